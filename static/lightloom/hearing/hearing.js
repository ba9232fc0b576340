/**
 * Who listens: nobody, the house's small ear by the thread, or the browser's own. What is heard comes out the same: words
 * while they are spoken, then the phrase at a breath. A microphone that is refused is a sentence, never a dead button.
 */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";
import { BrowserEar, DEAF } from "lightloom/hearing/browser-ear.js";
import { LOST, Microphone } from "lightloom/hearing/microphone.js";

/** @typedef {"off" | "asking" | "listening" | "waiting" | "refused"} EarState waiting: open, but only heard while a key is held */
/** @typedef {{ phrase: string, voice: number, words: { text: string, firm: boolean }[] }} Speaking */
/** @typedef {{ phrase: string, voice: number, text: string, heard_by: string | null }} Breath */

const DEAF_HOUSE = "The house has no ear just now. Write what comes next: that does the same.";

export class Hearing {
  speaking = /** @type {Signal<Speaking>} */ (new Signal());
  breath = /** @type {Signal<Breath>} */ (new Signal());
  /** Another state; with a sentence where something went wrong. */
  changed = /** @type {Signal<string>} */ (new Signal());
  /** How loud it is, 0..1, twelve times a second while somebody listens. */
  level = /** @type {Signal<number>} */ (new Signal());
  /** @type {EarState} */
  state = "off";
  /** Who hears, by name. */
  ear = "";

  #bin = new Bin();
  #microphone = new Microphone();
  #browserEar = this.#bin.keep({
    ear: new BrowserEar(),
    dispose() {
      this.ear.close();
    },
  }).ear;
  #thread;
  #settings;
  #held = false;
  #ours = false;
  #shared;

  /** @param {{ thread: import("lightloom/hearing/thread.js").Thread, settings: import("lightloom/settings.js").Settings, shared: () => boolean }} given shared: is somebody else at this loom? */
  constructor({ thread, settings, shared }) {
    this.#thread = thread;
    this.#shared = shared;
    this.#settings = settings;
    const bin = this.#bin;
    bin.add(() => this.#microphone.close());
    bin.add(
      this.#microphone.heard.on(({ pcm, level }) => {
        if (this.state !== "listening") return;
        this.level.emit(level);
        if (!this.#ours) thread.hear(pcm);
      }),
    );
    bin.add(this.#microphone.lost.on(() => this.#fail(LOST)));
    bin.add(thread.said.on((said) => this.#hear(said)));
    bin.add(this.#browserEar.speaking.on((said) => this.speaking.emit({ ...said, voice: 0 })));
    bin.add(this.#browserEar.breath.on((said) => this.breath.emit({ ...said, voice: 0, heard_by: "browser" })));
    bin.add(this.#browserEar.failed.on((says) => this.#fail(says)));
  }

  get isOpen() {
    return this.state === "asking" || this.state === "listening" || this.state === "waiting";
  }

  /** What a new line must be told. @returns {object[]} */
  get greeting() {
    return this.state === "listening" && !this.#ours ? [{ kind: "listen", on: true }] : [];
  }

  async open() {
    if (this.isOpen) return;
    this.#turn("asking");
    this.#ours = this.#settings.now.browserEar && BrowserEar.isHere;
    try {
      await this.#microphone.open();
    } catch (fault) {
      return this.#fail(fault instanceof Error ? fault.message : DEAF);
    }
    if (this.state !== "asking") return this.#microphone.close(); // put away while the browser asked
    if (!this.#ours) this.#thread.open();
    if (this.#settings.now.talk === "hold" && !this.#held) this.#turn("waiting");
    else this.#listen();
  }

  close() {
    this.#rest();
    this.#microphone.close();
    this.#turn("off");
  }

  /** A key is held, or let go: only then somebody listens, for those who chose it. @param {boolean} held */
  hold(held) {
    this.#held = held;
    if (this.#settings.now.talk !== "hold") return;
    if (held && this.state === "waiting") this.#listen();
    else if (!held && this.state === "listening") {
      this.#rest();
      this.#turn("waiting");
    }
  }

  dispose() {
    this.#rest();
    this.#bin.dispose();
  }

  #listen() {
    this.#turn("listening");
    if (this.#ours) this.#browserEar.open();
    else this.#thread.say({ kind: "listen", on: true });
  }

  #rest() {
    this.#browserEar.close();
    if (this.state === "listening" && !this.#ours) this.#thread.say({ kind: "listen", on: false });
    this.level.emit(0);
  }

  /** @param {string} says */
  #fail(says) {
    this.#rest();
    this.#microphone.close();
    this.#turn("refused", says);
  }

  /** @param {EarState} state @param {string} [says] */
  #turn(state, says = "") {
    if (this.state === state && !says) return;
    this.state = state;
    this.changed.emit(says);
  }

  /** @param {import("lightloom/hearing/thread.js").Said} said */
  #hear(said) {
    if (said.kind === "hello") {
      this.ear = typeof said.ear === "string" ? said.ear : "";
      if (this.isOpen && !this.#ours && said.listens === false) this.#fail(DEAF_HOUSE);
    }
    // of a loom that is shared it is told elsewhere, with the phrases it is about
    if (said.kind === "trouble" && this.isOpen && !this.#ours && !this.#shared()) this.#fail(String(said.says));
    if (said.kind === "speaking") {
      const { phrase, voice, firm = [], pale = [] } = said;
      const words = [
        ...firm.map((/** @type {unknown} */ text) => ({ text: String(text), firm: true })),
        ...pale.map((/** @type {unknown} */ text) => ({ text: String(text), firm: false })),
      ];
      this.speaking.emit({ phrase: String(phrase), voice: Number(voice) || 0, words });
    }
    if (said.kind === "breath") {
      const { phrase, voice, text, heard_by } = said;
      this.breath.emit({
        phrase: String(phrase),
        voice: Number(voice) || 0,
        text: String(text ?? ""),
        heard_by: typeof heard_by === "string" ? heard_by : null,
      });
    }
  }
}
