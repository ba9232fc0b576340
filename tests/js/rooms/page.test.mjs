import assert from "node:assert/strict";
import { test } from "node:test";
import { wholeSentences, wordsOf } from "rooms/page/leaf.js";
import { boxOf, within } from "rooms/picture/spots.js";
import { wordAt, wordAtChar } from "rooms/voice/reader.js";

test("words know where they stand in the text, over paragraphs", () => {
  const text = "Somebody lit the fire.\n\nTwo doors lead on.";
  const paragraphs = wordsOf(text);
  assert.equal(paragraphs.length, 2);
  for (const { text: word, start } of paragraphs.flat()) assert.equal(text.slice(start, start + word.length), word);
  assert.deepEqual(wordsOf(""), []);
});

test("only whole sentences are announced while a text still comes", () => {
  assert.equal(wholeSentences("Somebody lit the"), 0);
  assert.equal(
    "Somebody lit the fire. The shelves".slice(0, wholeSentences("Somebody lit the fire. The shelves")),
    "Somebody lit the fire. ",
  );
  assert.equal(wholeSentences("“Come in!” she said"), "“Come in!” ".length);
});

test("the word that is said is found by time, and by character for the browser's own voice", () => {
  const words = [0, 0.4, 0.9].map((start_s, i) => ({ word: String(i), start_s, end_s: start_s + 0.3 }));
  const sentence = /** @type {any} */ ({ words });
  assert.deepEqual(
    [-0.1, 0, 0.5, 5].map((at) => wordAt(sentence, at)),
    [-1, 0, 1, 2],
  );
  assert.deepEqual(
    [0, 9, 13].map((char) => wordAtChar("Somebody lit the fire.", char)),
    [0, 1, 2],
  );
});

test("a point is inside an outline or beside it", () => {
  /** @type {[number, number][]} */
  const kite = [
    [10, 0],
    [20, 10],
    [10, 30],
    [0, 10],
  ];
  assert.ok(within(kite, 10, 10));
  assert.ok(!within(kite, 1, 1));
  assert.ok(!within(kite, 19, 25));
  assert.deepEqual(boxOf(kite), { left: 0, top: 0, width: 20, height: 30 });
});
