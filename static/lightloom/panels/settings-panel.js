/** How this visitor weaves: a sheet of choices that hold at once. */
import { asked } from "kit/asked.js";
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Sheet } from "kit/hud.js";
import { BrowserEar, PRIVACY } from "lightloom/hearing/browser-ear.js";
import { CHOICES, SPEED } from "lightloom/settings.js";

export class SettingsPanel {
  #bin = new Bin();
  #settings;
  #sheet;

  /** @param {{ settings: import("lightloom/settings.js").Settings, deep: boolean, bus: import("kit/audio.js").AudioBus }} given deep: this page draws in WebGL */
  constructor({ settings, deep, bus }) {
    this.#settings = settings;
    const { now } = settings;
    const speed = make("input", {
      type: "range",
      id: "set-speed",
      min: SPEED.least,
      max: SPEED.most,
      step: 20,
      value: now.speed,
    });
    this.#bin.listen(speed, "input", () => settings.set("speed", Number(speed.value)));
    const volume = make("input", { type: "range", id: "set-volume", min: 0, max: 1, step: 0.05, value: bus.volume });
    this.#bin.listen(volume, "input", () => bus.setVolume(Number(volume.value)));
    const ear = make("input", {
      type: "checkbox",
      id: "set-ear",
      checked: now.browserEar,
      disabled: !BrowserEar.isHere,
    });
    this.#bin.listen(ear, "change", () => settings.set("browserEar", ear.checked));
    const content = make(
      "div",
      { class: "settings" },
      make("label", { class: "row" }, make("span", {}, "The cloth unrolls, slow to swift"), speed),
      make("label", { class: "row" }, make("span", {}, "How loud the landscape is"), volume),
      this.#choice("captions", "Words under the cloth"),
      this.#choice("motion", "Movement"),
      this.#choice("talk", "Listen"),
      make("label", { class: "tick" }, ear, " use my browser's own ear"),
      make("p", { class: "small" }, PRIVACY, BrowserEar.isHere ? "" : " (This browser has none.)"),
      this.#choice("quality", "Drawing (from the next visit on)"),
      make(
        "p",
        { class: "small" },
        other(),
        deep || asked().get("webgl") === "off" ? "" : " (this browser draws none)",
      ),
    );
    this.#sheet = this.#bin.keep(new Sheet({ title: "Settings", content, name: "panel" }));
  }

  open() {
    this.#sheet.open();
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {keyof typeof CHOICES} name @param {string} words */
  #choice(name, words) {
    const group = make("fieldset", { class: "choice" }, make("legend", {}, words));
    for (const [value, says] of CHOICES[name]) {
      const checked = this.#settings.now[name] === value;
      const input = make("input", { type: "radio", name: `set-${name}`, value, checked });
      this.#bin.listen(input, "change", () => this.#settings.set(name, value));
      group.append(make("label", {}, input, make("span", {}, says)));
    }
    return group;
  }
}

/** The same page in the other look. */
function other() {
  const query = asked();
  const flat = query.get("webgl") === "off";
  if (flat) query.delete("webgl");
  else query.set("webgl", "off");
  const href = `${location.pathname}${query.size > 0 ? `?${query}` : ""}`;
  return make(
    "a",
    { href },
    flat ? "The loom of wood and thread again, with WebGL" : "The same cloth as plain pictures, without WebGL",
  );
}
