// The input that fits a question. Each gives back the words that are sent, as if they had been typed.
import { el } from "./dom.js";
import { WORDS } from "./words.js";

/**
 * @typedef {{field: string, says: string}} Problem
 * @typedef {{element: HTMLElement, text: () => string, problems: () => Problem[], values: () => Record<string, string>,
 *   restore: (values: Record<string, string>) => void}} Fitting
 * @typedef {{id: string, label: string, kind: string}} Part
 */

const MONTHS = "January February March April May June July August September October November December".split(" ");
const PURPOSE = /** @type {Record<string, string>} */ ({
  "start.author.name": "name", "start.author.job": "organization-title", "start.author.school": "organization",
  "start.author.phone": "tel", "start.author.email": "email",
});
const ENTRY = new Set(["asked", "rows"]);

/** @param {import("./transcript.js").Said} ask @returns {Fitting | null} null where free text is all that fits */
export function fitting(ask) {
  const custom = ask.custom ?? {};
  const { kind, state } = custom;
  if (custom.part_kind === "date" && ["fields", "attendance"].includes(kind)) return dates();
  if (custom.part_kind === "birth") return dates();
  if (kind === "date" && state === "asked") return dates();
  if (["choice", "choice_text"].includes(kind) && state === "asked" && custom.options?.length) return radios(choices(custom));
  if (kind === "score" && state === "asked") return radios(scale(custom));
  if (custom.parts?.length > 1 && ENTRY.has(state)) return parts(custom.parts, kind, custom.question);
  return null;
}

/** @param {Record<string, any>} custom @returns {[string, string, string][]} value, number, words */
const choices = (custom) => custom.options.map((/** @type {string} */ option) => [option, "", option]);

/** @param {Record<string, any>} custom @returns {[string, string, string][]} */
const scale = (custom) =>
  custom.scale.map((/** @type {string} */ line) => {
    const [number, ...words] = line.split(": ");
    return [number, number, words.join(": ")];
  });

/** @param {[string, string, string][]} options @returns {Fitting} */
function radios(options) {
  const inputs = options.map(([value], n) => el("input", { type: "radio", name: "choice", value, id: `choice-${n}` }));
  const lines = options.map(([, number, words], n) =>
    el("label", { class: "radio", for: `choice-${n}` }, inputs[n], el("span", {}, number && el("b", {}, number), number && words && " ", words)),
  );
  const element = el("fieldset", { "aria-labelledby": "ask", "aria-describedby": "ask-hint", role: "radiogroup" }, ...lines);
  const all = /** @type {HTMLInputElement[]} */ (inputs);
  const chosen = () => all.find((input) => input.checked)?.value ?? "";
  return {
    element,
    text: chosen,
    problems: () => [],
    values: () => ({ choice: chosen() }),
    restore: (values) => all.forEach((input) => { input.checked = Boolean(values.choice) && input.value === values.choice; }),
  };
}

/** @returns {Fitting} */
function dates() {
  const group = dateFields("date", "Date");
  return { ...group, element: el("fieldset", { "aria-labelledby": "ask", "aria-describedby": "ask-hint" }, group.element) };
}

/** Day, month and year. @param {string} id @param {string} what @returns {Fitting} */
function dateFields(id, what) {
  const names = ["day", "month", "year"];
  const inputs = /** @type {HTMLInputElement[]} */ (
    names.map((name) => el("input", { type: "text", inputmode: "numeric", id: `${id}-${name}`, name: `${id}-${name}`, autocomplete: "off" }))
  );
  const fields = names.map((name, n) => el("div", { class: name }, el("label", { for: `${id}-${name}` }, name[0].toUpperCase() + name.slice(1)), inputs[n]));
  const values = () => Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
  return {
    element: el("div", { class: "dates" }, ...fields),
    text: () => dateText(inputs.map((input) => input.value.trim())),
    problems: () => dateProblems(id, what, inputs.map((input) => input.value.trim())),
    values,
    restore: (old) => inputs.forEach((input) => { input.value = old[input.name] ?? ""; }),
  };
}

/** @param {string[]} typed */
function dateText([day, month, year]) {
  if (!day && !month && !year) return "";
  const named = /^\d{1,2}$/.test(month) ? MONTHS[Number(month) - 1] ?? month : month;
  return [day, named, year].filter(Boolean).join(" ");
}

/** @param {string} id @param {string} what @param {string[]} typed @returns {Problem[]} */
function dateProblems(id, what, [day, month, year]) {
  if (!day && !month && !year) return [];
  for (const [name, value] of [["day", day], ["month", month], ["year", year]]) {
    if (!value) return [{ field: `${id}-${name}`, says: WORDS.dateParts(name) }];
  }
  if (!/^\d+$/.test(day + year) || !/^\d{1,2}$/.test(month)) return []; // "4 Dec 2026": the bot reads words
  const made = new Date(Number(year), Number(month) - 1, Number(day));
  const real = made.getMonth() === Number(month) - 1 && made.getDate() === Number(day) && year.length === 4;
  return real ? [] : [{ field: `${id}-day`, says: `${what}: ${WORDS.realDate.toLowerCase()}` }];
}

/** @param {Part[]} list @param {string} kind @param {string} question @returns {Fitting} */
function parts(list, kind, question) {
  const fields = list.map((part) => partField(part, kind, question));
  return {
    element: el("div", { class: "parts", role: "group", "aria-labelledby": "ask", "aria-describedby": "ask-hint" }, ...fields.map((field) => field.element)),
    text: () => joined(fields.map((field) => field.text()), kind),
    problems: () => fields.flatMap((field) => field.problems()),
    values: () => Object.assign({}, ...fields.map((field) => field.values())),
    restore: (old) => fields.forEach((field) => field.restore(old)),
  };
}

/** @param {Part} part @param {string} kind @param {string} question @returns {Fitting} */
function partField(part, kind, question) {
  const id = `part-${part.id}`;
  if (part.kind === "birth" || (part.kind === "date" && kind !== "rows")) {
    const group = dateFields(id, part.label);
    return { ...group, element: el("fieldset", {}, el("legend", {}, part.label), group.element) };
  }
  const long = kind === "builder" || ["what", "did", "how"].includes(part.id);
  const purpose = PURPOSE[`${question}.${part.id}`] ?? "off";
  const type = part.kind === "email" ? "email" : part.kind === "phone" ? "tel" : "text";
  const input = /** @type {HTMLInputElement} */ (
    long ? el("textarea", { id, rows: 2, autocomplete: "off" }) : el("input", { type, id, autocomplete: purpose })
  );
  const before = /** @type {Record<string, string>} */ ({ percent: "%" })[part.id] ?? "";
  return {
    element: el("div", { class: "field" }, el("label", { for: id }, before ? `${part.label} (${before})` : part.label), input),
    text: () => input.value.trim() && `${input.value.trim().replace(/\s*%$/, "")}${before}`,
    problems: () => [],
    values: () => ({ [id]: input.value }),
    restore: (old) => { input.value = old[id] ?? ""; },
  };
}

/** Puts the parts into one message, as someone would type them. @param {string[]} texts @param {string} kind */
function joined(texts, kind) {
  const given = texts.filter(Boolean);
  if (kind === "people") return given.join(", ");
  if (kind === "attendance") {
    const [percent, from, to] = texts;
    return [percent, from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(" ");
  }
  return given.map((text, n) => (n < given.length - 1 && !/[.!?]["”’']?$/.test(text) ? `${text}.` : text)).join(" ");
}
