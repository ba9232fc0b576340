/** The player as a page: what plays, where it is, and the keys. Follows the deck; what the visitor does goes out as signals. */
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { clock, listed, tempoAndKey } from "lofinity/journey/words.js";

/** @typedef {import("lofinity/player/deck.js").Deck} Deck */
/** @typedef {import("lofinity/player/tape.js").Tape} Tape */
/** @typedef {"play" | "rewind" | "wind" | "flip" | "repeat" | "keep" | "to-machine" | "to-deck"} Key */

export class DeckPanel {
  pressed = /** @type {Signal<Key>} */ (new Signal());
  sought = /** @type {Signal<number>} */ (new Signal());
  volumeSet = /** @type {Signal<number>} */ (new Signal());
  speedSet = /** @type {Signal<number>} */ (new Signal());

  root = need("#deck");
  #bin = new Bin();
  #seek = /** @type {HTMLInputElement} */ (need("#seek"));
  #seeking = false;
  #told = -1;

  constructor() {
    const bin = this.#bin;
    for (const key of /** @type {const} */ ([
      "play",
      "rewind",
      "wind",
      "flip",
      "repeat",
      "keep",
      "to-machine",
      "to-deck",
    ])) {
      bin.listen(need(`#${key}`), "click", () => this.pressed.emit(key));
    }
    bin.listen(this.#seek, "pointerdown", () => (this.#seeking = true));
    bin.listen(this.#seek, "change", () => {
      this.#seeking = false;
      this.sought.emit(Number(this.#seek.value));
    });
    bin.listen(this.#seek, "input", () => this.#tell(Number(this.#seek.value), Number(this.#seek.max)));
    const volume = /** @type {HTMLInputElement} */ (need("#volume"));
    const speed = /** @type {HTMLInputElement} */ (need("#speed"));
    bin.listen(volume, "input", () => this.volumeSet.emit(Number(volume.value)));
    bin.listen(speed, "input", () => this.speedSet.emit(Number(speed.value)));
  }

  /** @param {{ deck: Deck, tape: Tape | null, kept: boolean, canKeep: boolean, previews: string }} now previews: what sounds before the tape is there */
  show({ deck, tape, kept, canKeep, previews }) {
    this.root.toggleAttribute("data-empty", tape === null);
    need("#transport").hidden = tape === null;
    if (!tape) {
      need("#deck-small").textContent = "the deck is empty";
      need("#deck-title").textContent = "Nothing playing yet";
      need("#deck-facts").textContent = "A tape from the machine goes in here.";
      return;
    }
    need("#deck-small").textContent = previews || `${whatItDoes(deck)} · side ${deck.side}`;
    need("#deck-title").textContent = tape.name;
    need("#deck-facts").textContent = `${tempoAndKey(tape.recipe)} · ${listed(tape.recipe.instruments)}`;
    mark("#play", deck.playing ? "#i-pause" : "#i-play", deck.playing ? "Pause" : "Play");
    need("#flip").setAttribute("aria-label", deck.side === "A" ? "Turn over to side B" : "Turn over to side A");
    press("#repeat", deck.repeat);
    press("#rewind", deck.winding < 0);
    press("#wind", deck.winding > 0);
    const keep = /** @type {HTMLButtonElement} */ (need("#keep"));
    keep.disabled = kept || !canKeep;
    /** @type {HTMLElement} */ (keep.lastElementChild).textContent = kept ? "On your shelf" : "Keep it";
    /** @type {HTMLInputElement} */ (need("#speed")).value = String(deck.speed);
    need("#speed-told").textContent = `${deck.speed.toFixed(2)}×`;
    this.#seek.max = deck.seconds.toFixed(1);
    this.#told = -1;
    this.tick(deck);
  }

  /** @param {number} volume 0..1 */
  showVolume(volume) {
    /** @type {HTMLInputElement} */ (need("#volume")).value = String(volume);
  }

  /** @param {string} text */
  showCaption(text) {
    const caption = need("#caption");
    if (caption.textContent !== text) caption.textContent = text;
  }

  /** The place on the tape, ten times a second at most. @param {Deck} deck */
  tick(deck) {
    const tenth = Math.round(deck.position_s * 10);
    if (this.#seeking || tenth === this.#told) return;
    this.#told = tenth;
    this.#seek.value = deck.position_s.toFixed(1);
    this.#tell(deck.position_s, deck.seconds);
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {number} position_s @param {number} seconds */
  #tell(position_s, seconds) {
    const told = `${clock(position_s)} / ${clock(seconds)}`;
    const place = need("#seek-told");
    this.#seek.style.setProperty("--done", `${seconds > 0 ? (position_s / seconds) * 100 : 0}%`);
    if (place.textContent === told) return;
    place.textContent = told;
    this.#seek.setAttribute("aria-valuetext", `${clock(position_s)} of ${clock(seconds)}`);
  }
}

/** @param {Deck} deck */
function whatItDoes(deck) {
  if (deck.awaited) return "pressing side B";
  if (deck.winding !== 0) return deck.winding > 0 ? "winding" : "rewinding";
  return deck.playing ? "now playing" : deck.atEnd ? "the side has ended" : "resting";
}

/** @param {string} selector @param {string} icon @param {string} label */
function mark(selector, icon, label) {
  const button = need(selector);
  button.setAttribute("aria-label", label);
  need("use", button).setAttribute("href", icon);
}

/** @param {string} selector @param {boolean} pressed */
function press(selector, pressed) {
  need(selector).setAttribute("aria-pressed", String(pressed));
}
