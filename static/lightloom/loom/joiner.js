/** Joinery: many solids -> ONE mesh with vertex colours and the grain running along each piece. */
import { chance } from "kit/chance.js";
import {
  BufferGeometry,
  Color,
  Euler,
  ExtrudeGeometry,
  Float32BufferAttribute,
  LatheGeometry,
  Matrix3,
  Matrix4,
  Quaternion,
  Shape,
  Vector2,
  Vector3,
} from "three";

/** @typedef {[number, number, number]} Triple */
/**
 * @typedef {object} Cut how a piece is placed
 * @property {string} tint colour of the piece; the grain is laid over it
 * @property {number} [grain] 0: no wood at all (brass, yarn), 1: wood
 * @property {boolean} [upright] the grain runs along y
 * @property {number} [gloss] 0..1
 * @property {number} [rings] yarn wound round it: rings in so many units
 * @property {Triple} [turn] Euler angles in radians
 */

const spot = new Vector3();
const face = new Vector3();
const hue = new Color();
const place = new Matrix4();
const turned = new Matrix3();
const GRAIN_LONG = 0.13;
const GRAIN_WIDE = 0.27;

/** A beam with eased edges; the bevel is what catches the lamp. Its back lies at z = 0. @param {number} w @param {number} h @param {number} d @param {number} [ease] */
export function beam(w, h, d, ease = 0.07) {
  const shape = new Shape();
  const x = w / 2 - ease;
  const y = h / 2 - ease;
  shape.moveTo(-x, -y).lineTo(x, -y).lineTo(x, y).lineTo(-x, y).lineTo(-x, -y);
  return new ExtrudeGeometry(shape, { depth: d, bevelSize: ease, bevelThickness: ease, bevelSegments: 3 });
}

/** Turned on the lathe round y. @param {readonly [number, number][]} profile radius, height @param {number} [sides] */
export const turnedPiece = (profile, sides = 20) =>
  new LatheGeometry(
    profile.map(([r, y]) => new Vector2(r, y)),
    sides,
  );

export class Joiner {
  /** @type {number[]} */ #position = [];
  /** @type {number[]} */ #normal = [];
  /** @type {number[]} */ #uv = [];
  /** @type {number[]} */ #colour = [];
  /** @type {number[]} */ #feel = [];
  #roll = chance(11);

  /** Takes the geometry and unmakes it. @param {BufferGeometry} geometry @param {Triple} at @param {Cut} cut */
  add(geometry, at, { tint, grain = 1, upright = false, gloss = 0.25, rings = 0, turn = [0, 0, 0] }) {
    const solid = geometry.index ? geometry.toNonIndexed() : geometry;
    const { position, normal } = solid.attributes;
    place.compose(spot.set(...at), new Quaternion().setFromEuler(new Euler(...turn)), face.set(1, 1, 1));
    turned.getNormalMatrix(place);
    const shift = [this.#roll(), this.#roll(), 0.95 + this.#roll() * 0.1];
    hue.set(tint);
    for (let i = 0; i < position.count; i++) {
      spot.fromBufferAttribute(position, i).applyMatrix4(place);
      face.fromBufferAttribute(normal, i).applyMatrix3(turned).normalize();
      this.#position.push(spot.x, spot.y, spot.z);
      this.#normal.push(face.x, face.y, face.z);
      const along = upright ? spot.y : spot.x;
      const across = (upright ? spot.x : spot.y) + spot.z * 0.7;
      this.#uv.push(along * GRAIN_LONG + shift[0], across * GRAIN_WIDE + shift[1]);
      this.#colour.push(hue.r * shift[2], hue.g * shift[2], hue.b * shift[2]);
      this.#feel.push(grain, gloss, rings);
    }
    if (solid !== geometry) solid.dispose();
    geometry.dispose();
    return this;
  }

  /** Everything joined so far. */
  geometry() {
    const solid = new BufferGeometry();
    solid.setAttribute("position", new Float32BufferAttribute(this.#position, 3));
    solid.setAttribute("normal", new Float32BufferAttribute(this.#normal, 3));
    solid.setAttribute("uv", new Float32BufferAttribute(this.#uv, 2));
    solid.setAttribute("color", new Float32BufferAttribute(this.#colour, 3));
    solid.setAttribute("feel", new Float32BufferAttribute(this.#feel, 3));
    return solid;
  }
}
