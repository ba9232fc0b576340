/** The room behind the loom: dusk on plaster, one pool of lamplight where the cloth hangs, the frame's soft shadow. */
import { chance } from "kit/chance.js";
import { drawn } from "kit/picture.js";
import { VIGNETTE } from "lightloom/loom/room.js";
import { blend } from "lightloom/loom/threads.js";
import { Mesh, PlaneGeometry, ShaderMaterial, Vector4 } from "three";

const BOXES = 5;
const BACK = -1.1;

/** @typedef {import("lightloom/loom/layout.js").Layout} Layout */

/** Loose brush marks: a dusky blue to the sides, warm where the lamp reaches. */
const plaster = () =>
  drawn(640, 448, (c, w, h) => {
    const roll = chance(4);
    const hue = (/** @type {number} */ u, /** @type {number} */ v) => {
      const pool = Math.exp(-(((u - 0.44) / 0.46) ** 2) - ((v - 0.36) / 0.5) ** 2);
      return blend(blend("#332c55", "#4a3550", Math.min(1, Math.max(0, v))), "#cf8452", Math.min(1, pool * 0.86));
    };
    for (let y = 0; y < h; y += 16) {
      for (let x = 0; x < w; x += 16) {
        c.fillStyle = hue((x + 8) / w, (y + 8) / h);
        c.fillRect(x, y, 17, 17);
      }
    }
    c.lineCap = "round";
    for (let i = 0; i < 1500; i++) {
      const x = roll() * w;
      const y = roll() * h;
      const tilt = (roll() - 0.5) * 1.4;
      const long = 38 * (0.5 + roll());
      c.globalAlpha = 0.42 * (0.4 + roll() * 0.6);
      c.strokeStyle = hue(x / w + (roll() - 0.5) * 0.16, y / h + (roll() - 0.5) * 0.16);
      c.lineWidth = 38 * (0.12 + roll() * 0.3);
      c.beginPath();
      c.moveTo(x, y);
      c.quadraticCurveTo(x + long * 0.5, y + tilt * long * 0.6, x + long, y + tilt * long * 0.5);
      c.stroke();
    }
  });

const fragmentShader = /* glsl */ `
  uniform sampler2D uPlaster;
  uniform vec3 uTint;
  uniform vec4 uGlow, uBoxes[${BOXES}]; /* middle, half size */
  uniform vec2 uView;
  varying vec3 vPlace;
  varying vec2 vUv;
  ${VIGNETTE}
  void main() {
    vec3 hue = texture2D(uPlaster, vUv).rgb;
    float light = 1.0;
    for (int i = 0; i < ${BOXES}; i++) { /* the lamp hangs upper left: shadows fall to the lower right */
      vec2 inside = uBoxes[i].zw - abs(vPlace.xy - uBoxes[i].xy - vec2(0.46, -0.62));
      light *= 1.0 - 0.62 * smoothstep(-0.3, 0.34, inside.x) * smoothstep(-0.3, 0.34, inside.y);
    }
    vec2 off = vPlace.xy - uGlow.xy;
    hue *= light * uTint;
    hue += vec3(1.0, 0.5, 0.2) * 0.13 * uGlow.w / (1.0 + dot(off, off) * 0.35);
    gl_FragColor = vec4(hue * vignette(vPlace.xy, uView), 1.0);
    #include <colorspace_fragment>
  }`;

export class Wall {
  mesh;
  #plaster = plaster();
  #boxes = Array.from({ length: BOXES }, () => new Vector4());

  /** @param {import("lightloom/loom/room.js").Room} room */
  constructor(room) {
    this.#plaster.anisotropy = 1; // seen face on
    const look = new ShaderMaterial({
      vertexShader: /* glsl */ `
        varying vec3 vPlace;
        varying vec2 vUv;
        void main() {
          vUv = uv;
          vec4 place = modelMatrix * vec4(position, 1.0);
          vPlace = place.xyz;
          gl_Position = projectionMatrix * viewMatrix * place;
        }`,
      fragmentShader,
      uniforms: { ...room.uniforms, uPlaster: { value: this.#plaster }, uBoxes: { value: this.#boxes } },
    });
    this.mesh = new Mesh(new PlaneGeometry(1, 1), look);
    this.mesh.position.z = BACK;
    this.mesh.renderOrder = 20; // opaque and behind: drawn last, where the wood has left it any pixels
    this.mesh.frustumCulled = false;
  }

  /** @param {Layout} at */
  fit(at) {
    const grown = 1.02 - BACK / at.far; // it stands back, so it must be wider than the canvas
    this.mesh.scale.set(at.wide * grown, at.high * grown, 1);
    const wide = at.side + at.post;
    const middle = (at.headTop + at.apronTop) / 2;
    const tall = (at.headTop - at.apronTop) / 2;
    this.#boxes[0].set(0, (at.headTop + at.headLow) / 2, wide + 0.2, (at.headTop - at.headLow) / 2);
    this.#boxes[1].set(0, (at.footTop - at.high) / 2, wide + 0.2, (at.footTop + at.high) / 2);
    for (const [i, side] of [-1, 1].entries()) {
      this.#boxes[2 + i].set(side * (at.side + at.post / 2 - at.roller), middle, at.post / 2 + at.roller, tall);
    }
    const { spools } = at;
    if (spools.length === 0) this.#boxes[4].set(0, 99, 0, 0);
    else {
      const half = (spools[spools.length - 1].x - spools[0].x) / 2 + 0.2;
      this.#boxes[4].set(spools[0].x + half - 0.2, at.headTop + 0.3, half, 0.3);
    }
  }

  dispose() {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#plaster.dispose();
  }
}
