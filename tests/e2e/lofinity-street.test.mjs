/** LoFinity on its street: the same journey through the 3D places, within the budget of the picture. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, launch, newPage, open, report, screenshot, until, weight_kb } from "./browser.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const SLOW_MS = 120_000; // drawn by the same cores that press the tape

/** Taps a place of the street, once the picture has stepped aside and rests. @param {import("playwright-core").Page} page @param {string} id */
async function tap(page, id) {
  const spot = page.locator(`.spot-${id}`);
  await spot.waitFor({ timeout: SLOW_MS });
  let box = await spot.boundingBox();
  for (let still = 0; still < 3; ) {
    await page.waitForTimeout(400);
    const now = await spot.boundingBox();
    still = now && box && Math.hypot(now.x - box.x, now.y - box.y) < 1 ? still + 1 : 0;
    box = now;
  }
  assert.ok(box, `${id} is nowhere`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test("the street's own places carry the journey: coin, example wish, press, cassette", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 }, reducedMotion: "reduce" });
  await open(page, "/lofinity?q=low");
  await tap(page, "coin");
  await until(page, (s) => s.machine === "awake", { timeout: SLOW_MS });
  await tap(page, "vibe-1");
  await until(page, (s) => s.wish === "studying late in a snowy cabin", { timeout: SLOW_MS });
  await screenshot(page, "lofinity-street-wish");
  await tap(page, "press");
  await until(page, (s) => s.machine === "tray", { timeout: SLOW_MS });
  await screenshot(page, "lofinity-street-tray");
  await tap(page, "cassette");
  await until(page, (s) => s.phase === "deck" && s.playing, { timeout: SLOW_MS });
  await page.keyboard.press("a");
  await until(page, (s) => s.drawer === "handheld", { timeout: SLOW_MS });
  await page.keyboard.press("Escape");
  await until(page, (s) => s.drawer === null, { timeout: SLOW_MS });
  await screenshot(page, "lofinity-street-deck");
  assert.deepEqual(page.errors, []);
  await assertAccessible(page); // last: axe's own style elements run into the page's policy
});

test("the street stays within its weight and its drawing", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await open(page, "/lofinity?q=high&frames=3&at=3");
  const drawn = await report(page);
  assert.ok(drawn && drawn.calls <= 120, `${drawn?.calls} draw calls`);
  assert.ok(drawn.triangles <= 300_000, `${drawn.triangles} triangles`);
  const weight = await weight_kb(page);
  assert.ok(weight <= 1200, `${weight} kB over the wire`);
  assert.deepEqual(page.errors, []);
});
