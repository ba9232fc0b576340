/** A painted room's files -> pictures for the card, labels and depth for thinking. Knows no three.js. */
import { labelled, sheetsOf } from "rooms/book/fields.js";

/** @typedef {import("rooms/words.js").Canvas} Canvas */
/** @typedef {import("rooms/book/fields.js").Labels} Labels */
/** @typedef {import("rooms/book/fields.js").Sheet} Sheet */
/** @typedef {{ canvas: Canvas, picture: ImageBitmap, plate: ImageBitmap, labels: Labels, room: Sheet, things: Sheet, nearest: number, farthest: number }} Opened nearest, farthest: in 1/m */

const PLAIN = /** @type {const} */ ({ colorSpaceConversion: "none", premultiplyAlpha: "none" });

/** @param {string} url */
async function bitmap(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return createImageBitmap(await answer.blob(), PLAIN);
}

/** A grey picture's numbers. @param {ImageBitmap} picture */
function greys(picture) {
  const { width, height } = picture;
  const paper = Object.assign(document.createElement("canvas"), { width, height });
  const c = /** @type {CanvasRenderingContext2D} */ (paper.getContext("2d", { willReadFrequently: true }));
  c.drawImage(picture, 0, 0);
  picture.close();
  const { data } = c.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = data[i * 4];
  return { grey, width, height };
}

/**
 * @param {Canvas} canvas @param {{ columns: number, rows: number }} grid of the relief @returns {Promise<Opened>}
 */
export async function openFiles(canvas, { columns, rows }) {
  const [picture, plate, labelled_, depth] = await Promise.all(
    [canvas.picture, canvas.plate, canvas.labels, canvas.depth].map(({ url }) => bitmap(url)),
  );
  const seen = greys(labelled_);
  const deep = greys(depth);
  const labels = labelled(seen.grey, seen.width, seen.height, canvas.regions);
  const inverse_z = new Float32Array(seen.width * seen.height);
  const [kx, ky] = [deep.width / seen.width, deep.height / seen.height];
  const unit = canvas.inverse_z_max / 255;
  for (let y = 0; y < seen.height; y++) {
    const row = Math.floor(y * ky) * deep.width;
    for (let x = 0; x < seen.width; x++) inverse_z[y * seen.width + x] = deep.grey[row + Math.floor(x * kx)] * unit;
  }
  const sheets = sheetsOf({ labels, inverse_z, regions: canvas.regions, columns, rows });
  let [nearest, farthest] = [0, Number.POSITIVE_INFINITY];
  for (const z of sheets.things.inverse_z) {
    nearest = Math.max(nearest, z);
    farthest = Math.min(farthest, z);
  }
  return { canvas, picture, plate, labels, ...sheets, nearest, farthest };
}

/** @param {Opened} opened */
export function close({ picture, plate }) {
  picture.close();
  plate.close();
}
