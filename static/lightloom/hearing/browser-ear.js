/**
 * The browser's own ear (SpeechRecognition), for those who ask for it: most browsers send the sound to their maker. Words go
 * pale and firm as the house's own ear tells them.
 */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";
import { freshId, phraseText } from "lightloom/words.js";

export const PRIVACY =
  "The browser's own ear knows more words, but most browsers send what you say to their maker. The house's ear does not: sound is listened to, and never kept.";
export const DEAF = "This browser's own ear does not work here. The house's ear listens instead.";

/** @typedef {{ phrase: string, words: { text: string, firm: boolean }[] }} Speaking */

/** @returns {any} its class, where this browser has one */
const recogniser = () => {
  const view = /** @type {any} */ (globalThis);
  return view.SpeechRecognition ?? view.webkitSpeechRecognition ?? null;
};

export class BrowserEar {
  speaking = /** @type {Signal<Speaking>} */ (new Signal());
  breath = /** @type {Signal<{ phrase: string, text: string }>} */ (new Signal());
  /** It cannot be used; the sentence says what happens instead. */
  failed = /** @type {Signal<string>} */ (new Signal());
  /** @type {Bin | null} */
  #bin = null;
  #phrase = freshId();

  static get isHere() {
    return recogniser() !== null;
  }

  open() {
    const Recogniser = recogniser();
    if (this.#bin || !Recogniser) return;
    const bin = new Bin();
    this.#bin = bin;
    const ear = new Recogniser();
    ear.continuous = true;
    ear.interimResults = true;
    ear.lang = "en";
    bin.add(() => ear.abort());
    bin.listen(ear, "result", (/** @type {any} */ { results, resultIndex }) =>
      this.#hear([...results].slice(resultIndex)),
    );
    bin.listen(ear, "error", (/** @type {any} */ { error }) => {
      if (error === "no-speech" || error === "aborted") return;
      this.close();
      this.failed.emit(DEAF);
    });
    // it stops by itself after a silence
    bin.listen(ear, "end", () => this.#bin === bin && ear.start());
    ear.start();
  }

  close() {
    this.#bin?.dispose();
    this.#bin = null;
  }

  /** @param {any[]} results */
  #hear(results) {
    for (const result of results.filter(({ isFinal }) => isFinal)) {
      const text = phraseText(result[0].transcript);
      if (text) this.breath.emit({ phrase: this.#phrase, text });
      this.#phrase = freshId();
    }
    const open = results.filter(({ isFinal }) => !isFinal).map(([best]) => best.transcript);
    const words = phraseText(open.join(" ")).split(" ").filter(Boolean);
    if (words.length > 0)
      this.speaking.emit({ phrase: this.#phrase, words: words.map((text) => ({ text, firm: false })) });
  }
}
