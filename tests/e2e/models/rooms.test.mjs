/** 1000 Rooms where models play (tiny ones, untrained): words as they are written, pictures as they are ready, a voice, a search, a door, and a book that says who made it. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { BASE_URL, launch, newPage, open, overheard, screenshot, until } from "../browser.mjs";
import { act, nextDeed, settled } from "../rooms.mjs";

const WAIT = { timeout: 150_000 };

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("a room is told, read and painted by models, and one goes on through a door and takes the book along", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await open(page, "/rooms?webgl=off");
  await page.locator("#engine", { hasText: "untrained models play" }).waitFor(WAIT);
  await page.locator("#seed").fill("moss");
  const told = await overheard(page, "#narration");
  await page.locator("#begin").click();

  const first = await until(page, settled, WAIT);
  const lengths = new Set((await told()).map((text) => text.length));
  assert.ok(lengths.size >= 3, `the text stood at ${[...lengths]} characters`);
  /** @type {string[]} */
  const order = [];
  await until(
    page,
    (s) => {
      if (s.sentences > 0 && !order.includes("sentence")) order.push("sentence");
      if (s.painted && !order.includes("picture")) order.push("picture");
      return s.painted;
    },
    WAIT,
  );
  assert.deepEqual(order, ["sentence", "picture"]);
  await page.locator("#plain").waitFor(WAIT);
  await screenshot(page, "rooms-models-first");

  const search = nextDeed(await until(page, settled, WAIT));
  assert.equal(search?.kind, "search");
  const searched = await act(page, /** @type {NonNullable<typeof search>} */ (search));
  assert.equal(searched.searched.length, 1);

  const open_ = first.room.exits.find((/** @type {any} */ { lock }) => lock === null);
  await page.locator(`#right [data-target="${open_.id}"]`).click();
  const second = await until(page, (s) => settled(s) && s.visits.length === 2, WAIT);
  assert.notEqual(second.room.name, first.room.name);
  assert.equal(second.trouble, "");

  await page.locator("#open-books").click();
  const [story] = await Promise.all([page.waitForEvent("download"), page.locator("#bind-html").click()]);
  const book = await readFile(await story.path(), "utf8");
  assert.match(book, /trainedAlgorithmicMedia/);
  assert.match(book, /tiny-random Nemotron-nano-4b-escape-room/);
  assert.match(book, /tiny-random FLUX\.2-klein-4B/);

  const health = await (await fetch(`${BASE_URL}/health`)).json();
  assert.equal(health.engine.mode, "tiny-random");
  assert.equal(health.acquisitions.rooms.slots_per_job, 1);
  assert.deepEqual(page.errors, []);
});
