/**
 * The counter where one orders: coin, wish, press, tray. What the visitor does at the machine becomes steps of the machine
 * and orders to the house; what the house says becomes steps again. Decides when sounds begin, draws nothing itself.
 */
import { JobError } from "kit/api.js";
import { Bin } from "kit/bin.js";
import { announce, toast } from "kit/hud.js";
import { reducedMotion } from "kit/motion.js";
import { Signal } from "kit/signal.js";
import { spoken } from "lofinity/journey/display.js";
import { isTape, VIBES } from "lofinity/journey/words.js";
import { Tape } from "lofinity/player/tape.js";

const TYPE_MS = 34;
const SLIPPED = { says: "Something broke on the way. Please try once more.", retryable: true };

/** @typedef {import("lofinity/journey/machine.js").State} State */
/** @typedef {{ now: State, before: State }} Step */

const now_s = () => performance.now() / 1000;

export class Counter {
  /** The machine took a step; the page shows it already. */
  stepped = /** @type {Signal<Step>} */ (new Signal());
  /** Another recipe sets the weather. */
  moodChanged = /** @type {Signal} */ (new Signal());
  /** More of a finished tape has arrived. */
  completed = /** @type {Signal<Tape>} */ (new Signal());
  /** The cassette left the tray. */
  taken = /** @type {Signal} */ (new Signal());

  #bin = new Bin();
  #machine;
  #panel;
  #room;
  #bench;
  #bus;
  /** @type {Tape | null} the tape in the tray, or the one that was just taken from it */
  #fresh = null;
  /** @type {import("lofinity/journey/press.js").Press | null} the visitor's own wish, at work */
  #pressing = null;
  /** @type {() => void} */
  #stopTyping = () => {};

  /** @param {{ machine: import("lofinity/journey/machine.js").Machine, panel: import("lofinity/panels/machine-panel.js").MachinePanel, room: import("lofinity/journey/press.js").PressRoom, bench: import("lofinity/player/bench.js").Bench, bus: import("kit/audio.js").AudioBus }} given */
  constructor({ machine, panel, room, bench, bus }) {
    this.#machine = machine;
    this.#panel = panel;
    this.#room = room;
    this.#bench = bench;
    this.#bus = bus;
    const bin = this.#bin;
    bin.add(machine.changed.on((step) => this.#stepped(step)));
    bin.add(panel.coinDropped.on(() => this.dropCoin()));
    bin.add(panel.written.on((text) => this.#write(text)));
    bin.add(panel.vibeChosen.on((at) => this.chooseVibe(at)));
    bin.add(panel.minutesChosen.on((minutes) => machine.chooseMinutes(minutes)));
    bin.add(panel.pressAsked.on(() => this.press()));
    bin.add(panel.retryAsked.on(() => this.#retry()));
    bin.add(panel.cancelAsked.on(() => this.#cancel()));
    bin.add(panel.tapeTaken.on(() => this.takeTape()));
    bin.listen(window, "pagehide", () => this.#leave());
    bin.listen(window, "offline", () => toast("The network is gone. What is in the deck plays on; pressing waits."));
    bin.listen(window, "online", () => toast("The network is back."));
    panel.show(machine.state);
  }

  dispose() {
    this.#stopTyping();
    this.#bin.dispose();
  }

  /** @param {{ now: State, before: State }} step */
  #stepped(step) {
    const { now, before } = step;
    const had = this.#hasFocus();
    this.#panel.show(now);
    document.documentElement.dataset.phase = now.phase;
    const said = spoken(step);
    if (said) announce(said);
    this.stepped.emit(step);
    if (now.phase !== before.phase) {
      this.#phaseChanged(step);
      if (had) this.#panel.focusNext(now);
    }
    const { preview, recipe } = now.pressed;
    if (now.phase === "pressing" && preview && preview !== before.pressed.preview && recipe)
      this.#bench.startPreview(preview, recipe);
    if (now.phase === "pressing")
      for (const advance of now.pressed.advances.slice(before.pressed.advances.length))
        this.#bench.hearAdvance(advance);
    if (now.phase === "pressing" && recipe && recipe !== before.pressed.recipe) this.moodChanged.emit();
    if (
      this.#fresh &&
      isTape(now.pressed) &&
      now.pressed.facts?.pcm_sha256 === this.#fresh.id &&
      now.pressed !== before.pressed
    ) {
      this.#fresh.pressed = now.pressed;
      this.completed.emit(this.#fresh);
    }
    if (now.trouble && now.trouble !== before.trouble && now.phase !== "idle") toast(now.trouble.says);
  }

  /** @param {{ now: State, before: State }} step */
  #phaseChanged({ now, before }) {
    if (now.phase === "idle" && before.phase === "pressing") {
      this.#bench.stopPreview();
      this.#bus.play("coin-clink");
      this.moodChanged.emit();
    }
    if (now.phase === "tray" && now.pressed.facts) {
      this.#bus.play("cassette-drop");
      const tape = Tape.fresh(now.pressed);
      this.#fresh = tape;
      // who put another tape on meanwhile goes on listening to it; this one waits in the tray
      if (this.#bench.preview || !this.#bench.deck.playing) this.#bench.handOver(tape);
      this.#compare(now.pressed.facts, now.shared);
    }
  }

  dropCoin() {
    this.#bus.unlock();
    if (!this.#machine.insertCoin()) return;
    this.#bus.play("coin-roll");
    this.#bin.after(480, () => this.#bus.play("coin-clink"));
    this.#bin.after(760, () => this.#bus.play("display-wake"));
  }

  /** @param {string} text */
  #write(text) {
    this.#stopTyping();
    const before = this.#machine.state.wish;
    this.#machine.write(text);
    if (this.#machine.state.wish !== before) this.#bus.play("key");
  }

  /** The machine types the example itself, letter by letter. @param {number} at */
  chooseVibe(at) {
    const vibe = [...VIBES[at]];
    if (this.#machine.state.phase === "idle") this.dropCoin();
    if (this.#machine.state.phase !== "awake") return;
    this.#stopTyping();
    this.#bus.play("button");
    if (reducedMotion.value) {
      this.#machine.write(vibe.join(""));
      return;
    }
    let shown = 0;
    const stop = this.#bin.every(TYPE_MS, () => {
      shown += 1;
      this.#machine.write(vibe.slice(0, shown).join(""));
      if (shown % 2 === 0) this.#bus.play("key", { gain: 0.6 });
      if (shown >= vibe.length) stop();
    });
    this.#stopTyping = () => {
      stop();
      this.#stopTyping = () => {};
      if (shown < vibe.length && this.#machine.state.phase === "awake") this.#machine.write(vibe.join(""));
    };
  }

  async press() {
    this.#stopTyping();
    const order = this.#machine.press();
    if (!order) {
      announce("Type a wish first: a place, a mood, a sound.");
      this.#panel.input.focus();
      return;
    }
    performance.clearMarks("wish");
    performance.mark("wish");
    this.#bus.unlock();
    this.#bus.play("press-hum");
    const press = this.#room.wish(order, (event) => this.#machine.hear(event, now_s()));
    this.#pressing = press;
    try {
      await press.ended;
      if (!press.cancelled && this.#machine.state.phase === "pressing") {
        this.#machine.fail({
          says: "The line went quiet before the tape was done. Please try again.",
          retryable: true,
        });
      }
    } catch (fault) {
      if (press.cancelled) return;
      if (!(fault instanceof JobError)) reportError(fault); // a bug of ours: told to the visitor and to the console
      this.#machine.fail(fault instanceof JobError ? fault : SLIPPED);
    } finally {
      if (this.#pressing === press) this.#pressing = null;
    }
  }

  #retry() {
    this.dropCoin();
    this.press();
  }

  #cancel() {
    this.#pressing?.cancel();
    this.#pressing = null;
    this.#machine.cancel();
  }

  takeTape() {
    const tape = this.#fresh;
    if (!this.#machine.take() || !tape) return;
    this.#bus.play("cassette-in");
    this.taken.emit();
    const sounds = this.#bench.tape === tape && (this.#bench.deck.playing || this.#bench.preview);
    if (!sounds) this.#bench.insert(tape);
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
    if (this.#machine.state.phase === "pressing") this.#cancel();
    this.#room.dispose();
  }

  /** Is the focus in the machine, or nowhere? Only then may a step move it. */
  #hasFocus() {
    const { activeElement } = document;
    return activeElement === document.body || this.#panel.root.contains(activeElement);
  }
}
