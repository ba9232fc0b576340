/**
 * A name -> a small sound, made by code: (context, out, time) schedules nodes and returns when they end. Soft by design:
 * each peaks well below the music. Knows no bus and no world.
 */

/** @typedef {(context: BaseAudioContext, out: AudioNode, at_s: number, chance: () => number) => number} OneShot returns its end in s */
/** @typedef {{ hz: number, at: number, long: number, gain: number, type?: OscillatorType, to?: number, attack?: number }} Tone */

/** Exponential ramps cannot reach nought. */
const NEAR_NOTHING = 1e-4;

/** A struck or blown tone that dies away by itself. @param {BaseAudioContext} context @param {AudioNode} out @param {Tone} tone */
function tone(context, out, { hz, at, long, gain, type = "sine", to = hz, attack = 0.004 }) {
  const voice = new OscillatorNode(context, { type, frequency: Math.min(hz, context.sampleRate * 0.45) });
  const swell = new GainNode(context, { gain: 0 });
  swell.gain.setValueAtTime(NEAR_NOTHING, at);
  swell.gain.exponentialRampToValueAtTime(gain, at + attack);
  swell.gain.exponentialRampToValueAtTime(NEAR_NOTHING, at + long);
  if (to !== hz) {
    voice.frequency.setValueAtTime(hz, at);
    voice.frequency.exponentialRampToValueAtTime(to, at + long);
  }
  voice.connect(swell).connect(out);
  voice.start(at);
  voice.stop(at + long + 0.02);
  return at + long + 0.02;
}

/** @type {WeakMap<BaseAudioContext, AudioBuffer>} */
const hisses = new WeakMap();
/** Two seconds of white noise, made once a context. @param {BaseAudioContext} context @param {() => number} chance */
function hiss(context, chance) {
  const known = hisses.get(context);
  if (known) return known;
  const buffer = new AudioBuffer({ length: context.sampleRate * 2, sampleRate: context.sampleRate });
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i++) samples[i] = chance() * 2 - 1;
  hisses.set(context, buffer);
  return buffer;
}

/**
 * A breath of filtered noise. @param {BaseAudioContext} context @param {AudioNode} out @param {() => number} chance
 * @param {{ at: number, long: number, gain: number, hz: number, to?: number, q?: number, type?: BiquadFilterType, attack?: number }} breath
 */
function breath(context, out, chance, { at, long, gain, hz, to = hz, q = 1, type = "bandpass", attack = 0.003 }) {
  const air = new AudioBufferSourceNode(context, { buffer: hiss(context, chance), loop: true });
  const mouth = new BiquadFilterNode(context, { type, frequency: hz, Q: q });
  const swell = new GainNode(context, { gain: 0 });
  if (to !== hz) {
    mouth.frequency.setValueAtTime(hz, at);
    mouth.frequency.exponentialRampToValueAtTime(to, at + long);
  }
  swell.gain.setValueAtTime(NEAR_NOTHING, at);
  swell.gain.exponentialRampToValueAtTime(gain, at + attack);
  swell.gain.exponentialRampToValueAtTime(NEAR_NOTHING, at + long);
  air.connect(mouth).connect(swell).connect(out);
  air.start(at, chance() * 1.5);
  air.stop(at + long + 0.02);
  return at + long + 0.02;
}

/** Metal: a few partials that are no multiples of each other. @type {(context: BaseAudioContext, out: AudioNode, at: number, hz: number, gain: number, long: number) => number} */
function ring(context, out, at, hz, gain, long) {
  for (const [times, share, stay] of RING) {
    tone(context, out, { hz: hz * times, at, long: long * stay, gain: gain * share, attack: 0.002 });
  }
  return at + long + 0.02;
}
const RING = [
  [1, 1, 1],
  [2.76, 0.5, 0.6],
  [5.4, 0.22, 0.35],
  [8.93, 0.1, 0.2],
];

/** @satisfies {Record<string, OneShot>} */
export const ONE_SHOTS = {
  /** down the slot's chute: quickening ticks, each lower */
  "coin-roll": (context, out, at, chance) => {
    let end = at;
    for (let i = 0, when = at; i < 11; i++) {
      when += 0.085 * 0.88 ** i;
      tone(context, out, { hz: 2300 - i * 70 + chance() * 160, at: when, long: 0.05, gain: 0.05 });
      end = breath(context, out, chance, { at: when, long: 0.035, gain: 0.1, hz: 3600 - i * 130, q: 3 });
    }
    return end;
  },
  "coin-clink": (context, out, at) => {
    ring(context, out, at, 2093, 0.13, 0.5);
    return ring(context, out, at + 0.09, 2637, 0.1, 0.8);
  },
  /** the display: a small rising fifth, as old handhelds greet */
  "display-wake": (context, out, at) => {
    tone(context, out, { hz: 523.25, at, long: 0.16, gain: 0.09, type: "triangle" });
    tone(context, out, { hz: 783.99, at: at + 0.1, long: 0.5, gain: 0.11, type: "triangle" });
    return tone(context, out, { hz: 1567.98, at: at + 0.1, long: 0.35, gain: 0.025 });
  },
  key: (context, out, at, chance) => {
    tone(context, out, { hz: 320 + chance() * 60, to: 190, at, long: 0.05, gain: 0.09, type: "triangle" });
    return breath(context, out, chance, { at, long: 0.03, gain: 0.14, hz: 2600 + chance() * 900, q: 1.4 });
  },
  /** the press drawing breath: a belt that starts to run */
  "press-hum": (context, out, at, chance) => {
    tone(context, out, { hz: 55, to: 73.4, at, long: 1.9, gain: 0.16, attack: 0.5 });
    tone(context, out, { hz: 110, to: 146.8, at, long: 1.7, gain: 0.07, type: "triangle", attack: 0.5 });
    return breath(context, out, chance, { at, long: 1.8, gain: 0.05, hz: 240, to: 520, q: 0.8, attack: 0.6 });
  },
  /** plastic into a metal tray: two bounces */
  "cassette-drop": (context, out, at, chance) => {
    let end = at;
    for (const [when, gain] of [
      [0, 1],
      [0.13, 0.45],
      [0.2, 0.2],
    ]) {
      tone(context, out, { hz: 190, to: 82, at: at + when, long: 0.14, gain: 0.26 * gain });
      breath(context, out, chance, { at: at + when, long: 0.07, gain: 0.24 * gain, hz: 1400, q: 0.9 });
      end = tone(context, out, { hz: 640, to: 560, at: at + when, long: 0.09, gain: 0.06 * gain, type: "triangle" });
    }
    return end;
  },
  /** slides home, and the lid closes on a spring */
  "cassette-in": (context, out, at, chance) => {
    breath(context, out, chance, { at, long: 0.2, gain: 0.09, hz: 900, to: 1900, q: 0.8, attack: 0.08 });
    tone(context, out, { hz: 150, to: 90, at: at + 0.2, long: 0.12, gain: 0.24 });
    return breath(context, out, chance, { at: at + 0.2, long: 0.06, gain: 0.26, hz: 1700, q: 1.1 });
  },
  button: (context, out, at, chance) => {
    tone(context, out, { hz: 210, to: 120, at, long: 0.07, gain: 0.18 });
    return breath(context, out, chance, { at, long: 0.035, gain: 0.2, hz: 1900, q: 1.2 });
  },
  /** out, over, in again */
  flip: (context, out, at, chance) => {
    breath(context, out, chance, { at, long: 0.05, gain: 0.18, hz: 1500, q: 1 });
    breath(context, out, chance, { at: at + 0.07, long: 0.3, gain: 0.08, hz: 500, to: 1500, q: 0.7, attack: 0.15 });
    tone(context, out, { hz: 160, to: 95, at: at + 0.38, long: 0.12, gain: 0.24 });
    return breath(context, out, chance, { at: at + 0.38, long: 0.06, gain: 0.22, hz: 1600, q: 1.1 });
  },
  /** tape under the head, too fast to be music */
  wind: (context, out, at, chance) => {
    tone(context, out, { hz: 190, to: 420, at, long: 0.7, gain: 0.05, type: "triangle", attack: 0.2 });
    return breath(context, out, chance, { at, long: 0.8, gain: 0.1, hz: 900, to: 2400, q: 2.5, attack: 0.25 });
  },
  /** a short question from the cat */
  cat: (context, out, at) => {
    const throat = new BiquadFilterNode(context, { type: "bandpass", frequency: 900, Q: 2.2 });
    throat.frequency.setValueAtTime(800, at);
    throat.frequency.exponentialRampToValueAtTime(1900, at + 0.16);
    throat.frequency.exponentialRampToValueAtTime(700, at + 0.5);
    const voice = new OscillatorNode(context, { type: "sawtooth", frequency: 430 });
    voice.frequency.setValueAtTime(420, at);
    voice.frequency.exponentialRampToValueAtTime(690, at + 0.17);
    voice.frequency.exponentialRampToValueAtTime(400, at + 0.5);
    const swell = new GainNode(context, { gain: 0 });
    swell.gain.setValueAtTime(NEAR_NOTHING, at);
    swell.gain.exponentialRampToValueAtTime(0.2, at + 0.09);
    swell.gain.exponentialRampToValueAtTime(0.12, at + 0.3);
    swell.gain.exponentialRampToValueAtTime(NEAR_NOTHING, at + 0.52);
    voice.connect(throat).connect(swell).connect(out);
    voice.start(at);
    voice.stop(at + 0.54);
    return at + 0.54;
  },
  /** an old hinge, and warm air from behind it */
  door: (context, out, at, chance) => {
    for (let i = 0, when = at; i < 7; i++) {
      when += 0.05 + chance() * 0.05;
      tone(context, out, { hz: 240 + i * 26 + chance() * 30, at: when, long: 0.07, gain: 0.035, type: "sawtooth" });
    }
    return breath(context, out, chance, { at, long: 0.9, gain: 0.1, hz: 260, to: 480, q: 0.7, attack: 0.3 });
  },
};

/** @typedef {keyof typeof ONE_SHOTS} OneShotName */
