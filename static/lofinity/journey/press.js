/** An order -> the house's words about it, gathered into what was pressed. One press at a time: the visitor's own wish goes before anything done in the background. */
import { gather, NOTHING_PRESSED } from "lofinity/journey/words.js";

/** @typedef {import("kit/api.js").WireEvent} WireEvent */
/** @typedef {import("lofinity/journey/words.js").Pressed} Pressed */
/** @typedef {{ submit(name: string, payload: object): { cancel(): Promise<void>, [Symbol.asyncIterator](): AsyncIterator<WireEvent> } }} Line how orders reach the house */

export class Press {
  pressed = NOTHING_PRESSED;
  cancelled = false;
  #job;

  /** @param {{ line: Line, order: object, hear?: (event: WireEvent) => void }} given */
  constructor({ line, order, hear = () => {} }) {
    this.#job = line.submit("lofinity_press", order);
    /** Comes back with whatever was pressed, also after a cancel; fails with a JobError. @type {Promise<Pressed>} */
    this.ended = this.#listen(hear);
    this.ended.catch(() => {}); // whoever awaits it hears of it
  }

  /** Frees the house for the next visitor. */
  cancel() {
    if (this.cancelled) return;
    this.cancelled = true;
    this.#job.cancel();
  }

  /** @param {(event: WireEvent) => void} hear */
  async #listen(hear) {
    for await (const event of this.#job) {
      if (this.cancelled) break;
      this.pressed = gather(this.pressed, event);
      hear(event);
    }
    return this.pressed;
  }
}

/** The presses of one visitor: at most one at work. */
export class PressRoom {
  #line;
  /** @type {Press | null} */
  #wish = null;
  /** @type {Press | null} */
  #quiet = null;

  /** @param {Line} line */
  constructor(line) {
    this.#line = line;
  }

  /** The visitor's own wish; whatever was pressed in the background stops. @param {object} order @param {(event: WireEvent) => void} hear */
  wish(order, hear) {
    this.dispose();
    const press = new Press({ line: this.#line, order, hear });
    this.#wish = press;
    const free = () => {
      if (this.#wish === press) this.#wish = null;
    };
    press.ended.then(free, free);
    return press;
  }

  /** In the background: side B, stems. Null while anything else is at work; `settled()` says when to ask again. @param {object} order */
  quietly(order) {
    if (this.busy) return null;
    const press = new Press({ line: this.#line, order });
    this.#quiet = press;
    const free = () => {
      if (this.#quiet === press) this.#quiet = null;
    };
    press.ended.then(free, free);
    return press;
  }

  /** Resolves when nothing is at work any more. */
  async settled() {
    while (this.busy) await (this.#wish ?? this.#quiet)?.ended.catch(() => null);
  }

  get busy() {
    return this.#wish !== null || this.#quiet !== null;
  }

  dispose() {
    this.#wish?.cancel();
    this.#quiet?.cancel();
    this.#wish = null;
    this.#quiet = null;
  }
}
