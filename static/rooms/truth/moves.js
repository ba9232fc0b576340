/**
 * What a visitor does -> a token, and back. Tokens joined by one space are a branch; the server reads the same
 * (apps/rooms/craft/truth/moves.py). `g0` a door · `b` back · `j0.1` the map · `s2` search · `k0.1:0>d1` a key on a door
 * · `k0.1:0>s2` a key on a thing · `ulibrary/bookmark@0.1>s0` an item on a thing.
 */

/** @typedef {{ verb: "go", exit: number }} Go */
/** @typedef {{ verb: "back" }} Back */
/** @typedef {{ verb: "jump", path: string }} Jump */
/** @typedef {{ verb: "search", thing: number }} Search */
/** @typedef {{ verb: "try", key: string, on: "door" | "thing", at: number }} Try */
/** @typedef {{ verb: "use", item: string, thing: number }} Use */
/** @typedef {Go | Back | Jump | Search | Try | Use} Move */

const PATH = /^(?:[0-2](?:\.[0-2])*)?$/;
const TRY = /^k([^\s>]+)>([ds])(\d)$/;
const USE = /^u([^\s>]+)>s(\d)$/;

/** @param {string} token @returns {Move | null} null for what is no move */
export function read(token) {
  if (/^g\d$/.test(token)) return { verb: "go", exit: Number(token[1]) };
  if (token === "b") return { verb: "back" };
  if (token[0] === "j" && PATH.test(token.slice(1))) return { verb: "jump", path: token.slice(1) };
  if (/^s\d$/.test(token)) return { verb: "search", thing: Number(token[1]) };
  const tried = TRY.exec(token);
  if (tried) return { verb: "try", key: tried[1], on: tried[2] === "d" ? "door" : "thing", at: Number(tried[3]) };
  const used = USE.exec(token);
  if (used) return { verb: "use", item: used[1], thing: Number(used[2]) };
  return null;
}

/** @param {Move} move @returns {string} */
export function spell(move) {
  switch (move.verb) {
    case "go":
      return `g${move.exit}`;
    case "back":
      return "b";
    case "jump":
      return `j${move.path}`;
    case "search":
      return `s${move.thing}`;
    case "try":
      return `k${move.key}>${move.on === "door" ? "d" : "s"}${move.at}`;
    case "use":
      return `u${move.item}>s${move.thing}`;
  }
}

/** Does this token lead into a room? @param {string} token */
export const enters = (token) => token === "" || "gbj".includes(token[0]);

/** "0.1" -> "0"; null in the first room. @param {string} path @returns {string | null} */
export const parentOf = (path) => (path === "" ? null : path.slice(0, Math.max(0, path.lastIndexOf("."))));

/** [0, 1] -> "0.1". @param {readonly number[]} path */
export const pathText = (path) => path.join(".");

/** "0.1" -> [0, 1]. @param {string} text @returns {number[]} */
export const pathOf = (text) => (text === "" ? [] : text.split(".").map(Number));

/** Find ids: a key's is "0.1:0", an item's has an @, a gift's begins with "gift:". @param {string} id */
export const isKey = (id) => !id.includes("@") && !id.startsWith("gift:");
