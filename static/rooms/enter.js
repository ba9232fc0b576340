/**
 * A visit -> the house's words about the room, gathered as they come, with whatever is prepared ahead behind its doors.
 * One room is asked for at a time; going elsewhere stops it.
 */
import { Signal } from "kit/signal.js";
import { untold } from "rooms/words.js";

/** @typedef {import("kit/api.js").WireEvent} WireEvent */
/** @typedef {import("rooms/words.js").Telling} Telling */
/** @typedef {{ submit(name: string, payload: object): { cancel(): Promise<void>, [Symbol.asyncIterator](): AsyncIterator<WireEvent> } }} Line how visits reach the house */
/** @typedef {{ entry: number, telling: Telling }} Told */

/**
 * What is known of a room once this was made. A text that is there already is never told twice.
 * @param {Telling} telling @param {string} name @param {any} value @returns {Telling}
 */
export function gathered(telling, name, value) {
  switch (name) {
    case "sketch":
      return { ...telling, sketch: value };
    case "piece":
      return telling.room ? telling : { ...telling, text: telling.text + String(value.text) };
    case "room": // one that was kept stays: what was done in it was done in its own words
      return telling.room ? telling : { ...telling, room: value, text: value.text };
    case "canvas":
      return { ...telling, canvas: value };
    case "stills":
      return { ...telling, stills: { ...telling.stills, ...value.files } };
    case "sentence": {
      const others = telling.sentences.filter(({ of, seq }) => of !== value.of || seq !== value.seq);
      return { ...telling, sentences: [...others, value] };
    }
    default:
      return telling;
  }
}

/** @param {string} door "door:1" @returns {number} */
const exitOf = (door) => Number(String(door).split(":").at(-1));

export class Entering {
  /** More of the room that was asked for. */
  told = /** @type {Signal<Told>} */ (new Signal());
  /** A stage of the work began, or the line moved: what is being waited for. */
  stage = /** @type {Signal<string>} */ (new Signal());
  /** It broke off; a JobError. */
  failed = /** @type {Signal<import("kit/api.js").JobError>} */ (new Signal());
  /** Everything of the room is here. */
  done = /** @type {Signal<number>} */ (new Signal());

  #line;
  /** @type {{ entry: number, cancel(): void } | null} */
  #work = null;
  /** @type {Map<string, Telling>} "entry/exit" -> what lies behind that door, so far */
  #ahead = new Map();

  /** @param {Line} line */
  constructor(line) {
    this.#line = line;
  }

  /** The step whose room is being told, if any. */
  get entry() {
    return this.#work?.entry ?? null;
  }

  /** What was prepared behind a door of the room that `stay` entered. @param {number} stay @param {number} exit @returns {Telling | null} */
  prepared(stay, exit) {
    return this.#ahead.get(`${stay}/${exit}`) ?? null;
  }

  /** What was prepared no longer fits: another voice, another tone. */
  forget() {
    this.#ahead.clear();
  }

  /** Asks for a room; what was asked for before stops. @param {number} entry @param {object} visit @param {Telling} known what is there already */
  ask(entry, visit, known) {
    this.stop();
    const job = this.#line.submit("rooms_enter", visit);
    const work = { entry, cancel: () => void job.cancel() };
    this.#work = work;
    this.#listen(work, job, known);
  }

  /** Frees the house for the next visitor. */
  stop() {
    this.#work?.cancel();
    this.#work = null;
  }

  dispose() {
    this.stop();
    this.forget();
  }

  /** @param {{ entry: number }} work @param {AsyncIterable<WireEvent>} job @param {Telling} known */
  async #listen(work, job, known) {
    const { entry } = work;
    // a text that broke off is told from its beginning; what was whole stays whole
    let telling = known.room ? known : { ...known, text: "" };
    try {
      for await (const event of job) {
        if (this.#work !== work) return;
        if (event.kind === "began") this.stage.emit(String(event.stage));
        if (event.kind === "queued" || (event.kind === "accepted" && event.ahead > 0)) this.stage.emit("line");
        if (event.kind !== "made") continue;
        const ahead = event.name === "ahead"; // then the room itself is all there
        if (ahead) this.#prepare(entry, event.value);
        if (ahead && telling.whole) continue;
        telling = ahead ? { ...telling, whole: true } : gathered(telling, String(event.name), event.value);
        this.told.emit({ entry, telling });
      }
      if (this.#work !== work) return;
      this.#work = null;
      if (!telling.whole) this.told.emit({ entry, telling: { ...telling, whole: true } });
      this.done.emit(entry);
    } catch (fault) {
      if (this.#work !== work) return;
      this.#work = null;
      this.failed.emit(/** @type {import("kit/api.js").JobError} */ (fault));
    }
  }

  /** @param {number} entry @param {{ exit: string, name: string, value: any }} made */
  #prepare(entry, { exit, name, value }) {
    const door = `${entry}/${exitOf(exit)}`;
    this.#ahead.set(door, gathered(this.#ahead.get(door) ?? untold(), name, value));
  }
}
