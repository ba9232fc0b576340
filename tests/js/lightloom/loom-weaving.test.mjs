import assert from "node:assert/strict";
import { test } from "node:test";
import { Weaving } from "lightloom/loom/weaving.js";

/** @param {Weaving} weaving @param {number} seconds */
function run(weaving, seconds) {
  const path = [];
  for (let i = 0; i < seconds * 30; i++) {
    weaving.step(1 / 30);
    path.push({ wash: weaving.wash, paint: weaving.paint, sunk: weaving.sunk });
  }
  return path;
}

test("first the colours run, then the words sink, then thread after thread arrives", () => {
  const weaving = new Weaving({ pace_s: 3 });
  weaving.runColours();
  weaving.weave();
  const path = run(weaving, 6);
  const first = (/** @type {"wash" | "paint" | "sunk"} */ what) => path.findIndex((at) => at[what] > 0.01);
  assert.ok(first("wash") < first("sunk") && first("sunk") < first("paint"));
  assert.ok(path.every((at, i) => i === 0 || at.paint >= path[i - 1].paint));
  assert.ok(weaving.arrived && !weaving.moving);
});

test("a wash waits for its picture as long as it must", () => {
  const weaving = new Weaving({ pace_s: 3 });
  weaving.runColours();
  run(weaving, 20);
  assert.deepEqual([weaving.wash, weaving.paint, weaving.arrived, weaving.moving], [1, 0, false, false]);
});

test("a picture without a wash is woven at once, and words sink with it", () => {
  const weaving = new Weaving({ pace_s: 2 });
  weaving.weave();
  const path = run(weaving, 2.2);
  assert.ok(path[3].paint > 0);
  assert.equal(weaving.sunk, 1);
  assert.ok(weaving.arrived);
});

test("undo draws the threads out again until nothing is left", () => {
  const weaving = new Weaving({ pace_s: 2 });
  weaving.stand();
  weaving.undo();
  assert.ok(weaving.undoing);
  const path = run(weaving, 3);
  assert.ok(path.every((at, i) => i === 0 || at.paint <= path[i - 1].paint));
  assert.ok(weaving.arrived && !weaving.undoing);
});

test("a wash that came to nothing dries", () => {
  const weaving = new Weaving({ pace_s: 2 });
  weaving.runColours();
  run(weaving, 1);
  weaving.undo();
  run(weaving, 1);
  assert.equal(weaving.wash, 0);
  assert.ok(weaving.arrived);
});

test("the shuttle hurries when the next one waits", () => {
  const calm = new Weaving({ pace_s: 4 });
  const hurried = new Weaving({ pace_s: 4 });
  for (const each of [calm, hurried]) each.weave();
  hurried.hurry();
  run(calm, 1);
  run(hurried, 1);
  assert.ok(hurried.paint > calm.paint * 1.4);
});

test("what nobody watches arrives at once", () => {
  const weaving = new Weaving({ pace_s: 4 });
  weaving.runColours();
  weaving.weave();
  weaving.arrive();
  assert.ok(weaving.arrived);
  weaving.undo();
  weaving.arrive();
  assert.deepEqual([weaving.wash, weaving.paint], [0, 0]);
});
