/**
 * LoFinity: the machine, the bench, the shelf and the street, wired together. Words of the house go one way: wire ->
 * machine -> signals -> page, street and sound. Only this world speaks to the house.
 */
import { Actions } from "kit/actions.js";
import { JobError } from "kit/api.js";
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";
import { announce, toast } from "kit/hud.js";
import { recall, remember } from "kit/memory.js";
import { reducedMotion } from "kit/motion.js";
import { spoken } from "lofinity/journey/display.js";
import { Machine } from "lofinity/journey/machine.js";
import { PressRoom } from "lofinity/journey/press.js";
import { sharedOf, TORN } from "lofinity/journey/share.js";
import { isTape, VIBES } from "lofinity/journey/words.js";
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
import { Tape } from "lofinity/player/tape.js";
import { labelWords } from "lofinity/player/tape-words.js";

const TYPE_MS = 34;
const SLIPPED = { says: "Something broke on the way. Please try once more.", retryable: true };
const SIDE_B_AFTER_S = 4; // the visitor listens; now the other side may be pressed
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
  #room;
  #bench;
  #keeping;
  #panel;
  #deckPanel;
  #handheld;
  #copies;
  #shelf;
  #drawers;
  #help;
  #pixels;
  #deckArt;
  /** @type {Tape | null} the tape in the tray, or the one that was just taken from it */
  #fresh = null;
  /** @type {import("lofinity/journey/press.js").Press | null} the visitor's own wish, at work */
  #pressing = null;
  /** @type {import("lofinity/journey/press.js").Press | null} */
  #sideB = null;
  #sideBFailed = false;
  /** @type {() => void} */
  #stopTyping = () => {};
  #light = recall("lofinity.light", "auto");
  #drawn = "";
  #linked = "";

  /** @param {{ line: import("lofinity/journey/press.js").Line, bus: import("kit/audio.js").AudioBus, loop: import("kit/loop.js").Loop, twin: StreetTwin | null }} given */
  constructor({ line, bus, loop, twin }) {
    this.#bus = bus;
    this.#loop = loop;
    this.#twin = twin;
    const bin = this.#bin;
    const flat = twin === null;
    this.#room = bin.keep(new PressRoom(line));
    this.#bench = bin.keep(new Bench({ bus }));
    this.#keeping = bin.keep(new Keeping({ room: this.#room }));
    this.#panel = bin.keep(new MachinePanel());
    this.#deckPanel = bin.keep(new DeckPanel());
    this.#handheld = bin.keep(new HandheldPanel());
    this.#copies = bin.keep(new CopiesPanel());
    this.#shelf = bin.keep(new ShelfPanel());
    this.#drawers = bin.keep(new Drawers({ flat }));
    this.#help = bin.keep(new Help({ light: this.#light, flat }));
    this.#pixels = new Pixels(/** @type {HTMLCanvasElement} */ (need("#pixels")));
    this.#deckArt = flat ? new DeckArt(/** @type {HTMLCanvasElement} */ (need("#deck-art"))) : null;
    this.#wireMachine();
    this.#wireBench();
    this.#wireShelf();
    this.#wireStreet();
    this.#wireKeys();
    bin.add(loop.on("hud", ({ step }) => this.#frame(step)));
    bin.every(1000, () => this.#second());
    this.#panel.show(this.machine.state);
    this.#showDeck();
    this.#showLight();
    this.#showMuted();
    this.#handheld.showMix(this.#bench.ambience);
    this.#keeping.refresh();
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
    this.engine = { mode: String(doors?.engine?.mode ?? ""), says: String(doors?.engine?.says ?? "") };
    need("#engine").textContent = this.engine.says;
    if (own?.share) this.#keeping.setBases(own.share);
    this.#linked = "";
    this.#showDeck();
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
    this.#stopTyping();
    this.#bin.dispose();
  }

  get #now_s() {
    return performance.now() / 1000;
  }

  // --- the machine ---

  #wireMachine() {
    const { machine } = this;
    const panel = this.#panel;
    const bin = this.#bin;
    bin.add(machine.changed.on((step) => this.#machineStepped(step)));
    bin.add(panel.coinDropped.on(() => this.#dropCoin()));
    bin.add(panel.written.on((text) => this.#write(text)));
    bin.add(panel.vibeChosen.on((at) => this.#chooseVibe(at)));
    bin.add(panel.minutesChosen.on((minutes) => machine.chooseMinutes(minutes)));
    bin.add(panel.pressAsked.on(() => this.#press()));
    bin.add(panel.retryAsked.on(() => this.#retry()));
    bin.add(panel.cancelAsked.on(() => this.#cancel()));
    bin.add(panel.tapeTaken.on(() => this.#takeTape()));
    bin.listen(window, "pagehide", () => this.#leave());
    bin.listen(window, "offline", () => toast("The network is gone. What is in the deck plays on; pressing waits."));
    bin.listen(window, "online", () => toast("The network is back."));
  }

  /** @param {{ now: State, before: State }} step */
  #machineStepped(step) {
    const { now, before } = step;
    const had = this.#hasFocus();
    this.#panel.show(now);
    document.documentElement.dataset.phase = now.phase;
    const said = spoken(step);
    if (said) announce(said);
    this.#twin?.machine(step, this.#progress);
    if (now.phase !== before.phase) {
      this.#phaseChanged(step);
      if (had) this.#panel.focusNext(now);
    }
    const { preview, recipe } = now.pressed;
    if (now.phase === "pressing" && preview && preview !== before.pressed.preview && recipe)
      this.#bench.startPreview(preview, recipe);
    if (now.phase === "pressing" && recipe && recipe !== before.pressed.recipe) this.#showMood();
    if (
      this.#fresh &&
      isTape(now.pressed) &&
      now.pressed.facts?.pcm_sha256 === this.#fresh.id &&
      now.pressed !== before.pressed
    ) {
      this.#fresh.pressed = now.pressed;
      this.#keeping.complete(this.#fresh);
      this.#showDeck();
    }
    if (now.trouble && now.trouble !== before.trouble && now.phase !== "idle") toast(now.trouble.says);
  }

  /** @param {{ now: State, before: State }} step */
  #phaseChanged({ now, before }) {
    if (now.phase === "idle" && before.phase === "pressing") {
      this.#bench.stopPreview();
      this.#bus.play("coin-clink");
      this.#showMood();
    }
    if (now.phase === "tray" && now.pressed.facts) {
      this.#bus.play("cassette-drop");
      const tape = Tape.fresh(now.pressed);
      this.#fresh = tape;
      this.#sideBFailed = false;
      this.#bench.handOver(tape);
      this.#compare(now.pressed.facts, now.shared);
    }
  }

  #dropCoin() {
    this.#bus.unlock();
    if (!this.machine.insertCoin()) return;
    this.#bus.play("coin-roll");
    this.#bin.after(480, () => this.#bus.play("coin-clink"));
    this.#bin.after(760, () => this.#bus.play("display-wake"));
  }

  /** @param {string} text */
  #write(text) {
    this.#stopTyping();
    const before = this.machine.state.wish;
    this.machine.write(text);
    if (this.machine.state.wish !== before) this.#bus.play("key");
  }

  /** The machine types the example itself, letter by letter. @param {number} at */
  #chooseVibe(at) {
    const vibe = [...VIBES[at]];
    if (this.machine.state.phase === "idle") this.#dropCoin();
    if (this.machine.state.phase !== "awake") return;
    this.#stopTyping();
    this.#bus.play("button");
    if (reducedMotion.value) {
      this.machine.write(vibe.join(""));
      return;
    }
    let shown = 0;
    const stop = this.#bin.every(TYPE_MS, () => {
      shown += 1;
      this.machine.write(vibe.slice(0, shown).join(""));
      if (shown % 2 === 0) this.#bus.play("key", { gain: 0.6 });
      if (shown >= vibe.length) stop();
    });
    this.#stopTyping = () => {
      stop();
      this.#stopTyping = () => {};
      if (shown < vibe.length && this.machine.state.phase === "awake") this.machine.write(vibe.join(""));
    };
  }

  async #press() {
    this.#stopTyping();
    const order = this.machine.press();
    if (!order) {
      announce("Type a wish first: a place, a mood, a sound.");
      this.#panel.input.focus();
      return;
    }
    performance.clearMarks("wish");
    performance.mark("wish");
    this.#bus.unlock();
    this.#bus.play("press-hum");
    this.#sideB?.cancel();
    this.#sideB = null;
    const press = this.#room.wish(order, (event) => this.machine.hear(event, this.#now_s));
    this.#pressing = press;
    try {
      await press.ended;
      if (!press.cancelled && this.machine.state.phase === "pressing") {
        this.machine.fail({ says: "The line went quiet before the tape was done. Please try again.", retryable: true });
      }
    } catch (fault) {
      if (press.cancelled) return;
      if (!(fault instanceof JobError)) reportError(fault); // a bug of ours: told to the visitor and to the console
      this.machine.fail(fault instanceof JobError ? fault : SLIPPED);
    } finally {
      if (this.#pressing === press) this.#pressing = null;
    }
  }

  #retry() {
    this.#dropCoin();
    this.#press();
  }

  #cancel() {
    this.#pressing?.cancel();
    this.#pressing = null;
    this.machine.cancel();
  }

  #takeTape() {
    const tape = this.#fresh;
    if (!this.machine.take() || !tape) return;
    this.#bus.play("cassette-in");
    this.#look("deck");
    if (this.#bench.tape === tape && (this.#bench.deck.playing || this.#bench.preview)) this.#showDeck();
    else this.#bench.insert(tape);
    need("#play").focus({ preventScroll: true });
  }

  /** A tape that was passed on: is it the very same? @param {import("lofinity/journey/words.js").Facts} facts @param {import("lofinity/journey/machine.js").Shared | null} shared */
  #compare(facts, shared) {
    if (!shared?.hash) return;
    if (shared.hash === facts.pcm_sha256) toast("The same tape, sample for sample.");
    else if (shared.musician && shared.musician !== facts.engines.musician) {
      toast(
        `This tape was first pressed by “${shared.musician}”. Here “${facts.engines.musician}” plays, so it is a sibling, not a twin.`,
        { stays_ms: 9000 },
      );
    } else
      toast("The engine has changed since this tape was first pressed: it is a sibling, not a twin.", {
        stays_ms: 9000,
      });
  }

  /** The page is left: the press stops, the house is free for the next visitor. */
  #leave() {
    if (this.machine.state.phase === "pressing") this.#cancel();
    this.#room.dispose();
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
    bin.add(bench.sideBAsked.on(() => this.#pressSideB()));
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
    else if (key === "keep") this.#keep();
    else if (key === "to-deck") {
      this.#look("deck");
      need("#play").focus({ preventScroll: true });
    } else {
      this.#look("street");
      this.#panel.focusNext(this.machine.state);
    }
  }

  /** The other side is pressed in the background: at once if somebody waits for it. */
  async #pressSideB() {
    const { tape, deck } = this.#bench;
    if (!tape || tape.sides.B || this.#sideB) return;
    const press = this.#room.quietly({ recipe: tape.recipe, side: "B" });
    if (!press) {
      if (deck.awaited) toast("Side B waits: the machine is pressing another tape first.");
      return;
    }
    this.#sideB = press;
    if (deck.awaited) announce("Pressing side B.");
    let pressed = null;
    let says = "";
    try {
      pressed = await press.ended;
    } catch (fault) {
      says = fault instanceof JobError ? fault.says : "Side B could not be pressed.";
    }
    if (this.#sideB === press) this.#sideB = null;
    if (this.#bench.tape !== tape || press.cancelled) return;
    if (pressed && isTape(pressed)) {
      this.#bench.addSideB(pressed);
      this.#keeping.complete(tape);
    } else {
      this.#sideBFailed = true; // not tried again by itself; turning the tape over asks anew
      if (deck.awaited) toast(says || "Side B could not be pressed. Turn the tape over to try again.");
      deck.forgetFlip();
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
      previews: this.#bench.preview !== null,
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
    this.#link();
  }

  /** The link and the card follow the tape. */
  async #link() {
    const { tape } = this.#bench;
    const linked = tape ? `${tape.id}${tape.name}${tape.sides.B !== null}` : "none";
    if (linked === this.#linked) return;
    this.#linked = linked;
    if (tape) await this.#keeping.link(tape);
    if (tape === this.#bench.tape) this.#copies.show(tape, this.#keeping.links);
  }

  /** @param {number} dim 0..1 */
  #dim(dim) {
    need("#dim").style.opacity = String(dim * 0.72);
  }

  // --- shelf and copies ---

  #wireShelf() {
    const keeping = this.#keeping;
    const shelf = this.#shelf;
    const bin = this.#bin;
    bin.add(
      keeping.changed.on(() => {
        shelf.show(keeping.tapes, this.#bench.tape?.id ?? null);
        if (keeping.trouble) shelf.say(keeping.trouble);
        this.#showDeck();
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
      this.#copies.copyAsked.on(async (copy) => {
        const { tape } = this.#bench;
        if (!tape) return;
        this.#copies.busy(copy, true);
        this.#copies.say("Fetching it …");
        this.#copies.say(await keeping.copy(tape, copy));
        this.#copies.busy(copy, false);
      }),
    );
    bin.add(
      this.#copies.cardAsked.on((form) =>
        this.#tell(this.#copies, () => (this.#bench.tape ? keeping.card(this.#bench.tape, form) : undefined)),
      ),
    );
  }

  async #keep() {
    const { tape } = this.#bench;
    if (!tape) return;
    toast(await this.#keeping.keep(tape));
    this.#keeping.complete(tape);
  }

  /** @param {string} id */
  #playKept(id) {
    return this.#tell(this.#shelf, async () => {
      this.#bus.unlock();
      const tape = await this.#keeping.open(id);
      if (!tape) return;
      this.#sideB?.cancel();
      this.#sideB = null;
      this.#sideBFailed = false;
      this.#bus.play("cassette-in");
      this.#drawers.close();
      this.#look("deck");
      need("#play").focus({ preventScroll: true });
      await this.#bench.insert(tape);
      this.#shelf.show(this.#keeping.tapes, tape.id);
    });
  }

  /** Does something that storage or the house may refuse; says so where it was asked. @param {{ say(text: string): void }} where @param {() => Promise<unknown> | void} deed */
  async #tell(where, deed) {
    try {
      await deed();
    } catch (fault) {
      where.say(
        fault instanceof Error && fault.name === "ShelfTrouble"
          ? fault.message
          : "That did not work. Please try again.",
      );
    }
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
    bin.add(twin.coinDropped.on(() => this.#dropCoin()));
    twin.spots(this.machine.state);
    twin.display(this.machine.state, 0);
  }

  /** @param {string} id a place on the street */
  #tapped(id) {
    this.#bus.unlock();
    if (id === "coin" || id === "slot") this.#dropCoin();
    else if (id === "display") this.#panel.input.focus();
    else if (id === "press") this.#press();
    else if (id === "cassette") this.#takeTape();
    else if (id === "gameboy") this.#drawers.open("handheld");
    else if (id === "shelf") this.#drawers.open("shelf");
    else if (id === "deck") this.#look("deck");
    else if (id.startsWith("deck-")) this.#tableKey(id.slice(5));
    else if (id === "sky") this.#toggleLight();
    else if (id === "cat") this.#bus.play("cat");
    else if (id.startsWith("vibe-")) this.#chooseVibe(Number(id.slice(5)));
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
    const { deck, tape } = this.#bench;
    if (!document.hidden && this.#light === "auto") this.#showLight();
    this.#handheld.say(this.#bench.timerSays);
    const listened = deck.playing && deck.position_s > SIDE_B_AFTER_S;
    const free = !this.#room.busy && !this.#sideB && !this.#sideBFailed;
    if (tape && !tape.sides.B && (deck.awaited || listened) && free) this.#pressSideB();
  }

  /** Is the focus in the machine, or nowhere? Only then may a step move it. */
  #hasFocus() {
    const { activeElement } = document;
    return activeElement === document.body || this.#panel.root.contains(activeElement);
  }
}
