/**
 * Lightloom on its page: what a visitor says -> phrases that wait -> the cloth. One mural is on the loom at a time; events of
 * the house reach the cloth, drawing never asks the house, only this does.
 */
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";
import { announce, toast } from "kit/hud.js";
import { recall, remember } from "kit/memory.js";
import { Hearing } from "lightloom/hearing/hearing.js";
import { Thread } from "lightloom/hearing/thread.js";
import { Drawer } from "lightloom/keep/drawer.js";
import { Keeper } from "lightloom/keep/keeper.js";
import { beside } from "lightloom/keep/rims.js";
import { toFile } from "lightloom/keep/world-file.js";
import { isModel } from "lightloom/keepsakes/mark.js";
import { Mural, titleOf } from "lightloom/mural.js";
import { Apron } from "lightloom/page/apron.js";
import { Captions } from "lightloom/page/captions.js";
import { Signs } from "lightloom/page/signs.js";
import { Panels } from "lightloom/panels/panels.js";
import { THREADS } from "lightloom/panels/together-panel.js";
import { Settings } from "lightloom/settings.js";
import { Shortcuts } from "lightloom/shortcuts.js";
import { Together } from "lightloom/together/together.js";
import { Cloth, firm } from "lightloom/weaving/cloth.js";
import { openLoom } from "lightloom/weaving/looms.js";
import { Telling } from "lightloom/weaving/telling.js";
import { Weaver } from "lightloom/weaving/weaver.js";
import { freshId, STORY_STRIPS } from "lightloom/words.js";

const LAST = "lightloom.last";
const FULL = "This cloth is full. Finish it, and begin another.";
const SHARED = "On a loom for two only the end of the cloth is woven. Leave it first; the cloth stays yours.";
const NOTHING = "There is nothing on the loom to take back.";

/** @typedef {import("lightloom/weaving/weaver.js").Order} Order */
/** @typedef {import("lightloom/words.js").Phrase} Phrase */
/** @typedef {import("lightloom/weaving/looms.js").Loom} Loom */
/** @typedef {Record<string, number>} Frame CSS px of the stage */
/** @typedef {{ line: import("lightloom/weaving/weaver.js").Line, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, deep: boolean, bus: import("kit/audio.js").AudioBus, seed: string }} Given seed: asked for in the address; "": any */

export class Lightloom {
  settings;
  mural;
  /** Threads of one cloth to the house: voices, looms for two. */
  together;
  hearing;
  weaver;
  drawer;
  /** The loom stands, and shows the cloth. @type {Promise<void>} */
  standing;

  #bin = new Bin();
  #own = new Bin();
  #given;
  #keeper;
  #apron;
  #captions;
  #signs;
  #panels;
  /** @type {Loom | null} */
  #loom = null;
  /** @type {Cloth | null} */
  #cloth = null;
  /** What is being spoken just now. @type {{ phrase: string, voice: number, text: string } | null} */
  #live = null;
  /** The strip that is painted anew by what is said next. @type {number | null} */
  #marked = null;
  /** What waits at a loom for two. @type {Phrase[]} */
  #ahead = [];
  #overheard = new Telling();
  /** @type {import("lightloom/sound/palette-sound.js").PaletteSound | null} */
  #sound = null;
  #line = "";
  #seen = { from: 0, to: 0, x: 0 };
  #drawing = false;

  /** @param {Given} given */
  constructor(given) {
    const bin = this.#bin;
    this.#given = given;
    this.settings = bin.keep(new Settings());
    this.drawer = bin.keep(new Drawer());
    this.mural = new Mural({ seed: given.seed || freshId() });
    this.#keeper = this.#keeping();
    const thread = bin.keep(new Thread());
    this.together = bin.keep(new Together(thread));
    this.hearing = bin.keep(new Hearing({ thread, settings: this.settings, shared: () => this.together.isOn }));
    thread.greet(() => [...this.together.greeting, ...this.hearing.greeting]);
    this.weaver = new Weaver({
      line: given.line,
      weaving: (order) => this.#weaving(order),
      hear: (event, order, told) =>
        this.#cloth?.hear(event, order.how, told, order.how === "retell" ? order.story.at(-1) : null),
    });
    this.#apron = bin.keep(new Apron());
    this.#captions = bin.keep(new Captions(need("#words")));
    this.#signs = bin.keep(new Signs());
    this.#panels = bin.keep(new Panels({ world: this, ...given }));
    bin.keep(new Shortcuts({ world: this, loop: given.loop, panels: this.#panels }));
    this.#wirePage();
    this.#wireWork();
    this.#wireTogether();
    this.standing = this.#stand();
    this.#draw();
  }

  /** The world's own words, for those who look at the page from outside. */
  get state() {
    const { mural, weaver, hearing, together } = this;
    return {
      id: mural.id,
      seed: mural.seed,
      strips: mural.strips.map(({ words, asked, voice, shot, over, sha256, seam_z, drift }) => ({
        words,
        asked,
        voice,
        line: (over ?? shot).line,
        shot,
        sha256,
        seam_z,
        drift,
      })),
      open: this.#open.map(({ text }) => text),
      live: this.#live?.text ?? "",
      line: this.#line,
      idle: weaver.isIdle && this.#ahead.length === 0,
      trouble: weaver.trouble?.says ?? "",
      ear: hearing.state,
      marked: this.#marked,
      look: document.documentElement.dataset.look,
      title: mural.verdict?.title ?? "",
      together: { code: together.code, voice: together.voice, voices: together.voices, mending: together.isMending },
      murals: this.#panels.murals.length,
      seen: { ...this.#seen },
    };
  }

  /** What the cloth sounds like where one looks; off until asked. */
  async toggleSound() {
    const { bus } = this.#given;
    bus.unlock();
    if (!this.#sound) {
      const { PaletteSound } = await import("lightloom/sound/palette-sound.js");
      this.#sound = this.#bin.keep(new PaletteSound(bus));
      this.#tune();
    }
    this.#sound.on = !this.#sound.on;
    need("#sound").setAttribute("aria-pressed", String(this.#sound.on));
    announce(this.#sound.on ? "Sound is on." : "Sound is off.");
  }

  #tune() {
    const { mural } = this;
    this.#sound?.tune(mural.strips.map(({ index, shot, over }) => ({ index, shot: over ?? shot })));
    this.#sound?.listen(Math.max(0, (this.#seen.from + this.#seen.to + 1) / 2));
  }

  report() {
    return this.#loom?.report() ?? null;
  }

  /** The pictures of the mural that is on the loom. */
  get tiles() {
    return this.#keeper.tiles;
  }

  get title() {
    return titleOf(this.mural.record(0));
  }

  /** Which engines had a hand in the cloth. @returns {import("lightloom/keepsakes/mark.js").MadeBy} */
  get madeBy() {
    const hands = this.mural.strips.flatMap(({ painter, engines }) => [
      painter,
      ...(engines ?? "").split(", ").filter(isModel),
    ]);
    const names = [...new Set(hands.filter(Boolean))];
    return { engines: names.join(", ") || "unknown", trained: names.some(isModel) };
  }

  /** The cloth with all its pictures, as one file. */
  async worldFile() {
    const { mural, tiles } = this;
    await this.kept;
    const { seed, verdict, strips } = mural;
    return toFile({ seed, verdict, strips, tile: (index) => tiles.get(index) }, this.madeBy);
  }

  /** The mural was named. */
  keepName() {
    this.#keeper.keepRecord();
  }

  /** All that was woven has been kept. */
  get kept() {
    return this.#keeper.settled;
  }

  /** What this house has. @param {any} house loom.json */
  hear(house) {
    const examples = Array.isArray(house?.examples)
      ? house.examples.filter((/** @type {unknown} */ each) => typeof each === "string")
      : [];
    this.#signs.suggest(examples);
    this.#panels.hear(house);
  }

  /** Who plays, and what their licences ask. @param {any} doors as /doors.json tells it */
  hearDoors(doors) {
    const own = doors?.doors?.find((/** @type {any} */ door) => door.slug === "lightloom");
    need("#engine").textContent = [own?.engine ?? doors?.engine?.says ?? "", ...(own?.terms ?? [])].join(" ");
  }

  /** The visitor is here: on a loom for two, with a cloth from a link, with the last one, or with an empty loom. @param {{ code: string, linked: import("lightloom/keep/link.js").Linked | null }} come */
  async arrive({ code, linked }) {
    await this.standing;
    const { last } = this.together;
    if (linked) return this.#weaveAgain(linked);
    if (code || last) {
      this.#signs.hang(null);
      const known = last && (!code || last.code === code) ? last : null;
      if (known) await this.#find(known.code);
      this.together.join(code || known?.code || "", this.mural.code === known?.code ? (known?.seq ?? 0) : 0);
      return;
    }
    const kept = await this.drawer.mural(recall(LAST, "")).catch(() => null);
    if (kept && kept.strips.length > 0 && this.mural.count === 0 && this.weaver.isIdle && !this.#given.seed) {
      this.#show(new Mural({ ...kept.record, strips: kept.strips, code: null }));
      this.#signs.hang({ count: kept.strips.length, last: kept.strips.at(-1)?.words ?? "" });
    }
    await this.#panels.refresh();
  }

  // --- what a visitor does ---

  /** @param {string} text typed, or chosen @param {{ id?: string, heard_by?: string | null }} [how] */
  async say(text, { id = freshId(), heard_by = null } = {}) {
    await this.standing;
    this.#signs.takeDown();
    const phrase = { id, voice: this.together.voice, text, heard_by };
    if (this.#marked !== null) return this.#repaint(phrase);
    if (this.together.isOn) return this.together.say(phrase);
    if (this.mural.isFull) return toast(FULL);
    this.#loom?.say({ phrase: id, voice: phrase.voice, words: firm(text) });
    this.#loom?.follow();
    this.weaver.take({ how: "weave", phrases: [phrase] });
  }

  /** The last strip, or what is about to become one, is taken back at once. */
  undo() {
    if (this.together.isOn) return this.together.takeBack();
    if (this.weaver.open.length > 0) {
      for (const { id, text } of this.weaver.letGo()) {
        this.#loom?.hush(id);
        announce(`Let go: ${text}`);
      }
      return;
    }
    const gone = this.#cloth?.takeBack();
    if (!gone) return announce(NOTHING);
    if (this.#marked === gone.index) this.mark(null);
    announce(`Taken back: ${gone.words}`);
  }

  /** The last strip in other ways, to choose from. */
  async otherWays() {
    const { last } = this.mural;
    if (!last || !this.weaver.isIdle) return;
    if (this.together.isOn) return toast(SHARED);
    const takes = 2;
    const tile = await this.tiles.get(last.index);
    this.#panels.ways.open({ words: last.words, picture: tile?.picture ?? null, awaited: takes });
    this.weaver.take({ how: "again", at: last.index, takes, phrases: [] });
  }

  /** What is said next is painted over this strip. @param {number | null} index */
  mark(index) {
    if (index !== null && this.together.isOn) return toast(SHARED);
    this.#marked = index !== null && index < this.mural.count ? index : null;
    this.#loom?.mark(this.#marked);
    if (this.#marked !== null) {
      announce(`Strip ${this.#marked + 1} is marked. Say or write what should be there instead; Escape leaves it.`);
      this.#apron.line.focus({ preventScroll: true });
    }
    this.#draw();
  }

  get marked() {
    return this.#marked;
  }

  /** The strip in the middle of what one sees. */
  get inView() {
    const { from, to } = this.#seen;
    return Math.min(this.mural.count - 1, Math.max(from, Math.round((from + to) / 2)));
  }

  /** @param {number} index */
  look(index) {
    this.#loom?.look(index);
  }

  /** @param {number} direction */
  step(direction) {
    this.#loom?.step(direction);
  }

  /** To where it is woven. */
  follow() {
    this.#loom?.follow();
  }

  toggleEar() {
    if (this.hearing.isOpen) this.hearing.close();
    else this.hearing.open();
  }

  retry() {
    this.weaver.retry();
  }

  /** An empty loom. @param {string} [seed] */
  begin(seed = freshId()) {
    if (this.together.isOn) this.together.leave();
    this.#show(new Mural({ seed }));
    this.#signs.hang(null);
    this.#apron.line.focus();
  }

  /** A cloth that is kept in this browser. @param {string} id */
  async open(id) {
    const kept = await this.drawer.mural(id).catch(() => null);
    if (!kept) return toast("This cloth is not here any more.");
    if (this.together.isOn) this.together.leave();
    this.#show(new Mural({ ...kept.record, strips: kept.strips, code: null }));
    this.#signs.takeDown();
  }

  /** @param {string} id */
  async remove(id) {
    await this.drawer.remove(id);
    if (id === this.mural.id) this.begin();
    await this.#panels.refresh();
  }

  dispose() {
    this.weaver.stop();
    this.#cloth?.dispose();
    this.#own.dispose();
    this.#bin.dispose();
    this.#loom?.dispose();
  }

  // --- the loom, and what hangs on it ---

  async #stand() {
    const { loop, quality, deep } = this.#given;
    const canvas = /** @type {HTMLCanvasElement} */ (need("#view"));
    const motion = this.settings.stillness;
    const loom = await openLoom({ canvas, loop, quality, motion, tile: (index) => this.tiles.tile(index) }, deep);
    if (this.#bin.isEmpty) return loom.dispose(); // left while it was built
    this.#loom = loom;
    loom.speed = this.settings.now.speed;
    loom.warm(true);
    this.#bin.add(
      loom.seen.on((seen) => {
        this.#seen = seen;
        this.#captions.see(seen);
        this.#sound?.listen((seen.from + seen.to + 1) / 2);
      }),
    );
    const { laid, frame } = /** @type {{ laid?: import("kit/signal.js").Signal<Frame>, frame?: Frame }} */ (
      /** @type {unknown} */ (loom)
    );
    if (frame) frameSigns(frame);
    if (laid) this.#bin.add(laid.on(frameSigns)); // the plain loom is laid out by its style alone
    this.#bin.add(loom.tapped.on((index) => this.mark(this.#marked === index ? null : index)));
    this.#show(this.mural);
  }

  #keeping() {
    const keeper = new Keeper({ drawer: this.drawer, mural: this.mural });
    this.#own.add(keeper.refused.on((says) => toast(says)));
    return keeper;
  }

  /** Another mural comes onto the loom. @param {Mural} mural */
  #show(mural) {
    const loom = this.#loom;
    this.#own.dispose();
    this.#own = new Bin();
    for (const { id } of this.weaver.stop()) loom?.hush(id);
    this.#cloth?.dispose();
    this.#ahead = [];
    this.#live = null;
    this.#line = "";
    this.#marked = null;
    this.mural = mural;
    this.#keeper = this.#keeping();
    this.#own.add(mural.changed.on(() => this.#changed()));
    if (loom) {
      loom.mark(null);
      loom.restore(mural.strips.map(({ index, wash }) => ({ index, wash })));
      const cloth = new Cloth({ mural, keeper: this.#keeper, loom });
      this.#cloth = cloth;
      this.#own.add(cloth.line.on((line) => this.#ticket(line)));
      this.#own.add(cloth.way.on((way) => this.#panels.ways.add(way)));
      this.#own.add(cloth.unheard.on((says) => toast(says)));
    }
    if (mural.count > 0) {
      remember(LAST, mural.id);
      this.#keeper.keepRecord();
    }
    this.#tune();
    this.#draw();
  }

  /** @param {Phrase} phrase */
  #repaint(phrase) {
    const at = /** @type {number} */ (this.#marked);
    this.mark(null);
    this.#loom?.hush(phrase.id);
    this.weaver.take({ how: "repaint", at, phrases: [phrase] });
  }

  /** What a job is sent. @param {Order} order */
  async #weaving(order) {
    const { mural, tiles } = this;
    const { how, phrases } = order;
    const at = how === "weave" ? null : how === "retell" ? order.story.length - 1 + order.story[0].index : order.at;
    await this.kept; // the rims are cut from what is kept
    return {
      seed: mural.seed,
      story: storyOf(order, mural),
      phrases,
      how: how === "retell" ? "again" : how,
      at,
      ...(how === "again" ? { takes: order.takes } : {}),
      ...(how === "retell" ? { takes: 0 } : {}),
      style: mural.style,
      ...(await beside(tiles, mural, at)),
      anchors: mural.anchors,
      ...(how === "weave" && order.turn ? { code: order.turn.code, turn: order.turn.token } : {}),
    };
  }

  /** A cloth that came as a link: every strip is painted again as it was told. @param {import("lightloom/keep/link.js").Linked} linked */
  #weaveAgain({ seed, strips }) {
    this.#show(new Mural({ seed }));
    this.#signs.takeDown();
    for (const { index } of strips) {
      this.weaver.take({
        how: "retell",
        story: strips.slice(Math.max(0, index + 1 - STORY_STRIPS), index + 1),
        phrases: [],
      });
    }
  }

  /** The cloth that was woven at this loom, if this browser has it. @param {string} code */
  async #find(code) {
    const murals = await this.drawer.murals().catch(() => []);
    const record = murals.find((each) => each.code === code);
    const kept = record && (await this.drawer.mural(record.id).catch(() => null));
    if (kept) this.#show(new Mural({ ...kept.record, strips: kept.strips }));
  }

  // --- drawing ---

  /** Phrases that nothing has come of yet. */
  get #open() {
    return this.together.isOn ? this.#ahead : this.weaver.open;
  }

  #changed() {
    if (this.mural.count === 1) remember(LAST, this.mural.id);
    this.#tune();
    this.#draw();
  }

  /** Once for all changes of this moment. */
  #draw() {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      if (!this.#bin.isEmpty) this.#paint();
    });
  }

  #paint() {
    const { mural, weaver, together } = this;
    const open = this.#open;
    this.#captions.show({
      strips: mural.strips,
      open,
      woven: weaver.working,
      live: this.#live,
      marked: this.#marked,
      shared: together.isOn,
    });
    need("#no-words").hidden = mural.count + open.length > 0 || this.#live !== null;
    this.#apron.show({
      marked: this.#marked,
      count: mural.count,
      open: open.length,
      weaving: !weaver.isIdle,
      talk: this.settings.now.talk,
    });
    this.#signs.trouble(weaver.trouble, weaver.open.length > 0);
    const told = (mural.last?.over ?? mural.last?.shot)?.line ?? "";
    const line = this.#line || (weaver.order ? "threading…" : told);
    this.#signs.ticket(this.#marked === null ? line : ""); // where it hangs, the mark is told of
    this.#signs.turns(this.#turns());
    this.#loom?.warm(mural.count === 0 && open.length === 0 && !this.#live);
    this.#panels.show();
  }

  #turns() {
    const { together } = this;
    if (!together.isOn) return "";
    if (together.isMending) return `Loom ${together.code}: the line broke, and is being mended. Nothing is lost.`;
    const others = together.voices.filter((voice) => voice !== together.voice);
    const mine = THREADS[together.voice];
    if (others.length === 0) return `Loom ${together.code}: your thread is ${mine}. Nobody else is here yet.`;
    if (together.weaver === null) return `Loom ${together.code}: your thread is ${mine}. Whoever speaks first weaves.`;
    const whose = together.weaver === together.voice ? "your words are woven" : `${THREADS[together.weaver]} weaves`;
    return `Loom ${together.code}: ${whose} now.`;
  }

  /** @param {string} line */
  #ticket(line) {
    this.#line = line;
    this.#draw();
  }

  // --- ears ---

  #wireWork() {
    const bin = this.#bin;
    const { weaver, hearing, settings } = this;
    bin.add(weaver.changed.on(() => this.#draw()));
    bin.add(
      weaver.done.on(() => {
        this.#line = "";
        this.#draw();
      }),
    );
    bin.add(weaver.failed.on(({ order, fault }) => this.#failed(order, fault)));
    bin.add(
      hearing.changed.on((says) => {
        this.#apron.hear(hearing.state);
        if (says) toast(says, { stays_ms: 9000 });
        if (!hearing.isOpen) this.#live = null;
        this.#draw();
      }),
    );
    bin.add(hearing.level.on((level) => this.#apron.level(level)));
    bin.add(
      hearing.speaking.on(({ phrase, voice, words }) => {
        this.#signs.takeDown();
        this.#live = { phrase, voice, text: words.map(({ text }) => text).join(" ") };
        this.#loom?.say({ phrase, voice, words });
        this.#draw();
      }),
    );
    bin.add(hearing.breath.on((breath) => this.#breathe(breath)));
    bin.add(
      settings.changed.on((name) => {
        if (name === "speed" && this.#loom) this.#loom.speed = settings.now.speed;
        if ((name === "browserEar" || name === "talk") && hearing.isOpen) hearing.close();
      }),
    );
  }

  /** @param {import("lightloom/hearing/hearing.js").Breath} breath */
  #breathe({ phrase, voice, text, heard_by }) {
    if (this.#live?.phrase === phrase) this.#live = null;
    const mine = !this.together.isOn || voice === this.together.voice;
    if (!text) this.#loom?.hush(phrase);
    // at a loom for two the house has numbered it already, and says so
    else if (!this.together.isOn || (mine && this.#marked !== null)) this.say(text, { id: phrase, heard_by });
    this.#draw();
  }

  /** @param {Order} order @param {import("kit/api.js").JobError} fault */
  #failed(order, fault) {
    this.#line = "";
    if (order.how === "again") {
      this.#panels.ways.fail(fault.says);
      this.weaver.retry();
    } else if (order.how === "weave" && order.turn) {
      toast(fault.says);
      this.weaver.retry(); // what is to become of its phrases the loom says
    } else announce(fault.says);
  }

  #wireTogether() {
    const bin = this.#bin;
    const { together } = this;
    bin.add(together.changed.on(() => this.#draw()));
    bin.add(together.joined.on((seat) => this.#sit(seat)));
    bin.add(
      together.waiting.on(({ phrase, voice, text }) => {
        if (this.#ahead.some(({ id }) => id === phrase)) return;
        this.#signs.takeDown();
        this.#ahead.push({ id: phrase, voice, text, heard_by: null });
        this.#loom?.say({ phrase, voice, words: firm(text) });
        this.#draw();
      }),
    );
    bin.add(
      together.turn.on(({ phrases, story, index, token }) => {
        this.weaver.take({ how: "weave", phrases, turn: { story, index, code: together.code, token } });
      }),
    );
    bin.add(together.word.on((word) => this.#overhear(word)));
    bin.add(
      together.undone.on((index) => {
        if (this.mural.last?.index === index) this.#cloth?.takeBack();
      }),
    );
    bin.add(
      together.trouble.on(({ says, phrases }) => {
        this.#panels.two.say(says);
        toast(says);
        if (/let go/.test(says)) this.#letGo(phrases);
      }),
    );
  }

  /** @param {import("lightloom/together/together.js").Seat} seat */
  #sit({ code, seed, strips }) {
    this.#overheard = new Telling();
    if (this.mural.code !== code) this.#show(new Mural({ seed, code }));
    while (this.mural.count > strips) this.#cloth?.takeBack(); // undone while we were away
    this.#ahead = [];
    this.#draw();
  }

  /** @param {import("kit/api.js").WireEvent} word */
  async #overhear(word) {
    const settled = this.#overheard.hear(word);
    const told = this.#overheard.now;
    if (settled.length > 0) this.#letGo(settled, word.name === "unheard");
    const order = this.weaver.order;
    if (order?.how === "weave" && order.turn) return; // our own job tells the same
    await this.#cloth?.hear(word, "weave", told).catch((fault) => toast(fault?.says ?? String(fault)));
  }

  /** @param {string[]} ids @param {boolean} [hush] nothing comes of them */
  #letGo(ids, hush = true) {
    this.#ahead = this.#ahead.filter(({ id }) => !ids.includes(id));
    if (hush) for (const id of ids) this.#loom?.hush(id);
    this.#draw();
  }

  #wirePage() {
    const bin = this.#bin;
    const apron = this.#apron;
    bin.add(apron.said.on((text) => this.say(text)));
    bin.add(apron.begun.on(() => this.#signs.takeDown()));
    bin.add(
      apron.earPressed.on(() => (this.settings.now.talk === "open" || !this.hearing.isOpen ? this.toggleEar() : null)),
    );
    bin.add(apron.held.on((held) => this.hearing.hold(held)));
    bin.add(apron.left.on(() => this.mark(null)));
    bin.add(apron.undone.on(() => this.undo()));
    bin.add(apron.other.on(() => this.otherWays()));
    bin.add(apron.finished.on(() => this.#panels.open("finish")));
    bin.listen(need("#explore"), "click", () => this.#panels.open("explore"));
    bin.listen(need("#sound"), "click", () => this.toggleSound());
    bin.add(this.#captions.looked.on((index) => this.look(index)));
    bin.add(
      this.#captions.repainted.on((index) => {
        this.look(index);
        this.mark(this.#marked === index ? null : index);
      }),
    );
    bin.add(this.#signs.retried.on(() => this.retry()));
    bin.add(
      this.#signs.dropped.on(() => {
        for (const { id } of this.weaver.letGo()) this.#loom?.hush(id);
        this.#apron.line.focus();
      }),
    );
    bin.add(
      this.#signs.continued.on(() => {
        this.#signs.takeDown();
        this.follow();
        this.#apron.line.focus();
      }),
    );
    bin.add(this.#signs.anew.on(() => this.begin()));
    bin.add(this.#signs.example.on((text) => this.say(text)));
    bin.add(this.#panels.ways.chosen.on((way) => this.#cloth?.choose(way)));
    bin.add(
      this.#panels.ways.closed.on(() => {
        if (this.weaver.order?.how === "again") this.weaver.stop();
      }),
    );
  }
}

/** Where the beams are drawn, for what is written on them. @param {Frame} frame */
function frameSigns(frame) {
  const { style } = need("#stage");
  for (const [name, px] of Object.entries(frame)) style.setProperty(`--${name}`, `${px.toFixed(1)}px`);
}

/** @param {Order} order @param {Mural} mural */
function storyOf(order, mural) {
  if (order.how === "retell") return order.story;
  if (order.how === "weave") return order.turn?.story ?? mural.story(null);
  return mural.story(order.at);
}
