/** seed + words + shots <-> a token for the address: whoever opens it weaves the same cloth again. Bounded, and checked like a file. */
import { packed, unpacked } from "kit/token.js";
import { isList, isObject, isSeed, isShot, isText } from "lightloom/keep/checks.js";
import { WORDS_CHARS } from "lightloom/words.js";

export const MOST_LINKED = 24;
export const FRAGMENT = "#cloth=";
const MOST = { chars: 32_768, bytes: 131_072 };

export const TORN =
  "This link is torn: a part of it is missing or was changed. Ask for it again, or begin a cloth of your own.";
export const LONG = `A link carries up to ${MOST_LINKED} strips, and this cloth is longer. Take it as a file instead.`;

/** @typedef {import("lightloom/words.js").Woven} Woven */
/** @typedef {{ seed: string, strips: Woven[] }} Linked */

/** The link could not be read; the message is for the visitor. */
export class TornLink extends Error {
  constructor() {
    super(TORN);
    this.name = "TornLink";
  }
}

/** @param {{ seed: string, strips: readonly Woven[] }} mural @returns {Promise<string>} */
export const tokenOf = ({ seed, strips }) =>
  packed({ v: 1, seed, strips: strips.map(({ words, shot, over }) => ({ words, shot, over })) });

/** @param {string} token @returns {Promise<Linked>} raises TornLink */
export async function fromToken(token) {
  const told = await unpacked(token, MOST).catch(() => null);
  const isOne = (/** @type {any} */ strip) =>
    isObject(strip) &&
    isText(strip.words, WORDS_CHARS) &&
    isShot(strip.shot) &&
    (strip.over === null || isShot(strip.over));
  if (!isObject(told) || told.v !== 1 || !isSeed(told.seed) || !isList(told.strips, isOne, MOST_LINKED, 1)) {
    throw new TornLink();
  }
  return {
    seed: told.seed,
    strips: told.strips.map((/** @type {Woven} */ { words, shot, over }, /** @type {number} */ index) => ({
      index,
      words,
      shot,
      over,
    })),
  };
}
