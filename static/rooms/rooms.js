/**
 * 1000 Rooms on its page: what a visitor does -> the house -> what is shown and read. Events of the server reach the house,
 * the house is drawn whole after every change; drawing never asks the server, only this does.
 */
import { Bin } from "kit/bin.js";
import { need } from "kit/dom.js";
import { announce, toast } from "kit/hud.js";
import { recall, remember } from "kit/memory.js";
import { Entering } from "rooms/enter.js";
import { founded, House } from "rooms/house.js";
import { Drawer } from "rooms/keep/drawer.js";
import { Pictures } from "rooms/keep/pictures.js";
import { happenings, placeOf, refusedLine } from "rooms/lines.js";
import { Page } from "rooms/page/page.js";
import { Cover } from "rooms/panels/cover.js";
import { Panels } from "rooms/panels/panels.js";
import { Picture } from "rooms/picture/picture.js";
import { send, UNHEARD } from "rooms/post.js";
import { replayed } from "rooms/replay.js";
import { Settings } from "rooms/settings.js";
import { Shortcuts } from "rooms/shortcuts.js";
import { enters, isKey, pathText } from "rooms/truth/moves.js";
import { SAYS, shut } from "rooms/truth/state.js";
import { visitOf } from "rooms/visit.js";
import { Reader } from "rooms/voice/reader.js";
import { an, PAPER, several } from "rooms/words.js";

const SAVE_MS = 400;

/** @typedef {import("rooms/words.js").Telling} Telling */
/** @typedef {import("rooms/house.js").Record_} Record_ */
/** @typedef {{ text: string, keys: readonly import("rooms/words.js").Find[], on: string }} Note a refusal, and the keys that could be tried */

export class Rooms {
  settings = new Settings();
  /** @type {House | null} */
  house = null;
  /** @type {import("kit/api.js").JobError | null} */
  trouble = null;

  #bin = new Bin();
  #own = new Bin();
  #line;
  #bus;
  #drawer = this.#bin.keep(new Drawer());
  #pictures = this.#bin.keep(new Pictures(this.#drawer));
  #entering;
  #reader;
  #page;
  #picture;
  #cover;
  #panels;
  #loadScene;
  /** @type {string | null} */
  #inHand = null;
  /** @type {Note | null} */
  #note = null;
  #stage = "";
  #walking = false;
  #refusals = 0;
  #said = 0;
  /** Which sentences of the room's text were given to the reader. */
  #read = { entry: -1, next: 0 };
  /** @type {(() => void) | null} */
  #saving = null;
  /** @type {import("rooms/keep/link.js").Branch | null} */
  #branch = null;
  #drawing = false;
  #told = false;

  /**
   * @param {{ line: import("rooms/enter.js").Line, bus: import("kit/audio.js").AudioBus, loop: import("kit/loop.js").Loop, loadScene: (() => Promise<import("rooms/picture/picture.js").Scene>) | null, makeMap: ((canvas: HTMLCanvasElement) => Promise<import("rooms/panels/map-panel.js").View>) | null, seed: string }} given
   *   loadScene: null where nothing is drawn in depth
   */
  constructor({ line, bus, loop, loadScene, makeMap, seed }) {
    const bin = this.#bin;
    this.#line = line;
    this.#bus = bus;
    this.#loadScene = loadScene;
    this.#entering = bin.keep(new Entering(line));
    this.#reader = bin.keep(new Reader({ bus, loop, fetchSound: ({ voice }) => this.#sound(voice) }));
    this.#page = bin.keep(new Page());
    this.#picture = bin.keep(new Picture({ loop }));
    const { edition, narrator } = this.settings.now;
    this.#cover = bin.keep(new Cover({ edition, narrator, seed }));
    this.#panels = bin.keep(new Panels({ rooms: this, drawer: this.#drawer, pictures: this.#pictures, makeMap }));
    bin.keep(new Shortcuts({ rooms: this, loop, panels: this.#panels }));
    bin.add(() => this.#own.dispose());
    bin.add(() => this.#saving?.());
    this.#wireWork();
    this.#wirePage();
    this.#wireCover();
    bin.add(loop.on("hud", () => this.#picture.lit(this.#reader.loudness)));
  }

  /** The world's own words, for tests. */
  get state() {
    const { house } = this;
    if (!house)
      return { phase: "title", saves: this.#panels.count, offered: this.#branch ? "branch" : "", trouble: "" };
    const { room, telling, state } = house;
    return {
      phase: "book",
      id: house.id,
      seed: house.seed,
      edition: house.edition,
      here: state.here,
      visits: state.visits,
      open: state.open,
      searched: state.searched,
      used: state.used,
      room,
      text: telling.text,
      painted: telling.canvas !== null,
      whole: telling.whole,
      sentences: telling.sentences.length,
      voiced: telling.sentences.some(({ voice }) => voice !== null),
      bag: house.bag.map(({ id }) => id),
      lines: happenings(house).map(({ kind, text }) => ({ kind, text })),
      note: this.#note?.text ?? "",
      moves: house.log.moves(),
      steps: house.log.size - 1,
      canUndo: house.log.canUndo,
      canRedo: house.log.canRedo,
      telling: this.#entering.entry !== null,
      walking: this.#walking,
      reading: this.#reader.reading,
      inHand: this.#inHand,
      prepared: room ? room.exits.map((_, i) => this.#entering.prepared(house.stay, i)?.room?.name ?? null) : [],
      trouble: this.trouble?.says ?? "",
      saves: this.#panels.count,
      look: document.documentElement.dataset.look,
    };
  }

  /** @returns {import("kit/stage.js").Report | null} */
  report() {
    return this.#picture.report();
  }

  /** What the house says of itself: voices, today's room, who plays. @param {any} house */
  hear({ voices, today, engines = [] }) {
    const { narrator } = this.settings.now;
    if (!voices.some((/** @type {{ id: string }} */ { id }) => id === narrator))
      this.settings.set("narrator", voices[0]?.id ?? "caretaker");
    this.#cover.hear({ voices, today, narrator: this.settings.now.narrator });
    this.#panels.settings.setVoices(voices);
    this.#panels.setEngines(engines);
  }

  /** Who plays, and what their licences ask. @param {any} doors as /doors.json tells it */
  hearDoors(doors) {
    const own = doors?.doors?.find((/** @type {any} */ door) => door.slug === "rooms");
    need("#engine").textContent = [own?.engine ?? doors?.engine?.says ?? "", ...(own?.terms ?? [])].join(" ");
  }

  /** What one may go on with: somebody's branch, or the house one was in last. @param {import("rooms/keep/link.js").Branch | null} branch @param {number} [turns] */
  async arrive(branch, turns = 0) {
    this.#branch = branch;
    if (branch) {
      return this.#cover.offer({
        does: "Walk this branch",
        says: `Somebody's way through the house of ${branch.seed}, ${several(turns + 1, "room")} long. Each is told again on the way.`,
      });
    }
    const last = recall("rooms.last", "");
    const record = last ? await this.#drawer.house(last).catch(() => undefined) : undefined;
    if (record) this.#cover.offer({ does: "Go on reading", says: this.#panels.describe(record) });
    await this.#panels.refresh();
  }

  // --- houses ---

  /** @param {{ seed: string, today: string, edition: import("rooms/words.js").Edition }} begun */
  begin({ seed, today, edition }) {
    this.settings.set("edition", edition);
    this.open(founded({ seed, today, edition, tone: this.settings.now.tone }));
  }

  /** @param {Record_} record */
  open(record) {
    this.#entering.dispose();
    this.#reader.stop();
    this.#own.dispose();
    this.#own = new Bin();
    const house = new House(record);
    this.house = house;
    this.trouble = null;
    this.#note = this.#inHand = null;
    this.#own.add(house.changed.on(() => this.#changed()));
    const { dataset } = document.documentElement;
    dataset.phase = "book";
    dataset.edition = house.edition;
    need("#book").hidden = false;
    remember("rooms.last", house.id);
    this.#bus.unlock();
    if (house.edition === "full") this.#deepen();
    this.#changed();
    this.#arrived();
  }

  /** @param {import("rooms/keep/link.js").Branch} branch */
  async walkBranch(branch) {
    this.#cover.busy(true);
    try {
      const told = (/** @type {number} */ rooms, /** @type {string} */ name) =>
        this.#cover.say(`Turning to page ${rooms}: ${name}`);
      const house = await replayed(branch, { line: this.#line, told, stopped: () => this.#bin.isEmpty });
      this.#branch = null;
      history.replaceState(null, "", `${location.pathname}${location.search}`);
      this.open(house.written(Date.now()));
    } catch (fault) {
      this.#cover.say(says(fault));
    } finally {
      this.#cover.busy(false);
    }
  }

  // --- what a visitor does ---

  /** A door or a thing was chosen: with something in hand that is tried, else one goes, or searches. @param {string} id */
  choose(id) {
    const room = this.house?.room;
    const target = room && placeOf(room, id);
    if (!target || this.#walking) return;
    if (this.#inHand) return this.tryOn(this.#inHand, id);
    if (this.house && shut(this.house.state, target.lock)) return this.#refuse(id);
    const at = Number(id.split(":")[1]);
    if (id.startsWith("door")) this.go(at);
    else this.act(`s${at}`);
  }

  /** @param {string} find @param {string} id */
  tryOn(find, id) {
    const at = Number(id.split(":")[1]);
    this.#inHand = null;
    if (id.startsWith("door")) this.act(isKey(find) ? `k${find}>d${at}` : "");
    else this.act(isKey(find) ? `k${find}>s${at}` : `u${find}>s${at}`);
  }

  /** @param {number} exit */
  go(exit) {
    const { house } = this;
    const door = house?.room?.exits[exit];
    if (!house || !door || this.#walking) return;
    if (shut(house.state, door.lock)) return this.#refuse(door.id);
    const known = house.state.visits.includes(pathText(door.to));
    const prepared = known ? null : this.#entering.prepared(house.stay, exit);
    const through = this.#sentences(`through:${door.id}`);
    this.#walk(door, known ? house.tellingAt(house.state.entries[pathText(door.to)]) : prepared);
    house.act(`g${exit}`);
    if (prepared?.room && !house.room) house.tell(house.entry, { ...prepared, whole: false });
    this.#arrived(through);
  }

  back() {
    if (this.house && !this.#walking) this.#elsewhere(() => this.act("b"));
  }

  /** @param {string} path */
  jump(path) {
    this.#elsewhere(() => this.act(`j${path}`));
  }

  /** @param {number} step */
  goTo(step) {
    this.#elsewhere(() => this.house?.goTo(step));
  }

  undo() {
    this.#elsewhere(() => this.house?.undo());
  }

  redo() {
    this.#elsewhere(() => this.house?.redo());
  }

  retell() {
    this.#elsewhere(() => {
      if (this.house && !this.house.retell())
        this.#tell("This room was told when you first came in. Go back to that moment with undo to hear it otherwise.");
    });
  }

  /** Something that stays in this room. @param {string} move */
  act(move) {
    const { house } = this;
    if (!house || this.#walking) return;
    this.#note = null;
    const refused = move ? house.act(move) : SAYS.misused;
    if (refused) return this.#tell(refused);
    if (enters(move)) return;
    const line = happenings(house).at(-1);
    this.#chime(line?.kind ?? "");
    if (line?.kind === "opened" && line.of) this.#picture.opening(line.of.slice("opened:".length));
    const voiced = line?.of ? this.#sentences(line.of) : [];
    if (voiced.length > 0 && this.settings.now.voice) this.#reader.say(voiced);
  }

  /** In the visitor's own words. @param {string} words */
  async say(words) {
    const { house } = this;
    const room = house?.room;
    if (!house || !room || !words.trim()) return;
    const { state } = house;
    const key = (/** @type {import("rooms/words.js").Lock | null} */ lock) =>
      lock && shut(state, lock) ? lock.key : null;
    const asked = {
      text: words,
      things: room.things.map(({ id, name, short, lock }) => ({ id, name, short, key: key(lock) })),
      doors: room.exits.map(({ id, label, side, hint, lock }) => ({ id, label, side, hint, key: key(lock) })),
      bag: house.bag,
      first_room: state.here === "",
      said: (this.#said += 1),
    };
    const answer = await send("/rooms/say", asked)
      .then((told) => told.json())
      .catch(() => null);
    if (this.house !== house || house.room !== room) return;
    if (!answer) return this.#tell(UNHEARD);
    const { move, line } = answer;
    if (line || !move) house.say({ words: answer.words || words, line: line || "Nothing comes of it." });
    if (!move) return;
    if (/^g\d$/.test(move)) this.go(Number(move[1]));
    else if (move === "b") this.back();
    else if (/^s\d$/.test(move)) this.choose(`thing:${move[1]}`);
    else this.act(move);
  }

  /** @param {string | null} find */
  hold(find) {
    this.#inHand = find;
    this.#note = null;
    const named = find ? this.house?.find(find) : null;
    if (named) announce(`${named.name} in your hand. Choose what to try it on.`);
    this.#draw();
  }

  /** Read the room aloud, or hush. */
  toggleReading() {
    if (this.#reader.reading) return this.#reader.stop();
    this.#bus.unlock();
    this.#reader.say(this.#sentences("text"));
  }

  toggleMute() {
    this.#bus.setMuted(!this.#bus.muted);
  }

  retry() {
    this.trouble = null;
    this.#ask();
    this.#draw();
  }

  dispose() {
    this.#bin.dispose();
  }

  // --- work ---

  #wireWork() {
    const bin = this.#bin;
    bin.add(
      this.#entering.told.on(({ entry, telling }) => {
        const typed = this.house?.seed.trim().split(/\s+/).join(" ");
        this.house?.tell(entry, telling);
        if (this.house && this.house.seed !== typed) toast(`The house heard: ${this.house.seed}.`);
        if (telling.canvas) this.#pictures.blob(telling.canvas.thumb);
      }),
    );
    bin.add(
      this.#entering.stage.on((stage) => {
        this.#stage = stage;
        this.#draw();
      }),
    );
    bin.add(
      this.#entering.failed.on((fault) => {
        this.trouble = fault;
        this.#draw();
      }),
    );
    bin.add(this.#entering.done.on(() => this.#drawer.tidy().catch(() => {})));
    bin.add(this.#reader.said.on((now) => this.#page.said(now)));
    bin.add(this.#bus.changed.on(() => this.#page.muted(this.#bus.muted)));
    this.#page.muted(this.#bus.muted);
    bin.add(
      this.settings.changed.on((name) => {
        if (name === "narrator" || name === "pace" || name === "tone" || name === "voice") this.#entering.forget();
        if (name === "pace") this.#reader.setPace(this.settings.now.pace);
        if (name === "voice" && !this.settings.now.voice) this.#reader.stop();
        if (name === "tone") this.house?.choose({ tone: this.settings.now.tone });
      }),
    );
    this.#reader.setPace(this.settings.now.pace);
  }

  /** Asks for the room one is in, unless all of it is here. */
  #ask() {
    const { house } = this;
    if (!house || house.telling.whole || this.#entering.entry === house.entry) return;
    this.#stage = "";
    this.#save();
    this.#entering.ask(house.entry, visitOf(house, house.entry, this.settings.voice), house.telling);
  }

  /** @param {string} of @returns {import("rooms/words.js").Sentence[]} */
  #sentences(of) {
    const own = this.house?.telling.sentences.filter((sentence) => sentence.of === of) ?? [];
    return own.sort((a, b) => a.seq - b.seq);
  }

  /** @param {import("rooms/words.js").Artefact | null} voice */
  async #sound(voice) {
    const blob = voice && (await this.#pictures.blob(voice));
    return blob ? blob.arrayBuffer() : null;
  }

  // --- from room to room ---

  /** The room may be another one now: it is asked for if need be, and read. @param {import("rooms/words.js").Sentence[]} [first] what is said on the way */
  #arrived(first = []) {
    const { house } = this;
    if (!house) return;
    this.trouble = null;
    this.#note = null;
    this.#inHand = null;
    this.#refusals = 0;
    this.#reader.stop();
    // an old room is not read out again by itself
    this.#read = { entry: house.telling.whole ? -1 : house.entry, next: 0 };
    if (this.settings.now.voice && first.length > 0) this.#reader.add(first);
    this.#entering.stop();
    this.#ask();
    this.#readOn();
    this.#draw();
    this.#page.arrive();
  }

  /** To a room by no door: back, map, undo. @param {() => void} move */
  #elsewhere(move) {
    const { house } = this;
    if (!house || this.#walking) return;
    const { entry, stay } = house;
    move();
    if (house.entry === entry && house.stay === stay) return;
    if (house.entry !== entry) this.#page.turn();
    if (house.edition === "full") this.#picture.turnBack();
    this.#arrived();
  }

  /** @param {import("rooms/words.js").Exit} door @param {Telling | null} next */
  async #walk(door, next) {
    this.#page.turn();
    this.#bus.play("door");
    if (this.house?.edition !== "full") return;
    this.#walking = true;
    const canvas = next?.canvas ? await this.#pictures.canvas(next.canvas) : null;
    await this.#picture.walk(door.id, canvas, door.through).catch(() => {});
    this.#walking = false;
    this.#draw();
  }

  /** The scene in depth, once; the plain picture stands until it is there, and where it cannot be. */
  async #deepen() {
    const load = this.#loadScene;
    this.#loadScene = null;
    if (!load) return;
    try {
      this.#picture.attach(await load());
      this.#draw();
    } catch {
      document.documentElement.dataset.look = "plain";
    }
  }

  /** Gives the reader what has come of the room's text. */
  #readOn() {
    const { house } = this;
    if (!house || this.#read.entry !== house.entry || !this.settings.now.voice) return;
    const sentences = this.#sentences("text");
    const fresh = [];
    for (let next = sentences[this.#read.next]; next?.seq === this.#read.next; next = sentences[this.#read.next]) {
      fresh.push(next);
      this.#read.next += 1;
    }
    if (fresh.length > 0) this.#reader.add(fresh);
  }

  /** @param {string} id something locked */
  #refuse(id) {
    const { house } = this;
    if (!house?.room) return;
    this.#refusals += 1;
    const keys = house.bag.filter((find) => isKey(find.id));
    const lock = placeOf(house.room, id)?.lock;
    const wants = lock ? ` The lock is of ${lock.metal}, and has ${an(lock.emblem)} on it.` : "";
    this.#note = { text: refusedLine(house.room, id, this.#refusals) + wants, keys, on: id };
    announce(this.#note.text);
    this.#chime("refused");
    this.#draw();
  }

  /** @param {string} text */
  #tell(text) {
    this.#note = { text, keys: [], on: "" };
    announce(text);
    this.#draw();
  }

  /** @param {string} kind of line */
  #chime(kind) {
    if (kind === "opened" || kind === "thanks") this.#bus.play("key");
    else if (kind === "found") this.#bus.play("flip");
    else if (kind === "wrong" || kind === "refused" || kind === "useless") this.#bus.play("button");
  }

  // --- drawing ---

  #changed() {
    this.#readOn();
    this.#saveSoon();
    this.#draw();
  }

  /** Once for all changes of this moment. */
  #draw() {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      if (this.house && !this.#bin.isEmpty) this.#show(this.house);
    });
  }

  /** @param {House} house */
  #show(house) {
    const { telling, room, state } = house;
    this.#page.show({
      house,
      lines: happenings(house),
      note: this.#note,
      trouble: this.trouble,
      stage: this.#stage,
      inHand: this.#inHand,
      fresh: this.#entering.entry === house.entry || this.#read.entry === house.entry,
      still: (artefact) => this.#still(artefact),
    });
    if (house.edition === "text" || this.#walking) return;
    const key = `${house.id} ${house.entry}`;
    const palette = room?.palette ?? telling.sketch?.palette ?? PAPER;
    if (telling.canvas) this.#paint(house, telling.canvas, key, palette);
    else if (telling.sketch)
      this.#picture.wash({ palette, theme: telling.sketch.theme, doors: telling.sketch.doors, side: null }, key);
    if (!room) return;
    const open = [...room.exits, ...room.things]
      .filter(({ lock }) => lock && state.open.includes(lock.key))
      .map(({ id }) => id);
    const searched = room.things.filter((_, i) => state.searched.includes(`${state.here}/${i}`)).map(({ id }) => id);
    const ajar = room.exits.filter(({ to }) => state.visits.includes(pathText(to))).map(({ id }) => id);
    const { spoken, slip } = this.#page.namesFor(house);
    this.#picture.setState({ open, searched, ajar }, spoken, slip);
  }

  /** @param {House} house @param {import("rooms/words.js").Canvas} canvas @param {string} key @param {readonly string[]} palette */
  async #paint(house, canvas, key, palette) {
    const held = await this.#pictures.canvas(canvas);
    if (this.house !== house || `${house.id} ${house.entry}` !== key || this.#walking) return;
    const shown = held !== null && (await this.#picture.show(held, { palette, alt: house.room?.alt ?? "", key }));
    if (shown || !house.telling.whole) return;
    // an hour has passed and this browser has let go of the picture: it is painted again, the same
    house.tell(house.entry, { ...house.telling, canvas: null, whole: false });
    this.#ask();
  }

  /** The address of a small picture, if it is in hand; else it is fetched, and drawn when it comes. @param {import("rooms/words.js").Artefact | null | undefined} artefact */
  #still(artefact) {
    if (!artefact) return null;
    const now = this.#pictures.now(artefact);
    if (!now) this.#pictures.url(artefact).then((url) => url && this.#draw());
    return now;
  }

  #wirePage() {
    const bin = this.#bin;
    const page = this.#page;
    bin.add(page.chosen.on((id) => this.choose(id)));
    bin.add(page.tried.on(({ find, on }) => this.tryOn(find, on)));
    bin.add(page.taken.on((find) => this.hold(find)));
    bin.add(page.spoke.on((words) => this.say(words)));
    bin.add(page.retried.on(() => this.retry()));
    bin.add(page.pointed.on((id) => this.#point(id)));
    bin.add(page.dropped.on(({ find, x, y }) => this.#dropped(find, x, y)));
    bin.add(page.dragged.on((point) => this.#point(point && this.#under(point.x, point.y))));
    bin.add(this.#picture.chosen.on((id) => this.choose(id)));
    bin.add(this.#picture.pointed.on((id) => this.#point(id)));
    bin.listen(need("#back"), "click", () => this.back());
    bin.listen(need("#undo"), "click", () => this.undo());
    bin.listen(need("#redo"), "click", () => this.redo());
    bin.listen(need("#retell"), "click", () => this.retell());
    bin.listen(need("#mute"), "click", () => this.toggleMute());
  }

  #wireCover() {
    const bin = this.#bin;
    bin.add(this.#cover.begun.on((begun) => this.begin(begun)));
    bin.add(this.#cover.narrator.on((narrator) => this.settings.set("narrator", narrator)));
    bin.add(
      this.#cover.again.on(async () => {
        if (this.#branch) return this.walkBranch(this.#branch);
        const record = await this.#drawer.house(recall("rooms.last", "")).catch(() => undefined);
        if (record) this.open(record);
      }),
    );
    bin.listen(need("#cover-saves"), "click", () => this.#panels.open("saves"));
    bin.listen(need("#cover-help"), "click", () => this.#panels.open("help"));
  }

  /** @param {string | null} id */
  #point(id) {
    this.#picture.light(id);
    this.#page.light(id);
  }

  /** @param {number} x @param {number} y @returns {string | null} a door or thing at a point of the page */
  #under(x, y) {
    const element = document.elementFromPoint(x, y)?.closest("[data-target]");
    return /** @type {HTMLElement | null | undefined} */ (element)?.dataset.target ?? this.#picture.at(x, y);
  }

  /** @param {string} find @param {number} x @param {number} y */
  #dropped(find, x, y) {
    const id = this.#under(x, y);
    if (id) this.tryOn(find, id);
  }

  // --- keeping ---

  #saveSoon() {
    if (this.#saving) return;
    this.#saving = this.#bin.after(SAVE_MS, () => {
      this.#saving = null;
      this.#save();
    });
  }

  /** Before every job and soon after every change: nothing is lost with the line. */
  async #save() {
    const { house } = this;
    if (!house) return;
    try {
      await this.#drawer.keep(house.written(Date.now()));
      await this.#panels.refresh();
    } catch (fault) {
      if (!this.#told) toast(says(fault));
      this.#told = true; // once is enough
    }
  }
}

/** @param {unknown} fault */
function says(fault) {
  const words = /** @type {{ says?: unknown, message?: unknown }} */ (fault);
  if (typeof words?.says === "string") return words.says;
  return fault instanceof Error && fault.name !== "TypeError" ? fault.message : UNHEARD;
}
