/** How this visitor weaves: speed, words, ear. Remembered in this browser; what styles read of it is put on <html>. */
import { recall, remember } from "kit/memory.js";
import { reducedMotion } from "kit/motion.js";
import { Signal } from "kit/signal.js";

export const SPEED = { least: 60, most: 900, usual: 260 };
export const CHOICES = /** @type {const} */ ({
  captions: [
    ["m", "usual"],
    ["l", "large"],
    ["xl", "very large"],
  ],
  motion: [
    ["system", "as my system says"],
    ["less", "as little as can be"],
  ],
  talk: [
    ["open", "always, while the microphone is on"],
    ["hold", "only while Space or the button is held"],
  ],
  quality: [
    ["", "by itself"],
    ["low", "light"],
    ["mid", "middling"],
    ["high", "rich"],
  ],
});

/** @typedef {{ speed: number, captions: string, motion: string, talk: string, quality: string, browserEar: boolean }} Wishes */

/** @type {Wishes} */
const USUAL = { speed: SPEED.usual, captions: "m", motion: "system", talk: "open", quality: "", browserEar: false };

export class Settings {
  /** What was changed. */
  changed = /** @type {Signal<keyof Wishes>} */ (new Signal());
  /** Stillness asked for here or by the system, as kit/motion.js tells it. */
  stillness = { value: false, changed: /** @type {Signal<boolean>} */ (new Signal()) };
  /** @type {Wishes} */
  #wishes = { ...USUAL };
  #stop;

  constructor() {
    for (const name of /** @type {(keyof Wishes)[]} */ (Object.keys(USUAL)))
      this.#take(name, recall(keyOf(name), USUAL[name]));
    this.#stop = reducedMotion.changed.on(() => this.#dress());
    this.#dress();
  }

  /** @returns {Readonly<Wishes>} */
  get now() {
    return this.#wishes;
  }

  /** @param {keyof Wishes} name @param {string | number | boolean} value */
  set(name, value) {
    if (!this.#take(name, value)) return;
    remember(keyOf(name), value);
    this.#dress();
    this.changed.emit(name);
  }

  dispose() {
    this.#stop();
  }

  /** @param {keyof Wishes} name @param {unknown} value @returns {boolean} is it a choice, and another one? */
  #take(name, value) {
    const among = /** @type {Record<string, readonly (readonly [string, string])[]>} */ (CHOICES)[name];
    if (among && !among.some(([each]) => each === value)) return false;
    if (name === "speed" && !(Number(value) >= SPEED.least && Number(value) <= SPEED.most)) return false;
    if (typeof value !== typeof USUAL[name] || this.#wishes[name] === value) return false;
    this.#wishes = { ...this.#wishes, [name]: value };
    return true;
  }

  #dress() {
    const { dataset } = document.documentElement;
    dataset.captions = this.#wishes.captions;
    const still = this.#wishes.motion === "less" || reducedMotion.value;
    dataset.still = String(still);
    if (still === this.stillness.value) return;
    this.stillness.value = still;
    this.stillness.changed.emit(still);
  }
}

/** The tier of drawing is one choice for all worlds. @param {keyof Wishes} name */
const keyOf = (name) => (name === "quality" ? "quality" : `lightloom.${name}`);
