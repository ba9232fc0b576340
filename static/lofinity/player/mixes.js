/** How the visitor left the faders for each tape -> this browser's memory. The oldest is forgotten first. */
import { recall, remember } from "kit/memory.js";

const NAME = "lofinity.mixes";
const MOST = 60;

/** @typedef {import("lofinity/journey/words.js").Bed} Bed */
/** @typedef {[string, Bed[]][]} Mixes newest last */

/** @param {Mixes} mixes @param {string} id @param {Bed[]} beds @returns {Mixes} */
export const withMix = (mixes, id, beds) =>
  [...mixes.filter(([other]) => other !== id), /** @type {[string, Bed[]]} */ ([id, beds])].slice(-MOST);

/** @param {string} id of a tape @returns {Bed[] | null} */
export function mixOf(id) {
  const found = recall(NAME, /** @type {Mixes} */ ([])).find(([other]) => other === id);
  return found ? found[1].filter((bed) => typeof bed?.name === "string" && bed.level >= 0 && bed.level <= 1) : null;
}

/** @param {string} id @param {Bed[]} beds */
export const rememberMix = (id, beds) => remember(NAME, withMix(recall(NAME, /** @type {Mixes} */ ([])), id, beds));
