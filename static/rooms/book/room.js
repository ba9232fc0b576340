/**
 * A painted room in depth: the room, the things before it, its doors, dust in the light, ticks, and the outline of what is
 * chosen. Draws; decides nothing. Colours are as painted: none of its textures or materials is converted.
 */
import { chance } from "kit/chance.js";
import { reducedMotion } from "kit/motion.js";
import { Door } from "rooms/book/door.js";
import { depthAt } from "rooms/book/fields.js";
import { close } from "rooms/book/files.js";
import { inkOf, painting, takeDown } from "rooms/book/material.js";
import * as paint from "rooms/book/paint.shader.js";
import { leaning, stand } from "rooms/book/space.js";
import * as THREE from "three";

const MOTES = 46;

/** @typedef {import("rooms/book/files.js").Opened} Opened */
/** @typedef {import("rooms/book/fields.js").Sheet} Sheet */
/** @typedef {import("rooms/book/space.js").Lens} Lens */
/** @typedef {Record<string, { value: any }>} Uniforms */

/** @param {ImageBitmap} bitmap */
function textureOf(bitmap) {
  const texture = new THREE.Texture(/** @type {any} */ (bitmap));
  texture.flipY = false;
  texture.anisotropy = 4;
  texture.minFilter = THREE.LinearMipmapLinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/** @param {import("rooms/book/fields.js").Labels} labels */
function labelTexture({ width, height, seen, behind }) {
  const both = new Uint8Array(width * height * 2);
  for (let i = 0; i < seen.length; i++) {
    both[i * 2] = seen[i];
    both[i * 2 + 1] = behind[i];
  }
  const texture = new THREE.DataTexture(both, width, height, THREE.RGFormat);
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}

/** The corners of a grid over a part of the picture, put where they stand. @param {Lens} lens @param {(u: number, v: number) => number} inverse_z @param {number} columns @param {number} rows @param {[number, number, number, number]} [box] left, top, right, bottom */
function gridOf(lens, inverse_z, columns, rows, [left, top, right, bottom] = [0, 0, 1, 1]) {
  const places = [];
  const uvs = [];
  const index = [];
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i <= columns; i++) {
      const u = left + ((right - left) * i) / columns;
      const v = top + ((bottom - top) * j) / rows;
      places.push(...stand(lens, u, v, inverse_z(u, v)));
      uvs.push(u, v);
      if (i === columns || j === rows) continue;
      const o = j * (columns + 1) + i;
      index.push(o, o + columns + 1, o + 1, o + 1, o + columns + 1, o + columns + 2);
    }
  }
  return new THREE.BufferGeometry()
    .setAttribute("position", new THREE.Float32BufferAttribute(places, 3))
    .setAttribute("uv", new THREE.Float32BufferAttribute(uvs, 2))
    .setIndex(index);
}

export class PaintedRoom {
  group = new THREE.Group();
  /** @type {Map<string, Door>} */
  doors = new Map();
  /** @type {Lens} */
  lens;

  #opened;
  #uniforms;
  #own;
  #plain;
  /** @type {THREE.Mesh | null} */
  #outline = null;
  /** @type {THREE.Points | null} */
  #ticks = null;
  #outlined = "";
  #searched = "";
  #glint;
  #motes;

  /**
   * @param {Opened} opened @param {{ shared: Uniforms, quality: import("kit/quality.js").Quality, blank: THREE.Texture }} given
   *   shared: how paint is laid; blank: stands in where there is no picture
   */
  constructor(opened, { shared, quality, blank }) {
    const { canvas, labels } = opened;
    this.#opened = opened;
    const aspect = canvas.width / canvas.height;
    this.lens = { focal: canvas.focal, horizon: canvas.horizon, aspect };
    this.leaning = leaning(canvas.focal, opened.nearest, opened.farthest);
    const isThing = new Float32Array(paint.LABELS);
    canvas.regions.forEach(({ kind }, i) => {
      isThing[i + 1] = kind === "thing" ? 1 : 0;
    });
    this.#own = {
      uPicture: { value: textureOf(opened.picture) },
      uPlate: { value: textureOf(opened.plate) },
      uLabels: { value: labelTexture(labels) },
      uSize: { value: new THREE.Vector2(labels.width, labels.height) },
      uIsThing: { value: isThing },
      uRead: { value: new Float32Array(paint.LABELS) },
      uOpen: { value: new Float32Array(paint.LABELS) },
      uChosen: { value: 0 },
      uGlow: { value: 0 },
      uStep: { value: 1.6 },
      uLens: { value: new THREE.Vector3(canvas.focal, canvas.horizon, aspect) },
      uTall: { value: 1 / aspect },
      uWarmth: { value: warmthOf(canvas.lamps) },
      ...lampsOf(canvas.lamps),
    };
    this.#uniforms = { ...shared, ...this.#own };
    this.#plain = { shared, blank };
    this.#build(quality);
    this.#motes = quality.tier === "low" ? null : this.#dust(quality);
    this.#glint = this.#spark();
    for (const region of canvas.regions) {
      if (region.kind === "door") this.#hang(region);
    }
  }

  get canvas() {
    return this.#opened.canvas;
  }

  get labels() {
    return this.#opened.labels;
  }

  /** How near a point is, 1/m. @param {number} u @param {number} v */
  depthAt(u, v) {
    return depthAt(this.#opened.things, u, v);
  }

  /** Does anything here move by itself? */
  get lively() {
    return !reducedMotion.value && (this.#motes !== null || this.#own.uLampFire.value.some((fire) => fire > 0));
  }

  /** What falls on the page around the picture, as CSS says it. */
  get shine() {
    const { x, y, z, w } = this.#own.uWarmth.value;
    return `rgb(${[x, y, z].map((n) => Math.round(n * 255)).join(" ")} / ${w.toFixed(2)})`;
  }

  /** Does any door stand open? */
  get isOpen() {
    return [...this.doors.values()].some((door) => door.isOpen);
  }

  /** @param {string} id @returns {number} 0: no such region */
  labelOf(id) {
    return this.canvas.regions.findIndex((region) => region.id === id) + 1;
  }

  /** The region whose outline is drawn. @param {string | null} id */
  outline(id) {
    if (this.#outlined === (id ?? "")) return;
    this.#outlined = id ?? "";
    this.#own.uChosen.value = id ? this.labelOf(id) : 0;
    if (this.#outline) {
      takeDown(this.#outline);
      this.#outline = null;
    }
    const region = this.canvas.regions.find((each) => each.id === id);
    if (!region) return;
    const us = region.outline.map(([u]) => u);
    const vs = region.outline.map(([, v]) => v);
    const room = 0.012;
    const sheet = this.#opened.things;
    const geometry = gridOf(this.lens, (u, v) => depthAt(sheet, u, v), 16, 16, [
      Math.max(0, Math.min(...us) - room),
      Math.max(0, Math.min(...vs) - room * this.lens.aspect),
      Math.min(1, Math.max(...us) + room),
      Math.min(1, Math.max(...vs) + room * this.lens.aspect),
    ]);
    this.#outline = this.#mesh(geometry, paint.SHEET_VERTEX, paint.INK_FRAGMENT, 8, { depthTest: false });
  }

  /** How strongly the outline is drawn, and how many px of the picture a drawn px is. @param {number} glow 0..1 @param {number} step */
  ink(glow, step) {
    this.#own.uGlow.value = glow;
    this.#own.uStep.value = step;
    if (this.#outline) this.#outline.visible = glow > 0.01;
  }

  /** @param {readonly string[]} ids things that were searched: paler, and ticked */
  read(ids) {
    const key = ids.join(" ");
    if (key === this.#searched) return;
    this.#searched = key;
    if (this.#ticks) takeDown(this.#ticks);
    this.#ticks = null;
    this.#own.uRead.value.fill(0);
    const places = [];
    for (const id of ids) {
      const label = this.labelOf(id);
      if (label === 0 || label >= paint.LABELS) continue;
      this.#own.uRead.value[label] = 1;
      const [u, v] = tickPlace(this.canvas.regions[label - 1].outline);
      places.push(...stand(this.lens, u, v, this.depthAt(u, v)));
    }
    if (places.length === 0) return;
    const points = new THREE.BufferGeometry().setAttribute("position", new THREE.Float32BufferAttribute(places, 3));
    const look = painting({
      uniforms: this.#uniforms,
      vertexShader: paint.TICK_VERTEX.replaceAll("uPixels", "uTick"),
      fragmentShader: paint.TICK_FRAGMENT,
      depthTest: false,
    });
    this.#ticks = new THREE.Points(points, look);
    this.#ticks.frustumCulled = false;
    this.#ticks.renderOrder = 7;
    this.group.add(this.#ticks);
  }

  /** Swings a door. @param {string} id @param {number} open 0..1 */
  swing(id, open) {
    const door = this.doors.get(id);
    if (!door) return;
    door.swing(open);
    this.#own.uOpen.value[this.labelOf(id)] = door.isOpen ? 1 : 0;
  }

  /** A swell of light at a lock. @param {string} id @param {number} glow 0..1 */
  glint(id, glow) {
    this.#glint.visible = glow > 0.004;
    /** @type {THREE.ShaderMaterial} */ (this.#glint.material).uniforms.uGlow.value = glow;
    const region = this.canvas.regions.find((each) => each.id === id);
    if (!region || !this.#glint.visible) return;
    const [u, v] = lockPlace(region);
    this.#glint.position.set(...stand(this.lens, u, v, this.depthAt(u, v) * 1.02));
  }

  dispose() {
    takeDown(this.group);
    for (const { value } of Object.values(this.#own)) {
      if (/** @type {any} */ (value)?.isTexture) /** @type {THREE.Texture} */ (value).dispose();
    }
    close(this.#opened);
  }

  /** @param {import("kit/quality.js").Quality} quality */
  #build(quality) {
    const { room, things } = this.#opened;
    const impasto = quality.tier === "low" ? {} : { IMPASTO: 1 };
    const sheet = (/** @type {Sheet} */ { columns, rows, inverse_z }) => {
      let i = 0;
      return gridOf(this.lens, () => inverse_z[i++], columns, rows);
    };
    this.#mesh(sheet(room), paint.SHEET_VERTEX, paint.ROOM_FRAGMENT, 0, {
      defines: impasto,
      polygonOffset: true,
      polygonOffsetFactor: 1,
      polygonOffsetUnits: 4,
    });
    this.#mesh(sheet(things), paint.SHEET_VERTEX, paint.THINGS_FRAGMENT, 5);
  }

  /** @param {THREE.BufferGeometry} geometry @param {string} vertexShader @param {string} fragmentShader @param {number} order @param {THREE.ShaderMaterialParameters} [options] */
  #mesh(geometry, vertexShader, fragmentShader, order, options = {}) {
    const look = painting({ uniforms: this.#uniforms, vertexShader, fragmentShader, ...options });
    const mesh = new THREE.Mesh(geometry, look);
    mesh.frustumCulled = false;
    mesh.renderOrder = order;
    this.group.add(mesh);
    return mesh;
  }

  /** @param {import("rooms/words.js").Region} region */
  #hang(region) {
    const door = new Door({
      region,
      label: this.labelOf(region.id),
      lens: this.lens,
      uniforms: this.#uniforms,
      opened: this.#opened,
      blank: this.#plain.blank,
    });
    this.doors.set(region.id, door);
    this.group.add(door.group);
  }

  /** @param {import("kit/quality.js").Quality} quality */
  #dust(quality) {
    const random = chance(21);
    const { lamps } = this.canvas;
    const n = quality.tier === "high" ? MOTES : MOTES / 2;
    const places = [];
    const seeds = [];
    for (let i = 0; i < n; i++) {
      const lamp = lamps[i % Math.max(1, lamps.length)];
      const near = lamp && random() < 0.65;
      const u = near ? lamp.x + (random() - 0.5) * 0.34 : random();
      const v = near ? lamp.y + random() * 0.3 - 0.06 : random();
      const deep = this.depthAt(Math.min(1, Math.max(0, u)), Math.min(1, Math.max(0, v)));
      places.push(...stand(this.lens, u, v, deep + (this.#opened.nearest - deep) * 0.4 * random()));
      seeds.push(random(), random(), random(), near ? 0.5 : 0.2);
    }
    const geometry = new THREE.BufferGeometry()
      .setAttribute("position", new THREE.Float32BufferAttribute(places, 3))
      .setAttribute("seed", new THREE.Float32BufferAttribute(seeds, 4));
    const look = painting({
      uniforms: this.#uniforms,
      vertexShader: paint.MOTES_VERTEX,
      fragmentShader: paint.MOTES_FRAGMENT,
      depthWrite: false,
    });
    const motes = new THREE.Points(geometry, look);
    motes.frustumCulled = false;
    motes.renderOrder = 6;
    motes.visible = !reducedMotion.value;
    this.group.add(motes);
    return motes;
  }

  #spark() {
    const geometry = new THREE.BufferGeometry().setAttribute(
      "position",
      new THREE.Float32BufferAttribute([0, 0, 0], 3),
    );
    const look = painting({
      uniforms: { ...this.#uniforms, uGlow: { value: 0 } },
      vertexShader: paint.TICK_VERTEX.replaceAll("uPixels", "uGlint"),
      fragmentShader: paint.GLINT_FRAGMENT,
      depthTest: false,
      depthWrite: false,
    });
    const spark = new THREE.Points(geometry, look);
    spark.frustumCulled = false;
    spark.renderOrder = 9;
    spark.visible = false;
    this.group.add(spark);
    return spark;
  }
}

/** @param {readonly import("rooms/words.js").Lamp[]} lamps */
function lampsOf(lamps) {
  const first = [...lamps].sort((a, b) => Number(b.flickers) - Number(a.flickers) || b.strength - a.strength);
  const each = Array.from({ length: paint.LAMPS }, (_, i) => first[i]);
  return {
    uLamps: {
      value: each.map(
        (lamp) => new THREE.Vector4(lamp?.x ?? 0, lamp?.y ?? 0, lamp?.reach ?? 0.01, lamp?.strength ?? 0),
      ),
    },
    uLampInk: { value: each.map((lamp) => inkOf(lamp?.colour ?? "#000000")) },
    uLampFire: { value: each.map((lamp) => (lamp?.flickers ? 1 : 0)) },
  };
}

/** The light of all lamps together, and how strongly the paper shows it. @param {readonly import("rooms/words.js").Lamp[]} lamps */
function warmthOf(lamps) {
  const light = new THREE.Vector4();
  let sum = 0;
  for (const { colour, strength } of lamps) {
    const { x, y, z } = inkOf(colour);
    light.add(new THREE.Vector4(x, y, z, 0).multiplyScalar(strength));
    sum += strength;
  }
  if (sum > 0) light.divideScalar(sum);
  light.w = Math.min(0.34, 0.16 * sum);
  return light;
}

/** Towards the upper right corner of an outline, but on it. @param {readonly (readonly [number, number])[]} outline @returns {[number, number]} */
function tickPlace(outline) {
  const n = outline.length;
  const middle = outline.reduce(([x, y], [u, v]) => [x + u / n, y + v / n], [0, 0]);
  const corner = outline.reduce((best, point) => (point[0] - point[1] > best[0] - best[1] ? point : best));
  return [middle[0] + (corner[0] - middle[0]) * 0.7, middle[1] + (corner[1] - middle[1]) * 0.7];
}

/** Where a lock is: beside the free edge of a door, in the middle of a thing. @param {import("rooms/words.js").Region} region @returns {[number, number]} */
function lockPlace({ kind, outline, hinge }) {
  const us = outline.map(([u]) => u);
  const vs = outline.map(([, v]) => v);
  const across = kind === "thing" ? 0.5 : hinge === "left" ? 0.86 : 0.14;
  const down = kind === "thing" ? 0.42 : 0.6;
  const left = Math.min(...us);
  const top = Math.min(...vs);
  return [left + (Math.max(...us) - left) * across, top + (Math.max(...vs) - top) * down];
}
