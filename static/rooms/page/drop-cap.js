/** A letter -> an initial on a painted tile, with vines grown by a small rule. The same room grows the same vines. */
import { chance } from "kit/chance.js";
import { safePalette } from "rooms/words.js";

const SVG = "http://www.w3.org/2000/svg";
const TURN = 0.42; // every shoot of a vine turns a little further, and is a tenth shorter
const SHORTER = 0.9;

/** @param {string} tag @param {Record<string, string | number>} carries @param {...Node} holds */
export function draw(tag, carries, ...holds) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(carries)) element.setAttribute(name, String(value));
  element.append(...holds);
  return element;
}

/** @param {number} x @param {number} y @param {number} angle @param {number} shoot @param {number} shoots */
function vine(x, y, angle, shoot, shoots) {
  let way = `M${x} ${y}`;
  for (let i = 0; i < shoots; i++) {
    angle += TURN;
    shoot *= SHORTER;
    x += Math.cos(angle) * shoot;
    y += Math.sin(angle) * shoot;
    way += `L${x.toFixed(1)} ${y.toFixed(1)}`;
  }
  return draw("path", { d: way });
}

/** @param {string} letter @param {readonly string[]} palette @param {string} seed */
export function dropCap(letter, palette, seed) {
  let sum = 7;
  for (const sign of seed) sum = Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0);
  const roll = chance(sum);
  const [dark, deep, , bright] = safePalette(palette);
  const vines = [
    [8, 56, -1.9, 8, 15],
    [56, 8, 1.3, 8, 15],
    [8, 30, -1.2, 5, 13],
    [56, 36, 2, 5, 13],
    [30, 57, -3, 5, 12],
  ].map(([x, y, angle, shoot, shoots]) => vine(x, y, angle + roll() * 0.8 - 0.4, shoot * (0.9 + roll() * 0.3), shoots));
  const leaves = Array.from({ length: 6 }, () => {
    const x = roll() < 0.5 ? 7 + roll() * 12 : 45 + roll() * 12;
    const y = 7 + roll() * 50;
    return draw("ellipse", {
      cx: x,
      cy: y,
      rx: 3.2,
      ry: 1.6,
      transform: `rotate(${Math.round(roll() * 180)} ${x} ${y})`,
    });
  });
  const text = draw("text", {
    x: 32,
    y: 50,
    "text-anchor": "middle",
    "font-family": "Cormorant Garamond, Georgia, serif",
    "font-weight": 600,
    "font-size": 54,
    fill: "#fff4d8",
  });
  text.textContent = letter;
  return draw(
    "svg",
    { class: "cap", viewBox: "0 0 64 64", "aria-hidden": "true" },
    draw("rect", { x: 1, y: 1, width: 62, height: 62, rx: 4, fill: dark }),
    draw("rect", { x: 1, y: 1, width: 62, height: 62, rx: 4, fill: deep, opacity: 0.55 }),
    draw("rect", { x: 4.5, y: 4.5, width: 55, height: 55, rx: 2, fill: "none", stroke: bright, "stroke-width": 1.1 }),
    draw(
      "g",
      { fill: "none", stroke: bright, "stroke-width": 1.3, "stroke-linecap": "round", opacity: 0.75 },
      ...vines,
    ),
    draw("g", { fill: "#8aa463", opacity: 0.9 }, ...leaves),
    text,
  );
}
