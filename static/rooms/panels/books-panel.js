/** The book to take along, in five forms; and the house itself as a file or a link. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { announce, Sheet } from "kit/hud.js";
import { Signal } from "kit/signal.js";
import { FORMS } from "rooms/book-of.js";

export class BooksPanel {
  bind = /** @type {Signal<import("rooms/book-of.js").Form>} */ (new Signal());
  take = /** @type {Signal} */ (new Signal());
  copy = /** @type {Signal} */ (new Signal());
  #bin = new Bin();
  #link = make("input", { type: "text", readonly: true, "aria-label": "Link to this branch" });
  #says = make("p", { class: "small says", role: "status" });
  #buttons;
  #sheet;

  constructor() {
    this.#buttons = FORMS.map(([form, name, says]) => {
      const button = make("button", { type: "button", class: "press small-press", id: `bind-${form}` }, name);
      this.#bin.listen(button, "click", () => this.bind.emit(form));
      return make("li", {}, button, make("span", {}, says));
    });
    const file = make(
      "button",
      { type: "button", class: "press small-press", id: "take-house" },
      "The house as a file",
    );
    const copy = make("button", { type: "button", class: "press small-press", id: "copy-link" }, "Copy");
    this.#bin.listen(file, "click", () => this.take.emit());
    this.#bin.listen(copy, "click", () => this.copy.emit());
    const content = make(
      "div",
      {},
      make("p", {}, "The rooms of this branch, in the order in which you came to them."),
      make("ul", { class: "forms" }, ...this.#buttons),
      make("h3", {}, "Pass it on"),
      make("p", { class: "small" }, "Whoever opens this link walks the same way and is told the same rooms."),
      make("div", { class: "link-row" }, this.#link, copy),
      make("h3", {}, "Keep it yourself"),
      make(
        "ul",
        { class: "forms" },
        make("li", {}, file, make("span", {}, "with every branch and picture; open it again under “Your houses”")),
      ),
      this.#says,
    );
    this.#sheet = this.#bin.keep(new Sheet({ title: "Take the book along", content, name: "panel" }));
  }

  open() {
    this.#says.textContent = "";
    this.#sheet.open();
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  get link() {
    return this.#link.value;
  }

  set link(link) {
    this.#link.value = link;
  }

  /** @param {string} says */
  say(says) {
    this.#says.textContent = says;
    announce(says);
  }

  dispose() {
    this.#bin.dispose();
  }
}
