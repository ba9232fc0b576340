import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Bin, held } from "kit/bin.js";

afterEach(() => assert.deepEqual(held, { things: 0, listeners: 0, timers: 0 }, "every bin of this file was emptied"));

test("what was made last is unmade first", () => {
  const bin = new Bin();
  /** @type {string[]} */
  const said = [];
  const lamp = bin.keep({ dispose: () => said.push("lamp") });
  bin.add(() => said.push("wire"));
  assert.ok(lamp);
  bin.dispose();
  assert.deepEqual(said, ["wire", "lamp"]);
});

test("listeners and timers are counted by kind and gone afterwards", async () => {
  const bin = new Bin();
  const street = new EventTarget();
  let heard = 0;
  bin.listen(street, "coin", () => (heard += 1));
  bin.every(1, () => (heard += 100));
  bin.after(1, () => (heard += 100));
  assert.deepEqual(held, { things: 0, listeners: 1, timers: 2 });
  street.dispatchEvent(new Event("coin"));
  bin.dispose();
  street.dispatchEvent(new Event("coin"));
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(heard, 1);
});

test("a timer that has rung is no longer held", async () => {
  const bin = new Bin();
  await new Promise((resolve) => bin.after(0, () => resolve(null)));
  assert.ok(bin.isEmpty);
  assert.equal(held.timers, 0);
});

test("the way out may be called early, and twice", () => {
  const bin = new Bin();
  let undone = 0;
  const stop = bin.add(() => (undone += 1));
  stop();
  stop();
  bin.dispose();
  assert.equal(undone, 1);
});

test("what arrives after the bin was emptied is unmade at once", () => {
  const bin = new Bin();
  bin.dispose();
  let undone = false;
  bin.keep({ dispose: () => (undone = true) });
  assert.ok(undone);
});
