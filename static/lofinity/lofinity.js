/**
 * LoFinity: the machine, the bench, the shelf and the street, wired together. Words of the house go one way: wire ->
 * machine -> signals -> page, street and sound. Only this world speaks to the house.
 */
import { Actions } from "kit/actions.js";
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";
import { toast } from "kit/hud.js";
import { recall, remember } from "kit/memory.js";
import { reducedMotion } from "kit/motion.js";
import { Counter } from "lofinity/counter.js";
import { Cupboard } from "lofinity/cupboard.js";
import { Machine } from "lofinity/journey/machine.js";
import { PressRoom } from "lofinity/journey/press.js";
import { sharedOf, TORN } from "lofinity/journey/share.js";
import { Keeping } from "lofinity/keeping.js";
import { CopiesPanel } from "lofinity/panels/copies-panel.js";
import { DeckArt } from "lofinity/panels/deck-art.js";
import { DeckPanel } from "lofinity/panels/deck-panel.js";
import { Drawers } from "lofinity/panels/drawers.js";
import { HandheldPanel } from "lofinity/panels/handheld-panel.js";
import { Help } from "lofinity/panels/help.js";
import { MachinePanel } from "lofinity/panels/machine-panel.js";
import { Pixels } from "lofinity/panels/pixels.js";
import { ShelfPanel } from "lofinity/panels/shelf-panel.js";
import { Bench } from "lofinity/player/bench.js";
import { labelWords } from "lofinity/player/tape-words.js";
import { SideB } from "lofinity/side-b.js";

const WIND_S = 5;
const DAWN_H = 7;
const DUSK_H = 18;

/** @typedef {import("lofinity/street-twin.js").StreetTwin} StreetTwin */
/** @typedef {import("lofinity/journey/machine.js").State} State */
/** @typedef {import("lofinity/street-twin.js").View} View */

export class LoFinity {
  machine = new Machine();
  engine = { mode: "", says: "" };
  /** @type {View} */
  view = "street";

  #bin = new Bin();
  #bus;
  #loop;
  #twin;
  #bench;
  #keeping;
  #counter;
  #sideB;
  #cupboard;
  #panel;
  #deckPanel;
  #handheld;
  #drawers;
  #help;
  #pixels;
  #deckArt;
  #light = recall("lofinity.light", "auto");
  #drawn = "";
  #mood = "";

  /** @param {{ line: import("lofinity/journey/press.js").Line, bus: import("kit/audio.js").AudioBus, loop: import("kit/loop.js").Loop, twin: StreetTwin | null }} given */
  constructor({ line, bus, loop, twin }) {
    this.#bus = bus;
    this.#loop = loop;
    this.#twin = twin;
    const bin = this.#bin;
    const flat = twin === null;
    const room = bin.keep(new PressRoom(line));
    this.#bench = bin.keep(new Bench({ bus }));
    this.#keeping = bin.keep(new Keeping({ room }));
    this.#panel = bin.keep(new MachinePanel());
    this.#deckPanel = bin.keep(new DeckPanel());
    this.#handheld = bin.keep(new HandheldPanel());
    const { machine } = this;
    const bench = this.#bench;
    const keeping = this.#keeping;
    const copies = bin.keep(new CopiesPanel());
    const shelf = bin.keep(new ShelfPanel());
    this.#counter = bin.keep(new Counter({ machine, panel: this.#panel, room, bench, bus }));
    this.#sideB = bin.keep(new SideB({ room, bench }));
    this.#cupboard = bin.keep(new Cupboard({ keeping, shelf, copies, bench, bus }));
    this.#drawers = bin.keep(new Drawers({ flat }));
    this.#help = bin.keep(new Help({ light: this.#light, flat }));
    this.#pixels = new Pixels(/** @type {HTMLCanvasElement} */ (need("#pixels")));
    this.#deckArt = flat ? new DeckArt(/** @type {HTMLCanvasElement} */ (need("#deck-art"))) : null;
    this.#wireCounter();
    this.#wireBench();
    this.#wireStreet();
    this.#wireKeys();
    bin.add(loop.on("hud", ({ step }) => this.#frame(step)));
    bin.every(1000, () => this.#second());
    this.#showDeck();
    this.#showLight();
    this.#showMuted();
    this.#handheld.showMix(this.#bench.ambience);
  }

  /** What is asked by the page's address: a tape that was passed on. @param {string | null} token */
  async arrive(token) {
    if (token === null) return;
    try {
      this.machine.show(await sharedOf(token));
    } catch {
      this.machine.fail({ says: TORN, retryable: false });
    }
  }

  /** Who plays, and where links lead. @param {any} doors as /doors.json tells it */
  hearDoors(doors) {
    const own = doors?.doors?.find((/** @type {any} */ door) => door.slug === "lofinity");
    const says = [own?.engine ?? doors?.engine?.says ?? "", ...(own?.terms ?? [])].join(" ");
    this.engine = { mode: String(doors?.engine?.mode ?? ""), says };
    need("#engine").textContent = this.engine.says;
    if (own?.share) this.#cupboard.setBases(own.share);
  }

  /** For tests, and for nobody else. */
  get state() {
    const { machine, view } = this;
    const { deck, tape, preview, ambience } = this.#bench;
    const { state } = machine;
    return {
      phase: view === "deck" ? "deck" : state.phase,
      machine: state.phase,
      view,
      wish: state.wish,
      minutes: state.minutes,
      stage: state.stage,
      progress: machine.glider.at(this.#now_s),
      says: state.trouble?.says ?? state.says,
      retryable: state.trouble?.retryable ?? null,
      shared: state.shared?.hash ?? null,
      recipe: state.pressed.recipe ?? tape?.recipe ?? state.shared?.recipe ?? null,
      hash: tape?.id ?? null,
      hashB: tape?.sides.B?.facts.pcm_sha256 ?? null,
      preview: preview?.playing ?? false,
      playing: deck.playing,
      winding: deck.winding,
      awaited: deck.awaited,
      position: deck.position_s,
      seconds: deck.seconds,
      side: deck.side,
      speed: deck.speed,
      repeat: deck.repeat,
      beds: ambience.beds,
      sounding: ambience.sounding,
      caption: this.#bench.caption,
      shelf: this.#keeping.tapes.map(({ id, name, sides }) => ({ id, name, sideB: sides.B !== null })),
      drawer: this.#drawers.current,
      link: this.#keeping.links.here,
      light: document.documentElement.dataset.light,
      engine: this.engine.mode,
    };
  }

  dispose() {
    this.#bin.dispose();
  }

  get #now_s() {
    return performance.now() / 1000;
  }

  // --- the counter, side B, the cupboard ---

  #wireCounter() {
    const bin = this.#bin;
    const [counter, sideB, cupboard] = [this.#counter, this.#sideB, this.#cupboard];
    bin.add(counter.stepped.on((step) => this.#twin?.machine(step, this.#progress)));
    bin.add(counter.moodChanged.on(() => this.#showMood()));
    bin.add(counter.completed.on((tape) => this.#keeping.complete(tape)));
    bin.add(counter.taken.on(() => this.#toDeck()));
    bin.add(sideB.pressed.on((tape) => this.#keeping.complete(tape)));
    bin.add(cupboard.changed.on(() => this.#showDeck()));
    bin.add(
      cupboard.opened.on(() => {
        this.#drawers.close();
        this.#toDeck();
      }),
    );
  }

  /** The player is looked at, and its main key is at hand. */
  #toDeck() {
    this.#look("deck");
    need("#play").focus({ preventScroll: true });
  }

  get #progress() {
    return this.machine.glider.at(this.#now_s);
  }

  // --- the bench ---

  #wireBench() {
    const bench = this.#bench;
    const bin = this.#bin;
    const { deck, player } = bench;
    bin.add(bench.changed.on(() => this.#showDeck()));
    bin.add(bench.says.on((says) => toast(says)));
    bin.add(bench.stopped.on(() => this.#bus.play("button")));
    bin.add(bench.dimmed.on((dim) => this.#dim(dim)));
    bin.add(
      bench.previewHeard.on((lead_s) => {
        performance.measure("wish-to-preview", {
          start: performance.getEntriesByName("wish").at(-1)?.startTime ?? 0,
          end: performance.now() + lead_s * 1000,
        });
      }),
    );
    bin.add(
      bench.beat.on(({ kind, strength }) => {
        this.#pixels.beat(kind, strength);
        this.#twin?.world.beat(kind, strength);
      }),
    );
    const panel = this.#deckPanel;
    bin.add(panel.pressed.on((key) => this.#deckKey(key)));
    bin.add(panel.sought.on((position_s) => player.seek(position_s)));
    bin.add(panel.speedSet.on((speed) => deck.setSpeed(speed)));
    bin.add(panel.volumeSet.on((volume) => this.#bus.setVolume(volume)));
    bin.add(this.#bus.changed.on(() => this.#showMuted()));
    bin.add(this.#handheld.faderMoved.on(({ name, level }) => bench.moveFader(name, level)));
    bin.add(this.#handheld.recipeAsked.on(() => bench.mixAsRecipe()));
    bin.add(this.#handheld.sleepChosen.on((choice) => bench.setSleep(choice)));
    bin.add(this.#handheld.focusChosen.on((choice) => bench.setFocus(choice)));
  }

  /** @param {import("lofinity/panels/deck-panel.js").Key} key */
  #deckKey(key) {
    const { deck, player } = this.#bench;
    this.#bus.unlock();
    this.#bus.play(key === "flip" ? "flip" : "button");
    if (key !== "keep" && !key.startsWith("to-")) this.#twin?.world.deck.press(key);
    if (key === "play") {
      if (deck.winding !== 0) player.wind(0);
      else if (this.#bench.tape && this.#bench.preview) this.#bench.insert(this.#bench.tape);
      else player.toggle();
    } else if (key === "rewind") player.wind(deck.winding === -1 ? 0 : -1);
    else if (key === "wind") player.wind(deck.winding === 1 ? 0 : 1);
    else if (key === "flip") this.#bench.flip();
    else if (key === "repeat") deck.setRepeat(!deck.repeat);
    else if (key === "keep") this.#cupboard.keep();
    else if (key === "to-deck") this.#toDeck();
    else {
      this.#look("street");
      this.#panel.focusNext(this.machine.state);
    }
  }

  #showDeck() {
    const { deck, tape, ambience } = this.#bench;
    const kept = tape !== null && this.#keeping.isKept(tape);
    this.#deckPanel.show({
      deck,
      tape,
      kept,
      canKeep: this.#keeping.trouble === "",
      previews: this.#bench.preview?.deckSays ?? "",
    });
    this.#handheld.showMix(ambience);
    this.#handheld.showRecipe(this.#bench.recipe !== null);
    this.#handheld.showTimers({ sleep: this.#bench.sleepChoice, focus: this.#bench.focusChoice });
    this.#handheld.say(this.#bench.timerSays);
    const drawn = tape ? `${tape.id}${tape.name}${deck.side}${tape.sides.B !== null}` : "";
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      this.#deckArt?.load(tape && labelWords(tape, deck.side));
      this.#twin?.deck({ deck, tape });
      this.#twin?.spots(this.machine.state);
      this.#showMood();
    }
    document.documentElement.toggleAttribute("data-tape", tape !== null);
    document.documentElement.toggleAttribute("data-playing", deck.playing);
    this.#cupboard.link();
  }

  /** @param {number} dim 0..1 */
  #dim(dim) {
    need("#dim").style.opacity = String(dim * 0.72);
  }

  // --- street, light, keys ---

  #wireStreet() {
    const bin = this.#bin;
    bin.listen(need("#light"), "click", () => this.#toggleLight());
    bin.listen(need("#mute"), "click", () => this.#bus.setMuted(!this.#bus.muted));
    bin.listen(need("#help"), "click", () => this.#help.open());
    bin.add(
      this.#help.lightChosen.on((light) => {
        this.#light = light;
        remember("lofinity.light", light);
        this.#showLight();
      }),
    );
    bin.add(
      this.#drawers.changed.on(() => this.#twin?.look(this.#drawers.current === "handheld" ? "gameboy" : this.view)),
    );
    const twin = this.#twin;
    if (!twin) return;
    bin.add(twin.tapped.on((id) => this.#tapped(id)));
    bin.add(twin.coinDropped.on(() => this.#counter.dropCoin()));
    twin.spots(this.machine.state);
    twin.display(this.machine.state, 0);
  }

  /** @param {string} id a place on the street */
  #tapped(id) {
    this.#bus.unlock();
    if (id === "coin" || id === "slot") this.#counter.dropCoin();
    else if (id === "display") this.#panel.input.focus();
    else if (id === "press") this.#counter.press();
    else if (id === "cassette") this.#counter.takeTape();
    else if (id === "gameboy") this.#drawers.open("handheld");
    else if (id === "shelf") this.#drawers.open("shelf");
    else if (id === "deck") this.#look("deck");
    else if (id.startsWith("deck-")) this.#tableKey(id.slice(5));
    else if (id === "sky") this.#toggleLight();
    else if (id === "cat") this.#bus.play("cat");
    else if (id.startsWith("vibe-")) this.#counter.chooseVibe(Number(id.slice(5)));
  }

  /** A key of the player on the table. @param {string} key */
  #tableKey(key) {
    const { deck, player } = this.#bench;
    if (key === "eject") this.#deckKey("to-machine");
    else if (key === "pause" || key === "stop") {
      this.#bus.play("button");
      this.#twin?.world.deck.press(key);
      player.wind(0);
      player.pause();
    } else if (key === "play" && deck.playing) this.#bus.play("button");
    else if (key === "play" || key === "rewind" || key === "wind") this.#deckKey(key);
  }

  #wireKeys() {
    const actions = this.#bin.keep(new Actions(document.body, { loop: this.#loop }));
    const { deck, player } = this.#bench;
    /** @type {[string, string[], () => void][]} */
    const keys = [
      ["coin", ["Enter"], () => this.#counter.dropCoin()], // at once, wherever one is on the page
      ["play", [" ", "k", "Gamepad.a"], () => (deck.tape ? this.#deckKey("play") : undefined)],
      ["back", ["ArrowLeft", "Gamepad.left"], () => deck.tape && player.seek(deck.position_s - WIND_S)],
      ["on", ["ArrowRight", "Gamepad.right"], () => deck.tape && player.seek(deck.position_s + WIND_S)],
      ["flip", ["f", "Gamepad.y"], () => deck.tape && this.#deckKey("flip")],
      ["repeat", ["r"], () => deck.tape && this.#deckKey("repeat")],
      ["ambience", ["a"], () => this.#drawers.toggle("handheld")],
      ["copies", ["c"], () => deck.tape && this.#drawers.toggle("copies")],
      ["shelf", ["s"], () => this.#drawers.toggle("shelf")],
      ["light", ["n"], () => this.#toggleLight()],
      ["mute", ["m"], () => this.#bus.setMuted(!this.#bus.muted)],
      ["help", ["?"], () => this.#help.open()],
    ];
    // not an action: those keep a key to themselves, and Escape must reach an open sheet as well
    this.#bin.listen(window, "keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !this.#help.isOpen) this.#drawers.close();
    });
    for (const [name, its, does] of keys) {
      actions.define({ name, keys: its, repeat: name === "back" || name === "on" });
      this.#bin.add(actions.on(name, () => !this.#help.isOpen && does()));
    }
  }

  #toggleLight() {
    this.#light = document.documentElement.dataset.light === "day" ? "night" : "day";
    remember("lofinity.light", this.#light);
    this.#showLight();
  }

  #showLight() {
    const hour = new Date().getHours();
    const byClock = hour >= DAWN_H && hour < DUSK_H ? "day" : "night";
    const light = this.#light === "day" || this.#light === "night" ? this.#light : byClock;
    document.documentElement.dataset.light = light;
    const button = need("#light");
    button.setAttribute("aria-pressed", String(light === "day"));
    need("use", button).setAttribute("href", light === "day" ? "#i-moon" : "#i-sun");
    this.#showMood();
  }

  #showMood() {
    const { dataset } = document.documentElement;
    const pressing = this.machine.state.phase === "pressing" ? this.machine.state.pressed.recipe : null;
    dataset.weather = (pressing ?? this.#bench.recipe)?.weather ?? "clear";
    const mood = `${dataset.light} ${dataset.weather}`;
    if (mood === this.#mood) return; // the street would begin its glide anew
    this.#mood = mood;
    this.#twin?.world.setMood({ light: dataset.light === "day" ? "day" : "night", weather: dataset.weather });
  }

  #showMuted() {
    const { muted, volume } = this.#bus;
    const button = need("#mute");
    button.setAttribute("aria-pressed", String(muted));
    need("use", button).setAttribute("href", muted ? "#i-mute" : "#i-sound");
    this.#deckPanel.showVolume(volume);
  }

  /** @param {View} view */
  #look(view) {
    this.view = view;
    document.documentElement.dataset.view = view;
    this.#twin?.look(view);
    if (!this.#twin)
      need(view === "deck" ? "#deck" : "#machine").scrollIntoView({
        block: "nearest",
        behavior: reducedMotion.value ? "auto" : "smooth",
      });
  }

  // --- time ---

  /** @param {number} step s */
  #frame(step) {
    const bench = this.#bench;
    bench.tick(step);
    const { deck } = bench;
    this.#deckPanel.tick(deck);
    this.#deckPanel.showCaption(bench.caption);
    const { state } = this.machine;
    if (state.phase === "pressing") {
      this.#panel.showProgress(this.#progress);
      this.#twin?.display(state, this.#progress);
    }
    const playing = deck.playing || bench.preview?.playing === true;
    const says = bench.recipe ? `${bench.recipe.bpm}` : "lofi";
    const moved = this.#pixels.draw({ step, playing, still: reducedMotion.value, says });
    if (moved) this.#twin?.world.drawGameBoy(this.#pixels.canvas);
    this.#deckArt?.draw(deck);
    if (deck.tape) this.#twin?.reels(deck);
  }

  /** Once a second, also while nobody looks. */
  #second() {
    if (!document.hidden && this.#light === "auto") this.#showLight();
    this.#handheld.say(this.#bench.timerSays);
  }
}
