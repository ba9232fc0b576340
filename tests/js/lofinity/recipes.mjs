/** Recorded words of the house, for tests that need no house. */

/** @type {import("lofinity/journey/words.js").Recipe} */
export const RECIPE = {
  title: "Tin Roof Lullaby",
  mood: "wistful",
  note: "a tin roof, rain, late at night",
  bpm: 72,
  key: "D",
  mode: "minor",
  instruments: ["rhodes", "flute"],
  groove: "dusty",
  feel: { energy: -0.4, brightness: -0.2, valence: -0.3, dream: 0.5, grit: 0.6 },
  ambience: [
    { name: "rain", level: 0.3 },
    { name: "vinyl", level: 0.5 },
  ],
  weather: "rain",
  palette: ["#1d2148", "#2f4a7c", "#b9573f", "#e8a25c", "#fbf0da"],
  seconds: 120,
  seed: 281474976710655,
  side: "A",
};

export const HASH = "7f3a90c2".repeat(8);

/** @param {string} name */
const file = (name) => ({ name, url: `/artefacts/${name}`, mime: "audio/flac", bytes: 1000, sha256: "0".repeat(64) });

export const FACTS = {
  title: RECIPE.title,
  seconds: 120,
  pcm_sha256: HASH,
  lufs: -16,
  true_peak_dbtp: -1.2,
  engines: { writer: "embedded writer 1", musician: "embedded musician 1" },
  recipe: RECIPE,
};

/** A whole press, as it goes over the wire. @type {import("kit/api.js").WireEvent[]} */
export const PRESS = [
  { kind: "accepted", ahead: 1 },
  { kind: "beat", ahead: 1 },
  { kind: "began", stage: "plan", expected_s: 0.2 },
  { kind: "made", name: "recipe", value: RECIPE },
  { kind: "began", stage: "preview", expected_s: 0.4 },
  {
    kind: "made",
    name: "preview",
    value: { file: file("preview.flac"), bar_s: 10 / 3, beats_per_bar: 4, bars: 4, beats: [[0, "kick", 1]] },
  },
  { kind: "began", stage: "press", expected_s: 2 },
  { kind: "made", name: "progress", value: { stage: "press", done: 30, total: 120, unit: "frames" } },
  { kind: "made", name: "progress", value: { stage: "press", done: 120, total: 120, unit: "frames" } },
  { kind: "began", stage: "master", expected_s: 0.5 },
  {
    kind: "made",
    name: "music",
    value: { file: file("music.flac"), seconds: 120, bar_s: 10 / 3, beats_per_bar: 4, sections: [] },
  },
  { kind: "made", name: "beats", value: file("beats.json") },
  { kind: "made", name: "cover", value: file("cover.png") },
  { kind: "made", name: "tape", value: FACTS },
  { kind: "made", name: "flac", value: file("tape.flac") },
  { kind: "began", stage: "dub", expected_s: 1 },
  { kind: "made", name: "mp3", value: file("tape.mp3") },
  { kind: "done" },
].map((event, at) => ({ seq: at + 1, t_s: at / 10, ...event }));
