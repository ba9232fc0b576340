/**
 * A drawer of this browser (IndexedDB): opened when something is first asked of it. Storage may be blocked or full: then
 * every step says so in a sentence, and the rest of the page goes on. Knows no world.
 */
import { openDB } from "idb";

/** @typedef {import("idb").IDBPDatabase} Room */
/**
 * @typedef {object} Making
 * @property {string} name one drawer a world
 * @property {(fresh: Room) => void} furnish makes the stores, once
 * @property {string} blocked what to say when this browser keeps nothing
 * @property {string} full what to say when there is no more room
 */

/** The drawer cannot be used just now; the message is for the visitor. */
export class DrawerTrouble extends Error {
  /** @param {string} says */
  constructor(says) {
    super(says);
    this.name = "DrawerTrouble";
  }
}

export class Drawer {
  #making;
  /** @type {Promise<Room> | null} */
  #room = null;

  /** @param {Making} making */
  constructor(making) {
    this.#making = making;
  }

  /** Does something with the open drawer; raises DrawerTrouble. @template T @param {(room: Room) => Promise<T>} deed @returns {Promise<T>} */
  async do(deed) {
    const { name, furnish, blocked, full } = this.#making;
    let room;
    try {
      this.#room ??= openDB(name, 1, { upgrade: (fresh) => furnish(fresh) });
      room = await this.#room;
    } catch {
      this.#room = null; // the next step tries again
      throw new DrawerTrouble(blocked);
    }
    try {
      return await deed(room);
    } catch (fault) {
      const isFull = fault instanceof DOMException && fault.name === "QuotaExceededError";
      throw new DrawerTrouble(isFull ? full : blocked);
    }
  }

  /** Asked once something is worth keeping: a browser that says no may clear the drawer when it runs out of room. */
  persist() {
    navigator.storage?.persist?.().catch(() => false);
  }

  dispose() {
    this.#room?.then((room) => room.close()).catch(() => {});
    this.#room = null;
  }
}
