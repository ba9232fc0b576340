/** Strips and jobs for tests: as the house tells them, small. */
import { Mural } from "lightloom/mural.js";

/** @typedef {import("lightloom/words.js").Shot} Shot */
/** @typedef {import("lightloom/words.js").Strip} Strip */

export const WASH = ["#3f5a96", "#b88fb5", "#ffd3a6", "#e0b3b4", "#7d8a5c", "#262a44"];

/** @param {Partial<Shot>} [news] @returns {Shot} */
export const shot = (news = {}) => ({
  line: "wide shot · a lighthouse · storm · impasto",
  composition: "wide",
  lands: ["sea"],
  subjects: [{ thing: "lighthouse", count: 1, size: "usual", place: "any", zone: null }],
  time: "day",
  weather: "storm",
  palette: "storm",
  style: "impasto",
  prompt: "",
  take: 0,
  ...news,
});

/** @param {number} index @param {Partial<Strip>} [news] @returns {Strip} */
export const strip = (index, news = {}) => ({
  index,
  words: `phrase ${index}`,
  asked: "",
  voice: 0,
  shot: shot(),
  over: null,
  wash: WASH,
  take: 0,
  look: [index, 0.5],
  seam_z: index === 0 ? null : 1.5,
  drift: index === 0 ? null : 0.1,
  painter: "embedded:murals",
  sights: [{ thing: "lighthouse", label: "a lighthouse", box: [0.1, 0.2, 0.3, 0.4] }],
  picture: null,
  sha256: `${index}`.repeat(64).slice(0, 64),
  ...news,
});

/** @param {number} count */
export const muralOf = (count) =>
  new Mural({ seed: "moss", strips: Array.from({ length: count }, (_, i) => strip(i)) });

/** @param {number} index @param {Partial<import("lightloom/words.js").Painted>} [news] @returns {import("lightloom/words.js").Painted} */
export const painted = (index, news = {}) => ({
  index,
  take: 0,
  picture: {
    name: "strip.webp",
    url: "/artefacts/abcdefghijklmnopqrst.webp",
    mime: "image/webp",
    bytes: 9,
    sha256: "f".repeat(64),
  },
  seam_z: 1.1,
  seam_right_z: null,
  look: [0.1],
  drift: 0.2,
  rerolled: false,
  sights: [],
  painter: "embedded:murals",
  engines: "embedded:director, embedded:murals",
  edge: null,
  ...news,
});

/** @param {string} id @param {string} text @param {number} [voice] */
export const phrase = (id, text, voice = 0) => ({ id, voice, text, heard_by: null });

/** @param {string} name @param {unknown} value */
export const made = (name, value) => ({ kind: "made", name, value });
