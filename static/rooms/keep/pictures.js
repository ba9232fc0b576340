/**
 * An artefact -> an address that holds: the server keeps a file for an hour, so what a room shows is fetched once, kept by
 * content in the drawer, and handed out as a blob.
 */

/** @typedef {import("rooms/words.js").Artefact} Artefact */
/** @typedef {import("rooms/words.js").Canvas} Canvas */

const OURS = /^\/artefacts\/[\w.-]+$/;
const CANVAS_FILES = /** @type {const} */ (["picture", "plate", "labels", "depth", "thumb"]);

export class Pictures {
  #drawer;
  /** @type {Map<string, Promise<Blob | null>>} by sha256 */
  #blobs = new Map();
  /** @type {Map<string, string>} by sha256 */
  #urls = new Map();

  /** @param {import("rooms/keep/drawer.js").Drawer} drawer */
  constructor(drawer) {
    this.#drawer = drawer;
  }

  /** The address, if the file is in hand already. @param {Artefact | null | undefined} artefact */
  now(artefact) {
    return (artefact && this.#urls.get(artefact.sha256)) ?? null;
  }

  /** @param {Artefact} artefact @returns {Promise<string | null>} null where it is gone everywhere */
  async url(artefact) {
    const blob = await this.blob(artefact);
    if (!blob) return null;
    const known = this.#urls.get(artefact.sha256);
    if (known) return known;
    const url = URL.createObjectURL(blob);
    this.#urls.set(artefact.sha256, url);
    return url;
  }

  /** @param {Artefact} artefact @returns {Promise<Blob | null>} */
  blob(artefact) {
    let coming = this.#blobs.get(artefact.sha256);
    if (!coming) {
      coming = this.#fetch(artefact);
      this.#blobs.set(artefact.sha256, coming);
      coming.then((blob) => blob ?? this.#blobs.delete(artefact.sha256)); // asked again next time
    }
    return coming;
  }

  /** A picture that came in a file. @param {string} sha256 @param {Blob} blob */
  async take(sha256, blob) {
    this.#blobs.set(sha256, Promise.resolve(blob));
    await this.#drawer.keepPicture(sha256, blob, Date.now()).catch(() => {}); // it lasts as long as the page
  }

  /** The canvas with addresses that hold; null when a file of it is gone. @param {Canvas} canvas @returns {Promise<Canvas | null>} */
  async canvas(canvas) {
    const urls = await Promise.all(CANVAS_FILES.map((file) => this.url(canvas[file])));
    if (urls.includes(null)) return null;
    const held = Object.fromEntries(CANVAS_FILES.map((file, i) => [file, { ...canvas[file], url: urls[i] }]));
    return /** @type {Canvas} */ ({ ...canvas, ...held });
  }

  dispose() {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
    this.#blobs.clear();
  }

  /** @param {Artefact} artefact @returns {Promise<Blob | null>} */
  async #fetch({ sha256, url, mime }) {
    const kept = await this.#drawer.picture(sha256).catch(() => null);
    if (kept) return kept;
    if (!OURS.test(url)) return null; // an address from a file may be anything
    try {
      const answer = await fetch(url);
      if (!answer.ok) return null;
      const blob = new Blob([await answer.arrayBuffer()], { type: mime });
      this.#drawer.keepPicture(sha256, blob, Date.now()).catch(() => {}); // told where houses are kept
      return blob;
    } catch {
      return null;
    }
  }
}

/** Every picture of a house. @param {import("rooms/house.js").Record_} record @returns {Artefact[]} */
export const picturesOf = (record) =>
  Object.values(record.told).flatMap(({ canvas, stills }) => [
    ...(canvas ? CANVAS_FILES.map((file) => canvas[file]) : []),
    ...Object.values(stills),
  ]);
