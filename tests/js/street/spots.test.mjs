import assert from "node:assert/strict";
import { test } from "node:test";
import { Spots } from "lofinity/street/spots.js";
import { Group, PerspectiveCamera } from "three";

const SIZE = { width: 800, height: 400 };

function scene() {
  const camera = new PerspectiveCamera(40, 2, 0.1, 50);
  camera.position.set(0, 0, 5);
  camera.updateMatrixWorld();
  const thing = new Group();
  const spots = new Spots();
  spots.add("near", "Near", thing, [0, 0, 1], [0.5, 0.5, 0.2]);
  spots.add("far", "Far", thing, [0, 0, 0], [2, 2, 0.2]);
  spots.add("table", "On the table", thing, [0, 0, 0], [9, 9, 9], "table");
  return { camera, thing, spots };
}

test("what is nearer is touched first, and other views are out of reach", () => {
  const { camera, spots } = scene();
  assert.equal(spots.under(camera, 0, 0), "near");
  assert.equal(spots.under(camera, 0.2, 0.2), "far");
  assert.equal(spots.under(camera, 0.95, 0.95), null);
});

test("a disabled spot cannot be touched but keeps its twin", () => {
  const { camera, spots } = scene();
  spots.enable(["far"]);
  assert.equal(spots.under(camera, 0, 0), "far");
  assert.deepEqual(
    spots.twins(camera, SIZE).map(({ id, enabled }) => [id, enabled]),
    [
      ["near", false],
      ["far", true],
    ],
  );
});

test("a twin lies over its thing, and follows when the thing is moved", () => {
  const { camera, thing, spots } = scene();
  const [near] = spots.twins(camera, SIZE);
  assert.ok(
    Math.abs(near.rect.x + near.rect.width / 2 - 400) < 1 && Math.abs(near.rect.y + near.rect.height / 2 - 200) < 1,
  );
  thing.position.x = 1;
  assert.equal(spots.twins(camera, SIZE)[0].rect.x, near.rect.x); // nothing said: nothing computed
  spots.moved();
  assert.ok(spots.twins(camera, SIZE)[0].rect.x > near.rect.x + 50);
});
