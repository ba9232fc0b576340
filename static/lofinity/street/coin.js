/** A coin's own small physics: it leaps from the tray, meets the slot and is gone; or it comes back, bounces and lies still. */
import { Brush, paint } from "kit/brush.js";
import { Signal } from "kit/signal.js";

/** @typedef {[number, number, number]} Triple */
/** @typedef {{ at: Triple, speed: Triple }} Flight metres, metres per second */

const GRAVITY = 9.81;
const BOUNCE = 0.42;
const REST_M_S = 0.25;

/** The throw that gets from a to b in so many seconds under gravity. @param {Triple} a @param {Triple} b @param {number} seconds @returns {Triple} */
export function throwFrom(a, b, seconds) {
  const [x, y, z] = a.map((from, i) => (b[i] - from) / seconds);
  return [x, y + (GRAVITY * seconds) / 2, z];
}

/** One step of free fall onto a floor that gives back part of the speed. @param {Flight} flight @param {number} floor_m @param {number} step_s @returns {boolean} whether it lies still */
export function fall(flight, floor_m, step_s) {
  flight.speed[1] -= GRAVITY * step_s;
  for (let i = 0; i < 3; i++) flight.at[i] += flight.speed[i] * step_s;
  if (flight.at[1] > floor_m) return false;
  flight.at[1] = floor_m;
  const landing = Math.abs(flight.speed[1]);
  flight.speed[1] = landing * BOUNCE;
  flight.speed[0] *= 0.6;
  flight.speed[2] *= 0.4;
  return landing < REST_M_S;
}

const LEAP_S = 0.62;
const ROLL_S = 0.3;

export class Coin {
  mesh;
  landed = /** @type {Signal} */ (new Signal());
  /** @type {"away" | "leap" | "slide" | "return"} */
  #state = "away";
  #since = 0;
  /** @type {Flight} */
  #flight = { at: [0, 0, 0], speed: [0, 0, 0] };
  #tray;
  #slot;
  #spin = 0;

  /** @param {{ air: import("kit/brush.js").Air, tray: Triple, slot: Triple }} given places in the frame of the mesh's parent */
  constructor({ air, tray, slot }) {
    const b = new Brush(71);
    b.ground = Number.NEGATIVE_INFINITY;
    const face = /** @type {Triple} */ ([0, 0, Math.PI / 2]);
    b.drum(0.036, 0.036, 0.009, "#f3c653", [0, 0, 0], { turn: face, sides: 26, ao: 0, jitter: 0 });
    for (const x of [-0.005, 0.005])
      b.ring(0.031, 0.003, "#d9a23a", [x, 0, 0], { turn: [0, Math.PI / 2, 0], sides: 22, detail: 4 });
    for (const z of [-0.012, 0.012])
      b.ring(0.009, 0.003, "#b9822c", [0.005, 0, z], { turn: [0, Math.PI / 2, 0], sides: 12, detail: 4 });
    this.mesh = b.mesh(paint({ air }));
    this.mesh.visible = false;
    this.#tray = tray;
    this.#slot = slot;
  }

  get busy() {
    return this.#state !== "away";
  }

  drop() {
    const edge = /** @type {Triple} */ ([this.#slot[0], this.#slot[1] + 0.05, this.#slot[2] + 0.05]);
    this.#begin("leap", [...this.#tray], throwFrom(this.#tray, edge, LEAP_S));
    return this.landed.next();
  }

  giveBack() {
    this.#begin("return", [this.#slot[0], this.#slot[1] - 0.14, this.#slot[2]], [0.04, -0.2, 0.12]);
    return this.landed.next();
  }

  /** @param {"leap" | "return"} state @param {Triple} at @param {Triple} speed */
  #begin(state, at, speed) {
    this.#state = state;
    this.#since = 0;
    this.#flight = { at, speed };
    this.mesh.visible = true;
    this.mesh.rotation.set(0, 0, 0);
  }

  /** @param {number} step */
  live(step) {
    if (this.#state === "away" || step === 0) return;
    this.#since += step;
    if (this.#state === "leap") this.#leap(step);
    else if (this.#state === "slide") this.#slide();
    else this.#return(step);
    this.mesh.position.set(...this.#flight.at);
  }

  /** @param {number} step */
  #leap(step) {
    fall(this.#flight, Number.NEGATIVE_INFINITY, step);
    const left = 1 - this.#since / LEAP_S;
    this.#spin = left * 9; // it turns, and meets the slot upright
    this.mesh.rotation.set(this.#spin, left * 5, 0);
    if (this.#since < LEAP_S) return;
    this.#state = "slide";
    this.#since = 0;
    this.mesh.rotation.set(0, 0, 0);
  }

  /** It rolls down the last centimetres and into the dark. */
  #slide() {
    const t = Math.min(1, this.#since / ROLL_S);
    this.#flight.at = [this.#slot[0], this.#slot[1] + 0.05 * (1 - t), this.#slot[2] + 0.05 * (1 - t) - 0.05 * t];
    this.mesh.rotation.x = t * 4;
    if (t === 1) this.#end();
  }

  /** @param {number} step */
  #return(step) {
    const still = fall(this.#flight, this.#tray[1] + 0.012, step);
    this.#flight.at[2] = Math.min(this.#flight.at[2], this.#tray[2] + 0.03);
    const flat = Math.min(1, this.#since / 0.5);
    this.mesh.rotation.set(this.#since * 6 * (1 - flat), 0, flat * 1.35);
    if (still || this.#since > 2) this.#end();
  }

  #end() {
    this.#state = "away";
    this.mesh.visible = false;
    this.landed.emit();
  }

  /** With reduced motion: nothing flies, it has simply happened. */
  skip() {
    if (this.busy) this.#end();
  }
}
