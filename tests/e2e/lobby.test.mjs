import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  assertAccessible,
  BASE_URL,
  launch,
  newPage,
  open,
  report,
  screenshot,
  state,
  until,
  weight_kb,
} from "./browser.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The street as it will be: the house's own answer, with the doors we want to see open. @param {import("playwright-core").Page} page @param {string[]} slugs */
const openDoors = (page, slugs) =>
  page.route("**/doors.json", async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    for (const door of json.doors) door.open = slugs.includes(door.slug);
    await route.fulfill({ response, json });
  });

test("the street stands within its budget and says nothing wrong", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 } });
  await openDoors(page, ["lofinity"]);
  await open(page, "/?q=high&frames=3&at=3");
  const drawn = await report(page);
  assert.ok(drawn && drawn.calls > 20 && drawn.calls <= 120, `${drawn?.calls} draw calls`);
  assert.ok(drawn.triangles <= 300_000, `${drawn.triangles} triangles`);
  const weight = await weight_kb(page);
  assert.ok(weight < 1200, `${weight} kB over the wire`);
  assert.deepEqual(page.errors, []);
  await screenshot(page, "lobby");
});

test("an open door is a link, a shut one says that it opens soon", async () => {
  const page = await newPage(browser);
  await openDoors(page, ["lofinity", "lightloom"]);
  await open(page, "/?q=low&frames=1");
  const links = await page.locator("nav a").evaluateAll((all) => all.map((each) => each.getAttribute("href")));
  assert.deepEqual(links, ["/lofinity", "/lightloom"]);
  assert.match(await page.locator("[data-door=rooms]").innerText(), /opens soon/);
  assert.doesNotMatch(await page.locator("[data-door=lofinity]").innerText(), /opens soon/);
});

test("who plays tonight is said, and every link leads somewhere", async () => {
  const page = await newPage(browser);
  await open(page, "/?webgl=off");
  const told = await page.evaluate(async () => (await fetch("/doors.json")).json());
  assert.equal(await page.locator("[data-engine]").innerText(), told.engine.says);
  const links = await page.locator("a:visible").evaluateAll((all) => all.map((each) => each.getAttribute("href")));
  assert.ok(links.includes("/health") && links.includes("/ledger"));
  for (const link of links) {
    const answer = await page.request.get(BASE_URL + link, { headers: { accept: "text/html" } });
    // a house that is not well says so with 503, on a page that can be read
    assert.ok(answer.ok() || link === "/health" || link === "/ledger", `${link} answers ${answer.status()}`);
    assert.match(answer.headers()["content-type"], /html/);
  }
});

test("focus warms a front and dims the others; the cat's street needs no mouse", async () => {
  const page = await newPage(browser);
  await openDoors(page, ["lofinity", "rooms", "lightloom"]);
  await open(page, "/?q=low");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("href")), "/lofinity");
  await page.keyboard.press("ArrowRight");
  await until(page, (street) => street.looked === 1 && street.glow[1] > 1.3 && street.glow[0] < 0.7);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("href")), "/lightloom");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.input), "keyboard");
  assert.deepEqual(page.errors, []);
});

test("a click on the painted front walks in, as its link does", async () => {
  const page = await newPage(browser, { reducedMotion: "reduce" });
  await openDoors(page, ["lofinity"]);
  await open(page, "/?q=low&frames=1");
  const went = page.waitForRequest((request) => request.url().endsWith("/lofinity"));
  const x = await page
    .locator("[data-door=lofinity]")
    .evaluate((each) => Number.parseInt(each.style.getPropertyValue("--x"), 10));
  await page.mouse.click(x, 120);
  await went;
});

test("without WebGL the page is drawn, whole, and quiet", async () => {
  const page = await newPage(browser, { viewport: { width: 960, height: 540 }, reducedMotion: "reduce" });
  await openDoors(page, ["lofinity"]);
  await open(page, "/?webgl=off");
  assert.equal((await state(page)).view, "plain");
  assert.equal(await page.locator("svg.front:visible").count(), 3);
  const fetched = await page.evaluate(() => performance.getEntriesByType("resource").map((each) => each.name));
  assert.ok(!fetched.some((name) => name.includes("lobby/street.js")), "the 3D street is not even fetched");
  assert.deepEqual(page.errors, []);
  await screenshot(page, "lobby-plain");
  await assertAccessible(page);
});

test("without any script the title, the door and its sentence are on the page", async () => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(`${BASE_URL}/`);
  assert.equal(await page.locator("h1").innerText(), "Small Worlds");
  assert.equal(await page.locator("nav a").getAttribute("href"), "/lofinity");
});

for (const [name, viewport] of /** @type {const} */ ([
  ["a desk", { width: 960, height: 540 }],
  ["a phone", { width: 390, height: 844 }],
])) {
  test(`axe finds nothing serious on ${name}, and nothing hangs over the edge`, async () => {
    const page = await newPage(browser, { viewport });
    await openDoors(page, ["lofinity"]);
    await open(page, "/?q=low&frames=2");
    await assertAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    const low = await page.locator("footer").evaluate((footer) => footer.getBoundingClientRect().bottom - innerHeight);
    assert.ok(low <= 1, `the footer hangs ${low} px below the screen`);
    await screenshot(page, `lobby-${viewport.width}`);
  });
}

test("silence is one click away and remembered", async () => {
  const page = await newPage(browser);
  await open(page, "/?webgl=off");
  const mute = page.getByRole("button", { name: "Mute" });
  assert.equal(await mute.getAttribute("aria-pressed"), "false");
  await mute.click();
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  assert.equal(await page.getByRole("button", { name: "Mute" }).getAttribute("aria-pressed"), "true");
});

test("the street survives a lost context", async () => {
  const page = await newPage(browser);
  await open(page, "/?q=low");
  const frames = await page.evaluate(async () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector("#view"));
    const lost = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
    const once = (/** @type {string} */ type) =>
      new Promise((heard) => canvas.addEventListener(type, heard, { once: true }));
    const gone = once("webglcontextlost");
    lost?.loseContext();
    await gone;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const back = once("webglcontextrestored");
    lost?.restoreContext();
    await back;
    return /** @type {any} */ (window).__app.frames;
  });
  await page.waitForFunction((seen) => /** @type {any} */ (window).__app.frames > seen + 2, frames, {
    timeout: 60_000,
  });
  assert.ok((await report(page))?.calls);
});
