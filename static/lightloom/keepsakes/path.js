/** Where the film looks at each moment: it glides along the cloth and rests at the stops. Pure. */

export const VIEW = { width: 1280, height: 720 };
const STRIP = { width: 560, height: 768 };
const SCALE = VIEW.height / STRIP.height;
const LONGEST_S = 60;
const PX_PER_S = 190;
const REST_S = 2.2;
const END_S = 1.4; // it stands still before it begins to glide, and when it has arrived

/** @typedef {{ strip: number, x: number, y: number, zoom: number, caption: string }} Stop */
/** @typedef {{ from_s: number, to_s: number, from: number, to: number, zoom: number, caption: string | null }} Leg x in px of the scaled cloth, the view's left edge */

/**
 * @param {number} count strips @param {Stop[]} stops
 * @returns {{ length_s: number, width: number, legs: Leg[] }} width: the whole cloth's, in px of the film
 */
export function path(count, stops) {
  const width = count * STRIP.width * SCALE;
  const last = Math.max(0, width - VIEW.width);
  const rests = stops
    .filter(({ strip }) => strip >= 0 && strip < count)
    .map(({ strip, x, zoom, caption }) => ({
      at: Math.min(last, Math.max(0, (strip + x) * STRIP.width * SCALE - VIEW.width / 2)),
      zoom,
      caption,
    }))
    .sort((one, other) => one.at - other.at);
  const still = 2 * END_S + rests.length * REST_S;
  const speed = Math.max(PX_PER_S, last / (LONGEST_S - still));
  /** @type {Leg[]} */
  const legs = [];
  let now = 0;
  let at = 0;
  const go = (
    /** @type {number} */ to,
    /** @type {number} */ length_s,
    zoom = 1,
    caption = /** @type {string | null} */ (null),
  ) => {
    if (length_s <= 0) return;
    legs.push({ from_s: now, to_s: now + length_s, from: at, to, zoom, caption });
    now += length_s;
    at = to;
  };
  go(0, END_S);
  for (const rest of rests) {
    go(rest.at, (rest.at - at) / speed);
    go(rest.at, REST_S, rest.zoom, rest.caption);
  }
  go(last, (last - at) / speed);
  go(last, END_S);
  return { length_s: now, width, legs };
}

/** The view at a moment. @param {ReturnType<typeof path>} film @param {number} t_s @returns {{ left: number, zoom: number, caption: string | null }} */
export function viewAt({ legs }, t_s) {
  const leg = legs.find(({ to_s }) => t_s < to_s) ?? legs[legs.length - 1];
  const share = Math.min(1, Math.max(0, (t_s - leg.from_s) / (leg.to_s - leg.from_s)));
  if (leg.caption !== null) {
    const near = Math.sin(share * Math.PI) ** 2; // in and out again: it leaves as it came
    return { left: leg.from, zoom: 1 + (leg.zoom - 1) * near * 0.5, caption: leg.caption };
  }
  const eased = share * share * (3 - 2 * share);
  return { left: leg.from + (leg.to - leg.from) * eased, zoom: 1, caption: null };
}
