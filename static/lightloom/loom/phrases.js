/** The phrases that wait on the warp: where each stands and how far its thread is in or out. Knows no drawing. */

const APPEAR_S = 0.25;
const LEAVE_S = 0.9;

/** @typedef {import("lightloom/loom/lines.js").Word} Word */
/**
 * @typedef {object} Waiting
 * @property {string} phrase
 * @property {number} voice
 * @property {readonly Word[]} words
 * @property {number | null} index the strip it became; null: not told yet
 * @property {number} shown 0..1
 * @property {number} drawn 0..1, how much of its thread is drawn out
 * @property {boolean} leaving
 */

export class Phrases {
  /** @type {Waiting[]} in the order they were begun */
  all = [];

  /** @param {string} phrase */
  find(phrase) {
    return this.all.find((each) => each.phrase === phrase && !each.leaving) ?? null;
  }

  /** @param {string} phrase @param {number} voice @param {readonly Word[]} words @returns {Waiting} */
  say(phrase, voice, words) {
    let waiting = this.find(phrase);
    if (!waiting) {
      waiting = { phrase, voice, words, index: null, shown: 0, drawn: 0, leaving: false };
      this.all.push(waiting);
    }
    waiting.words = words;
    return waiting;
  }

  /** Its thread is drawn out. @param {Waiting} waiting */
  leave(waiting) {
    waiting.leaving = true;
  }

  /** It has become cloth. @param {number} index @returns {Waiting[]} those that are gone now */
  sunk(index) {
    const gone = this.all.filter((each) => each.index === index);
    this.all = this.all.filter((each) => each.index !== index);
    return gone;
  }

  /** The strip where a phrase's words stand. @param {Waiting} waiting @param {number} free the first strip no picture is coming to */
  placeOf(waiting, free) {
    if (waiting.index !== null) return waiting.index;
    let before = 0;
    for (const each of this.all) {
      if (each === waiting) break;
      if (each.index === null && !each.leaving) before += 1;
    }
    return free + before;
  }

  /** Those without a picture yet. */
  get untold() {
    let count = 0;
    for (const { index, leaving } of this.all) if (index === null && !leaving) count += 1;
    return count;
  }

  /** Where one speaks now. @returns {Waiting | null} */
  get newest() {
    for (let i = this.all.length - 1; i >= 0; i--) {
      const each = this.all[i];
      if (each.index === null && !each.leaving) return each;
    }
    return null;
  }

  /** @param {number} step s @param {boolean} atOnce @returns {{ moving: boolean, gone: Waiting[] }} */
  step(step, atOnce) {
    let moving = false;
    for (const each of this.all) {
      const before = each.shown + each.drawn;
      each.shown = atOnce ? 1 : Math.min(1, each.shown + step / APPEAR_S);
      if (each.leaving) each.drawn = atOnce ? 1 : Math.min(1, each.drawn + step / LEAVE_S);
      moving ||= each.shown + each.drawn !== before;
    }
    const gone = this.all.filter((each) => each.leaving && each.drawn >= 1);
    if (gone.length > 0) this.all = this.all.filter((each) => !gone.includes(each));
    return { moving: moving || gone.length > 0, gone };
  }
}
