// Which part of the page is shown, and what the page says about itself.
import { byId, el, show } from "./dom.js";

const VIEWS = ["start", "chat", "review", "report"];
const TITLE = document.title;

/** @param {string} name @param {boolean} [focus] whether the reader asked for it, so that focus goes along */
export function view(name, focus = true) {
  for (const other of VIEWS) show(byId(`view-${other}`), other === name);
  show(byId("panel"), name !== "start");
  const heading = byId(`${name}-title`);
  document.title = heading && name !== "start" ? `${heading.textContent} – ${TITLE}` : TITLE;
  if (focus && heading) heading.focus();
}

/** @param {string} text @param {boolean} [bad] */
export function banner(text, bad = false) {
  const place = byId("banner");
  place.classList.toggle("bad", bad);
  if (place.textContent !== text) place.replaceChildren(...(text ? [el("p", {}, text)] : []));
}

/** @param {string} text */
export function working(text) {
  byId("working").textContent = text;
  show(byId("working"), Boolean(text));
}
