/**
 * The bench beside the machine: deck, player, preview loop, ambience, timers, and the beats that go out to whoever draws.
 * Wires sound to the deck's thinking; knows no page, no 3D, and no press: a missing side B is asked for by signal.
 */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";
import { caption, clock } from "lofinity/journey/words.js";
import { Ambience } from "lofinity/player/ambience.js";
import { BeatTrack } from "lofinity/player/beats.js";
import { beatSeconds, nextBarLine, SHORTEST_LEAD_S } from "lofinity/player/crossfade.js";
import { Deck } from "lofinity/player/deck.js";
import { Desk } from "lofinity/player/desk.js";
import { EarlyTape } from "lofinity/player/early.js";
import { LockScreen } from "lofinity/player/lock-screen.js";
import { mixOf, rememberMix } from "lofinity/player/mixes.js";
import { Player } from "lofinity/player/player.js";
import { PreviewLoop } from "lofinity/player/preview.js";
import { Tape } from "lofinity/player/tape.js";
import { FocusTimer, SleepTimer } from "lofinity/player/timers.js";

const TIMER_MS = 1000;
const SAME_MUSIC_S = 0.08; // from the tape while it is pressed to the tape: a longer fade would be heard as an echo

/** @typedef {import("lofinity/journey/words.js").Advance} Advance */
/** @typedef {import("lofinity/journey/words.js").Preview} Preview */
/** @typedef {import("lofinity/journey/words.js").Recipe} Recipe */
/** @typedef {import("lofinity/journey/words.js").Ambience} BedName */
/** @typedef {import("lofinity/journey/words.js").Pressed} Pressed */

export class Bench {
  /** Tape, side, what plays, or how it is mixed has changed. */
  changed = /** @type {Signal} */ (new Signal());
  beat = /** @type {Signal<{ kind: string, strength: number }>} */ (new Signal());
  /** A sentence for the visitor. */
  says = /** @type {Signal<string>} */ (new Signal());
  /** Somebody turned the tape over, and its other side is not there yet. */
  sideBAsked = /** @type {Signal} */ (new Signal());
  /** How far the lights go down, 0..1. */
  dimmed = /** @type {Signal<number>} */ (new Signal());
  /** The first sound of a preview is scheduled; seconds until it is heard. */
  previewHeard = /** @type {Signal<number>} */ (new Signal());
  /** A side has ended and the deck has stopped by itself. */
  stopped = /** @type {Signal} */ (new Signal());

  deck = new Deck();
  sleep = new SleepTimer();
  focus = new FocusTimer();
  sleepChoice = "off";
  focusChoice = "off";
  /** @type {Tape | null} */
  tape = null;
  /** What sounds before the tape is there: the loop, then the tape itself while it is pressed. @type {PreviewLoop | EarlyTape | null} */
  preview = null;

  #bin = new Bin();
  /** @type {Recipe | null} */
  #previewed = null;
  /** @type {EarlyTape | null} */
  #early = null;
  #touched = false;
  #plays = false;
  #beats = new BeatTrack([]);

  /** @param {{ bus: import("lofinity/player/desk.js").Bus, now_s?: () => number }} given */
  constructor({ bus, now_s = () => performance.now() / 1000 }) {
    this.now_s = now_s;
    const bin = this.#bin;
    this.desk = bin.keep(new Desk(bus));
    this.player = bin.keep(new Player({ desk: this.desk, deck: this.deck }));
    this.ambience = bin.keep(new Ambience(this.desk));
    this.lockScreen = bin.keep(
      new LockScreen({
        deck: this.deck,
        does: {
          play: () => this.player.play(),
          pause: () => this.player.pause(),
          seek: (position_s) => this.player.seek(position_s),
          flip: () => this.flip(),
          rewind: () => this.player.seek(0),
        },
      }),
    );
    bin.add(this.deck.changed.on(() => this.#follow()));
    bin.add(this.ambience.changed.on(() => this.changed.emit()));
    bin.add(this.ambience.missing.on((name) => this.says.emit(`The sound of “${name}” cannot be fetched just now.`)));
    bin.add(this.player.ended.on(() => this.#sideEnded()));
    bin.add(this.player.troubled.on((says) => this.says.emit(says)));
    bin.every(TIMER_MS, () => this.#watchTimers());
    bin.add(() => {
      this.preview?.dispose();
      this.#early?.dispose();
      this.tape?.dispose();
    });
  }

  /** A loop from the recipe begins; whatever played before makes way. @param {Preview} preview @param {Recipe} recipe */
  async startPreview(preview, recipe) {
    this.stopPreview();
    const loop = new PreviewLoop({ desk: this.desk, preview });
    this.preview = loop;
    this.#previewed = recipe;
    this.player.pause();
    const plays = await loop.start();
    if (!plays || this.preview !== loop) return;
    this.#beats = new BeatTrack(preview.beats, { loop_s: loop.length_s });
    this.#touched = false;
    this.ambience.mix(recipe.ambience);
    this.#keepCompany();
    this.previewHeard.emit(Math.max(0, loop.began_s - this.desk.now_s));
    this.changed.emit();
  }

  /** More of the tape came out of the press; it takes over from the loop as soon as it can be heard to its end. @param {Advance} advance */
  async hearAdvance(advance) {
    const loop = this.preview;
    if (!loop || !this.#previewed) return;
    this.#early ??= new EarlyTape({ desk: this.desk, seconds: this.#previewed.seconds });
    const early = this.#early;
    const here = await early.add(advance);
    if (!here || this.preview !== loop || !(loop instanceof PreviewLoop) || !loop.playing || !early.ready) return;
    const { preview } = loop;
    const at_s = nextBarLine({ began_s: loop.began_s, bar_s: preview.bar_s, now_s: this.desk.now_s });
    const fade_s = beatSeconds(preview);
    early.startAt(at_s, fade_s);
    loop.leaveAt(at_s, fade_s);
    this.preview = early;
    this.#beats = new BeatTrack([]);
    this.changed.emit();
  }

  /** The press was left: the loop fades away. */
  stopPreview() {
    if (this.#early !== this.preview) this.#early?.dispose();
    this.#early = null;
    if (!this.preview) return;
    if (this.preview.playing) this.preview.leaveAt(this.desk.now_s);
    else this.preview.dispose();
    this.preview = null;
    this.#previewed = null;
    this.#keepCompany();
    this.changed.emit();
  }

  /** A fresh tape takes over from its own preview, on a bar line. If the loop could not be heard, the tape begins at once. @param {Tape} tape */
  async handOver(tape) {
    const loop = this.preview;
    this.#lay(tape, { keepMix: this.#touched });
    const ready = await this.player.load(tape.sides.A.url);
    if (this.tape !== tape || !ready) return this.stopPreview();
    if (!(await loop?.started) || !loop?.playing) {
      this.stopPreview();
      return this.player.play();
    }
    const late_s = await this.player.rehearse();
    const now_s = this.desk.now_s;
    const lead_s = SHORTEST_LEAD_S + late_s;
    const metre = loop instanceof PreviewLoop ? loop.preview : null;
    const at_s = metre
      ? nextBarLine({ began_s: /** @type {PreviewLoop} */ (loop).began_s, bar_s: metre.bar_s, now_s, lead_s })
      : now_s + lead_s;
    if (!(await this.player.startAt(at_s, late_s, loop.positionAt(at_s))) || this.tape !== tape) return;
    // a browser that was late makes the hand-over late, never silent
    const from_s = Math.max(at_s, this.desk.now_s);
    const fade_s = metre ? beatSeconds(metre) : SAME_MUSIC_S;
    loop.leaveAt(from_s, fade_s);
    this.player.comeIn(from_s, fade_s);
    if (this.preview === loop) {
      this.preview = null;
      this.#previewed = null;
      if (this.#early !== loop) this.#early?.dispose();
      this.#early = null;
      this.#loadBeats();
      this.changed.emit();
    }
  }

  /** A tape from the shelf, or the one in the tray. @param {Tape} tape */
  async insert(tape) {
    this.stopPreview();
    if (this.tape !== tape) {
      this.#lay(tape, { keepMix: false });
      if (!(await this.player.load(tape.sides.A.url)) || this.tape !== tape) return;
    }
    if (!this.deck.playing) await this.player.play();
  }

  /** Side B came out of the press. @param {Pressed} pressed */
  addSideB(pressed) {
    if (!this.tape) return;
    this.tape.addSideB(pressed);
    const wanted = this.deck.awaited;
    this.deck.addSideB(this.tape.sides.B?.seconds ?? 0);
    if (wanted) this.flip();
  }

  /** Turns the tape over; it plays on if it played, or if it was waited for. */
  async flip() {
    const { deck, tape } = this;
    if (!tape) return;
    const plays = deck.playing || deck.awaited;
    if (!deck.flip()) {
      this.sideBAsked.emit();
      return;
    }
    const side = tape.sides[deck.side];
    this.focus.turned(this.now_s());
    this.#loadBeats();
    if (!side) return;
    deck.setPlaying(false);
    if ((await this.player.load(side.url)) && plays) await this.player.play();
  }

  /** @param {BedName} name @param {number} level */
  moveFader(name, level) {
    this.#touched = true;
    this.ambience.set(name, level);
    this.ambience.setSounding(true);
    if (this.tape && !this.preview) rememberMix(this.tape.id, this.ambience.beds);
  }

  /** Back to what the tape brought along. */
  mixAsRecipe() {
    const recipe = this.recipe;
    if (!recipe) return;
    this.#touched = false;
    this.ambience.mix(recipe.ambience);
    if (this.tape) rememberMix(this.tape.id, [...recipe.ambience]);
  }

  /** What sounds, or would sound. @returns {Recipe | null} */
  get recipe() {
    return this.#previewed ?? this.tape?.recipe ?? null;
  }

  /** @param {string} choice "off", minutes, or "side" */
  setSleep(choice) {
    this.sleepChoice = choice;
    if (choice === "side") this.sleep.setSideEnd();
    else if (choice === "off") this.sleep.clear();
    else this.sleep.set(Number(choice), this.now_s());
    this.#watchTimers();
    this.changed.emit();
  }

  /** @param {string} choice "off", or focus and rest in minutes as "25-5" */
  setFocus(choice) {
    this.focusChoice = choice;
    const [focus_min, rest_min] = choice.split("-").map(Number);
    if (choice === "off") this.focus.stop();
    else this.focus.start({ focus_min, rest_min }, this.now_s());
    this.changed.emit();
  }

  /** Once a frame: the reels, the beats. @param {number} step_s */
  tick(step_s) {
    this.player.tick(step_s);
    const place = this.preview?.playing ? this.preview.position_s : this.deck.playing ? this.player.heard_s : null;
    if (place === null) return;
    for (const [, kind, strength] of this.#beats.follow(place)) this.beat.emit({ kind, strength });
  }

  /** What is sounding, in words. */
  get caption() {
    const { deck, preview } = this;
    const what = preview?.playing ? preview.says : deck.playing ? `side ${deck.side} ${clock(deck.position_s)}` : "";
    return caption({ beds: this.ambience.sounding ? this.ambience.beds : [], recipe: this.recipe, what });
  }

  /** What the timers say. */
  get timerSays() {
    const left_s = this.sleep.left_s(this.now_s(), this.#sideLeft_s);
    const sleeps = left_s === null ? "" : left_s < 60 ? "falling asleep" : `sleep in ${Math.round(left_s / 60)} min`;
    return [this.focus.says(this.deck.side, this.now_s()), sleeps].filter(Boolean).join(" · ");
  }

  dispose() {
    this.#bin.dispose();
  }

  get #sideLeft_s() {
    return (this.deck.seconds - this.deck.position_s) / this.deck.speed;
  }

  /** @param {Tape} tape @param {{ keepMix: boolean }} how */
  #lay(tape, { keepMix }) {
    this.player.unload();
    this.tape?.dispose();
    this.tape = tape;
    this.deck.insert({ title: tape.name, seconds: tape.sides.A.seconds });
    if (tape.sides.B) this.deck.addSideB(tape.sides.B.seconds);
    if (keepMix) rememberMix(tape.id, this.ambience.beds);
    else this.ambience.mix(mixOf(tape.id) ?? tape.recipe.ambience);
    if (!this.preview) this.#loadBeats();
    this.changed.emit();
  }

  async #loadBeats() {
    const side = this.tape?.sides[this.deck.side];
    this.#beats = new BeatTrack([]);
    const marks = (await side?.marks().catch(() => [])) ?? [];
    if (side === this.tape?.sides[this.deck.side] && !this.preview) this.#beats = new BeatTrack(marks);
  }

  #follow() {
    const { deck, tape } = this;
    if (tape) {
      this.lockScreen.show({ title: tape.name, mood: tape.recipe.mood, side: deck.side, cover: tape.coverUrl });
    }
    this.#keepCompany();
    this.changed.emit();
  }

  /** The beds come and go with the music; faders raised while nothing plays are heard until it next stops. */
  #keepCompany() {
    const plays = this.deck.playing || this.deck.winding !== 0 || this.preview?.playing === true;
    if (plays === this.#plays) return;
    this.#plays = plays;
    this.ambience.setSounding(plays);
  }

  #sideEnded() {
    const { deck, focus, sleep } = this;
    if (sleep.sideEnd) return this.#fallAsleep();
    const next = focus.atSideEnd(deck.side, this.now_s(), deck.seconds / deck.speed);
    const hasOther = this.tape?.sides.B !== null;
    if (next === "flip" && hasOther) {
      deck.setPlaying(true); // it goes on, on the other side
      this.flip();
    } else if (next !== null || deck.repeat) this.player.play();
    else this.stopped.emit();
  }

  #watchTimers() {
    const { sleep } = this;
    const now_s = this.now_s();
    if (!sleep.on) return;
    const gain = sleep.gain(now_s, this.#sideLeft_s);
    this.desk.glide(this.desk.fade, gain, TIMER_MS / 1000);
    this.dimmed.emit(1 - gain);
    if (sleep.over(now_s, this.#sideLeft_s)) this.#fallAsleep();
  }

  #fallAsleep() {
    this.sleep.clear();
    this.sleepChoice = "off";
    this.focus.stop();
    this.focusChoice = "off";
    this.player.pause();
    this.stopPreview();
    this.ambience.setSounding(false);
    // the fade is given back when all is quiet, so that the next play is heard
    this.#bin.after(1500, () => this.desk.glide(this.desk.fade, 1));
    this.changed.emit();
  }
}
