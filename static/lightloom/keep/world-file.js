/**
 * A mural -> one file (.loom: a zip of a manifest, strips, their depth and what they hand on) and back, strip by strip. A file comes from
 * anywhere: what is no mural, or would unpack into more than one, is a sentence.
 */
import { strFromU8, strToU8, unzipSync, Zip, ZipPassThrough } from "fflate";
import { markOf } from "kit/mark.js";
import { isManifest, isObject } from "lightloom/keep/checks.js";
import { freshId, MOST_STRIPS, STRIP_H, STRIP_W } from "lightloom/words.js";

const FORM = "Lightloom, a cloth";
const MANIFEST = "manifest.json";
const MANIFEST_BYTES = 4 << 20;
const PICTURE_BYTES = 4 << 20;
const FILE_BYTES = 512 << 20;
const KINDS = /** @type {Record<string, string>} */ ({
  webp: "image/webp",
  png: "image/png",
  jpg: "image/jpeg",
  npz: "application/zip",
});
const NAME = /^(strips|depth|edges|carried)\/(\d{3})\.(webp|png|jpg|npz)$/;
const ZIP_DAY = "2026-01-01"; // the same cloth is the same file

export const TORN =
  "This file is not a cloth of ours, or a part of it is missing. Take another copy, or begin a new cloth.";

/** @typedef {import("lightloom/words.js").Strip} Strip */
/** @typedef {import("lightloom/keep/drawer.js").Tile} Tile */
/** @typedef {{ seed: string, verdict: import("lightloom/words.js").Verdict | null, strips: Strip[], tile: (index: number) => Promise<Tile | null> }} Whole a mural with its pictures, one at a time; null: a strip's picture is lost */

/** A file that is no mural; the message is for the visitor. */
export class TornFile extends Error {
  constructor() {
    super(TORN);
    this.name = "TornFile";
  }
}

/** @param {Whole} mural @param {import("kit/mark.js").MadeBy} madeBy @returns {Promise<Blob>} */
export async function toFile({ seed, verdict, strips, tile }, madeBy) {
  /** @type {BlobPart[]} */
  const parts = [];
  const zip = new Zip((fault, chunk) => {
    if (fault) throw fault;
    parts.push(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (chunk)])); // the browser may put blobs on disk
  });
  /** @param {string} name @param {Uint8Array} bytes */
  const put = (name, bytes) => {
    const entry = new ZipPassThrough(name); // pictures are squeezed already
    entry.mtime = ZIP_DAY;
    zip.add(entry);
    entry.push(bytes, true);
  };
  const told = strips.map((strip) => ({ ...strip, picture: null }));
  put(
    MANIFEST,
    strToU8(
      JSON.stringify({
        form: FORM,
        v: 1,
        made_by: markOf(madeBy),
        width: STRIP_W,
        height: STRIP_H,
        seed,
        verdict,
        strips: told,
      }),
    ),
  );
  for (const { index } of strips) {
    const held = await tile(index);
    if (!held) continue;
    const number = String(index).padStart(3, "0");
    for (const [folder, blob] of /** @type {const} */ ([
      ["strips", held.picture],
      ["depth", held.depth],
      ["edges", held.edge],
      ["carried", held.carried],
    ])) {
      if (blob) put(`${folder}/${number}.${suffixOf(blob)}`, new Uint8Array(await blob.arrayBuffer()));
    }
  }
  zip.end();
  return new Blob(parts, { type: "application/zip" });
}

/** @param {Blob} file @returns {Promise<Whole>} raises TornFile; a picture is unpacked when it is asked for */
export async function fromFile(file) {
  if (file.size > FILE_BYTES) throw new TornFile();
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const names = namesIn(bytes);
    const told = JSON.parse(strFromU8(entry(bytes, MANIFEST)));
    if (!isObject(told) || told.form !== FORM || told.v !== 1 || !isManifest(told)) throw new TornFile();
    if (told.width !== STRIP_W || told.height !== STRIP_H) throw new TornFile();
    const strips = told.strips.map((/** @type {Strip} */ strip) => ({ ...strip, picture: null }));
    // a cloth with holes is shown as washes; one without a single picture is none
    if (!strips.some((/** @type {Strip} */ { index }) => names.has(`strips/${index}`))) throw new TornFile();
    return { seed: told.seed, verdict: told.verdict, strips, tile: (index) => tileIn(bytes, names, index) };
  } catch {
    throw new TornFile();
  }
}

/** "strips/7" -> its full name. Raises when there is anything else in it, too much, or too large. @param {Uint8Array} bytes @returns {Map<string, string>} */
function namesIn(bytes) {
  const names = new Map();
  let manifest = 0;
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const [, folder, number, suffix] = NAME.exec(name) ?? [];
      if ((folder === "carried") !== (suffix === "npz")) throw new TornFile();
      if (name === MANIFEST) manifest += 1;
      else if (!folder || Number(number) >= MOST_STRIPS || names.has(`${folder}/${Number(number)}`))
        throw new TornFile();
      else names.set(`${folder}/${Number(number)}`, name);
      if (originalSize > (name === MANIFEST ? MANIFEST_BYTES : PICTURE_BYTES)) throw new TornFile();
      return false;
    },
  });
  if (manifest !== 1) throw new TornFile();
  return names;
}

/** One entry, unpacked into no more room than it declared. @param {Uint8Array} bytes @param {string} wanted @returns {Uint8Array<ArrayBuffer>} */
function entry(bytes, wanted) {
  const found = unzipSync(bytes, { filter: ({ name }) => name === wanted })[wanted];
  if (!found) throw new TornFile();
  return /** @type {Uint8Array<ArrayBuffer>} */ (found);
}

/** @param {Uint8Array} bytes @param {Map<string, string>} names @param {number} index @returns {Promise<Tile | null>} */
async function tileIn(bytes, names, index) {
  const blob = (/** @type {string} */ folder) => {
    const name = names.get(`${folder}/${index}`);
    const kind = KINDS[name?.split(".").at(-1) ?? ""];
    return name && kind ? new Blob([entry(bytes, name)], { type: kind }) : null;
  };
  const picture = blob("strips");
  if (!picture || !(await isOfSize(picture))) return null;
  return { picture, depth: blob("depth"), edge: blob("edges"), carried: blob("carried") };
}

/** @param {Blob} picture */
async function isOfSize(picture) {
  if (!globalThis.createImageBitmap) return true; // outside a browser nothing is drawn
  const bitmap = await createImageBitmap(picture).catch(() => null);
  const fits = bitmap?.width === STRIP_W && bitmap.height === STRIP_H;
  bitmap?.close();
  return fits;
}

/** @param {Blob} blob */
const suffixOf = ({ type }) => Object.keys(KINDS).find((suffix) => KINDS[suffix] === type) ?? "webp";

/** A kept mural under a name of its own, beside any that is here already. @param {Whole} whole @param {import("lightloom/keep/drawer.js").Drawer} drawer @returns {Promise<string>} its id */
export async function unpackInto(whole, drawer) {
  const id = freshId();
  const { seed, verdict, strips } = whole;
  for (const strip of strips) {
    // a lost strip stays a wash, and says so
    await drawer.keepStrip(id, strip, await whole.tile(strip.index).catch(() => null));
  }
  const now_ms = Date.now();
  const record = { id, seed, code: null, verdict, count: strips.length, made_ms: now_ms, seen_ms: now_ms };
  await drawer.keep({ ...record, first: strips[0].words });
  return id;
}
