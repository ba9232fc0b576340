/**
 * A branch <-> #branch=<token>. Only seed, tone, edition and moves: the house is a pure function of them, so whoever opens
 * the link walks the same way and is told the same rooms.
 */
import { isTextOf } from "kit/text.js";
import { packed, unpacked } from "kit/token.js";
import { enters, read } from "rooms/truth/moves.js";
import { SEED_CHARS } from "rooms/words.js";

const VERSION = 1;
const MOST = { chars: 60_000, bytes: 400_000 };
const MOVES_MOST = 4000;
export const FRAGMENT = "#branch=";

export const TORN =
  "This link is torn: part of it is missing or was changed. Ask for it again, or begin a house of your own.";

/** @typedef {{ move: string, again: number }} Step */
/** @typedef {{ seed: string, tone: import("rooms/words.js").Tone, edition: import("rooms/words.js").Edition, first: number, steps: Step[] }} Branch first: which telling of the first room */

/** The link could not be read; the message is for the visitor. */
export class TornLink extends Error {
  constructor() {
    super(TORN);
    this.name = "TornLink";
  }
}

/** @param {import("rooms/house.js").House} house @returns {Branch} */
export function branchOf(house) {
  const [first, ...steps] = house.branch;
  return {
    seed: house.seed,
    tone: house.tone,
    edition: house.edition,
    first: first.again,
    steps: steps.map(({ move, again }) => ({ move, again })),
  };
}

/** How many rooms it leads into. @param {Branch} branch */
export const turnsOf = ({ steps }) => steps.filter(({ move }) => enters(move)).length;

/** @param {Branch} branch @returns {Promise<string>} */
export async function tokenOf({ seed, tone, edition, first, steps }) {
  const retold = steps.flatMap(({ again }, at) => (again > 0 ? [[at, again]] : []));
  return packed({
    v: VERSION,
    seed,
    tone,
    edition,
    first,
    moves: steps.map(({ move }) => move).join(" "),
    retold,
  });
}

/** @param {string} token @returns {Promise<Branch>} raises TornLink for anything that is not a branch */
export async function fromToken(token) {
  try {
    return checked(await unpacked(token, MOST));
  } catch {
    throw new TornLink();
  }
}

/** @param {any} told @returns {Branch} */
function checked(told) {
  const moves = typeof told?.moves === "string" ? told.moves.split(" ").filter(Boolean) : null;
  const sound =
    told?.v === VERSION &&
    isTextOf(told.seed, SEED_CHARS) &&
    told.seed.trim().length > 0 &&
    ["warm", "dry", "hushed"].includes(told.tone) &&
    ["full", "text"].includes(told.edition) &&
    Number.isInteger(told.first) &&
    moves !== null &&
    moves.length <= MOVES_MOST &&
    moves.every((/** @type {string} */ move) => read(move) !== null) &&
    Array.isArray(told.retold);
  if (!sound) throw new TornLink();
  const again = new Map(
    told.retold.filter((/** @type {any} */ pair) => Array.isArray(pair) && pair.every(Number.isInteger)),
  );
  const { seed, tone, edition, first } = told;
  const steps = moves.map((/** @type {string} */ move, /** @type {number} */ at) => ({
    move,
    again: Number(again.get(at) ?? 0),
  }));
  return { seed, tone, edition, first, steps };
}
