// Small helpers to make and find elements. Text always goes in as text, never as HTML.

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] on... adds a listener; true sets an empty attribute; false and null set none
 * @param {...(Node | string | null | undefined | false)} inside
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(.../** @type {(Node | string)[]} */ (inside.filter((piece) => piece || piece === "")));
  return made;
}

/** @param {string} id @returns {any} the element, which is there in the page's HTML */
export const byId = (id) => document.getElementById(id);

/** @param {HTMLElement} element @param {boolean} shown */
export const show = (element, shown) => { element.hidden = !shown; };

/** @param {number} bytes */
export const size = (bytes) => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
