/**
 * Which strips are near -> their pictures on the GPU, one texture a strip, never more than nine. Far ones are let go.
 * Whoever asks the page for a tile closes it: after the upload its pixels live on the GPU alone.
 */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";
import { ClampToEdgeWrapping, LinearFilter, LinearMipmapLinearFilter, SRGBColorSpace, Texture } from "three";

export const MOST_TILES = 9;
const AT_ONCE = 3;
const AGAIN_AFTER_MS = 4000;

/** @typedef {(index: number) => Promise<ImageBitmap>} Tile */
/** @typedef {{ texture: Texture | null, stale: boolean, loading: Promise<void> | null, failed_ms: number }} Kept */

/**
 * The strips worth keeping, the nearest to the middle of what is seen first.
 * @param {number} from @param {number} to strips that are seen, broken @param {number} count of the mural
 */
export function nearTiles(from, to, count) {
  const middle = (from + to) / 2 - 0.5;
  const first = Math.max(0, Math.floor(from) - 1);
  const last = Math.min(count - 1, Math.ceil(to));
  const near = [];
  for (let index = first; index <= last; index++) near.push(index);
  near.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return near.slice(0, MOST_TILES);
}

/** Half as wide and high: enough where a strip is drawn that small. @param {ImageBitmap} bitmap */
async function halved(bitmap) {
  const half = await createImageBitmap(bitmap, {
    resizeWidth: Math.ceil(bitmap.width / 2),
    resizeHeight: Math.ceil(bitmap.height / 2),
    resizeQuality: "medium",
  });
  bitmap.close();
  return half;
}

/** @param {ImageBitmap} bitmap @param {(texture: Texture) => void} uploaded */
function textureOf(bitmap, uploaded) {
  const texture = new Texture(bitmap);
  texture.colorSpace = SRGBColorSpace;
  texture.flipY = false; // bitmaps cannot be turned on upload; the cloth reads them from the top
  texture.wrapS = texture.wrapT = ClampToEdgeWrapping;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.onUpdate = () => uploaded(texture);
  texture.needsUpdate = true;
  return texture;
}

export class Tiles {
  /** A picture can be drawn that could not before. */
  came = /** @type {Signal<number>} */ (new Signal());
  /** Strips are drawn so small that half their pixels do. */
  small = false;

  #tile;
  #bin = new Bin();
  /** @type {Map<number, Kept>} */
  #kept = new Map();
  /** @type {Set<number>} */
  #wanted = new Set();
  #loading = 0;
  #gone = false;

  /** @param {Tile} tile */
  constructor(tile) {
    this.#tile = tile;
    this.#bin.add(() => this.drop());
  }

  /** @param {number} index @returns {Texture | null} */
  at(index) {
    return this.#kept.get(index)?.texture ?? null;
  }

  get size() {
    let size = 0;
    for (const { texture } of this.#kept.values()) if (texture) size += 1;
    return size;
  }

  /** From now on only these; the first of them first. @param {readonly number[]} near */
  want(near) {
    this.#wanted.clear();
    for (const index of near) this.#wanted.add(index);
    for (const [index, kept] of this.#kept) {
      if (this.#wanted.has(index)) continue;
      kept.texture?.dispose();
      kept.texture = null;
      if (!kept.loading) this.#kept.delete(index);
    }
    for (const index of near) {
      if (this.#loading >= AT_ONCE) return;
      const kept = this.#kept.get(index);
      const failed = kept && kept.failed_ms > 0 && performance.now() - kept.failed_ms < AGAIN_AFTER_MS;
      if (!failed && (!kept || kept.stale || (!kept.texture && !kept.loading))) void this.load(index);
    }
  }

  /** The strip has another picture now. @param {number} index @returns {Texture | null} the old one, which is the caller's from now on */
  take(index) {
    const kept = this.#kept.get(index);
    const old = kept?.texture ?? null;
    if (kept) {
      kept.texture = null;
      kept.stale = true;
    }
    return old;
  }

  /** Resolves when its picture is there, or could not be had. @param {number} index @returns {Promise<void>} */
  load(index) {
    const kept = this.#kept.get(index) ?? { texture: null, stale: false, loading: null, failed_ms: 0 };
    this.#kept.set(index, kept);
    if (kept.loading && !kept.stale) return kept.loading;
    if (kept.texture && !kept.stale) return Promise.resolve();
    kept.stale = false;
    this.#loading += 1;
    const own = this.#fetch(index, kept).finally(() => {
      this.#loading -= 1;
      if (kept.loading === own) kept.loading = null;
      if (!this.#wanted.has(index) && !kept.texture && !kept.loading) this.#kept.delete(index);
      if (!this.#gone) this.came.emit(index);
    });
    kept.loading = own;
    return own;
  }

  /** @param {number} index @param {Kept} kept */
  async #fetch(index, kept) {
    try {
      let bitmap = await this.#tile(index);
      if (this.small) bitmap = await halved(bitmap);
      if (this.#gone || kept.stale || !this.#wanted.has(index)) return bitmap.close();
      kept.texture?.dispose();
      kept.texture = textureOf(bitmap, () => bitmap.close());
      kept.failed_ms = 0;
    } catch {
      kept.failed_ms = performance.now(); // the cloth shows linen there, and asks again later
    }
  }

  /** All pictures are gone, with the context that held them. */
  drop() {
    for (const kept of this.#kept.values()) {
      kept.texture?.dispose();
      kept.stale = true;
    }
    this.#kept.clear();
  }

  dispose() {
    this.#gone = true;
    this.#bin.dispose();
  }
}
