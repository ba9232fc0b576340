/** The closed book: where a house begins, goes on, or is walked after somebody's link. */
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { Signal } from "kit/signal.js";

/** @typedef {{ seed: string, today: string, edition: import("rooms/words.js").Edition }} Begun */

export class Cover {
  begun = /** @type {Signal<Begun>} */ (new Signal());
  /** Go on where one was, or walk the branch of the link. */
  again = /** @type {Signal} */ (new Signal());
  edition = /** @type {Signal<import("rooms/words.js").Edition>} */ (new Signal());
  narrator = /** @type {Signal<string>} */ (new Signal());

  #bin = new Bin();
  #form = /** @type {HTMLFormElement} */ (need("#begin-form"));
  #seed = /** @type {HTMLInputElement} */ (need("#seed"));
  #select = /** @type {HTMLSelectElement} */ (need("#narrator"));
  #today = { date: "", seed: "" };

  /** @param {{ edition: string, narrator: string, seed: string }} given */
  constructor({ edition, narrator, seed }) {
    const bin = this.#bin;
    const first = /** @type {HTMLInputElement | null} */ (
      this.#form.querySelector(`[name=edition][value=${edition === "text" ? "text" : "full"}]`)
    );
    if (first) first.checked = true;
    this.#seed.value = seed.slice(0, this.#seed.maxLength);
    this.#select.value = narrator;
    this.#showEdition();
    bin.listen(this.#form, "submit", (event) => {
      event.preventDefault();
      // an empty line takes what stands there in grey
      this.#begin(this.#seed.value.trim() || this.#seed.placeholder, "");
    });
    bin.listen(need("#today"), "click", () => {
      if (this.#today.seed) this.#begin(this.#today.seed, this.#today.date);
      else this.say("Today's room is not known here yet. Any word of your own opens a house as well.");
    });
    bin.listen(need("#continue"), "click", () => this.again.emit());
    bin.listen(this.#form, "change", () => this.#showEdition());
    bin.listen(this.#select, "change", () => this.narrator.emit(this.#select.value));
  }

  /** @param {{ voices: readonly { id: string, name: string }[], today: { date: string, seed: string }, narrator: string }} house */
  hear({ voices, today, narrator }) {
    this.#select.replaceChildren(...voices.map(({ id, name }) => make("option", { value: id }, name)));
    this.#select.value = narrator;
    this.#today = today;
    need("#today").title = today.seed;
  }

  /** @param {{ does: string, says: string } | null} offer a house to go on in */
  offer(offer) {
    need("#again").hidden = offer === null;
    need("#continue").textContent = offer?.does ?? "";
    need("#continue-says").textContent = offer?.says ?? "";
  }

  /** @param {string} says */
  say(says) {
    need("#cover-says").textContent = says;
  }

  /** @param {boolean} busy */
  busy(busy) {
    for (const id of ["#begin", "#today", "#continue"]) /** @type {HTMLButtonElement} */ (need(id)).disabled = busy;
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {string} seed @param {string} today */
  #begin(seed, today) {
    this.begun.emit({ seed, today, edition: this.#edition });
  }

  get #edition() {
    return new FormData(this.#form).get("edition") === "text" ? "text" : "full";
  }

  #showEdition() {
    need("#narrator-row").hidden = this.#edition === "text";
    this.edition.emit(this.#edition);
  }
}
