/**
 * One visitor's house: its seed, the log of everything done in it, the rooms as they were told. Rooms belong to the step
 * that first entered them, so every branch and every retelling keeps its own. Decides what is allowed; draws nothing.
 */
import { Signal } from "kit/signal.js";
import { Log } from "rooms/truth/log.js";
import { enters, isKey } from "rooms/truth/moves.js";
import { fold, SAYS, taken } from "rooms/truth/state.js";
import { untold } from "rooms/words.js";

/** @typedef {import("rooms/words.js").Telling} Telling */
/** @typedef {import("rooms/words.js").Find} Find */
/** @typedef {import("rooms/truth/state.js").State} State */
/** @typedef {import("rooms/truth/log.js").Node} Node */
/** @typedef {{ words: string, line: string }} Said what the visitor said in own words, and what came of it */
/** @typedef {{ edition: import("rooms/words.js").Edition, tone: import("rooms/words.js").Tone }} Manner */
/**
 * @typedef {object} Record_ a house as it is kept and carried about
 * @property {1} v
 * @property {string} id
 * @property {string} name as the visitor calls it; empty for the house's own
 * @property {string} seed
 * @property {string} today the date, if it is a room of the day
 * @property {Manner["edition"]} edition
 * @property {Manner["tone"]} tone
 * @property {import("rooms/truth/log.js").Written} log
 * @property {Record<string, Telling>} told by the step that first entered the room
 * @property {Record<string, Said[]>} said by the step after which it was said
 * @property {number} seen_ms
 */

/** @param {{ seed: string, today?: string } & Manner} given @returns {Record_} */
export const founded = ({ seed, today = "", edition, tone }) => ({
  v: 1,
  id: crypto.randomUUID(),
  name: "",
  seed,
  today,
  edition,
  tone,
  log: new Log().written(),
  told: {},
  said: {},
  seen_ms: 0,
});

export class House {
  /** Something was done, told or said. */
  changed = /** @type {Signal} */ (new Signal());

  #record;
  #log;
  /** @type {State} */
  #state;

  /** @param {Record_} record */
  constructor(record) {
    this.#record = { ...record, told: { ...record.told }, said: { ...record.said } };
    this.#log = new Log(record.log);
    this.#state = this.#folded();
  }

  get id() {
    return this.#record.id;
  }

  get seed() {
    return this.#record.seed;
  }

  get today() {
    return this.#record.today;
  }

  get edition() {
    return this.#record.edition;
  }

  get tone() {
    return this.#record.tone;
  }

  get name() {
    return this.#record.name;
  }

  set name(name) {
    this.#record.name = name;
  }

  get log() {
    return this.#log;
  }

  get state() {
    return this.#state;
  }

  /** The steps from the first room to here. @returns {Node[]} */
  get branch() {
    return this.#log.branch();
  }

  /** The step that first entered the room one is in. */
  get entry() {
    return this.#state.entries[this.#state.here];
  }

  /** The last step that led into a room: everything since was done in it. */
  get stay() {
    return /** @type {Node} */ (this.branch.findLast(({ move }) => enters(move))).id;
  }

  /** Is one in this room for the first time? */
  get isFirstStay() {
    return this.stay === this.entry;
  }

  /** @returns {Telling} */
  get telling() {
    return this.tellingAt(this.entry);
  }

  get room() {
    return this.telling.room;
  }

  /** @param {number} entry @returns {Telling} */
  tellingAt(entry) {
    return this.#record.told[entry] ?? untold();
  }

  /** The rooms of this branch in the order of visits. @returns {{ path: string, entry: number, telling: Telling }[]} */
  get rooms() {
    const { visits, entries } = this.#state;
    return visits.map((path) => ({ path, entry: entries[path], telling: this.tellingAt(entries[path]) }));
  }

  /** Every telling there is, of all branches. @returns {[number, Telling][]} */
  get tellings() {
    return Object.entries(this.#record.told).map(([entry, telling]) => [Number(entry), telling]);
  }

  /** What is in the bag, the keys first. @returns {Find[]} */
  get bag() {
    const finds = this.#state.bag.map((id) => this.find(id)).filter((find) => find !== null);
    return [...finds.filter(({ id }) => isKey(id)), ...finds.filter(({ id }) => !isKey(id))];
  }

  /** @param {string} id @returns {Find | null} */
  find(id) {
    for (const { telling } of this.rooms) {
      const find = telling.room?.finds.find((each) => each.id === id);
      if (find) return find;
    }
    return null;
  }

  /** The small picture of a find. @param {string} id */
  still(id) {
    for (const { telling } of this.rooms) if (Object.hasOwn(telling.stills, id)) return telling.stills[id];
    return null;
  }

  /** How the house stood after a step. @param {number} step @returns {State} */
  stateAfter(step) {
    return fold(this.#log.branch(step), this.#told);
  }

  /** What was said in own words after a step. @param {number} step @returns {readonly Said[]} */
  saidAfter(step) {
    return this.#record.said[step] ?? [];
  }

  /** One move more; a sentence when it is refused. @param {string} move @param {number} [again] which telling of the room it leads into @returns {string | null} */
  act(move, again = 0) {
    const next = taken(this.#state, { id: -1, move }, this.#told);
    if (typeof next === "string") return SAYS[next];
    this.#log.add(move, again);
    this.#refold();
    return null;
  }

  undo() {
    return this.#moved(this.#log.undo());
  }

  redo() {
    return this.#moved(this.#log.redo());
  }

  /** @param {number} step */
  goTo(step) {
    this.#log.goTo(step);
    this.#refold();
  }

  /** This room again in other words; the first ones stay beside them. */
  retell() {
    if (!this.isFirstStay) return false;
    this.#log.retell(this.entry);
    return this.#moved(true);
  }

  /** What came in about the room of a step. @param {number} entry @param {Telling} telling */
  tell(entry, telling) {
    const news = telling.room !== this.tellingAt(entry).room;
    if (telling.sketch?.house) this.#record.seed = telling.sketch.house;
    this.#record.told[entry] = telling;
    if (news) this.#state = this.#folded(); // its gifts are in the bag now
    this.changed.emit();
  }

  /** @param {Said} said */
  say(said) {
    const step = this.#log.head;
    this.#record.said[step] = [...this.saidAfter(step), said];
    this.changed.emit();
  }

  /** From now on; rooms that were told stay as they are. @param {Partial<Manner>} manner */
  choose(manner) {
    this.#record = { ...this.#record, ...manner };
    this.changed.emit();
  }

  /** @param {number} now_ms @returns {Record_} a copy that shares no list with this house */
  written(now_ms) {
    const { told, said } = this.#record;
    return { ...this.#record, told: { ...told }, said: { ...said }, log: this.#log.written(), seen_ms: now_ms };
  }

  #told = (/** @type {number} */ entry) => this.tellingAt(entry).room;

  /** @param {boolean} did */
  #moved(did) {
    if (did) this.#refold();
    return did;
  }

  #refold() {
    this.#state = this.#folded();
    this.changed.emit();
  }

  #folded() {
    return fold(this.#log.branch(), this.#told);
  }
}
