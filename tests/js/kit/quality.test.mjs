import assert from "node:assert/strict";
import { test } from "node:test";
import { pickQuality } from "kit/quality.js";

const laptop = { hardwareConcurrency: 8, deviceMemory: 8 };
const card = { gl: true, software: false };
/** @param {Parameters<typeof pickQuality>[0]} given */
const tierOf = (given) =>
  pickQuality({ query: new URLSearchParams(), device: laptop, drawer: card, chosen: "", narrow: false, ...given }).tier;

test("the address decides before everything else, and then nothing adapts", () => {
  const asked = { query: new URLSearchParams("q=high"), drawer: { gl: true, software: true }, chosen: "low" };
  assert.equal(tierOf(asked), "high");
  assert.equal(pickQuality({ ...asked, device: laptop, narrow: true }).adapts, false);
});

test("what the visitor chose comes next, and nonsense is no choice", () => {
  assert.equal(tierOf({ chosen: "low" }), "low");
  assert.equal(tierOf({ chosen: "toString" }), "high");
  assert.equal(tierOf({ query: new URLSearchParams("q=ultra") }), "high");
});

test("a software renderer, two cores or two gibibytes draw the low tier", () => {
  assert.equal(tierOf({ drawer: { gl: true, software: true } }), "low");
  assert.equal(tierOf({ device: { hardwareConcurrency: 2, deviceMemory: 8 } }), "low");
  assert.equal(tierOf({ device: { hardwareConcurrency: 8, deviceMemory: 2 } }), "low");
});

test("a phone draws the middle one, a browser that says nothing too, a laptop the high one", () => {
  assert.equal(tierOf({ narrow: true }), "mid");
  assert.equal(tierOf({ device: {} }), "mid");
  assert.equal(tierOf({}), "high");
});

test("no tier draws more than two pixels per CSS pixel", () => {
  for (const q of ["low", "mid", "high"]) {
    const quality = pickQuality({ query: new URLSearchParams({ q }), device: laptop, drawer: card });
    assert.ok(quality.pixelRatio <= 2);
  }
});
