/** Weave with somebody: a code shown large and a link, or a code to join by; who is there. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { announce, Sheet } from "kit/hud.js";
import { Signal } from "kit/signal.js";
import { CODE } from "lightloom/together/together.js";

export const THREADS = ["amber", "rose", "jade", "violet"];

export class TogetherPanel {
  begun = /** @type {Signal} */ (new Signal());
  joined = /** @type {Signal<string>} */ (new Signal());
  left = /** @type {Signal} */ (new Signal());

  #bin = new Bin();
  #begin = make("button", { type: "button", class: "button", id: "two-begin" }, "A new loom for two");
  #code = make("input", {
    type: "text",
    id: "two-code",
    maxlength: 6,
    autocapitalize: "characters",
    spellcheck: "false",
    autocomplete: "off",
    placeholder: "ABC234",
  });
  #out = make("div", {});
  #in = make("div", { hidden: true });
  #shown = make("p", { class: "code", id: "code" });
  #link = make("input", { type: "text", id: "two-link", readonly: true });
  #there = make("p", { class: "small", id: "two-there" });
  #says = make("p", { class: "small says", role: "status" });
  #sheet;

  constructor() {
    const bin = this.#bin;
    const join = make(
      "form",
      { class: "one-line" },
      make("label", { for: "two-code" }, "Or join by code"),
      make(
        "div",
        { class: "field-row" },
        this.#code,
        make("button", { type: "submit", class: "button quiet-paper" }, "Join"),
      ),
    );
    this.#out.append(
      make(
        "p",
        {},
        "Two people, one cloth: each voice has a thread of its own colour, and turns alternate when both wait.",
      ),
      make("p", {}, this.#begin),
      join,
    );
    const copy = make("button", { type: "button", class: "button quiet-paper" }, "Copy");
    const leave = make("button", { type: "button", class: "link" }, "Leave this loom; the cloth stays yours");
    this.#in.append(
      make("p", {}, "Tell somebody this code:"),
      this.#shown,
      make("label", { for: "two-link" }, "Or send this link"),
      make("div", { class: "field-row" }, this.#link, copy),
      this.#there,
      leave,
    );
    bin.listen(this.#begin, "click", () => {
      this.say("Setting up a loom…");
      this.begun.emit();
    });
    bin.listen(join, "submit", (event) => {
      event.preventDefault();
      const code = this.#code.value.trim().toUpperCase();
      if (!CODE.test(code)) return this.say("A code has six letters and numbers, such as ABC234.");
      this.say("Looking for that loom…");
      this.joined.emit(code);
    });
    bin.listen(copy, "click", async () => {
      this.#link.select();
      await navigator.clipboard?.writeText(this.#link.value).then(
        () => this.say("Copied."),
        () => this.say("Select the link and copy it."),
      );
    });
    bin.listen(leave, "click", () => this.left.emit());
    const content = make("div", { class: "two" }, this.#out, this.#in, this.#says);
    this.#sheet = bin.keep(new Sheet({ title: "Weave with somebody", content, name: "panel" }));
  }

  /** @param {{ code: string, voice: number, voices: readonly number[] }} loom code "": none */
  show({ code, voice, voices }) {
    this.#out.hidden = code !== "";
    this.#in.hidden = code === "";
    if (!code) return;
    this.#shown.textContent = code;
    this.#link.value = `${location.origin}/lightloom?loom=${code}`;
    const others = voices.filter((each) => each !== voice).map((each) => THREADS[each]);
    this.#there.textContent = `Your thread is ${THREADS[voice]}. ${others.length > 0 ? `Also here: ${others.join(", ")}.` : "Nobody else is here yet."}`;
  }

  open() {
    this.#says.textContent = "";
    this.#sheet.open();
  }

  /** @param {string} says */
  say(says) {
    this.#says.textContent = says;
    if (says) announce(says);
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  dispose() {
    this.#bin.dispose();
  }
}
