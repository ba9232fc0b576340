import assert from "node:assert/strict";
import { test } from "node:test";
import { bookOf } from "rooms/book-of.js";
import { happenings, refusedLine, shortOf } from "rooms/lines.js";
import { metIn } from "rooms/panels/cards.js";
import { branchesOf, mapOf } from "rooms/panels/map-panel.js";
import { TEXTS_MOST, visitOf } from "rooms/visit.js";
import { filled, ordinal, safePalette } from "rooms/words.js";
import { FIRST, house, SECOND, telling, twoRooms } from "./rooms.mjs";

const kinds = (/** @type {import("rooms/house.js").House} */ of) => happenings(of).map(({ kind }) => kind);

test("a locked thing opens by its own key, and the key stays in the lock", () => {
  const here = house();
  assert.match(here.act("s1") ?? "", /locked/);
  assert.equal(here.act("s0"), null);
  assert.deepEqual(
    here.bag.map(({ id }) => id),
    [":0", "library/bookmark@"],
  );
  assert.equal(here.act("k:0>d1"), null, "a wrong key is a move");
  assert.equal(here.act("k:0>s1"), null);
  assert.equal(here.act("s1"), null);
  assert.deepEqual(
    here.bag.map(({ id }) => id),
    [":1", "library/bookmark@"],
  );
  assert.deepEqual(kinds(here), ["found", "wrong", "opened", "found"]);
  assert.equal(happenings(here)[1].text, "The moth does not fit the owl.");
  assert.match(here.act("g1") ?? "", /locked/);
  assert.equal(here.act("k:1>d1"), null);
  assert.equal(here.act("g1"), null);
  assert.equal(here.state.here, "1");
});

test("a house goes by the words that were heard, in what is kept and passed on", () => {
  const here = house();
  const sketch = { path: [], number: 1, theme: "attic", hour: "noon", palette: [], doors: 1, things: 1 };
  const { telling } = here;
  here.tell(here.entry, { ...telling, sketch: /** @type {any} */ (sketch) });
  const typed = here.seed;
  here.tell(here.entry, { ...telling, sketch: /** @type {any} */ ({ ...sketch, house: "a kettle asleep" }) });
  assert.notEqual(typed, here.seed);
  assert.equal(here.seed, "a kettle asleep");
  assert.equal(here.written(0).seed, "a kettle asleep");
});

test("an item is used up where it is wanted, and changes nothing elsewhere", () => {
  const here = twoRooms();
  assert.equal(here.act("ulibrary/bookmark@>s0"), null);
  assert.deepEqual(
    here.bag.map(({ id }) => id),
    [":0", "cellar/pearl@0"],
  );
  assert.equal(happenings(here).at(-1)?.kind, "thanks");
  assert.equal(here.act("ucellar/pearl@0>s0"), null);
  assert.equal(happenings(here).at(-1)?.text, "The pearl does nothing for the lamp.".replace("lamp", "basin"));
});

test("undo takes back what was found; what was done on the other branch is kept", () => {
  const here = house();
  here.act("s0");
  here.undo();
  assert.deepEqual(here.bag, []);
  assert.deepEqual(happenings(here), []);
  here.redo();
  assert.equal(here.bag.length, 2);
});

test("a room one comes back to says so, and what was left changed", () => {
  const here = twoRooms();
  here.act("b");
  assert.equal(here.room?.name, FIRST.name);
  assert.ok(!here.isFirstStay);
  const [line] = happenings(here);
  assert.equal(line.kind, "return");
  assert.match(line.text, /The lamp is as you left it\.$/);
  assert.equal(here.retell(), false, "only the first coming in can be told again");
});

test("a room told again is another telling at the same place, and both are kept", () => {
  const here = twoRooms();
  const first = here.entry;
  assert.ok(here.retell());
  assert.equal(here.room, null);
  assert.equal(here.log.node(here.entry).again, 1);
  here.tell(here.entry, telling({ ...SECOND, name: "Another Cellar" }));
  assert.equal(here.tellingAt(first).room?.name, SECOND.name);
  assert.deepEqual(
    branchesOf(here).map(({ name }) => name),
    [SECOND.name],
  );
});

test("a visit carries every move up to the way in, and what was told before it, but not the room itself", () => {
  const here = twoRooms();
  here.act("ulibrary/bookmark@>s0");
  const visit = visitOf(here, here.entry, { narrator: null, pace: "usual" });
  assert.equal(visit.moves, "s0 g0");
  assert.deepEqual(visit.told, [{ path: [], name: FIRST.name, text: FIRST.text, marks: "a3" }]);
  assert.equal(visit.again, 0);
  assert.deepEqual(visitOf(here, 0, { narrator: null, pace: "usual" }).told, []);
});

test("only the last rooms are sent with their text", () => {
  const here = house();
  for (let i = 0; i < TEXTS_MOST + 5; i++) {
    here.act("g0");
    const path = [...(here.tellingAt(0).room ? here.state.here.split(".").map(Number) : [])];
    here.tell(here.entry, telling({ ...FIRST, path, number: i + 2, exits: [{ ...FIRST.exits[0], to: [...path, 0] }] }));
  }
  const { told } = visitOf(here, here.entry, { narrator: null, pace: "usual" });
  assert.equal(told.filter(({ text }) => text !== "").length, TEXTS_MOST);
  assert.equal(told[0].text, "");
  assert.notEqual(told.at(-1)?.text, "");
});

test("the map names rooms, doors not tried and dead ends; cards gather what is known of somebody", () => {
  const here = twoRooms();
  const map = mapOf(here, () => null);
  assert.deepEqual(
    map.rooms.map(({ name, here: at }) => [name, at]),
    [
      [FIRST.name, false],
      [SECOND.name, true],
    ],
  );
  assert.equal(map.unseen, 1);
  assert.deepEqual(map.dead, [[0]]);
  assert.deepEqual(
    metIn(here)
      .get("Ada Wren")
      ?.map(({ fact }) => fact),
    ["keeps bees", "lost a thimble"],
  );
});

test("the book has the rooms of this branch and the way that was walked", () => {
  const here = twoRooms();
  here.act("b");
  const book = bookOf(here, ["embedded writer 1"]);
  assert.deepEqual(
    book.rooms.map(({ path }) => path),
    [[], [0]],
  );
  assert.deepEqual(book.trail, [[], [0], []]);
  assert.deepEqual(
    book.rooms[0].exits.map(({ locked }) => locked),
    [false, true],
  );
});

test("what is said in own words stays with the step it was said after", () => {
  const here = house();
  here.say({ words: "sing", line: "The house hums along." });
  here.act("s0");
  assert.deepEqual(kinds(here), ["said", "found"]);
  here.undo();
  assert.deepEqual(kinds(here), ["said"]);
});

test("small sayings", () => {
  assert.equal(refusedLine(FIRST, "door:0", 0), "The oak door is locked.");
  assert.equal(shortOf(FIRST.exits[1]), "door");
  assert.equal(filled("{a} {b} {toString}", { a: "x" }), "x {b} {toString}");
  assert.deepEqual([1, 12, 20, 21, 42, 100, 115, 999, 1000].map(ordinal), [
    "first",
    "twelfth",
    "twentieth",
    "twenty-first",
    "forty-second",
    "one hundredth",
    "one hundred and fifteenth",
    "nine hundred and ninety-ninth",
    "thousandth",
  ]);
  assert.notEqual(safePalette(["red; background: url(x)", "#000000", "#000000", "#000000", "#000000"])[0][0], "r");
});
