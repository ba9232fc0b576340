/** A coin that can be dragged to the slot, tapped, or dropped with Enter. Says when it is in; decides nothing else. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { reducedMotion } from "kit/motion.js";
import { Signal } from "kit/signal.js";

const TAP_PX = 10;
const SLOT_PX = 36; // how near the slot a coin is let go to fall in
const FLY_MS = 260;

/** @typedef {{ x: number, y: number }} Point */

export class CoinDrag {
  dropped = /** @type {Signal} */ (new Signal());
  #bin = new Bin();
  #slot;
  /** @type {{ id: number, from: Point, coin: HTMLElement | null, source: HTMLElement } | null} */
  #held = null;
  #spared = false;

  /** @param {{ sources: HTMLElement[], slot: () => DOMRect | null }} given slot: where the coin must go, in the window */
  constructor({ sources, slot }) {
    this.#slot = slot;
    for (const source of sources) {
      this.#bin.listen(source, "pointerdown", (/** @type {PointerEvent} */ event) => this.#take(event, source));
      this.#bin.listen(source, "pointermove", (/** @type {PointerEvent} */ event) => this.#carry(event));
      this.#bin.listen(source, "pointerup", (/** @type {PointerEvent} */ event) => this.#letGo(event));
      this.#bin.listen(source, "pointercancel", () => this.#forget());
      // keys, taps and what assistive tools call a click; a drag that missed ends in a click too
      this.#bin.listen(source, "click", () => {
        if (this.#spared) this.#spared = false;
        else this.dropped.emit();
      });
    }
    this.#bin.add(() => this.#forget());
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {PointerEvent} event @param {HTMLElement} source */
  #take(event, source) {
    if (!event.isPrimary || event.button > 0) return;
    this.#spared = false;
    source.setPointerCapture(event.pointerId);
    this.#held = { id: event.pointerId, from: { x: event.clientX, y: event.clientY }, coin: null, source };
  }

  /** @param {PointerEvent} event */
  #carry(event) {
    const held = this.#held;
    if (held?.id !== event.pointerId) return;
    const moved = Math.hypot(event.clientX - held.from.x, event.clientY - held.from.y);
    if (!held.coin && moved > TAP_PX) {
      held.coin = make("span", { class: "coin-flying", "aria-hidden": true });
      document.body.append(held.coin);
      held.source.classList.add("away");
    }
    if (held.coin) held.coin.style.translate = `${event.clientX}px ${event.clientY}px`;
  }

  /** @param {PointerEvent} event */
  #letGo(event) {
    const held = this.#held;
    if (held?.id !== event.pointerId) return;
    if (!held.coin) {
      this.#held = null;
      return;
    }
    this.#spared = true;
    const slot = this.#slot();
    const at = { x: event.clientX, y: event.clientY };
    const isIn = slot !== null && isNear(at, slot);
    const goal = isIn && slot ? middle(slot) : middle(held.source.getBoundingClientRect());
    this.#fly(held.coin, at, goal).then(() => {
      held.source.classList.remove("away");
      if (isIn) this.dropped.emit();
    });
    this.#held = null;
  }

  #forget() {
    this.#held?.coin?.remove();
    this.#held?.source.classList.remove("away");
    this.#held = null;
  }

  /** @param {HTMLElement} coin @param {Point} from @param {Point} to */
  async #fly(coin, from, to) {
    const way = [from, to].map(({ x, y }) => ({ translate: `${x}px ${y}px` }));
    await coin.animate(way, { duration: reducedMotion.value ? 0 : FLY_MS, easing: "ease-in" }).finished;
    coin.remove();
  }
}

/** @param {DOMRect} box @returns {Point} */
const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** @param {Point} at @param {DOMRect} box */
const isNear = ({ x, y }, box) =>
  x > box.left - SLOT_PX && x < box.right + SLOT_PX && y > box.top - SLOT_PX && y < box.bottom + SLOT_PX;
