/** The words of the cloth as text, strip by strip: a tap looks there, a brush paints one anew. New words are announced elsewhere. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { icon } from "lightloom/page/icon.js";

const SEEN_SEAM_Z = 4;
const DRIFTED = 0.35;

/** @typedef {import("lightloom/words.js").Strip} Strip */
/** @typedef {import("lightloom/words.js").Phrase} Phrase */
/** @typedef {{ strips: readonly Strip[], open: readonly Phrase[], woven: ReadonlySet<string>, live: { voice: number, text: string } | null, marked: number | null, shared: boolean }} Shown woven: ids of those that are at work; live: what is being spoken just now */

export class Captions {
  looked = /** @type {Signal<number>} */ (new Signal());
  repainted = /** @type {Signal<number>} */ (new Signal());

  #bin = new Bin();
  #list;
  /** @type {{ key: string, item: HTMLElement }[]} */
  #drawn = [];
  #tail = /** @type {HTMLElement[]} */ ([]);
  #from = -1;
  #to = -1;

  /** @param {HTMLElement} list an <ol> */
  constructor(list) {
    this.#list = list;
    this.#bin.listen(list, "click", (/** @type {MouseEvent} */ { target }) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("button[data-index]"));
      if (!button) return;
      const signal = button.classList.contains("brush") ? this.repainted : this.looked;
      signal.emit(Number(button.dataset.index));
    });
    this.#bin.add(() => list.replaceChildren());
  }

  /** @param {Shown} shown */
  show({ strips, open, woven, live, marked, shared }) {
    const grown = strips.length > this.#drawn.length;
    const hadTail = this.#tail.length;
    for (const { item } of this.#drawn.splice(strips.length)) item.remove();
    for (const item of this.#tail.splice(0)) item.remove();
    strips.forEach((strip, i) => {
      const key = `${strip.words}|${strip.asked}|${strip.sha256}|${marked === i}|${shared}`;
      const drawn = this.#drawn[i];
      if (drawn?.key === key) return;
      const item = this.#strip(strip, marked === i, shared);
      if (drawn) drawn.item.replaceWith(item);
      else this.#list.append(item);
      this.#drawn[i] = { key, item };
      this.#light(i);
    });
    for (const { id, text, voice } of open) {
      this.#tail.push(waiting(text, voice, woven.has(id) ? "is woven" : "waits"));
    }
    if (live?.text) this.#tail.push(waiting(live.text, live.voice, "is heard"));
    this.#list.append(...this.#tail);
    if (grown || this.#tail.length > hadTail) this.#list.scrollLeft = this.#list.scrollWidth;
  }

  /** Which strips one sees just now. @param {{ from: number, to: number }} seen */
  see({ from, to }) {
    if (from === this.#from && to === this.#to) return;
    const [a, b] = [this.#from, this.#to];
    this.#from = from;
    this.#to = to;
    for (let i = Math.min(a, from); i <= Math.max(b, to); i++) this.#light(i);
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {number} i */
  #light(i) {
    this.#drawn[i]?.item.classList.toggle("seen", i >= this.#from && i <= this.#to);
  }

  /** @param {Strip} strip @param {boolean} marked @param {boolean} shared */
  #strip({ index, words, asked, voice, seam_z, drift, shot }, marked, shared) {
    const number = index + 1;
    const look = make(
      "button",
      { type: "button", class: "look", "data-index": index },
      make("span", { class: "sr-only" }, "Look at strip "),
      make("span", { class: "number" }, String(number)),
      " ",
      make("span", { class: "words", dir: "auto" }, words),
    );
    if (asked) look.append(" ", make("span", { class: "asked", dir: "auto" }, asked));
    const brush = make("button", {
      type: "button",
      class: "brush",
      "data-index": index,
      "aria-label": `Paint strip ${number} anew`,
      "aria-pressed": String(marked),
    });
    brush.append(icon("brush"));
    const item = make(
      "li",
      {
        "data-voice": shared ? voice : null,
        class: marked ? "marked" : null,
        title: figures(seam_z, drift, shot.line),
      },
      look,
      brush,
    );
    return item;
  }
}

/** What the meters say of a strip, for who rests the pointer on it. @param {number | null} seam_z @param {number | null} drift @param {string} line */
function figures(seam_z, drift, line) {
  const said = [line];
  if (seam_z !== null)
    said.push(seam_z <= SEEN_SEAM_Z ? `seam unseen (${seam_z.toFixed(1)})` : `seam ${seam_z.toFixed(1)}`);
  if (drift !== null)
    said.push(drift <= DRIFTED ? `the same hand (${drift.toFixed(2)})` : `another hand (${drift.toFixed(2)})`);
  return said.join(" · ");
}

/** @param {string} text @param {number} voice @param {"waits" | "is woven" | "is heard"} state */
const waiting = (text, voice, state) =>
  make(
    "li",
    { class: state === "is heard" ? "live" : "waits", "data-voice": voice },
    make("span", { class: "words", dir: "auto" }, text),
    make("span", { class: "state" }, state),
  );
