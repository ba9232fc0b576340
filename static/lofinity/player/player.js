/**
 * A deck and an address -> sound. The media element streams and seeks (Range), WebAudio gives it its level; the deck is
 * told where the tape truly is. Draws nothing.
 */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";
import { equalPower } from "lofinity/player/crossfade.js";
import { RAMP_S } from "lofinity/player/desk.js";
import { WindSound } from "lofinity/player/winding.js";

const LOAD_MS = 20_000;
const REHEARSAL_MS = 1500;
const LATEST_S = 0.5; // a browser slower than this is not waited for

export const GONE = "The tape's sound cannot be reached any more. Press it again: the same recipe gives the same tape.";

export class Player {
  /** The side has run out. */
  ended = /** @type {Signal} */ (new Signal());
  /** A sentence for the visitor. */
  troubled = /** @type {Signal<string>} */ (new Signal());

  #bin = new Bin();
  #desk;
  #deck;
  #element = new Audio();
  #gain;
  #wind;
  #resume = false;
  /** @type {(() => void) | null} */
  #pausing = null;
  #loaded = 0;
  /** Ends the wait for a side that is not wanted any more. */
  #giveUp = () => {};

  /** @param {{ desk: import("lofinity/player/desk.js").Desk, deck: import("lofinity/player/deck.js").Deck }} given */
  constructor({ desk, deck }) {
    this.#desk = desk;
    this.#deck = deck;
    const element = this.#element;
    element.preload = "auto";
    element.preservesPitch = false; // a tape that runs slower sounds lower
    const source = desk.context.createMediaElementSource(element);
    this.#gain = desk.context.createGain();
    this.#gain.gain.value = 0;
    source.connect(this.#gain).connect(desk.music);
    this.#wind = this.#bin.keep(new WindSound(desk));
    this.#bin.listen(element, "ended", () => this.#end());
    this.#bin.listen(element, "error", () => element.hasAttribute("src") && this.#fail());
    this.#bin.add(deck.changed.on(() => this.#follow()));
    this.#bin.add(() => {
      this.unload();
      source.disconnect();
      this.#gain.disconnect();
    });
  }

  /** @param {string} url @returns {Promise<boolean>} whether it can be played */
  async load(url) {
    const turn = ++this.#loaded;
    const element = this.#element;
    this.#giveUp();
    this.#stopPausing();
    element.pause();
    this.#gain.gain.cancelScheduledValues(0);
    this.#gain.gain.value = 0;
    element.src = url;
    element.playbackRate = this.#deck.speed;
    element.preservesPitch = false;
    element.load();
    const ready = await this.#becomesReady();
    if (turn !== this.#loaded) return false;
    if (ready && this.#deck.position_s > 0) element.currentTime = this.#deck.position_s;
    return ready;
  }

  unload() {
    this.#loaded += 1;
    this.#giveUp();
    this.#stopPausing();
    this.#element.pause();
    this.#element.removeAttribute("src");
    this.#element.load();
  }

  /** Plays from where the tape is. */
  async play() {
    this.#stopPausing();
    if (this.#deck.atEnd) this.seek(0);
    if (!(await this.#run())) return;
    this.#desk.glide(this.#gain, 1);
    this.#deck.setPlaying(true);
  }

  /**
   * Plays a moment without being heard: how long does this browser take from being told to the first sample?
   * The hand-over from the preview is told that much earlier. @returns {Promise<number>} seconds
   */
  async rehearse() {
    const element = this.#element;
    const turn = this.#loaded;
    const told_ms = performance.now();
    if (!(await this.#run())) return 0;
    while (element.currentTime === 0 && performance.now() - told_ms < REHEARSAL_MS) await this.#pause_ms(4);
    const late_s = (performance.now() - told_ms) / 1000 - element.currentTime;
    if (turn !== this.#loaded) return 0;
    element.pause();
    element.currentTime = 0;
    return Math.min(LATEST_S, Math.max(0, late_s));
  }

  /** Starts silently so that the tape's first sample, or the one at `from_s`, meets a moment of the audio clock. @param {number} at_s @param {number} late_s as rehearsed @param {number} [from_s] of the tape @returns {Promise<boolean>} whether it plays */
  async startAt(at_s, late_s, from_s = 0) {
    const turn = this.#loaded;
    if (from_s > 0) this.seek(from_s);
    await this.#pause_ms((at_s - late_s - this.#desk.now_s) * 1000);
    return turn === this.#loaded && (await this.#run());
  }

  /** Becomes loud over so many seconds, from a moment of the audio clock on. @param {number} at_s @param {number} seconds */
  comeIn(at_s, seconds) {
    const { gain } = this.#gain;
    gain.cancelScheduledValues(0);
    gain.setValueAtTime(0, this.#desk.now_s);
    gain.setValueCurveAtTime(equalPower().coming, at_s + 0.001, seconds);
    this.#deck.setPlaying(true);
  }

  /** Fades, then stops: a pause that does not click. */
  pause() {
    if (!this.#deck.playing) return;
    this.#deck.setPlaying(false);
    this.#desk.glide(this.#gain, 0);
    this.#stopPausing();
    this.#pausing = this.#bin.after(RAMP_S * 1000 + 20, () => {
      this.#element.pause();
      this.#deck.heard(this.#element.currentTime);
    });
  }

  toggle() {
    if (this.#deck.playing) this.pause();
    else this.play();
  }

  /** @param {number} position_s */
  seek(position_s) {
    const at = this.#deck.seek(position_s);
    if (this.#element.hasAttribute("src")) this.#element.currentTime = at;
  }

  /** Starts to wind, or stops and plays on if it played before. @param {-1 | 0 | 1} way */
  wind(way) {
    if (way !== 0 && this.#deck.winding === 0) this.#resume = this.#deck.playing;
    this.#deck.wind(way);
  }

  /** Once a frame: the deck hears where the tape is. @param {number} step_s */
  tick(step_s) {
    const deck = this.#deck;
    deck.advance(step_s);
    if (deck.playing && deck.winding === 0 && !this.#element.seeking) deck.heard(this.#element.currentTime);
  }

  /** Where on the tape the ear is: what the eye should follow. */
  get heard_s() {
    const late = this.#deck.playing ? this.#desk.latency_s * this.#deck.speed : 0;
    return Math.max(0, this.#element.currentTime - late);
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @returns {Promise<boolean>} */
  #becomesReady() {
    return new Promise((resolve) => {
      const bin = new Bin();
      const settle = (/** @type {boolean} */ well) => {
        bin.dispose();
        resolve(well);
      };
      // no ear for "emptied": the one of the side before comes late, and would be taken for this one's
      bin.listen(this.#element, "canplay", () => settle(true));
      bin.listen(this.#element, "error", () => settle(false));
      bin.after(LOAD_MS, () => settle(false));
      this.#giveUp = () => settle(false);
    });
  }

  /** @param {number} wait_ms */
  #pause_ms(wait_ms) {
    return new Promise((resolve) => this.#bin.after(Math.max(0, wait_ms), () => resolve(null)));
  }

  async #run() {
    try {
      await this.#element.play();
      return true;
    } catch (fault) {
      // a newer load or pause took the element; only a browser that wants a touch first is told
      if (fault instanceof DOMException && fault.name === "NotAllowedError") {
        this.troubled.emit("Press play once: the browser lets sound begin only after a touch.");
      }
      return false;
    }
  }

  #follow() {
    const { speed, winding } = this.#deck;
    if (this.#element.playbackRate !== speed) this.#element.playbackRate = speed;
    if (winding !== 0 && !this.#wind.sounds) {
      this.#wind.start();
      this.#desk.glide(this.#gain, 0);
      this.#element.pause();
    } else if (winding === 0 && this.#wind.sounds) {
      this.#wind.stop();
      this.#element.currentTime = this.#deck.position_s;
      if (this.#resume && !this.#deck.atEnd) this.play();
      else this.#deck.setPlaying(false);
      this.#resume = false;
    }
  }

  #end() {
    this.#deck.heard(this.#deck.seconds);
    this.#gain.gain.value = 0;
    this.#deck.setPlaying(false);
    this.ended.emit();
  }

  #fail() {
    this.#deck.setPlaying(false);
    this.troubled.emit(GONE);
  }

  #stopPausing() {
    this.#pausing?.();
    this.#pausing = null;
  }
}
