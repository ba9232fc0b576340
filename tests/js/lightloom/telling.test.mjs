import assert from "node:assert/strict";
import { test } from "node:test";
import { Telling } from "lightloom/weaving/telling.js";
import { made, painted, shot, WASH } from "./strips.mjs";

/** @param {string[]} ids @param {number} index */
const told = (ids, index) => ({ ids, voice: 0, text: `words ${index}`, index });
/** @param {number} index @param {string} [verb] */
const directed = (index, verb = "weave") => made("directed", { index, verb, shot: shot(), wash: WASH });

test("all is told first, and taken up in that order", () => {
  const telling = new Telling();
  telling.hear(made("told", told(["a", "b"], 0)));
  telling.hear(made("told", told(["c"], 1)));
  telling.hear(directed(0));
  assert.equal(telling.now?.index, 0);
  assert.deepEqual(telling.hear(made("strip", painted(0))), ["a", "b"]);
  telling.hear(directed(1));
  assert.equal(telling.now?.index, 1);
  assert.deepEqual(telling.hear(made("strip", painted(1))), ["c"]);
});

test("a long phrase that becomes several strips is settled with the last of them", () => {
  const telling = new Telling();
  telling.hear(made("told", told(["a"], 0)));
  telling.hear(made("told", told(["a"], 1)));
  telling.hear(directed(0));
  assert.deepEqual(telling.hear(made("strip", painted(0))), []);
  telling.hear(directed(1));
  assert.deepEqual(telling.hear(made("strip", painted(1))), ["a"]);
});

test("what is undone or cannot be woven takes its own words out of the order", () => {
  const telling = new Telling();
  telling.hear(made("told", told(["u"], 1)));
  telling.hear(made("told", told(["n"], 1)));
  telling.hear(made("told", told(["w"], 1)));
  assert.deepEqual(telling.hear(made("undone", { index: 0 })), ["u"]);
  assert.deepEqual(telling.hear(made("unheard", { ids: ["n"], says: "?" })), ["n"]);
  telling.hear(directed(0));
  assert.deepEqual(telling.now?.ids, ["w"]);
});

test("what is no part of the telling settles nothing", () => {
  const telling = new Telling();
  assert.deepEqual(telling.hear({ kind: "began", stage: "paint" }), []);
  assert.deepEqual(telling.hear(made("strip", painted(0))), []);
});
