/**
 * A mural -> its name, film, captions and picture, made by the house from the strips it holds. Strips that it has let go of
 * are given back to it first.
 */
import { JobError } from "kit/api.js";
import { HouseTrouble, lines, send } from "lightloom/post.js";
import { keyOf } from "lightloom/words.js";

const GONE = "The film did not come through. Try again in a moment.";

/** @typedef {import("lightloom/words.js").Verdict} Verdict */

export class Finishing {
  #world;
  #line;

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
    for await (const event of job) {
      if (event.kind !== "made" || event.name !== "verdict") continue;
      mural.name(event.value);
      this.#world.keepName();
    }
  }

  /** @param {AbortSignal} signal @param {(share: number) => void} onProgress @returns {Promise<{ url: string }>} */
  async film(signal, onProgress) {
    const strips = await this.#strips(signal);
    const answer = await send("/lightloom/film", this.#whole(strips), signal);
    for await (const told of lines(answer)) {
      if (typeof told.trouble === "string") throw new HouseTrouble(told.trouble);
      if (typeof told.share === "number") onProgress(told.share);
      if (typeof told.film?.url === "string") return told.film;
    }
    throw new HouseTrouble(GONE);
  }

  /** @param {AbortSignal} signal @returns {Promise<Blob>} */
  async captions(signal) {
    const strips = await this.#strips(signal);
    return (await send("/lightloom/captions", this.#whole(strips), signal)).blob();
  }

  /** @param {string} form jpg, png or pages @param {AbortSignal} signal */
  async picture(form, signal) {
    const strips = await this.#strips(signal);
    const answer = await send(`/lightloom/mural/${form}`, this.#whole(strips), signal);
    const blob = await answer.blob();
    return { blob, suffix: blob.type === "image/jpeg" ? "jpg" : blob.type === "image/png" ? "png" : "zip" };
  }

  /** @param {{ words: string, picture: string }[]} strips */
  #whole(strips) {
    const { verdict, seed } = this.#world.mural;
    return { seed, strips, verdict };
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
