/**
 * Which tape lies in the player, which side plays, how far it is. Knows no DOM, no sound and no three: the player tells
 * it what the media element says, whoever draws asks it how the reels stand.
 */
import { Signal } from "kit/signal.js";

export const SPEEDS = { least: 0.8, most: 1.2, usual: 1 };
export const WIND_RATE = 14; // seconds of tape a second
export const HUB = 0.36; // of a full reel's radius: what is left when all tape is on the other one
const TAPE_S_PER_TURN = 2.1; // of a full reel at normal speed; looks right at 4.76 cm/s

/** @typedef {import("lofinity/journey/words.js").Side} Side */
/** @typedef {{ left: number, right: number }} Pair */

export class Deck {
  /** Anything but the running position has changed. */
  changed = /** @type {Signal} */ (new Signal());

  /** @type {{ title: string, sides: { A: number | null, B: number | null } } | null} seconds of each side, null: not pressed */
  tape = null;
  /** @type {Side} */
  side = "A";
  playing = false;
  /** @type {-1 | 0 | 1} */
  winding = 0;
  speed = SPEEDS.usual;
  repeat = false;
  /** The visitor turned the tape over, and side B is still in the press. */
  awaited = false;

  #place = { A: 0, B: 0 };
  /** @type {Pair} radians */
  #turned = { left: 0, right: 0 };

  get seconds() {
    return this.tape?.sides[this.side] ?? 0;
  }

  get position_s() {
    return this.#place[this.side];
  }

  /** 0..1 of the side. */
  get fraction() {
    return this.seconds > 0 ? this.position_s / this.seconds : 0;
  }

  get atEnd() {
    return this.seconds > 0 && this.position_s >= this.seconds - 0.01;
  }

  /** @param {{ title: string, seconds: number }} tape */
  insert({ title, seconds }) {
    this.tape = { title, sides: { A: seconds, B: null } };
    this.side = "A";
    this.#place = { A: 0, B: 0 };
    this.#still();
  }

  eject() {
    this.tape = null;
    this.#still();
  }

  /** Side B has come out of the press. @param {number} seconds */
  addSideB(seconds) {
    if (!this.tape) return;
    this.tape = { ...this.tape, sides: { ...this.tape.sides, B: seconds } };
    this.changed.emit();
  }

  /** Turns the tape over; each side keeps its own place. @returns {boolean} whether that side can be played */
  flip() {
    if (!this.tape) return false;
    const other = this.side === "A" ? "B" : "A";
    if (this.tape.sides[other] === null) {
      this.awaited = true;
      this.changed.emit();
      return false;
    }
    this.side = other;
    if (this.atEnd) this.#place[other] = 0;
    this.awaited = false;
    this.winding = 0;
    this.changed.emit();
    return true;
  }

  /** Side B will not come after all. */
  forgetFlip() {
    if (!this.awaited) return;
    this.awaited = false;
    this.changed.emit();
  }

  /** @param {boolean} playing */
  setPlaying(playing) {
    if (playing === this.playing && this.winding === 0) return;
    this.playing = playing && this.tape !== null;
    this.winding = 0;
    this.changed.emit();
  }

  /** @param {number} speed */
  setSpeed(speed) {
    const fit = Math.min(SPEEDS.most, Math.max(SPEEDS.least, speed));
    if (!Number.isFinite(fit) || fit === this.speed) return;
    this.speed = fit;
    this.changed.emit();
  }

  /** @param {boolean} repeat */
  setRepeat(repeat) {
    this.repeat = repeat;
    this.changed.emit();
  }

  /** The tape's true place, as the media element says it. @param {number} position_s */
  heard(position_s) {
    if (Number.isFinite(position_s)) this.#place[this.side] = Math.min(Math.max(0, position_s), this.seconds);
  }

  /** @param {number} position_s @returns {number} where the tape now is */
  seek(position_s) {
    this.heard(position_s);
    this.changed.emit();
    return this.position_s;
  }

  /** @param {-1 | 0 | 1} way */
  wind(way) {
    if (!this.tape || way === this.winding) return;
    this.winding = way;
    this.changed.emit();
  }

  /** Time passes: a winding tape moves, and stops by itself at either end. @param {number} step_s */
  advance(step_s) {
    if (!this.tape) return;
    if (this.winding !== 0) {
      this.heard(this.position_s + this.winding * WIND_RATE * step_s);
      if (this.position_s <= 0 || this.atEnd) this.wind(0);
    }
    const rate = this.winding !== 0 ? this.winding * WIND_RATE : this.playing ? this.speed : 0;
    const wound = this.wound();
    // the tape runs at one speed, so the fuller a reel, the slower it turns
    const turn = (rate * step_s * 2 * Math.PI) / TAPE_S_PER_TURN;
    const flow = this.side === "A" ? 1 : -1;
    this.#turned.left += (flow * turn) / wound.left;
    this.#turned.right += (flow * turn) / wound.right;
  }

  /** How full each reel is: radius of a full reel = 1. The area of the tape is what moves, not the radius. @returns {Pair} */
  wound() {
    const share = this.side === "A" ? this.fraction : 1 - this.fraction;
    const radius = (/** @type {number} */ full) => Math.sqrt(HUB * HUB + (1 - HUB * HUB) * full);
    return { left: radius(1 - share), right: radius(share) };
  }

  /** How far each reel has turned. @returns {Readonly<Pair>} radians */
  get turned() {
    return this.#turned;
  }

  #still() {
    this.playing = false;
    this.winding = 0;
    this.awaited = false;
    this.changed.emit();
  }
}
