/**
 * Coin, wish and wire events -> where the machine stands. Pure: each step takes a state and returns the next one; the
 * class below only keeps the latest and says that it changed. Knows no DOM, no sound, no network.
 *
 *   idle --coin--> awake --order--> pressing --tape--> tray --take--> idle
 *                    ^----- coin returned ----+  (cancelled, or failed with a sentence)
 */
import { Signal } from "kit/signal.js";
import { Glider } from "lofinity/journey/glider.js";
import { gather, isTape, NOTHING_PRESSED, WISH_CHARS } from "lofinity/journey/words.js";

/** @typedef {import("lofinity/journey/words.js").Pressed} Pressed */
/** @typedef {import("lofinity/journey/words.js").Recipe} Recipe */
/** @typedef {"idle" | "awake" | "pressing" | "tray"} Phase */
/** @typedef {"plan" | "preview" | "press" | "master" | "dub"} Stage */
/** @typedef {{ recipe: Recipe, hash: string, musician: string }} Shared a tape that came by link */
/**
 * @typedef {object} State
 * @property {Phase} phase
 * @property {string} wish
 * @property {number} minutes
 * @property {Shared | null} shared
 * @property {number | null} ahead how many jobs come first, null: none, or not known
 * @property {Stage | null} stage
 * @property {Pressed} pressed
 * @property {{ says: string, retryable: boolean } | null} trouble
 * @property {string} says what the display says besides, for instance why the coin came back
 * @property {boolean} dubbing the tape can be taken, its copies are still being written
 */

export const MINUTES = { least: 1, most: 10, usual: 2 };

/** @type {Record<Stage, string>} */
export const STAGE_WORDS = {
  plan: "reading the wish",
  preview: "finding the loop",
  press: "pressing the tape",
  master: "mastering",
  dub: "dubbing the copies",
};

/** @type {State} */
export const AT_REST = Object.freeze({
  phase: "idle",
  wish: "",
  minutes: MINUTES.usual,
  shared: null,
  ahead: null,
  stage: null,
  pressed: NOTHING_PRESSED,
  trouble: null,
  says: "",
  dubbing: false,
});

/** A wish as the machine takes it: no line breaks, no control characters, at most 200 characters, emoji kept whole. @param {string} text */
export function trimmedWish(text) {
  const line = text.replace(/\p{Cc}+/gu, " ");
  return [...line].slice(0, WISH_CHARS).join("");
}

/** @param {State} state @returns {State} */
export const insertCoin = (state) =>
  state.phase === "idle" ? { ...state, phase: "awake", trouble: null, says: "" } : state;

/** @param {State} state @param {string} text @returns {State} */
export const writeWish = (state, text) =>
  state.phase === "awake" ? { ...state, wish: trimmedWish(text), shared: null, trouble: null } : state;

/** @param {State} state @param {number} minutes @returns {State} */
export function chooseMinutes(state, minutes) {
  const fit = Math.min(MINUTES.most, Math.max(MINUTES.least, minutes));
  return Number.isFinite(fit) ? { ...state, minutes: fit } : state;
}

/** @param {State} state */
export const canPress = (state) => state.phase === "awake" && (state.shared !== null || state.wish.trim() !== "");

/** @param {State} state @returns {State} */
export const beginPress = (state) =>
  canPress(state)
    ? { ...state, phase: "pressing", ahead: null, stage: null, pressed: NOTHING_PRESSED, trouble: null, says: "" }
    : state;

/** @param {State} state what is asked of the house */
export const orderOf = (state) =>
  state.shared ? { recipe: state.shared.recipe } : { wish: state.wish.trim(), minutes: state.minutes };

/** @param {State} state @param {import("kit/api.js").WireEvent} event @returns {State} */
export function hearEvent(state, event) {
  if (state.phase === "tray" || state.dubbing) {
    const pressed = gather(state.pressed, event);
    const dubbing = state.dubbing && event.kind !== "done";
    return pressed === state.pressed && dubbing === state.dubbing ? state : { ...state, pressed, dubbing };
  }
  if (state.phase !== "pressing") return state;
  switch (event.kind) {
    case "queued":
      return { ...state, ahead: event.position > 0 ? event.position : null };
    case "accepted":
    case "beat":
      return event.ahead === undefined ? state : { ...state, ahead: event.ahead > 0 ? event.ahead : null };
    case "began":
      return { ...state, stage: event.stage, ahead: null };
    case "made": {
      const pressed = gather(state.pressed, event);
      if (pressed === state.pressed) return state;
      return isTape(pressed) ? { ...state, pressed, phase: "tray", stage: null, dubbing: true } : { ...state, pressed };
    }
    case "done":
      return giveBack(state, "The press ended without a tape. Please try again.", true);
    default:
      return state;
  }
}

/** Something went wrong; a tape that is already out stays out. @param {State} state @param {{ says: string, retryable: boolean }} fault @returns {State} */
export function breakOff(state, { says, retryable }) {
  if (state.phase === "pressing") return giveBack(state, says, retryable);
  return { ...state, dubbing: false, trouble: { says, retryable } };
}

/** @param {State} state @returns {State} */
export const cancelPress = (state) =>
  state.phase === "pressing"
    ? { ...rest(state), says: "The press has stopped and your coin is back. Your wish is still here." }
    : state;

/** The visitor takes the cassette; a coin lies ready again. @param {State} state @returns {State} */
export const takeTape = (state) =>
  state.phase === "tray" ? { ...state, phase: "idle", wish: "", shared: null } : state;

/** A tape came by link: its label shows, its recipe waits to be pressed. @param {State} state @param {Shared} shared @returns {State} */
export const showShared = (state, shared) =>
  state.phase === "idle" || state.phase === "awake"
    ? { ...state, phase: "awake", shared, wish: "", trouble: null }
    : state;

/** @param {State} state @param {string} says @param {boolean} retryable @returns {State} */
const giveBack = (state, says, retryable) => ({ ...rest(state), trouble: { says, retryable } });

/** The coin lies in the tray again; the wish is kept, so that trying again costs one press. @param {State} state @returns {State} */
const rest = (state) => ({
  ...state,
  phase: "idle",
  ahead: null,
  stage: null,
  pressed: NOTHING_PRESSED,
  dubbing: false,
});

export class Machine {
  /** The state after and before a step; not said when a step changed nothing. */
  changed = /** @type {Signal<{ now: State, before: State }>} */ (new Signal());
  glider = new Glider();
  state = AT_REST;

  insertCoin = () => this.#step(insertCoin);
  /** @param {string} text */
  write = (text) => this.#step((state) => writeWish(state, text));
  /** @param {number} minutes */
  chooseMinutes = (minutes) => this.#step((state) => chooseMinutes(state, minutes));
  cancel = () => this.#step(cancelPress);
  take = () => this.#step(takeTape);
  /** @param {Shared} shared */
  show = (shared) => this.#step((state) => showShared(state, shared));
  /** @param {{ says: string, retryable: boolean }} fault */
  fail = (fault) => this.#step((state) => breakOff(state, fault));

  /** @returns {ReturnType<typeof orderOf> | null} what to ask of the house; null when there is nothing to press */
  press() {
    if (!canPress(this.state)) return null;
    const order = orderOf(this.state);
    this.glider.reset();
    this.#step(beginPress);
    return order;
  }

  /** @param {import("kit/api.js").WireEvent} event @param {number} now_s */
  hear(event, now_s) {
    if (event.kind === "began") this.glider.began(event.stage, event.expected_s, now_s);
    if (event.kind === "made" && event.name === "progress") this.glider.reached(event.value, now_s);
    this.#step((state) => hearEvent(state, event));
  }

  /** @param {(state: State) => State} step */
  #step(step) {
    const before = this.state;
    const now = step(before);
    if (now === before) return false;
    this.state = now;
    this.changed.emit({ now, before });
    return true;
  }
}
