/** The "?" sheet: how it works, the keys, the options (light, drawing quality, with or without 3D). */
import { About } from "kit/about.js";
import { asked } from "kit/asked.js";
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Sheet } from "kit/hud.js";
import { recall } from "kit/memory.js";
import { chooseQuality } from "kit/quality.js";
import { Signal } from "kit/signal.js";

const STEPS = [
  "Drop a coin: drag it to the slot, tap it, or press Enter.",
  "Type a wish, or choose one of the five, and press the tape.",
  "A loop of your tape plays while it is pressed. You can cancel at any time.",
  "Take the cassette. Turn it over for side B: the same tape in another light.",
  "Keep it on the shelf, take copies, or pass the link on.",
];
export const KEYS = /** @type {const} */ ([
  ["Space or K", "play, pause"],
  ["← →", "five seconds back, on"],
  ["F", "turn the tape over"],
  ["R", "repeat this side"],
  ["A", "ambience and timers"],
  ["C", "copies and link"],
  ["S", "shelf"],
  ["N", "day, night"],
  ["M", "mute"],
  ["?", "this sheet"],
  ["Esc", "put a paper away"],
]);
const LIGHTS = /** @type {const} */ ([
  ["auto", "by your clock"],
  ["day", "day"],
  ["night", "night"],
]);
const TIERS = /** @type {const} */ ([
  ["", "chosen for you"],
  ["low", "light"],
  ["mid", "middle"],
  ["high", "rich"],
]);

export class Help {
  lightChosen = /** @type {Signal<string>} */ (new Signal());
  #bin = new Bin();
  #about = this.#bin.keep(new About("lofinity"));
  #sheet;

  /** @param {{ light: string, flat: boolean }} given */
  constructor({ light, flat }) {
    const keys = make("dl", { class: "help-keys" });
    for (const [key, does] of KEYS) keys.append(make("div", {}, make("dt", {}, key), make("dd", {}, does)));
    const steps = make("ol", { class: "help-steps" }, ...STEPS.map((step) => make("li", {}, step)));
    const content = make("div", { class: "help" }, steps, make("h3", {}, "Keys"), keys, make("h3", {}, "Options"));
    content.append(this.#choice("Light", LIGHTS, light, (value) => this.lightChosen.emit(value)));
    if (!flat) {
      content.append(
        this.#choice("Drawing (from the next visit on)", TIERS, recall("quality", ""), (value) =>
          chooseQuality(value === "low" || value === "mid" || value === "high" ? value : null),
        ),
      );
    }
    const query = asked();
    if (query.get("webgl") === "off") query.delete("webgl");
    else query.set("webgl", "off");
    const words = query.has("webgl") ? "The same machine as a plain page, without 3D" : "Back to the street in 3D";
    const other = query.size > 0 ? `?${query}` : location.pathname;
    content.append(make("p", {}, make("a", { href: other }, words)), this.#about.element);
    this.#sheet = this.#bin.keep(new Sheet({ title: "How the machine works", content, name: "lofinity-help" }));
  }

  open() {
    this.#sheet.open();
    this.#about.opened();
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {string} title @param {readonly (readonly [string, string])[]} choices @param {string} now @param {(value: string) => void} choose */
  #choice(title, choices, now, choose) {
    const select = make(
      "select",
      {},
      ...choices.map(([value, words]) => make("option", { value, selected: value === now }, words)),
    );
    this.#bin.listen(select, "change", () => choose(select.value));
    return make("label", { class: "help-choice" }, `${title} `, select);
  }
}
