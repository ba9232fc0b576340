/**
 * The cloth in depth: walk into the strips one sees, or stand before the whole of it. Opened when asked for; three is loaded
 * only then. Turned by pointer, by keys, by buttons; what is shown can be taken along as GLB.
 */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { announce, Sheet } from "kit/hud.js";
import { fileName, save, saysOf } from "lightloom/post.js";

const AROUND = 4; // strips to either side of the one that is looked at
const TURN = 0.35;
const STEP = 0.18;
const FLAT = "These strips have no depth yet. Wait a moment, or weave one more.";
const HINT = "Drag to look around; arrow keys turn, + and − step in and back.";

/** @typedef {{ turn(by: number): void, step(by: number): void, walk(x: number): void, dispose(): void, glb: (() => Promise<Blob>) | null }} View */
/** @typedef {{ world: import("lightloom/lightloom.js").Lightloom, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality }} Given */

export class ExplorePanel {
  #bin = new Bin();
  #own = new Bin();
  #given;
  #sheet;
  #frame = make("div", { class: "explore-frame" });
  #says = make("p", { class: "explore-says", role: "status" }, HINT);
  #glb = make("button", { type: "button", class: "button", id: "take-glb" }, "Take it as GLB");
  #mode = /** @type {HTMLSelectElement} */ (make("select", { id: "explore-mode" }));
  /** @type {View | null} */
  #view = null;
  #asked = 0;

  /** @param {Given} given */
  constructor(given) {
    this.#given = given;
    const bin = this.#bin;
    this.#mode.append(
      make("option", { value: "relief" }, "walk into it"),
      make("option", { value: "panorama" }, "stand before all of it"),
    );
    const row = make(
      "div",
      { class: "explore-row" },
      make("label", { for: "explore-mode", class: "sr-only" }, "How to look at it"),
      this.#mode,
      this.#button("Turn left", "←", () => this.#view?.turn(-TURN)),
      this.#button("Turn right", "→", () => this.#view?.turn(TURN)),
      this.#button("Step in", "+", () => this.#view?.step(STEP)),
      this.#button("Step back", "−", () => this.#view?.step(-STEP)),
      this.#glb,
    );
    const content = make("div", { class: "explore-room" }, this.#frame, row, this.#says);
    this.#sheet = bin.keep(new Sheet({ title: "Explore", content, name: "panel explore" }));
    bin.add(this.#sheet.closed.on(() => this.#leave()));
    bin.listen(this.#mode, "change", () => this.#show());
    bin.listen(this.#glb, "click", () => this.#take());
    bin.listen(this.#sheet.element, "keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  open() {
    if (this.#given.world.mural.count === 0) return;
    this.#sheet.open();
    this.#show();
  }

  dispose() {
    this.#leave();
    this.#bin.dispose();
  }

  #leave() {
    this.#asked += 1;
    this.#own.dispose();
    this.#view = null;
    this.#frame.replaceChildren();
  }

  async #show() {
    this.#leave();
    const own = new Bin();
    this.#own = own;
    const asked = this.#asked;
    const canvas = make("canvas", {
      class: "explore-view",
      tabindex: 0,
      role: "img",
      "aria-label": "The cloth in depth",
    });
    this.#frame.replaceChildren(canvas);
    this.#say("Hanging it up…");
    const relief = this.#mode.value === "relief";
    this.#glb.hidden = !relief;
    try {
      const view = relief ? await this.#relief(canvas, own) : await this.#panorama(canvas);
      own.add(() => view.dispose());
      if (asked !== this.#asked) return own.dispose();
      this.#view = view;
      this.#say(HINT);
      canvas.focus();
    } catch (fault) {
      if (asked === this.#asked) this.#say(saysOf(fault));
    }
  }

  /** @param {HTMLCanvasElement} canvas @param {Bin} own what has to be let go with it @returns {Promise<View>} */
  async #relief(canvas, own) {
    const { world, loop, quality } = this.#given;
    const { Relief } = await import("lightloom/explore/relief.js");
    const strips = await this.#deepStrips(own);
    const view = new Relief({ canvas, loop, quality });
    await view.show(strips);
    view.walk(world.inView + 0.5);
    return {
      turn: (by) => view.turn(by, 0),
      step: (by) => view.step(by),
      walk: (x) => view.walk(x),
      dispose: () => view.dispose(),
      glb: () => view.glb(world.title, world.madeBy),
    };
  }

  /** @param {HTMLCanvasElement} canvas @returns {Promise<View>} */
  async #panorama(canvas) {
    const { world, loop, quality } = this.#given;
    const { Panorama } = await import("lightloom/explore/panorama.js");
    const view = new Panorama({ canvas, loop, quality, tile: world.tiles.tile, count: world.mural.count });
    view.walk(world.inView + 0.5);
    return {
      turn: (by) => view.turn(by),
      step: (by) => view.zoom(by * -30),
      walk: (x) => view.walk(x),
      dispose: () => view.dispose(),
      glb: null,
    };
  }

  /** Neighbours of the strip one looks at, as far as their depth is known. @param {Bin} own */
  async #deepStrips(own) {
    const { world } = this.#given;
    const middle = world.inView;
    const first = Math.max(0, middle - AROUND);
    const last = Math.min(world.mural.count - 1, middle + AROUND);
    /** @type {{ index: number, picture: ImageBitmap, depth: ImageBitmap }[]} */
    let strips = [];
    for (let index = first; index <= last; index++) {
      const tile = await world.tiles.get(index);
      if (tile?.depth) {
        const [picture, depth] = [await createImageBitmap(tile.picture), await createImageBitmap(tile.depth)];
        own.add(() => picture.close());
        own.add(() => depth.close());
        strips.push({ index, picture, depth });
      } else if (index > middle) break;
      else strips = []; // only what hangs together can be walked
    }
    if (strips.length === 0) throw new Error(FLAT);
    return strips;
  }

  async #take() {
    const { world } = this.#given;
    if (!this.#view?.glb) return;
    this.#say("Packing it…");
    try {
      save(await this.#view.glb(), `${fileName(world.title)}.glb`);
      this.#say("The GLB is on the way to your files.");
    } catch (fault) {
      this.#say(saysOf(fault));
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.target === this.#mode) return;
    const view = this.#view;
    const deeds = /** @type {Record<string, () => void>} */ ({
      ArrowLeft: () => view?.turn(-TURN),
      ArrowRight: () => view?.turn(TURN),
      ArrowUp: () => view?.step(STEP),
      ArrowDown: () => view?.step(-STEP),
      "+": () => view?.step(STEP),
      "-": () => view?.step(-STEP),
    });
    if (!deeds[event.key]) return;
    event.preventDefault();
    deeds[event.key]();
  }

  /** @param {string} says @param {string} sign @param {() => void} does */
  #button(says, sign, does) {
    const button = make("button", { type: "button", class: "button quiet-paper round", "aria-label": says }, sign);
    this.#bin.listen(button, "click", does);
    return button;
  }

  /** @param {string} says */
  #say(says) {
    this.#says.textContent = says;
    if (says !== HINT) announce(says);
  }
}
