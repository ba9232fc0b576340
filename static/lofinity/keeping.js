/** Shelf, copies and links of the tape in the deck: fetches, presses again what is not there any more, saves. Draws nothing itself. */
import { Bin } from "kit/bin.js";
import { DrawerTrouble } from "kit/drawer.js";
import { Signal } from "kit/signal.js";
import { tokenOf } from "lofinity/journey/share.js";
import { printCard } from "lofinity/panels/copies-panel.js";
import { fetched, Tape } from "lofinity/player/tape.js";
import { bundle, fileName, mixtape, save } from "lofinity/shelf/files.js";
import { Shelf } from "lofinity/shelf/shelf.js";

/** @typedef {import("lofinity/journey/words.js").Pressed} Pressed */
/** @typedef {import("lofinity/panels/copies-panel.js").Copy} Copy */
/** @typedef {import("lofinity/shelf/shelf.js").KeptTape} KeptTape */

const BUSY = "The machine is pressing something else just now. Ask again when it is done.";
const OTHER = "The engine has changed since this tape was pressed, so these belong to a sibling of it.";

export class Keeping {
  /** What stands on the shelf has changed. */
  changed = /** @type {Signal} */ (new Signal());
  /** @type {readonly KeptTape[]} */
  tapes = [];
  /** Why the shelf cannot be used, if it cannot. */
  trouble = "";
  links = { here: "", hub: /** @type {string | null} */ (null) };

  #bin = new Bin();
  #shelf = this.#bin.keep(new Shelf());
  #room;
  #bases = { here: `${location.origin}/lofinity?`, hub: /** @type {string | null} */ (null) };

  /** @param {{ room: import("lofinity/journey/press.js").PressRoom }} given */
  constructor({ room }) {
    this.#room = room;
    this.#bin.add(this.#shelf.changed.on(() => this.refresh()));
  }

  /** @param {{ here: string, hub: string | null }} bases what a token is put after */
  setBases(bases) {
    this.#bases = bases;
  }

  async refresh() {
    try {
      this.tapes = await this.#shelf.tapes();
      this.trouble = "";
    } catch (fault) {
      this.trouble = says(fault);
    }
    this.changed.emit();
  }

  /** @param {Tape} tape */
  isKept = (tape) => this.tapes.some(({ id }) => id === tape.id);

  /** Links for another tape. @param {Tape} tape */
  async link(tape) {
    const { facts } = tape.sides.A;
    const token = await tokenOf({ recipe: tape.recipe, hash: facts.pcm_sha256, musician: facts.engines.musician });
    const { here, hub } = this.#bases;
    this.links = { here: `${here}tape=${token}`, hub: hub ? `${hub}tape=${token}` : null };
  }

  /** @param {Tape} tape @returns {Promise<string>} what to tell the visitor */
  async keep(tape) {
    try {
      await this.#shelf.keep(await tape.toKeep(Date.now()));
      return `${tape.name} stands on your shelf.`;
    } catch (fault) {
      return says(fault);
    }
  }

  /** What came later (side B, the MP3) joins a tape that is already kept. @param {Tape} tape */
  async complete(tape) {
    const kept = this.tapes.find(({ id }) => id === tape.id);
    if (!kept) return;
    const lacks = (tape.sides.B && !kept.sides.B) || (tape.pressed?.mp3 && !kept.mp3);
    if (!lacks) return;
    try {
      const { sides, mp3 } = await tape.toKeep(kept.kept_ms);
      await this.#shelf.amend(tape.id, { sides, mp3 });
    } catch {
      // the tape itself is safe; the addition can be pressed again from its recipe
    }
  }

  /** @param {string} id @param {string} name */
  rename = (id, name) => this.#shelf.amend(id, { name });

  /** @param {string} id */
  remove = (id) => this.#shelf.remove(id);

  /** @param {KeptTape} kept */
  restore = (kept) => this.#shelf.keep(kept);

  /** @param {string} id @returns {Promise<Tape | null>} */
  async open(id) {
    const kept = await this.#shelf.tape(id);
    return kept ? Tape.fromShelf(kept) : null;
  }

  /** @param {readonly string[]} ids */
  async zip(ids) {
    const chosen = this.tapes.filter(({ id }) => ids.includes(id));
    if (chosen.length > 0)
      save(await mixtape(chosen), chosen.length === 1 ? `${fileName(chosen[0].name)}.zip` : "mixtape.zip");
  }

  /** @param {Tape} tape @param {"svg" | "png"} form */
  async card(tape, form) {
    save(await printCard(tape, this.links.here, form), `${fileName(tape.name)} J-card.${form}`);
  }

  /** A copy into the visitor's hands; pressed again from the recipe where the house no longer has it. @param {Tape} tape @param {Copy} copy @returns {Promise<string>} what to tell the visitor */
  async copy(tape, copy) {
    const name = fileName(tape.name);
    try {
      if (copy === "mp3" && tape.kept?.mp3) {
        save(tape.kept.mp3, `${name}.mp3`);
        return "The MP3 is on its way to your files.";
      }
      await this.#room.settled(); // the copies of a fresh tape may still be in the dub
      const found = await this.#files(tape.pressed, copy);
      if (found) {
        await this.#hand(found, name, copy);
        return told(copy);
      }
      const press = this.#room.quietly({ recipe: tape.recipe, stems: copy === "stems", midi: copy === "midi" });
      if (!press) return BUSY;
      const pressed = await press.ended;
      if (press.cancelled) return BUSY;
      const same = pressed.facts?.pcm_sha256 === tape.id;
      if (same)
        tape.pressed = {
          ...pressed,
          stems: [...(tape.pressed?.stems ?? []), ...pressed.stems],
          midi: pressed.midi ?? tape.pressed?.midi ?? null,
        };
      const made = await this.#files(pressed, copy);
      if (!made) return "This engine hands out no such copy: only the small hand-made musician knows its single notes.";
      await this.#hand(made, name, copy);
      return same ? told(copy) : OTHER;
    } catch (fault) {
      return says(fault);
    }
  }

  dispose() {
    this.#bin.dispose();
  }

  /** What the house holds of it. @param {Pressed | null} pressed @param {Copy} copy @returns {Promise<{ name: string, input: Blob }[] | null>} */
  async #files(pressed, copy) {
    const wanted =
      copy === "stems"
        ? (pressed?.stems ?? [])
        : [pressed?.[copy]].filter((file) => file !== null && file !== undefined);
    if (wanted.length === 0) return null;
    try {
      return await Promise.all(wanted.map(async (file) => ({ name: file.name, input: await fetched(file.url) })));
    } catch {
      return null; // an hour has passed
    }
  }

  /** @param {{ name: string, input: Blob }[]} files @param {string} name @param {Copy} copy */
  async #hand(files, name, copy) {
    if (copy === "stems") save(await bundle(files), `${name} stems.zip`);
    else save(files[0].input, `${name}.${copy === "midi" ? "mid" : copy}`);
  }
}

/** @param {Copy} copy */
const told = (copy) =>
  `${{ mp3: "The MP3 is", flac: "The FLAC is", stems: "The stems are", midi: "The MIDI file is" }[copy]} on the way to your files.`;

/** @param {unknown} fault */
function says(fault) {
  if (fault instanceof DrawerTrouble) return fault.message;
  const words = /** @type {{ says?: unknown }} */ (fault)?.says;
  return typeof words === "string"
    ? words
    : "The tape's files cannot be reached any more. Press it again: the same recipe gives the same tape.";
}
