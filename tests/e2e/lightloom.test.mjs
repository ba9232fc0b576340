/** Lightloom in a real browser against the real house: written, corrected, undone, chosen, asked, finished, kept, passed on. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, newPage, open, report, screenshot, state, until, weight_kb } from "./browser.mjs";
import { accessible, SIZE, settled, sit, WEAVE_MS, weave, woven, write } from "./lightloom.mjs";

const PAGE_KB = 1300; // with three
const HTML = '<img src=x onerror="window.__hit=1"> a lighthouse by the sea';

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("two phrases, a correction, undo, another way, a strip painted anew, a question, and on after a reload", async () => {
  const page = await newPage(browser, SIZE);
  await sit(page);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "line", "one can write at once");
  await write(page, HTML);
  await write(page, "snowy mountains at dawn");
  const two = await woven(page, 2);
  assert.deepEqual(
    two.strips.map((/** @type {any} */ { words }) => words.includes("<img") || words),
    [true, "snowy mountains at dawn"],
    "words are words, whatever they look like",
  );
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).__hit), undefined);
  assert.ok(two.strips[1].seam_z <= 4, `the seam stands out by ${two.strips[1].seam_z}`);

  await write(page, "no, make it dusk");
  const dusk = await until(page, (s) => s.strips[1]?.asked === "no, make it dusk" && settled(s), { timeout: WEAVE_MS });
  assert.equal(dusk.strips.length, 2);
  assert.equal(dusk.strips[1].shot.time, "dusk");
  assert.equal(dusk.strips[1].words, "snowy mountains at dawn");

  await page.locator("#other").click();
  const dialog = page.getByRole("dialog", { name: "Another way" });
  await dialog.getByText("Which shall it be?").waitFor({ timeout: WEAVE_MS });
  assert.equal(await dialog.locator(".way").count(), 3);
  await dialog.locator(".way.other").last().click();
  const other = await until(page, (s) => s.strips[1].sha256 !== dusk.strips[1].sha256 && settled(s));
  assert.equal(other.strips[1].asked, "no, make it dusk");

  await weave(page, "a sailing boat on a lake", 3);
  await page.getByRole("button", { name: "Paint strip 2 anew" }).click();
  assert.equal((await state(page)).marked, 1);
  await write(page, "a castle");
  const anew = await until(page, (s) => s.strips[1].asked === "a castle" && settled(s), { timeout: WEAVE_MS });
  assert.equal(anew.marked, null);
  assert.notEqual(anew.strips[1].sha256, other.strips[1].sha256);
  assert.equal(anew.strips[1].words, "snowy mountains at dawn");
  await screenshot(page, "lightloom-plain");

  await page.locator("#line").press("Control+z");
  await until(page, (s) => s.strips.length === 2);
  await write(page, "undo");
  await woven(page, 1);

  await page.locator("#open-ask").click();
  await page.getByLabel("A question about your cloth").fill("where is the lighthouse?");
  await page.keyboard.press("Enter");
  await page.locator("#look-there").click();

  await page.locator("#no-words").waitFor({ state: "hidden" });
  const { strips, seed } = await state(page);
  await page.reload();
  await page.getByText("Your cloth is still here: 1 strip").waitFor();
  const again = await state(page);
  assert.deepEqual([again.seed, again.strips], [seed, strips]);
  await accessible(page);
  await page.locator("#anew").click();
  await until(page, (s) => s.strips.length === 0);
  await page.locator("#open-cloths").click();
  await page.locator("#cloths .open").click();
  await until(page, (s) => s.strips.length === 1);
  assert.deepEqual(page.errors, []);
});

test("finish: a name, a film with its captions, a poster, a file that another browser goes on with, a link that weaves again", async () => {
  const page = await newPage(browser, SIZE);
  await sit(page);
  await write(page, "an old oak in a field of poppies");
  await write(page, "paper lanterns rising over a night city");
  const mine = await woven(page, 2);
  await page.locator("#finish").click();
  await until(page, (s) => s.title !== "", { timeout: WEAVE_MS });
  await page.getByLabel("Its name").fill("Oak & Lanterns");
  await page.keyboard.press("Tab");
  /** @param {string} id */
  const take = async (id) => {
    const [file] = await Promise.all([
      page.waitForEvent("download", { timeout: 120_000 }),
      page.locator(`#take-${id}`).click(),
    ]);
    await page.locator("#finish-says", { hasText: "on the way" }).waitFor();
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const film = await take("film");
  assert.equal(film.name, "Oak & Lanterns.mp4");
  assert.equal(film.bytes.subarray(4, 8).toString(), "ftyp");
  const captions = await take("captions");
  assert.match(captions.bytes.toString(), /^WEBVTT[\s\S]*paper lanterns rising over a night city/);
  const poster = await take("poster");
  assert.equal(poster.bytes.subarray(1, 4).toString(), "PNG");
  const picture = await take("jpg");
  assert.equal(picture.bytes.subarray(0, 2).toString("hex"), "ffd8");
  const world = await take("file");
  assert.equal(world.name, "Oak & Lanterns.loom");
  await accessible(page);
  await page.keyboard.press("Escape");

  await page.locator("#open-cloths").click();
  await page.locator("#link-cloth").click();
  const field = page.getByLabel("Link to this cloth");
  await field.waitFor();
  const link = await field.inputValue();

  const theirs = await newPage(browser, SIZE);
  await sit(theirs);
  await theirs.locator("#open-cloths").click();
  const bring = theirs.getByLabel("Bring in a cloth");
  const file = { name: "oak.loom", mimeType: "application/zip" };
  await bring.setInputFiles({ ...file, buffer: world.bytes.subarray(0, world.bytes.length / 2) });
  await theirs.locator(".says", { hasText: "not a cloth of ours" }).waitFor();
  await bring.setInputFiles({ ...file, buffer: world.bytes });
  const same = await until(theirs, (s) => s.strips.length === 2);
  assert.equal(same.title, "Oak & Lanterns");
  assert.deepEqual(same.strips, mine.strips);
  const on = await weave(theirs, "a whale in the sky", 3);
  // a stranger's pixels would score 7 to 20; an upright stem that happens to stand on the join may score 5
  assert.ok(on.strips[2].seam_z <= 4, `it goes on where the other browser ended: ${on.strips[2].seam_z}`);

  await open(theirs, link.slice(link.indexOf("/lightloom")));
  const twin = await woven(theirs, 2);
  assert.deepEqual(
    twin.strips.map((/** @type {any} */ { words, sha256 }) => [words, sha256]),
    mine.strips.map((/** @type {any} */ { words, sha256 }) => [words, sha256]),
    "the same words and shots are the same cloth",
  );
  await open(theirs, "/lightloom?again#cloth=torn");
  await theirs.locator(".toast", { hasText: "This link is torn" }).waitFor();
  assert.deepEqual(page.errors, []);
  assert.deepEqual(theirs.errors, []);
});

test("in WebGL the cloth is woven and unmade, and the page stays light", async () => {
  const page = await newPage(browser, SIZE);
  await sit(page, "?q=low");
  assert.equal((await state(page)).look, "3d");
  await weave(page, "a lighthouse on a stormy sea", 1);
  await page.waitForTimeout(2500); // for the picture that is kept: the shuttle has passed
  await screenshot(page, "lightloom-loom");
  await page.locator("#explore").click();
  await page.locator(".explore-says", { hasText: "Drag to look around" }).waitFor({ timeout: 60_000 });
  await screenshot(page, "lightloom-relief");
  const [glb] = await Promise.all([page.waitForEvent("download"), page.locator("#take-glb").click()]);
  assert.equal((await readFile(await glb.path())).subarray(0, 4).toString(), "glTF");
  await page.keyboard.press("Escape");
  const drawn = await report(page);
  assert.ok((drawn?.calls ?? 0) > 0);
  const kb = await weight_kb(page);
  assert.ok(kb < PAGE_KB, `${kb.toFixed(0)} kB`);
  const left = await page.evaluate(() => /** @type {any} */ (window).__app.dispose());
  assert.deepEqual(left.held, { things: 0, listeners: 0, timers: 0 });
  assert.deepEqual(page.errors, []);
});
