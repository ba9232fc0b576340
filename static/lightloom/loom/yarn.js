/** All loose yarn of a moment: what drifts while engines wake, the weft behind the shuttle, what is drawn out, a loose end. */
import { TALL } from "lightloom/loom/layout.js";
import { lightOf, THREADS } from "lightloom/loom/threads.js";

/** @typedef {import("lightloom/loom/layout.js").Layout} Layout */
/** @typedef {import("lightloom/loom/ribbon.js").Ribbons} Ribbons */

const HUES = THREADS.map(lightOf);
const DRIFTING = 0.092;
const WEFT = 0.052;
const NEEDLE = 0.42;
const STEEL = lightOf("#d9d3c4");
const PICKS = 7; // loose ones, closing up behind the shuttle

/** There and back again. @param {number} t @returns {number} 0..1 */
export function swing(t) {
  const f = ((t % 2) + 2) % 2;
  return f < 1 ? f : 2 - f;
}

/**
 * Warm-up: yarn leaves its spools and wanders over the warp, most in slow loops, some in long waves: away to the left on a wide
 * loom, down on a narrow one. Nothing to count, nothing to wait for.
 * @param {Ribbons} ribbons @param {Layout} at @param {number} time s @param {number} out 0..1: how much of it has left the spools
 */
export function drift(ribbons, at, time, out) {
  const wide = at.right - at.left;
  for (let i = 0; i < HUES.length; i++) {
    const from = at.spools[i] ?? { x: at.right - 1.2 - i * 0.5, y: at.headLow };
    const share = (i * 0.37 + 0.1) % 1;
    const turns = 9.4 + (i % 3) * 1.3;
    const phase = i * 1.9 + time * 0.16;
    const breath = 1 + 0.14 * Math.sin(phase * 0.6 + i);
    // a loop turns back faster than the yarn goes on, a wave does so much slower: in between there would be sharp corners
    const waves = i % 3 === 1;
    const along = (waves ? 0.42 : 1.85) / turns;
    const long = at.upright ? TALL * (0.5 + 0.3 * share) : (from.x - at.left - 0.6 - share * wide * 0.22) / (1 + along);
    const reach = long * along * breath;
    const aside = Math.min(at.upright ? wide * 0.11 : TALL * 0.13, reach * 0.62 + (waves ? 0.35 : 0));
    const far = at.upright ? at.left + wide * (0.14 + 0.72 * share) - from.x : -long;
    const deep = at.upright ? -long : 0;
    const level = at.upright ? at.top - 0.2 : at.middle + TALL * (0.3 - 0.1 * i);
    const points = 240;
    ribbons.thread(HUES[i], DRIFTING);
    for (let k = 0; k <= points; k++) {
      const s = (k / points) * out;
      const run = Math.max(0, s - 0.06) / 0.94;
      const gone = run * run * (1.5 - 0.5 * run); // off the beam first, then away
      const fall = 1 - Math.exp(-s * s * 26 - s * 2.6);
      const calm = 1 - Math.exp(-run * run * 14);
      const onward = Math.sin(gone * turns + phase) * reach * calm;
      const sideways = (Math.cos(gone * turns + phase) * aside + Math.sin(gone * 4 + phase * 1.4) * TALL * 0.04) * calm;
      ribbons.to(
        from.x + far * gone + (at.upright ? sideways : onward),
        from.y + 0.3 + (level - from.y - 0.3) * fall + deep * gone + (at.upright ? onward : sideways),
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
 * Undo: thread after thread leaves the fell, runs along it to its other edge, and is drawn out to the right in a long calm line.
 * @param {Ribbons} ribbons @param {Layout} at @param {number} fell where the cloth ends now @param {number} left 1..0 of the strip
 * @param {readonly (readonly number[])[]} hues
 */
export function drawnOut(ribbons, at, fell, left, hues) {
  const threads = 4;
  for (let k = 0; k < threads; k++) {
    const turn = (1 - left) * 7 + k / threads;
    const t = turn % 1; // each thread's own way, begun anew with the next one
    const up = (k + Math.floor(turn)) % 2 === 0 ? 1 : -1;
    const corner = at.middle + up * TALL * (0.46 - 0.92 * t);
    const last = at.middle + up * TALL * -0.47;
    const lead = at.right + 0.4 - fell;
    const exit = at.middle + up * TALL * (0.2 - 0.34 * t);
    const fade = Math.min(1, t * 6, (1 - t) * 5, left * 8);
    if (fade <= 0.02) continue;
    const x = fell + 0.05 + k * 0.075;
    const z = 0.4 + k * 0.01;
    const bend = Math.min(0.7, lead * 0.4);
    const foot = corner - up * bend;
    ribbons.thread(hues[(k * 2 + Math.floor(turn)) % hues.length], WEFT * 1.35, fade - 1);
    for (let j = 0; j <= 12; j++) ribbons.to(x + Math.sin(j * 1.7 + k) * 0.018, last + ((foot - last) * j) / 12, z);
    for (let j = 1; j <= 14; j++) {
      const angle = (j / 14) * (Math.PI / 2);
      ribbons.to(x + bend * (1 - Math.cos(angle)), foot + up * bend * Math.sin(angle), z);
    }
    for (let j = 1; j <= 24; j++) {
      const s = j / 24;
      const ease = s * s * (3 - 2 * s);
      const wave = Math.sin(s * 5 + turn * 4 + k * 2) * 0.09 * s;
      ribbons.to(x + bend + (lead - bend) * s, corner + (exit - corner) * ease + wave, z);
    }
    ribbons.cut();
  }
}

/**
 * From a voice's spool to the needle at its last word. It comes from the right, so as not to lie over the words.
 * @param {Ribbons} ribbons @param {Layout} at @param {number} voice @param {number} x @param {number} y of the needle @param {number} time s
 * @param {readonly number[]} hue
 */
export function feed(ribbons, at, voice, x, y, time, hue) {
  const eye_x = x + NEEDLE * 0.8;
  const eye_y = y + NEEDLE * 0.6;
  const from = at.spools[voice % HUES.length];
  if (from) {
    // one Bézier curve: down from the spool, then level to the needle's eye
    const sway = Math.sin(time * 0.7) * 0.12;
    const right = Math.min(at.right - 0.1, Math.max(from.x, eye_x + 0.5));
    const down_x = right + sway;
    const down_y = eye_y + (from.y - eye_y) * 0.2;
    const near_x = eye_x + Math.max(0.5, (right - eye_x) * 0.62);
    const near_y = eye_y - 0.25 + sway;
    ribbons.thread(hue, 0.05);
    for (let j = 0; j <= 64; j++) {
      const s = j / 64;
      const r = 1 - s;
      const a = r * r * r;
      const b = 3 * r * r * s;
      const c = 3 * r * s * s;
      const d = s * s * s;
      ribbons.to(
        a * from.x + b * down_x + c * near_x + d * eye_x,
        a * (from.y + 0.3) + b * down_y + c * near_y + d * eye_y,
        0.75,
      );
    }
    ribbons.cut();
  }
  ribbons.thread(STEEL, 0.075, 0.25);
  for (let j = 0; j <= 4; j++) ribbons.to(x + (NEEDLE * 0.8 * j) / 4, y + (NEEDLE * 0.6 * j) / 4, 0.8);
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
