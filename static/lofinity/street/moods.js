/**
 * light x weather -> one record that retunes the whole street. Nothing else knows what "night" or "snow" means.
 * Pure data and arithmetic: colours are [r, g, b] in sRGB 0..1, angles none, lengths in metres, lights in candela.
 */

/** @typedef {[number, number, number]} Rgb */
/**
 * @typedef {object} Mood
 * @property {Rgb[]} sky five colours from zenith to horizon
 * @property {Rgb[]} cloud shade, body, crown
 * @property {Rgb[]} hills far, middle, near
 * @property {number} cumulus 0..1 how many clouds stand
 * @property {number} veil 0..1 how closed the layer of high cloud is
 * @property {number} stars 0..1
 * @property {number} moon 0..1
 * @property {number} sunDisc 0..1
 * @property {Rgb} mist colour of the haze in the valley
 * @property {number} haze 0..1 its strength
 * @property {Rgb} fog
 * @property {number} fogNear
 * @property {number} fogFar
 * @property {Rgb} hemiSky
 * @property {Rgb} hemiGround
 * @property {number} hemi
 * @property {Rgb} sun sun or moon, whichever is up
 * @property {number} sunStrength
 * @property {number[]} sunFrom direction, metres from the corner
 * @property {number} lamp the street lamp
 * @property {number} shop light that spills out of the cafe
 * @property {number} machine light that spills out of the machine
 * @property {number} windows 0..1 how lit the windows of the town are
 * @property {number} glow gain of everything that shines by itself
 * @property {number} halo gain of halos
 * @property {number} far gain of the roofs beyond
 * @property {Rgb} rim
 * @property {number} rimStrength
 * @property {Rgb} sheen
 * @property {number} sheenStrength
 * @property {number} wet 0..1
 * @property {number} snow 0..1
 * @property {number} puddles 0..1
 * @property {number} rain 0..1
 * @property {number} flakes 0..1
 * @property {number} gulls 0..1
 * @property {number} sea 0..1 glow of the bay at the lane's end
 * @property {number} fireflies 0..1
 * @property {number} embers 0..1 smoke and sparks from the cafe's chimney, a flickering hearth
 * @property {number} murmur 0..1 guests in the cafe
 * @property {number} wind
 * @property {number} exposure
 */

/** @param {string} hex @returns {Rgb} */
const rgb = (hex) => /** @type {Rgb} */ ([1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255));
/** @param {string} inks colours parted by spaces */
const inks = (inks) => inks.split(" ").map(rgb);

/** @type {Mood} */
const NIGHT = {
  sky: inks("#0a1238 #16296a #2f4d94 #7a7fb8 #d8a094"),
  cloud: inks("#2a3f7c #36509a #5b76bb"),
  hills: inks("#33498a #2a3e78 #213263"),
  cumulus: 0.55,
  veil: 0.05,
  stars: 1,
  moon: 1,
  sunDisc: 0,
  mist: rgb("#c99aa6"),
  haze: 0.5,
  fog: rgb("#465fa6"),
  fogNear: 7,
  fogFar: 48,
  hemiSky: rgb("#6685de"),
  hemiGround: rgb("#463c58"),
  hemi: 0.72,
  sun: rgb("#8fb0ff"),
  sunStrength: 0.62,
  sunFrom: [-4, 8, 5],
  lamp: 16,
  shop: 5,
  machine: 8,
  windows: 1,
  glow: 1,
  halo: 1,
  far: 1.5,
  rim: rgb("#4a6bd0"),
  rimStrength: 0.24,
  sheen: rgb("#3a5290"),
  sheenStrength: 0.4,
  wet: 0.25,
  snow: 0,
  puddles: 1,
  rain: 0,
  flakes: 0,
  gulls: 0,
  sea: 0.15,
  fireflies: 0,
  embers: 0,
  murmur: 0.4,
  wind: 1,
  exposure: 1.14,
};

/** @type {Mood} */
const DAY = {
  ...NIGHT,
  sky: inks("#2273c9 #4a9fe0 #86c8ee #c4e6f1 #f3f3e2"),
  cloud: inks("#a9c9e6 #e4f1f8 #ffffff"),
  hills: inks("#93c2d2 #6dab9f #4f8d68"),
  cumulus: 0.9,
  veil: 0,
  stars: 0,
  moon: 0,
  sunDisc: 0,
  mist: rgb("#e9f5f4"),
  haze: 0.3,
  fog: rgb("#bfdff0"),
  fogNear: 22,
  fogFar: 110,
  hemiSky: rgb("#b9dcff"),
  hemiGround: rgb("#c09a70"),
  hemi: 1.2,
  sun: rgb("#ffedc9"),
  sunStrength: 3.9,
  sunFrom: [-4.6, 7.2, 6.4],
  lamp: 0,
  shop: 1.6,
  machine: 1.2,
  windows: 0.3,
  glow: 0.84,
  halo: 0,
  far: 1,
  rim: rgb("#bfe2ff"),
  rimStrength: 0.16,
  sheen: rgb("#bfe2ff"),
  sheenStrength: 0.3,
  wet: 0,
  puddles: 0.9,
  sea: 0.25,
  murmur: 0.5,
  exposure: 1.02,
};

/** What each weather changes, by night and by day. @type {Record<string, { night: Partial<Mood>, day: Partial<Mood> }>} */
const WEATHERS = {
  clear: { night: {}, day: {} },
  rain: {
    night: {
      sky: inks("#0e1835 #1b2a50 #2f416c #4f6090 #7f84a6"),
      cloud: inks("#222f50 #2b3b61 #3f527d"),
      hills: inks("#33466f #293a60 #202f52"),
      cumulus: 0,
      veil: 0.95,
      stars: 0,
      moon: 0,
      mist: rgb("#8d94b8"),
      haze: 0.4,
      fog: rgb("#43598a"),
      fogNear: 4,
      fogFar: 36,
      hemiSky: rgb("#6280bf"),
      hemiGround: rgb("#332f48"),
      hemi: 0.66,
      sun: rgb("#8aa6d8"),
      sunStrength: 0.34,
      lamp: 18,
      shop: 5.8,
      machine: 9,
      rim: rgb("#5877c4"),
      rimStrength: 0.32,
      sheen: rgb("#5f7bb8"),
      sheenStrength: 0.9,
      wet: 1,
      rain: 1,
      wind: 1.5,
      exposure: 1.16,
    },
    day: {
      sky: inks("#5c7891 #7391a6 #92acb9 #b5c6cb #d3d9d3"),
      cloud: inks("#7c93a5 #9db1bd #c3d0d4"),
      hills: inks("#a3b7bf #83a09f #668a80"),
      cumulus: 0,
      veil: 1,
      mist: rgb("#d7e0e0"),
      haze: 0.5,
      fog: rgb("#b3c6cc"),
      fogNear: 8,
      fogFar: 52,
      hemiSky: rgb("#c3d6e2"),
      hemiGround: rgb("#7d7a78"),
      hemi: 1.5,
      sun: rgb("#dfe9ee"),
      sunStrength: 0.8,
      lamp: 3,
      shop: 4.5,
      machine: 4,
      windows: 0.85,
      glow: 0.95,
      halo: 0.5,
      rim: rgb("#d5e6ee"),
      rimStrength: 0.22,
      sheen: rgb("#c6dbe6"),
      sheenStrength: 0.7,
      wet: 1,
      puddles: 1,
      rain: 0.8,
      wind: 1.5,
      exposure: 0.98,
    },
  },
  snow: {
    night: {
      sky: inks("#252c66 #4d4a8c #8668a2 #cf8f9f #ffc6a4"),
      cloud: inks("#6a5c9a #a077a8 #eda9a4"),
      hills: inks("#a98cba #8a76b0 #6a619c"),
      cumulus: 0,
      veil: 0.55,
      stars: 0.25,
      moon: 0,
      mist: rgb("#f3b3a4"),
      haze: 0.6,
      fog: rgb("#b694ba"),
      fogNear: 6,
      fogFar: 48,
      hemiSky: rgb("#a79ae6"),
      hemiGround: rgb("#6b5a80"),
      hemi: 0.9,
      sun: rgb("#ff9f88"),
      sunStrength: 0.7,
      sunFrom: [7, 3.4, -4],
      lamp: 13,
      machine: 7,
      far: 1.2,
      rim: rgb("#ffa493"),
      rimStrength: 0.35,
      sheen: rgb("#c79cc8"),
      sheenStrength: 0.3,
      wet: 0.1,
      snow: 0.96,
      puddles: 0.35,
      flakes: 1,
      wind: 0.6,
      exposure: 1.05,
    },
    day: {
      sky: inks("#7f9fc4 #a3bcd8 #c5d5e6 #e2e7ec #f6ece4"),
      cloud: inks("#a8bcd4 #cddae8 #f4f6fa"),
      hills: inks("#cfdae6 #b4c6d6 #94adc0"),
      cumulus: 0.3,
      veil: 0.7,
      mist: rgb("#f5efec"),
      haze: 0.5,
      fog: rgb("#dbe4ee"),
      fogNear: 10,
      fogFar: 60,
      hemiSky: rgb("#d3e2f6"),
      hemiGround: rgb("#a79f9c"),
      hemi: 1.15,
      sun: rgb("#fff0da"),
      sunStrength: 2.1,
      lamp: 0,
      shop: 3,
      machine: 2.4,
      windows: 0.7,
      glow: 0.9,
      halo: 0.25,
      rim: rgb("#dcecff"),
      rimStrength: 0.22,
      wet: 0.05,
      snow: 0.96,
      puddles: 0.3,
      flakes: 0.85,
      wind: 0.6,
      exposure: 0.94,
    },
  },
  sea: {
    night: {
      sky: inks("#0b1c46 #123a75 #1f6394 #4f9aae #bfd2b4"),
      cloud: inks("#1f4676 #2d6294 #6aa0b8"),
      hills: inks("#2f6491 #265480 #1d416c"),
      cumulus: 0.7,
      mist: rgb("#8fd0c2"),
      haze: 0.6,
      fog: rgb("#356f9a"),
      hemiSky: rgb("#5ba0d6"),
      hemiGround: rgb("#3c4460"),
      sun: rgb("#9fd4ff"),
      sunStrength: 0.8,
      rim: rgb("#4fa9d0"),
      rimStrength: 0.3,
      wet: 0.3,
      gulls: 0.6,
      sea: 1,
      wind: 1.5,
    },
    day: {
      sky: inks("#1b7fd0 #3fa9e6 #7fd0ee #bfeaf0 #f2f6e4"),
      hills: inks("#8fd0dc #63b3b4 #4a9484"),
      cumulus: 1,
      sunStrength: 4,
      gulls: 1,
      sea: 1,
      wind: 1.6,
    },
  },
  fire: {
    night: {
      sky: inks("#1a1036 #33205a #5c3270 #a14f6a #f09a5e"),
      cloud: inks("#43284f #7a3f60 #d9785c"),
      hills: inks("#5b3a70 #472d5e #35224c"),
      cumulus: 0.5,
      stars: 0.8,
      mist: rgb("#f2955f"),
      haze: 0.6,
      fog: rgb("#6a4280"),
      hemiSky: rgb("#7f6ac8"),
      hemiGround: rgb("#5a3a44"),
      hemi: 0.62,
      sun: rgb("#ffb091"),
      sunStrength: 0.45,
      sunFrom: [7, 4, -3],
      shop: 8.5,
      rim: rgb("#c06a9a"),
      rimStrength: 0.22,
      sheen: rgb("#8a4a5a"),
      wet: 0.12,
      embers: 1,
      murmur: 0.6,
      wind: 0.7,
      exposure: 1.12,
    },
    day: {
      sky: inks("#5b86b8 #86a9c9 #b9c8cf #e4d6c0 #f6dcae"),
      cloud: inks("#b9a9a6 #e6d5c3 #fff3df"),
      hills: inks("#c0b29a #a98f6a #8d6f47"),
      cumulus: 0.8,
      fog: rgb("#e2d5c2"),
      hemiSky: rgb("#d6dbe8"),
      hemiGround: rgb("#b98a5c"),
      hemi: 1.05,
      sun: rgb("#ffd79a"),
      sunStrength: 3.3,
      sunFrom: [-6, 5, 6],
      shop: 4,
      windows: 0.6,
      embers: 0.8,
      wind: 1.2,
    },
  },
  summer: {
    night: {
      sky: inks("#15245c #3a4390 #8560a4 #e08a86 #ffcf92"),
      cloud: inks("#5a4f94 #b06f96 #ffb48c"),
      hills: inks("#6a6aa6 #4a5a8a #33486e"),
      cumulus: 1,
      stars: 0.4,
      moon: 0.6,
      mist: rgb("#ffb489"),
      haze: 0.7,
      fog: rgb("#8d78ae"),
      fogFar: 60,
      hemiSky: rgb("#9a8fdc"),
      hemiGround: rgb("#5c4a52"),
      hemi: 0.85,
      sun: rgb("#ff9c78"),
      sunStrength: 1.2,
      sunFrom: [7, 3.2, -2.4],
      lamp: 13,
      rim: rgb("#ff9c7a"),
      rimStrength: 0.34,
      wet: 0,
      puddles: 0.75,
      fireflies: 1,
      wind: 0.8,
      exposure: 1.08,
    },
    day: {
      sky: inks("#1668c4 #3796e2 #74c3f0 #b6e4f4 #f0f6e6"),
      cloud: inks("#9cc3e6 #e2f1fa #ffffff"),
      hills: inks("#86c2c9 #58a986 #3f8e57"),
      cumulus: 1,
      sunStrength: 4.4,
      sun: rgb("#fff1cf"),
      puddles: 0.6,
      wind: 0.8,
      exposure: 1.05,
    },
  },
  cafe: {
    night: {
      sky: inks("#14143e #2a2560 #4b3f86 #8a6c9e #dda28c"),
      cloud: inks("#352f6c #54488c #8a72ac"),
      hills: inks("#4a4688 #3c3974 #2e2c5e"),
      fog: rgb("#5f569c"),
      hemiSky: rgb("#8078d2"),
      shop: 8,
      murmur: 1,
      rim: rgb("#8a6bd0"),
      wet: 0.4,
      exposure: 1.16,
    },
    day: {
      sky: inks("#3f8fcf #6fb2e0 #a5d2e8 #dcebe6 #f9efd8"),
      hemi: 1.25,
      sun: rgb("#ffe6b8"),
      sunStrength: 3.5,
      sunFrom: [-6, 6, 6],
      shop: 3,
      windows: 0.55,
      murmur: 1,
      cumulus: 0.7,
    },
  },
};

export const LIGHTS = /** @type {const} */ (["night", "day"]);
export const WEATHER_NAMES = Object.keys(WEATHERS);

/** The mood of a light and a weather; an unknown weather is a clear one. @param {string} light @param {string} weather @returns {Mood} */
export function moodOf(light, weather) {
  const change = WEATHERS[weather] ?? WEATHERS.clear;
  return light === "day" ? { ...DAY, ...change.day } : { ...NIGHT, ...change.night };
}

/** Between two moods: everything glides at once. @param {Mood} from @param {Mood} to @param {number} t 0..1 @returns {Mood} */
export function between(from, to, t) {
  /** @type {any} */
  const mix = {};
  for (const name of /** @type {(keyof Mood)[]} */ (Object.keys(from))) mix[name] = midway(from[name], to[name], t);
  return mix;
}

/** @param {any} a @param {any} b @param {number} t @returns {any} */
function midway(a, b, t) {
  if (typeof a === "number") return a + (b - a) * t;
  return a.map((/** @type {any} */ part, /** @type {number} */ i) => midway(part, b[i], t));
}
