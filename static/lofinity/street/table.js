/** The table: player, little handheld and their company, lit by the machine from the right and the weather from the left. Its own small scene. */

import { Bin } from "kit/bin.js";
import { Air, Brush, glow, halo, paint, picture } from "kit/brush.js";
import { unmake } from "kit/unmake.js";
import * as THREE from "three";
import { Backdrop } from "./backdrop.js";
import { drawHandheld, TOY } from "./handheld.js";
import { LAMP } from "./lamps.js";
import { Player } from "./player.js";
import { books, headphones, leftovers, mug, planks, STEAM_AT } from "./tabletop.js";

/** @typedef {import("./moods.js").Mood} Mood */

const TOY_X = -5.2;
const TOY_SIZE = 1.75;
const TURN = { x: -0.3, y: -0.16, z: 0.015 };

export class Table {
  scene = new THREE.Scene();
  air = new Air();
  player;
  backdrop;
  toy = new THREE.Group();
  #bin = new Bin();
  #fill = new THREE.HemisphereLight();
  #key = new THREE.SpotLight("#ffc48a", 105, 18, 0.62, 0.8, 1.6);
  #cool = new THREE.DirectionalLight("#6f94ff", 0.9);
  #behind = new THREE.PointLight("#ff8a4f", 6, 8, 1.7);
  #cafe = new THREE.PointLight("#ffae5c", 9, 8, 1.6);
  #toyLight = new THREE.PointLight("#c8e08a", 0.6, 3, 1.6);
  #warm;
  /** @type {THREE.Sprite[]} */ #steam;
  #pulse = 0;

  /** @param {{ loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, toyScreen: THREE.Texture }} given */
  constructor({ loop, quality, toyScreen }) {
    const { air, scene } = this;
    this.backdrop = this.#bin.keep(new Backdrop({ width: quality.tier === "low" ? 256 : 480 }));
    this.player = this.#bin.keep(new Player({ air, loop }));
    this.player.group.position.set(-0.1, 0.86, 0);
    this.player.group.rotation.set(TURN.x, TURN.y, TURN.z);
    const b = new Brush(23);
    const group = new THREE.Group();
    planks(b);
    headphones(b);
    mug(b);
    leftovers(b, group);
    books(b, TOY_X);
    group.add(b.mesh(paint({ air })));
    this.#toy(toyScreen);
    this.#warm = halo("#ff9a55", [4.5, 3.4], [2.0, 1.7, -3], 0.16);
    const [x, y, z] = STEAM_AT;
    this.#steam = [0, 1, 2, 3].map((i) => halo("#cfd8ff", [0.5, 0.9], [x + 0.05 * i, y + 0.4 * i, z + 0.4], 0.16));
    scene.add(this.backdrop.mesh, group, this.player.group, this.toy, this.#warm, ...this.#steam);
    this.#light(quality.shadows);
    this.#bin.add(() => {
      scene.remove(this.backdrop.mesh);
      for (const child of [...scene.children]) unmake(child);
    });
  }

  /** @param {THREE.Texture} screen */
  #toy(screen) {
    const b = new Brush(81);
    const lit = new Brush(82);
    b.ground = lit.ground = Number.NEGATIVE_INFINITY;
    drawHandheld(b, lit, LAMP.toy);
    const { w, h, at } = TOY.screen;
    const glass = picture(screen, w, h, at);
    this.toy.add(b.mesh(paint({ air: this.air })), lit.mesh(glow({ air: this.air })), glass);
    this.toy.scale.setScalar(TOY_SIZE);
    this.toy.position.set(TOY_X, 0.86, 0);
    this.toy.rotation.set(-0.32, 0.06, 0.02);
  }

  /** @param {number} shadows side of the shadow map in pixels, 0 for none */
  #light(shadows) {
    this.#key.position.set(3.8, 5.2, 3.6);
    this.#key.target.position.set(-1.2, 0, 0);
    if (shadows > 0) {
      this.#key.castShadow = true;
      this.#key.shadow.mapSize.set(shadows / 2, shadows / 2);
      this.#key.shadow.radius = 4;
      this.#key.shadow.normalBias = 0.02;
      this.#key.shadow.bias = -0.001;
    }
    this.#cool.position.set(-4, 3, 1.5);
    this.#behind.position.set(1.8, 1.5, -2.2);
    this.#cafe.position.set(-3.9, 1.7, -1.2);
    this.#toyLight.position.set(TOY_X, 1.3, 1);
    this.scene.add(this.#key, this.#key.target, this.#cool, this.#behind, this.#cafe, this.#toyLight, this.#fill);
  }

  /** @param {Mood} mood */
  tune(mood) {
    const night = Math.min(1, mood.lamp / 10);
    const mix = (/** @type {number} */ day, /** @type {number} */ dark) => day + (dark - day) * night;
    const u = this.air.uniforms;
    u.uRim.value.setRGB(...mood.rim, THREE.SRGBColorSpace).multiplyScalar(0.16);
    u.uSheen.value.set("#ffb070").multiplyScalar(0.25);
    u.uWet.value = mix(0.1, 0.35);
    this.#fill.color.setRGB(...mood.hemiSky, THREE.SRGBColorSpace);
    this.#fill.groundColor.setRGB(...mood.hemiGround, THREE.SRGBColorSpace);
    this.#fill.intensity = mix(1.5, 0.62);
    this.#key.color.set("#fff0d8").lerp(new THREE.Color("#ffc48a"), night);
    this.#key.intensity = mix(190, 105);
    this.#cool.color.setRGB(...mood.sky[1], THREE.SRGBColorSpace).lerp(new THREE.Color("#8fb0ff"), 0.5);
    this.#cool.intensity = mix(0.7, 1.5);
    this.#behind.intensity = mix(1.5, 6);
    this.#cafe.intensity = mix(2, 9);
    this.#warm.material.opacity = 0.16 * night;
    this.backdrop.tune(mood);
  }

  /** @param {number} strength 0..1 */
  beat(strength) {
    this.#pulse = Math.max(this.#pulse, strength);
  }

  /** @param {import("kit/loop.js").Tick} tick @param {number} pan @param {boolean} still */
  live({ time, step }, pan, still) {
    this.player.live(step);
    this.backdrop.live(time, pan);
    this.#pulse *= Math.exp(-5 * step);
    this.air.uniforms.uLamps.value[LAMP.toy] = 0.8 + 0.35 * this.#pulse;
    this.air.uniforms.uLamps.value[LAMP.player] = this.player.running ? 1.05 : 0.3;
    this.#toyLight.intensity = 0.6 + 0.25 * this.#pulse;
    const [x, y, z] = STEAM_AT;
    for (const [i, wisp] of this.#steam.entries()) {
      const age = still ? i / 4 : (time * 0.11 + i / 4) % 1;
      wisp.position.set(x + 0.12 * Math.sin(age * 5 + i * 2 + time * 0.3), y + 0.1 + 1.25 * age, z + 0.4);
      wisp.scale.set(0.3 + 0.5 * age, 0.5 + 0.7 * age, 1);
      wisp.material.opacity = 0.22 * Math.sin(Math.PI * Math.min(1, age * 1.1)) * (1 - age * 0.5);
    }
  }

  dispose() {
    this.#bin.dispose();
  }
}
