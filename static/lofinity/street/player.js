/** The portable player, close: body, keys that go down, a door of glass, and behind it the cassette. Front faces +z; 2.5 wide. */
import { Bin } from "kit/bin.js";
import { Brush, drawn, glow, paint, picture } from "kit/brush.js";
import { glide, reducedMotion } from "kit/motion.js";
import { unmake } from "kit/unmake.js";
import * as THREE from "three";
import { Cassette } from "./cassette.js";
import { ROUND, words } from "./labels.js";
import { LAMP } from "./lamps.js";
import { SPEED_M_S, turned } from "./reels.js";
import { shine } from "./signs.js";

/** @typedef {import("kit/brush.js").Triple} Triple */

const BLUE = "#3a62a8";
const NAVY = "#263a6e";
const SILVER = "#cfd3dc";
const INK = "#241f30";
const ORANGE = "#ff8a3d";
const PALE = "#e3e6ec";
const FACE = /** @type {Triple} */ ([Math.PI / 2, 0, 0]);
const DOOR = { w: 2.12, h: 1.2, y: -0.13, z: 0.3 };
const WELL = { w: 1.78, h: 1.08, r: 0.07 };
const SEAT_Z = 0.335;
const THIN = 0.5; // the well is shallower than a cassette is deep
const WIND = 16; // winding runs so many times faster than playing
const KEY_DOWN = 0.075;

/** key, width, colour; from left to right */
export const KEYS = /** @type {const} */ ([
  ["rewind", 0.32, PALE],
  ["play", 0.46, ORANGE],
  ["wind", 0.32, PALE],
  ["pause", 0.32, PALE],
  ["stop", 0.32, PALE],
  ["eject", 0.32, "#c4432f"],
]);
/** which keys stay down until another is pressed */
const LATCHING = new Set(["play", "rewind", "wind", "pause"]);

/** Middle of each key on the top edge. @param {number} index */
export function keyX(index) {
  const gap = 0.03;
  const total = KEYS.reduce((sum, [, w]) => sum + w + gap, -gap);
  let x = -total / 2;
  for (let i = 0; i < index; i++) x += KEYS[i][1] + gap;
  return x + KEYS[index][1] / 2;
}

export class Player {
  group = new THREE.Group();
  cassette;
  #bin = new Bin();
  #loop;
  #door = new THREE.Group();
  #keys;
  #down = new Set();
  #reels = { position0to1: 0, speed: 1, playing: false, winding: 0 };
  #rate = 0;

  /** @param {{ air: import("kit/brush.js").Air, loop: import("kit/loop.js").Loop }} given */
  constructor({ air, loop }) {
    this.#loop = loop;
    const look = paint({ air });
    const b = new Brush(17);
    const lit = new Brush(18);
    b.ground = lit.ground = Number.NEGATIVE_INFINITY;
    body(b, lit);
    this.group.add(b.mesh(look), lit.mesh(glow({ air })));
    const plate = picture(drawn(1104, 132, drawPlate), 2.2, 0.263, [0, 0.635, 0.29], { lit: true });
    this.group.add(plate);
    this.#keys = KEYS.map(([name, w, ink], i) => this.#key(look, name, w, ink, i));
    this.cassette = this.#bin.keep(new Cassette({ air }));
    this.cassette.group.scale.set(1, 1, THIN);
    this.cassette.group.visible = false;
    this.#hang(look);
    this.group.add(this.#door, this.cassette.group);
    this.#seat(0);
    this.#bin.add(() => unmake(this.group));
  }

  /** @param {THREE.Material} look @param {string} name @param {number} w @param {string} ink @param {number} i */
  #key(look, name, w, ink, i) {
    const b = new Brush(40 + i);
    b.ground = Number.NEGATIVE_INFINITY;
    b.soft(w, 0.24, 0.3, 0.04, ink, [0, 0, 0], { ao: 0.35, jitter: 0 });
    symbol(b, name, name === "play" || name === "eject" ? "#fff6e6" : "#4a5068");
    const mesh = b.mesh(look);
    mesh.position.set(keyX(i), 0.93, 0.04);
    this.group.add(mesh);
    return mesh;
  }

  /** The door: a frame with glass, hinged at its foot. @param {THREE.Material} look */
  #hang(look) {
    const b = new Brush(19);
    b.ground = Number.NEGATIVE_INFINITY;
    const frame = new THREE.Shape();
    frame.moveTo(-DOOR.w / 2, 0);
    frame.lineTo(DOOR.w / 2, 0);
    frame.lineTo(DOOR.w / 2, DOOR.h);
    frame.lineTo(-DOOR.w / 2, DOOR.h);
    const hole = new THREE.Path();
    const [x, low, high, r] = [
      WELL.w / 2 - WELL.r,
      DOOR.h / 2 - WELL.h / 2 + WELL.r,
      DOOR.h / 2 + WELL.h / 2 - WELL.r,
      WELL.r,
    ];
    hole.absarc(x, high, r, 0, Math.PI / 2, false);
    hole.absarc(-x, high, r, Math.PI / 2, Math.PI, false);
    hole.absarc(-x, low, r, Math.PI, Math.PI * 1.5, false);
    hole.absarc(x, low, r, Math.PI * 1.5, Math.PI * 2, false);
    frame.holes.push(hole);
    const plate = new THREE.ExtrudeGeometry(frame, {
      depth: 0.14,
      bevelSize: 0.015,
      bevelThickness: 0.015,
      bevelSegments: 2,
    });
    b.add(plate, NAVY, [0, 0, 0], { ao: 0.1, jitter: 0 });
    b.soft(0.5, 0.03, 0.02, 0.012, SILVER, [0, DOOR.h - 0.03, 0.16], { ao: 0 });
    const glass = picture(drawn(512, 256, shine), WELL.w, WELL.h, [0, DOOR.h / 2, 0.135], { see: true, gain: 0.9 });
    glass.material.depthWrite = false;
    glass.renderOrder = 3;
    this.#door.add(b.mesh(look), glass);
    this.#door.position.set(0, DOOR.y - DOOR.h / 2, DOOR.z);
  }

  /** Out of the well: 0 seated .. 1 held above the open door. @param {number} out */
  #seat(out) {
    const { group } = this.cassette;
    group.position.set(0, DOOR.y + 1.55 * out, SEAT_Z + 0.55 * Math.min(1, out * 2.2));
    group.rotation.x = 0.32 * Math.min(1, out * 2);
    group.scale.z = THIN + (1 - THIN) * Math.min(1, out * 3);
    this.#door.rotation.x = 0.55 * Math.min(1, out * 2.4);
  }

  /** @param {HTMLCanvasElement | null} label */
  async insert(label) {
    this.cassette.setLabel(label);
    this.cassette.group.visible = true;
    this.cassette.group.rotation.y = 0;
    await glide(this.#loop, 1.1, (t) => this.#seat(1 - t));
  }

  async eject() {
    if (!this.cassette.group.visible) return;
    await glide(this.#loop, 0.9, (t) => this.#seat(t));
    this.cassette.group.visible = false;
    await glide(this.#loop, 0.3, (t) => (this.#door.rotation.x = 0.55 * (1 - t)));
  }

  /** Out, over, in again with its other side's paper. @param {HTMLCanvasElement | null} label */
  async flip(label) {
    const { group } = this.cassette;
    await glide(this.#loop, 0.65, (t) => this.#seat(0.75 * t));
    let turnedOver = false;
    await glide(this.#loop, 0.7, (t) => {
      if (t >= 0.5 && !turnedOver) {
        turnedOver = true;
        this.cassette.setLabel(label); // seen edge-on nobody notices the change
      }
      group.rotation.y = Math.PI * (t < 0.5 ? t : t - 1);
    });
    group.rotation.y = 0;
    await glide(this.#loop, 0.65, (t) => this.#seat(0.75 * (1 - t)));
  }

  /** @param {{ position0to1: number, speed: number, playing: boolean, winding: number | boolean }} reels winding: -1 back, 1 on */
  setReels({ position0to1, speed, playing, winding }) {
    this.#reels = { position0to1, speed, playing, winding: Number(winding) };
    this.cassette.setPosition(position0to1);
  }

  /** @param {string} name one of KEYS */
  press(name) {
    if (name === "stop" || name === "eject") this.#down.clear();
    else if (LATCHING.has(name) && name !== "pause") {
      for (const other of ["play", "rewind", "wind"]) if (other !== name) this.#down.delete(other);
    }
    if (name === "pause" && this.#down.has("pause")) this.#down.delete("pause");
    else if (LATCHING.has(name)) this.#down.add(name);
    const i = KEYS.findIndex(([key]) => key === name);
    if (i >= 0) this.#keys[i].position.y = 0.93 - KEY_DOWN * 1.5; // the finger's own weight; it comes back to rest
  }

  /** @param {number} step */
  live(step) {
    for (const [i, [name]] of KEYS.entries()) {
      const rest = 0.93 - (this.#down.has(name) ? KEY_DOWN : 0);
      const key = this.#keys[i];
      key.position.y = reducedMotion.value
        ? rest
        : key.position.y + (rest - key.position.y) * (1 - Math.exp(-14 * step));
    }
    const { position0to1, speed, playing, winding } = this.#reels;
    const wanted = winding ? winding * WIND : playing ? speed : 0;
    this.#rate += (wanted - this.#rate) * (1 - Math.exp(-9 * step)); // a motor has weight
    const { supply, takeUp } = turned(position0to1, SPEED_M_S * this.#rate * step);
    this.cassette.turn(supply, takeUp);
  }

  get running() {
    return Math.abs(this.#rate) > 0.01;
  }

  dispose() {
    this.#bin.dispose();
  }
}

/** @param {Brush} b @param {Brush} lit */
function body(b, lit) {
  b.soft(2.5, 1.74, 0.52, 0.16, BLUE, [0, 0, 0], { jitter: 0, ao: 0.3, sides: 8 });
  b.soft(2.54, 0.08, 0.54, 0.03, NAVY, [0, -0.74, -0.02], { ao: 0 });
  b.soft(2.36, 1.6, 0.06, 0.12, SILVER, [0, 0, 0.255], { jitter: 0, ao: 0.1, sides: 8 });
  b.soft(WELL.w + 0.1, WELL.h + 0.06, 0.02, 0.07, "#14152c", [0, DOOR.y, 0.292], { ao: 0 });
  for (const x of [-0.285, 0.285]) {
    b.drum(0.05, 0.05, 0.06, "#8c93a5", [x, DOOR.y - 0.055, 0.3], { turn: FACE, sides: 12, ao: 0 }); // spindles
    for (let i = 0; i < 3; i++)
      b.box(0.13, 0.02, 0.04, "#aab0c0", [x, DOOR.y - 0.055, 0.31], { turn: [0, 0, (i * Math.PI) / 3], ao: 0 });
  }
  b.soft(1.2, 0.12, 0.03, 0.02, "#2b2d44", [0, DOOR.y - 0.5, 0.31], { ao: 0 }); // where the head waits
  b.drum(0.17, 0.17, 0.14, INK, [1.22, 0.45, 0.06], { sides: 24 });
  for (let i = 0; i < 12; i++) {
    const turn = (i * Math.PI) / 6;
    b.box(0.016, 0.13, 0.016, "#4a4658", [1.22 + Math.cos(turn) * 0.168, 0.45, 0.06 + Math.sin(turn) * 0.168], {
      ao: 0,
    });
  }
  b.drum(0.07, 0.07, 0.06, "#8c93a5", [1.26, -0.35, 0], { turn: [0, 0, Math.PI / 2] });
  for (const x of [-1.05, 1.05])
    b.drum(0.03, 0.03, 0.02, "#8c93a5", [x, -0.68, 0.29], { turn: FACE, sides: 10, ao: 0 });
  lit.drum(0.03, 0.03, 0.03, "#7dffb0", [0.93, 0.68, 0.29], { turn: FACE, ao: 0, lamp: LAMP.player });
  lit.drum(0.03, 0.03, 0.03, "#ff6b4a", [1.045, 0.68, 0.29], { turn: FACE, ao: 0 });
}

/** The sign on a key's front. @param {Brush} b @param {string} name @param {string} ink */
function symbol(b, name, ink) {
  const at = /** @type {Triple} */ ([0, -0.01, 0.152]);
  const arrow = (/** @type {number} */ x, /** @type {number} */ way) => {
    const shape = new THREE.Shape([
      new THREE.Vector2(-0.03 * way, 0.04),
      new THREE.Vector2(-0.03 * way, -0.04),
      new THREE.Vector2(0.04 * way, 0),
    ]);
    b.add(new THREE.ExtrudeGeometry(shape, { depth: 0.006, bevelEnabled: false }), ink, [x, at[1], at[2]], {
      ao: 0,
      jitter: 0,
    });
  };
  if (name === "play") arrow(0, 1.25);
  if (name === "rewind") for (const x of [-0.035, 0.035]) arrow(x, -1);
  if (name === "wind") for (const x of [-0.035, 0.035]) arrow(x, 1);
  if (name === "pause") for (const x of [-0.022, 0.022]) b.box(0.022, 0.075, 0.008, ink, [x, at[1], at[2]], { ao: 0 });
  if (name === "stop") b.box(0.07, 0.07, 0.008, ink, at, { ao: 0 });
  if (name === "eject") {
    const roof = new THREE.Shape([
      new THREE.Vector2(-0.045, 0),
      new THREE.Vector2(0.045, 0),
      new THREE.Vector2(0, 0.045),
    ]);
    b.add(new THREE.ExtrudeGeometry(roof, { depth: 0.006, bevelEnabled: false }), ink, at, { ao: 0, jitter: 0 });
    b.box(0.09, 0.016, 0.008, ink, [0, at[1] - 0.026, at[2]], { ao: 0 });
  }
}

/** Brushed metal with the words a player would carry. @param {CanvasRenderingContext2D} c @param {number} w @param {number} h */
function drawPlate(c, w, h) {
  const metal = c.createLinearGradient(0, 0, w, h);
  metal.addColorStop(0, "#e6e8ee");
  metal.addColorStop(0.5, "#c4c9d5");
  metal.addColorStop(1, "#dfe2ea");
  c.fillStyle = metal;
  c.fillRect(0, 0, w, h);
  for (let y = 0; y < h; y += 2) {
    c.fillStyle = (y / 2) % 3 ? "rgba(255,255,255,.07)" : "rgba(70,76,110,.06)";
    c.fillRect(0, y, w, 1.4);
  }
  words(c, "LoFinity", 30, 40, 54, "#2c3f78", ROUND);
  words(c, "STEREO CASSETTE PLAYER", 32, 86, 22, "#4a5278", ROUND);
  words(c, "PLAY", w - 88, 90, 19, "#4a5278", ROUND, "center");
  words(c, "BATT", w - 30, 90, 19, "#4a5278", ROUND, "center");
}
