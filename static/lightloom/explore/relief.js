/**
 * A stretch of the mural -> a painting one can look around in. Nothing moves by itself; the visitor turns, and takes a step.
 * Built in pieces between frames, so that the page breathes meanwhile.
 */
import { Bin } from "kit/bin.js";
import { follow } from "kit/motion.js";
import { Stage } from "kit/stage.js";
import { unmake } from "kit/unmake.js";
import { behind, QUARTER } from "lightloom/explore/behind.js";
import { backing, relief, STRIP, STRIP_ANGLE } from "lightloom/explore/bowl.js";
import { greys, nearestQuarter, quarterColours } from "lightloom/explore/pixels.js";
import { fragment, vertex } from "lightloom/explore/relief.shader.js";
import * as THREE from "three";

const DUSK = "#17132b";
const PACE = 6;
const STEP = { least: -0.3, most: 0.42 };
const LEAST_TURN = 0.15; // rad: even a single strip can be looked at from the side
const RISE = { least: -0.05, most: 0.26 };

/** @typedef {{ index: number, picture: ImageBitmap, depth: ImageBitmap }} Strip */
/** @typedef {import("lightloom/explore/behind.js").Plate} Plate */
/** @typedef {{ yaw: number, step: number, rise: number }} Stance */

export class Relief {
  #bin = new Bin();
  #stage;
  #loop;
  #world = new THREE.Group();
  /** @type {Strip[]} */
  #strips = [];
  #first = 0;
  #count = 0;
  /** @type {Stance} */
  #aim = { yaw: 0, step: 0, rise: 0.12 };
  /** @type {Stance} */
  #now = { ...this.#aim };
  #asked = 0;

  /** @param {{ canvas: HTMLCanvasElement, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality }} given */
  constructor({ canvas, loop, quality }) {
    this.#loop = loop;
    this.#stage = new Stage({ canvas, loop, quality });
    const { scene, camera } = this.#stage;
    scene.background = new THREE.Color(DUSK);
    scene.add(this.#world);
    camera.near = 0.03;
    camera.far = 40;
    this.#bin.add(this.#stage.resized.on(() => this.#frame()));
    this.#bin.add(loop.on("view", ({ step }) => this.#look(step)));
    this.#hold(canvas);
    this.#frame();
  }

  /** Builds it anew; the visitor stands in the middle. Resolves when everything is there. @param {Strip[]} strips at most nine, neighbours in order; their pictures stay the caller's, open as long as they are shown */
  async show(strips) {
    this.#asked += 1;
    const asked = this.#asked;
    unmake(this.#world);
    this.#world = new THREE.Group();
    this.#stage.scene.add(this.#world);
    this.#strips = strips;
    this.#first = strips[0]?.index ?? 0;
    this.#count = strips.length;
    this.#frame();
    this.walk(this.#first + strips.length / 2);
    this.#now = { ...this.#aim };
    const depths = strips.map(({ depth }) => greys(depth));
    /** @type {Plate[]} */
    const plates = [];
    for (const [k, { picture }] of strips.entries()) {
      await new Promise((resolve) => setTimeout(resolve));
      if (asked !== this.#asked) return;
      plates.push(behind(quarterColours(picture), nearestQuarter(depths[k])));
    }
    const airs = plates.map(({ rgb }) => new THREE.Color(...horizon(rgb)).convertSRGBToLinear());
    for (const [k, { picture }] of strips.entries()) {
      await new Promise((resolve) => setTimeout(resolve)); // a frame may be drawn between two strips
      if (asked !== this.#asked) return;
      // a bitmap goes to the GPU as it is: it has to be turned over before
      const turned = await createImageBitmap(picture, { imageOrientation: "flipY" });
      if (asked !== this.#asked) return turned.close();
      const beside = (/** @type {number} */ by) => airs[k].clone().lerp(airs[k + by] ?? airs[k], 0.5); // or the air shows the joins
      this.#lay(k, turned, plates[k], [beside(-1), beside(1)], depths[k], depths[k + 1] ?? null);
      this.#loop.nudge();
    }
  }

  /** Turns until strip-place `x` lies ahead. @param {number} x in strips, 2.5 is the middle of strip 2 */
  walk(x) {
    const inside = Math.min(this.#count, Math.max(0, x - this.#first));
    this.#aim.yaw = 0;
    this.turn((inside - this.#count / 2) * STRIP_ANGLE, 0);
  }

  /** Where one looks, in strips. */
  get x() {
    return this.#first + this.#count / 2 - this.#now.yaw / STRIP_ANGLE;
  }

  /** @param {number} right radians @param {number} up */
  turn(right, up) {
    const { camera } = this.#stage;
    const half = Math.atan(Math.tan((camera.fov * Math.PI) / 360) * camera.aspect);
    const most = Math.max(LEAST_TURN, (this.#count * STRIP_ANGLE) / 2 - half * 0.85); // as far as there is cloth to see
    this.#aim.yaw = Math.min(most, Math.max(-most, this.#aim.yaw - right));
    this.#aim.rise = Math.min(RISE.most, Math.max(RISE.least, this.#aim.rise + up));
    this.#loop.nudge();
  }

  /** A step into the picture, or back. @param {number} ahead */
  step(ahead) {
    this.#aim.step = Math.min(STEP.most, Math.max(STEP.least, this.#aim.step + ahead));
    this.#loop.nudge();
  }

  /** What is shown, as a GLB that other programs open. @param {string} title @param {import("lightloom/keepsakes/mark.js").MadeBy} madeBy */
  async glb(title, madeBy) {
    const { packed } = await import("lightloom/explore/glb.js");
    return packed(title, madeBy, this.#strips);
  }

  report() {
    return this.#stage.report();
  }

  dispose() {
    this.#asked += 1;
    this.#bin.dispose();
    unmake(this.#world);
    this.#stage.dispose();
  }

  /** @param {number} k @param {ImageBitmap} turned @param {Plate} plate @param {THREE.Color[]} hazes @param {Uint8Array} depth @param {Uint8Array | null} next */
  #lay(k, turned, plate, hazes, depth, next) {
    const left_px = (k - this.#count / 2) * STRIP.width;
    const near = this.#texture(new THREE.Texture(turned), THREE.SRGBColorSpace);
    const deep = this.#data(depth, STRIP, THREE.RedFormat);
    const quiet = this.#data(
      Uint8Array.from(plate.depth, (one) => Math.round(one * 255)),
      QUARTER,
      THREE.RedFormat,
    );
    const far = this.#data(rgba(plate.rgb), QUARTER, THREE.RGBAFormat);
    far.colorSpace = THREE.SRGBColorSpace;
    far.magFilter = far.minFilter = THREE.LinearFilter;
    const look = (/** @type {THREE.Texture} */ uPicture, /** @type {boolean} */ cuts) =>
      new THREE.ShaderMaterial({
        side: THREE.DoubleSide,
        vertexShader: vertex,
        fragmentShader: fragment(cuts),
        uniforms: {
          uPicture: { value: uPicture },
          uDepth: { value: deep },
          uQuiet: { value: quiet },
          uHazes: { value: hazes },
          uDeep: { value: new THREE.Color(DUSK) },
          uSize: { value: new THREE.Vector2(STRIP.width, STRIP.height) },
        },
      });
    const back = new THREE.Mesh(solid(backing(plate.depth, left_px)), look(far, false));
    back.renderOrder = -1;
    this.#world.add(back, new THREE.Mesh(solid(relief(depth, next, left_px)), look(near, true)));
  }

  /** @param {THREE.Texture} texture @param {THREE.ColorSpace} space */
  #texture(texture, space) {
    texture.colorSpace = space;
    texture.flipY = texture.generateMipmaps = false;
    texture.minFilter = texture.magFilter = THREE.LinearFilter;
    texture.needsUpdate = true;
    return texture;
  }

  /** Rows from the top, as the uv's run from the bottom: flipped here. A blended depth belongs to nobody: nearest. @param {Uint8Array} bytes @param {{ width: number, height: number }} size @param {THREE.PixelFormat} format */
  #data(bytes, { width, height }, format) {
    const parts = bytes.length / (width * height);
    const flipped = new Uint8Array(bytes.length);
    for (let y = 0; y < height; y += 1) {
      flipped.set(bytes.subarray(y * width * parts, (y + 1) * width * parts), (height - 1 - y) * width * parts);
    }
    const texture = new THREE.DataTexture(flipped, width, height, format);
    texture.unpackAlignment = 1;
    texture.needsUpdate = true;
    return texture;
  }

  #frame() {
    const { camera, size } = this.#stage;
    const cloth = Math.min(1.5, Math.max(1, this.#count) * STRIP_ANGLE); // no wider than what there is to see
    const filled = (Math.atan(Math.tan(cloth / 2) / camera.aspect) * 360) / Math.PI;
    camera.fov = Math.min(size.width < size.height ? 64 : 50, filled * 1.1);
    camera.updateProjectionMatrix();
  }

  /** @param {number} step_s */
  #look(step_s) {
    const { camera } = this.#stage;
    for (const part of /** @type {(keyof Stance)[]} */ (["yaw", "step", "rise"])) {
      this.#now[part] = follow(this.#now[part], this.#aim[part], PACE, step_s || 1);
    }
    const { yaw, step, rise } = this.#now;
    const back = 0.22 - step;
    camera.position.set(Math.sin(yaw) * back, rise, Math.cos(yaw) * back);
    camera.rotation.set(-0.03 - rise * 0.12, yaw, 0, "YXZ");
  }

  /** @param {HTMLCanvasElement} canvas */
  #hold(canvas) {
    this.#bin.listen(canvas, "pointerdown", (/** @type {PointerEvent} */ event) =>
      canvas.setPointerCapture(event.pointerId),
    );
    this.#bin.listen(canvas, "pointermove", (/** @type {PointerEvent} */ event) => {
      if (event.buttons) this.turn(-event.movementX * 0.0032, event.movementY * 0.0016);
    });
    this.#bin.listen(
      canvas,
      "wheel",
      (/** @type {WheelEvent} */ event) => {
        event.preventDefault();
        if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.turn(event.deltaX * 0.0015, 0);
        else this.step(-event.deltaY * 0.0006);
      },
      { passive: false },
    );
  }
}

/** @param {import("lightloom/explore/bowl.js").Shape} shape */
function solid({ position, uv, cut, index }) {
  const made = new THREE.BufferGeometry();
  made.setAttribute("position", new THREE.BufferAttribute(position, 3));
  made.setAttribute("uv", new THREE.BufferAttribute(uv, 2));
  made.setAttribute("cut", new THREE.BufferAttribute(cut, 2));
  made.setIndex(new THREE.BufferAttribute(index, 1));
  return made;
}

/** @param {Float32Array} rgb */
function rgba(rgb) {
  const bytes = new Uint8Array((rgb.length / 3) * 4).fill(255);
  for (let i = 0; i < rgb.length / 3; i += 1) {
    for (let part = 0; part < 3; part += 1) bytes[i * 4 + part] = Math.round(rgb[i * 3 + part]);
  }
  return bytes;
}

/** The mean colour about the horizon, 0..1: what air looks like here. @param {Float32Array} rgb @returns {[number, number, number]} */
function horizon(rgb) {
  const { width, height } = QUARTER;
  /** @type {[number, number, number]} */
  const sum = [0, 0, 0];
  const from = Math.floor(height * 0.48);
  const to = Math.floor(height * 0.58);
  for (let i = from * width; i < to * width; i += 1)
    for (let part = 0; part < 3; part += 1) sum[part] += rgb[i * 3 + part];
  const count = (to - from) * width * 255;
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}
