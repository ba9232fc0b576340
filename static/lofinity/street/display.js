/** The machine's own screen: a dot-matrix canvas, redrawn only when its words change. Pure layout first, drawing below. */
import { drawn, picture } from "kit/brush.js";
import * as THREE from "three";
import { clip, DOTS, letter, words } from "./labels.js";

/**
 * @typedef {object} Says
 * @property {string} [top] the small line above, left; what stands after a tab goes right
 * @property {string} [text] the large words: the wish as it is typed
 * @property {boolean} [caret]
 * @property {number | null} [progress] 0..1
 * @property {readonly string[]} [lines] small lines, instead of or below the large words
 */

const W = 820;
const H = 208;
const AMBER = "#ffc46b";
const MINT = "#8ff2d8";
const SIZES = [54, 44, 34, 28, 23];

/**
 * Breaks words into lines of at most `room`; a word longer than a line is broken too.
 * @param {string} text @param {number} room @param {(part: string) => number} measure
 */
export function wrap(text, room, measure) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const part of text.match(/\s+|[^\s]+/gu) ?? []) {
    if (measure(line + part) <= room || /^\s+$/u.test(part)) {
      line += part;
      continue;
    }
    if (line.trim()) lines.push(line.trimEnd());
    line = "";
    for (const sign of part) {
      if (line && measure(line + sign) > room) {
        lines.push(line);
        line = "";
      }
      line += sign;
    }
  }
  if (line || lines.length === 0) lines.push(line);
  return lines;
}

/**
 * The largest size at which the wish fits; the last size keeps its newest lines.
 * @param {string} text @param {number} room pixels @param {number} tall pixels @param {(part: string, size: number) => number} measure
 * @returns {{ size: number, lines: string[] }}
 */
export function fitWish(text, room, tall, measure) {
  for (const size of SIZES) {
    const lines = wrap(text, room, (part) => measure(part, size));
    if (lines.length * size * 1.12 <= tall) return { size, lines };
  }
  const size = SIZES[SIZES.length - 1];
  const most = Math.max(1, Math.floor(tall / (size * 1.12)));
  return { size, lines: wrap(text, room, (part) => measure(part, size)).slice(-most) };
}

export class Display {
  group = new THREE.Group();
  #says = "";
  #canvas;
  #texture;
  #screen;
  #caret;
  #blinks = false;

  constructor() {
    this.#texture = drawn(W, H, () => {});
    this.#texture.generateMipmaps = true;
    this.#canvas = /** @type {HTMLCanvasElement} */ (this.#texture.image);
    this.#screen = picture(this.#texture, 1.28, (1.28 * H) / W, [0, 0, 0], { gain: 1.25 });
    this.#caret = new THREE.Mesh(
      new THREE.PlaneGeometry(1, 1),
      new THREE.MeshBasicMaterial({ color: AMBER, transparent: true, depthWrite: false }),
    );
    this.#caret.visible = false;
    this.group.add(this.#screen, this.#caret);
    this.show({ top: "LoFinity", lines: ["insert a coin"] });
  }

  /** Draws only if something changed. @param {Says} says @returns {boolean} whether it drew */
  show(says) {
    const key = JSON.stringify(says);
    if (key === this.#says) return false;
    this.#says = key;
    this.#draw(/** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d")), says);
    this.#texture.needsUpdate = true;
    return true;
  }

  /** @param {CanvasRenderingContext2D} c @param {Says} says */
  #draw(c, { top = "", text = "", caret = false, progress = null, lines = [] }) {
    const glass = c.createLinearGradient(0, 0, 0, H);
    glass.addColorStop(0, "#0a2b33");
    glass.addColorStop(1, "#07171f");
    c.fillStyle = glass;
    c.fillRect(0, 0, W, H);
    const [left, right = ""] = top.split("\t");
    letter(c, DOTS, 29);
    const rightWide = right ? c.measureText(right).width + 30 : 0;
    words(
      c,
      clip(left, W - 44 - rightWide, (part) => c.measureText(part).width),
      22,
      30,
      29,
      MINT,
      DOTS,
    );
    if (right) words(c, right, W - 22, 30, 29, MINT, DOTS, "right");
    const bar = progress !== null;
    let y = 52;
    const floor = bar ? 142 : 196;
    this.#blinks = caret;
    if (text || caret) y = this.#wish(c, text, y, floor - Math.min(lines.length, bar ? 1 : 3) * 28);
    const size = text ? 24 : lines.length > 3 ? 25 : 31;
    for (const line of lines) {
      if (y + size * 1.1 > floor + 4) break;
      letter(c, DOTS, size);
      words(
        c,
        clip(line, W - 44, (part) => c.measureText(part).width),
        22,
        y + size * 0.62,
        size,
        AMBER,
        DOTS,
      );
      y += size * 1.18;
    }
    if (bar) drawBar(c, progress);
    c.fillStyle = "rgba(0,0,0,.16)"; // scan lines
    for (let row = 0; row < H; row += 4) c.fillRect(0, row, W, 1.4);
  }

  /** The large words, and where the caret stands. @param {CanvasRenderingContext2D} c @param {string} text @param {number} y @param {number} floor */
  #wish(c, text, y, floor) {
    const measure = (/** @type {string} */ part, /** @type {number} */ size) => {
      letter(c, DOTS, size);
      return c.measureText(part).width;
    };
    const { size, lines } = fitWish(text, W - 70, Math.max(30, floor - y), measure);
    for (const line of lines) {
      words(c, line, 22, y + size * 0.6, size, AMBER, DOTS);
      y += size * 1.12;
    }
    const last = lines[lines.length - 1];
    const [x, top] = [26 + measure(last, size), y - size * 1.04];
    const unit = 1.28 / W;
    this.#caret.scale.set(size * 0.42 * unit, size * 0.9 * unit, 1);
    this.#caret.position.set((x + size * 0.21 - W / 2) * unit, (H / 2 - top - size * 0.45) * unit, 0.003);
    return y + 4;
  }

  /** The caret fades in and out, nothing is redrawn. @param {number} time */
  live(time) {
    this.#caret.visible = this.#blinks;
    this.#caret.material.opacity = 0.5 + 0.5 * Math.cos(time * 4.2);
  }

  /** @param {number} gain */
  tune(gain) {
    this.#screen.material.color.setScalar(1.25 * gain);
  }
}

/** @param {CanvasRenderingContext2D} c @param {number} progress 0..1 */
function drawBar(c, progress) {
  const done = Math.min(1, Math.max(0, progress));
  c.fillStyle = "#12434a";
  c.beginPath();
  c.roundRect(22, 150, W - 44, 38, 19);
  c.fill();
  c.save();
  c.beginPath();
  c.roundRect(26, 154, W - 52, 30, 15);
  c.clip();
  c.fillStyle = AMBER;
  c.fillRect(26, 154, (W - 52) * done, 30);
  c.fillStyle = "rgba(7,23,31,.35)";
  for (let x = 26; x < W - 26; x += 19) c.fillRect(x, 154, 3.4, 30);
  c.restore();
}
