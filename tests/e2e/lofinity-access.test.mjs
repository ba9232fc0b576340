/** LoFinity for everyone: by keyboard alone, without 3D, with little motion, on a phone, read by axe. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, launch, newPage, open, screenshot, state, until } from "./browser.mjs";
import { openTape } from "./lofinity.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Presses Tab until something has the focus. @param {import("playwright-core").Page} page @param {string} id */
async function tabTo(page, id) {
  for (let i = 0; i < 60; i++) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the Tab key never comes to #${id}`);
}

/** @param {import("playwright-core").Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.id);

test("Enter drops the coin wherever one is on the page, as the page says", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await open(page, "/lofinity?webgl=off");
  await page.keyboard.press("Enter");
  await until(page, (s) => s.machine === "awake");
  assert.equal(await focused(page), "wish");
  await page.close();
});

test("keys alone: coin, wish, press, take, play, turn over, keep, mix, away", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await open(page, "/lofinity?webgl=off");
  await tabTo(page, "coin");
  await page.keyboard.press("Enter");
  await until(page, (s) => s.machine === "awake");
  assert.equal(await focused(page), "wish", "the focus goes where the next thing is to be done");
  await page.keyboard.type("slow Sunday");
  await page.keyboard.press("Enter");
  await until(page, (s) => s.machine === "tray", { timeout: 60_000 });
  assert.equal(await focused(page), "take");
  await page.keyboard.press("Enter");
  await until(page, (s) => s.phase === "deck" && s.playing);
  assert.equal(await focused(page), "play");
  await page.keyboard.press("Enter");
  await until(page, (s) => !s.playing);
  await page.keyboard.press("k");
  await until(page, (s) => s.playing);
  const before = (await state(page)).position;
  await page.keyboard.press("ArrowRight");
  await until(page, (s) => s.position > 4.9);
  assert.ok((await state(page)).position > before + 4);
  await page.keyboard.press("f");
  await until(page, (s) => s.side === "B", { timeout: 60_000 });
  await tabTo(page, "keep");
  await page.keyboard.press("Enter");
  await until(page, (s) => s.shelf.length === 1);
  await tabTo(page, "bed-rain");
  await page.keyboard.press("End");
  await until(page, (s) => s.beds.some((/** @type {any} */ bed) => bed.name === "rain" && bed.level === 1));
  await page.keyboard.press("ArrowLeft");
  await until(page, (s) => s.beds.some((/** @type {any} */ bed) => bed.name === "rain" && bed.level === 0.98));
  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assert.deepEqual(page.errors, []);
});

test("axe finds nothing serious on the page, at the coin, the wish and the deck", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  for (const light of ["night", "day"]) {
    await open(page, "/lofinity?webgl=off");
    await page.evaluate((l) => localStorage.setItem("small-worlds.lofinity.light", JSON.stringify(l)), light);
    await page.reload();
    await until(page, (s) => s?.light === light);
    await assertAccessible(page);
  }
  await page.locator("#coin").click();
  await until(page, (s) => s.machine === "awake");
  await assertAccessible(page);
  await openTape(page);
  await assertAccessible(page);
});

test("on a phone everything is on the page and large enough for a thumb", async () => {
  const page = await newPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await openTape(page);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, select, input:not([type=checkbox])")]
      .filter((element) => element.checkVisibility())
      .map((element) => [element.id || element.className, element.getBoundingClientRect()])
      .filter(([, box]) => /** @type {DOMRect} */ (box).width < 44 || /** @type {DOMRect} */ (box).height < 44)
      .map(([name]) => name),
  );
  assert.deepEqual(small, []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `the page is ${wide} px wide`);
  await screenshot(page, "lofinity-page-phone");
});

test("with little motion wishes are not typed out and nothing is animated", async () => {
  const page = await newPage(browser, { reducedMotion: "reduce" });
  await open(page, "/lofinity?webgl=off");
  await page.locator(".vibe").nth(1).click();
  assert.equal((await until(page, (s) => s.machine === "awake")).wish, "studying late in a snowy cabin");
});

test("with storage blocked the tape still plays, and the shelf says why it stays empty", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
    Object.defineProperty(window, "indexedDB", { value: undefined });
  });
  await openTape(page);
  assert.match(await page.locator("#shelf-says").innerText(), /keeps nothing for this page/);
  assert.deepEqual(page.errors, []);
});

test("without a network the page says so in a sentence and gives the coin back", async () => {
  const page = await newPage(browser);
  await open(page, "/lofinity?webgl=off");
  await page.locator("#coin").click();
  await page.locator("#wish").fill("rain");
  await page.context().setOffline(true);
  await page.locator("#wish").press("Enter");
  const told = await until(page, (s) => s.machine === "idle", { timeout: 60_000 });
  assert.ok(told.says.length > 20, told.says);
  await page.context().setOffline(false);
  await page.locator("#retry").click();
  assert.ok((await until(page, (s) => s.machine === "tray", { timeout: 60_000 })).hash);
});
