import assert from "node:assert/strict";
import { test } from "node:test";
import { titleOf } from "lightloom/mural.js";
import { muralOf, shot, strip } from "./strips.mjs";

test("the story of a place is its last eight strips, told as what is to be seen there now", () => {
  const mural = muralOf(12);
  mural.lay(strip(11, { over: shot({ line: "a castle" }), asked: "a castle instead" }));
  const story = mural.story(null);
  assert.deepEqual(
    story.map(({ index }) => index),
    [4, 5, 6, 7, 8, 9, 10, 11],
  );
  assert.equal(story.at(-1)?.words, "a castle instead");
  assert.deepEqual(Object.keys(story[0]).sort(), ["index", "over", "shot", "words"]);
});

test("a correction changes the shot and keeps the words in the story", () => {
  const mural = muralOf(1);
  mural.lay(strip(0, { asked: "no, make it dusk" }));
  assert.equal(mural.story(null)[0].words, "phrase 0");
});

test("the story of a strip in the middle reaches to both of its sides", () => {
  const places = muralOf(12)
    .story(5)
    .map(({ index }) => index);
  assert.deepEqual(places, [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual(
    muralOf(3)
      .story(0)
      .map(({ index }) => index),
    [0, 1, 2],
  );
});

test("the rims that are sent are those a join is measured against", () => {
  assert.deepEqual(muralOf(5).rims(null), [4, 3, 2]);
  assert.deepEqual(muralOf(1).rims(null), [0]);
  assert.deepEqual(muralOf(5).rims(2), [1]);
  assert.deepEqual(muralOf(5).rims(0), []);
});

test("a strip that would leave a gap is not laid, and the last one can be taken back", () => {
  const mural = muralOf(2);
  let told = 0;
  mural.changed.on(() => (told += 1));
  assert.equal(mural.lay(strip(3)), false);
  assert.equal(mural.lay(strip(2)), true);
  assert.equal(mural.takeBack()?.index, 2);
  assert.equal(mural.count, 2);
  assert.equal(told, 2);
});

test("every strip is held to the first hand of its style, and goes on in the last style that was named", () => {
  const mural = muralOf(2);
  mural.lay(strip(1, { shot: shot({ style: "ink wash" }) }));
  mural.lay(strip(2, { over: shot({ style: "ink wash" }) }));
  assert.deepEqual(mural.anchors, { impasto: [0, 0.5], "ink wash": [1, 0.5] });
  assert.equal(mural.style, "ink wash");
  assert.deepEqual(muralOf(0).anchors, {});
});

test("a cloth is called by its name, else by its first words", () => {
  const mural = muralOf(1);
  assert.equal(titleOf(mural.record(0)), "phrase 0");
  mural.name({ title: "The Lantern Road", subtitle: "", stops: [] });
  assert.equal(titleOf(mural.record(0)), "The Lantern Road");
});
