/**
 * This browser's own drawer: murals, their strips as words, and the strips' pictures apart, so that a long mural is opened
 * without any of them.
 */
import { Drawer as Chest } from "kit/drawer.js";

const MURALS = "murals";
const STRIPS = "strips";
const TILES = "tiles";

export const BLOCKED =
  "This browser keeps nothing for this page: the cloth lives as long as the page. Take it as a file to come back to it.";
export const FULL = "This browser has no more room for us. Take this cloth as a file, or delete another one.";

/** @typedef {import("lightloom/words.js").Strip} Strip */
/** @typedef {import("lightloom/mural.js").MuralRecord} MuralRecord */
/** @typedef {{ picture: Blob, depth: Blob | null, edge: Blob | null, carried?: Blob | null }} Tile a strip's picture, how far away all in it lies, its painter's own right rim where that is another, and what it hands on to the strips beside it */
/** @typedef {{ record: MuralRecord, strips: Strip[] }} KeptMural */

export class Drawer {
  #chest = new Chest({
    name: "lightloom",
    furnish: (fresh) => {
      fresh.createObjectStore(MURALS, { keyPath: "id" });
      fresh.createObjectStore(STRIPS);
      fresh.createObjectStore(TILES);
    },
    blocked: BLOCKED,
    full: FULL,
  });

  /** @returns {Promise<MuralRecord[]>} the latest first */
  async murals() {
    const murals = await this.#chest.do((room) => room.getAll(MURALS));
    return murals.sort((a, b) => b.seen_ms - a.seen_ms);
  }

  /** @param {string} id @returns {Promise<KeptMural | null>} its strips up to the first that is missing */
  async mural(id) {
    return this.#chest.do(async (room) => {
      const record = /** @type {MuralRecord | undefined} */ (await room.get(MURALS, id));
      if (!record) return null;
      const strips = /** @type {Strip[]} */ (await room.getAll(STRIPS, all(id)));
      const gap = strips.findIndex(({ index }, at) => index !== at);
      return { record, strips: gap < 0 ? strips : strips.slice(0, gap) };
    });
  }

  /** @param {MuralRecord} record */
  async keep(record) {
    await this.#chest.do((room) => room.put(MURALS, record));
    this.#chest.persist();
  }

  /** A strip with its pictures, or only what is told of it. @param {string} id @param {Strip} strip @param {Tile | null} [tile] */
  async keepStrip(id, strip, tile = null) {
    await this.#chest.do(async (room) => {
      const deed = room.transaction([STRIPS, TILES], "readwrite");
      await deed.objectStore(STRIPS).put(strip, [id, strip.index]);
      if (tile) await deed.objectStore(TILES).put(tile, [id, strip.index]);
      await deed.done;
    });
  }

  /** @param {string} id @param {number} index @param {Tile} tile */
  async keepTile(id, index, tile) {
    await this.#chest.do((room) => room.put(TILES, tile, [id, index]));
  }

  /** @param {string} id @param {number} index @returns {Promise<Tile | null>} */
  async tile(id, index) {
    return (await this.#chest.do((room) => room.get(TILES, [id, index]))) ?? null;
  }

  /** @param {string} id @param {number} index this strip and all right of it are gone */
  async cut(id, index) {
    await this.#clear(IDBKeyRange.bound([id, index], [id, []]));
  }

  /** @param {string} id */
  async remove(id) {
    await this.#clear(all(id));
    await this.#chest.do((room) => room.delete(MURALS, id));
  }

  dispose() {
    this.#chest.dispose();
  }

  /** @param {IDBKeyRange} range */
  async #clear(range) {
    await this.#chest.do(async (room) => {
      const deed = room.transaction([STRIPS, TILES], "readwrite");
      await deed.objectStore(STRIPS).delete(range);
      await deed.objectStore(TILES).delete(range);
      await deed.done;
    });
  }
}

/** Every strip of a mural: arrays sort behind numbers. @param {string} id */
const all = (id) => IDBKeyRange.bound([id], [id, []]);
