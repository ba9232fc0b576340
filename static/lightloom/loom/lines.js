/** Words -> lines of needlework. What stands stays where it is when a word is added; words that outgrow their place get smaller. */

/** @typedef {{ text: string, firm: boolean }} Word */
/** @typedef {{ text: string, firm: boolean, x: number, line: number }} Placed x in px of the line's left edge */
/** @typedef {{ size: number, words: Placed[], lines: number, widths: number[] }} Lines size: px of the letters; widths: px of each line */

const SIZES = [1, 0.9, 0.8, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36];
export const LEADING = 1.2;

/**
 * @param {readonly Word[]} words @param {(text: string, size: number) => number} measure width in px
 * @param {{ size: number, wide: number, high: number }} room px: of the largest letters, of the place
 * @returns {Lines}
 */
export function setLines(words, measure, { size, wide, high }) {
  for (const share of SIZES) {
    const set = setAt(words, measure, size * share, wide);
    const fits = set.lines * set.size * LEADING <= high && set.widths.every((width) => width <= wide);
    if (fits || share === SIZES.at(-1)) return set;
  }
  throw new Error("unreachable: the last size is always taken");
}

/** @param {readonly Word[]} words @param {(text: string, size: number) => number} measure @param {number} size @param {number} wide */
function setAt(words, measure, size, wide) {
  const space = measure(" ", size);
  /** @type {Placed[]} */
  const placed = [];
  const widths = [0];
  let line = 0;
  for (const { text, firm } of words) {
    const own = measure(text, size);
    if (widths[line] > 0 && widths[line] + space + own > wide) widths[++line] = 0;
    const x = widths[line] > 0 ? widths[line] + space : 0;
    placed.push({ text, firm, x, line });
    widths[line] = x + own;
  }
  return { size, words: placed, lines: line + 1, widths };
}

/** Would the same needlework come out? @param {readonly Word[]} a @param {readonly Word[]} b */
export const sameWords = (a, b) =>
  a.length === b.length && a.every((word, i) => word.text === b[i].text && word.firm === b[i].firm);
