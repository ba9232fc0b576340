/** Files, J-card and link of the tape in the deck. Knows how they look; where they come from is somebody else's. */
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";
import { Signal } from "kit/signal.js";
import { clock } from "lofinity/journey/words.js";
import { CARD, cardSvg, drawCard, layCard } from "lofinity/shelf/j-card.js";
import { seedOf } from "lofinity/street/labels.js";
import { drawScene } from "lofinity/street/scenes.js";

const PRINT_PX_PER_MM = 12; // 305 dpi
const ART = { wide: 1016, tall: 400 };

export const COPIES = /** @type {const} */ (["mp3", "flac", "stems", "midi"]);
/** @typedef {typeof COPIES[number]} Copy */
/** @typedef {import("lofinity/player/tape.js").Tape} Tape */

export class CopiesPanel {
  copyAsked = /** @type {Signal<Copy>} */ (new Signal());
  cardAsked = /** @type {Signal<"svg" | "png">} */ (new Signal());

  #bin = new Bin();

  constructor() {
    for (const copy of COPIES) this.#bin.listen(need(`#take-${copy}`), "click", () => this.copyAsked.emit(copy));
    for (const form of /** @type {const} */ (["svg", "png"])) {
      this.#bin.listen(need(`#card-${form}`), "click", () => this.cardAsked.emit(form));
    }
    for (const [button, field] of [
      ["#copy-link", "#link"],
      ["#copy-hub", "#hub-link"],
    ]) {
      this.#bin.listen(need(button), "click", () => this.#copy(/** @type {HTMLInputElement} */ (need(field))));
    }
  }

  /** @param {Tape | null} tape @param {{ here: string, hub: string | null }} links */
  show(tape, links) {
    need("#open-copies").hidden = tape === null;
    if (!tape) return;
    const { facts } = tape.sides.A;
    need("#copies-facts").textContent =
      `${tape.name} · ${clock(facts.seconds)} · ${facts.lufs.toFixed(1)} LUFS · pressed by ${facts.engines.writer} and ${facts.engines.musician}${facts.terms ? ` · ${facts.terms}` : ""}`;
    need("#copies-print").textContent = `print ${facts.pcm_sha256}`;
    /** @type {HTMLInputElement} */ (need("#link")).value = links.here;
    /** @type {HTMLInputElement} */ (need("#hub-link")).value = links.hub ?? "";
    need("#hub-row").hidden = !links.hub;
    const canvas = /** @type {HTMLCanvasElement} */ (need("#card"));
    const c = canvas.getContext("2d");
    if (c) drawCard(c, marksFor(tape, links.here), { picture: artOf(tape), scale: canvas.width / CARD.wide_mm });
  }

  /** @param {string} text */
  say(text) {
    need("#copies-says").textContent = text;
  }

  /** @param {Copy} copy @param {boolean} busy */
  busy(copy, busy) {
    need(`#take-${copy}`).toggleAttribute("data-busy", busy);
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {HTMLInputElement} field */
  async #copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      this.say("The link is copied.");
    } catch {
      // no clipboard in this frame: the text is marked, so that one more key copies it
      field.focus();
      field.select();
      this.say("The link is marked. Copy it with your keyboard.");
    }
  }
}

/** @param {Tape} tape @param {string} link */
const marksFor = (tape, link) =>
  layCard({
    recipe: tape.recipe,
    facts: tape.sides.A.facts,
    sideB: tape.sides.B?.facts ?? null,
    name: tape.name,
    link,
  });

/** The picture on the front: the label's own scene. @param {Tape} tape */
function artOf(tape) {
  const canvas = document.createElement("canvas");
  canvas.width = ART.wide;
  canvas.height = ART.tall;
  const c = canvas.getContext("2d");
  const { palette, weather, title } = tape.recipe;
  const five = /** @type {import("lofinity/street/scenes.js").Palette} */ ([...palette]);
  if (c) drawScene(c, ART.wide, ART.tall, weather, five, seedOf(title + tape.id.slice(0, 8)));
  return canvas;
}

/** @param {Tape} tape @param {string} link @param {"svg" | "png"} form @returns {Promise<Blob>} */
export async function printCard(tape, link, form) {
  const marks = marksFor(tape, link);
  const art = artOf(tape);
  if (form === "svg")
    return new Blob([cardSvg(marks, { picture: art.toDataURL("image/png") })], { type: "image/svg+xml" });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(CARD.wide_mm * PRINT_PX_PER_MM);
  canvas.height = Math.round(CARD.tall_mm * PRINT_PX_PER_MM);
  const c = canvas.getContext("2d");
  if (!c) throw new Error("no canvas");
  drawCard(c, marks, { picture: art, scale: PRINT_PX_PER_MM });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}
