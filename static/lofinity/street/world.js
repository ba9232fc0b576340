/**
 * StreetWorld: the seam between the journey (page, logic) and the street (three.js). It is told what is so and shows it; it
 * says what was tapped; it decides nothing. Build with its surroundings, await `ready`, then `arrive()`.
 *
 * Spots of the street: coin slot display vibe-0..4 press cassette gameboy deck cat shelf sky; on the table: deck-rewind
 * deck-play deck-wind deck-pause deck-stop deck-eject gameboy. Twins on the page call `highlight(id)` while focused.
 */
import { Bin } from "kit/bin.js";
import { glide, reducedMotion } from "kit/motion.js";
import { Signal } from "kit/signal.js";
import * as THREE from "three";
import { arrivingPose, blend, deckPose, handheldPose, layoutOf, streetPose } from "./framing.js";
import { idleScreen, TOY } from "./handheld.js";
import { fonts } from "./labels.js";
import { LAMP } from "./lamps.js";
import { Lens } from "./lens.js";
import { between, moodOf } from "./moods.js";
import { addStreetSpots, addTableSpots } from "./spot-list.js";
import { Spots } from "./spots.js";
import { Street } from "./street.js";
import { Table } from "./table.js";

/** @typedef {"street" | "deck" | "gameboy"} View */
/** @typedef {import("./framing.js").Pose} Pose */
/** @typedef {import("./moods.js").Mood} Mood */
/** @typedef {import("./display.js").Says} Says */

const GLIDE_S = 2.6; // between two moods
const ARRIVE_S = 5.2;
const TAP_PX = 12; // a finger trembles
const TAP_MS = 600;
/** beats that breathe strongly; everything else breathes gently */
const HEAVY = new Set(["kick", "snare"]);

/** @type {Record<string, number>} */
const LIFTS = {
  coin: LAMP.slot,
  slot: LAMP.slot,
  press: LAMP.press,
  cassette: LAMP.drawer,
  gameboy: LAMP.toy,
  deck: LAMP.player,
};

export class StreetWorld {
  tapped = /** @type {Signal<string>} */ (new Signal());
  hover = /** @type {Signal<string | null>} */ (new Signal());
  /** Resolves when the street stands. @type {Promise<void>} */
  ready;
  deck = {
    insert: async (/** @type {HTMLCanvasElement | null} */ label) =>
      void (await (await this.#built).table.player.insert(label)),
    eject: async () => void (await (await this.#built).table.player.eject()),
    flip: async (/** @type {HTMLCanvasElement | null} */ label) =>
      void (await (await this.#built).table.player.flip(label)),
    setReels: (
      /** @type {{ position0to1: number, speed: number, playing: boolean, winding: number | boolean }} */ reels,
    ) => this.#table?.player.setReels(reels),
    press: (/** @type {string} */ button) => {
      this.#table?.player.press(button);
      this.#given.loop.nudge();
    },
  };

  #bin = new Bin();
  #given;
  #built;
  /** @type {Street | null} */ #street = null;
  /** @type {Table | null} */ #table = null;
  #lens = new Lens();
  #spots = new Spots();
  #target = new THREE.Vector3();
  #toy;
  /** @type {View} */ #view = "street";
  #arrival = 0;
  #moving = 0;
  #mirrorAge = 1e9;
  #shadowAge = 0;
  #gone = false;
  /** @type {Mood} */ #mood = moodOf("night", "clear");
  #moodTurn = 0;
  /** @type {Says | null} */ #says = null;
  #stage = /** @type {[string | null, number]} */ ([null, 0]);
  /** @type {string | null} */ #over = null;

  /** @param {{ stage: import("kit/stage.js").Stage, loop: import("kit/loop.js").Loop, quality: import("kit/quality.js").Quality }} given */
  constructor(given) {
    this.#given = given;
    const { stage, loop } = given;
    const screen = Object.assign(document.createElement("canvas"), TOY.px);
    this.#toy = this.#bin.keep(new THREE.CanvasTexture(screen));
    this.#toy.colorSpace = THREE.SRGBColorSpace;
    this.#toy.magFilter = THREE.NearestFilter;
    idleScreen(screen);
    const { renderer } = stage;
    renderer.toneMapping = THREE.ACESFilmicToneMapping;
    renderer.shadowMap.type = THREE.PCFShadowMap;
    renderer.shadowMap.autoUpdate = false; // nothing that casts a large shadow moves by itself
    this.#arrival = reducedMotion.value || loop.frozen ? 1 : 0;
    this.#bin.keep(this.#lens);
    this.#built = this.#build();
    this.ready = this.#built.then(
      () => {},
      (why) => {
        if (!this.#gone) throw why; // who left before the street stood need not hear of it
      },
    );
  }

  async #build() {
    const { stage, loop, quality } = this.#given;
    await fonts();
    if (this.#gone) throw new Error("The street was left before it stood.");
    const given = { loop, quality, toyScreen: this.#toy };
    const street = this.#bin.keep(new Street(given));
    const table = this.#bin.keep(new Table(given));
    this.#street = street;
    this.#table = table;
    addStreetSpots(this.#spots, street);
    addTableSpots(this.#spots, table);
    this.#tune(this.#mood);
    if (this.#says) street.machine.display.show(this.#says);
    street.machine.setStage(...this.#stage);
    await this.#compile(street);
    if (this.#gone) throw new Error("The street was left before it stood.");
    stage.scene.add(street.group, this.#lens.mesh);
    stage.scene.fog = street.fog;
    const draw = stage.render;
    stage.render = () => this.#render(street, table);
    this.#bin.add(() => {
      stage.render = draw;
      stage.scene.fog = null;
      stage.renderer.shadowMap.autoUpdate = true;
      this.#lens.mesh.removeFromParent();
    });
    this.#bin.add(stage.resized.on(() => this.#fit()));
    this.#bin.add(loop.on("world", (tick) => this.#live(tick, street, table)));
    this.#listen(stage.renderer.domElement);
    this.#fit();
    loop.nudge();
    return { street, table };
  }

  /** Programs for screen and mirror, in the driver's own threads where it has some; nobody waits longer than four seconds. @param {Street} street */
  async #compile(street) {
    const { renderer, camera } = this.#given.stage;
    if (!renderer.extensions.has("KHR_parallel_shader_compile")) return; // the first frame compiles them as well
    const wings = new THREE.Scene(); // the street waits here, so that no frame shows it half made
    wings.fog = street.fog;
    wings.add(street.group, this.#lens.mesh);
    const programs = [renderer.compileAsync(wings, camera)];
    if (street.ground.target) {
      renderer.setRenderTarget(street.ground.target);
      programs.push(renderer.compileAsync(wings, camera));
      renderer.setRenderTarget(null);
    }
    await Promise.race([Promise.allSettled(programs), new Promise((resolve) => setTimeout(resolve, 4000))]);
  }

  /** Weather and light; the street glides there. @param {{ light: "night" | "day", weather: string }} mood @returns {Promise<void>} */
  async setMood({ light, weather }) {
    const to = moodOf(light, weather);
    const from = this.#mood;
    const turn = ++this.#moodTurn;
    if (!this.#street) {
      this.#mood = to;
      return;
    }
    await glide(this.#given.loop, GLIDE_S, (t) => {
      if (turn !== this.#moodTurn || this.#gone) return; // a newer wish has taken over
      this.#tune(between(from, to, t));
      this.#moving = 3;
    });
  }

  /** @param {Mood} mood */
  #tune(mood) {
    this.#mood = mood;
    if (!this.#street || !this.#table) return;
    this.#street.tune(mood);
    this.#table.tune(mood);
    this.#lens.tune(Math.min(1, mood.lamp / 8));
    this.#given.stage.renderer.toneMappingExposure = mood.exposure;
  }

  /** @param {Says} says */
  showDisplay(says) {
    this.#says = says;
    if (this.#street?.machine.display.show(says)) {
      this.#moving = Math.max(this.#moving, 1);
      this.#given.loop.nudge();
    }
  }

  /** @param {"plan" | "preview" | "press" | "master" | "dub" | null} stage @param {number} [progress] 0..1 */
  setStage(stage, progress = 0) {
    this.#stage = [stage, progress];
    this.#street?.machine.setStage(stage, progress);
    this.#given.loop.nudge();
  }

  /** The camera comes over the road, settles, and rests from then on. */
  async arrive() {
    await this.#built;
    await glide(this.#given.loop, ARRIVE_S, (t) => {
      this.#arrival = t;
      this.#fit();
    });
  }

  async dropCoin() {
    const { street } = await this.#built;
    const landed = street.coin.drop();
    if (reducedMotion.value || this.#given.loop.frozen) street.coin.skip();
    await landed;
  }

  async returnCoin() {
    const { street } = await this.#built;
    const landed = street.coin.giveBack();
    if (reducedMotion.value || this.#given.loop.frozen) street.coin.skip();
    await landed;
  }

  /** @param {HTMLCanvasElement | null} label */
  async dropCassette(label) {
    const { street } = await this.#built;
    this.#given.loop.nudge();
    await street.drawer.drop(label);
  }

  /** It leaves the drawer and flies towards the eye; `look("deck")` then continues the move. */
  async takeCassette() {
    const { street } = await this.#built;
    await street.drawer.take(this.#given.stage.camera);
  }

  /** @param {View} view */
  async look(view) {
    const { table } = await this.#built;
    const { loop, stage } = this.#given;
    const from = this.#view;
    if (view === from) return;
    this.#spots.view = view === "street" ? "street" : "table";
    this.#view = view;
    if (from !== "street" && view !== "street") {
      const [a, b] = [this.#poseOf(from), this.#poseOf(view)];
      await glide(loop, 1.1, (t) => this.#stand(blend(a, b, t)));
      return;
    }
    await glide(loop, 0.4, (t) => this.#lens.fade(t));
    (view === "street" ? stage.scene : table.scene).add(this.#lens.mesh);
    table.backdrop.stir();
    this.#shadowAge = 0;
    this.#mirrorAge = 1e9;
    this.#fit();
    await glide(loop, 0.5, (t) => this.#lens.fade(1 - t));
  }

  /** A composed beat: small lights breathe with it, never flash. @param {string} kind @param {number} [strength] 0..1 */
  beat(kind, strength = 1) {
    const weight = (HEAVY.has(kind) ? 1 : 0.4) * Math.min(1, strength);
    this.#street?.beat(weight);
    this.#table?.beat(weight);
  }

  /** Copies a canvas onto the little handheld's screen. @param {HTMLCanvasElement | OffscreenCanvas} canvas 4 : 3 */
  drawGameBoy(canvas) {
    const screen = /** @type {HTMLCanvasElement} */ (this.#toy.image);
    const c = /** @type {CanvasRenderingContext2D} */ (screen.getContext("2d"));
    c.imageSmoothingEnabled = false;
    c.drawImage(canvas, 0, 0, screen.width, screen.height);
    this.#toy.needsUpdate = true;
  }

  /** @returns {import("./spots.js").Twin[]} */
  spots() {
    if (!this.#street) return [];
    return this.#spots.twins(this.#given.stage.camera, this.#given.stage.size);
  }

  /** @param {Iterable<string> | null} ids null: all of them */
  setSpots(ids) {
    this.#spots.enable(ids);
  }

  /** Lights what is hovered or whose twin is focused. @param {string | null} id */
  highlight(id) {
    const lift = this.#street?.lift;
    if (!lift) return;
    lift.clear();
    if (id?.startsWith("vibe-")) lift.set(LAMP.vibe + Number(id.slice(5)), 0.75);
    else if (id && id in LIFTS) lift.set(LIFTS[id], 0.6);
    this.#given.loop.nudge();
  }

  /** @param {HTMLCanvasElement} canvas */
  #listen(canvas) {
    let [x, y, at] = [0, 0, 0];
    this.#bin.listen(canvas, "pointerdown", (/** @type {PointerEvent} */ event) => {
      [x, y, at] = [event.clientX, event.clientY, event.timeStamp];
    });
    this.#bin.listen(canvas, "pointerup", (/** @type {PointerEvent} */ event) => {
      const still = Math.hypot(event.clientX - x, event.clientY - y) < TAP_PX && event.timeStamp - at < TAP_MS;
      const id = still ? this.#under(event) : null;
      if (id) this.#tap(id);
    });
    this.#bin.listen(canvas, "pointermove", (/** @type {PointerEvent} */ event) => {
      if (event.pointerType === "mouse") this.#hovered(this.#under(event));
    });
    this.#bin.listen(canvas, "pointerleave", () => this.#hovered(null));
  }

  /** @param {PointerEvent} event */
  #under({ offsetX, offsetY }) {
    const { camera, size } = this.#given.stage;
    return this.#spots.under(camera, (offsetX / size.width) * 2 - 1, 1 - (offsetY / size.height) * 2);
  }

  /** @param {string} id */
  #tap(id) {
    if (id === "cat") this.petCat();
    this.tapped.emit(id);
  }

  /** It looks up; the twin of the cat calls this too. */
  petCat() {
    this.#street?.cat.tap(this.#given.loop.time);
  }

  /** @param {string | null} id */
  #hovered(id) {
    if (id === this.#over) return;
    this.#over = id;
    this.#given.stage.renderer.domElement.style.cursor = id ? "pointer" : "";
    this.highlight(id);
    this.hover.emit(id);
  }

  /** @param {View} view @returns {Pose} */
  #poseOf(view) {
    const { aspect } = this.#given.stage.camera;
    if (view === "deck") return deckPose(aspect);
    if (view === "gameboy") return handheldPose(aspect);
    return arrivingPose(streetPose(aspect), this.#arrival);
  }

  #fit() {
    const { camera, size } = this.#given.stage;
    const layout = layoutOf(camera.aspect);
    this.#street?.setOut(layout);
    this.#stand(this.#poseOf(this.#view));
    this.#street?.fit(layout, size.height * size.ratio, camera.fov);
    this.#table?.backdrop.fit(camera.aspect);
    this.#shadowAge = 0;
  }

  /** @param {Pose} pose */
  #stand({ fov, position, target }) {
    const { camera } = this.#given.stage;
    camera.fov = fov;
    camera.position.set(...position);
    camera.lookAt(this.#target.set(...target));
    camera.updateProjectionMatrix();
    this.#spots.moved();
    this.#moving = 3;
  }

  /** @param {import("kit/loop.js").Tick} tick @param {Street} street @param {Table} table */
  #live(tick, street, table) {
    const still = reducedMotion.value;
    street.live(tick, still); // also behind the table: its blurred picture breathes
    if (this.#view !== "street") table.live(tick, this.#given.stage.camera.position.x, still);
  }

  /** @param {Street} street @param {Table} table */
  #render(street, table) {
    const { renderer, scene, camera } = this.#given.stage;
    if (this.#view !== "street" && this.#lens.mesh.parent === table.scene) {
      renderer.shadowMap.needsUpdate = true;
      table.backdrop.refresh(renderer, scene);
      renderer.shadowMap.needsUpdate = true;
      renderer.render(table.scene, camera);
      return;
    }
    const stirring = this.#moving > 0 || street.stirring;
    const casts = this.#shadowAge === 0 || (stirring && this.#shadowAge % 4 === 0);
    if (this.#shadowAge === 0) renderer.shadowMap.needsUpdate = true; // before the mirror asks for a map that is not there
    // a puddle may lag by one frame while things move; at rest twice a second is plenty for swaying lanterns
    if (street.ground.target && ++this.#mirrorAge >= (stirring ? 2 : 24)) {
      this.#mirrorAge = 0;
      street.ground.reflect(renderer, scene, camera, this.#target);
    }
    if (casts) renderer.shadowMap.needsUpdate = true;
    this.#shadowAge++;
    this.#moving = Math.max(0, this.#moving - 1);
    renderer.render(scene, camera);
  }

  dispose() {
    this.#gone = true;
    this.#bin.dispose();
  }
}
