/** LoFinity's journey in a real browser against the real house: coin, wish, preview, cassette, both sides, shelf, link. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, newPage, open, screenshot, until } from "./browser.mjs";
import { openTape, pressTape } from "./lofinity.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("a coin and a wish become a tape that plays, turns over, and is still there after a reload", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await open(page, "/lofinity?webgl=off");
  await page.locator("#coin").click();
  await until(page, (s) => s.machine === "awake");
  await page.locator("#wish").pressSequentially("rain on a tin roof", { delay: 5 });
  assert.equal((await until(page, (s) => s.wish === "rain on a tin roof")).phase, "awake");
  await page.locator("#wish").press("Enter");
  const previewed = await until(page, (s) => s.preview);
  assert.ok(previewed.recipe.title);
  assert.match(previewed.caption, /preview loop/);
  const ready = await until(page, (s) => s.machine === "tray" || s.playing, { timeout: 60_000 });
  assert.match(ready.hash, /^[0-9a-f]{64}$/);
  await until(page, (s) => s.playing && !s.preview); // the tape has taken over from its loop
  await page.locator("#take").click();
  const playing = await until(page, (s) => s.phase === "deck" && s.position > 0.5);
  assert.equal(playing.side, "A");
  await page.locator("#flip").click();
  const turned = await until(page, (s) => s.side === "B" && s.playing, { timeout: 60_000 });
  assert.notEqual(turned.hashB, turned.hash);
  await page.locator("#keep").click();
  await until(page, (s) => s.shelf.length === 1 && s.shelf[0].sideB);
  await screenshot(page, "lofinity-page-deck");

  await page.reload();
  const kept = await until(page, (s) => s?.shelf.length === 1);
  assert.equal(kept.shelf[0].id, turned.hash);
  await page.locator(".spine-play").click();
  const again = await until(page, (s) => s.playing && s.position > 0.3);
  assert.equal(again.hash, turned.hash);
  assert.deepEqual(page.errors, []);
});

test("the link gives a stranger the very same tape", async () => {
  const mine = await newPage(browser);
  const tape = await openTape(mine);
  const { link } = await until(mine, (s) => s.link.includes("tape="));
  const theirs = await newPage(browser);
  await open(theirs, link.slice(link.indexOf("/lofinity")).replace("?", "?webgl=off&"));
  const shown = await until(theirs, (s) => s.shared === tape.hash);
  assert.equal(shown.recipe.title, tape.recipe.title);
  await theirs.locator("#press").click();
  const same = await until(theirs, (s) => s.hash !== null, { timeout: 60_000 });
  assert.equal(same.hash, tape.hash);
  assert.deepEqual(theirs.errors, []);
});

test("a torn link is a sentence, and the machine still works", async () => {
  const page = await newPage(browser);
  await open(page, "/lofinity?webgl=off&tape=thisIsNoTape");
  const torn = await until(page, (s) => s.says !== "");
  assert.match(torn.says, /link is torn/);
  await page.locator("#coin").click();
  assert.equal((await until(page, (s) => s.machine === "awake")).says, "");
});

test("shelf: a tape is renamed, taken off, and put back", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await openTape(page);
  await page.locator("#keep").click();
  await until(page, (s) => s.shelf.length === 1);
  await page.getByRole("button", { name: /^Rename/ }).click();
  await page.getByLabel("New name").fill("Mine");
  await page.keyboard.press("Enter");
  await until(page, (s) => s.shelf[0].name === "Mine");
  await page.getByRole("button", { name: "Delete Mine" }).click();
  await until(page, (s) => s.shelf.length === 0);
  await page.getByRole("button", { name: "put it back" }).click();
  await until(page, (s) => s.shelf.length === 1);
  await page.getByLabel("Choose Mine").check();
  const [zip] = await Promise.all([page.waitForEvent("download"), page.locator("#zip").click()]);
  assert.equal(zip.suggestedFilename(), "Mine.zip");
});

test("copies: MP3 and J-card come as files, stems are pressed again from the same recipe", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  const { recipe } = await openTape(page);
  const name = recipe.title.replace(/[:?"]/g, " ").trim();
  const [mp3] = await Promise.all([page.waitForEvent("download"), page.locator("#take-mp3").click()]);
  assert.equal(mp3.suggestedFilename(), `${name}.mp3`);
  const [card] = await Promise.all([page.waitForEvent("download"), page.locator("#card-svg").click()]);
  assert.equal(card.suggestedFilename(), `${name} J-card.svg`);
  const [midi] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    page.locator("#take-midi").click(),
  ]);
  assert.equal(midi.suggestedFilename(), `${name}.mid`);
});

test("ambience: a raised fader is heard, and remembered for this tape", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await openTape(page);
  await page.locator("#bed-fireplace").fill("0.6");
  await until(page, (s) => s.beds.some((/** @type {any} */ bed) => bed.name === "fireplace" && bed.level === 0.6));
  await page.locator("#keep").click();
  await until(page, (s) => s.shelf.length === 1);
  await page.reload();
  await until(page, (s) => s?.shelf.length === 1);
  await page.locator(".spine-play").click();
  const again = await until(page, (s) => s.playing);
  assert.ok(again.beds.some((/** @type {any} */ bed) => bed.name === "fireplace"));
  assert.match(again.caption, /fireplace, near/);
});

test("a wish in other signs, pressed twice, is one tape", async () => {
  const hashes = [];
  for (let time = 0; time < 2; time++) {
    const page = await newPage(browser);
    await open(page, "/lofinity?webgl=off");
    hashes.push((await pressTape(page, "🌧️☕ 雨の夜")).hash);
  }
  assert.equal(hashes[0], hashes[1]);
});
