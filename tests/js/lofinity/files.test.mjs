import assert from "node:assert/strict";
import { test } from "node:test";
import { contents, fileName } from "lofinity/shelf/files.js";
import { FACTS, RECIPE } from "./recipes.mjs";

test("titles become names that any system takes", () => {
  assert.equal(fileName('Tin Roof: "Lullaby"?'), "Tin Roof Lullaby");
  assert.equal(fileName("../../etc"), "etc");
  assert.equal(fileName("???"), "tape");
  assert.equal(fileName("雨の屋根"), "雨の屋根");
});

test("a mixtape holds a folder for each tape, also when two have the same name", () => {
  const side = { facts: FACTS, seconds: 1, bar_s: 1, beats_per_bar: 4, marks: [], music: new Blob(["flac"]) };
  const tape = {
    id: "1",
    name: "Rain",
    kept_ms: 0,
    recipe: RECIPE,
    mix: null,
    mp3: null,
    cover: null,
    sides: { A: side, B: null },
  };
  const names = contents([tape, { ...tape, id: "2", mp3: new Blob(["mp3"]), sides: { A: side, B: side } }]).map(
    ({ name }) => name,
  );
  assert.deepEqual(names, [
    "Rain/side A.flac",
    "Rain/recipe.json",
    "Rain (2)/side A.flac",
    "Rain (2)/side B.flac",
    "Rain (2)/Rain.mp3",
    "Rain (2)/recipe.json",
  ]);
});
