/** Hit boxes -> what is under the finger, and where on the page its focusable twin belongs. Boxes hang on things, so layouts may move them. */
import * as THREE from "three";

/** @typedef {{ id: string, label: string, on: THREE.Object3D, box: THREE.Box3, view: string }} Spot */
/** @typedef {{ id: string, label: string, rect: { x: number, y: number, width: number, height: number }, enabled: boolean }} Twin rect in CSS pixels */

const ray = new THREE.Raycaster();
const local = new THREE.Ray();
const hit = new THREE.Vector3();
const inverse = new THREE.Matrix4();
const pointer = new THREE.Vector2();
const cornerOf = new THREE.Vector3();

export class Spots {
  /** @type {Spot[]} */
  #spots = [];
  /** @type {Set<string> | null} */
  #enabled = null;
  /** @type {Twin[]} */
  #twins = [];
  #stale = true;
  view = "street";

  /** @param {string} id @param {string} label @param {THREE.Object3D} on @param {[number, number, number]} at @param {[number, number, number]} size metres in the frame of `on` @param {string} [view] */
  add(id, label, on, at, size, view = "street") {
    const box = new THREE.Box3().setFromCenterAndSize(new THREE.Vector3(...at), new THREE.Vector3(...size));
    this.#spots.push({ id, label, on, box, view });
  }

  /** @param {Iterable<string> | null} ids null: all */
  enable(ids) {
    this.#enabled = ids === null ? null : new Set(ids);
    this.#stale = true;
  }

  /** @param {string} id */
  isEnabled(id) {
    return this.#enabled === null || this.#enabled.has(id);
  }

  /** The camera, the layout or the page moved. */
  moved() {
    this.#stale = true;
  }

  /** @param {THREE.PerspectiveCamera} camera @param {{ width: number, height: number }} size CSS pixels @returns {Twin[]} */
  twins(camera, { width, height }) {
    if (!this.#stale) return this.#twins;
    this.#stale = false;
    camera.updateMatrixWorld();
    this.#twins = this.#spots
      .filter((spot) => spot.view === this.view)
      .map((spot) => ({
        id: spot.id,
        label: spot.label,
        rect: rectOf(spot, camera, width, height),
        enabled: this.isEnabled(spot.id),
      }));
    return this.#twins;
  }

  /** The nearest enabled spot under a point. @param {THREE.PerspectiveCamera} camera @param {number} x @param {number} y -1..1, up is positive @returns {string | null} */
  under(camera, x, y) {
    ray.setFromCamera(pointer.set(x, y), camera);
    /** @type {string | null} */
    let found = null;
    let nearest = Number.POSITIVE_INFINITY;
    for (const spot of this.#spots) {
      if (spot.view !== this.view || !this.isEnabled(spot.id)) continue;
      spot.on.updateWorldMatrix(true, false);
      local.copy(ray.ray).applyMatrix4(inverse.copy(spot.on.matrixWorld).invert());
      if (!local.intersectBox(spot.box, hit)) continue;
      const far = hit.applyMatrix4(spot.on.matrixWorld).distanceTo(ray.ray.origin);
      if (far < nearest) [nearest, found] = [far, spot.id];
    }
    return found;
  }
}

/** @param {Spot} spot @param {THREE.PerspectiveCamera} camera @param {number} width @param {number} height */
function rectOf({ on, box }, camera, width, height) {
  on.updateWorldMatrix(true, false);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < 8; i++) {
    cornerOf.set(i & 1 ? box.max.x : box.min.x, i & 2 ? box.max.y : box.min.y, i & 4 ? box.max.z : box.min.z);
    cornerOf.applyMatrix4(on.matrixWorld).project(camera);
    const [x, y] = [((cornerOf.x + 1) / 2) * width, ((1 - cornerOf.y) / 2) * height];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
