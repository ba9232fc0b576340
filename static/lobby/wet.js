/**
 * Setts and asphalt after rain: the street once more, upside down, smeared long on wet road and sharp in puddles.
 * The mirror is a second camera under the ground; on slow machines it looks only when the light has changed.
 */

import { Bin } from "kit/bin.js";
import { drawn } from "kit/brush.js";
import { chance } from "kit/chance.js";
import { blend } from "lobby/masonry.js";
import {
  HalfFloatType,
  Matrix4,
  Mesh,
  MeshLambertMaterial,
  PerspectiveCamera,
  PlaneGeometry,
  Vector3,
  WebGLRenderTarget,
} from "three";

const WIDE = 30;
const DEEP = 15;
const EDGE_Z = -0.75; // it begins a little behind the facades
const KERB_Z = 2.5;
const STILL_MIRROR_PX = 256; // where no moving mirror is affordable
const EVERY = 2; // frames: what trembles in water may lag one

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
      c.filter = "blur(2px)";
      for (const [x, z, rx, rz] of POOLS) {
        for (let k = 0; k < 5; k++) {
          const ex = pxX(x + (roll() - 0.5) * rx);
          const ez = pxZ(z + (roll() - 0.5) * rz * 0.7) / 2;
          c.fillStyle = "rgb(235,0,0)";
          c.beginPath();
          c.ellipse(ex, ez, rx * PX * (0.45 + roll() * 0.4), (rz / DEEP) * 512 * (0.45 + roll() * 0.4), 0, 0, 7);
          c.fill();
        }
      }
      c.filter = "none";
    },
    { data: true },
  );

const MIRRORED = /* glsl */ `
  vec2 at = vMirror.xy / vMirror.w;
  float wet = texture2D(uWet, vMapUv).r;
  float pool = smoothstep(.62, .8, wet);
  vec2 swell = vec2(
    sin(vFloor.x * 5.3 + uTime * 1.1 + sin(vFloor.z * 3.1 + uTime * .7)),
    sin(vFloor.z * 7.7 - uTime * 1.3 + sin(vFloor.x * 2.3 - uTime * .5)));
  vec2 shift = swell * mix(.0035, .0016, pool);
  float reach = mix(.055, .004, pool);
  vec3 below = vec3(0.);
  float grain = fract(sin(dot(floor(vFloor.xz * 90.), vec2(12.9898, 78.233))) * 43758.5453);
  for (int i = 0; i < 6; i++) {
    float t = (float(i) + grain) / 6. - .35;
    below += texture2D(uMirror, at + shift + vec2(0., t * reach)).rgb;
  }
  below /= 6.;
  vec3 eye = normalize(cameraPosition - vFloor);
  float shine = mix(.3, 1., pow(1. - eye.y, 3.)) * smoothstep(.04, .95, wet);
  diffuseColor.rgb *= 1. - .45 * wet;
  vec3 mirrored = below * shine;`;

export class WetStreet {
  #bin = new Bin();
  #stage;
  #eye = new PerspectiveCamera();
  #pane;
  #uniforms;
  #moving;
  #stale = true;
  #frame = 0;

  /** @param {{ stage: import("kit/stage.js").Stage, quality: import("kit/quality.js").Quality }} given */
  constructor({ stage, quality }) {
    this.#stage = stage;
    this.#moving = quality.mirror > 0;
    const side = quality.mirror || STILL_MIRROR_PX;
    this.#pane = this.#bin.keep(new WebGLRenderTarget(side * 2, side, { type: HalfFloatType, samples: 0 }));
    this.#uniforms = {
      uMirror: { value: this.#pane.texture },
      uWet: { value: this.#bin.keep(wetness()) },
      uLens: { value: new Matrix4() },
      uTime: { value: 0 },
    };
    const shape = this.#bin.keep(new PlaneGeometry(WIDE, DEEP));
    const look = this.#bin.keep(new MeshLambertMaterial({ map: this.#bin.keep(stones()) }));
    look.onBeforeCompile = (shader) => {
      Object.assign(shader.uniforms, this.#uniforms);
      shader.vertexShader = shader.vertexShader
        .replace(
          "#include <common>",
          "#include <common>\nuniform mat4 uLens; varying vec4 vMirror; varying vec3 vFloor;",
        )
        .replace(
          "#include <fog_vertex>",
          "#include <fog_vertex>\nvFloor = (modelMatrix * vec4(transformed, 1.)).xyz; vMirror = uLens * vec4(vFloor, 1.);",
        );
      shader.fragmentShader = shader.fragmentShader
        .replace(
          "#include <common>",
          "#include <common>\nuniform sampler2D uMirror, uWet; uniform float uTime; varying vec4 vMirror; varying vec3 vFloor;",
        )
        .replace("#include <color_fragment>", `#include <color_fragment>\n${MIRRORED}`)
        .replace("#include <opaque_fragment>", "outgoingLight += mirrored;\n#include <opaque_fragment>");
    };
    this.mesh = new Mesh(shape, look);
    this.mesh.rotation.x = -Math.PI / 2;
    this.mesh.position.z = EDGE_Z + DEEP / 2;
    this.mesh.receiveShadow = true;
    stage.scene.add(this.mesh);
    this.#bin.add(() => this.mesh.removeFromParent());
  }

  /** The light or the camera has moved: a mirror that stands still must look again. */
  stir() {
    this.#stale = true;
  }

  /** Looks at the street from below, before the frame is drawn. @param {number} time */
  reflect(time) {
    this.#uniforms.uTime.value = time;
    this.#frame += 1;
    if (!this.#stale && !(this.#moving && this.#frame % EVERY === 0)) return;
    this.#stale = false;
    const { renderer, scene, camera } = this.#stage;
    const eye = this.#eye;
    camera.updateMatrixWorld();
    camera.getWorldPosition(place);
    camera.getWorldDirection(way);
    eye.up.set(0, -1, 0);
    eye.position.set(place.x, -place.y, place.z);
    target.set(place.x + way.x, -place.y - way.y, place.z + way.z);
    eye.lookAt(target);
    eye.projectionMatrix.copy(camera.projectionMatrix);
    eye.updateMatrixWorld();
    this.#uniforms.uLens.value.copy(BIAS).multiply(eye.projectionMatrix).multiply(eye.matrixWorldInverse);
    this.mesh.visible = false;
    renderer.setRenderTarget(this.#pane);
    renderer.clear();
    renderer.render(scene, eye);
    renderer.setRenderTarget(null);
    this.mesh.visible = true;
  }

  dispose() {
    this.#bin.dispose();
  }
}

const place = new Vector3();
const way = new Vector3();
const target = new Vector3();
/** Clip space to texture space. */
const BIAS = new Matrix4().set(0.5, 0, 0, 0.5, 0, 0.5, 0, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 1);
