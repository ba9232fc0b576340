/** The street's floor as one painting in world metres: asphalt, slabs, tactile paving, cracks, moss, words; and where water and feet stand. */
import { chance } from "kit/chance.js";
import { writeSign } from "./glyphs.js";

/** @typedef {CanvasRenderingContext2D} Context */

/** metres the painting covers, and its upper left corner */
export const MAP = { wide: 16, deep: 12, left: -8, back: -5 };
export const KERB_Z = 0.95;
/** height of the pavement */
export const LEVEL = 0.09;

/** x, z, half width, half depth of each place where water gathers */
const POOLS = [
  [0.1, 2.0, 1.4, 0.42],
  [0.95, 2.2, 0.8, 0.2],
  [-0.3, 2.8, 1.2, 0.4],
  [2.5, 1.65, 0.85, 0.2],
  [-2.5, 2.25, 0.8, 0.26],
  [0.5, 0.72, 0.62, 0.15],
  [-1.2, 0.5, 0.4, 0.1],
  [-3.6, 1.7, 0.6, 0.2],
  [4.9, 0.3, 0.5, 0.26],
  [5.2, -2.2, 0.5, 0.7],
  [2.1, 3.2, 1, 0.3],
  [0.3, 3.5, 1.5, 0.4],
  [0.2, 4.6, 1.6, 0.4],
  [1.6, 0.3, 0.4, 0.1],
];

/** @param {Context} c @param {number} w @param {number} h */
export function paintFloor(c, w, h) {
  const roll = chance(5);
  const m = w / MAP.wide;
  const X = (/** @type {number} */ x) => (x - MAP.left) * m;
  const Z = (/** @type {number} */ z) => (z - MAP.back) * m;
  asphalt(c, w, h, roll, m, X, Z);
  slabs(c, roll, m, X, Z);
  tactile(c, m, X, Z);
  cracks(c, w, roll, m, Z);
  moss(c, w, roll, Z);
  lines(c, m, X, Z);
  manhole(c, X(-1.75), Z(1.95), 0.3 * m);
}

/** @typedef {(metres: number) => number} Place */

/** @param {Context} c @param {number} w @param {number} h @param {() => number} roll @param {number} m @param {Place} X @param {Place} Z */
function asphalt(c, w, h, roll, m, X, Z) {
  c.fillStyle = "#6b7080";
  c.fillRect(0, 0, w, h);
  for (let i = 0; i < 60; i++) {
    c.globalAlpha = 0.09;
    c.fillStyle = roll() < 0.5 ? "#4f5366" : "#8a8d99";
    c.beginPath();
    c.ellipse(roll() * w, roll() * h, m * (0.2 + roll()), m * (0.1 + 0.3 * roll()), roll() * 3, 0, 7);
    c.fill();
  }
  c.globalAlpha = 0.16; // grit
  for (let i = 0; i < 5200; i++) {
    c.fillStyle = roll() < 0.5 ? "#3d4152" : "#a6a8b4";
    c.fillRect(roll() * w, roll() * h, 1.6, 1.6);
  }
  c.globalAlpha = 0.5; // mended patches
  c.fillStyle = "#565a6b";
  c.fillRect(X(0.9), Z(1.75), 2.3 * m, 0.9 * m);
  c.fillRect(X(-5), Z(1.4), 1.7 * m, 1.1 * m);
  c.globalAlpha = 1;
}

/** Pavement slabs, each its own grey. @param {Context} c @param {() => number} roll @param {number} m @param {Place} X @param {Place} Z */
function slabs(c, roll, m, X, Z) {
  for (let z = MAP.back, row = 0; z < KERB_Z; z += 0.42, row++) {
    for (let x = MAP.left - (row % 2) * 0.3; x < 3.5; x += 0.6) {
      const tone = roll();
      c.fillStyle = `hsl(${28 + tone * 16}, ${8 + tone * 7}%, ${56 + tone * 10}%)`;
      c.fillRect(X(x) + 1.5, Z(z) + 1.5, 0.6 * m - 3, 0.42 * m - 3);
      c.fillStyle = "rgba(40,40,66,.5)";
      c.fillRect(X(x), Z(z), 0.6 * m, 2.2);
      c.fillRect(X(x), Z(z), 2.2, 0.42 * m);
    }
  }
}

/** The yellow line that leads those who cannot see it. @param {Context} c @param {number} m @param {Place} X @param {Place} Z */
function tactile(c, m, X, Z) {
  c.fillStyle = "#d8ad4e";
  c.fillRect(0, Z(0.34), X(3.3), 0.3 * m);
  for (let x = 0; x < X(3.1); x += 0.3 * m) {
    c.fillStyle = "rgba(110,74,30,.6)";
    c.fillRect(x, Z(0.34), 2, 0.3 * m);
    for (let k = 0; k < 3; k++) {
      c.fillStyle = "#efcf7d";
      c.fillRect(x + 5, Z(0.37 + k * 0.09), 0.3 * m - 10, 0.045 * m);
      c.fillStyle = "rgba(110,74,30,.45)";
      c.fillRect(x + 5, Z(0.415 + k * 0.09), 0.3 * m - 10, 2);
    }
  }
}

/** Cracks wander, and moss follows some. @param {Context} c @param {number} w @param {() => number} roll @param {number} m @param {Place} Z */
function cracks(c, w, roll, m, Z) {
  c.strokeStyle = "rgba(30,28,52,.75)";
  for (let i = 0; i < 26; i++) {
    let x = roll() * w;
    let y = Z(-0.8 + roll() * 4.6);
    let turn = roll() * 6.3;
    c.lineWidth = 1 + roll() * 1.6;
    c.beginPath();
    c.moveTo(x, y);
    for (let k = 0; k < 16; k++) {
      turn += (roll() - 0.5) * 1.3;
      x += Math.cos(turn) * m * 0.06;
      y += Math.sin(turn) * m * 0.06;
      c.lineTo(x, y);
      if (roll() < 0.13) {
        c.fillStyle = "rgba(84,110,66,.6)";
        c.fillRect(x - 3, y - 2, 5 + roll() * 6, 4);
      }
    }
    c.stroke();
  }
}

/** Moss along kerb and wall. @param {Context} c @param {number} w @param {() => number} roll @param {Place} Z */
function moss(c, w, roll, Z) {
  for (let i = 0; i < 260; i++) {
    const y = roll() < 0.5 ? Z(KERB_Z) + 4 + roll() * 9 : Z(-0.98) + roll() * 14;
    c.fillStyle = `hsla(${80 + roll() * 40}, 32%, ${26 + roll() * 18}%, .7)`;
    c.beginPath();
    c.arc(roll() * w, y, 1.5 + roll() * 4, 0, 7);
    c.fill();
  }
}

/** Edge line, a crossing over the lane, and "stop". @param {Context} c @param {number} m @param {Place} X @param {Place} Z */
function lines(c, m, X, Z) {
  c.fillStyle = "#e9e6dc";
  c.globalAlpha = 0.85;
  c.fillRect(0, Z(1.42), X(3.2), 0.13 * m);
  for (let i = 0; i < 5; i++) c.fillRect(X(3.95 + i * 0.75), Z(-2.6), 0.42 * m, 1.5 * m);
  c.globalAlpha = 1;
  c.save();
  c.translate(X(2.55), Z(2.32));
  c.scale(1, 0.8);
  writeSign(c, "止まれ", 0, 0, 0.8 * m, "rgba(238,234,222,.8)");
  c.restore();
}

/** A cast flower. @param {Context} c @param {number} x @param {number} z @param {number} r pixels */
function manhole(c, x, z, r) {
  c.fillStyle = "#4a4957";
  c.beginPath();
  c.arc(x, z, r, 0, 7);
  c.fill();
  c.strokeStyle = "#80798a";
  c.lineWidth = 3;
  for (let k = 0; k < 3; k++) {
    c.beginPath();
    c.arc(x, z, r * (0.93 - k * 0.3), 0, 7);
    c.stroke();
  }
  for (let k = 0; k < 8; k++) {
    const turn = (k * Math.PI) / 4;
    c.beginPath();
    c.ellipse(x + Math.cos(turn) * r * 0.48, z + Math.sin(turn) * r * 0.48, r * 0.2, r * 0.09, turn, 0, 7);
    c.stroke();
  }
}

/** Red: how deep water may stand. Green: where somebody walked through the snow. @param {Context} c @param {number} w @param {number} h */
export function paintTraces(c, w, h) {
  const roll = chance(9);
  const m = w / MAP.wide;
  c.fillStyle = "#000";
  c.fillRect(0, 0, w, h);
  c.globalCompositeOperation = "lighter";
  for (const [x, z, a, b] of POOLS) {
    for (let k = 0; k < 7; k++) {
      c.save();
      c.translate((x - MAP.left + (roll() - 0.5) * a) * m, (z - MAP.back + (roll() - 0.5) * b) * m);
      c.scale(a, b * 1.15);
      const deep = c.createRadialGradient(0, 0, 0, 0, 0, m * 0.8);
      deep.addColorStop(0, "rgb(140,0,0)");
      deep.addColorStop(1, "rgb(0,0,0)");
      c.fillStyle = deep;
      c.fillRect(-m, -m, 2 * m, 2 * m);
      c.restore();
    }
  }
  for (const [along, step, size] of [
    [walker, 17, 0.085],
    [prowler, 46, 0.032],
  ]) {
    for (let i = 0; i < /** @type {number} */ (step); i++) {
      const [x, z, turn] = /** @type {(t: number, side: number) => number[]} */ (along)(
        i / Number(step),
        i % 2 ? 1 : -1,
      );
      c.save();
      c.translate((x - MAP.left) * m, (z - MAP.back) * m);
      c.rotate(turn);
      c.fillStyle = "rgb(0,230,0)";
      c.beginPath();
      c.ellipse(0, 0, Number(size) * m, Number(size) * 0.46 * m, 0, 0, 7);
      c.ellipse(-Number(size) * 1.5 * m, 0, Number(size) * 0.42 * m, Number(size) * 0.4 * m, 0, 0, 7);
      c.fill();
      c.restore();
    }
  }
}

/** Someone came over the road, stood before the machine and went on. @param {number} t @param {number} side */
function walker(t, side) {
  const x = 2.7 - 4.6 * t;
  const z = 1.75 - 1.35 * Math.sin(Math.min(1, t * 1.5) * 1.57) + side * 0.09;
  return [x, z, Math.PI - 0.5 * (1 - t)];
}

/** The cat's way along the wall. @param {number} t @param {number} side */
function prowler(t, side) {
  return [3.1 - 2.3 * t, -0.2 + 0.24 * Math.sin(t * 7) + side * 0.028, Math.PI + 0.4 * Math.cos(t * 7)];
}
