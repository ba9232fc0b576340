/** A door of the picture: its leaf on its hinge, the corridor behind it, and the light that falls in when it opens. */
import { painting } from "rooms/book/material.js";
import * as paint from "rooms/book/paint.shader.js";
import { angleOfGap, corridorOf, hingeOf, leafOf, minus, onLeaf } from "rooms/book/space.js";
import * as THREE from "three";

const WIDE_OPEN = 1.72; // rad: a little beyond a right angle, out of the way
const THICK_M = 0.05;
const SHUT = 0.003;

/** @typedef {import("rooms/book/space.js").Place} Place */

const axis = new THREE.Vector3();

/** @param {Place[]} places @param {number[]} faces one for every four places: a quad, clockwise from its top left */
function box(places, faces) {
  const index = faces.flatMap((_, i) => [0, 3, 1, 1, 3, 2].map((k) => i * 4 + k));
  return new THREE.BufferGeometry()
    .setAttribute("position", new THREE.Float32BufferAttribute(places.flat(), 3))
    .setAttribute(
      "face",
      new THREE.Float32BufferAttribute(
        faces.flatMap((face) => [face, face, face, face]),
        1,
      ),
    )
    .setIndex(index);
}

/** Mean colour of a part of a picture, 0..1. @param {ImageBitmap} picture @param {[number, number, number, number]} part left, top, right, bottom in 0..1 */
function meanOf(picture, [left, top, right, bottom]) {
  const side = 8;
  const paper = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const c = /** @type {CanvasRenderingContext2D} */ (paper.getContext("2d", { willReadFrequently: true }));
  const [x, y] = [left * picture.width, top * picture.height];
  c.drawImage(picture, x, y, (right - left) * picture.width, (bottom - top) * picture.height, 0, 0, side, side);
  const { data } = c.getImageData(0, 0, side, side);
  const sum = [0, 0, 0];
  for (let i = 0; i < data.length; i++) if (i % 4 < 3) sum[i % 4] += data[i] / 255 / side / side;
  return new THREE.Vector3(...sum);
}

export class Door {
  group = new THREE.Group();
  /** 0 shut .. 1 wide open */
  open = 0;
  #leaf = new THREE.Group();
  #uniforms;
  #hinge;
  #lens;
  #side;

  /**
   * @param {{ region: import("rooms/words.js").Region, label: number, lens: import("rooms/book/space.js").Lens, uniforms: Record<string, { value: any }>, opened: import("rooms/book/files.js").Opened, blank: THREE.Texture }} given
   */
  constructor({ region, label, lens, uniforms, opened, blank }) {
    const us = region.outline.map(([u]) => u);
    const vs = region.outline.map(([, v]) => v);
    const [left, right, top, bottom] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
    const at = (/** @type {number} */ a, /** @type {number} */ b) =>
      /** @type {[number, number]} */ ([left + (right - left) * a, top + (bottom - top) * b]);
    this.leaf = leafOf(lens, region);
    this.#lens = lens;
    this.#side = region.hinge ?? "left";
    this.#hinge = hingeOf(this.leaf, this.#side);
    this.#uniforms = {
      ...uniforms,
      uLabel: { value: label },
      uSwing: { value: 0 },
      uFoot: { value: new THREE.Vector3(...this.#hinge.foot) },
      uWood: { value: meanOf(opened.picture, [...at(0.25, 0.12), ...at(0.75, 0.5)]) },
      uBeyond: { value: meanOf(opened.plate, [...at(0.2, 0.25), ...at(0.8, 0.95)]) },
      uNext: { value: blank },
      uThere: { value: 0 },
    };
    this.#build();
    this.#dig();
    this.#spill();
    this.group.visible = false;
  }

  get isOpen() {
    return this.open > SHUT;
  }

  /** @param {number} open 0..1 */
  swing(open) {
    this.open = open;
    this.group.visible = this.isOpen;
    const { turn } = this.#hinge;
    this.#leaf.quaternion.setFromAxisAngle(axis.set(...this.#hinge.axis), turn * open * WIDE_OPEN);
    this.#uniforms.uSwing.value = Math.sin(Math.min(1, open) * WIDE_OPEN);
  }

  /** How far it is open when so much of the doorway is to be seen. @param {number} gap 0..1 @returns {number} 0..1 */
  ajar(gap) {
    return angleOfGap(this.#lens, this.leaf, this.#side, gap) / WIDE_OPEN;
  }

  /** The next room, at the end of the corridor. @param {THREE.Texture} picture @param {number} there 0..1 */
  reveal(picture, there) {
    this.#uniforms.uNext.value = picture;
    this.#uniforms.uThere.value = there;
  }

  #build() {
    const { topLeft, topRight, bottomRight, bottomLeft } = this.leaf;
    const { foot, out } = this.#hinge;
    const from = (/** @type {Place} */ place) => minus(place, foot);
    const back = (/** @type {Place} */ place) =>
      /** @type {Place} */ (minus(place, foot).map((n, i) => n - out[i] * THICK_M));
    const places = [
      ...[topLeft, topRight, bottomRight, bottomLeft].map(from),
      ...[topRight, topLeft, bottomLeft, bottomRight].map(back),
      ...[from(topRight), back(topRight), back(bottomRight), from(bottomRight)],
      ...[back(topLeft), from(topLeft), from(bottomLeft), back(bottomLeft)],
      ...[back(topLeft), back(topRight), from(topRight), from(topLeft)],
    ];
    this.#add(this.#leaf, box(places, [0, 1, 2, 2, 2]), paint.LEAF_VERTEX, paint.LEAF_FRAGMENT, 3);
    this.#leaf.position.set(...foot);
    this.group.add(this.#leaf);
  }

  #dig() {
    const frames = corridorOf(this.leaf);
    /** @type {Place[]} */
    const places = [];
    const ends = [];
    for (let k = 0; k + 1 < frames.length; k++) {
      for (let i = 0; i < 4; i++) {
        const j = (i + 1) % 4;
        places.push(frames[k][i], frames[k][j], frames[k + 1][j], frames[k + 1][i]);
        ends.push(-1, -1, -1, -1, -1, -1, -1, -1);
      }
    }
    places.push(...frames[frames.length - 1]);
    ends.push(0, 0, 1, 0, 1, 1, 0, 1);
    const geometry = box(
      places,
      Array.from({ length: places.length / 4 }, () => 0),
    );
    geometry.deleteAttribute("face");
    geometry.setAttribute("uv", new THREE.Float32BufferAttribute(ends, 2));
    this.#add(this.group, geometry, paint.CORRIDOR_VERTEX, paint.CORRIDOR_FRAGMENT, 1);
  }

  /** A fan of light on the floor before the doorway. */
  #spill() {
    const { out, width_m } = this.#hinge;
    const { bottomLeft, bottomRight } = this.leaf;
    const across = minus(bottomRight, bottomLeft);
    const [columns, rows] = [8, 6];
    const places = [];
    const uvs = [];
    const index = [];
    for (let j = 0; j <= rows; j++) {
      for (let i = 0; i <= columns; i++) {
        const [u, t] = [i / columns, j / rows];
        const at = onLeaf(this.leaf, u, 1);
        for (let k = 0; k < 3; k++) {
          const fan = (u - 0.5) * across[k] * 1.3 * t;
          places.push(at[k] + fan + out[k] * width_m * 2 * t + (k === 1 ? 0.01 : 0));
        }
        uvs.push(u, t);
        if (i === columns || j === rows) continue;
        const o = j * (columns + 1) + i;
        index.push(o, o + columns + 1, o + 1, o + 1, o + columns + 1, o + columns + 2);
      }
    }
    const geometry = new THREE.BufferGeometry()
      .setAttribute("position", new THREE.Float32BufferAttribute(places, 3))
      .setAttribute("uv", new THREE.Float32BufferAttribute(uvs, 2))
      .setIndex(index);
    this.#add(this.group, geometry, paint.SPILL_VERTEX, paint.SPILL_FRAGMENT, 2, {
      depthWrite: false,
      depthTest: false,
    });
  }

  /** @param {THREE.Group} into @param {THREE.BufferGeometry} geometry @param {string} vertexShader @param {string} fragmentShader @param {number} order @param {THREE.ShaderMaterialParameters} [options] */
  #add(into, geometry, vertexShader, fragmentShader, order, options = {}) {
    const mesh = new THREE.Mesh(
      geometry,
      painting({ uniforms: this.#uniforms, vertexShader, fragmentShader, ...options }),
    );
    mesh.frustumCulled = false;
    mesh.renderOrder = order;
    into.add(mesh);
  }
}
