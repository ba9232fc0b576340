/** What the seasons add to the street: caps of snow that grow out of what they lie on, and a brazier on cold evenings. */
import { Brush, glow, paint } from "kit/brush.js";
import * as THREE from "three";
import { FRONT } from "./cafe.js";
import { LEVEL } from "./ground-map.js";
import { LAMP } from "./lamps.js";
import { BULB, WALL } from "./lane.js";

/** @typedef {import("kit/brush.js").Air} Air */
/** @typedef {import("kit/brush.js").Triple} Triple */

const CAP_M = 0.12;

/** width, depth, height, place */
const CAPS = /** @type {[number, number, number, Triple][]} */ ([
  [1.5, 0.78, 0.1, [0, LEVEL + 2.2, -0.28]],
  [0.28, 0.24, 0.06, [1.06, WALL.top + 0.02, WALL.z]],
  [1.9, 0.24, 0.08, [2.66, WALL.top + 0.02, WALL.z]],
  [0.24, 2.9, 0.07, [3.57, WALL.top + 0.02, FRONT - 1.5]],
  [0.62, 0.3, 0.07, [0.3, 3.34, FRONT + 0.16]],
  [0.34, 0.2, 0.05, [-0.88, 3.18, FRONT + 0.32]],
  [0.4, 0.24, 0.05, [-0.93, LEVEL + 1.65, FRONT + 0.12]],
  [0.38, 0.2, 0.05, [BULB[0], 2.99, BULB[2]]],
  [0.5, 0.14, 0.05, [4.75, 2.48, -0.86]],
  [0.44, 0.44, 0.09, [4.5, 1.3, -2.9]],
  [1.1, 0.2, 0.05, [0.1, 3.57, FRONT + 0.16]],
]);

/** Caps sink into their seats until it has snowed; `settle` raises them. @param {Air} air */
export function makeCaps(air) {
  const b = new Brush(91);
  for (const [w, d, h, at] of CAPS) b.soft(w, h, d, h * 0.45, "#eef1ff", at, { jitter: 0, ao: 0.2 });
  const mesh = b.mesh(paint({ air }));
  mesh.visible = false;
  return {
    mesh,
    /** @param {number} snow 0..1 */
    settle(snow) {
      mesh.visible = snow > 0.05;
      mesh.position.y = -CAP_M * (1 - snow);
    },
  };
}

/** A clay brazier with a grid over the coals. @param {Air} air @param {import("./halos.js").Halos} halos @param {Triple} at where its glow is in the wide layout */
export function makeBrazier(air, halos, at) {
  const group = new THREE.Group();
  const b = new Brush(92);
  const lit = new Brush(93);
  lit.ground = Number.NEGATIVE_INFINITY;
  b.drum(0.2, 0.15, 0.3, "#c9a27c", [0, 0.17, 0], { sides: 20, ao: 0.4 });
  b.ring(0.19, 0.022, "#8d6a50", [0, 0.32, 0], { turn: [Math.PI / 2, 0, 0], sides: 24 });
  for (const y of [0.1, 0.25])
    b.ring(0.17 + y * 0.1, 0.008, "#4a3d40", [0, y, 0], { turn: [Math.PI / 2, 0, 0], sides: 24, detail: 4 });
  b.box(0.09, 0.07, 0.02, "#2b2230", [0, 0.1, 0.165]);
  for (let i = -3; i <= 3; i++)
    b.rod([i * 0.05, 0.345, -0.17], [i * 0.05, 0.345, 0.17], 0.006, "#5d5a66", { sides: 4 });
  lit.drum(0.165, 0.165, 0.02, "#ff6a2c", [0, 0.3, 0], { sides: 16, ao: 0, lamp: LAMP.ember });
  for (let i = 0; i < 9; i++) {
    const turn = i * 2.4;
    const ink = ["#ffb060", "#ff7a38", "#a8341c"][i % 3];
    lit.ball(0.045, ink, [Math.cos(turn) * 0.1, 0.315, Math.sin(turn) * 0.1], {
      detail: 0,
      size: [1, 0.6, 1],
      lamp: LAMP.ember,
    });
  }
  lit.box(0.07, 0.05, 0.01, "#ff8a40", [0, 0.1, 0.172], { lamp: LAMP.ember });
  b.soft(0.13, 0.035, 0.1, 0.015, "#f3ead8", [-0.04, 0.37, 0.02], { ao: 0.2 }); // rice cakes
  b.soft(0.11, 0.035, 0.1, 0.015, "#f0dfc0", [0.08, 0.37, -0.05], { ao: 0.2, turn: [0, 0.5, 0] });
  group.add(b.mesh(paint({ air })), lit.mesh(glow({ air })));
  halos.add("#ff7a38", [1.5, 1.2], [at[0], at[1] + 0.36, at[2] + 0.1], 0.34, LAMP.ember);
  halos.add("#ff7a38", [1.6, 0.4], [at[0], at[1] + 0.02, at[2] + 0.2], 0.3, LAMP.ember);
  return group;
}
