/** Faders -> beds of rain, café, vinyl … around the music, each its own loop, fetched when it is first raised. Never part of the tape. */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";
import { AMBIENCES } from "lofinity/journey/words.js";

const FADE_S = 1;

/** @typedef {import("lofinity/journey/words.js").Ambience} Name */
/** @typedef {import("lofinity/journey/words.js").Bed} Bed */
/** @typedef {{ source: AudioBufferSourceNode, gain: GainNode }} Voice */

/** @param {Name} name */
export const bedUrl = (name) => `/lofinity/beds/${name}.flac`;

/** A fader's place -> gain: even steps for the ear. @param {number} level 0..1 */
export const gainOf = (level) => level ** 1.6;

export class Ambience {
  changed = /** @type {Signal} */ (new Signal());
  /** A bed could not be fetched; its name. */
  missing = /** @type {Signal<Name>} */ (new Signal());

  #bin = new Bin();
  #desk;
  /** @type {Map<Name, number>} */
  #levels = new Map(AMBIENCES.map((name) => [name, 0]));
  /** @type {Map<Name, Promise<AudioBuffer>>} */
  #tiles = new Map();
  /** @type {Map<Name, Voice>} */
  #voices = new Map();
  #sounding = false;

  /** @param {import("lofinity/player/desk.js").Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** @returns {Bed[]} every bed that is up */
  get beds() {
    return [...this.#levels].filter(([, level]) => level > 0).map(([name, level]) => ({ name, level }));
  }

  /** @param {Name} name */
  level(name) {
    return this.#levels.get(name) ?? 0;
  }

  get sounding() {
    return this.#sounding;
  }

  /** @param {Name} name @param {number} level 0..1 */
  set(name, level) {
    this.#levels.set(name, Math.min(1, Math.max(0, level)));
    if (this.#sounding) this.#voice(name);
    this.changed.emit();
  }

  /** All faders at once: what a tape brings with it. @param {readonly Bed[]} beds */
  mix(beds) {
    for (const name of AMBIENCES) {
      this.#levels.set(name, beds.find((bed) => bed.name === name)?.level ?? 0);
      if (this.#sounding) this.#voice(name);
    }
    this.changed.emit();
  }

  /** @param {boolean} sounding the beds come and go with the music */
  setSounding(sounding) {
    if (sounding === this.#sounding) return;
    this.#sounding = sounding;
    for (const name of AMBIENCES) this.#voice(name);
    this.changed.emit();
  }

  dispose() {
    this.#sounding = false;
    for (const voice of this.#voices.values()) silence(voice);
    this.#voices.clear();
    this.#bin.dispose();
  }

  /** Brings one bed to where its fader is. @param {Name} name */
  async #voice(name) {
    const wanted = () => (this.#sounding ? gainOf(this.level(name)) : 0);
    const voice = this.#voices.get(name);
    if (voice) {
      this.#desk.glide(voice.gain, wanted(), FADE_S);
      if (wanted() === 0) this.#bin.after(FADE_S * 1000 + 100, () => wanted() === 0 && this.#end(name, voice));
      return;
    }
    if (wanted() === 0) return;
    try {
      const tile = await this.#tile(name);
      if (wanted() === 0 || this.#voices.has(name)) return;
      const source = this.#desk.context.createBufferSource();
      const gain = this.#desk.context.createGain();
      source.buffer = tile;
      source.loop = true;
      gain.gain.value = 0;
      source.connect(gain).connect(this.#desk.ambience);
      // two beds that always began together would sound like one recording
      source.start(0, ((AMBIENCES.indexOf(name) * 0.37) % 1) * tile.duration);
      this.#voices.set(name, { source, gain });
      this.#desk.glide(gain, wanted(), FADE_S);
    } catch {
      this.#tiles.delete(name);
      this.missing.emit(name);
    }
  }

  /** @param {Name} name @param {Voice} voice */
  #end(name, voice) {
    if (this.#voices.get(name) !== voice) return;
    this.#voices.delete(name);
    silence(voice);
  }

  /** @param {Name} name @returns {Promise<AudioBuffer>} */
  #tile(name) {
    const known = this.#tiles.get(name);
    if (known) return known;
    const tile = fetch(bedUrl(name)).then(async (answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return this.#desk.context.decodeAudioData(await answer.arrayBuffer());
    });
    this.#tiles.set(name, tile);
    return tile;
  }
}

/** @param {Voice} voice */
function silence({ source, gain }) {
  source.stop();
  source.disconnect();
  gain.disconnect();
}
