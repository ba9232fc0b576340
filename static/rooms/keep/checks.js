/** What came from a file or a link -> whether it is a house. Everything the page relies on is looked at; the words themselves may be anything. */
import { isTextOf } from "kit/text.js";
import { read } from "rooms/truth/moves.js";
import { fold } from "rooms/truth/state.js";

/** @typedef {import("rooms/house.js").Record_} Record_ */

const NODES_MOST = 20_000;

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (/** @type {unknown} */ value, most = 20_000) => isTextOf(value, most);
/** @param {unknown} value @param {(each: any) => boolean} test @param {number} [most] */
const isList = (value, test, most = 400) =>
  Array.isArray(value) && value.length <= most && value.every((each) => test(each)); // every() would hand on the index too
const isCount = (/** @type {unknown} */ value) => Number.isInteger(value) && /** @type {number} */ (value) >= 0;
const isPath = (/** @type {unknown} */ value) => isList(value, (step) => [0, 1, 2].includes(step));
const isLine = (/** @type {unknown} */ value) => value === null || isText(value);
/** @param {any} lock */
const isLock = (lock) =>
  lock === null || (isObject(lock) && ["key", "metal", "emblem"].every((field) => isText(lock[field])));
const isFile = (/** @type {any} */ file) =>
  isObject(file) &&
  isText(file.name, 200) &&
  isText(file.url, 400) &&
  isText(file.mime, 100) &&
  /^[0-9a-f]{64}$/.test(file.sha256);

/** @param {any} node @param {number} at @param {any[]} nodes */
const isNode = (node, at, nodes) =>
  isObject(node) &&
  node.id === at && // ids count from 0, so a parent always comes before its children
  isCount(node.again) &&
  (node.parent === null ? node.move === "" : isCount(node.parent) && node.parent < at && read(node.move) !== null) &&
  nodes.length <= NODES_MOST;

/** @param {any} thing */
const isThing = (thing) =>
  isObject(thing) &&
  ["id", "kind", "name", "short", "found"].every((field) => isText(thing[field])) &&
  isLock(thing.lock) &&
  isList(thing.holds, isText) &&
  isList(thing.gives, isText) &&
  [thing.wants, thing.opened, thing.thanks].every(isLine);

/** @param {any} exit */
const isExit = (exit) =>
  isObject(exit) &&
  ["id", "side", "look", "theme", "label", "hint", "through"].every((field) => isText(exit[field])) &&
  isPath(exit.to) &&
  isLock(exit.lock) &&
  isLine(exit.opened);

/** @param {any} find */
const isFind = (find) =>
  isObject(find) &&
  ["id", "what", "kind", "name", "short"].every((field) => isText(find[field])) &&
  isLine(find.emblem);

/** @param {any} room */
export const isRoom = (room) =>
  isObject(room) &&
  isPath(room.path) &&
  isCount(room.number) &&
  ["theme", "hour", "name", "text", "marks", "alt"].every((field) => isText(room[field])) &&
  isList(room.exits, isExit, 3) &&
  isList(room.things, isThing, 8) &&
  isList(room.finds, isFind) &&
  isList(room.cards, (card) => isObject(card) && isText(card.who) && isText(card.fact)) &&
  ["palette", "gifts", "returns", "refused", "wrong", "useless"].every((field) => isList(room[field], isText));

/** @param {any} canvas */
const isCanvas = (canvas) =>
  isObject(canvas) &&
  ["picture", "plate", "labels", "depth", "thumb"].every((file) => isFile(canvas[file])) &&
  ["inverse_z_max", "focal", "horizon", "width", "height"].every((field) => Number.isFinite(canvas[field])) &&
  isList(canvas.lamps, isObject) &&
  isList(
    canvas.regions,
    (region) =>
      isObject(region) &&
      isText(region.id) &&
      isList(region.outline, isPoint) &&
      isList(region.inverse_z, Number.isFinite),
  );
const isPoint = (/** @type {any} */ point) => isList(point, Number.isFinite, 2) && point.length === 2;

/** @param {any} sentence */
const isSentence = (sentence) =>
  isObject(sentence) &&
  isText(sentence.of, 60) &&
  isCount(sentence.seq) &&
  isText(sentence.text, 2000) &&
  isList(sentence.chars, isCount, 2) &&
  isList(
    sentence.words,
    (word) => isObject(word) && Number.isFinite(word.start_s) && Number.isFinite(word.end_s),
    600,
  ) &&
  (sentence.voice === null || isFile(sentence.voice));

/** @param {any} telling */
const isTelling = (telling) =>
  isObject(telling) &&
  isText(telling.text) &&
  typeof telling.whole === "boolean" &&
  (telling.room === null || isRoom(telling.room)) &&
  (telling.canvas === null || isCanvas(telling.canvas)) &&
  isObject(telling.stills) &&
  Object.values(telling.stills).every(isFile) &&
  isList(telling.sentences, isSentence);

/** @param {unknown} value @returns {value is Record_} */
export function isHouse(value) {
  if (!isObject(value) || value.v !== 1) return false;
  const { id, name, seed, today, edition, tone, log, told, said } = value;
  const shaped =
    isText(id, 80) &&
    isText(name, 200) &&
    isText(seed, 400) &&
    isText(today, 40) &&
    ["full", "text"].includes(edition) &&
    ["warm", "dry", "hushed"].includes(tone) &&
    isObject(log) &&
    Array.isArray(log.nodes) &&
    log.nodes.length > 0 &&
    log.nodes.every(isNode) &&
    isCount(log.head) &&
    log.head < log.nodes.length &&
    isObject(told) &&
    Object.values(told).every(isTelling) &&
    isObject(said) &&
    Object.values(said).every((lines) =>
      isList(lines, (each) => isObject(each) && isText(each.words) && isText(each.line)),
    );
  return shaped && isWalkable(/** @type {any} */ (value));
}

/** Does every branch hold from its beginning to its end? @param {Record_} record */
function isWalkable({ log: { nodes }, told }) {
  const parents = new Set(nodes.map(({ parent }) => parent));
  try {
    for (const tip of nodes.filter(({ id }) => !parents.has(id))) {
      const steps = [];
      for (let at = /** @type {number | null} */ (tip.id); at !== null; at = nodes[at].parent) steps.push(nodes[at]);
      fold(steps.reverse(), (entry) => told[entry]?.room);
    }
    return true;
  } catch {
    return false;
  }
}
