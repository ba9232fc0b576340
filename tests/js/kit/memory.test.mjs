import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { askedNumber } from "kit/asked.js";
import { chance } from "kit/chance.js";
import { recall, remember } from "kit/memory.js";

/** @param {unknown} storage */
const lend = (storage) => Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
afterEach(() => lend(undefined));

test("what was remembered is recalled, under a name of our own", () => {
  const drawer = new Map();
  lend({
    getItem: (/** @type {string} */ name) => drawer.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ text) => drawer.set(name, text),
  });
  remember("volume", 0.4);
  assert.equal(recall("volume", 1), 0.4);
  assert.deepEqual([...drawer.keys()], ["small-worlds.volume"]);
  drawer.set("small-worlds.volume", '"loud"');
  assert.equal(recall("volume", 1), 1, "a value of another kind is not ours");
  drawer.set("small-worlds.volume", "{");
  assert.equal(recall("volume", 1), 1, "nor is what cannot be read");
});

test("blocked storage is no error: nothing is kept", () => {
  lend({
    getItem: () => {
      throw new Error("SecurityError");
    },
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  });
  remember("muted", true);
  assert.equal(recall("muted", false), false);
});

test("numbers in the address are numbers or nothing", () => {
  const query = new URLSearchParams("frames=3&at=&seed=x");
  assert.equal(askedNumber(query, "frames"), 3);
  assert.equal(askedNumber(query, "at"), null);
  assert.equal(askedNumber(query, "seed"), null);
  assert.equal(askedNumber(query, "none"), null);
});

test("the same seed draws the same numbers, evenly", () => {
  const [a, b] = [chance(7), chance(7)];
  const drawn = Array.from({ length: 10_000 }, a);
  assert.deepEqual(drawn.slice(0, 5), Array.from({ length: 5 }, b));
  assert.ok(drawn.every((x) => x >= 0 && x < 1));
  assert.ok(Math.abs(drawn.reduce((sum, x) => sum + x) / drawn.length - 0.5) < 0.02);
});
