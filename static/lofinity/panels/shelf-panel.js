/** Kept tapes as spines on a shelf: play, rename, delete (and take it back), choose several for a zip. */
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { announce } from "kit/hud.js";
import { Signal } from "kit/signal.js";
import { clock } from "lofinity/journey/words.js";
import { drawTapeLabel } from "lofinity/street/labels.js";

const SPINE = { wide: 640, tall: 96 };
const NAME_CHARS = 40;

/** @typedef {import("lofinity/shelf/shelf.js").KeptTape} KeptTape */

export class ShelfPanel {
  played = /** @type {Signal<string>} */ (new Signal());
  renamed = /** @type {Signal<{ id: string, name: string }>} */ (new Signal());
  removed = /** @type {Signal<string>} */ (new Signal());
  restored = /** @type {Signal<KeptTape>} */ (new Signal());
  zipped = /** @type {Signal<string[]>} */ (new Signal());

  #bin = new Bin();
  #rows = new Bin();
  /** @type {Set<string>} */
  #chosen = new Set();
  /** @type {KeptTape | null} */
  #gone = null;
  /** @type {readonly KeptTape[]} */
  #tapes = [];

  constructor() {
    this.#bin.listen(need("#zip"), "click", () => this.zipped.emit([...this.#chosen]));
    this.#bin.add(() => this.#rows.dispose());
  }

  /** @param {readonly KeptTape[]} tapes @param {string | null} playing */
  show(tapes, playing) {
    this.#tapes = tapes;
    this.#rows.dispose();
    this.#rows = new Bin();
    for (const id of this.#chosen) if (!tapes.some((tape) => tape.id === id)) this.#chosen.delete(id);
    const rows = tapes.map((tape) => this.#row(tape, tape.id === playing));
    if (this.#gone) rows.unshift(this.#undoRow(this.#gone));
    need("#tapes").replaceChildren(...rows);
    this.#deeds();
    if (tapes.length === 0 && !this.#gone)
      this.say("Nothing here yet. Keep a tape, and it stays in this browser, also without a network.");
    else this.say("");
  }

  /** What was just taken off can be put back. @param {KeptTape} tape */
  showGone(tape) {
    this.#gone = tape;
    announce(`${tape.name} is off the shelf. You can put it back.`);
  }

  /** @param {string} text */
  say(text) {
    need("#shelf-says").textContent = text;
  }

  dispose() {
    this.#bin.dispose();
    need("#tapes").replaceChildren();
  }

  /** @param {KeptTape} tape @param {boolean} playing */
  #row(tape, playing) {
    const canvas = make("canvas", { class: "spine", width: SPINE.wide, height: SPINE.tall, "aria-hidden": true });
    const c = canvas.getContext("2d");
    if (c) drawTapeLabel(c, SPINE.wide, SPINE.tall, { ...tape.recipe, title: tape.name, hash8: tape.id.slice(0, 8) });
    const seconds = tape.sides.A.seconds + (tape.sides.B?.seconds ?? 0);
    const play = make(
      "button",
      {
        type: "button",
        class: "spine-play",
        "aria-label": `Play ${tape.name}, ${clock(seconds)}`,
        "aria-current": playing ? "true" : null,
      },
      canvas,
    );
    const pick = make("input", { type: "checkbox", "aria-label": `Choose ${tape.name}` });
    pick.checked = this.#chosen.has(tape.id);
    const rename = make("button", { type: "button", class: "link", "aria-label": `Rename ${tape.name}` }, "rename");
    const remove = make("button", { type: "button", class: "link", "aria-label": `Delete ${tape.name}` }, "delete");
    const row = make(
      "li",
      { class: "tape-row" },
      make("label", { class: "pick" }, pick),
      play,
      make("span", { class: "deeds" }, rename, remove),
    );
    const rows = this.#rows;
    rows.listen(play, "click", () => this.played.emit(tape.id));
    rows.listen(pick, "change", () => {
      if (pick.checked) this.#chosen.add(tape.id);
      else this.#chosen.delete(tape.id);
      this.#deeds();
    });
    rows.listen(rename, "click", () => this.#rename(row, tape));
    rows.listen(remove, "click", () => {
      this.removed.emit(tape.id);
      need("#shelf").focus({ preventScroll: true });
    });
    return row;
  }

  /** @param {KeptTape} tape */
  #undoRow(tape) {
    const back = make("button", { type: "button", class: "link" }, "put it back");
    const forget = make("button", { type: "button", class: "link", "aria-label": "Do not ask again" }, "let it go");
    this.#rows.listen(back, "click", () => {
      this.#gone = null;
      this.restored.emit(tape);
      need("#shelf").focus({ preventScroll: true });
    });
    this.#rows.listen(forget, "click", () => {
      this.#gone = null;
      this.show(this.#tapes, null);
      need("#shelf").focus({ preventScroll: true });
    });
    return make(
      "li",
      { class: "tape-row undo" },
      make("span", {}, `“${tape.name}” is off the shelf.`),
      make("span", { class: "deeds" }, back, forget),
    );
  }

  /** @param {HTMLElement} row @param {KeptTape} tape */
  #rename(row, tape) {
    const input = make("input", { type: "text", value: tape.name, maxlength: NAME_CHARS, "aria-label": "New name" });
    const form = make("form", { class: "rename" }, input, make("button", { type: "submit", class: "pill" }, "Save"));
    const rows = this.#rows;
    rows.listen(form, "submit", (event) => {
      event.preventDefault();
      const name = input.value.trim();
      if (name) this.renamed.emit({ id: tape.id, name });
      else this.show(this.#tapes, null);
    });
    rows.listen(input, "keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // the shelf itself stays open
      this.show(this.#tapes, null);
      need("#shelf").focus({ preventScroll: true });
    });
    row.replaceChildren(form);
    input.focus();
    input.select();
  }

  #deeds() {
    const count = this.#chosen.size;
    need("#shelf-deeds").hidden = this.#tapes.length === 0;
    const zip = /** @type {HTMLButtonElement} */ (need("#zip"));
    zip.disabled = count === 0;
    zip.textContent = count === 0 ? "Choose tapes to zip" : count === 1 ? "Zip this tape" : `Zip these ${count} tapes`;
  }
}
