/** The visitor's houses: go on in one, name this place, rename, delete (and put back), bring one in from a file. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { announce, Sheet } from "kit/hud.js";
import { Signal } from "kit/signal.js";
import { ordinal, several } from "rooms/words.js";

/** @typedef {import("rooms/house.js").Record_} Record_ */

/** What a house is called. @param {Record_} record */
export const titleOf = ({ name, seed }) => name || `The house of ${seed}`;

/** Where one stands in it, and how much there is. @param {Record_} record */
export function factsOf({ told, log, edition }) {
  const rooms = Object.values(told).filter(({ room }) => room !== null);
  const last = rooms.at(-1)?.room;
  const where = last ? `the ${ordinal(last.number)} room, ${last.name}` : "at the first door";
  return `${several(rooms.length, "room")} told, ${several(log.nodes.length - 1, "step")}${edition === "text" ? ", words only" : ""}; last: ${where}`;
}

export class SavesPanel {
  chosen = /** @type {Signal<string>} */ (new Signal());
  renamed = /** @type {Signal<{ id: string, name: string }>} */ (new Signal());
  removed = /** @type {Signal<string>} */ (new Signal());
  restored = /** @type {Signal} */ (new Signal());
  keep = /** @type {Signal<string>} */ (new Signal());
  brought = /** @type {Signal<Blob>} */ (new Signal());

  #bin = new Bin();
  #own = new Bin();
  #list = make("ul", { class: "houses", id: "houses" });
  #says = make("p", { class: "small says", role: "status" });
  #back = make("button", { type: "button", class: "link", id: "put-back", hidden: true }, "put it back");
  #name = make("input", { type: "text", maxlength: 60, id: "slot-name", placeholder: "before the green door" });
  #slot;
  #sheet;

  constructor() {
    const bin = this.#bin;
    const send = make("button", { type: "submit", class: "press small-press" }, "Keep this place");
    this.#slot = make(
      "form",
      { class: "slot" },
      make("label", { for: "slot-name" }, "Keep this very place under a name"),
      make("div", { class: "link-row" }, this.#name, send),
    );
    bin.listen(this.#slot, "submit", (event) => {
      event.preventDefault();
      const name = this.#name.value.trim();
      if (!name) return this.#name.focus();
      this.#name.value = "";
      this.keep.emit(name);
    });
    const file = make("input", { type: "file", accept: ".json,application/json", id: "bring" });
    bin.listen(file, "change", () => {
      const blob = file.files?.[0];
      if (blob) this.brought.emit(blob);
      file.value = "";
    });
    bin.listen(this.#back, "click", () => this.restored.emit());
    const content = make(
      "div",
      {},
      this.#slot,
      make("p", { class: "undo-row" }, this.#says, this.#back),
      this.#list,
      make("h3", {}, "From a file"),
      make("label", { class: "row" }, make("span", {}, "Bring in a house"), file),
    );
    this.#sheet = bin.keep(new Sheet({ title: "Your houses", content, name: "panel" }));
  }

  /** @param {{ houses: readonly Record_[], here: string | null, thumb: (record: Record_) => Promise<string | null> }} shown */
  show({ houses, here, thumb }) {
    this.#own.dispose();
    this.#own = new Bin();
    this.#slot.hidden = here === null;
    this.#list.replaceChildren(...houses.map((record) => this.#house(record, record.id === here, thumb)));
    if (houses.length === 0 && this.#says.textContent === "")
      this.#says.textContent = "None yet. A house is kept here from its first room on.";
  }

  open() {
    this.say("");
    this.#sheet.open();
  }

  close() {
    this.#sheet.close();
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  /** @param {string} says @param {boolean} [canUndo] */
  say(says, canUndo = false) {
    this.#says.textContent = says;
    this.#back.hidden = !canUndo;
    if (says) announce(says);
  }

  dispose() {
    this.#own.dispose();
    this.#bin.dispose();
  }

  /** @param {Record_} record @param {boolean} here @param {(record: Record_) => Promise<string | null>} thumb */
  #house(record, here, thumb) {
    const own = this.#own;
    const title = titleOf(record);
    const picture = make("span", { class: "thumb", "aria-hidden": "true" });
    thumb(record).then((url) => url && picture.append(make("img", { src: url, alt: "" })));
    const open = make(
      "button",
      { type: "button", class: "open", "aria-label": `Go on in ${title}`, disabled: here },
      picture,
      make("b", { dir: "auto" }, title),
      make("span", { class: "small", dir: "auto" }, here ? `You are here. ${factsOf(record)}` : factsOf(record)),
    );
    own.listen(open, "click", () => this.chosen.emit(record.id));
    const name = make("input", { type: "text", maxlength: 60, value: title, "aria-label": "New name", hidden: true });
    const rename = make("button", { type: "button", class: "link", "aria-label": `Rename ${title}` }, "rename");
    const settle = () => {
      if (name.hidden) return;
      name.hidden = true;
      if (name.value.trim() && name.value.trim() !== title)
        this.renamed.emit({ id: record.id, name: name.value.trim() });
    };
    own.listen(rename, "click", () => {
      name.hidden = !name.hidden;
      if (!name.hidden) name.select();
    });
    own.listen(name, "keydown", (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && settle());
    own.listen(name, "blur", settle);
    const remove = make("button", { type: "button", class: "link", "aria-label": `Delete ${title}` }, "delete");
    own.listen(remove, "click", () => this.removed.emit(record.id));
    return make("li", {}, open, make("p", { class: "deeds-small" }, name, rename, remove));
  }
}
