// How far the report is, section by section.
import { byId, el } from "./dom.js";

/** @typedef {{id: string, title: string, done: number, of: number, here: boolean}} Section */

/** @param {Section[]} sections */
export function drawSections(sections) {
  const done = sections.reduce((sum, section) => sum + section.done, 0);
  const of = sections.reduce((sum, section) => sum + section.of, 0);
  const bar = /** @type {HTMLProgressElement} */ (el("progress", { max: of || 1, value: done, "aria-label": "Questions done" }));
  byId("progress").replaceChildren(bar, el("p", {}, `${done} of ${of} questions done`));
  byId("sections").replaceChildren(...sections.map(line));
}

/** @param {Section} section */
function line(section) {
  const full = section.done >= section.of;
  const state = full ? "Done" : `${section.done} of ${section.of}`;
  return el(
    "li",
    { "aria-current": section.here ? "step" : null },
    el("span", {}, section.title),
    el("span", { class: full ? "state full" : "state" }, state),
  );
}

export function setUpToggle() {
  const panel = byId("panel");
  const toggle = byId("panel-toggle");
  panel.dataset.open = "no";
  toggle.addEventListener("click", () => {
    const open = panel.dataset.open !== "yes";
    panel.dataset.open = open ? "yes" : "no";
    toggle.setAttribute("aria-expanded", String(open));
  });
}
