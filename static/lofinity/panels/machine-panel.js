/** The machine as a page: what it shows follows the machine's state; what the visitor does goes out as signals. */
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { ambienceOf, readingOf } from "lofinity/journey/display.js";
import { canPress } from "lofinity/journey/machine.js";
import { clock, listed, tempoAndKey, VIBES } from "lofinity/journey/words.js";
import { CoinDrag } from "lofinity/panels/coin.js";
import { drawTapeLabel } from "lofinity/street/labels.js";

/** @typedef {import("lofinity/journey/machine.js").State} State */
/** @typedef {import("lofinity/journey/words.js").Recipe} Recipe */

const HIDDEN_PX = 14; // of the label's corner radius, lets the cassette's own corner show

export class MachinePanel {
  coinDropped = /** @type {Signal} */ (new Signal());
  written = /** @type {Signal<string>} */ (new Signal());
  vibeChosen = /** @type {Signal<number>} */ (new Signal());
  minutesChosen = /** @type {Signal<number>} */ (new Signal());
  pressAsked = /** @type {Signal} */ (new Signal());
  cancelAsked = /** @type {Signal} */ (new Signal());
  retryAsked = /** @type {Signal} */ (new Signal());
  tapeTaken = /** @type {Signal} */ (new Signal());
  /** The place of the caret has changed. */
  caretMoved = /** @type {Signal} */ (new Signal());

  root = need("#machine");
  input = /** @type {HTMLInputElement} */ (need("#wish"));
  coin = need("#coin");
  slot = need("#slot");
  label = /** @type {HTMLCanvasElement} */ (need("#tray-label"));
  #bin = new Bin();
  #composing = false;

  constructor() {
    const bin = this.#bin;
    const drag = bin.keep(new CoinDrag({ sources: [this.coin], slot: () => this.slot.getBoundingClientRect() }));
    bin.add(drag.dropped.on(() => this.coinDropped.emit()));
    const { input } = this;
    // half-composed kana must reach the machine only when they are done
    bin.listen(input, "compositionstart", () => (this.#composing = true));
    bin.listen(input, "compositionend", () => {
      this.#composing = false;
      this.written.emit(input.value);
    });
    bin.listen(input, "input", () => {
      if (!this.#composing) this.written.emit(input.value);
    });
    for (const type of ["keyup", "pointerup", "select"]) bin.listen(input, type, () => this.caretMoved.emit());
    bin.listen(need("#wish-form"), "submit", (event) => {
      event.preventDefault();
      if (!this.#composing) this.pressAsked.emit();
    });
    VIBES.forEach((vibe, at) => {
      const button = make("button", { type: "button", class: "vibe", "data-vibe": at }, make("span", {}, vibe));
      bin.listen(button, "click", () => this.vibeChosen.emit(at));
      need("#vibes").append(button);
    });
    const minutes = /** @type {HTMLInputElement} */ (need("#minutes"));
    bin.listen(minutes, "input", () => this.minutesChosen.emit(Number(minutes.value)));
    bin.listen(need("#cancel"), "click", () => this.cancelAsked.emit());
    bin.listen(need("#retry"), "click", () => this.retryAsked.emit());
    bin.listen(need("#take"), "click", () => this.tapeTaken.emit());
    bin.add(() => need("#vibes").replaceChildren());
  }

  /** Where the visitor types, as an index into the wish. */
  get caret() {
    return this.input.selectionStart ?? this.input.value.length;
  }

  /** @param {State} now */
  show(now) {
    const { phase, pressed } = now;
    const reading = readingOf(now);
    const trouble = phase === "idle" && now.trouble;
    need("#display-top").textContent = reading.top;
    const text = need("#display-text");
    text.textContent = reading.text;
    text.hidden = reading.typing;
    this.root.classList.toggle("troubled", Boolean(trouble));
    this.input.hidden = !reading.typing;
    if (reading.typing && !this.#composing && this.input.value !== now.wish) this.input.value = now.wish;
    show("#display-bar", reading.bar);
    show("#vibes", phase === "idle" || (phase === "awake" && !now.shared));
    show("#coin-row", phase === "idle");
    show("#length", phase === "awake" && !now.shared);
    show("#press", phase === "awake");
    /** @type {HTMLButtonElement} */ (need("#press")).setAttribute("aria-disabled", String(!canPress(now)));
    need("#press").textContent = now.shared ? "Press this tape" : "Press the tape";
    show("#retry", Boolean(trouble && now.trouble?.retryable && (now.wish.trim() || now.shared)));
    show("#cancel", phase === "pressing");
    show("#tray", phase === "tray" || Boolean(phase === "awake" && now.shared));
    show("#take", phase === "tray");
    /** @type {HTMLInputElement} */ (need("#minutes")).value = String(now.minutes);
    need("#minutes-told").textContent = `${now.minutes} min`;
    this.#slip(phase === "pressing" ? pressed.recipe : null);
    if (phase === "tray" && pressed.facts) this.#cassette(pressed.facts.recipe, pressed.facts.pcm_sha256);
    if (phase === "awake" && now.shared) this.#cassette(now.shared.recipe, now.shared.hash);
    need("#tray-says").textContent =
      phase === "tray" && pressed.facts
        ? `${clock(pressed.facts.seconds)} · ${tempoAndKey(pressed.facts.recipe)}`
        : "Somebody passed this tape on. Press it, and it is yours too.";
  }

  /** @param {number} share 0..1 */
  showProgress(share) {
    const bar = need("#display-bar");
    const percent = Math.floor(share * 100);
    /** @type {HTMLElement} */ (bar.firstElementChild).style.width = `${(share * 100).toFixed(1)}%`;
    if (bar.getAttribute("aria-valuenow") !== String(percent)) bar.setAttribute("aria-valuenow", String(percent));
  }

  /** After a step that took away what had the focus: the next thing to do. @param {State} now */
  focusNext(now) {
    const goal =
      now.phase === "idle"
        ? now.trouble?.retryable
          ? "#retry"
          : "#coin"
        : now.phase === "awake"
          ? now.shared
            ? "#press"
            : "#wish"
          : now.phase === "pressing"
            ? "#cancel"
            : "#take";
    const element = need(goal);
    (element.hidden ? this.coin : element).focus({ preventScroll: true });
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {Recipe | null} recipe */
  #slip(recipe) {
    show("#slip", recipe !== null);
    if (!recipe) return;
    need("#slip-title").textContent = recipe.title;
    need("#slip-mood").textContent = `${recipe.mood} · ${tempoAndKey(recipe)}`;
    need("#slip-instruments").textContent = listed(recipe.instruments);
    need("#slip-ambience").textContent = ambienceOf(recipe);
    need("#slip-note").textContent = recipe.note;
  }

  /** @param {Recipe} recipe @param {string} hash */
  #cassette(recipe, hash) {
    const c = this.label.getContext("2d");
    if (!c) return;
    const { width: w, height: h } = this.label;
    drawShell(c, w, h);
    c.save();
    c.translate(w * 0.06, h * 0.07);
    drawTapeLabel(c, w * 0.88, h * 0.66, { ...recipe, hash8: hash.slice(0, 8) });
    c.restore();
    drawWindow(c, w, h);
    this.label.setAttribute(
      "aria-label",
      `Cassette: ${recipe.title}, side ${recipe.side}${hash ? `, print ${hash.slice(0, 8)}` : ""}`,
    );
  }
}

/** The moulded shell of a cassette. @param {CanvasRenderingContext2D} c @param {number} w @param {number} h */
export function drawShell(c, w, h) {
  c.clearRect(0, 0, w, h);
  const shell = c.createLinearGradient(0, 0, 0, h);
  shell.addColorStop(0, "#4a5384");
  shell.addColorStop(0.06, "#37406b");
  shell.addColorStop(1, "#272d50");
  c.fillStyle = shell;
  c.beginPath();
  c.roundRect(0, 0, w, h, HIDDEN_PX * (w / 600) * 1.7);
  c.fill();
  c.fillStyle = "#1f2443";
  c.beginPath();
  c.moveTo(w * 0.2, h);
  c.lineTo(w * 0.23, h * 0.8);
  c.lineTo(w * 0.77, h * 0.8);
  c.lineTo(w * 0.8, h);
  c.fill();
  c.fillStyle = "#0f1226";
  for (const [x, y, r] of [
    [0.035, 0.055, 0.011],
    [0.965, 0.055, 0.011],
    [0.035, 0.945, 0.011],
    [0.965, 0.945, 0.011],
    [0.33, 0.9, 0.014],
    [0.67, 0.9, 0.014],
  ]) {
    c.beginPath();
    c.arc(x * w, y * h, r * w, 0, Math.PI * 2);
    c.fill();
  }
}

/** The window between the reels, at rest. @param {CanvasRenderingContext2D} c @param {number} w @param {number} h */
export function drawWindow(c, w, h) {
  c.fillStyle = "#f7ead0";
  c.beginPath();
  c.roundRect(w * 0.23, h * 0.36, w * 0.54, h * 0.26, h * 0.13);
  c.fill();
  c.fillStyle = "#1b1a30";
  c.beginPath();
  c.roundRect(w * 0.245, h * 0.378, w * 0.51, h * 0.224, h * 0.112);
  c.fill();
  for (const side of [-1, 1]) {
    c.fillStyle = "#4a2d26";
    c.beginPath();
    c.arc(w * (0.5 + side * 0.16), h * 0.49, h * (side < 0 ? 0.1 : 0.075), 0, Math.PI * 2);
    c.fill();
    c.fillStyle = "#fff6e2";
    c.beginPath();
    c.arc(w * (0.5 + side * 0.16), h * 0.49, h * 0.052, 0, Math.PI * 2);
    c.fill();
    c.fillStyle = "#241f30";
    c.beginPath();
    c.arc(w * (0.5 + side * 0.16), h * 0.49, h * 0.03, 0, Math.PI * 2);
    c.fill();
  }
}

/** @param {string} selector @param {boolean} shown */
function show(selector, shown) {
  need(selector).hidden = !shown;
}
