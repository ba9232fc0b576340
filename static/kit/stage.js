/**
 * A canvas -> one renderer, one scene, one camera, sized and drawn with the loop. Survives a lost context; reports what it
 * draws; owns no solids: whoever puts something into the scene takes it out and disposes of it.
 */

import { asked } from "kit/asked.js";
import { Bin } from "kit/bin.js";
import { probe } from "kit/quality.js";
import { Signal } from "kit/signal.js";
import { PerspectiveCamera, Scene, SRGBColorSpace, WebGLRenderer } from "three";

const SLOW_MS = 48; // below some 21 frames a second the street stutters
const WATCHED_FRAMES = 40;
const LEAST_RATIO = 0.6; // coarser than that, signs can no longer be read

/** @typedef {{ width: number, height: number, ratio: number }} Size CSS px, and drawn px per CSS px */
/** @typedef {{ calls: number, triangles: number, geometries: number, textures: number, programs: number }} Report of the last frame, all passes together */

export class Stage {
  scene = new Scene();
  camera = new PerspectiveCamera(35, 1, 0.1, 200);
  resized = /** @type {Signal<Size>} */ (new Signal());
  lost = /** @type {Signal} */ (new Signal());
  restored = /** @type {Signal} */ (new Signal());
  /** @type {Size} */
  size = { width: 1, height: 1, ratio: 1 };
  /** What is drawn in phase "render"; replace it to draw several passes. */
  render = () => this.renderer.render(this.scene, this.camera);

  #bin = new Bin();
  #canvas;
  #loop;
  #asleep = false;
  #frames = 0;
  #slow = 0;
  #ratio;

  /** Can this page draw in 3D at all? `?webgl=off` says no. */
  static supported() {
    return asked().get("webgl") !== "off" && probe().gl;
  }

  /** @param {{ canvas: HTMLCanvasElement, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, alpha?: boolean }} given alpha: the page shows through where nothing is drawn */
  constructor({ canvas, loop, quality, alpha = false }) {
    this.#canvas = canvas;
    this.#loop = loop;
    this.#ratio = quality.pixelRatio;
    this.renderer = new WebGLRenderer({ canvas, alpha, antialias: quality.antialias, powerPreference: "low-power" });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.info.autoReset = false; // mirrors draw several passes in a frame; the report is of all of them
    this.renderer.shadowMap.enabled = quality.shadows > 0;
    // the renderer's own ears restore the context and upload everything again; ours only tell the world
    this.#bin.listen(canvas, "webglcontextlost", () => {
      this.#asleep = true;
      this.lost.emit();
    });
    this.#bin.listen(canvas, "webglcontextrestored", () => {
      this.#asleep = false;
      this.restored.emit();
      loop.nudge();
    });
    const watch = new ResizeObserver(() => this.fit());
    watch.observe(canvas);
    this.#bin.add(() => watch.disconnect());
    this.#bin.add(
      loop.on("render", () => {
        if (this.#asleep) return;
        this.renderer.info.reset();
        this.render();
      }),
    );
    if (quality.adapts) this.#bin.add(loop.paced.on((long_ms) => this.#breathe(long_ms)));
    this.fit();
  }

  /** Measures the canvas as the page laid it out; called by itself whenever that changes. */
  fit() {
    const width = Math.max(1, this.#canvas.clientWidth);
    const height = Math.max(1, this.#canvas.clientHeight);
    const ratio = Math.min(globalThis.devicePixelRatio || 1, this.#ratio, 2);
    const same = width === this.size.width && height === this.size.height && ratio === this.size.ratio;
    if (same) return;
    this.size = { width, height, ratio };
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.resized.emit(this.size);
    this.#loop.nudge();
  }

  /** Draws fewer pixels from now on: for a machine that is out of breath. @param {number} ratio */
  soften(ratio) {
    this.#ratio = ratio;
    this.fit();
  }

  /** Counts slow frames; when most of a second and a half of them were, draws fewer pixels. @param {number} long_ms */
  #breathe(long_ms) {
    this.#frames += 1;
    if (long_ms > SLOW_MS) this.#slow += 1;
    if (this.#frames < WATCHED_FRAMES) return;
    if (this.#slow > WATCHED_FRAMES * 0.7 && this.#ratio > LEAST_RATIO) {
      this.soften(Math.max(LEAST_RATIO, Math.min(this.#ratio, this.size.ratio) * 0.8));
    }
    this.#frames = this.#slow = 0;
  }

  /** @returns {Report} */
  report() {
    const { render, memory, programs } = this.renderer.info;
    return {
      calls: render.calls,
      triangles: render.triangles,
      geometries: memory.geometries,
      textures: memory.textures,
      programs: programs?.length ?? 0,
    };
  }

  dispose() {
    this.#bin.dispose();
    this.renderer.dispose();
  }
}
