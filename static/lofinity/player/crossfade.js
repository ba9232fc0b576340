/** Two clocks -> the moment and the shape in which one sound hands over to the next. Arithmetic only; seconds. */

export const SHORTEST_LEAD_S = 0.12; // what a media element needs to start playing when told

/**
 * The next bar line of a loop that started at `began_s`, at least `lead_s` from now.
 * @param {{ began_s: number, bar_s: number, now_s: number, lead_s?: number }} loop
 */
export function nextBarLine({ began_s, bar_s, now_s, lead_s = SHORTEST_LEAD_S }) {
  const earliest = now_s + lead_s;
  if (!(bar_s > 0) || earliest <= began_s) return Math.max(earliest, began_s);
  // a hair of tolerance: a bar line that is exactly reached counts as this one, not the one after
  return began_s + Math.ceil((earliest - began_s) / bar_s - 1e-6) * bar_s;
}

/** One beat: long enough not to click, short enough to be heard as a cut on the bar. @param {{ bar_s: number, beats_per_bar: number }} metre */
export const beatSeconds = ({ bar_s, beats_per_bar }) => bar_s / Math.max(1, beats_per_bar);

/**
 * Gains of the one that leaves and the one that comes; their squares add up to 1 at every step (equal power).
 * @param {number} [steps] @returns {{ leaving: Float32Array<ArrayBuffer>, coming: Float32Array<ArrayBuffer> }}
 */
export function equalPower(steps = 65) {
  const leaving = new Float32Array(steps);
  const coming = new Float32Array(steps);
  for (let i = 0; i < steps; i++) {
    const turn = (i / (steps - 1)) * (Math.PI / 2);
    leaving[i] = Math.cos(turn);
    coming[i] = Math.sin(turn);
  }
  leaving[steps - 1] = 0;
  return { leaving, coming };
}
