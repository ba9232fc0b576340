/** Walls, windows, roofs -> strokes of a brush. Everything a shade of dusk; every brick a shade of its own. */

import { chance } from "kit/chance.js";
import { Color, PlaneGeometry } from "three";

/** @typedef {import("kit/brush.js").Brush} Brush */
/** What a front is painted with: solids take the light, lights give it. @typedef {{ solids: Brush, lights: Brush }} Paints */

const one = new Color();
const other = new Color();

/** @param {string} a @param {string} b @param {number} t 0..1 */
export const blend = (a, b, t) =>
  `#${one
    .set(a)
    .lerp(other.set(b), Math.min(1, Math.max(0, t)))
    .getHexString()}`;

/**
 * Brick by brick, with a few missing and a mortar bed behind.
 * @param {Brush} solids
 * @param {{ x: number, y: number, w: number, h: number, z: number, hue: string, seed: number, hole?: (x: number, y: number) => boolean }} wall
 */
export function bricks(solids, { x, y, w, h, z, hue, seed, hole }) {
  const roll = chance(seed);
  const long = 0.36;
  const tall = 0.16;
  const plain = { ao: 0, jitter: 0 };
  solids.box(w, h, 0.1, blend(hue, "#2c2140", 0.66), [x, y + h / 2, z - 0.08], plain);
  for (let row = 0; row < h / tall - 0.5; row++) {
    for (let k = -1; k < w / long; k++) {
      const bx = x - w / 2 + (k + 0.5 + (row % 2) / 2) * long;
      const by = y + (row + 0.5) * tall;
      const shade = roll();
      const out = roll();
      if (bx < x - w / 2 + 0.1 || bx > x + w / 2 - 0.1 || hole?.(bx, by) || shade > 0.965) continue;
      const colour = blend(hue, shade < 0.5 ? "#3a2c52" : "#c98e6a", (shade * 2 - Math.floor(shade * 2)) * 0.36);
      solids.box(long - 0.03, tall - 0.03, 0.08, colour, [bx, by, z - 0.02 + out * 0.028], { ao: 0.1, jitter: 0.05 });
    }
  }
}

/**
 * A sash window: frame, sill, cross, and a pane that is lit or dark.
 * @param {Paints} paints @param {number} x @param {number} y middle @param {number} w @param {number} h
 * @param {{ lamp: number, z?: number, warm?: boolean, frame?: string, curtain?: string }} how lamp: which lamp of the air lights it
 */
export function sash({ solids, lights }, x, y, w, h, { lamp, z = 0.02, warm = true, frame = "#d8ccb8", curtain }) {
  solids.box(w + 0.18, h + 0.18, 0.08, frame, [x, y, z]);
  if (warm) {
    // two stacked panes: the lamp hangs high, the sill is darker
    const glass = (/** @type {number} */ share, /** @type {string} */ colour, /** @type {number} */ up) =>
      lights.add(new PlaneGeometry(w, h * share), colour, [x, y + up * h, z + 0.046], { lamp, ao: 0.3, jitter: 0.02 });
    glass(0.5, "#f7c578", 0.25);
    glass(0.5, "#dd9650", -0.25);
    if (curtain) {
      for (const side of [-1, 1]) {
        const at = /** @type {[number, number, number]} */ ([x + side * w * 0.4, y, z + 0.05]);
        lights.add(new PlaneGeometry(w * 0.2, h), curtain, at, { lamp, ao: 0.4 });
      }
    }
  } else {
    solids.box(w, h, 0.02, "#26305c", [x, y, z + 0.046], { ao: 0.3 });
    solids.box(w * 0.16, h * 0.8, 0.01, "#47548c", [x - w * 0.22, y + 0.04, z + 0.058], {
      turn: [0, 0, -0.16],
      ao: 0.5,
    });
  }
  solids.box(0.045, h, 0.03, frame, [x, y, z + 0.065]);
  solids.box(w, 0.045, 0.03, frame, [x, y + h * 0.08, z + 0.065]);
  solids.box(w + 0.34, 0.08, 0.26, frame, [x, y - h / 2 - 0.11, z + 0.1]);
}

/** Rows of tiles going up and back. @param {Brush} solids @param {number} x @param {number} y @param {number} w @param {string} hue @param {number} seed @param {number} [rows] */
export function roof(solids, x, y, w, hue, seed, rows = 5) {
  const roll = chance(seed);
  solids.box(w + 0.1, 0.09, 0.2, blend(hue, "#14122c", 0.5), [x, y - 0.06, 0.42]);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < w / 0.3; k++) {
      const at = /** @type {[number, number, number]} */ ([
        x - w / 2 + (k + 0.5) * 0.3 + (row % 2) * 0.06,
        y + row * 0.16,
        0.36 - row * 0.2,
      ]);
      solids.box(0.27, 0.09, 0.27, blend(hue, "#20264a", roll() * 0.5), at, { turn: [0.6, 0, 0], jitter: 0.05 });
    }
  }
}
