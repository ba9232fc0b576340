/**
 * A loom shared with somebody: a code, who is there, whose turn it is. The house numbers what is said; this page weaves when
 * it is its turn, and overhears the rest. Knows no page; speaks through the thread.
 */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";

const MEMORY = "small-worlds.lightloom.together";
export const CODE = /^[A-HJ-NP-Z2-9]{6}$/;

/** @typedef {import("lightloom/words.js").Phrase} Phrase */
/** @typedef {import("lightloom/hearing/thread.js").Said} Said */
/** @typedef {{ phrases: Phrase[], story: import("lightloom/words.js").Woven[], index: number, token: string }} Turn */
/** @typedef {{ code: string, seed: string, strips: number }} Seat the loom one sits at, its mural's seed, and how many strips stand */
/** @typedef {{ phrase: string, voice: number, text: string }} Waiting */

export class Together {
  /** Who is there, or whose turn it is, is another now. */
  changed = /** @type {Signal} */ (new Signal());
  /** A loom was joined, or joined again after the line broke. */
  joined = /** @type {Signal<Seat>} */ (new Signal());
  waiting = /** @type {Signal<Waiting>} */ (new Signal());
  turn = /** @type {Signal<Turn>} */ (new Signal());
  word = /** @type {Signal<import("kit/api.js").WireEvent>} */ (new Signal());
  undone = /** @type {Signal<number>} */ (new Signal());
  /** A sentence, and the phrases that are let go with it. */
  trouble = /** @type {Signal<{ says: string, phrases: string[] }>} */ (new Signal());
  code = "";
  voice = 0;
  /** @type {number[]} who is there */
  voices = [];
  /** Whose phrase is woven now; null: nobody's. @type {number | null} */
  weaver = null;

  #bin = new Bin();
  #thread;
  #seq = 0;
  /** @type {{ id: string, text: string }[]} */
  #unsaid = [];
  /** What was asked for and is not answered yet; null: nothing. @type {{ code: string | null, seed: string | null } | null} */
  #asked = null;
  /** By which the loom knows this page again. */
  #me = remembered()?.me ?? freshKey();

  /** @param {import("lightloom/hearing/thread.js").Thread} thread */
  constructor(thread) {
    this.#thread = thread;
    this.#bin.add(thread.said.on((said) => this.#hear(said)));
    this.#bin.add(thread.changed.on(() => this.changed.emit()));
  }

  get isOn() {
    return this.code !== "";
  }

  /** The line broke and is being mended. */
  get isMending() {
    return this.isOn && this.#thread.state === "mending";
  }

  /** What a new line must be told. @returns {object[]} */
  get greeting() {
    const asked = this.isOn ? { code: this.code, seed: null } : this.#asked;
    return asked ? [{ kind: "join", ...asked, since: this.#seq, me: this.#me }] : [];
  }

  /** The loom this tab was at before it was loaded anew. */
  get last() {
    return remembered();
  }

  /** Sits down at a new loom, for the mural of this seed. @param {string} seed */
  begin(seed) {
    this.#ask({ code: null, seed }, 0);
  }

  /** @param {string} code @param {number} [since] what was heard before */
  join(code, since = 0) {
    this.#ask({ code, seed: null }, since);
  }

  leave() {
    if (this.isOn) this.#thread.say({ kind: "leave" });
    this.code = "";
    this.voices = [];
    this.weaver = null;
    this.#seq = 0;
    this.#asked = null;
    this.#unsaid = [];
    forget();
    this.changed.emit();
  }

  /** @param {Phrase} phrase */
  say({ id, text }) {
    if (this.#thread.state === "open") return this.#thread.say({ kind: "say", id, text });
    this.#unsaid.push({ id, text }); // said when one sits there again
    this.#thread.open();
  }

  takeBack() {
    this.#thread.say({ kind: "take_back" });
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {{ code: string | null, seed: string | null }} asked @param {number} since */
  #ask(asked, since) {
    if (this.isOn) this.leave();
    this.#seq = since;
    this.#asked = asked;
    const stands = this.#thread.state === "open";
    this.#thread.open();
    if (stands) for (const word of this.greeting) this.#thread.say(word);
  }

  /** @param {Said} said */
  #hear(said) {
    // where one sits down, the loom says how far it is before it tells what was missed
    if (said.kind !== "joined" && typeof said.seq === "number" && said.seq > this.#seq) {
      this.#seq = said.seq;
      this.#remember();
    }
    switch (said.kind) {
      case "joined": {
        this.code = String(said.code);
        this.voice = Number(said.voice) || 0;
        this.voices = present(said.voices);
        this.#asked = null;
        this.#remember();
        for (const { id, text } of this.#unsaid.splice(0)) this.#thread.say({ kind: "say", id, text });
        this.joined.emit({ code: this.code, seed: String(said.seed), strips: Number(said.strips) || 0 });
        return this.changed.emit();
      }
      case "voices":
        this.voices = present(said.voices);
        return this.changed.emit();
      case "waiting":
        return this.waiting.emit({
          phrase: String(said.phrase),
          voice: Number(said.voice) || 0,
          text: String(said.text),
        });
      case "turn":
        return this.turn.emit({
          phrases: said.phrases,
          story: said.story,
          index: Number(said.index),
          token: String(said.turn),
        });
      case "word":
        this.#follow(said.word);
        return this.word.emit(said.word);
      case "undone":
        return this.undone.emit(Number(said.index));
      case "trouble":
        this.#asked = null;
        return this.trouble.emit({ says: String(said.says), phrases: Array.isArray(said.phrases) ? said.phrases : [] });
      default:
    }
  }

  /** @param {import("kit/api.js").WireEvent} word */
  #follow({ kind, name, value }) {
    if (kind === "made" && name === "told") this.weaver = Number(value?.voice) || 0;
    else if (kind === "done" || kind === "failed") this.weaver = null;
    else return;
    this.changed.emit();
  }

  #remember() {
    if (!this.isOn) return;
    try {
      sessionStorage.setItem(MEMORY, JSON.stringify({ code: this.code, seq: this.#seq, me: this.#me }));
    } catch {
      // blocked: the link leads back as well
    }
  }
}

const freshKey = () => crypto.randomUUID().replaceAll("-", "");

/** @param {unknown} voices @returns {number[]} */
const present = (voices) => (Array.isArray(voices) ? voices.map(Number).filter((voice) => voice >= 0) : []);

/** @returns {{ code: string, seq: number, me: string } | null} */
function remembered() {
  try {
    const { code, seq, me } = JSON.parse(sessionStorage.getItem(MEMORY) ?? "null") ?? {};
    return CODE.test(code) && Number.isInteger(seq) && typeof me === "string" ? { code, seq, me } : null;
  } catch {
    return null;
  }
}

function forget() {
  try {
    sessionStorage.removeItem(MEMORY);
  } catch {
    // blocked: there is nothing to forget
  }
}
