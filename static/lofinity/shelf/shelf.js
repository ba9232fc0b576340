/**
 * Tapes -> this browser's own shelf (IndexedDB), with everything needed to play them offline. Storage may be blocked or
 * full: then every step says so in a sentence, and the rest of the page goes on.
 */
import { Drawer } from "kit/drawer.js";
import { Signal } from "kit/signal.js";

const NAME = "lofinity";
const TAPES = "tapes";

export const BLOCKED =
  "This browser keeps nothing for this page, so the shelf stays empty. Take the tape as a file instead.";
export const FULL =
  "The shelf is full: this browser has no more room for us. Delete a tape, or take this one as a file.";

/** @typedef {import("lofinity/journey/words.js").Recipe} Recipe */
/** @typedef {import("lofinity/journey/words.js").Facts} Facts */
/** @typedef {import("lofinity/journey/words.js").BeatMark} BeatMark */
/** @typedef {{ facts: Facts, seconds: number, bar_s: number, beats_per_bar: number, marks: readonly BeatMark[], music: Blob }} KeptSide */
/**
 * @typedef {object} KeptTape
 * @property {string} id the tape's fingerprint: keeping it twice keeps it once
 * @property {string} name as the visitor calls it
 * @property {number} kept_ms
 * @property {Recipe} recipe
 * @property {Blob | null} mp3
 * @property {Blob | null} cover
 * @property {Blob | null} [codes] its end, as a model can go on from it
 * @property {{ A: KeptSide, B: KeptSide | null }} sides
 */

export class Shelf {
  changed = /** @type {Signal} */ (new Signal());
  #drawer = new Drawer({
    name: NAME,
    furnish: (fresh) => {
      fresh.createObjectStore(TAPES, { keyPath: "id" });
    },
    blocked: BLOCKED,
    full: FULL,
  });

  /** @returns {Promise<KeptTape[]>} the newest first */
  async tapes() {
    const tapes = await this.#drawer.do((room) => room.getAll(TAPES));
    return tapes.sort((a, b) => b.kept_ms - a.kept_ms);
  }

  /** @param {string} id @returns {Promise<KeptTape | undefined>} */
  tape(id) {
    return this.#drawer.do((room) => room.get(TAPES, id));
  }

  /** @param {KeptTape} tape */
  async keep(tape) {
    await this.#drawer.do((room) => room.put(TAPES, tape));
    this.#drawer.persist();
    this.changed.emit();
  }

  /** Changes some of a kept tape; nothing happens if it is not there. @param {string} id @param {Partial<KeptTape>} news */
  async amend(id, news) {
    const amended = await this.#drawer.do(async (room) => {
      const deed = room.transaction(TAPES, "readwrite");
      const tape = await deed.store.get(id);
      if (tape) await deed.store.put({ ...tape, ...news });
      await deed.done;
      return Boolean(tape);
    });
    if (amended) this.changed.emit();
  }

  /** @param {string} id @returns {Promise<KeptTape | undefined>} what was taken off, to put it back if it was a mistake */
  async remove(id) {
    const tape = await this.tape(id);
    await this.#drawer.do((room) => room.delete(TAPES, id));
    this.changed.emit();
    return tape;
  }

  dispose() {
    this.#drawer.dispose();
  }
}
