// What stays in reach on every view: the Word file, the code, and leaving quickly.
import { announce } from "./announce.js";
import { call } from "./api.js";
import { byId, el, size } from "./dom.js";
import { banner } from "./views.js";
import { WORDS } from "./words.js";

const AWAY = "https://www.bbc.co.uk/weather";
export const FRAME = document.documentElement.dataset.mode === "frame";

/** Makes the Word file and hands it over. Rejects with ApiError. */
export async function getWord() {
  const place = byId("word-link");
  place.textContent = WORDS.wordMaking;
  try {
    const made = await call("/chat/document", {});
    const says = WORDS.wordReady(made.final ? "report" : "draft report", size(made.bytes));
    const link = /** @type {HTMLAnchorElement} */ (el("a", { href: made.url, download: made.name }, "Get it now"));
    link.addEventListener("click", () => setTimeout(() => link.replaceWith(el("p", {}, WORDS.wordTaken)), 100));
    place.replaceChildren(el("p", {}, `${says} The link works once, for ${made.minutes} minutes.`), link);
    announce(says);
    link.click();
  } finally {
    if (place.textContent === WORDS.wordMaking) place.replaceChildren();
  }
}

/** @param {string} code */
export async function copy(code) {
  try {
    await navigator.clipboard.writeText(code);
    banner(WORDS.copied);
  } catch {
    banner(WORDS.notCopied);
  }
}

/** Leaves for another site, so that "back" does not lead here. The report stays, and so does the session. */
export function leaveNow() {
  document.body.hidden = true;
  if (FRAME && window.parent !== window) window.parent.postMessage("sos-leave", "*");
  else location.replace(AWAY);
}
