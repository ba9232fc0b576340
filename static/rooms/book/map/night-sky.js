/** Dusk over the house, in brush strokes that turn about a few eddies; drawn once by a seed. */
import { chance } from "kit/chance.js";
import { drawn } from "kit/picture.js";

const SIDE = 768;
const STROKES = 5200;
const STARS = 230;

/** @typedef {CanvasRenderingContext2D} Context */
/** @typedef {{ x: number, y: number, wide: number, turn: number }} Eddy */

/** @param {Eddy[]} eddies @param {number} x @param {number} y @param {() => number} random */
function wind(eddies, x, y, random) {
  for (const eddy of eddies) {
    const far = Math.hypot(x - eddy.x, y - eddy.y);
    if (far >= eddy.wide) continue;
    const angle = Math.atan2(y - eddy.y, x - eddy.x) + (Math.PI / 2 - 0.5) * eddy.turn + 0.5 * (random() - 0.5);
    return { angle, near: 1 - far / eddy.wide };
  }
  return { angle: 0.35 * Math.sin(x / 150 + y / 60) - 0.3 + 0.3 * Math.sin(y / 90), near: 0 };
}

/** @param {Context} c @param {() => number} random */
function paintNight(c, random) {
  const dusk = c.createLinearGradient(0, 0, 0, SIDE);
  dusk.addColorStop(0, "#0a1030");
  dusk.addColorStop(0.5, "#16234c");
  dusk.addColorStop(0.8, "#2a3158");
  dusk.addColorStop(1, "#43364f");
  c.fillStyle = dusk;
  c.fillRect(0, 0, SIDE, SIDE);
  c.lineCap = "round";
  const eddies = Array.from({ length: 5 }, () => ({
    x: random() * SIDE,
    y: random() * SIDE,
    wide: 60 + random() * 90,
    turn: random() < 0.5 ? 1 : -1,
  }));
  for (let i = 0; i < STROKES; i++) {
    const [x, y] = [random() * SIDE, random() * SIDE];
    const { angle, near } = wind(eddies, x, y, random);
    const low = y / SIDE;
    const band = Math.exp(-(((y - SIDE * 0.6 + (x - SIDE / 2) * 0.42) / 130) ** 2));
    const hue = 222 + 24 * low * low + 22 * (random() - 0.5) + band * 12;
    const light = 11 + 11 * low + 10 * random() + band * 13 + near * 7;
    c.strokeStyle = `hsla(${hue}, ${40 - 12 * low + 12 * random()}%, ${light}%, 0.42)`;
    c.lineWidth = 1.5 + 5 * random() * random();
    const half = 6 + 13 * random();
    const [dx, dy] = [Math.cos(angle) * half, Math.sin(angle) * half];
    c.beginPath();
    c.moveTo(x - dx, y - dy);
    c.lineTo(x + dx, y + dy);
    c.stroke();
  }
}

/** @param {Context} c @param {() => number} random */
function sowStars(c, random) {
  for (let i = 0; i < STARS; i++) {
    const size = 0.45 + random() ** 5 * 1.7;
    c.fillStyle = `rgba(255, ${236 + 18 * random()}, ${200 + 50 * random()}, ${0.3 + 0.55 * random()})`;
    c.beginPath();
    c.arc(random() * SIDE, random() * SIDE * 0.97, size, 0, 2 * Math.PI);
    c.fill();
  }
}

export const makeNightSky = () =>
  drawn(
    SIDE,
    SIDE,
    (c) => {
      const random = chance(11);
      paintNight(c, random);
      sowStars(c, random);
    },
    { data: true },
  );
