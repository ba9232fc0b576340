import assert from "node:assert/strict";
import { test } from "node:test";
import { CHUNK, RATE_HZ, Resampler } from "lightloom/hearing/resampler.js";
import { Thread } from "lightloom/hearing/thread.js";
import { Together } from "lightloom/together/together.js";

/** @param {number} tone_hz @param {number} rate_hz @param {number} seconds */
const tone = (tone_hz, rate_hz, seconds) =>
  Float32Array.from({ length: rate_hz * seconds }, (_, i) => 0.5 * Math.sin((2 * Math.PI * tone_hz * i) / rate_hz));

/** @param {number} rate_hz @param {Float32Array} sound in blocks of 128, as the audio thread gets it */
function through(rate_hz, sound) {
  const resampler = new Resampler(rate_hz);
  const chunks = [];
  for (let at = 0; at < sound.length; at += 128) chunks.push(...resampler.feed(sound.subarray(at, at + 128)));
  return chunks;
}

/** How strong a tone is in 16-bit sound, 0..1. @param {readonly number[]} sound @param {number} tone_hz */
function strength(sound, tone_hz) {
  let re = 0;
  let im = 0;
  sound.forEach((value, i) => {
    re += (value / 32_768) * Math.cos((2 * Math.PI * tone_hz * i) / RATE_HZ);
    im += (value / 32_768) * Math.sin((2 * Math.PI * tone_hz * i) / RATE_HZ);
  });
  return (2 * Math.hypot(re, im)) / sound.length;
}

for (const rate_hz of [16_000, 22_050, 44_100, 48_000, 96_000, 8_000]) {
  test(`sound at ${rate_hz} Hz becomes chunks of 80 ms at 16 kHz, as long and as loud as it was`, () => {
    const chunks = through(rate_hz, tone(1000, rate_hz, 2));
    assert.ok(chunks.length >= 24 && chunks.length <= 25, `${chunks.length} chunks`);
    assert.ok(chunks.every(({ pcm }) => pcm.length === CHUNK));
    const middle = chunks.slice(2, 20).flatMap(({ pcm }) => [...pcm]);
    assert.ok(Math.abs(strength(middle, 1000) - 0.5) < 0.02, String(strength(middle, 1000)));
    assert.ok(Math.abs(chunks[5].level - 0.5 / Math.SQRT2) < 0.02);
  });
}

test("what lies above 8 kHz does not fold back into the words", () => {
  const middle = through(48_000, tone(11_000, 48_000, 1))
    .slice(2, 10)
    .flatMap(({ pcm }) => [...pcm]);
  assert.ok(strength(middle, 5000) < 0.005, String(strength(middle, 5000)));
});

/** A socket in the hands of the test. */
class HandSocket extends EventTarget {
  readyState = 0;
  bufferedAmount = 0;
  binaryType = "";
  closed = false;
  /** @type {any[]} */
  sent = [];

  /** @param {any} data */
  send(data) {
    this.sent.push(typeof data === "string" ? JSON.parse(data) : data);
  }

  close() {
    this.closed = true;
  }

  open() {
    this.dispatchEvent(new Event("open"));
  }

  /** @param {unknown} word */
  say(word) {
    this.dispatchEvent(new MessageEvent("message", { data: typeof word === "string" ? word : JSON.stringify(word) }));
  }

  break() {
    this.dispatchEvent(new Event("close"));
  }
}

function threaded() {
  /** @type {HandSocket[]} */
  const sockets = [];
  const thread = new Thread({
    connect: () => {
      const socket = new HandSocket();
      sockets.push(socket);
      return socket;
    },
    waits_ms: [1],
  });
  return { thread, sockets };
}
const rest = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

test("a line that breaks is mended, and greeted again; what makes no sense is not heard", async () => {
  const { thread, sockets } = threaded();
  /** @type {string[]} */
  const heard = [];
  thread.said.on(({ kind }) => heard.push(kind));
  thread.greet(() => [{ kind: "listen", on: true }]);
  thread.open();
  sockets[0].open();
  for (const word of [{ kind: "hello" }, "{", "null", [], { kind: 7 }]) sockets[0].say(word);
  assert.deepEqual(heard, ["hello"]);
  sockets[0].break();
  assert.equal(thread.state, "mending");
  thread.hear(new Int16Array(CHUNK)); // nobody is there to hear it
  await rest(10);
  assert.equal(sockets.length, 2);
  sockets[1].open();
  assert.equal(thread.state, "open");
  assert.deepEqual(sockets[1].sent, [{ kind: "listen", on: true }]);
  thread.dispose();
  assert.ok(sockets[1].closed);
  await rest(10);
  assert.equal(sockets.length, 2, "a line that was put down stays down");
});

test("sound that cannot get away is dropped: old words are of no use", () => {
  const { thread, sockets } = threaded();
  thread.open();
  sockets[0].open();
  thread.hear(new Int16Array(CHUNK));
  sockets[0].bufferedAmount = 1 << 20;
  thread.hear(new Int16Array(CHUNK));
  assert.equal(sockets[0].sent.length, 1);
  thread.dispose();
});

test("a loom for two: joined, heard from, and joined again with the number of the last word", async () => {
  const { thread, sockets } = threaded();
  const together = new Together(thread);
  thread.greet(() => together.greeting);
  /** @type {any[]} */
  const turns = [];
  together.turn.on((turn) => turns.push(turn));
  together.begin("moss");
  sockets[0].open();
  const [join] = sockets[0].sent;
  assert.deepEqual([join.kind, join.code, join.seed, join.since], ["join", null, "moss", 0]);
  assert.match(join.me, /^[a-f0-9]{32}$/);
  sockets[0].say({ kind: "joined", code: "ABC234", voice: 1, voices: [0, 1], seed: "moss", strips: 0, seq: 9 });
  assert.deepEqual([together.code, together.voice, together.voices], ["ABC234", 1, [0, 1]]);
  sockets[0].say({ kind: "waiting", seq: 3, phrase: "p", voice: 0, text: "a mill" });
  sockets[0].say({ kind: "turn", turn: "tok", phrases: [], story: [], index: 4 });
  assert.deepEqual(turns, [{ token: "tok", phrases: [], story: [], index: 4 }]);
  sockets[0].say({ kind: "word", seq: 5, word: { kind: "made", name: "told", value: { voice: 0 } } });
  assert.equal(together.weaver, 0);
  sockets[0].say({ kind: "word", word: { kind: "done" } });
  assert.equal(together.weaver, null);
  sockets[0].break();
  assert.ok(together.isMending);
  await rest(10);
  sockets[1].open();
  const [again] = sockets[1].sent;
  assert.deepEqual([again.code, again.since, again.me], ["ABC234", 5, join.me]);
  together.leave();
  assert.deepEqual(sockets[1].sent.at(-1), { kind: "leave" });
  assert.equal(together.isOn, false);
  together.dispose();
  thread.dispose();
});

test("a code that does not exist is a sentence, and nothing is joined", () => {
  const { thread, sockets } = threaded();
  const together = new Together(thread);
  thread.greet(() => together.greeting);
  /** @type {string[]} */
  const told = [];
  together.trouble.on(({ says }) => told.push(says));
  together.join("ABC234");
  sockets[0].open();
  sockets[0].say({ kind: "trouble", says: "There is no loom with this code.", phrases: [] });
  assert.deepEqual(told, ["There is no loom with this code."]);
  assert.equal(together.isOn, false);
  assert.deepEqual(together.greeting, []);
  thread.dispose();
});
