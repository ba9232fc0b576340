/** The preview's address -> a loop without a seam, from the first beat on. Knows when its bars begin. */
import { Bin } from "kit/bin.js";
import { equalPower } from "lofinity/player/crossfade.js";

const START_LEAD_S = 0.04; // so that the first sample is not already late
const FADE_S = 0.25;

/** @typedef {import("lofinity/journey/words.js").Preview} Preview */

export class PreviewLoop {
  says = "preview loop";
  deckSays = "its loop plays";
  began_s = 0;
  /** @type {Promise<boolean> | null} */
  started = null;
  #bin = new Bin();
  #desk;
  /** @type {AudioBufferSourceNode | null} */
  #source = null;
  #gain;
  #gone = false;

  /** @param {{ desk: import("lofinity/player/desk.js").Desk, preview: Preview }} given */
  constructor({ desk, preview }) {
    this.#desk = desk;
    this.preview = preview;
    this.#gain = desk.context.createGain();
    this.#gain.connect(desk.music);
    this.#bin.add(() => this.#gain.disconnect());
  }

  /** @returns {Promise<boolean>} whether it plays; it does not if it was disposed of on the way, or could not be fetched */
  start() {
    this.started ??= this.#start().catch(() => false);
    return this.started;
  }

  async #start() {
    const answer = await fetch(this.preview.file.url);
    if (!answer.ok) return false;
    const buffer = await this.#desk.context.decodeAudioData(await answer.arrayBuffer());
    if (this.#gone) return false;
    const source = this.#desk.context.createBufferSource();
    source.buffer = buffer;
    source.loop = true;
    // resampling may add a sample; the loop is as long as its bars, not as its buffer
    source.loopEnd = Math.min(buffer.duration, this.length_s || buffer.duration);
    source.connect(this.#gain);
    this.began_s = this.#desk.now_s + START_LEAD_S;
    source.start(this.began_s);
    this.#bin.add(() => {
      source.stop();
      source.disconnect();
    });
    this.#source = source;
    return true;
  }

  get length_s() {
    return this.preview.bars * this.preview.bar_s;
  }

  get playing() {
    return this.#source !== null && !this.#gone;
  }

  /** Where in the loop the ear is. */
  get position_s() {
    const heard = this.#desk.now_s - this.#desk.latency_s - this.began_s;
    return this.length_s > 0 && heard > 0 ? heard % this.length_s : 0;
  }

  /** The tape begins at its beginning, wherever in the loop one was. */
  positionAt() {
    return 0;
  }

  /** Hands over to something else. @param {number} at_s of the audio clock @param {number} [seconds] */
  leaveAt(at_s, seconds = FADE_S) {
    const { gain } = this.#gain;
    gain.setValueAtTime(1, Math.max(at_s, this.#desk.now_s));
    gain.setValueCurveAtTime(equalPower().leaving, Math.max(at_s, this.#desk.now_s) + 0.001, seconds);
    this.#bin.after((at_s - this.#desk.now_s + seconds + 0.2) * 1000, () => this.dispose());
  }

  dispose() {
    if (this.#gone) return;
    this.#gone = true;
    this.#bin.dispose();
  }
}
