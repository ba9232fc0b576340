/**
 * What the house is sent of the strips beside the one it paints: their rims, and what they hand on. As much as a job may
 * carry; what is left out is made up for by the house.
 */
import { base64 } from "kit/base64.js";
import { STRIP_H, STRIP_W } from "lightloom/words.js";

const RIM_PX = 208;
const EDGE_CHARS = 160_000;
const EDGES_CHARS = 200_000; // of all together
const CARRIED_CHARS = 660_000; // of all together: with the rims and the story it stays below the house's 1 MiB
const MOST_CARRIED = 2;
const QUALITIES = [0.95, 0.9, 0.8, 0.65];

/** @typedef {{ right_edges: Record<number, string>, held_back: number[], left_edge: string | null, carried: Record<number, string> }} Beside held_back: rims that reach beyond what is shown, as their painter needs them */
/** @typedef {{ get(index: number): Promise<import("lightloom/keep/drawer.js").Tile | null> }} Tiles */

/**
 * @param {Tiles} tiles @param {{ count: number, rims(at: number | null): number[] }} mural
 * @param {number | null} at the strip that is painted anew; null: where it goes on @returns {Promise<Beside>}
 */
export async function beside(tiles, mural, at) {
  const after = at !== null && at + 1 < mural.count ? at + 1 : null;
  /** @type {Beside} */
  const sent = { right_edges: {}, held_back: [], left_edge: null, carried: {} };
  let chars = 0;
  const places = mural.rims(at);
  for (const index of places) {
    const tile = await tiles.get(index);
    const edge = after === null ? tile?.edge : null; // between two strips all that is beside it has been shown
    const text = edge ? await rim(edge, 0) : tile && (await rim(tile.picture, STRIP_W - RIM_PX));
    if (!text || (chars += text.length) > EDGES_CHARS) continue;
    sent.right_edges[index] = text;
    if (edge) sent.held_back.push(index);
  }
  if (after !== null) {
    const tile = await tiles.get(after);
    sent.left_edge = tile && (await rim(tile.picture, 0));
  }
  sent.carried = await carried(tiles, after === null ? places : [...places, after]);
  return sent;
}

/** @param {Tiles} tiles @param {number[]} places the first matter most @returns {Promise<Record<number, string>>} */
async function carried(tiles, places) {
  /** @type {Record<number, string>} */
  const sent = {};
  let chars = 0;
  for (const index of places.slice(0, MOST_CARRIED)) {
    const blob = (await tiles.get(index))?.carried;
    const text = blob ? await base64(blob) : "";
    if (text && (chars += text.length) <= CARRIED_CHARS) sent[index] = text;
  }
  return sent;
}

/** @param {Blob} picture @param {number} x_px @returns {Promise<string | null>} base64 of JPEG */
async function rim(picture, x_px) {
  const bitmap = await createImageBitmap(picture).catch(() => null);
  if (!bitmap) return null;
  const canvas = new OffscreenCanvas(RIM_PX, STRIP_H);
  canvas.getContext("2d")?.drawImage(bitmap, -x_px, 0);
  bitmap.close();
  for (const quality of QUALITIES) {
    const text = await base64(await canvas.convertToBlob({ type: "image/jpeg", quality }));
    if (text.length <= EDGE_CHARS) return text;
  }
  return null;
}
