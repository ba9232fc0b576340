/**
 * What lies in the deck: two sides, where their sound is, what can be copied from it. A tape fresh from the press knows
 * addresses, one from the shelf holds its own sound; to the player both are the same.
 */
import { base64 } from "kit/base64.js";
import { Bin } from "kit/bin.js";
import { marksOf } from "lofinity/player/beats.js";

/** @typedef {import("lofinity/journey/words.js").Pressed} Pressed */
/** @typedef {import("lofinity/journey/words.js").Side} Side */
/** @typedef {import("lofinity/journey/words.js").Facts} Facts */
/** @typedef {import("lofinity/journey/words.js").BeatMark} BeatMark */
/** @typedef {import("lofinity/journey/words.js").Recipe} Recipe */
/** @typedef {import("lofinity/shelf/shelf.js").KeptTape} KeptTape */
/** @typedef {import("lofinity/shelf/shelf.js").KeptSide} KeptSide */
/** @typedef {{ facts: Facts, seconds: number, bar_s: number, beats_per_bar: number, url: string, marks: () => Promise<readonly BeatMark[]>, sound: () => Promise<Blob> }} TapeSide */

/** @param {string} url @returns {Promise<Blob>} raises when it is not there any more */
export async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.blob();
}

export class Tape {
  #bin = new Bin();
  /** @type {{ A: TapeSide, B: TapeSide | null }} */
  sides;

  /** @param {{ id: string, name: string, recipe: Recipe, a: TapeSide, b: TapeSide | null, pressed: Pressed | null, kept: KeptTape | null, bin?: Bin }} given */
  constructor({ id, name, recipe, a, b, pressed, kept, bin }) {
    this.id = id;
    this.name = name;
    this.recipe = recipe;
    this.sides = { A: a, B: b };
    /** Copies that the house still holds. */
    this.pressed = pressed;
    /** What the shelf holds. */
    this.kept = kept;
    this.coverUrl = pressed?.cover?.url ?? null;
    if (bin) this.#bin.keep(bin);
    if (kept?.cover) this.coverUrl = this.#urlOf(kept.cover);
  }

  /** @param {Pressed} pressed a whole tape */
  static fresh(pressed) {
    const { facts, recipe } = /** @type {{ facts: Facts, recipe: Recipe }} */ (pressed);
    return new Tape({
      id: facts.pcm_sha256,
      name: facts.title,
      recipe: recipe ?? facts.recipe,
      a: freshSide(pressed),
      b: null,
      pressed,
      kept: null,
    });
  }

  /** @param {KeptTape} kept */
  static fromShelf(kept) {
    const bin = new Bin();
    return new Tape({
      id: kept.id,
      name: kept.name,
      recipe: kept.recipe,
      a: keptSide(kept.sides.A, bin),
      b: kept.sides.B && keptSide(kept.sides.B, bin),
      pressed: null,
      kept,
      bin,
    });
  }

  /** Side B came out of the press. @param {Pressed} pressed */
  addSideB(pressed) {
    this.sides.B = freshSide(pressed);
  }

  /** Its end as a model's codes, for another tape to go on from; null where none were made, or kept. @returns {Promise<string | null>} base64 */
  async codes() {
    const kept =
      this.kept?.codes ?? (this.pressed?.codes ? await fetched(this.pressed.codes.url).catch(() => null) : null);
    return kept && base64(kept);
  }

  /** Everything of this tape, to be put on the shelf. @param {number} now_ms @returns {Promise<KeptTape>} */
  async toKeep(now_ms) {
    const [a, b, cover, mp3, codes] = await Promise.all([
      toKeepSide(this.sides.A),
      this.sides.B ? toKeepSide(this.sides.B) : null,
      this.kept?.cover ?? (this.pressed?.cover ? fetched(this.pressed.cover.url) : null),
      this.kept?.mp3 ?? (this.pressed?.mp3 ? fetched(this.pressed.mp3.url) : null),
      this.kept?.codes ?? (this.pressed?.codes ? fetched(this.pressed.codes.url) : null),
    ]);
    const sides = { A: a, B: b };
    return { id: this.id, name: this.name, kept_ms: now_ms, recipe: this.recipe, mp3, cover, codes, sides };
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {Blob} blob */
  #urlOf(blob) {
    const url = URL.createObjectURL(blob);
    this.#bin.add(() => URL.revokeObjectURL(url));
    return url;
  }
}

/** @param {Pressed} pressed @returns {TapeSide} */
function freshSide(pressed) {
  const { music, facts, beats } = pressed;
  if (!music || !facts) throw new Error("This press made no tape.");
  /** @type {Promise<readonly BeatMark[]> | null} */
  let marks = null;
  return {
    facts,
    seconds: music.seconds,
    bar_s: music.bar_s,
    beats_per_bar: music.beats_per_bar,
    url: music.file.url,
    sound: () => fetched(music.file.url),
    marks: () => {
      marks ??= beats
        ? fetch(beats.url).then(
            async (answer) => marksOf(await answer.json()),
            () => [],
          )
        : Promise.resolve([]);
      return marks;
    },
  };
}

/** @param {KeptSide} kept @param {Bin} bin @returns {TapeSide} */
function keptSide(kept, bin) {
  const url = URL.createObjectURL(kept.music);
  bin.add(() => URL.revokeObjectURL(url));
  return { ...kept, url, marks: async () => kept.marks, sound: async () => kept.music };
}

/** @param {TapeSide} side @returns {Promise<KeptSide>} */
async function toKeepSide({ facts, seconds, bar_s, beats_per_bar, marks, sound }) {
  return { facts, seconds, bar_s, beats_per_bar, marks: await marks(), music: await sound() };
}
