/** Another way of a strip: the one that stands and those that were painted beside it; one is chosen. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { announce, Sheet } from "kit/hud.js";
import { Signal } from "kit/signal.js";

/** @typedef {import("lightloom/weaving/cloth.js").Way} Way */

export class WaysPanel {
  chosen = /** @type {Signal<Way>} */ (new Signal());
  closed = /** @type {Signal} */ (new Signal());

  #bin = new Bin();
  #own = new Bin();
  #says = make("p", { class: "small", role: "status" });
  #row = make("div", { class: "ways" });
  #sheet = this.#bin.keep(
    new Sheet({ title: "Another way", content: make("div", {}, this.#says, this.#row), name: "panel wide" }),
  );
  #awaited = 0;

  constructor() {
    this.#bin.add(
      this.#sheet.closed.on(() => {
        this.#own.dispose();
        this.closed.emit();
      }),
    );
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  /** @param {{ words: string, picture: Blob | null, awaited: number }} given the strip as it stands, and how many ways are painted */
  open({ words, picture, awaited }) {
    this.#own.dispose();
    this.#own = new Bin();
    this.#awaited = awaited;
    const keep = this.#card("keep", "Keep this one", picture, () => this.#sheet.close());
    const places = Array.from({ length: awaited }, () => make("span", { class: "way coming", "aria-hidden": "true" }));
    this.#row.replaceChildren(keep, ...places);
    this.#says.textContent = `“${words}”: painting ${awaited === 1 ? "one other way" : `${awaited} other ways`}…`;
    this.#sheet.open();
  }

  /** @param {Way} way */
  add(way) {
    if (!this.isOpen) return;
    const place = this.#row.querySelector(".coming");
    if (!place) return;
    this.#awaited -= 1;
    const card = this.#card(
      "other",
      `Take this one: ${(way.strip.over ?? way.strip.shot).line}`,
      way.tile.picture,
      () => {
        this.#sheet.close();
        this.chosen.emit(way);
      },
    );
    place.replaceWith(card);
    if (this.#awaited > 0) return;
    this.#says.textContent = "Which shall it be?";
    announce("The other ways are painted. Which shall it be?");
  }

  /** @param {string} says */
  fail(says) {
    for (const place of this.#row.querySelectorAll(".coming")) place.remove();
    this.#says.textContent = says;
  }

  dispose() {
    this.#own.dispose();
    this.#bin.dispose();
  }

  /** @param {string} kind @param {string} says @param {Blob | null} picture @param {() => void} take */
  #card(kind, says, picture, take) {
    const button = make("button", { type: "button", class: `way ${kind}` });
    if (picture) {
      const url = URL.createObjectURL(picture);
      this.#own.add(() => URL.revokeObjectURL(url));
      button.append(make("img", { src: url, alt: "", width: 560, height: 768 }));
    }
    button.append(make("span", {}, says));
    this.#own.listen(button, "click", take);
    return button;
  }
}
