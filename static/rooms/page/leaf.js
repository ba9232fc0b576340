/** The room's text, word by word: streams in as it is told, and lights each word as it is said. */

import { make } from "kit/dom.js";
import { announce } from "kit/hud.js";
import { unitsTo } from "kit/text.js";
import { dropCap } from "rooms/page/drop-cap.js";

const LEAD_WORDS = 4;
const SENTENCE = /[.!?…]["'”’)]*\s/g;

/** @typedef {{ span: HTMLElement, start: number, end: number }} Word */

/** A text -> its paragraphs, each with its words and where they stand in the text. @param {string} text @returns {{ text: string, start: number }[][]} */
export function wordsOf(text) {
  const paragraphs = [];
  let from = 0;
  for (const part of text.split("\n\n")) {
    paragraphs.push([...part.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ text: word, start: from + index })));
    from += part.length + 2;
  }
  return paragraphs.filter((words) => words.length > 0);
}

/** How much of a text ends with a whole sentence. @param {string} text */
export const wholeSentences = (text) => {
  let end = 0;
  for (const found of text.matchAll(SENTENCE)) end = found.index + found[0].length;
  return end;
};

export class Leaf {
  #root;
  #text = "";
  #key = "";
  /** @type {Word[]} */
  #words = [];
  /** How much was given to those who listen. */
  #heard = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  /**
   * @param {{ key: string, text: string, whole: boolean, palette: readonly string[], fresh: boolean }} given key: which telling
   *   it is; whole: no more text comes; fresh: it is told just now, so it may appear word by word and is announced
   */
  show({ key, text, whole, palette, fresh }) {
    if (key !== this.#key) this.#heard = fresh ? 0 : text.length;
    const grown = key === this.#key && text.startsWith(this.#text);
    if (grown && text === this.#text) return this.#hear(whole);
    const had = grown ? this.#words.length : 0;
    this.#key = key;
    this.#text = text;
    this.#set(palette, key, fresh ? had : Number.POSITIVE_INFINITY);
    this.#hear(whole);
  }

  /** @param {boolean} reading is it being read aloud, so that words light up? */
  reading(reading) {
    this.#root.toggleAttribute("data-reading", reading);
    if (!reading) for (const { span } of this.#words) span.classList.remove("now", "said");
  }

  /** The word that is said now: the `at`-th of a sentence that stands at `chars`. @param {readonly [number, number]} chars as the house counts them @param {number} at -1: none yet */
  light(chars, at) {
    const [from, to] = chars.map((char) => unitsTo(this.#text, char));
    const sentence = this.#words.filter(({ start }) => start >= from && start < to);
    const now = sentence[at] ?? null;
    for (const word of this.#words) {
      word.span.classList.toggle("now", word === now);
      word.span.classList.toggle("said", now ? word.start <= now.start : word.end <= from);
    }
  }

  /** @param {readonly string[]} palette @param {string} seed @param {number} fresh the first word that has just come */
  #set(palette, seed, fresh) {
    this.#words = [];
    const paragraphs = wordsOf(this.#text).map((words, p) => {
      const paragraph = make("p", { dir: "auto" });
      for (const { text, start } of words) {
        const first = this.#words.length === 0;
        const span = make("span", { class: "w" });
        if (p === 0 && this.#words.length < LEAD_WORDS) span.classList.add("lead");
        if (this.#words.length >= fresh) span.classList.add("fresh");
        if (first && /^\p{L}/u.test(text)) {
          const [letter] = text;
          paragraph.append(dropCap(letter.toLocaleUpperCase("en"), palette, seed));
          // read whole by those who listen, without its first letter by those who look
          span.append(
            make("span", { class: "sr-only" }, text),
            make("span", { "aria-hidden": "true" }, text.slice(letter.length)),
          );
        } else span.append(text);
        this.#words.push({ span, start, end: start + text.length });
        paragraph.append(span, " ");
      }
      return paragraph;
    });
    this.#root.replaceChildren(...paragraphs);
  }

  /** Whole sentences that are new, once. @param {boolean} whole */
  #hear(whole) {
    const end = whole ? this.#text.length : wholeSentences(this.#text);
    if (end <= this.#heard) return;
    announce(this.#text.slice(this.#heard, end).trim());
    this.#heard = end;
  }
}
