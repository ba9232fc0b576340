import assert from "node:assert/strict";
import { test } from "node:test";
import { held } from "kit/bin.js";
import { Loop } from "kit/loop.js";
import { glide } from "kit/motion.js";

/** A page whose frames come when the test says so. */
class HandTurnedPage {
  now_ms = 1000;
  /** @type {((now_ms: number) => void) | null} */
  waiting = null;
  document = Object.assign(new EventTarget(), { hidden: false });

  /** @param {(now_ms: number) => void} call */
  requestAnimationFrame(call) {
    this.waiting = call;
    return 1;
  }
  cancelAnimationFrame() {
    this.waiting = null;
  }
  /** @param {number} passed_ms */
  turn(passed_ms = 16) {
    this.now_ms += passed_ms;
    const call = this.waiting;
    this.waiting = null;
    call?.(this.now_ms);
    return call !== null;
  }
  /** @param {boolean} hidden */
  hide(hidden) {
    this.document.hidden = hidden;
    this.document.dispatchEvent(new Event("visibilitychange"));
  }
}
const loopOn = (/** @type {HandTurnedPage} */ page, query = "", fps = 60) =>
  new Loop({ query: new URLSearchParams(query), host: page, fps });

test("the phases come in their named order, whoever came first", () => {
  const page = new HandTurnedPage();
  const loop = loopOn(page);
  /** @type {string[]} */
  const seen = [];
  for (const phase of /** @type {const} */ (["hud", "render", "input", "view", "world"])) {
    loop.on(phase, () => seen.push(phase));
  }
  loop.start();
  page.turn();
  assert.deepEqual(seen, ["input", "world", "view", "render", "hud"]);
  loop.dispose();
});

test("after a stall the step is clamped to a thirtieth of a second", () => {
  const page = new HandTurnedPage();
  const loop = loopOn(page);
  let step = 0;
  loop.on("world", (tick) => (step = tick.step));
  loop.start();
  page.turn();
  page.turn(5000);
  assert.equal(step, 1 / 30);
  loop.dispose();
});

test("a hidden page draws nothing, and time does not pass there", () => {
  const page = new HandTurnedPage();
  const loop = loopOn(page);
  loop.start();
  page.turn();
  const time = loop.time;
  page.hide(true);
  assert.equal(page.turn(60_000), false);
  page.hide(false);
  assert.ok(page.turn());
  assert.ok(loop.time - time < 0.02);
  loop.dispose();
});

test("?frames freezes the clock: equal steps, then rest; a nudge draws once more without time passing", () => {
  const page = new HandTurnedPage();
  const loop = loopOn(page, "frames=3&at=2");
  /** @type {number[]} */
  const times = [];
  loop.on("world", ({ time }) => times.push(Math.round(time * 1000)));
  let rested = 0;
  loop.rested.on(() => (rested += 1));
  loop.start();
  for (let i = 0; i < 9; i++) page.turn(7 * i);
  assert.deepEqual(times, [2033, 2067, 2100]);
  assert.equal(rested, 1);
  loop.nudge();
  page.turn(500);
  assert.equal(page.turn(), false);
  assert.deepEqual(times, [2033, 2067, 2100, 2100]);
  assert.equal(loop.frame, 3);
  loop.dispose();
});

test("a stopped loop may still be nudged", () => {
  const page = new HandTurnedPage();
  const loop = loopOn(page);
  let drawn = 0;
  loop.on("render", () => (drawn += 1));
  loop.nudge();
  loop.nudge();
  page.turn();
  assert.equal(page.turn(), false);
  assert.equal(drawn, 1);
  loop.dispose();
});

test("fewer frames a second may be asked for", () => {
  const page = new HandTurnedPage();
  const loop = loopOn(page, "", 30);
  loop.start();
  for (let i = 0; i < 60; i++) page.turn(1000 / 60);
  assert.ok(Math.abs(loop.frame - 30) <= 1, `${loop.frame} frames in a second`);
  loop.dispose();
});

test("a glide eases from nought to one and resolves; with a frozen clock it jumps", async () => {
  const page = new HandTurnedPage();
  const loop = loopOn(page);
  loop.start();
  /** @type {number[]} */
  const way = [];
  const there = glide(loop, 0.2, (t) => way.push(t));
  for (let i = 0; i < 20; i++) page.turn();
  await there;
  assert.equal(way.at(-1), 1);
  assert.deepEqual(way, [...way].sort());
  const frozen = loopOn(page, "frames=1");
  /** @type {number[]} */
  const jump = [];
  await glide(frozen, 5, (t) => jump.push(t));
  assert.deepEqual(jump, [1]);
  loop.dispose();
  frozen.dispose();
});

test("a glide whose loop is disposed does not wait for ever", async () => {
  const page = new HandTurnedPage();
  const loop = loopOn(page);
  const gone = glide(loop, 10, () => {});
  loop.dispose();
  await gone;
  assert.equal(held.listeners, 0);
});
