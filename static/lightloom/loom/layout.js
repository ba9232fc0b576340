/**
 * The canvas's size -> where everything of the loom sits, lying or upright. Knows no three.
 *
 * World units: the cloth is always six high, y is up, (0, 0) is the canvas's middle; the camera never moves, and what lies at
 * z = 0 keeps its CSS px exactly.
 */

export const TALL = 6;
export const STRIP = (TALL * 560) / 768;
export const VIEW_DEGREES = 20;

const LEVEL = {
  apron: { share: 0.145, least_px: 84, most_px: 140 },
  head: 0.6,
  foot: 0.54,
  lace: 0.28,
  post: 0.5,
  margin: 0.5,
  roller: 0.36,
  reed: 0.36,
  fell: 0.5,
};
const UPRIGHT = {
  apron: { share: 0.285, least_px: 190, most_px: 320 },
  head: 0.52,
  foot: 0.46,
  lace: 0.22,
  post: 0.24,
  margin: 0.06,
  roller: 0.25,
  reed: 0.1,
  fell: 0.12,
};
const SHELF = 0.84; // of wall above the head beam, where the spools stand
const BARE_SHELF = 0.12;
const SPOOLS_FROM_PX = 400;
const LEAST_VISIBLE = 0.8; // of a strip
const MOST_VISIBLE = 7; // strips; so no more than nine tiles are ever near
const SPOOL_GAP = 0.6;
export const SPOOLS = 7;

/** @typedef {ReturnType<typeof layOut>} Layout */
/** @typedef {{ left: number, top: number, right: number, bottom: number, headTop: number, headBottom: number, footTop: number, apronTop: number, side: number }} Frame CSS px: the cloth's window, both beams, and how far the wood's inner edge is from the canvas's left and right */

/** @param {number} low @param {number} value @param {number} high */
const clamp = (low, value, high) => Math.min(high, Math.max(low, value));

/** @param {number} width @param {number} height CSS px */
export function layOut(width, height) {
  const upright = height > width * 1.05;
  const look = upright ? UPRIGHT : LEVEL;
  const apron_px = clamp(look.apron.least_px, height * look.apron.share, look.apron.most_px);
  const shelf = height - apron_px >= SPOOLS_FROM_PX ? SHELF : BARE_SHELF;
  const rise = shelf + look.head + look.foot + look.lace * 2 + TALL;
  const edges = (look.margin + look.post + look.roller * 1.9) * 2 + look.reed + look.fell;
  const unit_px = Math.max(8, Math.min((height - apron_px) / rise, width / (edges + STRIP * LEAST_VISIBLE)));
  const wide = width / unit_px;
  const high = height / unit_px;

  const apronTop = -high / 2 + apron_px / unit_px;
  const footTop = apronTop + look.foot;
  const bottom = footTop + look.lace;
  const top = bottom + TALL;
  const headLow = top + look.lace;
  const headTop = headLow + look.head;

  const side = Math.min(wide / 2 - look.margin, (edges + STRIP * MOST_VISIBLE) / 2 - look.margin) - look.post;
  const left = -side + look.roller * 1.9;
  const right = side - look.roller * 1.9;
  const reed = right - look.reed;
  const home = reed - look.fell;
  const row = (SPOOLS - 1) * SPOOL_GAP;
  const first = upright ? side - row - 0.35 : side - row - 0.9;
  const spools =
    shelf === SHELF ? Array.from({ length: SPOOLS }, (_, i) => ({ x: first + i * SPOOL_GAP, y: headTop })) : [];
  return {
    width,
    height,
    upright,
    unit_px,
    wide,
    high,
    /** the camera's distance from the cloth */
    far: high / 2 / Math.tan((VIEW_DEGREES * Math.PI) / 360),
    apronTop,
    footTop,
    bottom,
    middle: (top + bottom) / 2,
    top,
    headLow,
    headTop,
    side,
    post: look.post,
    roller: look.roller,
    lace: look.lace,
    /** the cloth is seen between here … */
    left,
    /** … and here, where it bends round the rollers */
    right,
    reed,
    /** right edge of the place where the newest strip is woven */
    home,
    /** how many strips are seen left of `home` */
    visible: (home - left) / STRIP,
    spools,
  };
}

/** @param {Layout} at @returns {Frame} */
export function frameOf(at) {
  const px = (/** @type {number} */ x) => at.width / 2 + x * at.unit_px;
  const py = (/** @type {number} */ y) => at.height / 2 - y * at.unit_px;
  return {
    left: px(at.left),
    top: py(at.top),
    right: px(at.right),
    bottom: py(at.bottom),
    headTop: py(at.headTop),
    headBottom: py(at.headLow),
    footTop: py(at.footTop),
    apronTop: py(at.apronTop),
    side: px(-at.side - at.post),
  };
}

/** Where a place of the mural stands. @param {Layout} at @param {number} u in strips @param {number} x strips wound so far */
export const placeOf = (at, u, x) => at.home + (u - x - 1) * STRIP;

/** What of the mural stands there. @param {Layout} at @param {number} place @param {number} x */
export const muralAt = (at, place, x) => (place - at.home) / STRIP + x + 1;

/**
 * How far the cloth is wound when one follows the fell. Until the window is full nothing is wound: the first strip begins
 * at the left roller. Where less than a strip is seen, the cloth follows the painting through it.
 * @param {number} visible strips @param {number} told strips @param {number} open places for words right of them
 * @param {number} painted 0..1 of the first of these
 */
export function restingPlace(visible, told, open, painted) {
  const least = visible - 1;
  if (open === 0) return Math.max(told - 1, least);
  const shown = Math.max(1, Math.min(open, Math.floor(visible)));
  const hidden = Math.max(0, 1 - visible) * (1 - painted);
  return Math.max(told + shown - 1 - hidden, least);
}
