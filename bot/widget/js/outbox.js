// Sends one message at a time, with an id, until there is an answer: nothing is lost, and nothing counts twice.
import { ApiError, call } from "./api.js";
import { keep, kept } from "./sealed.js";

const WAITS = [1, 2, 4, 8, 15];
const SLOW = 5;
const GIVE_UP_ON_SAVING = 3;

/** @typedef {{id: string, text: string}} Letter */

export class Outbox {
  /**
   * @param {{after: () => number, slow: () => void, offline: () => void, sent: (news: any) => void,
   *   refused: (letter: Letter, error: ApiError) => void}} hands what to do as things happen
   */
  constructor(hands) {
    this.hands = hands;
    /** @type {Letter | null} */
    this.letter = null;
    /** @type {(() => void) | null} */
    this.wake = null;
    window.addEventListener("online", () => this.wake?.());
  }

  get busy() {
    return this.letter !== null;
  }

  /** @param {string} text @param {string} [id] of a message that may have arrived already */
  async post(text, id = makeId()) {
    this.letter = { id, text };
    await keep("outbox", this.letter);
    for (let tries = 0, unsaved = 0; this.letter; tries += 1) {
      try {
        const news = await this.once(this.letter);
        this.done();
        this.hands.sent(news);
      } catch (error) {
        const problem = /** @type {ApiError} */ (error);
        unsaved += problem.status === 503 ? 1 : 0;
        if (isFinal(problem) || unsaved >= GIVE_UP_ON_SAVING) this.giveBack(problem);
        else await this.pause(problem, tries);
      }
    }
  }

  /** @param {Letter} letter */
  async once(letter) {
    const slow = setTimeout(() => this.hands.slow(), SLOW * 1000);
    try {
      return await call("/chat/send", { text: letter.text, message_id: letter.id, after: this.hands.after() }, { seconds: 40 });
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {ApiError} problem @param {number} tries */
  async pause(problem, tries) {
    this.hands.offline();
    const seconds = problem.wait || WAITS[Math.min(tries, WAITS.length - 1)];
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.wake = () => { clearTimeout(timer); resolve(undefined); };
    });
    this.wake = null;
  }

  /** @param {ApiError} problem */
  giveBack(problem) {
    const letter = /** @type {Letter} */ (this.letter);
    this.done();
    this.hands.refused(letter, problem);
  }

  done() {
    this.letter = null;
    keep("outbox", null);
  }

  /** Sends what a reload caught on its way. The server knows by the id whether it came already. */
  async resume() {
    const letter = await kept("outbox");
    if (letter && !this.busy) await this.post(letter.text, letter.id);
    return Boolean(letter);
  }
}

/** @param {ApiError} problem */
const isFinal = (problem) => problem.status >= 400 && problem.status < 500 && problem.status !== 429;

const makeId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
