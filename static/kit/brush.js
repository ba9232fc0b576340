/**
 * Brush: dozens of coloured solids -> ONE mesh with contact shade and hue jitter baked into its vertices.
 * Hands on the surfaces it is used with: paint and glow (kit/paint.js), drawn, picture and halo (kit/picture.js).
 *
 * Knows no world and no loop. Whoever makes something here unmakes it (kit/unmake.js frees a whole branch).
 */
import { chance } from "kit/chance.js";
import { paint } from "kit/paint.js";
import * as THREE from "three";

export { Air, glow, LAMPS, paint } from "kit/paint.js";
export { drawn, halo, picture } from "kit/picture.js";

/** @typedef {[number, number, number]} Triple */
/**
 * @typedef {object} Stroke how one solid is laid down
 * @property {Triple} [turn] Euler angles in radians
 * @property {Triple} [size] scale
 * @property {boolean} [smooth] keep the geometry's own normals instead of flat faces
 * @property {number} [ao] 0..1, how much the foot of the solid sinks into shade
 * @property {number} [jitter] 0..1, how far this one solid may stray from its colour
 * @property {number | ((x: number, y: number, z: number) => number)} [sway] metres the wind may carry a vertex (world axes before the mesh's own place)
 * @property {number} [lamp] which of the air's lamps lights it, 0 = always on
 * @property {number} [sides]
 * @property {number} [detail]
 * @property {number} [steps]
 * @property {number} [r2]
 */

const spot = new THREE.Vector3();
const tint = new THREE.Color();
const UP = new THREE.Vector3(0, 1, 0);

/** @param {Triple} at @param {Triple} turn @param {Triple} size */
const matrixOf = (at, turn, size) =>
  new THREE.Matrix4().compose(
    new THREE.Vector3(...at),
    new THREE.Quaternion().setFromEuler(new THREE.Euler(...turn)),
    new THREE.Vector3(...size),
  );

export class Brush {
  /** @type {number[]} */ #position = [];
  /** @type {number[]} */ #normal = [];
  /** @type {number[]} */ #colour = [];
  /** @type {number[]} */ #life = [];
  #stack = [new THREE.Matrix4()];
  #roll;
  /** where the ground is: things darken within 35 cm of it; -Infinity for things that stand nowhere */
  ground = 0;

  constructor(seed = 7) {
    this.#roll = chance(seed);
  }

  /** Everything drawn inside `draw` is placed as a group. @param {Triple} at @param {Triple} turn @param {number} size @param {(brush: Brush) => void} draw */
  place(at, turn, size, draw) {
    this.#stack.push(
      this.#top()
        .clone()
        .multiply(matrixOf(at, turn, [size, size, size])),
    );
    draw(this);
    this.#stack.pop();
    return this;
  }

  #top() {
    return this.#stack[this.#stack.length - 1];
  }

  /** Lays one solid down and disposes it. @param {THREE.BufferGeometry} geometry @param {THREE.ColorRepresentation} colour @param {Triple} [at] @param {Stroke} [stroke] */
  add(geometry, colour, at = [0, 0, 0], stroke = {}) {
    const {
      turn = [0, 0, 0],
      size = [1, 1, 1],
      smooth = false,
      ao = 0.22,
      jitter = 0.035,
      sway = 0,
      lamp = 0,
    } = stroke;
    geometry.computeBoundingBox();
    const box = /** @type {THREE.Box3} */ (geometry.boundingBox);
    const foot = box.min.y;
    const tall = box.max.y - foot || 1;
    const solid = geometry.index ? geometry.toNonIndexed() : geometry;
    if (!smooth) solid.computeVertexNormals();
    const own = matrixOf(at, turn, size).premultiply(this.#top());
    const turned = new THREE.Matrix3().getNormalMatrix(own);
    const { position, normal } = solid.attributes;
    const shift = (this.#roll() - 0.5) * jitter;
    for (let i = 0; i < position.count; i++) {
      const rise = (position.getY(i) - foot) / tall;
      spot.fromBufferAttribute(position, i).applyMatrix4(own);
      this.#position.push(spot.x, spot.y, spot.z);
      const near = Math.min(1, Math.max(0, spot.y - this.ground) / 0.35);
      this.#life.push(typeof sway === "number" ? sway : sway(spot.x, spot.y, spot.z), lamp);
      const shade = (1 - ao * (1 - rise) ** 1.5) * (0.82 + 0.18 * near);
      spot.fromBufferAttribute(normal, i).applyMatrix3(turned).normalize();
      this.#normal.push(spot.x, spot.y, spot.z);
      // what faces down is darker, what faces the sky a little lighter: a free ambient occlusion
      tint.set(colour).offsetHSL(shift * 0.3, 0, shift);
      tint.multiplyScalar(shade * (spot.y < -0.5 ? 0.62 : spot.y > 0.7 ? 1.06 : 1));
      this.#colour.push(tint.r, tint.g, tint.b);
    }
    if (solid !== geometry) solid.dispose();
    geometry.dispose();
    return this;
  }

  /** @param {number} w @param {number} h @param {number} d @param {THREE.ColorRepresentation} colour @param {Triple} at @param {Stroke} [stroke] */
  box(w, h, d, colour, at, stroke) {
    return this.add(new THREE.BoxGeometry(w, h, d), colour, at, stroke);
  }

  /** @param {number} top @param {number} foot @param {number} h @param {THREE.ColorRepresentation} colour @param {Triple} at @param {Stroke} [stroke] */
  drum(top, foot, h, colour, at, stroke = {}) {
    return this.add(new THREE.CylinderGeometry(top, foot, h, stroke.sides ?? 14), colour, at, {
      smooth: true,
      ...stroke,
    });
  }

  /** @param {number} r @param {THREE.ColorRepresentation} colour @param {Triple} at @param {Stroke} [stroke] */
  ball(r, colour, at, stroke = {}) {
    return this.add(new THREE.IcosahedronGeometry(r, stroke.detail ?? 1), colour, at, stroke);
  }

  /** @param {number} r @param {number} tube @param {THREE.ColorRepresentation} colour @param {Triple} at @param {Stroke} [stroke] */
  ring(r, tube, colour, at, stroke = {}) {
    const solid = new THREE.TorusGeometry(r, tube, stroke.detail ?? 6, stroke.sides ?? 28);
    return this.add(solid, colour, at, { smooth: true, ao: 0, ...stroke });
  }

  /** A box with soft corners in the front view: toys, machines, players. @param {number} w @param {number} h @param {number} d @param {number} r @param {THREE.ColorRepresentation} colour @param {Triple} at @param {Stroke} [stroke] */
  soft(w, h, d, r, colour, at, stroke = {}) {
    const shape = new THREE.Shape();
    const bevel = Math.min(r * 0.5, 0.03, d * 0.45);
    const x = w / 2 - r;
    const y = h / 2 - r;
    const quarter = Math.PI / 2;
    shape.absarc(x, y, r - bevel, 0, quarter);
    shape.absarc(-x, y, r - bevel, quarter, 2 * quarter);
    shape.absarc(-x, -y, r - bevel, 2 * quarter, 3 * quarter);
    shape.absarc(x, -y, r - bevel, 3 * quarter, 4 * quarter);
    const solid = new THREE.ExtrudeGeometry(shape, {
      depth: d - 2 * bevel,
      bevelSize: bevel,
      bevelThickness: bevel,
      bevelSegments: 2,
      curveSegments: stroke.sides ?? 5,
    });
    return this.add(solid.translate(0, 0, bevel - d / 2), colour, at, stroke);
  }

  /** A rod from a to b; `r2` is its radius at b. @param {Triple} a @param {Triple} b @param {number} r @param {THREE.ColorRepresentation} colour @param {Stroke} [stroke] */
  rod(a, b, r, colour, stroke = {}) {
    const way = new THREE.Vector3(...b).sub(spot.set(...a));
    const length = way.length();
    const solid = new THREE.CylinderGeometry(stroke.r2 ?? r, r, length, stroke.sides ?? 7);
    solid.translate(0, length / 2, 0).applyQuaternion(new THREE.Quaternion().setFromUnitVectors(UP, way.normalize()));
    return this.add(solid, colour, a, { smooth: true, ao: 0.05, ...stroke });
  }

  /** A bent rod through points: cables, tails, wires. @param {Triple[]} points @param {number} r @param {THREE.ColorRepresentation} colour @param {Stroke} [stroke] */
  cable(points, r, colour, stroke = {}) {
    const curve = new THREE.CatmullRomCurve3(points.map((point) => new THREE.Vector3(...point)));
    const solid = new THREE.TubeGeometry(curve, stroke.steps ?? 18, r, stroke.sides ?? 5);
    return this.add(solid, colour, [0, 0, 0], { smooth: true, ao: 0.05, ...stroke });
  }

  /** All strokes so far as one mesh. @param {THREE.Material} [material] */
  mesh(material = paint()) {
    const solid = new THREE.BufferGeometry();
    solid.setAttribute("position", new THREE.Float32BufferAttribute(this.#position, 3));
    solid.setAttribute("normal", new THREE.Int8BufferAttribute(bytes(this.#normal), 4, true));
    solid.setAttribute("color", new THREE.Float32BufferAttribute(this.#colour, 3));
    solid.setAttribute("life", new THREE.Float32BufferAttribute(this.#life, 2));
    this.#position = [];
    this.#normal = [];
    this.#colour = [];
    this.#life = [];
    const mesh = new THREE.Mesh(solid, material);
    mesh.castShadow = mesh.receiveShadow = !(/** @type {any} */ (material).isMeshBasicMaterial);
    return mesh;
  }
}

/** Normals need no more than a byte an axis; padded to four for alignment. @param {number[]} normals */
function bytes(normals) {
  const packed = new Int8Array((normals.length / 3) * 4);
  for (let i = 0, k = 0; i < normals.length; i += 3, k += 4) {
    packed[k] = normals[i] * 127;
    packed[k + 1] = normals[i + 1] * 127;
    packed[k + 2] = normals[i + 2] * 127;
  }
  return packed;
}
