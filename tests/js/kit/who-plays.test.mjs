import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { whoPlays } from "kit/who-plays.js";

const rest = () => new Promise((resolve) => setImmediate(resolve));

/** @param {any[]} answers what the house says, one after the other; null: it does not answer */
function house(...answers) {
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.fetch = /** @type {any} */ (
    async () => {
      const answer = answers.shift();
      if (answer === null) throw new TypeError("network");
      return { ok: true, json: async () => answer };
    }
  );
  return answers;
}

test("who plays is asked until the house knows, and not longer", async () => {
  const left = house(null, { engine: { known: false, says: "waking" } }, { engine: { known: true, says: "models" } });
  /** @type {string[]} */
  const told = [];
  whoPlays((doors) => told.push(doors.engine.says));
  for (let i = 0; i < 6; i++) {
    await rest();
    mock.timers.tick(2000);
  }
  assert.deepEqual(told, ["waking", "models"]);
  assert.equal(left.length, 0);
  mock.timers.reset();
});

test("whoever leaves is not told any more", async () => {
  house({ engine: { known: false, says: "waking" } }, { engine: { known: true, says: "models" } });
  /** @type {string[]} */
  const told = [];
  const stop = whoPlays((doors) => told.push(doors.engine.says));
  await rest();
  await rest();
  stop();
  mock.timers.tick(5000);
  await rest();
  assert.deepEqual(told, ["waking"]);
  mock.timers.reset();
});
