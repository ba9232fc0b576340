/** The neighbours and the town behind them: what makes three fronts a street. */

import { chance } from "kit/chance.js";
import { LAMP } from "lobby/front.js";
import { blend, roof, sash } from "lobby/masonry.js";
import { PlaneGeometry } from "three";

/** @param {import("lobby/masonry.js").Paints} paints */
export function houses(paints) {
  neighbours(paints);
  town(paints);
}

/** @param {import("lobby/masonry.js").Paints} paints */
function neighbours(paints) {
  const { solids, lights } = paints;
  for (const side of [-1, 1]) {
    const x = side * 8.1;
    const high = 4.8 - side * 0.4;
    solids.box(3.7, high, 1.4, side < 0 ? "#4c4a78" : "#54466e", [x, high / 2, -0.75], { ao: 0.45 });
    solids.box(3.7, 0.5, 0.1, "#3a3560", [x, 0.25, 0]);
    roof(solids, x, high, 3.9, "#3c3a66", 20 + side, 6);
    sash(paints, x - side * 0.7, 3.15, 0.62, 0.92, {
      lamp: LAMP.town,
      warm: side > 0,
      curtain: "#c08a5a",
      frame: "#8f88a4",
    });
    sash(paints, x + side * 0.6, 3.15, 0.62, 0.92, { lamp: LAMP.town, warm: side < 0, frame: "#8f88a4" });
    sash(paints, x - side * 0.05, 1.35, 1.5, 0.9, { lamp: LAMP.town, warm: false, frame: "#6a648a" });
    solids.box(0.4, 1.2, 0.4, "#4a3a52", [x + side, high + 1.2, -0.9]);
    // beyond the neighbours the street goes on
    solids.box(6, 4.4, 1.2, "#3f3d6c", [side * 13.6, 2.2, -1.2], { ao: 0.45 });
    roof(solids, side * 13.6, 4.4, 6, "#34335c", 40 + side, 5);
    lights.add(new PlaneGeometry(0.6, 0.8), "#c98b4e", [side * 12.2, 2.9, -0.58], { lamp: LAMP.town, ao: 0.3 });
  }
}

/** Gables in the haze, with a light on here and there. @param {import("lobby/masonry.js").Paints} paints */
function town({ solids, lights }) {
  const roll = chance(5);
  // whatever shows between two houses is the back of a third
  solids.box(60, 3.4, 0.4, "#2b2a58", [0, 1.7, -3.4], { ao: 0.5 });
  solids.box(60, 0.02, 3.4, "#262449", [0, -0.02, -2.2], { ao: 0 });
  for (let i = 0; i < 26; i++) {
    const x = -24 + i * 1.9 + roll();
    const high = 3.4 + roll() * 3.8;
    const z = -6 - roll() * 9;
    const hue = blend("#34376e", "#4a3f78", roll());
    solids.box(1.9, high, 1.5, hue, [x, high / 2, z], { ao: 0 });
    solids.box(1.4, 1.4, 1.4, blend(hue, "#232650", 0.4), [x, high + 0.2, z], { turn: [0, 0, Math.PI / 4], ao: 0 });
    if (roll() < 0.3) solids.box(0.3, 1.2, 0.3, hue, [x + 0.5, high + 0.9, z], { ao: 0 });
    for (let k = 0; k < 2; k++) {
      if (roll() > 0.55) continue;
      const at = /** @type {[number, number, number]} */ ([x + roll() - 0.5, high * (0.62 + k * 0.22), z + 0.78]);
      lights.add(new PlaneGeometry(0.17, 0.26), "#ffc873", at, { lamp: LAMP.town, ao: 0, jitter: 0.1 });
    }
  }
}
