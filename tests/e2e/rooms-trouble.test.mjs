/** What goes wrong in 1000 Rooms: hostile words in every field, a line that breaks, storage that is blocked. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { assertAccessible, launch, newPage, open, state, until } from "./browser.mjs";
import { begin, playUntil, SIZE, settled } from "./rooms.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const HTML = '<img src=x onerror="window.__hit=1"><script>window.__hit=1</script>';
const PAYLOADS = [
  HTML,
  `\u202egnp.exe\u202c\u200f${HTML}`,
  '{"kind":"failed","code":"x","says":"y"}',
  `${"x".repeat(5000)}`,
  "{key}{lock}{it} \\u003cscript\\u003e",
];
/** Fields that code reads; the words of all others may be anything. */
const KEPT = new Set([
  "id",
  "v",
  "form",
  "key",
  "what",
  "side",
  "edition",
  "tone",
  "move",
  "of",
  "url",
  "mime",
  "sha256",
  "wants",
  "base64",
]);

/** Every text of a value becomes a payload. @param {any} value @param {string} payload @param {string} [field] @returns {any} */
function planted(value, payload, field = "") {
  if (typeof value === "string") return KEPT.has(field) ? value : payload;
  if (Array.isArray(value))
    return ["holds", "gives", "gifts", "palette"].includes(field)
      ? value
      : value.map((each) => planted(each, payload, field));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, planted(each, payload, name)]));
  return value;
}

/** @param {import("playwright-core").Page} page */
const unharmed = async (page) => {
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).__hit), undefined);
  assert.equal(await page.locator("main img[src='x'], dialog img[src='x'], main script").count(), 0);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
};

test("a house with payloads in every field is shown as text, and can be played", async () => {
  const page = await newPage(browser, SIZE);
  await begin(page, { edition: "text", query: "" });
  await playUntil(page, (s) => s.visits.length >= 2);
  await page.locator("#open-books").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#take-house").click()]);
  const told = JSON.parse(await readFile(await file.path(), "utf8"));
  await page.keyboard.press("Escape");
  for (const payload of PAYLOADS) {
    const house = planted(told.house, payload);
    const seed = payload.slice(0, 300);
    const bytes = Buffer.from(
      JSON.stringify({ ...told, house: { ...house, seed, name: seed.slice(0, 150), today: "", log: told.house.log } }),
    );
    await page.keyboard.press("s");
    await page
      .getByLabel("Bring in a house")
      .setInputFiles({ name: "house.json", mimeType: "application/json", buffer: bytes });
    await page.locator(".says", { hasText: "has come in" }).waitFor();
    await page.locator("#houses .open:not(:disabled)").first().click();
    const now = await until(page, (s) => settled(s) && s.text === payload);
    assert.equal(now.room.name, payload);
    assert.equal(await page.locator("#room-name").textContent(), payload);
    await page.locator(".thing").first().click();
    await page.locator("#back").click();
    await until(page, (s) => s.here !== now.here && settled(s));
    for (const key of ["m", "c", "s", "e"]) {
      await page.keyboard.press(key);
      await page.locator("dialog[open]").waitFor();
      await unharmed(page);
      await page.keyboard.press("Escape");
    }
    await unharmed(page);
  }
  assert.deepEqual(page.errors, []);
});

test("payloads of the visitor: seed, own words, names", async () => {
  const page = await newPage(browser, SIZE);
  await begin(page, { seed: HTML.slice(0, 80), edition: "text", query: "" });
  for (const payload of [HTML, "\u202eabc", "{}", "'; drop table rooms; --"]) {
    const { lines } = await state(page);
    await page.locator("#say").fill(payload.slice(0, 200));
    await page.keyboard.press("Enter");
    await until(page, (s) => s.lines.length > lines.length);
  }
  await page.keyboard.press("Escape");
  await page.locator("#room-name").focus();
  await page.keyboard.press("s");
  await page.getByLabel("Keep this very place").fill(HTML.slice(0, 60));
  await page.keyboard.press("Enter");
  await until(page, (s) => s.saves === 2);
  await unharmed(page);
  assert.deepEqual(page.errors, []);
});

test("an empty word and a line that breaks are sentences; what was done is not lost", async () => {
  const page = await newPage(browser, SIZE);
  await open(page, "/rooms");
  await page.locator("[value=text]").check();
  await page.route("**/gradio_api/queue/join*", (route) => route.abort());
  await page.locator("#seed").fill("moss");
  await page.locator("#begin").click();
  await until(page, (s) => s.trouble !== "");
  await page.locator("#trouble").waitFor();
  await assertAccessible(page);
  await page.unroute("**/gradio_api/queue/join*");
  await page.locator("#retry").click();
  const first = await until(page, settled, { timeout: 60_000 });
  await until(page, (s) => s.whole);
  const now = await playUntil(page, (s) => s.searched.length >= 1);
  await page.route("**/rooms/say", (route) => route.abort());
  await page.locator("#say").fill("sing");
  await page.keyboard.press("Enter");
  await until(page, (s) => /did not hear/.test(s.note));
  assert.equal((await state(page)).moves, now.moves);
  assert.equal(first.seed, "moss");
});

test("where the browser keeps nothing, it says so and one reads on", async () => {
  const page = await newPage(browser, SIZE);
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("blocked", "SecurityError");
    };
  });
  await begin(page, { edition: "text", query: "" });
  await page.locator(".toast", { hasText: "keeps nothing" }).waitFor();
  await playUntil(page, (s) => s.visits.length >= 2);
  assert.deepEqual(page.errors, []);
});

test("a room whose words come before the answer to its asking is whole all the same", async () => {
  const page = await newPage(browser, SIZE);
  const first = await begin(page, { edition: "full" });
  await page.route("**/queue/join*", async (route) => {
    const answer = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, 4000)); // a page that is busy hears it this late
    await route.fulfill({ response: answer });
  });
  await page.route("**/gradio_api/cancel*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000)); // the room that was left holds the line open meanwhile
    await route.continue();
  });
  const door = first.room.exits.find((/** @type {any} */ { lock }) => lock === null);
  await page.locator(`#right [data-target="${door.id}"]`).click();
  const next = await until(page, (s) => settled(s) && s.visits.length === 2 && s.whole);
  assert.ok(next.text.length > 20, next.text);
  assert.deepEqual(page.errors, []);
});
