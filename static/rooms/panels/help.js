/** The "?" sheet: how the house works, and the keys. */
import { KeySheet } from "kit/key-sheet.js";

const STEPS = [
  "Read, and look about: what can be searched is outlined in the picture and named under the text.",
  "Tap a thing to search it. What you find goes into your bag.",
  "A locked door or thing wants its key: tap it and choose one, or take a key in hand and then tap, or drag it there.",
  "Items can be used on things in the same way. Some things wait for one.",
  "Say or do anything in your own words; the house answers in its own.",
  "Nothing is lost: undo, redo, and the map lead to every place you have been, and every branch is kept.",
];
export const KEYS = /** @type {const} */ ([
  ["1 2 3", "go through a door"],
  ["4 – 8", "search a thing"],
  ["B", "go back to the room before"],
  ["U · R", "undo, redo"],
  ["T", "tell this room again"],
  ["I", "to the bag"],
  ["/", "say something"],
  ["M", "the house so far"],
  ["C", "people and things met"],
  ["S", "your houses"],
  ["E", "take the book along"],
  ["O", "type, voice, tone"],
  ["Space", "read aloud, hush"],
  ["V", "mute"],
  ["?", "this sheet"],
  ["Esc", "put back what is in hand; close a sheet"],
]);

/** @returns {KeySheet} */
export const helpSheet = () => new KeySheet({ title: "How the house works", steps: STEPS, keys: KEYS, world: "rooms" });
