import assert from "node:assert/strict";
import { test } from "node:test";
import { Signal } from "kit/signal.js";

test("on() returns the way out", () => {
  const rang = /** @type {Signal<number>} */ (new Signal());
  /** @type {number[]} */
  const heard = [];
  const stop = rang.on((value) => heard.push(value));
  rang.emit(1);
  stop();
  rang.emit(2);
  assert.deepEqual(heard, [1]);
  assert.equal(rang.size, 0);
});

test("a listener may leave, and the same one listen twice, while the signal rings", () => {
  const rang = /** @type {Signal} */ (new Signal());
  let heard = 0;
  const count = () => void (heard += 1);
  const stop = rang.on(() => stop());
  rang.on(count);
  rang.on(count);
  rang.emit();
  rang.emit();
  assert.equal(heard, 4);
});

test("next() is the next value, once", async () => {
  const rang = /** @type {Signal<string>} */ (new Signal());
  const next = rang.next();
  rang.emit("first");
  rang.emit("second");
  assert.equal(await next, "first");
  assert.equal(rang.size, 0);
});
