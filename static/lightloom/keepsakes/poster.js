/** A finished mural -> a sheet to be printed: the scroll in rows on paper, its name below, its mark inside. */
import { marked, says } from "lightloom/keepsakes/mark.js";
import { laidOut, SHEET, wrapped } from "lightloom/keepsakes/rows.js";

const PAPER = "#f6ecd8";
const INK = "#3a2a20";
const FAINT = "#8a7560";

/**
 * One strip is decoded at a time. Raises an Error with a sentence when the browser cannot hold the sheet.
 * @param {{ tile: (index: number) => Promise<ImageBitmap>, strips: number, title: string, subtitle: string, madeBy: import("lightloom/keepsakes/mark.js").MadeBy, signal?: AbortSignal }} given
 * @returns {Promise<Blob>} a PNG of 2400 × 3300
 */
export async function poster({ tile, strips, title, subtitle, madeBy, signal }) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: SHEET.width, height: SHEET.height });
  const c = canvas.getContext("2d");
  if (!c) throw new Error("This browser has no room for a sheet of this size. Try it on a larger machine.");
  c.fillStyle = PAPER;
  c.fillRect(0, 0, SHEET.width, SHEET.height);
  const { tiles } = laidOut(strips);
  c.imageSmoothingQuality = "high";
  for (const { index, x, y, width, height } of tiles) {
    signal?.throwIfAborted();
    const picture = await tile(index);
    const left = Math.floor(x);
    c.drawImage(picture, left, y, Math.ceil(x + width) - left, height); // whole pixels: no hairline between strips
    picture.close();
  }
  for (const { x, y, width, height } of tiles) hem(c, x, y, width, height);
  await letter(c, title, subtitle, madeBy);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  canvas.width = 0; // gives 32 MB back at once
  if (!blob) throw new Error("The sheet could not be written. Try again with other pages closed.");
  return new Blob([marked(new Uint8Array(await blob.arrayBuffer()), madeBy)], { type: "image/png" });
}

/** A thread along the upper and lower edge, as on the loom. @param {CanvasRenderingContext2D} c @param {number} x @param {number} y @param {number} width @param {number} height */
function hem(c, x, y, width, height) {
  c.strokeStyle = "#e6d6b4";
  c.lineWidth = 5;
  c.setLineDash([14, 7]);
  for (const at of [y - 4, y + height + 4]) {
    c.beginPath();
    c.moveTo(x, at);
    c.lineTo(x + width, at);
    c.stroke();
  }
  c.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} c @param {string} title @param {string} subtitle @param {import("lightloom/keepsakes/mark.js").MadeBy} madeBy */
async function letter(c, title, subtitle, madeBy) {
  await Promise.all(["600 118px Fredoka", "italic 58px Lora", "34px Lora"].map((font) => document.fonts.load(font)));
  const middle = SHEET.width / 2;
  const room = SHEET.width - 2 * SHEET.margin;
  c.textAlign = "center";
  c.textBaseline = "alphabetic";
  let y = SHEET.height - SHEET.margin - SHEET.foot + 190;
  for (const [text, font, step, ink] of /** @type {const} */ ([
    [title, "600 118px Fredoka", 128, INK],
    [subtitle, "italic 58px Lora", 76, INK],
  ])) {
    c.font = font;
    c.fillStyle = ink;
    for (const line of wrapped(text, room, (some) => c.measureText(some).width).slice(0, 2)) {
      c.fillText(line, middle, y);
      y += step;
    }
  }
  c.font = "34px Lora";
  c.fillStyle = FAINT;
  c.fillText(`Lightloom · ${says(madeBy)}`, middle, SHEET.height - 92);
}
