import assert from "node:assert/strict";
import { test } from "node:test";
import { Api, faultOf, handshake, JobError } from "kit/api.js";

/** A house of one job: hands out what it was told to, remembers what was asked of it. */
class ScriptedHouse {
  /** @type {any[]} */
  asked = [];
  connections = 0;
  cancelled = false;
  event_callbacks = /** @type {Record<string, unknown>} */ ({});
  closed = false;

  /** @param {any[]} messages @param {{ hold?: Promise<unknown> }} [given] hold: waits before the last message */
  constructor(messages, { hold } = {}) {
    this.messages = messages;
    this.hold = hold;
  }
  connect = async () => {
    this.connections += 1;
    return /** @type {any} */ (this);
  };
  /** @param {string} name @param {any} given */
  submit(name, given) {
    this.asked.push([name, given]);
    const left = [...this.messages];
    const house = this;
    let done = false;
    const submission = {
      async next() {
        if (left.length === 1 && house.hold) await house.hold;
        if (done || left.length === 0) return { value: undefined, done: true };
        return { value: left.shift(), done: false };
      },
      [Symbol.asyncIterator]: () => submission,
      wait_for_id: async () => "event-1",
      cancel: async () => {
        house.cancelled = true;
      },
      return: async () => {
        done = true;
        return { value: undefined, done: true };
      },
    };
    return submission;
  }
  close() {
    this.closed = true;
  }
}
const said = (/** @type {object[]} */ ...events) => events.map((event) => ({ type: "data", data: [event] }));
const apiTo = (/** @type {ScriptedHouse} */ house) => new Api({ origin: "http://house", connect: house.connect });
/** @param {AsyncIterable<any>} job */
const hear = async (job) => {
  const heard = [];
  for await (const event of job) heard.push(event);
  return heard;
};

test("events come in order and none comes twice", async () => {
  const house = new ScriptedHouse([
    ...said({ seq: 0, kind: "accepted" }, { seq: 1, kind: "began", stage: "plan" }, { seq: 2, kind: "done" }),
    ...said({ seq: 2, kind: "done" }), // the client says the last one again
    { type: "status", stage: "complete" },
  ]);
  const heard = await hear(apiTo(house).submit("lofinity_press", { wish: "rain" }));
  assert.deepEqual(
    heard.map((event) => event.kind),
    ["accepted", "began", "done"],
  );
  assert.deepEqual(house.asked, [["/lofinity_press", { payload: { wish: "rain" } }]]);
});

test("what the client patches in place is a copy: a message that waits to be read stays as it was said", async () => {
  const house = /** @type {any} */ (new ScriptedHouse([]));
  const api = apiTo(house);
  await hear(api.submit("x", {}));
  const first = { seq: 1, room: { name: "Pantry" } };
  house.pending_diff_streams["event-1"] = [];
  const [stream, at] = [house.pending_diff_streams["event-1"], 0];
  stream[at] = first;
  const patched = stream[at]; // as the client does it
  patched.seq = 2;
  patched.room.name = "Attic";
  stream[at] = patched;
  assert.deepEqual(first, { seq: 1, room: { name: "Pantry" } });
  assert.deepEqual(stream[at], { seq: 2, room: { name: "Attic" } });
  assert.equal(stream.length, 1);
});

test("the place in the line is told", async () => {
  const house = new ScriptedHouse([
    { type: "status", stage: "pending" },
    { type: "status", stage: "pending", position: 2, size: 3, eta: 8.5 },
    ...said({ seq: 0, kind: "done" }),
  ]);
  const heard = await hear(apiTo(house).submit("x", {}));
  assert.deepEqual(heard[0], { kind: "queued", position: 2, of: 3, eta_s: 8.5 });
  assert.equal(heard.length, 2);
});

test("a failed event is a JobError in the house's own words", async () => {
  const house = new ScriptedHouse(
    said(
      { seq: 0, kind: "accepted" },
      { seq: 1, kind: "failed", code: "worker_lost", says: "It fell over.", retryable: true },
    ),
  );
  await assert.rejects(hear(apiTo(house).submit("x", {})), (/** @type {any} */ fault) => {
    assert.ok(fault instanceof JobError);
    assert.deepEqual([fault.code, fault.says, fault.retryable], ["worker_lost", "It fell over.", true]);
    return true;
  });
});

test("after our own cancel nothing is an error, and the client is kept from tripping over it", async () => {
  let letGo = () => {};
  const hold = new Promise((resolve) => (letGo = () => resolve(null)));
  const house = new ScriptedHouse(
    [...said({ seq: 0, kind: "accepted" }), { type: "status", stage: "error", message: "reading '0'" }],
    { hold },
  );
  const job = apiTo(house).submit("x", {});
  const heard = [];
  for await (const event of job) {
    heard.push(event.kind);
    await job.cancel();
    await job.cancel(); // once is enough
    letGo();
  }
  assert.deepEqual(heard, ["accepted"]);
  assert.ok(house.cancelled);
  assert.deepEqual(Object.keys(house.event_callbacks), ["event-1"]);
});

test("a house that is down is said to be, and the next wish tries again", async () => {
  const house = new ScriptedHouse(said({ seq: 0, kind: "done" }));
  let tries = 0;
  const api = new Api({
    origin: "http://house",
    connect: async () => {
      tries += 1;
      if (tries === 1) throw new Error("Could not resolve app config");
      return house.connect();
    },
  });
  await assert.rejects(hear(api.submit("x", {})), { code: "offline", retryable: true });
  assert.equal((await hear(api.submit("x", {}))).length, 1);
});

test("after a broken line the next job opens a new one", async () => {
  const house = new ScriptedHouse([
    { type: "status", stage: "error", broken: true, message: "Connection errored out." },
  ]);
  const api = apiTo(house);
  await assert.rejects(hear(api.submit("x", {})), { code: "lost", retryable: true });
  house.messages = said({ seq: 0, kind: "done" });
  assert.equal((await hear(api.submit("x", {}))).length, 1);
  assert.equal(house.connections, 2);
});

test("two jobs share one line, and dispose closes it", async () => {
  const house = new ScriptedHouse(said({ seq: 0, kind: "done" }));
  const api = apiTo(house);
  await Promise.all([hear(api.submit("x", {})), hear(api.submit("y", {}))]);
  assert.equal(house.connections, 1);
  api.dispose();
  await Promise.resolve();
  await Promise.resolve();
  assert.ok(house.closed);
});

test("faults of the transport are told by what a visitor can do", () => {
  assert.equal(faultOf({ message: "This application is currently busy", broken: true }).code, "lost");
  assert.equal(faultOf({ message: "Queue is full. Max size is 64" }).code, "queue_full");
  assert.deepEqual(
    { ...faultOf({ message: "Your wish is empty.", title: "invalid_request" }) },
    { ...new JobError({ code: "invalid_request", says: "Your wish is empty.", retryable: false }) },
  );
  const unknown = faultOf({ message: "TypeError: x", title: "Error" });
  assert.equal(unknown.code, "broken");
  assert.ok(!unknown.says.includes("TypeError"), "no visitor reads a stack");
});

test("the handshake waits only inside the hub's page, and only until the page has answered", async () => {
  const alone = { location: { hostname: "me-worlds.hf.space" } };
  await handshake(Object.assign(alone, { parent: alone }));
  await handshake({ parent: {}, location: { hostname: "localhost" } });
  const framed = { parent: {}, location: { hostname: "me-worlds.hf.space" }, supports_zerogpu_headers: false };
  setTimeout(() => (framed.supports_zerogpu_headers = true), 30);
  await handshake(framed);
  assert.ok(framed.supports_zerogpu_headers);
});
