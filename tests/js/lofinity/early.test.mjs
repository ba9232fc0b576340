import assert from "node:assert/strict";
import { test } from "node:test";
import { EarlyTape, soonEnough } from "lofinity/player/early.js";

test("a press faster than listening is heard at once; a slower one only when it will be done in time", () => {
  assert.equal(soonEnough({ made_s: 4, seconds: 90, pace: 1.2 }), true);
  assert.equal(soonEnough({ made_s: 1, seconds: 90, pace: 4 }), false, "a little must be there");
  assert.equal(soonEnough({ made_s: 10, seconds: 90, pace: 0.5 }), false);
  assert.equal(soonEnough({ made_s: 50, seconds: 90, pace: 0.5 }), true);
  assert.equal(soonEnough({ made_s: 10, seconds: 90, pace: 0 }), false);
  assert.equal(soonEnough({ made_s: 90, seconds: 90, pace: 0 }), true);
});

test("whoever begins when it is soon enough never waits", () => {
  for (const pace of [0.2, 0.5, 0.8, 0.99])
    for (let made_s = 0; made_s <= 90; made_s += 0.5) {
      if (!soonEnough({ made_s, seconds: 90, pace })) continue;
      for (let t = 0; t <= 90; t += 0.5) assert.ok(Math.min(90, made_s + pace * t) >= t, `${pace} ${made_s} ${t}`);
      break;
    }
});

/** What was told to an audio clock that stands at `now_s`. */
class ScriptedDesk {
  now_s = 10;
  latency_s = 0;
  music = {};
  /** @type {number[]} */
  starts = [];
  context = {
    createGain: () => ({
      gain: {
        value: 1,
        setValueAtTime: () => {},
        linearRampToValueAtTime: () => {},
        setValueCurveAtTime: () => {},
        cancelScheduledValues: () => {},
      },
      connect: (/** @type {any} */ to) => to,
      disconnect: () => {},
    }),
    createBufferSource: () => ({
      connect: (/** @type {any} */ to) => to,
      start: (/** @type {number} */ at_s) => this.starts.push(at_s),
      stop: () => {},
      disconnect: () => {},
    }),
    decodeAudioData: async () => ({}),
  };
}

/** @param {number} at */
const advance = (at) => ({
  file: { name: "a", url: "data:,x", mime: "audio/flac", bytes: 1, sha256: "" },
  start_s: at * 4,
  lead_s: at === 0 ? 0 : 0.05,
  seconds: 4,
});

test("advances abut on the audio clock, each with its lead before it, also when they come later", async () => {
  const desk = new ScriptedDesk();
  const early = new EarlyTape({ desk: /** @type {any} */ (desk), seconds: 12 });
  assert.equal(await early.add(advance(0)), true);
  assert.equal(early.ready, false);
  desk.now_s = 11;
  await early.add(advance(1));
  assert.equal(early.ready, true, "four seconds of music in one second");
  early.startAt(12);
  desk.now_s = 13;
  await early.add(advance(2));
  assert.deepEqual(
    desk.starts.map((at_s) => Math.round(at_s * 100) / 100),
    [12, 15.95, 19.95],
  );
  assert.equal(early.positionAt(17), 5);
  assert.equal(early.playing, true);
  early.dispose();
  assert.equal(early.playing, false);
  assert.equal(await early.add(advance(3)), false);
});

test("a press that is late after all leaves a silence, and what follows is as much later", async () => {
  const desk = new ScriptedDesk();
  const early = new EarlyTape({ desk: /** @type {any} */ (desk), seconds: 8 });
  await early.add(advance(0));
  early.startAt(10.1);
  desk.now_s = 20;
  await early.add(advance(1));
  assert.ok(desk.starts[1] >= 20);
  assert.equal(Math.round(early.positionAt(desk.starts[1] + 0.05 + 1)), 5);
});
