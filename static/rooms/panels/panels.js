/** All sheets of the page: opens them, and carries out what is chosen in them. */
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { Sheet } from "kit/hud.js";
import { bookOf } from "rooms/book-of.js";
import { fileName, fromFile, save, toFile } from "rooms/keep/file.js";
import { branchOf, FRAGMENT, tokenOf } from "rooms/keep/link.js";
import { BooksPanel } from "rooms/panels/books-panel.js";
import { Cards } from "rooms/panels/cards.js";
import { helpSheet } from "rooms/panels/help.js";
import { MapPanel } from "rooms/panels/map-panel.js";
import { factsOf, SavesPanel, titleOf } from "rooms/panels/saves-panel.js";
import { SettingsPanel } from "rooms/panels/settings-panel.js";
import { send } from "rooms/post.js";

/** @typedef {import("rooms/house.js").Record_} Record_ */
/** @typedef {"map" | "cards" | "books" | "saves" | "settings" | "help" | "more"} Name */

const BOUND = "It is on the way to your files.";

export class Panels {
  settings;
  /** How many houses are kept here. */
  count = 0;

  #bin = new Bin();
  #rooms;
  #drawer;
  #pictures;
  #map;
  #cards = this.#bin.keep(new Cards());
  #books = this.#bin.keep(new BooksPanel());
  #saves = this.#bin.keep(new SavesPanel());
  #help = this.#bin.keep(helpSheet());
  #more;
  /** @type {Record_ | null} */
  #removed = null;
  /** @type {string[]} */
  #engines = [];

  /** @param {{ rooms: import("rooms/rooms.js").Rooms, drawer: import("rooms/keep/drawer.js").Drawer, pictures: import("rooms/keep/pictures.js").Pictures, makeMap: ((canvas: HTMLCanvasElement) => Promise<import("rooms/panels/map-panel.js").View>) | null }} given */
  constructor({ rooms, drawer, pictures, makeMap }) {
    this.#rooms = rooms;
    this.#drawer = drawer;
    this.#pictures = pictures;
    this.#map = this.#bin.keep(new MapPanel({ makeView: makeMap }));
    this.settings = this.#bin.keep(new SettingsPanel({ settings: rooms.settings, in3d: makeMap !== null }));
    this.#more = this.#bin.keep(new Sheet({ title: "More", content: this.#moreList(), name: "panel" }));
    for (const name of /** @type {Name[]} */ (["map", "cards", "books", "saves", "settings", "help", "more"])) {
      this.#bin.listen(need(`#open-${name}`), "click", () => this.open(name));
    }
    this.#wireBooks();
    this.#wireSaves();
    this.#bin.add(this.#map.jumped.on((path) => rooms.jump(path)));
    this.#bin.add(this.#map.branched.on((step) => rooms.goTo(step)));
  }

  /** Is a sheet open? Then keys belong to it. */
  get isOpen() {
    return document.querySelector("dialog[open]") !== null;
  }

  /** @param {readonly string[]} engines who tells, paints and reads here */
  setEngines(engines) {
    this.#engines = [...engines];
  }

  /** @param {Name} name */
  open(name) {
    const { house } = this.#rooms;
    if (name === "settings") this.settings.open();
    else if (name === "help") this.#help.open();
    else if (name === "more") this.#more.open();
    else if (name === "saves") {
      this.#saves.open();
      this.refresh();
    } else if (house && name === "map") this.#map.open(house, (telling) => this.#thumb(telling));
    else if (house && name === "cards") this.#cards.open(house);
    else if (house && name === "books") this.#openBooks(house);
  }

  /** @param {Record_} record */
  describe = (record) => `${titleOf(record)}: ${factsOf(record)}`;

  /** What is kept may have changed. */
  async refresh() {
    try {
      const houses = await this.#drawer.houses();
      this.count = houses.length;
      if (!this.#saves.isOpen) return;
      this.#saves.show({ houses, here: this.#rooms.house?.id ?? null, thumb: (record) => this.#lastThumb(record) });
    } catch (fault) {
      this.#saves.say(says(fault));
    }
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {import("rooms/house.js").House} house */
  async #openBooks(house) {
    this.#books.open();
    const token = await tokenOf(branchOf(house));
    this.#books.link = `${location.origin}${location.pathname}${FRAGMENT}${token}`;
  }

  #wireBooks() {
    const bin = this.#bin;
    const books = this.#books;
    bin.add(
      books.bind.on(async (form) => {
        const { house } = this.#rooms;
        if (!house) return;
        books.say("The binder is at work…");
        try {
          const { blob, name } = await bound(form, bookOf(house, this.#engines));
          save(blob, name);
          books.say(BOUND);
        } catch (fault) {
          books.say(says(fault));
        }
      }),
    );
    bin.add(
      books.take.on(async () => {
        const { house } = this.#rooms;
        if (!house) return;
        books.say("The house is being wrapped…");
        const record = house.written(Date.now());
        save(await toFile(record, this.#pictures, this.#engines), `${fileName(titleOf(record))}.rooms.json`);
        books.say(BOUND);
      }),
    );
    bin.add(
      books.copy.on(async () => {
        try {
          await navigator.clipboard.writeText(books.link);
          books.say("The link is copied.");
        } catch {
          books.say("The link could not be copied by itself. It is marked above; copy it from there.");
        }
      }),
    );
  }

  #wireSaves() {
    const bin = this.#bin;
    const saves = this.#saves;
    /** @param {() => Promise<void>} deed */
    const done = async (deed) => {
      try {
        await deed();
      } catch (fault) {
        saves.say(says(fault));
      }
      await this.refresh();
    };
    bin.add(
      saves.chosen.on((id) =>
        done(async () => {
          const record = await this.#drawer.house(id);
          if (!record) return;
          saves.close();
          this.#rooms.open(record);
        }),
      ),
    );
    bin.add(
      saves.keep.on((name) =>
        done(async () => {
          const { house } = this.#rooms;
          if (!house) return;
          // a copy of its own: going on in the house does not move it
          await this.#drawer.keep({ ...house.written(Date.now()), id: crypto.randomUUID(), name });
          saves.say(`Kept as “${name}”.`);
        }),
      ),
    );
    bin.add(
      saves.renamed.on(({ id, name }) =>
        done(async () => {
          if (this.#rooms.house?.id === id) this.#rooms.house.name = name;
          await this.#drawer.rename(id, name);
        }),
      ),
    );
    bin.add(
      saves.removed.on((id) =>
        done(async () => {
          this.#removed = (await this.#drawer.remove(id)) ?? null;
          saves.say(this.#removed ? `${titleOf(this.#removed)} is gone.` : "", this.#removed !== null);
        }),
      ),
    );
    bin.add(
      saves.restored.on(() =>
        done(async () => {
          if (this.#removed) await this.#drawer.keep(this.#removed);
          this.#removed = null;
          saves.say("It stands where it stood.");
        }),
      ),
    );
    bin.add(
      saves.brought.on((file) =>
        done(async () => {
          const record = await fromFile(file, this.#pictures);
          await this.#drawer.keep({ ...record, seen_ms: Date.now() });
          saves.say(`${titleOf(record)} has come in.`);
        }),
      ),
    );
  }

  /** What has no place in a narrow bar. */
  #moreList() {
    const list = make("div", { class: "more-list" });
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(".tool.rare"))) {
      const twin = make("button", { type: "button" }, button.getAttribute("aria-label") ?? "");
      this.#bin.listen(twin, "click", () => {
        this.#more.close();
        button.click();
      });
      list.append(twin);
    }
    return list;
  }

  /** @param {import("rooms/words.js").Telling} telling */
  #thumb({ canvas }) {
    if (canvas) this.#pictures.url(canvas.thumb);
    return this.#pictures.now(canvas?.thumb);
  }

  /** The last room that was painted. @param {Record_} record */
  async #lastThumb({ told }) {
    const canvas = Object.values(told).findLast((telling) => telling.canvas)?.canvas;
    return canvas ? this.#pictures.url(canvas.thumb) : null;
  }
}

/** @param {string} form @param {object} book @returns {Promise<{ blob: Blob, name: string }>} the book as a file, under the binder's own name */
async function bound(form, book) {
  const answer = await send(`/rooms/book/${form}`, book);
  const named = /filename="?([^";]+)/.exec(answer.headers.get("content-disposition") ?? "");
  return { blob: await answer.blob(), name: named?.[1] ?? `house.${form}` };
}

/** @param {unknown} fault */
const says = (fault) => {
  const words = /** @type {{ says?: unknown }} */ (fault)?.says;
  if (typeof words === "string") return words;
  return fault instanceof Error && fault.name !== "TypeError"
    ? fault.message
    : "That did not come through. Please try again in a moment.";
};
