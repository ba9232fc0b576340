/** All sheets of the page: opens them, and carries out what is chosen in them. */
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { Sheet } from "kit/hud.js";
import { FRAGMENT, LONG, MOST_LINKED, tokenOf } from "lightloom/keep/link.js";
import { fromFile, unpackInto } from "lightloom/keep/world-file.js";
import { AskPanel } from "lightloom/panels/ask-panel.js";
import { ClothsPanel } from "lightloom/panels/cloths-panel.js";
import { ExplorePanel } from "lightloom/panels/explore-panel.js";
import { FinishPanel } from "lightloom/panels/finish-panel.js";
import { helpSheet } from "lightloom/panels/help.js";
import { SettingsPanel } from "lightloom/panels/settings-panel.js";
import { TogetherPanel } from "lightloom/panels/together-panel.js";
import { WaysPanel } from "lightloom/panels/ways-panel.js";
import { fileName, save, saysOf, send } from "lightloom/post.js";

/** @typedef {"ask" | "two" | "cloths" | "settings" | "help" | "finish" | "explore" | "more"} Name */

export class Panels {
  /** Cloths kept in this browser. @type {import("lightloom/mural.js").MuralRecord[]} */
  murals = [];
  ways;
  two;

  #bin = new Bin();
  #world;
  #ask;
  #cloths;
  #settings;
  #help;
  #finish;
  #explore;
  #more;

  /** @param {{ world: import("lightloom/lightloom.js").Lightloom, deep: boolean, line: import("lightloom/weaving/weaver.js").Line, bus: import("kit/audio.js").AudioBus, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality }} given deep: this page draws in WebGL */
  constructor({ world, deep, line, bus, loop, quality }) {
    const bin = this.#bin;
    this.#world = world;
    this.ways = bin.keep(new WaysPanel());
    this.two = bin.keep(new TogetherPanel());
    this.#ask = bin.keep(new AskPanel());
    this.#cloths = bin.keep(new ClothsPanel());
    this.#settings = bin.keep(new SettingsPanel({ settings: world.settings, deep, bus }));
    this.#help = bin.keep(helpSheet());
    this.#finish = bin.keep(new FinishPanel({ world, line }));
    this.#explore = deep ? bin.keep(new ExplorePanel({ world, loop, quality })) : null;
    need("#explore").hidden = !deep;
    this.#more = this.#moreSheet();
    for (const name of /** @type {const} */ (["ask", "two", "cloths", "settings", "help", "more"])) {
      bin.listen(need(`#open-${name}`), "click", () => this.open(name));
    }
    this.#wireAsk();
    this.#wireCloths();
    bin.add(this.two.begun.on(() => world.together.begin(world.mural.count === 0 ? world.mural.seed : "")));
    bin.add(this.two.joined.on((code) => world.together.join(code)));
    bin.add(this.two.left.on(() => world.together.leave()));
  }

  get isOpen() {
    return document.querySelector("dialog[open]") !== null;
  }

  /** @param {Name} name */
  open(name) {
    const { mural } = this.#world;
    if (name === "ask") this.#ask.open(mural.count);
    if (name === "two") this.two.open();
    if (name === "settings") this.#settings.open();
    if (name === "help") this.#help.open();
    if (name === "more") this.#more.open();
    if (name === "explore") this.#explore?.open();
    if (name === "finish" && mural.count > 0) this.#finish.open();
    if (name === "cloths") {
      this.#cloths.open();
      this.refresh();
    }
  }

  /** What this house can make. @param {any} house loom.json */
  hear(house) {
    this.#finish.hear(house);
  }

  /** What is on the loom is another now. */
  show() {
    this.two.show(this.#world.together);
    this.#finish.show();
  }

  async refresh() {
    const { mural, drawer } = this.#world;
    this.murals = await drawer.murals().catch(() => []);
    this.#cloths.show({ murals: this.murals, here: mural.id, count: mural.count });
  }

  dispose() {
    this.#bin.dispose();
  }

  #wireAsk() {
    const world = this.#world;
    this.#bin.add(this.#ask.looked.on((strip) => world.look(strip)));
    this.#bin.add(
      this.#ask.asked.on(async (question) => {
        const strips = world.mural.strips.map(({ index, words, asked, shot, over, sights }) => ({
          index,
          words: over && asked ? asked : words,
          shot: over ?? shot,
          sights: sights.map(({ thing }) => thing),
        }));
        try {
          this.#ask.say(await (await send("/lightloom/ask", { question, strips })).json());
        } catch (fault) {
          this.#ask.say({ says: saysOf(fault), strip: null });
        }
      }),
    );
  }

  #wireCloths() {
    const bin = this.#bin;
    const world = this.#world;
    const cloths = this.#cloths;
    bin.add(cloths.begun.on(() => world.begin()));
    bin.add(cloths.chosen.on((id) => world.open(id)));
    bin.add(cloths.removed.on((id) => this.#tell(() => world.remove(id), "It is gone.")));
    bin.add(
      cloths.filed.on(() =>
        this.#tell(
          async () => save(await world.worldFile(), `${fileName(world.title)}.loom`),
          "It is on the way to your files.",
        ),
      ),
    );
    bin.add(
      cloths.linked.on(async () => {
        if (world.mural.count > MOST_LINKED) return cloths.say(LONG);
        const token = await tokenOf(world.mural);
        cloths.showLink(`${location.origin}/lightloom${FRAGMENT}${token}`);
      }),
    );
    bin.add(
      cloths.brought.on((file) =>
        this.#tell(async () => {
          const id = await unpackInto(await fromFile(file), world.drawer);
          await this.refresh();
          await world.open(id);
          cloths.close();
        }, "It has come in."),
      ),
    );
  }

  /** @param {() => Promise<unknown>} deed @param {string} done */
  async #tell(deed, done) {
    this.#cloths.say("One moment…");
    try {
      await deed();
      this.#cloths.say(done);
    } catch (fault) {
      this.#cloths.say(saysOf(fault));
    }
  }

  /** What has no room on a narrow page. */
  #moreSheet() {
    const list = make("div", { class: "more-list" });
    const sheet = this.#bin.keep(new Sheet({ title: "More", content: list, name: "panel" }));
    for (const [name, says] of /** @type {const} */ ([
      ["ask", "Ask about what you see"],
      ["two", "Weave with somebody"],
      ["cloths", "Your cloths"],
      ["settings", "Settings"],
      ["help", "How it works, and the keys"],
      ...(this.#explore ? /** @type {const} */ ([["explore", "Explore it in depth"]]) : []),
    ])) {
      const button = make("button", { type: "button", class: "button quiet-paper" }, says);
      this.#bin.listen(button, "click", () => {
        sheet.close();
        this.open(name);
      });
      list.append(button);
    }
    const sound = make("button", { type: "button", class: "button quiet-paper" }, "Sound on or off");
    this.#bin.listen(sound, "click", () => this.#world.toggleSound());
    list.append(sound);
    return sheet;
  }
}
