/** The machine, lamp of the scene: red lacquer, lit header, talking display, shop window, coin slot and tray, drawer, belt. */
import { Brush, drawn, glow, paint, picture } from "kit/brush.js";
import * as THREE from "three";
import { Display } from "./display.js";
import { LAMP, STAGES } from "./lamps.js";
import { fillShowcase } from "./showcase.js";
import * as signs from "./signs.js";

/** @typedef {import("./moods.js").Mood} Mood */
/** @typedef {import("kit/brush.js").Triple} Triple */

const RED = "#c4432f";
const DEEP = "#8e2c28";
const CREAM = "#f6e6c6";
const STEEL = "#a9afbd";
const DARK = "#231c2c";
const FACE = /** @type {Triple} */ ([Math.PI / 2, 0, 0]);
export const SIZE = { w: 1.5, h: 2.14, d: 0.78 };
const ZF = SIZE.d / 2; // the front face
const COLUMN = 0.535; // middle of the right column
const VIBES = ["#ffb35c", "#ff7d64", "#7fd8ff", "#9be39a", "#c9a4ff"];
/** places in the machine's own metres, for coin, cassette and hit boxes */
export const SPOT = {
  tray: /** @type {Triple} */ ([COLUMN, 0.725, ZF + 0.06]),
  slot: /** @type {Triple} */ ([COLUMN, 1.065, ZF + 0.05]),
  press: /** @type {Triple} */ ([COLUMN, 0.905, ZF + 0.04]),
  display: /** @type {Triple} */ ([0, 1.565, ZF + 0.06]),
  drawer: /** @type {Triple} */ ([-0.235, 0.36, ZF + 0.06]),
};
/** @param {number} i 0..4 @returns {Triple} */
export const vibeAt = (i) => [
  COLUMN - 0.085 + (i % 3) * 0.085 + (i > 2 ? 0.042 : 0),
  1.29 - (i > 2 ? 0.085 : 0),
  ZF + 0.034,
];

export class Machine {
  group = new THREE.Group();
  display = new Display();
  #air;
  #belt;
  #hum = 0;
  #wanted = 0;
  #stage = -1;
  #progress = 0;
  #lit;
  #home = new THREE.Vector3();
  /** @type {THREE.Mesh<THREE.BufferGeometry, THREE.MeshBasicMaterial>[]} */ #shining = [];
  lean = 0;

  /** @param {{ air: import("kit/brush.js").Air, halos: import("./halos.js").Halos, place: Triple }} given */
  constructor({ air, halos, place }) {
    this.#air = air;
    const b = new Brush(3);
    const lit = new Brush(4);
    lit.ground = Number.NEGATIVE_INFINITY;
    body(b);
    this.#header(b);
    this.display.group.position.set(0, 1.565, ZF + 0.05);
    b.soft(1.38, 0.39, 0.07, 0.05, DARK, [0, 1.565, ZF + 0.01]);
    b.box(1.4, 0.025, 0.11, CREAM, [0, 1.77, ZF + 0.045]);
    const frame = { left: -0.66, right: 0.33, top: 1.33, bottom: 0.66, z: ZF };
    b.soft(1.08, 0.76, 0.05, 0.04, CREAM, [-0.165, 0.995, ZF], { ao: 0.1 });
    fillShowcase(lit, this.group, frame);
    column(b, lit);
    stageLamps(b, lit);
    this.#drawer(b, lit);
    this.#belt = this.#door(b, lit);
    b.rod([0.55, SIZE.h + 0.03, -0.1], [0.72, SIZE.h + 0.4, -0.16], 0.008, STEEL); // an aerial: somebody looks after it
    b.ball(0.016, "#ffcf7a", [0.72, SIZE.h + 0.4, -0.16]);
    this.#lit = lit.mesh(glow({ air }));
    this.group.add(b.mesh(paint({ air })), this.#lit, this.display.group);
    this.group.traverse((part) => part.layers.enable(1));
    this.#home.set(...place);
    this.group.position.copy(this.#home);
    this.group.rotation.y = -0.04;
    const [x, y, z] = place;
    halos.add("#ffb765", [3.6, 3.4], [x - 0.1, y + 1.1, z + ZF + 0.1], 0.25);
    halos.add("#ffe2a8", [2.2, 0.95], [x, y + 1.95, z + ZF + 0.15], 0.1);
    halos.add("#5fd9d0", [1.9, 0.8], [x, y + 1.565, z + ZF + 0.2], 0.14);
    halos.add("#ffb765", [1.2, 0.7], [x - 0.235, y + 0.36, z + ZF + 0.2], 0.3, LAMP.drawer);
  }

  /** @param {Brush} b */
  #header(b) {
    b.soft(1.42, 0.335, 0.05, 0.05, DEEP, [0, 1.945, ZF]);
    this.#shine(picture(drawn(1024, 200, signs.header), 1.34, 0.262, [0, 1.945, ZF + 0.03], { gain: 0.88 }));
  }

  /** @param {any} shining */
  #shine(shining) {
    this.#shining.push(shining);
    this.group.add(shining);
  }

  /** A dark mouth, warm inside; the new tape falls into it. @param {Brush} b @param {Brush} lit */
  #drawer(b, lit) {
    b.soft(0.86, 0.42, 0.05, 0.05, DEEP, [-0.235, 0.36, ZF + 0.005]);
    lit.box(0.7, 0.014, 0.014, "#ffd590", [-0.235, 0.497, ZF + 0.04], { ao: 0, lamp: LAMP.drawer });
    const warm = drawn(64, 64, (c) => {
      const deep = c.createLinearGradient(0, 0, 0, 64);
      deep.addColorStop(0, "#ffc274");
      deep.addColorStop(0.55, "#a24f35");
      deep.addColorStop(1, "#4d2530");
      c.fillStyle = deep;
      c.fillRect(0, 0, 64, 64);
    });
    this.#shine(picture(warm, 0.74, 0.3, [-0.235, 0.36, ZF + 0.032]));
    b.soft(0.8, 0.03, 0.15, 0.014, STEEL, [-0.235, 0.205, ZF + 0.08]);
    b.box(0.8, 0.045, 0.014, STEEL, [-0.235, 0.224, ZF + 0.15]);
  }

  /** The painted door with a slit behind which the belt runs. @param {Brush} b @param {Brush} lit */
  #door(b, lit) {
    b.soft(0.46, 0.42, 0.04, 0.04, CREAM, [0.475, 0.36, ZF], { ao: 0.1 });
    this.group.add(picture(drawn(256, 166, signs.panel), 0.4, 0.26, [0.475, 0.42, ZF + 0.024], { lit: true }));
    b.soft(0.4, 0.1, 0.03, 0.02, DARK, [0.475, 0.225, ZF + 0.012]);
    const texture = drawn(512, 128, signs.belt, { repeat: true });
    texture.repeat.set(0.82, 1);
    const strip = picture(texture, 0.36, 0.075, [0.475, 0.225, ZF + 0.031]);
    this.group.add(strip);
    lit.box(0.34, 0.006, 0.01, "#ffe0a0", [0.475, 0.262, ZF + 0.036], { ao: 0, lamp: LAMP.belt });
    return { texture, look: /** @type {THREE.MeshBasicMaterial} */ (strip.material) };
  }

  /** Which stage is on and how far it is. @param {string | null} stage @param {number} progress 0..1 */
  setStage(stage, progress) {
    this.#stage = stage === null ? -1 : STAGES.indexOf(/** @type {any} */ (stage));
    this.#progress = Math.min(1, Math.max(0, progress));
    this.#wanted = stage === null ? 0 : stage === "press" ? 1 : 0.55;
  }

  get hum() {
    return this.#hum;
  }

  get busy() {
    return this.#stage >= 0 || this.#hum > 0.01;
  }

  /** @param {Mood} mood */
  tune(mood) {
    for (const one of this.#shining) one.material.color.setScalar(mood.glow * one.userData.gain);
    this.display.tune(0.6 + 0.4 * mood.glow);
    /** @type {THREE.MeshBasicMaterial} */ (this.#lit.material).color.setScalar(mood.glow);
  }

  /** @param {number} time @param {number} step @param {boolean} still */
  live(time, step, still) {
    const lamps = this.#air.uniforms.uLamps.value;
    const near = 1 - Math.exp(-3 * step);
    this.#hum += (this.#wanted - this.#hum) * near;
    for (let i = 0; i < STAGES.length; i++) {
      // what is done stays lit; the stage at work breathes between its true progress and full
      const working = 0.45 + 0.55 * this.#progress + 0.12 * Math.sin(time * 3);
      lamps[LAMP.stage + i] = i < this.#stage ? 1 : i > this.#stage ? 0.16 : working;
    }
    const belt = 0.25 + this.#hum;
    lamps[LAMP.belt] = belt;
    this.#belt.look.color.setScalar(Math.min(1.1, 0.35 + 0.8 * this.#hum));
    if (!still) this.#belt.texture.offset.x -= 0.28 * this.#hum * step;
    const shake = still ? 0 : this.#hum * 0.0014;
    this.group.position.set(
      this.#home.x + shake * Math.sin(time * 61),
      this.#home.y + shake * 0.6 * Math.sin(time * 53),
      this.#home.z,
    );
    this.display.live(time);
  }
}

/** A soft lacquered box, darker plinth, cream shoulders. @param {Brush} b */
function body(b) {
  b.soft(SIZE.w, SIZE.h - 0.08, SIZE.d, 0.09, RED, [0, 0.08 + (SIZE.h - 0.08) / 2, 0], { ao: 0.3, jitter: 0 });
  b.box(SIZE.w - 0.12, 0.1, SIZE.d - 0.08, DARK, [0, 0.05, 0]);
  b.soft(SIZE.w + 0.05, 0.07, SIZE.d + 0.06, 0.03, CREAM, [0, SIZE.h + 0.005, 0.01], { ao: 0.1 });
  b.box(0.02, 1.5, SIZE.d - 0.16, DEEP, [-SIZE.w / 2, 1.0, 0]);
  for (let i = 0; i < 6; i++) b.box(0.03, 0.014, 0.4, DARK, [-SIZE.w / 2 - 0.004, 0.32 + i * 0.045, 0]);
}

/** Vibe buttons, coin slot, the button that presses, coin tray. @param {Brush} b @param {Brush} lit */
function column(b, lit) {
  const x = COLUMN;
  b.soft(0.34, 0.76, 0.045, 0.05, CREAM, [x, 0.995, ZF + 0.005], { ao: 0.1 });
  for (const [i, ink] of VIBES.entries()) {
    const at = vibeAt(i);
    b.drum(0.034, 0.036, 0.02, DARK, [at[0], at[1], ZF + 0.03], { turn: FACE });
    lit.drum(0.026, 0.028, 0.03, ink, at, { turn: FACE, ao: 0, lamp: LAMP.vibe + i });
  }
  b.soft(0.2, 0.2, 0.03, 0.03, STEEL, [x, 1.06, ZF + 0.025]);
  b.box(0.016, 0.1, 0.02, DARK, [x, 1.065, ZF + 0.036]);
  lit.ring(0.066, 0.007, "#ffcf7a", [x, 1.065, ZF + 0.042], { lamp: LAMP.slot });
  b.drum(0.018, 0.018, 0.03, "#e7c76a", [x + 0.075, 0.99, ZF + 0.04], { turn: FACE });
  b.soft(0.24, 0.085, 0.02, 0.03, DARK, [x, 0.905, ZF + 0.025]);
  lit.soft(0.2, 0.055, 0.03, 0.026, "#ff9d5c", [x, 0.905, ZF + 0.03], { ao: 0.1, lamp: LAMP.press });
  mark(lit, x);
  b.soft(0.26, 0.15, 0.03, 0.03, DARK, [x, 0.745, ZF + 0.02]);
  b.soft(0.24, 0.03, 0.13, 0.014, STEEL, [x, 0.69, ZF + 0.07]);
  b.box(0.24, 0.045, 0.014, STEEL, [x, 0.712, ZF + 0.13]);
  for (const [dx, z, tip] of [
    [-0.06, 0.06, 0.2],
    [0.0, 0.085, -0.15],
    [0.055, 0.05, 0.5],
  ]) {
    b.drum(0.034, 0.034, 0.01, "#dda032", [x + dx, 0.722 + tip * 0.018, ZF + z], { turn: [tip, 0, tip * 0.4], ao: 0 });
  }
}

/** The two reels on the press button. @param {Brush} lit @param {number} x */
function mark(lit, x) {
  for (const side of [-1, 1])
    lit.ring(0.011, 0.0035, "#7a2f20", [x + side * 0.014, 0.905, ZF + 0.047], { sides: 12, detail: 4 });
}

/** Five lamps above the drawer: plan, preview, press, master, dub. @param {Brush} b @param {Brush} lit */
function stageLamps(b, lit) {
  b.soft(0.62, 0.034, 0.02, 0.015, DARK, [-0.235, 0.597, ZF + 0.006]);
  for (let i = 0; i < STAGES.length; i++) {
    lit.soft(
      0.09,
      0.018,
      0.02,
      0.008,
      ["#7fe6c5", "#a8e39a", "#ffc46b", "#ff9d5c", "#ff7d64"][i],
      [-0.475 + i * 0.12, 0.597, ZF + 0.016],
      { ao: 0, lamp: LAMP.stage + i },
    );
  }
}
