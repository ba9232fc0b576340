import assert from "node:assert/strict";
import { test } from "node:test";
import { LEADING, sameWords, setLines } from "lightloom/loom/lines.js";
import { Phrases } from "lightloom/loom/phrases.js";

/** Every letter half as wide as high. @param {string} text @param {number} size */
const measure = (text, size) => text.length * size * 0.5;
const ROOM = { size: 40, wide: 300, high: 240 };

/** @param {string} text */
const words = (text) => text.split(" ").map((each) => ({ text: each, firm: true }));

test("words that stand stay where they are when one is added", () => {
  const all = words("a calm sea at sunset with");
  for (let n = 1; n < all.length; n++) {
    const before = setLines(all.slice(0, n), measure, ROOM);
    const after = setLines(all.slice(0, n + 1), measure, ROOM);
    assert.deepEqual(after.words.slice(0, n), before.words);
  }
});

test("words that become firm do not move", () => {
  const pale = words("pale first firm then").map((each) => ({ ...each, firm: false }));
  const places = (/** @type {{ text: string, firm: boolean }[]} */ each) =>
    setLines(each, measure, ROOM).words.map(({ x, line }) => [x, line]);
  assert.deepEqual(places(pale), places(words("pale first firm then")));
});

test("a long phrase is set smaller until it fits its place", () => {
  const long = setLines(
    words(
      "and then a long caravan of camels carries lanterns, glass bottles and paper boats down to the sleeping harbour",
    ),
    measure,
    ROOM,
  );
  assert.ok(long.size < ROOM.size);
  assert.ok(long.lines * long.size * LEADING <= ROOM.high);
  assert.ok(long.widths.every((width) => width <= ROOM.wide));
});

test("a word longer than the place gets smaller too; no words are no trouble", () => {
  assert.ok(setLines(words("Donaudampfschifffahrtsgesellschaft"), measure, ROOM).widths[0] <= ROOM.wide);
  assert.equal(setLines([], measure, ROOM).lines, 1);
});

test("only other words, or firmer ones, are sewn anew", () => {
  assert.ok(sameWords(words("one two"), words("one two")));
  assert.ok(
    !sameWords(words("one two"), [
      { text: "one", firm: true },
      { text: "two", firm: false },
    ]),
  );
  assert.ok(!sameWords(words("one"), words("one two")));
});

test("phrases wait side by side in the order they were begun", () => {
  const phrases = new Phrases();
  const [a, b] = ["a", "b"].map((id) => phrases.say(id, 0, words("x")));
  assert.equal(phrases.placeOf(a, 4), 4);
  assert.equal(phrases.placeOf(b, 4), 5);
  assert.equal(phrases.newest, b);
  a.index = 4;
  assert.equal(phrases.placeOf(b, 5), 5, "a strip that is coming leaves its neighbour where it is");
});

test("the same phrase said again takes the place of its earlier words", () => {
  const phrases = new Phrases();
  const first = phrases.say("a", 0, words("a calm"));
  assert.equal(phrases.say("a", 0, words("a calm sea")), first);
  assert.equal(phrases.all.length, 1);
  assert.equal(first.words.length, 3);
});

test("a hushed phrase is drawn out, then gone, and leaves its place at once", () => {
  const phrases = new Phrases();
  const a = phrases.say("a", 0, words("um"));
  const b = phrases.say("b", 0, words("sea"));
  phrases.leave(a);
  assert.equal(phrases.find("a"), null);
  assert.equal(phrases.placeOf(b, 2), 2);
  assert.equal(phrases.untold, 1);
  for (let i = 0; i < 60; i++) phrases.step(1 / 30, false);
  assert.deepEqual(phrases.all, [b]);
});
