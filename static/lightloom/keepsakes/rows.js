/** How a long mural is laid on a sheet of paper: rows of equal length, as one winds a scroll. Pure. */

export const SHEET = { width: 2400, height: 3300, margin: 150, foot: 420, gap: 34 };
const STRIP = { width: 560, height: 768 };
const LARGEST = 1.7; // a short mural is not blown up beyond what its brushwork bears

/** @typedef {{ index: number, x: number, y: number, width: number, height: number }} Tile px on the sheet */

/**
 * Every strip's place: the fewest rows that fill the sheet best, the block centred above the foot.
 * @param {number} count 1..300 @returns {{ tiles: Tile[], rows: number }}
 */
export function laidOut(count) {
  const room = { width: SHEET.width - 2 * SHEET.margin, height: SHEET.height - 2 * SHEET.margin - SHEET.foot };
  let best = { scale: 0, rows: 1, across: count };
  for (let rows = 1; rows <= count; rows += 1) {
    const across = Math.ceil(count / rows);
    if (Math.ceil(count / across) !== rows) continue; // the last row would be empty
    const wide = room.width / (across * STRIP.width);
    const high = (room.height - (rows - 1) * SHEET.gap) / (rows * STRIP.height);
    const scale = Math.min(wide, high, LARGEST);
    if (scale > best.scale) best = { scale, rows, across };
  }
  const { scale, rows, across } = best;
  const width = STRIP.width * scale;
  const height = STRIP.height * scale;
  const block = rows * height + (rows - 1) * SHEET.gap;
  const top = SHEET.margin + Math.max(0, room.height - block) / 2;
  const tiles = Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / across);
    const inRow = Math.min(across, count - row * across);
    return {
      index,
      x: (SHEET.width - inRow * width) / 2 + (index % across) * width,
      y: top + row * (height + SHEET.gap),
      width,
      height,
    };
  });
  return { tiles, rows };
}

/** Lines of at most `most` px, by a measuring function. @param {string} text @param {number} most @param {(text: string) => number} measure */
export function wrapped(text, most, measure) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
