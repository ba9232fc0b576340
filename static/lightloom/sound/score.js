/**
 * Shots and where one looks -> how loud each voice of the landscape is, and from which side. Pure; knows no audio.
 *
 * A strip is heard at its own place: full when one looks at it, from the side when one has passed, gone two strips on.
 */

/** @typedef {{ lands: string[], subjects: { thing: string, count: number }[], time: string, weather: string, palette: string, composition: string }} Shot */
/** @typedef {"wind" | "waves" | "stream" | "rain" | "thunder" | "birds" | "crickets" | "hum" | "fire" | "bells"} Voice */
/** @typedef {{ gain: number, pan: number }} Heard gain 0..1, pan -1 left … 1 right */

export const VOICES = /** @type {Voice[]} */ ([
  "wind",
  "waves",
  "stream",
  "rain",
  "thunder",
  "birds",
  "crickets",
  "hum",
  "fire",
  "bells",
]);
const REACH = 2; // strips

/** How much of each voice a land has. @type {Record<string, Partial<Record<Voice, number>>>} */
const LANDS = {
  sea: { waves: 0.9, wind: 0.35 },
  lake: { stream: 0.2, waves: 0.25, birds: 0.2 },
  river: { stream: 0.8, birds: 0.25 },
  beach: { waves: 0.8, wind: 0.3 },
  desert: { wind: 0.7 },
  snow: { wind: 0.6 },
  meadow: { birds: 0.7, wind: 0.25 },
  wheat: { birds: 0.4, wind: 0.4 },
  hills: { birds: 0.35, wind: 0.4 },
  marsh: { stream: 0.25, crickets: 0.5, birds: 0.3 },
  forest: { birds: 0.8, wind: 0.3 },
  pinewood: { birds: 0.4, wind: 0.5 },
  jungle: { birds: 0.9, crickets: 0.5 },
  mountains: { wind: 0.6 },
  cliffs: { wind: 0.5, waves: 0.3 },
  canyon: { wind: 0.5 },
  city: { hum: 0.7 },
  village: { hum: 0.25, birds: 0.3 },
  garden: { birds: 0.7, stream: 0.15 },
  road: { wind: 0.25 },
};
/** @type {Record<string, Partial<Record<Voice, number>>>} */
const WEATHERS = {
  rain: { rain: 0.9 },
  storm: { rain: 0.8, thunder: 0.7, wind: 0.7 },
  snowfall: { wind: 0.3 },
  mist: { wind: 0.1 },
  wind: { wind: 0.9 },
};
/** @type {Record<string, Partial<Record<Voice, number>>>} */
const THINGS = {
  waterfall: { stream: 1 },
  fountain: { stream: 0.4 },
  watermill: { stream: 0.5 },
  campfire: { fire: 0.8 },
  volcano: { fire: 0.5, thunder: 0.3 },
  birds: { birds: 0.6 },
  gulls: { birds: 0.5 },
  geese: { birds: 0.5 },
  owl: { birds: 0.15 },
  church: { bells: 0.5 },
  cathedral: { bells: 0.6 },
  "clock-tower": { bells: 0.6 },
  monastery: { bells: 0.4 },
  temple: { bells: 0.4 },
  pagoda: { bells: 0.3 },
  sheep: { bells: 0.25 },
  cow: { bells: 0.35 },
  sleigh: { bells: 0.4 },
  train: { hum: 0.5 },
  airship: { hum: 0.3 },
  windmill: { wind: 0.4 },
};

/** What one strip sounds like, each voice 0..1. @param {Shot} shot */
export function voicesOf(shot) {
  const loud = /** @type {Record<Voice, number>} */ (Object.fromEntries(VOICES.map((voice) => [voice, 0])));
  const asked = [
    ...shot.lands.map((land) => LANDS[land]),
    WEATHERS[shot.weather],
    ...shot.subjects.map(({ thing }) => THINGS[thing]),
  ];
  for (const amounts of asked) {
    for (const [voice, amount] of Object.entries(amounts ?? {})) {
      loud[/** @type {Voice} */ (voice)] = Math.max(loud[/** @type {Voice} */ (voice)], amount);
    }
  }
  const wet = shot.weather === "rain" || shot.weather === "storm";
  if (shot.time === "night" || shot.time === "dusk") {
    loud.crickets = Math.max(loud.crickets, loud.birds * 0.8, loud.wind * 0.2) * (shot.lands.includes("snow") ? 0 : 1);
    loud.birds *= shot.time === "night" ? 0.1 : 0.5; // birds sleep
  }
  if (wet || shot.weather === "snowfall") loud.birds *= 0.2;
  if (wet) loud.crickets = 0;
  return loud;
}

/**
 * All voices as heard at `x`. @param {{ index: number, shot: Shot }[]} strips @param {number} x in strips: 2.5 is the middle of strip 2
 * @returns {Record<Voice, Heard>}
 */
export function heardAt(strips, x) {
  const heard = /** @type {Record<Voice, Heard>} */ (
    Object.fromEntries(VOICES.map((voice) => [voice, { gain: 0, pan: 0 }]))
  );
  for (const { index, shot } of strips) {
    const aside = index + 0.5 - x;
    const near = Math.max(0, 1 - Math.abs(aside) / REACH) ** 2;
    if (near === 0) continue;
    for (const [voice, loud] of Object.entries(voicesOf(shot))) {
      const one = heard[/** @type {Voice} */ (voice)];
      const gain = loud * near;
      const pan = Math.max(-0.8, Math.min(0.8, aside * 0.7));
      one.pan = one.gain + gain > 0 ? (one.pan * one.gain + pan * gain) / (one.gain + gain) : 0;
      one.gain += gain;
    }
  }
  for (const one of Object.values(heard)) one.gain = Math.min(1, one.gain);
  return heard;
}

/** The drone's three notes for a palette, in Hz, and how open its filter is: each mood its own chord. @type {Record<string, { notes: number[], open_hz: number }>} */
const CHORDS = {
  dawn: { notes: [98, 147, 247], open_hz: 700 },
  day: { notes: [98, 147, 196], open_hz: 900 },
  dusk: { notes: [87.3, 130.8, 207.7], open_hz: 560 },
  night: { notes: [73.4, 110, 174.6], open_hz: 380 },
  storm: { notes: [65.4, 98, 155.6], open_hz: 320 },
  gold: { notes: [87.3, 130.8, 220], open_hz: 760 },
  rose: { notes: [110, 164.8, 277.2], open_hz: 760 },
  mist: { notes: [82.4, 123.5, 185], open_hz: 420 },
  ember: { notes: [69.3, 103.8, 164.8], open_hz: 500 },
  jade: { notes: [82.4, 123.5, 220], open_hz: 640 },
  frost: { notes: [98, 146.8, 293.7], open_hz: 620 },
  coral: { notes: [98, 146.8, 246.9], open_hz: 820 },
  plum: { notes: [77.8, 116.5, 185], open_hz: 460 },
  sepia: { notes: [87.3, 130.8, 196], open_hz: 520 },
  neon: { notes: [73.4, 146.8, 233.1], open_hz: 900 },
  pastel: { notes: [110, 164.8, 246.9], open_hz: 640 },
  indigo: { notes: [77.8, 116.5, 196], open_hz: 440 },
  olive: { notes: [87.3, 130.8, 174.6], open_hz: 560 },
};

/** @param {string} palette */
export const chordOf = (palette) => CHORDS[palette] ?? CHORDS.day;
