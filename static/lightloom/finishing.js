/**
 * A mural -> its name, film, captions and picture, made by the house from the strips it holds. Strips that it has let go of
 * are given back to it first.
 */
import { JobError } from "kit/api.js";
import { HouseTrouble, lines, send } from "lightloom/post.js";
import { keyOf } from "lightloom/words.js";

/** The house could not make the film; the browser may. */
export const NO_FILM = "no_film";
const BROKEN = "The film did not come through. Try again in a moment.";

/** @typedef {import("lightloom/words.js").Verdict} Verdict */
/** @typedef {import("lightloom/words.js").Artefact} Artefact */

export class Finishing {
  #world;
  #line;
  /** @type {{ key: string, film: Artefact } | null} */
  #filmed = null;

  /** @param {{ world: import("lightloom/lightloom.js").Lightloom, line: import("lightloom/weaving/weaver.js").Line }} given */
  constructor({ world, line }) {
    this.#world = world;
    this.#line = line;
  }

  /** The critic names the mural and chooses where its film rests. @param {AbortSignal} signal */
  async name(signal) {
    const { mural } = this.#world;
    const strips = await this.#strips(signal);
    const job = this.#line.submit("lightloom_finish", { seed: mural.seed, strips });
    signal.addEventListener("abort", () => void job.cancel(), { once: true });
    let by = "";
    for await (const event of job) {
      if (event.kind === "made" && event.name === "critic") by = String(event.value);
      if (event.kind !== "made" || event.name !== "verdict") continue;
      mural.name({ ...event.value, by });
      this.#world.keepName();
    }
  }

  /**
   * The film. Made once, as long as the cloth and its name stay what they are.
   * @param {AbortSignal} signal @param {(share: number) => void} onProgress @returns {Promise<Artefact>}
   */
  async film(signal, onProgress) {
    const asked = await this.#whole(signal);
    const key = JSON.stringify(asked);
    if (this.#filmed?.key === key && (await isHeld(keyOf(this.#filmed.film)))) return this.#filmed.film;
    const answer = await send("/lightloom/film", asked, signal);
    for await (const told of lines(answer)) {
      if (typeof told.trouble === "string") throw new HouseTrouble(told.trouble, NO_FILM);
      if (typeof told.progress === "number") onProgress(told.progress);
      if (typeof told.film?.url !== "string") continue;
      this.#filmed = { key, film: told.film };
      return told.film;
    }
    throw new HouseTrouble(BROKEN);
  }

  /** The film's words, without the film. @param {AbortSignal} signal */
  async captions(signal) {
    return (await send("/lightloom/captions", await this.#whole(signal), signal)).blob();
  }

  /** A film made by this browser, where the house makes none. @param {AbortSignal} signal @param {(share: number) => void} onProgress */
  async recorded(signal, onProgress) {
    const { recordFilm } = await import("lightloom/keepsakes/film.js");
    const { mural, tiles } = this.#world;
    const strips = mural.strips.map(({ words, asked, over }) => ({ words: over && asked ? asked : words }));
    return recordFilm({
      tile: tiles.tile,
      strips,
      verdict: this.#verdict,
      madeBy: this.#world.madeBy,
      onProgress,
      signal,
    });
  }

  /** @param {string} form jpg, png or pages @param {AbortSignal} signal @returns {Promise<{ blob: Blob, suffix: string, skipped: string }>} */
  async picture(form, signal) {
    const answer = await send(`/lightloom/mural/${form}`, await this.#whole(signal), signal);
    const blob = await answer.blob();
    const suffix = /jpeg/.test(blob.type) ? "jpg" : /png/.test(blob.type) ? "png" : "zip";
    return { blob, suffix, skipped: answer.headers.get("x-skipped") ?? "" };
  }

  /** @param {AbortSignal} signal */
  async poster(signal) {
    const { poster } = await import("lightloom/keepsakes/poster.js");
    const { mural, tiles } = this.#world;
    const { title, subtitle } = this.#verdict;
    return poster({ tile: tiles.tile, strips: mural.count, title, subtitle, madeBy: this.#world.madeBy, signal });
  }

  /** @returns {Verdict} */
  get #verdict() {
    return this.#world.mural.verdict ?? { title: this.#world.title.slice(0, 48), subtitle: "", stops: [] };
  }

  /** What the house makes all of this from. @param {AbortSignal} signal */
  async #whole(signal) {
    return { strips: await this.#strips(signal), verdict: this.#verdict };
  }

  /** Every strip with the key of its picture; what the house let go of is given to it again. @param {AbortSignal} signal */
  async #strips(signal) {
    const { mural, kept } = this.#world;
    await kept;
    const strips = [];
    for (const { index, words, asked, shot, over, picture } of mural.strips) {
      if (signal.aborted) throw new JobError({ code: "left", says: "", retryable: false });
      const held = picture !== null && (await isHeld(picture));
      const key = held ? picture : await this.#give(index);
      if (!held) mural.amend(index, { picture: key });
      strips.push({ words: over && asked ? asked : words, shot: over ?? shot, picture: key });
    }
    return strips;
  }

  /** @param {number} index @returns {Promise<string>} */
  async #give(index) {
    const tile = await this.#world.tiles.get(index);
    const blob = tile?.picture;
    if (!blob) throw new HouseTrouble(`The picture of strip ${index + 1} is lost. Paint it anew, then finish.`);
    return keyOf(await (await send("/lightloom/tiles?kind=picture", blob)).json());
  }
}

/** @param {string} key */
async function isHeld(key) {
  const answer = await fetch(`/artefacts/${key}`, { method: "HEAD" }).catch(() => null);
  return answer?.ok ?? false;
}
