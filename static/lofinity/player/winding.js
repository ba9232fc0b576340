/** The sound of tape running fast over the heads: a band of noise that warbles with the reels. Made, not recorded. */
import { Bin } from "kit/bin.js";
import { chance } from "kit/chance.js";

const LEVEL = 0.1;

export class WindSound {
  #bin = new Bin();
  #desk;
  /** @type {Bin | null} */
  #run = null;
  /** @type {AudioBuffer | null} */
  #noise = null;

  /** @param {import("lofinity/player/desk.js").Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  get sounds() {
    return this.#run !== null;
  }

  start() {
    if (this.#run) return;
    const { context } = this.#desk;
    const run = this.#bin.keep(new Bin());
    const source = context.createBufferSource();
    source.buffer = this.#noise ??= hiss(context);
    source.loop = true;
    const band = context.createBiquadFilter();
    band.type = "bandpass";
    band.frequency.value = 2600;
    band.Q.value = 2.4;
    const warble = context.createOscillator();
    warble.frequency.value = 11;
    const depth = context.createGain();
    depth.gain.value = 900;
    warble.connect(depth).connect(band.frequency);
    const level = context.createGain();
    level.gain.value = 0;
    source.connect(band).connect(level).connect(this.#desk.music);
    source.start();
    warble.start();
    this.#desk.glide(level, LEVEL, 0.18); // the motor needs a moment
    run.add(() => {
      this.#desk.glide(level, 0, 0.1);
      source.stop(this.#desk.now_s + 0.15);
      warble.stop(this.#desk.now_s + 0.15);
      source.onended = () => level.disconnect();
    });
    this.#run = run;
  }

  stop() {
    this.#run?.dispose();
    this.#run = null;
  }

  dispose() {
    this.#run = null;
    this.#bin.dispose();
  }
}

/** Two seconds of even noise. @param {AudioContext} context */
function hiss(context) {
  const buffer = context.createBuffer(1, context.sampleRate * 2, context.sampleRate);
  const roll = chance(5);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i++) samples[i] = roll() * 2 - 1;
  return buffer;
}
