/** Very few specks of dust and lint in the lamp's light. */
import { chance } from "kit/chance.js";
import { AdditiveBlending, BufferAttribute, BufferGeometry, Points, ShaderMaterial, Vector3 } from "three";

export class Motes {
  points;
  #room = { value: new Vector3(10, 6, 1) };

  /** @param {import("lightloom/loom/room.js").Room} room @param {number} count */
  constructor(room, count) {
    const roll = chance(23);
    const shape = new BufferGeometry();
    const seeds = Float32Array.from({ length: count * 3 }, () => roll());
    shape.setAttribute("position", new BufferAttribute(seeds, 3));
    const look = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
      vertexShader: /* glsl */ `
        uniform float uTime;
        uniform vec3 uRoom; /* width, height, px per unit */
        varying float vLight;
        void main() {
          vec3 seed = position;
          float t = uTime * (0.006 + 0.008 * seed.z) + seed.x;
          vec2 at = vec2(fract(t) - 0.5, fract(seed.y - uTime * 0.004 * (0.3 + seed.z)) - 0.5);
          at += 0.02 * vec2(sin(uTime * 0.23 + seed.y * 40.0), cos(uTime * 0.31 + seed.x * 30.0));
          vec2 rim = 0.5 - abs(at);
          vLight = smoothstep(0.0, 0.12, min(rim.x, rim.y)) * (0.55 + 0.45 * sin(uTime * (0.4 + seed.z) + seed.x * 60.0));
          vLight *= exp(-dot((at - vec2(-0.12, 0.16)) * 2.2, (at - vec2(-0.12, 0.16)) * 2.2));
          gl_Position = projectionMatrix * modelViewMatrix * vec4(at * uRoom.xy, 0.7, 1.0);
          gl_PointSize = uRoom.z * (0.045 + 0.05 * seed.z * seed.z);
        }`,
      fragmentShader: /* glsl */ `
        varying float vLight;
        void main() {
          float far = length(gl_PointCoord - 0.5) * 2.0;
          gl_FragColor = vec4(vec3(1.0, 0.84, 0.58) * vLight * 0.34 * pow(max(0.0, 1.0 - far), 1.6), 1.0);
        }`,
      uniforms: { ...room.uniforms, uRoom: this.#room },
    });
    this.points = new Points(shape, look);
    this.points.renderOrder = 10;
    this.points.frustumCulled = false;
  }

  /** @param {import("lightloom/loom/layout.js").Layout} at @param {number} ratio drawn px per CSS px */
  fit(at, ratio) {
    this.#room.value.set(at.wide * 0.94, at.high * 0.9, at.unit_px * ratio);
  }

  dispose() {
    this.points.removeFromParent();
    this.points.geometry.dispose();
    this.points.material.dispose();
  }
}
