/** The cat on the wall: a calico that breathes, blinks, swings its tail, turns an ear; a tap makes it look up. */
import { Brush, paint } from "kit/brush.js";
import * as THREE from "three";

const WHITE = "#f7efe3";
const GINGER = "#d9853f";
const SOOT = "#3a3140";
const DARK = "#3a2b35";
const ROUND = { smooth: true, detail: 3, ao: 0.18, jitter: 0 };
const LOOK_S = 4;

/**
 * How open the eyes are: mostly dozing, now and then a look around with blinks in it. Pure.
 * @param {number} time seconds @param {number} sinceTap seconds since somebody tapped it
 * @returns {number} 0 closed .. 1 open
 */
export function eyesAt(time, sinceTap) {
  const awake = sinceTap < LOOK_S || time % 19 > 12.5;
  if (!awake) return 0;
  const blink = time % 2.9;
  return blink < 0.16 ? Math.abs(blink - 0.08) / 0.08 : 1;
}

export class Cat {
  group = new THREE.Group();
  #body;
  #head = new THREE.Group();
  #tail;
  #ears = new THREE.Group();
  #shut;
  #open;
  #tapped = -1000;

  /** @param {import("kit/brush.js").Air} air */
  constructor(air) {
    const look = paint({ air });
    const mesh = (/** @type {(b: Brush) => void} */ draw) => {
      const b = new Brush(7);
      b.ground = Number.NEGATIVE_INFINITY;
      draw(b);
      return b.mesh(look);
    };
    this.#body = mesh(body);
    this.#tail = mesh(tail);
    this.#tail.position.set(0.1, 0.06, -0.05);
    this.#head.position.set(0, 0.36, 0.05);
    this.#shut = mesh(shut);
    this.#open = mesh(open);
    for (const side of [-1, 1]) {
      const one = mesh((b) => ear(b, side));
      one.position.set(side * 0.078, 0.16, -0.01);
      this.#ears.add(one);
    }
    this.#head.add(mesh(head), this.#shut, this.#open, this.#ears);
    this.group.add(this.#body, this.#tail, this.#head);
    this.group.traverse((part) => part.layers.enable(1));
  }

  /** @param {number} time */
  tap(time) {
    this.#tapped = time;
  }

  /** @param {number} time @param {boolean} still reduced motion: it only blinks */
  live(time, still) {
    const since = time - this.#tapped;
    const eyes = eyesAt(time, since);
    this.#shut.visible = eyes < 0.35;
    this.#open.visible = !this.#shut.visible;
    this.#open.scale.y = Math.max(0.3, eyes);
    if (still) return;
    this.#body.scale.y = 1 + 0.012 * Math.sin(time * 1.6);
    this.#head.position.y = 0.36 + 0.004 * Math.sin(time * 1.6);
    const attention = Math.max(0, Math.min(1, since * 3, (LOOK_S - since) * 1.5));
    this.#head.rotation.set(
      -0.16 * attention,
      -0.3 * attention + 0.1 * Math.sin(time * 0.31),
      0.16 * attention * Math.sin(since * 1.4),
    );
    const flick = since < 1.4 ? Math.sin(since * 14) * (1.4 - since) * 0.2 : 0;
    this.#tail.rotation.z = 0.1 * Math.sin(time * 0.9) + 0.05 * Math.sin(time * 2.3) + flick;
    const twitch = Math.max(0, Math.sin(time * 0.7) - 0.93) * 8;
    const [left, right] = this.#ears.children;
    left.rotation.y = -0.5 * twitch * Math.sin(time * 9);
    right.rotation.y = 0.4 * attention + 0.3 * Math.max(0, Math.sin(time * 0.53 + 2) - 0.95) * 10;
  }
}

/** @param {Brush} b */
function body(b) {
  b.ball(0.15, WHITE, [0, 0.15, 0], { ...ROUND, size: [0.92, 1.08, 1] });
  b.ball(0.11, WHITE, [0, 0.29, 0.035], { ...ROUND, size: [0.92, 1.1, 0.9] });
  b.ball(0.125, GINGER, [0.055, 0.21, -0.055], ROUND);
  b.ball(0.08, SOOT, [-0.1, 0.13, -0.03], ROUND);
  for (const x of [-0.05, 0.05]) {
    b.ball(0.042, WHITE, [x, 0.035, 0.125], { ...ROUND, size: [0.9, 0.75, 1.25] });
    b.rod([x, 0.03, 0.115], [x * 0.9, 0.25, 0.1], 0.036, WHITE);
  }
  b.ring(0.085, 0.012, "#c4432f", [0, 0.345, 0.05], { turn: [1.35, 0, 0] });
  b.ball(0.02, "#f3c653", [0, 0.315, 0.135], ROUND); // a bell
}

/** @param {Brush} b */
function head(b) {
  b.ball(0.118, WHITE, [0, 0.075, 0.01], { ...ROUND, size: [1.12, 0.94, 0.95] });
  b.ball(0.085, GINGER, [0.058, 0.115, -0.015], ROUND);
  b.ball(0.078, SOOT, [-0.064, 0.118, -0.02], ROUND);
  b.ball(0.045, "#fff8ee", [0, 0.042, 0.102], { ...ROUND, size: [1.25, 0.8, 0.8] });
  b.ball(0.012, "#d97f78", [0, 0.058, 0.136], { ...ROUND, detail: 1 });
  for (const side of [-1, 1])
    for (const dy of [0.008, -0.006]) {
      b.rod([side * 0.05, 0.046 + dy, 0.118], [side * 0.15, 0.05 + dy * 3, 0.1], 0.0016, "#e9e2d8", { sides: 3 });
    }
}

/** @param {Brush} b @param {number} side */
function ear(b, side) {
  b.add(new THREE.ConeGeometry(0.052, 0.105, 4), side > 0 ? GINGER : SOOT, [0, 0.035, 0], {
    turn: [0, 0.78, -side * 0.2],
    ao: 0,
  });
  b.add(new THREE.ConeGeometry(0.03, 0.07, 4), "#eaa79c", [0, 0.028, 0.022], { turn: [0.1, 0.78, -side * 0.2], ao: 0 });
}

/** Dozing: two small smiles. @param {Brush} b */
function shut(b) {
  for (const x of [-0.05, 0.05])
    b.cable(
      [
        [x - 0.026, 0.077, 0.116],
        [x, 0.066, 0.124],
        [x + 0.026, 0.077, 0.116],
      ],
      0.006,
      DARK,
      { steps: 6 },
    );
}

/** @param {Brush} b */
function open(b) {
  for (const x of [-0.048, 0.048]) {
    b.ball(0.021, "#d9b94a", [x, 0.076, 0.107], { ...ROUND, detail: 2, size: [0.95, 1.1, 0.6] });
    b.ball(0.014, "#1d1722", [x, 0.076, 0.113], { ...ROUND, detail: 2, size: [0.75, 1.2, 0.6] });
    b.ball(0.005, "#ffffff", [x + 0.006, 0.085, 0.12], { ...ROUND, detail: 1 });
  }
}

/** Down the wall's front, tip curled. @param {Brush} b */
function tail(b) {
  b.cable(
    [
      [0, 0, 0],
      [0.1, -0.02, 0.09],
      [0.11, -0.14, 0.18],
      [0.09, -0.31, 0.2],
      [0.15, -0.4, 0.2],
      [0.21, -0.35, 0.2],
    ],
    0.03,
    GINGER,
    {
      steps: 20,
      sides: 7,
      sway: (_x, y) => Math.max(0, -y - 0.1) * 0.05,
    },
  );
}
