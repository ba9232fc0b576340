import assert from "node:assert/strict";
import { test } from "node:test";
import { Glider, SPANS } from "lofinity/journey/glider.js";

test("progress glides on between true edges and never passes the next one", () => {
  const glider = new Glider();
  glider.began("press", 2, 0);
  let last = 0;
  for (let now = 0; now < 60; now += 0.1) {
    const shown = glider.at(now);
    assert.ok(shown >= last && shown <= SPANS.press[1]);
    last = shown;
  }
  assert.ok(last > 0.8, "it comes close when the stage takes very long");
});

test("at first it keeps to the estimate", () => {
  const glider = new Glider();
  glider.began("press", 10, 0);
  const width = SPANS.press[1] - SPANS.press[0];
  assert.ok(Math.abs(glider.at(1) - (SPANS.press[0] + width * 0.1)) < 0.01);
});

test("a true edge ahead is taken at once, one behind never pulls it back", () => {
  const glider = new Glider();
  glider.began("press", 2, 0);
  glider.reached({ stage: "press", done: 90, total: 100 }, 0.1);
  const high = glider.at(0.1);
  assert.ok(high >= SPANS.press[0] + (SPANS.press[1] - SPANS.press[0]) * 0.9);
  glider.reached({ stage: "press", done: 10, total: 100 }, 0.2);
  assert.ok(glider.at(0.2) >= high);
});

test("a done stage stands on its edge until the next one begins", () => {
  const glider = new Glider();
  glider.began("press", 1, 0);
  glider.reached({ stage: "press", done: 100, total: 100 }, 1);
  assert.equal(glider.at(30), SPANS.press[1]);
});

test("stages and totals it does not know are let pass", () => {
  const glider = new Glider();
  glider.began("dance", 1, 0);
  glider.reached({ stage: "press", done: 1, total: 0 }, 0);
  assert.equal(glider.at(5), 0);
});

test("a new press starts at nothing", () => {
  const glider = new Glider();
  glider.began("master", 0, 0);
  assert.ok(glider.at(9) > 0.9);
  glider.reset();
  assert.equal(glider.at(9), 0);
});
