/** Lightloom by keys alone, on phones, without motion, and when the house does not answer. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, newPage, screenshot, state, until } from "./browser.mjs";
import { accessible, SIZE, sit, weave, write } from "./lightloom.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** @param {import("playwright-core").Page} page */
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
/** @param {import("playwright-core").Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.id ?? "");

test("keys alone: write, look along the cloth, mark and leave, undo, every sheet", async () => {
  const page = await newPage(browser, { ...SIZE, reducedMotion: "reduce" });
  await sit(page);
  assert.equal(await focused(page), "line");
  await page.keyboard.type("a lighthouse on a stormy sea");
  await page.keyboard.press("Enter");
  await until(page, (s) => s.strips.length === 1 && s.idle, { timeout: 60_000 });
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "weave");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "undo");
  await page.keyboard.press("r");
  assert.equal((await state(page)).marked, 0);
  assert.equal(await focused(page), "line", "what is said next goes there");
  await page.keyboard.press("Escape");
  assert.equal((await state(page)).marked, null);
  await page.locator("#undo").focus();
  for (const key of ["Home", "ArrowRight", "ArrowLeft", "End"]) await page.keyboard.press(key);
  await accessible(page);
  for (const [key, name] of [
    ["?", "How the loom works"],
    ["a", "Ask about what you see"],
    ["w", "Weave with somebody"],
    ["c", "Your cloths"],
    ["o", "Settings"],
  ]) {
    await page.keyboard.press(key);
    await page.getByRole("dialog", { name }).waitFor();
    await accessible(page);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("u");
  await until(page, (s) => s.strips.length === 0);
  await page.keyboard.press("/");
  assert.equal(await focused(page), "line");
  assert.deepEqual(page.errors, []);
});

test("settings hold: larger words, a slower cloth, and a key held to speak", async () => {
  const page = await newPage(browser, SIZE);
  await sit(page);
  await page.locator("#open-settings").click();
  await page.getByLabel("very large").check();
  await page.getByLabel("as little as can be").check();
  await page.getByLabel("only while Space").check();
  await page.getByLabel("slow to swift").fill("100");
  await page.reload();
  const dataset = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  assert.deepEqual([dataset.captions, dataset.still], ["xl", "true"]);
  await page.locator("#open-settings").click();
  assert.equal(await page.getByLabel("slow to swift").inputValue(), "100");
  assert.ok(await page.getByLabel("only while Space").isChecked());
});

for (const [name, viewport] of /** @type {const} */ ([
  ["portrait", { width: 390, height: 844 }],
  ["landscape", { width: 844, height: 390 }],
  ["small", { width: 320, height: 568 }],
])) {
  test(`a phone, ${name}: nothing runs over, and one can weave`, async () => {
    const page = await newPage(browser, { viewport, hasTouch: true, reducedMotion: "reduce" });
    await sit(page);
    assert.ok((await overflow(page)) <= 0);
    await weave(
      page,
      "a very long phrase about a lighthouse on a stormy sea with a boat and many gulls above the cliffs",
      1,
    );
    assert.ok((await overflow(page)) <= 0);
    for (const part of ["#mic", "#line", "#undo", "#finish", "#words"]) {
      const box = await page.locator(part).boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= viewport.width + 1, part);
      assert.ok(box && box.y >= 0 && box.y + box.height <= viewport.height + 1, part);
    }
    await screenshot(page, `lightloom-phone-${name}`);
    assert.deepEqual(page.errors, []);
    await accessible(page);
  });
}

test("a house that does not answer: the phrase waits, the cloth stays, and it is woven when the house is back", async () => {
  const page = await newPage(browser, SIZE);
  await sit(page);
  await weave(page, "a mill by a river", 1);
  await page.route("**/gradio_api/queue/join*", (route) => route.abort());
  await write(page, "a red balloon");
  const broken = await until(page, (s) => s.trouble !== "");
  assert.deepEqual(broken.open, ["a red balloon"]);
  assert.equal(broken.strips.length, 1);
  await accessible(page);
  await page.unroute("**/gradio_api/queue/join*");
  await page.locator("#retry").click();
  await until(page, (s) => s.strips.length === 2 && s.idle, { timeout: 60_000 });
});

test("storage that is blocked: one sentence, and the cloth lives as long as the page", async () => {
  const page = await newPage(browser, SIZE);
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get: () => ({
        open: () => {
          throw new Error("blocked");
        },
      }),
    });
  });
  await sit(page);
  await write(page, "a lighthouse on a stormy sea");
  await page.locator(".toast", { hasText: "keeps nothing for this page" }).waitFor({ timeout: 60_000 });
  await weave(page, "snowy mountains at dawn", 2);
  await page.locator("#other").click();
  await page.locator(".panel [role=status]", { hasText: "Which shall it be?" }).waitFor({ timeout: 60_000 });
  assert.deepEqual(page.errors, []);
});
