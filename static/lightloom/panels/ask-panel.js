/** A question about what is seen -> an answer that names its strip, and a button that looks there. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { announce, Sheet } from "kit/hud.js";
import { Signal } from "kit/signal.js";
import { several } from "lightloom/words.js";

/** @typedef {{ says: string, strip: number | null }} Answer */

export class AskPanel {
  asked = /** @type {Signal<string>} */ (new Signal());
  looked = /** @type {Signal<number>} */ (new Signal());

  #bin = new Bin();
  #question = make("input", {
    type: "text",
    id: "question",
    maxlength: 200,
    enterkeyhint: "send",
    placeholder: "where is the lighthouse?",
  });
  #answer = make("p", { class: "answer", id: "answer", role: "status", dir: "auto" });
  #look = make("button", { type: "button", class: "button", id: "look-there", hidden: true });
  #sheet;
  #strip = 0;

  constructor() {
    const form = make(
      "form",
      { class: "one-line" },
      make("label", { for: "question" }, "A question about your cloth"),
      make("div", { class: "field-row" }, this.#question, make("button", { type: "submit", class: "button" }, "Ask")),
    );
    const bin = this.#bin;
    bin.listen(form, "submit", (event) => {
      event.preventDefault();
      const question = this.#question.value.trim();
      if (!question) return this.#question.focus();
      this.say({ says: "Looking…", strip: null });
      this.asked.emit(question);
    });
    bin.listen(this.#look, "click", () => {
      this.#sheet.close();
      this.looked.emit(this.#strip);
    });
    const content = make("div", {}, form, this.#answer, this.#look);
    this.#sheet = bin.keep(new Sheet({ title: "Ask about what you see", content, name: "panel" }));
  }

  /** @param {number} count strips */
  open(count) {
    this.#look.hidden = true;
    this.#answer.textContent =
      count === 0 ? "There is nothing on the loom to ask about yet." : `You have woven ${several(count, "strip")}.`;
    this.#sheet.open();
    this.#question.focus();
    this.#question.select();
  }

  /** @param {Answer} answer */
  say({ says, strip }) {
    this.#answer.textContent = says;
    this.#look.hidden = strip === null;
    if (strip === null) return;
    this.#strip = strip;
    this.#look.textContent = `Look at strip ${strip + 1}`;
    announce(says);
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  dispose() {
    this.#bin.dispose();
  }
}
