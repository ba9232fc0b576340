/**
 * Everything that sounds -> one fade -> the bus. Music and ambience keep their own levels; play, pause, switching and
 * sleep all go through gain ramps here, so nothing ever clicks. Knows no tape and no page.
 */
import { Bin } from "kit/bin.js";

export const RAMP_S = 0.08; // shorter clicks, longer feels late

/** @typedef {{ context: AudioContext, music: AudioNode }} Bus the kit's: `music` plays on while the page is hidden */

export class Desk {
  #bin = new Bin();

  /** @param {Bus} bus */
  constructor(bus) {
    this.context = bus.context;
    this.fade = this.context.createGain();
    this.music = this.context.createGain();
    this.ambience = this.context.createGain();
    this.music.connect(this.fade);
    this.ambience.connect(this.fade);
    this.fade.connect(bus.music);
    for (const node of [this.music, this.ambience, this.fade]) this.#bin.add(() => node.disconnect());
  }

  get now_s() {
    return this.context.currentTime;
  }

  /** What lies between the clock and the ear. */
  get latency_s() {
    return this.context.outputLatency || this.context.baseLatency || 0;
  }

  /** @param {GainNode} node @param {number} level @param {number} [ramp_s] */
  glide(node, level, ramp_s = RAMP_S) {
    const { gain } = node;
    const now = this.now_s;
    gain.cancelScheduledValues(now);
    gain.setValueAtTime(gain.value, now);
    gain.linearRampToValueAtTime(level, now + ramp_s);
  }

  dispose() {
    this.#bin.dispose();
  }
}
