/** Steps that LoFinity's e2e tests share. */
import { open, until } from "./browser.mjs";

/** From the coin to a tape that is ready. @param {import("playwright-core").Page} page @param {string} [wish] @param {number} [minutes] */
export async function pressTape(page, wish = "rain on a tin roof", minutes = 1) {
  await beginPress(page, wish, minutes);
  return until(page, (s) => s.machine === "tray", { timeout: 90_000 });
}

/** @param {import("playwright-core").Page} page @param {string} wish @param {number} minutes */
export async function beginPress(page, wish, minutes) {
  await page.locator("#coin").click();
  await until(page, (s) => s.machine === "awake");
  await page.locator("#wish").fill(wish);
  await page.locator("#minutes").fill(String(minutes));
  await page.locator("#wish").press("Enter");
  await until(page, (s) => s.machine !== "awake");
}

/** A page with a tape playing in its deck. @param {import("playwright-core").Page} page @param {string} [wish] */
export async function openTape(page, wish) {
  await open(page, "/lofinity?webgl=off");
  await pressTape(page, wish);
  await page.locator("#take").click();
  return until(page, (s) => s.playing && s.phase === "deck");
}
