/**
 * Depth -> the shape of a mural one can walk into: a painted bowl around the visitor. Columns of the mural are angles, so
 * the view from the middle is the painting itself. Pure; knows no three.
 *
 * No torn rubber: a cell that crosses a jump of depth becomes two flat cells, one on the near thing and one on what lies
 * behind it; `cut` tells the shader which pixels each of them keeps.
 */
import { QUARTER } from "lightloom/explore/behind.js";

export const STRIP = { width: 560, height: 768 };
export const FOCAL = 823; // px: a strip is 39 degrees wide
const HORIZON_PX = 432;
const HORIZON_DEPTH = 0.24;
const CELL = 8;
const JUMP = 0.04;
const FLOOR_PX = 300; // the ground goes on under one's feet, mirrored
const SKY_PX = 360;

/** @typedef {{ position: Float32Array, uv: Float32Array, cut: Float32Array, index: Uint32Array }} Shape */

/** How wide a strip is, in radians. */
export const STRIP_ANGLE = STRIP.width / FOCAL;

/** A pixel of the mural with the root of its 1/z -> a point (x, y, z); -z is ahead of strip-angle 0. @param {number} px @param {number} py @param {number} depth 0..1 */
export function stand(px, py, depth) {
  const near = Math.max(0, (depth - HORIZON_DEPTH) / (1 - HORIZON_DEPTH));
  const far = Math.max(0, HORIZON_DEPTH - depth) / HORIZON_DEPTH;
  const z = 1 / (0.2 + 0.8 * near) + far * 2.4;
  const angle = px / FOCAL;
  return [Math.sin(angle) * z, ((HORIZON_PX - py) / FOCAL) * z, -Math.cos(angle) * z];
}

/** Grows as cells are added, four corners each. */
class Cells {
  /** @type {number[]} */ position = [];
  /** @type {number[]} */ uv = [];
  /** @type {number[]} */ cut = [];
  /** @type {number[]} */ index = [];

  constructor(/** @type {number} */ left_px) {
    this.left_px = left_px;
  }

  /**
   * @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 px of the strip
   * @param {number[]} depths upper left, upper right, lower left, lower right @param {number} [middle] @param {number} [side] 1 keeps what is nearer than `middle`, -1 what is farther
   */
  add(x0, y0, x1, y1, depths, middle = 0, side = 0) {
    const first = this.position.length / 3;
    const corners = [
      [x0, y0],
      [x1, y0],
      [x0, y1],
      [x1, y1],
    ];
    for (const [i, [x, y]] of corners.entries()) {
      this.position.push(...stand(this.left_px + x, y, depths[i]));
      this.uv.push(x / STRIP.width, 1 - y / STRIP.height);
      this.cut.push(middle, side);
    }
    this.index.push(first, first + 2, first + 1, first + 1, first + 2, first + 3);
  }

  /** @returns {Shape} */
  shape() {
    return {
      position: Float32Array.from(this.position),
      uv: Float32Array.from(this.uv),
      cut: Float32Array.from(this.cut),
      index: Uint32Array.from(this.index),
    };
  }
}

/**
 * One strip as relief. @param {Uint8Array | Uint8ClampedArray} depth STRIP in size, 255 nearest @param {Uint8Array | Uint8ClampedArray | null} next the strip to its right, for the column they share
 * @param {number} left_px where the strip begins, in px from straight ahead @returns {Shape}
 */
export function relief(depth, next, left_px) {
  const { width, height } = STRIP;
  const cells = new Cells(left_px);
  const at = (/** @type {number} */ x, /** @type {number} */ y) => {
    const row = Math.min(height - 1, y) * width;
    if (x < width) return depth[row + x] / 255;
    return (next ? next[row] : depth[row + width - 1]) / 255;
  };
  for (let y = 0; y < height; y += CELL) {
    for (let x = 0; x < width; x += CELL) oneCell(cells, at, x, y);
  }
  for (let x = 0; x < width; x += 40) {
    const x1 = Math.min(width, x + 40);
    for (let y = 0; y < FLOOR_PX; y += 60) {
      const nearer = (/** @type {number} */ u, /** @type {number} */ v) => at(u, height - 1) + (v / FLOOR_PX) * 1.6;
      const four = [nearer(x, y), nearer(x1, y), nearer(x, y + 60), nearer(x1, y + 60)];
      cells.add(x, height + y, x1, height + y + 60, four);
    }
    for (let y = -SKY_PX; y < 0; y += 120) {
      cells.add(x, y, x1, y + 120, [at(x, 0), at(x1, 0), at(x, 0), at(x1, 0)]);
    }
  }
  return cells.shape();
}

/** @param {Cells} cells @param {(x: number, y: number) => number} at @param {number} x @param {number} y */
function oneCell(cells, at, x, y) {
  const x1 = Math.min(STRIP.width, x + CELL);
  const y1 = y + CELL;
  const four = [at(x, y), at(x1, y), at(x, y1), at(x1, y1)];
  let low = 1;
  let high = 0;
  for (let v = y; v <= y1; v += 2) {
    for (let u = x; u <= x1; u += 2) {
      const one = at(u, v);
      if (one < low) low = one;
      if (one > high) high = one;
    }
  }
  if (high - low < JUMP) return cells.add(x, y, x1, y1, four);
  const middle = (low + high) / 2;
  let near = 0;
  let nears = 0;
  let far = 0;
  let fars = 0;
  for (let v = y; v <= y1; v += 2) {
    for (let u = x; u <= x1; u += 2) {
      const one = at(u, v);
      if (one >= middle) {
        near += one;
        nears += 1;
      } else {
        far += one;
        fars += 1;
      }
    }
  }
  const flat = (/** @type {number} */ mean) => four.map((one) => (Math.abs(one - mean) < JUMP ? one : mean));
  cells.add(x, y, x1, y1, flat(near / nears), middle, 1);
  cells.add(x, y, x1, y1, flat(far / fars), middle, -1);
}

/** What hangs behind it all, a hand's breadth farther. @param {Float32Array} depth 0..1, QUARTER in size @param {number} left_px @returns {Shape} */
export function backing(depth, left_px) {
  const { width, height } = QUARTER;
  const cells = new Cells(left_px);
  const at = (/** @type {number} */ u, /** @type {number} */ v) =>
    Math.max(0, depth[Math.min(height - 1, v) * width + Math.min(width - 1, u)] - 0.014);
  for (let v = 0; v < height; v += 4) {
    for (let u = 0; u < width; u += 4) {
      const [u1, v1] = [u + 4, v + 4];
      cells.add(u * 4, v * 4, u1 * 4, v1 * 4, [at(u, v), at(u1, v), at(u, v1), at(u1, v1)]);
    }
  }
  return cells.shape();
}
