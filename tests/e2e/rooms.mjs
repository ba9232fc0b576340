/** Steps that the tests of 1000 Rooms share. */
import { open, state, until } from "./browser.mjs";

/** @typedef {import("playwright-core").Page} Page */

export const SIZE = { viewport: { width: 1280, height: 720 } };

/** A room is told, and nobody walks. @param {any} s */
export const settled = (s) => s.phase === "book" && s.room !== null && !s.walking && s.trouble === "";

/**
 * From the cover into the first room. Nobody reads aloud unless a test listens: speech is half of a room's work.
 * @param {Page} page @param {{ seed?: string, edition?: "full" | "text", query?: string, voice?: boolean }} [how]
 */
export async function begin(page, { seed = "moss", edition = "full", query = "?webgl=off", voice = false } = {}) {
  if (!voice) await page.addInitScript(() => localStorage.setItem("small-worlds.rooms.voice", "false"));
  await open(page, `/rooms${query}`);
  await page.locator(`[name=edition][value=${edition}]`).check();
  await page.locator("#seed").fill(seed);
  await page.locator("#begin").click();
  return until(page, settled, { timeout: 60_000 });
}

/** Everything of the room is there, with what is made ahead. @param {Page} page */
export const whole = (page) => until(page, (s) => settled(s) && s.whole, { timeout: 90_000 });

/** @param {any} s @param {{ lock: { key: string } | null }} place */
const isShut = (s, place) => place.lock !== null && !s.open.includes(place.lock.key);

/**
 * The next useful thing to do in a room that is played as a visitor would: search what is open, try a key where it fits,
 * go through a door. Null when all that is done. @param {any} s
 * @returns {{ kind: "search" | "key" | "door", id: string, key?: string } | null}
 */
export function nextDeed(s) {
  const { room } = s;
  const unsearched = room.things.find(
    (/** @type {any} */ thing, /** @type {number} */ i) =>
      !isShut(s, thing) && !s.searched.includes(`${s.here}/${i}`) && thing.wants === null,
  );
  if (unsearched) return { kind: "search", id: unsearched.id };
  const fits = [...room.things, ...room.exits].find((place) => isShut(s, place) && s.bag.includes(place.lock.key));
  if (fits) return { kind: "key", id: fits.id, key: fits.lock.key };
  const fresh = room.exits.find((/** @type {any} */ exit) => !isShut(s, exit) && !s.visits.includes(exit.to.join(".")));
  return fresh ? { kind: "door", id: fresh.id } : null;
}

/** Does it, by the page's own buttons. @param {Page} page @param {NonNullable<ReturnType<typeof nextDeed>>} deed */
export async function act(page, { kind, id, key }) {
  const before = (await state(page)).moves;
  if (kind === "key") await page.locator(`[data-find="${key}"]`).click();
  await page.locator(`#right [data-target="${id}"]`).click();
  return until(page, (s) => s.moves !== before && settled(s), { timeout: 60_000 });
}

/** Plays on until `enough`; goes back where nothing leads on. @param {Page} page @param {(s: any) => boolean} enough */
export async function playUntil(page, enough) {
  let now = await until(page, settled);
  for (let step = 0; step < 60 && !enough(now); step++) {
    const deed = nextDeed(now);
    if (deed) now = await act(page, deed);
    else {
      const { moves } = now;
      await page.locator("#back").click();
      now = await until(page, (s) => s.moves !== moves && settled(s));
    }
  }
  if (!enough(now)) throw new Error(`Played 60 steps and came to ${now.moves}`);
  return now;
}
