/** Bench, crate, the visitor's own things (handheld, player, mug), the rack of kept tapes, the board. Each is a group that a layout may move. */
import { Brush, drawn, glow, paint, picture } from "kit/brush.js";
import * as THREE from "three";
import { drawHandheld, TOY } from "./handheld.js";
import { LAMP } from "./lamps.js";
import * as signs from "./signs.js";

/** @typedef {import("kit/brush.js").Air} Air */
/** @typedef {import("kit/brush.js").Triple} Triple */

const PINE = "#b07a4c";
const IRON = "#33304a";

/** @param {Air} air @param {(b: Brush, lit: Brush) => void} draw */
function piece(air, draw) {
  const group = new THREE.Group();
  const b = new Brush(31);
  const lit = new Brush(32);
  lit.ground = Number.NEGATIVE_INFINITY;
  draw(b, lit);
  group.add(b.mesh(paint({ air })));
  const shining = lit.mesh(glow({ air }));
  if (shining.geometry.attributes.position.count > 0) group.add(shining);
  else {
    shining.geometry.dispose();
    shining.material.dispose();
  }
  return group;
}

/** Slats on iron; 1.36 m. @param {Air} air */
export const makeBench = (air) =>
  piece(air, (b) => {
    for (let i = 0; i < 4; i++) b.box(1.36, 0.035, 0.095, PINE, [0, 0.43, -0.155 + i * 0.105], { jitter: 0.06, ao: 0 });
    for (let i = 0; i < 2; i++)
      b.box(1.36, 0.09, 0.03, PINE, [0, 0.64 + i * 0.13, -0.245 - i * 0.03], {
        jitter: 0.06,
        ao: 0.1,
        turn: [-0.16, 0, 0],
      });
    for (const x of [-0.56, 0.56]) {
      b.cable(
        [
          [x, 0.02, 0.2],
          [x, 0.3, 0.17],
          [x, 0.41, 0.16],
        ],
        0.024,
        IRON,
      );
      b.cable(
        [
          [x, 0.02, -0.24],
          [x, 0.4, -0.19],
          [x, 0.84, -0.32],
        ],
        0.024,
        IRON,
      );
      b.box(0.04, 0.03, 0.36, IRON, [x, 0.4, 0]);
    }
  });

/** A bottle crate turned over: the small table of the upright layout. @param {Air} air */
export const makeCrate = (air) =>
  piece(air, (b) => {
    for (let i = 0; i < 4; i++)
      b.box(0.86, 0.075, 0.36, ["#d7a33f", "#cf9836"][i % 2], [0, 0.07 + i * 0.105, 0], { ao: 0.2 });
    for (const x of [-0.4, 0.4]) for (const z of [-0.15, 0.15]) b.box(0.06, 0.44, 0.06, "#b98428", [x, 0.22, z]);
    b.box(0.88, 0.03, 0.38, PINE, [0, 0.435, 0]);
    b.box(0.3, 0.12, 0.37, "#f3e7cc", [0, 0.22, 0.002], { ao: 0 });
  });

/** What lies on bench or crate, 0.9 m wide: handheld left, mug, player right. Origin is the middle of the seat. @param {Air} air @param {THREE.Texture} screen */
export function makeThings(air, screen) {
  const group = piece(air, (b, lit) => {
    const toy = /** @type {[Triple, Triple, number]} */ ([[-0.3, 0.15, 0.0], [-0.5, 0.26, 0.06], 0.3]);
    b.place(...toy, () => lit.place(...toy, () => drawHandheld(b, lit, LAMP.toy)));
    b.box(0.18, 0.05, 0.12, "#c4564a", [-0.3, 0.022, -0.02], { turn: [0, 0.3, 0] }); // a book it leans on
    b.place([0.22, 0.03, 0.0], [-0.5, -0.2, 0], 1, () => player(b));
    lit.place([0.22, 0.03, 0.0], [-0.5, -0.2, 0], 1, () => {
      for (const x of [-0.035, 0.035])
        lit.drum(0.016, 0.016, 0.008, "#fff2d8", [x, 0.092, 0.052], { turn: [Math.PI / 2, 0, 0], sides: 10, ao: 0 });
      lit.drum(0.008, 0.008, 0.01, "#7dffb0", [0.1, 0.158, 0.044], {
        turn: [Math.PI / 2, 0, 0],
        sides: 8,
        ao: 0,
        lamp: LAMP.player,
      });
    });
    headphones(b);
    b.drum(0.04, 0.035, 0.09, "#f2e6cf", [-0.02, 0.045, 0.07]);
    b.ring(0.025, 0.008, "#f2e6cf", [0.022, 0.048, 0.07], { sides: 12 });
    b.drum(0.036, 0.036, 0.004, "#6f4226", [-0.02, 0.087, 0.07]);
  });
  const glass = picture(screen, TOY.screen.w * 0.3, TOY.screen.h * 0.3, [0, 0, 0]);
  const seat = new THREE.Group();
  seat.position.set(-0.3, 0.15, 0);
  seat.rotation.set(-0.5, 0.26, 0.06);
  glass.position.set(TOY.screen.at[0] * 0.3, TOY.screen.at[1] * 0.3, TOY.screen.at[2] * 0.3);
  seat.add(glass);
  group.add(seat);
  return group;
}

/** @param {Brush} b */
function player(b) {
  b.soft(0.3, 0.21, 0.075, 0.025, "#3f66a6", [0, 0.105, 0], { jitter: 0 });
  b.soft(0.27, 0.18, 0.012, 0.02, "#cfd4de", [0, 0.105, 0.036], { ao: 0 });
  b.soft(0.2, 0.115, 0.012, 0.012, "#2b2a40", [0, 0.092, 0.04], { ao: 0 });
  b.soft(0.16, 0.08, 0.008, 0.01, "#f0a94a", [0, 0.092, 0.045], { ao: 0 });
  b.box(0.11, 0.035, 0.006, "#2b2a40", [0, 0.092, 0.05], { ao: 0 });
  for (let i = 0; i < 4; i++) b.box(0.035, 0.022, 0.04, i === 1 ? "#ff8a3d" : "#dfe3ea", [-0.07 + i * 0.045, 0.216, 0]);
}

/** @param {Brush} b */
function headphones(b) {
  b.cable(
    [
      [0.38, 0.02, 0.06],
      [0.43, 0.012, 0.13],
      [0.5, 0.012, 0.04],
      [0.46, 0.05, -0.06],
    ],
    0.007,
    "#2b2a40",
  );
  b.add(new THREE.TorusGeometry(0.11, 0.009, 5, 18, Math.PI), "#c9ced8", [0.5, 0.04, -0.02], {
    turn: [-0.7, 0.4, 0],
    smooth: true,
  });
  for (const x of [0.395, 0.605]) {
    b.drum(0.046, 0.046, 0.035, "#ff8a3d", [x, 0.03, -0.01 - (x - 0.5) * 0.3], { turn: [Math.PI / 2 - 0.6, 0, 0.3] });
  }
}

/** The rack on the wall: three shelves of spines, the visitor's own tapes. @param {Air} air */
export const makeRack = (air) =>
  piece(air, (b, lit) => {
    b.soft(0.33, 0.66, 0.03, 0.02, "#6b4636", [0, 0, -0.05]);
    for (const y of [-0.32, -0.11, 0.1, 0.31]) b.box(0.33, 0.022, 0.12, "#8a5a40", [0, y, 0]);
    for (const x of [-0.16, 0.16]) b.box(0.022, 0.65, 0.12, "#8a5a40", [x, 0, 0]);
    const inks = ["#e8532f", "#2f68b8", "#f0a422", "#2f9a78", "#efe2c8", "#8a4fb0", "#f07f86", "#3fb0c4"];
    for (let row = 0; row < 3; row++) {
      for (let i = 0; i < 8 - row; i++) {
        const tall = 0.13 + ((i * 5 + row) % 3) * 0.012;
        lit.box(
          0.026,
          tall,
          0.07,
          inks[(i * 3 + row * 5) % 8],
          [-0.125 + i * 0.0335, -0.3 + row * 0.21 + tall / 2, 0.005],
          { ao: 0.5 },
        );
        lit.box(0.018, 0.03, 0.004, "#fff1d6", [-0.125 + i * 0.0335, -0.3 + row * 0.21 + tall * 0.6, 0.042], { ao: 0 });
      }
    }
    b.box(0.4, 0.02, 0.18, "#7a5040", [0, 0.36, 0.02], { turn: [0.2, 0, 0] }); // its own little roof
    lit.box(0.26, 0.012, 0.02, "#ffe0a6", [0, 0.3, 0.05], { ao: 0 });
  });

/** @param {Air} air */
export function makeBoard(air) {
  const group = piece(air, (b) => {
    for (const z of [0.02, -0.2])
      for (const x of [-0.19, 0.19]) b.rod([x, 0, z + 0.06], [x, 0.74, -0.07], 0.014, "#7a5040");
    b.box(0.44, 0.03, 0.03, "#7a5040", [0, 0.74, -0.07]);
  });
  const sign = picture(drawn(160, 240, signs.board), 0.42, 0.62, [0, 0.4, 0], { lit: true, turn: [-0.16, 0, 0] });
  group.add(sign);
  return group;
}
