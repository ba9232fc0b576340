/**
 * One bus for everything that sounds: loudness, mute, a limiter, a duck while the page is hidden. The context is made by
 * the first gesture (browsers allow it no sooner), and remembered choices survive in this browser.
 *
 *   input (the street) ── duck ─┐
 *   music (the tape) ───────────┼─ volume/mute ─ limiter ─ make-up ─ speakers
 */
import { Bin } from "kit/bin.js";
import { chance } from "kit/chance.js";
import { recall, remember } from "kit/memory.js";
import { ONE_SHOTS } from "kit/oneshots.js";
import { Signal } from "kit/signal.js";

const LIMIT_DB = -2; // a tape peaks at -1 dBTP: the limiter is for sums, a tape alone hardly touches it
const LIMIT_RATIO = 20;
/** The browser's compressor makes itself louder by 0.6 of what it takes from full scale; this takes that back. */
const MAKE_UP_DB = 0.6 * (LIMIT_DB - LIMIT_DB / LIMIT_RATIO);
const GLIDE_S = 0.04; // time constant of every change of loudness: no clicks
const HIDDEN_GAIN = 0.12;
const GESTURES = ["pointerdown", "keydown", "touchend"];

/** @typedef {import("kit/oneshots.js").OneShotName} OneShotName */
/** @typedef {{ input: GainNode, music: GainNode, duck: GainNode, volume: GainNode }} Desk */

export class AudioBus {
  /** Mute or volume changed. */
  changed = /** @type {Signal} */ (new Signal());
  /** The context runs: sound may begin. */
  unlocked = /** @type {Signal<AudioContext>} */ (new Signal());
  muted = recall("muted", false);
  volume = recall("volume", 0.8);

  #bin = new Bin();
  #gestures = new Bin();
  /** @type {AudioContext | null} */
  #context = null;
  /** @type {Desk | null} */
  #desk = null;
  #roll = chance(7);
  /** @type {Set<() => void>} one-shots that still sound, and how to hush them */
  #sounding = new Set();

  constructor() {
    for (const type of GESTURES) {
      this.#gestures.listen(window, type, () => this.unlock(), { capture: true, passive: true });
    }
    this.#bin.listen(document, "visibilitychange", () => this.#settle());
  }

  /** Made when first asked for; suspended until a gesture has unlocked it. @returns {AudioContext} */
  get context() {
    if (!this.#context) {
      this.#context = new AudioContext({ latencyHint: "interactive" });
      this.#desk = this.#build(this.#context);
      this.#settle(true);
    }
    return this.#context;
  }

  /** For everything of the world that sounds: one-shots, hum, rain. Ducked while the page is hidden. @returns {GainNode} */
  get input() {
    return this.#ready().input;
  }

  /** For what a visitor put on to listen to: plays on, unducked, while the page is hidden. @returns {GainNode} */
  get music() {
    return this.#ready().music;
  }

  /** Call in a gesture's handler, or leave it to the bus, which hears the first one itself. @returns {Promise<void>} */
  async unlock() {
    const { context } = this;
    if (context.state === "suspended") await context.resume().catch(() => {});
    if (context.state !== "running") return;
    if (this.#gestures.isEmpty) return;
    this.#gestures.dispose();
    this.unlocked.emit(context);
  }

  /** @param {boolean} muted */
  setMuted(muted) {
    this.muted = muted;
    remember("muted", muted);
    this.#settle();
    this.changed.emit();
  }

  /** @param {number} volume 0..1, as a fader feels: half way is clearly quieter, not half the voltage */
  setVolume(volume) {
    this.volume = Math.min(1, Math.max(0, volume));
    remember("volume", this.volume);
    this.#settle();
    this.changed.emit();
  }

  /** Plays a one-shot now; silent before the first gesture. @param {OneShotName} name @param {{ gain?: number, pan?: number }} [given] pan: -1 left … 1 right */
  play(name, { gain = 1, pan = 0 } = {}) {
    const context = this.#context;
    if (!context || !this.#desk || context.state !== "running" || document.hidden || this.muted) return;
    const out = new GainNode(context, { gain });
    const side = new StereoPannerNode(context, { pan });
    out.connect(side).connect(this.#desk.input);
    const end_s = ONE_SHOTS[name](context, out, context.currentTime + 0.005, this.#roll);
    const hush = () => {
      stop();
      this.#sounding.delete(hush);
      out.disconnect();
      side.disconnect();
    };
    const stop = this.#bin.after((end_s - context.currentTime) * 1000 + 100, hush);
    this.#sounding.add(hush);
  }

  dispose() {
    for (const hush of [...this.#sounding]) hush();
    this.#gestures.dispose();
    this.#bin.dispose();
    this.#context?.close().catch(() => {});
    this.#context = null;
    this.#desk = null;
  }

  #ready() {
    this.context; // makes the desk
    return /** @type {Desk} */ (this.#desk);
  }

  /** @param {AudioContext} context */
  #build(context) {
    const input = new GainNode(context);
    const music = new GainNode(context);
    const duck = new GainNode(context);
    const volume = new GainNode(context, { gain: 0 });
    const limiter = new DynamicsCompressorNode(context, {
      threshold: LIMIT_DB,
      knee: 0,
      ratio: LIMIT_RATIO,
      attack: 0.002,
      release: 0.12,
    });
    const level = new GainNode(context, { gain: 10 ** (MAKE_UP_DB / 20) });
    input.connect(duck).connect(volume);
    music.connect(volume);
    volume.connect(limiter).connect(level).connect(context.destination);
    return { input, music, duck, volume };
  }

  /** @param {boolean} [atOnce] */
  #settle(atOnce = false) {
    if (!this.#desk || !this.#context) return;
    const now = this.#context.currentTime;
    const loud = this.muted ? 0 : this.volume ** 2;
    const ducked = document.hidden ? HIDDEN_GAIN : 1;
    for (const [node, gain] of /** @type {const} */ ([
      [this.#desk.volume, loud],
      [this.#desk.duck, ducked],
    ])) {
      if (atOnce) node.gain.setValueAtTime(gain, now);
      else node.gain.setTargetAtTime(gain, now, GLIDE_S);
    }
  }
}
