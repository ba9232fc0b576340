/** People and things met on this branch, and what is known of them: cards that return. */
import { make } from "kit/dom.js";
import { Sheet } from "kit/hud.js";
import { ordinal } from "rooms/words.js";

/** @typedef {{ fact: string, number: number }} Fact */

/** @param {import("rooms/house.js").House} house @returns {Map<string, Fact[]>} who -> facts, in the order of visits */
export function metIn(house) {
  /** @type {Map<string, Fact[]>} */
  const met = new Map();
  for (const { telling } of house.rooms) {
    for (const { who, fact } of telling.room?.cards ?? []) {
      const known = met.get(who) ?? [];
      if (!known.some((each) => each.fact === fact))
        met.set(who, [...known, { fact, number: telling.room?.number ?? 0 }]);
    }
  }
  return met;
}

export class Cards {
  #list = make("div", { class: "cards" });
  #sheet = new Sheet({ title: "Met in this house", content: this.#list, name: "panel" });

  /** @param {import("rooms/house.js").House} house */
  open(house) {
    const met = metIn(house);
    const cards = [...met].map(([who, facts]) =>
      make(
        "section",
        { class: "met" },
        make("h3", { dir: "auto" }, who),
        make(
          "ul",
          {},
          ...facts.map(({ fact, number }) =>
            make("li", { dir: "auto" }, `${fact} `, make("small", {}, `(${ordinal(number)} room)`)),
          ),
        ),
      ),
    );
    this.#list.replaceChildren(
      ...(cards.length > 0
        ? cards
        : [make("p", {}, "Nobody yet. Who is met, and what is learnt of them, is written down here.")]),
    );
    this.#sheet.open();
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  dispose() {
    this.#sheet.dispose();
  }
}
