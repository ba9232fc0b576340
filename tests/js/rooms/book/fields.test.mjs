import assert from "node:assert/strict";
import { test } from "node:test";
import { depthAt, inside, labelled, pick, planeOf, sheetsOf } from "rooms/book/fields.js";

const WIDE = 60;
const HIGH = 40;
/** @typedef {import("rooms/words.js").Region} Region */

/** @param {number} left @param {number} top @param {number} right @param {number} bottom @returns {[number, number][]} */
const box = (left, top, right, bottom) => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];

/** @type {Region[]} a door, and a chest whose left part stands before it */
const REGIONS = [
  { id: "door:0", kind: "door", outline: box(0.4, 0.2, 0.6, 0.7), inverse_z: [0.2, 0.2, 0.2, 0.2], hinge: "left" },
  { id: "thing:0", kind: "thing", outline: box(0.5, 0.55, 0.8, 0.75), inverse_z: [0.4, 0.4, 0.4, 0.4], hinge: null },
];

/** What a painter would hand over: 1 the door, 2 the chest before it. */
function seen() {
  const labels = new Uint8Array(WIDE * HIGH);
  REGIONS.forEach(({ outline }, i) => {
    for (let y = 0; y < HIGH; y++)
      for (let x = 0; x < WIDE; x++)
        if (inside(outline, (x + 0.5) / WIDE, (y + 0.5) / HIGH)) labels[y * WIDE + x] = i + 1;
  });
  return labels;
}

/** @param {Uint8Array} labels @param {number} u @param {number} v */
const at = (labels, u, v) => labels[Math.floor(v * HIGH) * WIDE + Math.floor(u * WIDE)];

test("a thing before a door hides it, and the door is known to be behind", () => {
  const labels = labelled(seen(), WIDE, HIGH, REGIONS);
  assert.equal(at(labels.seen, 0.55, 0.62), 2);
  assert.equal(at(labels.behind, 0.55, 0.62), 1);
  assert.equal(at(labels.behind, 0.7, 0.62), 0);
});

test("a pillar before a door is no part of it", () => {
  const labels = seen();
  labels[Math.floor(0.4 * HIGH) * WIDE + Math.floor(0.5 * WIDE)] = 0;
  assert.equal(at(labelled(labels, WIDE, HIGH, REGIONS).behind, 0.5, 0.4), 0);
});

test("where a browser blurs what it reads, the outlines say where things are", () => {
  const nonsense = seen().map((label, i) => (i % 7 === 0 ? 200 : label));
  const labels = labelled(nonsense, WIDE, HIGH, REGIONS);
  assert.equal(at(labels.seen, 0.45, 0.4), 1);
  assert.equal(at(labels.seen, 0.7, 0.65), 2);
  assert.equal(at(labels.seen, 0.1, 0.1), 0);
});

test("a thumb finds what it nearly touches, a mouse only what it is on", () => {
  const labels = labelled(seen(), WIDE, HIGH, REGIONS);
  assert.equal(pick(labels, 0.7, 0.65, 0), 2);
  assert.equal(pick(labels, 0.84, 0.65, 0), 0);
  assert.equal(pick(labels, 0.84, 0.65, 0.1), 2);
  assert.equal(pick(labels, -0.5, 3, 0.1), 0);
});

test("the plane of a slanted door goes through its corners", () => {
  const slanted = { ...REGIONS[0], inverse_z: [0.3, 0.2, 0.2, 0.3] };
  const plane = planeOf(slanted);
  slanted.outline.forEach(([u, v], i) => {
    assert.ok(Math.abs(plane(u, v) - slanted.inverse_z[i]) < 1e-6);
  });
});

test("the room goes on behind its things, and nothing of it comes before them", () => {
  const labels = labelled(seen(), WIDE, HIGH, REGIONS);
  const inverse_z = Float32Array.from(labels.seen, (label) => (label === 2 ? 0.4 : label === 1 ? 0.2 : 0.18));
  const { room, things } = sheetsOf({ labels, inverse_z, regions: REGIONS, columns: 30, rows: 20 });
  assert.ok(Math.abs(depthAt(things, 0.65, 0.65) - 0.4) < 0.01);
  assert.ok(depthAt(room, 0.72, 0.65) < 0.25, "the hole is filled from its rim");
  assert.ok(Math.abs(depthAt(room, 0.5, 0.4) - 0.2) < 0.01, "a door is flat");
  room.inverse_z.forEach((z, i) => {
    assert.ok(Number.isFinite(z) && z <= things.inverse_z[i]);
  });
});
