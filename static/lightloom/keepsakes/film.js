/**
 * A finished mural -> a film, made by this browser while it plays: a WebM by MediaRecorder. For machines whose house
 * cannot make an MP4; it takes as long as the film lasts. Three strips are held at a time.
 */
import { says } from "kit/mark.js";
import { path, VIEW, viewAt } from "lightloom/keepsakes/path.js";
import { wrapped } from "lightloom/keepsakes/rows.js";

const TYPES = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"];
const STRIP = { width: 560, height: 768 };
const SCALE = VIEW.height / STRIP.height;
const FPS = 30;

/** Whether this browser can make films at all. */
export const canRecord = () =>
  typeof MediaRecorder !== "undefined" && TYPES.some((type) => MediaRecorder.isTypeSupported(type));

/**
 * @param {{ tile: (index: number) => Promise<ImageBitmap>, strips: { words: string }[], verdict: { title: string, subtitle: string, stops: import("lightloom/keepsakes/path.js").Stop[] }, madeBy: import("lightloom/keepsakes/mark.js").MadeBy, onProgress?: (share: number) => void, signal?: AbortSignal }} given
 * @returns {Promise<Blob>} raises an Error with a sentence where films cannot be made
 */
export async function recordFilm({ tile, strips, verdict, madeBy, onProgress, signal }) {
  const type = TYPES.find((one) => canRecord() && MediaRecorder.isTypeSupported(one));
  if (!type) throw new Error("This browser cannot make a film. The panorama and the poster can still be kept.");
  const canvas = document.createElement("canvas");
  Object.assign(canvas, VIEW);
  const c = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const film = path(strips.length, verdict.stops);
  const held = new Held(tile, strips.length);
  /** @type {Blob[]} */
  const pieces = [];
  await held.reach(0);
  const recorder = new MediaRecorder(canvas.captureStream(FPS), { mimeType: type, videoBitsPerSecond: 5_000_000 });
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ended = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.start(500);
  try {
    const began_ms = performance.now();
    for (;;) {
      signal?.throwIfAborted();
      const t_s = (performance.now() - began_ms) / 1000;
      if (t_s >= film.length_s) break;
      const view = viewAt(film, t_s);
      draw(c, held, view);
      const middle = (view.left + VIEW.width / 2) / (STRIP.width * SCALE);
      const words = strips[Math.min(strips.length - 1, Math.floor(middle))]?.words ?? "";
      caption(c, view.caption ?? words, 30);
      if (t_s < 1.3) caption(c, verdict.title, 74, VIEW.height * 0.44);
      if (film.length_s - t_s < 1.3) caption(c, `Lightloom · ${says(madeBy)}`, 22, VIEW.height - 18);
      held.reach(view.left).catch(() => {}); // a strip that cannot be read stays linen
      onProgress?.(t_s / film.length_s);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  } finally {
    recorder.stop();
    await ended;
    held.dispose();
  }
  onProgress?.(1);
  return new Blob(pieces, { type: "video/webm" });
}

/** The few strips that are in sight. */
class Held {
  /** @type {Map<number, ImageBitmap>} */
  bitmaps = new Map();
  /** @type {Set<number>} */
  #coming = new Set();
  #tile;
  #count;

  /** @param {(index: number) => Promise<ImageBitmap>} tile @param {number} count */
  constructor(tile, count) {
    this.#tile = tile;
    this.#count = count;
  }

  /** Fetches what is seen from `left` on and the strip after it; lets go of what has passed. @param {number} left px of the film */
  async reach(left) {
    const first = Math.max(0, Math.floor(left / (STRIP.width * SCALE)) - 1);
    const last = Math.min(this.#count - 1, first + 5);
    for (const [index, bitmap] of this.bitmaps) {
      if (index < first || index > last) {
        bitmap.close();
        this.bitmaps.delete(index);
      }
    }
    for (let index = first; index <= last; index += 1) {
      if (this.bitmaps.has(index) || this.#coming.has(index)) continue;
      this.#coming.add(index);
      try {
        this.bitmaps.set(index, await this.#tile(index));
      } finally {
        this.#coming.delete(index);
      }
    }
  }

  dispose() {
    for (const bitmap of this.bitmaps.values()) bitmap.close();
    this.bitmaps.clear();
  }
}

/** @param {CanvasRenderingContext2D} c @param {Held} held @param {{ left: number, zoom: number }} view */
function draw(c, held, { left, zoom }) {
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.fillStyle = "#d8c4a0";
  c.fillRect(0, 0, VIEW.width, VIEW.height);
  c.translate(VIEW.width / 2, VIEW.height / 2);
  c.scale(zoom, zoom);
  c.translate(-VIEW.width / 2, -VIEW.height / 2);
  for (const [index, bitmap] of held.bitmaps) {
    const x = Math.round(index * STRIP.width * SCALE - left);
    const next = Math.round((index + 1) * STRIP.width * SCALE - left);
    if (next > -400 && x < VIEW.width + 400) c.drawImage(bitmap, x, 0, next - x, VIEW.height);
  }
  c.setTransform(1, 0, 0, 1, 0, 0);
}

/** Cream words with a soft shadow. @param {CanvasRenderingContext2D} c @param {string} text @param {number} px @param {number} [y] */
function caption(c, text, px, y = VIEW.height - 56) {
  c.font = `${px > 40 ? "600" : "400"} ${px}px ${px > 40 ? "Fredoka" : "Lora"}`;
  c.textAlign = "center";
  c.fillStyle = "#fff6e2";
  c.shadowColor = "rgba(20,10,18,.85)";
  c.shadowBlur = 10;
  const lines = wrapped(text, VIEW.width - 160, (some) => c.measureText(some).width).slice(0, 2);
  for (const [i, line] of lines.entries()) {
    c.fillText(line, VIEW.width / 2, y + (i - lines.length + 1) * px * 1.25);
  }
  c.shadowBlur = 0;
}
