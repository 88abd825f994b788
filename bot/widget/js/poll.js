// Waits for what other windows and the bot bring, one call after another.
import { call } from "./api.js";

export class Poll {
  /** @param {{after: () => number, news: (found: any) => void, away: () => void, back: () => void, over: (error: any) => void}} hands */
  constructor(hands) {
    this.hands = hands;
    this.failures = 0;
    /** @type {AbortController | null} */
    this.mine = null;
  }

  stop() {
    this.mine?.abort();
    this.mine = null;
  }

  async start() {
    this.stop();
    const mine = new AbortController();
    this.mine = mine;
    while (!mine.signal.aborted) {
      try {
        this.hands.news(await call(`/chat/events?after=${this.hands.after()}`, undefined, { seconds: 30, signal: mine.signal }));
        if (this.failures) this.hands.back();
        this.failures = 0;
      } catch (error) {
        if (mine.signal.aborted) return;
        const problem = /** @type {import("./api.js").ApiError} */ (error);
        if (problem.status === 401) return this.hands.over(problem);
        await this.missed(problem);
      }
    }
  }

  /** @param {import("./api.js").ApiError} error */
  async missed(error) {
    this.failures += 1;
    if (this.failures > 1) this.hands.away();
    const seconds = error.wait || Math.min(15, 2 ** this.failures);
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      window.addEventListener("online", () => { clearTimeout(timer); resolve(undefined); }, { once: true });
    });
  }
}
