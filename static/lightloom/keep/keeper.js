/**
 * One mural and its pictures, kept strip by strip as they come. What the drawer refuses is said once and held by the page.
 * Steps are taken one after the other: a strip that is taken back cannot be kept after it is gone.
 */
import { Signal } from "kit/signal.js";
import { Tiles } from "lightloom/keep/tiles.js";

/** @typedef {import("lightloom/keep/drawer.js").Drawer} Drawer */
/** @typedef {import("lightloom/keep/drawer.js").Tile} Tile */
/** @typedef {import("lightloom/words.js").Strip} Strip */

export class Keeper {
  /** The drawer refused; a sentence, once. */
  refused = /** @type {Signal<string>} */ (new Signal());
  tiles;
  #drawer;
  #mural;
  #told = false;
  #last = Promise.resolve();

  /** @param {{ drawer: Drawer, mural: import("lightloom/mural.js").Mural }} given */
  constructor({ drawer, mural }) {
    this.#drawer = drawer;
    this.#mural = mural;
    this.tiles = new Tiles({ drawer, id: mural.id, wash: (index) => mural.strips[index]?.wash });
  }

  /** @param {Strip} strip @param {Tile} tile */
  keep(strip, tile) {
    return this.#step(
      async () => {
        await this.#drawer.keepStrip(this.#mural.id, strip, tile);
        this.tiles.forget(strip.index);
        await this.#drawer.keep(this.#mural.record(Date.now()));
      },
      () => this.tiles.hold(strip.index, tile),
    );
  }

  /** How far away all in a strip lies, and what it hands on; told after its picture. @param {number} index @param {{ depth: Blob, carried: Blob | null }} told */
  keepDepth(index, told) {
    return this.#step(async () => {
      const tile = await this.tiles.get(index);
      if (!tile) return;
      this.tiles.hold(index, { ...tile, ...told });
      await this.#drawer.keepTile(this.#mural.id, index, { ...tile, ...told });
      this.tiles.forget(index);
    });
  }

  /** The mural itself: its name, when it was seen. */
  keepRecord() {
    return this.#step(async () => {
      if (this.#mural.count > 0) await this.#drawer.keep(this.#mural.record(Date.now()));
    });
  }

  /** All from this strip on is gone. @param {number} index */
  cut(index) {
    this.tiles.forget(index);
    return this.#step(async () => {
      await this.#drawer.cut(this.#mural.id, index);
      await this.#drawer.keep(this.#mural.record(Date.now()));
    });
  }

  /** Everything asked for so far has been done. */
  get settled() {
    return this.#last;
  }

  /** @param {() => Promise<unknown>} deed @param {() => void} [otherwise] @returns {Promise<void>} */
  #step(deed, otherwise = () => {}) {
    this.#last = this.#last.then(deed).then(
      () => {},
      (fault) => {
        otherwise();
        if (this.#told) return;
        this.#told = true;
        this.refused.emit(fault instanceof Error ? fault.message : String(fault));
      },
    );
    return this.#last;
  }
}
