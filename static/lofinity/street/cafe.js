/** The cafe "Shizuku" on the left: facade, lit windows with guests, awning, lanterns, the room upstairs, eaves and tiles. */
import { drawn, picture } from "kit/brush.js";
import * as THREE from "three";
import { LAMP } from "./lamps.js";
import * as signs from "./signs.js";

/** @typedef {import("kit/brush.js").Brush} Brush */
/** @typedef {import("kit/brush.js").Triple} Triple */
/** @typedef {import("./moods.js").Mood} Mood */
/** @typedef {{ solid: Brush, lit: Brush, leaves: import("./foliage.js").Foliage, halos: import("./halos.js").Halos }} Hands */

/** the cafe's front wall */
export const FRONT = -0.98;
const WOOD = "#5b3b34";
const BEAM = "#7a5040";
const PLASTER = "#cdb896";
const TILE = "#3d4767";
const IRON = "#2b2230";

export class Cafe {
  group = new THREE.Group();
  /** @type {THREE.Mesh<THREE.BufferGeometry, THREE.MeshBasicMaterial>[]} */
  #panes = [];
  /** @type {THREE.Mesh<THREE.BufferGeometry, THREE.MeshBasicMaterial>[]} */
  #guests = [];
  #cloth;

  /** @param {Hands} hands */
  constructor(hands) {
    const { solid: b, lit } = hands;
    walls(b);
    this.#windows(b);
    this.#cloth = picture(drawn(512, 210, signs.noren), 1.2, 0.5, [-3.3, 1.86, FRONT + 0.2], { lit: true, see: true });
    this.group.add(this.#cloth);
    awning(b);
    lanterns(b, lit, hands.halos);
    this.#sign(b);
    fittings(b);
    upstairs(b, hands.leaves);
    eaves(b);
    this.#seat();
    const { halos } = hands;
    halos.add("#ff9c4e", [3, 2.6], [-1.83, 1.5, FRONT + 0.3], 0.24, LAMP.hearth);
    halos.add("#ff9c4e", [2.4, 3], [-3.3, 1.1, FRONT + 0.3], 0.2, LAMP.hearth);
    halos.add("#ff9c4e", [1, 1.7], [-0.88, 2.74, FRONT + 0.4], 0.22);
    halos.add("#ff9c4e", [2.2, 1.8], [-2.0, 3.62, FRONT + 0.3], 0.18, LAMP.hearth);
  }

  /** @param {number} w @param {number} h @param {Triple} at @param {THREE.Texture} room */
  #pane(w, h, at, room) {
    const pane = picture(room, w, h, at);
    pane.layers.enable(1);
    this.#panes.push(/** @type {any} */ (pane));
    this.group.add(pane);
  }

  /** @param {Brush} b */
  #windows(b) {
    const room = drawn(512, 320, signs.inside);
    this.#pane(1.5, 1.32, [-1.83, 1.5, FRONT + 0.06], room);
    for (let i = 0; i <= 6; i++) b.box(i % 3 ? 0.022 : 0.055, 1.36, 0.05, WOOD, [-2.58 + i * 0.25, 1.5, FRONT + 0.09]);
    for (const [y, tall] of [
      [0.82, 0.06],
      [1.2, 0.022],
      [1.86, 0.022],
      [2.17, 0.06],
    ])
      b.box(1.56, tall, 0.06, WOOD, [-1.83, y, FRONT + 0.09]);
    b.box(1.7, 0.05, 0.2, BEAM, [-1.83, 0.78, FRONT + 0.14]);
    this.#pane(1.1, 1.9, [-3.3, 1.1, FRONT + 0.06], room); // the sliding door
    for (let i = 0; i <= 4; i++) b.box(0.045, 1.98, 0.05, WOOD, [-3.86 + i * 0.28, 1.1, FRONT + 0.09]);
    for (const y of [0.55, 1.25, 2.1]) b.box(1.16, 0.05, 0.05, WOOD, [-3.3, y, FRONT + 0.09]);
    this.#pane(1.15, 0.9, [-2.0, 3.62, FRONT + 0.05], room); // upstairs
    this.#pane(0.95, 0.85, [0.1, 4.02, FRONT + 0.06], room);
  }

  /** Guests behind the lattice; the mood says how many. */
  #seat() {
    for (const [i, x] of [-2.16, -1.7, -1.32].entries()) {
      const who = picture(drawn(128, 160, signs.guest(i)), 0.4, 0.5, [x, 1.16, FRONT + 0.064], { see: true });
      this.#guests.push(/** @type {any} */ (who));
      this.group.add(who);
    }
  }

  /** @param {Brush} b */
  #sign(b) {
    const sign = picture(drawn(128, 400, signs.kissa), 0.26, 0.8, [-0.88, 2.74, FRONT + 0.34], { turn: [0, -0.28, 0] });
    sign.layers.enable(1);
    this.#panes.push(/** @type {any} */ (sign));
    this.group.add(sign);
    b.place([-0.88, 2.74, FRONT + 0.32], [0, -0.28, 0], 1, () => b.soft(0.31, 0.86, 0.09, 0.05, WOOD, [0, 0, -0.035]));
    b.rod([-0.94, 3.14, FRONT], [-0.94, 3.14, FRONT + 0.3], 0.015, IRON);
  }

  /** @param {Mood} mood */
  tune(mood) {
    for (const pane of this.#panes) pane.material.color.setScalar(mood.glow * (0.45 + 0.55 * mood.windows));
    for (const [i, who] of this.#guests.entries()) {
      who.userData.here = Math.min(1, Math.max(0, mood.murmur * 3 - i * 0.9));
      who.material.opacity = who.userData.here;
      who.visible = who.userData.here > 0.02;
    }
  }

  /** Guests nod and lean to each other; the curtain breathes. @param {number} time @param {number} wind */
  live(time, wind) {
    for (const [i, who] of this.#guests.entries()) {
      who.rotation.z = 0.045 * Math.sin(time * (0.5 + 0.13 * i) + i * 2) * who.userData.here;
      who.position.y = 1.16 + 0.008 * Math.sin(time * (0.9 + 0.2 * i) + i);
    }
    this.#cloth.rotation.x = 0.05 * wind * Math.sin(time * 1.1);
    this.#cloth.scale.x = 1 + 0.01 * wind * Math.sin(time * 1.7);
  }
}

/** @param {Brush} b */
function walls(b) {
  b.box(7.9, 6, 3, PLASTER, [-3, 3, FRONT - 1.5], { ao: 0.12, jitter: 0 });
  b.box(7.92, 0.5, 0.06, "#8d8286", [-3, 0.33, FRONT + 0.02], { ao: 0.3 });
  for (const x of [-5.4, -3.92, -2.66, -0.98, 0.92]) b.box(0.13, 6, 0.1, WOOD, [x, 3, FRONT + 0.03]);
  for (const y of [2.56, 2.72, 4.5]) b.box(7.94, 0.1, 0.12, WOOD, [-3, y, FRONT + 0.03]);
  for (let i = 0; i < 8; i++) {
    b.box(7.9, 0.205, 0.03, i % 2 ? "#6b5560" : "#62505a", [-3, 2.87 + i * 0.2, FRONT + 0.005], {
      turn: [0.05, 0, 0],
      jitter: 0.05,
      ao: 0.3,
    });
  }
}

/** Striped, with a scalloped hem that the wind lifts a little. @param {Brush} b */
function awning(b) {
  const hem = (/** @type {number} */ _x, /** @type {number} */ y) => Math.max(0, 2.3 - y) * 0.06;
  for (let i = 0; i < 12; i++) {
    const x = -2.62 + i * 0.148;
    const ink = i % 2 ? "#f4e5c8" : "#bf4c3c";
    b.box(0.148, 0.025, 0.86, ink, [x, 2.36, FRONT + 0.45], { turn: [0.36, 0, 0], jitter: 0 });
    b.drum(0.074, 0.074, 0.02, ink, [x, 2.2, FRONT + 0.855], {
      turn: [Math.PI / 2, 0, 0],
      jitter: 0,
      ao: 0,
      sway: hem,
    });
    b.box(0.148, 0.05, 0.02, ink, [x, 2.215, FRONT + 0.855], { jitter: 0, ao: 0, sway: hem });
  }
  for (const x of [-2.66, -0.98]) b.rod([x, 2.05, FRONT], [x, 2.2, FRONT + 0.8], 0.014, IRON);
}

/** @param {Brush} b @param {Brush} lit @param {import("./halos.js").Halos} halos */
function lanterns(b, lit, halos) {
  const swing = (/** @type {number} */ _x, /** @type {number} */ y) => Math.max(0, 2.16 - y) * 0.05;
  for (const x of [-2.66, -1.1]) {
    const [y, z] = [1.82, FRONT + 0.3];
    lit.ball(0.125, "#ff9558", [x, y, z], {
      detail: 2,
      size: [1, 1.25, 1],
      smooth: true,
      ao: 0.3,
      sway: swing,
      lamp: LAMP.lantern,
    });
    for (let k = 0; k < 5; k++) {
      b.ring(0.12 - Math.abs(k - 2) * 0.014, 0.005, "#a03d2c", [x, y - 0.11 + k * 0.055, z], {
        turn: [Math.PI / 2, 0, 0],
        sway: swing,
        detail: 4,
      });
    }
    for (const dy of [-0.16, 0.16]) b.drum(0.06, 0.06, 0.03, IRON, [x, y + dy, z], { sway: swing });
    b.rod([x, y + 0.16, z], [x, y + 0.4, FRONT + 0.1], 0.009, IRON, { sway: swing });
    halos.add("#ff9c4e", 1.1, [x, y, z + 0.1], 0.42, LAMP.lantern);
  }
}

/** Meter, cables, rain pipe, the box that cools the room. @param {Brush} b */
function fittings(b) {
  b.soft(0.2, 0.3, 0.1, 0.03, "#b9bcc4", [0.72, 2.36, FRONT + 0.09]);
  b.cable(
    [
      [0.72, 2.5, FRONT + 0.08],
      [0.74, 3.1, FRONT + 0.07],
      [0.7, 4.6, FRONT + 0.07],
    ],
    0.014,
    "#6c6470",
  );
  b.rod([0.88, 0, FRONT + 0.14], [0.88, 4.7, FRONT + 0.14], 0.034, "#7b8494");
  for (const y of [0.8, 2.2, 3.6]) b.drum(0.042, 0.042, 0.04, "#5d6474", [0.88, y, FRONT + 0.14]);
  b.soft(0.62, 0.44, 0.26, 0.05, "#b9bbc6", [0.3, 3.1, FRONT + 0.16]);
  for (const r of [0.15, 0.09]) b.ring(r, 0.01, "#8d94a3", [0.2, 3.1, FRONT + 0.3]);
}

/** A curtain, a rail with bedding, a box of flowers. @param {Brush} b @param {import("./foliage.js").Foliage} leaves */
function upstairs(b, leaves) {
  b.box(0.34, 0.92, 0.03, "#e7a886", [-2.4, 3.62, FRONT + 0.07]);
  for (const x of [-2.6, -2.0, -1.4]) b.box(0.05, 1, 0.06, WOOD, [x, 3.62, FRONT + 0.07]);
  for (let i = 0; i < 15; i++) b.box(0.025, 0.42, 0.025, BEAM, [-2.75 + i * 0.107, 3.12, FRONT + 0.36]);
  for (const y of [2.92, 3.34]) b.box(1.6, 0.04, 0.05, BEAM, [-2.0, y, FRONT + 0.36]);
  b.box(1.6, 0.04, 0.4, WOOD, [-2.0, 2.88, FRONT + 0.2]);
  b.soft(0.55, 0.5, 0.1, 0.04, "#e6dccb", [-1.62, 3.2, FRONT + 0.4], { sway: (_x, y) => Math.max(0, 3.3 - y) * 0.02 });
  b.soft(0.5, 0.42, 0.09, 0.04, "#7f9bc6", [-2.3, 3.22, FRONT + 0.41]);
  for (const x of [-0.38, 0.1, 0.58]) b.box(0.05, 0.95, 0.07, BEAM, [x, 4.02, FRONT + 0.07]);
  for (const y of [3.58, 4.2, 4.46]) b.box(1.02, 0.05, 0.08, BEAM, [0.1, y, FRONT + 0.07]);
  b.box(1.1, 0.16, 0.2, BEAM, [0.1, 3.48, FRONT + 0.16]);
  leaves.climber((roll) => [-0.4 + roll(), 3.56 + roll() * 0.12, FRONT + 0.2 + roll() * 0.08], 46, 0.13, [
    "#4f8a58",
    "#5d9a5f",
    "#3d7550",
  ]);
  leaves.climber((roll) => [-0.4 + roll(), 3.62 + roll() * 0.1, FRONT + 0.25 + roll() * 0.05], 22, 0.08, [
    "#e58fa0",
    "#f2b6b0",
    "#f6d3c4",
  ]);
}

/** @param {Brush} b */
function eaves(b) {
  b.box(8.5, 0.07, 1.1, BEAM, [-3, 4.78, FRONT + 0.14], { turn: [0.42, 0, 0] });
  for (let i = 0; i < 42; i++) {
    const x = -7.1 + i * 0.2;
    b.rod([x, 4.6, FRONT + 0.68], [x, 6.2, FRONT - 2.9], 0.07, TILE, { sides: 5, jitter: 0.05 });
  }
}
