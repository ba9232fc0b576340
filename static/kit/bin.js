/** Things made -> things unmade. Knows no DOM and no three; anything with a `dispose()` may be kept. */

/**
 * What all living bins hold together, by kind. The disposal test expects every count to come back to zero, so a
 * listener, a timer or a sound that outlives its owner is seen and named.
 */
export const held = { things: 0, listeners: 0, timers: 0 };

/** @typedef {keyof typeof held} Kind */

export class Bin {
  /** @type {Set<{ kind: Kind, undo: () => void }>} */
  #ways = new Set();
  #gone = false;

  /** Keeps a thing until this bin is emptied. @template {{ dispose(): void }} T @param {T} thing @returns {T} */
  keep(thing) {
    this.#hold("things", () => thing.dispose());
    return thing;
  }

  /** Keeps a way to undo something: what `on()` returned, a node to disconnect. @param {() => void} undo */
  add(undo) {
    return this.#hold("things", undo);
  }

  /**
   * Listens until this bin is emptied, or until the returned function is called.
   * @template {Event} [E=Event]
   * @param {EventTarget} target @param {string} type @param {(event: E) => void} hear
   * @param {AddEventListenerOptions} [options]
   */
  listen(target, type, hear, options) {
    const ear = /** @type {EventListener} */ (/** @type {unknown} */ (hear));
    target.addEventListener(type, ear, options);
    return this.#hold("listeners", () => target.removeEventListener(type, ear, options));
  }

  /** Calls once, later. @param {number} delay_ms @param {() => void} call */
  after(delay_ms, call) {
    const timer = setTimeout(() => {
      stop();
      call();
    }, delay_ms);
    const stop = this.#hold("timers", () => clearTimeout(timer));
    return stop;
  }

  /** Calls again and again. @param {number} period_ms @param {() => void} call */
  every(period_ms, call) {
    const timer = setInterval(call, period_ms);
    return this.#hold("timers", () => clearInterval(timer));
  }

  get isEmpty() {
    return this.#ways.size === 0;
  }

  /** Unmakes everything, the last made first. What is given to an emptied bin is unmade at once. */
  dispose() {
    this.#gone = true;
    for (const way of [...this.#ways].reverse()) this.#undo(way);
  }

  /** @param {Kind} kind @param {() => void} undo @returns {() => void} undoes it now, once */
  #hold(kind, undo) {
    const way = { kind, undo };
    this.#ways.add(way);
    held[kind] += 1;
    if (this.#gone) this.#undo(way); // a promise that came back after the world was left
    return () => this.#undo(way);
  }

  /** @param {{ kind: Kind, undo: () => void }} way */
  #undo(way) {
    if (!this.#ways.delete(way)) return;
    held[way.kind] -= 1;
    way.undo();
  }
}
