import assert from "node:assert/strict";
import { test } from "node:test";
import { PressRoom } from "lofinity/journey/press.js";
import { HASH, PRESS } from "./recipes.mjs";

/** A house that says the recorded words, one each turn, and notes what is asked of it. */
class RecordedLine {
  /** @type {{ order: any, cancelled: boolean }[]} */
  orders = [];
  /** @param {string} _name @param {object} order */
  submit(_name, order) {
    const noted = { order, cancelled: false };
    this.orders.push(noted);
    return {
      async cancel() {
        noted.cancelled = true;
      },
      async *[Symbol.asyncIterator]() {
        for (const event of PRESS) {
          await new Promise((resolve) => setImmediate(resolve));
          if (noted.cancelled) return;
          yield event;
        }
      },
    };
  }
}

test("a press gathers what the house says and comes back with the tape", async () => {
  const room = new PressRoom(new RecordedLine());
  /** @type {string[]} */
  const heard = [];
  const pressed = await room.wish({ wish: "rain" }, ({ kind }) => heard.push(kind)).ended;
  assert.equal(pressed.facts?.pcm_sha256, HASH);
  assert.equal(heard.length, PRESS.length);
  assert.equal(room.busy, false);
});

test("a wish goes before side B", async () => {
  const line = new RecordedLine();
  const room = new PressRoom(line);
  const quiet = room.quietly({ side: "B" });
  const press = room.wish({ wish: "rain" }, () => {});
  await Promise.all([quiet?.ended, press.ended]);
  assert.equal(line.orders[0].cancelled, true);
  assert.equal(line.orders[1].cancelled, false);
});

test("nothing is pressed in the background while a wish is at work", async () => {
  const room = new PressRoom(new RecordedLine());
  const press = room.wish({ wish: "rain" }, () => {});
  assert.equal(room.quietly({ side: "B" }), null);
  await press.ended;
  assert.ok(room.quietly({ side: "B" }));
  room.dispose();
});

test("two things in the background come one after the other", async () => {
  const room = new PressRoom(new RecordedLine());
  const sideB = room.quietly({ side: "B" });
  assert.equal(room.quietly({ midi: true }), null);
  await room.settled();
  assert.equal(sideB?.cancelled, false);
  assert.ok(room.quietly({ midi: true }));
  room.dispose();
});

test("after a cancel nothing more is heard", async () => {
  const line = new RecordedLine();
  const room = new PressRoom(line);
  let heard = 0;
  const press = room.wish({ wish: "rain" }, () => {
    heard += 1;
    if (heard === 3) press.cancel();
  });
  await press.ended;
  assert.equal(heard, 3);
  assert.equal(line.orders[0].cancelled, true);
});

test("leaving stops everything", async () => {
  const line = new RecordedLine();
  const room = new PressRoom(line);
  room.wish({ wish: "rain" }, () => {});
  room.dispose();
  assert.equal(line.orders[0].cancelled, true);
});
