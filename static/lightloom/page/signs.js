/** What the page says beside the cloth: the title card, the director's ticket, trouble, whose turn it is. */
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { several } from "lightloom/words.js";

export class Signs {
  retried = /** @type {Signal} */ (new Signal());
  dropped = /** @type {Signal} */ (new Signal());
  continued = /** @type {Signal} */ (new Signal());
  anew = /** @type {Signal} */ (new Signal());
  example = /** @type {Signal<string>} */ (new Signal());

  #bin = new Bin();
  #card = need("#card");

  constructor() {
    const bin = this.#bin;
    bin.listen(need("#retry"), "click", () => this.retried.emit());
    bin.listen(need("#drop"), "click", () => this.dropped.emit());
    bin.listen(need("#continue"), "click", () => this.continued.emit());
    bin.listen(need("#anew"), "click", () => this.anew.emit());
    bin.listen(need("#examples"), "click", (/** @type {MouseEvent} */ { target }) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("button"));
      if (button) this.example.emit(button.textContent ?? "");
    });
  }

  /** @param {readonly string[]} examples things one might say */
  suggest(examples) {
    const two = examples.slice(0, 3);
    need("#examples").replaceChildren(...two.map((text) => make("button", { type: "button", class: "example" }, text)));
    need("#try").hidden = two.length === 0;
  }

  /** The card hangs over the empty loom; a cloth that is still here is offered on it. @param {{ count: number, last: string } | null} kept */
  hang(kept) {
    this.#card.hidden = false;
    need("#again").hidden = kept === null;
    need("#first").hidden = kept !== null;
    if (kept)
      need("#again-says").textContent =
        `Your cloth is still here: ${several(kept.count, "strip")}, last “${kept.last}”.`;
  }

  takeDown() {
    this.#card.hidden = true;
  }

  get isUp() {
    return !this.#card.hidden;
  }

  /** @param {string} line the director's; empty: none */
  ticket(line) {
    const ticket = need("#ticket");
    ticket.hidden = line === "";
    if (line) ticket.textContent = line;
  }

  /** @param {{ says: string, retryable: boolean } | null} trouble @param {boolean} canDrop something waits that one may let go */
  trouble(trouble, canDrop) {
    const sign = need("#trouble");
    const says = trouble?.says ?? "";
    if (need("#trouble-says").textContent !== says) need("#trouble-says").textContent = says;
    sign.hidden = trouble === null;
    need("#retry").hidden = !trouble?.retryable;
    need("#drop").textContent = canDrop ? "let it go" : "close";
  }

  /** @param {string} text whose turn it is, who is there */
  turns(text) {
    need("#turns").hidden = text === "";
    if (need("#turns-says").textContent !== text) need("#turns-says").textContent = text;
  }

  dispose() {
    this.#bin.dispose();
  }
}
