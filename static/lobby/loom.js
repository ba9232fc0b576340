/** Lightloom's front: an oak shop window, a loom in lamplight, and a shuttle of light that never stops for long. */

import { drawn, halo, picture } from "kit/brush.js";
import { chance } from "kit/chance.js";
import { Front, LAMP } from "lobby/front.js";
import { blend, roof, sash } from "lobby/masonry.js";
import { opensSoon, sign } from "lobby/signs.js";
import { PlaneGeometry } from "three";

const OAK = "#8e5c34";
const DARK = "#54341f";
const LOOM_Y = 1.62;
const CLOTH_W = 1.82;
const CLOTH_H = 1.26;
const PASS_S = 2.6; // one way of the shuttle
const YARNS = ["#d9645f", "#e8a24a", "#5f7fb8", "#7fa08a", "#c98bb0", "#f0dcae", "#4f9a9a"];

/** A lake at dusk with lanterns, woven: what the loom has on it tonight. */
const cloth = () =>
  drawn(512, 352, (c, w, h) => {
    const roll = chance(17);
    const sky = c.createLinearGradient(0, 0, 0, h * 0.62);
    for (const [at, hue] of /** @type {const} */ ([
      [0, "#3b3a86"],
      [0.45, "#a05a94"],
      [0.8, "#f09a6c"],
      [1, "#ffd89a"],
    ])) {
      sky.addColorStop(at, hue);
    }
    c.fillStyle = sky;
    c.fillRect(0, 0, w, h * 0.62);
    c.fillStyle = "#fff1c4";
    c.beginPath();
    c.arc(w * 0.3, h * 0.47, 24, 0, 7);
    c.fill();
    for (const [base, rise, hue] of /** @type {const} */ ([
      [0.5, 46, "#7a4c86"],
      [0.56, 34, "#54407a"],
      [0.61, 20, "#35346a"],
    ])) {
      c.fillStyle = hue;
      c.beginPath();
      c.moveTo(0, h * 0.64);
      for (let x = 0; x <= w; x += 8) {
        c.lineTo(x, h * base - Math.abs(Math.sin(x / (40 + rise * 2) + base * 40) + Math.sin(x / 31) * 0.3) * rise);
      }
      c.lineTo(w, h * 0.64);
      c.fill();
    }
    const lake = c.createLinearGradient(0, h * 0.62, 0, h);
    lake.addColorStop(0, "#f0a878");
    lake.addColorStop(0.35, "#a0608c");
    lake.addColorStop(1, "#35366e");
    c.fillStyle = lake;
    c.fillRect(0, h * 0.62, w, h);
    for (let i = 0; i < 90; i++) {
      c.globalAlpha = 0.2 + roll() * 0.4;
      c.fillStyle = roll() < 0.5 ? "#ffdca4" : "#6a5aa0";
      c.fillRect(roll() * w, h * (0.64 + roll() * 0.35), 10 + roll() * 46, 2);
    }
    c.globalAlpha = 1;
    for (let i = 0; i < 7; i++) {
      const x = w * (0.12 + i * 0.13 + roll() * 0.04);
      const y = h * (0.12 + roll() * 0.3);
      const warm = c.createRadialGradient(x, y, 1, x, y, 20);
      warm.addColorStop(0, "#fff3c8");
      warm.addColorStop(0.3, "#ffc76acc");
      warm.addColorStop(1, "#ffb04a00");
      c.fillStyle = warm;
      c.fillRect(x - 20, y - 20, 40, 40);
    }
    // threads: weft light and dark, warp between
    for (let y = 0; y < h; y += 4) {
      c.fillStyle = y % 8 ? "rgba(20,10,40,.20)" : "rgba(255,240,210,.10)";
      c.fillRect(0, y, w, 1.6);
    }
    for (let x = 0; x < w; x += 5) {
      c.fillStyle = "rgba(30,14,40,.10)";
      c.fillRect(x, 0, 1.2, h);
    }
  });

export class LoomFront extends Front {
  #shuttle;
  #light;
  #at = 0;
  #speed = 0;
  /** @type {import("three").Object3D | null} */
  #board = null;

  /** @param {{ paints: import("lobby/masonry.js").Paints, air: import("kit/brush.js").Air, open: boolean, x: number }} given */
  constructor({ paints, air, open, x }) {
    super({ x, air, lamp: LAMP.lightloom, open });
    this.#shop(paints);
    this.#room(paints);
    const woven = this.lit(cloth(), CLOTH_W, CLOTH_H, [x - 0.24, LOOM_Y, -0.26], { gain: 1.06, steady: 0.22 });
    woven.renderOrder = 1;
    this.#shuttle = halo("#fff0c0", [0.5, 0.2], [x, LOOM_Y, -0.1], open ? 0.95 : 0);
    this.#light = halo("#ffcf7a", [1.1, 1.1], [x, LOOM_Y, 0.05], open ? 0.42 : 0);
    this.group.add(this.#shuttle, this.#light);
    if (!open) {
      this.#board = picture(opensSoon(), 0.9, 0.495, [x - 0.3, 1.35, 0.36], { lit: true, see: true });
      this.group.add(this.#board);
    }
    this.light("#ffb866", open ? 13 : 8, [x, 1.9, 1.5]);
    this.shine("#ffb45c", [5.2, 3.6], [x, 1.7, 0.5], 0.26);
    this.shine("#ffdf9c", [2.2, 1.4], [x - 1.1, 2.35, 0.1], 0.3);
    const board = sign("Lightloom", {
      ground: "#5f3820",
      ink: "#ffe3ae",
      edge: "#c98c4c",
      round: 10,
      shine: "#e8962c",
    });
    this.lit(board, 2.3, 0.575, [x, 3.08, 0.32], { see: true, gain: 1, steady: 0.4 });
  }

  /** @param {import("lobby/masonry.js").Paints} paints */
  #shop(paints) {
    const { solids } = paints;
    const { x } = this;
    solids.box(4.2, 2.0, 0.12, "#4d5a66", [x, 3.95, -0.05], { ao: 0.3 });
    solids.box(4.0, 0.64, 0.3, DARK, [x, 0.32, 0.1]);
    for (const px of [-1.3, -0.43, 0.43, 1.3]) solids.box(0.76, 0.4, 0.06, "#6a4228", [x + px, 0.32, 0.25]);
    solids.box(4.15, 0.1, 0.5, OAK, [x, 0.68, 0.2]);
    for (const side of [-1, 1]) {
      solids.box(0.2, 3.2, 0.26, OAK, [x + side * 1.95, 1.6, 0.14]);
      solids.box(0.28, 0.16, 0.34, "#a9743f", [x + side * 1.95, 2.72, 0.16]);
    }
    solids.box(4.2, 0.62, 0.26, OAK, [x, 3.05, 0.16]).box(4.4, 0.1, 0.5, "#a9743f", [x, 3.4, 0.26]);
    for (const px of [-1.28, 1.28]) solids.box(0.05, 2.1, 0.06, OAK, [x + px, 1.72, 0.2]);
    solids.box(3.8, 0.05, 0.06, OAK, [x, 2.42, 0.2]);
    for (const [px, warm] of /** @type {const} */ ([
      [-1.25, true],
      [0, false],
      [1.25, false],
    ])) {
      sash(paints, x + px, 4.1, 0.6, 0.8, { lamp: LAMP.lightloom, warm, curtain: "#b06a54" });
    }
    roof(solids, x, 4.9, 4.5, "#6a4450", 9);
  }

  /** Behind the glass: wall, shelf of yarn, the loom's own frame. @param {import("lobby/masonry.js").Paints} paints */
  #room({ solids, lights }) {
    const { x } = this;
    const lamp = LAMP.lightloom;
    for (const [w, colour, ao] of /** @type {const} */ ([[3.8, "#c07e44", 0.55]])) {
      lights.add(new PlaneGeometry(w, 2.2, 6, 4), colour, [x, 1.75, -0.9], { lamp, ao });
    }
    lights.add(new PlaneGeometry(2.2, 1.2), "#eeb468", [x - 0.6, 2.1, -0.89], { lamp, ao: 0.5 });
    solids.box(3.8, 0.06, 1.0, "#6a4228", [x, 0.74, -0.4]);
    for (const side of [-1, 1]) solids.box(0.08, 2.2, 1.0, "#5a3620", [x + side * 1.88, 1.75, -0.4]);
    // skeins on a high shelf, and a basket of balls
    lights.box(1.1, 0.03, 0.2, "#7a4a2a", [x + 1.22, 1.96, -0.72], { lamp });
    for (let k = 0; k < 6; k++) {
      const at = /** @type {[number, number, number]} */ ([x + 0.78 + k * 0.175, 2.06, -0.7]);
      lights.ball(0.085, YARNS[k], at, { lamp, detail: 1, ao: 0.45 });
    }
    for (let k = 0; k < 5; k++) {
      const at = /** @type {[number, number, number]} */ ([
        x + 1.3 + (k % 3) * 0.14,
        0.88 + (k > 2 ? 0.1 : 0),
        -0.3 + (k % 2) * 0.1,
      ]);
      solids.ball(0.09, YARNS[(k * 3 + 1) % 7], at, { detail: 1 });
    }
    lights.drum(0.05, 0.17, 0.14, "#f6d48e", [x - 1.42, 2.38, -0.5], { lamp, sides: 12, ao: 0 });
    solids.rod([x - 1.42, 2.8, -0.5], [x - 1.42, 2.45, -0.5], 0.008, "#2b1a12");
    // the loom: posts, beams, warp still bare on the right, one row of heddles
    for (const side of [-1, 1]) {
      solids.box(0.12, 1.84, 0.12, DARK, [x + side * 1.36, LOOM_Y - 0.05, -0.3]);
      solids.drum(0.09, 0.09, 1.34, "#cdb287", [x + side * 1.22, LOOM_Y, -0.24], { sides: 12 });
    }
    solids
      .box(3.0, 0.14, 0.14, "#6f4527", [x, LOOM_Y + 0.76, -0.28])
      .box(3.0, 0.14, 0.14, "#6f4527", [x, LOOM_Y - 0.76, -0.28]);
    for (let i = 0; i < 24; i++) {
      lights.box(0.58, 0.012, 0.01, i % 2 ? "#f3e4c2" : "#cbb188", [x + 0.92, LOOM_Y - 0.6 + i * 0.052, -0.27], {
        lamp,
        ao: 0,
      });
    }
    lights.box(0.05, 1.32, 0.04, "#b98346", [x + 0.72, LOOM_Y, -0.24], { lamp, ao: 0.1 });
    for (let k = 0; k < 5; k++) {
      solids.ball(0.07, blend("#3f6a48", "#7fa052", k / 5), [x - 1.7 + (k % 3) * 0.07, 0.85 + k * 0.05, -0.1], {
        sway: 0.006,
      });
    }
  }

  /** @param {{ time: number, step: number }} tick @param {boolean} lookedAt */
  move({ time, step }, lookedAt) {
    if (!this.open) {
      if (this.#board) this.#board.rotation.z = -0.04 + Math.sin(time * 0.9 + 1) * 0.018;
      return;
    }
    const wanted = lookedAt ? 1.9 : 1;
    this.#speed += (wanted - this.#speed) * Math.min(1, step * 3);
    this.#at += (step * this.#speed) / PASS_S;
    const way = Math.abs((this.#at % 2) - 1); // there and back
    const along = way * way * (3 - 2 * way);
    const y = LOOM_Y - 0.5 + ((Math.floor(this.#at) * 0.17) % 1);
    const glow = Math.min(1.2, this.glow);
    this.#shuttle.position.set(this.x - 1.1 + along * 1.75, y, -0.1);
    this.#light.position.set(this.#shuttle.position.x, y, 0.05);
    this.#shuttle.material.opacity = 0.95 * glow;
    this.#light.material.opacity = 0.4 * glow;
  }
}
