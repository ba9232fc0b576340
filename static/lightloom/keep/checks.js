/** What came from a file or a link -> whether it is a mural. Everything the page relies on is looked at; the words may be anything. */
import { isTextOf } from "kit/text.js";
import { MOST_STRIPS, WORDS_CHARS } from "lightloom/words.js";

const COMPOSITIONS = ["wide", "long", "low", "high", "close"];
const TIMES = ["dawn", "day", "gold", "dusk", "night"];
const WEATHERS = ["clear", "cloudy", "rain", "storm", "snowfall", "mist", "wind", "aurora"];
const STYLES = ["impasto", "watercolour", "ink wash", "woodblock", "gouache", "night pastel"];
const SIZES = ["tiny", "small", "usual", "large", "giant"];
const PLACES = ["left", "middle", "right", "any"];
const ZONES = ["sky", "far", "ground", "near", "water"];

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const isText = (/** @type {unknown} */ value, most = 200) => isTextOf(value, most);
/** @param {unknown} value @param {(each: any) => boolean} test @param {number} most @param {number} [least] */
export const isList = (value, test, most, least = 0) =>
  Array.isArray(value) && value.length >= least && value.length <= most && value.every((each) => test(each));
const isWhole = (/** @type {unknown} */ value, /** @type {number} */ least, /** @type {number} */ most) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const isFigure = (/** @type {unknown} */ value) => value === null || Number.isFinite(value);
const isColour = (/** @type {unknown} */ value) => typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value);

/** @param {any} subject */
const isSubject = (subject) =>
  isObject(subject) &&
  isText(subject.thing, 60) &&
  isWhole(subject.count, 1, 9) &&
  SIZES.includes(subject.size) &&
  PLACES.includes(subject.place) &&
  (subject.zone === null || ZONES.includes(subject.zone));

/** @param {any} shot */
export const isShot = (shot) =>
  isObject(shot) &&
  isText(shot.line, 100) &&
  shot.line.length > 0 &&
  COMPOSITIONS.includes(shot.composition) &&
  isList(shot.lands, (land) => isText(land, 40), 3, 1) &&
  isList(shot.subjects, isSubject, 6) &&
  TIMES.includes(shot.time) &&
  WEATHERS.includes(shot.weather) &&
  isText(shot.palette, 40) &&
  STYLES.includes(shot.style) &&
  isText(shot.prompt, 500) &&
  isWhole(shot.take, 0, 99);

export const isSeed = (/** @type {unknown} */ seed) => isText(seed, 40) && /** @type {string} */ (seed).trim() !== "";

/** @param {any} sight */
const isSight = (sight) =>
  isObject(sight) && isText(sight.thing, 60) && isText(sight.label, 120) && isList(sight.box, Number.isFinite, 4, 4);

/** A strip as it is told, without its pictures. @param {any} strip @param {number} index where it must stand */
export const isStrip = (strip, index) =>
  isObject(strip) &&
  strip.index === index &&
  isText(strip.words, WORDS_CHARS) &&
  isText(strip.asked, WORDS_CHARS) &&
  isWhole(strip.voice, 0, 3) &&
  isShot(strip.shot) &&
  (strip.over === null || isShot(strip.over)) &&
  isList(strip.wash, isColour, 6, 6) &&
  isWhole(strip.take, 0, 99) &&
  isList(strip.look, Number.isFinite, 16) &&
  isFigure(strip.seam_z) &&
  isFigure(strip.drift) &&
  isText(strip.painter, 200) &&
  (strip.engines === undefined || isText(strip.engines, 600)) &&
  isList(strip.sights, isSight, 100) &&
  isText(strip.sha256, 64);

/** @param {any} stop @param {number} count strips */
const isStop = (stop, count) =>
  isObject(stop) &&
  isWhole(stop.strip, 0, count - 1) &&
  [stop.x, stop.y, stop.zoom].every(Number.isFinite) &&
  isText(stop.caption, 600);

/** @param {any} verdict @param {number} count */
const isVerdict = (verdict, count) =>
  isObject(verdict) &&
  isText(verdict.title, 120) &&
  isText(verdict.subtitle, 240) &&
  (verdict.by === undefined || isText(verdict.by)) &&
  isList(verdict.stops, (stop) => isStop(stop, count), 12);

/** The manifest of a world file. @param {any} told */
export const isManifest = (told) =>
  isObject(told) &&
  isSeed(told.seed) &&
  Array.isArray(told.strips) &&
  told.strips.length > 0 &&
  told.strips.length <= MOST_STRIPS &&
  told.strips.every((strip, index) => isStrip(strip, index)) &&
  (told.verdict === null || isVerdict(told.verdict, told.strips.length));
