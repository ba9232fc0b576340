/**
 * The page's state -> the 3D street, and taps on the street -> the page's own buttons. The street never decides: it shows
 * what machine and deck say. Loaded only where there is WebGL.
 */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { readingOf } from "lofinity/journey/display.js";
import { CoinDrag } from "lofinity/panels/coin.js";
import { labelWords } from "lofinity/player/tape-words.js";
import { drawTapeLabel } from "lofinity/street/labels.js";
import { StreetWorld } from "lofinity/street/world.js";

const LABEL = { wide: 1024, tall: 576 };
const PROGRESS_STEP = 100; // the display is redrawn for each percent, not for each frame

const HAS_TWIN = /^(coin|slot|display|vibe-\d|press|cassette)$/;

/** @typedef {import("lofinity/journey/machine.js").State} State */
/** @typedef {import("lofinity/player/deck.js").Deck} Deck */
/** @typedef {import("lofinity/player/tape.js").Tape} Tape */
/** @typedef {import("lofinity/street/labels.js").TapeWords} TapeWords */
/** @typedef {"street" | "deck" | "gameboy"} View */

/** @param {TapeWords} words */
export function labelCanvas(words) {
  const canvas = document.createElement("canvas");
  canvas.width = LABEL.wide;
  canvas.height = LABEL.tall;
  const c = canvas.getContext("2d");
  if (c) drawTapeLabel(c, LABEL.wide, LABEL.tall, words);
  return canvas;
}

export class StreetTwin {
  /** A place on the street was tapped, or its button used. */
  tapped = /** @type {Signal<string>} */ (new Signal());
  coinDropped = /** @type {Signal} */ (new Signal());
  world;
  #bin = new Bin();
  #holder;
  /** @type {Map<string, HTMLButtonElement>} */
  #buttons = new Map();
  /** @type {View} */
  #view = "street";
  /** @type {TapeWords | null} */
  #inDeck = null;
  #turn = Promise.resolve();
  /** @type {CoinDrag | null} */
  #drag = null;

  /** @param {{ stage: import("kit/stage.js").Stage, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, holder: HTMLElement }} given holder: where the places' buttons go */
  constructor({ stage, loop, quality, holder }) {
    this.#holder = holder;
    this.world = this.#bin.keep(new StreetWorld({ stage, loop, quality }));
    this.#bin.add(this.world.tapped.on((/** @type {string} */ id) => this.tapped.emit(id)));
    this.#bin.add(loop.on("hud", () => this.#place()));
    this.#bin.add(() => {
      this.#drag?.dispose();
      holder.replaceChildren();
    });
  }

  /** The machine took a step. @param {{ now: State, before: State }} step @param {number} progress */
  machine({ now, before }, progress) {
    const { world } = this;
    this.display(now, progress);
    if (before.phase === "idle" && now.phase === "awake" && !now.shared) world.dropCoin();
    const back = now.phase === "idle" && (before.phase === "pressing" || (before.phase === "awake" && before !== now));
    if (back) world.returnCoin();
    if (now.phase === "tray" && before.phase !== "tray" && now.pressed.facts) {
      const { facts } = now.pressed;
      const words = { ...facts.recipe, hash8: facts.pcm_sha256.slice(0, 8) };
      this.#then(() => world.dropCassette(labelCanvas(words)));
    }
    if (before.phase === "tray" && now.phase !== "tray") this.#then(() => world.takeCassette());
    if (now.stage !== before.stage) world.setStage(now.stage, 0);
    this.spots(now);
  }

  /** @param {State} now */
  spots(now) {
    this.world.setSpots(spotsFor(now, this.#inDeck !== null));
  }

  /** @param {State} now @param {number} progress 0..1 @param {boolean} [typing] */
  display(now, progress, typing = true) {
    const reading = readingOf(now);
    const share = Math.round(progress * PROGRESS_STEP) / PROGRESS_STEP;
    this.world.showDisplay({
      top: reading.bar ? `${reading.top}\t${Math.round(share * 100)}%` : reading.top,
      text: reading.text,
      caret: reading.typing && typing,
      progress: reading.bar ? share : null,
      lines: reading.lines,
    });
    if (now.stage) this.world.setStage(now.stage, progress);
  }

  /** @param {{ deck: Deck, tape: Tape | null }} now */
  deck({ deck, tape }) {
    const words = tape ? labelWords(tape, deck.side) : null;
    const before = this.#inDeck;
    this.#inDeck = words;
    if (!words) {
      if (before) this.world.deck.eject();
    } else if (!before) this.world.deck.insert(labelCanvas(words));
    else if (before.side !== words.side) this.#then(() => this.world.deck.flip(labelCanvas(words)));
    else if (before.hash8 !== words.hash8 || before.title !== words.title) this.world.deck.insert(labelCanvas(words));
  }

  /** @param {Deck} deck */
  reels(deck) {
    this.world.deck.setReels({
      position0to1: deck.fraction,
      speed: deck.speed,
      playing: deck.playing,
      winding: deck.winding,
    });
  }

  /** @param {View} view */
  async look(view) {
    if (view === this.#view) return;
    this.#view = view;
    await this.world.look(view);
  }

  dispose() {
    this.#bin.dispose();
  }

  /** One scene after the other: a cassette cannot be taken before it has fallen. @param {() => Promise<unknown> | void} scene */
  #then(scene) {
    this.#turn = this.#turn.then(scene).then(
      () => {},
      () => {},
    );
  }

  /** Buttons over the street's places: for keys and for screen readers; fingers and mice tap the street itself. */
  #place() {
    for (const spot of this.world.spots()) {
      let button = this.#buttons.get(spot.id);
      if (!button) {
        const twin = HAS_TWIN.test(spot.id); // the paper has a button for it: one stop for the Tab key is enough
        const own = make("button", {
          type: "button",
          class: `spot spot-${spot.id}`,
          "aria-label": spot.label,
          "aria-hidden": twin ? "true" : null,
          tabindex: twin ? -1 : null,
        });
        this.#bin.listen(own, "click", () => spot.id !== "coin" && this.tapped.emit(spot.id));
        this.#holder.append(own);
        this.#buttons.set(spot.id, own);
        button = own;
        if (spot.id === "coin") this.#coin(own);
      }
      button.hidden = !spot.enabled || this.#view !== "street";
      if (button.hidden) continue;
      const { x, y, width, height } = spot.rect;
      const key = `${x | 0},${y | 0},${width | 0},${height | 0}`;
      if (button.dataset.at === key) continue;
      button.dataset.at = key;
      Object.assign(button.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    }
  }

  /** @param {HTMLButtonElement} coin */
  #coin(coin) {
    const slot = () => {
      const place = this.world.spots().find((/** @type {{ id: string }} */ { id }) => id === "slot");
      return place ? new DOMRect(place.rect.x, place.rect.y, place.rect.width, place.rect.height) : null;
    };
    this.#drag = new CoinDrag({ sources: [coin], slot });
    this.#bin.add(this.#drag.dropped.on(() => this.coinDropped.emit()));
  }
}

/** Which places answer now. @param {State} state @param {boolean} hasTape */
export function spotsFor(state, hasTape) {
  const spots = ["cat", "gameboy", "shelf", "sky"];
  if (hasTape) spots.push("deck");
  if (state.phase === "idle") spots.push("coin", "slot");
  if (state.phase === "awake")
    spots.push("display", "press", ...(state.shared ? [] : ["vibe-0", "vibe-1", "vibe-2", "vibe-3", "vibe-4"]));
  if (state.phase === "tray") spots.push("cassette");
  return spots;
}
