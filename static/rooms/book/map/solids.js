/** A constellation -> four solids, each drawn at once: threads, halos, doors, names. */
import { boxOf, knot, ownNumber } from "rooms/book/map/constellation.js";
import * as THREE from "three";

const STEPS = 14;
const BEADS = 4;
const SAG = 0.1;
const WOODS = [
  [0.5, 0.31, 0.17],
  [0.4, 0.22, 0.16],
  [0.27, 0.34, 0.3],
  [0.3, 0.33, 0.47],
  [0.56, 0.42, 0.24],
  [0.43, 0.2, 0.23],
];
const WARM = [1, 0.72, 0.4];
const COOL = [0.5, 0.58, 1];

/** @typedef {import("rooms/book/map/constellation.js").Star} Star */
/** @typedef {import("rooms/book/map/constellation.js").Thread} Thread */
/** @typedef {import("rooms/book/map/constellation.js").Constellation} Constellation */
/** @typedef {import("rooms/book/map/atlas.js").Cell} Cell */
/** @typedef {[number, number]} Point */

/** Does it lie on the branch that is read? @param {Star} star */
const onBranch = ({ room }) => room?.branch !== false;

/** The way of a thread: it hangs through a little. @param {Thread} thread @returns {(t: number) => Point} */
function wayOf({ from, to }) {
  const [a, b] = [knot(from), knot(to)];
  const sag = SAG * Math.hypot(b[0] - a[0], b[1] - a[1]);
  const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - sag * 1.6];
  return (t) => {
    const k = 1 - t;
    return [k * k * a[0] + 2 * k * t * middle[0] + t * t * b[0], k * k * a[1] + 2 * k * t * middle[1] + t * t * b[1]];
  };
}

/** @param {readonly Thread[]} threads */
export function threadSolid(threads) {
  const places = [];
  const sides = [];
  const inks = [];
  const index = [];
  for (const thread of threads) {
    const at = wayOf(thread);
    const [colour, gain] = thread.walked ? [WARM, 0.85] : [COOL, 0.34];
    const bright = gain * (onBranch(thread.from) && onBranch(thread.to) ? 1 : 0.45);
    const long = Math.hypot(thread.to.x - thread.from.x, thread.to.y - thread.from.y);
    for (let i = 0; i <= STEPS; i++) {
      const t = i / STEPS;
      const [x, y] = at(t);
      const [x0, y0] = at(Math.max(0, t - 0.02));
      const [x1, y1] = at(Math.min(1, t + 0.02));
      const step = Math.hypot(x1 - x0, y1 - y0) || 1;
      for (const side of [-1, 0, 1]) {
        places.push(x, y, 0);
        sides.push(-(y1 - y0) / step, (x1 - x0) / step, side);
        // a door that nobody tried: the thread is only basted
        inks.push(...colour.map((part) => part * bright), thread.walked ? 1 : -(1 + t * long * 4));
      }
      if (i === STEPS) continue;
      const o = places.length / 3 - 3;
      for (const k of [0, 1]) index.push(o + k, o + k + 1, o + k + 3, o + k + 3, o + k + 1, o + k + 4);
    }
  }
  return new THREE.BufferGeometry()
    .setAttribute("position", new THREE.Float32BufferAttribute(places, 3))
    .setAttribute("side", new THREE.Float32BufferAttribute(sides, 3))
    .setAttribute("ink", new THREE.Float32BufferAttribute(inks, 4))
    .setIndex(index);
}

/** Squares of -1..1, one for each row of the attributes. @param {Record<string, { rows: number[][], size: number }>} attributes */
function squares(attributes) {
  const solid = new THREE.InstancedBufferGeometry();
  solid.setAttribute("position", new THREE.Float32BufferAttribute([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0], 3));
  solid.setIndex([0, 1, 2, 0, 2, 3]);
  for (const [name, { rows, size }] of Object.entries(attributes)) {
    solid.setAttribute(name, new THREE.InstancedBufferAttribute(new Float32Array(rows.flat()), size));
    solid.instanceCount = rows.length;
  }
  return solid;
}

/** Light about the doors, and beads on the threads that were walked. @param {Constellation} sky */
export function haloSolid({ stars, threads }) {
  const places = [];
  const inks = [];
  for (const star of stars) {
    const here = star.room?.here ?? false;
    const gain = here ? 0.85 : star.room ? (onBranch(star) ? 0.46 : 0.18) : 0.16;
    places.push([star.x, star.y + 0.7 * star.scale, (here ? 2.7 : 1.75) * star.scale]);
    inks.push((star.room && !star.dead ? WARM : COOL).map((part) => part * gain));
    if (!here) continue;
    places.push([star.x, star.y + 1.62 * star.scale, 0.42]); // a lamp over the door
    inks.push([1, 0.84, 0.56]);
  }
  for (const thread of threads) {
    if (!thread.walked) continue;
    const at = wayOf(thread);
    const dim = onBranch(thread.from) && onBranch(thread.to) ? 0.9 : 0.4;
    for (let i = 1; i <= BEADS; i++) {
      const t = i / (BEADS + 1) + 0.05 * (ownNumber(`${thread.from.key} ${thread.to.key} ${i}`) - 0.5);
      places.push([...at(t), 0.13]);
      inks.push(WARM.map((part) => part * dim));
    }
  }
  return squares({ place: { rows: places, size: 3 }, ink: { rows: inks, size: 3 } });
}

/** Farther doors first. @param {readonly Star[]} stars @param {ReadonlyMap<Star, { thumb: Cell, name: Cell }>} cells */
export function doorSolid(stars, cells) {
  const order = stars.map((star, i) => ({ star, i })).sort((a, b) => boxOf(b.star).bottom - boxOf(a.star).bottom);
  return squares({
    place: { rows: order.map(({ star }) => [star.x, star.y, star.scale]), size: 3 },
    cell: { rows: order.map(({ star }) => cells.get(star)?.thumb ?? [0, 0, 0, 0]), size: 4 },
    wood: {
      rows: order.map(({ star }) => [
        ...WOODS[Math.floor(ownNumber(star.key) * WOODS.length)],
        onBranch(star) ? (star.room ? 1 : 0.85) : 0.5,
      ]),
      size: 4,
    },
    kind: {
      rows: order.map(({ star, i }) => [star.room?.here ? 2 : star.dead ? 3 : star.room ? 1 : 0, i]),
      size: 2,
    },
  });
}

/** @param {readonly Star[]} stars @param {ReadonlyMap<Star, { thumb: Cell, name: Cell }>} cells */
export function nameSolid(stars, cells) {
  const named = stars.map((star, i) => ({ star, i })).filter(({ star }) => (cells.get(star)?.name[2] ?? 0) > 0);
  return squares({
    place: { rows: named.map(({ star }) => [star.x, star.y, star.scale]), size: 3 },
    cell: { rows: named.map(({ star }) => cells.get(star)?.name ?? [0, 0, 0, 0]), size: 4 },
    number: { rows: named.map(({ i }) => [i]), size: 1 },
  });
}
