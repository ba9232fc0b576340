/**
 * Two rollers, seen dead flat: the left winds up what is told, the right one holds bare warp, or what was told last when one
 * looks back. The cloth bends round them: what is seen on a roller goes on where the window ends.
 */
import { STRIP, TALL } from "lightloom/loom/layout.js";
import { Mesh, PlaneGeometry, ShaderMaterial } from "three";

/** @typedef {import("lightloom/loom/layout.js").Layout} Layout */
/** @typedef {import("three").Texture} Texture */

const fragmentShader = /* glsl */ `
  uniform sampler2D uHere, uNext; /* the strip at the window's edge, and the one after it on the roller */
  uniform vec4 uTold; /* mural at the window's edge, its first strip's number, begin and end of what is told */
  uniform vec2 uHas;
  uniform float uSide, uRadius; /* -1 left, 1 right; radius in strips */
  uniform vec3 uTint, uDye;
  uniform vec4 uGlow;
  varying vec2 vUv;
  varying vec2 vPlace;
  void main() {
    float a = (vUv.x * 2.0 - 1.0) * uSide; /* 1 away from the window, -1 where the cloth comes on */
    float wound = (asin(clamp(a, -1.0, 1.0)) + 1.5708) * uRadius;
    float u = uTold.x + uSide * wound;
    float y = vUv.y;
    float own = floor(u);
    vec2 read = vec2(u - own, 1.0 - y);
    bool here = own == uTold.y;
    float has = here ? uHas.x : uHas.y;
    vec3 picture = here ? texture2D(uHere, read).rgb : texture2D(uNext, read).rgb;
    vec3 linen = uDye * (0.94 + 0.06 * sin(u * 900.0));
    vec3 hue = mix(linen, picture, has);
    float row = y * 62.0 + u * 0.7;
    float coil = abs(fract(row) - 0.5) * 2.0;
    vec3 yarn = mix(vec3(0.42, 0.3, 0.17), vec3(0.7, 0.55, 0.35), fract(sin(floor(row) * 12.9) * 4375.5)) * (1.06 - 0.62 * coil * coil);
    yarn *= 0.97 + 0.03 * sin(u * 160.0 + row * 6.0);
    float told = step(uTold.z, u) * step(u, uTold.w);
    float grid = 0.93 + 0.07 * cos(y * 540.0) * cos(u * 390.0);
    hue = mix(yarn, hue * grid, told);
    float hem = min(y, 1.0 - y);
    if (told > 0.5) hue = mix(hue, vec3(0.72, 0.63, 0.5), step(hem, 0.015));
    float nx = vUv.x * 2.0 - 1.0;
    float nz = sqrt(max(0.0, 1.0 - nx * nx));
    float lit = 0.2 + 0.95 * max(0.0, nz * 0.82 - nx * 0.42) ;
    lit *= 0.72 + 0.28 * smoothstep(0.0, 0.1, 1.0 - y);
    lit *= mix(0.55, 1.0, smoothstep(-1.0, -0.55, a)); /* the seam to the flat cloth */
    hue *= lit * uTint;
    vec2 away = vPlace - uGlow.xy;
    hue += hue * vec3(1.0, 0.56, 0.2) * 1.6 * uGlow.w / (1.0 + dot(away, away) * 0.9);
    gl_FragColor = vec4(hue, 1.0);
    #include <colorspace_fragment>
  }`;

export class Roller {
  mesh;
  #side;
  #own;
  #blank;

  /** @param {import("lightloom/loom/room.js").Room} room @param {Texture} blank @param {-1 | 1} side */
  constructor(room, blank, side) {
    this.#side = side;
    this.#blank = blank;
    this.#own = {
      uHere: { value: blank },
      uNext: { value: blank },
      uTold: { value: /** @type {[number, number, number, number]} */ ([0, 0, 0, 0]) },
      uHas: { value: /** @type {[number, number]} */ ([0, 0]) },
      uDye: { value: /** @type {readonly number[]} */ ([0.6, 0.5, 0.35]) },
      uSide: { value: side },
      uRadius: { value: 0.1 },
    };
    const look = new ShaderMaterial({
      transparent: true, // only for its place in the order: it lies over cloth and warp
      depthWrite: false,
      vertexShader: /* glsl */ `
        varying vec2 vUv;
        varying vec2 vPlace;
        void main() {
          vUv = uv;
          vec4 place = modelMatrix * vec4(position, 1.0);
          vPlace = place.xy;
          gl_Position = projectionMatrix * viewMatrix * place;
        }`,
      fragmentShader,
      uniforms: { ...room.uniforms, ...this.#own },
    });
    this.mesh = new Mesh(new PlaneGeometry(1, TALL + 0.06), look);
    this.mesh.renderOrder = 3;
    this.mesh.frustumCulled = false;
  }

  /** @param {Layout} at */
  fit(at) {
    const edge = this.#side < 0 ? at.left : at.right;
    this.mesh.scale.x = at.roller * 2;
    this.mesh.position.set(edge + this.#side * at.roller, at.middle, 0);
    this.#own.uRadius.value = at.roller / STRIP;
  }

  /**
   * @param {number} edge the mural at the window's edge, in strips @param {number} told strips, broken while one is woven
   * @param {(index: number) => Texture | null} tile @param {(index: number) => readonly number[]} dye where its picture is not there yet
   */
  wind(edge, told, tile, dye) {
    const { uTold, uHas, uHere, uNext } = this.#own;
    const first = Math.floor(edge);
    const here = tile(first);
    const next = tile(first + this.#side);
    uTold.value[0] = edge;
    uTold.value[1] = first;
    uTold.value[2] = 0;
    uTold.value[3] = told;
    this.#own.uDye.value = dye(first);
    uHas.value[0] = here ? 1 : 0;
    uHas.value[1] = next ? 1 : 0;
    uHere.value = here ?? this.#blank;
    uNext.value = next ?? this.#blank;
  }

  dispose() {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
