/** Everything of the street put together: built once, retuned by moods, set out by layouts, kept alive by the clock. Knows no pointer and no page. */

import { Bin } from "kit/bin.js";
import { Air, Brush, glow, paint } from "kit/brush.js";
import { unmake } from "kit/unmake.js";
import * as THREE from "three";
import { beyond, makeTrain, trainAt } from "./beyond.js";
import { makeBicycle } from "./bicycle.js";
import { Cafe } from "./cafe.js";
import { Cat } from "./cat.js";
import { Coin } from "./coin.js";
import { Drawer } from "./drawer.js";
import { Foliage } from "./foliage.js";
import { MOON, PLACES } from "./framing.js";
import { makeBench, makeBoard, makeCrate, makeRack, makeThings } from "./furniture.js";
import { Ground } from "./ground.js";
import { LEVEL } from "./ground-map.js";
import { Halos } from "./halos.js";
import { LAMP } from "./lamps.js";
import { corner, kerb, pole, WALL, wall, wires } from "./lane.js";
import { Life, makeCone } from "./life.js";
import { Lights } from "./lights.js";
import { Machine, SPOT } from "./machine.js";
import { ivy, pot, tree } from "./plants.js";
import { Sky } from "./sky.js";
import { Weather } from "./weather.js";
import { makeBrazier, makeCaps } from "./winter.js";

/** @typedef {import("./moods.js").Mood} Mood */
/** @typedef {"bench" | "things" | "crate" | "bicycle" | "cat" | "rack" | "board" | "brazier"} Movable */

export class Street {
  group = new THREE.Group();
  air = new Air();
  fog = new THREE.Fog(0, 1, 2);
  /** gains that hovering and beats add to a lamp @type {Map<number, number>} */
  lift = new Map();
  /** @type {Record<Movable, THREE.Object3D>} */
  movables;
  #bin = new Bin();
  #mood = /** @type {Mood | null} */ (null);
  #far;
  #train;
  #cone = makeCone();
  #caps;
  #pulse = 0;

  /** @param {{ loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, toyScreen: THREE.Texture }} given */
  constructor({ loop, quality, toyScreen }) {
    const { air } = this;
    const many = quality.tier === "low" ? 0.5 : 1;
    air.keepDry(0, [-9, 0, -4], [-0.95, 2.1, 0.05]); // under the awning
    air.keepDry(1, [1.0, 1.44, -1.2], [1.75, 2.2, -0.6]); // no snow on a warm cat
    this.halos = new Halos();
    this.sky = this.#bin.keep(new Sky());
    this.ground = this.#bin.keep(new Ground({ air, mirror: quality.mirror }));
    this.weather = this.#bin.keep(new Weather({ many }));
    this.life = this.#bin.keep(new Life());
    this.lights = new Lights({ shadows: quality.shadows });
    this.machine = new Machine({ air, halos: this.halos, place: [0, LEVEL, -0.3] });
    this.coin = new Coin({ air, tray: SPOT.tray, slot: SPOT.slot });
    this.drawer = this.#bin.keep(new Drawer({ air, loop, machine: this.machine.group }));
    this.cat = new Cat(air);
    this.machine.group.add(this.coin.mesh);
    this.movables = {
      bench: makeBench(air),
      things: makeThings(air, toyScreen),
      crate: makeCrate(air),
      bicycle: makeBicycle(air),
      cat: this.cat.group,
      rack: makeRack(air),
      board: makeBoard(air),
      brazier: makeBrazier(air, this.halos, [1.12, LEVEL, 0.22]),
    };
    this.#train = makeTrain(air);
    this.#caps = makeCaps(air);
    this.#caps.mesh.layers.enable(1);
    const solids = this.#build();
    this.#far = solids.far;
    this.cafe = solids.cafe;
    this.#cone.layers.set(0);
    this.group.add(this.sky.group, this.ground.group, this.lights.group, this.machine.group, this.cafe.group);
    this.group.add(
      solids.near,
      solids.far,
      solids.glowing,
      solids.leaves,
      this.halos.mesh(air),
      this.#cone,
      this.#train,
      this.#caps.mesh,
    );
    this.group.add(this.weather.group, this.life.group, ...Object.values(this.movables));
    for (const part of Object.values(this.movables)) part.traverse((child) => child.layers.enable(1));
    this.#bin.add(() => unmake(this.group));
  }

  #build() {
    const near = new Brush(11);
    const far = new Brush(12);
    const lit = new Brush(13);
    const leaves = new Foliage(14);
    const hands = { solid: near, lit, leaves, halos: this.halos };
    const cafe = new Cafe(hands);
    kerb(near);
    wall(near);
    pole(hands);
    wires(near);
    corner(near);
    tree(near, leaves);
    ivy(leaves, WALL.top, WALL.z + 0.08);
    for (const [at, size, kind, seed] of /** @type {const} */ ([
      [[-0.98, LEVEL, -0.2], 1.05, "ajisai", 3],
      [[-0.93, LEVEL, 0.22], 0.72, "leaf", 5],
      [[1.0, LEVEL, -0.5], 0.95, "blade", 2],
      [[-2.72, LEVEL, -0.5], 1.15, "blade", 4],
      [[-2.78, LEVEL, -0.1], 0.8, "ajisai", 9],
      [[2.86, LEVEL, -0.62], 1.05, "ajisai", 6],
      [[2.72, LEVEL, -0.3], 0.66, "leaf", 8],
      [[-2.3, 2.9, -0.76], 0.5, "leaf", 1],
      [[4.1, 0, -1.7], 1.1, "ajisai", 6],
      [[4.15, 0, -2.3], 0.9, "leaf", 2],
    ])) {
      pot(near, leaves, [at[0], at[1], at[2]], size, kind, seed);
    }
    beyond({ ...hands, solid: far });
    const distant = far.mesh(paint({ air: this.air }));
    distant.castShadow = false;
    const glowing = lit.mesh(glow({ air: this.air, fog: false }));
    const parts = {
      near: near.mesh(paint({ air: this.air })),
      far: distant,
      glowing,
      leaves: leaves.mesh(this.air),
      cafe,
    };
    for (const mesh of [parts.near, parts.far, glowing, parts.leaves]) mesh.layers.enable(1);
    return parts;
  }

  /** @param {"wide" | "tall"} layout */
  setOut(layout) {
    for (const [name, [x, y, z, turn]] of Object.entries(PLACES[layout])) {
      const part = this.movables[/** @type {Movable} */ (name)];
      part.position.set(x, LEVEL + y, z);
      part.rotation.y = turn;
    }
    const { things } = this.movables;
    things.updateMatrixWorld();
    this.life.steamFrom(0, new THREE.Vector3(-0.02, 0.1, 0.07).applyMatrix4(things.matrixWorld));
    const coals = new THREE.Vector3(0, 0.4, 0).add(this.movables.brazier.position);
    this.life.steamFrom(1, coals);
    this.life.steamFrom(2, coals);
  }

  /** @param {"wide" | "tall"} layout @param {number} height pixels drawn @param {number} fov degrees */
  fit(layout, height, fov) {
    this.sky.fit(MOON[layout], height, fov);
    this.weather.fit(height, fov);
  }

  /** @param {Mood} mood */
  tune(mood) {
    this.#mood = mood;
    const u = this.air.uniforms;
    u.uSnow.value = mood.snow;
    u.uWet.value = mood.wet;
    u.uWind.value = mood.wind;
    u.uRim.value.setRGB(...mood.rim, THREE.SRGBColorSpace).multiplyScalar(mood.rimStrength);
    u.uSheen.value.setRGB(...mood.sheen, THREE.SRGBColorSpace).multiplyScalar(mood.sheenStrength);
    this.fog.color.setRGB(...mood.fog, THREE.SRGBColorSpace);
    this.fog.near = mood.fogNear;
    this.fog.far = mood.fogFar;
    /** @type {THREE.MeshLambertMaterial} */ (this.#far.material).color.setScalar(mood.far);
    for (const part of [this.sky, this.ground, this.weather, this.life, this.lights, this.machine, this.cafe])
      part.tune(mood);
    this.halos.tune(mood.halo);
    this.#caps.settle(mood.snow);
    const { brazier } = this.movables;
    brazier.visible = mood.embers > 0.03;
    brazier.scale.setScalar(Math.min(1, 0.3 + mood.embers));
    const damp = Math.max(mood.rain, mood.flakes);
    this.#cone.material.uniforms.uThick.value = (0.13 + 0.07 * damp) * Math.min(1, mood.lamp / 12);
    this.#cone.visible = mood.lamp > 0.5;
  }

  /** A beat of the music: small lights breathe with it. @param {number} strength 0..1 */
  beat(strength) {
    this.#pulse = Math.max(this.#pulse, strength);
  }

  /** Whether something large enough for a puddle to show is on its way. */
  get stirring() {
    return this.coin.busy || this.drawer.busy || this.#train.visible;
  }

  /** @param {import("kit/loop.js").Tick} tick @param {boolean} still reduced motion */
  live({ time, step }, still) {
    const mood = this.#mood;
    if (!mood) return;
    const u = this.air.uniforms;
    u.uTime.value = time;
    if (still) u.uWind.value = 0.25 * mood.wind;
    this.#pulse *= Math.exp(-5 * step);
    this.#lamps(time, mood);
    this.sky.turn(time);
    this.weather.live(time);
    this.life.live(time);
    this.lights.live(time, this.machine.hum);
    this.machine.live(time, step, still);
    this.cafe.live(time, still ? 0 : mood.wind);
    this.cat.live(time, still);
    this.coin.live(step);
    this.drawer.live(step);
    const train = still ? null : trainAt(time);
    this.#train.visible = train !== null;
    if (train !== null) this.#train.position.x = train;
  }

  /** @param {number} time @param {Mood} mood */
  #lamps(time, mood) {
    const lamps = this.air.uniforms.uLamps.value;
    const lift = (/** @type {number} */ lamp) => this.lift.get(lamp) ?? 0;
    for (let i = 0; i < 5; i++) lamps[LAMP.vibe + i] = 0.78 + lift(LAMP.vibe + i) + 0.12 * this.#pulse;
    lamps[LAMP.slot] = 0.85 + 0.15 * Math.sin(time * 2) + lift(LAMP.slot);
    lamps[LAMP.press] = 0.75 + lift(LAMP.press);
    lamps[LAMP.drawer] = (this.drawer.filled ? 1.15 + 0.15 * Math.sin(time * 2) : 0.55) + lift(LAMP.drawer);
    lamps[LAMP.town] = 0.35 + 0.65 * mood.windows;
    lamps[LAMP.bulb] = mood.lamp > 0 ? Math.min(1, 0.75 + mood.lamp / 20) : 0.72;
    lamps[LAMP.lantern] = (0.5 + 0.5 * mood.windows) * (1 + 0.06 * this.#pulse);
    lamps[LAMP.beacon] = 0.55 + 0.45 * Math.sin(time * 1.1);
    lamps[LAMP.toy] = 0.8 + 0.3 * this.#pulse + lift(LAMP.toy);
    lamps[LAMP.player] = 1 + lift(LAMP.player);
    lamps[LAMP.train] = 0.4 + 0.6 * mood.windows;
    lamps[LAMP.ember] = mood.embers * (0.9 + 0.18 * Math.sin(time * 1.9) * Math.sin(time * 3.1));
    lamps[LAMP.hearth] = mood.windows * (1 + 0.12 * mood.embers * Math.sin(time * 2.3) * Math.sin(time * 3.9));
  }

  dispose() {
    this.#bin.dispose();
  }
}
