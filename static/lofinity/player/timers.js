/** Sleep and focus: when the music grows quiet, when the tape turns over. Time is an argument, in seconds; nothing is counted or praised. */

/** @typedef {import("lofinity/journey/words.js").Side} Side */

const FADE_S = 60;

export class SleepTimer {
  /** @type {number | null} */
  #until_s = null;
  sideEnd = false;

  /** @param {number} minutes @param {number} now_s */
  set(minutes, now_s) {
    this.clear();
    this.#until_s = now_s + minutes * 60;
  }

  /** Sleep when this side of the tape ends. */
  setSideEnd() {
    this.clear();
    this.sideEnd = true;
  }

  clear() {
    this.#until_s = null;
    this.sideEnd = false;
  }

  get on() {
    return this.#until_s !== null || this.sideEnd;
  }

  /** @param {number} now_s @param {number} side_left_s seconds until the side ends, at the present speed @returns {number | null} null: no timer runs */
  left_s(now_s, side_left_s) {
    if (this.sideEnd) return Math.max(0, side_left_s);
    return this.#until_s === null ? null : Math.max(0, this.#until_s - now_s);
  }

  /** How loud, 0..1: falls over the last minute, quickly at first and then gently, as ears hear it. @param {number} now_s @param {number} side_left_s */
  gain(now_s, side_left_s) {
    const left = this.left_s(now_s, side_left_s);
    return left === null || left >= FADE_S ? 1 : (left / FADE_S) ** 2;
  }

  /** @param {number} now_s @param {number} side_left_s */
  over(now_s, side_left_s) {
    return this.left_s(now_s, side_left_s) === 0;
  }
}

/** Side A is for work, side B for rest: each repeats until its time is up, and turns over where it ends, never in between. */
export class FocusTimer {
  /** @type {{ focus_s: number, rest_s: number } | null} */
  #lengths = null;
  #turned_s = 0;

  /** @param {{ focus_min: number, rest_min: number }} lengths @param {number} now_s */
  start({ focus_min, rest_min }, now_s) {
    this.#lengths = { focus_s: focus_min * 60, rest_s: rest_min * 60 };
    this.#turned_s = now_s;
  }

  stop() {
    this.#lengths = null;
  }

  get on() {
    return this.#lengths !== null;
  }

  /** The tape has been turned over, by the timer or by hand. @param {number} now_s */
  turned(now_s) {
    this.#turned_s = now_s;
  }

  /** @param {Side} side @param {number} now_s @returns {number} seconds left of this stretch, 0 when it only waits for the side's end */
  left_s(side, now_s) {
    if (!this.#lengths) return 0;
    const length_s = side === "A" ? this.#lengths.focus_s : this.#lengths.rest_s;
    return Math.max(0, this.#turned_s + length_s - now_s);
  }

  /** A side has ended: what now? @param {Side} side @param {number} now_s @param {number} side_s how long one more pass would take @returns {"repeat" | "flip" | null} null: not mine to say */
  atSideEnd(side, now_s, side_s) {
    if (!this.#lengths) return null;
    // turn over at the end nearest to the asked time, before or after it
    return this.left_s(side, now_s) > side_s / 2 ? "repeat" : "flip";
  }

  /** @param {Side} side @param {number} now_s */
  says(side, now_s) {
    if (!this.#lengths) return "";
    const minutes = Math.round(this.left_s(side, now_s) / 60);
    const what = side === "A" ? "focus" : "rest";
    if (minutes < 1) return `side ${side} · ${what} · until this side ends`;
    return `side ${side} · ${what} · about ${minutes} min`;
  }
}
