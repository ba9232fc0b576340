/** Shelf, copies and link as the visitor uses them: panels on one side, the keeping of tapes on the other. */
import { Bin } from "kit/bin.js";
import { toast } from "kit/hud.js";
import { Signal } from "kit/signal.js";

/**
 * @typedef {object} Given
 * @property {import("lofinity/keeping.js").Keeping} keeping
 * @property {import("lofinity/panels/shelf-panel.js").ShelfPanel} shelf
 * @property {import("lofinity/panels/copies-panel.js").CopiesPanel} copies
 * @property {import("lofinity/player/bench.js").Bench} bench
 * @property {import("kit/audio.js").AudioBus} bus
 */

export class Cupboard {
  /** What stands on the shelf has changed. */
  changed = /** @type {Signal} */ (new Signal());
  /** A kept tape was taken from the shelf and goes into the deck. */
  opened = /** @type {Signal} */ (new Signal());

  #bin = new Bin();
  #given;
  #linked = "";

  /** @param {Given} given */
  constructor(given) {
    this.#given = given;
    const { keeping, shelf, copies, bench } = given;
    const bin = this.#bin;
    bin.add(
      keeping.changed.on(() => {
        shelf.show(keeping.tapes, bench.tape?.id ?? null);
        if (keeping.trouble) shelf.say(keeping.trouble);
        this.changed.emit();
      }),
    );
    bin.add(shelf.played.on((id) => this.#playKept(id)));
    bin.add(shelf.renamed.on(({ id, name }) => this.#tell(shelf, () => keeping.rename(id, name))));
    bin.add(
      shelf.removed.on((id) =>
        this.#tell(shelf, async () => {
          const gone = keeping.tapes.find((tape) => tape.id === id);
          if (gone) shelf.showGone(gone);
          await keeping.remove(id);
        }),
      ),
    );
    bin.add(shelf.restored.on((tape) => this.#tell(shelf, () => keeping.restore(tape))));
    bin.add(shelf.zipped.on((ids) => this.#tell(shelf, () => keeping.zip(ids))));
    bin.add(
      copies.copyAsked.on(async (copy) => {
        const { tape } = bench;
        if (!tape) return;
        copies.busy(copy, true);
        copies.say("Fetching it …");
        copies.say(await keeping.copy(tape, copy));
        copies.busy(copy, false);
      }),
    );
    bin.add(
      copies.cardAsked.on((form) =>
        this.#tell(copies, () => (bench.tape ? keeping.card(bench.tape, form) : undefined)),
      ),
    );
    keeping.refresh();
  }

  dispose() {
    this.#bin.dispose();
  }

  /** Links lead elsewhere now. @param {{ here: string, hub: string | null }} bases */
  setBases(bases) {
    this.#given.keeping.setBases(bases);
    this.#linked = "";
    this.link();
  }

  /** The link and the card follow the tape. */
  async link() {
    const { tape } = this.#given.bench;
    const linked = tape ? `${tape.id}${tape.name}${tape.sides.B !== null}` : "none";
    if (linked === this.#linked) return;
    this.#linked = linked;
    if (tape) await this.#given.keeping.link(tape);
    if (tape === this.#given.bench.tape) this.#given.copies.show(tape, this.#given.keeping.links);
  }

  async keep() {
    const { tape } = this.#given.bench;
    if (!tape) return;
    toast(await this.#given.keeping.keep(tape));
    this.#given.keeping.complete(tape);
  }

  /** @param {string} id */
  #playKept(id) {
    return this.#tell(this.#given.shelf, async () => {
      this.#given.bus.unlock();
      const tape = await this.#given.keeping.open(id);
      if (!tape) return;
      this.#given.bus.play("cassette-in");
      this.opened.emit();
      await this.#given.bench.insert(tape);
      this.#given.shelf.show(this.#given.keeping.tapes, tape.id);
    });
  }

  /** Does something that storage or the house may refuse; says so where it was asked. @param {{ say(text: string): void }} where @param {() => Promise<unknown> | void} deed */
  async #tell(where, deed) {
    try {
      await deed();
    } catch (fault) {
      where.say(
        fault instanceof Error && fault.name === "DrawerTrouble"
          ? fault.message
          : "That did not work. Please try again.",
      );
    }
  }
}
