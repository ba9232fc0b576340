import assert from "node:assert/strict";
import { test } from "node:test";
import { BeatTrack, marksOf } from "lofinity/player/beats.js";

/** @type {import("lofinity/player/beats.js").BeatMark[]} */
const MARKS = Array.from({ length: 40 }, (_, at) => [at * 0.5, at % 2 ? "snare" : "kick", 1]);

test("each beat is heard once, whatever the pace of looking", () => {
  const track = new BeatTrack(MARKS);
  const heard = [];
  for (let at = -0.01; at < 19.6; at += 0.0337) heard.push(...track.follow(at));
  assert.deepEqual(heard, MARKS);
});

test("at another speed the same beats come, only later", () => {
  const track = new BeatTrack(MARKS);
  const when = [];
  for (let now = 0, at = -0.01; at < 4; now += 0.02, at += 0.02 * 0.8) {
    for (const beat of track.follow(at)) when.push([beat[0], now]);
  }
  for (const [at, now] of when) assert.ok(Math.abs(now - (at + 0.01) / 0.8) < 0.03);
  assert.equal(when.length, 8);
});

test("a jump on the tape is not a flood of beats", () => {
  const track = new BeatTrack(MARKS);
  track.follow(0);
  assert.deepEqual(track.follow(15), []);
  assert.deepEqual(track.follow(3), []);
  assert.equal(track.follow(3.2).length, 1);
});

test("a loop carries its beats over its own seam", () => {
  const track = new BeatTrack(
    [
      [0, "kick", 1],
      [3.9, "hat", 0.4],
    ],
    { loop_s: 4 },
  );
  track.follow(3.8);
  assert.deepEqual(track.follow(0.1), [
    [3.9, "hat", 0.4],
    [0, "kick", 1],
  ]);
});

test("what is not a beat is left out", () => {
  assert.deepEqual(marksOf([[0, "kick", 1], null, [1], ["x", "kick", 1]]), [[0, "kick", 1]]);
  assert.deepEqual(marksOf({ no: 1 }), []);
});
