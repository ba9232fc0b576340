import assert from "node:assert/strict";
import { test } from "node:test";
import { Deck, HUB, WIND_RATE } from "lofinity/player/deck.js";

function loaded() {
  const deck = new Deck();
  deck.insert({ title: "Tin Roof Lullaby", seconds: 120 });
  return deck;
}

test("at the start all tape is on the left reel, at the end on the right", () => {
  const deck = loaded();
  assert.deepEqual(deck.wound(), { left: 1, right: HUB });
  deck.heard(120);
  assert.deepEqual(deck.wound(), { left: HUB, right: 1 });
});

test("the area of the tape is kept, whatever the place", () => {
  const deck = loaded();
  for (const place of [0, 17, 60, 119]) {
    deck.heard(place);
    const { left, right } = deck.wound();
    assert.ok(Math.abs(left ** 2 + right ** 2 - (1 + HUB ** 2)) < 1e-9);
  }
});

test("the emptier reel turns faster", () => {
  const deck = loaded();
  deck.setPlaying(true);
  deck.heard(10);
  deck.advance(0.1);
  assert.ok(deck.turned.right > deck.turned.left && deck.turned.left > 0);
});

test("a still deck turns no reel", () => {
  const deck = loaded();
  deck.advance(1);
  assert.deepEqual({ ...deck.turned }, { left: 0, right: 0 });
});

test("speed is heard in the reels and stays between its stops", () => {
  const slow = loaded();
  const fast = loaded();
  slow.setSpeed(0.1);
  fast.setSpeed(9);
  assert.equal(slow.speed, 0.8);
  assert.equal(fast.speed, 1.2);
  for (const deck of [slow, fast]) {
    deck.setPlaying(true);
    deck.advance(0.1);
  }
  assert.ok(fast.turned.left > slow.turned.left);
});

test("winding moves the tape and stops at either end by itself", () => {
  const deck = loaded();
  deck.wind(1);
  deck.advance(1);
  assert.equal(deck.position_s, WIND_RATE);
  for (let i = 0; i < 20; i++) deck.advance(1);
  assert.equal(deck.position_s, 120);
  assert.equal(deck.winding, 0);
  deck.wind(-1);
  deck.advance(100);
  assert.equal(deck.position_s, 0);
  assert.equal(deck.winding, 0);
});

test("a tape is turned over only when its other side is pressed", () => {
  const deck = loaded();
  assert.equal(deck.flip(), false);
  assert.equal(deck.side, "A");
  assert.equal(deck.awaited, true);
  deck.addSideB(118);
  assert.equal(deck.flip(), true);
  assert.equal(deck.side, "B");
  assert.equal(deck.awaited, false);
  assert.equal(deck.seconds, 118);
});

test("each side keeps its own place, and a finished one starts anew", () => {
  const deck = loaded();
  deck.addSideB(118);
  deck.heard(40);
  deck.flip();
  assert.equal(deck.position_s, 0);
  deck.heard(118);
  deck.flip();
  assert.equal(deck.position_s, 40);
  deck.flip();
  assert.equal(deck.position_s, 0);
});

test("on side B the tape runs back onto the other reel", () => {
  const deck = loaded();
  deck.addSideB(120);
  deck.heard(120);
  deck.flip();
  assert.deepEqual(deck.wound(), { left: HUB, right: 1 });
  deck.setPlaying(true);
  deck.advance(0.1);
  assert.ok(deck.turned.left < 0);
});

test("a place outside the tape is brought back onto it", () => {
  const deck = loaded();
  assert.equal(deck.seek(-4), 0);
  assert.equal(deck.seek(400), 120);
  deck.heard(Number.NaN);
  assert.equal(deck.position_s, 120);
});

test("an empty deck does nothing and breaks nothing", () => {
  const deck = new Deck();
  deck.setPlaying(true);
  deck.wind(1);
  deck.flip();
  deck.advance(1);
  assert.equal(deck.playing, false);
  assert.equal(deck.fraction, 0);
});

test("a new tape starts on side A at the beginning", () => {
  const deck = loaded();
  deck.addSideB(100);
  deck.flip();
  deck.heard(50);
  deck.insert({ title: "Kotatsu Waltz", seconds: 60 });
  assert.equal(deck.side, "A");
  assert.equal(deck.position_s, 0);
  assert.equal(deck.tape?.sides.B, null);
});
