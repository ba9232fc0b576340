/** The words of LoFinity as the page knows them, and how it says them to a visitor. Knows no DOM and no sound. */

export const AMBIENCES = /** @type {const} */ ([
  "rain",
  "storm",
  "ocean",
  "stream",
  "birds",
  "crickets",
  "cafe",
  "fireplace",
  "wind",
  "city",
  "train",
  "snow",
  "vinyl",
]);

export const VIBES = /** @type {const} */ ([
  "rain on a tin roof, 2 a.m.",
  "studying late in a snowy cabin",
  "slow Sunday in a corner café",
  "night train along the sea",
  "crickets after a summer storm",
]);

export const WISH_CHARS = 200;

/** @typedef {typeof AMBIENCES[number]} Ambience */
/** @typedef {"A" | "B"} Side */
/** @typedef {{ name: Ambience, level: number }} Bed level 0 (a hint) .. 1 (all around) */
/**
 * @typedef {object} Recipe
 * @property {string} title
 * @property {string} mood
 * @property {string} note
 * @property {number} bpm
 * @property {string} key
 * @property {string} mode
 * @property {readonly string[]} instruments
 * @property {string} groove
 * @property {Readonly<Record<string, number>>} feel
 * @property {readonly Bed[]} ambience
 * @property {string} weather
 * @property {readonly string[]} palette five colours, darkest to paper
 * @property {number} seconds
 * @property {number} seed
 * @property {Side} side
 */
/** @typedef {{ name: string, url: string, mime: string, bytes: number, sha256: string }} File_ a file the server keeps for an hour */
/** @typedef {readonly [number, string, number]} BeatMark seconds, kind, strength 0..1 */
/** @typedef {{ file: File_, bar_s: number, beats_per_bar: number, bars: number, beats: readonly BeatMark[], played_by: string }} Preview */
/** @typedef {{ file: File_, start_s: number, lead_s: number, seconds: number }} Advance a stretch of the tape while it is pressed; `lead_s` of the one before lie at its head */
/** @typedef {{ file: File_, seconds: number, bar_s: number, beats_per_bar: number, sections: readonly { name: string, bar: number, bars: number }[] }} Music */
/** @typedef {{ title: string, seconds: number, pcm_sha256: string, lufs: number, true_peak_dbtp: number, engines: { writer: string, musician: string }, recipe: Recipe, terms?: string }} Facts terms: what the engines' licences ask, if anything */
/**
 * @typedef {object} Pressed what a press has made so far; every part may still be missing
 * @property {Recipe | null} recipe
 * @property {Preview | null} preview
 * @property {readonly Advance[]} advances
 * @property {Music | null} music
 * @property {File_ | null} beats
 * @property {File_ | null} cover
 * @property {Facts | null} facts
 * @property {File_ | null} flac
 * @property {File_ | null} mp3
 * @property {readonly File_[]} stems
 * @property {File_ | null} midi
 * @property {File_ | null} codes the tape's end, as a model can go on from it
 */

/** @type {Pressed} */
export const NOTHING_PRESSED = Object.freeze({
  recipe: null,
  preview: null,
  advances: [],
  music: null,
  beats: null,
  cover: null,
  facts: null,
  flac: null,
  mp3: null,
  stems: [],
  midi: null,
  codes: null,
});

/** What a made thing is called on the wire -> where it is kept. @type {Record<string, keyof Pressed>} */
const PLACES = {
  recipe: "recipe",
  preview: "preview",
  music: "music",
  beats: "beats",
  cover: "cover",
  tape: "facts",
  flac: "flac",
  mp3: "mp3",
  stems: "stems",
  midi: "midi",
  codes: "codes",
};

/** One wire event added to what a press has made. @param {Pressed} pressed @param {{ kind: string, name?: string, value?: any }} event @returns {Pressed} */
export function gather(pressed, event) {
  if (event.kind === "made" && event.name === "advance")
    return { ...pressed, advances: [...pressed.advances, event.value] };
  const place = event.kind === "made" ? PLACES[event.name ?? ""] : undefined;
  return place ? { ...pressed, [place]: event.value } : pressed;
}

/** Enough to play: the music, and the facts that name it. @param {Pressed} pressed */
export const isTape = (pressed) => pressed.music !== null && pressed.facts !== null;

/** 72 -> "1:12". @param {number} seconds */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** @param {readonly string[]} names "a", "a and b", "a, b and c" */
export const listed = (names) =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;

/** How near a bed sounds. @param {number} level 0..1 */
export const nearness = (level) => (level < 0.34 ? "far" : level < 0.7 ? "near" : "all around");

/** @type {Partial<Record<Ambience, string>>} */
const SPOKEN = { cafe: "café murmur", city: "night city", snow: "snow hush", vinyl: "vinyl crackle" };

/** @param {string} name of a bed, as one says it */
export const bedName = (name) => SPOKEN[/** @type {Ambience} */ (name)] ?? name;

/** "72 bpm · D minor". @param {Recipe} recipe */
export const tempoAndKey = (recipe) => `${recipe.bpm} bpm · ${recipe.key.replace("b", "♭")} ${recipe.mode}`;

/** What sounds now, for those who do not hear it: "rain, far · rhodes and flute · side A 1:12".
 * @param {{ beds: readonly Bed[], recipe: Recipe | null, what: string }} now */
export function caption({ beds, recipe, what }) {
  const heard = beds
    .filter(({ level }) => level > 0.01)
    .map(({ name, level }) => `${bedName(name)}, ${nearness(level)}`);
  return [...heard, ...(recipe && what ? [listed(recipe.instruments)] : []), what].filter(Boolean).join(" · ");
}
