/**
 * The house so far as a constellation: a door for each room visited, its picture in the doorway, golden threads where one has
 * walked, basted ones to doors nobody tried. Drawn only when something has changed. Six draw calls, however many rooms.
 */
import { Bin } from "kit/bin.js";
import { follow, reducedMotion } from "kit/motion.js";
import { Signal } from "kit/signal.js";
import { Stage } from "kit/stage.js";
import { Atlas, NAME_SHAPE } from "rooms/book/map/atlas.js";
import { constellation, firstView, kept, starAt, zoomed } from "rooms/book/map/constellation.js";
import * as shaders from "rooms/book/map/constellation.shader.js";
import { Hands } from "rooms/book/map/hands.js";
import { makeNightSky } from "rooms/book/map/night-sky.js";
import { doorSolid, haloSolid, nameSolid, threadSolid } from "rooms/book/map/solids.js";
import * as THREE from "three";

const NAME_WIDE = 2.36; // widths of a door
const READABLE = [30, 39]; // px to the width of a door: from nothing to all of the names
const LEAST_NAME_PX = 118;
const PACE = 7;
const NOBODY = -1;

/** @typedef {import("rooms/book/map/constellation.js").Path} Path */
/** @typedef {import("rooms/book/map/constellation.js").House} House */
/** @typedef {import("rooms/book/map/constellation.js").Constellation} Constellation */
/** @typedef {import("rooms/book/map/constellation.js").View} View */
/** @typedef {import("rooms/book/map/hands.js").Point} Point */

export class MapView {
  /** A visited room's door: its path. */
  tapped = /** @type {Signal<Path>} */ (new Signal());

  #bin = new Bin();
  #own = new Bin();
  #canvas;
  #loop;
  #stage;
  #atlas;
  /** @type {Constellation | null} */
  #sky = null;
  /** @type {View} */
  #view = { x: 0, y: 0, scale: 60 };
  /** Where the view is going. @type {View} */
  #aim = { ...this.#view };
  /** Nobody has moved it yet: it may frame itself. */
  #free = true;
  #hovered = NOBODY;
  #stale = true;
  #report = { calls: 0, triangles: 0, geometries: 0, textures: 0, programs: 0 };
  #uniforms = {
    uView: { value: new THREE.Vector4(0, 0, 1, 1) },
    uShape: { value: new THREE.Vector2(1, 1) },
    uSky: { value: /** @type {THREE.Texture | null} */ (null) },
    uAtlas: { value: /** @type {THREE.Texture | null} */ (null) },
    uNames: { value: /** @type {THREE.Texture | null} */ (null) },
    uThin: { value: 0.05 },
    uLeast: { value: 0 },
    uSoft: { value: 0.01 },
    uHover: { value: NOBODY },
    uHere: { value: NOBODY },
    uShown: { value: 1 },
    uGrown: { value: 1 },
    uSize: { value: new THREE.Vector2(NAME_WIDE, NAME_WIDE * NAME_SHAPE) },
  };

  /** @param {{ canvas: HTMLCanvasElement, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality }} given */
  constructor({ canvas, loop, quality }) {
    this.#canvas = canvas;
    this.#loop = loop;
    const bin = this.#bin;
    this.#stage = bin.keep(new Stage({ canvas, loop, quality: { ...quality, adapts: false } }));
    this.#stage.render = () => this.#draw();
    this.#atlas = bin.keep(new Atlas(() => this.#touch()));
    const sky = bin.keep(makeNightSky());
    this.#uniforms.uSky.value = sky;
    this.#hang(bin.keep(new THREE.PlaneGeometry(2, 2)), shaders.night, 0, bin);
    bin.add(() => this.#own.dispose());
    bin.add(this.#stage.resized.on(() => this.#fit()));
    bin.add(this.#stage.restored.on(() => this.#touch()));
    bin.add(loop.on("view", ({ step }) => this.#glide(step)));
    this.#listen(bin.keep(new Hands(canvas)));
  }

  /** Another house, or another step in it. @param {House} house */
  draw(house) {
    this.#stage.fit(); // the sheet it lies on has just been opened
    this.#own.dispose();
    this.#own = new Bin();
    this.#hovered = NOBODY;
    const sky = constellation(house);
    this.#sky = sky;
    const rooms = sky.stars.filter(({ room }) => room !== null);
    const cells = this.#atlas.lay(rooms.map(({ room }) => ({ name: room?.name ?? "", thumb: room?.thumb ?? null })));
    const cellOf = new Map(rooms.map((star, i) => [star, cells[i]]));
    this.#uniforms.uAtlas.value = this.#atlas.thumbs;
    this.#uniforms.uNames.value = this.#atlas.names;
    this.#uniforms.uHere.value = sky.stars.findIndex(({ room }) => room?.here);
    this.#hang(this.#own.keep(threadSolid(sky.threads)), shaders.thread, 1, this.#own);
    this.#hang(this.#own.keep(haloSolid(sky)), shaders.halo, 2, this.#own);
    this.#hang(this.#own.keep(doorSolid(sky.stars, cellOf)), shaders.door, 3, this.#own);
    this.#hang(this.#own.keep(nameSolid(sky.stars, cellOf)), shaders.name, 4, this.#own);
    this.#free = true;
    this.#fit();
  }

  /** Of the last frame drawn. @returns {import("kit/stage.js").Report} */
  report() {
    const { geometries, textures, programs } = this.#stage.report();
    return { ...this.#report, geometries, textures, programs };
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {THREE.BufferGeometry} solid @param {{ vertexShader: string, fragmentShader: string }} shader @param {number} order @param {Bin} bin */
  #hang(solid, shader, order, bin) {
    const look = bin.keep(
      new THREE.ShaderMaterial({
        uniforms: this.#uniforms,
        ...shader,
        transparent: true,
        blending: THREE.CustomBlending,
        blendSrc: THREE.OneFactor,
        blendDst: THREE.OneMinusSrcAlphaFactor,
        depthTest: false,
        depthWrite: false,
        side: THREE.DoubleSide,
      }),
    );
    const mesh = new THREE.Mesh(solid, look);
    mesh.frustumCulled = false;
    mesh.renderOrder = order;
    this.#stage.scene.add(mesh);
    bin.add(() => mesh.removeFromParent());
  }

  /** @param {Hands} hands */
  #listen(hands) {
    const bin = this.#bin;
    bin.add(
      hands.panned.on(({ x, y }) => {
        const { scale } = this.#aim;
        this.#look({ x: this.#aim.x - x / scale, y: this.#aim.y + y / scale, scale });
        Object.assign(this.#view, { x: this.#aim.x, y: this.#aim.y }); // what is held stays under the hand
      }),
    );
    bin.add(
      hands.zoomed.on(({ by, at }) => {
        const { width, height } = this.#stage.size;
        const [right, up] = at ? [at.x - width / 2, height / 2 - at.y] : [0, 0];
        this.#look(zoomed(this.#aim, by, right, up));
      }),
    );
    bin.add(
      hands.homed.on(() => {
        this.#free = true;
        this.#frame();
      }),
    );
    bin.add(hands.pointed.on((point) => this.#point(point)));
    bin.add(
      hands.tapped.on(({ finger, ...point }) => {
        const star = this.#under(point, finger ? 0.25 : 0);
        if (star && !star.room?.here) this.tapped.emit(star.path);
      }),
    );
  }

  /** @param {Point} point @param {number} [slack] */
  #under({ x, y }, slack = 0) {
    const { width, height } = this.#stage.size;
    const { x: cx, y: cy, scale } = this.#view;
    return starAt(this.#sky?.stars ?? [], cx + (x - width / 2) / scale, cy + (height / 2 - y) / scale, slack);
  }

  /** @param {Point | null} point */
  #point(point) {
    const star = point && this.#under(point);
    const hovered = star ? (this.#sky?.stars.indexOf(star) ?? NOBODY) : NOBODY;
    if (hovered === this.#hovered) return;
    this.#hovered = hovered;
    this.#canvas.style.cursor = star ? (star.room?.here ? "default" : "pointer") : "grab";
    this.#touch();
  }

  /** Somebody moves it. @param {View} view */
  #look(view) {
    if (!this.#sky) return;
    const { width, height } = this.#stage.size;
    this.#free = false;
    this.#aim = kept(view, this.#sky.bounds, width, height);
    this.#touch();
  }

  #fit() {
    const { width, height } = this.#stage.size;
    if (this.#free) {
      this.#frame();
      this.#view = { ...this.#aim };
    } else if (this.#sky) this.#aim = kept(this.#aim, this.#sky.bounds, width, height);
    this.#touch();
  }

  #frame() {
    const { width, height } = this.#stage.size;
    if (this.#sky) this.#aim = firstView(this.#sky, width, height);
    this.#touch();
  }

  /** @param {number} step */
  #glide(step) {
    const [view, aim] = [this.#view, this.#aim];
    const far = Math.hypot(aim.x - view.x, aim.y - view.y) * aim.scale + Math.abs(aim.scale - view.scale);
    if (far < 0.05) return;
    const still = reducedMotion.value || step === 0;
    for (const what of /** @type {const} */ (["x", "y", "scale"])) {
      view[what] = still || far < 0.3 ? aim[what] : follow(view[what], aim[what], PACE, step);
    }
    this.#touch();
  }

  #touch() {
    this.#stale = true;
    this.#loop.nudge();
  }

  #draw() {
    const { width, height, ratio } = this.#stage.size;
    if (!this.#stale || !this.#sky || width < 2 || height < 2) return;
    this.#stale = false;
    const { x, y, scale } = this.#view;
    const { uView, uShape, uThin, uLeast, uSoft, uHover, uShown, uGrown } = this.#uniforms;
    uView.value.set(x, y, (2 * scale) / width, (2 * scale) / height);
    const long = Math.max(width, height);
    uShape.value.set(width / long, height / long);
    uThin.value = Math.max(0.035, 2.2 / scale);
    uLeast.value = 3 / scale;
    uSoft.value = 0.75 / scale / ratio;
    uHover.value = this.#hovered;
    uShown.value = Math.min(1, Math.max(0, (scale - READABLE[0]) / (READABLE[1] - READABLE[0])));
    uGrown.value = Math.max(1, LEAST_NAME_PX / (NAME_WIDE * scale));
    this.#stage.renderer.render(this.#stage.scene, this.#stage.camera);
    this.#report = this.#stage.report();
  }
}
