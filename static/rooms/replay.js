/** A branch from a link -> a house that has walked it: every room is told again on the way, in words only; pictures come when one looks. */

import { gathered } from "rooms/enter.js";
import { founded, House } from "rooms/house.js";
import { visitOf } from "rooms/visit.js";
import { untold } from "rooms/words.js";

/** @typedef {import("rooms/keep/link.js").Branch} Branch */

/**
 * @param {Branch} branch @param {{ line: import("rooms/enter.js").Line, told: (rooms: number, name: string) => void, stopped: () => boolean }} given
 * @returns {Promise<House>} raises JobError; stops early, where it has come to, when `stopped` says so or a move does not fit
 */
export async function replayed({ seed, tone, edition, first, steps }, { line, told, stopped }) {
  const record = founded({ seed, tone, edition });
  record.log.nodes[0].again = first;
  const house = new House(record);
  let rooms = 0;
  const tell = async () => {
    if (house.room || stopped()) return;
    const visit = { ...visitOf(house, house.entry, { narrator: null, pace: "usual" }), edition: "text" };
    let telling = untold();
    for await (const event of line.submit("rooms_enter", visit)) {
      if (event.kind !== "made" || event.name === "ahead") continue;
      telling = gathered(telling, event.name, event.value);
      if (event.name === "room") break; // what lies ahead is not looked at
    }
    house.tell(house.entry, telling);
    told((rooms += 1), telling.room?.name ?? "");
  };
  await tell();
  for (const { move, again } of steps) {
    if (stopped() || house.act(move, again) !== null) break;
    await tell();
  }
  return house;
}
