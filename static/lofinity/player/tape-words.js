/** A tape's side -> the words on its label. */

/**
 * @param {import("lofinity/player/tape.js").Tape} tape @param {"A" | "B"} side
 * @returns {import("lofinity/street/labels.js").TapeWords}
 */
export function labelWords(tape, side) {
  const { recipe, pcm_sha256 } = (tape.sides[side] ?? tape.sides.A).facts;
  const title = side === "A" ? tape.name : recipe.title;
  return { ...recipe, title, side, hash8: pcm_sha256.slice(0, 8) };
}
