/**
 * Steps of a branch -> how the house stands. The exact mirror of apps/rooms/craft/truth/state.py, reading rooms that were
 * told instead of plans. Pure: a step gives a new state and never changes the old one.
 */
import { isKey, parentOf, pathText, read } from "rooms/truth/moves.js";

/** @typedef {import("rooms/words.js").Lock} Lock */
/** @typedef {{ to: readonly number[], lock: Lock | null }} Way */
/** @typedef {{ lock: Lock | null, holds: readonly string[], wants: string | null, gives: readonly string[] }} Spot */
/** @typedef {{ exits: readonly Way[], things: readonly Spot[], gifts: readonly string[] }} Ground what a room must say for the truth; every Room does */
/**
 * @typedef {object} State
 * @property {string} here path of the room one is in
 * @property {readonly string[]} visits paths in the order in which they were first entered
 * @property {Readonly<Record<string, number>>} entries path -> the step that first entered it
 * @property {readonly string[]} bag find ids in the order of finding
 * @property {readonly string[]} open keys that have turned
 * @property {readonly string[]} searched "0.1/2": path and thing
 * @property {readonly string[]} used as searched
 */
/** @typedef {"nowhere" | "locked" | "first" | "here" | "unvisited" | "again" | "lacking" | "lockless" | "unlocked" | "misused" | "untold"} Refusal */
/** @typedef {{ id: number, move: string }} Step */
/** @typedef {(step: number, path: string) => Ground | null | undefined} Told the room that a step first entered */

/** Before the first room is told. @param {number} id @returns {State} */
export const atFirst = (id) => ({
  here: "",
  visits: [""],
  entries: { "": id },
  bag: [],
  open: [],
  searched: [],
  used: [],
});

/** The same words as the house's own. @type {Record<Refusal, string>} */
export const SAYS = {
  nowhere: "There is nothing of that kind here. Look round again.",
  locked: "It is locked. Its key is somewhere: search the things, or look behind another door.",
  first: "This is the first room; there is no further back than here.",
  here: "You are in that room already.",
  unvisited: "The map shows no such room yet. Choose one you have been in.",
  again: "You have already been through it, and it has nothing more to show.",
  lacking: "That is not in your bag. Search the things here, or take something else.",
  lockless: "There is no keyhole in that. Try the key on something that is locked.",
  unlocked: "It stands open already. Keep the key for another lock.",
  misused: "That will not do here: a key is for a lock, a thing for a thing.",
  untold: "The room is still being told. One moment.",
};

/** Is this lock still shut? @param {State} state @param {Lock | null} lock */
export const shut = (state, lock) => lock !== null && !state.open.includes(lock.key);

/** @param {State} state @param {number} thing @param {string} [path] */
export const place = (state, thing, path = state.here) => `${path}/${thing}`;

/** The steps of a branch, the first one being the first room. @param {readonly Step[]} steps @param {Told} told @returns {State} */
export function fold(steps, told) {
  let state = gifted(atFirst(steps[0].id), told);
  for (const step of steps.slice(1)) {
    const next = taken(state, step, told);
    if (typeof next === "string") throw new RangeError(`${step.move} is refused: ${next}`);
    state = next;
  }
  return state;
}

/** One step more, or why not. @param {State} state @param {Step} step @param {Told} told @returns {State | Refusal} */
export function taken(state, { id, move }, told) {
  const deed = read(move);
  if (!deed) return "nowhere";
  if (deed.verb === "back") {
    const before = parentOf(state.here);
    return before === null ? "first" : entered(state, before, id, told);
  }
  if (deed.verb === "jump") {
    if (deed.path === state.here) return "here";
    return state.visits.includes(deed.path) ? entered(state, deed.path, id, told) : "unvisited";
  }
  const room = told(state.entries[state.here], state.here);
  if (!room) return "untold";
  if (deed.verb === "go") {
    const way = room.exits[deed.exit];
    if (!way) return "nowhere";
    return shut(state, way.lock) ? "locked" : entered(state, pathText(way.to), id, told);
  }
  if (deed.verb === "search") return searched(state, deed.thing, room);
  if (deed.verb === "try") {
    return unlocked(state, deed.key, deed.on === "door" ? room.exits[deed.at] : room.things[deed.at]);
  }
  return used(state, deed, room);
}

/** @param {State} state @param {number} thing @param {Ground} room @returns {State | Refusal} */
function searched(state, thing, room) {
  const spot = room.things[thing];
  if (!spot) return "nowhere";
  if (shut(state, spot.lock)) return "locked";
  const here = place(state, thing);
  if (state.searched.includes(here)) return "again";
  return { ...state, searched: [...state.searched, here], bag: [...state.bag, ...spot.holds] };
}

/** @param {State} state @param {string} key @param {{ lock: Lock | null } | undefined} target @returns {State | Refusal} */
function unlocked(state, key, target) {
  if (!target) return "nowhere";
  if (!state.bag.includes(key)) return "lacking";
  if (!isKey(key)) return "misused";
  if (target.lock === null) return "lockless";
  if (!shut(state, target.lock)) return "unlocked";
  if (target.lock.key !== key) return state; // a wrong key changes nothing, and is a move all the same
  return { ...state, open: [...state.open, key], bag: state.bag.filter((id) => id !== key) };
}

/** @param {State} state @param {import("rooms/truth/moves.js").Use} deed @param {Ground} room @returns {State | Refusal} */
function used(state, { item, thing }, room) {
  const spot = room.things[thing];
  if (!spot) return "nowhere";
  if (!state.bag.includes(item)) return "lacking";
  if (isKey(item)) return "misused";
  if (spot.wants !== item) return state;
  const here = place(state, thing);
  return {
    ...state,
    used: [...state.used, here],
    bag: [...state.bag.filter((id) => id !== item), ...spot.gives],
  };
}

/** @param {State} state @param {string} path @param {number} id @param {Told} told @returns {State} */
function entered(state, path, id, told) {
  if (state.visits.includes(path)) return { ...state, here: path };
  const first = { ...state, here: path, visits: [...state.visits, path], entries: { ...state.entries, [path]: id } };
  return gifted(first, told);
}

/** What a room gives to who comes in for the first time. @param {State} state @param {Told} told @returns {State} */
function gifted(state, told) {
  const gifts = told(state.entries[state.here], state.here)?.gifts ?? [];
  return gifts.length > 0 ? { ...state, bag: [...state.bag, ...gifts] } : state;
}
