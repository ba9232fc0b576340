/** Composed hits and a position on the tape -> the hits that are heard now. Follows varispeed, because it follows the place, not the clock. */

/** @typedef {import("lofinity/journey/words.js").BeatMark} BeatMark */

const JUMP_S = 0.6; // more than this between two looks is a seek or a sleeping page: nothing is made up for

export class BeatTrack {
  #beats;
  #loop_s;
  /** @type {number | null} */
  #last_s = null;

  /** @param {readonly BeatMark[]} beats in seconds of the tape @param {{ loop_s?: number }} [given] for music that repeats without a seam */
  constructor(beats, { loop_s = 0 } = {}) {
    this.#beats = [...beats].sort((a, b) => a[0] - b[0]);
    this.#loop_s = loop_s;
  }

  /** The hits since the last look. @param {number} position_s @returns {BeatMark[]} */
  follow(position_s) {
    const from = this.#last_s;
    this.#last_s = position_s;
    if (from === null) return [];
    const wrapped = this.#loop_s > 0 && position_s < from && position_s + this.#loop_s - from < JUMP_S;
    if (wrapped) return [...this.#between(from, this.#loop_s), ...this.#between(0, position_s)];
    if (position_s <= from || position_s - from > JUMP_S) return [];
    return this.#between(from, position_s);
  }

  /** @param {number} from_s included @param {number} to_s not included */
  #between(from_s, to_s) {
    const found = [];
    for (let i = this.#first(from_s); i < this.#beats.length && this.#beats[i][0] < to_s; i++)
      found.push(this.#beats[i]);
    return found;
  }

  /** @param {number} at_s @returns {number} index of the first beat that is not earlier */
  #first(at_s) {
    let low = 0;
    let high = this.#beats.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#beats[middle][0] < at_s) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** beats.json as it came -> marks, without what is not one. @param {unknown} told @returns {BeatMark[]} */
export const marksOf = (told) =>
  Array.isArray(told)
    ? told.filter(
        (mark) =>
          Array.isArray(mark) && Number.isFinite(mark[0]) && typeof mark[1] === "string" && Number.isFinite(mark[2]),
      )
    : [];
