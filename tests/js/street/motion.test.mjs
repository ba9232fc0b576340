import assert from "node:assert/strict";
import { test } from "node:test";
import { trainAt } from "lofinity/street/beyond.js";
import { eyesAt } from "lofinity/street/cat.js";
import { fall, throwFrom } from "lofinity/street/coin.js";
import { KEYS, keyX } from "lofinity/street/player.js";

const STEP = 1 / 240;

test("a thrown coin arrives where it was thrown to", () => {
  /** @type {[number, number, number]} */ const from = [0.5, 0.7, 0.4];
  /** @type {[number, number, number]} */ const to = [0.5, 1.1, 0.5];
  const flight = { at: /** @type {[number, number, number]} */ ([...from]), speed: throwFrom(from, to, 0.6) };
  let highest = 0;
  for (let t = 0; t < 0.6 - STEP / 2; t += STEP) {
    fall(flight, Number.NEGATIVE_INFINITY, STEP);
    highest = Math.max(highest, flight.at[1]);
  }
  for (let i = 0; i < 3; i++) assert.ok(Math.abs(flight.at[i] - to[i]) < 0.02);
  assert.ok(highest > to[1] + 0.02);
});

test("a coin given back bounces lower each time and comes to rest on the tray", () => {
  const flight = {
    at: /** @type {[number, number, number]} */ ([0, 1, 0]),
    speed: /** @type {[number, number, number]} */ ([0.1, 0, 0]),
  };
  let bounces = 0;
  let steps = 0;
  while (!fall(flight, 0.7, STEP) && steps++ < 2000) if (flight.at[1] === 0.7) bounces++;
  assert.ok(bounces >= 2 && bounces < 8);
  assert.equal(flight.at[1], 0.7);
  assert.ok(steps * STEP < 2);
});

test("one train a minute crosses the viaduct, and only then", () => {
  const seen = Array.from({ length: 240 }, (_, second) => trainAt(second));
  const arrivals = seen.filter((at, i) => at !== null && (i === 0 || seen[i - 1] === null));
  assert.equal(arrivals.length, 4);
  assert.ok(seen.filter((at) => at !== null).length < 60);
});

test("the cat dozes, looks round at times, and wakes when it is touched", () => {
  assert.equal(eyesAt(3, 1000), 0);
  assert.ok(eyesAt(3.5, 1) > 0.9);
  const open = Array.from({ length: 190 }, (_, i) => eyesAt(i / 10, 1000)).filter((eyes) => eyes > 0.5).length;
  assert.ok(open > 20 && open < 95);
});

test("the player's keys stand side by side without touching", () => {
  for (let i = 1; i < KEYS.length; i++) {
    const gap = keyX(i) - KEYS[i][1] / 2 - (keyX(i - 1) + KEYS[i - 1][1] / 2);
    assert.ok(gap > 0.01 && gap < 0.1);
  }
  assert.ok(Math.abs(keyX(0) - KEYS[0][1] / 2 + keyX(5) + KEYS[5][1] / 2) < 1e-9);
});
