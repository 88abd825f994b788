// What a screen reader says: one finished message at a time, then nothing, so that no old text is read again.
import { byId } from "./dom.js";

const LONG_ENOUGH = 1000;
/** @type {string[]} */
const waiting = [];
let busy = false;

/** @param {string} text */
export function announce(text) {
  const said = text.replace(/\s+/g, " ").trim();
  if (!said) return;
  waiting.push(said);
  if (!busy) next();
}

function next() {
  const live = byId("live");
  const text = waiting.shift();
  busy = text !== undefined;
  live.textContent = text ?? "";
  if (!busy) return;
  setTimeout(() => {
    live.textContent = "";
    setTimeout(next, 60);
  }, LONG_ENOUGH);
}
