/**
 * Rooms and doors -> a constellation: where each door hangs and which threads join them. A room keeps its place when others are
 * found after it. y points up; 1 is the width of a door. Pure arithmetic; knows no DOM and no three.js.
 */

/** @typedef {readonly number[]} Path */
/** @typedef {{ path: Path, name: string, thumb: string | null, here: boolean, branch: boolean }} MapRoom branch: it lies on the branch that is read now */
/** @typedef {{ rooms: readonly MapRoom[], doors: readonly (readonly [Path, Path])[], dead: readonly Path[] }} House doors lead from a visited room to any; dead: visited rooms that no door leads on from */
/** @typedef {{ left: number, right: number, bottom: number, top: number }} Box */
/** @typedef {{ key: string, path: Path, x: number, y: number, heading: number, room: MapRoom | null, dead: boolean, scale: number }} Star x, y: the foot of the door; room: null where nobody has been */
/** @typedef {{ from: Star, to: Star, walked: boolean }} Thread */
/** @typedef {{ stars: Star[], threads: Thread[], bounds: Box }} Constellation */

/** What a room needs around its foot: the door, a lamp above it, its name below. */
const ROOM = { left: -1.2, right: 1.2, bottom: -0.76, top: 1.7 };
const SHUT = { left: -0.44, right: 0.44, bottom: -0.14, top: 1.02 };
export const HERE_SCALE = 1.16;
const SHUT_SCALE = 0.62;

const ROOM_STEPS = [2.6, 3, 3.5, 4.3, 5.4, 7, 9, 12, 16, 22, 30, 42, 60, 90];
const SHUT_STEPS = [1.5, 1.85, 2.3, 2.9, 3.7, 4.8, 6.4, 9, 14, 22, 36, 60, 90];
const TURNS = 24;
const SPREAD = 0.95; // rad between two doors of a room
const FLAT = 0.72; // the page is wider than high: so is the sky
const LEVEL = 0.5; // a way that climbs or falls is soon level again
const COMPACT = 0.14; // what a place costs that is farther from the first door

export const keyOf = (/** @type {Path} */ path) => path.join(".");

/** @param {Star} star @returns {Box} */
export function boxOf({ x, y, room }) {
  const { left, right, bottom, top } = room ? ROOM : SHUT;
  return { left: x + left, right: x + right, bottom: y + bottom, top: y + top };
}

/** @param {Box} a @param {Box} b */
export const overlap = (a, b) => a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;

/** A number in [0, 1) that is a name's own. @param {string} name */
export function ownNumber(name) {
  let n = 2166136261;
  for (let i = 0; i < name.length; i++) n = Math.imul(n ^ name.charCodeAt(i), 16777619);
  return ((n ^ (n >>> 15)) >>> 0) / 4294967296;
}

/** Where a thread is tied to a door. @param {Star} star @returns {[number, number]} */
export const knot = ({ x, y, scale }) => [x, y + 0.72 * scale];

/** Do two stretches cross? @param {[number, number]} a @param {[number, number]} b @param {[number, number]} c @param {[number, number]} d */
function cross([ax, ay], [bx, by], [cx, cy], [dx, dy]) {
  const side = (
    /** @type {number} */ px,
    /** @type {number} */ py,
    /** @type {number} */ qx,
    /** @type {number} */ qy,
    /** @type {number} */ x,
    /** @type {number} */ y,
  ) => (qx - px) * (y - py) - (qy - py) * (x - px);
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
  );
}

class Sky {
  /** @type {Star[]} */
  stars = [];
  /** @type {Map<string, Star>} */
  byKey = new Map();
  /** @type {Box[]} */
  #boxes = [];
  /** @type {[[number, number], [number, number]][]} */
  #lines = [];

  /** @param {Star} star @param {Star | null} parent */
  hang(star, parent) {
    this.stars.push(star);
    this.byKey.set(star.key, star);
    this.#boxes.push(boxOf(star));
    if (parent) this.#lines.push([knot(parent), knot(star)]);
  }

  /** The best free place on the way a door leads. @param {Star} star @param {Star} parent @param {readonly number[]} steps */
  place(star, parent, steps) {
    const wanted = star.heading;
    let best = Number.POSITIVE_INFINITY;
    let [x, y] = [parent.x, parent.y];
    for (const step of steps) {
      if ((step - steps[0]) * 0.8 >= best) break; // farther off is never better now
      for (let k = 0; k < TURNS; k++) {
        const turn = ((k % 2 ? 1 : -1) * Math.ceil(k / 2) * 2 * Math.PI) / TURNS;
        const cost = (step - steps[0]) * 0.8 + Math.abs(turn) * 0.75;
        if (cost >= best) break;
        star.x = parent.x + Math.cos(wanted + turn) * step;
        star.y = parent.y + Math.sin(wanted + turn) * step * FLAT;
        const total = cost + COMPACT * Math.hypot(star.x / 2.3, star.y) + this.#tangle(star, parent, best - cost);
        if (total >= best) continue;
        best = total;
        [x, y] = [star.x, star.y];
      }
    }
    star.x = x;
    star.y = y;
    star.heading = Math.atan2((y - parent.y) / FLAT, x - parent.x);
    this.hang(star, parent);
  }

  /** What a place costs for what is there already; infinite where it is taken. @param {Star} star @param {Star} parent @param {number} most */
  #tangle(star, parent, most) {
    const box = boxOf(star);
    for (const other of this.#boxes) if (overlap(box, other)) return Number.POSITIVE_INFINITY;
    const [a, b] = [knot(parent), knot(star)];
    let cost = 0;
    for (const [c, d] of this.#lines) {
      if (cross(a, b, c, d)) cost += 1.6;
      else if (within(box, c, d)) cost += 1.2;
      if (cost >= most) return cost;
    }
    for (const other of this.#boxes) if (within(other, a, b)) cost += 0.9;
    return cost - 0.9; // the parent's own
  }
}

/** Does a stretch run through the middle of a box? @param {Box} box @param {[number, number]} a @param {[number, number]} b */
function within({ left, right, bottom, top }, [ax, ay], [bx, by]) {
  const inset = (right - left) * 0.2;
  let [from, to] = [0, 1];
  for (const [start, delta, low, high] of [
    [ax, bx - ax, left + inset, right - inset],
    [ay, by - ay, bottom + inset, top - inset],
  ]) {
    if (delta === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [near, far] = [(low - start) / delta, (high - start) / delta];
    from = Math.max(from, Math.min(near, far));
    to = Math.min(to, Math.max(near, far));
  }
  return from < to;
}

/** @param {House} house rooms in the order they were found @returns {Constellation} */
export function constellation({ rooms, doors, dead }) {
  const sky = new Sky();
  const ends = new Set(dead.map(keyOf));
  const star = (/** @type {Path} */ path, /** @type {MapRoom | null} */ room, /** @type {number} */ heading) => ({
    key: keyOf(path),
    path,
    x: 0,
    y: 0,
    heading,
    room,
    dead: ends.has(keyOf(path)),
    scale: room ? (room.here ? HERE_SCALE : 1) : SHUT_SCALE,
  });
  for (const room of rooms) {
    if (sky.byKey.has(keyOf(room.path))) continue;
    const parent = nearest(sky, room.path);
    if (parent) sky.place(star(room.path, room, leads(parent, room.path)), parent, ROOM_STEPS);
    else sky.hang(star(room.path, room, 0), null);
  }
  for (const [from, to] of doors) {
    const parent = sky.byKey.get(keyOf(from));
    if (parent && !sky.byKey.has(keyOf(to))) sky.place(star(to, null, leads(parent, to)), parent, SHUT_STEPS);
  }
  return { stars: sky.stars, threads: threadsOf(sky, doors), bounds: boundsOf(sky.stars) };
}

/** The room it was entered from, or the nearest one before that. @param {Sky} sky @param {Path} path */
function nearest(sky, path) {
  for (let long = path.length - 1; long >= 0; long--) {
    const found = sky.byKey.get(keyOf(path.slice(0, long)));
    if (found) return found;
  }
  return sky.stars[0] ?? null;
}

/** Which way a door leads: on, a little to the left or right of the way one came. @param {Star} parent @param {Path} path */
function leads(parent, path) {
  const exit = path.at(-1) ?? 1;
  const unrest = (ownNumber(keyOf(path)) - 0.5) * 0.6;
  const on = Math.atan2(Math.sin(parent.heading) * LEVEL, Math.cos(parent.heading));
  return on + (1 - Math.min(2, exit)) * SPREAD + unrest;
}

/** @param {Sky} sky @param {readonly (readonly [Path, Path])[]} doors @returns {Thread[]} one for each pair that is joined */
function threadsOf(sky, doors) {
  const known = new Set();
  const threads = [];
  for (const [a, b] of doors) {
    const [from, to] = [sky.byKey.get(keyOf(a)), sky.byKey.get(keyOf(b))];
    const pair = [keyOf(a), keyOf(b)].sort().join(" ");
    if (!from || !to || from === to || known.has(pair)) continue;
    known.add(pair);
    threads.push({ from, to, walked: from.room !== null && to.room !== null });
  }
  return threads;
}

/** @param {readonly Star[]} stars @returns {Box} */
function boundsOf(stars) {
  const bounds = { left: -1, right: 1, bottom: -1, top: 2 };
  for (const star of stars) {
    const { left, right, bottom, top } = boxOf(star);
    bounds.left = Math.min(bounds.left, left);
    bounds.right = Math.max(bounds.right, right);
    bounds.bottom = Math.min(bounds.bottom, bottom);
    bounds.top = Math.max(bounds.top, top);
  }
  return bounds;
}

// --- looking at it ---

/** @typedef {{ x: number, y: number, scale: number }} View what is in the middle, and CSS px to the width of a door */

const LARGEST = 150;
const LEGIBLE = 40; // below, names cannot be read
const MARGIN_PX = 18;

/** How small the house may be drawn: all of it, and a little more. @param {Box} bounds @param {number} width @param {number} height CSS px */
export function smallest({ left, right, bottom, top }, width, height) {
  const whole = Math.min((width - 2 * MARGIN_PX) / (right - left), (height - 2 * MARGIN_PX) / (top - bottom));
  return Math.min(LARGEST * 0.62, Math.max(2, whole));
}

/** All of a small house, else the part around where one is. @param {Constellation} sky @param {number} width @param {number} height CSS px @returns {View} */
export function firstView({ stars, bounds }, width, height) {
  const whole = smallest(bounds, width, height);
  const middle = { x: (bounds.left + bounds.right) / 2, y: (bounds.bottom + bounds.top) / 2, scale: whole };
  if (whole >= LEGIBLE) return middle;
  const here = stars.find(({ room }) => room?.here) ?? stars[0];
  return here ? kept({ x: here.x, y: here.y + 0.5, scale: LEGIBLE * 1.25 }, bounds, width, height) : middle;
}

/** A view that does not lose the house. @param {View} view @param {Box} bounds @param {number} width @param {number} height CSS px @returns {View} */
export function kept({ x, y, scale }, bounds, width, height) {
  const firm = Math.min(LARGEST, Math.max(smallest(bounds, width, height), scale));
  const hold = (
    /** @type {number} */ at,
    /** @type {number} */ low,
    /** @type {number} */ high,
    /** @type {number} */ half,
  ) => (high - low <= 2 * half ? (low + high) / 2 : Math.min(high - half, Math.max(low + half, at)));
  const edge = MARGIN_PX / firm;
  return {
    x: hold(x, bounds.left - edge, bounds.right + edge, width / 2 / firm),
    y: hold(y, bounds.bottom - edge, bounds.top + edge, height / 2 / firm),
    scale: firm,
  };
}

/** Nearer or farther, about a point that stays where it is. @param {View} view @param {number} by @param {number} right_px @param {number} up_px from the middle of the canvas @returns {View} */
export function zoomed({ x, y, scale }, by, right_px, up_px) {
  const next = Math.min(LARGEST, scale * by);
  return { x: x + right_px / scale - right_px / next, y: y + up_px / scale - up_px / next, scale: next };
}

/** The visited room whose door is under a point; for a finger doors are a little wider. @param {readonly Star[]} stars @param {number} x @param {number} y @param {number} [slack] in widths of a door @returns {Star | null} */
export function starAt(stars, x, y, slack = 0) {
  const near = stars.filter(
    (star) =>
      star.room &&
      Math.abs(x - star.x) < (0.62 + slack) * star.scale &&
      y > star.y - 0.2 - slack &&
      y < star.y + (1.55 + slack) * star.scale,
  );
  const far = (/** @type {Star} */ star) => Math.hypot(x - star.x, y - star.y - 0.7);
  return near.sort((a, b) => far(a) - far(b))[0] ?? null;
}
