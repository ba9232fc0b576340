/** Keys and gamepad -> what a visitor does. They rest while a sheet is open. */
import { Actions } from "kit/actions.js";
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";

export class Shortcuts {
  #bin = new Bin();

  /** @param {{ rooms: import("rooms/rooms.js").Rooms, loop: import("kit/loop.js").Loop, panels: import("rooms/panels/panels.js").Panels }} given */
  constructor({ rooms, loop, panels }) {
    const actions = this.#bin.keep(new Actions(document.body, { loop }));
    /** @type {[string, string[], () => void][]} */
    const keys = [
      ...[0, 1, 2].map(
        (i) =>
          /** @type {[string, string[], () => void]} */ ([
            `door ${i}`,
            [String(i + 1)],
            () => rooms.choose(`door:${i}`),
          ]),
      ),
      ...[0, 1, 2, 3, 4].map(
        (i) =>
          /** @type {[string, string[], () => void]} */ ([
            `thing ${i}`,
            [String(i + 4)],
            () => rooms.choose(`thing:${i}`),
          ]),
      ),
      ["back", ["b", "Gamepad.b"], () => rooms.back()],
      ["undo", ["u", "Gamepad.lb"], () => rooms.undo()],
      ["redo", ["r", "Gamepad.rb"], () => rooms.redo()],
      ["retell", ["t"], () => rooms.retell()],
      ["bag", ["i"], () => /** @type {HTMLElement | null} */ (document.querySelector("#bag-list button"))?.focus()],
      ["say", ["/"], () => need("#say").focus()],
      ["map", ["m", "Gamepad.y"], () => panels.open("map")],
      ["cards", ["c"], () => panels.open("cards")],
      ["saves", ["s"], () => panels.open("saves")],
      ["books", ["e"], () => panels.open("books")],
      ["settings", ["o"], () => panels.open("settings")],
      ["help", ["?"], () => panels.open("help")],
      ["mute", ["v"], () => rooms.toggleMute()],
      ["read", [" ", "Gamepad.x"], () => rooms.toggleReading()],
    ];
    for (const [name, its, does] of keys) {
      actions.define({ name, keys: its });
      this.#bin.add(
        actions.on(
          name,
          () => !panels.isOpen && (rooms.house || name === "help" || name === "saves" || name === "settings") && does(),
        ),
      );
    }
    // not an action: those keep a key to themselves, and Escape must reach an open sheet as well
    this.#bin.listen(window, "keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !panels.isOpen && rooms.house) rooms.hold(null);
    });
  }

  dispose() {
    this.#bin.dispose();
  }
}
