/** The street out of focus: rendered small, spread through a round aperture, hung behind the table; rain and snow pass before it. */
import { Bin } from "kit/bin.js";
import * as THREE from "three";

const CORNERS = [-1, -1, 0, 3, -1, 0, -1, 3, 0];
const SCREEN = /* glsl */ `
  varying vec2 vUv;
  void main() {
    vUv = position.xy * .5 + .5;
    gl_Position = vec4(position.xy, .9999, 1.);
  }`;
const HASH = /* glsl */ `
  float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }`;

/** A golden spiral of taps over a disc; bright points weigh more, so lamps become coins of light. */
const aperture = /* glsl */ `
  varying vec2 vUv;
  uniform sampler2D uSharp;
  uniform vec2 uReach;
  void main() {
    vec3 sum = vec3(0.);
    float all = 0.;
    for (int i = 0; i < 64; i++) {
      float r = sqrt((float(i) + .5) / 64.), a = float(i) * 2.39996;
      vec3 c = min(texture2D(uSharp, vUv + vec2(cos(a), sin(a)) * r * uReach).rgb, vec3(6.));
      float w = 1. + 2.5 * dot(c, vec3(.3, .5, .2));
      sum += c * w;
      all += w;
    }
    gl_FragColor = vec4(sum / all, 1.);
  }`;

const hung = /* glsl */ `
  varying vec2 vUv;
  uniform sampler2D uSoft;
  uniform vec2 uCrop, uShift;
  uniform float uTime, uRain, uSnow, uNight, uAspect;
  ${HASH}
  vec3 soft(vec2 at) {
    vec3 sum = vec3(0.);
    for (int i = 0; i < 12; i++) {
      float r = sqrt((float(i) + .5) / 12.), a = float(i) * 2.39996;
      sum += texture2D(uSoft, at + vec2(cos(a), sin(a)) * r * vec2(.008, .0142)).rgb;
    }
    return sum / 12.;
  }
  void main() {
    vec2 at = (vUv - .5) * uCrop + .5 + uShift;
    vec3 c = soft(clamp(at, .004, .996));
    c *= mix(vec3(.86), vec3(.62, .64, .84), uNight); // behind a lit table the night is deeper
    vec2 p = vec2(vUv.x * uAspect, vUv.y);
    // coins of light: a few layers of discs, each with a paler rim
    for (int k = 0; k < 2; k++) {
      float grain = k == 0 ? 4.2 : 6.7;
      vec2 cell = floor(p * grain + float(k) * 17.), f = fract(p * grain + float(k) * 17.) - .5;
      float h = hash(cell + 3.);
      vec2 off = (vec2(hash(cell + 5.), hash(cell + 9.)) - .5) * .5;
      float r = .12 + .18 * hash(cell + 1.), d = length(f - off + vec2(sin(uTime * .17 + h * 40.), cos(uTime * .13 + h * 30.)) * .03);
      float disc = smoothstep(r, r - .02, d) * (.55 + .45 * smoothstep(r - .05, r - .01, d));
      vec3 ink = h < .3 ? vec3(1., .6, .28) : h < .5 ? vec3(1., .42, .3) : h < .65 ? vec3(.35, .75, 1.) : h < .8 ? vec3(1., .84, .55) : vec3(.62, .5, 1.);
      c += ink * disc * step(.42, hash(cell + 11.)) * .16 * uNight * smoothstep(.2, .6, vUv.y);
    }
    // rain: long soft threads; snow: large slow flakes out of focus
    float lane = floor(p.x * 46. + p.y * 3.);
    float drop = fract(p.y * .9 + uTime * (1.3 + hash(vec2(lane, 2.))) + hash(vec2(lane, 7.)) * 9.);
    float thread = smoothstep(.5, .1, abs(fract(p.x * 46. + p.y * 3.) - .5)) * smoothstep(0., .3, drop) * smoothstep(.42, .3, drop);
    c += vec3(.6, .72, 1.) * thread * step(.55, hash(vec2(lane, 4.))) * .13 * uRain;
    for (int k = 0; k < 3; k++) {
      float grain = 4. + float(k) * 2.5;
      vec2 q = p * grain + vec2(.4 * sin(uTime * .3 + float(k)), uTime * (.35 + .12 * float(k)));
      vec2 cell = floor(q), f = fract(q) - .5;
      float d = length(f - (vec2(hash(cell), hash(cell + 4.)) - .5) * .5), r = .05 + .07 * hash(cell + 8.);
      c += vec3(1., .96, .96) * smoothstep(r, r * .5, d) * .2 * uSnow * step(.35, hash(cell + 6.));
    }
    gl_FragColor = vec4(c, 1.);
    #include <tonemapping_fragment>
    #include <colorspace_fragment>
  }`;

export class Backdrop {
  mesh;
  #bin = new Bin();
  #sharp;
  #soft;
  #eye = new THREE.PerspectiveCamera(40, 16 / 9, 0.1, 200);
  #blurScene = new THREE.Scene();
  #flat = new THREE.OrthographicCamera();
  #hung;
  #stale = true;
  #age = 0;

  /** @param {{ width: number }} given pixels of the small picture */
  constructor({ width }) {
    const height = Math.round((width * 9) / 16);
    const options = { type: THREE.HalfFloatType };
    this.#sharp = this.#bin.keep(new THREE.WebGLRenderTarget(width, height, options));
    this.#soft = this.#bin.keep(new THREE.WebGLRenderTarget(width, height, { ...options, depthBuffer: false }));
    const solid = this.#bin.keep(new THREE.BufferGeometry());
    solid.setAttribute("position", new THREE.Float32BufferAttribute(CORNERS, 3));
    const blur = this.#bin.keep(
      new THREE.ShaderMaterial({
        uniforms: { uSharp: { value: this.#sharp.texture }, uReach: { value: new THREE.Vector2(0.017, 0.0302) } },
        vertexShader: SCREEN,
        fragmentShader: aperture,
        depthTest: false,
        depthWrite: false,
      }),
    );
    const pass = new THREE.Mesh(solid, blur);
    pass.frustumCulled = false;
    this.#blurScene.add(pass);
    this.#hung = this.#bin.keep(
      new THREE.ShaderMaterial({
        uniforms: {
          uSoft: { value: this.#soft.texture },
          uCrop: { value: new THREE.Vector2(1, 1) },
          uShift: { value: new THREE.Vector2() },
          uTime: { value: 0 },
          uRain: { value: 0 },
          uSnow: { value: 0 },
          uNight: { value: 1 },
          uAspect: { value: 16 / 9 },
        },
        vertexShader: SCREEN,
        fragmentShader: hung,
        depthTest: false,
        depthWrite: false,
      }),
    );
    this.mesh = new THREE.Mesh(solid, this.#hung);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = -20;
    this.#eye.position.set(-0.55, 1.2, 4.7);
    this.#eye.lookAt(-0.35, 1.62, -0.6);
  }

  /** @param {import("./moods.js").Mood} mood */
  tune(mood) {
    const u = this.#hung.uniforms;
    u.uRain.value = mood.rain;
    u.uSnow.value = mood.flakes;
    u.uNight.value = Math.min(1, mood.lamp / 10);
    this.#stale = true;
  }

  /** @param {number} aspect */
  fit(aspect) {
    const u = this.#hung.uniforms;
    u.uAspect.value = aspect;
    // cover the window; upright, look at the seam of cafe and machine
    if (aspect < 16 / 9) u.uCrop.value.set((aspect * 9) / 16, 1).multiplyScalar(0.92);
    else u.uCrop.value.set(0.92, (16 / 9 / aspect) * 0.92);
  }

  stir() {
    this.#stale = true;
  }

  /** @param {number} time @param {number} pan metres the camera has moved along the table */
  live(time, pan) {
    this.#hung.uniforms.uTime.value = time;
    this.#hung.uniforms.uShift.value.x = Math.max(-0.04, Math.min(0.04, pan * 0.008));
  }

  /** Renders the street anew if it changed, else now and then for its lamps and trains. @param {THREE.WebGLRenderer} renderer @param {THREE.Scene} street */
  refresh(renderer, street) {
    if (!this.#stale && ++this.#age < 24) return;
    this.#stale = false;
    this.#age = 0;
    renderer.setRenderTarget(this.#sharp);
    renderer.clear();
    renderer.render(street, this.#eye);
    renderer.setRenderTarget(this.#soft);
    renderer.render(this.#blurScene, this.#flat);
    renderer.setRenderTarget(null);
  }

  dispose() {
    this.#bin.dispose();
  }
}
