// The card with the question in hand: its words, the input that fits it, a box to type in, and other ways on.
import { byId, el, show } from "./dom.js";
import { fitting } from "./forms.js";
import { keep, kept } from "./sealed.js";
import { button } from "./transcript.js";
import { WORDS } from "./words.js";

const MOST = 20_000;
const SIDE = new Set(["why do you ask", "show me an example", "skip", "i don't know", "none that i know of", "which way does the scale run", "back"]);
const PROSE = new Set(["prose", "builder", "rows"]);
const OPEN_TEXT = new Set(["coach", "rewrite", "reason", "edit", "held", "spare"]);

/** @typedef {import("./transcript.js").Said} Said */

export class Answer {
  /** @param {(text: string, fromBox?: boolean) => void} send */
  constructor(send) {
    this.send = send;
    this.box = /** @type {HTMLTextAreaElement} */ (byId("text"));
    this.form = /** @type {HTMLFormElement} */ (byId("answer"));
    /** @type {import("./forms.js").Fitting | null} */
    this.fit = null;
    /** @type {Said | null} */
    this.ask = null;
    this.timer = 0;
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.form.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.enter(event));
    for (const kind of ["dragover", "drop", "paste"]) this.form.addEventListener(kind, (event) => this.refuseFiles(event));
  }

  /** What the typed words are kept under. */
  get name() {
    const custom = this.ask?.custom ?? {};
    return `draft:${custom.question}:${custom.child ?? ""}:${custom.state}`;
  }

  get isEmpty() {
    return !this.box.value.trim() && !Object.values(this.fit?.values() ?? {}).some((value) => value.trim());
  }

  /** Shows a question. @param {Said} ask @param {boolean} own whether it follows from something sent in this window */
  async put(ask, own) {
    const before = this.ask && !own && !this.isEmpty && this.ask.n !== ask.n ? this.box.value : "";
    this.ask = ask;
    this.clearProblem();
    this.words(ask);
    this.inputs(ask);
    this.box.value = before;
    this.grow();
    if (before) this.problem([{ field: "text", says: WORDS.changed }], "Look again");
    else await this.restore();
  }

  /** @param {Said} ask */
  words(ask) {
    const custom = ask.custom ?? {};
    const { lead, question, after } = cut(ask);
    byId("ask-lead").textContent = lead;
    byId("ask").textContent = question;
    byId("ask-hint").textContent = after;
    const progress = custom.section_progress;
    const place = [custom.section, custom.child, progress && `${progress.done} of ${progress.of} done`];
    byId("where").textContent = custom.section ? place.filter(Boolean).join(" · ") : "";
    const about = (custom.kind !== "sort" && custom.about) || ""; // the sorting question repeats the words itself
    byId("about").replaceChildren(...(about ? [el("b", {}, "Your words"), `“${about}”`] : []));
    show(byId("about"), Boolean(about));
  }

  /** @param {Said} ask */
  inputs(ask) {
    const custom = ask.custom ?? {};
    this.fit = fitting(ask);
    byId("fit").replaceChildren(...(this.fit ? [this.fit.element] : []));
    this.long = !this.fit && (PROSE.has(custom.kind) || OPEN_TEXT.has(custom.state)) && !["confirm", "delete", "told", "clash"].includes(custom.state);
    this.box.classList.toggle("long", this.long);
    byId("text-label").textContent = this.fit ? WORDS.typeInstead : WORDS.yourAnswer;
    byId("text-tip").textContent = this.long ? WORDS.ctrlEnter : "";
    this.buttons(ask);
    show(byId("typing"), true);
  }

  /** @param {Said} ask */
  buttons(ask) {
    const drawn = new Set(this.fit && ask.custom?.state === "asked" && this.fit.element.getAttribute("role") === "radiogroup" ? ask.custom.options.map(String) : []);
    const rest = (ask.buttons ?? []).filter((reply) => !drawn.has(reply.payload) && !drawn.has(reply.title));
    const side = rest.filter((reply) => SIDE.has(reply.payload.toLowerCase()));
    const main = rest.filter((reply) => !side.includes(reply));
    byId("replies").replaceChildren(...main.map((reply) => button(reply.title, () => this.press(reply.payload))));
    const back = ask.custom?.question && ask.custom.state !== "stop" ? [{ title: "Back", payload: "back" }] : [];
    const links = [...side, ...back].map((reply) =>
      el("button", { type: "button", class: "link", onclick: () => this.press(reply.payload) }, reply.title));
    byId("side").replaceChildren(...links);
  }

  /** A button is its words, typed. What is in the box stays there. @param {string} payload */
  press(payload) {
    this.clearProblem();
    this.box.focus({ preventScroll: true });
    this.send(payload);
  }

  submit() {
    const problems = this.fit?.problems() ?? [];
    const chosen = this.fit?.text() ?? "";
    const typed = this.box.value.trim();
    const text = [chosen, typed].filter(Boolean).join(/[.!?]$/.test(chosen) ? " " : ". ");
    if (!problems.length && !text) {
      const radio = this.fit?.element.querySelector("input, textarea");
      problems.push({ field: radio?.id || "text", says: this.fit ? WORDS.choose : WORDS.empty });
    }
    if (!problems.length && text.length > MOST) problems.push({ field: "text", says: WORDS.tooLong(text.length) });
    if (problems.length) {
      this.problem(problems);
      byId("problem").focus();
      return;
    }
    this.clearProblem();
    this.box.focus({ preventScroll: true });
    this.send(text, true);
  }

  /** Empties the inputs: what was in them is on its way. */
  clear() {
    this.box.value = "";
    this.fit?.restore({});
    this.grow();
    clearTimeout(this.timer);
    keep(this.name, null);
  }

  /** Puts words back that were not sent. @param {string} text */
  putBack(text) {
    this.box.value = this.box.value ? `${text}\n${this.box.value}` : text;
    this.typed();
  }

  /** @param {import("./forms.js").Problem[]} problems @param {string} [title] */
  problem(problems, title = "There is a problem") {
    this.clearProblem();
    const links = problems.map(({ field, says }) => el("li", {}, el("a", { href: `#${field}`, onclick: (/** @type {Event} */ e) => toField(e, field) }, says)));
    byId("problem").replaceChildren(el("h3", {}, title), el("ul", {}, ...links));
    show(byId("problem"), true);
    for (const { field, says } of problems) markField(field, says);
  }

  clearProblem() {
    show(byId("problem"), false);
    for (const error of this.form.querySelectorAll(".error")) error.remove();
    for (const input of this.form.querySelectorAll("[aria-invalid]")) {
      input.removeAttribute("aria-invalid");
      const rest = (input.getAttribute("aria-describedby") ?? "").replace(/\bfield-error-\S+/g, "").trim();
      if (rest) input.setAttribute("aria-describedby", rest);
      else input.removeAttribute("aria-describedby");
    }
  }

  typed() {
    this.grow();
    clearTimeout(this.timer);
    const name = this.name;
    this.timer = setTimeout(() => keep(name, this.isEmpty ? null : { text: this.box.value, values: this.fit?.values() ?? {} }), 300);
  }

  async restore() {
    const name = this.name;
    const old = await kept(name);
    if (!old || name !== this.name || this.box.value) return;
    this.box.value = old.text;
    this.fit?.restore(old.values);
    this.grow();
  }

  grow() {
    this.box.style.height = "auto";
    if (this.box.value) this.box.style.height = `${Math.min(this.box.scrollHeight + 4, 600)}px`;
    const words = this.box.value.trim().split(/\s+/).filter(Boolean).length;
    byId("count").textContent = this.long ? `${words.toLocaleString("en-GB")} ${words === 1 ? "word" : "words"}` : "";
  }

  /** @param {KeyboardEvent} event */
  enter(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    const sends = this.long ? event.ctrlKey || event.metaKey : !event.shiftKey;
    if (!sends) return;
    event.preventDefault();
    this.submit();
  }

  /** @param {Event} event */
  refuseFiles(event) {
    const data = /** @type {DragEvent} */ (event).dataTransfer ?? /** @type {ClipboardEvent} */ (event).clipboardData;
    const isFile = data && [...data.types].includes("Files") && !data.types.includes("text/plain");
    if (!isFile) return;
    event.preventDefault();
    if (event.type !== "dragover") this.problem([{ field: "text", says: WORDS.file }]);
  }
}

/**
 * Cuts what is asked into what leads up to it, the question, and what follows.
 * @param {Said} ask @returns {{lead: string, question: string, after: string}}
 */
function cut(ask) {
  const { hint = "", kind, state } = ask.custom ?? {};
  const text = hint && ask.text.endsWith(hint) ? ask.text.slice(0, -hint.length).trim() : ask.text;
  const lines = text.split("\n").filter(Boolean);
  if (kind === "score" && state === "asked") return { lead: "", question: lines[0], after: hint };
  const asksLast = state === "unlike" || (state !== "edit" && state !== "pick" && (kind === "sort" || kind === "builder"));
  if (asksLast) return { lead: lines.slice(0, -1).join("\n"), question: lines.at(-1) ?? "", after: hint };
  return { lead: "", question: lines[0] ?? "", after: [...lines.slice(1), hint].filter(Boolean).join("\n") };
}

/** @param {Event} event @param {string} field */
function toField(event, field) {
  event.preventDefault();
  byId(field)?.focus();
}

/** @param {string} field @param {string} says */
function markField(field, says) {
  const input = byId(field);
  if (!input) return;
  const id = `field-error-${field}`;
  const place = input.type === "radio" ? input.closest("fieldset") : input.closest(".dates") ?? input;
  place.before(el("p", { class: "error", id }, el("span", { class: "unseen" }, "Error: "), says));
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
}
