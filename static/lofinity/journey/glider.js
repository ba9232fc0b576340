/**
 * True edges of progress -> a value that moves smoothly between them. It never runs past the next edge (the end of the
 * stage that has begun), never goes back, and slows down when a stage takes longer than was expected. Knows no clock:
 * time is an argument, in seconds.
 */

/** Where each stage lies on the bar, 0..1; the press itself is nearly all of the work. @type {Record<string, readonly [number, number]>} */
export const SPANS = {
  plan: [0, 0.06],
  preview: [0.06, 0.12],
  press: [0.12, 0.86],
  master: [0.86, 1],
};

const SHORTEST_S = 0.2; // an estimate of nothing must not make the bar jump

export class Glider {
  #shown = 0;
  /** @type {readonly [number, number]} */
  #span = [0, 0];
  #edge = 0;
  #edge_s = 0;
  #pace = 0; // of the bar per second

  reset() {
    this.#shown = 0;
    this.#span = [0, 0];
    this.#edge = 0;
    this.#pace = 0;
  }

  /** A stage has begun. @param {string} stage @param {number} expected_s @param {number} now_s */
  began(stage, expected_s, now_s) {
    const span = SPANS[stage];
    if (!span) return;
    this.at(now_s);
    this.#span = span;
    this.#edge = span[0];
    this.#edge_s = now_s;
    this.#pace = (span[1] - span[0]) / Math.max(SHORTEST_S, expected_s || SHORTEST_S);
  }

  /** True progress inside the stage. @param {{ stage: string, done: number, total: number }} progress @param {number} now_s */
  reached({ stage, done, total }, now_s) {
    const span = SPANS[stage];
    if (!span || !(total > 0)) return;
    this.at(now_s);
    this.#span = span;
    this.#edge = span[0] + (span[1] - span[0]) * Math.min(1, Math.max(0, done / total));
    this.#edge_s = now_s;
  }

  /** What to show. @param {number} now_s @returns {number} 0..1 */
  at(now_s) {
    const left = this.#span[1] - this.#edge;
    const gone = this.#pace * Math.max(0, now_s - this.#edge_s);
    // close to the estimate at first, then ever slower: 1 - e^-x touches the next edge only in eternity
    const glided = left > 0 ? this.#edge + left * (1 - Math.exp(-gone / left)) : this.#edge;
    this.#shown = Math.min(Math.max(this.#shown, this.#edge, glided), Math.max(this.#span[1], this.#shown));
    return this.#shown;
  }
}
