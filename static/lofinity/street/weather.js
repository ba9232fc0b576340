/** Weather: rain, splashes and snow live in vertex shaders - one draw call each, no work per drop on the CPU; all brighten near the lamps. */
import { Bin } from "kit/bin.js";
import { chance } from "kit/chance.js";
import { unmake } from "kit/unmake.js";
import * as THREE from "three";
import { BULB } from "./lane.js";

/** @typedef {import("./moods.js").Mood} Mood */

const QUAD = [
  [-1, 0],
  [1, 0],
  [1, 1],
  [-1, 0],
  [1, 1],
  [-1, 1],
];
const HEAD = /* glsl */ `
  attribute vec4 seed;
  uniform float uTime, uMuch, uNight;
  uniform vec3 uLamp;
  varying float vGlow, vHere;
  float glowAt(vec3 p) {
    return uNight * (exp(-pow(distance(p, uLamp), 2.) * .16) + .75 * exp(-pow(distance(p, vec3(0., 1.2, 1.)), 2.) * .3));
  }`;
const END = /* glsl */ `
  #include <tonemapping_fragment>
  #include <colorspace_fragment>`;

const streaks = {
  vertexShader: /* glsl */ `
    ${HEAD}
    attribute vec2 corner;
    varying float vEnd;
    void main() {
      float fall = fract(seed.y - uTime * (1.15 + seed.w * .5));
      vec3 p = vec3(seed.x, fall * 6.2, seed.z);
      vGlow = glowAt(p);
      vHere = step(fract(seed.w * 7.7), uMuch);
      float tall = .3 + .26 * seed.w;
      p += vec3(corner.x * .0042 + corner.y * tall * .09, corner.y * tall, 0.);
      vEnd = corner.y;
      gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
    }`,
  fragmentShader: /* glsl */ `
    uniform float uNight;
    varying float vGlow, vEnd, vHere;
    void main() {
      vec3 ink = mix(mix(vec3(.75, .84, .92), vec3(.42, .55, .85), uNight), vec3(1., .8, .5), clamp(vGlow, 0., 1.));
      gl_FragColor = vec4(ink * (.13 + .1 * (1. - uNight) + .62 * vGlow) * smoothstep(1., .15, vEnd) * vHere, 1.);
    }`,
};

const crowns = {
  vertexShader: /* glsl */ `
    ${HEAD}
    attribute vec2 corner;
    varying float vAge;
    varying vec2 vAt;
    void main() {
      vAge = fract(uTime * 2.3 + seed.y);
      vec3 p = vec3(seed.x, seed.z < .95 ? .095 : .005, seed.z);
      vGlow = glowAt(p);
      vHere = step(fract(seed.w * 7.7), uMuch);
      vAt = corner;
      p += vec3(corner.x * .055, corner.y * .075, 0.);
      gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
    }`,
  fragmentShader: /* glsl */ `
    varying float vGlow, vAge, vHere;
    varying vec2 vAt;
    void main() {
      float y = vAge * 1.1 * (1. - pow(abs(vAt.x) - .45, 2.) * 3.);
      float line = smoothstep(.16, 0., abs(vAt.y - y * (1. - vAge * .5))) * step(.15, abs(vAt.x));
      vec3 ink = mix(vec3(.5, .62, .9), vec3(1., .84, .58), clamp(vGlow, 0., 1.));
      gl_FragColor = vec4(ink * line * (1. - vAge) * (.3 + .8 * vGlow) * vHere, 1.);
    }`,
};

/** Drops that gather at the awning's hem and let go, one after the other. */
const drips = {
  vertexShader: /* glsl */ `
    ${HEAD}
    attribute vec2 corner;
    varying vec2 vAt;
    void main() {
      float age = fract(uTime * (.35 + .2 * seed.w) + seed.y);
      float hang = min(age / .6, 1.), fall = max(0., age - .6) / .4;
      vec3 p = vec3(seed.x, 2.17 - 2.1 * fall * fall, seed.z);
      vGlow = glowAt(p) + .4;
      vHere = uMuch;
      vAt = corner;
      float size = .012 * hang;
      p += vec3(corner.x * size, (corner.y - .5) * size * (2. + 9. * fall), 0.);
      gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
    }`,
  fragmentShader: /* glsl */ `
    varying float vGlow, vHere;
    varying vec2 vAt;
    void main() {
      float drop = smoothstep(1., .3, length(vec2(vAt.x, vAt.y * 2. - 1.)));
      gl_FragColor = vec4(mix(vec3(.6, .7, .95), vec3(1., .82, .56), .5) * drop * vHere * (.35 + .4 * vGlow), 1.);
    }`,
};

const flakes = {
  vertexShader: /* glsl */ `
    ${HEAD}
    uniform float uScale;
    void main() {
      float y = fract(seed.y - uTime * .055 * (1. + seed.w)) * 6.4;
      vec3 p = vec3(seed.x + .35 * sin(uTime * .7 + seed.w * 40.), y, seed.z + .25 * cos(uTime * .5 + seed.w * 31.));
      vGlow = glowAt(p);
      vHere = step(fract(seed.w * 5.3), uMuch);
      vec4 seen = viewMatrix * vec4(p, 1.);
      gl_Position = projectionMatrix * seen;
      gl_PointSize = min(uScale * .03, uScale * (.013 + .022 * seed.w) / -seen.z);
    }`,
  fragmentShader: /* glsl */ `
    varying float vGlow, vHere;
    void main() {
      float d = length(gl_PointCoord - .5);
      vec3 ink = mix(vec3(.93, .92, 1.), vec3(1., .9, .72), clamp(vGlow, 0., 1.));
      gl_FragColor = vec4(ink, smoothstep(.5, .18, d) * (.6 + .4 * min(1., vGlow)) * vHere);
      ${END}
    }`,
};

export class Weather {
  group = new THREE.Group();
  #bin = new Bin();
  #rain;
  #snow;
  #uniforms = {
    uTime: { value: 0 },
    uNight: { value: 1 },
    uLamp: { value: new THREE.Vector3(...BULB) },
    uScale: { value: 600 },
  };
  #much = { rain: { value: 0 }, snow: { value: 0 } };

  /** @param {{ many: number }} given how many of the drops to make, 0..1 */
  constructor({ many }) {
    const roll = chance(3);
    const rain = { ...this.#uniforms, uMuch: this.#much.rain };
    const additive = { transparent: true, depthWrite: false, blending: THREE.AdditiveBlending, side: THREE.DoubleSide };
    const quads = (/** @type {number} */ count, /** @type {() => number[]} */ seed, /** @type {any} */ shader) =>
      new THREE.Mesh(scatter(count, seed), new THREE.ShaderMaterial({ uniforms: rain, ...additive, ...shader }));
    this.#rain = [
      quads(1500 * many, () => [roll() * 12 - 5.4, roll(), roll() * 8 - 2.6, roll()], streaks),
      quads(280 * many, () => [roll() * 9 - 4, roll(), roll() * 4.4 - 0.7, roll()], crowns),
      quads(22, () => [-2.66 + roll() * 1.74, roll(), -0.125, roll()], drips),
    ];
    const points = new THREE.BufferGeometry();
    const count = Math.round(1700 * many);
    const seeds = Float32Array.from(
      { length: count * 4 },
      (_, i) => [roll() * 15 - 6, roll(), roll() * 11 - 5.4, roll()][i % 4],
    );
    points.setAttribute("position", new THREE.Float32BufferAttribute(new Float32Array(count * 3), 3));
    points.setAttribute("seed", new THREE.Float32BufferAttribute(seeds, 4));
    const snow = new THREE.ShaderMaterial({
      uniforms: { ...this.#uniforms, uMuch: this.#much.snow },
      transparent: true,
      depthWrite: false,
      ...flakes,
    });
    this.#snow = new THREE.Points(points, snow);
    this.group.add(...this.#rain, this.#snow);
    for (const part of this.group.children) {
      part.frustumCulled = false;
      part.renderOrder = 8;
    }
    this.#bin.add(() => unmake(this.group));
  }

  /** @param {Mood} mood */
  tune(mood) {
    this.#much.rain.value = mood.rain;
    this.#much.snow.value = mood.flakes;
    this.#uniforms.uNight.value = Math.min(1, mood.lamp / 10);
    for (const part of this.#rain) part.visible = mood.rain > 0.01;
    this.#snow.visible = mood.flakes > 0.01;
  }

  /** @param {number} height pixels of the drawing buffer @param {number} fov degrees */
  fit(height, fov) {
    this.#uniforms.uScale.value = height / Math.tan((fov * Math.PI) / 360);
  }

  /** @param {number} time */
  live(time) {
    this.#uniforms.uTime.value = time;
  }

  dispose() {
    this.#bin.dispose();
  }
}

/** Quads that share a seed; the shader places them. @param {number} count @param {() => number[]} seed */
export function scatter(count, seed) {
  /** @type {number[]} */ const corners = [];
  /** @type {number[]} */ const seeds = [];
  for (let i = 0; i < count; i++) {
    const one = seed();
    for (const corner of QUAD) {
      corners.push(...corner);
      seeds.push(...one);
    }
  }
  const solid = new THREE.BufferGeometry();
  solid.setAttribute("position", new THREE.Float32BufferAttribute(new Float32Array((corners.length / 2) * 3), 3));
  solid.setAttribute("corner", new THREE.Float32BufferAttribute(corners, 2));
  solid.setAttribute("seed", new THREE.Float32BufferAttribute(seeds, 4));
  return solid;
}
