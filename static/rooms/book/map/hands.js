/** Pointer, wheel, pinch and keys over the map -> what the map is asked to do. Knows no three.js. */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";

const TAP_PX = 8;
const WHEEL = 0.0016;
const KEY_PX = 60;
const KEY_ZOOM = 1.25;

/** @typedef {{ x: number, y: number }} Point CSS px from the canvas's corner */

export class Hands {
  panned = /** @type {Signal<Point>} */ (new Signal());
  zoomed = /** @type {Signal<{ by: number, at: Point | null }>} */ (new Signal());
  pointed = /** @type {Signal<Point | null>} */ (new Signal());
  tapped = /** @type {Signal<Point & { finger: boolean }>} */ (new Signal());
  /** Back to where one is. */
  homed = /** @type {Signal} */ (new Signal());

  #bin = new Bin();
  #canvas;
  /** @type {Map<number, Point>} fingers down */
  #down = new Map();
  #moved = 0;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    canvas.style.touchAction = "none";
    const bin = this.#bin;
    bin.listen(canvas, "pointerdown", (/** @type {PointerEvent} */ event) => this.#press(event));
    bin.listen(canvas, "pointermove", (/** @type {PointerEvent} */ event) => this.#move(event));
    bin.listen(canvas, "pointerup", (/** @type {PointerEvent} */ event) => this.#lift(event));
    bin.listen(canvas, "pointercancel", (/** @type {PointerEvent} */ event) => void this.#down.delete(event.pointerId));
    bin.listen(canvas, "pointerleave", () => this.pointed.emit(null));
    bin.listen(canvas, "wheel", (/** @type {WheelEvent} */ event) => this.#wheel(event), { passive: false });
    bin.listen(canvas, "keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {{ clientX: number, clientY: number }} event @returns {Point} */
  #at({ clientX, clientY }) {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button > 0) return;
    if (this.#down.size === 0) this.#moved = 0;
    this.#down.set(event.pointerId, this.#at(event));
    this.#canvas.setPointerCapture?.(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const now = this.#at(event);
    const before = this.#down.get(event.pointerId);
    if (!before) return this.pointed.emit(now);
    this.#down.set(event.pointerId, now);
    this.#moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (this.#moved < TAP_PX && this.#down.size === 1) return;
    const share = 1 / this.#down.size;
    this.panned.emit({ x: (now.x - before.x) * share, y: (now.y - before.y) * share });
    const other = [...this.#down].find(([id]) => id !== event.pointerId)?.[1];
    if (!other) return;
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(now.x - other.x, now.y - other.y);
    if (was > 4) this.zoomed.emit({ by: is / was, at: { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 } });
  }

  /** @param {PointerEvent} event */
  #lift(event) {
    if (!this.#down.delete(event.pointerId) || this.#down.size > 0 || this.#moved >= TAP_PX) return;
    this.tapped.emit({ ...this.#at(event), finger: event.pointerType === "touch" });
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault(); // the sheet must not scroll as well
    const px = event.deltaMode === 0 ? event.deltaY : event.deltaY * 30;
    this.zoomed.emit({ by: Math.exp(-px * WHEEL), at: this.#at(event) });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (pan) this.panned.emit({ x: pan[0] * KEY_PX, y: pan[1] * KEY_PX });
    else if (event.key === "+" || event.key === "=") this.zoomed.emit({ by: KEY_ZOOM, at: null });
    else if (event.key === "-") this.zoomed.emit({ by: 1 / KEY_ZOOM, at: null });
    else if (event.key === "Home" || event.key === "0") this.homed.emit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
