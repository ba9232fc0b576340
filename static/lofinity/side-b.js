/** The tape in the deck -> its other side, pressed in the background while the first one plays. */
import { JobError } from "kit/api.js";
import { Bin } from "kit/bin.js";
import { announce, toast } from "kit/hud.js";
import { Signal } from "kit/signal.js";
import { isTape } from "lofinity/journey/words.js";

const AFTER_S = 4; // the visitor listens; now the other side may be pressed
const LOOK_MS = 1000;

export class SideB {
  pressed = /** @type {Signal<import("lofinity/player/tape.js").Tape>} */ (new Signal());

  #bin = new Bin();
  #room;
  #bench;
  /** @type {import("lofinity/journey/press.js").Press | null} */
  #press = null;
  /** @type {import("lofinity/player/tape.js").Tape | null} whose other side could not be pressed */
  #failed = null;

  /** @param {{ room: import("lofinity/journey/press.js").PressRoom, bench: import("lofinity/player/bench.js").Bench }} given */
  constructor({ room, bench }) {
    this.#room = room;
    this.#bench = bench;
    this.#bin.add(bench.sideBAsked.on(() => this.press()));
    this.#bin.every(LOOK_MS, () => this.#look());
  }

  dispose() {
    this.#press?.cancel();
    this.#bin.dispose();
  }

  /** Also while nobody looks at the page. */
  #look() {
    const { deck, tape } = this.#bench;
    if (!tape || tape.sides.B || this.#room.busy || this.#press) return;
    const listened = deck.playing && deck.position_s > AFTER_S;
    if (deck.awaited || (listened && this.#failed !== tape)) this.press();
  }

  /** The other side is pressed in the background: at once if somebody waits for it. */
  async press() {
    const { tape, deck } = this.#bench;
    if (!tape || tape.sides.B || this.#press) return;
    const codes = await tape.codes(); // a model goes on from where side A ended
    if (this.#bench.tape !== tape || tape.sides.B || this.#press) return;
    const press = this.#room.quietly({ recipe: tape.recipe, side: "B", ...(codes ? { codes } : {}) });
    if (!press) {
      if (deck.awaited) toast("Side B waits: the machine is pressing another tape first.");
      return;
    }
    this.#press = press;
    if (deck.awaited) announce("Pressing side B.");
    let pressed = null;
    let says = "";
    try {
      pressed = await press.ended;
    } catch (fault) {
      says = fault instanceof JobError ? fault.says : "Side B could not be pressed.";
    }
    if (this.#press === press) this.#press = null;
    if (this.#bench.tape !== tape || press.cancelled) return;
    if (pressed && isTape(pressed)) {
      this.#bench.addSideB(pressed);
      this.pressed.emit(tape);
    } else {
      this.#failed = tape; // not tried again by itself; turning the tape over asks anew
      if (deck.awaited) toast(says || "Side B could not be pressed. Turn the tape over to try again.");
      deck.forgetFlip();
    }
  }
}
