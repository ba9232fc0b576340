/**
 * How the cloth runs over its rollers: it follows the fell, is pulled by hand, runs on a little and stops softly at its ends.
 * It never overshoots. In strips and seconds; knows no drawing.
 */

const GRIP = 7; // per s: how soon it takes up the speed it should have
const NEARING = 3.4; // per s: speed per way still to go
const SLOWING = 2.3; // per s: how soon a pulled cloth comes to rest
const STILL = 0.0004; // strips
const BRISK = 2.4; // strips per s, for one who looks elsewhere
const BACK = 1; // strips per s, when a strip was taken back
const FAR = 1.5; // strips: what is farther is reached faster; nobody waits long for a far place
const HASTE = 1.7; // per s
const FRESH_S = 0.12; // a hand that rested that long lets go of a cloth at rest

export class Roll {
  x = 0;
  /** strips per second */
  speed = 0.3;
  /** least and most `x` */
  low = 0;
  high = 0;
  /** strips per second */
  pace = 0;

  /** @type {"follow" | "glide" | "held" | "coast"} */
  #mode = "follow";
  #target = 0;
  #throw = 0;
  /** on the way to where one wants to look, not just unrolling */
  #brisk = false;
  #held_s = 0;

  get following() {
    return this.#mode === "follow";
  }

  get held() {
    return this.#mode === "held";
  }

  /** Where it will come to rest, as far as is known. */
  get bound() {
    if (this.#mode === "follow") return this.high;
    return this.#mode === "glide" ? this.#target : this.x;
  }

  /** @param {number} low @param {number} high */
  between(low, high) {
    this.low = Math.min(low, high);
    this.high = high;
    if (this.#mode !== "follow") this.x = this.#within(this.x);
  }

  follow() {
    if (!this.following) this.look(this.high);
  }

  /** @param {number} x */
  look(x) {
    this.#target = this.#within(x);
    this.#brisk = true;
    this.#mode = x >= this.high ? "follow" : "glide";
  }

  /** At once. @param {number} x */
  jump(x) {
    this.look(x);
    this.x = this.bound;
    this.pace = 0;
    this.#brisk = false;
  }

  hold() {
    this.#mode = "held";
    this.pace = this.#throw = 0;
  }

  /** @param {number} way strips, positive towards the end @param {number} passed_s since the last pull */
  pull(way, passed_s) {
    if (this.#mode !== "held") this.hold();
    this.x = this.#within(this.x + way);
    this.#held_s = 0;
    const now = way / Math.max(0.004, passed_s);
    this.#throw += (now - this.#throw) * 0.45;
  }

  release() {
    if (this.#mode !== "held") return;
    this.pace = this.#held_s > FRESH_S ? 0 : Math.max(-9, Math.min(9, this.#throw));
    this.#mode = "coast";
  }

  /** @param {number} step s @returns {boolean} whether it moved */
  step(step) {
    const before = this.x;
    if (this.#mode === "held") this.#held_s += step;
    else if (this.#mode === "coast") this.#coast(step);
    else this.#glide(this.bound, step);
    return Math.abs(this.x - before) > 1e-6;
  }

  /** @param {number} target @param {number} step */
  #glide(target, step) {
    const way = target - this.x;
    if (Math.abs(way) < STILL) {
      this.x = target;
      this.pace = 0;
      this.#brisk = false;
      return;
    }
    const least = this.#brisk ? BRISK : way < 0 ? BACK : 0;
    const own = Math.max(least, this.speed);
    const most = own + Math.max(0, Math.abs(way) - FAR) * HASTE;
    const wanted = Math.max(-most, Math.min(most, way * NEARING));
    this.pace += (wanted - this.pace) * (1 - Math.exp(-GRIP * step));
    const next = this.x + this.pace * step;
    const passed = way > 0 ? next > target : next < target;
    this.x = passed ? target : next;
    if (passed) this.pace = 0;
  }

  /** @param {number} step */
  #coast(step) {
    this.pace *= Math.exp(-SLOWING * step);
    const room = this.pace > 0 ? this.high - this.x : this.x - this.low;
    const most = room * 5;
    this.pace = Math.max(-most, Math.min(most, this.pace));
    this.x = this.#within(this.x + this.pace * step);
    if (Math.abs(this.pace) > 0.004) return;
    this.pace = 0;
    this.#target = this.x;
    this.#mode = this.high - this.x < 0.03 ? "follow" : "glide";
  }

  /** @param {number} x */
  #within(x) {
    return Math.max(this.low, Math.min(this.high, x));
  }
}
