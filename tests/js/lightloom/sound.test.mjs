/** What a mural sounds like where one looks: voices follow land, weather and hour, and come from where they are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chordOf, heardAt, VOICES, voicesOf } from "lightloom/sound/score.js";

/** @param {Record<string, unknown>} given @returns {any} */
const shot = (given) => ({
  lands: ["meadow"],
  subjects: [],
  time: "day",
  weather: "clear",
  palette: "day",
  composition: "wide",
  ...given,
});

test("a meadow by day has birds, and crickets when the night comes", () => {
  assert.ok(voicesOf(shot({})).birds > 0.5);
  assert.equal(voicesOf(shot({})).crickets, 0);
  const night = voicesOf(shot({ time: "night" }));
  assert.ok(night.crickets > 0.3 && night.birds < 0.1);
});

test("rain hushes the birds and snow the crickets", () => {
  assert.ok(voicesOf(shot({ weather: "rain" })).birds < 0.2);
  assert.ok(voicesOf(shot({ weather: "rain" })).rain > 0.5);
  assert.equal(voicesOf(shot({ lands: ["snow"], time: "night" })).crickets, 0);
});

test("things are heard too", () => {
  assert.equal(voicesOf(shot({ subjects: [{ thing: "waterfall", count: 1 }] })).stream, 1);
  assert.ok(voicesOf(shot({ subjects: [{ thing: "campfire", count: 1 }] })).fire > 0);
});

test("a strip is heard from its own side, and not at all from far away", () => {
  const strips = [{ index: 0, shot: shot({ lands: ["sea"] }) }];
  assert.ok(Math.abs(heardAt(strips, 0.5).waves.pan) < 0.01);
  assert.ok(heardAt(strips, 1.5).waves.pan < -0.4);
  assert.ok(heardAt(strips, 1.5).waves.gain < heardAt(strips, 0.5).waves.gain);
  assert.equal(heardAt(strips, 3).waves.gain, 0);
});

test("walking from one strip to the next never jumps", () => {
  const strips = [shot({ lands: ["sea"], weather: "storm" }), shot({}), shot({ lands: ["city"], time: "night" })];
  const mural = strips.map((one, index) => ({ index, shot: one }));
  let before = heardAt(mural, 0);
  for (let x = 0.02; x < 3; x += 0.02) {
    const now = heardAt(mural, x);
    for (const voice of VOICES) {
      assert.ok(Math.abs(now[voice].gain - before[voice].gain) < 0.05, `${voice} at ${x}`);
      assert.ok(now[voice].gain <= 1 && Math.abs(now[voice].pan) <= 0.8001);
    }
    before = now;
  }
});

test("every palette has a chord, and an unknown one borrows the day's", () => {
  assert.deepEqual(chordOf("no such palette"), chordOf("day"));
  assert.equal(chordOf("night").notes.length, 3);
  assert.notDeepEqual(chordOf("night"), chordOf("day"));
});

test("nothing at all is silence", () => {
  assert.ok(VOICES.every((voice) => heardAt([], 2)[voice].gain === 0));
});
