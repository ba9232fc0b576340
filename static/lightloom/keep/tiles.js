/**
 * The pictures of one mural: kept in the drawer, decoded when something draws them. Nothing is held here but what the
 * drawer would not take.
 */
import { LINEN, STRIP_H, STRIP_W } from "lightloom/words.js";

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
