import assert from "node:assert/strict";
import { test } from "node:test";
import { FULL_M, HUB_M, radii, SPEED_M_S, turned } from "lofinity/street/reels.js";

test("the area of wound tape is the same wherever the tape stands", () => {
  const whole = FULL_M ** 2 + HUB_M ** 2;
  for (const position of [0, 0.1, 0.38, 0.5, 0.9, 1]) {
    const { supply, takeUp } = radii(position);
    assert.ok(Math.abs(supply ** 2 + takeUp ** 2 - whole) < 1e-12);
  }
});

test("at the start the left reel is full, at the end the right one", () => {
  assert.deepEqual(radii(0), { supply: FULL_M, takeUp: HUB_M });
  const end = radii(1);
  assert.ok(Math.abs(end.supply - HUB_M) < 1e-12 && Math.abs(end.takeUp - FULL_M) < 1e-12);
  assert.deepEqual(radii(-3), radii(0));
});

test("an almost empty hub turns forty times a minute, as a true one does", () => {
  const a_second = turned(0, SPEED_M_S);
  const turns_per_minute = (-a_second.takeUp * 60) / (2 * Math.PI);
  assert.ok(turns_per_minute > 40 && turns_per_minute < 43);
  assert.ok(Math.abs(a_second.supply) < Math.abs(a_second.takeUp));
});

test("rewinding turns both reels the other way", () => {
  const { supply, takeUp } = turned(0.5, -1);
  assert.ok(supply > 0 && takeUp > 0);
});
