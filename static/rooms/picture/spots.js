/**
 * Outlines in the picture -> buttons that lie exactly over them: the picture's focusable twins. The group is one stop of the
 * Tab key; arrows go from place to place.
 */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { draw } from "rooms/page/drop-cap.js";

/** @typedef {readonly (readonly [number, number])[]} Outline */
/** @typedef {{ id: string, outline: Outline }} Spot outline: corners in CSS px of the picture */

/** Is a point inside? @param {Outline} outline @param {number} x @param {number} y */
export function within(outline, x, y) {
  let inside = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [xi, yi] = outline[i];
    const [xj, yj] = outline[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** @param {Outline} outline */
export function boxOf(outline) {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

export class Spots {
  chosen = /** @type {Signal<string>} */ (new Signal());
  pointed = /** @type {Signal<string | null>} */ (new Signal());
  #own = new Bin();
  #holder;
  #key = "";
  /** @type {readonly Spot[]} */
  #spots = [];
  /** @type {Map<string, HTMLButtonElement>} */
  #buttons = new Map();

  /** @param {HTMLElement} holder */
  constructor(holder) {
    this.#holder = holder;
  }

  /** @param {readonly Spot[]} spots @param {(id: string) => string} named what a screen reader says */
  show(spots, named) {
    this.#spots = spots;
    const key = spots.map(({ id }) => `${id} ${named(id)}`).join("|");
    if (key !== this.#key) {
      this.#key = key;
      this.#make(named);
    }
    for (const { id, outline } of spots) this.#lay(/** @type {HTMLButtonElement} */ (this.#buttons.get(id)), outline);
  }

  /** @param {string | null} id */
  light(id) {
    for (const [its, button] of this.#buttons) button.toggleAttribute("data-lit", its === id);
  }

  /** What lies at a point of the page, the nearest thing first. @param {number} x @param {number} y @returns {string | null} */
  at(x, y) {
    const { left, top } = this.#holder.getBoundingClientRect();
    const here = this.#spots.filter(({ outline }) => within(outline, x - left, y - top));
    return (here.findLast(({ id }) => id.startsWith("thing")) ?? here.at(-1))?.id ?? null;
  }

  /** Where a spot is in the picture. @param {string} id */
  box(id) {
    const spot = this.#spots.find((each) => each.id === id);
    return spot ? boxOf(spot.outline) : null;
  }

  dispose() {
    this.#own.dispose();
    this.#holder.replaceChildren();
  }

  /** @param {(id: string) => string} named */
  #make(named) {
    const focused = [...this.#buttons].find(([, button]) => button === document.activeElement)?.[0];
    this.#own.dispose();
    this.#own = new Bin();
    this.#buttons.clear();
    this.#spots.forEach(({ id }, i) => {
      const button = make("button", {
        class: "spot",
        type: "button",
        "data-target": id,
        "aria-label": named(id),
        tabindex: i === 0 ? 0 : -1,
      });
      button.append(draw("svg", { "aria-hidden": "true" }, draw("path", { class: "halo" }), draw("path", {})));
      const own = this.#own;
      own.listen(button, "click", () => this.chosen.emit(id));
      own.listen(button, "keydown", (/** @type {KeyboardEvent} */ event) => this.#arrow(event, i));
      for (const type of ["pointerenter", "focus"]) own.listen(button, type, () => this.pointed.emit(id));
      for (const type of ["pointerleave", "blur"]) own.listen(button, type, () => this.pointed.emit(null));
      this.#buttons.set(id, button);
    });
    this.#holder.replaceChildren(...this.#buttons.values());
    if (focused) this.#buttons.get(focused)?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event @param {number} at */
  #arrow(event, at) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...this.#buttons.values()];
    const next = buttons[(at + step + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }

  /** @param {HTMLButtonElement} button @param {Outline} outline */
  #lay(button, outline) {
    const { left, top, width, height } = boxOf(outline);
    const { style } = button;
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.width = `${width}px`;
    style.height = `${height}px`;
    const way = `M${outline.map(([x, y]) => `${(x - left).toFixed(1)} ${(y - top).toFixed(1)}`).join("L")}Z`;
    for (const path of button.querySelectorAll("path")) path.setAttribute("d", way);
  }
}
