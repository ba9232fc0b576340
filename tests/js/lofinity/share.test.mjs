import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedOf, TornLink, tokenOf } from "lofinity/journey/share.js";
import { HASH, RECIPE } from "./recipes.mjs";

const SHARED = { recipe: RECIPE, hash: HASH, musician: "embedded musician 1" };

/** Anything as a token. @param {unknown} value */
async function squeeze(value) {
  const stream = new Blob([typeof value === "string" ? value : JSON.stringify(value)]).stream();
  const bytes = await new Response(stream.pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
  return Buffer.from(bytes).toString("base64url");
}

test("a tape that goes into a link comes out the same", async () => {
  assert.deepEqual(await sharedOf(await tokenOf(SHARED)), SHARED);
});

test("a link is short and needs no escaping", async () => {
  const token = await tokenOf(SHARED);
  assert.match(token, /^[A-Za-z0-9_-]+$/);
  assert.ok(token.length < 800, `${token.length} characters`);
});

test("words of any language survive", async () => {
  const recipe = { ...RECIPE, title: "雨の屋根 ☔", note: `café, „Nacht“ ${"🌧".repeat(126)}` };
  assert.deepEqual((await sharedOf(await tokenOf({ ...SHARED, recipe }))).recipe, recipe);
});

test("a side B can be passed on as well", async () => {
  const token = await tokenOf({ ...SHARED, recipe: { ...RECIPE, side: "B" } });
  assert.equal((await sharedOf(token)).recipe.side, "B");
});

test("torn links are told as such", async () => {
  const whole = await tokenOf(SHARED);
  const bad = [
    "",
    "%%%",
    "abc",
    whole.slice(0, 100),
    `${whole}x`.repeat(20),
    await squeeze("not json"),
    await squeeze({ v: 2, recipe: RECIPE }),
    await squeeze({ v: 1 }),
    await squeeze({ v: 1, recipe: { ...RECIPE, palette: ["red"] } }),
    await squeeze({ v: 1, recipe: { ...RECIPE, title: 3 } }),
    await squeeze({ v: 1, recipe: { ...RECIPE, ambience: [{ name: "drums", level: 1 }] } }),
    await squeeze({ v: 1, recipe: { ...RECIPE, bpm: "fast" } }),
    await squeeze(null),
  ];
  for (const token of bad) await assert.rejects(sharedOf(token), TornLink, token.slice(0, 40));
});

test("a link that would unfold without end is refused early", async () => {
  const bomb = await squeeze({ v: 1, recipe: RECIPE, pad: "0".repeat(1_000_000) });
  assert.ok(bomb.length < 4096);
  await assert.rejects(sharedOf(bomb), TornLink);
});

test("fields that nobody knows are dropped", async () => {
  const { recipe } = await sharedOf(
    await squeeze({ v: 1, recipe: { ...RECIPE, spell: "x" }, hash: HASH, musician: "m" }),
  );
  assert.deepEqual(recipe, RECIPE);
});

test("a wrong hash is no hash", async () => {
  assert.equal((await sharedOf(await squeeze({ v: 1, recipe: RECIPE, hash: "<b>", musician: 4 }))).hash, "");
});
