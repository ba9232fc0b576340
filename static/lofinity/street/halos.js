/** All halos of the street in one draw call: billboards that add light, each with its own lamp. */
import { LAMPS } from "kit/brush.js";
import * as THREE from "three";

/** @typedef {import("kit/brush.js").Triple} Triple */

export class Halos {
  /** @type {number[]} */ #spot = [];
  /** @type {number[]} */ #ink = [];
  /** @type {number[]} */ #size = [];
  #gain = { value: 1 };

  /** @param {THREE.ColorRepresentation} colour @param {number | [number, number]} size metres @param {Triple} at @param {number} strength 0..1 @param {number} [lamp] */
  add(colour, size, at, strength, lamp = 0) {
    const ink = new THREE.Color(colour);
    this.#spot.push(...at, lamp);
    this.#ink.push(ink.r, ink.g, ink.b, strength);
    this.#size.push(...(typeof size === "number" ? [size, size] : size));
  }

  /** @param {import("kit/brush.js").Air} air */
  mesh(air) {
    const quad = new THREE.PlaneGeometry(1, 1);
    const many = new THREE.InstancedBufferGeometry();
    many.index = quad.index;
    many.setAttribute("position", quad.attributes.position);
    many.setAttribute("spot", new THREE.InstancedBufferAttribute(new Float32Array(this.#spot), 4));
    many.setAttribute("ink", new THREE.InstancedBufferAttribute(new Float32Array(this.#ink), 4));
    many.setAttribute("size", new THREE.InstancedBufferAttribute(new Float32Array(this.#size), 2));
    const look = new THREE.ShaderMaterial({
      transparent: true,
      depthWrite: false,
      blending: THREE.AdditiveBlending,
      uniforms: { uLamps: air.uniforms.uLamps, uGain: this.#gain },
      vertexShader: /* glsl */ `
        attribute vec4 spot;
        attribute vec4 ink; // colour, strength
        attribute vec2 size;
        uniform float uLamps[${LAMPS}], uGain;
        varying vec2 vAt;
        varying vec4 vInk;
        void main() {
          vAt = position.xy * 2.;
          vInk = vec4(ink.rgb, ink.a * uLamps[int(spot.w + .5)] * uGain);
          vec4 seen = viewMatrix * vec4(spot.xyz, 1.);
          seen.xy += position.xy * size;
          gl_Position = projectionMatrix * seen;
          // light is before what it lights: without this a tilted wall would cut the halo along a line
          vec4 nearer = projectionMatrix * (seen + vec4(0., 0., .45, 0.));
          gl_Position.z = nearer.z / nearer.w * gl_Position.w;
        }`,
      fragmentShader: /* glsl */ `
        varying vec2 vAt;
        varying vec4 vInk;
        void main() {
          float d = 1. - min(1., length(vAt));
          gl_FragColor = vec4(vInk.rgb, 1.);
          #include <tonemapping_fragment>
          #include <colorspace_fragment>
          gl_FragColor.a = vInk.a * pow(d, 2.6); // added to the picture as the eye sees it, after the tone curve
        }`,
    });
    const mesh = new THREE.Mesh(many, look);
    mesh.frustumCulled = false;
    mesh.layers.enable(1);
    mesh.renderOrder = 5;
    return mesh;
  }

  /** @param {number} gain */
  tune(gain) {
    this.#gain.value = gain;
  }
}
