/** LoFinity where models play (tiny ones, untrained): true progress, the tape heard while it is pressed, cancel, and what the page says of it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BASE_URL, launch, newPage, open, screenshot, state, until } from "../browser.mjs";
import { beginPress } from "../lofinity.mjs";

const WAIT = { timeout: 150_000 };

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("a tape is heard while it is pressed, its progress is true, and the finished one takes over", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await open(page, "/lofinity?webgl=off");
  await page.locator("#engine", { hasText: /untrained models play.*Not for commercial use/s }).waitFor(WAIT);
  await beginPress(page, "rain on a tin roof", 1);
  const previewed = await until(page, (s) => s.preview, WAIT);
  assert.deepEqual(
    previewed.recipe.ambience.map((/** @type {any} */ bed) => bed.name),
    ["rain"],
  );
  const heights = new Set();
  const captions = new Set();
  const pressed = await until(
    page,
    (s) => {
      heights.add(Math.round(s.progress * 100));
      captions.add(s.caption.split(" · ").at(-1));
      return s.machine === "tray";
    },
    WAIT,
  );
  assert.ok(heights.size >= 8, `progress stood at ${[...heights]}`);
  assert.ok(captions.has("preview loop") && captions.has("the tape, while it is pressed"), [...captions].join(", "));
  const playing = await until(page, (s) => s.playing && !s.preview, WAIT);
  assert.ok(playing.position > 2, `the tape went on where the ear was, at ${playing.position} s`);
  await page.locator("#take").click();
  await until(page, (s) => s.phase === "deck");
  assert.match(
    await page.locator("#copies-facts").innerText(),
    /tiny-random MiniCPM5.*tiny-random musicgen.*CC-BY-NC/is,
  );
  await screenshot(page, "lofinity-models-copies");
  let health = await (await fetch(`${BASE_URL}/health`)).json();
  for (let tries = 0; tries < 60 && !health.structured_text["lofinity.recipe"]; tries++) {
    await page.waitForTimeout(500); // it is told when the job has ended, with its last copy
    health = await (await fetch(`${BASE_URL}/health`)).json();
  }
  assert.equal(health.engine.mode, "tiny-random");
  assert.equal(health.acquisitions.lofinity.slots_per_job, 1);
  assert.ok(health.structured_text["lofinity.recipe"].asked >= 1);
  assert.match(pressed.hash, /^[0-9a-f]{64}$/);
  assert.deepEqual(page.errors, []);
});

test("a press that is cancelled gives the coin back at once, and the next one works", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await open(page, "/lofinity?webgl=off");
  await beginPress(page, "slow snow", 4);
  await until(page, (s) => s.stage === "press" && s.progress > 0.2, WAIT);
  await page.locator("#cancel").click();
  const back = await until(page, (s) => s.machine === "idle");
  assert.match(back.says, /coin is back/);
  await until(page, (s) => !s.preview);
  await beginPress(page, "a short one", 1);
  await until(page, (s) => s.machine === "tray", WAIT);
  assert.equal((await state(page)).says, "");
  assert.deepEqual(page.errors, []);
});
