/** Which things of the street and the table can be touched, and how large a finger may be. */
import { BULB, WALL } from "./lane.js";
import { SIZE, SPOT, vibeAt } from "./machine.js";
import { KEYS, keyX } from "./player.js";

/** @typedef {import("./spots.js").Spots} Spots */

const NAMES = { rewind: "Rewind", play: "Play", wind: "Wind on", pause: "Pause", stop: "Stop", eject: "Eject" };

/** @param {Spots} spots @param {import("./street.js").Street} street */
export function addStreetSpots(spots, street) {
  const machine = street.machine.group;
  const { cat, things, rack } = street.movables;
  spots.add("coin", "Take a coin from the tray", machine, SPOT.tray, [0.3, 0.18, 0.2]);
  spots.add("slot", "Coin slot", machine, SPOT.slot, [0.22, 0.2, 0.14]);
  spots.add("display", "The machine's display", machine, SPOT.display, [1.36, 0.36, 0.12]);
  for (let i = 0; i < 5; i++) spots.add(`vibe-${i}`, `Example wish ${i + 1}`, machine, vibeAt(i), [0.08, 0.08, 0.1]);
  spots.add("press", "Press the tape", machine, SPOT.press, [0.26, 0.1, 0.12]);
  spots.add("cassette", "Take the cassette", machine, SPOT.drawer, [0.84, 0.4, 0.3]);
  spots.add("gameboy", "The little handheld: mixer and timers", things, [-0.3, 0.16, 0], [0.24, 0.34, 0.24]);
  spots.add("deck", "The tape player", things, [0.24, 0.12, 0], [0.36, 0.28, 0.24]);
  spots.add("cat", "The cat", cat, [0, 0.3, 0], [0.4, 0.66, 0.4]);
  spots.add("shelf", "Your shelf of tapes", rack, [0, 0.02, 0], [0.36, 0.74, 0.2]);
  spots.add("sky", "The sky: day or night", street.group, [BULB[0] - 0.5, WALL.top + SIZE.h * 0.9, -7], [4, 1.6, 0.2]);
}

/** @param {Spots} spots @param {import("./table.js").Table} table */
export function addTableSpots(spots, table) {
  for (const [i, [name, w]] of KEYS.entries()) {
    spots.add(`deck-${name}`, NAMES[name], table.player.group, [keyX(i), 0.95, 0.04], [w, 0.3, 0.36], "table");
  }
  spots.add("gameboy", "The little handheld: mixer and timers", table.toy, [0, 0, 0], [0.7, 1.02, 0.2], "table");
}
