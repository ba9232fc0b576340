/** The words of 1000 Rooms as the page knows them (apps/rooms/domain.py says the same), and small sayings about them. Knows no DOM. */

export const SEED_CHARS = 80;
export const SAY_CHARS = 200;

/** @typedef {readonly number[]} Path the doors taken from the first room on */
/** @typedef {"full" | "text"} Edition */
/** @typedef {"warm" | "dry" | "hushed"} Tone */
/** @typedef {"usual" | "slow" | "slower"} Pace */
/** @typedef {"left" | "ahead" | "right"} Side */
/** @typedef {{ name: string, url: string, mime: string, bytes: number, sha256: string }} Artefact a file the server keeps for an hour */
/** @typedef {{ key: string, metal: string, emblem: string }} Lock */
/** @typedef {{ id: string, what: "key" | "item", kind: string, name: string, short: string, emblem: string | null }} Find */
/** @typedef {{ id: string, kind: string, name: string, short: string, lock: Lock | null, holds: string[], wants: string | null, gives: string[], found: string, opened: string | null, thanks: string | null }} Thing */
/** @typedef {{ id: string, side: Side, look: string, theme: string, label: string, hint: string, to: Path, fold: boolean, lock: Lock | null, opened: string | null, through: string }} Exit */
/** @typedef {{ who: string, fact: string }} Card */
/**
 * @typedef {object} Room truth and words together: everything that play inside it needs
 * @property {Path} path
 * @property {number} number
 * @property {string} theme
 * @property {string} hour
 * @property {string[]} palette
 * @property {string} name
 * @property {string} text
 * @property {string} marks
 * @property {string} alt
 * @property {Exit[]} exits
 * @property {Thing[]} things
 * @property {Find[]} finds
 * @property {Card[]} cards
 * @property {string[]} gifts
 * @property {string[]} returns
 * @property {string[]} refused
 * @property {string[]} wrong
 * @property {string[]} useless
 */
/** @typedef {{ path: Path, number: number, theme: string, hour: string, palette: string[], doors: number, things: number, house: string }} Sketch house: the words it goes by, which may be others than were typed */
/** @typedef {{ word: string, start_s: number, end_s: number }} WordTime */
/** @typedef {{ of: string, seq: number, text: string, chars: [number, number], words: WordTime[], seconds: number, voice: Artefact | null }} Sentence */
/** @typedef {{ id: string, kind: "door" | "thing", outline: [number, number][], inverse_z: number[], hinge: "left" | "right" | null }} Region */
/** @typedef {{ x: number, y: number, reach: number, strength: number, colour: string, flickers: boolean }} Lamp */
/** @typedef {{ picture: Artefact, plate: Artefact, labels: Artefact, depth: Artefact, thumb: Artefact, inverse_z_max: number, focal: number, horizon: number, regions: Region[], lamps: Lamp[], width: number, height: number }} Canvas */
/**
 * @typedef {object} Telling what is known of a room so far; every part may still be missing
 * @property {Sketch | null} sketch
 * @property {string} text
 * @property {Room | null} room
 * @property {Canvas | null} canvas
 * @property {Record<string, Artefact>} stills
 * @property {Sentence[]} sentences
 * @property {boolean} whole nothing more comes
 */

/** @returns {Telling} */
export const untold = () => ({
  sketch: null,
  text: "",
  room: null,
  canvas: null,
  stills: {},
  sentences: [],
  whole: false,
});

const ONES =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );
const TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const COUNT =
  "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

/** 7 -> "seventh", 42 -> "forty-second", 1000 -> "thousandth". @param {number} n @returns {string} */
export function ordinal(n) {
  if (n < 20) return ONES[n] ?? String(n);
  if (n < 100) return n % 10 === 0 ? TENS[n / 10].replace(/y$/, "ieth") : `${TENS[Math.floor(n / 10)]}-${ONES[n % 10]}`;
  if (n === 1000) return "thousandth";
  if (n > 1000) return `${n}th`;
  const hundreds = `${COUNT[Math.floor(n / 100)]} hundred`;
  return n % 100 === 0 ? `${hundreds}th` : `${hundreds} and ${ordinal(n % 100)}`;
}

/** 3 -> "three"; large numbers as figures. @param {number} n */
export const counted = (n) => COUNT[n] ?? String(n);

/** "one thing", "three things". @param {number} n @param {string} noun */
export const several = (n, noun) => `${counted(n)} ${noun}${n === 1 ? "" : "s"}`;

/** "a globe" -> "A globe"; the first sign may be any letter. @param {string} text */
export const capital = (text) => (text ? text[0].toLocaleUpperCase("en") + text.slice(1) : text);

/** "an oak door", "the wren" -> "oak door", "wren". @param {string} name */
export const bare = (name) => name.replace(/^(?:an?|the|some) /i, "");

/** "owl" -> "an owl". @param {string} noun */
export const an = (noun) => `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;

/** [a, b, c] -> "a, b and c". @param {readonly string[]} names */
export const listed = (names) =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** {key}, {it} … -> what they stand for. A text that names none stays as it is. @param {string} line @param {Record<string, string>} means */
export const filled = (line, means) =>
  line.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(means, name) ? means[name] : whole));

const COLOUR = /^#[0-9a-f]{6}$/i;
/** The house's own five colours where a palette is none. */
export const PAPER = ["#1c1424", "#4a3040", "#8e5a3c", "#e0a458", "#f3e7cd"];

/** @param {readonly string[] | undefined} palette @returns {readonly string[]} five colours that CSS can take */
export const safePalette = (palette) =>
  palette && palette.length === 5 && palette.every((colour) => COLOUR.test(colour)) ? palette : PAPER;
