/**
 * Words and pictures -> cloth on a wooden loom, dead flat: the frame on its warm wall, the mural that unrolls to the right as one
 * speaks, words as thread, the shuttle of light. Draws what it is told; knows no server and no store.
 *
 * Drawn only when something moves; in between the cloth breathes by light a few times a second, and sleeps when nobody stirs.
 */
import { Bin } from "kit/bin.js";
import { follow, reducedMotion } from "kit/motion.js";
import { Signal } from "kit/signal.js";
import { Stage } from "kit/stage.js";
import { Fabric } from "lightloom/loom/fabric.js";
import { Frame } from "lightloom/loom/frame.js";
import { Hand } from "lightloom/loom/hand.js";
import { Lacing } from "lightloom/loom/lacing.js";
import { frameOf, layOut, muralAt, placeOf, STRIP, TALL, VIEW_DEGREES } from "lightloom/loom/layout.js";
import { Motes } from "lightloom/loom/motes.js";
import { FACES } from "lightloom/loom/needlework.js";
import { Ribbons } from "lightloom/loom/ribbon.js";
import { Roll } from "lightloom/loom/roll.js";
import { Roller } from "lightloom/loom/rollers.js";
import { Room } from "lightloom/loom/room.js";
import { Shuttle } from "lightloom/loom/shuttle.js";
import { lightOf, threadLight } from "lightloom/loom/threads.js";
import { Wall } from "lightloom/loom/wall.js";
import { Warp } from "lightloom/loom/warp.js";
import { drawnOut, drift, feed, looseEnd, swing, weft } from "lightloom/loom/yarn.js";
import { Texture } from "three";

const STRIP_PX = 560;
const AWAKE_S = 40; // nobody stirs for so long: the light stands still, and nothing is drawn
const CALM_FPS = { low: 4, mid: 15, high: 24 };
const DRIFT_FPS = { low: 12, mid: 30, high: 40 };
const MOTES = { low: 8, mid: 18, high: 24 };
const NEEDLE_PX = { low: 420, mid: 630, high: 834 };
const SMALL_PX = 340; // a strip drawn narrower than this needs half its pixels
const FACE_MS = 1500;
const FAR = 10; // strips: farther places are not rolled to but cut to
const SLIVER = 0.12; // of a strip: less of it is not seen
const BEAT = 1.15; // passes of the shuttle a second
const PLAIN_THREAD = lightOf("#e9d8b4");

/** @typedef {import("lightloom/loom/lines.js").Word} Word */
/** @typedef {import("lightloom/loom/layout.js").Frame} Framed */
/** @typedef {{ from: number, to: number, x: number }} Seen the first and the last strip that are seen; which is at the fell, broken */

export class Loom {
  /** Resolves when the loom could be drawn. @type {Promise<void>} */
  ready;
  seen = /** @type {Signal<Seen>} */ (new Signal());
  /** A strip was tapped. */
  tapped = /** @type {Signal<number>} */ (new Signal());
  /** The cloth's window and the beams have another place. */
  laid = /** @type {Signal<Framed>} */ (new Signal());
  /** @type {Framed} */
  frame;

  #bin = new Bin();
  #loop;
  #quality;
  #motion;
  #stage;
  #fabric;
  #room = new Room();
  #roll = new Roll();
  #blank = new Texture();
  #wall;
  #warp;
  #wood;
  #rollers;
  #lacing;
  #yarn;
  #shuttle;
  #motes;
  #at;
  #warm = 0;
  #warming = false;
  #beat = 0;
  #shine = 0;
  #veil = 1;
  #end = 0;
  /** @type {Seen} */
  #said = { from: -1, to: -1, x: -1 };
  #stale = true;
  #stirred_s = 0;
  #drawn_s = Number.NEGATIVE_INFINITY;
  #clock_ms = performance.now();
  #report = { calls: 0, triangles: 0, geometries: 0, textures: 0, programs: 0 };

  /**
   * @param {{ canvas: HTMLCanvasElement, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, motion?: typeof reducedMotion, tile: import("lightloom/loom/tiles.js").Tile }} given
   *   tile: the page's drawer; what it gives is closed here after the upload
   */
  constructor({ canvas, loop, quality, motion = reducedMotion, tile }) {
    this.#loop = loop;
    this.#quality = quality;
    this.#motion = motion;
    const bin = this.#bin;
    this.#stage = bin.keep(new Stage({ canvas, loop, quality }));
    this.#stage.renderer.setClearColor(0x171425);
    this.#stage.camera.fov = VIEW_DEGREES;
    bin.keep(this.#blank);
    this.#fabric = bin.keep(
      new Fabric({
        tile,
        needle_px: NEEDLE_PX[quality.tier],
        calm: () => motion.value,
        atOnce: (index) => this.#unseen(index),
      }),
    );
    this.#wall = bin.keep(new Wall(this.#room));
    this.#warp = bin.keep(new Warp(this.#room));
    this.#wood = bin.keep(new Frame(this.#room));
    this.#rollers = [
      bin.keep(new Roller(this.#room, this.#blank, -1)),
      bin.keep(new Roller(this.#room, this.#blank, 1)),
    ];
    this.#lacing = bin.keep(new Lacing());
    this.#yarn = bin.keep(new Ribbons({ points: 2400, order: 7 }));
    this.#shuttle = bin.keep(new Shuttle(TALL));
    this.#motes = bin.keep(new Motes(this.#room, MOTES[quality.tier]));
    this.#stage.scene.add(
      this.#wall.mesh,
      this.#warp.mesh,
      this.#wood.mesh,
      ...this.#rollers.map(({ mesh }) => mesh),
      this.#fabric.group,
      this.#lacing.group,
      this.#yarn.group,
      this.#shuttle.mesh,
      this.#motes.points,
    );
    this.#at = layOut(this.#stage.size.width, this.#stage.size.height);
    this.frame = frameOf(this.#at);
    this.#stage.render = () => this.#draw();
    this.speed = 170;
    this.#listen(canvas);
    this.#fit();
    this.ready = this.#wake();
  }

  // --- the mural ---

  /** A whole mural stands. @param {readonly { index: number, wash: readonly string[] }[]} strips */
  restore(strips) {
    this.#fabric.restore(strips);
    this.#room.follow(this.#fabric.palette);
    this.#bind();
    this.#roll.follow();
    this.#roll.jump(this.#roll.high);
    this.#touch();
  }

  /** Words as thread at the untold place. @param {{ phrase: string, voice: number, words: readonly Word[] }} said */
  say({ phrase, voice, words }) {
    this.#fabric.say(phrase, voice, words);
    this.#touch();
  }

  /** The phrase came to nothing: its thread is drawn out. @param {string} phrase */
  hush(phrase) {
    this.#fabric.hush(phrase);
    this.#touch();
  }

  /** The strip's palette runs over the words; they sink. @param {number} index @param {readonly string[]} wash six colours, sky first @param {string} phrase */
  wash(index, wash, phrase) {
    this.#fabric.wash(index, wash, phrase);
    this.#room.follow(this.#fabric.palette);
    this.#touch();
  }

  /** The strip's tile is there: thread by thread. Resolves when it stands. @param {number} index */
  async weave(index) {
    this.#touch();
    await this.#fabric.weave(index);
    this.#touch();
  }

  /** Weaves one strip anew, in place. @param {number} index */
  async replace(index) {
    this.#touch();
    await this.#fabric.replace(index);
    this.#touch();
  }

  /** Undo: the strip's threads are drawn out. @param {number} index */
  async unravel(index) {
    this.#touch();
    await this.#fabric.unravel(index);
    this.#room.follow(this.#fabric.palette);
    this.#touch();
  }

  /** Plain threads drift while engines wake. @param {boolean} on */
  warm(on) {
    this.#warming = on;
    this.#touch();
  }

  /** Outlines a strip. @param {number | null} index */
  mark(index) {
    this.#fabric.mark(index);
    this.#touch();
  }

  // --- where one looks ---

  /** px a second of a strip's 560 */
  get speed() {
    return this.#fabric.speed;
  }

  set speed(px) {
    this.#fabric.speed = Math.max(20, px);
    this.#roll.speed = this.#fabric.speed / STRIP_PX;
  }

  /** Which strip is at the fell, broken. */
  get x() {
    return this.#roll.x;
  }

  /** Does the cloth follow the fell, or does one look back? */
  get following() {
    return this.#roll.following;
  }

  /** A strip, or a place in one, in the middle of the window. @param {number} index strips, broken */
  look(index) {
    this.#roam(index - 0.5 + this.#at.visible / 2);
  }

  /** Back to the end, and along with it when it grows. */
  follow() {
    if (!this.#roll.following) this.#roam(Number.POSITIVE_INFINITY);
  }

  /** A page on (1) or back (-1). @param {number} direction */
  step(direction) {
    const page = Math.max(1, Math.floor(this.#at.visible));
    this.#roam(Math.round(this.#roll.bound) + Math.sign(direction) * page);
  }

  /** A wheel, or a finger elsewhere, moves the cloth. @param {number} way_px CSS px, positive towards the end */
  pull(way_px) {
    this.#bind();
    const way = way_px / (STRIP * this.#at.unit_px);
    this.#roll.look(this.#roll.bound + way);
    if (this.#motion.value) this.#roll.jump(this.#roll.bound);
    this.#touch();
  }

  /** @returns {import("kit/stage.js").Report} of the last picture that was drawn */
  report() {
    const { geometries, textures, programs } = this.#stage.report();
    return { ...this.#report, geometries, textures, programs };
  }

  dispose() {
    this.#bin.dispose();
  }

  // --- inside ---

  async #wake() {
    const faces = Promise.all(FACES.map((face) => document.fonts.load(face)));
    await Promise.race([faces, new Promise((resolve) => this.#bin.after(FACE_MS, () => resolve(null)))]);
    this.#fabric.resew();
    this.#touch();
  }

  /** @param {HTMLCanvasElement} canvas */
  #listen(canvas) {
    const bin = this.#bin;
    const at = () => this.#at;
    const px = (/** @type {number} */ x) => (x - at().width / 2) / at().unit_px;
    const hand = bin.keep(
      new Hand(canvas, ({ x, y }) => {
        const { left, right, top, bottom } = this.frame;
        return x >= left && x <= right && y >= top && y <= bottom;
      }),
    );
    bin.add(hand.held.on(() => this.#roll.hold()));
    bin.add(
      hand.pulled.on(({ way_px, passed_s }) => {
        this.#bind();
        this.#roll.pull(way_px / (STRIP * this.#at.unit_px), passed_s);
        this.#touch();
      }),
    );
    bin.add(
      hand.released.on(() => {
        this.#roll.release();
        if (this.#motion.value) this.#roll.hold();
        this.#touch();
      }),
    );
    bin.add(
      hand.tapped.on(({ x }) => {
        const index = Math.floor(muralAt(at(), px(x), this.#roll.x));
        if (index >= 0 && index < this.#fabric.count) this.tapped.emit(index);
      }),
    );
    bin.add(this.#fabric.tiles.came.on(() => this.#touch()));
    bin.add(this.#stage.resized.on(() => this.#fit()));
    bin.add(this.#stage.lost.on(() => this.#fabric.forget()));
    bin.add(this.#stage.restored.on(() => this.#touch()));
    bin.add(this.#motion.changed.on(() => this.#touch()));
    bin.add(this.#loop.on("world", ({ time }) => this.#live(time)));
    // nobody watches: what is at work arrives, so that whoever waits for it goes on
    bin.listen(document, "visibilitychange", () => document.hidden && this.#fabric.step(0, true));
  }

  /** Something is to be seen: draw, and stay awake. */
  #touch() {
    this.#stale = true;
    this.#stirred_s = this.#loop.time;
    this.#loop.nudge();
  }

  /** @param {number} index */
  #unseen(index) {
    if (document.hidden || this.#loop.frozen) return true;
    if (this.#roll.following) return false;
    return (
      index + 1 < muralAt(this.#at, this.#at.left, this.#roll.x) ||
      index > muralAt(this.#at, this.#at.right, this.#roll.x)
    );
  }

  #fit() {
    const { width, height, ratio } = this.#stage.size;
    const at = layOut(width, height);
    this.#at = at;
    const { camera } = this.#stage;
    camera.position.set(0, 0, at.far);
    camera.near = at.far * 0.5;
    camera.far = at.far * 1.5;
    camera.updateProjectionMatrix();
    for (const part of [this.#wall, this.#warp, this.#wood, ...this.#rollers, this.#lacing]) part.fit(at);
    this.#motes.fit(at, ratio);
    const { uView, uLedges, uLampAt } = this.#room.uniforms;
    uView.value.set(at.wide, at.high);
    uLedges.value.set(at.headLow, at.apronTop);
    uLampAt.value.set(-at.wide * 0.12, at.middle + 1.4, 2);
    this.#fabric.light.uEdges.value[0] = at.left;
    this.#fabric.light.uEdges.value[1] = at.right;
    this.#fabric.tiles.small = STRIP * at.unit_px * ratio < SMALL_PX;
    const follows = this.#roll.following;
    this.#bind();
    if (follows) this.#roll.jump(this.#roll.high);
    this.#fabric.resew();
    this.frame = frameOf(at);
    this.#touch();
    this.laid.emit(this.frame);
  }

  /** The ends between which the cloth can be wound now. */
  #bind() {
    const least = this.#at.visible - 1;
    this.#roll.between(least, Math.max(least, this.#fabric.restsAt(this.#at.visible)));
  }

  /** @param {number} x what shall be at the fell */
  #roam(x) {
    this.#bind();
    const far = Math.abs(Math.min(x, this.#roll.high) - this.#roll.x) > FAR;
    if (this.#motion.value || this.#loop.frozen || far) this.#cut(x);
    else this.#roll.look(x);
    this.#touch();
  }

  /** There at once, under a short dimming of the light. @param {number} x */
  #cut(x) {
    this.#veil = 0.2;
    this.#roll.jump(x);
  }

  /** What moves by itself. @param {number} time */
  #live(time) {
    const now_ms = performance.now();
    const step = Math.min(0.25, (now_ms - this.#clock_ms) / 1000); // by the clock on the wall: slow machines weave no slower
    this.#clock_ms = now_ms;
    const { tier } = this.#quality;
    const still = this.#motion.value;
    const atOnce = this.#loop.frozen;
    let busy = this.#fabric.step(step, atOnce);
    this.#bind();
    if (atOnce || (still && this.#roll.following)) {
      if (still && !atOnce && Math.abs(this.#roll.high - this.#roll.x) > 0.3) this.#veil = 0.2;
      if (this.#roll.following) this.#roll.jump(this.#roll.high);
    } else busy = this.#roll.step(step) || busy;
    busy = this.#room.step(step, atOnce || still) || busy;
    const warm = this.#warming ? 1 : 0;
    const worked = this.#fabric.atWork;
    const shine = worked && !still && worked.work.weaving.painting ? 1 : 0;
    for (const [now, to] of [
      [this.#warm, warm],
      [this.#shine, shine],
      [this.#veil, 1],
    ])
      busy ||= Math.abs(now - to) > 0.004;
    this.#warm =
      atOnce || still
        ? warm
        : this.#warm + Math.sign(warm - this.#warm) * Math.min(Math.abs(warm - this.#warm), step / 2.4);
    this.#shine = follow(this.#shine, shine, 6, step);
    this.#veil = atOnce ? 1 : Math.min(1, this.#veil + step * 2);
    if (!still) {
      this.#beat += step * BEAT * (shine || this.#shine);
      this.#room.uniforms.uTime.value = this.#fabric.light.uTime.value = time;
    }
    if (busy) {
      this.#stale = true;
      this.#stirred_s = time;
    }
    const awake = time - this.#stirred_s < AWAKE_S;
    const fps = still ? 0 : this.#warm > 0 ? DRIFT_FPS[tier] : awake ? CALM_FPS[tier] : 0;
    if (fps > 0 && time - this.#drawn_s >= 1 / fps) this.#stale = true;
  }

  #tell() {
    const { x } = this.#roll;
    const last = Math.max(0, this.#fabric.count - 1);
    const from = Math.min(last, Math.max(0, Math.floor(muralAt(this.#at, this.#at.left, x) + SLIVER)));
    const to = Math.min(last, Math.max(from, Math.floor(muralAt(this.#at, this.#at.right, x) - SLIVER)));
    const said = this.#said;
    if (from === said.from && to === said.to && Math.abs(x - said.x) < 0.004) return;
    this.#said = { from, to, x };
    this.seen.emit(this.#said);
  }

  #draw() {
    const { width, height } = this.#stage.size;
    if (!this.#stale || width < 2 || height < 2) return;
    const time = this.#loop.time;
    const passed = Math.min(0.25, Math.max(0, time - this.#drawn_s));
    this.#stale = false;
    this.#drawn_s = time;
    const at = this.#at;
    const { x } = this.#roll;
    const fading = this.#fabric.lay(at, x, this.#motion.value || this.#loop.frozen ? 1 : passed);
    if (fading) this.#stale = true;
    const { end } = this.#fabric;
    this.#end = placeOf(at, end, x);
    const tile = (/** @type {number} */ index) => this.#fabric.tiles.at(index);
    const dye = (/** @type {number} */ index) => this.#fabric.huesOf(index)?.[3] ?? PLAIN_THREAD;
    this.#rollers[0].wind(muralAt(at, at.left, x), end, tile, dye);
    this.#rollers[1].wind(muralAt(at, at.right, x), end, tile, dye);
    this.#warp.wind(-x * STRIP, this.#end);
    this.#lacing.run(placeOf(at, 0, x), this.#end - 0.04);
    this.#fabric.light.uLit.value = 1.04 * this.#veil;
    this.#layYarn(time);
    const { camera, renderer, scene } = this.#stage;
    renderer.render(scene, camera);
    this.#report = this.#stage.report();
    this.#tell();
  }

  /** @param {number} time */
  #layYarn(time) {
    const at = this.#at;
    const { x } = this.#roll;
    const yarn = this.#yarn;
    const still = this.#motion.value;
    const moment = still ? 2 : time;
    const worked = this.#fabric.atWork;
    const glow = this.#room.uniforms.uGlow.value;
    yarn.begin();
    if (this.#warm > 0.01) drift(yarn, at, moment, this.#warm * (2 - this.#warm));
    const needle = this.#fabric.needle;
    if (needle && needle.shown > 0.5) {
      const place = placeOf(at, needle.u, x);
      const hue = threadLight(needle.voice);
      if (place < at.right) feed(yarn, at, needle.voice, place + 0.08, at.bottom + needle.y * TALL, moment, hue);
    }
    if (worked && !still) {
      const { index, work } = worked;
      const front = placeOf(at, index + Math.min(1, Math.max(0, work.weaving.paint * 1.12 - 0.02)), x);
      if (work.weaving.undoing) drawnOut(yarn, at, front, work.weaving.paint, work.hues);
      else weft(yarn, at, front + 0.16, this.#beat, work.hues);
      const y = at.bottom + 0.5 + (TALL - 1) * swing(this.#beat);
      if (!work.weaving.undoing) glow.set(front + 0.16, y, 1.1, this.#shine);
    } else if (!worked && this.#fabric.count > 0 && this.#end > at.left && this.#end < at.right) {
      const hue = this.#fabric.huesOf(this.#fabric.count - 1)?.[3] ?? PLAIN_THREAD;
      looseEnd(yarn, this.#end, at.bottom + TALL * 0.2, moment, hue);
    }
    yarn.end();
    glow.w = this.#shine;
    this.#shuttle.fly(glow.x, glow.y, at.middle, glow.x - 0.14, this.#shine);
    this.#fabric.light.uLamp.value.set(glow.x, glow.y - at.middle, this.#shine);
  }
}
