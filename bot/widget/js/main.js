// The page: which view is shown, what arrives, and what the buttons do.
import { announce } from "./announce.js";
import { Answer } from "./answer.js";
import { ApiError, call, keepToken } from "./api.js";
import { setUpComeBack } from "./comeback.js";
import { ask as askInDialog, warnBefore } from "./dialogs.js";
import { byId, show } from "./dom.js";
import { Outbox } from "./outbox.js";
import { drawSections, setUpToggle } from "./panel.js";
import { Poll } from "./poll.js";
import { drawReport, drawReview } from "./review.js";
import { forget, unlock } from "./sealed.js";
import { copy, FRAME, getWord, leaveNow } from "./tools.js";
import { button, isAsk, Transcript } from "./transcript.js";
import { banner, view, working } from "./views.js";
import { WORDS } from "./words.js";

const state = {
  last: 0,
  open: false,
  reading: false,
  /** @type {import("./transcript.js").Said | null} */
  ask: null,
  /** @type {{number: number, question: string | null} | null} the answer being changed from the review */
  change: null,
};

const transcript = new Transcript(byId("talk"), { word: () => tryTo(getWord), lock: () => lock(), copy });
const answer = new Answer(send);
const outbox = new Outbox({
  after: () => state.last,
  slow: () => working(WORDS.slow),
  offline: () => { working(""); banner(away(), true); },
  sent: (news) => { working(""); banner(""); receive(news, true); },
  refused,
});
const poll = new Poll({
  after: () => state.last,
  news: (news) => receive(news, outbox.busy),
  away: () => { if (!outbox.busy) banner(away(), true); },
  back: () => banner(state.reading ? WORDS.takenOver : "", state.reading),
  over: trouble,
});

const away = () => (navigator.onLine ? WORDS.gone : WORDS.offline);

// views

async function route() {
  if (!state.open) return;
  const name = location.hash.slice(1);
  if (name !== "review" && name !== "report") {
    view("chat");
    if (state.change === null) answer.box.focus({ preventScroll: true });
    if (byId("talk").childElementCount > 2) byId("answer").scrollIntoView({ block: "nearest" });
    return;
  }
  try {
    if (name === "review") await drawReview(changeAnswer);
    else await drawReport(button("Get the Word file", () => tryTo(getWord)));
    view(name);
    window.scrollTo(0, 0);
  } catch (error) {
    trouble(/** @type {ApiError} */ (error));
  }
}

// what arrives

/** @param {any} news @param {boolean} own whether it answers something sent in this window */
function receive(news, own) {
  if (news.standing === "deleted") return gone(news.events);
  const fresh = news.events.filter((/** @type {any} */ e) => e.n > state.last || e.custom?.resume_code);
  state.last = Math.max(state.last, news.last);
  if (news.sections) drawSections(news.sections);
  if (news.expires) warnBefore(news.expires, stay);
  if (fresh.length) arrive(fresh, own);
  setReading(news.standing === "read");
}

/** @param {import("./transcript.js").Said[]} fresh @param {boolean} own */
function arrive(fresh, own) {
  const lastAsk = fresh.filter(isAsk).at(-1);
  if (lastAsk && state.ask) addOnce(state.ask);
  for (const said of fresh) {
    if (said !== lastAsk) addOnce(said);
    if (said.who === "bot") announce(said.text);
  }
  if (!lastAsk) return;
  state.ask = lastAsk;
  answer.put(lastAsk, own);
  if (own) followChange(lastAsk);
  if (own) toNewest();
}

/** A question that was answered goes into the list, unless it is there. @param {import("./transcript.js").Said} said */
function addOnce(said) {
  const there = byId("talk").querySelector(`[data-n="${said.n}"]`);
  if (!there) transcript.add(said);
  else if (said.custom?.resume_code) there.replaceWith(transcript.add(said));
}

function toNewest() {
  const mine = [...byId("talk").querySelectorAll(".you")].at(-1);
  (mine ?? byId("answer")).scrollIntoView({ block: "start" });
}

/** Goes back to the review once the answer that was to be changed is settled. @param {import("./transcript.js").Said} ask */
function followChange(ask) {
  if (!state.change) return;
  const custom = ask.custom ?? {};
  const question = custom.state === "end" ? "" : `${root(custom)}:${custom.child ?? ""}`;
  if (state.change.question === null) state.change.question = question;
  else if (state.change.question !== question || custom.state === "end") backToReview(state.change.number);
}

/** @param {Record<string, any>} custom */
const root = (custom) => (custom.part ? custom.question.slice(0, -custom.part.length - 1) : custom.question);

/** @param {number} number */
async function backToReview(number) {
  state.change = null;
  history.replaceState(null, "", "#review");
  await route();
  announce(WORDS.reviewBack);
  const link = byId("review").querySelector(`#row-${number} a`);
  link?.focus();
  link?.scrollIntoView({ block: "center" });
}

/** @param {boolean} reading */
function setReading(reading) {
  if (reading === state.reading) return;
  state.reading = reading;
  show(byId("answer"), !reading);
  banner(reading ? WORDS.takenOver : "", reading);
}

// what is sent

/** @param {string} text @param {boolean} [fromBox] whether it was in the inputs, which are empty then */
async function send(text, fromBox = false) {
  if (state.reading) return;
  if (outbox.busy) return answer.problem([{ field: "text", says: WORDS.stillSending }], "One moment");
  transcript.addPending(text).scrollIntoView({ block: "nearest" });
  if (fromBox) answer.clear();
  working(WORDS.working);
  await outbox.post(text);
}

/** @param {import("./outbox.js").Letter} letter @param {ApiError} error */
function refused(letter, error) {
  transcript.settle();
  working("");
  answer.putBack(letter.text);
  if (error.status === 401) return trouble(error);
  if (error.code === "taken_over") return setReading(true);
  banner("");
  answer.problem([{ field: "text", says: error.says || WORDS.notSent }]);
  announce(error.says || WORDS.notSent);
}

/** @param {ApiError} error */
function trouble(error) {
  if (error.status === 401) {
    closeReport();
    banner(error.says, true);
  } else banner(error.says || WORDS.gone, true);
}

// opening and closing

/** @param {any} news */
async function opened(news) {
  await unlock(news.draft_key);
  Object.assign(state, { open: true, last: 0, ask: null, change: null });
  transcript.clear();
  banner("");
  if (location.hash === "") view("chat", false);
  receive(news, false);
  await route();
  await outbox.resume();
  if (state.open) poll.start();
}

function closeReport() {
  state.open = false;
  state.ask = null;
  poll.stop();
  setReading(false);
  keepToken(null);
  transcript.clear();
  for (const id of ["review", "report", "word-link"]) byId(id).replaceChildren();
  history.replaceState(null, "", location.pathname);
  view("start");
}

/** @param {any[]} events */
function gone(events) {
  forget();
  answer.clear();
  closeReport();
  const said = events.map((event) => event.text).filter(Boolean)[0] ?? WORDS.deleted;
  banner(said);
  announce(said);
}

async function startNew() {
  await tryTo(async () => opened(await call("/chat/start", {})));
}

/** @param {() => Promise<any>} work */
async function tryTo(work) {
  try {
    await work();
  } catch (error) {
    trouble(/** @type {ApiError} */ (error));
  }
}

async function stay() {
  await tryTo(async () => receive(await call("/chat/history?after=" + state.last), false));
}

async function lock() {
  await tryTo(async () => {
    await call("/chat/leave", {});
    closeReport();
    banner(WORDS.left);
  });
}

async function deleteAll() {
  const sure = await askInDialog(WORDS.deleteTitle, WORDS.deleteText, [["Yes, delete everything", "warn"], ["No, keep it", "second"]]);
  if (sure === 0) await tryTo(async () => { await call("/chat/delete", { confirm: true }); gone([]); });
}

// what the tools do

/** @param {number} number @param {string} title */
function changeAnswer(number, title) {
  state.change = { number, question: null };
  history.pushState(null, "", "#chat");
  view("chat");
  answer.box.focus({ preventScroll: true });
  send(`change ${number}`);
}

function saveStop() {
  history.pushState(null, "", "#chat");
  view("chat");
  answer.box.focus({ preventScroll: true });
  send("pause");
}

function setUp() {
  show(byId("app"), true);
  show(byId("leave-now"), true);
  setUpToggle();
  byId("start-new").addEventListener("click", startNew);
  setUpComeBack(opened);
  byId("leave-now").addEventListener("click", leaveNow);
  byId("get-word").addEventListener("click", () => tryTo(getWord));
  byId("save-stop").addEventListener("click", saveStop);
  byId("delete-all").addEventListener("click", deleteAll);
  window.addEventListener("hashchange", route);
  window.addEventListener("online", () => { if (!outbox.busy) banner(state.reading ? WORDS.takenOver : "", state.reading); });
  window.addEventListener("offline", () => banner(WORDS.offline, true));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && FRAME && !byId("dialog").open) window.parent.postMessage("sos-close", "*");
  });
}

async function begin() {
  setUp();
  banner(WORDS.connecting);
  for (let tries = 0; ; tries += 1) {
    try {
      return await opened(await call("/chat/history"));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 401) {
        banner(error.code === "no_session" ? "" : error.says);
        return view("start", false);
      }
      banner(away(), true);
      await new Promise((resolve) => setTimeout(resolve, 1000 * Math.min(15, 2 ** tries)));
    }
  }
}

begin();
