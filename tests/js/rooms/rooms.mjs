/** Two small rooms, by hand, for the tests of the page: a locked desk with a key in the lamp, a locked door, a thing that wants the bookmark. */
import { founded, House } from "rooms/house.js";
import { untold } from "rooms/words.js";

/** @typedef {import("rooms/words.js").Room} Room */

const LOCK = { key: ":0", metal: "brass", emblem: "moth" };
const DOOR_LOCK = { key: ":1", metal: "iron", emblem: "owl" };

/** @param {Partial<import("rooms/words.js").Thing>} given @returns {import("rooms/words.js").Thing} */
const thing = (given) => ({
  id: "thing:0",
  kind: "library/lamp",
  name: "a lamp",
  short: "lamp",
  lock: null,
  holds: [],
  wants: null,
  gives: [],
  found: "Nothing.",
  opened: null,
  thanks: null,
  ...given,
});
/** @param {Partial<import("rooms/words.js").Exit>} given @returns {import("rooms/words.js").Exit} */
const exit = (given) => ({
  id: "door:0",
  side: "ahead",
  look: "library/oak",
  theme: "library",
  label: "an oak door with a brass slot",
  hint: "cool to the palm",
  to: [0],
  fold: false,
  lock: null,
  opened: null,
  through: "You go.",
  ...given,
});
/** @param {Partial<import("rooms/words.js").Find>} given @returns {import("rooms/words.js").Find} */
const find = (given) => ({
  id: ":0",
  what: "key",
  kind: "brass/moth",
  name: "a brass key",
  short: "brass key",
  emblem: "moth",
  ...given,
});

/** @type {Room} */
export const FIRST = {
  path: [],
  number: 1,
  theme: "library",
  hour: "dusk",
  palette: ["#1a1420", "#4a2f26", "#a8672f", "#e8b45a", "#f6ead2"],
  name: "Library of Almost",
  text: "Somebody lit the fire. A lamp, a desk.\n\nTwo doors lead on.",
  marks: "a3",
  alt: "A library at dusk.",
  exits: [
    exit({}),
    exit({
      id: "door:1",
      side: "right",
      label: "a door of white slats",
      to: [1],
      lock: DOOR_LOCK,
      opened: "It gives.",
    }),
  ],
  things: [
    thing({ holds: [":0", "library/bookmark@"], found: "A key and a bookmark." }),
    thing({
      id: "thing:1",
      name: "a desk",
      short: "desk",
      lock: LOCK,
      holds: [":1"],
      found: "Another key.",
      opened: "The desk sighs.",
    }),
  ],
  finds: [
    find({}),
    find({ id: ":1", kind: "iron/owl", name: "an iron key", emblem: "owl" }),
    find({
      id: "library/bookmark@",
      what: "item",
      kind: "library/bookmark",
      name: "a bookmark of pressed snow",
      short: "bookmark",
      emblem: null,
    }),
  ],
  cards: [{ who: "Ada Wren", fact: "keeps bees" }],
  gifts: [],
  returns: ["Here again.", "The room knew.", "Back."],
  refused: ["The {it} is locked.", "Not without the key: the {it}."],
  wrong: ["The {key} does not fit the {lock}."],
  useless: ["The {item} does nothing for the {it}."],
};

/** @type {Room} */
export const SECOND = {
  ...FIRST,
  path: [0],
  number: 2,
  name: "Cellar of Returned Things",
  text: "Water stands here.",
  exits: [],
  things: [
    thing({
      name: "a stone basin",
      short: "basin",
      wants: "library/bookmark@",
      gives: ["cellar/pearl@0"],
      thanks: "The basin drinks it.",
    }),
  ],
  finds: [
    find({
      id: "cellar/pearl@0",
      what: "item",
      kind: "cellar/pearl",
      name: "a warm pearl",
      short: "pearl",
      emblem: null,
    }),
  ],
  cards: [{ who: "Ada Wren", fact: "lost a thimble" }],
  gifts: [],
};

/** @param {Room} room */
export const telling = (room) => ({ ...untold(), room, text: room.text, whole: true });

/** A house whose first room is told. */
export function house() {
  const made = new House(founded({ seed: "moss", edition: "text", tone: "warm" }));
  made.tell(0, telling(FIRST));
  return made;
}

/** … and whose second was entered. */
export function twoRooms() {
  const made = house();
  made.act("s0");
  made.act("g0");
  made.tell(made.entry, telling(SECOND));
  return made;
}
