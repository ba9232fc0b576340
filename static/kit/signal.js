/** Something happened -> those who listen. Declared in one place per owner; `on()` returns the way out. */

/** @template [T=void] */
export class Signal {
  /** @type {Set<(value: T) => void>} */
  #ears = new Set();

  /** @param {(value: T) => void} hear @returns {() => void} stops listening */
  on(hear) {
    const ear = (/** @type {T} */ value) => hear(value); // the same function may listen twice
    this.#ears.add(ear);
    return () => void this.#ears.delete(ear);
  }

  /** The next value, as a promise. @returns {Promise<T>} */
  next() {
    return new Promise((resolve) => {
      const stop = this.on((value) => {
        stop();
        resolve(value);
      });
    });
  }

  /** @param {T} value */
  emit(value) {
    for (const ear of [...this.#ears]) ear(value); // a listener may leave while it listens
  }

  get size() {
    return this.#ears.size;
  }
}
