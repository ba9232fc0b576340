import assert from "node:assert/strict";
import { test } from "node:test";
import { Machine, trimmedWish } from "lofinity/journey/machine.js";
import { HASH, PRESS, RECIPE } from "./recipes.mjs";

/** A machine with a coin in it and a wish written. */
function asked(wish = "rain on a tin roof") {
  const machine = new Machine();
  machine.insertCoin();
  machine.write(wish);
  return machine;
}

/** @param {string} name */
const until = (name) => PRESS.slice(0, PRESS.findIndex((event) => event.name === name) + 1);

test("a coin wakes the machine, a wish and a press bring a tape", () => {
  const machine = asked();
  assert.deepEqual(machine.press(), { wish: "rain on a tin roof", minutes: 2 });
  /** @type {string[]} */
  const phases = [];
  machine.changed.on(({ now }) => phases.at(-1) === now.phase || phases.push(now.phase));
  for (const event of PRESS) machine.hear(event, event.t_s ?? 0);
  assert.deepEqual(phases, ["pressing", "tray"]);
  assert.equal(machine.state.pressed.facts?.pcm_sha256, HASH);
  assert.equal(machine.state.pressed.mp3?.name, "tape.mp3");
  assert.equal(machine.state.dubbing, false);
  machine.take();
  assert.equal(machine.state.phase, "idle");
});

test("the recipe is known long before the tape", () => {
  const machine = asked();
  machine.press();
  for (const event of until("recipe")) machine.hear(event, event.t_s ?? 0);
  assert.equal(machine.state.phase, "pressing");
  assert.equal(machine.state.pressed.recipe?.title, RECIPE.title);
});

test("the visitor is told how many come first, until the work begins", () => {
  const machine = asked();
  machine.press();
  machine.hear(PRESS[0], 0);
  assert.equal(machine.state.ahead, 1);
  machine.hear(PRESS[2], 1);
  assert.equal(machine.state.ahead, null);
});

test("without a coin nothing is written and nothing is pressed", () => {
  const machine = new Machine();
  machine.write("rain");
  assert.equal(machine.press(), null);
  assert.equal(machine.state.wish, "");
});

test("an empty wish is not pressed", () => {
  assert.equal(asked("   ").press(), null);
});

test("cancelling returns the coin and keeps the wish", () => {
  const machine = asked();
  machine.press();
  machine.hear(PRESS[2], 0);
  machine.cancel();
  assert.equal(machine.state.phase, "idle");
  assert.equal(machine.state.wish, "rain on a tin roof");
  assert.match(machine.state.says, /coin is back/);
});

test("what arrives after a cancel changes nothing", () => {
  const machine = asked();
  machine.press();
  machine.cancel();
  const before = machine.state;
  for (const event of PRESS) machine.hear(event, 0);
  assert.equal(machine.state, before);
});

test("a failure returns the coin with its sentence, and the same wish can be tried again", () => {
  const machine = asked();
  machine.press();
  machine.fail({ says: "The worker was lost. Please try again.", retryable: true });
  assert.equal(machine.state.phase, "idle");
  assert.deepEqual(machine.state.trouble, { says: "The worker was lost. Please try again.", retryable: true });
  machine.insertCoin();
  assert.equal(machine.state.trouble, null);
  assert.deepEqual(machine.press(), { wish: "rain on a tin roof", minutes: 2 });
});

test("a failure while the copies are written leaves the tape in the tray", () => {
  const machine = asked();
  machine.press();
  for (const event of until("tape")) machine.hear(event, 0);
  machine.fail({ says: "The copies could not be written.", retryable: true });
  assert.equal(machine.state.phase, "tray");
  assert.equal(machine.state.dubbing, false);
  assert.ok(machine.state.trouble);
});

test("copies that come after the tape was taken are still kept", () => {
  const machine = asked();
  machine.press();
  for (const event of until("tape")) machine.hear(event, 0);
  machine.take();
  for (const event of PRESS.slice(until("tape").length)) machine.hear(event, 0);
  assert.equal(machine.state.pressed.mp3?.name, "tape.mp3");
  assert.equal(machine.state.phase, "idle");
});

test("a press that ends without a tape returns the coin", () => {
  const machine = asked();
  machine.press();
  machine.hear({ kind: "done" }, 0);
  assert.equal(machine.state.phase, "idle");
  assert.equal(machine.state.trouble?.retryable, true);
});

test("a shared tape is pressed from its recipe", () => {
  const machine = new Machine();
  machine.show({ recipe: RECIPE, hash: HASH, musician: "embedded musician 1" });
  assert.deepEqual(machine.press(), { recipe: RECIPE });
});

test("writing a wish puts a shared tape aside", () => {
  const machine = new Machine();
  machine.show({ recipe: RECIPE, hash: HASH, musician: "" });
  machine.write("snow");
  assert.deepEqual(machine.press(), { wish: "snow", minutes: 2 });
});

test("a wish keeps its emoji whole and loses what nobody can read", () => {
  assert.equal(trimmedWish("rain\u0000 and\nstorm"), "rain  and storm");
  assert.equal([...trimmedWish("🌧️".repeat(150))].length, 200);
  assert.doesNotMatch(trimmedWish("🌧".repeat(201)), /[\ud800-\udbff]$/);
});

test("minutes stay on the tape", () => {
  const machine = asked();
  machine.chooseMinutes(40);
  assert.equal(machine.state.minutes, 10);
  machine.chooseMinutes(Number.NaN);
  assert.equal(machine.state.minutes, 10);
});
