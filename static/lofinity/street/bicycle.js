/** A shopping bicycle: x is forward, wheels 0.63 m across, a basket with the evening's shopping. */
import { Brush, paint } from "kit/brush.js";
import * as THREE from "three";

const STEEL = "#c9ced8";
const FRAME = "#4f9b93";
const RUBBER = "#2a2833";
const LEATHER = "#7a4a35";
/** @typedef {import("kit/brush.js").Triple} Triple */
/** @type {Triple} */ const REAR = [-0.52, 0.33, 0];
/** @type {Triple} */ const FORE = [0.55, 0.33, 0];
/** @type {Triple} */ const CRANK = [-0.06, 0.3, 0];
/** @type {Triple} */ const SEAT = [-0.2, 0.78, 0];
/** @type {Triple} */ const HEAD = [0.36, 0.82, 0];

/** @param {import("kit/brush.js").Air} air */
export function makeBicycle(air) {
  const b = new Brush(21);
  wheels(b);
  frame(b);
  basket(b);
  return b.mesh(paint({ air }));
}

/** @param {Brush} b */
function wheels(b) {
  for (const hub of [REAR, FORE]) {
    b.ring(0.315, 0.021, RUBBER, hub);
    b.ring(0.293, 0.01, STEEL, hub, { detail: 4 });
    b.rod([hub[0], hub[1], -0.05], [hub[0], hub[1], 0.05], 0.02, STEEL);
    for (let i = 0; i < 14; i++) {
      const turn = (i * Math.PI) / 7;
      b.rod(hub, [hub[0] + Math.cos(turn) * 0.29, hub[1] + Math.sin(turn) * 0.29, 0], 0.003, "#dfe3ea", { sides: 3 });
    }
  }
  b.add(new THREE.TorusGeometry(0.345, 0.018, 4, 18, 2.5), STEEL, REAR, { turn: [0, 0, 0.45], smooth: true });
  b.add(new THREE.TorusGeometry(0.345, 0.018, 4, 18, 2), STEEL, FORE, { turn: [0, 0, 0.9], smooth: true });
}

/** @param {Brush} b */
function frame(b) {
  b.cable([HEAD, [0.2, 0.52, 0], CRANK], 0.022, FRAME);
  b.cable(
    [
      [0.37, 0.72, 0],
      [0.12, 0.44, 0],
      [-0.1, 0.42, 0],
    ],
    0.018,
    FRAME,
  );
  b.rod(CRANK, SEAT, 0.019, FRAME);
  b.rod(CRANK, REAR, 0.016, FRAME);
  b.rod([-0.16, 0.66, 0], REAR, 0.013, FRAME);
  b.cable([[0.33, 0.94, 0], HEAD, [0.44, 0.55, 0], FORE], 0.018, FRAME);
  b.cable(
    [
      [0.12, 0.93, -0.26],
      [0.3, 0.99, -0.17],
      [0.33, 0.95, 0],
      [0.3, 0.99, 0.17],
      [0.12, 0.93, 0.26],
    ],
    0.014,
    STEEL,
  );
  for (const z of [-0.26, 0.26]) b.rod([0.15, 0.94, z], [0.05, 0.925, z], 0.021, LEATHER);
  b.soft(0.27, 0.075, 0.17, 0.03, LEATHER, [-0.23, 0.83, 0], { turn: [0, 0, 0.06] });
  b.soft(0.5, 0.1, 0.04, 0.05, "#e9e2d2", [-0.3, 0.32, 0.04]); // chain guard
  b.rod([-0.06, 0.3, 0.06], [0.03, 0.17, 0.08], 0.013, STEEL);
  b.box(0.09, 0.022, 0.06, RUBBER, [0.05, 0.16, 0.11]);
  b.box(0.34, 0.014, 0.15, STEEL, [-0.6, 0.7, 0]);
  b.rod([-0.72, 0.7, 0], REAR, 0.008, STEEL);
  b.drum(0.05, 0.035, 0.09, "#f2ead2", [0.53, 0.72, 0], { turn: [0, 0, -1.4] }); // lamp
  b.drum(0.028, 0.028, 0.02, "#c4432f", [-0.79, 0.6, 0], { turn: [0, 0, 1.57], sides: 10 }); // tail light
  b.drum(0.03, 0.035, 0.03, "#e7c76a", [0.2, 0.99, 0.2], { sides: 10 }); // bell
  b.rod([-0.5, 0.3, 0.03], [-0.58, 0.02, 0.16], 0.011, STEEL);
}

/** @param {Brush} b */
function basket(b) {
  for (let i = 0; i <= 6; i++) {
    const t = i / 6;
    b.box(0.008, 0.25, 0.008, "#b98d5a", [0.5 + t * 0.3, 0.93, 0.17]);
    b.box(0.008, 0.25, 0.008, "#b98d5a", [0.5 + t * 0.3, 0.93, -0.17]);
    b.box(0.008, 0.25, 0.008, "#b98d5a", [0.8, 0.93, -0.17 + t * 0.34]);
    b.box(0.008, 0.25, 0.008, "#b98d5a", [0.5, 0.93, -0.17 + t * 0.34]);
  }
  for (const y of [0.82, 0.9, 0.98, 1.055]) {
    b.box(0.31, 0.012, 0.35, "#a5784a", [0.65, y, 0]);
    if (y > 0.85) b.box(0.285, 0.02, 0.325, "#4a3440", [0.65, y, 0]);
  }
  b.soft(0.2, 0.2, 0.22, 0.04, "#e9dcc4", [0.65, 1.08, 0.02], { turn: [0, 0.2, 0.1] }); // a paper bag, a leek
  b.rod([0.62, 1.1, 0.04], [0.54, 1.36, 0.06], 0.026, "#7ea65b", { r2: 0.05 });
}
