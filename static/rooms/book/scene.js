/**
 * The left page of the open book: a wash at once, then the painting in depth, which one leans into, whose doors swing and lead
 * through a short dark. Draws what it is told; knows no rules of the house, no words and no server.
 *
 * Still as long as nothing moves: fire and dust are drawn a few times a second, and with reduced motion nothing at all is.
 */
import { Bin } from "kit/bin.js";
import { follow, reducedMotion } from "kit/motion.js";
import { Signal } from "kit/signal.js";
import { Stage } from "kit/stage.js";
import { makePigment, makeStrokes } from "rooms/book/brushwork.js";
import { pick } from "rooms/book/fields.js";
import { close, openFiles } from "rooms/book/files.js";
import { Glides } from "rooms/book/glides.js";
import { inkOf, painting } from "rooms/book/material.js";
import { PAPER_FRAGMENT, PAPER_VERTEX } from "rooms/book/paint.shader.js";
import { PaintedRoom } from "rooms/book/room.js";
import {
  frustum,
  grown,
  mix,
  onCanvas,
  onPicture,
  paintedPart,
  parallax,
  passage,
  windowOf,
} from "rooms/book/space.js";
import * as THREE from "three";

const NEAR_M = 0.04;
const FAR_M = 90;
const AJAR = 0.14; // of the doorway can be seen: a hand's breadth
const WALKED = 0.26; // a door one has been through
const AWAKE_S = 25; // nobody stirs for so long: fires and dust stand still, and nothing is drawn
const TOUCH_PX = 14;
const CALM_FPS = { low: 8, mid: 14, high: 20 };
const WASH_FPS = { low: 12, mid: 24, high: 30 };
const GRIDS = {
  low: { columns: 72, rows: 48 },
  mid: { columns: 120, rows: 80 },
  high: { columns: 150, rows: 100 },
};
const PLAIN = ["#2a1d24", "#5c4034", "#a8784a", "#e0b878", "#f4e8cc"];

/** @typedef {import("rooms/words.js").Canvas} Canvas */
/** @typedef {import("rooms/book/files.js").Opened} Opened */
/** @typedef {import("rooms/book/space.js").Point} Point */
/** @typedef {{ palette: readonly string[], theme?: string, doors?: number, side?: string | null }} Wash palette: five colours "#rrggbb", darkest first */
/** @typedef {{ open?: readonly string[], searched?: readonly string[], ajar?: readonly string[] }} Standing doors unlocked, things searched, doors walked through; ids */
/** @typedef {{ id: string, outline: Point[], box: { left: number, top: number, width: number, height: number } }} Spot in CSS px of the canvas, the eye at rest */

export class BookScene {
  /** Resolves when the first wash could be drawn. @type {Promise<void>} */
  ready;
  hover = /** @type {Signal<string | null>} */ (new Signal());
  tapped = /** @type {Signal<string>} */ (new Signal());
  /** Places of the spots have changed: another picture, or another size. */
  moved = /** @type {Signal} */ (new Signal());

  #bin = new Bin();
  #canvas;
  #loop;
  #quality;
  #motion;
  #stage;
  #glides;
  #blank = new THREE.Texture();
  #shared;
  /** @type {PaintedRoom | null} */
  #room = null;
  /** @type {{ url: string, files: Promise<Opened> } | null} files opened ahead, or for the room that is about to be shown */
  #opening = null;
  /** @type {Standing} */
  #standing = {};
  /** @type {Spot[]} */
  #spots = [];
  /** @type {Wash | null} a wash that waits for the dark */
  #waiting = null;
  /** @type {Promise<unknown> | null} on the way to another room */
  #passing = null;
  /** Whoever asked last is shown. */
  #asked = 0;

  #part = paintedPart(1, 1);
  #seen = windowOf(this.#part, 1.5);
  #eye = { x: 0, y: 0, z: 0, yaw: 0, zoom: 1 };
  #lean = { x: 0, y: 0 };
  #hand = { x: 0.5, y: 0.5, inside: false };
  /** @type {string | null} */
  #hovered = null;
  /** @type {string | null} */
  #focused = null;
  #ink = 0;
  #voice = 0;
  #loud = 0;
  #stale = true;
  #stirred_s = 0;
  #drawn_s = Number.NEGATIVE_INFINITY;
  #report = { calls: 0, triangles: 0, geometries: 0, textures: 0, programs: 0 };

  /**
   * @param {{ canvas: HTMLCanvasElement, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, motion?: typeof reducedMotion }} given
   */
  constructor({ canvas, loop, quality, motion = reducedMotion }) {
    this.#canvas = canvas;
    canvas.style.transition = "box-shadow 1.6s";
    this.#loop = loop;
    this.#quality = quality;
    this.#motion = motion;
    const bin = this.#bin;
    this.#stage = bin.keep(new Stage({ canvas, loop, quality, alpha: true }));
    this.#stage.renderer.setClearColor(0x000000, 0);
    this.#glides = bin.keep(new Glides(loop));
    bin.keep(this.#blank);
    this.#shared = this.#mix();
    this.#layPaper();
    this.#stage.render = () => this.#draw();
    bin.add(this.#stage.resized.on(() => this.#fit()));
    bin.add(this.#stage.restored.on(() => this.#touch()));
    bin.add(motion.changed.on(() => this.#touch()));
    bin.add(loop.on("world", ({ time, step }) => this.#live(time, step)));
    this.#listen();
    this.#fit();
    this.ready = Promise.resolve();
  }

  // --- what is shown ---

  /** The paper takes the room's colours with the next frame; whatever was painted fades under it. @param {Wash} wash */
  wash(wash) {
    this.#asked += 1;
    if (this.#passing) this.#waiting = wash;
    else this.#wet(wash);
  }

  /**
   * The painting, stroke by stroke over the wash. Resolves when it stands and its spots are known. The picture that is shown
   * already, by a walk that could see it down the corridor, is left as it is.
   * @param {{ canvas: Canvas, palette?: readonly string[] }} given
   */
  async show({ canvas, palette }) {
    const asked = ++this.#asked;
    const opened = this.#open(canvas);
    opened.catch(() => {}); // heard below, if it is still wanted by then
    await this.#passing;
    if (this.#waiting) this.#wet(this.#waiting);
    if (asked !== this.#asked) return;
    if (this.#room && sameRoom(this.#room.canvas, canvas)) {
      if (palette) this.#dip(palette);
      this.#paint();
      return;
    }
    const files = await opened;
    if (asked !== this.#asked) return;
    if (this.#room) await this.#fade();
    if (asked !== this.#asked) return;
    if (palette) this.#dip(palette);
    this.#stand(files);
    this.#paint();
  }

  /** Opens the files of a room that may be entered next, so that it can be seen down the corridor. @param {Canvas} canvas */
  async prepare(canvas) {
    await this.#open(canvas);
  }

  /** The places one can choose, doors first: things stand before them. The same array until they move. @returns {Spot[]} */
  spots() {
    return this.#spots;
  }

  /** Draws the outline of a place. @param {string | null} id */
  focus(id) {
    if (id === this.#focused) return;
    this.#focused = id;
    this.#touch();
  }

  /** @param {Standing} standing */
  setState(standing) {
    this.#standing = standing;
    if (this.#passing) return;
    this.#settle(1.2);
  }

  /** A lock opens: a swell of light, and a door comes ajar by a hand's breadth. @param {string} id */
  async opening(id) {
    const room = this.#room;
    if (!room) return;
    const door = room.doors.get(id);
    if (door && !this.#standing.open?.includes(id)) {
      this.#standing = { ...this.#standing, open: [...(this.#standing.open ?? []), id] };
    }
    await this.#glides.run(
      "glint",
      1.5,
      (t) => this.#room?.glint(id, Math.sin(Math.PI * t) ** 2),
      (t) => t,
    );
    if (door) await this.#swing(id, this.#ajar(id), this.#still ? 0 : 1.1);
  }

  /**
   * Through a door: its leaf swings, one walks in, it is dark for a moment. With the next room's picture it is seen down the
   * corridor, and stands when this resolves; else the paper is bare and waits for its wash.
   * @param {string} id @param {Canvas | null} [next]
   */
  walk(id, next = null) {
    return this.#pass(async () => {
      const files = next ? await this.#open(next).catch(() => null) : null;
      await this.#go(id, files);
      if (this.#bin.isEmpty) return;
      if (files) {
        this.#stand(files);
        this.#set("uReveal", 1);
        await this.#arrive(true);
      } else {
        this.#clear();
        this.#arrive(false);
      }
    });
  }

  /** Back by the way one came, or elsewhere by the map: a step back, a moment's dark. */
  turnBack() {
    return this.#pass(async () => {
      await this.#glides.run("pass", this.#still ? 0.3 : 0.55, (t) => {
        this.#set("uDark", t);
        if (!this.#still) this.#eye.zoom = 1 + 0.03 * t;
        this.#touch();
      });
      if (this.#waiting) this.#wet(this.#waiting, true);
      this.#arrive(false);
    });
  }

  /** How loud the voice is: the lamps lean with it. @param {number} strength 0..1 */
  lit(strength) {
    this.#loud = strength;
    if (strength > 0.02) this.#stirred_s = this.#loop.time;
  }

  /** Of the last frame drawn. @returns {import("kit/stage.js").Report} */
  report() {
    const { geometries, textures, programs } = this.#stage.report();
    return { ...this.#report, geometries, textures, programs };
  }

  dispose() {
    this.#asked += 1;
    this.#clear();
    this.#opening?.files.then(close, () => {});
    this.#opening = null;
    this.#bin.dispose();
  }

  // --- paper and paint ---

  /** What every material shares. */
  #mix() {
    const strokes = this.#bin.keep(makeStrokes());
    const pigment = this.#bin.keep(makePigment());
    return {
      uStrokes: { value: strokes },
      uPigment: { value: pigment },
      uPart: { value: new THREE.Vector4(0, 0, 1, 1) },
      uInk: { value: PLAIN.map(inkOf) },
      uHints: { value: new THREE.Vector3() },
      uDarkAt: { value: new THREE.Vector2(0.5, 0.5) },
      uReveal: { value: 0 },
      uPlainly: { value: 0 },
      uSpread: { value: 0 },
      uDrift: { value: 0 },
      uBreath: { value: 0 },
      uDark: { value: 0 },
      uFlick: { value: 0 },
      uVoice: { value: 0 },
      uTime: { value: 0 },
      uPixels: { value: 2 },
      uTick: { value: 20 },
      uGlint: { value: 120 },
      uHand: { value: new THREE.Vector2(0.5, 0.5) },
    };
  }

  #layPaper() {
    const sheet = this.#bin.keep(new THREE.BufferGeometry());
    sheet.setAttribute("position", new THREE.Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3));
    const look = this.#bin.keep(
      painting({
        uniforms: this.#shared,
        vertexShader: PAPER_VERTEX,
        fragmentShader: PAPER_FRAGMENT,
        depthTest: false,
        depthWrite: false,
      }),
    );
    this.#paper = new THREE.Mesh(sheet, look);
    this.#paper.frustumCulled = false;
    this.#paper.renderOrder = -1;
    this.#stage.scene.add(this.#paper);
  }
  /** @type {THREE.Mesh | null} */
  #paper = null;

  /** @param {"uReveal" | "uPlainly" | "uSpread" | "uDark"} what @param {number} value */
  #set(what, value) {
    this.#shared[what].value = value;
    this.#touch();
  }

  /** @param {readonly string[]} palette */
  #dip(palette) {
    for (const [i, ink] of this.#shared.uInk.value.entries()) ink.copy(inkOf(palette[i] ?? PLAIN[i]));
    this.#touch();
  }

  /** @param {Wash} wash @param {boolean} [inTheDark] nobody sees what was there */
  #wet({ palette, doors = 0, side }, inTheDark = false) {
    this.#waiting = null;
    const guess = side === "left" ? [1, 0, 0] : side === "right" ? [0, 0, 1] : [doors > 1, doors > 0, doors > 2];
    const [left, ahead, right] = guess.map(Number);
    this.#shared.uHints.value.set(left, ahead, right);
    this.#dip(palette);
    if (this.#room && !inTheDark) return void this.#fade();
    this.#clear();
    this.#set("uReveal", 0);
    this.#spread();
  }

  /** The water runs outwards from the middle. */
  #spread() {
    const from = this.#still ? 1 : 0.5;
    this.#set("uSpread", from);
    this.#glides.run("spread", this.#still ? 0 : 1.6, (t) => this.#set("uSpread", mix(from, 1, t)));
  }

  /** The painting sinks back into the wash. */
  async #fade() {
    const from = this.#shared.uReveal.value;
    const room = this.#room;
    this.#set("uSpread", 1);
    const faded = await this.#glides.run("reveal", 0.4 * from, (t) => this.#set("uReveal", from * (1 - t)));
    if (faded && this.#room === room) this.#clear();
  }

  /** Strokes over the wash; with reduced motion it only fades in. */
  #paint() {
    const from = this.#shared.uReveal.value;
    if (from === 1) return;
    this.#set("uPlainly", this.#still ? 1 : 0);
    this.#glides.run(
      "reveal",
      this.#still ? 0.7 : 2.4,
      (t) => this.#set("uReveal", mix(from, 1, t)),
      this.#still ? undefined : (t) => t,
    );
  }

  /** @param {Opened} files */
  #stand(files) {
    this.#clear();
    this.#glides.stop("reveal");
    this.#set("uReveal", 0);
    this.#set("uSpread", 1);
    this.#opening = null; // the room has them now
    this.#room = new PaintedRoom(files, { shared: this.#shared, quality: this.#quality, blank: this.#blank });
    this.#stage.scene.add(this.#room.group);
    this.#canvas.style.boxShadow = `0 0 46px 10px ${this.#room.shine}`;
    this.#settle(0);
    this.#lay();
  }

  #clear() {
    this.#glides.stop("glint");
    this.#room?.dispose();
    this.#room = null;
    this.#canvas.style.boxShadow = "";
    this.#hovered = null;
    this.#lay();
    this.#touch();
  }

  /** @param {Canvas} canvas @returns {Promise<Opened>} */
  #open(canvas) {
    const { url } = canvas.picture;
    if (this.#opening?.url === url) return this.#opening.files;
    if (this.#room && sameRoom(this.#room.canvas, canvas)) return Promise.reject(new Error("It is shown already"));
    this.#opening?.files.then(close, () => {});
    const files = openFiles(canvas, GRIDS[this.#quality.tier]);
    files.catch(() => {
      if (this.#opening?.files === files) this.#opening = null; // asked for again next time
    });
    this.#opening = { url, files };
    return files;
  }

  // --- doors ---

  get #still() {
    return this.#motion.value;
  }

  /** How far a door stands open by itself. @param {string} id */
  #ajar(id) {
    const { ajar, open } = this.#standing;
    const gap = ajar?.includes(id) ? WALKED : open?.includes(id) ? AJAR : 0;
    return gap > 0 ? (this.#room?.doors.get(id)?.ajar(gap) ?? 0) : 0;
  }

  /** Doors and things as they should stand. @param {number} seconds */
  #settle(seconds) {
    const room = this.#room;
    if (!room) return;
    room.read(this.#standing.searched ?? []);
    for (const [id, door] of room.doors) {
      const to = this.#ajar(id);
      if (door.open !== to) this.#swing(id, to, this.#still ? 0 : seconds);
    }
    this.#touch();
  }

  /** @param {string} id @param {number} to 0..1 @param {number} seconds */
  #swing(id, to, seconds) {
    const from = this.#room?.doors.get(id)?.open ?? to;
    return this.#glides.run(`swing ${id}`, seconds, (t) => {
      this.#room?.swing(id, mix(from, to, t));
      this.#touch();
    });
  }

  /** One passage after the other. @param {() => Promise<void>} way */
  #pass(way) {
    this.#asked += 1;
    const before = this.#passing ?? Promise.resolve();
    const passing = before.then(way).finally(() => {
      if (this.#passing === passing) this.#passing = null;
      if (!this.#passing && this.#waiting) this.#wet(this.#waiting);
    });
    this.#passing = passing;
    return passing;
  }

  /** Into the dark. @param {string} id @param {Opened | null} next */
  async #go(id, next) {
    const room = this.#room;
    const door = room?.doors.get(id);
    if (!room || !door || this.#still) {
      await this.#glides.run("pass", 0.45, (t) => this.#set("uDark", t));
      return;
    }
    const view = next ? new THREE.Texture(/** @type {any} */ (next.picture)) : null;
    if (view) {
      view.flipY = false;
      view.needsUpdate = true;
      door.reveal(view, 1);
    }
    this.#glides.stop(`swing ${id}`);
    const from = door.open;
    const steps = (/** @type {number} */ t) => {
      const way = passage(door.leaf, from, t);
      room.swing(id, way.open);
      [this.#eye.x, this.#eye.y, this.#eye.z] = way.eye;
      this.#eye.yaw = way.yaw;
      this.#set("uDark", way.dark);
    };
    await this.#glides.run("pass", 2.3, steps, (t) => t);
    view?.dispose();
  }

  /** Out of the dark. @param {boolean} painted the room stands already: one steps into it */
  async #arrive(painted) {
    Object.assign(this.#eye, { x: 0, y: 0, z: 0, yaw: 0, zoom: 1 });
    this.#set("uDark", 1);
    const near = painted && !this.#still ? 0.8 : 1;
    await this.#glides.run("pass", painted && !this.#still ? 1.2 : 0.6, (t) => {
      this.#eye.zoom = mix(near, 1, t);
      this.#set("uDark", 1 - t);
    });
  }

  // --- what the visitor points at ---

  #listen() {
    const bin = this.#bin;
    const canvas = this.#canvas;
    let down = { x: 0, y: 0, at_ms: 0 };
    bin.listen(canvas, "pointermove", (/** @type {PointerEvent} */ event) => this.#point(event));
    bin.listen(canvas, "pointerleave", () => {
      this.#hand.inside = false;
      this.#hoverOver(null);
    });
    bin.listen(canvas, "pointerdown", (/** @type {PointerEvent} */ event) => {
      down = { x: event.clientX, y: event.clientY, at_ms: event.timeStamp };
    });
    bin.listen(canvas, "click", (/** @type {PointerEvent} */ event) => {
      if (Math.hypot(event.clientX - down.x, event.clientY - down.y) > TOUCH_PX) return; // the page was scrolled
      const id = this.#under(event);
      if (id) this.tapped.emit(id);
    });
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const { width, height } = this.#stage.size;
    const box = this.#canvas.getBoundingClientRect();
    this.#hand.x = (event.clientX - box.left) / width;
    this.#hand.y = (event.clientY - box.top) / height;
    this.#hand.inside = event.pointerType !== "touch";
    if (event.pointerType === "touch") return;
    this.#hoverOver(this.#under(event));
    this.#stirred_s = this.#loop.time;
    if (this.#quality.tier !== "low" && this.#room) this.#touch();
  }

  /** @param {string | null} id */
  #hoverOver(id) {
    if (id === this.#hovered) return;
    this.#hovered = id;
    this.#canvas.style.cursor = id ? "pointer" : "";
    this.hover.emit(id);
    this.#touch();
  }

  /** @param {PointerEvent} event @returns {string | null} */
  #under(event) {
    const room = this.#room;
    if (!room || this.#passing || this.#shared.uReveal.value < 0.3) return null;
    const box = this.#canvas.getBoundingClientRect();
    const [u0, v0] = onPicture(event.clientX - box.left, event.clientY - box.top, this.#seen, this.#part);
    const { focal, aspect } = room.lens;
    const { still } = room.leaning;
    let [u, v] = [u0, v0];
    for (let i = 0; i < 2; i++) {
      const deep = room.depthAt(u, v);
      u = u0 - parallax(focal, this.#lean.x, still, deep);
      v = v0 + parallax(focal, this.#lean.y, still, deep) * aspect;
    }
    const reach = event.pointerType === "touch" ? TOUCH_PX / this.#part.width : 0.004;
    const label = pick(room.labels, u, v, reach);
    return label > 0 ? room.canvas.regions[label - 1].id : null;
  }

  // --- frames ---

  #touch() {
    this.#stale = true;
    this.#stirred_s = this.#loop.time;
    this.#loop.nudge();
  }

  #fit() {
    const { width, height, ratio } = this.#stage.size;
    this.#part = paintedPart(width, height);
    const { x, y, width: wide, height: high } = this.#part;
    this.#shared.uPart.value.set(x * ratio, (height - y - high) * ratio, wide * ratio, high * ratio);
    this.#shared.uPixels.value = (wide / 420) * ratio;
    this.#shared.uTick.value = Math.max(16, Math.min(30, wide / 30)) * ratio;
    this.#shared.uGlint.value = Math.max(60, wide / 6) * ratio;
    this.#lay();
    this.#touch();
  }

  /** Where the spots are now. */
  #lay() {
    const room = this.#room;
    this.#seen = windowOf(this.#part, room?.lens.aspect ?? 1.5);
    const regions = [...(room?.canvas.regions ?? [])].sort(
      (a, b) => Number(a.kind === "thing") - Number(b.kind === "thing"),
    );
    this.#spots = regions.map(({ id, outline }) => {
      const points = onCanvas(outline, this.#seen, this.#part);
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
      return {
        id,
        outline: points,
        box: { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top },
      };
    });
    this.moved.emit();
  }

  /** What moves by itself. @param {number} time @param {number} step */
  #live(time, step) {
    const { tier } = this.#quality;
    const room = this.#room;
    const { uReveal, uFlick, uVoice, uBreath, uDrift, uTime, uHand } = this.#shared;
    const wet = uReveal.value < 1;
    this.#voice = follow(this.#voice, this.#loud, 6, step);
    uTime.value = time;
    if (!this.#still) {
      uBreath.value = Math.sin(time * 1.05);
      uDrift.value = time * 0.004;
      uFlick.value = 0.05 * Math.sin(time * 2.9) * Math.sin(time * 1.7 + 1) + 0.04 * Math.sin(time * 1.1);
    }
    if (Math.abs(uVoice.value - this.#voice) > 0.02) {
      uVoice.value = this.#voice;
      this.#stale = true;
    }
    this.#leanTowards(time, step);
    const to = this.#passing ? null : (this.#focused ?? this.#hovered);
    if (room) {
      if (to) room.outline(to);
      const ink = to ? 1 : 0;
      if (this.#ink !== ink) {
        const next = follow(this.#ink, ink, 9, step);
        this.#ink = Math.abs(next - ink) < 0.02 ? ink : next;
        this.#stale = true;
      }
      room.ink(this.#ink, Math.max(1.2, room.labels.width / (this.#part.width * 0.9)));
      if (this.#ink === 0) room.outline(null);
      uHand.value.set(
        ...onPicture(
          this.#hand.x * this.#stage.size.width,
          this.#hand.y * this.#stage.size.height,
          this.#seen,
          this.#part,
        ),
      );
    }
    const awake = time - this.#stirred_s < AWAKE_S;
    const fps = this.#still || !awake ? 0 : wet ? WASH_FPS[tier] : room?.lively ? CALM_FPS[tier] : 0;
    if (fps > 0 && time - this.#drawn_s >= 1 / fps) this.#stale = true;
    if (this.#glides.busy) this.#stale = true;
  }

  /** The eye follows the hand; with no hand it drifts a little; with reduced motion it stays. @param {number} time @param {number} step */
  #leanTowards(time, step) {
    const room = this.#room;
    if (!room) return;
    const most = room.leaning.reach_m;
    const free = !this.#still && !this.#passing;
    const x = !free ? 0 : this.#hand.inside ? (this.#hand.x - 0.5) * 2 : 0.4 * Math.sin(time * 0.31);
    const y = !free ? 0 : this.#hand.inside ? (0.5 - this.#hand.y) * 1.2 : 0.2 * Math.sin(time * 0.23 + 1);
    const before = this.#lean.x + this.#lean.y;
    this.#lean.x = follow(this.#lean.x, x * most, this.#hand.inside ? 4 : 1, step);
    this.#lean.y = follow(this.#lean.y, y * most, this.#hand.inside ? 4 : 1, step);
    // a twentieth of what can be seen of it is worth a frame
    if (this.#hand.inside && Math.abs(this.#lean.x + this.#lean.y - before) > most * 0.004) this.#stale = true;
  }

  #draw() {
    const { width, height } = this.#stage.size;
    if (!this.#stale || width < 2 || height < 2) return;
    this.#stale = false;
    this.#drawn_s = this.#loop.time;
    const { camera, renderer, scene } = this.#stage;
    const room = this.#room;
    // behind an open door it is the dark one looks into, should a corner of the corridor be missing
    if (this.#paper) this.#paper.visible = room === null || room.isOpen;
    if (room) {
      const seen = grown(windowOf(this.#part, room.lens.aspect, this.#eye.zoom), this.#part, width, height);
      const { left, right, top, bottom } = frustum(room.lens, seen, [this.#lean.x, this.#lean.y], room.leaning.still);
      camera.position.set(this.#eye.x + this.#lean.x, this.#eye.y + this.#lean.y, this.#eye.z);
      camera.rotation.set(0, -this.#eye.yaw, 0);
      camera.updateMatrixWorld();
      camera.projectionMatrix.makePerspective(
        left * NEAR_M,
        right * NEAR_M,
        top * NEAR_M,
        bottom * NEAR_M,
        NEAR_M,
        FAR_M,
      );
      camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
    }
    renderer.render(scene, camera);
    this.#report = this.#stage.report();
  }
}

/** @param {Canvas} a @param {Canvas} b */
const sameRoom = (a, b) => a.picture.sha256 === b.picture.sha256;
