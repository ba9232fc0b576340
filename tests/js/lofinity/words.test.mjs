import assert from "node:assert/strict";
import { test } from "node:test";
import { caption, clock, gather, isTape, listed, NOTHING_PRESSED } from "lofinity/journey/words.js";
import { PRESS, RECIPE } from "./recipes.mjs";

test("the caption says what sounds", () => {
  assert.equal(
    caption({ beds: RECIPE.ambience, recipe: RECIPE, what: "side A 1:12" }),
    "rain, far · vinyl crackle, near · rhodes and flute · side A 1:12",
  );
  assert.equal(caption({ beds: [{ name: "rain", level: 0 }], recipe: null, what: "" }), "");
});

test("clocks are read as minutes and seconds", () => {
  assert.deepEqual([0, 72.9, 600, -3].map(clock), ["0:00", "1:12", "10:00", "0:00"]);
});

test("lists read as a person would say them", () => {
  assert.equal(listed([]), "");
  assert.equal(listed(["rhodes"]), "rhodes");
  assert.equal(listed(["rhodes", "flute", "bell"]), "rhodes, flute and bell");
});

test("a press gathers what is made, and leaves the rest", () => {
  let pressed = NOTHING_PRESSED;
  for (const event of PRESS) pressed = gather(pressed, event);
  assert.equal(isTape(pressed), true);
  assert.equal(pressed.facts?.title, RECIPE.title);
  assert.equal(gather(pressed, { kind: "made", name: "progress", value: {} }), pressed);
});
