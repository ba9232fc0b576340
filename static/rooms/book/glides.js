/**
 * Glides that can be overtaken: a new one of the same name takes over from the old. Unlike the kit's they also run with reduced
 * motion, for a fade is not a motion, and by the clock on the wall: a door takes its two seconds on a machine that draws four
 * frames a second as well.
 */
import { ease } from "kit/motion.js";

const LONGEST_STEP_S = 0.25; // after a stall a glide goes on where it was

export class Glides {
  #loop;
  /** @type {Map<string, () => void>} how each glide under way is ended where it is */
  #ends = new Map();

  /** @param {import("kit/loop.js").Loop} loop */
  constructor(loop) {
    this.#loop = loop;
  }

  get busy() {
    return this.#ends.size > 0;
  }

  /**
   * Calls `move` with 0..1 over so many seconds. With a frozen clock it arrives at once.
   * @param {string} name @param {number} seconds @param {(t: number) => void} move @param {(t: number) => number} [easing]
   * @returns {Promise<boolean>} false when it was overtaken
   */
  run(name, seconds, move, easing = ease) {
    this.#ends.get(name)?.();
    if (this.#loop.frozen || seconds <= 0) {
      move(1);
      this.#loop.nudge();
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      let gone = 0;
      let last_ms = performance.now();
      const end = (/** @type {boolean} */ arrived) => {
        leave();
        this.#ends.delete(name);
        resolve(arrived);
      };
      const leave = this.#loop.on("world", () => {
        const now_ms = performance.now();
        gone = Math.min(1, gone + Math.min(LONGEST_STEP_S, (now_ms - last_ms) / 1000) / seconds);
        last_ms = now_ms;
        move(easing(gone));
        if (gone === 1) end(true);
      });
      this.#ends.set(name, () => end(false));
    });
  }

  /** @param {string} name */
  stop(name) {
    this.#ends.get(name)?.();
  }

  dispose() {
    for (const end of [...this.#ends.values()]) end();
  }
}
