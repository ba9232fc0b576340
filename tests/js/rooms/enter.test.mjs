import assert from "node:assert/strict";
import { test } from "node:test";
import { Entering, gathered } from "rooms/enter.js";
import { replayed } from "rooms/replay.js";
import { untold } from "rooms/words.js";
import { FIRST, SECOND } from "./rooms.mjs";

const made = (/** @type {string} */ name, /** @type {any} */ value) => ({ kind: "made", name, value });

/** A line that says what it is told to, one job after the other, and remembers what it was asked. */
class ScriptedLine {
  /** @type {any[]} */
  asked = [];
  cancelled = 0;
  /** @param {(any[] | Error)[]} jobs */
  constructor(...jobs) {
    this.jobs = jobs;
  }

  /** @param {string} _name @param {any} visit */
  submit(_name, visit) {
    this.asked.push(visit);
    const words = this.jobs.shift() ?? [];
    return {
      cancel: async () => void (this.cancelled += 1),
      async *[Symbol.asyncIterator]() {
        if (words instanceof Error) throw words;
        for (const word of words) yield word;
      },
    };
  }
}

const ROOM = [
  made("sketch", { theme: "library" }),
  made("piece", { text: "Somebody lit " }),
  made("piece", { text: "the fire." }),
  made("room", { ...FIRST, text: "Somebody lit the fire." }),
];

test("a room is gathered from its events, and what lies ahead is kept by its door", async () => {
  const line = new ScriptedLine([...ROOM, made("ahead", { exit: "door:0", moves: "g0", name: "room", value: SECOND })]);
  const entering = new Entering(line);
  /** @type {import("rooms/words.js").Telling[]} */
  const heard = [];
  entering.told.on(({ telling }) => heard.push(telling));
  entering.ask(0, {}, untold());
  await entering.done.next();
  assert.deepEqual(heard.map(({ text }) => text).slice(0, 3), ["", "Somebody lit ", "Somebody lit the fire."]);
  assert.ok(heard.at(-1)?.whole);
  assert.equal(entering.prepared(0, 0)?.room?.name, SECOND.name);
  assert.equal(entering.prepared(0, 1), null);
  assert.equal(entering.prepared(3, 0), null, "prepared from another place");
  entering.forget();
  assert.equal(entering.prepared(0, 0), null);
});

test("a room that is known keeps its words, whatever is told of it again", () => {
  const known = { ...untold(), room: FIRST, text: FIRST.text };
  const again = gathered(gathered(known, "piece", { text: "Other words" }), "room", { ...FIRST, name: "Other" });
  assert.equal(again.text, FIRST.text);
  assert.equal(again.room?.name, FIRST.name);
});

test("the same sentence twice is one sentence", () => {
  const sentence = { of: "text", seq: 0, text: "Somebody lit the fire." };
  const twice = gathered(gathered(untold(), "sentence", sentence), "sentence", sentence);
  assert.equal(twice.sentences.length, 1);
});

test("small pictures that come one by one are gathered, of this room and of the one ahead", async () => {
  const files = (/** @type {string[]} */ ...ids) => ({ files: Object.fromEntries(ids.map((id) => [id, { url: id }])) });
  const ahead = (/** @type {any} */ value) => made("ahead", { exit: "door:0", moves: "g0", name: "stills", value });
  const line = new ScriptedLine([
    ...[...ROOM, made("stills", files("door:0")), made("stills", files(":1", "cover"))],
    ...[ahead(files("door:0")), ahead(files("door:1"))],
  ]);
  const entering = new Entering(line);
  let known = untold();
  entering.told.on(({ telling }) => {
    known = telling;
  });
  entering.ask(0, {}, untold());
  await entering.done.next();
  assert.deepEqual(Object.keys(known.stills), ["door:0", ":1", "cover"]);
  assert.deepEqual(Object.keys(entering.prepared(0, 0)?.stills ?? {}), ["door:0", "door:1"]);
});

test("whoever asks for another room is told nothing more of the first", async () => {
  const line = new ScriptedLine(ROOM, ROOM);
  const entering = new Entering(line);
  /** @type {number[]} */
  const heard = [];
  entering.told.on(({ entry }) => heard.push(entry));
  entering.ask(0, {}, untold());
  entering.ask(1, {}, untold());
  assert.equal(await entering.done.next(), 1);
  assert.ok(heard.every((entry) => entry === 1));
  assert.equal(line.cancelled, 1);
});

test("a job that breaks says why, and can be asked again", async () => {
  const line = new ScriptedLine(new Error("The lamp went out."), ROOM);
  const entering = new Entering(line);
  entering.ask(0, {}, untold());
  assert.equal((await entering.failed.next()).message, "The lamp went out.");
  assert.equal(entering.entry, null);
  entering.ask(0, {}, untold());
  assert.equal(await entering.done.next(), 0);
});

test("a branch from a link is walked again: every room is told on the way, in words only", async () => {
  const line = new ScriptedLine([made("room", FIRST)], [made("room", SECOND)]);
  /** @type {string[]} */
  const names = [];
  const steps = ["s0", "g0", "ulibrary/bookmark@>s0"].map((move) => ({ move, again: 0 }));
  const house = await replayed(
    { seed: "moss", tone: "dry", edition: "full", first: 0, steps },
    { line, told: (_, name) => names.push(name), stopped: () => false },
  );
  assert.deepEqual(names, [FIRST.name, SECOND.name]);
  assert.equal(house.log.moves(), "s0 g0 ulibrary/bookmark@>s0");
  assert.equal(house.edition, "full");
  assert.ok(
    house.rooms.every(({ telling }) => !telling.whole),
    "its pictures are still to come",
  );
  assert.deepEqual(
    line.asked.map(({ moves, edition }) => [moves, edition]),
    [
      ["", "text"],
      ["s0 g0", "text"],
    ],
  );
});

test("a link whose moves do not fit the house leads as far as they do", async () => {
  const line = new ScriptedLine([made("room", FIRST)]);
  const steps = ["s0", "g2", "s1"].map((move) => ({ move, again: 0 }));
  const house = await replayed(
    { seed: "moss", tone: "warm", edition: "text", first: 0, steps },
    { line, told: () => {}, stopped: () => false },
  );
  assert.equal(house.log.moves(), "s0");
});
