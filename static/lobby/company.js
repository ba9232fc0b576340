/** The small company of the street: a cat that looks where one looks, a bicycle, a bench, pots, ivy. */

import { Brush, glow, paint } from "kit/brush.js";
import { follow } from "kit/motion.js";
import { LAMP } from "lobby/front.js";
import { blend } from "lobby/masonry.js";
import { Group } from "three";

/** @typedef {[number, number, number]} Triple */
const FUR = "#1b1626";
const DARK = "#22212f";

/** Everything of it that stands still. @param {import("lobby/masonry.js").Paints} paints */
export function furnish({ solids }) {
  for (const [x, z, size] of [
    [-1.78, 0.5, 1.2],
    [-2.12, 0.7, 0.85],
    [0.78, 0.5, 1],
    [1.75, 0.62, 1.15],
    [5.78, 0.6, 1.3],
    [-5.55, 0.55, 1.1],
  ]) {
    pot(solids, x, z, size);
  }
  ivy(solids);
  bicycle(solids, 5.3, 1.3);
  bench(solids, -6.55, 0.95);
  for (const [x, lean] of [
    [-6.95, 0],
    [7.5, 0],
  ]) {
    solids.drum(0.06, 0.08, 5.5, "#2f2842", [x, 2.75, 1.9 - lean]).box(0.9, 0.07, 0.07, "#2f2842", [x, 5.25, 1.9]);
  }
}

/** @param {Brush} b @param {number} x @param {number} z @param {number} size */
function pot(b, x, z, size) {
  b.place([x, 0, z], [0, x * 3, 0], size, (p) => {
    p.drum(0.17, 0.12, 0.3, "#a3563c", [0, 0.15, 0]).drum(0.19, 0.19, 0.06, "#b5674a", [0, 0.3, 0]);
    for (let k = 0; k < 8; k++) {
      const up = 0.4 + (k % 3) * 0.11;
      const at = /** @type {Triple} */ ([Math.sin(k * 2.4) * 0.13, up, Math.cos(k * 2.4) * 0.12]);
      p.ball(0.13 - (k % 3) * 0.02, blend("#35604a", "#86a555", (k * 0.29) % 1), at, {
        size: [1, 1.25, 1],
        sway: 0.004 + up * 0.012,
      });
    }
  });
}

/** Up the corner between brick and plaster. @param {Brush} b */
function ivy(b) {
  for (let k = 0; k < 70; k++) {
    const t = k / 70;
    const at = /** @type {Triple} */ ([
      -2.2 + Math.sin(k * 1.7) * (0.26 - t * 0.12) + t * t * 0.35,
      0.3 + t * 4.7,
      0.1 + (k % 4) * 0.02,
    ]);
    b.ball(0.13 - t * 0.05, blend("#2c5546", "#83a055", (k * 0.37) % 1), at, {
      size: [1, 0.85, 0.5],
      sway: 0.006 + t * 0.016,
      detail: 0,
    });
  }
}

/** @param {Brush} b @param {number} x @param {number} z */
function bicycle(b, x, z) {
  const frame = "#4f9a8a";
  b.place([x, 0, z], [0, 0.12, 0], 1, (bike) => {
    for (const side of [-0.62, 0.62]) {
      bike.ring(0.4, 0.024, DARK, [side, 0.42, 0]).ring(0.385, 0.008, "#a8a4b4", [side, 0.42, 0]);
      for (let k = 0; k < 6; k++) {
        const angle = (k / 6) * Math.PI;
        const reach = /** @type {Triple} */ ([Math.cos(angle) * 0.38, Math.sin(angle) * 0.38, 0]);
        bike.rod([side - reach[0], 0.42 - reach[1], 0], [side + reach[0], 0.42 + reach[1], 0], 0.004, "#8f8ba0", {
          sides: 3,
        });
      }
    }
    for (const [a, c] of /** @type {[Triple, Triple][]} */ ([
      [
        [-0.62, 0.42, 0],
        [-0.1, 0.42, 0],
      ],
      [
        [-0.1, 0.42, 0],
        [-0.28, 0.98, 0],
      ],
      [
        [-0.62, 0.42, 0],
        [-0.24, 0.86, 0],
      ],
      [
        [-0.24, 0.84, 0],
        [0.42, 0.9, 0],
      ],
      [
        [-0.1, 0.42, 0],
        [0.42, 0.86, 0],
      ],
      [
        [0.62, 0.42, 0],
        [0.38, 1.12, 0],
      ],
    ])) {
      bike.rod(a, c, 0.022, frame);
    }
    bike.rod([0.38, 1.12, -0.2], [0.34, 1.14, 0.2], 0.016, "#a8a4b4");
    bike.soft(0.28, 0.07, 0.15, 0.03, "#6a3d2a", [-0.3, 1.01, 0]);
    bike.soft(0.34, 0.24, 0.28, 0.03, "#b98a52", [0.66, 1.0, 0]);
    for (let k = 0; k < 4; k++) bike.ball(0.07, k % 2 ? "#e6a0a8" : "#f0dcae", [0.56 + k * 0.07, 1.15, 0.03 * (k % 2)]);
    bike.rod([-0.1, 0.42, 0.04], [-0.02, 0.02, 0.18], 0.012, "#a8a4b4");
  });
}

/** @param {Brush} b @param {number} x @param {number} z */
function bench(b, x, z) {
  for (let k = 0; k < 3; k++) b.box(1.3, 0.045, 0.11, "#7c5638", [x, 0.45, z - 0.14 + k * 0.14]);
  for (let k = 0; k < 2; k++) b.box(1.3, 0.1, 0.04, "#7c5638", [x, 0.66 + k * 0.15, z - 0.24]);
  for (const side of [-1, 1]) {
    b.box(0.06, 0.44, 0.38, DARK, [x + side * 0.5, 0.22, z]).box(0.05, 0.5, 0.05, DARK, [
      x + side * 0.5,
      0.65,
      z - 0.24,
    ]);
  }
}

/** Sits between the machine and the door, and looks at what one looks at. */
export class Cat {
  group = new Group();
  #head = new Group();
  #tail = new Group();
  #eyes;
  #look = 0;

  /** @param {{ air: import("kit/brush.js").Air, x: number, z: number }} given */
  constructor({ air, x, z }) {
    this.x = x;
    this.#eyes = air.uniforms.uLamps;
    const look = paint({ air });
    const body = new Brush(21);
    body.ball(0.2, FUR, [0, 0.2, 0], { detail: 2, smooth: true, size: [0.86, 1, 1.05] });
    body.ball(0.15, FUR, [0, 0.4, 0.07], { detail: 2, smooth: true, size: [0.86, 1.15, 0.86] });
    for (const side of [-1, 1]) body.ball(0.05, FUR, [side * 0.07, 0.05, 0.2], { detail: 1, size: [1, 0.8, 1.3] });
    body.ball(0.07, "#e9e0d4", [0, 0.36, 0.17], { detail: 1, size: [0.8, 1.2, 0.5] });
    const head = new Brush(22);
    head.ground = -1;
    head.ball(0.135, FUR, [0, 0, 0], { detail: 2, smooth: true, size: [1.08, 0.95, 1] });
    for (const side of [-1, 1]) {
      head.drum(0.004, 0.055, 0.13, FUR, [side * 0.085, 0.13, 0], { sides: 4, turn: [0, 0, side * -0.25] });
    }
    head.ball(0.016, "#c98b8b", [0, -0.02, 0.135], { detail: 0 });
    const eyes = new Brush(23);
    for (const side of [-1, 1]) {
      eyes.ball(0.022, "#e8d27a", [side * 0.055, 0.03, 0.115], { lamp: LAMP.cat, ao: 0, size: [1, 1.1, 0.5] });
    }
    const tail = new Brush(24);
    tail.ground = -1;
    tail.cable(
      [
        [0, 0, 0],
        [0.16, -0.03, 0.02],
        [0.3, 0.02, 0.08],
        [0.36, 0.12, 0.1],
        [0.33, 0.2, 0.1],
      ],
      0.034,
      FUR,
      { steps: 14, sides: 6 },
    );
    this.#head.add(head.mesh(look), eyes.mesh(glow({ air })));
    this.#head.position.set(0, 0.6, 0.1);
    this.#tail.add(tail.mesh(look));
    this.#tail.position.set(0.1, 0.07, -0.06);
    this.group.add(body.mesh(look), this.#head, this.#tail);
    this.group.position.set(x, 0, z);
    this.group.rotation.y = -0.3;
  }

  /** @param {{ time: number, step: number }} tick @param {number | null} towards x in the street, or null: straight ahead */
  move({ time, step }, towards) {
    const turn =
      towards === null ? 0.25 * Math.sin(time * 0.23) : Math.max(-1.1, Math.min(1.1, (towards - this.x) * 0.35));
    this.#look = follow(this.#look, turn, 3, step);
    this.#head.rotation.set(0.04 * Math.sin(time * 0.7), this.#look, 0);
    this.#tail.rotation.y = 0.28 * Math.sin(time * 0.9) + 0.16 * Math.sin(time * 2.1);
    const blink = time % 5.3 < 0.14 || (time % 11.7 > 6 && time % 11.7 < 6.1);
    this.#eyes.value[LAMP.cat] = blink ? 0 : 1;
  }
}
