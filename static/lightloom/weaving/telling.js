/**
 * The events of a job -> which of the things said each one is about. All is told before the first is painted, then they are
 * taken up in that order; what cannot be woven names itself. The same for our own jobs and for those we overhear.
 */

/** @typedef {import("kit/api.js").WireEvent} WireEvent */
/** @typedef {import("lightloom/words.js").Told} Told */

export class Telling {
  /** What is painted now. @type {Told | null} */
  now = null;
  /** @type {Told[]} */
  #next = [];

  /** @param {WireEvent} event @returns {string[]} ids of phrases that this event settles */
  hear({ kind, name, value }) {
    if (kind !== "made") return [];
    switch (name) {
      case "told":
        this.#next.push(value);
        return [];
      case "directed":
        this.now = this.#next.shift() ?? null;
        return [];
      case "undone":
        this.now = this.#next.shift() ?? null;
        return this.#settled;
      case "unheard":
        this.#next = this.#next.filter(({ ids }) => !ids.some((id) => value.ids.includes(id)));
        return value.ids;
      case "strip":
        return this.#settled;
      default:
        return [];
    }
  }

  /** A long phrase becomes several strips: it is settled with the last of them. */
  get #settled() {
    const toCome = new Set(this.#next.flatMap(({ ids }) => ids));
    return (this.now?.ids ?? []).filter((id) => !toCome.has(id));
  }
}
