/** 1000 Rooms in a real browser against the real house: three rooms, a key, undo, branch, map, books, reload, links, files. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { assertAccessible, launch, newPage, open, report, screenshot, state, until, weight_kb } from "./browser.mjs";
import { begin, playUntil, SIZE, settled, whole } from "./rooms.mjs";

const PAGE_KB = 1200; // with three and the book's faces
const ROOM_KB = 600; // its picture, plate, depth and small pictures

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("begin, three rooms by door, a key on a lock, undo, a branch, the map, Twee, and on after a reload", async () => {
  const page = await newPage(browser, SIZE);
  const first = await begin(page, { seed: "lamp oil and oranges" });
  assert.equal(first.room.number, 1);
  const there = await playUntil(page, (s) => s.visits.length >= 3 && s.open.length >= 1);
  assert.ok(there.searched.length >= 1);
  await screenshot(page, "rooms-plain-third");

  await page.locator("#undo").click();
  const undone = await until(page, (s) => s.moves !== there.moves && settled(s));
  assert.ok(there.moves.startsWith(undone.moves));
  await page.locator("#redo").click();
  await until(page, (s) => s.moves === there.moves && settled(s));
  await page.locator("#undo").click();
  await until(page, (s) => s.moves === undone.moves && settled(s));

  await page.locator("#open-map").click(); // to the first room: another branch begins here
  await page.locator('#rooms-list [data-path=""]').click();
  const jumped = await until(page, (s) => s.here === "" && settled(s));
  assert.ok(jumped.moves.endsWith(" j"));
  assert.equal(jumped.room.name, first.room.name, "a visited room is the room it was");
  assert.equal(jumped.lines[0].kind, "return");
  await page.locator("#open-map").click();
  assert.equal(await page.locator(".branches button").count(), 1, "the old branch is kept");
  await page.keyboard.press("Escape");

  await page.locator("#open-books").click();
  const [twee] = await Promise.all([page.waitForEvent("download"), page.locator("#bind-twee").click()]);
  const story = await readFile(await twee.path(), "utf8");
  assert.match(story, /^:: StoryData/m);
  assert.ok(story.includes(first.room.name));
  await page.keyboard.press("Escape");

  await until(page, (s) => s.saves === 1);
  await page.waitForTimeout(600); // kept soon after the last change
  await page.reload();
  await page.locator("#continue").click();
  const again = await until(page, settled);
  assert.equal(again.moves, jumped.moves);
  assert.equal(again.text, jumped.text);
  assert.equal(again.steps, jumped.steps, "every branch is there");
  await page.locator("#plain").waitFor();
  assert.deepEqual(page.errors, []);
  await assertAccessible(page);
});

test("a link leads a stranger to the same place, told in the same words", async () => {
  const mine = await newPage(browser, SIZE);
  await begin(mine, { edition: "text", query: "" });
  const there = await playUntil(mine, (s) => s.visits.length >= 3);
  await mine.locator("#open-books").click();
  const field = mine.getByLabel("Link to this branch");
  for (let tries = 0; tries < 50 && (await field.inputValue()) === ""; tries++) await mine.waitForTimeout(50);
  const link = await field.inputValue();
  const theirs = await newPage(browser, SIZE);
  await open(theirs, link.slice(link.indexOf("/rooms")));
  await theirs.locator("#continue").click();
  const same = await until(theirs, settled, { timeout: 60_000 });
  assert.equal(same.moves, there.moves);
  assert.equal(same.text, there.text);
  assert.deepEqual(same.bag, there.bag);
  assert.deepEqual(theirs.errors, []);
});

test("a torn link is a sentence, and a house can be begun all the same", async () => {
  const page = await newPage(browser, SIZE);
  await open(page, "/rooms#branch=thisIsNoBranch");
  await page.locator("#cover-says", { hasText: "This link is torn" }).waitFor();
  await page.locator("[value=text]").check();
  await page.locator("#begin").click();
  await until(page, settled);
});

test("a house goes into a file and comes back in another browser; a torn file is a sentence", async () => {
  const mine = await newPage(browser, SIZE);
  const there = await begin(mine, { seed: "a file of my own" });
  await whole(mine);
  await mine.locator("#open-books").click();
  const [file] = await Promise.all([mine.waitForEvent("download"), mine.locator("#take-house").click()]);
  const bytes = await readFile(await file.path());
  assert.equal(file.suggestedFilename(), "The house of a file of my own.rooms.json");

  const theirs = await newPage(browser, SIZE);
  await open(theirs, "/rooms?webgl=off");
  await theirs.locator("#cover-saves").click();
  const bring = theirs.getByLabel("Bring in a house");
  await bring.setInputFiles({
    name: "house.json",
    mimeType: "application/json",
    buffer: bytes.subarray(0, bytes.length / 2),
  });
  await theirs.locator(".says", { hasText: "not a house of ours" }).waitFor();
  await bring.setInputFiles({ name: "house.json", mimeType: "application/json", buffer: bytes });
  await theirs.locator(".says", { hasText: "has come in" }).waitFor();
  await theirs.locator("#houses .open").click();
  const same = await until(theirs, settled);
  assert.equal(same.text, there.text);
  await theirs.locator("#plain").waitFor();
  assert.deepEqual(theirs.errors, []);
  await assertAccessible(theirs);
});

test("a place is kept under a name, renamed, deleted and put back", async () => {
  const page = await newPage(browser, SIZE);
  await begin(page, { edition: "text", query: "" });
  await until(page, (s) => s.saves === 1);
  await page.keyboard.press("s");
  await page.getByLabel("Keep this very place").fill("before the door");
  await page.keyboard.press("Enter");
  await until(page, (s) => s.saves === 2);
  await page.getByRole("button", { name: "Rename before the door" }).click();
  await page
    .getByLabel("New name")
    .nth(0)
    .or(page.getByLabel("New name").nth(1))
    .and(page.locator(":visible"))
    .fill("mine");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Delete mine" }).click();
  await until(page, (s) => s.saves === 1);
  await page.getByRole("button", { name: "put it back" }).click();
  await until(page, (s) => s.saves === 2);
  await page.getByRole("button", { name: "Go on in mine" }).click();
  await until(page, settled);
  assert.deepEqual(page.errors, []);
});

test("a room can be told again in other words, and the first telling is one undo away", async () => {
  const page = await newPage(browser, SIZE);
  await begin(page, { edition: "text", query: "" });
  const there = await playUntil(page, (s) => s.visits.length === 2);
  await page.locator("#retell").click();
  const other = await until(page, (s) => settled(s) && s.text !== there.text, { timeout: 60_000 });
  assert.equal(other.here, there.here);
  assert.equal(other.moves, there.moves);
  await page.locator("#undo").click();
  await page.locator("#open-map").click();
  await page.locator(".branches button").first().click();
  const back = await until(page, (s) => settled(s) && s.here === there.here);
  assert.equal(back.text, there.text);
});

test("own words are understood, or answered in the house's voice", async () => {
  const page = await newPage(browser, SIZE);
  const first = await begin(page, { edition: "text", query: "" });
  await page.locator("#say").fill("recite the alphabet to the moon");
  await page.keyboard.press("Enter");
  const said = await until(page, (s) => s.lines.some((/** @type {any} */ { kind }) => kind === "said"));
  assert.equal(said.moves, "");
  const open = first.room.things.find((/** @type {any} */ { lock }) => lock === null);
  await page.locator("#say").fill(`search the ${open.short}`);
  await page.keyboard.press("Enter");
  await until(page, (s) => s.searched.length === 1);
  assert.deepEqual(page.errors, []);
});

test("a room is read aloud, and each word lights as it is said", async () => {
  const page = await newPage(browser, SIZE);
  await begin(page, { voice: true });
  const heard = await until(page, (s) => s.sentences > 0, { timeout: 60_000 });
  if (!heard.voiced) return; // this machine has no voice: the words stand alone
  const seen = new Set();
  for (let tries = 0; tries < 200 && seen.size < 3; tries++) {
    const word = await page.evaluate(() => document.querySelector(".w.now")?.textContent);
    if (word) seen.add(word);
    await page.waitForTimeout(50);
  }
  assert.ok(seen.size >= 3, `only ${[...seen]} was lit`);
  await page.locator("#room-name").focus();
  await page.keyboard.press("Space");
  await until(page, (s) => !s.reading);
  assert.equal(await page.locator(".w.now").count(), 0);
  assert.deepEqual(page.errors, []);
});

test("in depth: a thing is searched and a door walked through in the picture, with few draw calls", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  const first = await begin(page, { query: "?q=low" });
  await until(page, (s) => s.painted && s.look === "3d", { timeout: 90_000 });
  await page.locator(".spot").first().waitFor({ timeout: 60_000, state: "attached" });
  assert.equal(await page.locator(".spot").count(), first.room.things.length + first.room.exits.length);
  const open = first.room.things.findIndex((/** @type {any} */ { lock }) => lock === null);
  await page.locator(`.spot[data-target="thing:${open}"]`).focus();
  await page.keyboard.press("Enter");
  await until(page, (s) => s.searched.length === 1);
  const drawn = await report(page);
  assert.ok(drawn && drawn.calls > 0 && drawn.calls <= 120 && drawn.triangles <= 300_000, JSON.stringify(drawn));
  const door = first.room.exits.findIndex((/** @type {any} */ { lock }) => lock === null);
  await page.locator(`.spot[data-target="door:${door}"]`).focus();
  await page.keyboard.press("Enter");
  const next = await until(page, (s) => settled(s) && s.visits.length === 2, { timeout: 90_000 });
  assert.notEqual(next.room.name, first.room.name);
  assert.ok((await weight_kb(page)) <= PAGE_KB + 2 * ROOM_KB);
  assert.deepEqual(page.errors, []);
});

for (const query of ["?webgl=off", "?q=low"]) {
  test(`what is made leaves nothing behind: ${query}`, async () => {
    const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
    await begin(page, { query });
    await whole(page);
    const left = await page.evaluate(() => /** @type {any} */ (window).__app.dispose());
    assert.deepEqual(left.held, { things: 0, listeners: 0, timers: 0 });
    assert.equal(await state(page).then((s) => s.phase), "book");
  });
}
