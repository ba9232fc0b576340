/** Many small pictures and names on two large sheets: however many rooms, they are drawn at once. */
import { Bin } from "kit/bin.js";
import { CanvasTexture, LinearFilter } from "three";

const SIDE = 2048;
const THUMB = { width: 102, height: 144 }; // as much of a thumb as a doorway shows
const NAME = { width: 256, height: 68 };
/** Height to width of a name's cell. */
export const NAME_SHAPE = NAME.height / NAME.width;
const TYPE = "italic 500 29px 'EB Garamond', Georgia, serif";
const LINE_PX = 30;
const GATHER_MS = 120;

/** @typedef {[number, number, number, number]} Cell left, top, width, height in 0..1 of the sheet; a width of 0: nothing is there */
/** @type {Cell} */
export const EMPTY = [0, 0, 0, 0];

/** Where the nth cell of a sheet is. @param {{ width: number, height: number }} size px @param {number} n @param {number} high px of the sheet @returns {Cell} */
export function cellOf({ width, height }, n, high) {
  const columns = Math.floor(SIDE / width);
  return [((n % columns) * width) / SIDE, (Math.floor(n / columns) * height) / high, width / SIDE, height / high];
}

/** How high a sheet must be for so many cells. @param {{ width: number, height: number }} size @param {number} count */
export function heightFor({ width, height }, count) {
  const rows = Math.ceil(count / Math.floor(SIDE / width));
  let high = 256;
  while (high < rows * height && high < SIDE) high *= 2;
  return high;
}

/** How many cells a sheet has at most. @param {{ width: number, height: number }} size */
export const roomFor = ({ width, height }) => Math.floor(SIDE / width) * Math.floor(SIDE / height);

/** At most two lines, the words shared as evenly as they go. @param {string} text @param {(text: string) => number} measure px @param {number} most px */
export function linesOf(text, measure, most) {
  const words = text.split(/\s+/).filter(Boolean);
  if (measure(text) <= most || words.length < 2) return [text];
  let best = [text];
  let widest = Number.POSITIVE_INFINITY;
  for (let i = 1; i < words.length; i++) {
    const lines = [words.slice(0, i).join(" "), words.slice(i).join(" ")];
    const wide = Math.max(...lines.map(measure));
    if (wide < widest) [best, widest] = [lines, wide];
  }
  return best;
}

/** A sheet that is drawn on the CPU and uploaded when it has changed. @param {number} high px */
function sheet(high) {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: high });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  const texture = new CanvasTexture(canvas);
  texture.flipY = false;
  texture.generateMipmaps = true;
  texture.magFilter = LinearFilter;
  return { pen, texture, high };
}

export class Atlas {
  #bin = new Bin();
  #changed;
  /** @type {ReturnType<typeof sheet> | null} */
  #thumbs = null;
  /** @type {ReturnType<typeof sheet> | null} */
  #names = null;
  #gathering = false;
  #gone = false;
  #asked = 0;

  /** @param {() => void} changed a picture has come */
  constructor(changed) {
    this.#changed = changed;
  }

  get thumbs() {
    return this.#thumbs?.texture ?? null;
  }

  get names() {
    return this.#names?.texture ?? null;
  }

  /**
   * Lays everything out anew; pictures come when they are decoded. Of a very large house the rooms found last.
   * @param {readonly { name: string, thumb: string | null }[]} rooms @returns {{ thumb: Cell, name: Cell }[]}
   */
  lay(rooms) {
    this.#asked += 1;
    this.#thumbs = this.#fresh(this.#thumbs, heightFor(THUMB, rooms.length));
    this.#names = this.#fresh(this.#names, heightFor(NAME, rooms.length));
    const names = this.#names;
    const from = { thumb: rooms.length - roomFor(THUMB), name: rooms.length - roomFor(NAME) };
    const cells = rooms.map(({ thumb }, i) => {
      const pictured = thumb !== null && i >= from.thumb;
      const named = i >= from.name;
      const at = i - Math.max(0, from.thumb);
      if (pictured) this.#fetch(thumb, at, this.#asked);
      return {
        thumb: pictured ? cellOf(THUMB, at, this.#thumbs?.high ?? SIDE) : EMPTY,
        name: named ? cellOf(NAME, i - Math.max(0, from.name), names.high) : EMPTY,
      };
    });
    this.#inscribe(rooms.map(({ name }) => name));
    return cells;
  }

  dispose() {
    this.#gone = true;
    this.#thumbs?.texture.dispose();
    this.#names?.texture.dispose();
    this.#bin.dispose();
  }

  /** @param {ReturnType<typeof sheet> | null} old @param {number} high */
  #fresh(old, high) {
    if (old?.high !== high) old?.texture.dispose();
    const clean = old?.high === high ? old : sheet(high);
    clean.pen.fillStyle = "#000"; // opaque: soft edges keep their numbers
    clean.pen.fillRect(0, 0, SIDE, high);
    return clean;
  }

  /** Writes the names, and once more if their face was still on its way. @param {readonly string[]} names */
  #inscribe(names) {
    const asked = this.#asked;
    const here = document.fonts.check(TYPE);
    const sheet = this.#names;
    if (!sheet) return;
    sheet.pen.fillStyle = "#000";
    sheet.pen.fillRect(0, 0, SIDE, sheet.high);
    names.slice(-roomFor(NAME)).forEach((name, n) => {
      write(sheet.pen, name, cellPx(NAME, n));
    });
    sheet.texture.needsUpdate = true;
    this.#changed();
    if (here) return;
    const again = () => !this.#gone && asked === this.#asked && document.fonts.check(TYPE) && this.#inscribe(names);
    document.fonts.load(TYPE).then(again, () => {}); // another face does as well
  }

  /** @param {string} url @param {number} n @param {number} asked */
  async #fetch(url, n, asked) {
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
    } catch {
      return; // the doorway stays dim
    }
    if (this.#gone || asked !== this.#asked || !this.#thumbs) return;
    const [x, y] = cellPx(THUMB, n);
    const wide = (image.naturalHeight * THUMB.width) / THUMB.height;
    const left = (image.naturalWidth - wide) / 2;
    this.#thumbs.pen.drawImage(image, left, 0, wide, image.naturalHeight, x, y, THUMB.width, THUMB.height);
    if (this.#gathering) return;
    this.#gathering = true; // one upload for all that come together
    this.#bin.after(GATHER_MS, () => {
      this.#gathering = false;
      if (this.#thumbs) this.#thumbs.texture.needsUpdate = true;
      this.#changed();
    });
  }
}

/** @param {{ width: number, height: number }} size @param {number} n @returns {[number, number]} */
function cellPx({ width, height }, n) {
  const columns = Math.floor(SIDE / width);
  return [(n % columns) * width, Math.floor(n / columns) * height];
}

/** Red: the letters; green: a soft dark around them. @param {CanvasRenderingContext2D} pen @param {string} text @param {[number, number]} at */
function write(pen, text, [x, y]) {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, NAME.width, NAME.height);
  pen.clip();
  pen.font = TYPE;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  const most = NAME.width - 12;
  const lines = linesOf(text, (part) => pen.measureText(part).width, most);
  const each = (/** @type {(line: string, cx: number, cy: number) => void} */ draw) =>
    lines.forEach((line, i) => {
      draw(line, x + NAME.width / 2, y + LINE_PX / 2 + 3 + i * LINE_PX);
    });
  pen.globalCompositeOperation = "lighter";
  for (const [wide, strength] of [
    [11, 0.25],
    [7, 0.3],
    [4, 0.45],
  ]) {
    pen.lineWidth = wide;
    pen.strokeStyle = `rgb(0 ${Math.round(255 * strength)} 0)`;
    each((line, cx, cy) => pen.strokeText(line, cx, cy, most));
  }
  pen.fillStyle = "#ff0000";
  each((line, cx, cy) => pen.fillText(line, cx, cy, most));
  pen.restore();
}
