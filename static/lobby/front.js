/** What every front is: a group of its own moving parts, the lamps it owns, and how brightly it burns just now. */

import { halo, picture } from "kit/brush.js";
import { Group, PointLight } from "three";

/** @typedef {import("three").Texture} Texture */
/** @typedef {[number, number, number]} Triple */
/** @typedef {{ gain: number, show: (gain: number) => void }} Shine */

/** Lamps of the air, by number; a front's own windows and tubes follow its brightness. */
export const LAMP = { lofinity: 1, rooms: 2, lightloom: 3, town: 4, strings: 5, cat: 8, tapes: 9 };

export class Front {
  group = new Group();
  /** 0 dark … 1 as always … 1.5 looked at */
  glow = 0;
  /** @type {Shine[]} */
  #shines = [];
  #air;
  #lamp;

  /** @param {{ x: number, air: import("kit/brush.js").Air, lamp: number, open: boolean }} given */
  constructor({ x, air, lamp, open }) {
    this.x = x;
    this.open = open;
    this.#air = air;
    this.#lamp = lamp;
  }

  /** A flat picture that gives light. @param {Texture} texture @param {number} w @param {number} h @param {Triple} at @param {{ see?: boolean, gain?: number, steady?: number, turn?: Triple }} [how] steady: the share of its light that never goes out */
  lit(texture, w, h, at, { see = false, gain = 1, steady = 0.25, turn } = {}) {
    const mesh = picture(texture, w, h, at, { see, turn });
    const look = /** @type {import("three").MeshBasicMaterial} */ (mesh.material);
    this.#shines.push({
      gain,
      show: (glow) => look.color.setScalar(gain * (steady + (1 - steady) * Math.min(glow, 1.25))),
    });
    this.group.add(mesh);
    return mesh;
  }

  /** A halo. @param {string} colour @param {[number, number]} size @param {Triple} at @param {number} strength */
  shine(colour, size, at, strength) {
    const sprite = halo(colour, size, at, strength);
    this.#shines.push({ gain: strength, show: (glow) => (sprite.material.opacity = Math.min(1, strength * glow)) });
    this.group.add(sprite);
    return sprite;
  }

  /** A lamp that lights the stones around it. @param {string} colour @param {number} force @param {Triple} at @param {number} [reach] m */
  light(colour, force, at, reach = 8) {
    const lamp = new PointLight(colour, 0, reach, 1.7);
    lamp.position.set(...at);
    this.#shines.push({ gain: force, show: (glow) => (lamp.intensity = force * glow) });
    this.group.add(lamp);
    return lamp;
  }

  /** @param {number} glow */
  show(glow) {
    this.glow = glow;
    for (const { show } of this.#shines) show(glow);
    this.#air.uniforms.uLamps.value[this.#lamp] = 0.16 + 0.84 * Math.min(glow, 1.2);
  }

  /** What of it moves. @param {{ time: number, step: number }} _tick @param {boolean} _lookedAt */
  move(_tick, _lookedAt) {}
}
