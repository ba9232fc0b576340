/** 1000 Rooms for everyone: words only, without 3D, by keyboard alone, on a phone, with little motion, read by axe. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, launch, newPage, open, screenshot, until } from "./browser.mjs";
import { act, begin, nextDeed, playUntil, SIZE, settled, whole } from "./rooms.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** @param {import("playwright-core").Page} page */
const focused = (page) =>
  page.evaluate(
    () => document.activeElement?.id || /** @type {HTMLElement} */ (document.activeElement)?.dataset.target || "",
  );

/** The smallest type on the page that is shown, in px. @param {import("playwright-core").Page} page */
const smallestType = (page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll("body *")].filter(
      (each) =>
        each.checkVisibility?.() &&
        [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) &&
        !each.closest("svg"),
    );
    return Math.min(...shown.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)));
  });

/** @param {import("playwright-core").Page} page */
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test("words only: a whole journey without a picture, a voice, or three", async () => {
  const page = await newPage(browser, SIZE);
  /** @type {string[]} */
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await begin(page, { edition: "text", query: "" });
  const there = await playUntil(page, (s) => s.visits.length >= 3);
  await screenshot(page, "rooms-text");
  assert.equal(there.painted, false);
  assert.equal(there.sentences, 0);
  assert.deepEqual(
    fetched.filter((url) => /\/three|\/artefacts\/|rooms\/book\//.test(url)),
    [],
  );
  assert.ok((await smallestType(page)) >= 16);
  assert.deepEqual(page.errors, []);
  await assertAccessible(page);
});

test("without WebGL: the painting carries a button over everything that is in it", async () => {
  const page = await newPage(browser, SIZE);
  const first = await begin(page);
  await page.locator("#plain").waitFor();
  await whole(page);
  const spots = page.locator(".spot");
  assert.equal(await spots.count(), first.room.things.length + first.room.exits.length);
  const open = first.room.things.findIndex((/** @type {any} */ { lock }) => lock === null);
  const box = await page.locator(`.spot[data-target="thing:${open}"]`).boundingBox();
  assert.ok(box && box.width > 8 && box.height > 8);
  await page.locator(`.spot[data-target="thing:${open}"]`).click();
  await until(page, (s) => s.searched.length === 1);
  await page.locator(".spot[tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await focused(page), /^(door|thing):/);
  assert.equal(await page.locator(".spot[tabindex='0']").count(), 1, "the picture is one stop of the Tab key");
  assert.ok((await smallestType(page)) >= 16);
  assert.deepEqual(page.errors, []);
  await assertAccessible(page);
});

test("a key is dragged onto its lock", async () => {
  const page = await newPage(browser, SIZE);
  await begin(page, { seed: "lamp oil and oranges" });
  const ready = await playUntil(page, (s) => nextDeed(s)?.kind === "key");
  await whole(page);
  const deed = /** @type {NonNullable<ReturnType<typeof nextDeed>>} */ (nextDeed(ready));
  const from = await page.locator(`[data-find="${deed.key}"]`).boundingBox();
  const to = await page.locator(`#right [data-target="${deed.id}"]`).boundingBox();
  assert.ok(from && to);
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 40, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await page.mouse.up();
  await until(page, (s) => s.open.includes(deed.key));
});

test("keys alone: cover, search, key, door, back, undo, map, settings", async () => {
  const page = await newPage(browser, SIZE);
  await open(page, "/rooms");
  await page.locator("[value=text]").focus();
  await page.keyboard.press("Space");
  await page.locator("#seed").focus();
  await page.keyboard.type("lamp oil and oranges");
  await page.keyboard.press("Enter");
  let now = await until(page, settled, { timeout: 60_000 });
  assert.equal(await focused(page), "room-name", "one begins at the head of the room");
  for (let step = 0; step < 20 && now.visits.length < 2; step++) {
    const deed = nextDeed(now);
    assert.ok(deed);
    const { moves } = now;
    if (deed.kind === "key") {
      await page.locator(`[data-find="${deed.key}"]`).focus();
      await page.keyboard.press("Enter");
    }
    const at = Number(deed.id.split(":")[1]);
    await page.keyboard.press(String(deed.id.startsWith("door") ? at + 1 : at + 4));
    now = await until(page, (s) => s.moves !== moves && settled(s));
  }
  assert.equal(await focused(page), "room-name");
  await page.keyboard.press("b");
  now = await until(page, (s) => s.here === "" && settled(s));
  await page.keyboard.press("u");
  await until(page, (s) => s.here !== "" && settled(s));
  await page.keyboard.press("m");
  await page.getByRole("dialog", { name: "The house so far" }).waitFor();
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("o");
  await page.getByRole("dialog", { name: "Type, voice and tone" }).waitFor();
  await assertAccessible(page);
  await page.getByLabel("OpenDyslexic").check();
  await page.getByLabel("light on dark").check();
  await page.getByLabel("very large").check();
  await page.keyboard.press("Escape");
  assert.deepEqual(
    await page
      .evaluate(() => ({ ...document.documentElement.dataset }))
      .then(({ face, paper, size }) => [face, paper, size]),
    ["dyslexia", "night", "xl"],
  );
  await assertAccessible(page);
  for (const [key, name] of [
    ["?", "How the house works"],
    ["c", "Met in this house"],
    ["e", "Take the book along"],
    ["s", "Your houses"],
  ]) {
    await page.keyboard.press(key);
    await page.getByRole("dialog", { name }).waitFor();
    await assertAccessible(page);
    await page.keyboard.press("Escape");
  }
});

for (const [name, viewport] of /** @type {const} */ ([
  ["portrait", { width: 390, height: 844 }],
  ["landscape", { width: 844, height: 390 }],
  ["small", { width: 320, height: 640 }],
])) {
  test(`a phone, ${name}: nothing runs over, and one can play`, async () => {
    const page = await newPage(browser, { viewport, hasTouch: true, reducedMotion: "reduce" });
    await open(page, "/rooms?webgl=off");
    assert.ok((await overflow(page)) <= 0);
    await begin(page, { seed: "a very long name for a house that has to be cut short somewhere, surely" });
    await whole(page);
    assert.ok((await overflow(page)) <= 0);
    const now = await playUntil(page, (s) => s.visits.length >= 2);
    const deed = nextDeed(now);
    if (deed) await act(page, deed);
    await screenshot(page, `rooms-phone-${name}`);
    assert.ok((await smallestType(page)) >= 16);
    await page.locator("#open-more").click();
    assert.ok((await overflow(page)) <= 0);
    assert.deepEqual(page.errors, []);
    await assertAccessible(page);
  });
}
