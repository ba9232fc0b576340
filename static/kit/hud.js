/** What the page says beside its picture: a live region for ears, a toast for eyes, a sheet for choices. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Signal } from "kit/signal.js";

const TOAST_MS = 5000;

/** @type {HTMLElement | null} */
let region = null;

/** Said politely by a screen reader, shown to nobody. @param {string} text */
export function announce(text) {
  if (!region?.isConnected) {
    region = make("div", { class: "sr-only", role: "status", "aria-live": "polite" });
    document.body.append(region);
  }
  // the same words twice must be heard twice: an unchanged region stays silent
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

/** @type {HTMLElement | null} */
let toasted = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/** A line on a slip of paper that goes away by itself; also announced. @param {string} text @param {{ stays_ms?: number }} [given] */
export function toast(text, { stays_ms = TOAST_MS } = {}) {
  clearTimeout(fading);
  toasted?.remove();
  toasted = make("p", { class: "toast", "aria-hidden": "true" }, text);
  document.body.append(toasted);
  announce(text);
  fading = setTimeout(() => {
    toasted?.remove();
    toasted = null;
  }, stays_ms);
}

/** A panel over the page. The browser's own dialog keeps the focus inside, hears Escape and gives the focus back. */
export class Sheet {
  closed = /** @type {Signal} */ (new Signal());
  element;
  #bin = new Bin();

  /** @param {{ title: string, content: Node, name?: string }} given name: a class for the sheet's own style */
  constructor({ title, content, name = "" }) {
    const heading = make("h2", { class: "sheet-title", id: `sheet-${(Sheet.#count += 1)}` }, title);
    const away = make("button", { class: "sheet-close", type: "button", "aria-label": "Close" }, "×");
    const body = make("div", { class: "sheet-body" });
    body.append(content);
    this.element = make(
      "dialog",
      { class: `sheet ${name}`.trim(), "aria-labelledby": heading.id },
      heading,
      away,
      body,
    );
    this.#bin.listen(away, "click", () => this.close());
    this.#bin.listen(this.element, "close", () => this.closed.emit());
    this.#bin.listen(this.element, "click", (/** @type {MouseEvent} */ event) => {
      if (event.target === this.element) this.close(); // the dialog itself is what lies outside its children: the backdrop
    });
  }

  get isOpen() {
    return this.element.open;
  }

  open() {
    if (!this.element.isConnected) document.body.append(this.element);
    if (!this.element.open) this.element.showModal();
  }

  close() {
    if (this.element.open) this.element.close();
  }

  dispose() {
    this.close();
    this.#bin.dispose();
    this.element.remove();
  }

  static #count = 0;
}
