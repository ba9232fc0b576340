/** Ground: road and pavement on one painted map, and puddles that mirror a small second render of what is on layer 1. */
import { Bin } from "kit/bin.js";
import { drawn } from "kit/brush.js";
import { unmake } from "kit/unmake.js";
import * as THREE from "three";
import * as look from "./ground.shader.js";
import { KERB_Z, LEVEL, paintFloor, paintTraces } from "./ground-map.js";

/** @typedef {import("./moods.js").Mood} Mood */

export class Ground {
  group = new THREE.Group();
  #bin = new Bin();
  #eye = new THREE.PerspectiveCamera();
  #target;
  #uniforms = {
    uMirror: { value: new THREE.Matrix4() },
    uSeen: { value: /** @type {THREE.Texture | null} */ (null) },
    uTraces: { value: drawn(1024, 768, paintTraces, { data: true }) },
    uFull: { value: 1 },
    uRain: { value: 0 },
    uHasMirror: { value: 0 },
    uSkyLow: { value: new THREE.Color() },
    uSkyHigh: { value: new THREE.Color() },
    uWarm: { value: new THREE.Color() },
  };

  /** @param {{ air: import("kit/brush.js").Air, mirror: number }} given mirror: side of the reflection in pixels, 0 for none */
  constructor({ air, mirror }) {
    this.#target =
      mirror > 0 ? this.#bin.keep(new THREE.WebGLRenderTarget(mirror, mirror, { type: THREE.HalfFloatType })) : null;
    this.#uniforms.uSeen.value = this.#target?.texture ?? null;
    this.#uniforms.uHasMirror.value = this.#target ? 1 : 0;
    const floor = new THREE.MeshLambertMaterial({ map: drawn(2048, 1536, paintFloor) });
    floor.onBeforeCompile = (shader) => {
      Object.assign(shader.uniforms, air.uniforms, this.#uniforms);
      shader.vertexShader = shader.vertexShader
        .replace("#include <common>", look.vertexHead)
        .replace("#include <uv_vertex>", look.vertexUv);
      shader.fragmentShader = shader.fragmentShader
        .replace("#include <common>", look.fragmentHead)
        .replace("#include <map_fragment>", look.colour)
        .replace("#include <opaque_fragment>", look.mirrored);
    };
    const road = new THREE.Mesh(new THREE.PlaneGeometry(90, 80).rotateX(-Math.PI / 2), floor);
    road.position.set(6, 0, -30);
    const walk = new THREE.Mesh(pavement(), floor);
    walk.position.y = LEVEL;
    road.receiveShadow = walk.receiveShadow = true;
    this.group.add(road, walk);
    this.#bin.add(() => unmake(this.group));
    this.#bin.keep(this.#uniforms.uTraces.value);
  }

  /** what the mirror is drawn into, if there is one */
  get target() {
    return this.#target;
  }

  /** @param {Mood} mood */
  tune(mood) {
    const u = this.#uniforms;
    u.uFull.value = mood.puddles;
    u.uRain.value = mood.rain;
    u.uSkyLow.value.setRGB(...mood.sky[3], THREE.SRGBColorSpace);
    u.uSkyHigh.value.setRGB(...mood.sky[1], THREE.SRGBColorSpace);
    u.uWarm.value.setRGB(1, 0.5, 0.24).multiplyScalar(mood.machine * 0.11);
  }

  /** The street seen from below the ground, small; only layer 1 is drawn. @param {THREE.WebGLRenderer} renderer @param {THREE.Scene} scene @param {THREE.PerspectiveCamera} camera @param {THREE.Vector3} target what the camera looks at */
  reflect(renderer, scene, camera, target) {
    if (!this.#target) return;
    const eye = this.#eye;
    eye.copy(camera, false);
    eye.layers.set(1);
    eye.position.set(camera.position.x, LEVEL - camera.position.y, camera.position.z);
    eye.up.set(0, -1, 0);
    eye.lookAt(target.x, LEVEL - target.y, target.z);
    eye.updateMatrixWorld();
    const toTexture = this.#uniforms.uMirror.value.set(0.5, 0, 0, 0.5, 0, 0.5, 0, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 1);
    toTexture.multiply(eye.projectionMatrix).multiply(eye.matrixWorldInverse);
    renderer.setRenderTarget(this.#target);
    renderer.clear();
    renderer.render(scene, eye);
    renderer.setRenderTarget(null);
  }

  dispose() {
    this.#bin.dispose();
  }
}

/** The pavement with its rounded corner into the lane. */
function pavement() {
  const edge = new THREE.Shape();
  edge.moveTo(-20, -KERB_Z);
  edge.lineTo(2.6, -KERB_Z);
  edge.absarc(2.6, -KERB_Z + 0.9, 0.9, -Math.PI / 2, 0);
  edge.lineTo(3.5, 14);
  edge.lineTo(-20, 14);
  return new THREE.ShapeGeometry(edge, 10).rotateX(-Math.PI / 2);
}
