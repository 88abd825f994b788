// Questions that come before something that cannot be undone, and the warning before the page locks.
import { byId, el } from "./dom.js";
import { WORDS } from "./words.js";

const WARN_SECONDS = 300;
let timer = 0;

/** @param {string} title @param {string} text @param {[string, string][]} choices label and look @returns {Promise<number>} which one, or -1 */
export function ask(title, text, choices) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("dialog"));
  byId("dialog-title").textContent = title;
  byId("dialog-text").textContent = text;
  return new Promise((resolve) => {
    let chosen = -1;
    const buttons = choices.map(([label, look], n) =>
      el("button", { type: "button", class: `button ${look}`, onclick: () => { chosen = n; dialog.close(); } }, label));
    byId("dialog-buttons").replaceChildren(...buttons);
    dialog.addEventListener("close", () => resolve(chosen), { once: true });
    dialog.showModal();
    buttons.at(-1)?.focus();
  });
}

/** Warns before the session ends. @param {number} seconds until then @param {() => void} stay */
export function warnBefore(seconds, stay) {
  clearTimeout(timer);
  const wait = Math.max(0, Math.min(seconds - WARN_SECONDS, 2_000_000)) * 1000;
  timer = setTimeout(async () => {
    if (byId("dialog").open) return;
    await ask(WORDS.locking, WORDS.lockingText, [["Stay here", ""]]);
    stay();
  }, wait);
}
