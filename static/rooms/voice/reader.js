/**
 * Sentences -> a voice, one after the other on the audio clock, and the word that is said now. Falls back to the browser's
 * own voice where the house has none, and to silence where there is neither. Whatever is new stops what is being said.
 */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";

const FADE_S = 0.02; // shorter clicks, longer swallows a consonant
const PAUSE_S = 0.26; // between two sentences
const SOON_S = 0.04; // a start in the past would cut the first sound
const RATES = { usual: 0.95, slow: 0.8, slower: 0.66 };

/** @typedef {import("rooms/words.js").Sentence} Sentence */
/** @typedef {{ sentence: Sentence, from_s: number, to_s: number, source: AudioBufferSourceNode | null, gain: GainNode | null }} Cue */
/** @typedef {{ of: string, chars: readonly [number, number], text: string, word: number }} Now word: -1 before the first */

/** The place of the word said at a time. @param {Sentence} sentence @param {number} at_s since its start */
export const wordAt = ({ words }, at_s) => words.findLastIndex(({ start_s }) => start_s <= at_s);

/** Which word a character belongs to. @param {string} text @param {number} char */
export const wordAtChar = (text, char) =>
  text
    .slice(0, char + 1)
    .trim()
    .split(/\s+/).length - 1;

export class Reader {
  /** A word is said; null when it is quiet again. */
  said = /** @type {Signal<Now | null>} */ (new Signal());
  /** The house has no voice for this, and the browser neither. */
  mute = /** @type {Signal} */ (new Signal());

  #bin = new Bin();
  #bus;
  #fetch;
  #synth;
  /** @type {import("rooms/words.js").Pace} */
  #pace = "usual";
  /** What is read belongs to this turn; anything older is dropped when it comes back. */
  #turn = 0;
  /** @type {Sentence[]} */
  #waiting = [];
  /** @type {Cue[]} */
  #cues = [];
  #busy = false;
  #free_s = 0;
  /** @type {Now | null} */
  #now = null;
  /** @type {AnalyserNode | null} */
  #meter = null;
  #level = new Float32Array(512);

  /**
   * @param {{ bus: import("kit/audio.js").AudioBus, loop: import("kit/loop.js").Loop, fetchSound: (sentence: Sentence) => Promise<ArrayBuffer | null>, synth?: SpeechSynthesis | null }} given
   */
  constructor({ bus, loop, fetchSound, synth = globalThis.speechSynthesis ?? null }) {
    this.#bus = bus;
    this.#fetch = fetchSound;
    this.#synth = synth;
    this.#bin.add(loop.on("hud", () => this.#tick()));
    this.#bin.add(bus.changed.on(() => bus.muted && this.#synth?.cancel()));
  }

  /** @param {import("rooms/words.js").Pace} pace for the browser's own voice */
  setPace(pace) {
    this.#pace = pace;
  }

  get reading() {
    return this.#now !== null || this.#busy || this.#waiting.length > 0 || this.#cues.length > 0;
  }

  /** How loud it is just now, 0..1. */
  get loudness() {
    if (!this.#meter || this.#cues.length === 0) return 0;
    this.#meter.getFloatTimeDomainData(this.#level);
    let sum = 0;
    for (const sample of this.#level) sum += sample * sample;
    return Math.min(1, Math.sqrt(sum / this.#level.length) * 5);
  }

  /** Hushes, fading; what comes later of the old turn is not read. */
  stop() {
    this.#turn += 1;
    this.#waiting = [];
    this.#busy = false;
    this.#synth?.cancel();
    for (const cue of this.#cues) this.#fade(cue);
    this.#cues = [];
    this.#free_s = 0;
    this.#tell(null);
  }

  /** Reads on. @param {readonly Sentence[]} sentences */
  add(sentences) {
    this.#waiting.push(...sentences);
    this.#next();
  }

  /** Stops what is being read and reads this instead. @param {readonly Sentence[]} sentences */
  say(sentences) {
    this.stop();
    this.add(sentences);
  }

  dispose() {
    this.stop();
    this.#meter?.disconnect();
    this.#bin.dispose();
  }

  async #next() {
    if (this.#busy) return;
    const sentence = this.#waiting.shift();
    if (!sentence) return;
    const turn = this.#turn;
    this.#busy = true;
    if (sentence.voice) await this.#cue(sentence, turn);
    else await this.#speak(sentence, turn);
    if (turn !== this.#turn) return;
    this.#busy = false;
    this.#next();
  }

  /** @param {Sentence} sentence @param {number} turn */
  async #cue(sentence, turn) {
    const { context } = this.#bus;
    const bytes = await this.#fetch(sentence);
    if (turn !== this.#turn || !bytes) return;
    const buffer = await context.decodeAudioData(bytes).catch(() => null);
    if (turn !== this.#turn || !buffer) return;
    const from_s = Math.max(context.currentTime + SOON_S, this.#free_s);
    const to_s = from_s + buffer.duration;
    const source = new AudioBufferSourceNode(context, { buffer });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, from_s);
    gain.gain.linearRampToValueAtTime(1, from_s + FADE_S);
    gain.gain.setValueAtTime(1, Math.max(from_s + FADE_S, to_s - FADE_S));
    gain.gain.linearRampToValueAtTime(0, to_s);
    source.connect(gain).connect(this.#out(context));
    source.start(from_s);
    this.#free_s = to_s + PAUSE_S;
    this.#cues.push({ sentence, from_s, to_s, source, gain });
  }

  /** @param {Sentence} sentence @param {number} turn @returns {Promise<void>} */
  #speak(sentence, turn) {
    const voices = this.#synth?.getVoices() ?? [];
    if (!this.#synth || voices.length === 0 || this.#bus.muted) {
      this.mute.emit();
      return Promise.resolve();
    }
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = "en";
    utterance.voice = voices.find(({ lang }) => lang.startsWith("en")) ?? null;
    utterance.rate = RATES[this.#pace];
    utterance.volume = this.#bus.volume;
    const { of, chars, text } = sentence;
    const synth = this.#synth;
    return new Promise((resolve) => {
      const over = () => {
        if (turn === this.#turn) this.#tell(null);
        resolve();
      };
      utterance.onboundary = ({ charIndex }) => {
        if (turn === this.#turn) this.#tell({ of, chars, text, word: wordAtChar(text, charIndex) });
      };
      utterance.onend = over;
      utterance.onerror = over;
      synth.speak(utterance);
    });
  }

  /** @param {AudioContext} context */
  #out(context) {
    if (!this.#meter) {
      this.#meter = new AnalyserNode(context, { fftSize: 512 });
      this.#meter.connect(this.#bus.music);
    }
    return this.#meter;
  }

  /** @param {Cue} cue */
  #fade({ gain, source }) {
    const { context } = this.#bus;
    const now = context.currentTime;
    gain?.gain.cancelScheduledValues(now);
    gain?.gain.setTargetAtTime(0, now, FADE_S / 3);
    source?.stop(now + FADE_S * 2);
  }

  /** The captions follow the same clock as the sound. */
  #tick() {
    if (this.#cues.length === 0) return;
    const { context } = this.#bus;
    const now_s = context.currentTime;
    const cue = this.#cues.find(({ from_s, to_s }) => now_s >= from_s && now_s < to_s);
    if (cue) {
      const { of, chars, text } = cue.sentence;
      this.#tell({ of, chars, text, word: wordAt(cue.sentence, now_s - cue.from_s) });
    }
    this.#cues = this.#cues.filter(({ to_s }) => to_s > now_s);
    if (this.#cues.length === 0 && !this.#busy && this.#waiting.length === 0) this.#tell(null);
  }

  /** @param {Now | null} now */
  #tell(now) {
    if (now?.of === this.#now?.of && now?.word === this.#now?.word && now?.chars === this.#now?.chars) return;
    this.#now = now;
    this.said.emit(now);
  }
}
