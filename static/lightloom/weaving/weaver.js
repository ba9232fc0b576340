/**
 * Phrases wait in order -> one job at a time -> the house's events, each heard out before the next. Waiting phrases of one
 * voice ride in the same job. What a broken job left undone waits again, at the front, until somebody says so.
 */
import { JobError } from "kit/api.js";
import { Signal } from "kit/signal.js";
import { Telling } from "lightloom/weaving/telling.js";
import { MOST_PHRASES } from "lightloom/words.js";

/** @typedef {import("kit/api.js").WireEvent} WireEvent */
/** @typedef {import("lightloom/words.js").Phrase} Phrase */
/** @typedef {import("lightloom/words.js").Woven} Woven */
/** @typedef {{ how: "weave", phrases: Phrase[], turn?: Turn } | { how: "again", at: number, takes: number, phrases: Phrase[] } | { how: "repaint", at: number, phrases: Phrase[] } | { how: "retell", story: Woven[], phrases: Phrase[] }} Order `turn`: it is ours on a loom woven with somebody; "retell": the last of the story is painted as it is told there */
/** @typedef {{ order: Order, open: Set<string>, cancel: () => void }} Work open: phrases nothing has come of yet */
/** @typedef {{ story: Woven[], index: number, code: string, token: string }} Turn token: by which the loom knows that it is ours */
/** @typedef {{ submit(name: string, payload: object): { cancel(): Promise<void>, [Symbol.asyncIterator](): AsyncIterator<WireEvent> } }} Line how jobs reach the house */
/** @typedef {{ line: Line, weaving: (order: Order) => Promise<object>, hear: (event: WireEvent, order: Order, told: import("lightloom/words.js").Told | null) => Promise<void> | void }} Given weaving: what the job is sent; hear: may raise, then the job is given up */

const BROKEN = {
  code: "broken",
  says: "That could not be woven. Nothing of the cloth is lost; try again.",
  retryable: true,
};

export class Weaver {
  /** What waits, what is at work, or what went wrong is another now. */
  changed = /** @type {Signal} */ (new Signal());
  /** A job came to its end. */
  done = /** @type {Signal<Order>} */ (new Signal());
  /** A job broke off. */
  failed = /** @type {Signal<{ order: Order, fault: JobError }>} */ (new Signal());
  /** @type {JobError | null} */
  trouble = null;

  #given;
  /** @type {Order[]} */
  #waiting = [];
  /** @type {Work | null} */
  #work = null;

  /** @param {Given} given */
  constructor(given) {
    this.#given = given;
  }

  /** What is at work. */
  get order() {
    return this.#work?.order ?? null;
  }

  /** Phrases that nothing has come of yet, in order; those at work first. @returns {Phrase[]} */
  get open() {
    const { order, open } = this.#work ?? { order: null, open: new Set() };
    const at = order?.phrases.filter(({ id }) => open.has(id)) ?? [];
    return [...at, ...this.#waiting.flatMap(({ phrases }) => phrases)];
  }

  /** Ids of phrases at work that nothing has come of yet. @returns {ReadonlySet<string>} */
  get working() {
    return this.#work?.open ?? new Set();
  }

  get isIdle() {
    return this.#work === null && this.#waiting.length === 0;
  }

  /** @param {Order} order */
  take(order) {
    this.#waiting.push(order);
    this.retry();
  }

  /** What waits is begun, or begun again. */
  retry() {
    this.trouble = null;
    this.changed.emit();
    this.#begin();
  }

  /** The last of what waits or is at work is let go. @returns {Phrase[]} what will not be woven */
  letGo() {
    this.trouble = null;
    const last = this.#waiting.at(-1);
    if (last) {
      const phrase = last.phrases.pop();
      if (last.phrases.length === 0) this.#waiting.pop();
      this.changed.emit();
      return phrase ? [phrase] : [];
    }
    return this.stop();
  }

  /** All that waits, and the job at work. @returns {Phrase[]} what will not be woven */
  stop() {
    const { open } = this;
    this.#waiting = [];
    this.#work?.cancel();
    this.#work = null;
    this.trouble = null;
    this.changed.emit();
    return open;
  }

  #begin() {
    if (this.#work || this.trouble) return;
    const order = this.#next();
    if (!order) return;
    /** @type {Work} */
    const work = { order, open: new Set(order.phrases.map(({ id }) => id)), cancel: () => {} };
    this.#work = work;
    this.changed.emit();
    this.#do(work);
  }

  /** The first that waits, with those behind it that ride along. @returns {Order | null} */
  #next() {
    const order = this.#waiting.shift();
    if (order?.how !== "weave" || order.turn) return order ?? null;
    const phrases = [...order.phrases];
    for (let next = this.#waiting[0]; next?.how === "weave" && !next.turn; next = this.#waiting[0]) {
      const fits = phrases.length + next.phrases.length <= MOST_PHRASES;
      if (!fits || next.phrases[0]?.voice !== phrases[0]?.voice) break;
      phrases.push(...next.phrases);
      this.#waiting.shift();
    }
    return { how: "weave", phrases };
  }

  /** @param {Work} work */
  async #do(work) {
    const { order } = work;
    const telling = new Telling();
    try {
      const payload = await this.#given.weaving(order);
      if (this.#work !== work) return;
      const job = this.#given.line.submit("lightloom_weave", payload);
      work.cancel = () => void job.cancel();
      for await (const event of job) {
        if (this.#work !== work) return;
        const settled = telling.hear(event);
        await this.#given.hear(event, order, telling.now);
        if (this.#work !== work) return;
        for (const id of settled) work.open.delete(id);
        if (settled.length > 0) this.changed.emit();
      }
      if (this.#work !== work) return;
      this.#work = null;
      this.done.emit(order);
    } catch (fault) {
      if (this.#work !== work) return;
      work.cancel();
      this.#fail(work, fault instanceof JobError ? fault : new JobError({ ...BROKEN, says: saysOf(fault) }));
    }
    this.changed.emit();
    this.#begin();
  }

  /** @param {Work} work @param {JobError} fault */
  #fail(work, fault) {
    const { order, open } = work;
    this.#work = null;
    const phrases = order.phrases.filter(({ id }) => open.has(id));
    // the hub gives the turn again; another way can be asked for again
    const waits = order.how === "retell" || (phrases.length > 0 && !(order.how === "weave" && order.turn));
    if (waits) this.#waiting.unshift({ ...order, phrases });
    this.trouble = fault;
    this.failed.emit({ order, fault });
  }
}

/** @param {unknown} fault */
function saysOf(fault) {
  const says = /** @type {{ says?: unknown }} */ (fault)?.says;
  if (typeof says === "string") return says;
  return fault instanceof Error && fault.name === "DrawerTrouble" ? fault.message : BROKEN.says;
}
