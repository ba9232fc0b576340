/** A house -> the book that the server binds (apps/rooms/craft/books/book.py): the rooms of this branch, their doors, the way that was walked. */
import { enters, pathOf } from "rooms/truth/moves.js";

export const FORMS = /** @type {const} */ ([
  ["html", "One web page", "reads anywhere, nothing else needed"],
  ["epub", "EPUB", "for e-readers"],
  ["twee", "Twee 3", "opens in Twine as a story to go on with"],
  ["txt", "Transcript", "plain text"],
  ["mp3", "Audiobook", "a chapter for each room that was read aloud"],
]);

const VOICES_MOST = 60;
const TRAIL_MOST = 2000;

/** @typedef {typeof FORMS[number][0]} Form */

/** @param {import("rooms/house.js").House} house @param {readonly string[]} engines */
export function bookOf(house, engines) {
  const told = house.rooms.filter(({ telling }) => telling.room !== null);
  const known = new Set(told.map(({ path }) => path));
  const rooms = told.map(({ telling }) => {
    const room = /** @type {import("rooms/words.js").Room} */ (telling.room);
    const { path, number, name, text, alt, theme } = room;
    const voices = telling.sentences.filter(({ of, voice }) => of === "text" && voice).sort((a, b) => a.seq - b.seq);
    return {
      path,
      number,
      name,
      text,
      alt,
      theme,
      exits: room.exits.map(({ label, to, through, lock }) => ({
        label,
        to,
        through,
        locked: lock !== null && !house.state.open.includes(lock.key),
      })),
      picture: telling.canvas?.picture.url ?? null,
      voices: voices.slice(0, VOICES_MOST).map(({ voice }) => voice?.url ?? ""),
    };
  });
  const trail = house.branch.filter(({ move }) => enters(move)).map(({ id }) => house.stateAfter(id).here);
  return {
    seed: house.seed,
    title: house.name,
    cover: told.find(({ path }) => path === "")?.telling.stills.cover?.url ?? null,
    rooms,
    trail: trail
      .filter((path) => known.has(path))
      .slice(-TRAIL_MOST)
      .map(pathOf),
    ...(engines.length > 0 ? { engines } : {}),
  };
}
