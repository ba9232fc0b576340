/** Which loom the page has: the one in WebGL, loaded only where it can be drawn, or the plain one. Both are one shape. */
import { Loom as PlainLoom } from "lightloom/scroll/loom.js";

/** @typedef {{ canvas: HTMLCanvasElement, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, motion: { value: boolean, changed: import("kit/signal.js").Signal<boolean> }, tile: (index: number) => Promise<ImageBitmap> }} LoomGiven */
/** @typedef {PlainLoom} Loom */

/** @param {LoomGiven} given @param {boolean} deep can this page draw in WebGL? @returns {Promise<Loom>} */
export async function openLoom(given, deep) {
  if (deep) {
    try {
      const { Loom } = await import("lightloom/loom/loom.js");
      const loom = new Loom(given);
      await loom.ready;
      document.documentElement.dataset.look = "3d";
      return /** @type {any} */ (loom);
    } catch {
      // a loom that cannot be built: the plain one weaves as well
    }
  }
  document.documentElement.dataset.look = "plain";
  return new PlainLoom(given);
}
