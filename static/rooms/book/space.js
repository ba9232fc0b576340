/**
 * Where painted points stand, and how they are seen. The eye is the origin, -z leads into the room, y is up. A picture point
 * is (u, v) in 0..1 from the top left corner with 1/z. Pure arithmetic; knows no three.js.
 */

/** @typedef {[number, number]} Point */
/** @typedef {[number, number, number]} Place metres */
/** @typedef {{ focal: number, horizon: number, aspect: number }} Lens focal length / width, height of the horizon in 0..1, width : height of the picture */
/** @typedef {{ x: number, y: number, width: number, height: number }} Rect */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Window of the picture, in 0..1 */
/** @typedef {{ topLeft: Place, topRight: Place, bottomRight: Place, bottomLeft: Place }} Leaf */

/** Nothing is painted farther off, in 1/m. */
export const FARTHEST = 1 / 40;

const WIDEST = 1.78;
const TALLEST = 1.22;
const MARGIN = 0.965; // of the picture is shown at rest: the rest of it is there to lean into
const LEAN_SHARE = 0.0085; // of the picture's width that the nearest and the farthest may move: a few pixels
const WIDEST_GAP = 1.1; // rad
const REACH = 0.86; // how far towards a doorway one walks before it is dark

/** @param {number} a @param {number} b @param {number} t */
export const mix = (a, b, t) => a + (b - a) * t;

/** @param {number} t @param {number} from @param {number} to 0 before `from`, 1 after `to` */
export const during = (t, from, to) => {
  const k = Math.min(1, Math.max(0, (t - from) / (to - from)));
  return k * k * (3 - 2 * k);
};

/** @param {Lens} lens @param {number} u @param {number} v @param {number} inverse_z @returns {Place} */
export function stand({ focal, horizon, aspect }, u, v, inverse_z) {
  const k = 1 / (focal * Math.max(inverse_z, FARTHEST));
  return [(u - 0.5) * k, ((horizon - v) / aspect) * k, -focal * k];
}

/** Where a place was painted: the way back. @param {Lens} lens @param {Place} place @returns {Point} */
export function painted({ focal, horizon, aspect }, [x, y, z]) {
  return [0.5 - (x / z) * focal, horizon + (y / z) * focal * aspect];
}

/** The part of a canvas that is painted on: all of it, unless it is very wide or very tall. @param {number} width @param {number} height CSS px @returns {Rect} */
export function paintedPart(width, height) {
  const wide = Math.min(width, height * WIDEST);
  const high = Math.min(height, width / TALLEST);
  return { x: (width - wide) / 2, y: (height - high) / 2, width: wide, height: high };
}

/** What of the picture fills the painted part. @param {Rect} part @param {number} aspect of the picture @param {number} [zoom] below 1: nearer @returns {Window} */
export function windowOf(part, aspect, zoom = 1) {
  const shape = part.width / part.height;
  const wide = (Math.min(1, shape / aspect) * MARGIN * zoom) / 2;
  const high = (Math.min(1, aspect / shape) * MARGIN * zoom) / 2;
  return { left: 0.5 - wide, right: 0.5 + wide, top: 0.5 - high, bottom: 0.5 + high };
}

/** The same window, grown from the painted part to the whole canvas. @param {Window} seen @param {Rect} part @param {number} width @param {number} height CSS px @returns {Window} */
export function grown(seen, part, width, height) {
  const u = (seen.right - seen.left) / part.width;
  const v = (seen.bottom - seen.top) / part.height;
  return {
    left: seen.left - part.x * u,
    right: seen.right + (width - part.x - part.width) * u,
    top: seen.top - part.y * v,
    bottom: seen.bottom + (height - part.y - part.height) * v,
  };
}

/** An outline of the picture -> CSS px of the canvas, the eye at rest. @param {readonly (readonly [number, number])[]} outline @param {Window} seen @param {Rect} part @returns {Point[]} */
export const onCanvas = (outline, seen, part) =>
  outline.map(([u, v]) => [
    part.x + ((u - seen.left) / (seen.right - seen.left)) * part.width,
    part.y + ((v - seen.top) / (seen.bottom - seen.top)) * part.height,
  ]);

/** CSS px of the canvas -> a point of the picture, the eye at rest. @param {number} x @param {number} y @param {Window} seen @param {Rect} part @returns {Point} */
export const onPicture = (x, y, seen, part) => [
  mix(seen.left, seen.right, (x - part.x) / part.width),
  mix(seen.top, seen.bottom, (y - part.y) / part.height),
];

/**
 * The depth that stands still while the eye leans, and how far the eye may go so that nothing moves more than a few pixels.
 * @param {number} focal @param {number} nearest @param {number} farthest in 1/m
 */
export function leaning(focal, nearest, farthest) {
  const still = mix(farthest, nearest, 0.35);
  const most = Math.max(nearest - still, still - farthest, 1e-3);
  return { still, reach_m: LEAN_SHARE / (focal * most) };
}

/** How far a point moves on the picture when the eye has gone sideways, as u. @param {number} focal @param {number} gone_m @param {number} still @param {number} inverse_z */
export const parallax = (focal, gone_m, still, inverse_z) => focal * gone_m * (still - inverse_z);

/**
 * The window's frustum at distance 1, for an eye that leans: a true window, what stands at `still` does not move.
 * @param {Lens} lens @param {Window} seen @param {Point} gone_m to the right and up @param {number} still 1/m
 */
export function frustum({ focal, horizon, aspect }, seen, [right_m, up_m], still) {
  const across = (/** @type {number} */ u) => (u - 0.5) / focal - right_m * still;
  const upwards = (/** @type {number} */ v) => (horizon - v) / focal / aspect - up_m * still;
  return { left: across(seen.left), right: across(seen.right), top: upwards(seen.top), bottom: upwards(seen.bottom) };
}

// --- doors ---

/** A door's corners in the room, whatever corner its outline begins with. @param {Lens} lens @param {{ outline: readonly (readonly [number, number])[], inverse_z: readonly number[] }} region @returns {Leaf} */
export function leafOf(lens, { outline, inverse_z }) {
  const us = outline.map(([u]) => u);
  const [left, right] = [Math.min(...us), Math.max(...us)];
  const middle = (left + right) / 2;
  const side = (/** @type {boolean} */ isLeft) =>
    outline
      .map(([u, v], i) => ({ u, v, inverse_z: inverse_z[i] }))
      .filter(({ u }) => u < middle === isLeft)
      .sort((a, b) => a.v - b.v);
  const [lefts, rights] = [side(true), side(false)];
  const corner = (/** @type {{ u: number, v: number, inverse_z: number } | undefined} */ point) =>
    stand(lens, point?.u ?? 0, point?.v ?? 0, point?.inverse_z ?? 1);
  return {
    topLeft: corner(lefts[0]),
    bottomLeft: corner(lefts.at(-1)),
    topRight: corner(rights[0]),
    bottomRight: corner(rights.at(-1)),
  };
}

/** @param {Place} a @param {Place} b @param {number} t @returns {Place} */
export const between = (a, b, t) => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];

/** A place on the leaf. @param {Leaf} leaf @param {number} across @param {number} down 0..1 */
export const onLeaf = ({ topLeft, topRight, bottomRight, bottomLeft }, across, down) =>
  between(between(topLeft, topRight, across), between(bottomLeft, bottomRight, across), down);

/** @param {Place} a @param {Place} b @returns {Place} */
export const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

/** @param {Place} a @param {Place} b @returns {Place} */
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

/** @param {Place} a @param {Place} b */
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** @param {Place} a @returns {Place} */
export function unit(a) {
  const long = Math.hypot(...a) || 1;
  return [a[0] / long, a[1] / long, a[2] / long];
}

/**
 * What the leaf turns on: the foot of its hinge, the axis upwards, the way to its free edge, the way out into the room, and
 * the sign of the angle that swings it out.
 * @param {Leaf} leaf @param {"left" | "right"} hinge
 */
export function hingeOf(leaf, hinge) {
  const [foot, head, free] =
    hinge === "left"
      ? [leaf.bottomLeft, leaf.topLeft, leaf.bottomRight]
      : [leaf.bottomRight, leaf.topRight, leaf.bottomLeft];
  const axis = unit(minus(head, foot));
  const across = minus(free, foot);
  const normal = unit(cross(axis, across));
  const towardsEye = dot(normal, onLeaf(leaf, 0.5, 0.5)) < 0;
  const out = towardsEye ? normal : /** @type {Place} */ (normal.map((n) => -n));
  return { foot, axis, across, out, turn: dot(cross(axis, across), out) > 0 ? 1 : -1, width_m: Math.hypot(...across) };
}

/** Where the foot of the free edge is when the leaf has swung so far. @param {ReturnType<typeof hingeOf>} hinge @param {number} angle rad @returns {Place} */
export function freeEdge({ foot, across, out, width_m }, angle) {
  const [c, s] = [Math.cos(angle), Math.sin(angle) * width_m];
  return [
    foot[0] + across[0] * c + out[0] * s,
    foot[1] + across[1] * c + out[1] * s,
    foot[2] + across[2] * c + out[2] * s,
  ];
}

/**
 * How far a leaf must swing for its gap to be seen: one in a side wall turns its face to the eye first.
 * @param {Lens} lens @param {Leaf} leaf @param {"left" | "right"} hinge @param {number} gap share of the doorway's painted width
 * @returns {number} rad
 */
export function angleOfGap(lens, leaf, hinge, gap) {
  const way = hingeOf(leaf, hinge);
  const [shut] = painted(lens, freeEdge(way, 0));
  const [foot] = painted(lens, way.foot);
  for (let angle = 0.1; angle < WIDEST_GAP; angle += 0.02) {
    const [free] = painted(lens, freeEdge(way, angle));
    if ((shut - free) / (shut - foot) >= gap) return angle;
  }
  return WIDEST_GAP;
}

/**
 * The corridor behind a leaf: each painted frame of it pushed back along the lines of sight, so that it looks as it was painted
 * until the eye moves.
 * @param {Leaf} leaf @returns {Place[][]} frames from the doorway inwards, each four corners clockwise from the top left
 */
export function corridorOf(leaf) {
  const across_m = Math.hypot(...minus(leaf.topRight, leaf.topLeft));
  const middle_m = Math.hypot(...onLeaf(leaf, 0.5, 0.5));
  const frames = [
    [-0.03, -0.02, 1.03, 1.02, 0.01], // a little wider than the hole: no paper shows at its rim
    [0.14, 0.12, 0.86, 0.93, 0.5],
    [0.24, 0.22, 0.76, 0.87, 1.1],
    [0.31, 0.3, 0.69, 0.83, 1.8],
  ];
  return frames.map(([left, top, right, bottom, deep]) => {
    const away = 1 + (deep * across_m) / middle_m;
    const at = (/** @type {number} */ u, /** @type {number} */ v) =>
      /** @type {Place} */ (onLeaf(leaf, u, v).map((n) => n * away));
    return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
  });
}

/**
 * The way through a door: how far its leaf is open, where the eye is and which way it looks, how dark it has become.
 * @param {Leaf} leaf @param {number} from how far open the leaf stands already, 0..1 @param {number} t 0..1
 */
export function passage(leaf, from, t) {
  const walked = during(t, 0.22, 1);
  const middle = onLeaf(leaf, 0.5, 0.52);
  const end = corridorOf(leaf)[3];
  const far = between(end[0], end[2], 0.5);
  const eye = between([0, 0, 0], middle, REACH * walked);
  const turned = during(t, 0.15, 0.75);
  const ahead = minus(far, eye);
  return {
    open: mix(from, 1, during(t, 0, 0.5)),
    eye,
    yaw: Math.atan2(ahead[0], -ahead[2]) * turned,
    dark: during(t, 0.5, 1),
  };
}
