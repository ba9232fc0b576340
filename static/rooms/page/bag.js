/** What one carries: keys and items with their pictures. One is taken in hand (tap, Enter) and then tried on something, or dragged onto it. */
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { icon, spoken } from "rooms/page/icon.js";

const DRAG_PX = 8;

/** @typedef {import("rooms/words.js").Find} Find */

export class Bag {
  /** Taken in hand, or put back: null. */
  taken = /** @type {Signal<string | null>} */ (new Signal());
  /** Dragged onto a point of the page. */
  dropped = /** @type {Signal<{ find: string, x: number, y: number }>} */ (new Signal());
  /** Where it is dragged just now; null when it was let go. */
  dragged = /** @type {Signal<{ x: number, y: number } | null>} */ (new Signal());

  #bin = new Bin();
  #own = new Bin();
  #list = need("#bag-list");
  #empty = need("#bag-empty");
  #key = "";
  /** @type {{ find: string, x: number, y: number, ghost: HTMLElement | null, picture: Element } | null} */
  #drag = null;
  #swallow = false;

  constructor() {
    this.#bin.listen(window, "pointermove", (/** @type {PointerEvent} */ event) => this.#move(event));
    this.#bin.listen(window, "pointerup", (/** @type {PointerEvent} */ event) => this.#lift(event));
    this.#bin.listen(window, "pointercancel", () => this.#drop());
  }

  /** @param {{ finds: readonly Find[], inHand: string | null, still: (id: string) => string | null }} shown */
  show({ finds, inHand, still }) {
    const key = JSON.stringify(finds.map(({ id, name }) => [id, name, still(id), id === inHand]));
    if (key === this.#key) return;
    this.#key = key;
    const focused = this.#list.contains(document.activeElement)
      ? /** @type {HTMLElement} */ (document.activeElement).dataset.find
      : undefined;
    this.#own.dispose();
    this.#own = new Bin();
    this.#empty.hidden = finds.length > 0;
    this.#list.replaceChildren(
      ...finds.map((find, i) => make("li", {}, this.#item(find, find.id === inHand, still(find.id), i))),
    );
    if (focused)
      /** @type {HTMLElement | undefined} */ (
        [...this.#list.querySelectorAll("button")].find((each) => each.dataset.find === focused)
      )?.focus();
  }

  dispose() {
    this.#drop();
    this.#own.dispose();
    this.#bin.dispose();
  }

  /** @param {Find} find @param {boolean} inHand @param {string | null} still @param {number} at */
  #item(find, inHand, still, at) {
    const picture = still ? make("img", { src: still, alt: "", draggable: "false" }) : icon(find.what);
    const button = make(
      "button",
      {
        class: "item",
        type: "button",
        "data-find": find.id,
        title: find.name,
        "aria-pressed": String(inHand),
      },
      picture,
      make("span", { dir: "auto" }, find.short),
      spoken(` (${find.name})${inHand ? ", in your hand: choose what to try it on" : ""}`),
    );
    button.style.setProperty("--tilt", `${[-4, 3, -2, 4, 1][at % 5]}deg`);
    this.#own.listen(button, "click", () => {
      if (this.#swallow) this.#swallow = false;
      else this.taken.emit(inHand ? null : find.id);
    });
    this.#own.listen(button, "pointerdown", (/** @type {PointerEvent} */ event) => {
      if (!event.isPrimary || event.button > 0) return;
      this.#swallow = false;
      this.#drag = { find: find.id, x: event.clientX, y: event.clientY, ghost: null, picture };
    });
    return button;
  }

  /** @param {PointerEvent} event */
  #move({ clientX: x, clientY: y }) {
    const drag = this.#drag;
    if (!drag) return;
    if (!drag.ghost) {
      if (Math.hypot(x - drag.x, y - drag.y) < DRAG_PX) return;
      drag.ghost = make("div", { class: "dragged", "aria-hidden": "true" }, drag.picture.cloneNode(true));
      document.body.append(drag.ghost);
    }
    drag.ghost.style.left = `${x}px`;
    drag.ghost.style.top = `${y}px`;
    this.dragged.emit({ x, y });
  }

  /** @param {PointerEvent} event */
  #lift({ clientX: x, clientY: y }) {
    const drag = this.#drag;
    this.#drop();
    if (!drag?.ghost) return;
    this.#swallow = true; // the click that follows a drag is none
    setTimeout(() => (this.#swallow = false), 0);
    this.dropped.emit({ find: drag.find, x, y });
  }

  #drop() {
    if (this.#drag?.ghost) {
      this.#drag.ghost.remove();
      this.dragged.emit(null);
    }
    this.#drag = null;
  }
}
