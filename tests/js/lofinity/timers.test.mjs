import assert from "node:assert/strict";
import { test } from "node:test";
import { FocusTimer, SleepTimer } from "lofinity/player/timers.js";

test("the sleep timer is silent about itself until the last minute, then fades to nothing", () => {
  const timer = new SleepTimer();
  timer.set(15, 100);
  assert.equal(timer.gain(100 + 13 * 60, 999), 1);
  const half = timer.gain(100 + 14.5 * 60, 999);
  assert.ok(half > 0.2 && half < 0.3);
  assert.equal(timer.gain(100 + 15 * 60, 999), 0);
  assert.equal(timer.over(100 + 15 * 60, 999), true);
});

test("the fade only ever falls", () => {
  const timer = new SleepTimer();
  timer.set(1, 0);
  let last = 1;
  for (let now = 0; now <= 60; now += 0.5) {
    const gain = timer.gain(now, 0);
    assert.ok(gain <= last);
    last = gain;
  }
});

test("sleeping at the end of the side follows the tape, not the clock", () => {
  const timer = new SleepTimer();
  timer.setSideEnd();
  assert.equal(timer.left_s(5000, 90), 90);
  assert.equal(timer.gain(5000, 90), 1);
  assert.ok(timer.gain(5000, 30) < 1);
});

test("without a timer it is never time to sleep", () => {
  const timer = new SleepTimer();
  assert.equal(timer.gain(9e9, 0), 1);
  assert.equal(timer.over(9e9, 0), false);
  timer.set(5, 0);
  timer.clear();
  assert.equal(timer.on, false);
});

test("side A repeats while there is focus left, then the tape turns over at its end", () => {
  const timer = new FocusTimer();
  timer.start({ focus_min: 25, rest_min: 5 }, 0);
  assert.equal(timer.atSideEnd("A", 120, 120), "repeat");
  assert.equal(timer.atSideEnd("A", 25 * 60 - 50, 120), "flip", "the nearest end of a side, before or after");
  timer.turned(25 * 60);
  assert.equal(timer.atSideEnd("B", 25 * 60 + 120, 120), "repeat");
  assert.equal(timer.atSideEnd("B", 30 * 60, 120), "flip");
});

test("turning the tape by hand begins the other stretch", () => {
  const timer = new FocusTimer();
  timer.start({ focus_min: 25, rest_min: 5 }, 0);
  timer.turned(600);
  assert.equal(timer.left_s("B", 600), 300);
});

test("a focus timer that is off has nothing to say", () => {
  const timer = new FocusTimer();
  assert.equal(timer.atSideEnd("A", 0, 60), null);
  assert.equal(timer.says("A", 0), "");
  timer.start({ focus_min: 10, rest_min: 5 }, 0);
  assert.equal(timer.says("A", 0), "side A · focus · about 10 min");
  assert.equal(timer.says("A", 599), "side A · focus · until this side ends");
});
