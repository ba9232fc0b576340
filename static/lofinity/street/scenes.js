/** weather and a palette -> a small landscape on paper. Knows a 2D context only; every mark follows from the seed. */
import { chance } from "kit/chance.js";

/** @typedef {[string, string, string, string, string]} Palette darkest to paper */
/** @typedef {CanvasRenderingContext2D} Context */

/** @param {Context} c @param {number} x @param {number} y @param {number} r @param {string} ink */
const disc = (c, x, y, r, ink) => {
  c.fillStyle = ink;
  c.beginPath();
  c.arc(x, y, r, 0, Math.PI * 2);
  c.fill();
};

/** A ridge across the picture. @param {Context} c @param {number} w @param {number} h @param {number} top 0..1 @param {number} tall 0..1 @param {string} ink @param {() => number} roll @param {number} [waves] */
function ridge(c, w, h, top, tall, ink, roll, waves = 2.2) {
  const a = roll() * 6.3;
  const b = roll() * 6.3;
  c.fillStyle = ink;
  c.beginPath();
  c.moveTo(0, h);
  for (let i = 0; i <= 60; i++) {
    const t = i / 60;
    const rise =
      0.62 * Math.abs(Math.sin(t * Math.PI * waves + a)) + 0.38 * Math.sin(t * Math.PI * waves * 2.3 + b) ** 2;
    c.lineTo(t * w, h * (top + tall * (1 - rise)));
  }
  c.lineTo(w, h);
  c.fill();
}

/** @param {Context} c @param {number} x @param {number} foot @param {number} size @param {string} ink @param {string} light */
function house(c, x, foot, size, ink, light) {
  c.fillStyle = ink;
  c.fillRect(x - size * 0.5, foot - size * 0.7, size, size * 0.7);
  c.beginPath();
  c.moveTo(x - size * 0.68, foot - size * 0.66);
  c.lineTo(x, foot - size * 1.25);
  c.lineTo(x + size * 0.68, foot - size * 0.66);
  c.fill();
  c.fillStyle = light;
  c.fillRect(x - size * 0.3, foot - size * 0.5, size * 0.22, size * 0.26);
  c.fillRect(x + size * 0.06, foot - size * 0.5, size * 0.22, size * 0.26);
}

/** @param {Context} c @param {number} x @param {number} foot @param {number} tall @param {string} ink */
function pine(c, x, foot, tall, ink) {
  c.fillStyle = ink;
  for (let k = 0; k < 3; k++) {
    const wide = tall * (0.3 - k * 0.07);
    const y = foot - tall * k * 0.26;
    c.beginPath();
    c.moveTo(x - wide, y);
    c.lineTo(x, y - tall * 0.48);
    c.lineTo(x + wide, y);
    c.fill();
  }
}

/** @param {Context} c @param {number} w @param {number} h @param {number} count @param {string} ink @param {() => number} roll @param {number} u */
function stars(c, w, h, count, ink, roll, u) {
  for (let i = 0; i < count; i++) {
    c.globalAlpha = 0.35 + 0.6 * roll();
    disc(c, roll() * w, roll() * h * 0.6, u * (0.35 + 0.6 * roll() ** 3), ink);
  }
  c.globalAlpha = 1;
}

/** @param {Context} c @param {number} x @param {number} y @param {number} size @param {string} ink */
function gull(c, x, y, size, ink) {
  c.strokeStyle = ink;
  c.lineWidth = size * 0.16;
  c.lineCap = "round";
  c.beginPath();
  c.moveTo(x - size, y - size * 0.1);
  c.quadraticCurveTo(x - size * 0.45, y - size * 0.6, x, y);
  c.quadraticCurveTo(x + size * 0.45, y - size * 0.6, x + size, y - size * 0.1);
  c.stroke();
}

/** Each scene keeps its landmarks to the left and right edges: a cassette's window hides the middle. */
/** @type {Record<string, (c: Context, w: number, h: number, p: Palette, roll: () => number, u: number) => void>} */
const SCENES = {
  clear(c, w, h, p, roll, u) {
    stars(c, w, h, 40, p[4], roll, u);
    c.fillStyle = p[4]; // a crescent
    c.beginPath();
    c.arc(w * 0.88, h * 0.3, 9 * u, 0.9, 0.9 + Math.PI);
    c.ellipse(w * 0.88, h * 0.3, 9 * u, 5 * u, 0.9, Math.PI, 0, true);
    c.fill();
    ridge(c, w, h, 0.42, 0.3, p[2], roll);
    ridge(c, w, h, 0.62, 0.24, p[1], roll, 3);
    house(c, w * 0.1, h * 0.9, 11 * u, p[0], p[3]);
    ridge(c, w, h, 0.82, 0.12, p[0], roll, 1.2);
  },
  rain(c, w, h, p, roll, u) {
    for (let i = 0; i < 16; i++) {
      const wide = w * (0.05 + 0.05 * roll());
      const top = h * (0.4 + 0.32 * roll());
      const x = w * (i / 15) - wide / 2;
      c.fillStyle = p[1 + (i % 2)];
      c.fillRect(x, top, wide * 1.3, h);
      c.fillStyle = p[3];
      for (let k = 0; k < 4; k++)
        if (roll() < 0.55) c.fillRect(x + wide * (0.2 + 0.5 * (k % 2)), top + u * (4 + 7 * (k >> 1)), 2.6 * u, 3.4 * u);
    }
    c.fillStyle = p[0];
    c.fillRect(0, h * 0.88, w, h * 0.12);
    const x = w * 0.91; // an umbrella, waiting
    c.beginPath();
    c.arc(x, h * 0.72, 9 * u, Math.PI, 0);
    c.fillStyle = p[3];
    c.fill();
    c.strokeStyle = p[4];
    c.lineWidth = u;
    c.beginPath();
    c.moveTo(x, h * 0.72);
    c.lineTo(x, h * 0.94);
    c.stroke();
    c.lineWidth = 0.8 * u;
    c.globalAlpha = 0.5;
    for (let i = 0; i < 46; i++) {
      const [rx, ry] = [roll() * w * 1.05, roll() * h];
      c.beginPath();
      c.moveTo(rx, ry);
      c.lineTo(rx - 2.4 * u, ry + (6 + 5 * roll()) * u);
      c.stroke();
    }
    c.globalAlpha = 1;
  },
  snow(c, w, h, p, roll, u) {
    ridge(c, w, h, 0.34, 0.3, p[2], roll);
    ridge(c, w, h, 0.56, 0.26, p[1], roll, 3);
    for (let i = 0; i < 12; i++)
      pine(
        c,
        w * (roll() < 0.5 ? roll() * 0.3 : 0.7 + roll() * 0.3),
        h * (0.84 + 0.08 * roll()),
        (13 + 9 * roll()) * u,
        p[0],
      );
    ridge(c, w, h, 0.78, 0.14, p[4], roll, 1.4);
    house(c, w * 0.88, h * 0.92, 12 * u, p[0], p[3]);
    for (let i = 0; i < 60; i++) disc(c, roll() * w, roll() * h, u * (0.5 + 0.9 * roll()), p[4]);
  },
  sea(c, w, h, p, roll, u) {
    disc(c, w * 0.87, h * 0.4, 13 * u, p[4]);
    for (let k = 0; k < 4; k++) {
      c.fillStyle = [p[2], p[1], p[1], p[0]][k];
      c.globalAlpha = k === 1 ? 0.7 : 1;
      c.beginPath();
      c.moveTo(0, h);
      for (let i = 0; i <= 50; i++)
        c.lineTo((i / 50) * w, h * (0.5 + 0.13 * k) + Math.sin(i * (0.55 + 0.2 * k) + k * 2) * u * (0.7 + k * 0.6));
      c.lineTo(w, h);
      c.fill();
    }
    c.globalAlpha = 0.75;
    c.fillStyle = p[4];
    for (let i = 0; i < 9; i++)
      c.fillRect(w * 0.87 - (7 - i * 0.5) * u * roll(), h * (0.53 + i * 0.045), (6 + 9 * roll()) * u, 0.8 * u);
    c.globalAlpha = 1;
    c.fillStyle = p[4]; // a lighthouse on its rock
    c.beginPath();
    c.moveTo(w * 0.08 - 3.4 * u, h * 0.82);
    c.lineTo(w * 0.08 - 2 * u, h * 0.4);
    c.lineTo(w * 0.08 + 2 * u, h * 0.4);
    c.lineTo(w * 0.08 + 3.4 * u, h * 0.82);
    c.fill();
    c.fillStyle = p[3];
    c.fillRect(w * 0.08 - 3 * u, h * 0.55, 6 * u, 4 * u);
    disc(c, w * 0.08, h * 0.36, 2.6 * u, p[3]);
    ridge(c, w * 0.22, h, 0.78, 0.12, p[0], roll, 1);
    for (let i = 0; i < 4; i++)
      gull(c, w * (0.2 + 0.5 * roll()), h * (0.1 + 0.2 * roll()), (2.4 + 1.6 * roll()) * u, p[4]);
  },
  fire(c, w, h, p, roll, u) {
    stars(c, w, h, 30, p[4], roll, u);
    for (let i = 0; i < 16; i++) pine(c, w * roll(), h * (0.8 + 0.06 * roll()), (18 + 14 * roll()) * u, p[1]);
    ridge(c, w, h, 0.8, 0.1, p[0], roll, 1.3);
    c.fillStyle = p[2]; // a tent with its lamp on
    c.beginPath();
    c.moveTo(w * 0.02, h * 0.92);
    c.lineTo(w * 0.1, h * 0.56);
    c.lineTo(w * 0.19, h * 0.92);
    c.fill();
    c.fillStyle = p[3];
    c.beginPath();
    c.moveTo(w * 0.085, h * 0.92);
    c.lineTo(w * 0.1, h * 0.62);
    c.lineTo(w * 0.125, h * 0.92);
    c.fill();
    for (const [k, ink] of [p[3], p[4]].entries()) {
      const size = (11 - k * 5) * u;
      c.fillStyle = ink;
      c.beginPath();
      c.moveTo(w * 0.89, h * 0.92 - size * 2.1);
      c.quadraticCurveTo(w * 0.89 + size, h * 0.92 - size * 0.8, w * 0.89 + size * 0.55, h * 0.93);
      c.lineTo(w * 0.89 - size * 0.55, h * 0.93);
      c.quadraticCurveTo(w * 0.89 - size, h * 0.92 - size * 0.7, w * 0.89, h * 0.92 - size * 2.1);
      c.fill();
    }
    for (let i = 0; i < 16; i++) disc(c, w * (0.84 + 0.1 * roll()), h * (0.1 + 0.5 * roll()), 0.7 * u, p[4]);
  },
  summer(c, w, h, p, roll, u) {
    disc(c, w * 0.13, h * 0.5, 14 * u, p[4]);
    c.globalAlpha = 0.85;
    for (let i = 0; i < 26; i++)
      disc(c, w * (0.72 + 0.3 * roll()), h * (0.66 - 0.42 * roll() * roll()), (4 + 7 * roll()) * u, p[4]);
    c.globalAlpha = 1;
    ridge(c, w, h, 0.6, 0.2, p[2], roll);
    ridge(c, w, h, 0.76, 0.14, p[1], roll, 3);
    c.strokeStyle = p[0];
    c.lineWidth = 0.7 * u;
    for (const dy of [0.16, 0.24]) {
      c.beginPath();
      c.moveTo(0, h * dy);
      c.quadraticCurveTo(w * 0.45, h * (dy + 0.2), w * 0.93, h * dy);
      c.lineTo(w, h * (dy - 0.03));
      c.stroke();
    }
    c.fillStyle = p[0];
    c.fillRect(w * 0.93 - u, h * 0.08, 2 * u, h);
    c.fillRect(w * 0.93 - 7 * u, h * 0.16, 14 * u, 1.4 * u);
    c.fillRect(0, h * 0.9, w, h * 0.1);
    for (let i = 0; i < 60; i++) c.fillRect(roll() * w, h * (0.84 + 0.05 * roll()), 0.9 * u, h * 0.1); // grass
  },
  cafe(c, w, h, p, roll, u) {
    c.fillStyle = p[1];
    c.fillRect(0, 0, w, h);
    for (const x of [0.1, 0.36, 0.64, 0.9]) {
      const light = c.createRadialGradient(w * x, h * 0.26, 0, w * x, h * 0.26, 34 * u);
      light.addColorStop(0, `${p[3]}cc`);
      light.addColorStop(1, `${p[3]}00`);
      c.fillStyle = light;
      c.fillRect(0, 0, w, h);
      c.fillStyle = p[0];
      c.fillRect(w * x - 0.5 * u, 0, u, h * 0.14);
      c.beginPath();
      c.arc(w * x, h * 0.24, 7 * u, Math.PI, 0);
      c.fill();
    }
    c.fillStyle = p[0];
    c.fillRect(0, h * 0.84, w, h * 0.16);
    const x = w * 0.86;
    c.fillStyle = p[4];
    c.beginPath();
    c.roundRect(x - 8 * u, h * 0.84 - 13 * u, 16 * u, 13 * u, [1.5 * u, 1.5 * u, 6 * u, 6 * u]);
    c.fill();
    c.strokeStyle = p[4];
    c.lineWidth = 2 * u;
    c.beginPath();
    c.arc(x + 9 * u, h * 0.84 - 7.5 * u, 3.6 * u, -1.4, 1.6);
    c.stroke();
    c.lineWidth = 1.1 * u;
    c.globalAlpha = 0.8;
    for (const dx of [-3.5, 2.5]) {
      c.beginPath();
      c.moveTo(x + dx * u, h * 0.84 - 15 * u);
      c.bezierCurveTo(
        x + (dx - 4) * u,
        h * 0.84 - 20 * u,
        x + (dx + 4) * u,
        h * 0.84 - 23 * u,
        x + dx * u,
        h * 0.84 - 28 * u,
      );
      c.stroke();
    }
    c.globalAlpha = 1;
    for (let i = 0; i < 9; i++) {
      // books on the counter's end
      c.fillStyle = p[2 + (i % 3)];
      const tall = (10 + 8 * roll()) * u;
      c.fillRect(w * 0.03 + i * 3.4 * u, h * 0.84 - tall, 2.8 * u, tall);
    }
  },
};

/**
 * Paints the landscape of one tape into the rectangle (0, 0, w, h).
 * @param {Context} c @param {number} w @param {number} h @param {string} weather @param {Palette} palette @param {number} seed
 */
export function drawScene(c, w, h, weather, palette, seed) {
  const roll = chance(seed);
  const sky = c.createLinearGradient(0, 0, 0, h);
  sky.addColorStop(0, palette[1]);
  sky.addColorStop(0.55, palette[2]);
  sky.addColorStop(1, palette[3]);
  c.fillStyle = sky;
  c.fillRect(0, 0, w, h);
  (SCENES[weather] ?? SCENES.clear)(c, w, h, palette, roll, Math.min(h, w * 0.6) / 60);
}

export const WEATHERS_DRAWN = Object.keys(SCENES);
