/** The lit shop window of the machine: three shelves of tiny tapes, each with its own drawn label. */
import { drawn, picture } from "kit/brush.js";
import { chance } from "kit/chance.js";
import * as THREE from "three";
import { drawTapeLabel } from "./labels.js";
import { WEATHERS_DRAWN } from "./scenes.js";
import * as signs from "./signs.js";

/** @typedef {import("kit/brush.js").Brush} Brush */

const SHELLS = ["#e8532f", "#2f68b8", "#f0a422", "#2f9a78", "#8a4fb0", "#26305e", "#f07f86", "#3fb0c4", "#7a3b2c"];
const TITLES = [
  "Tin Roof",
  "Barley Tea",
  "Kotatsu",
  "Night Bus",
  "Paper Moon",
  "Low Tide",
  "Ember",
  "Cicada",
  "Last Train",
  "Attic",
  "Drizzle",
  "Harbour",
  "Pine",
  "Static",
  "Slow Cup",
];
const PALETTES = [
  ["#1d2148", "#2f4a7c", "#b9573f", "#e8a25c", "#fbf0da"],
  ["#173a3a", "#2f7a78", "#6fb08a", "#f0c25e", "#fff6df"],
  ["#2c2350", "#6d5f9e", "#c98a9a", "#f0a98f", "#fdeee2"],
  ["#3a1f2c", "#8a3f48", "#d9704a", "#f4b860", "#fff0d8"],
  ["#102a4a", "#1f6394", "#4f9aae", "#bfd2b4", "#f4f6e6"],
];
const COLUMNS = 5;
const ROWS = 3;
const CELL = { w: 192, h: 112 };

/** @typedef {{ left: number, right: number, top: number, bottom: number, z: number }} Frame in metres */

/** Where each tape stands. @param {Frame} frame @param {number} row @param {number} column */
const stand = ({ left, top }, row, column) => ({ x: left + 0.112 + column * 0.192, y: top - 0.155 - row * 0.222 });

/** @param {Brush} lit @param {THREE.Group} group @param {Frame} frame */
export function fillShowcase(lit, group, frame) {
  const { left, right, top, bottom, z } = frame;
  const [mid, wide] = [(left + right) / 2, right - left];
  const at = /** @type {import("kit/brush.js").Triple} */ ([mid, (top + bottom) / 2, z + 0.026]);
  group.add(picture(drawn(256, 192, signs.showcase), wide, top - bottom, at, { gain: 1.05 }));
  for (let row = 0; row < ROWS; row++) {
    const { y } = stand(frame, row, 0);
    lit.box(wide, 0.012, 0.05, "#fffbe6", [mid, y + 0.13, z + 0.05], { ao: 0 });
    lit.box(wide, 0.04, 0.05, "#d99a5a", [mid, y - 0.068, z + 0.05], { ao: 0.3 });
    for (let i = 0; i < COLUMNS; i++) {
      const { x } = stand(frame, row, i);
      lit.soft(0.176, 0.112, 0.028, 0.01, SHELLS[(row * 5 + i * 4 + row) % 9], [x, y, z + 0.05], { ao: 0.3, sides: 2 });
      for (const side of [-1, 1])
        lit.drum(0.011, 0.011, 0.006, "#fff4de", [x + side * 0.03, y - 0.006, z + 0.067], {
          turn: [Math.PI / 2, 0, 0],
          sides: 8,
        });
      const sold = (row * 5 + i) % 7 === 4;
      lit.box(0.075, 0.022, 0.012, sold ? "#e2543d" : "#5fd6b4", [x, y - 0.068, z + 0.077], { ao: 0 });
    }
  }
  group.add(labels(frame));
  const glass = picture(drawn(256, 256, signs.shine), wide, top - bottom, [mid, at[1], z + 0.088], { see: true });
  glass.material.depthWrite = false;
  group.add(glass);
}

/** Fifteen labels, one sheet of paper, one draw call. @param {Frame} frame */
function labels(frame) {
  const sheet = drawn(CELL.w * COLUMNS, CELL.h * ROWS, (c) => {
    const roll = chance(77);
    for (let i = 0; i < COLUMNS * ROWS; i++) {
      c.save();
      c.translate((i % COLUMNS) * CELL.w, Math.floor(i / COLUMNS) * CELL.h);
      const weather = WEATHERS_DRAWN[Math.floor(roll() * WEATHERS_DRAWN.length)];
      const instruments = ["rhodes", "vibes"];
      drawTapeLabel(c, CELL.w, CELL.h, {
        title: TITLES[i],
        bpm: 66 + i,
        key: "D",
        mode: "minor",
        instruments,
        palette: PALETTES[(i * 3) % 5],
        weather,
      });
      c.fillStyle = "#2a2233"; // the window between the reels
      c.beginPath();
      c.roundRect(CELL.w * 0.22, CELL.h * 0.42, CELL.w * 0.56, CELL.h * 0.32, CELL.h * 0.15);
      c.fill();
      c.restore();
    }
  });
  const quads = new THREE.PlaneGeometry(1, 1);
  /** @type {number[]} */ const position = [];
  /** @type {number[]} */ const uv = [];
  for (let row = 0; row < ROWS; row++) {
    for (let i = 0; i < COLUMNS; i++) {
      const { x, y } = stand(frame, row, i);
      for (const k of [0, 2, 1, 2, 3, 1]) {
        const [px, py] = [quads.attributes.position.getX(k), quads.attributes.position.getY(k)];
        position.push(x + px * 0.158, y + 0.006 + py * 0.092, frame.z + 0.0655);
        uv.push((i + px + 0.5) / COLUMNS, 1 - (row + 0.5 - py) / ROWS);
      }
    }
  }
  quads.dispose();
  const paper = new THREE.BufferGeometry();
  paper.setAttribute("position", new THREE.Float32BufferAttribute(position, 3));
  paper.setAttribute("uv", new THREE.Float32BufferAttribute(uv, 2));
  return new THREE.Mesh(paper, new THREE.MeshBasicMaterial({ map: sheet }));
}
