/** What stands about in the room, as a row of names to search, to try a key on, to use something on. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { icon, spoken } from "rooms/page/icon.js";
import { place, shut } from "rooms/truth/state.js";
import { capital } from "rooms/words.js";

/** @typedef {import("rooms/words.js").Thing} Thing */
/** @typedef {import("rooms/truth/state.js").State} State */

/** @param {Thing} thing @param {number} at @param {State} state @returns {"locked" | "searched" | "shut"} shut: not searched yet */
export const conditionOf = (thing, at, state) =>
  shut(state, thing.lock) ? "locked" : state.searched.includes(place(state, at)) ? "searched" : "shut";

/** @param {Thing} thing @param {ReturnType<typeof conditionOf>} condition */
export const spokenThing = (thing, condition) =>
  condition === "locked"
    ? `Locked: ${thing.name}. ${capital(thing.lock?.metal ?? "")}, ${thing.lock?.emblem ?? ""}.`
    : condition === "searched"
      ? `Searched: ${thing.name}`
      : `Search ${thing.name}`;

const BEFORE = { locked: "Locked: ", searched: "Searched: ", shut: "Search the " };

export class Things {
  chosen = /** @type {Signal<string>} */ (new Signal());
  pointed = /** @type {Signal<string | null>} */ (new Signal());
  #own = new Bin();
  #list;
  #key = "";
  /** @type {Map<string, HTMLElement>} */
  #buttons = new Map();

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
  }

  /** @param {{ room: import("rooms/words.js").Room, state: State } | null} shown */
  show(shown) {
    const facts =
      shown?.room.things.map((thing, i) => [thing.id, thing.name, conditionOf(thing, i, shown.state)]) ?? [];
    const key = JSON.stringify(facts);
    if (key === this.#key) return;
    const focused = [...this.#buttons].find(([, button]) => button === document.activeElement)?.[0];
    this.#key = key;
    this.#own.dispose();
    this.#own = new Bin();
    this.#buttons.clear();
    this.#list.replaceChildren(
      ...(shown?.room.things ?? []).map((thing, i) =>
        make(
          "li",
          {},
          this.#thing(thing, conditionOf(thing, i, /** @type {NonNullable<typeof shown>} */ (shown).state)),
        ),
      ),
    );
    if (focused) this.#buttons.get(focused)?.focus({ preventScroll: true });
  }

  /** @param {string | null} id */
  light(id) {
    for (const [its, button] of this.#buttons) button.toggleAttribute("data-lit", its === id);
  }

  dispose() {
    this.#own.dispose();
  }

  /** @param {Thing} thing @param {ReturnType<typeof conditionOf>} condition */
  #thing(thing, condition) {
    const button = make("button", {
      class: "thing",
      type: "button",
      dir: "auto",
      "data-target": thing.id,
      "data-done": condition === "searched",
      title: capital(thing.name),
    });
    if (condition === "locked") button.append(icon("lock"));
    if (condition === "searched") button.append(icon("done"));
    button.append(spoken(BEFORE[condition]), make("span", {}, thing.short));
    if (condition === "locked" && thing.lock) button.append(spoken(` (${thing.lock.metal}, ${thing.lock.emblem})`));
    const own = this.#own;
    own.listen(button, "click", () => this.chosen.emit(thing.id));
    for (const type of ["pointerenter", "focus"]) own.listen(button, type, () => this.pointed.emit(thing.id));
    for (const type of ["pointerleave", "blur"]) own.listen(button, type, () => this.pointed.emit(null));
    this.#buttons.set(thing.id, button);
    return button;
  }
}
