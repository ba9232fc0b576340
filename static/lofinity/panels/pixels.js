/**
 * Composed beats -> a tiny night city in four greens that moves with them: kicks lift the ground, snares light windows,
 * chords raise the moon, notes are stars. Drawn at 160 × 120; with reduced motion it only glows, slowly.
 */
import { chance } from "kit/chance.js";

export const SCREEN = { wide: 160, tall: 120 };
const GREENS = ["#c7d66d", "#8fae4e", "#4f7a3c", "#1f3d2b"];
const TOWERS = 16;

/** How quickly each part forgets a beat, per second. */
const FORGETS = { kick: 5, snare: 3.4, hat: 7, chord: 0.9, bass: 2.6, lead: 1.6 };

/** @typedef {keyof typeof FORGETS} Part */

export class Pixels {
  canvas;
  #c;
  /** @type {Record<Part, number>} */
  #felt = { kick: 0, snare: 0, hat: 0, chord: 0, bass: 0, lead: 0 };
  #drift = 0;
  #windows = 0;
  /** @type {{ x: number, y: number, life: number }[]} */
  #stars = [];
  #roll = chance(11);
  #towers = Array.from({ length: TOWERS }, () => 14 + Math.floor(this.#roll() * 30));
  #last = "";

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    canvas.width = SCREEN.wide;
    canvas.height = SCREEN.tall;
    this.#c = canvas.getContext("2d");
  }

  /** @param {string} kind @param {number} strength 0..1 */
  beat(kind, strength) {
    if (!Object.hasOwn(this.#felt, kind)) return;
    const part = /** @type {Part} */ (kind);
    this.#felt[part] = Math.max(this.#felt[part], Math.min(1, strength));
    if (part === "snare") this.#windows += 1;
    if (part === "lead")
      this.#stars.push({ x: Math.floor(this.#roll() * 156) + 2, y: Math.floor(this.#roll() * 46) + 6, life: 1 });
    if (this.#stars.length > 24) this.#stars.shift();
  }

  /** @param {{ step: number, playing: boolean, still: boolean, says: string }} now still: reduced motion @returns {boolean} whether the picture has changed */
  draw({ step, playing, still, says }) {
    const c = this.#c;
    if (!c) return false;
    for (const part of /** @type {Part[]} */ (Object.keys(FORGETS))) {
      this.#felt[part] *= Math.exp(-FORGETS[part] * step * (still ? 0.25 : 1));
    }
    if (playing && !still) this.#drift += step * 7;
    for (const star of this.#stars) star.life -= step * 0.5;
    this.#stars = this.#stars.filter(({ life }) => life > 0);
    const { kick, snare, chord, bass } = this.#felt;
    const lift = still ? 0 : Math.round(kick * 5);
    const moon = 30 - (still ? 0 : Math.round(chord * 9));
    const glow = still ? Math.round((kick + chord) * 1.5) : 0;
    const key = `${lift},${moon},${glow},${Math.floor(this.#drift)},${Math.round(snare * 4)},${Math.round(bass * 6)},${this.#stars.length},${playing},${says}`;
    if (key === this.#last) return false;
    this.#last = key;
    this.#scene(c, { lift, moon, glow, still, says, playing });
    return true;
  }

  /** @param {CanvasRenderingContext2D} c @param {{ lift: number, moon: number, glow: number, still: boolean, says: string, playing: boolean }} now */
  #scene(c, { lift, moon, glow, still, says, playing }) {
    const [paper, light, mid, ink] = GREENS;
    const { wide, tall } = SCREEN;
    c.fillStyle = paper;
    c.fillRect(0, 0, wide, tall);
    c.fillStyle = light;
    blob(c, 118, moon, 13 + glow);
    c.fillStyle = paper;
    blob(c, 123, moon - 4, 11);
    c.fillStyle = mid;
    for (const { x, y, life } of this.#stars) {
      c.fillRect(x, y, 2, 2);
      if (life > 0.6 && !still) c.fillRect(x - 2, y, 6, 2);
    }
    // two rows of towers; the nearer one moves faster
    for (const [row, colour, pace, base] of /** @type {const} */ ([
      [0, light, 0.4, 92],
      [1, mid, 1, 104],
    ])) {
      const shift = Math.floor(this.#drift * pace) % (TOWERS * 14);
      for (let i = 0; i < TOWERS * 2; i++) {
        const x = i * 14 - shift;
        if (x < -14 || x > wide) continue;
        const rise =
          this.#towers[(i + row * 5) % TOWERS] +
          (i % 3 === row ? lift : Math.round(this.#felt.bass * 4 * (still ? 0 : 1)));
        c.fillStyle = colour;
        c.fillRect(x, base - rise, 12, rise + 10);
        if (row === 1) {
          c.fillStyle = (i + this.#windows) % 4 === 0 ? paper : ink;
          c.fillRect(x + 3, base - rise + 4, 2, 3);
          c.fillRect(x + 7, base - rise + 4, 2, 3);
          c.fillRect(x + 7, base - rise + 11, 2, 3);
        }
      }
    }
    c.fillStyle = ink;
    c.fillRect(0, 104 - Math.round(lift / 2), wide, tall);
    c.fillStyle = light;
    const dash = Math.floor(this.#drift * 2.2) % 24;
    for (let x = -dash; x < wide; x += 24) c.fillRect(x, 112, 10, 2);
    c.font = "10px DotGothic16, monospace";
    c.fillStyle = ink;
    c.fillText(playing ? `♪ ${says}` : says, 6, 14);
  }
}

/** A disc of whole pixels. @param {CanvasRenderingContext2D} c @param {number} x @param {number} y @param {number} r */
function blob(c, x, y, r) {
  for (let down = -r; down <= r; down++) {
    const half = Math.round(Math.sqrt(r * r - down * down));
    c.fillRect(x - half, y + down, half * 2, 1);
  }
}
