/** Zig-zag lacing between the hem and the beams: it says "stretched cloth" at a glance. It runs along with the cloth. */
import { STRIP } from "lightloom/loom/layout.js";
import { Ribbons } from "lightloom/loom/ribbon.js";
import { lightOf } from "lightloom/loom/threads.js";

/** @typedef {import("lightloom/loom/layout.js").Layout} Layout */

const HOLES = 8; // in a strip
const GAP = STRIP / HOLES;
const LINEN = lightOf("#f1e2c0");

export class Lacing {
  group;
  #ribbons = new Ribbons({ points: 900, order: 6 });
  #at = /** @type {Layout | null} */ (null);

  constructor() {
    this.group = this.#ribbons.group;
  }

  /** @param {Layout} at */
  fit(at) {
    this.#at = at;
    const ribbons = this.#ribbons;
    ribbons.begin();
    for (const s of [1, -1]) {
      const hem = s > 0 ? at.top - 0.06 : at.bottom + 0.06;
      const beam = s > 0 ? at.headLow + 0.07 : at.footTop - 0.07;
      ribbons.thread(LINEN, 0.052);
      for (let x = at.left - GAP; x < at.right + GAP * 2; x += GAP) {
        ribbons.to(x, hem, 0.1);
        ribbons.to(x + GAP / 2, beam, 0.62);
      }
      ribbons.cut();
    }
    ribbons.end();
  }

  /** @param {number} begin @param {number} end of the cloth, x in the world */
  run(begin, end) {
    const at = this.#at;
    if (!at) return;
    const first = at.left - GAP;
    const off = begin - first;
    this.group.position.x = (((off % GAP) + GAP) % GAP) - GAP;
    this.#ribbons.edges.set(Math.max(begin, at.left), Math.min(end, at.right));
    this.group.visible = end > begin + 0.1;
  }

  dispose() {
    this.#ribbons.dispose();
  }
}
