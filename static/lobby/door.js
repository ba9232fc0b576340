/** 1000 Rooms' front: a tall grey house, a green door; ajar when its world is open, with rooms in rooms behind it. */

import { Brush, drawn, paint, picture } from "kit/brush.js";
import { follow } from "kit/motion.js";
import { Front, LAMP } from "lobby/front.js";
import { blend, roof, sash } from "lobby/masonry.js";
import { opensSoon, sign } from "lobby/signs.js";
import { CircleGeometry, Group } from "three";

const WIDE = 1.16;
const HIGH = 2.3;
const AJAR = 0.62;
const WIDER = 0.92;

export class DoorFront extends Front {
  #leaf = new Group();
  #turn = 0;
  /** @type {import("three").Object3D | null} */
  #board = null;

  /** @param {{ paints: import("lobby/masonry.js").Paints, air: import("kit/brush.js").Air, open: boolean, x: number }} given */
  constructor({ paints, air, open, x }) {
    super({ x, air, lamp: LAMP.rooms, open });
    const { solids, lights } = paints;
    const stone = "#8a8aa4";
    const trim = "#cfc4b2";
    for (const side of [-1, 1]) {
      solids.box(1.06, 5.85, 0.12, stone, [x + side * 1.13, 2.92, -0.05], { ao: 0.4 });
      solids.box(0.2, 2.72, 0.22, trim, [x + side * 0.72, 1.36, 0.06]);
      solids.box(0.28, 0.16, 0.28, trim, [x + side * 0.72, 2.62, 0.07]);
      solids.box(0.14, 5.85, 0.1, "#696a84", [x + side * 1.6, 2.92, 0.03], { ao: 0.4 });
    }
    solids.box(1.3, 2.7, 0.12, stone, [x, 4.5, -0.05], { ao: 0 });
    for (let k = 0; k < 9; k++) {
      const angle = ((k + 0.5) / 9) * Math.PI; // the arch, stone by stone
      const at = /** @type {[number, number, number]} */ ([
        x + Math.cos(angle) * 0.72,
        2.66 + Math.sin(angle) * 0.5,
        0.06,
      ]);
      solids.box(0.27, 0.2, 0.22, k === 4 ? "#dcd2c0" : trim, at, { turn: [0, 0, angle], jitter: 0.06, ao: 0.1 });
    }
    solids.box(1.24, 0.1, 0.2, trim, [x, 2.6, 0.04]);
    lights.add(new CircleGeometry(0.62, 16, 0, Math.PI), "#f2b765", [x, 2.64, -0.02], {
      lamp: LAMP.rooms,
      size: [1, 0.68, 1],
      ao: 0.35,
    });
    for (const turn of [-0.9, -0.45, 0, 0.45, 0.9]) {
      const to = /** @type {[number, number, number]} */ ([x + Math.sin(turn) * 0.6, 2.64 + Math.cos(turn) * 0.42, 0]);
      solids.rod([x, 2.64, 0], to, 0.014, "#2b2a3c");
    }
    solids.box(1.95, 0.12, 0.9, "#b3a898", [x, 0.06, 0.42]);
    solids.box(2.4, 0.07, 0.85, "#9a8f86", [x, 0.03, 0.8]);
    sash(paints, x, 4.66, 0.7, 0.98, { lamp: LAMP.rooms, curtain: "#8a4b52" });
    solids.box(1.05, 0.16, 0.2, "#6a4a34", [x, 4.02, 0.2]);
    for (let k = 0; k < 9; k++) {
      const hue = k % 3 === 1 ? "#e0736a" : blend("#3f6a48", "#86a555", (k * 0.37) % 1);
      solids.ball(k % 3 === 1 ? 0.06 : 0.1, hue, [x - 0.44 + k * 0.11, 4.14 + (k % 2) * 0.05, 0.24], { sway: 0.012 });
    }
    roof(solids, x, 5.85, 3.6, "#3f4a6e", 8);
    solids.box(0.5, 1.3, 0.5, "#6b4a4a", [x + 1.0, 6.7, -0.7]).box(0.64, 0.12, 0.64, "#8d5a4c", [x + 1.0, 7.36, -0.7]);
    lights.box(WIDE, 0.05, 0.06, "#fff0c0", [x, 0.165, 0.03], { lamp: LAMP.rooms, ao: 0 }); // light under the door
    this.#lantern(solids, lights, x + 1.02, 2.1);
    this.#doorway(open, air);
  }

  /** @param {Brush} solids @param {Brush} lights @param {number} lx @param {number} ly */
  #lantern(solids, lights, lx, ly) {
    solids.rod([lx, ly + 0.3, 0.02], [lx, ly + 0.3, 0.26], 0.02, "#20202e");
    solids.drum(0.02, 0.12, 0.1, "#20202e", [lx, ly + 0.22, 0.26], { sides: 6, smooth: false });
    solids.drum(0.09, 0.06, 0.03, "#20202e", [lx, ly - 0.05, 0.26], { sides: 6, smooth: false });
    lights.drum(0.09, 0.065, 0.22, "#ffd98a", [lx, ly + 0.07, 0.26], { sides: 6, lamp: LAMP.rooms, smooth: false });
    this.shine("#ffb85c", [1.3, 1.3], [lx, ly + 0.07, 0.32], 0.5);
  }

  /** @param {boolean} open @param {import("kit/brush.js").Air} air */
  #doorway(open, air) {
    const { x, group } = this;
    // doors within doors, each a little further and warmer; seen through the gap
    const rooms = drawn(256, 512, (c, w, h) => {
      for (let i = 0; i < 8; i++) {
        const k = 1 - i / 8.4;
        const cx = w * 0.5 + i * 9;
        const ramp = c.createLinearGradient(0, h - h * k, 0, h);
        ramp.addColorStop(0, blend("#e0914a", "#fff6d8", i / 7));
        ramp.addColorStop(1, blend("#b4622f", "#ffe9b0", i / 7));
        c.fillStyle = ramp;
        c.fillRect(cx - (w / 2) * k, h - h * k * 0.98 - i * 4, w * k, h * k * 0.98);
        c.strokeStyle = blend("#6d3520", "#e8a860", i / 7);
        c.lineWidth = 10 * k;
        c.strokeRect(cx - (w / 2) * k, h - h * k * 0.98 - i * 4, w * k, h * k * 0.98 + 40);
      }
    });
    this.lit(rooms, WIDE + 0.1, HIGH + 0.1, [x, 1.28, -0.5], { gain: 0.82, steady: 0.12 });
    const brush = new Brush(4);
    brush.ground = Number.NEGATIVE_INFINITY;
    brush.box(WIDE, HIGH - 0.05, 0.08, "#2f6f58", [WIDE / 2, 0, 0], { ao: 0.15, jitter: 0 });
    for (const [px, py, h] of [
      [0.3, 0.5, 0.9],
      [0.86, 0.5, 0.9],
      [0.3, -0.58, 0.8],
      [0.86, -0.58, 0.8],
    ]) {
      brush.box(0.42, h, 0.1, "#245844", [px, py, 0], { jitter: 0 });
      brush.box(0.32, h - 0.12, 0.12, "#347a62", [px, py, 0], { jitter: 0 });
    }
    brush.ball(0.06, "#e6bd6a", [WIDE - 0.13, -0.1, 0.1], { detail: 2, smooth: true });
    brush.box(0.2, 0.05, 0.03, "#e6bd6a", [WIDE / 2, 0.02, 0.055]);
    this.#leaf.add(brush.mesh(paint({ air })));
    this.#leaf.position.set(x - WIDE / 2, 0.14 + HIGH / 2 + 0.05, 0);
    this.#turn = open ? AJAR : 0;
    group.add(this.#leaf);
    if (!open) {
      this.#board = picture(opensSoon(), 0.66, 0.36, [WIDE / 2, 0.42, 0.1], { lit: true, see: true });
      this.#leaf.add(this.#board);
    }
    if (open) this.#spill();
    this.light("#ffb45c", open ? 10 : 5, [x + 0.35, 1.3, 1.1]);
    this.shine(
      "#ffbf66",
      open ? [2.2, 3.6] : [1.6, 1.2],
      [x + (open ? 0.36 : 0), open ? 1.3 : 0.3, 0.3],
      open ? 0.3 : 0.5,
    );
    this.shine("#ffcf7a", [2.6, 0.7], [x, 0.2, 0.6], open ? 0.5 : 0.7);
    const plate = sign("1000 Rooms", { ground: "#1e2d4f", ink: "#fbeed3", edge: "#c9a25c", round: 60, size: 70 });
    this.lit(plate, 1.86, 0.465, [x, 3.62, 0.14], { see: true, gain: 1, steady: 0.45 });
  }

  /** A tongue of light over the steps, widening into the street. */
  #spill() {
    const tongue = drawn(128, 256, (c, w, h) => {
      for (let y = 0; y < h; y++) {
        const t = y / h;
        const half = w * (0.14 + 0.34 * t);
        const mid = w * (0.62 - 0.1 * t);
        const ramp = c.createLinearGradient(mid - half, 0, mid + half, 0);
        const bright = 0.85 * (1 - t) ** 1.4;
        for (const [at, share] of [
          [0, 0],
          [0.35, 1],
          [0.7, 1],
          [1, 0],
        ]) {
          ramp.addColorStop(at, `rgba(255,204,118,${bright * share})`);
        }
        c.fillStyle = ramp;
        c.fillRect(0, y, w, 1);
      }
    });
    const flat = this.lit(tongue, 2.8, 3.6, [this.x + 0.35, 0.135, 2.0], {
      see: true,
      steady: 0,
      gain: 0.75,
      turn: [-Math.PI / 2, 0, 0],
    });
    const look = /** @type {import("three").MeshBasicMaterial} */ (flat.material);
    look.blending = 2; // additive
    look.depthWrite = false;
  }

  /** @param {{ time: number, step: number }} tick @param {boolean} lookedAt */
  move({ time, step }, lookedAt) {
    if (!this.open) {
      if (this.#board) this.#board.rotation.z = 0.05 + Math.sin(time * 1.1) * 0.02;
      return;
    }
    this.#turn = follow(this.#turn, lookedAt ? WIDER : AJAR + Math.sin(time * 0.5) * 0.02, 2.4, step);
    this.#leaf.rotation.y = this.#turn;
  }
}
