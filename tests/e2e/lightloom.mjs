/** Steps that the tests of Lightloom share. */
import { assertAccessible, open, until } from "./browser.mjs";

/** @typedef {import("playwright-core").Page} Page */

export const SIZE = { viewport: { width: 1024, height: 640 } };
export const WEAVE_MS = 60_000; // the house paints for everybody at once

/** Nothing waits and nothing is at work. @param {any} s */
export const settled = (s) => s.idle && s.trouble === "";

/** @param {Page} page @param {string} [query] */
export const sit = (page, query = "?webgl=off") => open(page, `/lightloom${query}`);

/** Writes a line and sends it. @param {Page} page @param {string} text */
export async function write(page, text) {
  await page.locator("#line").fill(text);
  await page.locator("#line").press("Enter");
}

/** Until so many strips stand. @param {Page} page @param {number} count */
export const woven = (page, count) =>
  until(page, (s) => s.strips.length === count && settled(s), { timeout: WEAVE_MS });

/** @param {Page} page @param {string} text @param {number} count strips there are then */
export async function weave(page, text, count) {
  await write(page, text);
  return woven(page, count);
}

/** axe-core finds nothing; what the policy says of axe's own styles is no error of the page. @param {import("./browser.mjs").WatchedPage} page */
export async function accessible(page) {
  const before = page.errors.length;
  await assertAccessible(page);
  await page.waitForTimeout(300); // the browser complains a little later
  page.errors.length = before;
}
