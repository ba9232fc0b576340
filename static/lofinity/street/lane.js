/** Kerb, garden wall, the pole with its wires and lamp, the mirror at the corner. Returns where the lamp's bulb hangs. */
import * as THREE from "three";
import { FRONT } from "./cafe.js";
import { KERB_Z, LEVEL } from "./ground-map.js";
import { LAMP } from "./lamps.js";

/** @typedef {import("kit/brush.js").Brush} Brush */
/** @typedef {import("kit/brush.js").Triple} Triple */
/** @typedef {import("./cafe.js").Hands} Hands */

const CONCRETE = "#a7a5a8";
const WIRE = "#262a44";
/** the pole's foot */
export const POLE = { x: 3.22, z: 0.42 };
/** @type {Triple} the street lamp's bulb */
export const BULB = [POLE.x - 0.82, 2.78, POLE.z + 0.32];
export const WALL = { left: 0.96, right: 3.65, top: LEVEL + 1.36, z: FRONT + 0.02 };

/** @param {Brush} b */
export function kerb(b) {
  const { ground } = b;
  b.ground = -0.4; // it is the ground: no contact shade on its face
  for (let x = -12; x < 2.6; x += 0.6)
    b.box(0.59, 0.14, 0.15, "#cbc6c2", [x, 0.035, KERB_Z + 0.02], { jitter: 0.05, ao: 0.2 });
  for (let i = 0; i < 6; i++) {
    const turn = -Math.PI / 2 + (i + 0.5) * 0.262;
    const at = /** @type {Triple} */ ([2.6 + Math.cos(turn) * 0.92, 0.035, KERB_Z - 0.9 - Math.sin(turn) * 0.92]);
    b.box(0.26, 0.14, 0.15, "#cbc6c2", at, { turn: [0, turn + Math.PI / 2, 0] });
  }
  for (let i = 0; i < 12; i++) b.box(0.15, 0.14, 0.59, "#cbc6c2", [3.52, 0.035, -0.3 - i * 0.6]);
  b.ground = ground;
}

/** Concrete blocks, three of them pierced, and a coping. @param {Brush} b */
export function wall(b) {
  for (let row = 0; row < 6; row++) {
    for (let i = 0; i < 6; i++) {
      b.box(0.435, 0.205, 0.16, CONCRETE, [1.19 + i * 0.44, LEVEL + 0.11 + row * 0.21, WALL.z], {
        jitter: 0.07,
        ao: 0.12,
      });
    }
  }
  b.box(2.72, 0.06, 0.24, "#8f8d95", [2.29, LEVEL + 1.33, WALL.z]);
  for (let i = 0; i < 7; i++)
    b.box(0.16, 1.28, 0.435, CONCRETE, [3.57, LEVEL + 0.65, FRONT - 0.25 - i * 0.44], { jitter: 0.07 });
  b.box(0.24, 0.06, 3.2, "#8f8d95", [3.57, LEVEL + 1.33, FRONT - 1.5]);
  for (let k = 0; k < 3; k++)
    b.ring(0.075, 0.016, "#6f6d78", [1.85 + k * 0.44, LEVEL + 0.85, FRONT + 0.1], { sides: 10 });
}

/** @param {Hands} hands */
export function pole({ solid: b, lit, halos }) {
  const { x, z } = POLE;
  b.drum(0.085, 0.12, 7.2, "#9d9aa0", [x, 3.6, z]);
  for (let i = 0; i < 6; i++) b.rod([x - 0.2, 1.7 + i * 0.5, z], [x + 0.2, 1.7 + i * 0.5, z], 0.012, "#5d5966");
  for (let i = 0; i < 5; i++)
    b.drum(0.123, 0.123, 0.09, i % 2 ? "#2e2c38" : "#e7b73f", [x, 0.62 + i * 0.09, z], { ao: 0, jitter: 0 });
  b.soft(0.19, 0.44, 0.02, 0.02, "#35507f", [x - 0.02, 1.55, z + 0.115]);
  b.box(0.13, 0.1, 0.024, "#f3ead8", [x - 0.02, 1.66, z + 0.117]);
  for (const y of [5.2, 5.7]) {
    b.box(1.5, 0.07, 0.07, "#6f6b78", [x, y, z]);
    for (const k of [-0.65, -0.3, 0.3, 0.65]) b.drum(0.035, 0.05, 0.12, "#e8e4da", [x + k, y + 0.09, z]);
  }
  b.drum(0.22, 0.22, 0.6, "#8d919d", [x + 0.34, 4.55, z]);
  b.box(0.34, 0.42, 0.24, "#83828f", [x - 0.2, 3.75, z + 0.05]);
  // the lamp on a bent arm: a tin shade with a warm bulb
  const [lx, , lz] = BULB;
  b.cable(
    [
      [x, 2.65, z],
      [x - 0.2, 2.92, z + 0.12],
      [x - 0.62, 3.02, z + 0.26],
      [x - 0.82, 2.94, z + 0.32],
    ],
    0.024,
    "#4b5a74",
  );
  b.add(new THREE.ConeGeometry(0.26, 0.17, 18, 1, true), "#3e6a66", [lx, 2.85, lz], { smooth: true });
  b.drum(0.04, 0.06, 0.08, "#3e6a66", [lx, 2.95, lz]);
  lit.ball(0.085, "#fff0c4", BULB, { detail: 2, ao: 0, lamp: LAMP.bulb });
  halos.add("#ff8a35", 2.2, [lx, 2.72, lz + 0.05], 0.75, LAMP.bulb);
  halos.add("#ffe3b0", 0.62, [lx, 2.78, lz + 0.1], 0.8, LAMP.bulb);
}

/** Wires hang in parabolas and breathe in the wind, most in their middle. @param {Brush} b */
export function wires(b) {
  const { x, z } = POLE;
  const wire = (/** @type {Triple} */ from, /** @type {Triple} */ to, /** @type {number} */ sag, r = 0.012) => {
    const at = (/** @type {number} */ t, /** @type {number} */ axis) => from[axis] + (to[axis] - from[axis]) * t;
    const points = Array.from({ length: 9 }, (_, i) => {
      const t = i / 8;
      return /** @type {Triple} */ ([at(t, 0), at(t, 1) - sag * 4 * t * (1 - t), at(t, 2)]);
    });
    const length = Math.hypot(to[0] - from[0], to[2] - from[2]);
    const sway = (/** @type {number} */ px, /** @type {number} */ _y, /** @type {number} */ pz) => {
      const t = Math.min(1, Math.hypot(px - from[0], pz - from[2]) / length);
      return 0.06 * sag * 4 * t * (1 - t);
    };
    b.cable(points, r, WIRE, { steps: 22, sides: 4, sway });
  };
  wire([x - 0.65, 5.3, z], [-9, 4.9, 1.6], 0.7);
  wire([x + 0.3, 5.8, z], [-9, 5.6, 1.2], 0.55);
  wire([x - 0.1, 4.2, z], [-0.9, 3.52, FRONT], 0.28);
  wire([x - 0.1, 3.95, z], [0.85, 3.3, FRONT], 0.34, 0.016);
  wire([x, 3.9, z], [7.3, 3.95, -9.6], 0.85, 0.014);
  for (const k of [-0.65, 0.3, 0.65]) wire([x + k, 5.3, z], [6.6 + k, 5.6, -9.6], 0.75, 0.014);
  for (const k of [-0.3, 0.65]) wire([x + k, 5.8, z], [6.6 + k, 6.1, -9.6], 0.65, 0.014);
  wire([x + 0.05, 3.4, z], [9.7, 3.0, -8.0], 0.5, 0.018);
  for (const k of [-0.65, 0.65]) wire([6.7 + k, 5.7, -9.6], [10.5 + k, 5.7, -19], 0.6, 0.02);
}

/** The round mirror that looks down the lane, and a post box beside it. @param {Brush} b */
export function corner(b) {
  b.rod([4.75, 0, -0.9], [4.75, 2.35, -0.9], 0.035, "#e08a3c");
  b.ring(0.27, 0.035, "#e6782e", [4.75, 2.2, -0.82], { turn: [0, -0.5, 0] });
  const dome = new THREE.SphereGeometry(0.26, 14, 8, 0, 6.3, 0, 1.2);
  b.add(dome, "#c8d8ee", [4.75, 2.2, -0.9], { turn: [Math.PI / 2, 0, 0.5], smooth: true, size: [1, 0.5, 1], ao: 0 });
  b.box(0.3, 0.12, 0.02, "#f3ead8", [4.75, 1.72, -0.86]);
  b.place([4.5, 0, -2.9], [0, -0.35, 0], 1, () => {
    b.drum(0.2, 0.2, 1.0, "#c4392c", [0, 0.62, 0], { sides: 20, ao: 0.3 });
    b.drum(0.25, 0.25, 0.12, "#a32f27", [0, 0.06, 0], { sides: 20 });
    b.drum(0.24, 0.24, 0.05, "#a32f27", [0, 1.13, 0], { sides: 20 });
    b.ball(0.22, "#c4392c", [0, 1.13, 0], { detail: 2, size: [1, 0.5, 1], smooth: true });
    b.box(0.2, 0.035, 0.03, "#3a1c20", [0, 0.95, 0.2]);
    b.box(0.14, 0.1, 0.02, "#f3ead8", [0, 0.74, 0.2]);
  });
}
