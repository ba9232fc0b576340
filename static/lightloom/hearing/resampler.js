/**
 * Sound at any rate -> 16 kHz, 16 bit, in chunks of 80 ms. A windowed-sinc low pass read at a fractional step: nothing above
 * 8 kHz folds back into the words. Runs in the audio thread; knows no browser.
 */

export const RATE_HZ = 16_000;
export const CHUNK = 1280; // 80 ms
const TAPS_PER_STEP = 16;
const PASS = 0.45; // of the lower rate: the filter's skirt must be down at a half

/** @typedef {{ pcm: Int16Array<ArrayBuffer>, level: number }} Heard level: root mean square, 0..1 */

export class Resampler {
  #step;
  #taps;
  /** What the filter still needs of the past, then what came. */
  #line;
  #held = 0;
  #at = 0;
  #chunk = new Int16Array(CHUNK);
  #filled = 0;
  #energy = 0;

  /** @param {number} rate_hz of what comes in */
  constructor(rate_hz) {
    this.#step = rate_hz / RATE_HZ;
    this.#taps = lowPass(this.#step);
    this.#line = new Float32Array(this.#taps.length + 8192);
  }

  /** @param {Float32Array} sound @returns {Heard[]} the chunks that came full */
  feed(sound) {
    const full = [];
    for (let from = 0; from < sound.length; from += 4096) full.push(...this.#feed(sound.subarray(from, from + 4096)));
    return full;
  }

  /** @param {Float32Array} sound no more than the line has room for */
  #feed(sound) {
    const taps = this.#taps;
    const line = this.#line;
    line.set(sound, this.#held);
    this.#held += sound.length;
    const full = [];
    while (Math.floor(this.#at) + taps.length <= this.#held) {
      const start = Math.floor(this.#at);
      let value = 0;
      for (let i = 0; i < taps.length; i++) value += taps[i] * line[start + i];
      value = Math.max(-1, Math.min(1, value));
      this.#energy += value * value;
      this.#chunk[this.#filled++] = Math.round(value * 32_767);
      this.#at += this.#step;
      if (this.#filled === CHUNK) full.push(this.#take());
    }
    const done = Math.min(this.#held, Math.floor(this.#at));
    line.copyWithin(0, done, this.#held);
    this.#held -= done;
    this.#at -= done;
    return full;
  }

  /** @returns {Heard} */
  #take() {
    const heard = { pcm: this.#chunk, level: Math.sqrt(this.#energy / CHUNK) };
    this.#chunk = new Int16Array(CHUNK);
    this.#filled = 0;
    this.#energy = 0;
    return heard;
  }
}

/** Hamming-windowed sinc, as long as 16 steps. @param {number} step samples in for one out */
function lowPass(step) {
  const length = Math.ceil(TAPS_PER_STEP * Math.max(1, step)) | 1;
  const cut = PASS / Math.max(1, step);
  const taps = new Float32Array(length);
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const x = i - (length - 1) / 2;
    const sinc = x === 0 ? 2 * cut : Math.sin(2 * Math.PI * cut * x) / (Math.PI * x);
    taps[i] = sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (length - 1)));
    sum += taps[i];
  }
  return taps.map((tap) => tap / sum);
}
