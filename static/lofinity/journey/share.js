/**
 * recipe <-> token for ?tape=: the recipe is the whole tape, so the link is too.
 * A token comes from anywhere: it is bounded, checked field by field, and what is not understood is dropped.
 */
import { isTextOf } from "kit/text.js";
import { packed, unpacked } from "kit/token.js";
import { AMBIENCES } from "lofinity/journey/words.js";

const VERSION = 1;
const MOST = { chars: 4096, bytes: 16_384 }; // a recipe is about 700 bytes; a bomb is not a tape

export const TORN =
  "This tape's link is torn: part of it is missing or was changed. Ask for it again, or make a wish of your own.";

/** @typedef {import("lofinity/journey/words.js").Recipe} Recipe */
/** @typedef {import("lofinity/journey/machine.js").Shared} Shared */

/** The link could not be read; the message is a sentence for the visitor. */
export class TornLink extends Error {
  constructor() {
    super(TORN);
    this.name = "TornLink";
  }
}

/** @param {Shared} shared @returns {Promise<string>} */
export async function tokenOf({ recipe, hash, musician }) {
  return packed({ v: VERSION, recipe, hash, musician });
}

/** @param {string} token @returns {Promise<Shared>} raises TornLink for anything that is not a tape */
export async function sharedOf(token) {
  try {
    const told = await unpacked(token, MOST);
    if (told?.v !== VERSION || !isRecipe(told.recipe)) throw new TornLink();
    const hash = /^[0-9a-f]{64}$/.test(told.hash) ? told.hash : "";
    return {
      recipe: cleaned(told.recipe),
      hash,
      musician: typeof told.musician === "string" ? told.musician.slice(0, 60) : "",
    };
  } catch {
    throw new TornLink();
  }
}

const FIELDS = /** @type {const} */ ([
  "title",
  "mood",
  "note",
  "bpm",
  "key",
  "mode",
  "instruments",
  "groove",
  "feel",
  "ambience",
  "weather",
  "palette",
  "seconds",
  "seed",
  "side",
]);

/** @param {any} told @returns {told is Recipe} the shape that the page relies on; the house checks every value again */
function isRecipe(told) {
  const texts = (/** @type {unknown} */ list, /** @type {number} */ most) =>
    Array.isArray(list) && list.length <= most && list.every((entry) => isTextOf(entry, 40));
  return (
    typeof told === "object" &&
    told !== null &&
    ["title", "mood", "note", "key", "mode", "groove", "weather"].every((field) => isTextOf(told[field], 140)) &&
    ["bpm", "seconds", "seed"].every((field) => Number.isFinite(told[field])) &&
    (told.side === "A" || told.side === "B") &&
    told.title.length > 0 &&
    texts(told.instruments, 4) &&
    texts(told.palette, 5) &&
    told.palette.length === 5 &&
    told.palette.every((/** @type {string} */ colour) => /^#[0-9a-f]{6}$/.test(colour)) &&
    Array.isArray(told.ambience) &&
    told.ambience.length <= 3 &&
    told.ambience.every(
      (/** @type {any} */ bed) => AMBIENCES.includes(bed?.name) && bed.level >= 0 && bed.level <= 1,
    ) &&
    typeof told.feel === "object" &&
    told.feel !== null &&
    Object.values(told.feel).every((dial) => Number.isFinite(dial))
  );
}

/** Only what a recipe has: a field that the house does not know would be refused there. @param {any} told @returns {Recipe} */
const cleaned = (told) => /** @type {any} */ (Object.fromEntries(FIELDS.map((field) => [field, told[field]])));
