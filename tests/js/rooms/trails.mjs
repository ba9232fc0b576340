/** A file of trails (tests/rooms_trails.py) -> exit status: does the page's fold say the same as the house's at every step? */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathOf } from "rooms/truth/moves.js";
import { atFirst, taken } from "rooms/truth/state.js";

const { trails } = JSON.parse(readFileSync(process.argv[2], "utf8"));
let checked = 0;
for (const { seed, rooms, steps } of trails) {
  const told = (/** @type {number} */ _step, /** @type {string} */ path) => rooms[path];
  let state = { ...atFirst(0), bag: rooms[""].gifts };
  steps.forEach((/** @type {any} */ { move, refused, facts }, /** @type {number} */ at) => {
    const next = taken(state, { id: at + 1, move }, told);
    assert.equal(
      typeof next === "string",
      refused !== null,
      `${seed}, step ${at}: ${move} was ${refused ?? "allowed"}`,
    );
    if (typeof next !== "string") state = next;
    const { here, visits, bag, open, searched, used } = state;
    const ours = {
      here: pathOf(here),
      visits: visits.map(pathOf),
      bag,
      open: [...open].sort(),
      searched: [...searched].sort(),
      used: [...used].sort(),
    };
    assert.deepEqual(ours, facts, `${seed}, step ${at}: ${move}`);
    checked += 1;
  });
}
console.log(`${checked} steps`);
