/** What lies on the table around the player: planks, headphones, mug, a second tape in its case, coins, books for the handheld to lean on. */
import { drawn, picture } from "kit/brush.js";
import * as THREE from "three";
import { drawTapeLabel, SAMPLE_TAPE } from "./labels.js";

/** @typedef {import("kit/brush.js").Brush} Brush */
/** @typedef {import("kit/brush.js").Triple} Triple */

const SILVER = "#cfd3dc";
const INK = "#241f30";
const ORANGE = "#ff8a3d";
const CREAM = "#f1e4cb";
export const STEAM_AT = /** @type {Triple} */ ([-2.15, 0.86, -1.5]);

/** @param {Brush} b */
export function planks(b) {
  const inks = ["#86694a", "#7d6144", "#8f7252"];
  for (let i = 0; i < 12; i++) {
    b.box(34, 0.2, 0.86, inks[(i * 7) % 3], [-2, -0.11, 5.3 - i * 0.9], { jitter: 0.05, ao: 0 });
    for (const x of [-9.4, 6.2])
      b.drum(0.035, 0.035, 0.01, "#4c3524", [x + (i % 2) * 2.3, -0.008, 5.3 - i * 0.9], { sides: 10, ao: 0 });
  }
}

/** @param {Brush} b */
export function headphones(b) {
  b.add(new THREE.TorusGeometry(0.98, 0.03, 8, 44, Math.PI * 1.08), SILVER, [2.35, 0.32, -0.75], {
    turn: [-0.35, -0.45, -0.1],
    smooth: true,
    ao: 0,
  });
  b.add(new THREE.TorusGeometry(0.98, 0.055, 8, 26, Math.PI * 0.36), "#3a3346", [2.35, 0.32, -0.75], {
    turn: [-0.35, -0.45, 1.05],
    smooth: true,
    ao: 0,
  });
  for (const [x, z, turn] of [
    [1.52, -0.28, 0.5],
    [3.2, -0.95, -0.5],
  ]) {
    const way = /** @type {Triple} */ ([Math.PI / 2 - 0.35, 0, turn]);
    b.drum(0.4, 0.4, 0.2, ORANGE, [x, 0.36, z], { turn: way, sides: 30, jitter: 0 });
    b.add(new THREE.TorusGeometry(0.36, 0.08, 10, 30), "#f57a30", [x, 0.36 + 0.03, z + 0.1], {
      turn: [-0.35, turn * 0.9, 0],
      smooth: true,
      ao: 0.2,
      jitter: 0,
    });
    b.drum(0.22, 0.24, 0.26, INK, [x, 0.36, z], { turn: way, sides: 22 });
  }
  b.cable(
    [
      [1.1, 0.5, 0.1],
      [1.5, 0.2, 0.5],
      [1.9, 0.04, 1.1],
      [1.4, 0.035, 1.7],
      [0.9, 0.035, 1.35],
      [1.5, 0.035, 0.95],
      [2.3, 0.035, 0.6],
      [2.5, 0.1, -0.1],
      [1.75, 0.25, -0.3],
    ],
    0.026,
    INK,
    { steps: 70, sides: 6 },
  );
}

/** @param {Brush} b */
export function mug(b) {
  b.drum(0.42, 0.34, 0.82, CREAM, [-2.15, 0.41, -1.5], { sides: 30, ao: 0.25 });
  b.add(new THREE.TorusGeometry(0.24, 0.06, 8, 20), CREAM, [-2.62, 0.42, -1.5], { smooth: true });
  b.ring(0.4, 0.026, CREAM, [-2.15, 0.82, -1.5], { turn: [Math.PI / 2, 0, 0] });
  b.drum(0.385, 0.385, 0.02, "#7a4526", [-2.15, 0.8, -1.5], { sides: 26, ao: 0 });
  b.drum(0.412, 0.404, 0.07, "#c4432f", [-2.15, 0.62, -1.5], { sides: 30, ao: 0 });
  b.drum(0.6, 0.62, 0.03, "#b98d5a", [-2.15, 0.01, -1.5], { sides: 26 });
}

/** A tape in its case, another on top of it, coins. @param {Brush} b @param {THREE.Group} group */
export function leftovers(b, group) {
  const turn = /** @type {Triple} */ ([-Math.PI / 2, 0, -0.2]);
  b.place([-2.45, 0.03, -0.25], turn, 1, () => b.soft(1.62, 1.04, 0.06, 0.05, "#9fb4d8", [0, 0, 0], { ao: 0 }));
  const words = {
    ...SAMPLE_TAPE,
    title: "Barley Tea Noon",
    bpm: 84,
    key: "G",
    mode: "major",
    weather: "summer",
    hash8: "b20c51aa",
  };
  const palette = ["#173a3a", "#2f7a78", "#4f9fb5", "#f0c25e", "#fff6df"];
  const card = drawn(584, 372, (c, w, h) => drawTapeLabel(c, w, h, { ...words, palette }));
  group.add(picture(card, 1.5, 0.94, [-2.45, 0.064, -0.25], { lit: true, see: true, turn }));
  b.place([-2.02, 0.12, 0.52], [-Math.PI / 2, 0, 0.42], 0.62, () => {
    b.soft(1.62, 1.03, 0.19, 0.06, "#2f9a78", [0, 0, 0], { jitter: 0, ao: 0.1 });
    b.soft(1.4, 0.7, 0.02, 0.04, CREAM, [0, 0.06, 0.1], { ao: 0 });
    b.soft(1.4, 0.12, 0.022, 0.03, "#e0a24a", [0, 0.3, 0.102], { ao: 0 });
    b.soft(1.04, 0.36, 0.03, 0.16, INK, [0, -0.05, 0.102], { ao: 0 });
    for (const x of [-0.28, 0.28]) b.ring(0.12, 0.03, "#fff6e2", [x, -0.05, 0.12], { sides: 20 });
  });
  for (const [x, z, y] of [
    [2.35, 1.35, 0.03],
    [2.55, 1.2, 0.06],
    [2.62, 1.5, 0.03],
  ]) {
    b.drum(0.14, 0.14, 0.035, "#f3c653", [x, y - 0.01, z], { sides: 24, ao: 0 });
    b.ring(0.115, 0.012, "#d9a23a", [x, y + 0.008, z], { turn: [Math.PI / 2, 0, 0], sides: 24, detail: 4 });
  }
}

/** Two books and a pencil at the handheld's place. @param {Brush} b @param {number} x */
export function books(b, x) {
  for (const [w, h, d, ink, y, z, turn] of /** @type {[number, number, number, string, number, number, number][]} */ ([
    [2.3, 0.26, 1.5, "#8a3f48", 0.13, -1.1, 0.1],
    [2.1, 0.22, 1.4, "#2f6a70", 0.37, -1.12, -0.12],
    [1.9, 0.2, 1.3, "#d8a04c", 0.58, -1.15, 0.04],
  ])) {
    b.box(w, h, d, ink, [x, y, z], { turn: [0, turn, 0], ao: 0.2 });
    b.box(w - 0.08, h * 0.72, 0.02, "#f6ead2", [x, y, z + d / 2 + 0.001], { turn: [0, turn, 0], ao: 0.2 });
    b.box(w * 0.22, h * 0.4, 0.03, "#f6ead2", [x - w * 0.22, y, z + d / 2 + 0.006], { turn: [0, turn, 0], ao: 0 });
  }
  b.rod([x + 1.5, 0.05, 0.5], [x + 2.9, 0.05, 0.1], 0.045, "#e0b24a", { sides: 6 });
  b.rod([x + 2.9, 0.05, 0.1], [x + 3.05, 0.05, 0.057], 0.045, "#f3dfc0", { sides: 6, r2: 0.005 });
  b.rod([x + 1.38, 0.05, 0.534], [x + 1.5, 0.05, 0.5], 0.045, "#c4564a", { sides: 6 });
}
