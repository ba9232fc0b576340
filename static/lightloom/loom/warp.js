/** The untold part: bare warp stretched from roller to roller. One quad; its threads are computed, so they never shimmer. */
import { TALL } from "lightloom/loom/layout.js";
import { Mesh, PlaneGeometry, ShaderMaterial } from "three";

/** @typedef {import("lightloom/loom/layout.js").Layout} Layout */

const THREADS = 56;

const fragmentShader = /* glsl */ `
  uniform vec3 uTint;
  uniform vec4 uGlow;
  uniform vec4 uWarp; /* left, right, wound (units), the fell's place */
  uniform float uTime;
  varying vec2 vPlace;
  varying vec2 vUv;
  float hash(float n) { return fract(sin(n * 127.1) * 43758.5453); }
  void main() {
    float row = vUv.y * ${THREADS}.0;
    float own = hash(floor(row) + 3.0);
    float along = vPlace.x + uWarp.z;
    float hum = 0.03 * sin(uTime * 0.9 + floor(row) * 1.7) * sin((vPlace.x - uWarp.x) / (uWarp.y - uWarp.x) * 3.1416);
    float off = fract(row) - 0.5 + (own - 0.5) * 0.16 + hum;
    float soft = fwidth(row) * 0.75;
    float thread = smoothstep(0.235 + soft, 0.235 - soft, abs(off));
    float shade = smoothstep(0.34, 0.1, abs(off + 0.22)) * 0.5;
    float body = sqrt(max(0.0, 1.0 - off * off * 17.0));
    float ply = sin(along * 30.0 + off * 14.0 + own * 40.0) * smoothstep(0.5, 0.1, soft);
    vec3 hue = mix(vec3(0.27, 0.185, 0.11), vec3(0.4, 0.295, 0.18), own) * (0.5 + 0.55 * body + off * 0.7 + 0.07 * ply);
    float dim = 0.86 + 0.14 * smoothstep(0.0, 0.14, 1.0 - vUv.y);
    dim *= 0.55 + 0.45 * smoothstep(0.0, 0.6, vPlace.x - uWarp.x);
    dim *= 0.5 + 0.5 * smoothstep(0.0, 0.5, uWarp.y - vPlace.x);
    dim *= 1.0 - 0.42 * exp(-max(0.0, vPlace.x - uWarp.w) * 4.5) * step(uWarp.w, vPlace.x);
    vec2 away = vPlace - uGlow.xy;
    hue = hue * dim * uTint + vec3(1.0, 0.58, 0.22) * 0.2 * uGlow.w / (1.0 + dot(away, away) * 0.8);
    float dark = max(shade, 0.46) * (1.0 - thread); /* what little light falls through on the wall behind */
    gl_FragColor = vec4(mix(vec3(0.02, 0.008, 0.012), hue, thread), max(thread, dark));
    #include <colorspace_fragment>
  }`;

export class Warp {
  mesh;
  #warp = { value: /** @type {[number, number, number, number]} */ ([0, 0, 0, 0]) };

  /** @param {import("lightloom/loom/room.js").Room} room */
  constructor(room) {
    const look = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      vertexShader: /* glsl */ `
        varying vec2 vPlace;
        varying vec2 vUv;
        void main() {
          vUv = uv;
          vec4 place = modelMatrix * vec4(position, 1.0);
          vPlace = place.xy;
          gl_Position = projectionMatrix * viewMatrix * place;
        }`,
      fragmentShader,
      uniforms: { ...room.uniforms, uWarp: this.#warp },
    });
    this.mesh = new Mesh(new PlaneGeometry(1, TALL), look);
    this.mesh.renderOrder = 1;
    this.mesh.frustumCulled = false;
  }

  /** @param {Layout} at */
  fit(at) {
    this.mesh.scale.x = at.right - at.left;
    this.mesh.position.set((at.left + at.right) / 2, at.middle, -0.02);
    this.#warp.value[0] = at.left;
    this.#warp.value[1] = at.right;
  }

  /** @param {number} wound units @param {number} fell place of the cloth's end */
  wind(wound, fell) {
    this.#warp.value[2] = wound % 1000;
    this.#warp.value[3] = fell;
  }

  dispose() {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
