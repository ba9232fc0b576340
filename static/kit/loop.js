/**
 * Frames -> one clock, one named order. Idle while the page is hidden. Knows no three.
 *
 * `?frames=N` freezes the clock for pictures and tests: every frame is 1/30 s long, `?at=SECONDS` is where time starts,
 * after N frames the clock stands still for good, and only `nudge()` draws again.
 */
import { asked, askedNumber } from "kit/asked.js";
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";

export const PHASES = /** @type {const} */ (["input", "world", "view", "render", "hud"]);
const LONGEST_STEP_S = 1 / 30; // after a stall the world goes on where it was; nothing tunnels through a wall
const FROZEN_STEP_S = 1 / 30;

/** @typedef {typeof PHASES[number]} Phase */
/** @typedef {{ time: number, step: number, frame: number }} Tick time in s, step in s (0 when the clock stands), frame counts from 0 */
/** @typedef {{ requestAnimationFrame(call: (now_ms: number) => void): number, cancelAnimationFrame(id: number): void, document?: { hidden: boolean } & EventTarget }} Host */

export class Loop {
  /** Each frame's true length in ms, as long as the loop runs: what watches for a machine that is out of breath. */
  paced = /** @type {Signal<number>} */ (new Signal());
  /** The frozen clock has drawn its last frame. */
  rested = /** @type {Signal} */ (new Signal());
  ended = /** @type {Signal} */ (new Signal());
  frozen = false;

  #bin = new Bin();
  /** @type {Record<Phase, Set<(tick: Tick) => void>>} */
  #order = { input: new Set(), world: new Set(), view: new Set(), render: new Set(), hud: new Set() };
  /** @type {Tick} */
  #tick = { time: 0, step: 0, frame: 0 };
  /** @type {number | null} */
  #request = null;
  /** @type {number | null} */
  #last_ms = null;
  #running = false;
  #nudged = false;
  #frames = Number.POSITIVE_INFINITY;
  #shortest_ms;
  #host;

  /** @param {{ query?: URLSearchParams, host?: Host, fps?: number }} [given] fps: at most so many frames a second */
  constructor({ query = asked(), host = /** @type {Host} */ (globalThis), fps = 60 } = {}) {
    this.#host = host;
    this.#shortest_ms = fps >= 60 ? 0 : 1000 / fps - 4; // 4 ms of grace: displays do not tick exactly
    const frames = askedNumber(query, "frames");
    if (frames !== null) {
      this.frozen = true;
      this.#frames = Math.max(1, Math.round(frames));
      this.#tick.time = askedNumber(query, "at") ?? 0;
    }
    if (host.document) this.#bin.listen(host.document, "visibilitychange", () => this.#wake());
  }

  get time() {
    return this.#tick.time;
  }

  get frame() {
    return this.#tick.frame;
  }

  /** @param {Phase} phase @param {(tick: Tick) => void} call the same Tick object every time: read it, never keep it */
  on(phase, call) {
    const own = (/** @type {Tick} */ tick) => call(tick);
    this.#order[phase].add(own);
    return () => void this.#order[phase].delete(own);
  }

  start() {
    this.#running = true;
    this.#wake();
  }

  stop() {
    this.#running = false;
    this.#sleep();
  }

  /** Draws one more frame though the clock stands still (stopped or frozen): after a resize, a hover, a change of words. */
  nudge() {
    if (this.#running && !this.#resting) return; // the next frame comes anyway
    this.#nudged = true;
    this.#wake();
  }

  dispose() {
    this.stop();
    this.#bin.dispose();
    this.ended.emit();
    for (const phase of PHASES) this.#order[phase].clear();
  }

  get #resting() {
    return this.#tick.frame >= this.#frames;
  }

  #wake() {
    if (this.#host.document?.hidden) return this.#sleep();
    const wanted = this.#nudged || (this.#running && !this.#resting);
    if (wanted && this.#request === null) this.#request = this.#host.requestAnimationFrame(this.#draw);
  }

  #sleep() {
    if (this.#request !== null) this.#host.cancelAnimationFrame(this.#request);
    this.#request = null;
    this.#last_ms = null; // time does not pass while nobody looks
  }

  #draw = (/** @type {number} */ now_ms) => {
    this.#request = null;
    const still = this.#resting || !this.#running;
    const passed_ms = this.#last_ms === null ? 1000 / 60 : now_ms - this.#last_ms;
    if (!this.frozen && !still && this.#last_ms !== null && passed_ms < this.#shortest_ms) return this.#wake();
    this.#last_ms = now_ms;
    this.#nudged = false;

    const tick = this.#tick;
    tick.step = still ? 0 : this.frozen ? FROZEN_STEP_S : Math.min(passed_ms / 1000, LONGEST_STEP_S);
    tick.time += tick.step;
    for (const phase of PHASES) for (const call of this.#order[phase]) call(tick);
    if (still) return this.#wake();
    tick.frame += 1;
    if (!this.frozen) this.paced.emit(passed_ms);
    if (this.#resting) this.rested.emit();
    this.#wake();
  };
}
