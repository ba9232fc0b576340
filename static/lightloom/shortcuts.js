/** Keys and gamepad -> what a visitor does. They rest while a sheet is open. */
import { Actions } from "kit/actions.js";
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";

export class Shortcuts {
  #bin = new Bin();

  /** @param {{ world: import("lightloom/lightloom.js").Lightloom, loop: import("kit/loop.js").Loop, panels: import("lightloom/panels/panels.js").Panels }} given */
  constructor({ world, loop, panels }) {
    const bin = this.#bin;
    const actions = bin.keep(new Actions(document.body, { loop }));
    /** @type {[string, string[], () => void][]} */
    const keys = [
      ["line", ["/"], () => need("#line").focus()],
      ["undo", ["u", "Backspace", "Gamepad.b"], () => world.undo()],
      ["left", ["ArrowLeft", "Gamepad.left"], () => world.step(-1)],
      ["right", ["ArrowRight", "Gamepad.right"], () => world.step(1)],
      ["begin", ["Home"], () => world.look(0)],
      ["end", ["End"], () => world.follow()],
      ["other", ["t"], () => world.otherWays()],
      ["repaint", ["r"], () => world.mark(world.marked === null ? world.inView : null)],
      ["finish", ["f"], () => world.mural.count > 0 && panels.open("finish")],
      ["explore", ["e"], () => panels.open("explore")],
      ["sound", ["v"], () => world.toggleSound()],
      ["ask", ["a"], () => panels.open("ask")],
      ["two", ["w"], () => panels.open("two")],
      ["cloths", ["c"], () => panels.open("cloths")],
      ["settings", ["o"], () => panels.open("settings")],
      ["help", ["?"], () => panels.open("help")],
    ];
    for (const [name, its, does] of keys) {
      actions.define({ name, keys: its });
      bin.add(actions.on(name, () => !panels.isOpen && does()));
    }
    actions.define({ name: "speak", keys: [" ", "Gamepad.a"] });
    const holds = () => world.settings.now.talk === "hold";
    bin.add(
      actions.on("speak", () => {
        if (panels.isOpen) return;
        if (!holds() || !world.hearing.isOpen) world.toggleEar();
        world.hearing.hold(true);
      }),
    );
    bin.add(actions.onRelease("speak", () => world.hearing.hold(false)));
    // not actions: those leave Ctrl to the browser, and Escape must reach an open sheet as well
    bin.listen(window, "keydown", (/** @type {KeyboardEvent} */ event) => {
      if (panels.isOpen || event.defaultPrevented) return;
      if (event.key === "Escape" && world.marked !== null) world.mark(null);
      const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
      const line = /** @type {HTMLInputElement} */ (need("#line"));
      if (!undo || (event.target === line && line.value !== "")) return; // what is being written is the browser's to undo
      event.preventDefault();
      world.undo();
    });
  }

  dispose() {
    this.#bin.dispose();
  }
}
