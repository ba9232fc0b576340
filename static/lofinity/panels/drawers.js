/**
 * Three papers (handheld, copies, shelf) that can be laid beside the street, one at a time. On the plain page they lie
 * open where they belong. Putting a paper away gives the focus back.
 */
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";
import { Signal } from "kit/signal.js";

export const NAMES = /** @type {const} */ (["handheld", "copies", "shelf"]);
/** @typedef {typeof NAMES[number]} Name */

export class Drawers {
  opened = /** @type {Signal<Name>} */ (new Signal());
  changed = /** @type {Signal} */ (new Signal());
  /** @type {Name | null} */
  #open = null;
  #bin = new Bin();
  #flat;
  /** @type {HTMLElement | null} */
  #from = null;

  /** @param {{ flat: boolean }} given flat: the plain page */
  constructor({ flat }) {
    this.#flat = flat;
    for (const name of NAMES) {
      const drawer = need(`#${name}`);
      drawer.tabIndex = -1;
      drawer.hidden = !flat;
      this.#bin.listen(need(`#open-${name}`), "click", () => this.toggle(name));
      this.#bin.listen(need(".away", drawer), "click", () => this.close());
    }
  }

  get current() {
    return this.#open;
  }

  /** @param {Name} name */
  toggle(name) {
    if (this.#open === name && !this.#flat) this.close();
    else this.open(name);
  }

  /** @param {Name} name */
  open(name) {
    const drawer = need(`#${name}`);
    this.#from = /** @type {HTMLElement | null} */ (document.activeElement);
    this.#show(name);
    this.opened.emit(name);
    drawer.focus({ preventScroll: !this.#flat });
    if (this.#flat) drawer.scrollIntoView({ block: "start" });
  }

  close() {
    if (this.#open === null) return;
    const button = need(`#open-${this.#open}`);
    this.#show(null);
    const back = this.#from?.isConnected && this.#from !== document.body ? this.#from : button;
    back.focus({ preventScroll: true });
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {Name | null} open */
  #show(open) {
    this.#open = open;
    for (const name of NAMES) {
      if (!this.#flat) need(`#${name}`).hidden = name !== open;
      need(`#open-${name}`).setAttribute("aria-expanded", String(this.#flat || name === open));
    }
    document.documentElement.toggleAttribute("data-drawer", open !== null && !this.#flat);
    this.changed.emit();
  }
}
