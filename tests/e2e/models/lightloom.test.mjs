/** Lightloom where models play (tiny ones, untrained): strips that join, other ways, a strip between two others, undo, a name, a file that another browser goes on with. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { BASE_URL, launch, newPage, overheard, screenshot, state, until } from "../browser.mjs";
import { SIZE, settled, sit, woven, write } from "../lightloom.mjs";

const WAIT = { timeout: 150_000 };
const SEEN_Z = 4;

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** What the browser keeps of a strip, in bytes. @param {import("playwright-core").Page} page @param {number} index */
const kept = async (page, index) => {
  const { id } = await state(page);
  return page.evaluate(
    async ({ id, index }) => {
      const room = await new Promise((resolve, reject) => {
        const asked = indexedDB.open("lightloom");
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      const tile = await new Promise((resolve) => {
        const asked = room.transaction("tiles").objectStore("tiles").get([id, index]);
        asked.onsuccess = () => resolve(asked.result ?? {});
      });
      room.close();
      return Object.fromEntries(Object.entries(tile).map(([name, blob]) => [name, blob?.size ?? 0]));
    },
    { id, index },
  );
};

test("phrases become strips that join; another way, a strip between two, undo, a name, and on in another browser", async () => {
  const page = await newPage(browser, SIZE);
  await sit(page);
  await page.locator("#engine", { hasText: "untrained models play" }).waitFor(WAIT);

  /** @type {any[]} */
  const sent = [];
  page.on("request", (request) => {
    const told = request.method() === "POST" ? request.postData() : null;
    if (told?.includes("right_edges")) sent.push(JSON.parse(told).data[0]);
  });
  const told = await overheard(page, "#ticket"); // steps are told where painting is expected to be slow: in a house that has not painted yet
  await write(page, "a lighthouse on a stormy sea");
  const one = await until(page, (s) => s.strips.length === 1 && settled(s), WAIT);
  const steps = (await told()).filter((line) => / · \d of 4 steps$/.test(line));
  assert.ok(steps.length >= 1, "one is told how far the painter is");
  assert.equal(one.strips[0].seam_z, null);
  const tile = await kept(page, 0);
  assert.ok(tile.picture > 0 && tile.depth > 0 && tile.edge > 0 && tile.carried > 0, JSON.stringify(tile));

  await write(page, "snowy mountains at dawn");
  const two = await woven(page, 2);
  assert.ok(two.strips[1].seam_z <= SEEN_Z, `the join stands out by ${two.strips[1].seam_z}`);
  assert.deepEqual(sent.at(-1).held_back, [0]);
  assert.deepEqual(Object.keys(sent.at(-1).carried), ["0"]);
  await screenshot(page, "lightloom-models");

  await page.locator("#other").click();
  const dialog = page.getByRole("dialog", { name: "Another way" });
  await dialog.getByText("Which shall it be?").waitFor(WAIT);
  await dialog.locator(".way.other").first().click();
  const other = await until(page, (s) => s.strips[1].sha256 !== two.strips[1].sha256 && settled(s), WAIT);
  assert.ok(other.strips[1].seam_z <= SEEN_Z);
  await write(page, "a sailing boat on a lake");
  const three = await woven(page, 3);
  assert.ok(three.strips[2].seam_z <= SEEN_Z, `it goes on from the way that was chosen: ${three.strips[2].seam_z}`);
  assert.equal(sent.at(-1).held_back[0], 1); // noise is large: the second rim may not fit

  await page.getByRole("button", { name: "Paint strip 2 anew" }).click();
  await write(page, "a castle");
  const anew = await until(page, (s) => s.strips[1].asked === "a castle" && settled(s), WAIT);
  assert.ok(anew.strips[1].seam_z <= SEEN_Z);
  assert.deepEqual([sent.at(-1).held_back, Object.keys(sent.at(-1).carried)], [[], ["0", "2"]]);
  assert.deepEqual(
    [anew.strips[0].sha256, anew.strips[2].sha256],
    [three.strips[0].sha256, three.strips[2].sha256],
    "what stands on both sides stays",
  );

  await page.locator("#line").press("Control+z");
  await until(page, (s) => s.strips.length === 2);
  await write(page, "paper lanterns over a night city");
  const on = await woven(page, 3);
  assert.ok(on.strips[2].seam_z <= SEEN_Z, `it goes on after a strip that ended at another: ${on.strips[2].seam_z}`);
  assert.ok(!sent.at(-1).held_back.includes(1), "the second was shown to its end");

  await page.locator("#finish").click();
  await until(page, (s) => s.title !== "", WAIT);
  await page.locator("#finish-says", { hasText: "It has a name" }).waitFor(WAIT);
  const facts = await page.locator("#cloth-facts").innerText();
  for (const model of ["MiniCPM5", "FLUX", "epth", "Named by"]) assert.ok(facts.includes(model), facts);
  /** @param {string} id */
  const take = async (id) => {
    const [file] = await Promise.all([page.waitForEvent("download", WAIT), page.locator(`#take-${id}`).click()]);
    await page.locator("#finish-says", { hasText: "on the way" }).waitFor(WAIT);
    return readFile(await file.path());
  };
  const picture = await take("jpg");
  assert.ok(picture.includes("trainedAlgorithmicMedia"));
  const world = await take("file");
  assert.ok(world.includes("carried/002.npz"));
  await screenshot(page, "lightloom-models-finish");

  const theirs = await newPage(browser, SIZE);
  await sit(theirs);
  await theirs.locator("#open-cloths").click();
  const file = { name: "cloth.loom", mimeType: "application/zip", buffer: world };
  await theirs.getByLabel("Bring in a cloth").setInputFiles(file);
  await until(theirs, (s) => s.strips.length === 3);
  assert.ok((await kept(theirs, 2)).carried > 0);
  await write(theirs, "a whale in the sky");
  const more = await woven(theirs, 4);
  assert.ok(more.strips[3].seam_z <= SEEN_Z, `it goes on where the other browser ended: ${more.strips[3].seam_z}`);

  const health = await (await fetch(`${BASE_URL}/health`)).json();
  assert.equal(health.engine.mode, "tiny-random");
  assert.equal(health.acquisitions.lightloom.slots_per_job, 1);
  assert.deepEqual(page.errors, []);
  assert.deepEqual(theirs.errors, []);
});
