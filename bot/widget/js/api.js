// Calls to the server. In a frame on another site a browser may send no cookie, so the token goes in a header too.

const TOKEN = "sos-token";
const FRAME = document.documentElement.dataset.mode === "frame";

export class ApiError extends Error {
  /** @param {number} status 0 when there was no answer @param {string} code @param {string} says @param {number} [wait] seconds */
  constructor(status, code, says, wait = 0) {
    super(code);
    this.status = status;
    this.code = code;
    this.says = says;
    this.wait = wait;
  }
}

/** @type {string | null} */
let held = null;

/** Where a browser gives a frame no storage, the token lasts as long as the page; there is the cookie besides. */
function token() {
  if (!FRAME) return null;
  try {
    return held ?? sessionStorage.getItem(TOKEN);
  } catch {
    return held;
  }
}

/** @param {string | null} given null forgets it */
export function keepToken(given) {
  if (!FRAME) return;
  held = given;
  try {
    if (given) sessionStorage.setItem(TOKEN, given);
    else sessionStorage.removeItem(TOKEN);
  } catch {
    // no storage here: see above
  }
}

/**
 * @param {string} path @param {object} [body] makes it a POST
 * @param {{seconds?: number, signal?: AbortSignal}} [options]
 * @returns {Promise<any>} the JSON of the answer. Rejects with ApiError.
 */
export async function call(path, body, { seconds = 20, signal } = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  signal?.addEventListener("abort", () => stop.abort());
  try {
    const response = await fetch(path, {
      method: body ? "POST" : "GET",
      headers: headers(body !== undefined),
      body: body ? JSON.stringify(body) : undefined,
      credentials: "same-origin",
      cache: "no-store",
      signal: stop.signal,
    });
    return await read(response);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(0, signal?.aborted ? "aborted" : "no_answer", "");
  } finally {
    clearTimeout(timer);
  }
}

/** @param {boolean} posts */
function headers(posts) {
  /** @type {Record<string, string>} */
  const sent = posts ? { "Content-Type": "application/json", "X-SOS-Chat": "1" } : {};
  if (FRAME) sent["X-SOS-Frame"] = "1";
  const given = token();
  if (given) sent.Authorization = `Bearer ${given}`;
  return sent;
}

/** @param {Response} response */
async function read(response) {
  let data;
  try {
    data = await response.json();
  } catch {
    throw new ApiError(response.ok ? 0 : response.status, "no_answer", "");
  }
  if (!response.ok) throw new ApiError(response.status, data.error ?? "no_answer", data.says ?? "", data.wait ?? 0);
  if (data.token) keepToken(data.token);
  return data;
}
