/** What grows: a keyaki behind the wall, ivy over its corner, pots, a hedge of hydrangeas. Wood and clay go to the brush, leaves to the foliage. */
import { chance } from "kit/chance.js";
import * as THREE from "three";

/** @typedef {import("kit/brush.js").Brush} Brush */
/** @typedef {import("kit/brush.js").Triple} Triple */
/** @typedef {import("./foliage.js").Foliage} Foliage */

const GREENS = ["#33684f", "#4a8757", "#6ba35f", "#3c7552"];
const CROWN = [
  [1.8, 2.75, -2.3, 0.58],
  [2.2, 2.95, -2.1, 0.52],
  [2.5, 2.62, -1.95, 0.38],
  [1.38, 2.5, -2.35, 0.44],
  [1.85, 3.35, -2.4, 0.52],
  [2.35, 2.42, -2.6, 0.4],
  [1.4, 3.1, -2.6, 0.45],
  [2.35, 3.4, -2.5, 0.4],
];

/** @param {Brush} b @param {Foliage} leaves */
export function tree(b, leaves) {
  b.cable(
    [
      [2.0, 0, -2.3],
      [1.92, 0.9, -2.25],
      [2.1, 1.7, -2.3],
      [2.0, 2.4, -2.2],
    ],
    0.09,
    "#4c3434",
    { sides: 7 },
  );
  b.cable(
    [
      [2.1, 1.6, -2.3],
      [2.4, 2.1, -2.1],
      [2.6, 2.4, -1.95],
    ],
    0.045,
    "#4c3434",
  );
  b.cable(
    [
      [2.05, 1.9, -2.3],
      [1.7, 2.2, -2.3],
      [1.45, 2.5, -2.35],
    ],
    0.04,
    "#4c3434",
  );
  for (const [x, y, z, r] of CROWN) {
    b.ball(r * 0.8, "#24493f", [x, y, z], { detail: 1, size: [1, 0.75, 1], ao: 0.5 }); // the dark within
    leaves.clump([x, y, z], r, Math.round(210 * r), 0.25, GREENS);
  }
}

/** Ivy hangs over the wall's corner. @param {Foliage} leaves @param {number} wallTop @param {number} wallZ */
export function ivy(leaves, wallTop, wallZ) {
  leaves.climber(
    (roll) => {
      const x = 2.72 + roll() * 0.9;
      return [x, wallTop + 0.06 - roll() ** 1.7 * (0.5 + 0.5 * Math.sin(x * 4.3) ** 2), wallZ + 0.03 + roll() * 0.07];
    },
    150,
    0.13,
    ["#3f6f4c", "#588a55", "#2f5b48", "#6d9b58"],
  );
  leaves.climber(
    (roll) => [2.6 + roll() * 1.05, wallTop + 0.04 + roll() * 0.06, wallZ - 0.08 + roll() * 0.16],
    40,
    0.12,
    ["#588a55", "#6d9b58"],
  );
}

const CLAY = ["#b9674a", "#4c6b94", "#d8cbb2", "#7a5a52"];
/** blue to rose like litmus */
const LITMUS = ["#7f9be0", "#a48fe0", "#d59ad0", "#86b6ea"];

/** @param {Brush} b @param {Foliage} leaves @param {Triple} at @param {number} size @param {"blade" | "leaf" | "ajisai"} kind @param {number} seed */
export function pot(b, leaves, at, size, kind, seed) {
  const roll = chance(seed);
  b.place(at, [0, roll() * 6, 0], size, () => {
    b.drum(0.17, 0.12, 0.26, CLAY[seed % 4], [0, 0.13, 0], { ao: 0.35 });
    b.drum(0.19, 0.185, 0.045, CLAY[seed % 4], [0, 0.25, 0], { ao: 0 });
    b.drum(0.16, 0.16, 0.01, "#3b2a2a", [0, 0.272, 0]);
    if (kind === "blade") blades(b, roll);
  });
  if (kind === "blade") return;
  const [x, y, z] = at;
  b.ball(0.17 * size, "#2c5142", [x, y + 0.4 * size, z], { detail: 1, size: [1, 0.7, 1], ao: 0.5 });
  leaves.clump([x, y + 0.4 * size, z], 0.22 * size, 44, 0.17 * size, ["#3f7350", "#558a57", "#2f5f4b"], {
    squash: 0.75,
  });
  if (kind === "ajisai") for (let i = 0; i < 6; i++) flower(leaves, roll, x, y, z, size, i, seed);
}

/** Long leaves that bow. @param {Brush} b @param {() => number} roll */
function blades(b, roll) {
  for (let i = 0; i < 13; i++) {
    const turn = i * 2.4;
    const tall = 0.32 + roll() * 0.34;
    const lean = 0.15 + roll() * 0.3;
    const blade = new THREE.ConeGeometry(0.045, tall, 4).scale(1, 1, 0.3);
    b.add(blade, i % 3 ? "#4f8458" : "#7fa65f", [Math.cos(turn) * 0.08, 0.27 + tall / 2, Math.sin(turn) * 0.08], {
      turn: [Math.sin(turn) * lean, turn, -Math.cos(turn) * lean],
      ao: 0.5,
      sway: (_x, y) => Math.max(0, y - 0.4) * 0.03,
    });
  }
}

/** A head of florets. @param {Foliage} leaves @param {() => number} roll @param {number} x @param {number} y @param {number} z @param {number} size @param {number} i @param {number} seed */
function flower(leaves, roll, x, y, z, size, i, seed) {
  const turn = i * 1.05 + roll();
  const out = i ? 0.16 : 0;
  const ink = LITMUS[(i + seed) % 4];
  const at = /** @type {Triple} */ ([
    x + Math.cos(turn) * out * size,
    y + (0.55 - out * 0.3) * size,
    z + (Math.sin(turn) * out + 0.03) * size,
  ]);
  leaves.clump(at, 0.075 * size, 20, 0.07 * size, [ink, ink, "#e6e3f7"], { squash: 0.8 });
}
