/**
 * The tape while it is pressed: its advances, one after the other without a seam, as soon as they can be played to the end
 * without a pause. Begins on a bar line of the loop before it, and hands over to the finished tape where the ear then is.
 */
import { Bin } from "kit/bin.js";
import { equalPower } from "lofinity/player/crossfade.js";

const FADE_S = 0.25;
const SPARE_S = 2; // so much may the press be late
const SCHEDULE_S = 0.05; // what the audio clock needs to be told of a sound in time

/** @typedef {import("lofinity/journey/words.js").Advance} Advance */

/**
 * Can one listen from now on without ever waiting? `pace`: seconds of music a second. What is made grows in a straight line,
 * so that it is enough at every moment if it is enough when the last of it is made.
 * @param {{ made_s: number, seconds: number, pace: number }} press
 */
export function soonEnough({ made_s, seconds, pace }) {
  if (made_s >= seconds) return true;
  return pace > 0 && made_s > SPARE_S && (pace >= 1 || (seconds - made_s) / pace <= seconds - SPARE_S);
}

export class EarlyTape {
  says = "the tape, while it is pressed";
  deckSays = "fresh from the press, while it runs";
  started = Promise.resolve(true);
  #bin = new Bin();
  #desk;
  #out;
  #seconds;
  /** @type {{ buffer: AudioBuffer, advance: Advance }[]} decoded, not yet told to the audio clock */
  #waiting = [];
  /** @type {{ gain: GainNode, ends_s: number } | null} */
  #last = null;
  /** @type {Promise<unknown>} */
  #decoding = Promise.resolve();
  /** When its first sample is heard, on the audio clock. @type {number | null} */
  #began_s = null;
  #made_s = 0;
  #first = { at_s: 0, made_s: 0 };
  #gone = false;

  /** @param {{ desk: import("lofinity/player/desk.js").Desk, seconds: number }} given seconds: how long the tape will be */
  constructor({ desk, seconds }) {
    this.#desk = desk;
    this.#seconds = seconds;
    this.#out = desk.context.createGain();
    this.#out.connect(desk.music);
    this.#bin.add(() => this.#out.disconnect());
  }

  /** One more stretch of it. @param {Advance} advance @returns {Promise<boolean>} whether it is here, and all before it */
  add(advance) {
    const file = fetch(advance.file.url).then((answer) => (answer.ok ? answer.arrayBuffer() : null));
    const decoded = this.#decoding.then(async () => {
      const bytes = await file;
      if (!bytes || this.#gone) return false;
      const buffer = await this.#desk.context.decodeAudioData(bytes);
      if (this.#gone) return false;
      if (this.#made_s === 0) this.#first = { at_s: this.#desk.now_s, made_s: advance.seconds };
      this.#made_s += advance.seconds;
      this.#waiting.push({ buffer, advance });
      if (this.#began_s !== null) this.#schedule();
      return true;
    });
    this.#decoding = decoded.catch(() => false);
    return decoded.catch(() => false);
  }

  /** It can be listened to, from now to its end. */
  get ready() {
    const elapsed_s = this.#desk.now_s - this.#first.at_s;
    const pace = elapsed_s > 0 ? (this.#made_s - this.#first.made_s) / elapsed_s : 0;
    return !this.#gone && soonEnough({ made_s: this.#made_s, seconds: this.#seconds, pace });
  }

  /** @param {number} at_s of the audio clock @param {number} [fade_s] */
  startAt(at_s, fade_s = FADE_S) {
    if (this.#gone || this.#began_s !== null) return;
    this.#began_s = Math.max(at_s, this.#desk.now_s + SCHEDULE_S);
    const { gain } = this.#out;
    gain.setValueAtTime(0, this.#desk.now_s);
    gain.setValueCurveAtTime(equalPower().coming, this.#began_s, fade_s);
    this.#schedule();
  }

  get playing() {
    return this.#began_s !== null && !this.#gone;
  }

  /** Which second of the tape sounds at a moment of the audio clock. @param {number} at_s */
  positionAt(at_s) {
    return this.#began_s === null ? 0 : Math.min(this.#made_s, Math.max(0, at_s - this.#began_s));
  }

  /** Where the ear is. */
  get position_s() {
    return this.positionAt(this.#desk.now_s - this.#desk.latency_s);
  }

  /** Hands over to the finished tape. @param {number} at_s of the audio clock @param {number} [seconds] */
  leaveAt(at_s, seconds = FADE_S) {
    const { gain } = this.#out;
    const from_s = Math.max(at_s, this.#desk.now_s) + 0.001;
    gain.cancelScheduledValues(0);
    gain.setValueAtTime(1, from_s - 0.001);
    gain.setValueCurveAtTime(equalPower().leaving, from_s, seconds);
    this.#bin.after((from_s - this.#desk.now_s + seconds + 0.2) * 1000, () => this.dispose());
  }

  dispose() {
    if (this.#gone) return;
    this.#gone = true;
    this.#bin.dispose();
  }

  #schedule() {
    for (const { buffer, advance } of this.#waiting.splice(0)) {
      const { context, now_s } = this.#desk;
      let begins_s = /** @type {number} */ (this.#began_s) + advance.start_s;
      const late_s = now_s + SCHEDULE_S + advance.lead_s - begins_s;
      if (late_s > 0) {
        // the press was slower than it seemed: silence, and all that follows is as much later
        this.#began_s = /** @type {number} */ (this.#began_s) + late_s;
        begins_s += late_s;
      }
      const source = context.createBufferSource();
      const gain = context.createGain();
      source.buffer = buffer;
      source.connect(gain).connect(this.#out);
      const from_s = begins_s - advance.lead_s;
      if (advance.lead_s > 0) {
        gain.gain.setValueAtTime(0, Math.max(0, from_s));
        gain.gain.linearRampToValueAtTime(1, begins_s);
        if (this.#last && this.#last.ends_s >= begins_s - 0.001) {
          this.#last.gain.gain.setValueAtTime(1, from_s);
          this.#last.gain.gain.linearRampToValueAtTime(0, begins_s);
        }
      }
      source.start(from_s);
      this.#last = { gain, ends_s: begins_s + advance.seconds };
      this.#bin.add(() => {
        source.stop();
        source.disconnect();
        gain.disconnect();
      });
    }
  }
}
