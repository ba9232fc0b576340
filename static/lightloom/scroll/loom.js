/**
 * The loom without WebGL: a cloth of canvases that scrolls sideways, washes as gradients, words as text. The same shape as
 * lightloom/loom/loom.js, so that the page does not know which of the two it has.
 */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { LINEN, STRIP_H, STRIP_W } from "lightloom/words.js";

const WEAVE_MS = 1600;
const UNRAVEL_MS = 700;
const SINK_MS = 1200;
const NEAR = "0px 150% 0px 150%"; // tiles this far outside are decoded ahead; farther ones let go of their picture

/** @typedef {import("lightloom/weaving/looms.js").LoomGiven} LoomGiven */
/** @typedef {{ element: HTMLElement, canvas: HTMLCanvasElement, near: boolean, painted: boolean, washed: boolean }} Tile washed: its picture is not there yet */

export class Loom {
  ready = Promise.resolve();
  seen = /** @type {Signal<{ from: number, to: number, x: number }>} */ (new Signal());
  tapped = /** @type {Signal<number>} */ (new Signal());
  /** Pixels a second that the cloth unrolls with. */
  speed = 240;

  #bin = new Bin();
  #motion;
  #loop;
  #picture;
  /** @type {Tile[]} */
  #tiles = [];
  #following = true;
  /** Where the cloth rolls to, in px; null: it lies. @type {number | null} */
  #goal = null;
  #cloth = make("div", { class: "weft" });
  #untold = make("div", { class: "untold" });
  #root = make("div", { class: "scroll", id: "scroll", role: "group", tabindex: 0, "aria-label": "The cloth" });
  #watch;

  /** @param {LoomGiven} given */
  constructor({ canvas, loop, motion, tile }) {
    this.#motion = motion;
    this.#loop = loop;
    this.#picture = tile;
    this.#cloth.append(this.#untold);
    this.#root.append(this.#cloth);
    canvas.hidden = true;
    canvas.after(this.#root);
    this.#bin.add(() => {
      this.#root.remove();
      canvas.hidden = false;
    });
    this.#watch = new IntersectionObserver((seen) => this.#look(seen), { root: this.#root, rootMargin: NEAR });
    this.#bin.add(() => this.#watch.disconnect());
    this.#bin.listen(this.#root, "scroll", () => this.#tell(), { passive: true });
    for (const hand of ["wheel", "pointerdown", "keydown"]) {
      this.#bin.listen(this.#root, hand, () => this.#let(), { passive: true }); // whoever moves it leads
    }
    this.#bin.add(loop.on("view", ({ step }) => this.#roll(step)));
    const size = new ResizeObserver(() => this.#following && this.#to(this.#end, true));
    size.observe(this.#root);
    this.#bin.add(() => size.disconnect());
  }

  /** @param {{ index: number, wash: string[] }[]} strips */
  restore(strips) {
    for (const { element } of this.#tiles.splice(0)) this.#drop(element);
    this.#untold.replaceChildren();
    for (const { index, wash } of strips) this.#lay(index, wash).washed = false;
    this.#to(this.#end, true);
  }

  /** @param {{ phrase: string, voice: number, words: { text: string, firm: boolean }[] }} said */
  say({ phrase, voice, words }) {
    const line = this.#line(phrase) ?? make("p", { class: "thread", "data-phrase": phrase, dir: "auto" });
    line.dataset.voice = String(voice);
    line.replaceChildren(
      ...words.flatMap(({ text, firm }) => [make("span", { class: firm ? "firm" : "pale" }, text), " "]),
    );
    if (!line.isConnected) this.#untold.append(line);
    if (this.#following) this.#to(this.#end);
  }

  /** @param {string} phrase */
  hush(phrase) {
    this.#line(phrase)?.remove();
  }

  /** @param {number} index @param {string[]} wash @param {string} phrase */
  wash(index, wash, phrase) {
    const known = this.#tiles[index];
    const tile = known ?? this.#lay(index, wash);
    if (known) this.#dye(tile, wash);
    const line = this.#line(phrase);
    if (!line) return;
    line.classList.add("sinking");
    tile.element.append(line);
    this.#bin.after(SINK_MS, () => line.remove());
    if (this.#following) this.#to(this.#end);
  }

  /** @param {number} index */
  async weave(index) {
    const tile = this.#tiles[index] ?? this.#lay(index, LINEN);
    tile.washed = false;
    await this.#paint(tile, index);
    await this.#play(tile, "weaving", WEAVE_MS);
    if (this.#following) this.#to(this.#end);
  }

  /** @param {number} index */
  async replace(index) {
    const tile = this.#tiles[index];
    if (!tile) return;
    tile.washed = false;
    await this.#paint(tile, index);
    await this.#play(tile, "weaving", WEAVE_MS);
  }

  /** @param {number} index */
  async unravel(index) {
    const tile = this.#tiles[index];
    if (!tile) return;
    this.#tiles.length = index;
    await this.#play(tile, "unravelling", UNRAVEL_MS);
    this.#drop(tile.element);
  }

  /** @param {boolean} on */
  warm(on) {
    this.#root.classList.toggle("warm", on);
  }

  get x() {
    return this.#root.scrollLeft / this.#wide;
  }

  /** @param {number} x strips */
  look(x) {
    this.#following = false;
    this.#to((x - 0.5) * this.#wide);
  }

  follow() {
    this.#following = true;
    this.#to(this.#end);
  }

  /** @param {number} direction -1 or 1: a page of cloth */
  step(direction) {
    this.#following = false;
    this.#to((this.#goal ?? this.#root.scrollLeft) + direction * this.#root.clientWidth * 0.8);
  }

  /** @param {number | null} index */
  mark(index) {
    for (const [at, { element }] of this.#tiles.entries()) element.classList.toggle("marked", at === index);
  }

  report() {
    return null;
  }

  dispose() {
    this.#bin.dispose();
  }

  /** Of one strip, in px. */
  get #wide() {
    return Math.max(1, (this.#root.clientHeight * STRIP_W) / STRIP_H);
  }

  get #end() {
    return this.#cloth.scrollWidth - this.#root.clientWidth;
  }

  /** @param {string} phrase @returns {HTMLElement | null} */
  #line(phrase) {
    const lines = /** @type {NodeListOf<HTMLElement>} */ (this.#cloth.querySelectorAll(".thread"));
    return [...lines].find((line) => line.dataset.phrase === phrase && !line.classList.contains("sinking")) ?? null;
  }

  /** @param {number} index @param {string[]} wash */
  #lay(index, wash) {
    const canvas = make("canvas", { width: 1, height: 1 });
    const element = make("div", { class: "tile", "data-index": index, "aria-hidden": "true" }, canvas);
    const tile = { element, canvas, near: false, painted: false, washed: true };
    this.#dye(tile, wash);
    element.addEventListener("click", () => this.tapped.emit(index)); // gone with the element
    this.#untold.before(element);
    this.#tiles[index] = tile;
    this.#watch.observe(element);
    return tile;
  }

  /** @param {HTMLElement} element */
  #drop(element) {
    this.#watch.unobserve(element);
    element.remove();
  }

  /** @param {Tile} tile @param {string[]} wash */
  #dye(tile, wash) {
    tile.element.style.background = `linear-gradient(${wash.join(", ")})`;
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #look(entries) {
    for (const { target, isIntersecting } of entries) {
      const index = this.#tiles.findIndex((tile) => tile?.element === target);
      const tile = this.#tiles[index];
      if (!tile) continue;
      tile.near = isIntersecting;
      if (isIntersecting && !tile.painted && !tile.washed) this.#paint(tile, index);
      if (!isIntersecting && tile.painted) {
        tile.canvas.width = tile.canvas.height = 1; // lets go of the pixels
        tile.painted = false;
      }
    }
  }

  /** @param {Tile} tile @param {number} index */
  async #paint(tile, index) {
    const bitmap = await this.#picture(index);
    tile.canvas.width = STRIP_W;
    tile.canvas.height = STRIP_H;
    tile.canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    bitmap.close();
    tile.painted = true;
  }

  /** @param {Tile} tile @param {string} name @param {number} long_ms @returns {Promise<void>} */
  #play({ element }, name, long_ms) {
    if (this.#motion.value || this.#loop.frozen) return Promise.resolve();
    element.classList.add(name);
    return new Promise((resolve) => {
      this.#bin.after(long_ms, () => {
        element.classList.remove(name);
        resolve();
      });
    });
  }

  #let() {
    this.#goal = null;
    this.#following = this.#root.scrollLeft >= this.#end - this.#wide / 2;
  }

  /** @param {number} left @param {boolean} [atOnce] */
  #to(left, atOnce = false) {
    const goal = Math.max(0, Math.min(left, this.#end));
    this.#goal = null;
    if (atOnce || this.#motion.value || this.#loop.frozen) this.#root.scrollLeft = goal;
    else this.#goal = goal;
    this.#tell();
  }

  /** @param {number} step_s */
  #roll(step_s) {
    if (this.#goal === null) return;
    if (this.#following) this.#goal = this.#end; // the cloth grows while it rolls
    const { scrollLeft } = this.#root;
    const left = this.#goal - scrollLeft;
    // far away it rolls faster: a hundred strips are not watched one by one
    const way = Math.max(this.speed, Math.abs(left) * 1.5) * step_s;
    if (Math.abs(left) <= Math.max(1, way)) {
      this.#root.scrollLeft = this.#goal;
      if (Math.abs(left) < 1) this.#goal = null;
    } else this.#root.scrollLeft = scrollLeft + Math.sign(left) * Math.max(1, way);
  }

  #tell() {
    const wide = this.#wide;
    const { scrollLeft, clientWidth } = this.#root;
    const last = Math.max(0, this.#tiles.length - 1);
    const from = Math.min(last, Math.floor(scrollLeft / wide));
    const to = Math.min(last, Math.floor((scrollLeft + clientWidth) / wide));
    this.seen.emit({ from, to, x: scrollLeft / wide });
  }
}
