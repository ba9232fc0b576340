/** What was done in a room since one came in -> the lines that tell it, taken from the room. The same log gives the same lines. */

import { read } from "rooms/truth/moves.js";
import { place, shut, taken } from "rooms/truth/state.js";
import { bare, capital, filled, listed } from "rooms/words.js";

/** @typedef {import("rooms/words.js").Room} Room */
/** @typedef {import("rooms/truth/state.js").State} State */
/**
 * @typedef {object} Line
 * @property {string} key the same for the same line at the same place
 * @property {"return" | "found" | "opened" | "wrong" | "thanks" | "useless" | "said"} kind
 * @property {string} text
 * @property {string} [of] which spoken sentences say it
 * @property {string} [words] what the visitor said
 * @property {readonly string[]} [finds] what came into the bag with it
 */

/** What follows the noun in a door's label. */
const TAIL =
  /,| (?:with|without|in|of|made|from|that|which|who|studded|padded|disguised|fogged|laced|faced|painted|gone|like|to|on|set|and|under|behind|upholstered|covered)\b/;

/** "door:1" -> the door. @param {Room} room @param {string} id */
export const placeOf = (room, id) =>
  room.exits.find((exit) => exit.id === id) ?? room.things.find((thing) => thing.id === id) ?? null;

/** A door or a thing as one says it: "globe", "oak door". @param {import("rooms/words.js").Exit | import("rooms/words.js").Thing} place */
export const shortOf = (place) => ("short" in place ? place.short : bare(place.label).split(TAIL)[0]);

/** The one of several lines whose turn it is. @param {readonly string[]} lines @param {number} turn */
const turnOf = (lines, turn) => lines[turn % lines.length] ?? "";

/** A line for something locked. @param {Room} room @param {string} id @param {number} turn how often one was refused here */
export function refusedLine(room, id, turn) {
  const target = placeOf(room, id);
  return target ? filled(turnOf(room.refused, turn), { it: shortOf(target) }) : "";
}

/** @param {import("rooms/house.js").House} house @returns {Line[]} */
export function happenings(house) {
  const { room, branch, stay } = house;
  if (!room) return [];
  /** @type {Line[]} */
  const lines = [];
  const told = (/** @type {number} */ step) => house.tellingAt(step).room;
  const from = branch.findIndex(({ id }) => id === stay);
  let state = house.stateAfter(stay);
  if (!house.isFirstStay) lines.push(returning(room, state, branch.slice(0, from), stay));
  for (const said of house.saidAfter(stay)) lines.push(spoken(said, `${stay}`, lines.length));
  for (const step of branch.slice(from + 1)) {
    const line = deed(house, room, state, step);
    if (line) lines.push(line);
    const next = taken(state, step, told);
    if (typeof next !== "string") state = next;
    for (const said of house.saidAfter(step.id)) lines.push(spoken(said, `${step.id}`, lines.length));
  }
  return lines;
}

/** @param {import("rooms/house.js").Said} said @param {string} step @param {number} at @returns {Line} */
const spoken = ({ words, line }, step, at) => ({ key: `${step}:said:${at}`, kind: "said", text: line, words });

/** @param {Room} room @param {State} state @param {readonly import("rooms/truth/log.js").Node[]} before @param {number} stay @returns {Line} */
function returning(room, state, before, stay) {
  const changed = room.things.filter(
    (_, i) => state.searched.includes(place(state, i)) || state.used.includes(place(state, i)),
  );
  const open = room.exits.filter((exit) => exit.lock && !shut(state, exit.lock));
  const left = [...changed, ...open].map((each) => `the ${shortOf(each)}`);
  const as =
    left.length > 0
      ? ` ${capital(listed(left))} ${left.length > 1 ? "are" : "is"} as you left ${left.length > 1 ? "them" : "it"}.`
      : "";
  return { key: `${stay}:return`, kind: "return", text: `${turnOf(room.returns, before.length)}${as}` };
}

/** @param {import("rooms/house.js").House} house @param {Room} room @param {State} state @param {{ id: number, move: string }} step @returns {Line | null} */
function deed(house, room, state, { id, move }) {
  const done = read(move);
  const key = `${id}:${move}`;
  if (done?.verb === "search") {
    const thing = room.things[done.thing];
    return thing && { key, kind: "found", text: thing.found, of: `found:${thing.id}`, finds: thing.holds };
  }
  if (done?.verb === "try") {
    const target = done.on === "door" ? room.exits[done.at] : room.things[done.at];
    if (!target?.lock) return null;
    if (target.lock.key === done.key)
      return { key, kind: "opened", text: target.opened ?? "", of: `opened:${target.id}` };
    const means = { key: house.find(done.key)?.emblem ?? "key", lock: target.lock.emblem, it: shortOf(target) };
    return { key, kind: "wrong", text: filled(turnOf(room.wrong, id), means) };
  }
  if (done?.verb === "use") {
    const thing = room.things[done.thing];
    if (!thing) return null;
    if (thing.wants === done.item && !state.used.includes(place(state, done.thing)))
      return { key, kind: "thanks", text: thing.thanks ?? "", of: `thanks:${thing.id}`, finds: thing.gives };
    return {
      key,
      kind: "useless",
      text: filled(turnOf(room.useless, id), { item: house.find(done.item)?.short ?? "that", it: thing.short }),
    };
  }
  return null;
}
