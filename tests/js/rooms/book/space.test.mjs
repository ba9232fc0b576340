import assert from "node:assert/strict";
import { test } from "node:test";
import {
  angleOfGap,
  corridorOf,
  freeEdge,
  frustum,
  grown,
  hingeOf,
  leafOf,
  leaning,
  onCanvas,
  onPicture,
  painted,
  paintedPart,
  parallax,
  passage,
  stand,
  windowOf,
} from "rooms/book/space.js";

const LENS = { focal: 0.9, horizon: 0.42, aspect: 1.5 };
/** A door in the far wall, and one in the left wall whose farther edge is painted smaller. */
const AHEAD = {
  outline: /** @type {[number, number][]} */ ([
    [0.45, 0.3],
    [0.55, 0.3],
    [0.55, 0.6],
    [0.45, 0.6],
  ]),
  inverse_z: [0.2, 0.2, 0.2, 0.2],
};
const ASIDE = {
  outline: /** @type {[number, number][]} */ ([
    [0.12, 0.2],
    [0.22, 0.26],
    [0.22, 0.68],
    [0.12, 0.8],
  ]),
  inverse_z: [0.34, 0.25, 0.25, 0.34],
};

/** @param {readonly number[]} a @param {readonly number[]} b @param {number} [within] */
function near(a, b, within = 1e-6) {
  assert.equal(a.length, b.length);
  a.forEach((n, i) => {
    assert.ok(Math.abs(n - b[i]) < within, `${a} is not ${b}`);
  });
}

test("what stands in the room is painted where it was painted", () => {
  for (const [u, v, inverse_z] of [
    [0.1, 0.2, 0.3],
    [0.5, 0.42, 0.05],
    [0.93, 0.88, 1.2],
  ])
    near(painted(LENS, stand(LENS, u, v, inverse_z)), [u, v]);
});

test("a point of the picture comes back from the canvas, whatever its shape", () => {
  for (const [width, height] of [
    [900, 600],
    [360, 640],
    [1400, 420],
  ]) {
    const part = paintedPart(width, height);
    const seen = windowOf(part, LENS.aspect);
    const [[x, y]] = onCanvas([[0.3, 0.7]], seen, part);
    near(onPicture(x, y, seen, part), [0.3, 0.7]);
  }
});

test("the picture covers its part of the canvas without being stretched", () => {
  const part = paintedPart(400, 500);
  const seen = windowOf(part, LENS.aspect);
  const wide_px = part.width / (seen.right - seen.left);
  const high_px = part.height / (seen.bottom - seen.top);
  assert.ok(Math.abs(wide_px / high_px - LENS.aspect) < 1e-6);
  assert.ok(seen.left >= 0 && seen.right <= 1 && seen.top >= 0 && seen.bottom <= 1);
});

test("the whole canvas is seen through the same window, grown", () => {
  const part = paintedPart(1400, 420);
  const seen = windowOf(part, LENS.aspect);
  const all = grown(seen, part, 1400, 420);
  near(onPicture(0, 0, seen, part), [all.left, all.top]);
  near(onPicture(1400, 420, seen, part), [all.right, all.bottom]);
});

test("a lean moves nothing by more than a few pixels, and the still depth not at all", () => {
  const { still, reach_m } = leaning(LENS.focal, 0.6, 0.05);
  assert.equal(parallax(LENS.focal, reach_m, still, still), 0);
  for (const inverse_z of [0.05, 0.2, 0.6]) {
    const moved_px = Math.abs(parallax(LENS.focal, reach_m, still, inverse_z)) * 900;
    assert.ok(moved_px < 9, `${moved_px} px`);
  }
});

test("the frustum of an eye that leans shows the still depth where it was", () => {
  const seen = { left: 0.02, right: 0.98, top: 0.02, bottom: 0.98 };
  const still = 0.25;
  const [x, y, z] = stand(LENS, 0.7, 0.6, still);
  const share = (/** @type {[number, number]} */ gone) => {
    const { left, right, top, bottom } = frustum(LENS, seen, gone, still);
    return [((x - gone[0]) / -z - left) / (right - left), (top - (y - gone[1]) / -z) / (top - bottom)];
  };
  near(share([0.05, -0.03]), share([0, 0]));
});

test("a shut leaf ends at the doorway's other edge", () => {
  for (const region of [AHEAD, ASIDE])
    for (const side of /** @type {const} */ (["left", "right"])) {
      const leaf = leafOf(LENS, region);
      const free = freeEdge(hingeOf(leaf, side), 0);
      near(free, side === "left" ? leaf.bottomRight : leaf.bottomLeft, 0.02);
    }
});

test("a leaf is found whatever corner its outline begins with", () => {
  const turned = {
    outline: [...ASIDE.outline.slice(2), ...ASIDE.outline.slice(0, 2)],
    inverse_z: [...ASIDE.inverse_z.slice(2), ...ASIDE.inverse_z.slice(0, 2)],
  };
  assert.deepEqual(leafOf(LENS, turned), leafOf(LENS, ASIDE));
});

test("a leaf swings into the room and keeps its width", () => {
  for (const region of [AHEAD, ASIDE])
    for (const side of /** @type {const} */ (["left", "right"])) {
      const hinge = hingeOf(leafOf(LENS, region), side);
      for (const angle of [0.3, 0.9, 1.5]) {
        const gone = freeEdge(hinge, angle).map((n, i) => n - hinge.foot[i]);
        const out = gone.reduce((sum, n, i) => sum + n * hinge.out[i], 0);
        assert.ok(out > 0);
        assert.ok(Math.abs(Math.hypot(...gone) - hinge.width_m) < 0.03 * hinge.width_m);
      }
      assert.ok(hinge.out.reduce((sum, n, i) => sum + n * hinge.foot[i], 0) < 0, "out is towards the eye");
    }
});

test("a door ajar shows its gap, in a side wall too", () => {
  for (const region of [AHEAD, ASIDE]) {
    const leaf = leafOf(LENS, region);
    const hinge = hingeOf(leaf, "left");
    const angle = angleOfGap(LENS, leaf, "left", 0.14);
    const [shut] = painted(LENS, leaf.bottomRight);
    const [foot] = painted(LENS, leaf.bottomLeft);
    const [free] = painted(LENS, freeEdge(hinge, angle));
    assert.ok((shut - free) / (shut - foot) >= 0.13 || angle > 1, `${angle} rad`);
    assert.ok(angle < 1.2);
  }
  const ahead = leafOf(LENS, AHEAD);
  assert.ok(angleOfGap(LENS, ahead, "left", 0.26) > angleOfGap(LENS, ahead, "left", 0.14));
});

test("every frame of the corridor is painted within the doorway, smaller the farther it is", () => {
  const [mouth, ...frames] = corridorOf(leafOf(LENS, AHEAD));
  const width = (/** @type {import("rooms/book/space.js").Place[]} */ frame) =>
    painted(LENS, frame[1])[0] - painted(LENS, frame[0])[0];
  assert.ok(width(mouth) > 0.1, "no paper shows at the rim");
  let before = width(mouth);
  for (const frame of frames) {
    assert.ok(width(frame) < before);
    before = width(frame);
    for (const corner of frame) {
      const [u, v] = painted(LENS, corner);
      assert.ok(u > 0.45 && u < 0.55 && v > 0.3 && v < 0.6);
    }
  }
});

test("one walks from where one stood through the doorway into the dark", () => {
  const leaf = leafOf(LENS, ASIDE);
  const start = passage(leaf, 0.1, 0);
  near([start.open, start.yaw, start.dark], [0.1, 0, 0]);
  near(start.eye, [0, 0, 0]);
  let before = start;
  for (let t = 0.05; t <= 1; t += 0.05) {
    const now = passage(leaf, 0.1, t);
    assert.ok(now.open >= before.open && now.dark >= before.dark && now.eye[2] <= before.eye[2] + 1e-9);
    before = now;
  }
  const end = passage(leaf, 0.1, 1);
  assert.deepEqual([end.open, end.dark], [1, 1]);
  assert.ok(end.yaw < 0, "a door on the left is turned to");
});
