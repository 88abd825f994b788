// Puts a button on a page that opens the chat in a frame of our own origin, so that the page cannot read it.
// Use: <script src="https://reports.example.org/embed.js" data-label="Write your report" data-side="right" defer></script>
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const origin = new URL(script.src).origin;
  const label = script.dataset.label || "Write a conference report";
  const side = script.dataset.side === "left" ? "left" : "right";
  const AWAY = "https://www.bbc.co.uk/weather";
  const STYLE = `
    :host { all: initial; }
    button { font: 700 17px/1.3 Arial, sans-serif; cursor: pointer; border-radius: 3px; padding: 12px 18px; min-height: 44px;
      border: 2px solid #fff; background: #1d4f76; color: #fff; }
    button:focus-visible { outline: 3px solid #fd0; outline-offset: 0; box-shadow: 0 0 0 6px #0b0c0c; }
    .launch { position: fixed; bottom: 16px; ${side}: 16px; z-index: 2147483000; box-shadow: 0 1px 6px rgb(0 0 0 / 40%); }
    .box { position: fixed; bottom: 16px; ${side}: 16px; z-index: 2147483001; width: min(480px, calc(100vw - 32px));
      height: min(760px, calc(100vh - 32px)); display: flex; flex-direction: column; background: #fff; border: 2px solid #0b0c0c; }
    .box[hidden] { display: none; }
    .bar { display: flex; justify-content: space-between; align-items: center; gap: 8px; padding: 6px 6px 6px 14px; background: #0b0c0c; color: #fff;
      font: 700 16px/1.3 Arial, sans-serif; }
    .bar button { background: #0b0c0c; padding: 8px 14px; }
    iframe { flex: 1; border: 0; width: 100%; min-height: 0; background: #fff; }
    @media (max-width: 560px), (max-height: 560px) { .box { inset: 0; width: 100vw; height: 100%; border: 0; } }
    @media print { :host { display: none; } }`;

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  /** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} inside */
  const make = (tag, attributes, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  };
  const launch = make("button", { type: "button", class: "launch", "aria-haspopup": "dialog", "aria-expanded": "false" }, label);
  const shut = make("button", { type: "button" }, "Close");
  const box = make("div", { class: "box", role: "dialog", "aria-label": label, hidden: "" }, make("div", { class: "bar" }, make("span", {}, label), shut));
  /** @type {HTMLIFrameElement | null} */
  let frame = null;

  const open = () => {
    if (!frame) {
      frame = /** @type {HTMLIFrameElement} */ (make("iframe", {
        src: `${origin}/embed`, title: label, referrerpolicy: "no-referrer",
        sandbox: "allow-scripts allow-same-origin allow-forms allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox",
      }));
      box.append(frame);
    }
    box.hidden = false;
    launch.hidden = true;
    launch.setAttribute("aria-expanded", "true");
    frame.focus();
  };
  const close = () => {
    box.hidden = true;
    launch.hidden = false;
    launch.setAttribute("aria-expanded", "false");
    launch.focus();
  };
  launch.addEventListener("click", open);
  shut.addEventListener("click", close);
  box.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  window.addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
    if (event.data === "sos-close") close();
    if (event.data === "sos-leave") window.location.replace(AWAY);
  });
  root.append(launch, box);
  const start = () => {
    document.body.append(host);
    if (script.dataset.open === "true") open();
  };
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
