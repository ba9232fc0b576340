/** The street's lights: sun or moon, sky and ground, the lamp on its pole, and what spills from cafe and machine. */
import * as THREE from "three";
import { FRONT } from "./cafe.js";
import { BULB } from "./lane.js";

/** @typedef {import("./moods.js").Mood} Mood */

export class Lights {
  group = new THREE.Group();
  #fill = new THREE.HemisphereLight();
  #sun = new THREE.DirectionalLight();
  #lamp = new THREE.SpotLight("#ffb463", 0, 11, 0.98, 0.9, 1.4);
  #bounce = new THREE.PointLight("#ffab5e", 0, 4.2, 1.5);
  #shop = new THREE.PointLight("#ffae62", 0, 6, 1.8);
  #cloth = new THREE.PointLight("#ff8d4a", 0, 3.2, 1.6);
  #machine = new THREE.PointLight("#ffd296", 0, 7, 1.7);
  #hearth = 0;
  #shopAt = 0;

  /** @param {{ shadows: number }} given side of a shadow map in pixels, 0 for none */
  constructor({ shadows }) {
    const [x, y, z] = BULB;
    this.#lamp.position.set(x, y - 0.01, z);
    this.#lamp.target.position.set(x - 0.35, 0, z - 0.15);
    this.#bounce.position.set(x - 0.1, 2.5, z - 0.5); // the bulb also warms tree, cat and ivy
    this.#shop.position.set(-2.1, 1.5, FRONT + 1);
    this.#cloth.position.set(-1.9, 3, FRONT + 1.1); // the awning glows through
    this.#machine.position.set(-0.1, 1.24, 0.94);
    this.group.add(this.#fill, this.#sun, this.#sun.target, this.#lamp, this.#lamp.target);
    this.group.add(this.#bounce, this.#shop, this.#cloth, this.#machine);
    if (shadows > 0) this.#cast(shadows);
    this.group.traverse((part) => part.layers.enable(1)); // a camera on layer 1 only keeps lights of layer 1
  }

  /** @param {number} side pixels */
  #cast(side) {
    const sun = this.#sun.shadow;
    this.#sun.castShadow = this.#lamp.castShadow = true;
    sun.mapSize.set(side, side);
    Object.assign(sun.camera, { left: -6, right: 6, top: 6, bottom: -4, near: 0.5, far: 26 });
    sun.camera.updateProjectionMatrix();
    sun.normalBias = 0.03;
    sun.bias = -0.0006;
    sun.radius = 1; // wider than this the samples show as grain by day
    const lamp = this.#lamp.shadow;
    lamp.mapSize.set(side / 2, side / 2);
    lamp.bias = -0.002;
    lamp.normalBias = 0.02;
    lamp.radius = 3;
    lamp.camera.near = 0.25;
  }

  /** @param {Mood} mood */
  tune(mood) {
    this.#fill.color.setRGB(...mood.hemiSky, THREE.SRGBColorSpace);
    this.#fill.groundColor.setRGB(...mood.hemiGround, THREE.SRGBColorSpace);
    this.#fill.intensity = mood.hemi;
    this.#sun.color.setRGB(...mood.sun, THREE.SRGBColorSpace);
    this.#sun.intensity = mood.sunStrength;
    this.#sun.position.set(mood.sunFrom[0], mood.sunFrom[1], mood.sunFrom[2]);
    this.#lamp.intensity = mood.lamp;
    this.#bounce.intensity = mood.lamp * 0.2;
    this.#shopAt = mood.shop;
    this.#shop.intensity = mood.shop;
    this.#cloth.intensity = 2.2 * Math.min(1, mood.lamp / 12);
    this.#machine.intensity = mood.machine;
    this.#hearth = mood.embers;
  }

  /** A hearth breathes slowly (never a flash); `hum` is how hard the machine works, 0..1. @param {number} time @param {number} hum */
  live(time, hum) {
    const breath = 0.5 * Math.sin(time * 2.1) + 0.3 * Math.sin(time * 3.7 + 1) + 0.2 * Math.sin(time * 6.3 + 2);
    this.#shop.intensity = this.#shopAt * (1 + 0.1 * this.#hearth * breath);
    this.#machine.color.setRGB(1, 0.644 + 0.02 * hum * Math.sin(time * 5), 0.305);
  }
}
