/** Sky: a painted backdrop, drifting clouds, three ridges, a bay and the lights of a town. Five draw calls, retuned by a mood. */
import { Bin } from "kit/bin.js";
import { drawn } from "kit/brush.js";
import { chance } from "kit/chance.js";
import { unmake } from "kit/unmake.js";
import * as THREE from "three";
import * as look from "./sky.shader.js";

/** @typedef {import("./moods.js").Mood} Mood */
/** @typedef {import("./moods.js").Rgb} Rgb */

const PUFFS = 90;
/** x, y, width, how cloudy it must be before it comes */
const CLOUDS = [
  [44, 14, 30, 0.02],
  [14, 9, 22, 0.1],
  [66, 9, 26, 0.15],
  [30, 21, 20, 0.3],
  [2, 18, 24, 0.35],
  [56, 24, 30, 0.45],
  [-14, 11, 22, 0.5],
  [80, 16, 28, 0.5],
  [22, 5, 14, 0.6],
  [48, 6, 18, 0.65],
  [-30, 20, 30, 0.7],
  [8, 30, 34, 0.72],
];

/** The same puffs three times: shade, body, sunlit crown, each shrunk toward the light; the base dissolves. @param {CanvasRenderingContext2D} c @param {number} x @param {number} y @param {number} size @param {() => number} roll */
function cumulus(c, x, y, size, roll) {
  const pad = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const p = /** @type {CanvasRenderingContext2D} */ (pad.getContext("2d"));
  const wide = size * 0.66;
  const puffs = Array.from({ length: PUFFS }, () => {
    const t = roll() * 2 - 1;
    const rise = (1 - t * t) ** 1.3 * roll() ** 0.8;
    const r = wide * (0.045 + 0.09 * roll() * (1 - Math.abs(t) * 0.55));
    return { x: size / 2 + t * wide * 0.52, y: size * 0.78 - rise * wide * 0.62, r };
  });
  for (const [k, ink] of ["#ff0000", "#00ff00", "#0000ff"].entries()) {
    for (const puff of puffs) {
      if (k === 2 && roll() < 0.1) continue;
      const r = puff.r * (1 - 0.17 * k);
      const px = puff.x - puff.r * 0.2 * k;
      const py = puff.y - puff.r * 0.28 * k;
      const soft = p.createRadialGradient(px, py, 0, px, py, r);
      soft.addColorStop(0, ink);
      soft.addColorStop(k === 2 ? 0.1 : 0.7, ink);
      soft.addColorStop(1, `${ink}00`);
      p.fillStyle = soft;
      p.beginPath();
      p.arc(px, py, r, 0, Math.PI * 2);
      p.fill();
    }
  }
  p.globalCompositeOperation = "destination-out";
  const fade = p.createLinearGradient(0, size * 0.52, 0, size * 0.84);
  fade.addColorStop(0, "rgba(0,0,0,0)");
  fade.addColorStop(1, "rgba(0,0,0,1)");
  p.fillStyle = fade;
  p.fillRect(0, 0, size, size);
  c.drawImage(pad, x, y);
}

/** @param {number} k 0 far .. 2 near @param {number} x metres */
const ridge = (k, x) =>
  [11.5, 8, 4.6][k] * (0.55 + 0.3 * Math.sin(x * 0.06 + k * 1.9) + 0.17 * Math.sin(x * 0.17 + k * 3)) +
  (k === 2 ? 0.35 * Math.abs(Math.sin(x * 2.1)) : 0);

export class Sky {
  group = new THREE.Group();
  #bin = new Bin();
  #uniforms = {
    uTime: { value: 0 },
    uSky: { value: colours(5) },
    uCloud: { value: colours(3) },
    uHills: { value: colours(3) },
    uMist: { value: new THREE.Color() },
    uHaze: { value: 0 },
    uStars: { value: 0 },
    uMoon: { value: 0 },
    uMoonAt: { value: new THREE.Vector2(52, 20) },
    uVeil: { value: 0 },
    uCumulus: { value: 0 },
    uSea: { value: 0 },
    uWindows: { value: 0 },
    uScale: { value: 600 },
    uPuffs: { value: /** @type {THREE.Texture | null} */ (null) },
  };

  constructor() {
    const roll = chance(23);
    this.#uniforms.uPuffs.value = drawn(
      1024,
      1024,
      (c) => {
        for (let i = 0; i < 4; i++) cumulus(c, (i % 2) * 512, (i >> 1) * 512, 512, roll);
      },
      { data: true },
    );
    this.group.add(this.#heaven(), this.#clouds(), this.#hills(), this.#bay(), this.#town(roll));
    this.group.traverse((part) => part.layers.enable(1)); // puddles mirror the sky
    this.#bin.add(() => unmake(this.group));
  }

  /** @param {{ vertexShader: string, fragmentShader: string }} shader @param {THREE.ShaderMaterialParameters} [more] */
  #look(shader, more = {}) {
    return new THREE.ShaderMaterial({ uniforms: this.#uniforms, depthWrite: false, ...shader, ...more });
  }

  #heaven() {
    const back = new THREE.Mesh(new THREE.PlaneGeometry(220, 90), this.#look(look.heaven));
    back.position.set(18, 25, -80);
    back.renderOrder = -10;
    return back;
  }

  #clouds() {
    const quad = new THREE.PlaneGeometry(1, 1);
    const many = new THREE.InstancedBufferGeometry();
    many.index = quad.index;
    many.setAttribute("position", quad.attributes.position);
    many.setAttribute("spot", new THREE.InstancedBufferAttribute(new Float32Array(CLOUDS.flat()), 4));
    many.setAttribute("face", new THREE.InstancedBufferAttribute(new Float32Array(CLOUDS.map((_, i) => i % 4)), 1));
    const mesh = new THREE.Mesh(many, this.#look(look.clouds, { transparent: true }));
    mesh.frustumCulled = false;
    mesh.renderOrder = -9;
    return mesh;
  }

  #hills() {
    /** @type {number[]} */
    const position = [];
    /** @type {number[]} */
    const row = [];
    for (let k = 0; k < 3; k++) {
      const z = -70 + k * 9;
      for (let x = -70; x < 110; x += 1.5) {
        const [a, b] = [ridge(k, x), ridge(k, x + 1.5)];
        position.push(x, -4, z, x + 1.5, -4, z, x + 1.5, b, z, x, -4, z, x + 1.5, b, z, x, a, z);
        row.push(k, k, k, k, k, k);
      }
    }
    const solid = new THREE.BufferGeometry();
    solid.setAttribute("position", new THREE.Float32BufferAttribute(position, 3));
    solid.setAttribute("row", new THREE.Float32BufferAttribute(row, 1));
    const mesh = new THREE.Mesh(solid, this.#look(look.hills));
    mesh.renderOrder = -8; // far ridges first in one list: painter's order, no depth
    mesh.frustumCulled = false;
    return mesh;
  }

  #bay() {
    const water = new THREE.Mesh(new THREE.PlaneGeometry(110, 7.4), this.#look(look.bay, { transparent: true }));
    water.geometry.translate(57, -0.3, 0);
    water.position.z = -51;
    water.renderOrder = -7;
    return water;
  }

  /** @param {() => number} roll */
  #town(roll) {
    /** @type {number[]} */
    const position = [];
    /** @type {number[]} */
    const ink = [];
    const inks = [
      [1, 0.72, 0.36],
      [1, 0.82, 0.52],
      [1, 0.6, 0.32],
      [0.72, 0.86, 1],
    ];
    for (let i = 0; i < 420; i++) {
      const k = i % 2 ? 2 : 1;
      const x = -20 + 105 * roll();
      // lights gather in the valley and thin out up the slopes
      position.push(x, ridge(k, x) * (0.06 + 0.8 * roll() ** 2.2), -70 + k * 9 + 0.3);
      ink.push(...inks[Math.floor(roll() ** 1.6 * 4)], roll());
    }
    const points = new THREE.BufferGeometry();
    points.setAttribute("position", new THREE.Float32BufferAttribute(position, 3));
    points.setAttribute("ink", new THREE.Float32BufferAttribute(ink, 4));
    const mesh = new THREE.Points(
      points,
      this.#look(look.lights, { transparent: true, blending: THREE.AdditiveBlending }),
    );
    mesh.frustumCulled = false;
    mesh.renderOrder = -6;
    return mesh;
  }

  /** @param {Mood} mood */
  tune(mood) {
    const u = this.#uniforms;
    for (const [i, ink] of mood.sky.entries()) u.uSky.value[i].setRGB(...ink, THREE.SRGBColorSpace);
    for (const [i, ink] of mood.cloud.entries()) u.uCloud.value[i].setRGB(...ink, THREE.SRGBColorSpace);
    for (const [i, ink] of mood.hills.entries()) u.uHills.value[i].setRGB(...ink, THREE.SRGBColorSpace);
    u.uMist.value.setRGB(...mood.mist, THREE.SRGBColorSpace);
    u.uHaze.value = mood.haze;
    u.uStars.value = mood.stars;
    u.uMoon.value = mood.moon;
    u.uVeil.value = mood.veil;
    u.uCumulus.value = mood.cumulus;
    u.uSea.value = mood.sea;
    u.uWindows.value = Math.max(0, mood.windows - 0.3) / 0.7;
  }

  /** Where the moon stands in this layout, and how big a point is. @param {[number, number]} moonAt @param {number} height pixels of the drawing buffer @param {number} fov degrees */
  fit(moonAt, height, fov) {
    this.#uniforms.uMoonAt.value.set(...moonAt);
    this.#uniforms.uScale.value = height / Math.tan((fov * Math.PI) / 360);
  }

  /** @param {number} time seconds */
  turn(time) {
    this.#uniforms.uTime.value = time;
  }

  dispose() {
    this.#bin.dispose();
  }
}

/** @param {number} count */
function colours(count) {
  return Array.from({ length: count }, () => new THREE.Color());
}
