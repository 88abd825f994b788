// Two pages beside the chat: every answer with a way to change it, and the report as text.
import { call } from "./api.js";
import { byId, el } from "./dom.js";

/** @param {(number: number, title: string) => void} change */
export async function drawReview(change) {
  const found = await call("/chat/review");
  const place = byId("review");
  place.replaceChildren(
    el("p", {}, found.due),
    ...todo("Still to do", found.missing.map((/** @type {any} */ row) => el("li", {}, changeLink(row, "Answer", change), ` ${row.title}`))),
    ...todo("Some things to think about", found.tips.map((/** @type {string} */ tip) => el("li", {}, tip))),
    ...found.sections.map((/** @type {any} */ section) => drawSection(section, change)),
    el("p", { class: "row" }, el("a", { href: "#report" }, "Read the report"), el("a", { href: "#chat" }, "Go on with the questions")),
  );
}

/** @param {string} title @param {HTMLElement[]} items */
const todo = (title, items) => (items.length ? [el("h3", {}, title), el("ul", {}, ...items)] : []);

/** @param {any} section @param {(number: number, title: string) => void} change */
function drawSection(section, change) {
  const rows = section.rows.map((/** @type {any} */ row) =>
    el(
      "div",
      { id: `row-${row.number}` },
      el("dt", {}, row.title),
      el("dd", { class: row.given ? null : "open" }, row.answer),
      el("dd", {}, changeLink(row, row.given ? "Change" : "Answer", change)),
    ));
  const id = `review-${section.id}`;
  return el("section", { class: "review-section", "aria-labelledby": id }, el("h3", { id }, section.title), el("dl", { class: "answers" }, ...rows));
}

/** @param {{number: number, title: string}} row @param {string} label @param {(number: number, title: string) => void} change */
function changeLink(row, label, change) {
  const press = (/** @type {Event} */ event) => {
    event.preventDefault();
    change(row.number, row.title);
  };
  return el("a", { href: "#chat", "data-number": row.number, onclick: press }, label, el("span", { class: "unseen" }, ` ${row.title}`));
}

/** @param {HTMLElement} wordButton */
export async function drawReport(wordButton) {
  const found = await call("/chat/report");
  byId("report-title").textContent = found.final ? "Your report" : "Your report so far (draft)";
  byId("report-tools").replaceChildren(wordButton, el("a", { href: "#review" }, "Check your answers"));
  byId("report").textContent = found.text;
}
