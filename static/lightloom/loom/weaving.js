/** One strip's way from bare warp to cloth, or back: how far wash, words and threads have come. Times in s; knows no drawing. */

export const WASH_S = 1.5;
const SINK_AFTER_S = 0.3;
const SINK_S = 1.5;
const PAINT_FROM = 0.42; // of the wash: the shuttle sets out while the colours still run
const FADE_S = 0.7;
const CALM_S = 0.9;

/** @param {number} t */
const clamp = (t) => Math.min(1, Math.max(0, t));
/** Soft start and landing round an even pace: threads arrive one by one. @param {number} t */
const even = (t) => clamp(t * 0.8 + 0.2 * t * t * (3 - 2 * t));

export class Weaving {
  wash = 0;
  paint = 0;
  sunk = 0;
  /** one who asked for less motion sees fades instead of fronts */
  calm;

  #pace_s;
  #washing = false;
  #weaving = false;
  #back = /** @type {"no" | "unravel" | "fade"} */ ("no");
  #washed_s = 0;
  #woven = 0;
  #hurry = 1;

  /** @param {{ pace_s: number, calm?: boolean }} given pace_s: seconds the shuttle takes for a strip */
  constructor({ pace_s, calm = false }) {
    this.#pace_s = calm ? CALM_S : pace_s;
    this.calm = calm;
  }

  /** The palette begins to run. */
  runColours() {
    this.#washing = true;
    this.#back = "no";
  }

  /** The picture is there. */
  weave() {
    this.#weaving = true;
    this.#back = "no";
  }

  /** The next one waits already. */
  hurry() {
    this.#hurry = 1.8;
  }

  /** What was woven is drawn out again; a wash that came to nothing dries. */
  undo() {
    this.#back = this.paint > 0 ? "unravel" : "fade";
    this.#weaving = false;
  }

  /** A strip that stands, so that it can be drawn out. */
  stand() {
    this.wash = this.paint = this.sunk = this.#woven = 1;
    this.#washed_s = 9;
  }

  /** At once where it is going. */
  arrive() {
    if (this.#back !== "no") this.wash = this.paint = this.#woven = 0;
    else {
      if (this.#washing) this.wash = this.sunk = 1;
      if (this.#weaving) this.wash = this.paint = this.sunk = this.#woven = 1;
    }
  }

  get undoing() {
    return this.#back === "unravel" && this.paint > 0;
  }

  get painting() {
    return this.#weaving && this.paint > 0 && this.paint < 1;
  }

  get moving() {
    if (this.#back !== "no") return this.wash > 0 || this.paint > 0;
    return (this.#washing && (this.wash < 1 || this.sunk < 1)) || (this.#weaving && this.paint < 1);
  }

  get arrived() {
    return this.#back === "no" ? this.#weaving && this.paint >= 1 : this.wash <= 0 && this.paint <= 0;
  }

  /** @param {number} step s */
  step(step) {
    if (this.#back === "fade") {
      this.wash = clamp(this.wash - step / FADE_S);
      return;
    }
    if (this.#back === "unravel") {
      this.#woven = clamp(this.#woven - step / Math.max(CALM_S, this.#pace_s * 0.6));
      this.paint = this.wash = even(this.#woven);
      return;
    }
    if (this.#washing) {
      this.#washed_s += step;
      const t = clamp(this.#washed_s / WASH_S);
      this.wash = 1 - (1 - t) ** 1.6;
      this.sunk = clamp((this.#washed_s - SINK_AFTER_S) / SINK_S);
    }
    if (!this.#weaving || (this.#washing && this.wash < PAINT_FROM)) return;
    this.#woven = clamp(this.#woven + (step * this.#hurry) / this.#pace_s);
    this.paint = even(this.#woven);
    if (!this.#washing) this.sunk = Math.max(this.sunk, this.paint);
  }
}
