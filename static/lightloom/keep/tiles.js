/**
 * The pictures of one mural: kept in the drawer, decoded when something draws them, and cut where the house needs a rim.
 * Nothing is held here but what the drawer would not take.
 */
import { base64 } from "kit/base64.js";
import { LINEN, STRIP_H, STRIP_W } from "lightloom/words.js";

export const RIM_PX = 208;
const EDGE_CHARS = 160_000;
const QUALITIES = [0.95, 0.9, 0.8, 0.65];

/** @typedef {import("lightloom/keep/drawer.js").Tile} Tile */

export class Tiles {
  /** @type {Map<number, Tile>} */
  #loose = new Map();
  #drawer;
  #id;
  #wash;

  /** @param {{ drawer: import("lightloom/keep/drawer.js").Drawer, id: string, wash: (index: number) => string[] | undefined }} given wash: a strip's colours, for one whose picture is lost */
  constructor({ drawer, id, wash }) {
    this.#drawer = drawer;
    this.#id = id;
    this.#wash = wash;
  }

  /** @param {number} index @returns {Promise<Tile | null>} */
  async get(index) {
    const loose = this.#loose.get(index);
    if (loose) return loose;
    return this.#drawer.tile(this.#id, index).catch(() => null);
  }

  /** For as long as the page lives: the drawer would not have it. @param {number} index @param {Tile} tile */
  hold(index, tile) {
    this.#loose.set(index, tile);
  }

  /** @param {number} index */
  forget(index) {
    this.#loose.delete(index);
  }

  /** What is drawn; a strip whose picture cannot be read is a wash of its colours. @param {number} index @returns {Promise<ImageBitmap>} */
  tile = async (index) => {
    const tile = await this.get(index);
    try {
      if (tile) return await createImageBitmap(tile.picture);
    } catch {
      // a torn picture: the wash below stands in for it
    }
    return createImageBitmap(washed(this.#wash(index) ?? LINEN));
  };

  /** @param {number} index @returns {Promise<string | null>} the right rim as base64 of JPEG; the painter's own where it gave one */
  async rightRim(index) {
    const tile = await this.get(index);
    if (!tile) return null;
    return tile.edge ? rim(tile.edge, 0) : rim(tile.picture, STRIP_W - RIM_PX);
  }

  /** @param {number} index */
  async leftRim(index) {
    const tile = await this.get(index);
    return tile && rim(tile.picture, 0);
  }
}

/** @param {Blob} picture @param {number} x_px @returns {Promise<string | null>} */
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

/** @param {readonly string[]} colours from the sky's top to what is nearest */
export function washed(colours) {
  const canvas = new OffscreenCanvas(STRIP_W, STRIP_H);
  const c = canvas.getContext("2d");
  if (!c) return canvas;
  const fill = c.createLinearGradient(0, 0, 0, STRIP_H);
  colours.forEach((colour, i) => {
    if (/^#[0-9a-f]{6}$/i.test(colour)) fill.addColorStop(i / Math.max(1, colours.length - 1), colour);
  });
  c.fillStyle = fill;
  c.fillRect(0, 0, STRIP_W, STRIP_H);
  return canvas;
}
