/**
 * Strips side by side, each with the words it was told in -> what the house needs to go on, or to paint one anew. Knows no
 * picture, no page and no wire.
 */
import { Signal } from "kit/signal.js";
import { freshId, MOST_STRIPS, STORY_STRIPS } from "lightloom/words.js";

/** @typedef {import("lightloom/words.js").Strip} Strip */
/** @typedef {import("lightloom/words.js").Verdict} Verdict */
/** @typedef {{ id: string, seed: string, code: string | null, verdict: Verdict | null, count: number, made_ms: number, seen_ms: number, first: string }} MuralRecord a mural as one chooses it from a list */

export class Mural {
  /** Strips came, went, or were painted anew. */
  changed = /** @type {Signal} */ (new Signal());
  id;
  seed;
  /** The loom it is woven on with somebody, if it is. */
  code;
  /** @type {Verdict | null} its name, once somebody finished it */
  verdict;
  made_ms;
  /** @type {Strip[]} */
  strips;

  /** @param {{ seed: string, id?: string, code?: string | null, verdict?: Verdict | null, made_ms?: number, strips?: Strip[] }} given */
  constructor({ seed, id = freshId(), code = null, verdict = null, made_ms = Date.now(), strips = [] }) {
    this.id = id;
    this.seed = seed;
    this.code = code;
    this.verdict = verdict;
    this.made_ms = made_ms;
    this.strips = strips;
  }

  get count() {
    return this.strips.length;
  }

  /** @returns {Strip | null} */
  get last() {
    return this.strips.at(-1) ?? null;
  }

  get isFull() {
    return this.count >= MOST_STRIPS;
  }

  /** A strip joins the end, or takes the place of the one that is there. False when it would leave a gap. @param {Strip} strip */
  lay(strip) {
    if (strip.index > this.count) return false;
    this.strips[strip.index] = strip;
    this.changed.emit();
    return true;
  }

  /** Some of a strip is told anew. @param {number} index @param {Partial<Strip>} news */
  amend(index, news) {
    const strip = this.strips[index];
    if (!strip) return;
    this.strips[index] = { ...strip, ...news };
    this.changed.emit();
  }

  /** @returns {Strip | null} what was the last strip */
  takeBack() {
    const strip = this.strips.pop() ?? null;
    if (strip) this.changed.emit();
    return strip;
  }

  /** @param {Verdict | null} verdict */
  name(verdict) {
    this.verdict = verdict;
    this.changed.emit();
  }

  /**
   * The strips that matter for one place: what was told before it, and for a strip in the middle also what stands right
   * of it. @param {number | null} at null: where it goes on @returns {import("lightloom/words.js").Woven[]}
   */
  story(at) {
    const end = at === null ? this.count : Math.min(this.count, at + STORY_STRIPS / 2);
    return this.strips.slice(Math.max(0, end - STORY_STRIPS), end).map(({ index, words, asked, shot, over }) => ({
      index,
      words: over && asked ? asked : words, // what is to be seen there now
      shot,
      over,
    }));
  }

  /** Which right rims the house measures its joins against. @param {number | null} at null: where it goes on @returns {number[]} */
  rims(at) {
    if (at !== null) return at > 0 ? [at - 1] : [];
    // the end, and what is before it: a correction replaces the last strip, an undo two
    return [this.count - 1, this.count - 2, this.count - 3].filter((index) => index >= 0);
  }

  /** The hand that every strip is held to, by style: that of the first strip painted in it. @returns {Record<string, number[]>} */
  get anchors() {
    /** @type {Record<string, number[]>} */
    const anchors = {};
    for (const { shot, over, look } of this.strips) {
      const { style } = over ?? shot;
      if (look.length > 0) anchors[style] ??= look;
    }
    return anchors;
  }

  /** A style that was named holds until another is. */
  get style() {
    return (this.last?.over ?? this.last?.shot)?.style ?? null;
  }

  /** @param {number} now_ms @returns {MuralRecord} */
  record(now_ms) {
    const { id, seed, code, verdict, count, made_ms } = this;
    return { id, seed, code, verdict, count, made_ms, seen_ms: now_ms, first: this.strips[0]?.words ?? "" };
  }
}

/** What a mural is called. @param {{ verdict: Verdict | null, first: string }} record */
export const titleOf = ({ verdict, first }) => verdict?.title || first || "A cloth without words";
