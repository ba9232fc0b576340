/** The house so far: a constellation of doors where the browser draws it (rooms/book/map.js), and always a plain list; the branches below it. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Sheet } from "kit/hud.js";
import { Signal } from "kit/signal.js";
import { shortOf } from "rooms/lines.js";
import { pathOf, pathText } from "rooms/truth/moves.js";
import { shut } from "rooms/truth/state.js";
import { capital, several } from "rooms/words.js";

/** @typedef {import("rooms/house.js").House} House */
/** @typedef {{ path: number[], name: string, thumb: string | null, here: boolean, branch: boolean }} MapRoom */
/** @typedef {{ draw(map: { rooms: MapRoom[], doors: [number[], number[]][], dead: number[][] }): void, tapped: { on(call: (path: readonly number[]) => void): () => void }, dispose(): void }} View what rooms/book/map.js is for us */

/** The other ends of the log: where one could go on as well. @param {House} house @returns {{ step: number, name: string, steps: number }[]} */
export function branchesOf(house) {
  const here = new Set(house.branch.map(({ id }) => id));
  return house.log
    .tips()
    .filter(({ id }) => !here.has(id))
    .map(({ id }) => {
      const { here: path, entries } = house.stateAfter(id);
      return {
        step: id,
        name: house.tellingAt(entries[path]).room?.name ?? "a room not told yet",
        steps: house.log.branch(id).length - 1,
      };
    });
}

/** @param {House} house @param {(telling: import("rooms/words.js").Telling) => string | null} thumb */
export function mapOf(house, thumb) {
  const { state } = house;
  const rooms = house.rooms.filter(({ telling }) => telling.room !== null);
  const visited = new Set(state.visits);
  /** @type {[number[], number[]][]} */
  const doors = rooms.flatMap(({ path, telling }) =>
    (telling.room?.exits ?? []).map((exit) => /** @type {[number[], number[]]} */ ([pathOf(path), [...exit.to]])),
  );
  return {
    rooms: rooms.map(({ path, telling }) => ({
      path: pathOf(path),
      name: telling.room?.name ?? "",
      thumb: thumb(telling),
      here: path === state.here,
      branch: true,
    })),
    doors,
    dead: rooms.filter(({ telling }) => telling.room?.exits.length === 0).map(({ path }) => pathOf(path)),
    unseen: doors.filter(([, to]) => !visited.has(pathText(to))).length,
  };
}

export class MapPanel {
  /** A room to jump to: its path. */
  jumped = /** @type {Signal<string>} */ (new Signal());
  /** A branch to go to: its last step. */
  branched = /** @type {Signal<number>} */ (new Signal());

  #bin = new Bin();
  #own = new Bin();
  #canvas = make("canvas", { class: "sky", "aria-hidden": "true", tabindex: -1 });
  #says = make("p", { class: "small" });
  #list = make("ol", { class: "rooms-list", id: "rooms-list" });
  #branches = make("div", { class: "branches" });
  #sheet;
  #make;
  /** @type {Promise<View | null> | null} */
  #view = null;
  #failed = false;

  /** @param {{ makeView: ((canvas: HTMLCanvasElement) => Promise<View>) | null }} given */
  constructor({ makeView }) {
    this.#make = makeView;
    this.#canvas.hidden = makeView === null;
    const content = make("div", {}, this.#canvas, this.#says, this.#list, this.#branches);
    this.#sheet = this.#bin.keep(new Sheet({ title: "The house so far", content, name: "panel map" }));
  }

  /** @param {House} house @param {(telling: import("rooms/words.js").Telling) => string | null} thumb */
  async open(house, thumb) {
    const map = mapOf(house, thumb);
    this.#own.dispose();
    this.#own = new Bin();
    this.#says.textContent = `${capital(several(map.rooms.length, "room"))} visited, ${several(map.unseen, "door")} not tried yet.`;
    this.#list.replaceChildren(
      ...house.rooms
        .filter(({ telling }) => telling.room)
        .map(({ path, telling }) => this.#room(house, path, telling, thumb(telling))),
    );
    this.#showBranches(house);
    this.#sheet.open();
    const deep = house.edition === "full"; // words only: three stays where it is
    this.#canvas.hidden = !deep || this.#make === null || this.#failed;
    if (!this.#make || this.#canvas.hidden) return;
    this.#view ??= this.#make(this.#canvas).then(
      (view) => {
        this.#bin.add(view.tapped.on((path) => this.#jump(pathText(path))));
        return this.#bin.keep(view);
      },
      () => {
        this.#failed = true;
        this.#canvas.hidden = true; // the list says the same
        return null;
      },
    );
    (await this.#view)?.draw(map);
  }

  get isOpen() {
    return this.#sheet.isOpen;
  }

  dispose() {
    this.#own.dispose();
    this.#bin.dispose();
  }

  /** @param {string} path */
  #jump(path) {
    this.#sheet.close();
    this.jumped.emit(path);
  }

  /** @param {House} house @param {string} path @param {import("rooms/words.js").Telling} telling @param {string | null} thumb */
  #room(house, path, { room }, thumb) {
    if (!room) return make("li", {});
    const here = path === house.state.here;
    const button = make(
      "button",
      { type: "button", class: "open", disabled: here, "data-path": path },
      make("span", { class: "thumb", "aria-hidden": "true" }),
      make("b", { dir: "auto" }, `${room.number}. ${room.name}`),
      make("span", { class: "small" }, here ? "You are here." : wayOut(house, room)),
    );
    if (thumb) button.querySelector(".thumb")?.append(make("img", { src: thumb, alt: "" }));
    this.#own.listen(button, "click", () => this.#jump(path));
    return make("li", {}, button);
  }

  /** @param {House} house */
  #showBranches(house) {
    const others = branchesOf(house);
    this.#branches.replaceChildren();
    if (others.length === 0) return;
    const list = make("ul", {});
    for (const { step, name, steps } of others) {
      const button = make("button", { type: "button", class: "link", "data-step": step }, `on to “${name}”`);
      this.#own.listen(button, "click", () => {
        this.#sheet.close();
        this.branched.emit(step);
      });
      list.append(make("li", { dir: "auto" }, button, ` ${several(steps, "step")} from the first door`));
    }
    this.#branches.append(make("h3", {}, "Other branches"), list);
  }
}

/** @param {House} house @param {import("rooms/words.js").Room} room */
function wayOut(house, room) {
  if (room.exits.length === 0) return "No door leads on from here.";
  const { state } = house;
  const ways = room.exits.map((exit) =>
    shut(state, exit.lock)
      ? `${shortOf(exit)} (locked)`
      : state.visits.includes(pathText(exit.to))
        ? `${shortOf(exit)} (walked)`
        : shortOf(exit),
  );
  return `Doors: ${ways.join(", ")}.`;
}
