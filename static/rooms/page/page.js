/** The open book's HTML: takes a house as it stands and shows it on both pages; tells what the visitor chose. Decides nothing. */
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { reducedMotion } from "kit/motion.js";
import { Signal } from "kit/signal.js";
import { placeOf } from "rooms/lines.js";
import { Bag } from "rooms/page/bag.js";
import { Doors } from "rooms/page/doors.js";
import { Happenings } from "rooms/page/happenings.js";
import { Leaf } from "rooms/page/leaf.js";
import { conditionOf, spokenThing, Things } from "rooms/page/things.js";
import { parentOf, pathText } from "rooms/truth/moves.js";
import { shut } from "rooms/truth/state.js";
import { bare, capital, ordinal, PAPER } from "rooms/words.js";

const TURN_MS = 950;
const WAITS = /** @type {Record<string, string>} */ ({
  line: "Somebody else is on the stairs. Your door is the next to be opened.",
  tell: "Behind the door somebody is moving the furniture into place…",
  "": "The latch lifts…",
});

/** @typedef {import("rooms/house.js").House} House */
/**
 * @typedef {object} Shown
 * @property {House} house
 * @property {readonly import("rooms/lines.js").Line[]} lines
 * @property {import("rooms/rooms.js").Note | null} note
 * @property {import("kit/api.js").JobError | null} trouble
 * @property {string} stage
 * @property {string | null} inHand
 * @property {boolean} fresh the room is being told just now
 * @property {(artefact: import("rooms/words.js").Artefact | null | undefined) => string | null} still
 */

export class Page {
  chosen = /** @type {Signal<string>} */ (new Signal());
  tried = /** @type {Signal<{ find: string, on: string }>} */ (new Signal());
  taken = /** @type {Signal<string | null>} */ (new Signal());
  spoke = /** @type {Signal<string>} */ (new Signal());
  retried = /** @type {Signal} */ (new Signal());
  pointed = /** @type {Signal<string | null>} */ (new Signal());
  dropped = /** @type {Signal<{ find: string, x: number, y: number }>} */ (new Signal());
  dragged = /** @type {Signal<{ x: number, y: number } | null>} */ (new Signal());

  #bin = new Bin();
  #own = new Bin();
  #leaf = new Leaf(need("#narration"));
  #happenings = new Happenings(need("#happenings"));
  #things = this.#bin.keep(new Things(need("#things")));
  #doors = this.#bin.keep(new Doors(need("#doors")));
  #bag = this.#bin.keep(new Bag());
  #story = need("#story");
  #say = /** @type {HTMLInputElement} */ (need("#say"));
  #offered = "";

  constructor() {
    const bin = this.#bin;
    for (const list of [this.#things, this.#doors]) {
      bin.add(list.chosen.on((id) => this.chosen.emit(id)));
      bin.add(list.pointed.on((id) => this.pointed.emit(id)));
    }
    bin.add(this.#bag.taken.on((find) => this.taken.emit(find)));
    bin.add(this.#bag.dropped.on((drop) => this.dropped.emit(drop)));
    bin.add(this.#bag.dragged.on((point) => this.dragged.emit(point)));
    bin.listen(need("#retry"), "click", () => this.retried.emit());
    bin.listen(need("#say-form"), "submit", (event) => {
      event.preventDefault();
      const words = this.#say.value.trim();
      if (!words) return this.#say.focus();
      this.#say.value = "";
      this.spoke.emit(words);
    });
    // a page that runs over can be scrolled by keys as well
    const watch = new ResizeObserver(() => this.#measure());
    watch.observe(this.#story);
    bin.listen(this.#story, "scroll", () => this.#measure(), { passive: true });
    bin.add(() => watch.disconnect());
    bin.add(() => this.#own.dispose());
  }

  /** @param {Shown} shown */
  show({ house, lines, note, trouble, stage, inHand, fresh, still }) {
    const { room, telling, state, log } = house;
    const number = room?.number ?? telling.sketch?.number ?? house.state.visits.length;
    const palette = room?.palette ?? telling.sketch?.palette ?? PAPER;
    document.title = `${room?.name ?? "1000 Rooms"} · 1000 Rooms`;
    need("#running").textContent = house.name || house.seed;
    need("#ordinal").textContent = `The ${capital(ordinal(number))} Room`;
    need("#room-name").textContent = room?.name ?? "";
    need("#through").textContent = house.edition === "text" ? wayIn(house) : "";
    need("#folio").textContent = `— ${number} —`;
    this.#leaf.show({ key: `${house.id} ${house.entry}`, text: telling.text, whole: room !== null, palette, fresh });
    const waiting = need("#waiting");
    waiting.hidden = telling.text !== "" || trouble !== null;
    waiting.textContent = WAITS[stage] ?? WAITS[""];
    this.#happenings.show(lines, (id) => house.find(id)?.name ?? "something");
    this.#showNote(note);
    need("#trouble").hidden = trouble === null;
    need("#trouble-says").textContent = trouble?.says ?? "";
    need("#retry").hidden = trouble?.retryable === false;
    this.#things.show(room && { room, state });
    const knownAs = (/** @type {string} */ path) =>
      state.visits.includes(path) ? (house.tellingAt(state.entries[path]).room?.name ?? null) : null;
    this.#doors.show(room && { room, state, knownAs, still: (id) => still(telling.stills[id]) });
    this.#bag.show({ finds: house.bag, inHand, still: (id) => still(house.still(id)) });
    this.#say.disabled = need("#say-send").toggleAttribute("disabled", room === null);
    const before = parentOf(state.here);
    const behind = before === null ? null : knownAs(before);
    need("#back").hidden = before === null;
    need("#back").textContent = behind ? `Back to ${behind}` : "Back the way you came";
    need("#undo").toggleAttribute("disabled", !log.canUndo);
    need("#redo").toggleAttribute("disabled", !log.canRedo);
    need("#retell").toggleAttribute("disabled", !house.isFirstStay || room === null);
    this.#measure();
  }

  /** The word that is being said. @param {import("rooms/voice/reader.js").Now | null} now */
  said(now) {
    const caption = need("#caption");
    if (now?.of === "text") {
      this.#leaf.reading(true);
      this.#leaf.light(now.chars, now.word);
    } else this.#leaf.reading(false);
    caption.textContent = now?.of.startsWith("through") ? now.text : ""; // everything else stands on the page
  }

  /** @param {boolean} muted */
  muted(muted) {
    const button = need("#mute");
    button.setAttribute("aria-pressed", String(muted));
    need("use", button).setAttribute("href", muted ? "#i-mute" : "#i-sound");
  }

  /** @param {string | null} id */
  light(id) {
    this.#things.light(id);
    this.#doors.light(id);
  }

  /** The leaf turns; with less motion it has turned already. */
  turn() {
    const leaf = need("#turning");
    if (reducedMotion.value) return;
    leaf.removeAttribute("data-turns");
    leaf.getBoundingClientRect(); // begins anew
    leaf.setAttribute("data-turns", "");
    this.#own.dispose();
    this.#own = new Bin();
    this.#own.after(TURN_MS, () => leaf.removeAttribute("data-turns"));
  }

  /** One has come into a room: those who listen are at its head. */
  arrive() {
    this.#story.scrollTop = 0;
    const heading = need("#room-name");
    heading.focus({ preventScroll: true });
    const upright = matchMedia("(max-width: 860px), (max-aspect-ratio: 1 / 1), (max-height: 560px)").matches;
    if (upright) scrollTo({ top: 0, behavior: reducedMotion.value ? "auto" : "smooth" });
  }

  focusSay() {
    this.#say.focus();
  }

  focusBag() {
    /** @type {HTMLElement | null} */ (document.querySelector("#bag-list button"))?.focus();
  }

  /** How doors and things are called, for ears and on the slip in the picture. @param {House} house */
  namesFor(house) {
    const { room, state } = house;
    const target = (/** @type {string} */ id) => (room ? placeOf(room, id) : null);
    const spoken = (/** @type {string} */ id) => {
      const found = target(id);
      if (!found) return id;
      if ("short" in found) return spokenThing(found, conditionOf(found, Number(id.split(":")[1]), state));
      return `${shut(state, found.lock) ? "Locked" : "Go through"}: ${found.label}`;
    };
    const slip = (/** @type {string} */ id) => {
      const found = target(id);
      if (!found) return { name: id, does: "" };
      if (found.lock && shut(state, found.lock)) {
        const does = `locked: ${found.lock.metal}, ${found.lock.emblem}`;
        return { name: bare("short" in found ? found.name : found.label), does };
      }
      if (!("short" in found))
        return { name: bare(found.label), does: state.visits.includes(pathText(found.to)) ? "go again" : "go" };
      return {
        name: bare(found.name),
        does: conditionOf(found, Number(id.split(":")[1]), state) === "searched" ? "searched" : "search",
      };
    };
    return { spoken, slip };
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {import("rooms/rooms.js").Note | null} note */
  #showNote(note) {
    const key = JSON.stringify(note);
    if (key === this.#offered) return;
    this.#offered = key;
    const offer = need("#offer");
    offer.hidden = note === null;
    if (!note) return offer.replaceChildren();
    const buttons = note.keys.map((find) => {
      const button = make("button", { type: "button", dir: "auto" }, `try ${find.name}`);
      button.addEventListener("click", () => this.tried.emit({ find: find.id, on: note.on }), { once: true });
      return button;
    });
    offer.setAttribute("aria-label", note.keys.length > 0 ? "Which key?" : "What came of it");
    offer.replaceChildren(make("p", { class: "refused", dir: "auto" }, note.text), ...buttons);
    offer.scrollIntoView({ block: "nearest" });
  }

  #measure() {
    const runsOver =
      this.#story.scrollHeight > this.#story.clientHeight + 2 && getComputedStyle(this.#story).overflowY === "auto";
    if (runsOver) this.#story.tabIndex = 0;
    else this.#story.removeAttribute("tabindex");
    const { scrollTop, scrollHeight, clientHeight } = this.#story;
    this.#story.toggleAttribute("data-above", runsOver && scrollTop > 4);
    this.#story.toggleAttribute("data-below", runsOver && scrollTop + clientHeight < scrollHeight - 4);
  }
}

/** The line one came in by, for those who see no door swing. @param {House} house */
function wayIn(house) {
  const node = house.log.node(house.stay);
  if (node.parent === null || !node.move.startsWith("g")) return "";
  const before = house.stateAfter(node.parent);
  const room = house.tellingAt(before.entries[before.here]).room;
  return room?.exits[Number(node.move[1])]?.through ?? "";
}
