/** Pictures as the browser holds them -> plain arrays, at their own size or at a quarter of it. */
import { QUARTER } from "lightloom/explore/behind.js";
import { STRIP } from "lightloom/explore/bowl.js";

/** @param {ImageBitmap} picture @param {{ width: number, height: number }} size */
function read(picture, { width, height }) {
  const canvas = new OffscreenCanvas(width, height);
  const c = canvas.getContext("2d", { willReadFrequently: true });
  if (!c) throw new Error("This browser has no room to take the picture apart. Try it with other pages closed.");
  c.drawImage(picture, 0, 0, width, height);
  return c.getImageData(0, 0, width, height).data;
}

/** 1/z falls off fast with distance; its root leaves what is far some body. */
const ROOT = Uint8Array.from({ length: 256 }, (_, grey) => Math.round(Math.sqrt(grey / 255) * 255));

/** The root of depth as bytes, one a pixel. @param {ImageBitmap} depth */
export function greys(depth) {
  const rgba = read(depth, STRIP);
  const grey = new Uint8Array(STRIP.width * STRIP.height);
  for (let i = 0; i < grey.length; i += 1) grey[i] = ROOT[rgba[i * 4]];
  return grey;
}

/** A quarter of the depth's size: each pixel the nearest of its sixteen, so that no thin thing is missed. @param {Uint8Array} grey */
export function nearestQuarter(grey) {
  const { width, height } = QUARTER;
  const small = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let most = 0;
      for (let v = 0; v < 4; v += 1) {
        for (let u = 0; u < 4; u += 1) most = Math.max(most, grey[(y * 4 + v) * STRIP.width + x * 4 + u]);
      }
      small[y * width + x] = most / 255;
    }
  }
  return small;
}

/** @param {ImageBitmap} picture @returns {Float32Array} 0..255, three to a pixel */
export function quarterColours(picture) {
  const rgba = read(picture, QUARTER);
  const rgb = new Float32Array((rgba.length / 4) * 3);
  for (let i = 0; i < rgba.length / 4; i += 1) rgb.set(rgba.subarray(i * 4, i * 4 + 3), i * 3);
  return rgb;
}
