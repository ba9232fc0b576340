/** Leaves and petals: one small rosette, planted a thousand times. Tree, ivy, pots and hedges are ONE draw call. */
import { paint } from "kit/brush.js";
import { chance } from "kit/chance.js";
import * as THREE from "three";

/** @typedef {import("kit/brush.js").Triple} Triple */

const FORWARD = new THREE.Vector3(0, 0, 1);

/** Four leaves in a cross, tips bent back; 1 m across, faces +z. */
function rosette() {
  /** @type {number[]} */
  const position = [];
  /** @type {number[]} */
  const colour = [];
  for (let k = 0; k < 4; k++) {
    const turn = (k * Math.PI) / 2 + 0.3;
    const spin = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ z) => [
      x * Math.cos(turn) - y * Math.sin(turn),
      x * Math.sin(turn) + y * Math.cos(turn),
      z,
    ];
    const [root, left, right, tip] = [spin(0, 0, 0.05), spin(0.24, 0.17, 0), spin(0.24, -0.17, 0), spin(0.55, 0, -0.1)];
    position.push(...root, ...right, ...left, ...left, ...right, ...tip);
    // darker at the heart, a light rib
    const tones = [0.72, 1, 1, 1, 1, 1.12];
    for (const tone of tones) colour.push(tone, tone, tone);
  }
  const leaf = new THREE.BufferGeometry();
  leaf.setAttribute("position", new THREE.Float32BufferAttribute(position, 3));
  leaf.computeVertexNormals();
  leaf.setAttribute("color", new THREE.Float32BufferAttribute(colour, 3));
  const life = new Float32Array((position.length / 3) * 2);
  for (let i = 0; i < life.length; i += 2) life[i] = 0.012;
  leaf.setAttribute("life", new THREE.Float32BufferAttribute(life, 2));
  return leaf;
}

export class Foliage {
  /** @type {THREE.Matrix4[]} */ #places = [];
  /** @type {THREE.Color[]} */ #inks = [];
  #roll;

  /** @param {number} seed */
  constructor(seed) {
    this.#roll = chance(seed);
  }

  /** One rosette. @param {Triple} at @param {THREE.Vector3} facing @param {number} size metres across @param {THREE.Color} ink */
  leaf(at, facing, size, ink) {
    const turn = new THREE.Quaternion().setFromUnitVectors(FORWARD, facing);
    turn.multiply(new THREE.Quaternion().setFromAxisAngle(FORWARD, this.#roll() * 6.3));
    this.#places.push(new THREE.Matrix4().compose(new THREE.Vector3(...at), turn, new THREE.Vector3(size, size, size)));
    this.#inks.push(ink);
  }

  /**
   * A round clump: leaves on a sphere that look outward, shaded from below and from within.
   * @param {Triple} at @param {number} r metres @param {number} count @param {number} size of a leaf @param {string[]} inks
   * @param {{ squash?: number, front?: boolean }} [options] front: only the half that can be seen
   */
  clump(at, r, count, size, inks, { squash = 0.8, front = false } = {}) {
    const roll = this.#roll;
    for (let i = 0; i < count; i++) {
      const up = 1 - ((i + 0.5) / count) * 1.85; // the very bottom stays bare
      const around = i * 2.39996 + roll() * 0.5;
      const wide = Math.sqrt(Math.max(0, 1 - up * up));
      const out = new THREE.Vector3(Math.cos(around) * wide, up, Math.sin(around) * wide);
      if (front && out.z < -0.35) continue;
      const reach = r * (0.82 + 0.26 * roll());
      const place = /** @type {Triple} */ ([
        at[0] + out.x * reach,
        at[1] + out.y * reach * squash,
        at[2] + out.z * reach,
      ]);
      out.x += (roll() - 0.5) * 0.9;
      out.y += (roll() - 0.5) * 0.9 + 0.25;
      out.z += (roll() - 0.5) * 0.9 + 0.1;
      const ink = new THREE.Color(inks[Math.floor(roll() * inks.length)]);
      ink.offsetHSL((roll() - 0.5) * 0.02, 0, (roll() - 0.5) * 0.04);
      ink.multiplyScalar(0.62 + 0.42 * Math.max(0, up * 0.6 + 0.4));
      this.leaf(place, out.normalize(), size * (0.75 + 0.5 * roll()), ink);
    }
  }

  /** Leaves against a wall that faces +z. @param {(roll: () => number) => Triple} where @param {number} count @param {number} size @param {string[]} inks */
  climber(where, count, size, inks) {
    const roll = this.#roll;
    for (let i = 0; i < count; i++) {
      const facing = new THREE.Vector3((roll() - 0.5) * 1.1, (roll() - 0.25) * 0.9, 1).normalize();
      const ink = new THREE.Color(inks[Math.floor(roll() * inks.length)]).multiplyScalar(0.75 + 0.35 * roll());
      this.leaf(where(roll), facing, size * (0.7 + 0.6 * roll()), ink);
    }
  }

  /** @param {import("kit/brush.js").Air} air */
  mesh(air) {
    const look = paint({ air, side: THREE.FrontSide });
    const mesh = new THREE.InstancedMesh(rosette(), look, this.#places.length);
    for (const [i, place] of this.#places.entries()) {
      mesh.setMatrixAt(i, place);
      mesh.setColorAt(i, this.#inks[i]);
    }
    mesh.castShadow = mesh.receiveShadow = true;
    mesh.frustumCulled = false;
    this.#places = [];
    this.#inks = [];
    return mesh;
  }
}
