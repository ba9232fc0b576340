import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beside } from "lightloom/keep/rims.js";
import { muralOf } from "./strips.mjs";

/** What was drawn into a rim, as its bytes: "picture 2 at -352". @type {Record<string, unknown>} */
const were = {};
before(() => {
  const stood = /** @type {any} */ (globalThis);
  for (const name of ["createImageBitmap", "OffscreenCanvas"]) were[name] = stood[name];
  stood.createImageBitmap = async (/** @type {Blob} */ blob) => ({ text: await blob.text(), close() {} });
  stood.OffscreenCanvas = class {
    drawn = "";
    getContext() {
      return { drawImage: (/** @type {any} */ { text }, /** @type {number} */ x) => (this.drawn = `${text} at ${x}`) };
    }
    async convertToBlob() {
      return new Blob([this.drawn]);
    }
  };
});
after(() => Object.assign(globalThis, were));

/** @param {number} [bytes] of what each strip hands on */
const tilesOf = (bytes = 9) => ({
  get: async (/** @type {number} */ index) => ({
    picture: new Blob([`picture ${index}`]),
    depth: null,
    edge: index === 3 ? null : new Blob([`edge ${index}`]),
    carried: new Blob([String(index).repeat(bytes)]),
  }),
});

test("where it goes on, each rim is its painter's own, and the last two strips hand on", async () => {
  const sent = await beside(tilesOf(), muralOf(3), null);
  assert.equal(atob(sent.right_edges[2]), "edge 2 at 0");
  assert.deepEqual(sent.held_back, [2, 1, 0]);
  assert.equal(sent.left_edge, null);
  assert.deepEqual(Object.keys(sent.carried), ["1", "2"]);
  assert.equal(atob(sent.carried[2]), "222222222");
});

test("a strip without a rim of its painter's is cut, and is said to end where it was shown", async () => {
  const sent = await beside(tilesOf(), muralOf(4), null);
  assert.equal(atob(sent.right_edges[3]), "picture 3 at -352");
  assert.deepEqual(sent.held_back, [2, 1]);
});

test("between two strips only what was shown is sent, and what both hand on", async () => {
  const sent = await beside(tilesOf(), muralOf(4), 1);
  assert.deepEqual(
    Object.values(sent.right_edges).map((text) => atob(text)),
    ["picture 0 at -352"],
  );
  assert.deepEqual(sent.held_back, []);
  assert.equal(atob(sent.left_edge ?? ""), "picture 2 at 0");
  assert.deepEqual(Object.keys(sent.carried), ["0", "2"]);
});

test("the last strip painted another way is fitted as it was the first time", async () => {
  const sent = await beside(tilesOf(), muralOf(3), 2);
  assert.equal(atob(sent.right_edges[1]), "edge 1 at 0");
  assert.deepEqual([sent.held_back, sent.left_edge, Object.keys(sent.carried)], [[1], null, ["1"]]);
});

test("what is handed on never makes a job too large", async () => {
  const sent = await beside(tilesOf(262_144), muralOf(3), null);
  assert.deepEqual(Object.keys(sent.carried), ["2"], "the last strip's, which the next one is painted with");
});
