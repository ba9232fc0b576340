/** What lies behind near things, and the bowl one looks around in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { behind, pulled, QUARTER, standing } from "lightloom/explore/behind.js";
import { backing, FOCAL, relief, STRIP, stand } from "lightloom/explore/bowl.js";

const { width, height } = QUARTER;

/** A ground that comes nearer, and a pillar on it. */
function scene() {
  const depth = new Float32Array(width * height);
  const rgb = new Float32Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const ground = y < 100 ? 0.02 : 0.4 + (0.6 * (y - 100)) / 92;
      const pillar = x >= 60 && x < 70 && y >= 60 && y < 140;
      depth[y * width + x] = pillar ? 0.66 : ground;
      rgb.set(pillar ? [250, 10, 10] : [20, y < 100 ? 40 : 120, 200], (y * width + x) * 3);
    }
  }
  return { depth, rgb };
}

test("what stands is found, and open ground is not", () => {
  const found = standing(scene().depth, width, height);
  assert.equal(found[80 * width + 65], 1);
  assert.equal(found[80 * width + 20], 0);
  assert.equal(found[170 * width + 65], 0);
});

test("behind the pillar the sky and the ground go on", () => {
  const { depth, rgb } = scene();
  const plate = behind(rgb, depth);
  for (const y of [70, 80, 120]) {
    const at = (y * width + 65) * 3;
    assert.ok(plate.rgb[at] < 60, `no red at ${y}: ${plate.rgb[at]}`);
    assert.ok(plate.depth[y * width + 65] < 0.64);
  }
  assert.equal(plate.rgb[(20 * width + 10) * 3 + 1], 40, "what was seen stays as it was");
});

test("a hole is filled from its rim, and nothing known is touched", () => {
  const values = Float32Array.from({ length: 64 }, (_, i) => (i % 8 < 4 ? 10 : 30));
  const weight = Float32Array.from({ length: 64 }, (_, i) => (i % 8 === 3 || i % 8 === 4 ? 0 : 1));
  const out = pulled(values, weight, 8, 8, 1);
  for (let i = 0; i < 64; i += 1) {
    if (weight[i] === 1) assert.equal(out[i], values[i]);
    else assert.ok(out[i] >= 10 && out[i] <= 30);
  }
});

test("from the middle the bowl is the painting itself", () => {
  for (const [px, py, depth] of [
    [0, 432, 0.9],
    [300, 100, 0.1],
    [-500, 700, 0.6],
  ]) {
    const [x, y, z] = stand(px, py, depth);
    assert.ok(Math.abs(Math.atan2(x, -z) - px / FOCAL) < 1e-9);
    assert.ok(Math.abs((y / Math.hypot(x, z)) * FOCAL - (432 - py)) < 1e-6);
  }
  assert.ok(Math.hypot(...stand(0, 432, 0.9)) < Math.hypot(...stand(0, 432, 0.1)));
});

test("a cell on a jump of depth becomes two, and neither is stretched across it", () => {
  const depth = new Uint8Array(STRIP.width * STRIP.height).fill(60);
  for (let y = 200; y < 500; y += 1) depth.fill(200, y * STRIP.width + 203, y * STRIP.width + 340);
  const plain = relief(new Uint8Array(depth.length).fill(60), null, 0);
  const cut = relief(depth, null, 0);
  assert.ok(cut.index.length > plain.index.length);
  assert.ok(cut.index.length / 3 < 40_000, String(cut.index.length / 3));
  for (let cell = 0; cell < cut.cut.length / 8; cell += 1) {
    const z = [0, 1, 2, 3].map((i) =>
      Math.hypot(cut.position[(cell * 4 + i) * 3], cut.position[(cell * 4 + i) * 3 + 2]),
    );
    if (cut.cut[cell * 8 + 1] !== 0) assert.ok(Math.max(...z) - Math.min(...z) < 0.2);
  }
  assert.ok(Math.max(...cut.index) < cut.position.length / 3);
});

test("the backing covers the whole strip and lies behind", () => {
  const { depth } = scene();
  const shape = backing(depth, 0);
  const us = shape.uv.filter((_, i) => i % 2 === 0);
  assert.equal(Math.min(...us), 0);
  assert.equal(Math.max(...us), 1);
  assert.equal(shape.index.length / 6, 35 * 48);
});
