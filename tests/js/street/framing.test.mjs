import assert from "node:assert/strict";
import { test } from "node:test";
import { arrivingPose, deckPose, handheldPose, layoutOf, PLACES, streetPose } from "lofinity/street/framing.js";
import { PerspectiveCamera, Vector3 } from "three";

const ASPECTS = [0.42, 390 / 844, 0.6, 0.75, 0.9, 1, 4 / 3, 16 / 9, 21 / 9];

/** @param {import("lofinity/street/framing.js").Pose} pose @param {number} aspect @param {number[][]} points @returns {Vector3[]} -1..1 */
function seen({ fov, position, target }, aspect, points) {
  const camera = new PerspectiveCamera(fov, aspect, 0.1, 200);
  camera.position.set(...position);
  camera.lookAt(...target);
  camera.updateMatrixWorld();
  return points.map(([x, y, z]) => new Vector3(x, y, z).project(camera));
}

const MACHINE = [
  [-0.78, 0.09, 0.1],
  [0.78, 0.09, 0.1],
  [-0.78, 2.25, 0.1],
  [0.78, 2.25, 0.1],
];

test("the whole machine is in the picture whatever the window's shape", () => {
  for (const aspect of ASPECTS) {
    for (const corner of seen(streetPose(aspect), aspect, MACHINE)) {
      assert.ok(Math.abs(corner.x) < 0.97 && Math.abs(corner.y) < 0.9, `${aspect}: ${corner.x}, ${corner.y}`);
    }
  }
});

test("its slot and display stay clear of the lower fifth, where the page lays its panels", () => {
  for (const aspect of ASPECTS) {
    const [slot, display] = seen(streetPose(aspect), aspect, [
      [0.535, 1.15, 0.14],
      [0, 1.65, 0.14],
    ]);
    assert.ok(slot.y > -0.6 && display.y > -0.3, String(aspect));
  }
});

test("handheld, player and cat can be reached in both layouts", () => {
  for (const aspect of ASPECTS) {
    const places = PLACES[layoutOf(aspect)];
    const points = ["things", "cat"].map((name) => [places[name][0], places[name][1] + 0.25, places[name][2]]);
    for (const point of seen(streetPose(aspect), aspect, points))
      assert.ok(Math.abs(point.x) < 0.98, `${aspect}: ${point.x}`);
  }
});

test("the player fills the table's picture, the handheld its own", () => {
  for (const aspect of ASPECTS) {
    const player = seen(deckPose(aspect), aspect, [
      [-1.35, 0, 0.2],
      [1.2, 1.8, 0.2],
    ]);
    const toy = seen(handheldPose(aspect), aspect, [
      [-5.8, 0, 0.1],
      [-4.6, 1.75, 0.1],
    ]);
    for (const { x, y } of [...player, ...toy]) assert.ok(Math.abs(x) < 1 && Math.abs(y) < 1, `${aspect}: ${x}, ${y}`);
  }
});

test("both layouts set out the same things", () => {
  assert.deepEqual(Object.keys(PLACES.wide).sort(), Object.keys(PLACES.tall).sort());
});

test("the arrival ends exactly where the camera rests", () => {
  const pose = streetPose(16 / 9);
  assert.deepEqual(arrivingPose(pose, 1), pose);
  assert.ok(arrivingPose(pose, 0).position[2] > pose.position[2] + 1);
});
