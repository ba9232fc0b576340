/** The colours of thread: one a voice. */
import { Color } from "three";

export const THREADS = ["#e8a24a", "#d9645f", "#7fa08a", "#5f7fb8", "#c98bb0", "#f0dcb4", "#4f9a9a"];
export const CREAM = "#fff3dc";
export const LINEN = "#d8c4a0";

const LIGHTS = THREADS.map(lightOf);

/** A voice's thread as light. @param {number} voice */
export const threadLight = (voice) => LIGHTS[THREADS.indexOf(threadOf(voice))];

/** @param {number} voice */
export const threadOf = (voice) => THREADS[((voice % THREADS.length) + THREADS.length) % THREADS.length];

/** @param {string} a @param {string} b "#rrggbb" @param {number} t 0..1 */
export function blend(a, b, t) {
  const channel = (/** @type {string} */ hue, /** @type {number} */ at) => Number.parseInt(hue.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(a, at) + (channel(b, at) - channel(a, at)) * t));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** @param {string} hue @returns {[number, number, number]} as light, for attributes of a mesh */
export function lightOf(hue) {
  const { r, g, b } = new Color(hue);
  return [r, g, b];
}
