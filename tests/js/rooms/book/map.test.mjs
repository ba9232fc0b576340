import assert from "node:assert/strict";
import { test } from "node:test";
import { cellOf, heightFor, linesOf, roomFor } from "rooms/book/map/atlas.js";
import {
  boxOf,
  constellation,
  firstView,
  kept,
  overlap,
  smallest,
  starAt,
  zoomed,
} from "rooms/book/map/constellation.js";

/** @typedef {import("rooms/book/map/constellation.js").Path} Path */

/**
 * A house walked by a fixed rule: each room has two or three doors, one is taken, now and then a jump back.
 * @param {number} count @param {number} seed
 */
function walked(count, seed) {
  let state = seed;
  const dice = (/** @type {number} */ n) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % n;
  };
  /** @type {Path[]} */
  const paths = [[]];
  const known = new Set([""]);
  let here = /** @type {Path} */ ([]);
  while (paths.length < count) {
    if (dice(4) === 0) here = paths[dice(paths.length)];
    const next = [...here, dice(3)];
    if (!known.has(next.join("."))) {
      known.add(next.join("."));
      paths.push(next);
    }
    here = next;
  }
  const last = paths[paths.length - 1];
  return {
    rooms: paths.map((path, i) => ({ path, name: `Room ${i}`, thumb: null, here: path === last, branch: i % 7 !== 5 })),
    doors: paths.flatMap((path) => [0, 1, 2].map((exit) => /** @type {[Path, Path]} */ ([path, [...path, exit]]))),
    dead: [],
  };
}

test("no door of the constellation hangs over another, in houses small and large", () => {
  for (const [count, seed] of [
    [1, 1],
    [2, 5],
    [12, 3],
    [40, 7],
    [100, 9],
    [100, 77],
  ]) {
    const { stars } = constellation(walked(count, seed));
    const boxes = stars.map(boxOf);
    for (let i = 0; i < boxes.length; i++) {
      for (let j = 0; j < i; j++)
        assert.ok(!overlap(boxes[i], boxes[j]), `${count} rooms: ${stars[i].key} over ${stars[j].key}`);
    }
  }
});

test("a room keeps its place when others are found after it", () => {
  const house = walked(40, 11);
  const early = constellation({ ...house, rooms: house.rooms.slice(0, 15) });
  const late = constellation(house);
  for (const { path, room, x, y } of early.stars) {
    if (!room) continue;
    const same = late.stars.find((star) => star.key === path.join("."));
    assert.deepEqual([same?.x, same?.y], [x, y], path.join("."));
  }
});

test("every visited room and every door nobody tried is in it once, and the bounds hold them all", () => {
  const house = walked(30, 4);
  const { stars, bounds } = constellation(house);
  const keys = stars.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(stars.filter(({ room }) => room).length, 30);
  for (const [, to] of house.doors) assert.ok(keys.includes(to.join(".")));
  for (const star of stars) {
    const box = boxOf(star);
    assert.ok(
      box.left >= bounds.left && box.right <= bounds.right && box.bottom >= bounds.bottom && box.top <= bounds.top,
    );
  }
});

test("a door that folds back to an earlier room is one more thread and no new door", () => {
  const house = walked(6, 2);
  const folded = { ...house, doors: [...house.doors, /** @type {[Path, Path]} */ ([house.rooms[5].path, []])] };
  const [plain, more] = [constellation(house), constellation(folded)];
  assert.equal(more.stars.length, plain.stars.length);
  const back = more.threads.filter(({ from, to }) => [from.key, to.key].includes("") && from.room && to.room);
  assert.ok(more.threads.length - plain.threads.length <= 1);
  assert.ok(back.some(({ from }) => from.key === house.rooms[5].path.join(".")) || house.rooms[5].path.length === 1);
});

test("a thread is walked when somebody has been at both of its ends", () => {
  const { threads } = constellation(walked(20, 8));
  assert.equal(threads.filter(({ walked }) => walked).length, 19);
  for (const { from, to, walked } of threads) assert.equal(walked, from.room !== null && to.room !== null);
});

test("a dead end and the room one is in are known for what they are", () => {
  const house = walked(5, 6);
  const { stars } = constellation({ ...house, dead: [house.rooms[2].path] });
  assert.equal(stars.filter(({ dead }) => dead).length, 1);
  assert.equal(stars.find(({ dead }) => dead)?.key, house.rooms[2].path.join("."));
  assert.ok((stars.find(({ room }) => room?.here)?.scale ?? 0) > 1);
});

test("a small house is seen whole, a large one around the room one is in", () => {
  const small = constellation(walked(3, 1));
  const view = firstView(small, 1000, 460);
  const half = [500 / view.scale, 230 / view.scale];
  assert.ok(small.bounds.left >= view.x - half[0] && small.bounds.right <= view.x + half[0]);
  assert.ok(small.bounds.bottom >= view.y - half[1] && small.bounds.top <= view.y + half[1]);

  const large = constellation(walked(100, 9));
  const close = firstView(large, 1000, 460);
  const here = large.stars.find(({ room }) => room?.here);
  assert.ok(here && Math.abs(here.x - close.x) < 500 / close.scale && Math.abs(here.y - close.y) < 230 / close.scale);
  assert.ok(close.scale > smallest(large.bounds, 1000, 460));
});

test("zooming leaves the point under the hand where it is", () => {
  const view = { x: 3, y: -2, scale: 50 };
  const [right, up] = [120, -40];
  const next = zoomed(view, 1.4, right, up);
  assert.ok(Math.abs(view.x + right / view.scale - (next.x + right / next.scale)) < 1e-9);
  assert.ok(Math.abs(view.y + up / view.scale - (next.y + up / next.scale)) < 1e-9);
});

test("the house cannot be pushed out of sight, nor shrunk to a speck", () => {
  const { bounds } = constellation(walked(60, 12));
  for (const x of [-1e4, 1e4]) {
    const view = kept({ x, y: x, scale: 60 }, bounds, 800, 400);
    assert.ok(
      view.x >= bounds.left - 1 &&
        view.x <= bounds.right + 1 &&
        view.y >= bounds.bottom - 1 &&
        view.y <= bounds.top + 1,
    );
  }
  assert.ok(kept({ x: 0, y: 0, scale: 1e-6 }, bounds, 800, 400).scale >= smallest(bounds, 800, 400) - 1e-9);
  assert.ok(kept({ x: 0, y: 0, scale: 1e6 }, bounds, 800, 400).scale <= 150);
});

test("only a visited room can be met under the hand, and a finger meets it a little beside", () => {
  const { stars } = constellation(walked(8, 3));
  for (const star of stars) {
    const found = starAt(stars, star.x, star.y + 0.6 * star.scale);
    if (star.room) assert.equal(found, star);
    else assert.equal(found, null);
  }
  const [first] = stars;
  assert.equal(starAt([first], first.x + 0.8 * first.scale, first.y + 0.6), null);
  assert.equal(starAt([first], first.x + 0.8 * first.scale, first.y + 0.6, 0.25), first);
});

test("cells of a sheet do not overlap and stay on it", () => {
  const size = { width: 102, height: 144 };
  const count = 130;
  const high = heightFor(size, count);
  const cells = Array.from({ length: count }, (_, n) => cellOf(size, n, high));
  assert.ok(cells.every(([x, y, w, h]) => x >= 0 && y >= 0 && x + w <= 1 && y + h <= 1));
  assert.equal(new Set(cells.map(([x, y]) => `${x} ${y}`)).size, count);
  assert.ok(roomFor(size) >= 250);
});

test("a long name is set on two lines of about the same length", () => {
  const measure = (/** @type {string} */ text) => text.length * 10;
  assert.deepEqual(linesOf("The Attic", measure, 200), ["The Attic"]);
  assert.deepEqual(linesOf("The Library of Unreturned Things", measure, 200), ["The Library of", "Unreturned Things"]);
  assert.deepEqual(linesOf("Unpronounceablenessless", measure, 100), ["Unpronounceablenessless"]);
});
