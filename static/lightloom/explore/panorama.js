/**
 * The whole mural as a calm panorama: a painted wall that bends around the visitor, however long it is. A few strips are
 * held at a time. Nothing turns by itself.
 */
import { Bin } from "kit/bin.js";
import { follow } from "kit/motion.js";
import { Signal } from "kit/signal.js";
import { Stage } from "kit/stage.js";
import { unmake } from "kit/unmake.js";
import { FOCAL, STRIP, STRIP_ANGLE } from "lightloom/explore/bowl.js";
import * as THREE from "three";

const DUSK = "#17132b";
const NEAR = 3; // strips to either side that are held
const PACE = 5;
const FOV = { least: 18, usual: 50, most: 62 };

export class Panorama {
  /** Where one looks, in strips. */
  looked = /** @type {Signal<number>} */ (new Signal());

  #bin = new Bin();
  #stage;
  #loop;
  #tile;
  #count;
  /** @type {Map<number, THREE.Mesh | null>} null while a picture is on its way */
  #panels = new Map();
  #aim = { x: 0.5, fov: FOV.usual };
  #now = { ...this.#aim };
  #gone = false;

  /** @param {{ canvas: HTMLCanvasElement, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, tile: (index: number) => Promise<ImageBitmap>, count: number }} given */
  constructor({ canvas, loop, quality, tile, count }) {
    this.#loop = loop;
    this.#tile = tile;
    this.#count = count;
    this.#stage = new Stage({ canvas, loop, quality });
    this.#stage.scene.background = new THREE.Color(DUSK);
    this.#stage.camera.near = 0.1;
    this.#bin.add(loop.on("view", ({ step }) => this.#look(step)));
    this.#bin.listen(canvas, "pointerdown", (/** @type {PointerEvent} */ event) =>
      canvas.setPointerCapture(event.pointerId),
    );
    this.#bin.listen(canvas, "pointermove", (/** @type {PointerEvent} */ event) => {
      if (event.buttons) this.turn(-event.movementX / (this.#stage.size.height * 0.8));
    });
    this.#bin.listen(
      canvas,
      "wheel",
      (/** @type {WheelEvent} */ event) => {
        event.preventDefault();
        if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.turn(event.deltaX * 0.002);
        else this.zoom(event.deltaY * 0.02);
      },
      { passive: false },
    );
    this.#fetch();
  }

  get x() {
    return this.#now.x;
  }

  /** @param {number} by strips, to the right */
  turn(by) {
    this.walk(this.#aim.x + by);
  }

  /** @param {number} x in strips */
  walk(x) {
    this.#aim.x = Math.min(this.#count - 0.2, Math.max(0.2, x));
    this.#loop.nudge();
  }

  /** @param {number} by degrees, wider */
  zoom(by) {
    this.#aim.fov = Math.min(FOV.most, Math.max(FOV.least, this.#aim.fov + by));
    this.#loop.nudge();
  }

  report() {
    return this.#stage.report();
  }

  dispose() {
    this.#gone = true;
    this.#bin.dispose();
    for (const panel of this.#panels.values()) if (panel) unmake(panel);
    this.#panels.clear();
    this.#stage.dispose();
  }

  /** @param {number} step_s */
  #look(step_s) {
    const before = this.#now.x;
    this.#now.x = follow(this.#now.x, this.#aim.x, PACE, step_s || 1);
    this.#now.fov = follow(this.#now.fov, this.#aim.fov, PACE, step_s || 1);
    const { camera } = this.#stage;
    if (camera.fov !== this.#now.fov) {
      camera.fov = this.#now.fov;
      camera.updateProjectionMatrix();
    }
    for (const [index, panel] of this.#panels) panel?.rotation.set(0, -(index + 0.5 - this.#now.x) * STRIP_ANGLE, 0);
    if (Math.floor(before) !== Math.floor(this.#now.x)) this.#fetch();
    if (Math.abs(before - this.#now.x) > 1e-4) this.looked.emit(this.#now.x);
  }

  /** Holds what is near, lets go of what is not. */
  #fetch() {
    const here = Math.floor(this.#now.x);
    for (const [index, panel] of this.#panels) {
      if (Math.abs(index - here) <= NEAR + 1) continue;
      if (panel) unmake(panel);
      this.#panels.delete(index);
    }
    for (let index = Math.max(0, here - NEAR); index <= Math.min(this.#count - 1, here + NEAR); index += 1) {
      if (!this.#panels.has(index)) this.#hang(index);
    }
  }

  /** @param {number} index */
  async #hang(index) {
    this.#panels.set(index, null);
    const picture = await this.#tile(index).catch(() => null); // a strip that cannot be read stays dusk
    if (this.#gone || !this.#panels.has(index) || !picture) return picture?.close();
    const texture = new THREE.Texture(await createImageBitmap(picture, { imageOrientation: "flipY" }));
    picture.close();
    texture.flipY = false;
    texture.colorSpace = THREE.SRGBColorSpace;
    texture.anisotropy = 4;
    texture.needsUpdate = true;
    const panel = new THREE.Mesh(curve(), new THREE.MeshBasicMaterial({ map: texture, toneMapped: false }));
    panel.rotation.y = -(index + 0.5 - this.#now.x) * STRIP_ANGLE;
    this.#panels.set(index, panel);
    this.#stage.scene.add(panel);
    this.#loop.nudge();
  }
}

/** A strip bent around the eye, at a distance of one. */
function curve() {
  const across = 24;
  const high = STRIP.height / FOCAL / 2;
  const position = new Float32Array((across + 1) * 6);
  const uv = new Float32Array((across + 1) * 4);
  const index = [];
  for (let i = 0; i <= across; i += 1) {
    const angle = (i / across - 0.5) * STRIP_ANGLE;
    for (const [k, y] of [high, -high].entries()) {
      position.set([Math.sin(angle), y, -Math.cos(angle)], (i * 2 + k) * 3);
      uv.set([i / across, 1 - k], (i * 2 + k) * 2);
    }
    if (i < across) index.push(i * 2, i * 2 + 1, i * 2 + 2, i * 2 + 2, i * 2 + 1, i * 2 + 3);
  }
  const shape = new THREE.BufferGeometry();
  shape.setAttribute("position", new THREE.BufferAttribute(position, 3));
  shape.setAttribute("uv", new THREE.BufferAttribute(uv, 2));
  shape.setIndex(index);
  return shape;
}
