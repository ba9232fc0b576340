import assert from "node:assert/strict";
import { test } from "node:test";
import { between, LIGHTS, moodOf, WEATHER_NAMES } from "lofinity/street/moods.js";

const WEATHERS = ["clear", "rain", "snow", "sea", "fire", "summer", "cafe"]; // apps/lofinity/domain.py
const SHARES = [
  "cumulus",
  "veil",
  "stars",
  "moon",
  "haze",
  "windows",
  "wet",
  "snow",
  "puddles",
  "rain",
  "flakes",
  "gulls",
  "sea",
  "fireflies",
  "embers",
  "murmur",
];

/** @param {import("lofinity/street/moods.js").Mood} mood */
const flat = (mood) => Object.values(mood).flat(3);

test("every weather of a recipe has a mood by night and by day", () => {
  assert.deepEqual(WEATHER_NAMES, WEATHERS);
  for (const light of LIGHTS) {
    for (const weather of WEATHERS) {
      const mood = moodOf(light, weather);
      assert.deepEqual(Object.keys(mood).sort(), Object.keys(moodOf("night", "clear")).sort());
      assert.ok(flat(mood).every(Number.isFinite), `${light} ${weather}`);
      assert.deepEqual([mood.sky.length, mood.cloud.length, mood.hills.length, mood.sunFrom.length], [5, 3, 3, 3]);
    }
  }
});

test("shares stay between nothing and all, colours between black and white", () => {
  for (const light of LIGHTS) {
    for (const weather of WEATHERS) {
      const mood = /** @type {any} */ (moodOf(light, weather));
      for (const name of SHARES) assert.ok(mood[name] >= 0 && mood[name] <= 1, `${light} ${weather} ${name}`);
      for (const ink of [...mood.sky, ...mood.cloud, ...mood.hills, mood.fog, mood.sun]) {
        assert.ok(ink.every((/** @type {number} */ part) => part >= 0 && part <= 1));
      }
      assert.ok(mood.fogNear < mood.fogFar && mood.exposure > 0.5 && mood.exposure < 1.5);
    }
  }
});

test("an unknown weather is a clear one", () => {
  assert.deepEqual(moodOf("night", "hail"), moodOf("night", "clear"));
});

test("a glide between two moods begins at one and ends at the other", () => {
  const [night, snow] = [moodOf("night", "clear"), moodOf("day", "snow")];
  assert.deepEqual(between(night, snow, 0), night);
  for (const [i, value] of flat(between(night, snow, 1)).entries()) assert.ok(Math.abs(value - flat(snow)[i]) < 1e-12);
  const half = between(night, snow, 0.5);
  assert.ok(Math.abs(half.snow - (night.snow + snow.snow) / 2) < 1e-12);
});
