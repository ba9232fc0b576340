import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, launch, newPage, open } from "./browser.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const [world, path, how] of [
  ["street", "/?webgl=off", ""],
  ["lofinity", "/lofinity?webgl=off", "#help"],
  ["rooms", "/rooms?webgl=off", "#cover-help"],
  ["lightloom", "/lightloom?webgl=off", "#open-help"],
]) {
  test(`something can be reported from ${world}, by keyboard alone`, async () => {
    const page = await newPage(browser, { viewport: { width: 1024, height: 640 } });
    /** @type {any[]} */
    const told = [];
    await page.route("**/report", (route) => {
      told.push(route.request().postDataJSON());
      return route.fulfill({ json: { says: "Thank you. It is in the letter box." } });
    });
    await open(page, path);
    if (how) await page.locator(how).click();
    const way = page.getByRole("button", { name: "Report something" });
    await way.focus();
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog", { name: "Report something" });
    await sheet.waitFor();
    await sheet.evaluate((shown) => Promise.all(shown.getAnimations().map(({ finished }) => finished)));
    assert.deepEqual(page.errors, []);
    await assertAccessible(page);
    await sheet.getByLabel("What is it about?").selectOption("rights");
    await sheet.getByLabel(/In your words/).fill("m? n! the face on the wall");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await sheet.getByText("It is in the letter box").waitFor();
    assert.deepEqual(told, [{ world, what: "rights", words: "m? n! the face on the wall" }]);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    assert.ok(await way.evaluate((button) => button === document.activeElement), "the focus comes back");
    if (how) assert.ok(await page.locator(".about-house li").first().isVisible());
    await page.close();
  });
}

test("on a Space one can write in the open too", async () => {
  const page = await newPage(browser);
  await page.route("**/doors.json", async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    json.links.talk_url = "https://huggingface.co/spaces/me/worlds/discussions/new";
    await route.fulfill({ response, json });
  });
  await open(page, "/?webgl=off");
  await page.getByRole("button", { name: "Report something" }).click();
  const link = page.getByRole("link", { name: /community page/ });
  await link.waitFor();
  assert.match((await link.getAttribute("href")) ?? "", /discussions\/new\?title=Report%3A\+street$/);
  assert.equal(await link.getAttribute("rel"), "noopener");
});
