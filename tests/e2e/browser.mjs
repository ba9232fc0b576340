/**
 * A real Chromium for the e2e tests: launched once a file, each page watched for errors in its console.
 * The server is somebody else's: BASE_URL says where it is (tests/e2e/test_browser.py starts one).
 */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterEach } from "node:test";
import { chromium } from "playwright-core";

export const BASE_URL = process.env.BASE_URL ?? "http://127.0.0.1:7860";
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const READY_MS = 90_000; // software WebGL on a busy machine

const FLAGS = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];
/** What Chromium says of its own drawing on such a machine; nothing a page could mend. */
const DRIVER_TALK = /GL Driver Message|GPU stall|software fallback|swiftshader/i;

/** @typedef {import("playwright-core").Browser} Browser */
/** @typedef {import("playwright-core").Page} Page */
/** @typedef {Page & { errors: string[] }} WatchedPage errors: what the console and the page complained of */

/** @param {readonly string[]} [more] flags of the test itself @returns {Promise<Browser>} */
export const launch = (more = []) => chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...more] });

/** @type {Set<import("playwright-core").BrowserContext>} */
const left = new Set();
// a street left open would go on drawing, and slow the next test
afterEach(async () => {
  for (const context of left) await context.close();
  left.clear();
});

/**
 * A page of its own profile, closed when its test ends. Logic needs few pixels; pictures ask for more.
 * @param {Browser} browser @param {import("playwright-core").BrowserContextOptions} [how] @returns {Promise<WatchedPage>}
 */
export async function newPage(browser, how = {}) {
  const context = await browser.newContext({ viewport: { width: 480, height: 270 }, ...how });
  left.add(context);
  const page = /** @type {WatchedPage} */ (await context.newPage());
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(String(error.stack ?? error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !DRIVER_TALK.test(message.text())) page.errors.push(message.text());
  });
  return page;
}

/** Opens a path of the server and waits until its world stands. @param {Page} page @param {string} path */
export async function open(page, path) {
  await page.goto(BASE_URL + path);
  await waitReady(page);
}

/** @param {Page} page */
export const waitReady = (page) => page.waitForSelector("html[data-ready]", { timeout: READY_MS, state: "attached" });

/** The world's own words. @param {Page} page @returns {Promise<any>} */
export const state = (page) => page.evaluate(() => /** @type {any} */ (window).__app.state);

/** @param {Page} page @returns {Promise<import("../../static/kit/stage.js").Report | null>} */
export const report = (page) => page.evaluate(() => /** @type {any} */ (window).__app.report());

/**
 * Waits until the world says so; asked from here, since the page's policy lets nobody evaluate text in it.
 * @param {Page} page @param {(state: any) => boolean} test @param {{ timeout?: number }} [how]
 */
export async function until(page, test, { timeout = 30_000 } = {}) {
  const give_up_ms = Date.now() + timeout;
  for (;;) {
    const now = await state(page);
    if (test(now)) return now;
    if (Date.now() > give_up_ms) throw new Error(`Not within ${timeout} ms: ${test}\n${JSON.stringify(now)}`);
    await page.waitForTimeout(100);
  }
}

/**
 * Everything that an element says from now on, however briefly. @param {Page} page @param {string} selector
 * @returns {Promise<() => Promise<string[]>>} what it has said so far
 */
export async function overheard(page, selector) {
  const heard = await page.locator(selector).evaluateHandle((element) => {
    const said = [element.textContent ?? ""];
    const heard = (/** @type {MutationRecord[]} */ changes) =>
      said.push(...changes.flatMap(({ addedNodes }) => [...addedNodes].map((node) => node.textContent ?? "")));
    new MutationObserver(heard).observe(element, { childList: true }); // also what was said over before it was drawn
    return said;
  });
  return () => heard.jsonValue();
}

/** Kept in SHOTS when that is set, for people; tests assert on states. @param {Page} page @param {string} name */
export async function screenshot(page, name) {
  const folder = process.env.SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), timeout: READY_MS });
}

/** axe-core finds nothing serious or critical. @param {Page} page */
export async function assertAccessible(page) {
  // the page's policy allows no injected script; the debugger's own world stands outside of it
  const { readFile } = await import("node:fs/promises");
  await page.evaluate(await readFile(AXE, "utf8"));
  const found = await page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run(document, { resultTypes: ["violations"] });
    return violations
      .filter((/** @type {any} */ each) => ["serious", "critical"].includes(each.impact))
      .map((/** @type {any} */ each) => `${each.id}: ${each.nodes.map((/** @type {any} */ n) => n.target).join(", ")}`);
  });
  assert.deepEqual(found, []);
}

/** Bytes that came over the wire for this page, compressed, its files together. @param {Page} page */
export const weight_kb = (page) =>
  page.evaluate(() => {
    const files = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
    const own = /** @type {PerformanceResourceTiming} */ (performance.getEntriesByType("navigation")[0]);
    return (own.encodedBodySize + files.reduce((sum, file) => sum + file.encodedBodySize, 0)) / 1024;
  });
