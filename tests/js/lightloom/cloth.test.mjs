import assert from "node:assert/strict";
import { test } from "node:test";
import { Cloth, stripOf } from "lightloom/weaving/cloth.js";
import { made, painted, shot, strip, WASH } from "./strips.mjs";

/** @param {"weave" | "change" | "again" | "repaint"} verb @param {Partial<import("lightloom/words.js").Shot>} [news] */
const directed = (verb, news = {}) => ({ index: 0, verb, shot: shot(news), wash: WASH });
/** @param {string} text */
const told = (text) => ({ ids: ["p"], voice: 1, text, index: 0 });

test("a new strip has the words it was told in, and the take that was painted", () => {
  const made = stripOf({
    painted: painted(0, { take: 50 }),
    directed: directed("weave"),
    told: told("a whale"),
    before: null,
  });
  assert.equal(made.words, "a whale");
  assert.equal(made.shot.take, 50);
  assert.equal(made.over, null);
  assert.equal(made.voice, 1);
  assert.equal(made.picture, "abcdefghijklmnopqrst.webp");
});

test("a correction keeps the words, and says what was asked", () => {
  const before = strip(0);
  const made = stripOf({
    painted: painted(0),
    directed: directed("change", { time: "dusk" }),
    told: told("no, make it dusk"),
    before,
  });
  assert.equal(made.words, "phrase 0");
  assert.equal(made.asked, "no, make it dusk");
  assert.equal(made.shot.time, "dusk");
  assert.equal(made.over, null);
});

test("what is painted over a strip leaves its own shot as it was", () => {
  const before = strip(0);
  const made = stripOf({
    painted: painted(0),
    directed: directed("repaint", { weather: "aurora" }),
    told: told("a castle"),
    before,
  });
  assert.deepEqual(made.shot, before.shot);
  assert.equal(made.over?.weather, "aurora");
  assert.equal(made.asked, "a castle");
});

test("a correction, or another way, of a strip that was painted over repaints what is to be seen", () => {
  const before = strip(0, { over: shot({ weather: "mist" }), asked: "a castle" });
  for (const verb of /** @type {const} */ (["change", "again"])) {
    const made = stripOf({
      painted: painted(0, { take: 3 }),
      directed: directed(verb, { weather: "rain" }),
      told: null,
      before,
    });
    assert.deepEqual(made.shot, before.shot);
    assert.deepEqual([made.over?.weather, made.over?.take], ["rain", 3]);
  }
});

test("a strip that came in a link is kept as it was told there", () => {
  const known = { words: "a mill", shot: shot({ time: "dawn" }), over: null, index: 0 };
  const made = stripOf({
    painted: painted(0),
    directed: directed("again", { time: "dawn" }),
    told: null,
    before: null,
    known,
  });
  assert.equal(made.words, "a mill");
  assert.equal(made.shot.time, "dawn");
  assert.equal(made.over, null);
});

test("how far a painter is is told where it takes its time, and not where the picture is there at once", async () => {
  for (const [expected_s, lines] of /** @type {const} */ ([
    [3, ["low shot · a whale", "low shot · a whale · 2 of 4 steps"]],
    [0.6, ["low shot · a whale"]],
  ])) {
    const anything = /** @type {any} */ ({ mural: { strips: [] }, loom: { wash() {} } });
    const cloth = new Cloth(anything);
    /** @type {string[]} */
    const heard = [];
    cloth.line.on((line) => heard.push(line));
    for (const event of [
      made("directed", { ...directed("weave"), shot: shot({ line: "low shot · a whale" }) }),
      { kind: "began", stage: "paint", expected_s },
      made("progress", { stage: "paint", done: 2, total: 4, unit: "steps" }),
    ]) {
      await cloth.hear(/** @type {any} */ (event), "weave", null);
    }
    assert.deepEqual(heard, lines);
  }
});
