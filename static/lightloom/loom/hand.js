/** A hand on the cloth: drags wind it, a tap is a tap. */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";

const TAP_PX = 7;
const TAP_MS = 600;

/** @typedef {{ x: number, y: number }} Spot CSS px of the canvas */

export class Hand {
  held = /** @type {Signal} */ (new Signal());
  /** px to the left since the last pull, and the seconds it took */
  pulled = /** @type {Signal<{ way_px: number, passed_s: number }>} */ (new Signal());
  released = /** @type {Signal} */ (new Signal());
  tapped = /** @type {Signal<Spot>} */ (new Signal());

  #bin = new Bin();
  /** @type {{ id: number, x: number, y: number, last_x: number, last_ms: number, begun_ms: number, dragging: boolean } | null} */
  #grip = null;

  /** @param {HTMLElement} canvas @param {(spot: Spot) => boolean} onCloth */
  constructor(canvas, onCloth) {
    canvas.style.touchAction = "pan-y";
    const spotOf = (/** @type {PointerEvent} */ event) => {
      const box = canvas.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const let_go = () => {
      if (this.#grip?.dragging) this.released.emit();
      this.#grip = null;
      canvas.style.cursor = "";
    };
    this.#bin.listen(canvas, "pointerdown", (/** @type {PointerEvent} */ event) => {
      if (this.#grip || event.button > 0 || !onCloth(spotOf(event))) return;
      const { clientX: x, clientY: y, pointerId: id, timeStamp: now } = event;
      this.#grip = { id, x, y, last_x: x, last_ms: now, begun_ms: now, dragging: false };
    });
    this.#bin.listen(canvas, "pointermove", (/** @type {PointerEvent} */ event) => {
      const grip = this.#grip;
      if (!grip) canvas.style.cursor = onCloth(spotOf(event)) ? "grab" : "";
      if (!grip || event.pointerId !== grip.id) return;
      if (!grip.dragging) {
        if (Math.abs(event.clientX - grip.x) < TAP_PX) return;
        grip.dragging = true;
        grip.last_x = event.clientX;
        canvas.setPointerCapture(grip.id);
        canvas.style.cursor = "grabbing";
        this.held.emit();
      }
      const passed_s = Math.max(0.001, (event.timeStamp - grip.last_ms) / 1000);
      this.pulled.emit({ way_px: grip.last_x - event.clientX, passed_s });
      grip.last_x = event.clientX;
      grip.last_ms = event.timeStamp;
    });
    this.#bin.listen(canvas, "pointerup", (/** @type {PointerEvent} */ event) => {
      const grip = this.#grip;
      if (!grip || event.pointerId !== grip.id) return;
      if (!grip.dragging && event.timeStamp - grip.begun_ms < TAP_MS) this.tapped.emit(spotOf(event));
      let_go();
    });
    for (const type of ["pointercancel", "lostpointercapture"]) this.#bin.listen(canvas, type, let_go);
  }

  dispose() {
    this.#bin.dispose();
  }
}
