/**
 * What a visitor's browser feels of LoFinity: from the wish to the first sound, bytes over the wire, draw calls, triangles.
 * `node bench/browser.mjs` starts the house on a free port (BASE_URL=… takes one that stands); prints a table, then JSON.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];
const WISHES = ["rain on a tin roof", "studying late in a snowy cabin", "slow Sunday", "night train", "crickets, warm"];
const STANDS_MS = 120_000;
const KB = 1024;

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });

/** Starts the house. @returns {Promise<{ base: string, stop: () => Promise<void> }>} */
async function house() {
  if (process.env.BASE_URL) return { base: process.env.BASE_URL, stop: async () => {} };
  const python = process.env.PYTHON ?? (existsSync(".venv/bin/python") ? ".venv/bin/python" : "python3");
  const folder = await mkdtemp(join(tmpdir(), "small-worlds-"));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder, ENGINE: "embedded", HF_HUB_OFFLINE: "1" };
  const server = spawn(python, ["app.py"], { env, stdio: ["ignore", "ignore", "inherit"] });
  const base = `http://127.0.0.1:${port}`;
  for (const began_ms = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 250))) {
    const answer = await fetch(`${base}/readyz`).catch(() => null);
    if (answer?.ok) break;
    if (server.exitCode !== null || Date.now() - began_ms > STANDS_MS) throw new Error("The house did not open.");
  }
  const stop = async () => {
    server.kill();
    await new Promise((resolve) => (server.exitCode === null ? server.once("exit", resolve) : resolve(null)));
    await rm(folder, { recursive: true, force: true });
  };
  return { base, stop };
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** From the Enter key to the first sample of the loop, as scheduled on the audio clock. @param {import("playwright-core").Browser} browser @param {string} base */
async function previews(browser, base) {
  const times = [];
  for (const wish of WISHES) {
    const page = await browser.newPage({ viewport: { width: 480, height: 270 } });
    await page.goto(`${base}/lofinity?webgl=off`);
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.locator("#coin").click();
    await page.locator("#wish").fill(wish);
    await page.locator("#wish").press("Enter");
    let found = null;
    while (found === null) {
      await page.waitForTimeout(50);
      found = await page.evaluate(() => performance.getEntriesByName("wish-to-preview").at(-1)?.duration ?? null);
    }
    times.push(Math.round(found));
    await page.close();
  }
  return times;
}

/** What one page weighs and draws. @param {import("playwright-core").Browser} browser @param {string} url */
async function pageOf(browser, url) {
  const page = await browser.newPage({ viewport: { width: 960, height: 540 } });
  await page.goto(url);
  await page.waitForSelector("html[data-ready]", { state: "attached", timeout: STANDS_MS });
  const report = await page.evaluate(() => /** @type {any} */ (window).__app.report());
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce(
      (sum, entry) => sum + /** @type {PerformanceResourceTiming} */ (entry).encodedBodySize,
      0,
    ),
  );
  await page.close();
  return { kb: Math.round(bytes / KB), calls: report?.calls ?? 0, triangles: report?.triangles ?? 0 };
}

const { base, stop } = await house();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
try {
  const preview_ms = await previews(browser, base);
  const street = await pageOf(browser, `${base}/lofinity?q=high&frames=3&at=3`);
  const plain = await pageOf(browser, `${base}/lofinity?webgl=off`);
  const rows = {
    preview_ms_median: median(preview_ms),
    preview_ms_slowest: Math.max(...preview_ms),
    lofinity_page_kb: street.kb,
    lofinity_plain_page_kb: plain.kb,
    lofinity_draw_calls: street.calls,
    lofinity_triangles: street.triangles,
  };
  for (const [name, value] of Object.entries(rows)) console.log(`${name.padEnd(28)}${String(value).padStart(10)}`);
  console.log(JSON.stringify(rows));
} finally {
  await browser.close();
  await stop();
}
