/** /doors.json -> what the street shows: three doors, who plays tonight, where else one can go. Knows no DOM and no three. */

/** @typedef {{ slug: string, title: string, sentence: string, open: boolean }} Door */
/** @typedef {{ doors: Door[], engine: { mode: string, says: string }, links: { source_url: string | null } }} Street */

/** The three fronts in the order they stand; the page's own words until the house has answered, and if it never does. */
export const FRONTS = /** @type {const} */ (["lofinity", "rooms", "lightloom"]);

/** @typedef {typeof FRONTS[number]} FrontName */

/** @param {any} answer @returns {Street} only what is of the expected kind; a door that is not told of is shut */
export function readStreet(answer) {
  const told = Array.isArray(answer?.doors) ? answer.doors : [];
  return {
    doors: FRONTS.map((slug) => {
      const door = told.find((/** @type {any} */ each) => each?.slug === slug);
      return {
        slug,
        title: wordsOf(door?.title),
        sentence: wordsOf(door?.sentence),
        open: door?.open === true,
      };
    }),
    engine: { mode: wordsOf(answer?.engine?.mode), says: wordsOf(answer?.engine?.says) },
    links: { source_url: /^https:\/\//.test(answer?.links?.source_url) ? answer.links.source_url : null },
  };
}

/** @param {unknown} text */
const wordsOf = (text) => (typeof text === "string" ? text : "");

/** How bright each front burns: the one looked at warms up, the others step back; a shut one only smoulders. */
export function brightness(
  /** @type {boolean} */ open,
  /** @type {boolean} */ lookedAt,
  /** @type {boolean} */ anyLookedAt,
) {
  if (!open) return lookedAt ? 0.5 : 0.3;
  if (lookedAt) return 1.65;
  return anyLookedAt ? 0.45 : 1;
}
