/** Everything with words or pictures on the street, drawn on canvases: header, door panel, cafe sign, curtain, window, board. Knows no three.js. */
import { writeSign } from "./glyphs.js";
import { DOTS, mark, words } from "./labels.js";

/** @typedef {CanvasRenderingContext2D} Context */

/** @param {Context} c @param {number} w @param {number} h */
export function header(c, w, h) {
  const warm = c.createLinearGradient(0, 0, 0, h);
  warm.addColorStop(0, "#fff6df");
  warm.addColorStop(1, "#ffdf9f");
  c.fillStyle = warm;
  c.fillRect(0, 0, w, h);
  mark(c, w * 0.13, h * 0.5, h * 0.24, "#c94f3c");
  words(c, "LoFinity", w * 0.245, h * 0.535, h * 0.62, "#c94f3c");
  writeSign(c, "つくりたて", w * 0.975, h * 0.33, h * 0.19, "#35507f", { align: "right" });
  writeSign(c, "音のテープ", w * 0.975, h * 0.66, h * 0.22, "#35507f", { align: "right" });
}

/** The lower door: a painted evening, waves, and a reel for a sun. @param {Context} c @param {number} w @param {number} h */
export function panel(c, w, h) {
  const dusk = c.createLinearGradient(0, 0, 0, h);
  dusk.addColorStop(0, "#f7d9a0");
  dusk.addColorStop(1, "#ef9f6b");
  c.fillStyle = dusk;
  c.fillRect(0, 0, w, h);
  c.fillStyle = "#fff2d4";
  c.beginPath();
  c.arc(w * 0.5, h * 0.62, h * 0.4, 0, 7);
  c.fill();
  mark(c, w * 0.5, h * 0.48, h * 0.16, "#e0784f");
  for (const [k, ink] of ["#5f86b0", "#3d6296", "#2a4577"].entries()) {
    c.fillStyle = ink;
    c.beginPath();
    c.moveTo(0, h);
    for (let x = 0; x <= w; x += 6) c.lineTo(x, h * (0.68 + k * 0.12) + Math.sin(x / 26 + k * 2) * 6);
    c.lineTo(w, h);
    c.fill();
  }
}

/** The cafe's lit sign, written downwards: "Kissa Shizuku". @param {Context} c @param {number} w @param {number} h */
export function kissa(c, w, h) {
  c.fillStyle = "#fff0cd";
  c.beginPath();
  c.roundRect(0, 0, w, h, w * 0.16);
  c.fill();
  c.strokeStyle = "#7b3f34";
  c.lineWidth = w * 0.05;
  c.beginPath();
  c.roundRect(w * 0.06, w * 0.06, w * 0.88, h - w * 0.12, w * 0.12);
  c.stroke();
  for (const [i, glyph] of [..."喫茶しずく"].entries()) {
    writeSign(c, glyph, w / 2, h * (0.125 + i * 0.187), w * 0.62, i < 2 ? "#b0442f" : "#2d3b66");
  }
}

/** Four strips of indigo cloth, one drop. @param {Context} c @param {number} w @param {number} h */
export function noren(c, w, h) {
  for (let i = 0; i < 4; i++) {
    const fold = c.createLinearGradient((i * w) / 4, 0, ((i + 1) * w) / 4, 0);
    fold.addColorStop(0, "#33508c");
    fold.addColorStop(0.5, "#2a4379");
    fold.addColorStop(1, "#1e3261");
    c.fillStyle = fold;
    c.fillRect((i * w) / 4 + 2, 0, w / 4 - 4, h * (0.93 + 0.07 * Math.sin(i * 2.3)));
  }
  for (const [i, glyph] of [..."しずく"].entries()) {
    writeSign(c, glyph, w * (0.25 + i * 0.25), h * 0.52, h * 0.42, "#fbf0da");
  }
}

const SPINES = ["#7b3b2b", "#b8683a", "#5d6b58", "#d9b072", "#8c4535", "#44566f"];

/** What one sees through the cafe's glass: pendants, shelves of records, cups. @param {Context} c @param {number} w @param {number} h */
export function inside(c, w, h) {
  const room = c.createLinearGradient(0, 0, 0, h);
  room.addColorStop(0, "#ffdf9a");
  room.addColorStop(0.55, "#f6ae5c");
  room.addColorStop(1, "#a85a35");
  c.fillStyle = room;
  c.fillRect(0, 0, w, h);
  c.fillStyle = "#8d4a2c";
  for (const y of [0.34, 0.54]) c.fillRect(w * 0.45, h * y, w * 0.55, h * 0.022);
  for (let i = 0; i < 42; i++) {
    const tall = h * (0.07 + ((i * 29) % 10) / 140);
    c.fillStyle = SPINES[(i * 7) % 6];
    c.fillRect(w * (0.46 + (i >> 1) * 0.026), h * (i % 2 ? 0.54 : 0.34) - tall, w * 0.019, tall);
  }
  c.fillStyle = "#fff3d0"; // a clock, always late
  c.beginPath();
  c.arc(w * 0.28, h * 0.3, h * 0.075, 0, 7);
  c.fill();
  c.strokeStyle = "#7b3b2b";
  c.lineWidth = 3;
  c.stroke();
  c.beginPath();
  c.moveTo(w * 0.28, h * 0.3);
  c.lineTo(w * 0.28, h * 0.255);
  c.moveTo(w * 0.28, h * 0.3);
  c.lineTo(w * 0.3, h * 0.32);
  c.stroke();
  for (const x of [0.16, 0.42, 0.78]) pendant(c, w, h, w * x);
  c.fillStyle = "#5c2e25";
  c.fillRect(0, h * 0.8, w, h * 0.2);
  c.fillStyle = "#f7e9cf";
  for (const x of [0.4, 0.62, 0.86]) {
    c.beginPath();
    c.roundRect(w * x, h * 0.74, w * 0.035, h * 0.065, 4);
    c.fill();
  }
}

/** @param {Context} c @param {number} w @param {number} h @param {number} x pixels */
function pendant(c, w, h, x) {
  const light = c.createRadialGradient(x, h * 0.2, 0, x, h * 0.2, h * 0.36);
  light.addColorStop(0, "rgba(255,250,220,1)");
  light.addColorStop(1, "rgba(255,230,150,0)");
  c.fillStyle = light;
  c.fillRect(0, 0, w, h);
  c.fillStyle = "#6b3527";
  c.fillRect(x - 1.5, 0, 3, h * 0.14);
  c.beginPath();
  c.moveTo(x - 26, h * 0.2);
  c.quadraticCurveTo(x, h * 0.04, x + 26, h * 0.2);
  c.fill();
}

/** A guest seen against the light: reading, or holding a cup, or leaning over to a friend. @param {number} pose 0..2 @returns {(c: Context, w: number, h: number) => void} */
export const guest = (pose) => (c, w, h) => {
  c.fillStyle = "#4a2a33";
  c.beginPath();
  c.ellipse(w * 0.5, h, w * 0.36, h * 0.46, 0, Math.PI, 0);
  c.fill();
  c.beginPath();
  c.ellipse(w * (0.5 + (pose - 1) * 0.05), h * 0.36, w * 0.18, h * 0.17, 0, 0, 7);
  c.fill();
  if (pose === 1) c.fillRect(w * 0.32, h * 0.34, w * 0.38, h * 0.24); // long hair
  if (pose === 2) {
    c.beginPath();
    c.arc(w * 0.56, h * 0.2, w * 0.08, 0, 7); // a bun
    c.fill();
  }
  c.fillStyle = "#f3e3c2";
  c.beginPath();
  if (pose === 0) c.roundRect(w * 0.34, h * 0.76, w * 0.32, h * 0.2, 3);
  else c.roundRect(w * 0.62, h * 0.66, w * 0.13, h * 0.11, 4);
  c.fill();
};

/** The board on the pavement: coffee and a tape. @param {Context} c @param {number} w @param {number} h */
export function board(c, w, h) {
  c.fillStyle = "#27433c";
  c.fillRect(0, 0, w, h);
  c.strokeStyle = "#8b5a3a";
  c.lineWidth = w * 0.06;
  c.strokeRect(0, 0, w, h);
  for (const [i, [text, ink]] of [
    ["本日の", "#fbe3b0"],
    ["コーヒー", "#ffffff"],
    ["と テープ", "#ffb78f"],
    ["¥ 100", "#fbe3b0"],
  ].entries()) {
    writeSign(c, text, w / 2, h * (0.2 + i * 0.2), h * 0.13, ink);
  }
}

/** Light inside the shop window: brighter under each shelf lamp. @param {Context} c @param {number} w @param {number} h */
export function showcase(c, w, h) {
  const warm = c.createLinearGradient(0, 0, 0, h);
  warm.addColorStop(0, "#ffe7b0");
  warm.addColorStop(1, "#f5b260");
  c.fillStyle = warm;
  c.fillRect(0, 0, w, h);
  for (let row = 0; row < 3; row++) {
    const shelf = c.createLinearGradient(0, (row * h) / 3, 0, ((row + 1) * h) / 3);
    shelf.addColorStop(0, "rgba(255,250,225,.85)");
    shelf.addColorStop(0.5, "rgba(255,224,160,0)");
    shelf.addColorStop(1, "rgba(140,60,40,.62)");
    c.fillStyle = shelf;
    c.fillRect(0, (row * h) / 3, w, h / 3);
  }
}

/** Slanted light on glass. @param {Context} c @param {number} w @param {number} h */
export function shine(c, w, h) {
  c.fillStyle = "rgba(255,255,255,.16)";
  for (const [x, wide] of [
    [30, 46],
    [96, 14],
    [190, 30],
  ]) {
    const [left, broad] = [(x / 256) * w, (wide / 256) * w];
    c.beginPath();
    c.moveTo(left + w * 0.23, 0);
    c.lineTo(left + w * 0.23 + broad, 0);
    c.lineTo(left - w * 0.16 + broad, h);
    c.lineTo(left - w * 0.16, h);
    c.fill();
  }
}

/** The belt behind the little window: blank tapes on their way, one repeat. @param {Context} c @param {number} w @param {number} h */
export function belt(c, w, h) {
  c.fillStyle = "#43263a";
  c.fillRect(0, 0, w, h);
  c.fillStyle = "#2a1a2c";
  c.fillRect(0, h * 0.8, w, h * 0.2);
  c.fillStyle = "#8d6a6a";
  for (let x = 0; x < w; x += w / 16) c.fillRect(x, h * 0.84, w / 40, h * 0.12);
  for (const [i, ink] of ["#e8532f", "#f0a422", "#2f9a78", "#2f68b8"].entries()) {
    const x = (i + 0.18) * (w / 4);
    c.fillStyle = ink;
    c.beginPath();
    c.roundRect(x, h * 0.3, w * 0.16, h * 0.5, 4);
    c.fill();
    c.fillStyle = "#fff4de";
    c.fillRect(x + w * 0.018, h * 0.38, w * 0.124, h * 0.26);
    c.fillStyle = "#3a3145";
    c.fillRect(x + w * 0.04, h * 0.46, w * 0.08, h * 0.14);
  }
}

/** A small price card of the vibe buttons. @param {Context} c @param {number} w @param {number} h @param {string} text */
export function tag(c, w, h, text) {
  c.fillStyle = "#fff6df";
  c.fillRect(0, 0, w, h);
  words(c, text, w / 2, h * 0.54, h * 0.7, "#35507f", DOTS, "center");
}
