/** How things move: eased glides that jump at once for those who asked for less motion. */
import { Signal } from "kit/signal.js";

const asks = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

/** What the visitor's system asks for; kept current while the page is open. */
export const reducedMotion = { value: asks?.matches ?? false, changed: /** @type {Signal<boolean>} */ (new Signal()) };
asks?.addEventListener("change", () => {
  reducedMotion.value = asks.matches;
  reducedMotion.changed.emit(asks.matches);
});

/** Slow out, slow in. @param {number} t 0..1 */
export const ease = (t) => t * t * t * (t * (6 * t - 15) + 10);

/**
 * Calls `move` with 0..1, eased, over so many seconds; resolves when it has arrived. With reduced motion or a frozen
 * clock it arrives at once. If the loop is disposed on the way, it resolves where it is.
 * @param {import("kit/loop.js").Loop} loop @param {number} seconds @param {(t: number) => void} move @returns {Promise<void>}
 */
export function glide(loop, seconds, move) {
  if (reducedMotion.value || loop.frozen || seconds <= 0) {
    move(1);
    loop.nudge();
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    let gone = 0;
    const arrive = () => {
      leave();
      ended();
      resolve();
    };
    const leave = loop.on("world", ({ step }) => {
      gone = Math.min(1, gone + step / seconds);
      move(ease(gone));
      if (gone === 1) arrive();
    });
    const ended = loop.ended.on(arrive);
  });
}

/**
 * Follows a target that may move: covers the same share of the way in the same time, whatever the frame rate.
 * @param {number} from @param {number} to @param {number} pace per s; 5 is nearly there after half a second @param {number} step s
 */
export const follow = (from, to, pace, step) => (reducedMotion.value ? to : to + (from - to) * Math.exp(-pace * step));
