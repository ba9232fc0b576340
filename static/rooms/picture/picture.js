/**
 * The left page's picture, whichever way it can be drawn: as a space one leans into (rooms/book, WebGL), or as a plain
 * painting. Both wash the paper at once, show the canvas when it is there, and carry the same buttons over the same outlines.
 */
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";
import { reducedMotion } from "kit/motion.js";
import { Signal } from "kit/signal.js";
import { brushedMask } from "rooms/picture/brushed.js";
import { Spots } from "rooms/picture/spots.js";
import { safePalette } from "rooms/words.js";

const DARK_MS = 900; // long enough to read the line one walks by

/** @typedef {import("rooms/words.js").Canvas} Canvas */
/** @typedef {{ open: string[], searched: string[], ajar: string[] }} Standing ids */
/** @typedef {{ palette: readonly string[], theme: string, doors: number, side: string | null }} Wash */
/**
 * @typedef {object} Scene what rooms/book/scene.js is for us
 * @property {Promise<unknown>} ready
 * @property {(wash: Wash) => void} wash
 * @property {(given: { canvas: Canvas, palette: readonly string[] }) => Promise<unknown>} show
 * @property {() => { id: string, outline: [number, number][] }[]} spots
 * @property {{ on(call: (id: string | null) => void): () => void }} hover
 * @property {{ on(call: (id: string) => void): () => void }} tapped
 * @property {(id: string | null) => void} focus
 * @property {(standing: Standing) => void} setState
 * @property {(id: string) => Promise<unknown>} opening
 * @property {(door: string, next: Canvas | null) => Promise<unknown>} walk
 * @property {() => Promise<unknown>} turnBack
 * @property {(strength: number) => void} lit
 * @property {() => any} report
 * @property {() => void} dispose
 */

export class Picture {
  chosen = /** @type {Signal<string>} */ (new Signal());
  pointed = /** @type {Signal<string | null>} */ (new Signal());

  #bin = new Bin();
  #frame = need("#frame");
  #plain = /** @type {HTMLImageElement} */ (need("#plain"));
  #dark = need("#dark");
  #tag = need("#tag");
  #spots = this.#bin.keep(new Spots(need("#spots")));
  /** @type {Scene | null} */
  #scene = null;
  /** @type {Canvas | null} */
  #canvas = null;
  #shown = "";
  #glow = need("#glow");
  #glows = 0;
  #named = (/** @type {string} */ id) => id;
  #said = (/** @type {string} */ id) => ({ name: id, does: "" });

  #loop;

  /** @param {{ loop: import("kit/loop.js").Loop }} given */
  constructor({ loop }) {
    this.#loop = loop;
    const bin = this.#bin;
    bin.add(this.#spots.chosen.on((id) => this.chosen.emit(id)));
    bin.add(this.#spots.pointed.on((id) => this.pointed.emit(id)));
    this.#brush();
    const watch = new ResizeObserver(() => this.#lay());
    watch.observe(this.#frame);
    bin.add(() => watch.disconnect());
    bin.listen(this.#plain, "load", () => this.#lay());
  }

  /** From now on the picture is drawn in depth. @param {Scene} scene */
  attach(scene) {
    this.#scene = scene;
    this.#shown = "";
    document.documentElement.dataset.look = "3d";
    const bin = this.#bin;
    bin.add(scene.hover.on((id) => this.pointed.emit(id)));
    bin.add(scene.tapped.on((id) => this.chosen.emit(id)));
    bin.add(this.#loop.on("hud", ({ frame }) => frame % 4 === 0 && this.#lay())); // outlines drift with the parallax
  }

  /** @returns {import("kit/stage.js").Report | null} */
  report() {
    return this.#scene?.report() ?? null;
  }

  /** The paper takes the room's colours at once. @param {Wash} wash @param {string} key which telling */
  wash(wash, key) {
    if (this.#shown === `wash ${key}`) return;
    this.#shown = `wash ${key}`;
    this.#canvas = null;
    safePalette(wash.palette).forEach((colour, i) => {
      document.documentElement.style.setProperty(`--p${i}`, colour);
    });
    this.#scene?.wash({ ...wash, palette: safePalette(wash.palette) });
    this.#plain.hidden = true;
    this.#lay();
  }

  /**
   * The painting over its wash. @param {Canvas} canvas its files' addresses must hold @param {{ palette: readonly string[], alt: string, key: string }} given
   * @returns {Promise<boolean>} false when the picture cannot be had any more
   */
  async show(canvas, { palette, alt, key }) {
    if (this.#shown === `canvas ${key}`) return true;
    this.#shown = `canvas ${key}`;
    this.#canvas = canvas;
    this.#plain.alt = alt;
    try {
      if (this.#scene) await this.#scene.show({ canvas, palette: safePalette(palette) });
      else {
        this.#plain.src = canvas.picture.url;
        this.#plain.hidden = false;
        await this.#plain.decode();
      }
    } catch {
      if (this.#shown === `canvas ${key}`) this.#shown = "";
      return this.#shown !== ""; // another picture has come in between: then this one is not missed
    }
    this.#lay();
    return true;
  }

  /** @param {Standing} standing @param {(id: string) => string} named for ears @param {(id: string) => { name: string, does: string }} said for the slip beside the pointer */
  setState(standing, named, said) {
    this.#named = named;
    this.#said = said;
    this.#scene?.setState(standing);
    this.#lay();
  }

  /** @param {string | null} id outlined, and named on a slip */
  light(id) {
    this.#scene?.focus(id);
    this.#spots.light(id);
    const box = id ? this.#spots.box(id) : null;
    this.#tag.hidden = box === null;
    if (!box || !id) return;
    const { name, does } = this.#said(id);
    const verb = document.createElement("b");
    verb.textContent = does;
    this.#tag.replaceChildren(name, " ", verb);
    const wide = this.#frame.clientWidth;
    const left = Math.max(
      6,
      Math.min(wide - this.#tag.offsetWidth - 6, box.left + box.width / 2 - this.#tag.offsetWidth / 2),
    );
    this.#tag.style.left = `${left}px`;
    this.#tag.style.top = `${Math.max(4, box.top - this.#tag.offsetHeight - 6)}px`;
  }

  /** What lies at a point of the page. @param {number} x @param {number} y */
  at(x, y) {
    return this.#spots.at(x, y);
  }

  /** A lock opens: a small told moment. @param {string} id */
  async opening(id) {
    await this.#scene?.opening(id);
  }

  /** Through a door: a short dark, with the line one walks by. @param {string} door @param {Canvas | null} next @param {string} line */
  async walk(door, next, line) {
    this.#tag.hidden = true;
    this.#dark.textContent = line;
    this.#dark.toggleAttribute("data-shown", true);
    this.#spots.show([], this.#named);
    const dark = new Promise((resolve) => setTimeout(resolve, reducedMotion.value ? DARK_MS / 2 : DARK_MS));
    await Promise.all([dark, this.#scene?.walk(door, next)]);
    this.#dark.toggleAttribute("data-shown", false);
  }

  async turnBack() {
    this.#tag.hidden = true;
    await this.#scene?.turnBack();
  }

  /** The light of the room flickers with the voice. @param {number} strength 0..1 */
  lit(strength) {
    this.#scene?.lit(strength);
    const glows = Math.round((0.72 + 0.28 * strength) * 25) / 25; // finer steps are not seen, and every one is drawn
    if (glows === this.#glows) return;
    this.#glows = glows;
    this.#glow.style.opacity = String(glows);
  }

  dispose() {
    this.#bin.dispose();
    this.#scene?.dispose();
  }

  async #brush() {
    const url = await brushedMask().catch(() => null); // an old browser: the picture has straight edges
    if (!url) return;
    document.documentElement.style.setProperty("--brushed", `url(${url})`);
    this.#bin.add(() => URL.revokeObjectURL(url));
  }

  #lay() {
    if (!this.#canvas) return this.#spots.show([], this.#named);
    if (this.#scene) return this.#spots.show(this.#scene.spots(), this.#named);
    const { clientWidth: wide, clientHeight: high } = this.#frame;
    const spots = this.#canvas.regions.map(({ id, outline }) => ({
      id,
      outline: outline.map(([x, y]) => /** @type {[number, number]} */ ([x * wide, y * high])),
    }));
    // doors first: things stand before them
    this.#spots.show(
      [...spots].sort((a, b) => Number(a.id.startsWith("thing")) - Number(b.id.startsWith("thing"))),
      this.#named,
    );
  }
}
