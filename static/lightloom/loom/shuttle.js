/** The shuttle of light: hull, heart, halo and the shine along the edge it weaves, in one quad. */
import { CustomBlending, Mesh, OneFactor, OneMinusSrcAlphaFactor, PlaneGeometry, ShaderMaterial } from "three";

const WIDE = 3.6;

const fragmentShader = /* glsl */ `
  uniform vec4 uBoat; /* its place in the quad, the edge's place, strength */
  uniform vec2 uSpan; /* half the cloth's height, half the quad's */
  varying vec2 vAt;
  void main() {
    vec2 off = vAt - uBoat.xy;
    float hull = length(off / vec2(0.13, 0.5));
    float boat = 1.0 - smoothstep(0.92, 1.0, hull);
    float heart = 1.0 - smoothstep(0.7, 1.0, length(off / vec2(0.062, 0.3)));
    float core = exp(-dot(off / vec2(0.2, 0.5), off / vec2(0.2, 0.5)) * 1.1);
    float halo = pow(max(0.0, 1.0 - length(off / vec2(1.5, 1.7))), 2.4);
    float inside = smoothstep(uSpan.x + 0.15, uSpan.x - 0.5, abs(vAt.y));
    float line = vAt.x - uBoat.z;
    float edge = exp(-line * line * 90.0) * inside * (0.35 + 0.65 * exp(-off.y * off.y * 0.25));
    vec3 wood = mix(vec3(0.42, 0.15, 0.035), vec3(1.0, 0.55, 0.16), smoothstep(1.0, 0.2, hull));
    vec3 shine = vec3(1.0, 0.36, 0.07) * halo * 0.34 + vec3(1.0, 0.5, 0.14) * core * 0.8 + vec3(1.0, 0.45, 0.12) * edge * 0.3;
    vec3 hue = mix(wood * boat, vec3(1.0, 0.93, 0.7), heart * boat) + shine * (1.0 - 0.4 * boat);
    gl_FragColor = vec4(sqrt(hue) * uBoat.w, boat * uBoat.w); /* near enough to the display's own curve for light that adds up */
  }`;

export class Shuttle {
  mesh;
  #boat = { value: /** @type {[number, number, number, number]} */ ([0, 0, 0, 0]) };
  #span = { value: /** @type {[number, number]} */ ([3, 4]) };

  /** @param {number} tall height of the cloth */
  constructor(tall) {
    const high = tall + 3.4;
    this.#span.value = [tall / 2, high / 2];
    const look = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      depthTest: false,
      premultipliedAlpha: true,
      blending: CustomBlending,
      blendSrc: OneFactor,
      blendDst: OneMinusSrcAlphaFactor,
      vertexShader: /* glsl */ `
        varying vec2 vAt;
        void main() {
          vAt = position.xy;
          gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
        }`,
      fragmentShader,
      uniforms: { uBoat: this.#boat, uSpan: this.#span },
    });
    this.mesh = new Mesh(new PlaneGeometry(WIDE, high), look);
    this.mesh.renderOrder = 9;
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
  }

  /** @param {number} x @param {number} y world @param {number} middle the cloth's @param {number} edge x of the fell @param {number} strength 0..1 */
  fly(x, y, middle, edge, strength) {
    this.mesh.visible = strength > 0.004;
    this.mesh.position.set(x, middle, 0.45);
    const [at] = [this.#boat.value];
    at[0] = 0;
    at[1] = y - middle;
    at[2] = edge - x;
    at[3] = strength;
  }

  dispose() {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
