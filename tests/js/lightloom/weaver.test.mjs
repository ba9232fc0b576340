import assert from "node:assert/strict";
import { test } from "node:test";
import { JobError } from "kit/api.js";
import { Weaver } from "lightloom/weaving/weaver.js";
import { made, painted, phrase, shot, WASH } from "./strips.mjs";

/** A house that weaves what it is sent, one event a turn; a phrase with "break" in it breaks the job off. */
class ScriptedLine {
  /** @type {any[]} */
  jobs = [];
  cancelled = 0;

  /** @param {string} _name @param {any} payload */
  submit(_name, payload) {
    this.jobs.push(payload);
    const line = this;
    return {
      async cancel() {
        line.cancelled += 1;
      },
      async *[Symbol.asyncIterator]() {
        const tolds = payload.phrases.map((/** @type {any} */ { id, text }, /** @type {number} */ i) => ({
          ids: [id],
          voice: 0,
          text,
          index: i,
        }));
        for (const told of tolds) yield made("told", told);
        for (const { text, ids, index } of tolds) {
          await Promise.resolve();
          if (text.includes("break")) throw new JobError({ code: "engine_lost", says: "It broke.", retryable: true });
          if (text === "mm") yield made("unheard", { ids, says: "Too quiet." });
          else {
            yield made("directed", { index, verb: "weave", shot: shot(), wash: WASH });
            yield made("strip", painted(index));
          }
        }
      },
    };
  }
}

/** @param {ScriptedLine} line */
function weaverOn(line) {
  /** @type {string[]} */
  const heard = [];
  const weaver = new Weaver({
    line,
    weaving: async (order) => ({ how: order.how, phrases: order.phrases }),
    hear: (event, _order, told) => {
      heard.push(`${event.name} ${told?.text ?? ""}`.trim());
    },
  });
  return { weaver, heard };
}

/** @param {string} id @param {string} text @param {number} [voice] */
const said = (id, text, voice = 0) => ({ how: /** @type {"weave"} */ ("weave"), phrases: [phrase(id, text, voice)] });
const rest = () => new Promise((resolve) => setTimeout(resolve, 5));

test("what is said while a job runs waits, and rides together in the next one", async () => {
  const line = new ScriptedLine();
  const { weaver, heard } = weaverOn(line);
  for (const [id, text] of [
    ["a", "one"],
    ["b", "two"],
    ["c", "three"],
  ])
    weaver.take(said(id, text));
  assert.deepEqual(
    weaver.open.map(({ text }) => text),
    ["one", "two", "three"],
  );
  await rest();
  assert.deepEqual(
    line.jobs.map(({ phrases }) => phrases.map((/** @type {any} */ { id }) => id)),
    [["a"], ["b", "c"]],
  );
  assert.ok(weaver.isIdle);
  assert.deepEqual(heard.slice(-4), ["directed two", "strip two", "directed three", "strip three"]);
});

test("no more than eight phrases ride in one job, and each voice rides by itself", async () => {
  const line = new ScriptedLine();
  const { weaver } = weaverOn(line);
  weaver.take(said("first", "first"));
  for (let i = 0; i < 9; i++) weaver.take(said(`p${i}`, "more"));
  weaver.take(said("other", "other", 1));
  await rest();
  assert.deepEqual(
    line.jobs.map(({ phrases }) => phrases.length),
    [1, 8, 1, 1],
  );
});

test("a job that breaks leaves what it had not woven at the front, until somebody tries again", async () => {
  const line = new ScriptedLine();
  const { weaver } = weaverOn(line);
  weaver.take({ how: "weave", phrases: [phrase("a", "one"), phrase("b", "break here"), phrase("c", "three")] });
  await rest();
  assert.equal(weaver.trouble?.says, "It broke.");
  assert.deepEqual(
    weaver.open.map(({ id }) => id),
    ["b", "c"],
  );
  assert.equal(line.jobs.length, 1, "it does not try by itself");
  weaver.letGo();
  assert.deepEqual(
    weaver.open.map(({ id }) => id),
    ["b"],
  );
  weaver.letGo();
  weaver.take(said("d", "four"));
  await rest();
  assert.equal(weaver.trouble, null);
  assert.deepEqual(
    line.jobs.at(-1).phrases.map((/** @type {any} */ { id }) => id),
    ["d"],
  );
});

test("a phrase that cannot be woven does not wait any more", async () => {
  const { weaver, heard } = weaverOn(new ScriptedLine());
  weaver.take(said("a", "mm"));
  await rest();
  assert.ok(weaver.isIdle);
  assert.ok(heard.includes("unheard"));
});

test("letting go takes the last that waits, then stops the job at work", async () => {
  const line = new ScriptedLine();
  const { weaver } = weaverOn(line);
  weaver.take(said("a", "one"));
  weaver.take(said("b", "two"));
  assert.deepEqual(
    weaver.letGo().map(({ id }) => id),
    ["b"],
  );
  assert.deepEqual(
    weaver.letGo().map(({ id }) => id),
    ["a"],
  );
  await rest();
  assert.ok(weaver.isIdle);
  assert.equal(line.jobs.length, 0, "it was let go before it was sent");
});

test("a turn at a loom for two never waits here: the loom gives it again", async () => {
  const { weaver } = weaverOn(new ScriptedLine());
  const turn = { story: [], index: 0, code: "ABC234", token: "t" };
  weaver.take({ how: "weave", phrases: [phrase("a", "break")], turn });
  await rest();
  assert.equal(weaver.trouble?.says, "It broke.");
  assert.deepEqual(weaver.open, []);
});

test("another way that fails is only told of", async () => {
  const { weaver } = weaverOn(new ScriptedLine());
  /** @type {string[]} */
  const told = [];
  weaver.failed.on(({ order, fault }) => told.push(`${order.how}: ${fault.says}`));
  weaver.take({ how: "again", at: 0, takes: 2, phrases: [phrase("x", "break")] });
  await rest();
  assert.deepEqual(told, ["again: It broke."]);
});
