/** The controls on the loom's apron: microphone, line, knobs. Says what a visitor did; decides nothing. */
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { phraseText } from "lightloom/words.js";

/** @typedef {import("lightloom/hearing/hearing.js").EarState} EarState */
/** @typedef {{ marked: number | null, count: number, open: number, weaving: boolean, talk: string }} Shown open: phrases nothing has come of yet */

const EARS = /** @type {Record<EarState, string>} */ ({
  off: "speak",
  asking: "asking…",
  listening: "listening",
  waiting: "hold to speak",
  refused: "no microphone",
});
const LOUD = 9; // speech is some 0.05 to 0.15 of full scale

export class Apron {
  said = /** @type {Signal<string>} */ (new Signal());
  /** The first sign of a line that is being written. */
  begun = /** @type {Signal} */ (new Signal());
  earPressed = /** @type {Signal} */ (new Signal());
  held = /** @type {Signal<boolean>} */ (new Signal());
  left = /** @type {Signal} */ (new Signal());
  undone = /** @type {Signal} */ (new Signal());
  other = /** @type {Signal} */ (new Signal());
  finished = /** @type {Signal} */ (new Signal());
  /** What will be said when Enter is pressed. */
  line = /** @type {HTMLInputElement} */ (need("#line"));

  #bin = new Bin();
  #mic = need("#mic");
  #composing = false;

  constructor() {
    const bin = this.#bin;
    const { line } = this;
    bin.listen(line, "compositionstart", () => (this.#composing = true));
    bin.listen(line, "compositionend", () => (this.#composing = false));
    bin.listen(line, "input", () => line.value.trim() && this.begun.emit());
    bin.listen(line, "keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") this.left.emit();
    });
    bin.listen(need("#apron"), "submit", (event) => {
      event.preventDefault();
      if (this.#composing) return;
      const text = phraseText(line.value);
      if (!text) return line.focus();
      line.value = "";
      this.said.emit(text);
    });
    bin.listen(this.#mic, "click", () => this.earPressed.emit());
    bin.listen(this.#mic, "pointerdown", () => this.held.emit(true));
    for (const away of ["pointerup", "pointercancel", "pointerleave"]) {
      bin.listen(this.#mic, away, () => this.held.emit(false));
    }
    bin.listen(need("#undo"), "click", () => this.undone.emit());
    bin.listen(need("#other"), "click", () => this.other.emit());
    bin.listen(need("#finish"), "click", () => this.finished.emit());
    bin.listen(need("#leave-mark"), "click", () => this.left.emit());
  }

  /** @param {Shown} shown */
  show({ marked, count, open, weaving }) {
    const { line } = this;
    line.placeholder =
      marked !== null
        ? "what should be there instead…"
        : count === 0
          ? "…or write what you see"
          : "…or write what comes next";
    need("#mark").hidden = marked === null;
    need("#mark-says").textContent = marked === null ? "" : `Strip ${marked + 1} is painted anew`;
    off("#undo", count === 0 && open === 0);
    off("#other", count === 0 || weaving);
    off("#finish", count === 0 || weaving);
    off("#explore", count === 0);
  }

  /** @param {EarState} state */
  hear(state) {
    const on = state === "listening" || state === "waiting" || state === "asking";
    this.#mic.dataset.ear = state;
    this.#mic.setAttribute("aria-pressed", String(on));
    need("#mic-label").textContent = EARS[state];
    if (!on) this.level(0);
  }

  /** @param {number} level 0..1 */
  level(level) {
    this.#mic.style.setProperty("--level", Math.min(1, level * LOUD).toFixed(3));
  }

  dispose() {
    this.#bin.dispose();
  }
}

/** A button that can do nothing now keeps its place in the order of the Tab key. @param {string} selector @param {boolean} isOff */
const off = (selector, isOff) => need(selector).setAttribute("aria-disabled", String(isOff));
