/**
 * The page's state -> the 3D street, and taps on the street -> the page's own buttons. The street never decides: it shows
 * what machine and deck say. Loaded only where there is WebGL.
 */
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { follow } from "kit/motion.js";
import { Signal } from "kit/signal.js";
import { readingOf } from "lofinity/journey/display.js";
import { AT_REST } from "lofinity/journey/machine.js";
import { CoinDrag } from "lofinity/panels/coin.js";
import { labelWords } from "lofinity/player/tape-words.js";
import { drawTapeLabel } from "lofinity/street/labels.js";
import { StreetWorld } from "lofinity/street/world.js";

const LABEL = { wide: 1024, tall: 576 };
const PROGRESS_STEP = 100; // the display is redrawn for each percent, not for each frame

const TABLE = ["rewind", "play", "wind", "pause", "stop", "eject"].map((key) => `deck-${key}`);
const LOOK_EVERY = 30; // frames: a window that was resized is noticed then; what we change ourselves, at once
const ASIDE_PACE = 3.2;
const ASIDE = 0.24; // of a paper's breadth; all of it would push the bench off the page
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
  #stage;
  #state = AT_REST;
  /** How far the picture has stepped aside for the papers, px. */
  #aside = { x: 0, y: 0 };
  #goal = { x: 0, y: 0 };
  /** Papers may lie elsewhere now. */
  #moved = true;

  /** @param {{ stage: import("kit/stage.js").Stage, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, holder: HTMLElement }} given holder: where the places' buttons go */
  constructor({ stage, loop, quality, holder }) {
    this.#holder = holder;
    this.#stage = stage;
    this.world = this.#bin.keep(new StreetWorld({ stage, loop, quality }));
    this.#bin.add(this.world.tapped.on((/** @type {string} */ id) => this.tapped.emit(id)));
    this.#bin.add(loop.on("view", ({ step, frame }) => this.#stepAside(step, frame)));
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
    this.#state = now;
    this.#moved = true;
    this.world.setSpots(spotsFor(now, this.#inDeck !== null));
  }

  /** @param {State} now @param {number} progress 0..1 */
  display(now, progress) {
    const reading = readingOf(now);
    const share = Math.round(progress * PROGRESS_STEP) / PROGRESS_STEP;
    this.world.showDisplay({
      top: reading.bar ? `${reading.top}\t${Math.round(share * 100)}%` : reading.top,
      text: reading.text,
      caret: reading.typing,
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
    this.#moved = true;
    if (view === this.#view) return;
    this.#view = view;
    await this.world.look(view);
  }

  dispose() {
    this.#bin.dispose();
  }

  /** The picture's middle moves into the part of the page that no paper covers. @param {number} step @param {number} frame */
  #stepAside(step, frame) {
    const { width, height } = this.#stage.size;
    if (this.#moved || frame % LOOK_EVERY === 0) this.#goal = freeMiddle(width, height);
    this.#moved = false;
    const x = follow(this.#aside.x, this.#goal.x, ASIDE_PACE, step);
    const y = follow(this.#aside.y, this.#goal.y, ASIDE_PACE, step);
    const { camera } = this.#stage;
    const still = Math.abs(x - this.#aside.x) + Math.abs(y - this.#aside.y) < 0.05;
    if (still && camera.view?.fullWidth === width && camera.view.fullHeight === height) return;
    this.#aside = { x, y };
    camera.setViewOffset(width, height, x, y, width, height);
    this.world.setSpots(spotsFor(this.#state, this.#inDeck !== null)); // the places have moved with the picture
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
        this.#bin.listen(own, "click", () => spot.id !== "coin" && this.#use(spot.id));
        this.#bin.listen(own, "focus", () => this.world.highlight(spot.id));
        this.#bin.listen(own, "blur", () => this.world.highlight(null));
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

  /** @param {string} id */
  #use(id) {
    if (id === "cat") this.world.petCat(); // a tap on the street does that itself
    this.tapped.emit(id);
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

/** How far the picture must move so that its middle lies beside (wide) or above (tall) the papers. @param {number} width @param {number} height */
function freeMiddle(width, height) {
  let [left, top] = [width, height];
  for (const paper of ["#machine", "#deck", "#handheld", "#copies", "#shelf"]) {
    const box = need(paper).getBoundingClientRect();
    if (box.width === 0) continue;
    if (box.left > width * 0.3) left = Math.min(left, box.left);
    if (box.top > height * 0.3) top = Math.min(top, box.top);
  }
  const onTable = document.documentElement.dataset.view === "deck";
  if (width > height) return { x: (width - left) * ASIDE, y: onTable ? height * 0.13 : 0 };
  return { x: 0, y: (height - top) * ASIDE };
}

/** Which places answer now. @param {State} state @param {boolean} hasTape */
export function spotsFor(state, hasTape) {
  const spots = ["cat", "gameboy", "shelf", "sky"];
  if (hasTape) spots.push("deck", ...TABLE);
  if (state.phase === "idle") spots.push("coin", "slot");
  if (state.phase === "awake")
    spots.push("display", "press", ...(state.shared ? [] : ["vibe-0", "vibe-1", "vibe-2", "vibe-3", "vibe-4"]));
  if (state.phase === "tray") spots.push("cassette");
  return spots;
}
