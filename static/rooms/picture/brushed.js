/** The edge of a painting on paper: laid down in long strokes that end unevenly. Drawn once, small, and used as a mask. */
import { chance } from "kit/chance.js";

const WIDTH = 720;
const HEIGHT = 480;
const STROKE_PX = 9;
const RAGGED_PX = 15;
const EDGE_PX = 12;

/** @returns {Promise<string | null>} the address of the mask; whoever asked lets go of it */
export async function brushedMask() {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  const roll = chance(11);
  pen.lineCap = "butt";
  for (let y = EDGE_PX; y < HEIGHT - EDGE_PX; y += STROKE_PX * 0.55) {
    const atEdge = y < EDGE_PX + STROKE_PX || y > HEIGHT - EDGE_PX - STROKE_PX;
    const from = 4 + roll() * RAGGED_PX + (atEdge ? roll() * 40 : 0);
    const to = WIDTH - 4 - roll() * RAGGED_PX - (atEdge ? roll() * 40 : 0);
    stroke(pen, roll, { from, to, y, thick: STROKE_PX * (0.8 + roll() * 0.5) });
  }
  return URL.createObjectURL(await canvas.convertToBlob());
}

/** One stroke: a body, and hairs that leave the paper a little sooner or later. @param {OffscreenCanvasRenderingContext2D} pen @param {() => number} roll @param {{ from: number, to: number, y: number, thick: number }} way */
function stroke(pen, roll, { from, to, y, thick }) {
  const tilt = (roll() - 0.5) * 3;
  for (let hair = 0; hair < 6; hair++) {
    const off = (hair / 5 - 0.5) * thick;
    pen.lineWidth = thick / 3.4;
    pen.globalAlpha = 0.75 + roll() * 0.25;
    pen.beginPath();
    pen.moveTo(from + roll() * 7, y + off);
    pen.quadraticCurveTo((from + to) / 2, y + off + tilt, to - roll() * 7, y + off + tilt * 0.4);
    pen.stroke();
  }
}
