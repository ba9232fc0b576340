/** How this visitor reads: type, paper, voice. Remembered in this browser; put on <html>, where the styles read it. */
import { make } from "kit/dom.js";
import { recall, remember } from "kit/memory.js";
import { Signal } from "kit/signal.js";

export const CHOICES = /** @type {const} */ ({
  size: [
    ["s", "small"],
    ["m", "usual"],
    ["l", "large"],
    ["xl", "very large"],
  ],
  face: [
    ["book", "book serif"],
    ["plain", "plain"],
    ["dyslexia", "OpenDyslexic"],
  ],
  paper: [
    ["cream", "cream"],
    ["white", "black on white"],
    ["night", "light on dark"],
  ],
  pace: [
    ["usual", "usual"],
    ["slow", "slow"],
    ["slower", "slower"],
  ],
  tone: [
    ["warm", "warm"],
    ["dry", "dry"],
    ["hushed", "hushed"],
  ],
});

/** @typedef {{ size: string, face: string, paper: string, voice: boolean, narrator: string, pace: import("rooms/words.js").Pace, tone: import("rooms/words.js").Tone, edition: import("rooms/words.js").Edition }} Wishes */
const DYSLEXIC = "/static/vendor/fonts/opendyslexic/opendyslexic.css";

/** @type {Wishes} */
const USUAL = {
  size: "m",
  face: "book",
  paper: "cream",
  voice: true,
  narrator: "caretaker",
  pace: "usual",
  tone: "warm",
  edition: "full",
};

export class Settings {
  /** What was changed. */
  changed = /** @type {Signal<keyof Wishes>} */ (new Signal());
  /** @type {Wishes} */
  #wishes = { ...USUAL };

  constructor() {
    for (const name of /** @type {(keyof Wishes)[]} */ (Object.keys(USUAL)))
      this.#take(name, recall(`rooms.${name}`, USUAL[name]));
    this.#dress();
  }

  /** @returns {Readonly<Wishes>} */
  get now() {
    return this.#wishes;
  }

  /** Whom to ask the house for. @returns {import("rooms/visit.js").Voice} */
  get voice() {
    const { voice, narrator, pace } = this.#wishes;
    return { narrator: voice ? narrator : null, pace };
  }

  /** @param {keyof Wishes} name @param {string | boolean} value */
  set(name, value) {
    if (!this.#take(name, value)) return;
    remember(`rooms.${name}`, value);
    this.#dress();
    this.changed.emit(name);
  }

  /** @param {keyof Wishes} name @param {string | boolean} value @returns {boolean} is it a choice, and another one? */
  #take(name, value) {
    const among = /** @type {Record<string, readonly (readonly [string, string])[]>} */ (CHOICES)[name];
    if (among && !among.some(([each]) => each === value)) return false;
    if (this.#wishes[name] === value) return false;
    this.#wishes = { ...this.#wishes, [name]: value };
    return true;
  }

  #dress() {
    const { dataset } = document.documentElement;
    for (const name of /** @type {const} */ (["size", "face", "paper"])) dataset[name] = this.#wishes[name];
    if (dataset.face === "dyslexia" && !document.querySelector(`link[href="${DYSLEXIC}"]`)) {
      document.head.append(make("link", { rel: "stylesheet", href: DYSLEXIC })); // fetched by those who read in it
    }
  }
}
