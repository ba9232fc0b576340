/** What the page is painted with, drawn once by a seed: the order of the strokes, the ragged rim, and wet pigment. */
import { chance } from "kit/chance.js";
import { drawn } from "kit/picture.js";
import { LinearMipmapLinearFilter } from "three";

const WIDTH = 768;
const HEIGHT = 512;
const STROKES = 520;
const BRISTLES = 7;
const PIGMENT = 256;

/** @typedef {CanvasRenderingContext2D} Context */
/** @typedef {{ x: number, y: number, angle: number, long: number, wide: number }} Stroke px */

/** @param {Context} c @param {Stroke} stroke @param {() => number} random @param {(bristle: number) => string} ink */
function drag(c, { x, y, angle, long, wide }, random, ink) {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  c.lineWidth = (wide / BRISTLES) * 1.7;
  for (let k = 0; k < BRISTLES; k++) {
    const off = (k / (BRISTLES - 1) - 0.5) * wide;
    const half = (long / 2) * (0.75 + 0.45 * random());
    const bend = (random() - 0.5) * wide * 0.3;
    c.strokeStyle = ink(k);
    c.beginPath();
    c.moveTo(x - dx * half - dy * off, y - dy * half + dx * off);
    c.quadraticCurveTo(
      x - dy * (off + bend),
      y + dx * (off + bend),
      x + dx * half - dy * off,
      y + dy * half + dx * off,
    );
    c.stroke();
  }
}

/** When each place is painted over, black first: broad strokes from the middle outwards, then narrower ones. @param {Context} c @param {() => number} random */
function drawOrder(c, random) {
  c.fillStyle = "#fff";
  c.fillRect(0, 0, WIDTH, HEIGHT);
  c.lineCap = "round";
  const strokes = Array.from({ length: STROKES }, () => {
    const [x, y] = [random() * WIDTH, random() * HEIGHT];
    const away = Math.hypot((x / WIDTH - 0.5) * 1.3, y / HEIGHT - 0.52);
    const when = Math.min(0.98, Math.max(0.02, away * 1.05 + (random() - 0.5) * 0.42));
    const angle = 0.5 * Math.sin(x / 130 + y / 90) - 0.15 + (random() - 0.5) * 0.7;
    return { x, y, angle, long: 90 + 110 * random(), wide: 26 + 30 * random(), when };
  }).sort((a, b) => b.when - a.when); // the first stroke lies on top: it is seen from then on
  for (const stroke of strokes) {
    drag(c, stroke, random, () => {
      const grey = Math.round(255 * Math.min(1, Math.max(0, stroke.when + (random() - 0.5) * 0.06)));
      return `rgb(${grey} ${grey} ${grey})`;
    });
  }
}

/** White where there is paint: the picture's edge is where the brush was lifted. @param {Context} c @param {() => number} random */
function drawRim(c, random) {
  c.fillStyle = "#000";
  c.fillRect(0, 0, WIDTH, HEIGHT);
  c.fillStyle = "#fff";
  c.fillRect(17, 17, WIDTH - 34, HEIGHT - 34);
  c.lineCap = "round";
  const ink = () => `rgb(255 255 255 / ${(0.5 + 0.5 * random()).toFixed(2)})`;
  const along = (/** @type {number} */ n, /** @type {(t: number) => Stroke} */ at) => {
    for (let i = 0; i < n; i++) drag(c, at((i + 0.4 * random()) / n), random, ink);
  };
  const size = () => ({ long: 46 + 40 * random(), wide: 13 + 5 * random() });
  const lean = () => (random() - 0.5) * 0.16;
  along(58, (t) => ({ x: 26 + t * (WIDTH - 52), y: 15 + 4 * random(), angle: lean(), ...size() }));
  along(58, (t) => ({ x: 26 + t * (WIDTH - 52), y: HEIGHT - 15 - 4 * random(), angle: lean(), ...size() }));
  along(40, (t) => ({ x: 15 + 4 * random(), y: 24 + t * (HEIGHT - 48), angle: Math.PI / 2 + lean(), ...size() }));
  along(40, (t) => ({
    x: WIDTH - 15 - 4 * random(),
    y: 24 + t * (HEIGHT - 48),
    angle: Math.PI / 2 + lean(),
    ...size(),
  }));
}

/** red: when a place is painted, 0..1; green: how much paint holds at the rim. */
export function makeStrokes() {
  return drawn(
    WIDTH,
    HEIGHT,
    (c) => {
      drawOrder(c, chance(11));
      const when = c.getImageData(0, 0, WIDTH, HEIGHT);
      drawRim(c, chance(5));
      const rim = c.getImageData(0, 0, WIDTH, HEIGHT);
      for (let i = 0; i < rim.data.length; i += 4) {
        when.data[i + 1] = rim.data[i];
        when.data[i + 2] = 0;
      }
      c.putImageData(when, 0, 0);
    },
    { data: true },
  );
}

/** Smooth noise that repeats, 0..1. @param {number} size px @param {number} cells @param {() => number} random */
function clouds(size, cells, random) {
  const field = new Float32Array(size * size);
  let [gain, total] = [1, 0];
  for (let n = cells; n <= cells * 8; n *= 2) {
    const knots = Float32Array.from({ length: n * n }, random);
    for (let y = 0; y < size; y++) {
      const fy = (y / size) * n;
      const [j, ty] = [Math.floor(fy), fy % 1];
      const sy = ty * ty * (3 - 2 * ty);
      for (let x = 0; x < size; x++) {
        const fx = (x / size) * n;
        const [i, tx] = [Math.floor(fx), fx % 1];
        const sx = tx * tx * (3 - 2 * tx);
        const at = (/** @type {number} */ a, /** @type {number} */ b) => knots[((j + b) % n) * n + ((i + a) % n)];
        const above = at(0, 0) * (1 - sx) + at(1, 0) * sx;
        const below = at(0, 1) * (1 - sx) + at(1, 1) * sx;
        field[y * size + x] += gain * (above * (1 - sy) + below * sy);
      }
    }
    total += gain;
    gain /= 2;
  }
  return field.map((value) => value / total);
}

/** Three clouds of pigment, repeating: red and green broad, blue the grain of the paper. */
export function makePigment() {
  const random = chance(23);
  const [broad, other] = [clouds(PIGMENT, 4, random), clouds(PIGMENT, 6, random)];
  const texture = drawn(
    PIGMENT,
    PIGMENT,
    (c) => {
      const image = c.createImageData(PIGMENT, PIGMENT);
      for (let i = 0; i < broad.length; i++) {
        image.data[i * 4] = broad[i] * 255;
        image.data[i * 4 + 1] = other[i] * 255;
        image.data[i * 4 + 2] = random() * 255;
        image.data[i * 4 + 3] = 255;
      }
      c.putImageData(image, 0, 0);
    },
    { repeat: true, data: true },
  );
  texture.minFilter = LinearMipmapLinearFilter;
  return texture;
}
