/** The "?" sheet of a world: how it works, step by step, its keys, and who plays. */
import { About } from "kit/about.js";
import { make } from "kit/dom.js";
import { Sheet } from "kit/hud.js";

export class KeySheet extends Sheet {
  #about;

  /** @param {{ title: string, steps: readonly string[], keys: readonly (readonly [string, string])[], world: string }} given */
  constructor({ title, steps, keys, world }) {
    const list = make("dl", { class: "keys" });
    for (const [key, does] of keys) list.append(make("div", {}, make("dt", {}, key), make("dd", {}, does)));
    const how = make("ol", { class: "steps" }, ...steps.map((step) => make("li", {}, step)));
    const about = new About(world);
    const content = make("div", {}, how, make("h3", {}, "Keys"), list, about.element);
    super({ title, content, name: "panel" });
    this.#about = about;
  }

  open() {
    super.open();
    this.#about.opened();
  }

  dispose() {
    this.#about.dispose();
    super.dispose();
  }
}
