/** The "?" sheet: how the loom works, and the keys. */
import { KeySheet } from "kit/key-sheet.js";

const STEPS = [
  "Press the microphone and say what you see; phrases are cut where you breathe. Or write a line and press Enter.",
  "Your words are thread at once. They sink into the cloth, and the strip is painted where they stood.",
  "Correct by voice or by line: “no, make it dusk”, “without the castle”, “bigger moon”, “undo”.",
  "“Another way” paints the last strip twice more, and you choose.",
  "Tap a strip, or the brush beside its words, and say what should be there instead; both its edges stay.",
  "“Finish” names the cloth and makes its film, picture and files. You can always go on afterwards.",
  "What you say is listened to and never kept. The cloth is kept in this browser alone.",
];
export const KEYS = /** @type {const} */ ([
  ["/", "to the line"],
  ["Enter", "weave the line"],
  ["Space", "microphone on and off, or hold it to speak"],
  ["Ctrl Z · U", "take back the last strip"],
  ["← →", "along the cloth"],
  ["Home · End", "to its beginning, to where it is woven"],
  ["T", "another way"],
  ["R", "paint the strip in view anew"],
  ["F", "finish"],
  ["E", "explore it in depth"],
  ["V", "sound"],
  ["A", "ask about what you see"],
  ["W", "weave with somebody"],
  ["C", "your cloths"],
  ["O", "settings"],
  ["?", "this sheet"],
  ["Esc", "leave a marked strip; close a sheet"],
]);

/** @returns {KeySheet} */
export const helpSheet = () =>
  new KeySheet({ title: "How the loom works", steps: STEPS, keys: KEYS, world: "lightloom" });
