/** The lobby's picture: one small wet street at night. The fronts are the lamps; everything else leans towards them. */

import { Bin } from "kit/bin.js";
import { Air, Brush, glow, paint } from "kit/brush.js";
import { ease, follow, reducedMotion } from "kit/motion.js";
import { unmake } from "kit/unmake.js";
import { Cat, furnish } from "lobby/company.js";
import { DoorFront } from "lobby/door.js";
import { brightness } from "lobby/doors.js";
import { LAMP } from "lobby/front.js";
import { houses } from "lobby/houses.js";
import { StringLights } from "lobby/lights.js";
import { LoomFront } from "lobby/loom.js";
import { MachineFront } from "lobby/machine.js";
import * as night from "lobby/sky.shader.js";
import { WetStreet } from "lobby/wet.js";
import {
  ACESFilmicToneMapping,
  BackSide,
  DirectionalLight,
  Fog,
  HemisphereLight,
  Mesh,
  PCFShadowMap,
  ShaderMaterial,
  SphereGeometry,
  Vector3,
} from "three";

const PLACES = [-4.1, -0.55, 3.75];
const WARM_PACE = 5; // lamps need about half a second to warm up
const ARRIVE_S = 2.2;
const LEAN_M = 0.55;

/** Where the eye rests: facing the row, or, on a tall screen, looking along it. */
const VIEWS = {
  wide: { eye: new Vector3(0, 2.0, 15.2), aim: new Vector3(0, 1.95, 0), fov: 33.5 },
  tall: { eye: new Vector3(-12.4, 2.1, 8.6), aim: new Vector3(-1.5, 1.85, 0), fov: 57 },
};
const ROW_TAN = 0.455; // half the row's width, seen from the wide view's eye

export class Street {
  #bin = new Bin();
  #stage;
  #air = new Air();
  #wet;
  #lights;
  #cat;
  #sky;
  /** @type {(MachineFront | DoorFront | LoomFront)[]} */
  #fronts;
  /** @type {number | null} */
  #looked = null;
  #tall = false;
  #arrived = 0;
  #walk = 0;
  #walking = false;
  #lean = { x: 0, y: 0 };
  #pointer = { x: 0, y: 0 };
  #eye = new Vector3();
  #aim = new Vector3();
  #goal = new Vector3();

  /** @param {{ stage: import("kit/stage.js").Stage, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality, doors: { open: boolean }[] }} given */
  constructor({ stage, loop, quality, doors }) {
    this.#stage = stage;
    const { scene, renderer } = stage;
    const air = this.#air;
    renderer.toneMapping = ACESFilmicToneMapping;
    renderer.toneMappingExposure = 1.2;
    renderer.shadowMap.type = PCFShadowMap;
    scene.fog = new Fog("#2d2b58", 15, 44);
    air.uniforms.uRim.value.set("#2a2c58");
    air.uniforms.uWind.value = reducedMotion.value ? 0 : 1;
    this.#bin.add(reducedMotion.changed.on((less) => (air.uniforms.uWind.value = less ? 0 : 1)));

    const paints = { solids: new Brush(1), lights: new Brush(2) };
    const cabinet = { solids: new Brush(3), lights: new Brush(4) };
    const [lofinity, rooms, lightloom] = doors.map((door) => door.open);
    this.#fronts = [
      new MachineFront({ paints, air, open: lofinity, x: PLACES[0], cabinet }),
      new DoorFront({ paints, air, open: rooms, x: PLACES[1] }),
      new LoomFront({ paints, air, open: lightloom, x: PLACES[2] }),
    ];
    houses(paints);
    furnish(paints);
    this.#lights = new StringLights({ paints, air, scene });
    this.#cat = new Cat({ air, x: -2.55, z: 1.25 });
    this.#sky = this.#night();
    const solids = paints.solids.mesh(paint({ air }));
    const lamps = paints.lights.mesh(glow({ air, toneMapped: false })); // lamplight keeps its own colour
    scene.add(solids, lamps, this.#cat.group, this.#sky, ...this.#fronts.map((front) => front.group));
    scene.add(...this.#lamplight(quality));
    this.#wet = new WetStreet({ stage });

    for (const [i, front] of this.#fronts.entries()) front.show(brightness(doors[i].open, false, false));
    this.#arrived = reducedMotion.value || loop.frozen ? 1 : 0;
    this.#bin.add(stage.resized.on(() => this.#fit()));
    this.#bin.add(loop.on("world", (tick) => this.#move(tick)));
    this.#bin.add(loop.on("view", (tick) => this.#see(tick)));
    stage.render = () => this.#wet.draw(loop.time);
    this.#fit();
  }

  /** Which front is looked at, by pointer or focus; null: none. @param {number | null} index */
  look(index) {
    this.#looked = index;
  }

  /** Where the pointer is, -1..1 each way; the eye leans a little after it. @param {number} x @param {number} y */
  point(x, y) {
    this.#pointer.x = x;
    this.#pointer.y = y;
  }

  /** Walks up to a front. @param {number} index */
  walkTo(index) {
    this.#looked = index;
    this.#walking = true;
  }

  /** Back on the street, as when a page is taken from the browser's memory. */
  rest() {
    this.#walking = false;
    this.#walk = 0;
  }

  /** Where each front stands on the screen. @returns {{ x: number, width: number, top: number, bottom: number }[]} CSS px */
  spots() {
    const { camera, size } = this.#stage;
    camera.updateMatrixWorld();
    return PLACES.map((x) => {
      corner.set(x - 1.3, 0, 0.4).project(camera);
      const left = ((corner.x + 1) / 2) * size.width;
      const bottom = ((1 - corner.y) / 2) * size.height;
      corner.set(x + 1.3, 3.9, 0.4).project(camera);
      const right = ((corner.x + 1) / 2) * size.width;
      const top = ((1 - corner.y) / 2) * size.height;
      return { x: (left + right) / 2, width: right - left, top, bottom };
    });
  }

  get state() {
    return { looked: this.#looked, glow: this.#fronts.map((front) => Number(front.glow.toFixed(2))), tall: this.#tall };
  }

  dispose() {
    this.#bin.dispose();
    this.#wet.dispose();
    this.#lights.dispose();
    for (const child of [...this.#stage.scene.children]) unmake(child);
  }

  /** @param {{ time: number, step: number, frame: number }} tick */
  #move(tick) {
    const { time, step } = tick;
    this.#air.uniforms.uTime.value = time;
    this.#sky.material.uniforms.uTime.value = time;
    const any = this.#looked !== null && this.#fronts[this.#looked].open;
    for (const [i, front] of this.#fronts.entries()) {
      const wanted = brightness(front.open, this.#looked === i, any);
      const still = step === 0 || reducedMotion.value; // a frozen clock shows where things will be
      const next = still ? wanted : follow(front.glow, wanted, WARM_PACE, step);
      front.show(next);
      front.move(tick, this.#looked === i);
    }
    this.#lights.move(tick);
    this.#cat.move(tick, this.#looked === null ? null : PLACES[this.#looked]);
  }

  /** @param {{ step: number }} tick */
  #see({ step }) {
    const { camera } = this.#stage;
    const view = this.#tall ? VIEWS.tall : VIEWS.wide;
    this.#arrived = Math.min(1, this.#arrived + step / ARRIVE_S);
    const far = 1 - ease(this.#arrived);
    const less = reducedMotion.value;
    const to = this.#looked === null ? 0 : PLACES[this.#looked] * 0.1;
    this.#lean.x = less ? 0 : follow(this.#lean.x, this.#pointer.x * LEAN_M + to, 2.2, step);
    this.#lean.y = less ? 0 : follow(this.#lean.y, this.#pointer.y * LEAN_M * 0.35, 2.2, step);
    this.#walk = this.#walking ? Math.min(1, this.#walk + step / 1.1) : 0;
    this.#eye.copy(view.eye);
    this.#aim.copy(view.aim);
    this.#eye.x += this.#lean.x;
    this.#eye.y += this.#lean.y + far * 1.3;
    this.#eye.z += far * 1.8;
    this.#aim.x += this.#lean.x * 0.55;
    this.#aim.y += far * 0.7;
    if (this.#walk > 0 && this.#looked !== null && !less) {
      const t = ease(this.#walk) * 0.75;
      this.#goal.set(PLACES[this.#looked], 1.6, 3.2);
      this.#eye.lerp(this.#goal, t);
      this.#goal.z = 0;
      this.#aim.lerp(this.#goal, Math.min(1, t * 1.4));
    }
    camera.position.copy(this.#eye);
    camera.lookAt(this.#aim);
    this.#sky.position.copy(this.#eye); // nobody ever comes nearer to the sky
  }

  #fit() {
    const { camera, size } = this.#stage;
    const aspect = size.width / size.height;
    this.#tall = aspect < 0.82;
    const view = this.#tall ? VIEWS.tall : VIEWS.wide;
    // between the two, the whole row must fit: open the eye wider rather than cut a front off
    const needed = 2 * Math.atan(ROW_TAN / aspect) * (180 / Math.PI);
    camera.fov = this.#tall ? view.fov : Math.max(view.fov, needed);
    // on a tall screen the words need the lower third: the picture moves up
    if (this.#tall) camera.setViewOffset(size.width, size.height, 0, size.height * 0.045, size.width, size.height);
    else camera.clearViewOffset();
    camera.updateProjectionMatrix();
    this.#lights.fit(camera.fov);
    this.#see({ step: 0 });
    camera.updateMatrixWorld();
    // the moon hangs where the picture has room for it
    corner
      .set(this.#tall ? 0.74 : 0.42, this.#tall ? 0.62 : 0.88, 0.5)
      .unproject(camera)
      .sub(camera.position)
      .normalize();
    this.#sky.material.uniforms.uMoon.value.copy(corner);
  }

  #night() {
    const look = new ShaderMaterial({ ...night, uniforms: night.uniforms(), side: BackSide, depthWrite: false });
    const sky = new Mesh(new SphereGeometry(90, 32, 16), look);
    sky.renderOrder = -1;
    sky.frustumCulled = false;
    return sky;
  }

  /** @param {import("kit/quality.js").Quality} quality */
  #lamplight(quality) {
    this.#air.uniforms.uLamps.value[LAMP.town] = 0.8;
    const moon = new DirectionalLight("#9db4ff", 0.95);
    moon.position.set(6, 12, 9);
    if (quality.shadows) {
      moon.castShadow = true;
      moon.shadow.mapSize.set(quality.shadows, quality.shadows);
      moon.shadow.bias = -0.0006;
      moon.shadow.normalBias = 0.02;
      Object.assign(moon.shadow.camera, { left: -10, right: 10, top: 9, bottom: -4, far: 40 });
    }
    return [new HemisphereLight("#8088c8", "#5e3a4c", 1.2), moon];
  }
}

const corner = new Vector3();
