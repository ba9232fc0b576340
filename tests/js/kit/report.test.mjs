import assert from "node:assert/strict";
import { test } from "node:test";
import { saysOf } from "kit/about.js";
import { openly, tellKeeper } from "kit/report.js";

const REPORT = { world: "rooms", what: "hurtful", words: "the third door" };

/** @param {any} answer */
const house = (answer) => {
  /** @type {any[]} */
  const asked = [];
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ path, /** @type {any} */ how) => {
      asked.push([path, how]);
      if (answer === null) throw new TypeError("network");
      return answer;
    }
  );
  return asked;
};

test("a report goes to the keeper as JSON, and the house's sentence comes back", async () => {
  const asked = house({ ok: true, json: async () => ({ says: "Thank you." }) });
  assert.deepEqual(await tellKeeper(REPORT), { sent: true, says: "Thank you." });
  const [[path, { method, body }]] = asked;
  assert.deepEqual([path, method, JSON.parse(body)], ["/report", "POST", REPORT]);
});

test("what the house refuses, or does not hear, is said and not lost", async () => {
  house({ ok: false, json: async () => ({ says: "Please wait." }) });
  assert.deepEqual(await tellKeeper(REPORT), { sent: false, says: "Please wait." });
  house(null);
  const { sent, says } = await tellKeeper(REPORT);
  assert.equal(sent, false);
  assert.match(says, /cannot be reached/);
});

test("the open way begins with a title and nothing else", () => {
  assert.equal(openly("https://hub/x/discussions/new", "rooms"), "https://hub/x/discussions/new?title=Report%3A+rooms");
});

test("of a world it is said who plays and what their licences ask", () => {
  const doors = {
    engine: { says: "all" },
    doors: [{ slug: "rooms", engine: "Hand-made.", terms: ["Not for sale."], credits: ["By them."] }],
  };
  assert.deepEqual(saysOf(doors, "rooms"), ["Hand-made.", "Not for sale.", "By them."]);
  assert.deepEqual(saysOf(doors, "lofinity"), ["all"]);
  assert.deepEqual(saysOf(null, "lofinity"), []);
});
