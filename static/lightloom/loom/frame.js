/** The loom itself: beams, posts, rollers' caps, reed, pegs and the spools of every voice's thread, all in one mesh. */

import { chance } from "kit/chance.js";
import { drawn } from "kit/picture.js";
import { beam, Joiner, turnedPiece } from "lightloom/loom/joiner.js";
import { THREADS } from "lightloom/loom/threads.js";
import { fragmentShader, vertexShader } from "lightloom/loom/wood.shader.js";
import { BoxGeometry, Mesh, ShaderMaterial } from "three";

const OAK = "#9d6b45";
const WALNUT = "#674229";
const DARK = "#4a2c1b";
const BRASS = "#d9a441";
const GRAINS = ["#6b4023", "#c48a54", "#84522e", "#dba465", "#53301b"];

/** @typedef {import("lightloom/loom/layout.js").Layout} Layout */

/** Wood as a painter lays it: a ground, long loaded strokes that wander round knots. Tiles in both directions. */
const woodGrain = () =>
  drawn(
    512,
    512,
    (c, w, h) => {
      const roll = chance(3);
      c.fillStyle = "#9a6a42";
      c.fillRect(0, 0, w, h);
      const knots = Array.from({ length: 3 }, () => [roll() * w, roll() * h, 14 + roll() * 16]);
      for (let i = 0; i < 420; i++) {
        const y0 = roll() * h;
        const x0 = roll() * w;
        const long = 120 + roll() * 320;
        const phase = roll() * 6.3;
        c.strokeStyle = GRAINS[Math.floor(roll() * GRAINS.length)];
        c.globalAlpha = 0.1 + roll() * 0.28;
        c.lineWidth = 0.7 + roll() * roll() * 6;
        for (const dx of x0 + long > w ? [0, -w] : [0]) {
          for (const dy of y0 < 30 ? [0, h] : y0 > h - 30 ? [0, -h] : [0]) {
            c.beginPath();
            for (let x = 0; x <= long; x += 12) {
              let y = y0 + Math.sin(x / 90 + phase) * 3;
              for (const [kx, ky, r] of knots) {
                const near = Math.exp(-((((x0 + x) % w) - kx) ** 2) / (r * r * 6) - (y - ky) ** 2 / (r * r * 5));
                y += (Math.sign(y - ky) || 1) * r * near;
              }
              c.lineTo(x0 + x + dx, y + dy);
            }
            c.stroke();
          }
        }
      }
    },
    { repeat: true },
  );

/** @param {Joiner} wood @param {Layout} at */
function beams(wood, at) {
  const wide = (at.side + at.post) * 2 + (at.upright ? 0.6 : 0.26);
  const head = at.headTop - at.headLow;
  const foot = at.footTop - at.apronTop;
  wood.add(beam(wide, head, 0.5), [0, at.headLow + head / 2, 0.05], { tint: OAK });
  wood.add(beam(wide, foot, 0.5), [0, at.apronTop + foot / 2, 0.05], { tint: OAK });
  const tall = at.headTop - at.apronTop + 0.1;
  for (const side of [-1, 1]) {
    const x = side * (at.side + at.post / 2);
    wood.add(beam(at.post, tall, 0.36), [x, (at.headTop + at.apronTop) / 2, -0.1], { tint: OAK, upright: true });
    for (const y of [at.headLow + head / 2, at.apronTop + foot / 2]) {
      for (const d of [-1, 1]) {
        const off = Math.min(0.13, at.post * 0.3);
        wood.add(
          turnedPiece(
            [
              [0, 0.05],
              [0.07, 0.04],
              [0.085, 0],
            ],
            10,
          ),
          [x + d * off, y - d * 0.12, 0.63],
          { tint: DARK, turn: [Math.PI / 2, 0, 0] },
        );
      }
    }
  }
  apron(wood, at, wide);
}

/** Planks down to the canvas's lower edge, where the page puts its knobs. @param {Joiner} wood @param {Layout} at @param {number} wide */
function apron(wood, at, wide) {
  const floor = -at.high / 2 - 0.2;
  const planks = at.upright ? 3 : 2;
  const each = (at.apronTop - 0.03 - floor) / planks;
  for (let i = 0; i < planks; i++) {
    wood.add(beam(wide, each - 0.02, 0.3, 0.05), [0, at.apronTop - 0.03 - each * (i + 0.5), 0], {
      tint: WALNUT,
      gloss: 0.12,
    });
  }
}

/** @param {Joiner} wood @param {Layout} at */
function rollers(wood, at) {
  const { roller: r, middle } = at;
  const half = (at.top - at.bottom) / 2;
  const up = { tint: WALNUT, upright: true, gloss: 0.5 };
  for (const x of [-(at.side - r * 0.9), at.side - r * 0.9]) {
    for (const s of [1, -1]) {
      const turn = /** @type {[number, number, number]} */ ([s > 0 ? 0 : Math.PI, 0, 0]);
      const cap = turnedPiece([
        [0, 0],
        [r * 1.18, 0],
        [r * 1.28, 0.05],
        [r * 1.14, 0.13],
        [r * 0.7, 0.16],
        [r * 0.6, at.lace + 0.16],
      ]);
      wood.add(cap, [x, middle + s * (half + 0.02), 0.2], { ...up, turn });
    }
    if (at.upright && at.spools.length > 0) continue; // the spools stand there
    const knob = turnedPiece([
      [0.2, 0],
      [0.26, 0.03],
      [0.25, 0.09],
      [0.13, 0.17],
      [0.12, 0.24],
      [0.19, 0.31],
      [0.2, 0.4],
      [0.13, 0.48],
      [0, 0.5],
    ]);
    wood.add(knob, [x, at.headTop - 0.02, 0.3], up);
  }
}

/** @param {Joiner} wood @param {Layout} at */
function reed(wood, at) {
  const wide = at.upright ? 0.11 : 0.17;
  wood.add(beam(wide, at.headLow - at.footTop + 0.1, 0.1, 0.04), [at.reed, at.middle, 0.3], {
    tint: "#ab7750",
    upright: true,
    gloss: 0.5,
  });
  for (const s of [-1, 1]) {
    const pin = turnedPiece(
      [
        [0, 0.05],
        [0.055, 0.045],
        [0.065, 0],
      ],
      12,
    );
    wood.add(pin, [at.reed, at.middle + s * 2.86, 0.44], {
      tint: BRASS,
      grain: 0,
      gloss: 1,
      turn: [Math.PI / 2, 0, 0],
    });
  }
}

/** @param {Joiner} wood @param {Layout} at */
function spools(wood, at) {
  at.spools.forEach(({ x, y }, i) => {
    const dark = { tint: WALNUT, gloss: 0.5, upright: true };
    wood.add(
      turnedPiece(
        [
          [0, 0],
          [0.25, 0],
          [0.26, 0.04],
          [0.24, 0.08],
          [0.09, 0.12],
        ],
        18,
      ),
      [x, y - 0.02, 0.3],
      dark,
    );
    const coil = turnedPiece(
      [
        [0.15, 0.09],
        [0.2, 0.14],
        [0.215, 0.22],
        [0.215, 0.38],
        [0.2, 0.46],
        [0.15, 0.51],
      ],
      18,
    );
    wood.add(coil, [x, y, 0.3], { tint: THREADS[i], grain: 0, gloss: 0.2, rings: 27 });
    wood.add(
      turnedPiece(
        [
          [0.09, 0.5],
          [0.23, 0.53],
          [0.24, 0.57],
          [0.22, 0.6],
          [0.06, 0.61],
          [0.05, 0.7],
          [0, 0.71],
        ],
        18,
      ),
      [x, y, 0.3],
      dark,
    );
  });
}

export class Frame {
  mesh;
  #look;
  #grain = woodGrain();

  /** @param {import("lightloom/loom/room.js").Room} room */
  constructor(room) {
    this.#grain.anisotropy = 1; // all is seen face on
    this.#look = new ShaderMaterial({
      vertexShader,
      fragmentShader,
      uniforms: { ...room.uniforms, uGrain: { value: this.#grain } },
    });
    this.mesh = new Mesh(/** @type {import("three").BufferGeometry} */ (new BoxGeometry(0, 0, 0)), this.#look);
    this.mesh.frustumCulled = false;
  }

  /** Builds the frame for another size. @param {Layout} at */
  fit(at) {
    const wood = new Joiner();
    beams(wood, at);
    rollers(wood, at);
    reed(wood, at);
    spools(wood, at);
    this.mesh.geometry.dispose();
    this.mesh.geometry = wood.geometry();
  }

  dispose() {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.#look.dispose();
    this.#grain.dispose();
  }
}
