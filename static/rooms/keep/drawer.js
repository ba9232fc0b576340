/**
 * This browser's own drawer (IndexedDB): houses, and the pictures of their rooms by content, capped. Storage may be blocked
 * or full: then every step says so in a sentence, and reading goes on.
 */
import { Drawer as Chest } from "kit/drawer.js";

const NAME = "rooms";
const HOUSES = "houses";
const PICTURES = "pictures";
const CAP_BYTES = 160 << 20;

export const BLOCKED =
  "This browser keeps nothing for this page. Take the house as a file, or as a link, to come back to it.";
export const FULL = "This browser has no more room for us. Delete a house, or take this one as a file.";

/** @typedef {import("rooms/house.js").Record_} Record_ */
/** @typedef {{ sha256: string, blob: Blob, used_ms: number }} KeptPicture */

export class Drawer {
  #chest = new Chest({
    name: NAME,
    furnish: (fresh) => {
      fresh.createObjectStore(HOUSES, { keyPath: "id" });
      fresh.createObjectStore(PICTURES, { keyPath: "sha256" });
    },
    blocked: BLOCKED,
    full: FULL,
  });

  /** @returns {Promise<Record_[]>} the latest first */
  async houses() {
    const houses = await this.#chest.do((room) => room.getAll(HOUSES));
    return houses.sort((a, b) => b.seen_ms - a.seen_ms);
  }

  /** @param {string} id @returns {Promise<Record_ | undefined>} */
  house(id) {
    return this.#chest.do((room) => room.get(HOUSES, id));
  }

  /** @param {Record_} record */
  async keep(record) {
    await this.#chest.do((room) => room.put(HOUSES, record));
    this.#chest.persist();
  }

  /** @param {string} id @param {string} name */
  async rename(id, name) {
    const house = await this.house(id);
    if (house) await this.#chest.do((room) => room.put(HOUSES, { ...house, name }));
  }

  /** @param {string} id @returns {Promise<Record_ | undefined>} what was taken out, to put it back if it was a mistake */
  async remove(id) {
    const house = await this.house(id);
    await this.#chest.do((room) => room.delete(HOUSES, id));
    return house;
  }

  /** @param {string} sha256 @returns {Promise<Blob | null>} */
  async picture(sha256) {
    const kept = await this.#chest.do((room) => room.get(PICTURES, sha256));
    return kept?.blob ?? null;
  }

  /** @param {string} sha256 @param {Blob} blob @param {number} now_ms */
  async keepPicture(sha256, blob, now_ms) {
    await this.#chest.do((room) => room.put(PICTURES, { sha256, blob, used_ms: now_ms }));
  }

  /** Takes out the oldest pictures until the rest fits; rooms are painted again when one comes back. */
  async tidy(cap_bytes = CAP_BYTES) {
    await this.#chest.do(async (room) => {
      const deed = room.transaction(PICTURES, "readwrite");
      /** @type {{ sha256: string, bytes: number, used_ms: number }[]} */
      const kept = [];
      for (let at = await deed.store.openCursor(); at; at = await at.continue()) {
        const { sha256, blob, used_ms } = /** @type {KeptPicture} */ (at.value);
        kept.push({ sha256, bytes: blob.size, used_ms });
      }
      for (const { sha256 } of overflowing(kept, cap_bytes)) await deed.store.delete(sha256);
      await deed.done;
    });
  }

  dispose() {
    this.#chest.dispose();
  }
}

/** The oldest that do not fit any more. @template {{ bytes: number, used_ms: number }} T @param {readonly T[]} kept @param {number} cap_bytes @returns {T[]} */
export function overflowing(kept, cap_bytes) {
  let bytes = 0;
  return [...kept]
    .sort((a, b) => b.used_ms - a.used_ms)
    .filter((picture) => {
      bytes += picture.bytes;
      return bytes > cap_bytes;
    });
}
