/**
 * What a mural sounds like where one looks: wind, water, rain, birds, crickets, a far city, a fire, bells, and under them
 * a drone in the palette's own chord. Synthesised here, from noise and sines; nothing is loaded. Off until asked.
 */
import { Bin } from "kit/bin.js";
import { chance } from "kit/chance.js";
import { chordOf, heardAt, VOICES } from "lightloom/sound/score.js";

/** @typedef {import("lightloom/sound/score.js").Voice} Voice */
/** @typedef {import("lightloom/sound/score.js").Shot} Shot */
/** @typedef {{ level: GainNode, side: StereoPannerNode }} Strand a voice's own way to the speakers */

const GLIDE_S = 0.9; // a landscape comes and goes as one walks, never at once
const ALL = 0.5; // the whole of it lies well under a voice that speaks
/** Noise through a filter, and how it breathes. @type {Partial<Record<Voice, { type: BiquadFilterType, hz: number, q: number, gain: number, breath_s: number, depth: number }>>} */
const AIRS = {
  wind: { type: "bandpass", hz: 420, q: 0.7, gain: 0.34, breath_s: 7.3, depth: 0.55 },
  waves: { type: "lowpass", hz: 620, q: 0.4, gain: 0.5, breath_s: 8.9, depth: 0.85 },
  stream: { type: "bandpass", hz: 1700, q: 0.6, gain: 0.14, breath_s: 1.7, depth: 0.3 },
  rain: { type: "highpass", hz: 2600, q: 0.3, gain: 0.09, breath_s: 5.1, depth: 0.2 },
  hum: { type: "lowpass", hz: 190, q: 0.8, gain: 0.4, breath_s: 13, depth: 0.25 },
  fire: { type: "bandpass", hz: 900, q: 0.4, gain: 0.1, breath_s: 0.9, depth: 0.6 },
};

export class PaletteSound {
  #bus;
  #bin = new Bin();
  #roll = chance(11);
  /** @type {{ index: number, shot: Shot }[]} */
  #strips = [];
  #x = 0;
  #on = false;
  /** @type {{ all: GainNode, strands: Map<Voice, Strand>, drone: { waves: OscillatorNode[], filter: BiquadFilterNode }, nodes: AudioScheduledSourceNode[] } | null} */
  #desk = null;
  /** @type {Map<Voice, number>} how loud each voice is wanted, for those that sound in single calls */
  #wanted = new Map();

  /** @param {import("kit/audio.js").AudioBus} bus */
  constructor(bus) {
    this.#bus = bus;
    this.#call();
  }

  get on() {
    return this.#on;
  }

  /** Turn on in a gesture's handler. */
  set on(on) {
    if (on === this.#on) return;
    this.#on = on;
    if (on && !this.#desk) this.#build();
    const context = this.#bus.context;
    this.#desk?.all.gain.setTargetAtTime(on ? ALL : 0, context.currentTime, on ? GLIDE_S : 0.15);
    if (on) this.#settle();
  }

  /** The mural as it stands. @param {{ index: number, shot: Shot }[]} strips */
  tune(strips) {
    this.#strips = strips;
    this.#settle();
  }

  /** Where one looks, in strips. @param {number} x */
  listen(x) {
    if (Math.abs(x - this.#x) < 0.01) return;
    this.#x = x;
    this.#settle();
  }

  dispose() {
    this.#bin.dispose();
    for (const node of this.#desk?.nodes ?? []) node.stop();
    this.#desk?.all.disconnect();
    this.#desk = null;
    this.#on = false;
  }

  #settle() {
    if (!this.#on || !this.#desk) return;
    const now = this.#bus.context.currentTime;
    const heard = heardAt(this.#strips, this.#x);
    for (const [voice, { level, side }] of this.#desk.strands) {
      level.gain.setTargetAtTime(heard[voice].gain, now, GLIDE_S);
      side.pan.setTargetAtTime(heard[voice].pan, now, GLIDE_S);
      this.#wanted.set(voice, heard[voice].gain);
    }
    const here = this.#strips.find(({ index }) => index === Math.floor(this.#x)) ?? this.#strips.at(-1);
    if (!here) return;
    const { notes, open_hz } = chordOf(here.shot.palette);
    const { waves, filter } = this.#desk.drone;
    waves.forEach((wave, i) => {
      wave.frequency.setTargetAtTime(notes[i >> 1], now, GLIDE_S * 2);
    });
    filter.frequency.setTargetAtTime(open_hz, now, GLIDE_S * 2);
  }

  #build() {
    const { context } = this.#bus;
    const all = new GainNode(context, { gain: 0 });
    all.connect(this.#bus.input);
    const noise = this.#noise(context);
    /** @type {AudioScheduledSourceNode[]} */
    const nodes = [];
    const strands = new Map(
      VOICES.map((voice) => {
        const level = new GainNode(context, { gain: 0 });
        const side = new StereoPannerNode(context);
        level.connect(side).connect(all);
        const air = AIRS[voice];
        if (air) nodes.push(...this.#air(context, noise, air, level));
        return [voice, { level, side }];
      }),
    );
    const drone = this.#drone(context, all);
    nodes.push(...drone.waves);
    for (const node of nodes) node.start();
    this.#desk = { all, strands, drone, nodes };
  }

  /** Four seconds of noise, repeated; each voice starts elsewhere in it. @param {AudioContext} context */
  #noise(context) {
    const length = Math.round(context.sampleRate * 4);
    const buffer = new AudioBuffer({ length, sampleRate: context.sampleRate });
    const samples = buffer.getChannelData(0);
    for (let i = 0; i < length; i += 1) samples[i] = this.#roll() * 2 - 1;
    const blend = Math.round(context.sampleRate * 0.05); // its end runs into its beginning
    for (let i = 0; i < blend; i += 1) {
      const share = i / blend;
      samples[length - blend + i] = samples[length - blend + i] * (1 - share) + samples[i] * share;
    }
    return buffer;
  }

  /** @param {AudioContext} context @param {AudioBuffer} buffer @param {NonNullable<typeof AIRS[Voice]>} air @param {GainNode} level */
  #air(context, buffer, { type, hz, q, gain, breath_s, depth }, level) {
    const source = new AudioBufferSourceNode(context, { buffer, loop: true, playbackRate: 0.92 + this.#roll() * 0.16 });
    const filter = new BiquadFilterNode(context, { type, frequency: hz, Q: q });
    const swell = new GainNode(context, { gain: gain * (1 - depth / 2) });
    const breath = new OscillatorNode(context, { frequency: 1 / breath_s });
    const reach = new GainNode(context, { gain: (gain * depth) / 2 });
    source.connect(filter).connect(swell).connect(level);
    breath.connect(reach).connect(swell.gain);
    return [source, breath];
  }

  /** Three notes, each twice and a little apart. @param {AudioContext} context @param {GainNode} out */
  #drone(context, out) {
    const filter = new BiquadFilterNode(context, { type: "lowpass", frequency: 600, Q: 0.3 });
    const level = new GainNode(context, { gain: 0.05 });
    filter.connect(level).connect(out);
    const waves = [-4, 4, -5, 5, -3, 3].map((detune, i) => {
      const wave = new OscillatorNode(context, { type: i < 4 ? "triangle" : "sine", detune, frequency: 110 });
      wave.connect(filter);
      return wave;
    });
    return { waves, filter };
  }

  /** Birds, crickets, thunder and bells call now and then, oftener where there are more. */
  #call() {
    this.#bin.after(250 + this.#roll() * 900, () => {
      if (this.#on && this.#desk && this.#bus.context.state === "running" && !document.hidden) {
        for (const [voice, often] of /** @type {[Voice, number][]} */ ([
          ["birds", 0.55],
          ["crickets", 0.8],
          ["thunder", 0.05],
          ["bells", 0.08],
        ])) {
          const wanted = this.#wanted.get(voice) ?? 0;
          if (wanted > 0.05 && this.#roll() < often * (0.3 + wanted)) this.#sing(voice);
        }
      }
      this.#call();
    });
  }

  /** @param {Voice} voice */
  #sing(voice) {
    const strand = this.#desk?.strands.get(voice);
    if (!strand) return;
    const { context } = this.#bus;
    const from = context.currentTime + 0.02;
    if (voice === "birds") this.#birdsong(context, strand.level, from);
    else if (voice === "crickets") this.#chirps(context, strand.level, from);
    else if (voice === "bells") this.#bell(context, strand.level, from);
    else this.#thunder(context, strand.level, from);
  }

  /** Two to five whistled notes that bend. @param {AudioContext} context @param {GainNode} out @param {number} from_s */
  #birdsong(context, out, from_s) {
    const base = 1900 + this.#roll() * 1700;
    const notes = 2 + Math.floor(this.#roll() * 4);
    for (let i = 0; i < notes; i += 1) {
      const at = from_s + i * (0.11 + this.#roll() * 0.07);
      const hz = base * (0.85 + this.#roll() * 0.4);
      this.#note(context, out, { at, hz, to_hz: hz * (0.8 + this.#roll() * 0.5), length_s: 0.09, gain: 0.07 });
    }
  }

  /** @param {AudioContext} context @param {GainNode} out @param {number} from_s */
  #chirps(context, out, from_s) {
    const hz = 4100 + this.#roll() * 500;
    for (let i = 0; i < 3; i += 1) {
      this.#note(context, out, { at: from_s + i * 0.055, hz, to_hz: hz, length_s: 0.035, gain: 0.022 });
    }
  }

  /** @param {AudioContext} context @param {GainNode} out @param {number} from_s */
  #bell(context, out, from_s) {
    const hz = 260 + this.#roll() * 180;
    for (const [partial, gain] of [
      [1, 0.06],
      [2.02, 0.03],
      [2.98, 0.018],
    ]) {
      this.#note(context, out, { at: from_s, hz: hz * partial, to_hz: hz * partial, length_s: 2.6 / partial, gain });
    }
  }

  /** @param {AudioContext} context @param {GainNode} out @param {number} from_s */
  #thunder(context, out, from_s) {
    const source = new AudioBufferSourceNode(context, { buffer: this.#noise(context), loop: true, playbackRate: 0.4 });
    const filter = new BiquadFilterNode(context, { type: "lowpass", frequency: 110 });
    const roll = new GainNode(context, { gain: 0 });
    source.connect(filter).connect(roll).connect(out);
    roll.gain.setTargetAtTime(0.55, from_s, 0.5); // it rolls in: nothing claps
    roll.gain.setTargetAtTime(0, from_s + 1.4, 1.1);
    source.start(from_s);
    source.stop(from_s + 7);
    source.onended = () => roll.disconnect();
  }

  /** @param {AudioContext} context @param {AudioNode} out @param {{ at: number, hz: number, to_hz: number, length_s: number, gain: number }} note */
  #note(context, out, { at, hz, to_hz, length_s, gain }) {
    const wave = new OscillatorNode(context, { frequency: hz });
    const shape = new GainNode(context, { gain: 0 });
    wave.frequency.setValueAtTime(hz, at);
    wave.frequency.exponentialRampToValueAtTime(to_hz, at + length_s);
    shape.gain.setValueAtTime(0, at);
    shape.gain.linearRampToValueAtTime(gain, at + Math.min(0.02, length_s / 3));
    shape.gain.exponentialRampToValueAtTime(0.0001, at + length_s);
    wave.connect(shape).connect(out);
    wave.start(at);
    wave.stop(at + length_s + 0.02);
    wave.onended = () => shape.disconnect();
  }
}
