/** Wires with small paper lamps, which tie the three fronts into one picture; and the moths that love them. */

import { Bin } from "kit/bin.js";
import { drawn } from "kit/brush.js";
import { LAMP } from "lobby/front.js";
import { AdditiveBlending, BufferAttribute, BufferGeometry, Points, PointsMaterial } from "three";

/** @typedef {[number, number, number]} Triple */
const WIRES = /** @type {{ a: Triple, b: Triple, sag: number, lamps: number }[]} */ ([
  { a: [-6.95, 5.25, 1.9], b: [1.25, 5.5, 0.5], sag: 0.8, lamps: 8 },
  { a: [1.25, 5.5, 0.5], b: [7.5, 5.25, 1.9], sag: 0.66, lamps: 6 },
  { a: [-14, 5.7, 2], b: [-6.95, 5.25, 1.9], sag: 0.35, lamps: 0 },
  { a: [7.5, 5.25, 1.9], b: [14, 5.6, 2], sag: 0.35, lamps: 0 },
]);
const MOTHS = 9;
const HALO_M = 1.25;
const MOTH_M = 0.06;
/** Where moths gather: x, y, z and how wide they stray. */
const HAUNTS = [
  [0.47, 2.15, 0.5, 0.3],
  [-4.1, 2.2, 0.9, 0.55],
  [2.3, 2.5, 0.6, 0.35],
];

/** @param {{ a: Triple, b: Triple, sag: number }} wire @param {number} t @returns {Triple} */
const along = ({ a, b, sag }, t) => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t - sag * 4 * t * (1 - t),
  a[2] + (b[2] - a[2]) * t,
];

const spot = () =>
  drawn(64, 64, (c) => {
    const falloff = c.createRadialGradient(32, 32, 0, 32, 32, 32);
    for (let i = 0; i <= 10; i++) falloff.addColorStop(i / 10, `rgba(255,255,255,${(1 - i / 10) ** 2.4})`);
    c.fillStyle = falloff;
    c.fillRect(0, 0, 64, 64);
  });

export class StringLights {
  #bin = new Bin();
  #uniforms;
  #halos;
  #moths;

  /** @param {{ paints: import("lobby/masonry.js").Paints, air: import("kit/brush.js").Air, scene: import("three").Scene }} given */
  constructor({ paints, air, scene }) {
    this.#uniforms = air.uniforms;
    /** @type {number[]} */
    const places = [];
    for (const wire of WIRES) {
      // the wire's middle swings most; its ends are tied. The sway is measured along x, which every wire runs along.
      const sway = (/** @type {number} */ x) => {
        const t = (x - wire.a[0]) / (wire.b[0] - wire.a[0]);
        return 0.09 * Math.max(0, 4 * t * (1 - t));
      };
      const line = Array.from({ length: 15 }, (_, k) => along(wire, k / 14));
      paints.solids.cable(line, 0.013, "#191428", { steps: 40, sides: 4, sway });
      for (let k = 0; k < wire.lamps; k++) {
        const at = along(wire, (k + 0.6) / (wire.lamps + 0.2));
        const swing = sway(at[0]);
        const lamp = LAMP.strings + (k % 3);
        paints.solids.drum(0.03, 0.04, 0.07, "#2b2233", [at[0], at[1] - 0.04, at[2]], { sway: swing, sides: 6 });
        paints.lights.ball(0.1, k % 3 ? "#ffd890" : "#ffb877", [at[0], at[1] - 0.17, at[2]], {
          detail: 1,
          smooth: true,
          size: [0.9, 1.2, 0.9],
          sway: swing,
          lamp,
          ao: 0,
        });
        places.push(at[0], at[1] - 0.17, at[2] + 0.05);
      }
    }
    const map = this.#bin.keep(spot());
    this.#halos = this.#cloud(places, { map, color: "#ffb45c", opacity: 0.6 });
    this.#moths = this.#cloud(new Array(MOTHS * 3).fill(0), { map, color: "#ffe9c0", opacity: 0.9 });
    this.#moths.frustumCulled = false;
    scene.add(this.#halos, this.#moths);
  }

  /** @param {{ time: number }} tick */
  move({ time }) {
    const lamps = this.#uniforms.uLamps.value;
    for (let k = 0; k < 3; k++) lamps[LAMP.strings + k] = 0.92 + 0.1 * Math.sin(time * (0.6 + k * 0.17) + k * 2);
    const at = this.#moths.geometry.attributes.position;
    for (let i = 0; i < MOTHS; i++) {
      const [x, y, z, stray] = HAUNTS[i % 3];
      const t = time * (0.7 + (i % 4) * 0.13) + i * 9.7;
      // a circle that cannot keep its mind on being a circle
      const r = stray * (0.45 + 0.55 * Math.abs(Math.sin(t * 0.61)));
      at.setXYZ(
        i,
        x + Math.sin(t * 1.9) * r + 0.05 * Math.sin(t * 11),
        y + Math.cos(t * 1.3) * r * 0.7 + 0.05 * Math.cos(t * 13),
        z + 0.25 + Math.sin(t * 0.9) * 0.2,
      );
    }
    at.needsUpdate = true;
  }

  /** A point's size knows the screen's height but not the lens: @param {number} fov degrees */
  fit(fov) {
    const lens = 1 / Math.tan((fov * Math.PI) / 360);
    this.#halos.material.size = HALO_M * lens;
    this.#moths.material.size = MOTH_M * lens;
  }

  dispose() {
    this.#halos.removeFromParent();
    this.#moths.removeFromParent();
    this.#bin.dispose();
  }

  /** @param {number[]} places @param {import("three").PointsMaterialParameters} how */
  #cloud(places, how) {
    const shape = this.#bin.keep(new BufferGeometry());
    shape.setAttribute("position", new BufferAttribute(new Float32Array(places), 3));
    const look = new PointsMaterial({
      ...how,
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
      toneMapped: false,
      fog: false,
    });
    return new Points(shape, this.#bin.keep(look));
  }
}
