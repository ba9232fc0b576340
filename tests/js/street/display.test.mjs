import assert from "node:assert/strict";
import { test } from "node:test";
import { fitWish, wrap } from "lofinity/street/display.js";

const measure = (/** @type {string} */ text, size = 1) => [...text].length * size * 0.5;
const ROOM = 750;
const TALL = 90;

test("lines break between words, and a word longer than a line is broken too", () => {
  const count = (/** @type {string} */ text) => [...text].length;
  assert.deepEqual(wrap("rain on a tin roof", 9, count), ["rain on a", "tin roof"]);
  assert.deepEqual(wrap("aaaaaaaaaaaa b", 5, count), ["aaaaa", "aaaaa", "aa b"]);
  assert.deepEqual(wrap("", 5, count), [""]);
});

test("nothing of a text is lost by wrapping", () => {
  const wish = "a slow waltz for a snowed-in lighthouse keeper, please";
  assert.equal(wrap(wish, 12, (text) => [...text].length).join(" "), wish);
});

test("a short wish is written large, a long one smaller, and both fit", () => {
  const short = fitWish("rain", ROOM, TALL, measure);
  const long = fitWish("w ".repeat(99).trim(), ROOM, TALL, measure);
  assert.ok(short.size > long.size);
  for (const { size, lines } of [short, long]) {
    assert.ok(lines.length * size * 1.12 <= TALL + 1e-9);
    assert.ok(lines.every((line) => measure(line, size) <= ROOM));
  }
});

test("where not all can be shown the newest words are, beside the caret", () => {
  const { lines } = fitWish(`${"word ".repeat(60)}end`, ROOM, 60, measure);
  assert.ok(lines[lines.length - 1].endsWith("end"));
});
