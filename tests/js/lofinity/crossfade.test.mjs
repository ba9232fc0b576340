import assert from "node:assert/strict";
import { test } from "node:test";
import { beatSeconds, equalPower, nextBarLine } from "lofinity/player/crossfade.js";

test("the tape comes in on the next bar line of the loop", () => {
  assert.equal(nextBarLine({ began_s: 10, bar_s: 3, now_s: 17, lead_s: 0.1 }), 19);
});

test("a bar line too near to be met is left to pass", () => {
  assert.equal(nextBarLine({ began_s: 10, bar_s: 3, now_s: 18.95, lead_s: 0.1 }), 22);
});

test("a bar line that is reached exactly is this one", () => {
  assert.ok(Math.abs(nextBarLine({ began_s: 0.1, bar_s: 0.1, now_s: 0.2, lead_s: 0.1 }) - 0.3) < 1e-9);
});

test("every answer is a bar line and never in the past", () => {
  for (let now = 0; now < 40; now += 0.137) {
    const at = nextBarLine({ began_s: 1.25, bar_s: 10 / 3, now_s: now, lead_s: 0.12 });
    const bars = (at - 1.25) / (10 / 3);
    assert.ok(Math.abs(bars - Math.round(bars)) < 1e-6, `${now}`);
    assert.ok(at >= now + 0.12 - 1e-5 && at - now < 10 / 3 + 1.4);
  }
});

test("a loop without a bar hands over at once", () => {
  assert.equal(nextBarLine({ began_s: 0, bar_s: 0, now_s: 5, lead_s: 0.1 }), 5.1);
});

test("power stays equal all the way over", () => {
  const { leaving, coming } = equalPower();
  for (let i = 0; i < leaving.length; i++) assert.ok(Math.abs(leaving[i] ** 2 + coming[i] ** 2 - 1) < 1e-6);
  assert.deepEqual([leaving[0], coming[0]], [1, 0]);
  assert.deepEqual([leaving.at(-1), coming.at(-1)], [0, 1]);
});

test("handing over takes one beat", () => {
  assert.equal(beatSeconds({ bar_s: 3, beats_per_bar: 4 }), 0.75);
  assert.equal(beatSeconds({ bar_s: 2.25, beats_per_bar: 3 }), 0.75);
});
