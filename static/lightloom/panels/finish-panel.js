/** The cloth is named and taken along: title and stops of the critic, both editable; film, captions, picture, world file. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { announce, Sheet } from "kit/hud.js";
import { Finishing, NO_FILM } from "lightloom/finishing.js";
import { isModel, says } from "lightloom/keepsakes/mark.js";
import { fileName, HouseTrouble, save, saveFrom, saysOf } from "lightloom/post.js";

/** @typedef {[id: string, says: string, more: string, make: (signal: AbortSignal) => Promise<string>]} Deed what it answers is said when it is done */

export class FinishPanel {
  #bin = new Bin();
  #world;
  #finishing;
  #title = make("input", { type: "text", id: "cloth-title", maxlength: 48 });
  #subtitle = make("input", { type: "text", id: "cloth-subtitle", maxlength: 90 });
  #stops = make("ol", { class: "stops", id: "stops" });
  #says = make("p", { class: "small says", id: "finish-says", role: "status" });
  #bar = make("progress", { class: "how-far", max: 1, value: 0, hidden: true, "aria-label": "How far it is" });
  #facts = make("p", { class: "small", id: "cloth-facts", hidden: true });
  #deeds = make("div", { class: "deeds takes" });
  #named = make("div", { class: "named" });
  #sheet;
  /** What is being made: one thing at a time. @type {AbortController | null} */
  #work = null;
  #film = true;

  /** @param {{ world: import("lightloom/lightloom.js").Lightloom, line: import("lightloom/weaving/weaver.js").Line }} given */
  constructor({ world, line }) {
    const bin = this.#bin;
    this.#world = world;
    this.#finishing = new Finishing({ world, line });
    this.#named.append(
      make("label", { for: "cloth-title" }, "Its name"),
      this.#title,
      make("label", { for: "cloth-subtitle" }, "and the line under it"),
      this.#subtitle,
      make("h3", {}, "Where the film rests"),
      this.#stops,
    );
    for (const field of [this.#title, this.#subtitle]) bin.listen(field, "change", () => this.#rename());
    const takes = make("div", {}, make("h3", {}, "Take it along"), this.#deeds, this.#bar, this.#says, this.#facts);
    const content = make("div", { class: "finish" }, this.#named, takes);
    this.#sheet = bin.keep(new Sheet({ title: "Finish", content, name: "panel wide" }));
    bin.add(this.#sheet.closed.on(() => this.#work?.abort()));
    bin.listen(this.#stops, "click", (/** @type {MouseEvent} */ { target }) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("button[data-strip]"));
      if (!button) return;
      this.#sheet.close();
      world.look(Number(button.dataset.strip));
    });
    this.#offer();
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  /** @param {any} house loom.json */
  hear(house) {
    this.#film = house?.film !== false;
    this.#offer();
  }

  async open() {
    this.#sheet.open();
    this.show();
    this.#say("");
    if (this.#world.mural.verdict?.stops.length && this.#fits()) return;
    await this.#do("The critic looks at your cloth…", async (signal) => {
      await this.#finishing.name(signal);
      this.show();
      return "It has a name. Change it if you like.";
    });
  }

  /** The mural may be another. */
  show() {
    if (!this.isOpen) return;
    const { verdict } = this.#world.mural;
    if (document.activeElement !== this.#title) this.#title.value = verdict?.title ?? "";
    if (document.activeElement !== this.#subtitle) this.#subtitle.value = verdict?.subtitle ?? "";
    const { madeBy } = this.#world;
    const critic = verdict?.by && isModel(verdict.by) ? ` Named by ${verdict.by}.` : "";
    this.#facts.hidden = !madeBy.trained && !critic;
    this.#facts.textContent = says(madeBy) + critic;
    this.#stops.replaceChildren(
      ...(verdict?.stops ?? []).map(({ strip, caption }) =>
        make(
          "li",
          {},
          make(
            "button",
            { type: "button", class: "link", "data-strip": strip, dir: "auto" },
            caption || `Strip ${strip + 1}`,
          ),
        ),
      ),
    );
  }

  dispose() {
    this.#work?.abort();
    this.#bin.dispose();
  }

  /** Does the name belong to the cloth as it is now? */
  #fits() {
    const { mural } = this.#world;
    return mural.verdict?.stops.every(({ strip }) => strip < mural.count) ?? false;
  }

  #rename() {
    const { mural } = this.#world;
    const { stops = [], by } = mural.verdict ?? {};
    mural.name({ title: this.#title.value.trim(), subtitle: this.#subtitle.value.trim(), stops, by });
    this.#world.keepName();
  }

  #offer() {
    const finishing = this.#finishing;
    const name = () => fileName(this.#world.title);
    const onProgress = (/** @type {number} */ share) => this.#progress(share);
    /** @type {Deed[]} */
    const films = [
      [
        "film",
        "Film",
        "MP4, with the words in it",
        async (signal) => {
          const { url } = await finishing.film(signal, onProgress).catch((fault) => this.#unfilmed(fault));
          saveFrom(url, `${name()}.mp4`);
          return "The film is on the way to your files.";
        },
      ],
      [
        "captions",
        "Captions",
        "VTT, for the film",
        async (signal) => {
          save(await finishing.captions(signal), `${name()}.vtt`);
          return "The captions are on the way to your files.";
        },
      ],
    ];
    /** @type {Deed[]} */
    const recorded = [
      [
        "film",
        "Film",
        "WebM, recorded by your browser",
        async (signal) => {
          save(await finishing.recorded(signal, onProgress), `${name()}.webm`);
          return "The film is on the way to your files.";
        },
      ],
    ];
    /** @param {string} form @param {string} says @param {string} more @returns {Deed} */
    const picture = (form, says, more) => [
      form,
      says,
      more,
      async (signal) => {
        const { blob, suffix, skipped } = await finishing.picture(form, signal);
        save(blob, `${name()}.${suffix}`);
        const lost = skipped ? ` Strips that could not be read are left out: ${skipped}.` : "";
        return `The picture is on the way to your files.${lost}`;
      },
    ];
    /** @type {Deed[]} */
    const deeds = [
      ...(this.#film ? films : recorded),
      [
        "poster",
        "Poster",
        "the cloth in rows, PNG",
        async (signal) => {
          save(await finishing.poster(signal), `${name()} poster.png`);
          return "The poster is on the way to your files.";
        },
      ],
      picture("jpg", "Whole cloth", "one long JPEG"),
      picture("png", "Whole cloth, lossless", "one long PNG"),
      picture("pages", "Pages to print", "a ZIP of sheets"),
      [
        "file",
        "World file",
        ".loom, to go on with elsewhere",
        async () => {
          save(await this.#world.worldFile(), `${name()}.loom`);
          return "The file is on the way to your files.";
        },
      ],
    ];
    this.#deeds.replaceChildren(
      ...deeds.map(([id, says, more, deed]) => {
        const button = make(
          "button",
          { type: "button", class: "take", id: `take-${id}` },
          make("b", {}, says),
          make("span", { class: "small" }, more),
        );
        button.addEventListener("click", () => this.#do(`${says}: one moment…`, deed)); // gone with the button
        return button;
      }),
    );
  }

  /** @param {string} says @param {(signal: AbortSignal) => Promise<string>} deed */
  async #do(says, deed) {
    if (this.#work) return this.#say("One thing at a time: the last one is still being made.");
    const work = new AbortController();
    this.#work = work;
    this.#say(says);
    try {
      this.#say(await deed(work.signal));
    } catch (fault) {
      if (!work.signal.aborted) this.#say(saysOf(fault));
    }
    this.#work = null;
    this.#bar.hidden = true;
  }

  /** From now on the browser records films itself, if it was the house that could not. @param {any} fault @returns {never} */
  #unfilmed(fault) {
    if (fault?.code !== NO_FILM) throw fault;
    this.#film = false;
    this.#offer();
    throw new HouseTrouble(`${fault.says} Your browser can record it instead: press Film again.`);
  }

  /** @param {number} share 0..1 */
  #progress(share) {
    this.#bar.hidden = false;
    this.#bar.value = share;
  }

  /** @param {string} says */
  #say(says) {
    this.#says.textContent = says;
    if (says) announce(says);
  }
}
