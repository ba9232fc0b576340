/** The numbered lamps of the street: a stroke of glowing paint names one, the air holds its gain. */
export const LAMP = {
  always: 0,
  stage: 1, // 1..5: plan, preview, press, master, dub
  vibe: 6, // 6..10
  slot: 11,
  press: 12,
  drawer: 13,
  lantern: 15,
  belt: 16,
  town: 17,
  bulb: 18,
  beacon: 20,
  toy: 21,
  player: 22,
  train: 23,
  hearth: 24,
  ember: 25,
};

export const STAGES = /** @type {const} */ (["plan", "preview", "press", "master", "dub"]);
