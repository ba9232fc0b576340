/** Small preferences -> this browser's memory. Storage may be blocked (private window, iframe): then nothing is kept, nothing fails. */

const PREFIX = "small-worlds.";

/** @template T @param {string} name @param {T} otherwise @returns {T} */
export function recall(name, otherwise) {
  try {
    const text = globalThis.localStorage.getItem(PREFIX + name);
    if (text === null) return otherwise;
    const value = JSON.parse(text);
    return typeof value === typeof otherwise ? value : otherwise;
  } catch {
    return otherwise;
  }
}

/** @param {string} name @param {unknown} value */
export function remember(name, value) {
  try {
    globalThis.localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // blocked or full: the choice lives as long as the page
  }
}
