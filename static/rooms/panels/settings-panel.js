/** Type, paper, voice and tone: a sheet of choices that hold at once. */

import { asked } from "kit/asked.js";
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Sheet } from "kit/hud.js";
import { CHOICES } from "rooms/settings.js";

const NAMES = /** @type {const} */ ([
  ["size", "Type"],
  ["face", "Face"],
  ["paper", "Paper"],
  ["tone", "Tone (from the next room on)"],
  ["pace", "Reading pace"],
]);

/** @typedef {{ id: string, name: string, design: string }} Voice */

export class SettingsPanel {
  #bin = new Bin();
  #settings;
  #sheet;
  #narrator = make("select", {}, make("option", { value: "caretaker" }, "The old caretaker"));
  #design = make("p", { class: "small" });
  /** @type {readonly Voice[]} */
  #voices = [];

  /** @param {{ settings: import("rooms/settings.js").Settings, in3d: boolean }} given */
  constructor({ settings, in3d }) {
    this.#settings = settings;
    const voice = make("input", { type: "checkbox", checked: settings.now.voice });
    this.#bin.listen(voice, "change", () => settings.set("voice", voice.checked));
    this.#bin.listen(this.#narrator, "change", () => {
      settings.set("narrator", this.#narrator.value);
      this.#tell();
    });
    const rows = NAMES.map(([name, words]) => this.#choice(name, words));
    const query = asked();
    const flat = query.get("webgl") === "off";
    if (flat) query.delete("webgl");
    else query.set("webgl", "off");
    const other = make(
      "a",
      { href: `${location.pathname}${query.size > 0 ? `?${query}` : ""}` },
      flat ? "Pictures in depth again, with WebGL" : "The same book with plain pictures, without WebGL",
    );
    const content = make(
      "div",
      { class: "settings" },
      ...rows.slice(0, 3),
      make("label", { class: "tick" }, voice, " read to me"),
      make("label", { class: "row" }, make("span", {}, "Read by"), this.#narrator),
      this.#design,
      rows[4],
      rows[3],
      make("p", { class: "small" }, other, in3d || flat ? "" : " (this browser draws none)"),
    );
    this.#sheet = this.#bin.keep(new Sheet({ title: "Type, voice and tone", content, name: "panel" }));
  }

  /** @param {readonly Voice[]} voices */
  setVoices(voices) {
    this.#voices = voices;
    this.#narrator.replaceChildren(...voices.map(({ id, name }) => make("option", { value: id }, name)));
    this.#tell();
  }

  open() {
    this.#tell();
    this.#sheet.open();
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  dispose() {
    this.#bin.dispose();
  }

  #tell() {
    const { narrator } = this.#settings.now;
    this.#narrator.value = narrator;
    this.#design.textContent = this.#voices.find(({ id }) => id === narrator)?.design ?? "";
  }

  /** @param {typeof NAMES[number][0]} name @param {string} words */
  #choice(name, words) {
    const group = make("fieldset", { class: "choice" }, make("legend", {}, words));
    for (const [value, says] of CHOICES[name]) {
      const input = make("input", {
        type: "radio",
        name: `set-${name}`,
        value,
        checked: this.#settings.now[name] === value,
      });
      this.#bin.listen(input, "change", () => this.#settings.set(name, value));
      group.append(make("label", {}, input, make("span", {}, says)));
    }
    return group;
  }
}
