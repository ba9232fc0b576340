/** Voices at the loom: a microphone that plays speech, one that is refused, and two people at one cloth. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, newPage, open, screenshot, state, until } from "./browser.mjs";
import { accessible, SIZE, sit, WEAVE_MS, weave, woven, write } from "./lightloom.mjs";

const SPOKEN = ["a lighthouse on a stormy sea", "snowy mountains at dawn"];

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Phrases said by flite, with a breath between them -> a WAV that Chromium takes for a microphone; null where flite is not. @param {readonly string[]} phrases */
function speech(phrases) {
  const folder = mkdtempSync(join(tmpdir(), "loom-"));
  try {
    const said = phrases.map((text, i) => {
      const file = join(folder, `${i}.wav`);
      execFileSync("flite", ["-voice", "rms", "-t", text, "-o", file]);
      return readFileSync(file);
    });
    const rate_hz = said[0].readUInt32LE(24);
    const breath = Buffer.alloc(2 * Math.round(rate_hz * 1.4));
    const sound = Buffer.concat([breath, ...said.flatMap((wav) => [wav.subarray(44), breath])]);
    const head = Buffer.from(said[0].subarray(0, 44));
    head.writeUInt32LE(36 + sound.length, 4);
    head.writeUInt32LE(sound.length, 40);
    const file = join(folder, "speech.wav");
    writeFileSync(file, Buffer.concat([head, sound]));
    return file;
  } catch {
    return null;
  }
}

test("spoken: words are seen while they are said, and two breaths become two strips", async (t) => {
  const file = speech(SPOKEN);
  if (!file) return t.skip("flite is not installed");
  const speaking = await launch([
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-audio-capture=${file}%noloop`,
  ]);
  t.after(() => speaking.close());
  const page = await newPage(speaking, { ...SIZE, permissions: ["microphone"] });
  await sit(page);
  await page.locator("#mic").click();
  await until(page, (s) => s.ear === "listening");
  assert.equal(await page.locator("#mic").getAttribute("aria-pressed"), "true");
  const live = await until(page, (s) => s.live !== "");
  assert.ok(live.live.split(" ").length >= 1);
  const { strips } = await woven(page, 2).catch(async () => state(page));
  assert.equal(strips.length, 2, `woven: ${strips.map((/** @type {any} */ { words }) => words).join(" | ")}`);
  const words = strips.map((/** @type {any} */ each) => each.words).join(" ");
  assert.match(words, /light ?house|storm|sea/);
  assert.match(words, /mountains?|snow|dawn/);
  await page.locator("#mic").click();
  await until(page, (s) => s.ear === "off");
  assert.deepEqual(page.errors, []);
});

test("a microphone that is refused is a sentence, and the line does the same", async () => {
  const page = await newPage(browser, SIZE);
  await sit(page);
  await page.locator("#mic").click();
  await until(page, (s) => s.ear === "refused");
  await page.locator(".toast", { hasText: /microphone/ }).waitFor();
  assert.equal(await page.locator("#mic-label").textContent(), "no microphone");
  await accessible(page);
  await weave(page, "a fishing village by the sea", 1);
  assert.deepEqual(page.errors, []);
});

test("two browsers at one loom: turns alternate, each sees the other's words, and one comes back after a reload", async () => {
  const [mine, theirs] = [await newPage(browser, SIZE), await newPage(browser, SIZE)];
  await sit(mine);
  await mine.locator("#open-two").click();
  await mine.locator("#two-begin").click();
  const { together } = await until(mine, (s) => s.together.code !== "");
  assert.match(together.code, /^[A-HJ-NP-Z2-9]{6}$/);
  await accessible(mine);
  await screenshot(mine, "lightloom-code");
  await mine.keyboard.press("Escape");
  await open(theirs, `/lightloom?webgl=off&loom=${together.code}`);
  const [host, guest] = [
    await until(mine, (s) => s.together.voices.length === 2),
    await until(theirs, (s) => s.together.voices.length === 2),
  ];
  assert.notEqual(host.together.voice, guest.together.voice);
  assert.equal(host.seed, guest.seed, "both weave one cloth");

  await write(mine, "a lighthouse on a stormy sea");
  await write(mine, "snowy mountains at dawn");
  await write(theirs, "a whale in the sky");
  const [a, b] = [await woven(mine, 3), await woven(theirs, 3)];
  const told = (/** @type {any} */ s) => s.strips.map((/** @type {any} */ { words, sha256 }) => [words, sha256]);
  assert.deepEqual(told(a), told(b), "the same strips stand on both sides");
  assert.deepEqual(
    [...new Set(a.strips.map((/** @type {any} */ { voice }) => voice))].sort(),
    [host.together.voice, guest.together.voice].sort(),
    "each voice has its strips",
  );

  await theirs.locator("#undo").click();
  await until(mine, (s) => s.strips.length === 2);
  await theirs.reload();
  const back = await until(theirs, (s) => s.together.code === together.code && s.strips.length === 2, {
    timeout: WEAVE_MS,
  });
  assert.equal(back.together.voice, guest.together.voice, "the same voice as before");
  await weave(theirs, "an old oak in a field of poppies", 3);
  await woven(mine, 3);
  assert.deepEqual(told(await state(mine)), told(await state(theirs)));

  const third = await newPage(browser, SIZE);
  await open(third, "/lightloom?webgl=off&loom=ZZZZZZ");
  await third.locator(".toast", { hasText: "no loom with this code" }).waitFor();
  for (const page of [mine, theirs, third]) assert.deepEqual(page.errors, []);
});
