import assert from "node:assert/strict";
import { test } from "node:test";
import { frameOf, layOut, muralAt, placeOf, restingPlace } from "lightloom/loom/layout.js";

const SIZES = [
  [1280, 720],
  [1920, 1080],
  [390, 844],
  [320, 568],
  [844, 390],
  [768, 1024],
  [3440, 900],
];

test("the cloth lies on the canvas between its beams, whatever the canvas's size", () => {
  for (const [width, height] of SIZES) {
    const frame = frameOf(layOut(width, height));
    const order = [0, frame.headTop, frame.headBottom, frame.top, frame.bottom, frame.footTop, frame.apronTop, height];
    for (let i = 1; i < order.length; i++) assert.ok(order[i] > order[i - 1], `${width}x${height}: ${order}`);
    assert.ok(frame.left > 0 && frame.right < width && frame.left < frame.right);
  }
});

test("a strip keeps its shape, and its pixels are CSS pixels of the frame", () => {
  const at = layOut(1280, 720);
  const { top, bottom } = frameOf(at);
  const wide_px = (placeOf(at, 1, 0) - placeOf(at, 0, 0)) * at.unit_px;
  assert.ok(Math.abs(wide_px / (bottom - top) - 560 / 768) < 1e-9);
});

test("a phone shows more than half of its height as mural, and most of a strip", () => {
  const at = layOut(390, 844);
  const { top, bottom } = frameOf(at);
  assert.ok(at.upright);
  assert.ok((bottom - top) / 844 > 0.5);
  assert.ok(at.visible >= 0.799);
});

test("there is room for the page's knobs below the beam", () => {
  for (const [width, height] of SIZES) {
    const { apronTop } = frameOf(layOut(width, height));
    assert.ok(height - apronTop >= 83);
  }
});

test("even the widest canvas shows no more strips than may be kept", () => {
  const at = layOut(3440, 900);
  assert.ok(muralAt(at, at.right, 100) - muralAt(at, at.left, 100) < 8);
});

test("places of the mural and places on the canvas are each other's way back", () => {
  const at = layOut(1280, 720);
  assert.ok(Math.abs(muralAt(at, placeOf(at, 7.3, 5.1), 5.1) - 7.3) < 1e-9);
  assert.equal(placeOf(at, 6, 5), at.home);
});

test("the first strips are woven from the left roller on; nothing is wound until the window is full", () => {
  for (const told of [0, 1, 2]) assert.equal(restingPlace(3.2, told, 1, 0), 3.2 - 1);
  assert.equal(restingPlace(3.2, 3, 1, 0), 3);
});

test("words make room for themselves, and the strip they become needs no more", () => {
  assert.equal(restingPlace(3.2, 10, 0, 0), 9);
  assert.equal(restingPlace(3.2, 10, 1, 0), 10);
  assert.equal(restingPlace(3.2, 10, 2, 0), 11);
  assert.equal(restingPlace(3.2, 10, 9, 0), 12, "the strip at work is never wound out of sight");
  assert.equal(restingPlace(3.2, 11, 0, 0), 10);
});

test("where less than a strip is seen, the cloth follows the painting through it", () => {
  assert.ok(Math.abs(restingPlace(0.85, 4, 1, 0) - 3.85) < 1e-9);
  assert.equal(restingPlace(0.85, 4, 1, 1), 4);
});
