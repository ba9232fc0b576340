/** LoFinity's front: a red machine that hums in its niche, with a wall of small glowing tapes. */

import { drawn, glow, paint, picture } from "kit/brush.js";
import { Front, LAMP } from "lobby/front.js";
import { bricks, roof, sash } from "lobby/masonry.js";
import { opensSoon, sign } from "lobby/signs.js";
import { PlaneGeometry } from "three";

const INKS = ["#e8685c", "#f0b04e", "#6f94d2", "#86b48c", "#d79cc0", "#5cb0ac"];
const COLUMNS = 5;
const ROWS = 3;

/** @typedef {[number, number, number]} Triple */

export class MachineFront extends Front {
  #cabinet;
  #uniforms;

  /** @param {{ paints: import("lobby/masonry.js").Paints, air: import("kit/brush.js").Air, open: boolean, x: number, cabinet: import("lobby/masonry.js").Paints }} given */
  constructor({ paints, air, open, x, cabinet }) {
    super({ x, air, lamp: LAMP.lofinity, open });
    this.#uniforms = air.uniforms;
    const { solids } = paints;
    const lamp = LAMP.lofinity;
    bricks(solids, {
      x,
      y: 0,
      w: 3.55,
      h: 4.75,
      z: 0,
      hue: "#8c5450",
      seed: 3,
      hole: (bx, by) => Math.abs(bx - x) < 1.02 && by < 2.86,
    });
    solids.box(2.1, 2.9, 0.1, "#2a2036", [x, 1.45, -0.62]);
    for (const side of [-1, 1]) solids.box(0.1, 2.9, 0.62, "#4a3340", [x + side * 1.03, 1.45, -0.34]);
    solids.box(2.35, 0.14, 0.95, "#3b3044", [x, 0.07, 0.1]);
    solids.box(3.75, 0.14, 0.2, "#b59a86", [x, 3.7, 0.06]);
    sash(paints, x - 0.88, 4.26, 0.6, 0.78, { lamp: LAMP.town, warm: false });
    sash(paints, x + 0.88, 4.26, 0.6, 0.78, { lamp: LAMP.town, curtain: "#c86a4a" });
    roof(solids, x, 4.78, 3.85, "#56405c", 5);
    this.#awning(solids);
    this.group.add(
      ...(this.#cabinet = this.#build(cabinet, lamp, air)),
      ...(open ? [] : [picture(opensSoon(), 0.86, 0.47, [x, 1.5, 0.6], { lit: true, see: true, turn: [0, 0, 0.05] })]),
    );
    this.#faces();
    this.light("#ffcf96", 9, [x, 1.7, 1.7]);
    this.shine("#ffb066", [4.8, 4.4], [x, 1.5, 0.5], 0.22);
    this.shine("#ff8a5c", [2.6, 3.4], [x, 1.3, 0.45], 0.1);
    this.shine("#ffe9c0", [1.7, 1.3], [x - 0.14, 1.66, 0.62], 0.09);
  }

  /** Striped cloth over the machine, sagging a little. @param {import("kit/brush.js").Brush} solids */
  #awning(solids) {
    const stripes = 9;
    const wide = 2.7 / stripes;
    for (let i = 0; i < stripes; i++) {
      const colour = i % 2 ? "#f0dfc2" : "#2f7f84";
      const sx = this.x - 1.35 + (i + 0.5) * wide;
      solids.box(wide, 0.03, 0.72, colour, [sx, 2.96, 0.36], { turn: [0.5, 0, 0], ao: 0.1 });
      solids.ball(wide / 2, colour, [sx, 2.77, 0.68], { size: [1, 0.8, 0.16], sway: 0.012 });
    }
    solids.rod([this.x - 1.38, 3.14, 0.05], [this.x + 1.38, 3.14, 0.05], 0.035, "#4a3340");
  }

  /** @param {import("lobby/masonry.js").Paints} paints @param {number} lamp @param {import("kit/brush.js").Air} air */
  #build({ solids, lights }, lamp, air) {
    const red = "#c93b32";
    solids.place([this.x, 0.14, 0.05], [0, 0, 0], 1, (b) => {
      b.box(1.44, 0.12, 0.7, "#2a1d28", [0, 0.06, 0]);
      b.soft(1.6, 2.46, 0.8, 0.09, red, [0, 1.33, 0], { jitter: 0 });
      b.soft(1.66, 0.09, 0.88, 0.03, "#e9dcc0", [0, 2.58, 0.02]);
      b.soft(1.14, 1.1, 0.06, 0.05, "#7e211f", [-0.16, 1.36, 0.4]);
      b.soft(1.46, 0.36, 0.05, 0.05, "#7e211f", [0, 0.4, 0.4]);
      b.soft(0.24, 1.1, 0.06, 0.04, "#e9dcc0", [0.6, 1.36, 0.41]);
      b.box(0.02, 0.13, 0.02, "#2a1d28", [0.6, 1.62, 0.45]);
      b.ring(0.085, 0.014, "#b99a5c", [0.6, 1.62, 0.445], { sides: 20 });
      b.soft(0.17, 0.12, 0.05, 0.02, "#3a2a33", [0.6, 1.05, 0.44]);
      b.soft(1.0, 0.2, 0.05, 0.04, "#22161e", [-0.14, 0.4, 0.42]);
      for (let row = 0; row < ROWS; row++) b.box(1.02, 0.025, 0.05, "#b98a4a", [-0.16, 1.02 + row * 0.32, 0.46]);
    });
    lights.place([this.x, 0.14, 0.05], [0, 0, 0], 1, (b) => {
      b.add(new PlaneGeometry(1.04, 1.0), "#d69a58", [-0.16, 1.36, 0.436], { lamp, ao: 0.25 });
      b.add(new PlaneGeometry(1.04, 0.3), "#f7d79c", [-0.16, 1.71, 0.437], { lamp, ao: 0.5 });
      for (let i = 0; i < 4; i++) {
        const at = /** @type {Triple} */ ([0.56 + (i % 2) * 0.08, 1.44 - (i >> 1) * 0.09, 0.46]);
        b.ball(0.026, INKS[i], at, { lamp, detail: 1, ao: 0 });
      }
      for (let row = 0; row < ROWS; row++) for (let k = 0; k < COLUMNS; k++) this.#tape(b, row, k);
    });
    return [solids.mesh(paint({ air })), lights.mesh(glow({ air, toneMapped: false }))];
  }

  /** One of the fifteen in the window: shell, label, two reels. @param {import("kit/brush.js").Brush} b @param {number} row @param {number} k */
  #tape(b, row, k) {
    const lamp = LAMP.tapes + k;
    const at = /** @type {Triple} */ ([-0.57 + k * 0.205, 1.1 + row * 0.32, 0.47]);
    b.place(at, [-0.12, 0, 0], 1, (tape) => {
      tape.soft(0.178, 0.115, 0.03, 0.014, INKS[(row * 7 + k * 5) % 6], [0, 0, 0], { lamp, ao: 0.1, sides: 2 });
      tape.box(0.146, 0.034, 0.004, "#fdf2da", [0, 0.026, 0.017], { lamp, ao: 0 });
      tape.box(0.1, 0.034, 0.004, "#33242c", [0, -0.018, 0.017], { lamp, ao: 0 });
      for (const side of [-1, 1]) tape.ball(0.013, "#fdf2da", [side * 0.03, -0.018, 0.019], { lamp, ao: 0 });
    });
  }

  #faces() {
    const { x } = this;
    const header = drawn(512, 128, (c, w, h) => {
      c.fillStyle = "#f8ecd2";
      c.fillRect(0, 0, w, h);
      c.strokeStyle = "#c93b32";
      c.lineWidth = 9;
      for (const cx of [112, w - 112]) {
        c.beginPath();
        c.arc(cx, h / 2, 24, 0, 7);
        c.stroke();
        c.fillStyle = "#c93b32";
        c.beginPath();
        c.arc(cx, h / 2, 7, 0, 7);
        c.fill();
      }
      c.font = "600 72px Fredoka, sans-serif";
      c.textBaseline = "middle";
      c.textAlign = "center";
      c.fillText("tapes", w / 2, h / 2 + 4);
    });
    const display = drawn(512, 80, (c, w, h) => {
      c.fillStyle = "#0f2a2c";
      c.fillRect(0, 0, w, h);
      c.font = "500 40px Fredoka, sans-serif";
      c.textBaseline = "middle";
      c.shadowColor = "#ffb347";
      c.shadowBlur = 16;
      c.fillStyle = "#ffd07a";
      c.fillText(this.open ? "♪  make a wish" : "♪  asleep", 26, h / 2 + 3);
    });
    this.lit(header, 1.42, 0.34, [x, 2.47, 0.465], { gain: 1.15, steady: 0.35 });
    this.lit(display, 1.42, 0.2, [x, 2.17, 0.465], { gain: 1.2, steady: 0.3 });
    const board = sign("LoFinity", { ground: "#f7e6c2", ink: "#1f6f78", edge: "#2f8f94", round: 16 });
    this.lit(board, 1.72, 0.43, [x, 3.4, 0.16], { see: true, gain: 1.3, steady: 0.4 });
  }

  /** @param {{ time: number }} tick @param {boolean} lookedAt */
  move({ time }, lookedAt) {
    // the hum: too small to see in one place, plain when the red edge shivers against the brick
    const shiver = this.open ? (lookedAt ? 0.005 : 0.0018) : 0;
    for (const part of this.#cabinet) part.position.x = Math.sin(time * 61) * shiver;
    const lamps = this.#uniforms.uLamps.value;
    for (let k = 0; k < COLUMNS; k++) {
      const wave = 0.5 + 0.5 * Math.sin(time * (lookedAt ? 3.4 : 0.9) - k * 0.9);
      lamps[LAMP.tapes + k] = Math.min(1.3, this.glow) * (0.62 + (lookedAt ? 0.55 : 0.3) * wave);
    }
  }
}
