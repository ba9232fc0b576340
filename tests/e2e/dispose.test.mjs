import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BASE_URL, launch, newPage, open, report } from "./browser.mjs";

/** Every page that draws a world; what it made, it must unmake. */
const PAGES = ["/", "/lofinity"];

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const path of PAGES) {
  for (const how of ["q=mid", "webgl=off"]) {
    test(`${path}?${how} leaves no geometry, texture, listener, timer or sound behind`, async (t) => {
      const page = await newPage(browser);
      const there = await page.request.get(BASE_URL + path);
      if (there.status() === 404) {
        t.skip(`${path} is not open yet`);
        return;
      }
      await open(page, `${path}?${how}`);
      await page.mouse.click(5, 5); // the first gesture wakes the sound
      const before = await report(page);
      assert.ok(how === "webgl=off" || before?.geometries, "there was something to unmake");
      const left = await page.evaluate(() => /** @type {any} */ (window).__app.dispose());
      if (how.startsWith("q=")) {
        assert.equal(left.report.geometries, 0, `${left.report.geometries} geometries`);
        assert.equal(left.report.textures, 0, `${left.report.textures} textures`);
      }
      assert.deepEqual(left.held, { things: 0, listeners: 0, timers: 0 });
      assert.deepEqual(page.errors, []);
    });
  }
}
