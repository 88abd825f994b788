// The form with which someone comes back to a report.
import { announce } from "./announce.js";
import { call } from "./api.js";
import { byId, show } from "./dom.js";
import { WORDS } from "./words.js";

/** @param {(news: any) => Promise<void>} opened */
export function setUpComeBack(opened) {
  byId("resume").addEventListener("submit", async (/** @type {Event} */ event) => {
    event.preventDefault();
    const code = byId("code").value.trim();
    problem(code ? "" : WORDS.enterCode);
    if (!code) return;
    try {
      const news = await call("/chat/resume", { code: code.slice(0, 200) });
      byId("code").value = "";
      await opened(news);
    } catch (error) {
      problem(/** @type {any} */ (error).says || WORDS.gone);
    }
  });
}

/** @param {string} says */
function problem(says) {
  const place = byId("code-error");
  place.textContent = says;
  show(place, Boolean(says));
  if (!says) {
    byId("code").removeAttribute("aria-invalid");
    return;
  }
  byId("code").setAttribute("aria-invalid", "true");
  byId("code").focus();
  announce(says);
}
