/** A phrase -> needlework on a transparent piece of cloth: pale words in running stitch, firm ones in satin stitch. */
import { chance } from "kit/chance.js";
import { LEADING, sameWords, setLines } from "lightloom/loom/lines.js";
import { blend, CREAM, threadOf } from "lightloom/loom/threads.js";
import { CanvasTexture, SRGBColorSpace } from "three";

const FACE = '600 %px Fredoka, "Arial Rounded MT Bold", sans-serif';
export const FACES = ["600 40px Fredoka"];
const TOP = 0.24; // of the strip's height: where the first line begins
const HIGH = 0.58; // of the strip's height, for all lines
const RATIO = 768 / 560;

/** @typedef {import("lightloom/loom/lines.js").Word} Word */
/** @typedef {import("lightloom/loom/lines.js").Lines} Lines */

/** @param {number} w @param {number} h @returns {CanvasRenderingContext2D} painted by the CPU: read back at once for the upload */
function sheet(w, h) {
  const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
}

export class Needlework {
  texture;
  #c;
  #mask;
  #wide;
  /** @type {readonly Word[]} */
  #words = [];
  /** shares of the strip's width: where lines begin, how long they may be */
  #room = { left: 0, wide: 0 };
  /** @type {Lines | null} */
  #lines = null;

  /** @param {{ voice: number, width: number }} given width: px of the whole piece, a strip wide */
  constructor({ voice, width }) {
    this.#wide = width;
    const high = Math.round(width * RATIO);
    this.#c = sheet(width, high);
    this.#mask = sheet(width, high);
    this.hue = blend(threadOf(voice), "#fff0d0", 0.42);
    this.texture = new CanvasTexture(this.#c.canvas);
    this.texture.colorSpace = SRGBColorSpace;
  }

  /** Where the needle is: the end of the last word, as shares of the strip from its left and bottom. @returns {{ x: number, y: number }} */
  get needle() {
    const lines = this.#lines;
    const width = lines?.widths.at(-1) ?? 0;
    const { left } = this.#room;
    const rows = (lines?.lines ?? 1) - 0.5;
    const y = TOP + (rows * (lines?.size ?? 0) * LEADING) / (this.#wide * RATIO);
    return { x: Math.min(1, left + width / this.#wide), y: 1 - y };
  }

  /** @param {readonly Word[]} words @param {{ left: number, wide: number }} room shares of the strip's width @returns {boolean} whether it is sewn anew */
  sew(words, room) {
    const same = room.left === this.#room.left && room.wide === this.#room.wide;
    if (this.#lines && same && sameWords(words, this.#words)) return false;
    this.#words = words.map(({ text, firm }) => ({ text, firm }));
    this.#room = room;
    const c = this.#c;
    const { width: w, height: h } = c.canvas;
    const measure = (/** @type {string} */ text, /** @type {number} */ size) => {
      c.font = FACE.replace("%", size.toFixed(1));
      return c.measureText(text).width;
    };
    this.#lines = setLines(this.#words, measure, { size: w * 0.136, wide: w * room.wide, high: h * HIGH });
    c.clearRect(0, 0, w, h);
    this.#run(this.#lines);
    if (this.#words.some(({ firm }) => firm)) this.#fill(this.#lines);
    this.texture.needsUpdate = true;
    return true;
  }

  /** @param {CanvasRenderingContext2D} c @param {Lines} lines @param {boolean} firm @param {"fillText" | "strokeText"} how */
  #put(c, lines, firm, how) {
    const { width: w, height: h } = c.canvas;
    c.font = FACE.replace("%", lines.size.toFixed(1));
    c.textBaseline = "middle";
    c.lineJoin = "round";
    for (const word of lines.words) {
      if (word.firm !== firm) continue;
      const left = w * this.#room.left + word.x;
      c[how](word.text, left, h * TOP + (word.line + 0.5) * lines.size * LEADING);
    }
  }

  /** Pale: basting thread, dashes that follow the letter. @param {Lines} lines */
  #run(lines) {
    const c = this.#c;
    const fine = c.canvas.width / 834;
    c.save();
    c.shadowColor = "rgba(30,10,20,.65)";
    c.shadowBlur = 6 * fine;
    c.shadowOffsetY = 3 * fine;
    c.fillStyle = blend(this.hue, CREAM, 0.6);
    c.globalAlpha = 0.42;
    this.#put(c, lines, false, "fillText");
    c.shadowColor = "transparent";
    c.strokeStyle = CREAM;
    c.lineWidth = 3.8 * fine;
    c.setLineDash([9 * fine, 6.5 * fine]);
    c.lineCap = "round";
    c.globalAlpha = 0.97;
    this.#put(c, lines, false, "strokeText");
    c.restore();
  }

  /** Firm: filled once, then short slanted threads inside the letters, light on top, dark below. @param {Lines} lines */
  #fill(lines) {
    const c = this.#c;
    const m = this.#mask;
    const { width: w, height: h } = c.canvas;
    const fine = w / 834;
    const roll = chance(5);
    m.save();
    m.clearRect(0, 0, w, h);
    m.fillStyle = this.hue;
    this.#put(m, lines, true, "fillText");
    m.globalCompositeOperation = "source-atop";
    const threads = [
      blend(this.hue, "#ffffff", 0.36),
      blend(this.hue, "#3a1420", 0.3),
      blend(this.hue, "#ffffff", 0.14),
    ];
    m.lineWidth = 1.5 * fine;
    m.globalAlpha = 0.75;
    const low = h * TOP + lines.lines * lines.size * LEADING;
    for (let x = -h * 0.3; x < w; x += 3.4 * fine) {
      m.strokeStyle = threads[Math.floor(roll() * threads.length)];
      m.beginPath();
      m.moveTo(x, h * TOP);
      m.lineTo(x + (low - h * TOP) * 0.55, low);
      m.stroke();
    }
    m.restore();
    c.save();
    c.shadowColor = "rgba(26,8,14,.9)";
    c.shadowBlur = 11 * fine;
    c.shadowOffsetX = 3 * fine;
    c.shadowOffsetY = 5 * fine;
    c.drawImage(m.canvas, 0, 0);
    c.restore();
    c.save();
    c.strokeStyle = blend(this.hue, "#2a0d18", 0.5);
    c.lineWidth = 1.6 * fine;
    c.globalAlpha = 0.55;
    this.#put(c, lines, true, "strokeText");
    c.restore();
  }

  dispose() {
    this.texture.dispose();
    this.#c.canvas.width = this.#mask.canvas.width = 0; // gives the pixels back at once
  }
}
