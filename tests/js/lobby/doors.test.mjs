import assert from "node:assert/strict";
import { test } from "node:test";
import { brightness, FRONTS, readStreet } from "lobby/doors.js";

test("the three fronts stand in their order, whatever order they are told in", () => {
  const street = readStreet({
    doors: [
      { slug: "lightloom", title: "Lightloom", sentence: "Speak.", open: false },
      { slug: "lofinity", title: "LoFinity", sentence: "A coin.", open: true },
      { slug: "somewhere", title: "Else", sentence: "", open: true },
    ],
    engine: { mode: "embedded", says: "Small engines play." },
    links: { source_url: "https://huggingface.co/spaces/me/worlds/tree/main" },
  });
  assert.deepEqual(
    street.doors.map((door) => [door.slug, door.open]),
    [
      ["lofinity", true],
      ["rooms", false],
      ["lightloom", false],
    ],
  );
  assert.equal(street.engine.says, "Small engines play.");
  assert.ok(street.links.source_url);
});

test("an answer of any other shape leaves every door shut and every word empty", () => {
  for (const answer of [null, 7, "doors", [], { doors: 3 }, { doors: [{ slug: "rooms", open: "yes" }] }]) {
    const street = readStreet(answer);
    assert.deepEqual(
      street.doors.map((door) => door.slug),
      [...FRONTS],
    );
    assert.ok(street.doors.every((door) => !door.open));
    assert.equal(street.engine.says, "");
  }
});

test("a source that is no https address is no link", () => {
  assert.equal(readStreet({ links: { source_url: "javascript:alert(1)" } }).links.source_url, null);
});

test("the front looked at is the brightest, and a shut one never outshines an open one", () => {
  assert.ok(brightness(true, true, true) > brightness(true, false, false));
  assert.ok(brightness(true, false, true) < brightness(true, false, false));
  assert.ok(brightness(false, true, true) < brightness(true, false, false));
});
