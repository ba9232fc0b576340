/**
 * The mural on the loom: which strips are told, which are at work, which words wait; and the cloths near what is seen.
 * Whatever the mural's length, only those near are held.
 */
import { Bin } from "kit/bin.js";
import { Cloth, ClothRack } from "lightloom/loom/cloth.js";
import { muralAt, placeOf, restingPlace } from "lightloom/loom/layout.js";
import { Needlework } from "lightloom/loom/needlework.js";
import { Phrases } from "lightloom/loom/phrases.js";
import { LINEN, lightOf } from "lightloom/loom/threads.js";
import { nearTiles, Tiles } from "lightloom/loom/tiles.js";
import { Weaving } from "lightloom/loom/weaving.js";
import { Group, Texture } from "three";

const STRIP_PX = 560;
const PLAIN = Array.from({ length: 6 }, () => LINEN);
const PLAIN_HUES = PLAIN.map(lightOf);
const MARK_PACE = 6; // per s

/** @typedef {import("lightloom/loom/layout.js").Layout} Layout */
/** @typedef {import("lightloom/loom/phrases.js").Waiting} Waiting */
/** @typedef {{ weaving: Weaving, hues: number[][], pictured: boolean, replaces: boolean, done: (() => void) | null }} Work */

export class Fabric {
  group = new Group();
  /** strips told */
  count = 0;
  phrases = new Phrases();
  tiles;
  /** px a second; how fast the cloth grows */
  speed = 170;

  #bin = new Bin();
  #blank = new Texture();
  #rack;
  /** @type {Map<number, readonly string[]>} */
  #washes = new Map();
  /** @type {WeakMap<readonly string[], number[][]>} */
  #hues = new WeakMap();
  /** @type {Map<number, Work>} */
  #works = new Map();
  /** @type {Map<number, Cloth>} */
  #cloths = new Map();
  /** @type {Map<Waiting, Needlework>} */
  #sewn = new Map();
  /** @type {Promise<void>} */
  #queue = Promise.resolve();
  #queued = 0;
  /** murals that were on the loom */
  #age = 0;
  /** @type {number | null} */
  #marked = null;
  /** @type {Map<number, number>} */
  #marks = new Map();
  #from = 0;
  #to = 1;
  #visible = 1;
  #atOnce;
  #calm;
  #needle_px;

  /**
   * @param {{ tile: import("lightloom/loom/tiles.js").Tile, atOnce: (index: number) => boolean, calm: () => boolean, needle_px: number }} given
   *   atOnce: nobody sees that strip being woven; calm: fades instead of fronts; needle_px: width of a strip's needlework
   */
  constructor({ tile, atOnce, calm, needle_px }) {
    this.#atOnce = atOnce;
    this.#calm = calm;
    this.#needle_px = needle_px;
    this.tiles = this.#bin.keep(new Tiles(tile));
    this.#bin.keep(this.#blank);
    this.#rack = this.#bin.keep(new ClothRack(this.#blank));
  }

  get light() {
    return this.#rack.shared;
  }

  // --- what is told ---

  /** @param {readonly { index: number, wash: readonly string[] }[]} strips */
  restore(strips) {
    this.#clear();
    this.count = strips.length;
    for (const { index, wash } of strips) this.#washes.set(index, wash);
  }

  /** @param {string} phrase @param {number} voice @param {readonly import("lightloom/loom/lines.js").Word[]} words */
  say(phrase, voice, words) {
    const waiting = this.phrases.say(phrase, voice, words);
    let needlework = this.#sewn.get(waiting);
    if (!needlework) {
      needlework = new Needlework({ voice, width: this.#needle_px });
      this.#sewn.set(waiting, needlework);
    }
    needlework.sew(words, this.#room);
  }

  /** @param {string} phrase */
  hush(phrase) {
    const waiting = this.phrases.find(phrase);
    if (!waiting) return;
    this.phrases.leave(waiting);
    const work = waiting.index === null ? null : this.#works.get(waiting.index);
    work?.weaving.undo();
  }

  /** @param {number} index @param {readonly string[]} wash @param {string} phrase */
  wash(index, wash, phrase) {
    this.#washes.set(index, wash);
    const waiting = this.phrases.find(phrase);
    if (waiting && index >= this.count) waiting.index = index;
    else if (waiting) this.phrases.leave(waiting); // a correction: its words go, the strip they spoke of changes
    this.#work(index).weaving.runColours();
    this.#cloths.get(index)?.palette(wash);
  }

  /** @param {number} index */
  weave(index) {
    return this.#inTurn(async (isOurs) => {
      await this.#pictured(index);
      if (isOurs()) await this.#run(index, (weaving) => weaving.weave());
      if (!isOurs()) return;
      this.count = Math.max(this.count, index + 1);
      this.#rest(index);
    });
  }

  /** @param {number} index */
  replace(index) {
    return this.#inTurn(async (isOurs) => {
      const old = this.tiles.take(index);
      const cloth = this.#cloths.get(index);
      if (cloth) cloth.keepBefore(old);
      else old?.dispose();
      this.#work(index).replaces = true;
      await this.#pictured(index);
      if (isOurs()) await this.#run(index, (weaving) => weaving.weave());
      if (isOurs()) this.#rest(index);
    });
  }

  /** @param {number} index */
  unravel(index) {
    return this.#inTurn(async (isOurs) => {
      const work = this.#work(index);
      work.weaving.stand();
      await this.#run(index, (weaving) => weaving.undo());
      if (!isOurs()) return;
      this.count = Math.min(this.count, index);
      this.#rest(index);
      this.tiles.take(index)?.dispose();
      this.#washes.delete(index);
    });
  }

  /** @param {number | null} index */
  mark(index) {
    this.#marked = index;
    if (index !== null && !this.#marks.has(index)) this.#marks.set(index, 0);
  }

  /** One after the other: there is one shuttle. @param {(isOurs: () => boolean) => Promise<void>} work isOurs: the same mural is still on the loom */
  #inTurn(work) {
    const age = this.#age;
    const isOurs = () => age === this.#age;
    this.#queued += 1;
    if (this.#queued > 1) for (const { weaving } of this.#works.values()) weaving.hurry();
    const own = this.#queue
      .then(() => (isOurs() ? work(isOurs) : undefined))
      .finally(() => {
        this.#queued -= 1;
      });
    this.#queue = own.catch(() => {});
    return own;
  }

  /** @param {number} index @returns {Work} */
  #work(index) {
    let work = this.#works.get(index);
    if (!work) {
      const pace_s = Math.min(9, Math.max(1.1, STRIP_PX / this.speed));
      const hues = PLAIN_HUES;
      const weaving = new Weaving({ pace_s, calm: this.#calm() });
      work = { weaving, hues, pictured: index < this.count, replaces: index < this.count, done: null };
      this.#works.set(index, work);
    }
    work.hues = this.huesOf(index) ?? PLAIN_HUES;
    return work;
  }

  /** @param {number} index */
  async #pictured(index) {
    this.#work(index).pictured = true;
    this.#want();
    await this.tiles.load(index);
    this.#cloths.get(index)?.showNow();
  }

  /** @param {number} index @param {(weaving: Weaving) => void} begin @returns {Promise<void>} */
  #run(index, begin) {
    const work = this.#work(index);
    begin(work.weaving);
    if (this.#atOnce(index)) work.weaving.arrive();
    if (work.weaving.arrived) return Promise.resolve();
    return new Promise((resolve) => {
      work.done = resolve;
    });
  }

  /** A strip's work is done. @param {number} index */
  #rest(index) {
    this.#works.delete(index);
    for (const gone of this.phrases.sunk(index)) this.#unsew(gone);
    const cloth = this.#cloths.get(index);
    cloth?.keepBefore(null);
    cloth?.words(null);
  }

  // --- what is seen ---

  /** Who works now. @returns {{ index: number, work: Work } | null} */
  get atWork() {
    for (const [index, work] of this.#works) if (work.weaving.painting || work.weaving.undoing) return { index, work };
    return null;
  }

  /** How far the told cloth reaches, in strips. */
  get end() {
    let end = this.count;
    for (const [index, { weaving }] of this.#works) {
      if (weaving.undoing) end = Math.min(end, index + weaving.paint);
      else if (index >= this.count) end = Math.max(end, index + Math.max(weaving.wash, weaving.paint));
    }
    return end;
  }

  /** The first strip that neither has a picture nor waits for one. */
  get free() {
    let free = this.count;
    for (const index of this.#works.keys()) free = Math.max(free, index + 1);
    return free;
  }

  /** Where the cloth rests when one follows the fell. @param {number} visible strips */
  restsAt(visible) {
    this.#visible = visible;
    const coming = this.#works.get(this.count)?.weaving;
    const last = this.#works.get(this.count - 1)?.weaving;
    const open = this.free - this.count + this.phrases.untold;
    if (open === 0 && last?.undoing) return restingPlace(visible, this.count - 1, 1, last.paint);
    return restingPlace(visible, this.count, open, coming?.paint ?? 0);
  }

  /** Where words may stand on a strip: where it is seen, with some air. */
  get #room() {
    return { left: 0.09, wide: Math.min(1, this.#visible) - 0.16 };
  }

  /** The newest strip's colours. @returns {readonly string[] | null} */
  get palette() {
    return this.#washes.get(this.free - 1) ?? this.#washes.get(this.count - 1) ?? null;
  }

  /** A strip's colours as light; the same arrays until they change. @param {number} index @returns {number[][] | null} */
  huesOf(index) {
    const wash = this.#washes.get(index);
    if (!wash) return null;
    let hues = this.#hues.get(wash);
    if (!hues) {
      hues = wash.map(lightOf);
      this.#hues.set(wash, hues);
    }
    return hues;
  }

  /** Where one speaks, and in which colour: the needle's place in strips and 0..1 of the cloth's height. */
  get needle() {
    const waiting = this.phrases.newest;
    const needlework = waiting ? this.#sewn.get(waiting) : null;
    if (!waiting || !needlework) return null;
    const { x, y } = needlework.needle;
    return { u: this.phrases.placeOf(waiting, this.free) + x, y, voice: waiting.voice, shown: waiting.shown };
  }

  /** @param {number} step s @param {boolean} atOnce @returns {boolean} whether anything moves */
  step(step, atOnce) {
    const { moving, gone } = this.phrases.step(step, atOnce);
    for (const each of gone) this.#unsew(each);
    let busy = moving;
    for (const [index, work] of this.#works) {
      const { weaving } = work;
      if (atOnce || this.#atOnce(index)) weaving.arrive();
      else if (weaving.moving) {
        weaving.step(step);
        busy = true;
      }
      if (!weaving.arrived) continue;
      busy = true;
      if (work.done) {
        work.done();
        work.done = null;
      } else if (weaving.wash === 0) this.#rest(index); // a wash that dried
    }
    for (const [index, shown] of this.#marks) {
      const to = index === this.#marked ? 1 : 0;
      const next = atOnce ? to : to + (shown - to) * Math.exp(-MARK_PACE * step);
      const there = Math.abs(next - to) < 0.01;
      this.#marks.set(index, there ? to : next);
      if (there && to === 0) this.#marks.delete(index);
      busy ||= next !== shown;
      this.#cloths.get(index)?.mark(there ? to : next);
    }
    return busy;
  }

  /** @param {Layout} at @param {number} x strips wound @param {number} step s @returns {boolean} whether a picture still fades in */
  lay(at, x, step) {
    this.#from = muralAt(at, at.left, x);
    this.#to = muralAt(at, at.right, x);
    this.#visible = at.visible;
    this.#want();
    const last = Math.max(this.count, this.free + this.phrases.untold) - 1;
    const first = Math.max(0, Math.floor(this.#from));
    const end = Math.min(last, Math.floor(this.#to));
    for (const [index, cloth] of this.#cloths) {
      if (index >= first && index <= end) continue;
      cloth.dispose();
      this.#cloths.delete(index);
    }
    let fading = false;
    for (let index = first; index <= end; index++) {
      const cloth = this.#clothAt(index);
      cloth.mesh.position.set(placeOf(at, index + 0.5, x), at.middle, 0);
      fading = this.#dress(cloth, index, step) || fading;
    }
    for (const waiting of this.phrases.all) {
      const place = this.phrases.placeOf(waiting, this.free);
      const cloth = this.#cloths.get(place);
      if (cloth && (waiting.index !== null || place >= this.count)) {
        cloth.words(this.#sewn.get(waiting)?.texture ?? null, waiting.shown, waiting.drawn);
      }
    }
    return fading;
  }

  /** @param {number} index */
  #clothAt(index) {
    let cloth = this.#cloths.get(index);
    if (!cloth) {
      cloth = new Cloth(this.#rack, index);
      cloth.palette(this.#washes.get(index) ?? PLAIN);
      cloth.mark(this.#marks.get(index) ?? 0);
      this.#cloths.set(index, cloth);
      this.group.add(cloth.mesh);
    }
    return cloth;
  }

  /** @param {Cloth} cloth @param {number} index @param {number} step */
  #dress(cloth, index, step) {
    const work = this.#works.get(index);
    const picture = this.tiles.at(index);
    const fading = cloth.picture(picture, step);
    cloth.words(null);
    if (work) {
      if (work.replaces && !cloth.hasBefore) cloth.coverBefore(work.weaving.undoing ? null : picture);
      cloth.weave(work.weaving);
    } else if (index < this.count) cloth.stand();
    else cloth.waitForColours();
    return fading && index < this.count;
  }

  /** Pictures near what is seen, and those at work. */
  #want() {
    const near = nearTiles(this.#from, this.#to, Math.max(this.count, this.free));
    for (const [index, { pictured }] of this.#works) if (pictured && !near.includes(index)) near.push(index);
    this.tiles.want(near.filter((index) => index < this.count || this.#works.get(index)?.pictured));
  }

  /** The GPU forgot everything. */
  forget() {
    this.tiles.drop();
    for (const cloth of this.#cloths.values()) cloth.keepBefore(null);
  }

  /** Words are sewn anew: another face has come, or another width. */
  resew() {
    for (const [waiting, needlework] of this.#sewn) needlework.sew(waiting.words, this.#room);
  }

  /** @param {Waiting} waiting */
  #unsew(waiting) {
    this.#sewn.get(waiting)?.dispose();
    this.#sewn.delete(waiting);
  }

  #clear() {
    this.#age += 1;
    this.count = 0;
    for (const { done } of this.#works.values()) done?.();
    this.#works.clear();
    for (const waiting of this.#sewn.keys()) this.#unsew(waiting);
    this.phrases = new Phrases();
    for (const cloth of this.#cloths.values()) cloth.dispose();
    this.#cloths.clear();
    this.#washes.clear();
    this.#marks.clear();
    this.tiles.drop();
  }

  dispose() {
    this.#clear();
    this.group.removeFromParent();
    this.#bin.dispose();
  }
}
