/** The lens: vignette, a little grain against banding, and the fade between two views. One triangle, no extra pass. */
import * as THREE from "three";

export class Lens {
  #uniforms = {
    uFade: { value: 0 },
    uDark: { value: 0.5 },
    uInk: { value: new THREE.Color("#0b1030") },
  };
  mesh;

  constructor() {
    const solid = new THREE.BufferGeometry();
    solid.setAttribute("position", new THREE.Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3));
    this.mesh = new THREE.Mesh(
      solid,
      new THREE.ShaderMaterial({
        uniforms: this.#uniforms,
        transparent: true,
        depthTest: false,
        depthWrite: false,
        vertexShader: /* glsl */ `
          varying vec2 vAt;
          void main() {
            vAt = position.xy;
            gl_Position = vec4(position.xy, 0., 1.);
          }`,
        fragmentShader: /* glsl */ `
          varying vec2 vAt;
          uniform float uFade, uDark;
          uniform vec3 uInk;
          void main() {
            float rim = smoothstep(.62, 1.5, length(vAt * vec2(.92, 1.)));
            float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5) - .5;
            float shade = max(rim * uDark, uFade);
            float speck = abs(grain) * .024 * (1. - shade); // a grain brightens or darkens by a hundredth at most
            float all = shade + speck;
            gl_FragColor = vec4((uInk * shade + step(0., grain) * speck) / max(all, 1e-4), all);
          }`,
      }),
    );
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 100;
  }

  /** @param {number} night 0..1 */
  tune(night) {
    this.#uniforms.uDark.value = 0.2 + 0.32 * night;
  }

  /** @param {number} fade 0..1 */
  fade(fade) {
    this.#uniforms.uFade.value = fade;
  }

  dispose() {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
