import assert from "node:assert/strict";
import { test } from "node:test";
import { Roll } from "lightloom/loom/roll.js";

/** @param {Roll} roll @param {number} seconds @param {number} fps */
function run(roll, seconds, fps = 60) {
  const path = [];
  for (let i = 0; i < seconds * fps; i++) {
    roll.step(1 / fps);
    path.push(roll.x);
  }
  return path;
}

/** @param {number} low @param {number} high */
function rolled(low, high) {
  const roll = new Roll();
  roll.between(low, high);
  return roll;
}

test("the cloth follows the fell and stops there without overshooting", () => {
  for (const fps of [8, 30, 60, 144]) {
    const roll = rolled(0, 1);
    const path = run(roll, 8, fps);
    assert.ok(path.every((x, i) => x <= 1 && x >= (path[i - 1] ?? 0)));
    assert.equal(roll.x, 1);
  }
});

test("it unrolls as fast as the visitor set it", () => {
  const roll = rolled(0, 1);
  roll.speed = 0.3;
  const path = run(roll, 2.5);
  const fastest = Math.max(...path.map((x, i) => (x - (path[i - 1] ?? 0)) * 60));
  assert.ok(fastest > 0.27 && fastest <= 0.3001, String(fastest));
});

test("nobody waits long for a far place", () => {
  const roll = rolled(0, 300);
  roll.x = 300;
  roll.look(40);
  run(roll, 6);
  assert.equal(roll.x, 40);
  assert.ok(!roll.following);
});

test("a pulled cloth runs on, slows down and stays where it is", () => {
  const roll = rolled(0, 20);
  roll.x = 20;
  for (let i = 0; i < 12; i++) {
    roll.pull(-0.05, 1 / 60);
    roll.step(1 / 60);
  }
  const let_go = roll.x;
  roll.release();
  const path = run(roll, 6);
  assert.ok(path.every((x, i) => x <= (path[i - 1] ?? let_go) + 1e-9));
  assert.ok(roll.x < let_go - 0.5 && roll.x > 10);
  assert.equal(path.at(-1), path.at(-30));
});

test("it never runs over an end, however hard it is pulled", () => {
  const roll = rolled(0, 5);
  roll.x = 2.5;
  for (let i = 0; i < 6; i++) roll.pull(0.4, 1 / 60);
  roll.release();
  for (const x of run(roll, 5)) assert.ok(x <= 5);
  assert.ok(roll.following, "pulled to its end it follows again");
  roll.pull(-40, 1 / 60);
  assert.equal(roll.x, 0);
});

test("a hand that rests before it lets go leaves the cloth at rest", () => {
  const roll = rolled(0, 9);
  roll.x = 9;
  roll.pull(-0.5, 1 / 60);
  run(roll, 0.3);
  roll.release();
  run(roll, 2);
  assert.equal(roll.x, 8.5);
});

test("one who looks back is not pulled along when the mural grows", () => {
  const roll = rolled(0, 9);
  roll.x = 9;
  roll.look(4);
  run(roll, 4);
  roll.between(0, 10);
  run(roll, 1);
  assert.equal(roll.x, 4);
  roll.follow();
  run(roll, 5);
  assert.equal(roll.x, 10);
});
