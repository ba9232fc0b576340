import assert from "node:assert/strict";
import { test } from "node:test";
import { isTextOf, unitsTo } from "kit/text.js";

test("a text is measured in characters, as the house does, not in UTF-16 units", () => {
  assert.ok(isTextOf("🐋".repeat(40), 40));
  assert.ok(!isTextOf("🐋".repeat(41), 40));
  assert.ok(isTextOf(`${"a".repeat(39)}🐋`, 40));
  assert.ok(!isTextOf("a".repeat(41), 40));
  assert.ok(isTextOf("", 0));
  for (const none of [null, undefined, 7, ["a"], {}]) assert.ok(!isTextOf(none, 40));
});

test("a place that the house counted is found again behind an emoji, and never beyond the end", () => {
  const text = "A 🐋 in the 🏠.";
  assert.equal(text.slice(unitsTo(text, 4), unitsTo(text, 10)), "in the");
  assert.equal(unitsTo(text, 2), 2);
  assert.equal(unitsTo(text, 99), text.length);
});
