/** The room's doors as choices: a small arched picture each, its words, whether it is locked, and where it is known to lead. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { shortOf } from "rooms/lines.js";
import { icon, spoken } from "rooms/page/icon.js";
import { pathText } from "rooms/truth/moves.js";
import { shut } from "rooms/truth/state.js";
import { capital } from "rooms/words.js";

const SIDES = { left: "on the left", ahead: "straight ahead", right: "on the right" };

/** @typedef {import("rooms/words.js").Exit} Exit */
/** @typedef {{ room: import("rooms/words.js").Room, state: import("rooms/truth/state.js").State, knownAs: (path: string) => string | null, still: (id: string) => string | null }} Shown still: a picture's address */

export class Doors {
  chosen = /** @type {Signal<string>} */ (new Signal());
  pointed = /** @type {Signal<string | null>} */ (new Signal());
  #bin = new Bin();
  #own = new Bin();
  #list;
  #key = "";
  /** @type {Map<string, HTMLElement>} */
  #buttons = new Map();

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
  }

  /** @param {Shown | null} shown null: not told yet */
  show(shown) {
    const key = shown ? JSON.stringify(shown.room.exits.map((exit) => facts(exit, shown))) + shown.room.name : "";
    if (key === this.#key) return;
    const focused = [...this.#buttons].find(([, button]) => button === document.activeElement)?.[0];
    this.#key = key;
    this.#own.dispose();
    this.#own = new Bin();
    this.#buttons.clear();
    this.#list.replaceChildren(
      ...(shown?.room.exits ?? []).map((exit) => make("li", {}, this.#door(exit, /** @type {Shown} */ (shown)))),
    );
    if (focused) this.#buttons.get(focused)?.focus({ preventScroll: true });
  }

  /** @param {string | null} id */
  light(id) {
    for (const [its, button] of this.#buttons) button.toggleAttribute("data-lit", its === id);
  }

  dispose() {
    this.#own.dispose();
    this.#bin.dispose();
  }

  /** @param {Exit} exit @param {Shown} shown */
  #door(exit, shown) {
    const { locked, opened, known, still } = facts(exit, shown);
    const arch = make("span", { class: "arch", "aria-hidden": "true" }, make("span", { class: "beyond" }));
    arch.append(still ? make("img", { src: still, alt: "", draggable: "false" }) : make("span", { class: "leafy" }));
    if (locked) arch.append(make("span", { class: "keyhole" }, icon("lock")));
    const words = make("span", { class: "words" }, spoken(locked ? "Locked: " : "Go through: "));
    words.append(make("b", { dir: "auto" }, capital(exit.label)));
    words.append(make("span", { class: "hint", dir: "auto" }, `${exit.hint}, ${SIDES[exit.side] ?? ""}`));
    const state = make("span", { class: "state", dir: "auto" });
    if (locked && exit.lock) state.append(`locked: ${exit.lock.metal}, ${exit.lock.emblem}`);
    else if (known) state.append(`to ${known}`);
    else if (opened) state.append("unlocked");
    if (state.textContent) words.append(state);
    const button = make(
      "button",
      {
        class: "door",
        type: "button",
        "data-target": exit.id,
        "data-shut": locked,
        "data-walked": known !== null,
        title: `${capital(exit.label)}, ${exit.hint}`,
      },
      arch,
      words,
    );
    const own = this.#own;
    own.listen(button, "click", () => this.chosen.emit(exit.id));
    for (const type of ["pointerenter", "focus"]) own.listen(button, type, () => this.pointed.emit(exit.id));
    for (const type of ["pointerleave", "blur"]) own.listen(button, type, () => this.pointed.emit(null));
    this.#buttons.set(exit.id, button);
    return button;
  }
}

/** What a door shows; the same facts are drawn once. @param {Exit} exit @param {Shown} shown */
function facts(exit, { state, knownAs, still }) {
  const locked = shut(state, exit.lock);
  return {
    label: `${exit.label} ${shortOf(exit)}`,
    locked,
    opened: exit.lock !== null && !locked,
    known: knownAs(pathText(exit.to)),
    still: still(exit.id),
  };
}
