/** The "?" sheet of a world: how it works, step by step, and its keys. */
import { make } from "kit/dom.js";
import { Sheet } from "kit/hud.js";

export class KeySheet extends Sheet {
  /** @param {{ title: string, steps: readonly string[], keys: readonly (readonly [string, string])[] }} given */
  constructor({ title, steps, keys }) {
    const list = make("dl", { class: "keys" });
    for (const [key, does] of keys) list.append(make("div", {}, make("dt", {}, key), make("dd", {}, does)));
    const how = make("ol", { class: "steps" }, ...steps.map((step) => make("li", {}, step)));
    super({ title, content: make("div", {}, how, make("h3", {}, "Keys"), list), name: "panel" });
  }
}
