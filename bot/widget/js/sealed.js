// Text that is not sent yet, kept over a reload. It is sealed with a key that only a live session gets from the
// server, so nothing readable lies on the disk of a shared computer.

const PREFIX = "sos:";
const BEFORE = new TextEncoder();
/** @type {CryptoKey | null} */
let key = null;

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** @param {string} given the session's key, in base64 */
export async function unlock(given) {
  if (!crypto.subtle || !given) return;
  key = await crypto.subtle.importKey("raw", bytes(given), "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** @param {string} name @param {any} value; null takes it away */
export async function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else if (key) localStorage.setItem(PREFIX + name, await seal(value));
  } catch {
    // A browser that allows no storage, or has none left: the text stays in the page, as it did before.
  }
}

/** @param {any} value */
async function seal(value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = BEFORE.encode(JSON.stringify(value));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, /** @type {CryptoKey} */ (key), data));
  const all = new Uint8Array([...iv, ...sealed]);
  let text = "";
  for (let at = 0; at < all.length; at += 8192) text += String.fromCharCode(...all.subarray(at, at + 8192));
  return btoa(text);
}

/** @param {string} name @returns {Promise<any>} what was kept, or null */
export async function kept(name) {
  try {
    const found = localStorage.getItem(PREFIX + name);
    if (!found || !key) return null;
    const all = bytes(found);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: all.subarray(0, 12) }, key, all.subarray(12));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null; // of an older session, whose key is gone
  }
}

export function forget() {
  key = null;
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  } catch {
    // no storage: nothing to forget
  }
}
