/** All loose yarn of a moment: what drifts while engines wake, the weft behind the shuttle, what is drawn out, a loose end. */
import { TALL } from "lightloom/loom/layout.js";
import { lightOf, THREADS } from "lightloom/loom/threads.js";

/** @typedef {import("lightloom/loom/layout.js").Layout} Layout */
/** @typedef {import("lightloom/loom/ribbon.js").Ribbons} Ribbons */

const HUES = THREADS.map(lightOf);
const DRIFTING = 0.092;
const WEFT = 0.052;
const PICKS = 7; // loose ones, closing up behind the shuttle

/** There and back again. @param {number} t @returns {number} 0..1 */
export function swing(t) {
  const f = ((t % 2) + 2) % 2;
  return f < 1 ? f : 2 - f;
}

/**
 * Warm-up: yarn leaves its spools and wanders over the warp in slow loops. Nothing to count, nothing to wait for.
 * @param {Ribbons} ribbons @param {Layout} at @param {number} time s @param {number} out 0..1: how much of it has left the spools
 */
export function drift(ribbons, at, time, out) {
  const wide = at.right - at.left;
  const loop = Math.min(1.5, wide * 0.13);
  for (let i = 0; i < HUES.length; i++) {
    const from = at.spools[i] ?? { x: at.right - 1.2 - i * 0.5, y: at.headLow };
    const phase = i * 1.9 + time * 0.17;
    const end = at.left + 0.5 + ((i * 0.37) % 1) * wide * 0.3;
    const mid = at.middle + TALL * (0.31 - 0.1 * i);
    const turns = 8.6 + (i % 3) * 1.5;
    const points = 210;
    ribbons.thread(HUES[i], DRIFTING);
    for (let k = 0; k <= points; k++) {
      const s = (k / points) * out;
      const run = s * s * (1.35 - 0.35 * s); // down first, then away
      const fall = 1 - Math.exp(-s * 7.5);
      const calm = 1 - Math.exp(-s * s * 22);
      const wide_ = loop * calm * (0.75 + 0.45 * Math.sin(s * 5 + phase * 0.7 + i));
      const angle = run * turns + phase;
      const sway = Math.sin(s * 6.5 + phase * 1.6) * TALL * 0.055 * calm;
      ribbons.to(
        from.x + (end - from.x) * run + Math.cos(angle) * wide_,
        from.y + 0.3 + (mid - from.y - 0.3) * fall + Math.sin(angle) * wide_ * 0.72 + sway,
        0.95 + i * 0.012,
      );
    }
    ribbons.cut();
  }
}

/**
 * The last picks behind the shuttle, still glowing, closing up.
 * @param {Ribbons} ribbons @param {Layout} at @param {number} x of the shuttle @param {number} beat its passes so far
 * @param {readonly (readonly number[])[]} hues the strip's
 */
export function weft(ribbons, at, x, beat, hues) {
  const up = swing(beat);
  for (let k = 0; k < PICKS; k++) {
    const left = x - 0.1 - k * 0.085 - k * k * 0.006;
    const from = k > 0 ? 0 : beat % 2 < 1 ? 0 : 1;
    const to = k > 0 ? 1 : up;
    ribbons.thread(hues[(k * 2 + 1) % hues.length], WEFT, Math.max(0.12, 0.6 - k * 0.16));
    for (let j = 0; j <= 32; j++) {
      const v = from + ((to - from) * j) / 32;
      const slack = Math.sin(v * 11 + k * 2.1 + beat * 0.8) * 0.034 + (k > 0 ? 0 : 0.1 * (j / 32));
      ribbons.to(left + slack, at.bottom + 0.1 + (TALL - 0.2) * v, 0.3);
    }
    ribbons.cut();
  }
}

/**
 * Undo: the threads of the strip are drawn out to the right, one after the other, in long calm lines.
 * @param {Ribbons} ribbons @param {Layout} at @param {number} fell where the cloth ends now @param {number} left 1..0 of the strip
 * @param {readonly (readonly number[])[]} hues
 */
export function drawnOut(ribbons, at, fell, left, hues) {
  const count = 12;
  for (let k = 0; k < count; k++) {
    const t = ((1 - left) * 5 + k / count) % 1; // each thread's own way, begun anew for the next pick
    const y = at.bottom + 0.3 + (TALL - 0.6) * (((k * 0.618) % 1) * 0.96 + 0.02);
    const long = (at.right - fell) * Math.min(1, t * 1.5);
    const lift = Math.sin(k * 2.4) * 0.5;
    const fade = Math.min(t * 5, (1 - t) * 2.5, left * 6, 1);
    if (fade <= 0.02 || long < 0.05) continue;
    ribbons.thread(hues[k % hues.length], WEFT * 1.25, fade - 1);
    const tail = long * Math.max(0, t * 1.6 - 0.6);
    for (let j = 0; j <= 30; j++) {
      const s = j / 30;
      const run = tail + (long - tail) * s;
      const bow = Math.sin((run / (at.right - fell + 0.01)) * 3.1) * lift + Math.sin(run * 2.2 + k) * 0.06 * (1 - t);
      ribbons.to(fell + run, y + bow, 0.4 + k * 0.004);
    }
    ribbons.cut();
  }
}

/**
 * From a voice's spool to the needle at its last word.
 * @param {Ribbons} ribbons @param {Layout} at @param {number} voice @param {number} x @param {number} y of the needle @param {number} time s
 * @param {readonly number[]} hue
 */
export function feed(ribbons, at, voice, x, y, time, hue) {
  const from = at.spools[voice % HUES.length];
  if (!from) return;
  ribbons.thread(hue, 0.05);
  const sag = 0.24 + 0.05 * Math.sin(time * 0.8);
  for (let j = 0; j <= 60; j++) {
    const s = j / 60;
    const ease = s * s * (3 - 2 * s);
    const slack = Math.sin(s * Math.PI) * sag;
    ribbons.to(
      from.x + (x - from.x) * ease + slack * 0.5 + Math.sin(s * 9 + time * 0.7) * 0.03 * s * (1 - s) * 4,
      from.y + 0.26 + (y - from.y - 0.26) * (s * 0.6 + ease * 0.4) - slack * 0.6,
      0.75,
    );
  }
  ribbons.cut();
}

/**
 * The end of the last thread hangs from the fell and sways.
 * @param {Ribbons} ribbons @param {number} x @param {number} y where it leaves the cloth @param {number} time s @param {readonly number[]} hue
 */
export function looseEnd(ribbons, x, y, time, hue) {
  ribbons.thread(hue, 0.055);
  const lean = Math.sin(time * 0.55) * 0.6 + Math.sin(time * 1.3 + 1) * 0.25;
  for (let j = 0; j <= 24; j++) {
    const s = j / 24;
    const curl = s * s;
    ribbons.to(
      x - 0.05 + s * 0.34 + curl * lean * 0.22 + Math.sin(s * 5 + time * 0.9) * 0.04 * s,
      y - Math.sin(s * 1.4) * 0.95 + curl * 0.16 * Math.cos(time * 0.7),
      0.2,
    );
  }
  ribbons.cut();
}
