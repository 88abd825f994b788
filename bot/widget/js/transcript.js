// What was said, as a list. The question in hand is not in it: it has the card below.
import { el } from "./dom.js";

/**
 * @typedef {{title: string, payload: string}} Reply
 * @typedef {{n: number, who: "you" | "bot", text: string, id?: string, buttons?: Reply[], custom?: Record<string, any>}} Said
 */

/** @param {Said} said */
export const isAsk = (said) => said.who === "bot" && Boolean(said.custom?.state);

export class Transcript {
  /** @param {HTMLElement} list @param {{word: () => void, lock: () => void, copy: (code: string) => void}} hands what the buttons do */
  constructor(list, hands) {
    this.list = list;
    this.hands = hands;
    /** @type {HTMLElement | null} */
    this.pending = null;
  }

  clear() {
    this.list.replaceChildren();
    this.pending = null;
  }

  /** @param {Said} said */
  add(said) {
    if (said.who === "you") this.settle();
    const item = el("li", { class: said.who, "data-n": said.n }, who(said.who), el("p", { class: "said" }, textOf(said)));
    this.extras(item, said);
    if (this.pending) this.pending.before(item);
    else this.list.append(item);
    return item;
  }

  /** Shows a message that is on its way. @param {string} text */
  addPending(text) {
    this.settle();
    this.pending = el("li", { class: "you pending" }, who("you"), el("p", { class: "said" }, text), el("p", { class: "note" }, "Sending"));
    this.list.append(this.pending);
    return this.pending;
  }

  /** Takes the message that is on its way out again: it arrived, or it goes back into the box. */
  settle() {
    this.pending?.remove();
    this.pending = null;
  }

  /** @param {HTMLElement} item @param {Said} said */
  extras(item, said) {
    const custom = said.custom ?? {};
    if (custom.document) {
      const label = custom.document === "final" ? "Get the report (Word)" : "Get the draft (Word)";
      item.append(row(button(label, this.hands.word)));
    }
    if (custom.review) item.append(el("p", { class: "note" }, el("a", { href: "#review" }, "Open all your answers on one page")));
    if (custom.resume_code) {
      item.append(
        el("p", { class: "code" }, custom.resume_code),
        row(
          button("Copy the code", () => this.hands.copy(custom.resume_code)),
          button("Print the code", () => printOnly(item)),
          button("Lock this page", this.hands.lock),
        ),
      );
    }
  }
}

/** @param {Said} said */
function textOf(said) {
  const code = said.custom?.resume_code;
  return code ? said.text.replace(`${code}\n`, "") : said.text;
}

/** @param {"you" | "bot"} speaker */
const who = (speaker) => el("span", { class: "who" }, speaker === "you" ? "You" : "Report helper");
/** @param {...HTMLElement} inside */
const row = (...inside) => el("div", { class: "row" }, ...inside);
/** @param {string} label @param {() => void} press */
export const button = (label, press) => el("button", { type: "button", class: "button second", onclick: press }, label);

/** @param {HTMLElement} item */
function printOnly(item) {
  item.classList.add("printed");
  document.documentElement.classList.add("printing");
  window.print();
  document.documentElement.classList.remove("printing");
  item.classList.remove("printed");
}
