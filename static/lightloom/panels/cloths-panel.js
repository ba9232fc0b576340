/** The visitor's cloths: go on with one, delete it, begin anew; take this one as a file or a link, bring one in. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { announce, Sheet } from "kit/hud.js";
import { Signal } from "kit/signal.js";
import { titleOf } from "lightloom/mural.js";
import { several } from "lightloom/words.js";

/** @typedef {import("lightloom/mural.js").MuralRecord} MuralRecord */

export class ClothsPanel {
  chosen = /** @type {Signal<string>} */ (new Signal());
  removed = /** @type {Signal<string>} */ (new Signal());
  begun = /** @type {Signal} */ (new Signal());
  brought = /** @type {Signal<Blob>} */ (new Signal());
  filed = /** @type {Signal} */ (new Signal());
  linked = /** @type {Signal} */ (new Signal());

  #bin = new Bin();
  #own = new Bin();
  #list = make("ul", { class: "cloths", id: "cloths" });
  #says = make("p", { class: "small says", role: "status" });
  #link = make("input", {
    type: "text",
    id: "cloth-link",
    readonly: true,
    hidden: true,
    "aria-label": "Link to this cloth",
  });
  #take = make("div", { class: "deeds" });
  #sheet;

  constructor() {
    const bin = this.#bin;
    const anew = make("button", { type: "button", class: "button", id: "new-cloth" }, "A new cloth");
    const file = make(
      "button",
      { type: "button", class: "button quiet-paper", id: "take-cloth" },
      "This cloth as a file",
    );
    const link = make("button", { type: "button", class: "button quiet-paper", id: "link-cloth" }, "A link to it");
    this.#take.append(file, link);
    bin.listen(anew, "click", () => {
      this.#sheet.close();
      this.begun.emit();
    });
    bin.listen(file, "click", () => this.filed.emit());
    bin.listen(link, "click", () => this.linked.emit());
    const bring = make("input", { type: "file", accept: ".loom,application/zip", id: "bring" });
    bin.listen(bring, "change", () => {
      const blob = bring.files?.[0];
      if (blob) this.brought.emit(blob);
      bring.value = "";
    });
    const content = make(
      "div",
      {},
      make("p", {}, anew),
      this.#list,
      this.#take,
      this.#link,
      make("label", { class: "row" }, make("span", {}, "Bring in a cloth (.loom)"), bring),
      this.#says,
    );
    this.#sheet = bin.keep(new Sheet({ title: "Your cloths", content, name: "panel" }));
  }

  /** @param {{ murals: readonly MuralRecord[], here: string, count: number }} shown count: strips of the one on the loom */
  show({ murals, here, count }) {
    this.#own.dispose();
    this.#own = new Bin();
    this.#take.hidden = count === 0;
    this.#list.replaceChildren(...murals.map((record) => this.#cloth(record, record.id === here)));
    if (murals.length === 0)
      this.#list.append(
        make("li", { class: "faint" }, "None is kept yet. A cloth is kept here from its first strip on."),
      );
  }

  open() {
    this.say("");
    this.#link.hidden = true;
    this.#sheet.open();
  }

  close() {
    this.#sheet.close();
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  /** @param {string} says */
  say(says) {
    this.#says.textContent = says;
    if (says) announce(says);
  }

  /** @param {string} address */
  showLink(address) {
    this.#link.hidden = false;
    this.#link.value = address;
    this.#link.focus();
    this.#link.select();
    this.say("Whoever opens this link weaves the same cloth.");
  }

  dispose() {
    this.#own.dispose();
    this.#bin.dispose();
  }

  /** @param {MuralRecord} record @param {boolean} here */
  #cloth(record, here) {
    const title = titleOf(record);
    const facts = `${several(record.count, "strip")}${record.code ? `, woven with others at ${record.code}` : ""}${here ? " · on the loom now" : ""}`;
    const open = make(
      "button",
      { type: "button", class: "open", disabled: here, "data-id": record.id },
      make("b", { dir: "auto" }, title),
      make("span", { class: "small" }, facts),
    );
    const away = make("button", { type: "button", class: "link away", "aria-label": `Delete ${title}` }, "delete");
    this.#own.listen(open, "click", () => {
      this.#sheet.close();
      this.chosen.emit(record.id);
    });
    this.#own.listen(away, "click", () => {
      if (away.textContent === "delete") away.textContent = "really?";
      else this.removed.emit(record.id);
    });
    return make("li", {}, open, away);
  }
}
