/**
 * A strip and its depth -> what lies behind its near things: the same picture, a quarter the size, with everything that
 * stands taken out and the hole painted over from its rim. Pure arithmetic on arrays.
 *
 * The hole is filled by push and pull (Gortler and others, "The Lumigraph", 1996): averaged down a pyramid, spread up again.
 */

export const QUARTER = { width: 140, height: 192 };
const STANDS = 0.045; // so much nearer than its row's ground something stands on it
const GROUND = 0.2; // of a row's depths, sorted, this share is ground
const WINDOW = 44; // quarter px to either side that tell what the row's ground is
const SPILL = 2; // a brush is wider than its thing

/** @typedef {{ rgb: Float32Array, depth: Float32Array }} Plate rgb 0..255 and depth 0..1, QUARTER in size */

/**
 * @param {Float32Array} rgb 0..255, QUARTER size, three to a pixel @param {Float32Array} depth 0..1, 1 nearest
 * @returns {Plate}
 */
export function behind(rgb, depth) {
  const { width, height } = QUARTER;
  const stands = standing(depth, width, height);
  const wide = grown(stands, width, height, SPILL);
  const kept = Float32Array.from(wide, (one) => 1 - one);
  return {
    rgb: pulled(rgb, kept, width, height, 3),
    depth: pulled(depth, kept, width, height, 1),
  };
}

/** 1 where something stands before the ground of its row. @param {Float32Array} depth @param {number} width @param {number} height */
export function standing(depth, width, height) {
  const found = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = depth.subarray(y * width, (y + 1) * width);
    for (let x0 = 0; x0 < width; x0 += WINDOW >> 1) {
      const near = row.slice(Math.max(0, x0 - WINDOW), Math.min(width, x0 + WINDOW)).sort();
      const ground = near[Math.floor(near.length * GROUND)];
      for (let x = x0; x < Math.min(width, x0 + (WINDOW >> 1)); x += 1) {
        if (row[x] - ground > STANDS) found[y * width + x] = 1;
      }
    }
  }
  return found;
}

/** @param {Uint8Array} mask @param {number} width @param {number} height @param {number} by px */
function grown(mask, width, height, by) {
  const wide = new Uint8Array(mask);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!mask[y * width + x]) continue;
      for (let v = Math.max(0, y - by); v <= Math.min(height - 1, y + by); v += 1) {
        wide.fill(1, v * width + Math.max(0, x - by), v * width + Math.min(width, x + by + 1));
      }
    }
  }
  return wide;
}

/**
 * What is known stays; the rest is pulled in from around it.
 * @param {Float32Array} values @param {Float32Array} weight 1 known, 0 not @param {number} width @param {number} height @param {number} parts
 * @returns {Float32Array}
 */
export function pulled(values, weight, width, height, parts) {
  if (width <= 1 && height <= 1) return Float32Array.from(values);
  const w = Math.max(1, width >> 1);
  const h = Math.max(1, height >> 1);
  const sums = new Float32Array(w * h * parts);
  const weights = new Float32Array(w * h);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (weight[at] === 0) continue;
      const to = Math.min(h - 1, y >> 1) * w + Math.min(w - 1, x >> 1);
      weights[to] += weight[at];
      for (let part = 0; part < parts; part += 1) sums[to * parts + part] += values[at * parts + part] * weight[at];
    }
  }
  for (let to = 0; to < w * h; to += 1) {
    if (weights[to] === 0) continue;
    for (let part = 0; part < parts; part += 1) sums[to * parts + part] /= weights[to];
    weights[to] = Math.min(1, weights[to]);
  }
  const coarse = pulled(sums, weights, w, h, parts);
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const known = weight[at];
      if (known === 1) {
        for (let part = 0; part < parts; part += 1) out[at * parts + part] = values[at * parts + part];
        continue;
      }
      blend(coarse, w, h, (x - 0.5) / 2, (y - 0.5) / 2, parts, out, at * parts);
      for (let part = 0; part < parts; part += 1) {
        out[at * parts + part] = out[at * parts + part] * (1 - known) + values[at * parts + part] * known;
      }
    }
  }
  return out;
}

/** Bilinear, clamped at the rims. @param {Float32Array} from @param {number} w @param {number} h @param {number} x @param {number} y @param {number} parts @param {Float32Array} to @param {number} at */
function blend(from, w, h, x, y, parts, to, at) {
  const x0 = Math.min(w - 1, Math.max(0, Math.floor(x)));
  const y0 = Math.min(h - 1, Math.max(0, Math.floor(y)));
  const x1 = Math.min(w - 1, x0 + 1);
  const y1 = Math.min(h - 1, y0 + 1);
  const u = Math.min(1, Math.max(0, x - x0));
  const v = Math.min(1, Math.max(0, y - y0));
  for (let part = 0; part < parts; part += 1) {
    const above = from[(y0 * w + x0) * parts + part] * (1 - u) + from[(y0 * w + x1) * parts + part] * u;
    const below = from[(y1 * w + x0) * parts + part] * (1 - u) + from[(y1 * w + x1) * parts + part] * u;
    to[at + part] = above * (1 - v) + below * v;
  }
}
