/** Small lives in the air: moths at the lamp, fireflies, gulls, falling leaves, steam, sparks. One draw call a kind, all in vertex shaders. */
import { Bin } from "kit/bin.js";
import { chance } from "kit/chance.js";
import { unmake } from "kit/unmake.js";
import * as THREE from "three";
import { BULB } from "./lane.js";
import { scatter } from "./weather.js";

/** @typedef {import("./moods.js").Mood} Mood */

const END = /* glsl */ `
  #include <tonemapping_fragment>
  #include <colorspace_fragment>`;

/** A quad that faces the camera, `size` metres; corner.x -1..1, corner.y 0..1. */
const FACE = /* glsl */ `
  attribute vec2 corner;
  attribute vec4 seed;
  uniform float uTime, uMuch;
  varying vec2 vAt;
  varying float vHere;
  vec4 facing(vec3 p, vec2 size) {
    vAt = vec2(corner.x, corner.y * 2. - 1.);
    vec4 seen = viewMatrix * vec4(p, 1.);
    seen.xy += vAt * size;
    return projectionMatrix * seen;
  }`;

const moths = {
  vertexShader: /* glsl */ `
    ${FACE}
    uniform vec3 uLamp;
    varying float vBeat;
    void main() {
      float t = uTime * (.5 + .3 * seed.x) + seed.y * 40.;
      float r = .2 + .34 * seed.z + .08 * sin(t * 2.3);
      vec3 p = uLamp + vec3(cos(t * 1.7) * r, -.12 + .2 * sin(t * 2.9 + seed.w * 6.), sin(t * 1.3 + seed.w) * r);
      vBeat = .35 + .65 * abs(sin(uTime * 11. + seed.w * 9.));
      vHere = uMuch;
      gl_Position = facing(p, vec2(.024, .02));
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vAt;
    varying float vHere, vBeat;
    void main() {
      vec2 wing = vec2((abs(vAt.x) - .35 * vBeat) / (.45 * vBeat), (vAt.y - .1) / .75);
      float moth = smoothstep(1.1, .7, length(wing)) + smoothstep(.3, .12, length(vAt * vec2(2., .7)));
      gl_FragColor = vec4(vec3(1., .9, .7), min(1., moth) * vHere);
      ${END}
    }`,
};

const fireflies = {
  vertexShader: /* glsl */ `
    ${FACE}
    void main() {
      float t = uTime * .35 + seed.w * 30.;
      vec3 p = vec3(seed.x + .5 * sin(t + seed.y * 9.) + .2 * sin(t * 2.7), seed.y + .2 * sin(t * 1.6 + seed.x), seed.z + .4 * cos(t * .8));
      float shine = smoothstep(.1, .9, sin(uTime * (.7 + .5 * seed.w) + seed.w * 60.) * .5 + .5);
      vHere = uMuch * shine;
      gl_Position = facing(p, vec2(.11));
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vAt;
    varying float vHere;
    void main() {
      float d = length(vAt);
      gl_FragColor = vec4(vec3(.78, 1., .38) * (smoothstep(.2, .04, d) * 1.2 + .45 * pow(max(0., 1. - d), 3.)) * vHere, 1.);
      ${END}
    }`,
};

const gulls = {
  vertexShader: /* glsl */ `
    ${FACE}
    varying float vFlap;
    void main() {
      float t = uTime * (.05 + .02 * seed.w) + seed.w * 6.3;
      vec3 p = vec3(16. + seed.x + cos(t) * (9. + 6. * seed.y), 7.5 + seed.y * 6. + 1.2 * sin(t * 2.3), -34. + sin(t) * 8. - seed.z * 6.);
      vFlap = sin(uTime * (3. + seed.w) + seed.w * 20.) * smoothstep(-.2, .5, sin(uTime * .4 + seed.w * 9.));
      vHere = smoothstep(seed.w * .8, seed.w * .8 + .2, uMuch);
      gl_Position = facing(p, vec2(.85, .5));
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vAt;
    varying float vHere, vFlap;
    uniform float uNight;
    void main() {
      float x = abs(vAt.x);
      float arc = .35 * sin(x * 3.14) * (.8 + .5 * vFlap) - .18 * x - .12 * vFlap * x;
      float wing = smoothstep(.13 * (1.1 - x), .05 * (1.1 - x), abs(vAt.y - arc)) * step(x, .98);
      float body = smoothstep(.16, .1, length(vAt * vec2(.75, 1.2) + vec2(0., .04)));
      vec3 ink = mix(vec3(1., 1., .98), vec3(.75, .83, .95), uNight);
      gl_FragColor = vec4(ink, max(wing, body) * vHere);
      ${END}
    }`,
};

const leaves = {
  vertexShader: /* glsl */ `
    ${FACE}
    uniform float uWind;
    varying float vTurn;
    void main() {
      float age = fract(uTime * (.045 + .02 * seed.w) + seed.y);
      vec3 p = vec3(1.2 + seed.x * 2. + age * uWind * .9 + .25 * sin(age * 18. + seed.w * 9.), 3.2 - age * 3.1, -1.9 + seed.z * 2.6 + age * .6);
      vTurn = uTime * (1.2 + seed.w) + seed.w * 20.;
      vHere = uMuch * smoothstep(0., .06, age) * smoothstep(1., .96, age);
      gl_Position = facing(p, vec2(.035, .035));
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vAt;
    varying float vHere, vTurn;
    uniform vec3 uLeaf;
    void main() {
      float c = cos(vTurn * .7), s = sin(vTurn * .7);
      vec2 p = mat2(c, -s, s, c) * vAt;
      p.y /= .35 + .65 * abs(cos(vTurn));
      float leaf = smoothstep(1., .8, length(vec2(abs(p.x) + .55, p.y * 1.2)) / 1.05 + abs(p.x) * .2);
      gl_FragColor = vec4(uLeaf, leaf * vHere);
      ${END}
    }`,
};

/** Steam and smoke rise, widen and thin out; sparks rise beside them. */
const wisps = {
  vertexShader: /* glsl */ `
    ${FACE}
    uniform vec3 uFrom[3];
    uniform vec3 uForce; // how strong each of the three sources is
    varying float vSpark;
    void main() {
      int which = int(seed.x);
      float age = fract(uTime * (.16 + .1 * seed.w) + seed.y);
      float big = which == 0 ? 1. : 3.4;
      vec3 p = uFrom[which] + vec3(.02 * big * sin(age * 6. + seed.w * 20. + uTime * .6) * (.4 + age), age * .16 * big, 0.);
      vSpark = which == 2 ? step(.72, seed.z) : 0.;
      p += vSpark * vec3(.2 * sin(seed.w * 90. + age * 5.), age * .7, .15 * cos(seed.w * 70.));
      float strength = which == 0 ? uForce.x : which == 1 ? uForce.y : uForce.z;
      vHere = strength * smoothstep(0., .25, age) * smoothstep(1., .4, age);
      gl_Position = facing(p, vec2(mix((.014 + .03 * age) * big, .009, vSpark)));
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vAt;
    varying float vHere, vSpark;
    uniform vec3 uSteam;
    void main() {
      float soft = pow(max(0., 1. - length(vAt)), 1.6);
      gl_FragColor = vec4(mix(uSteam * .2, vec3(1., .55, .2) * 1.6, vSpark) * soft * vHere * (1. + 4. * vSpark), 1.);
      ${END}
    }`,
};

export class Life {
  group = new THREE.Group();
  #bin = new Bin();
  #time = { value: 0 };
  #shared = {
    uNight: { value: 1 },
    uWind: { value: 1 },
    uLeaf: { value: new THREE.Color("#7fa65f") },
    uSteam: { value: new THREE.Color("#cfd8ff") },
    uFrom: {
      value: [0, 1, 2].map(() => new THREE.Vector3()),
    },
    uForce: { value: new THREE.Vector3(1, 0, 0) },
    uLamp: { value: new THREE.Vector3(...BULB) },
  };
  /** @type {Record<string, { much: { value: number }, mesh: THREE.Mesh }>} */
  #kinds = {};

  constructor() {
    const roll = chance(19);
    const rolls = () => [roll(), roll(), roll(), roll()];
    this.#kind("moths", 7, rolls, moths, THREE.NormalBlending);
    this.#kind("fireflies", 46, () => [roll() * 7 - 1.5, 0.3 + roll() * 1.6, roll() * 4.6 - 4, roll()], fireflies);
    this.#kind("gulls", 7, () => [roll() * 8, roll(), roll(), roll()], gulls, THREE.NormalBlending);
    this.#kind("leaves", 12, rolls, leaves, THREE.NormalBlending);
    let i = 0;
    this.#kind("wisps", 42, () => [[0, 0, 1, 2, 2, 2][i++ % 6], roll(), roll(), roll()], wisps);
    this.#bin.add(() => unmake(this.group));
  }

  /** @param {string} name @param {number} count @param {() => number[]} seed @param {any} shader @param {THREE.Blending} [blending] */
  #kind(name, count, seed, shader, blending = THREE.AdditiveBlending) {
    const much = { value: 0 };
    const look = new THREE.ShaderMaterial({
      uniforms: { ...this.#shared, uTime: this.#time, uMuch: much },
      transparent: true,
      depthWrite: false,
      blending,
      ...shader,
    });
    const mesh = new THREE.Mesh(scatter(count, seed), look);
    mesh.frustumCulled = false;
    mesh.renderOrder = 7;
    this.#kinds[name] = { much, mesh };
    this.group.add(mesh);
  }

  /** @param {Mood} mood */
  tune(mood) {
    const warm = Math.min(1, mood.lamp / 8) * (1 - mood.snow) * (1 - mood.rain);
    const amount = {
      moths: warm,
      fireflies: mood.fireflies,
      gulls: mood.gulls,
      leaves: (1 - mood.snow) * (1 - 0.6 * mood.rain),
      wisps: 1,
    };
    for (const [name, { much, mesh }] of Object.entries(this.#kinds)) {
      much.value = /** @type {any} */ (amount)[name];
      mesh.visible = much.value > 0.01;
    }
    this.#shared.uNight.value = Math.min(1, mood.lamp / 10);
    this.#shared.uWind.value = mood.wind;
    this.#shared.uForce.value.set(0.8, 0.16 * mood.embers, 0.16 * mood.embers);
    this.#shared.uLeaf.value.setRGB(0.5, 0.66, 0.35).multiplyScalar(0.35 + 0.25 * mood.hemi);
    this.#shared.uSteam.value.setRGB(...mood.hemiSky, THREE.SRGBColorSpace).lerp(new THREE.Color(1, 0.9, 0.75), 0.5);
  }

  /** Where it rises in this layout: 0 the cup, 1 smoke, 2 sparks. @param {number} which @param {THREE.Vector3} at */
  steamFrom(which, at) {
    this.#shared.uFrom.value[which].copy(at);
  }

  /** @param {number} time */
  live(time) {
    this.#time.value = time;
  }

  dispose() {
    this.#bin.dispose();
  }
}

/** The lamp's light in damp air: an open cone that thickens with the weather. */
export function makeCone() {
  const cone = new THREE.Mesh(
    new THREE.CylinderGeometry(0.16, 1.35, 2.7, 40, 1, true),
    new THREE.ShaderMaterial({
      transparent: true,
      depthWrite: false,
      blending: THREE.AdditiveBlending,
      side: THREE.DoubleSide,
      uniforms: { uThick: { value: 0 } },
      vertexShader: /* glsl */ `
        varying vec2 vUv;
        varying float vFacing;
        void main() {
          vUv = uv;
          vec3 n = normalize(normalMatrix * normal);
          vFacing = abs(n.z);
          gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.);
        }`,
      fragmentShader: /* glsl */ `
        varying vec2 vUv;
        varying float vFacing;
        uniform float uThick;
        void main() {
          gl_FragColor = vec4(vec3(1., .56, .2) * pow(vUv.y, 1.5) * pow(vFacing, 2.6) * uThick * 1.7, 1.);
        }`,
    }),
  );
  cone.position.set(BULB[0] - 0.05, 1.44, BULB[2]);
  cone.renderOrder = 6;
  return cone;
}
