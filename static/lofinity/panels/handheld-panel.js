/** The little handheld: a fader for each bed, the two timers, the pixel screen's words. */
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { AMBIENCES, bedName } from "lofinity/journey/words.js";

export const SLEEPS = /** @type {const} */ ([
  ["off", "off"],
  ["15", "15 min"],
  ["30", "30 min"],
  ["60", "60 min"],
  ["side", "end of side"],
]);
export const FOCUSES = /** @type {const} */ ([
  ["off", "off"],
  ["15-5", "15 / 5"],
  ["25-5", "25 / 5"],
  ["50-10", "50 / 10"],
]);

/** @typedef {import("lofinity/journey/words.js").Ambience} Ambience */

export class HandheldPanel {
  faderMoved = /** @type {Signal<{ name: Ambience, level: number }>} */ (new Signal());
  recipeAsked = /** @type {Signal} */ (new Signal());
  sleepChosen = /** @type {Signal<string>} */ (new Signal());
  focusChosen = /** @type {Signal<string>} */ (new Signal());

  #bin = new Bin();
  /** @type {Map<Ambience, HTMLInputElement>} */
  #faders = new Map();

  constructor() {
    const faders = need("#faders");
    for (const name of AMBIENCES) {
      const input = make("input", { type: "range", min: 0, max: 1, step: 0.02, value: 0, id: `bed-${name}` });
      const row = make("label", { class: "fader", for: input.id }, make("span", {}, bedName(name)), input);
      this.#bin.listen(input, "input", () => this.faderMoved.emit({ name, level: Number(input.value) }));
      this.#faders.set(name, input);
      faders.append(row);
    }
    this.#bin.listen(need("#as-recipe"), "click", () => this.recipeAsked.emit());
    this.#pills("#sleep", SLEEPS, this.sleepChosen);
    this.#pills("#focus", FOCUSES, this.focusChosen);
    this.#bin.add(() => {
      for (const holder of ["#faders", "#sleep", "#focus"]) need(holder).replaceChildren();
    });
  }

  /** @param {import("lofinity/player/ambience.js").Ambience} ambience */
  showMix(ambience) {
    for (const [name, fader] of this.#faders) {
      const level = ambience.level(name);
      if (Number(fader.value) !== level && document.activeElement !== fader) fader.value = String(level);
      fader.style.setProperty("--done", `${level * 100}%`);
      fader.parentElement?.toggleAttribute("data-up", level > 0);
    }
  }

  /** @param {boolean} can a tape is in the deck */
  showRecipe(can) {
    need("#as-recipe").hidden = !can;
  }

  /** @param {{ sleep: string, focus: string }} chosen */
  showTimers({ sleep, focus }) {
    for (const [holder, choice] of [
      ["#sleep", sleep],
      ["#focus", focus],
    ]) {
      for (const pill of need(holder).querySelectorAll("button")) {
        pill.setAttribute("aria-pressed", String(pill.dataset.choice === choice));
      }
    }
  }

  /** @param {string} text */
  say(text) {
    const line = need("#timer-says");
    if (line.textContent !== text) line.textContent = text;
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {string} holder @param {readonly (readonly [string, string])[]} choices @param {Signal<string>} chosen */
  #pills(holder, choices, chosen) {
    for (const [choice, words] of choices) {
      const pill = make(
        "button",
        { type: "button", class: "pill", "data-choice": choice, "aria-pressed": String(choice === "off") },
        words,
      );
      this.#bin.listen(pill, "click", () => chosen.emit(choice));
      need(holder).append(pill);
    }
  }
}
