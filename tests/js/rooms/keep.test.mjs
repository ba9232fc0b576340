import assert from "node:assert/strict";
import { test } from "node:test";
import { isHouse } from "rooms/keep/checks.js";
import { overflowing } from "rooms/keep/drawer.js";
import { fileName, fromFile, TornFile, toFile } from "rooms/keep/file.js";
import { branchOf, fromToken, TornLink, tokenOf, turnsOf } from "rooms/keep/link.js";
import { house, twoRooms } from "./rooms.mjs";

/** Holds no pictures, remembers what it was given. */
class NoPictures {
  /** @type {string[]} */
  taken = [];
  async blob() {
    return null;
  }

  /** @param {string} sha256 */
  async take(sha256) {
    this.taken.push(sha256);
  }
}
const pictures = () => /** @type {any} */ (new NoPictures());

const ENGINES = ["embedded writer"];

test("a branch goes into a link and comes out the same, retellings too", async () => {
  const here = twoRooms();
  here.retell();
  const branch = branchOf(here);
  const token = await tokenOf(branch);
  assert.match(token, /^[\w-]+$/);
  assert.deepEqual(await fromToken(token), branch);
  assert.equal(turnsOf(branch), 1);
  assert.equal(branch.steps.at(-1)?.again, 1);
});

test("a link that is torn, long, or of another kind is a sentence", async () => {
  const token = await tokenOf(branchOf(house()));
  const other = await tokenOf(/** @type {any} */ ({ ...branchOf(house()), seed: "x".repeat(500) }));
  const nonsense = await tokenOf({ ...branchOf(house()), steps: [{ move: "<script>", again: 0 }] });
  for (const bad of ["", "%%%", token.slice(0, -4), "A".repeat(70_000), other, nonsense])
    await assert.rejects(fromToken(bad), TornLink);
});

test("a house's file says what made it", async () => {
  const told = JSON.parse(await (await toFile(twoRooms().written(7), pictures(), ENGINES)).text());
  assert.equal(told.made_by.says, "Machine-made, by an algorithm without training (embedded writer).");
  assert.match(told.made_by.digital_source_type, /\/algorithmicMedia$/);
});

test("a house goes into a file and comes out the same, as a house of its own", async () => {
  const here = twoRooms();
  here.say({ words: "<b>sing</b>", line: "The house hums." });
  const record = here.written(7);
  const file = await toFile(record, pictures(), ENGINES);
  const back = await fromFile(file, pictures());
  assert.deepEqual({ ...back, id: record.id }, structuredClone(record));
  assert.notEqual(back.id, record.id);
});

test("a file that is no house is a sentence, wherever it is broken", async () => {
  const record = twoRooms().written(7);
  const told = JSON.parse(await (await toFile(record, pictures(), ENGINES)).text());
  /** @type {((told: any) => void)[]} */
  const breaks = [
    (t) => (t.form = "a tape"),
    (t) => (t.house.seed = 7),
    (t) => (t.house.log.nodes[1].parent = 5),
    (t) => (t.house.log.nodes[1].move = "g9"),
    (t) => (t.house.log.head = 99),
    (t) => delete t.house.told[0].room.exits,
    (t) => (t.house.told[0].room.exits[0].to = "up"),
    (t) => (t.house.told[0].sentences = [{ words: null }]),
    (t) => (t.house.told[0].canvas = { picture: { url: "javascript:alert(1)" } }),
    (t) => (t.pictures = null),
  ];
  for (const spoil of breaks) {
    const torn = structuredClone(told);
    spoil(torn);
    await assert.rejects(fromFile(new Blob([JSON.stringify(torn)]), pictures()), TornFile, String(spoil));
  }
  for (const text of ["", "{", "[]", "null", '"house"'])
    await assert.rejects(fromFile(new Blob([text]), pictures()), TornFile);
});

test("a picture in a file is only taken under the name of its own content", async () => {
  const record = house().written(7);
  const told = JSON.parse(await (await toFile(record, pictures(), ENGINES)).text());
  const sum = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"; // of "foo"
  told.pictures = [
    { sha256: sum, mime: "image/webp", base64: btoa("foo") },
    { sha256: sum.replace("2", "3"), mime: "image/webp", base64: btoa("foo") },
    { sha256: sum, mime: "image/svg+xml", base64: btoa("foo") },
    { sha256: sum, mime: "image/png", base64: "%%%" },
  ];
  const given = new NoPictures();
  await fromFile(new Blob([JSON.stringify(told)]), /** @type {any} */ (given));
  assert.deepEqual(given.taken, [sum]);
});

test("hostile words are words: a house may say anything", () => {
  const record = structuredClone(twoRooms().written(7));
  const room = record.told[0].room;
  assert.ok(room);
  room.text = `<img src=x onerror=alert(1)> \u202e ${"x".repeat(5000)} {"kind":"failed"}`;
  assert.ok(isHouse(record));
});

test("the oldest pictures go first when the drawer is full", () => {
  const kept = [1, 2, 3, 4].map((n) => ({ sha256: String(n), bytes: 10, used_ms: n }));
  assert.deepEqual(
    overflowing(kept, 25).map(({ sha256 }) => sha256),
    ["2", "1"],
  );
  assert.deepEqual(overflowing(kept, 40), []);
});

test("a file's name is one that any system takes", () => {
  assert.equal(fileName('The house: of "rain"?'), "The house of rain");
  assert.equal(fileName("../../"), "house");
});
