/** The cassette behind the player's glass, drawn flat: the label once, the reels as they truly stand. For the page without 3D. */
import { drawTapeLabel } from "lofinity/street/labels.js";

const REACH = 0.125; // radius of a full reel, of the picture's width
const TEETH = 6;

export class DeckArt {
  #canvas;
  #c;
  #paper = document.createElement("canvas");

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#c = canvas.getContext("2d");
    this.#paper.width = canvas.width;
    this.#paper.height = canvas.height;
  }

  /** Another tape, or another side. @param {import("lofinity/street/labels.js").TapeWords | null} words */
  load(words) {
    const c = this.#paper.getContext("2d");
    if (!c) return;
    const { width: w, height: h } = this.#paper;
    c.clearRect(0, 0, w, h);
    if (!words) return;
    const shell = c.createLinearGradient(0, 0, 0, h);
    shell.addColorStop(0, "#515a8e");
    shell.addColorStop(0.05, "#3b446f");
    shell.addColorStop(1, "#2a3056");
    c.fillStyle = shell;
    c.beginPath();
    c.roundRect(0, 0, w, h, 22);
    c.fill();
    c.fillStyle = "#20254a";
    c.beginPath();
    c.moveTo(w * 0.2, h);
    c.lineTo(w * 0.225, h * 0.82);
    c.lineTo(w * 0.775, h * 0.82);
    c.lineTo(w * 0.8, h);
    c.fill();
    c.save();
    c.translate(w * 0.05, h * 0.06);
    drawTapeLabel(c, w * 0.9, h * 0.7, words);
    c.restore();
    // the window is cut through shell and label, so that the reels turn behind both
    c.fillStyle = words.palette[4];
    c.beginPath();
    c.roundRect(w * 0.195, h * 0.335, w * 0.61, h * 0.345, h * 0.17);
    c.fill();
    c.globalCompositeOperation = "destination-out";
    c.beginPath();
    c.roundRect(w * 0.21, h * 0.36, w * 0.58, h * 0.295, h * 0.147);
    c.fill();
    c.globalCompositeOperation = "source-over";
  }

  /** @param {import("lofinity/player/deck.js").Deck} deck */
  draw(deck) {
    const c = this.#c;
    if (!c) return;
    const { width: w, height: h } = this.#canvas;
    c.fillStyle = "#15162e";
    c.fillRect(0, 0, w, h);
    if (!deck.tape) {
      this.#empty(c, w, h);
      return;
    }
    const wound = deck.wound();
    c.save();
    c.beginPath();
    c.roundRect(w * 0.205, h * 0.35, w * 0.59, h * 0.315, h * 0.15);
    c.clip();
    this.#reel(c, w * 0.335, h * 0.508, wound.left * w * REACH, deck.turned.left, w);
    this.#reel(c, w * 0.665, h * 0.508, wound.right * w * REACH, deck.turned.right, w);
    c.restore();
    c.drawImage(this.#paper, 0, 0);
    const shine = c.createLinearGradient(0, 0, w, h);
    shine.addColorStop(0.1, "rgb(255 255 255 / 0%)");
    shine.addColorStop(0.24, "rgb(255 255 255 / 13%)");
    shine.addColorStop(0.34, "rgb(255 255 255 / 4%)");
    shine.addColorStop(0.36, "rgb(255 255 255 / 0%)");
    c.fillStyle = shine;
    c.fillRect(0, 0, w, h);
  }

  /** @param {CanvasRenderingContext2D} c @param {number} x @param {number} y @param {number} r @param {number} turned @param {number} w */
  #reel(c, x, y, r, turned, w) {
    c.fillStyle = "#4b2e27";
    disc(c, x, y, r);
    c.strokeStyle = "rgb(140 92 74 / 30%)";
    c.lineWidth = 1;
    for (let ring = w * 0.052; ring < r; ring += 5) {
      c.beginPath();
      c.arc(x, y, ring, 0, Math.PI * 2);
      c.stroke();
    }
    c.fillStyle = "#fff6e2";
    disc(c, x, y, w * 0.046);
    c.fillStyle = "#241f30";
    disc(c, x, y, w * 0.033);
    c.save();
    c.translate(x, y);
    c.rotate(turned);
    c.fillStyle = "#fff6e2";
    for (let tooth = 0; tooth < TEETH; tooth++) {
      c.rotate((Math.PI * 2) / TEETH);
      c.fillRect(w * 0.02, -w * 0.0045, w * 0.015, w * 0.009);
    }
    c.restore();
  }

  /** @param {CanvasRenderingContext2D} c @param {number} w @param {number} h */
  #empty(c, w, h) {
    c.fillStyle = "#20223f";
    for (const x of [0.335, 0.665]) disc(c, x * w, h * 0.508, w * 0.034);
    c.fillStyle = "#2b2e52";
    for (const x of [0.335, 0.665]) disc(c, x * w, h * 0.508, w * 0.018);
  }
}

/** @param {CanvasRenderingContext2D} c @param {number} x @param {number} y @param {number} r */
function disc(c, x, y, r) {
  c.beginPath();
  c.arc(x, y, r, 0, Math.PI * 2);
  c.fill();
}
