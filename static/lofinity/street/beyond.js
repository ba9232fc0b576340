/** What lies beyond the corner: a little record shop, roofs down the hill, lamps along the lane, a viaduct with its train each minute. */
import { Brush, glow, paint } from "kit/brush.js";
import { chance } from "kit/chance.js";
import * as THREE from "three";
import { LAMP } from "./lamps.js";

/** @typedef {import("kit/brush.js").Triple} Triple */
/** @typedef {import("./cafe.js").Hands} Hands */

const AMBER = "#ffcf82";
const ROOFS = ["#46507a", "#6a5062", "#4c6078", "#7a5654"];
const WALLS = ["#b4a8ae", "#c0ae9c", "#9a9fb4"];

/** A house with a gabled roof and lit windows. @param {Hands} hands @param {() => number} roll @param {number} x @param {number} z @param {number} w @param {number} h @param {number} d @param {number} turn @param {string} ink */
function house({ solid: b, lit }, roll, x, z, w, h, d, turn, ink) {
  b.place([x, 0, z], [0, turn, 0], 1, () => {
    b.box(w, h, d, ink, [0, h / 2, 0], { ao: 0.35 });
    b.box(w + 0.06, 0.12, d + 0.06, "#6f6672", [0, h * 0.5, 0], { ao: 0 });
    const gable = new THREE.Shape();
    gable.moveTo(-w / 2 - 0.3, 0);
    gable.lineTo(0, w * 0.3);
    gable.lineTo(w / 2 + 0.3, 0);
    const roof = new THREE.ExtrudeGeometry(gable, { depth: d + 0.5, bevelEnabled: false });
    b.add(roof.translate(0, h, -d / 2 - 0.25), ROOFS[Math.floor(roll() * 4)], [0, 0, 0], { ao: 0 });
    for (let i = 0; i < 3; i++) b.box(0.06, 0.56, 0.1, "#5b4a52", [(-0.33 + i * 0.33) * w, h * 0.6, d / 2 + 0.03]);
  });
  lit.place([x, 0, z], [0, turn, 0], 1, () => {
    for (let i = 0; i < 3; i++) {
      if (roll() > 0.8) continue;
      for (const side of [-0.15, 0.15]) {
        const warm = roll() < 0.75 ? (roll() < 0.5 ? AMBER : "#ff9f55") : "#ffc7a0";
        lit.box(0.25, 0.5, 0.06, warm, [(-0.33 + i * 0.33) * w + side, h * 0.6, d / 2 + 0.02], {
          ao: 0.25,
          lamp: LAMP.town,
        });
      }
    }
  });
}

/** The shop that sells records: the warm eye of the right third. @param {Hands} hands */
function recordShop({ solid: b, lit, halos }) {
  const place = /** @type {Triple} */ ([11.2, 0, -9.4]);
  const turn = /** @type {Triple} */ ([0, -0.55, 0]);
  const lamp = LAMP.town;
  b.place(place, turn, 1, () => {
    b.box(3.6, 2.5, 3, "#a8909a", [0, 1.25, 0], { ao: 0.3 });
    const gable = new THREE.Shape();
    gable.moveTo(-2.2, 0);
    gable.lineTo(0, 1.15);
    gable.lineTo(2.2, 0);
    const roof = new THREE.ExtrudeGeometry(gable, { depth: 3.6, bevelEnabled: false });
    b.add(roof.translate(0, 2.45, -1.9), "#4a5480", [0, 0, 0], { ao: 0 });
    for (let i = 0; i < 11; i++) {
      const ink = i % 2 ? "#f0e2c8" : "#3c8a88";
      b.box(0.32, 0.03, 0.7, ink, [-1.6 + i * 0.32, 2.1, 1.8], { turn: [0.4, 0, 0], jitter: 0 });
      b.drum(0.16, 0.16, 0.02, ink, [-1.6 + i * 0.32, 1.94, 2.12], { turn: [Math.PI / 2, 0, 0], jitter: 0 });
    }
    for (const x of [-1.7, -0.6, 0.5, 1.7]) b.box(0.1, 1.9, 0.1, "#4a3038", [x, 1.05, 1.54]);
    b.box(3.4, 0.4, 0.14, "#4a3038", [0, 0.2, 1.54]);
    b.box(0.9, 0.42, 0.4, "#7a5040", [-1.1, 0.3, 1.95], { ao: 0.3 }); // a crate of records outside
    const sleeves = ["#c4564a", "#e0b060", "#5a8a9a", "#efe2c8"];
    for (let i = 0; i < 9; i++) b.box(0.05, 0.36, 0.34, sleeves[i % 4], [-1.46 + i * 0.09, 0.56, 1.95]);
  });
  lit.place(place, turn, 1, () => {
    lit.box(1.05, 1.4, 0.04, "#ffb55e", [-1.15, 1.15, 1.52], { ao: 0.5, lamp });
    lit.box(1.05, 1.4, 0.04, "#f7a44e", [-0.05, 1.15, 1.52], { ao: 0.5, lamp });
    lit.box(1.1, 1.7, 0.04, "#e98f40", [1.1, 1.0, 1.52], { ao: 0.5, lamp });
    const sleeves = ["#c9503c", "#3f6f9a", "#f7e2ae", "#5f8f68", "#8a4a6a"];
    for (let i = 0; i < 10; i++) {
      lit.box(0.24, 0.24, 0.03, sleeves[(i * 3) % 5], [-1.5 + (i % 5) * 0.4, 0.85 + Math.floor(i / 5) * 0.42, 1.56], {
        ao: 0.2,
        lamp,
      });
    }
    lit.box(1.5, 0.36, 0.06, "#ffd9a0", [0, 2.5, 1.75], { ao: 0.2, lamp });
    lit.drum(0.13, 0.13, 0.03, "#b0442f", [-0.5, 2.5, 1.8], { turn: [Math.PI / 2, 0, 0], lamp });
    lit.box(0.7, 0.08, 0.03, "#7a4436", [0.16, 2.56, 1.8], { lamp });
    lit.box(0.5, 0.06, 0.03, "#7a4436", [0.06, 2.44, 1.8], { lamp });
  });
  halos.add("#ff9a48", [5, 3.4], [10.4, 1.2, -7.4], 0.3, lamp);
  halos.add("#ffb060", [4.6, 1.2], [10, 0.08, -6.6], 0.24, lamp);
}

/** @param {Hands} hands */
export function beyond(hands) {
  const { solid: b, lit, halos } = hands;
  const roll = chance(41);
  recordShop(hands);
  house(hands, roll, 3.4, -13, 3.6, 1.7, 3.2, 0.15, "#b8aab0");
  for (let i = 0; i < 12; i++) {
    // a white rail down the lane
    b.box(0.1, 0.62, 0.1, "#d8d2c8", [4.3 + i * 0.3, 0.31, -3.9 - i * 1.15]);
    if (i) b.rod([4.3 + i * 0.3, 0.52, -3.9 - i * 1.15], [4.0 + i * 0.3, 0.52, -2.75 - i * 1.15], 0.035, "#d8d2c8");
  }
  for (let i = 0; i < 30; i++) {
    const z = -15 - (i >> 2) * 4.2 - roll() * 2;
    const x = -6 + (i % 4) * 8.5 + roll() * 3.5 + (i >> 2) * 1.6;
    const bearing = (x + 1.1) / (7.2 - z); // the view down to the bay stays open
    const size = /** @type {const} */ ([2.8 + roll() * 1.5, 1.4 + roll() * 0.9]);
    if (bearing > 0.43 && bearing < 0.6) continue;
    house(hands, roll, x, z, size[0], size[1], 3, (roll() - 0.5) * 0.5, WALLS[i % 3]);
  }
  for (const [x, z, size] of [
    [5.9, -7.4, 2.2],
    [7.9, -13, 2.4],
    [10.6, -19.5, 2.8],
    [14.5, -28, 3.4],
  ]) {
    b.drum(0.07, 0.1, 6.4, "#8a8790", [x + 0.5, 3.2, z - 0.3]);
    b.rod([x + 0.5, 4.35, z - 0.3], [x, 4.25, z], 0.05, "#6f6b78");
    lit.ball(0.14, "#ffe2a6", [x, 4.1, z], { ao: 0, lamp: LAMP.town });
    halos.add("#ff9440", size, [x, 4.05, z + 0.2], 0.7, LAMP.town);
    halos.add("#ff9a4c", [size * 1.1, size * 0.35], [x, 0.08, z + 0.3], 0.34, LAMP.town);
  }
  for (const [px, pz] of [
    [6.7, -9.6],
    [10.5, -19],
  ]) {
    b.drum(0.09, 0.13, 6.6, "#8a8790", [px, 3.3, pz]);
    for (const y of [5.6, 6.1]) b.box(1.5, 0.07, 0.07, "#6f6b78", [px, y, pz]);
  }
  // the mast on the hill, with its red lamp
  b.rod([15.5, 0, -46], [15.5, 13.5, -46], 0.34, "#7f83a0", { r2: 0.05, sides: 4 });
  for (let i = 0; i < 4; i++) b.box(1.5 - i * 0.3, 0.14, 0.14, "#7f83a0", [15.5, 5 + i * 2.4, -46]);
  lit.ball(0.24, "#ff5b4a", [15.5, 13.6, -46], { ao: 0, lamp: LAMP.beacon });
  halos.add("#ff5b4a", 2.6, [15.5, 13.6, -45.8], 0.5, LAMP.beacon);
  // the viaduct
  b.box(110, 0.5, 1, "#8a8da6", [22, 3.7, -43]);
  for (let i = 0; i < 20; i++) b.box(0.7, 4, 0.7, "#8a8da6", [-28 + i * 5.4, 1.8, -43]);
}

const TRAIN = { period_s: 60, pass_s: 13, from: 74, to: -52, first_s: 6 };

/** Where the train is, or null between two trains. @param {number} time seconds @returns {number | null} metres along the viaduct */
export function trainAt(time) {
  const since = (((time - TRAIN.first_s) % TRAIN.period_s) + TRAIN.period_s) % TRAIN.period_s;
  return since > TRAIN.pass_s ? null : TRAIN.from + ((TRAIN.to - TRAIN.from) * since) / TRAIN.pass_s;
}

/** Four cars with lit windows. @param {import("kit/brush.js").Air} air */
export function makeTrain(air) {
  const group = new THREE.Group();
  const b = new Brush(51);
  const lit = new Brush(52);
  b.ground = lit.ground = Number.NEGATIVE_INFINITY;
  for (let car = 0; car < 4; car++) {
    const x = car * 6.6;
    b.soft(6.3, 1.5, 1, 0.2, "#b06a70", [x, 0.8, 0], { ao: 0.2 });
    b.box(6.3, 0.16, 1.02, "#efe2cc", [x, 0.42, 0], { ao: 0 });
    for (let i = 0; i < 5; i++)
      lit.box(0.86, 0.56, 0.08, "#ffe2a2", [x - 2.3 + i * 1.15, 0.98, 0.5], { ao: 0, lamp: LAMP.train });
  }
  const solid = b.mesh(paint({ air }));
  solid.castShadow = false;
  group.add(solid, lit.mesh(glow({ air, fog: false })));
  group.position.set(0, 3.9, -42.6);
  group.visible = false;
  return group;
}
