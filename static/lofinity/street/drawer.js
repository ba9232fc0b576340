/** The drawer: the new cassette drops out of the dark, bounces a little, leans; taken, it flies towards the eye. */
import { glide, reducedMotion } from "kit/motion.js";
import { Signal } from "kit/signal.js";
import * as THREE from "three";
import { Cassette } from "./cassette.js";
import { fall } from "./coin.js";
import { SIZE } from "./machine.js";

const ZF = SIZE.d / 2;
const REST = { at: new THREE.Vector3(-0.24, 0.332, ZF + 0.088), turn: new THREE.Euler(-0.3, 0.06, 0.05) };
const SMALL = 0.235; // the model is 1.62 wide
const goal = new THREE.Vector3();
const start = new THREE.Vector3();
const turnFrom = new THREE.Quaternion();
const turnTo = new THREE.Quaternion();
const spin = new THREE.Quaternion();
const UP = new THREE.Vector3(0, 1, 0);

export class Drawer {
  #cassette;
  #loop;
  #machine;
  #rested = /** @type {Signal} */ (new Signal());
  #falling = false;
  /** @type {import("./coin.js").Flight} */
  #flight = { at: [0, 0, 0], speed: [0, 0, 0] };
  #since = 0;

  /** @param {{ air: import("kit/brush.js").Air, loop: import("kit/loop.js").Loop, machine: THREE.Group }} given */
  constructor({ air, loop, machine }) {
    this.#loop = loop;
    this.#machine = machine;
    this.#cassette = new Cassette({ air, ink: "#3d4674" });
    this.#cassette.group.scale.setScalar(SMALL);
    this.#cassette.group.visible = false;
    this.#cassette.group.traverse((part) => part.layers.enable(1));
    machine.add(this.#cassette.group);
  }

  get filled() {
    return this.#cassette.group.visible;
  }

  get busy() {
    return this.#falling;
  }

  /** @param {HTMLCanvasElement | null} label */
  drop(label) {
    const { group } = this.#cassette;
    this.#cassette.setLabel(label);
    this.#machine.add(group);
    group.scale.setScalar(SMALL);
    group.rotation.copy(REST.turn);
    group.position.copy(REST.at);
    group.visible = true;
    if (reducedMotion.value || this.#loop.frozen) return Promise.resolve();
    this.#flight = { at: [REST.at.x, REST.at.y + 0.09, ZF - 0.03], speed: [0, 0.15, 0.42] };
    this.#since = 0;
    this.#falling = true;
    return this.#rested.next();
  }

  /** @param {number} step */
  live(step) {
    if (!this.#falling) return;
    this.#since += step;
    const still = fall(this.#flight, REST.at.y, step);
    this.#flight.at[2] = Math.min(this.#flight.at[2], REST.at.z);
    const { group } = this.#cassette;
    group.position.set(...this.#flight.at);
    const wobble = Math.exp(-3.2 * this.#since) * Math.sin(this.#since * 15);
    group.rotation.set(REST.turn.x + 0.3 * wobble, REST.turn.y + 0.12 * wobble, REST.turn.z + 0.2 * wobble);
    const late = this.#since > 1.6;
    if (!late && !(still && Math.abs(wobble) < 0.02)) return;
    group.position.copy(REST.at);
    group.rotation.copy(REST.turn);
    this.#falling = false;
    this.#rested.emit();
  }

  /** Out of the drawer and towards the visitor, turning once. @param {THREE.PerspectiveCamera} camera */
  async take(camera) {
    const { group } = this.#cassette;
    if (!group.visible) return;
    const scene = /** @type {THREE.Object3D} */ (this.#machine.parent);
    scene.attach(group);
    start.copy(group.position);
    turnFrom.copy(group.quaternion);
    turnTo.copy(camera.quaternion);
    camera.getWorldDirection(goal).multiplyScalar(1.5).add(camera.position);
    await glide(this.#loop, 1.25, (t) => {
      group.position.lerpVectors(start, goal, t);
      group.position.y += 0.28 * Math.sin(Math.PI * t);
      group.position.z += 0.5 * Math.sin(Math.PI * t) * (1 - t);
      spin.setFromAxisAngle(UP, (1 - t) * t * 4);
      group.quaternion.slerpQuaternions(turnFrom, turnTo, t).multiply(spin);
    });
    this.hide();
  }

  hide() {
    this.#cassette.group.visible = false;
    this.#machine.add(this.#cassette.group);
  }

  dispose() {
    this.#cassette.dispose();
  }
}
