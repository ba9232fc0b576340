/**
 * Keys, pointer, touch, gamepad -> the world's own verbs. Worlds name what a visitor does ("insertCoin"), never a device.
 * Everything held is released when the page loses focus or is hidden.
 *
 * A key is written as its KeyboardEvent.key ("Enter", "ArrowLeft", "m"), "Pointer.tap", "Pointer.drag", or
 * "Gamepad.a|b|x|y|lb|rb|lt|rt|select|start|up|down|left|right".
 */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";

const TAP_PX = 10; // a finger trembles
const TAP_MS = 500;
const STICK = 0.5;
const PAD = "a b x y lb rb lt rt select start ls rs up down left right".split(" "); // the standard mapping's order

/** @typedef {"keyboard" | "mouse" | "touch" | "gamepad"} Device */
/** @typedef {{ name: string, device: Device, x: number, y: number, event: Event | null }} Act x, y: CSS px from the target's corner (0 for keys and pads) */
/** @typedef {{ name: string, keys: string[], repeat?: boolean }} Action repeat: a held key calls again, as keyboards do */
/** @typedef {{ x: number, y: number, inside: boolean, down: boolean, device: Device }} Point */

/** A control that has its own use for Enter and Space. */
const CONTROL = "a[href], button, input, select, textarea, summary, [role=button], [role=slider], [contenteditable]";
const TYPING =
  "textarea, select, [contenteditable], input:not([type=button], [type=checkbox], [type=radio], [type=range])";

/** A control that is moved with arrows: a fader must not seek the tape. */
const STEPPED = "input[type=range], input[type=radio], [role=slider]";
const STEPS = /^(Arrow|Page|Home$|End$)/;

export class Actions {
  /** Where the pointer is over the target; the same object every time. */
  moved = /** @type {Signal<Point>} */ (new Signal());
  /** @type {Point} */
  pointer = { x: 0, y: 0, inside: false, down: false, device: "mouse" };

  #bin = new Bin();
  #target;
  /** @type {Map<string, Action>} */
  #actions = new Map();
  /** @type {Map<string, Set<(act: Act) => void>>} */
  #pressed = new Map();
  /** @type {Map<string, Set<(act: Act) => void>>} */
  #released = new Map();
  /** @type {Set<string>} keys down now, with the names they pressed */
  #down = new Set();
  /** @type {{ x: number, y: number, at_ms: number, dragged: boolean } | null} */
  #touched = null;

  /** @param {HTMLElement} target where taps count; keys are heard everywhere @param {{ loop?: import("kit/loop.js").Loop }} [given] with a loop, gamepads are read in its input phase */
  constructor(target, { loop } = {}) {
    this.#target = target;
    const bin = this.#bin;
    bin.listen(window, "keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    bin.listen(window, "keyup", (/** @type {KeyboardEvent} */ event) => this.#up(event.key, "keyboard", event));
    bin.listen(target, "pointerdown", (/** @type {PointerEvent} */ event) => this.#touch(event));
    bin.listen(window, "pointermove", (/** @type {PointerEvent} */ event) => this.#move(event));
    bin.listen(window, "pointerup", (/** @type {PointerEvent} */ event) => this.#lift(event));
    bin.listen(window, "pointercancel", () => this.#drop());
    bin.listen(target, "pointerleave", () => {
      this.pointer.inside = false;
      this.moved.emit(this.pointer);
    });
    bin.listen(window, "blur", () => this.releaseAll());
    bin.listen(document, "visibilitychange", () => document.hidden && this.releaseAll());
    if (loop) bin.add(loop.on("input", () => this.#readPads()));
  }

  /** @param {Action} action */
  define(action) {
    this.#actions.set(action.name, action);
  }

  /** @param {string} name @param {(act: Act) => void} call when it is pressed (a tap: when the finger lifts) @returns {() => void} */
  on(name, call) {
    return this.#listen(this.#pressed, name, call);
  }

  /** @param {string} name @param {(act: Act) => void} call when it is let go, or taken away @returns {() => void} */
  onRelease(name, call) {
    return this.#listen(this.#released, name, call);
  }

  /** @param {string} name */
  isHeld(name) {
    return this.#actions.get(name)?.keys.some((key) => this.#down.has(key)) ?? false;
  }

  releaseAll() {
    this.#drop();
    for (const key of [...this.#down]) this.#up(key, key.startsWith("Gamepad.") ? "gamepad" : "keyboard", null);
  }

  dispose() {
    this.releaseAll();
    this.#bin.dispose();
    this.#pressed.clear();
    this.#released.clear();
  }

  /** @param {Map<string, Set<(act: Act) => void>>} ears @param {string} name @param {(act: Act) => void} call */
  #listen(ears, name, call) {
    if (!this.#actions.has(name)) throw new Error(`No action is called ${name}`);
    const set = ears.get(name) ?? new Set();
    ears.set(name, set.add(call));
    return () => void set.delete(call);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    this.#show("keyboard");
    if (event.ctrlKey || event.metaKey || event.altKey) return; // the browser's own
    const focused = /** @type {Element | null} */ (event.target);
    if (event.key !== "Escape" && focused?.matches?.(TYPING)) return;
    if ((event.key === "Enter" || event.key === " ") && focused?.matches?.(CONTROL)) return;
    if (STEPS.test(event.key) && focused?.matches?.(STEPPED)) return;
    const held = this.#down.has(event.key);
    this.#press(event.key, "keyboard", event, held);
  }

  /** @param {string} key @param {Device} device @param {Event | null} event @param {boolean} [held] */
  #press(key, device, event, held = false) {
    let used = false;
    for (const { name, keys, repeat } of this.#actions.values()) {
      if (!keys.includes(key)) continue;
      used = true;
      if (!held || repeat) this.#call(this.#pressed, name, device, event);
    }
    if (used) this.#down.add(key);
    if (used && event?.cancelable && device === "keyboard") event.preventDefault(); // arrows must not scroll too
  }

  /** @param {string} key @param {Device} device @param {Event | null} event */
  #up(key, device, event) {
    if (!this.#down.delete(key)) return;
    for (const { name, keys } of this.#actions.values()) {
      if (keys.includes(key)) this.#call(this.#released, name, device, event);
    }
  }

  /** @param {Map<string, Set<(act: Act) => void>>} ears @param {string} name @param {Device} device @param {Event | null} event */
  #call(ears, name, device, event) {
    const pointed = device === "mouse" || device === "touch";
    const act = { name, device, x: pointed ? this.pointer.x : 0, y: pointed ? this.pointer.y : 0, event };
    for (const call of [...(ears.get(name) ?? [])]) call(act);
  }

  /** @param {PointerEvent} event */
  #place(event) {
    const box = this.#target.getBoundingClientRect();
    this.pointer.x = event.clientX - box.left;
    this.pointer.y = event.clientY - box.top;
    this.pointer.device = event.pointerType === "touch" ? "touch" : "mouse";
    this.pointer.inside = this.#target.contains(/** @type {Node} */ (event.target));
  }

  /** @param {PointerEvent} event */
  #touch(event) {
    if (!event.isPrimary || event.button > 0) return;
    this.#place(event);
    this.#show(this.pointer.device);
    this.pointer.down = true;
    this.#touched = { x: event.clientX, y: event.clientY, at_ms: event.timeStamp, dragged: false };
    this.moved.emit(this.pointer);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!event.isPrimary) return;
    this.#place(event);
    const touched = this.#touched;
    if (touched && !touched.dragged && Math.hypot(event.clientX - touched.x, event.clientY - touched.y) > TAP_PX) {
      touched.dragged = true;
      this.#press("Pointer.drag", this.pointer.device, event);
    }
    this.moved.emit(this.pointer);
  }

  /** @param {PointerEvent} event */
  #lift(event) {
    if (!event.isPrimary || !this.#touched) return;
    this.#place(event);
    const { dragged, at_ms } = this.#touched;
    this.#drop(event);
    if (dragged || event.timeStamp - at_ms > TAP_MS || !this.pointer.inside) return;
    this.#press("Pointer.tap", this.pointer.device, event);
    this.#up("Pointer.tap", this.pointer.device, event);
  }

  /** @param {Event | null} [event] */
  #drop(event = null) {
    this.#touched = null;
    this.pointer.down = false;
    this.#up("Pointer.drag", this.pointer.device, event);
    this.moved.emit(this.pointer);
  }

  #readPads() {
    for (const pad of navigator.getGamepads?.() ?? []) {
      if (pad?.mapping !== "standard") continue;
      const [x = 0, y = 0] = pad.axes;
      for (let i = 0; i < PAD.length; i++) {
        const name = PAD[i];
        const pushed =
          pad.buttons[i]?.pressed ||
          (name === "left" && x < -STICK) ||
          (name === "right" && x > STICK) ||
          (name === "up" && y < -STICK) ||
          (name === "down" && y > STICK);
        const key = PAD_KEYS[i];
        if (pushed && !this.#pads.has(key)) {
          this.#pads.add(key);
          this.#show("gamepad");
          this.#press(key, "gamepad", null);
        } else if (!pushed && this.#pads.delete(key)) this.#up(key, "gamepad", null);
      }
    }
  }
  /** @type {Set<string>} pad buttons pushed now, whether or not an action uses them */
  #pads = new Set();

  /** Styles may follow the last device used: <html data-input="touch">. @param {Device} device */
  #show(device) {
    document.documentElement.dataset.input = device;
  }
}

const PAD_KEYS = PAD.map((name) => `Gamepad.${name}`);
