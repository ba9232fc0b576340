/**
 * Setts and asphalt after rain: the street once more, upside down, smeared long on wet road and sharp in puddles.
 *
 * No second camera looks: each wet spot asks where its mirrored ray meets the row of facades, and takes what the last
 * frame showed there. The row is nearly flat, so that is nearly true, and it costs one copy instead of a second street.
 */

import { Bin } from "kit/bin.js";
import { drawn } from "kit/brush.js";
import { chance } from "kit/chance.js";
import { blend } from "lobby/masonry.js";
import { FramebufferTexture, LinearFilter, Matrix4, Mesh, MeshLambertMaterial, PlaneGeometry } from "three";

const WIDE = 30;
const DEEP = 15;
const EDGE_Z = -0.75; // it begins a little behind the facades
const KERB_Z = 2.5;

/** Puddles in metres: x, z, half width, half depth. */
const POOLS = [
  [-3.6, 4.5, 2.3, 0.55],
  [0.5, 5.3, 2.7, 0.7],
  [4.9, 4.3, 2.0, 0.5],
  [-1.0, 1.75, 1.1, 0.2],
  [2.6, 1.6, 1.2, 0.2],
  [-6.5, 6.6, 2.6, 0.9],
  [6.6, 6.9, 2.4, 0.9],
  [-0.9, 7.9, 1.8, 0.6],
  [-5.6, 1.8, 0.9, 0.18],
];

const PX = 1024 / WIDE;
const pxX = (/** @type {number} */ x) => (x + WIDE / 2) * PX;
const pxZ = (/** @type {number} */ z) => ((z - EDGE_Z) / DEEP) * 1024;

/** What the street is made of. */
const stones = () =>
  drawn(2048, 1024, (c, _, h) => {
    const roll = chance(12);
    c.save();
    c.scale(2, 1);
    for (let y = 0; y < h; y += 8) {
      c.fillStyle = blend("#4a466a", "#2b2a4c", Math.min(1, (y / h) * 1.4));
      c.fillRect(0, y, 1024, 9);
    }
    for (let i = 0; i < 1500; i++) {
      c.globalAlpha = 0.05 + roll() * 0.14;
      c.fillStyle = blend("#20203e", "#6a6488", roll());
      c.fillRect(roll() * 1024, pxZ(KERB_Z) + roll() * h, 8 + roll() * 46, 1 + roll() * 3);
    }
    const rows = 9;
    const tall = pxZ(KERB_Z) / rows;
    for (let row = 0; row < rows; row++) {
      for (let k = -1; k < 52; k++) {
        c.globalAlpha = 0.35 + roll() * 0.4;
        c.fillStyle = blend("#6a617c", "#474266", roll());
        c.beginPath();
        c.roundRect(k * 20 + (row % 2) * 10, row * tall, 18.6, tall - 2, 2);
        c.fill();
      }
    }
    c.globalAlpha = 1;
    for (let k = 0; k < 18; k++) {
      c.fillStyle = blend("#8d86a0", "#77708e", roll());
      c.fillRect(k * 58, pxZ(KERB_Z), 57, 18);
    }
    c.fillStyle = "#191733";
    c.fillRect(0, pxZ(KERB_Z) + 18, 1024, 10);
    c.globalAlpha = 0.32;
    c.strokeStyle = "#d8cfe0";
    c.lineWidth = 3.5;
    c.setLineDash([62, 46]);
    c.beginPath();
    c.moveTo(0, pxZ(9.2));
    c.lineTo(1024, pxZ(9.2));
    c.stroke();
    c.restore();
  });

/** One puddle's edge: open water with a rim that thins out quickly. */
function drawnDrop() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 128, height: 128 });
  const c = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  const rim = c.createRadialGradient(64, 64, 0, 64, 64, 64);
  rim.addColorStop(0.8, "rgb(235,0,0)");
  rim.addColorStop(1, "rgba(235,0,0,0)");
  c.fillStyle = rim;
  c.fillRect(0, 0, 128, 128);
  return canvas;
}

/** Where the rain still stands: red 0 dry … 1 open water. */
const wetness = () =>
  drawn(
    1024,
    512,
    (c, w, h) => {
      const roll = chance(44);
      c.fillStyle = "rgb(70,0,0)";
      c.fillRect(0, 0, w, h);
      c.fillStyle = "rgb(42,0,0)";
      c.fillRect(0, 0, w, pxZ(KERB_Z) / 2);
      for (let i = 0; i < 500; i++) {
        c.globalAlpha = 0.12;
        c.fillStyle = roll() < 0.5 ? "rgb(120,0,0)" : "rgb(20,0,0)";
        c.beginPath();
        c.ellipse(roll() * w, roll() * h, 6 + roll() * 40, 2 + roll() * 8, 0, 0, 7);
        c.fill();
      }
      c.globalAlpha = 1;
      const drop = drawnDrop();
      for (const [x, z, rx, rz] of POOLS) {
        for (let k = 0; k < 5; k++) {
          const [wide, deep] = [rx * PX * (1.1 + roll() * 0.9), (rz / DEEP) * 512 * (1.1 + roll() * 0.9)];
          const ex = pxX(x + (roll() - 0.5) * rx);
          const ez = pxZ(z + (roll() - 0.5) * rz * 0.7) / 2;
          c.drawImage(drop, ex - wide / 2, ez - deep / 2, wide, deep);
        }
      }
    },
    { data: true },
  );

const MIRRORED = /* glsl */ `
  float wet = texture2D(uWet, vMapUv).r;
  float pool = smoothstep(.62, .8, wet);
  vec3 sight = vFloor - cameraPosition;
  float toRow = (vFloor.z - FACADE_Z) / max(-sight.z, .001); // how many sights further the mirrored ray meets the row
  vec3 met = vec3(vFloor.x + sight.x * toRow, -sight.y * toRow, FACADE_Z);
  vec2 swell = vec2(
    sin(vFloor.x * 5.3 + uTime * 1.1 + sin(vFloor.z * 3.1 + uTime * .7)),
    sin(vFloor.z * 7.7 - uTime * 1.3 + sin(vFloor.x * 2.3 - uTime * .5)));
  float grain = fract(sin(dot(floor(vFloor.xz * 90.), vec2(12.9898, 78.233))) * 43758.5453);
  float reach = mix(1.5, .08, pool) * (.35 + .1 * vFloor.z); // m up the wall; the further off, the longer the smear
  met.xy += swell * mix(.075, .03, pool) * (.4 + .1 * vFloor.z);
  vec3 below = vec3(0.);
  for (int i = 0; i < 5; i++) {
    float t = (float(i) + grain) / 5. - .4;
    vec4 seen = uLens * vec4(met.x, max(met.y + t * reach, .02), met.z, 1.);
    vec3 shown = texture2D(uShown, clamp(seen.xy / seen.w, .002, .998)).rgb;
    below += shown * shown; // the frame was encoded for the eye; squaring is near enough to light again
  }
  below *= 1.5 / 5.;
  float shine = mix(.3, 1., pow(1. - normalize(-sight).y, 3.)) * smoothstep(.04, .95, wet);
  diffuseColor.rgb *= 1. - .45 * wet;
  vec3 mirrored = below * shine;`;

export class WetStreet {
  #bin = new Bin();
  #stage;
  #uniforms;
  /** @type {FramebufferTexture | null} */
  #shown = null;

  /** @param {{ stage: import("kit/stage.js").Stage }} given */
  constructor({ stage }) {
    this.#stage = stage;
    this.#uniforms = {
      uShown: { value: /** @type {FramebufferTexture | null} */ (null) },
      uWet: { value: this.#bin.keep(wetness()) },
      uLens: { value: new Matrix4() },
      uTime: { value: 0 },
    };
    const shape = this.#bin.keep(new PlaneGeometry(WIDE, DEEP));
    const look = this.#bin.keep(new MeshLambertMaterial({ map: this.#bin.keep(stones()) }));
    look.onBeforeCompile = (shader) => {
      Object.assign(shader.uniforms, this.#uniforms);
      shader.vertexShader = shader.vertexShader
        .replace("#include <common>", "#include <common>\nvarying vec3 vFloor;")
        .replace("#include <fog_vertex>", "#include <fog_vertex>\nvFloor = (modelMatrix * vec4(transformed, 1.)).xyz;");
      shader.fragmentShader = shader.fragmentShader
        .replace("#include <common>", `#include <common>\n#define FACADE_Z .1\n${GIVEN}`)
        .replace("#include <color_fragment>", `#include <color_fragment>\n${MIRRORED}`)
        .replace("#include <opaque_fragment>", "outgoingLight += mirrored;\n#include <opaque_fragment>");
    };
    this.mesh = new Mesh(shape, look);
    this.mesh.rotation.x = -Math.PI / 2;
    this.mesh.position.z = EDGE_Z + DEEP / 2;
    this.mesh.receiveShadow = true;
    stage.scene.add(this.mesh);
    this.#bin.add(() => this.mesh.removeFromParent());
    this.#bin.add(stage.resized.on(() => this.#forget()));
    this.#bin.add(stage.restored.on(() => this.#forget()));
  }

  /** Draws the frame and keeps it for the next one's water. @param {number} time */
  draw(time) {
    const { renderer, scene, camera, size } = this.#stage;
    this.#uniforms.uTime.value = time;
    camera.updateMatrixWorld();
    const lens = this.#uniforms.uLens.value.copy(BIAS).multiply(camera.projectionMatrix);
    lens.multiply(camera.matrixWorldInverse);
    const first = !this.#shown;
    if (!this.#shown) {
      const [width, height] = [Math.floor(size.width * size.ratio), Math.floor(size.height * size.ratio)];
      this.#shown = new FramebufferTexture(width, height);
      this.#shown.minFilter = this.#shown.magFilter = LinearFilter;
      this.#uniforms.uShown.value = this.#shown;
    }
    renderer.render(scene, camera);
    renderer.copyFramebufferToTexture(this.#shown);
    if (first) renderer.render(scene, camera); // the first one's water was blind
  }

  dispose() {
    this.#forget();
    this.#bin.dispose();
  }

  #forget() {
    this.#shown?.dispose();
    this.#shown = null;
  }
}

const GIVEN = "uniform sampler2D uShown, uWet; uniform mat4 uLens; uniform float uTime; varying vec3 vFloor;";
/** Clip space to texture space. */
const BIAS = new Matrix4().set(0.5, 0, 0, 0.5, 0, 0.5, 0, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 1);
