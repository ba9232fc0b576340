/** Words on boards -> canvas textures: enamel, brass, carved wood, and a hand-painted "opens soon". */
import { drawn } from "kit/brush.js";
import { chance } from "kit/chance.js";

/** @typedef {{ ground: string, ink: string, edge: string, round?: number, size?: number, shine?: string, w?: number }} Look */

/** @param {string} text @param {Look} look */
export const sign = (text, { ground, ink, edge, round = 22, size = 78, shine, w = 512 }) =>
  drawn(w, 128, (c, width, height) => {
    const ramp = c.createLinearGradient(0, 0, 0, height);
    ramp.addColorStop(0, ground);
    ramp.addColorStop(1, edge);
    c.fillStyle = ground;
    c.beginPath();
    c.roundRect(4, 4, width - 8, height - 8, round);
    c.fill();
    c.globalAlpha = 0.28;
    c.fillStyle = ramp;
    c.fill();
    c.globalAlpha = 1;
    c.strokeStyle = edge;
    c.lineWidth = 6;
    c.beginPath();
    c.roundRect(13, 13, width - 26, height - 26, Math.max(4, round - 8));
    c.stroke();
    c.font = `600 ${size}px Fredoka, sans-serif`;
    c.textAlign = "center";
    c.textBaseline = "middle";
    c.fillStyle = ink;
    if (shine) {
      c.shadowColor = shine;
      c.shadowBlur = 26;
      c.fillText(text, width / 2, height / 2 + 4);
    }
    c.fillText(text, width / 2, height / 2 + 4);
  });

/** A board somebody painted on a Sunday: uneven letters, drips, two screws. */
export const opensSoon = () =>
  drawn(320, 176, (c, w, h) => {
    const roll = chance(31);
    c.fillStyle = "#7a5232";
    c.beginPath();
    c.roundRect(6, 10, w - 12, h - 18, 10);
    c.fill();
    for (let i = 0; i < 60; i++) {
      c.globalAlpha = 0.1 + roll() * 0.2;
      c.fillStyle = roll() < 0.5 ? "#4d3020" : "#a87a4c";
      c.fillRect(8 + roll() * 60, 14 + roll() * (h - 30), w - 80 - roll() * 120, 1 + roll() * 2.5);
    }
    c.globalAlpha = 1;
    c.fillStyle = "#f6e6c4";
    c.textAlign = "center";
    c.textBaseline = "middle";
    /** @param {string} text @param {number} y @param {number} size */
    const brushed = (text, y, size) => {
      c.font = `600 ${size}px Fredoka, sans-serif`;
      let x = w / 2 - c.measureText(text).width / 2;
      for (const letter of text) {
        const wide = c.measureText(letter).width;
        c.save();
        c.translate(x + wide / 2, y + (roll() - 0.5) * 7);
        c.rotate((roll() - 0.5) * 0.16);
        c.fillText(letter, 0, 0);
        c.restore();
        x += wide;
      }
    };
    brushed("opens", 62, 62);
    brushed("soon", 122, 62);
    c.fillStyle = "#2b1c14";
    for (const x of [26, w - 26]) {
      c.beginPath();
      c.arc(x, 26, 5, 0, 7);
      c.fill();
    }
  });
