/**
 * A tape -> its J-card: the folded paper in a cassette's box, laid out in millimetres (front 65, spine 12.7, flap 24; 101.6
 * wide), as SVG to print or as pixels. A laid-out card is a list of marks; two short pens draw it.
 */

import { bedName, clock, listed, nearness, tempoAndKey } from "lofinity/journey/words.js";
import { encode } from "uqr";

export const CARD = {
  wide_mm: 101.6,
  front_mm: 65,
  spine_mm: 12.7,
  flap_mm: 24,
  get tall_mm() {
    return this.front_mm + this.spine_mm + this.flap_mm;
  },
};

const SIGN = "Fredoka, 'Arial Rounded MT Bold', sans-serif";
const BOOK = "Lora, Georgia, serif";
const DOTS = "DotGothic16, 'Courier New', monospace";
const MARGIN_MM = 5;
const QR_MM = 20;

/** @typedef {import("lofinity/journey/words.js").Recipe} Recipe */
/** @typedef {import("lofinity/journey/words.js").Facts} Facts */
/**
 * @typedef {{ kind: "box", x: number, y: number, w: number, h: number, fill: string }
 *   | { kind: "words", x: number, y: number, size: number, text: string, fill: string, face: string, weight?: number, italic?: boolean, anchor?: "start" | "end", room?: number }
 *   | { kind: "picture", x: number, y: number, w: number, h: number }
 *   | { kind: "fold", y: number }
 *   | { kind: "dots", x: number, y: number, side: number, cells: readonly (readonly boolean[])[], fill: string }} CardMark
 */

/** How many letters of a face fit into so many millimetres, about. @param {string} text @param {number} size @param {number} room */
const fitSize = (text, size, room) => Math.min(size, room / Math.max(1, text.length * 0.52));

/**
 * @param {{ recipe: Recipe, facts: Facts, name: string, link: string, sideB?: Facts | null }} tape
 * @returns {CardMark[]}
 */
export function layCard({ recipe, facts, name, link, sideB = null }) {
  const [dark, deep, , warm, paper] = recipe.palette;
  const { wide_mm: wide, front_mm: front, spine_mm: spine } = CARD;
  const room = wide - 2 * MARGIN_MM;
  const inner = room - QR_MM - 4;
  const short = facts.pcm_sha256.slice(0, 16);
  /** @type {CardMark[]} */
  const marks = [
    { kind: "box", x: 0, y: 0, w: wide, h: CARD.tall_mm, fill: paper },
    { kind: "picture", x: 0, y: 0, w: wide, h: 40 },
    { kind: "box", x: 0, y: 40, w: wide, h: 0.9, fill: warm },
    {
      kind: "words",
      x: MARGIN_MM,
      y: 49,
      size: fitSize(name, 7.4, room),
      text: name,
      fill: dark,
      face: SIGN,
      weight: 600,
    },
    {
      kind: "words",
      x: MARGIN_MM,
      y: 54.4,
      size: 3.2,
      text: `${recipe.mood} · ${tempoAndKey(recipe)}`,
      fill: deep,
      face: BOOK,
      italic: true,
    },
    {
      kind: "words",
      x: MARGIN_MM,
      y: 59.4,
      size: fitSize(listed(recipe.instruments), 3, room),
      text: listed(recipe.instruments),
      fill: deep,
      face: BOOK,
    },
    { kind: "fold", y: front },
    { kind: "box", x: 0, y: front, w: 15, h: spine, fill: warm },
    { kind: "words", x: 3.4, y: front + 7.7, size: 4.2, text: "A · B", fill: dark, face: SIGN, weight: 600 },
    {
      kind: "words",
      x: 18,
      y: front + 8.1,
      size: fitSize(name, 5.6, wide - 48),
      text: name,
      fill: dark,
      face: SIGN,
      weight: 600,
    },
    {
      kind: "words",
      x: wide - MARGIN_MM,
      y: front + 7.8,
      size: 3.2,
      text: "LoFinity",
      fill: deep,
      face: SIGN,
      weight: 600,
      anchor: "end",
    },
    { kind: "fold", y: front + spine },
  ];
  const top = front + spine;
  const lines = [
    `side A ${clock(facts.seconds)}${sideB ? ` · side B ${clock(sideB.seconds)}` : ""} · ${facts.lufs.toFixed(1)} LUFS`,
    recipe.ambience.length > 0
      ? `ambience: ${recipe.ambience.map(({ name, level }) => `${bedName(name)}, ${nearness(level)}`).join("; ")}`
      : "no ambience",
    `${facts.engines.writer} · ${facts.engines.musician}`,
    `print ${short}`,
    "Made by a machine (AI). The same recipe, seed and engine",
    `press the same tape, sample for sample. ${facts.terms || "Share it freely."}`,
  ];
  lines.forEach((text, at) => {
    marks.push({
      kind: "words",
      x: MARGIN_MM,
      y: top + 4.6 + at * 3.3,
      size: fitSize(text, at < 4 ? 2.5 : 2.3, inner),
      text,
      fill: dark,
      face: at === 3 ? DOTS : BOOK,
      italic: at > 3,
    });
  });
  if (link) {
    const { data } = encode(link, { ecc: "L", border: 2 });
    marks.push({ kind: "box", x: wide - QR_MM - 2, y: top + 2, w: QR_MM, h: QR_MM, fill: "#ffffff" });
    // always black on white: a scanner cares for contrast, not for palettes
    marks.push({ kind: "dots", x: wide - QR_MM - 2, y: top + 2, side: QR_MM, cells: data, fill: "#16121f" });
  }
  return marks;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Dots as one path: rows of joined cells. @param {readonly (readonly boolean[])[]} cells @param {number} x @param {number} y @param {number} side */
function dotPath(cells, x, y, side) {
  const cell = side / cells.length;
  const at = (/** @type {number} */ value) => Number(value.toFixed(3));
  let path = "";
  cells.forEach((row, down) => {
    for (let across = 0; across < row.length; across++) {
      if (!row[across]) continue;
      const from = across;
      while (row[across + 1]) across++;
      path += `M${at(x + from * cell)} ${at(y + down * cell)}h${at((across - from + 1) * cell)}v${at(cell)}h${at((from - across - 1) * cell)}z`;
    }
  });
  return path;
}

/** @param {CardMark} mark @param {string} picture */
function svgOf(mark, picture) {
  if (mark.kind === "box") {
    return `<rect x="${mark.x}" y="${mark.y}" width="${mark.w}" height="${mark.h}" fill="${mark.fill}"/>`;
  }
  if (mark.kind === "words") {
    const style = `${mark.italic ? ' font-style="italic"' : ""}${mark.anchor ? ` text-anchor="${mark.anchor}"` : ""}`;
    const face = `font-family="${mark.face}" font-size="${mark.size.toFixed(2)}" font-weight="${mark.weight ?? 400}"`;
    return `<text x="${mark.x}" y="${mark.y}" ${face}${style} fill="${mark.fill}">${escaped(mark.text)}</text>`;
  }
  if (mark.kind === "picture") {
    const box = `x="${mark.x}" y="${mark.y}" width="${mark.w}" height="${mark.h}"`;
    return `<image ${box} preserveAspectRatio="xMidYMid slice" href="${picture}"/>`;
  }
  if (mark.kind === "dots") {
    return `<path d="${dotPath(mark.cells, mark.x, mark.y, mark.side)}" fill="${mark.fill}"/>`;
  }
  const line = 'stroke="#16121f" stroke-opacity=".28" stroke-width=".2" stroke-dasharray="1.2 1"';
  return `<path d="M0 ${mark.y}H${CARD.wide_mm}" ${line}/>`;
}

/** @param {readonly CardMark[]} marks @param {{ picture: string }} art picture: a data: address @returns {string} */
export function cardSvg(marks, { picture }) {
  const body = marks.map((mark) => svgOf(mark, picture));
  const { wide_mm: wide, tall_mm: tall } = CARD;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}mm" height="${tall}mm" viewBox="0 0 ${wide} ${tall}">${body.join("")}</svg>`;
}

/** @param {CanvasRenderingContext2D} c @param {readonly CardMark[]} marks @param {{ picture: CanvasImageSource, scale: number }} given scale: px per mm */
export function drawCard(c, marks, { picture, scale }) {
  c.save();
  c.scale(scale, scale);
  for (const mark of marks) {
    if (mark.kind === "box") {
      c.fillStyle = mark.fill;
      c.fillRect(mark.x, mark.y, mark.w, mark.h);
    } else if (mark.kind === "words") {
      c.font = `${mark.italic ? "italic " : ""}${mark.weight ?? 400} ${mark.size}px ${mark.face}`;
      c.textAlign = mark.anchor === "end" ? "right" : "left";
      c.fillStyle = mark.fill;
      c.fillText(mark.text, mark.x, mark.y);
    } else if (mark.kind === "picture") {
      c.drawImage(picture, mark.x, mark.y, mark.w, mark.h);
    } else if (mark.kind === "dots") {
      c.fillStyle = mark.fill;
      c.fill(new Path2D(dotPath(mark.cells, mark.x, mark.y, mark.side)));
    } else {
      c.strokeStyle = "rgb(22 18 31 / 28%)";
      c.lineWidth = 0.2;
      c.setLineDash([1.2, 1]);
      c.beginPath();
      c.moveTo(0, mark.y);
      c.lineTo(CARD.wide_mm, mark.y);
      c.stroke();
    }
  }
  c.restore();
}
