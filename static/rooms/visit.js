/** A house -> the visit that the server is asked for: every move up to the way into the room, and what was told before it. */
import { fold } from "rooms/truth/state.js";

export const TOLD_MOST = 200;
export const TEXTS_MOST = 30;

/** @typedef {{ narrator: string | null, pace: import("rooms/words.js").Pace }} Voice */

/**
 * The visit that gives the room which a step first entered. @param {import("rooms/house.js").House} house @param {number} entry
 * @param {Voice} voice
 */
export function visitOf(house, entry, voice) {
  const before = house.log.branch(entry).slice(0, -1);
  const { visits, entries } = before.length > 0 ? fold(before, (step) => house.tellingAt(step).room) : NOWHERE;
  const rooms = visits.map((path) => house.tellingAt(entries[path]).room).filter((room) => room !== null);
  const told = rooms.slice(-TOLD_MOST);
  const withText = told.length - TEXTS_MOST;
  return {
    seed: house.seed,
    moves: house.log.moves(entry),
    told: told.map(({ path, name, text, marks }, i) => ({ path, name, text: i >= withText ? text : "", marks })),
    edition: house.edition,
    tone: house.tone,
    again: house.log.node(entry).again,
    ...voice,
  };
}

const NOWHERE = {
  visits: /** @type {readonly string[]} */ ([]),
  entries: /** @type {Readonly<Record<string, number>>} */ ({}),
};
