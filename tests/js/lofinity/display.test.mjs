import assert from "node:assert/strict";
import { test } from "node:test";
import { readingOf, spoken } from "lofinity/journey/display.js";
import { Machine } from "lofinity/journey/machine.js";
import { HASH, PRESS, RECIPE } from "./recipes.mjs";

/** @param {Machine} machine @returns {string[]} */
function listen(machine) {
  /** @type {string[]} */
  const heard = [];
  machine.changed.on((step) => {
    const said = spoken(step);
    if (said) heard.push(said);
  });
  return heard;
}

test("the display follows the journey from coin to tape", () => {
  const machine = new Machine();
  assert.equal(readingOf(machine.state).top, "insert a coin");
  machine.insertCoin();
  machine.write("rain");
  assert.deepEqual(readingOf(machine.state), { top: "your wish", text: "rain", typing: true, bar: false, lines: [] });
  machine.press();
  /** @type {string[]} */
  const tops = [];
  for (const event of PRESS) {
    machine.hear(event, 0);
    const { top } = readingOf(machine.state);
    if (tops.at(-1) !== top) tops.push(top);
  }
  assert.deepEqual(tops, [
    "one tape before yours",
    "reading the wish",
    "finding the loop",
    "pressing the tape",
    "mastering",
    "your tape is ready · 2:00",
  ]);
});

test("the recipe stands on the display while the tape is pressed", () => {
  const machine = new Machine();
  machine.insertCoin();
  machine.write("rain");
  machine.press();
  for (const event of PRESS.slice(0, 4)) machine.hear(event, 0);
  assert.deepEqual(readingOf(machine.state).lines, [
    "wistful · 72 bpm · D minor",
    "rhodes and flute",
    "rain, far · vinyl crackle, near",
  ]);
});

test("what went wrong stands on the display as a sentence", () => {
  const machine = new Machine();
  const heard = listen(machine);
  machine.insertCoin();
  machine.write("rain");
  machine.press();
  machine.fail({ says: "The worker was lost.", retryable: true });
  assert.equal(readingOf(machine.state).text, "The worker was lost.");
  assert.equal(heard.at(-1), "The worker was lost. Your coin is back.");
});

test("a screen reader hears each stage once and no progress", () => {
  const machine = new Machine();
  const heard = listen(machine);
  machine.insertCoin();
  machine.write("rain");
  machine.press();
  for (const event of PRESS) machine.hear(event, 0);
  assert.deepEqual(heard, [
    "The display is awake. Type your wish.",
    "Your order is in.",
    "one tape before yours",
    "reading the wish",
    "Tin Roof Lullaby: wistful, 72 bpm · D minor, rhodes and flute.",
    "finding the loop",
    "pressing the tape",
    "mastering",
    "Tin Roof Lullaby is ready. The cassette is in the tray.",
  ]);
});

test("a passed-on tape shows its own name before it is pressed", () => {
  const machine = new Machine();
  machine.show({ recipe: RECIPE, hash: HASH, musician: "" });
  assert.equal(readingOf(machine.state).text, RECIPE.title);
  assert.equal(readingOf(machine.state).typing, false);
});
