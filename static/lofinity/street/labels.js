/**
 * recipe -> the paper of a tape: cassette label, J-card front, shelf spine. Pure 2D drawing; knows no three.js and no page.
 * The latin faces are the page's (Fredoka, DotGothic16); await `document.fonts.load` for them before drawing.
 */
import { drawScene } from "./scenes.js";

/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} TapeWords what a label says
 * @property {string} title
 * @property {number} bpm
 * @property {string} key
 * @property {string} mode
 * @property {readonly string[]} instruments
 * @property {readonly string[]} palette five colours, darkest to paper
 * @property {string} weather
 * @property {string} [side] "A" or "B"
 * @property {string} [hash8] first letters of the tape's fingerprint
 */

export const ROUND = '"Fredoka", "M PLUS Rounded 1c", "Nunito", sans-serif';
export const DOTS = '"DotGothic16", "Courier New", monospace';

/** @param {Context} c @param {string} face @param {number} size @param {number} [weight] */
export function letter(c, face, size, weight = face === ROUND ? 600 : 400) {
  c.font = `${weight} ${size}px ${face}`;
}

/** @param {Context} c @param {string} text @param {number} x @param {number} y @param {number} size @param {string} ink @param {string} [face] @param {CanvasTextAlign} [align] */
export function words(c, text, x, y, size, ink, face = ROUND, align = "left") {
  letter(c, face, size);
  c.textAlign = align;
  c.textBaseline = "middle";
  c.fillStyle = ink;
  c.fillText(text, x, y);
}

/** Shrinks rather than runs off the paper; below `least` it is cut with an ellipsis. @param {Context} c @param {string} text @param {number} x @param {number} y @param {number} size @param {string} ink @param {string} face @param {number} room pixels @param {number} [least] pixels */
export function fitted(c, text, x, y, size, ink, face, room, least = size * 0.55) {
  letter(c, face, size);
  // a hair smaller than it need be: widths do not shrink quite as sizes do
  const fit = Math.max(least, size * Math.min(1, (0.985 * room) / Math.max(1, c.measureText(text).width)));
  letter(c, face, fit);
  words(
    c,
    clip(text, room, (part) => c.measureText(part).width),
    x,
    y,
    fit,
    ink,
    face,
  );
}

/** The longest beginning of a text that fits, with an ellipsis if it was cut. @param {string} text @param {number} room @param {(part: string) => number} measure */
export function clip(text, room, measure) {
  if (measure(text) <= room) return text;
  let cut = [...text];
  while (cut.length > 1 && measure(`${cut.join("").trimEnd()}…`) > room) cut = cut.slice(0, -1);
  return `${cut.join("").trimEnd()}…`;
}

/** Two reels joined: the mark of LoFinity. @param {Context} c @param {number} x @param {number} y @param {number} r @param {string} ink */
export function mark(c, x, y, r, ink) {
  c.lineWidth = r * 0.34;
  c.strokeStyle = ink;
  c.fillStyle = ink;
  for (const side of [-1, 1]) {
    c.beginPath();
    c.arc(x + side * r * 0.98, y, r * 0.8, 0, Math.PI * 2);
    c.stroke();
    c.beginPath();
    c.arc(x + side * r * 0.98, y, r * 0.16, 0, Math.PI * 2);
    c.fill();
  }
}

/** A small whole number from a text: which hills, which stars. @param {string} text */
export function seedOf(text) {
  let seed = 2166136261;
  for (const sign of text) seed = Math.imul(seed ^ /** @type {number} */ (sign.codePointAt(0)), 16777619);
  return seed >>> 0;
}

/** Relative luminance of #rrggbb, 0..1 (WCAG 2.2). @param {string} colour */
export function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Of several inks the one that reads best on this paper. @param {string} paper @param {readonly string[]} inks */
export function readable(paper, inks) {
  const ground = luminance(paper);
  const contrast = (/** @type {string} */ ink) => {
    const [dark, light] = [luminance(ink), ground].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  return [...inks].sort((a, b) => contrast(b) - contrast(a))[0];
}

/** "72 bpm · D minor · rhodes, brushes". @param {TapeWords} tape */
export const tapeLine = ({ bpm, key, mode, instruments }) => `${bpm} bpm · ${key} ${mode} · ${instruments.join(", ")}`;

/** @param {readonly string[]} palette @returns {import("./scenes.js").Palette} */
const five = (palette) => /** @type {import("./scenes.js").Palette} */ ([...palette]);

/** @param {Context} c @param {number} w @param {number} h @param {TapeWords} tape */
function cassetteLabel(c, w, h, tape) {
  const [dark, deep, mid, warm, paper] = tape.palette;
  const u = h / 100;
  const ink = readable(paper, [dark, "#2b2a4a", "#fff7e8"]);
  c.fillStyle = paper;
  c.fillRect(0, 0, w, h);
  c.save();
  c.beginPath();
  c.rect(0, 37 * u, w, 63 * u);
  c.clip();
  c.translate(0, 37 * u);
  drawScene(c, w, 63 * u, tape.weather, five(tape.palette), seedOf(tape.title + tape.hash8));
  c.restore();
  c.fillStyle = deep; // two printed rules, as old labels have them
  c.fillRect(0, 35.4 * u, w, 1.6 * u);
  c.fillStyle = mid;
  c.fillRect(0, 33.4 * u, w, 0.9 * u);
  c.fillStyle = tape.side === "B" ? deep : warm;
  c.beginPath();
  c.roundRect(4.5 * u, 6 * u, 21 * u, 21 * u, 4.5 * u);
  c.fill();
  words(
    c,
    tape.side ?? "A",
    15 * u,
    17.4 * u,
    17 * u,
    readable(tape.side === "B" ? deep : warm, [paper, dark]),
    ROUND,
    "center",
  );
  fitted(c, tape.title, 31 * u, 13.4 * u, 16.5 * u, ink, ROUND, w - 66 * u);
  c.globalAlpha = 0.86;
  fitted(c, tapeLine(tape), 31 * u, 26.2 * u, 9.4 * u, ink, ROUND, w - 36 * u, 6.6 * u);
  c.globalAlpha = 1;
  mark(c, w - 17 * u, 13.4 * u, 6.4 * u, readable(paper, [mid, deep]));
  if (tape.hash8) {
    letter(c, DOTS, 6.6 * u);
    const wide = c.measureText(tape.hash8).width + 5 * u;
    c.fillStyle = `${dark}b8`;
    c.beginPath();
    c.roundRect(w - wide - 2.5 * u, 89.5 * u, wide, 8.5 * u, 2 * u);
    c.fill();
    words(c, tape.hash8, w - 5 * u, 94 * u, 6.6 * u, paper, DOTS, "right");
  }
}

/** A card standing upright: the picture above, the words below. @param {Context} c @param {number} w @param {number} h @param {TapeWords} tape */
function card(c, w, h, tape) {
  const [dark, deep, mid, warm, paper] = tape.palette;
  const u = w / 100;
  const ink = readable(paper, [dark, "#2b2a4a", "#fff7e8"]);
  const foot = Math.max(h * 0.2, 27 * u);
  c.fillStyle = paper;
  c.fillRect(0, 0, w, h);
  c.save();
  c.beginPath();
  c.rect(0, 0, w, h - foot);
  c.clip();
  drawScene(c, w, h - foot, tape.weather, five(tape.palette), seedOf(tape.title + tape.hash8));
  c.restore();
  c.fillStyle = warm;
  c.fillRect(0, h - foot, w, 1.4 * u);
  fitted(c, tape.title, 5 * u, h - foot + 9.5 * u, 10 * u, ink, ROUND, w - 30 * u);
  c.globalAlpha = 0.8;
  fitted(c, tapeLine(tape), 5 * u, h - foot + 18 * u, 4.6 * u, ink, DOTS, w - 10 * u);
  fitted(
    c,
    `side ${tape.side ?? "A"}   ${tape.hash8 ?? ""}`,
    5 * u,
    h - foot + 23.6 * u,
    3.8 * u,
    ink,
    DOTS,
    w - 10 * u,
  );
  c.globalAlpha = 1;
  mark(c, w - 12 * u, h - foot + 9.5 * u, 4 * u, readable(paper, [mid, deep]));
}

/** A spine in the shelf: side, title, a strip of its sky. @param {Context} c @param {number} w @param {number} h @param {TapeWords} tape */
function spine(c, w, h, tape) {
  const [dark, deep, , warm, paper] = tape.palette;
  const band = Math.min(w * 0.22, h * 3);
  c.fillStyle = paper;
  c.fillRect(0, 0, w, h);
  c.save();
  c.beginPath();
  c.rect(w - band, 0, band, h);
  c.clip();
  c.translate(w - band, 0);
  drawScene(c, band, h, tape.weather, five(tape.palette), seedOf(tape.title + tape.hash8));
  c.restore();
  c.fillStyle = tape.side === "B" ? deep : warm;
  c.fillRect(0, 0, h * 0.72, h);
  words(
    c,
    tape.side ?? "A",
    h * 0.36,
    h * 0.53,
    h * 0.52,
    readable(tape.side === "B" ? deep : warm, [paper, dark]),
    ROUND,
    "center",
  );
  fitted(
    c,
    tape.title,
    h,
    h * 0.53,
    h * 0.54,
    readable(paper, [dark, "#2b2a4a", "#fff7e8"]),
    ROUND,
    w - band - h * 1.3,
  );
}

/**
 * Draws a tape's paper into (0, 0, w, h); the form follows the proportions: spine (> 5 : 1), label, or upright card.
 * @param {Context} ctx @param {number} w @param {number} h @param {TapeWords} tape
 */
export function drawTapeLabel(ctx, w, h, tape) {
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(0, 0, w, h, Math.min(w, h) * 0.05);
  ctx.clip();
  ctx.globalAlpha = 1;
  const form = formOf(w, h);
  if (form === "spine") spine(ctx, w, h, tape);
  else if (form === "card") card(ctx, w, h, tape);
  else cassetteLabel(ctx, w, h, tape);
  ctx.restore();
}

/** @param {number} w @param {number} h @returns {"spine" | "label" | "card"} */
export const formOf = (w, h) => (w > h * 5 ? "spine" : w > h * 1.35 ? "label" : "card");

/** The faces of signs and screens; whoever waits longer than three seconds gets the browser's own. */
export async function fonts() {
  const faces = ['600 40px "Fredoka"', '40px "DotGothic16"'].map((face) => document.fonts.load(face, "LoFinity 72%"));
  await Promise.race([Promise.allSettled(faces), new Promise((resolve) => setTimeout(resolve, 3000))]);
}

/** A tape that nobody has pressed yet: for the shop window and as a stand-in. @type {TapeWords} */
export const SAMPLE_TAPE = {
  title: "Tin Roof Lullaby",
  bpm: 72,
  key: "D",
  mode: "minor",
  instruments: ["rhodes", "brushes", "upright"],
  palette: ["#1d2148", "#2f4a7c", "#b9573f", "#e8a25c", "#fbf0da"],
  weather: "rain",
  side: "A",
  hash8: "7f3a90c2",
};
