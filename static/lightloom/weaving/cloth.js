/**
 * What the house tells while it weaves -> the mural, what is kept of it, and the loom that shows it. Our own jobs and those
 * we overhear come the same way; what is told twice is laid once.
 */
import { announce } from "kit/hud.js";
import { Signal } from "kit/signal.js";
import { freshId, keyOf } from "lightloom/words.js";

/** @typedef {import("kit/api.js").WireEvent} WireEvent */
/** @typedef {import("lightloom/weaving/weaver.js").Order} Order */
/** @typedef {import("lightloom/words.js").Strip} Strip */
/** @typedef {import("lightloom/words.js").Told} Told */
/** @typedef {import("lightloom/words.js").Directed} Directed */
/** @typedef {import("lightloom/words.js").Painted} Painted */
/** @typedef {import("lightloom/words.js").Shot} Shot */
/** @typedef {import("lightloom/words.js").Artefact} Artefact */
/** @typedef {import("lightloom/keep/drawer.js").Tile} Tile */
/** @typedef {{ strip: Strip, tile: Tile }} Way another picture of the same words */

const SLOW_S = 1.5;
const GONE = "A strip's picture did not come through. Nothing of the cloth is lost; try again.";

export class Cloth {
  /** The director's line, or what is being waited for. */
  line = /** @type {Signal<string>} */ (new Signal());
  /** A phrase could not be woven; why. */
  unheard = /** @type {Signal<string>} */ (new Signal());
  /** Another way of a strip, to choose from. */
  way = /** @type {Signal<Way>} */ (new Signal());

  #mural;
  #keeper;
  #loom;
  /** @type {Directed | null} */
  #directed = null;
  /** @type {Promise<void>} the hands are at one strip at a time */
  #hands = Promise.resolve();
  #gone = false;
  /** The painter takes so long that one asks oneself whether it paints. */
  #isSlow = false;
  /** Ways that were painted, by strip and take: their depth comes after their picture. @type {Map<string, Way>} */
  #ways = new Map();
  /** @type {WeakMap<Told, string>} whose thread on the loom is which: a long phrase becomes several */
  #threads = new WeakMap();

  /** @param {{ mural: import("lightloom/mural.js").Mural, keeper: import("lightloom/keep/keeper.js").Keeper, loom: import("lightloom/weaving/looms.js").Loom }} given */
  constructor({ mural, keeper, loom }) {
    this.#mural = mural;
    this.#keeper = keeper;
    this.#loom = loom;
  }

  /** Another mural is on the loom. */
  dispose() {
    this.#gone = true;
  }

  /**
   * @param {WireEvent} event @param {Order["how"]} how @param {Told | null} told what it is about
   * @param {import("lightloom/words.js").Woven | null} [known] a strip that is painted as somebody told it before
   */
  async hear(event, how, told, known = null) {
    if (event.kind === "queued" && event.position > 0) this.line.emit(`in line: ${event.position} before you`);
    if (event.kind === "accepted" && event.ahead > 0) this.line.emit(`in line: ${event.ahead} before you`);
    if (event.kind === "began" && event.stage === "paint") this.#isSlow = event.expected_s >= SLOW_S;
    if (event.kind !== "made") return;
    const { name, value } = event;
    if (name === "progress" && this.#isSlow) this.#say(value);
    if (name === "told") this.#tell(value, how);
    if (name === "directed") this.#wash(value, told);
    if (name === "strip") await this.#lay(value, how, told, known);
    if (name === "relief") await this.#deepen(value, how);
    if (name === "undone") this.#undo(value.index, told);
    if (name === "unheard") {
      for (const id of value.ids) this.#loom.hush(id);
      this.unheard.emit(String(value.says));
    }
  }

  /** The last strip is taken back, at once. @returns {Strip | null} */
  takeBack() {
    const strip = this.#mural.takeBack();
    if (!strip) return null;
    this.#keeper.cut(strip.index);
    this.#then(() => this.#loom.unravel(strip.index));
    return strip;
  }

  /** A way that was chosen takes its strip's place. @param {Way} way */
  async choose({ strip, tile }) {
    this.#ways.clear();
    await this.#put(strip, tile);
    this.#then(() => this.#loom.replace(strip.index));
  }

  /** What was said is replaced by what was understood: short phrases became one, or a long one several. @param {Told} told @param {Order["how"]} how */
  #tell(told, how) {
    const { ids, voice, text, index } = told;
    announce(text);
    if (how !== "weave" || this.#mural.strips[index]) return;
    const phrase = ids[0] ?? freshId(); // the second half of a long phrase has none
    this.#threads.set(told, phrase);
    for (const id of ids.slice(1)) this.#loom.hush(id);
    this.#loom.say({ phrase, voice, words: firm(text) });
  }

  /** @param {Directed} directed @param {Told | null} told */
  #wash(directed, told) {
    this.#directed = directed;
    this.line.emit(directed.shot.line);
    const { index, verb, wash } = directed;
    const phrase = (told && this.#threads.get(told)) ?? "";
    if (verb !== "change" && !this.#mural.strips[index]) this.#then(() => this.#loom.wash(index, [...wash], phrase));
    else if (verb === "change") this.#then(() => this.#loom.hush(phrase));
  }

  /** How far the painter is. @param {{ done: number, total: number, unit: string }} progress */
  #say({ done, total, unit }) {
    if (this.#directed) this.line.emit(`${this.#directed.shot.line} · ${done} of ${total} ${unit}`);
  }

  /** @param {Painted} painted @param {Order["how"]} how @param {Told | null} told @param {import("lightloom/words.js").Woven | null} known */
  async #lay(painted, how, told, known) {
    const directed = this.#directed;
    const before = this.#mural.strips[painted.index] ?? null;
    if (!directed || painted.picture.sha256 === before?.sha256) return; // heard already
    const tile = {
      picture: await fetched(painted.picture),
      depth: null,
      edge: painted.edge ? await fetched(painted.edge) : null,
    };
    if (this.#gone) return;
    const strip = stripOf({ painted, directed, told, before, known });
    if (how === "again") {
      const way = { strip, tile };
      this.#ways.set(`${strip.index}.${painted.take}`, way);
      return this.way.emit(way);
    }
    await this.#put(strip, tile);
    const { index } = strip;
    this.#then(() => (before ? this.#loom.replace(index) : this.#loom.weave(index)));
  }

  /** @param {Strip} strip @param {Tile} tile */
  async #put(strip, tile) {
    await this.#keeper.keep(strip, tile); // before anything looks for its picture
    if (!this.#gone && !this.#mural.lay(strip)) throw Object.assign(new Error(GONE), { says: GONE });
  }

  /** @param {import("lightloom/words.js").Relief} relief @param {Order["how"]} how */
  async #deepen({ index, take, depth, carried }, how) {
    const way = how === "again" ? this.#ways.get(`${index}.${take}`) : undefined;
    if (!way && this.#mural.strips[index]?.take !== take) return;
    const blob = await fetched(depth).catch(() => null); // a cloth without depth is a cloth
    const handed = carried ? await fetched(carried).catch(() => null) : null; // the house does without, if it must
    if (!blob || this.#gone) return;
    if (way) Object.assign(way.tile, { depth: blob, carried: handed }); // goes along if it is chosen
    if (this.#mural.strips[index]?.take !== take) return;
    await this.#keeper.keepDepth(index, { depth: blob, carried: handed });
  }

  /** @param {number} index @param {Told | null} told */
  #undo(index, told) {
    this.#loom.hush((told && this.#threads.get(told)) ?? "");
    if (this.#mural.last?.index === index) this.takeBack();
  }

  /** Shown after what is shown now; a hand that fails does not stop the others. @param {() => void | Promise<void>} show */
  #then(show) {
    this.#hands = this.#hands
      .then(async () => {
        if (!this.#gone) await show();
      })
      .catch(() => {});
  }
}

/** @param {string} text @returns {{ text: string, firm: boolean }[]} */
export const firm = (text) => text.split(" ").map((word) => ({ text: word, firm: true }));

/**
 * What is kept of a strip. A change repaints what is to be seen: the shot, or what was painted over it.
 * @param {{ painted: Painted, directed: Directed, told: Told | null, before: Strip | null, known?: import("lightloom/words.js").Woven | null }} given @returns {Strip}
 */
export function stripOf({ painted, directed, told, before, known = null }) {
  const { wash } = directed;
  return {
    ...saidOf(directed, told, before, known),
    ...shotsOf({ ...directed.shot, take: painted.take }, directed, known ?? before), // painted twice, it is another take
    index: painted.index,
    wash: [...wash],
    take: painted.take,
    look: [...painted.look],
    seam_z: painted.seam_z,
    drift: painted.drift,
    painter: painted.painter,
    engines: painted.engines,
    sights: [...painted.sights],
    picture: keyOf(painted.picture),
    sha256: painted.picture.sha256,
  };
}

/** @param {Directed} directed @param {Told | null} told @param {Strip | null} before @param {{ words: string } | null} known */
function saidOf({ verb }, told, before, known) {
  const voice = told?.voice ?? before?.voice ?? 0;
  if (known) return { words: known.words, asked: "", voice };
  if (verb === "weave" || !before) return { words: told?.text ?? "", asked: "", voice };
  return { words: before.words, asked: verb === "again" ? before.asked : (told?.text ?? ""), voice };
}

/** @param {Shot} shown @param {Directed} directed @param {{ shot: Shot, over: Shot | null } | null} before @returns {{ shot: Shot, over: Shot | null }} */
function shotsOf(shown, { verb }, before) {
  const isOver = before !== null && (verb === "repaint" || (before.over !== null && verb !== "weave"));
  return isOver ? { shot: before.shot, over: shown } : { shot: shown, over: null };
}

/** Once more when the line stumbles. @param {Artefact} artefact @returns {Promise<Blob>} */
async function fetched({ url }) {
  for (let tries = 0; ; tries++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return answer.blob();
    if (tries > 0) throw Object.assign(new Error(GONE), { says: GONE });
  }
}
