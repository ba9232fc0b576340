/** The words of Lightloom as they cross the wire (apps/lightloom/domain.py says the same), and a few small answers about them. */

export const STRIP_W = 560;
export const STRIP_H = 768;
export const PHRASE_CHARS = 300;
export const WORDS_CHARS = 2 * PHRASE_CHARS;
export const MOST_STRIPS = 300;
export const MOST_PHRASES = 8;
/** So many strips around the place where it goes on travel with each phrase; nothing older reaches into the next. */
export const STORY_STRIPS = 8;

/** @typedef {{ name: string, url: string, mime: string, bytes: number, sha256: string }} Artefact */
/** @typedef {{ id: string, voice: number, text: string, heard_by: string | null }} Phrase */
/** @typedef {{ thing: string, count: number, size: string, place: string, zone: string | null }} Subject */
/** @typedef {{ line: string, composition: string, lands: string[], subjects: Subject[], time: string, weather: string, palette: string, style: string, prompt: string, take: number }} Shot */
/** @typedef {{ index: number, words: string, shot: Shot, over: Shot | null }} Woven */
/** @typedef {"weave" | "again" | "repaint"} How */
/** @typedef {{ ids: string[], voice: number, text: string, index: number }} Told */
/** @typedef {{ index: number, verb: "weave" | "change" | "again" | "repaint", shot: Shot, wash: string[] }} Directed */
/** @typedef {{ thing: string, label: string, box: number[] }} Sight */
/** @typedef {{ index: number, take: number, picture: Artefact, seam_z: number | null, seam_right_z: number | null, look: number[], drift: number | null, rerolled: boolean, sights: Sight[], painter: string, engines: string, edge: Artefact | null }} Painted engines: all who had a hand in it */
/** @typedef {{ index: number, take: number, depth: Artefact, carried?: Artefact | null }} Relief carried: what the strip hands on to those beside it */
/** @typedef {{ strip: number, x: number, y: number, zoom: number, caption: string }} Stop */
/** @typedef {{ title: string, subtitle: string, stops: Stop[], by?: string }} Verdict by: the critic */
/**
 * A strip as the page keeps it, without its pictures. `asked`: what was asked of it afterwards; `picture`:
 * the key of its picture in the house's drawer, as long as it is there.
 * @typedef {{ index: number, words: string, asked: string, voice: number, shot: Shot, over: Shot | null, wash: string[], take: number,
 *   look: number[], seam_z: number | null, drift: number | null, painter: string, engines?: string, sights: Sight[], picture: string | null, sha256: string }} Strip
 */

/** Linen, until a palette is told of. */
export const LINEN = ["#8f7a63", "#a58e74", "#b8a184", "#a58e74", "#8f7a63", "#6d5844"];

/** One line, no longer than a phrase may be. @param {string} text */
export const phraseText = (text) => [...text.replace(/\s+/g, " ").trim()].slice(0, PHRASE_CHARS).join("");

/** @param {number} count @param {string} thing */
export const several = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;

/** "/artefacts/KEY.webp" -> "KEY.webp". @param {Artefact} artefact */
export const keyOf = (artefact) => artefact.url.slice(artefact.url.lastIndexOf("/") + 1);

/** A name for something new: of letters and digits, as the house takes it. */
export const freshId = () => crypto.randomUUID().replaceAll("-", "").slice(0, 20);
