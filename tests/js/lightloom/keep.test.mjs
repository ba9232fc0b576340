import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { isManifest, isShot } from "lightloom/keep/checks.js";
import { fromToken, TornLink, tokenOf } from "lightloom/keep/link.js";
import { fromFile, TornFile, toFile } from "lightloom/keep/world-file.js";
import { muralOf, shot, strip } from "./strips.mjs";

const MADE_BY = { engines: "FLUX.2-klein-4B (diffusers)", trained: true };
const picture = () => new Blob(["a picture"], { type: "image/webp" });
const depth = () => new Blob(["a depth"], { type: "image/png" });
/** @param {number} count @param {Partial<import("lightloom/keep/world-file.js").Whole>} [news] */
const whole = (count, news = {}) => ({
  seed: "moss",
  verdict: { title: "A <b>cloth</b>", subtitle: "", stops: [{ strip: 0, x: 0.5, y: 0.5, zoom: 1, caption: "here" }] },
  strips: Array.from({ length: count }, (_, i) => strip(i)),
  tile: async () => ({ picture: picture(), depth: depth(), edge: null }),
  ...news,
});

test("a cloth's file says what made it", async () => {
  const bytes = new Uint8Array(await (await toFile(whole(1), MADE_BY)).arrayBuffer());
  const { made_by } = JSON.parse(strFromU8(unzipSync(bytes)["manifest.json"]));
  assert.equal(made_by.says, "AI-generated, by trained models (FLUX.2-klein-4B (diffusers)).");
  assert.match(made_by.digital_source_type, /\/trainedAlgorithmicMedia$/);
});

test("a cloth goes into a file and comes out the same, picture by picture", async () => {
  const back = await fromFile(await toFile(whole(3), MADE_BY));
  assert.equal(back.seed, "moss");
  assert.deepEqual(back.strips, whole(3).strips);
  assert.equal(back.verdict?.title, "A <b>cloth</b>");
  const tile = await back.tile(2);
  assert.equal(await tile?.picture.text(), "a picture");
  assert.equal(await tile?.depth?.text(), "a depth");
  assert.equal(tile?.picture.type, "image/webp");
  assert.equal(tile?.edge, null);
  assert.equal(tile?.carried, null);
});

test("what a strip hands on is in the file, and a file from before there was any opens as ever", async () => {
  const carried = new Blob(["numbers"], { type: "application/zip" });
  const tile = async () => ({ picture: picture(), depth: null, edge: null, carried });
  const back = await (await fromFile(await toFile(whole(2, { tile }), MADE_BY))).tile(1);
  assert.equal(await back?.carried?.text(), "numbers");
  assert.equal(back?.carried?.type, "application/zip");
  const older = zipped({ "manifest.json": manifest(), "strips/000.webp": "a picture" });
  assert.equal((await (await fromFile(older)).tile(0))?.carried, null);
  for (const name of ["carried/000.webp", "strips/000.npz", "carried/../000.npz"]) {
    await assert.rejects(
      fromFile(zipped({ "manifest.json": manifest(), "strips/000.webp": "a", [name]: "b" })),
      TornFile,
    );
  }
});

test("a strip whose picture is lost is a hole, and the rest comes in", async () => {
  const tile = async (/** @type {number} */ index) =>
    index === 1 ? null : { picture: picture(), depth: null, edge: null };
  const back = await fromFile(await toFile(whole(3, { tile }), MADE_BY));
  assert.equal(await back.tile(1), null);
  assert.ok(await back.tile(2));
});

/** @param {Record<string, string | Uint8Array>} entries @param {{ level?: 0 | 6 }} [how] */
const zipped = (entries, how = {}) =>
  new Blob([
    /** @type {Uint8Array<ArrayBuffer>} */ (
      zipSync(
        Object.fromEntries(
          Object.entries(entries).map(([name, text]) => [name, typeof text === "string" ? strToU8(text) : text]),
        ),
        how,
      )
    ),
  ]);
const manifest = (news = {}) =>
  JSON.stringify({
    form: "Lightloom, a cloth",
    v: 1,
    width: 560,
    height: 768,
    seed: "moss",
    verdict: null,
    strips: [strip(0)],
    ...news,
  });

test("a file that is no cloth is a sentence, wherever it is broken", async () => {
  const good = { "manifest.json": manifest(), "strips/000.webp": "x" };
  await fromFile(zipped(good));
  /** @type {Record<string, string | Uint8Array>[]} */
  const torn = [
    { "strips/000.webp": "x" },
    { "manifest.json": manifest() },
    { ...good, "../../etc/passwd": "x" },
    { ...good, "strips/000.png": "x" },
    { ...good, "strips/999.webp": "x" },
    { ...good, "strips/000.svg": "x" },
    { ...good, "manifest.json": "{" },
    { ...good, "manifest.json": manifest({ form: "a house" }) },
    { ...good, "manifest.json": manifest({ width: 64 }) },
    { ...good, "manifest.json": manifest({ seed: "" }) },
    { ...good, "manifest.json": manifest({ strips: [] }) },
    { ...good, "manifest.json": manifest({ strips: [strip(1)] }) },
    { ...good, "manifest.json": manifest({ strips: [{ ...strip(0), shot: { ...shot(), lands: "sea" } }] }) },
    { ...good, "manifest.json": manifest({ strips: [{ ...strip(0), wash: ["red"] }] }) },
    { ...good, "manifest.json": manifest({ verdict: { title: "x", subtitle: "", stops: [{ strip: 9 }] } }) },
    { ...good, "strips/001.webp": new Uint8Array(5 << 20) },
  ];
  for (const entries of torn) await assert.rejects(fromFile(zipped(entries)), TornFile, Object.keys(entries).join());
  for (const text of ["", "PK", "no zip at all".repeat(99)]) await assert.rejects(fromFile(new Blob([text])), TornFile);
});

test("a bomb is refused before it is unpacked, and one that lies about its size unpacks into no more than it said", async () => {
  const bomb = zipped({ "manifest.json": manifest(), "strips/000.webp": new Uint8Array(64 << 20) }, { level: 6 });
  assert.ok(bomb.size < 200_000);
  await assert.rejects(fromFile(bomb), TornFile);
  const liar = new Uint8Array(await bomb.arrayBuffer());
  const view = new DataView(liar.buffer);
  for (let at = 0; at < liar.length - 4; at++) {
    if (view.getUint32(at, true) === 64 << 20) view.setUint32(at, 9, true); // both headers say nine bytes
  }
  const back = await fromFile(new Blob([liar])).catch((fault) => fault);
  if (back instanceof Error) assert.ok(back instanceof TornFile);
  else {
    const tile = await back.tile(0).catch(() => null);
    assert.ok((tile?.picture.size ?? 0) <= 9);
  }
});

test("seed, words and shots go into a link and come out the same", async () => {
  const mural = muralOf(4);
  const token = await tokenOf(mural);
  assert.match(token, /^[\w-]+$/);
  const back = await fromToken(token);
  assert.equal(back.seed, "moss");
  assert.deepEqual(back.strips, mural.story(null));
});

test("a link that is torn, too long, or of another kind is a sentence", async () => {
  const token = await tokenOf(muralOf(2));
  const many = await tokenOf(muralOf(25));
  const other = await tokenOf({ seed: "x".repeat(99), strips: muralOf(1).strips });
  const nonsense = await tokenOf({ seed: "x", strips: [/** @type {any} */ ({ words: 7, shot: null, over: null })] });
  for (const bad of ["", "%", token.slice(0, -5), "A".repeat(40_000), many, other, nonsense]) {
    await assert.rejects(fromToken(bad), TornLink);
  }
});

test("a model that writes in emoji and rare letters is read back: characters count as the house counts them", async () => {
  const told = shot({ line: "🐋".repeat(100), prompt: "𐍇".repeat(500) });
  const strips = [strip(0, { shot: told, words: "🏮".repeat(600) })];
  assert.deepEqual((await fromFile(await toFile(whole(1, { strips }), MADE_BY))).strips, strips);
  assert.deepEqual((await fromToken(await tokenOf({ seed: "🌲".repeat(40), strips }))).strips[0].shot, told);
  assert.ok(!isShot(shot({ line: "🐋".repeat(101) })));
});

test("hostile words are words: only what the page relies on is looked at", () => {
  const said = strip(0, {
    words: "<img src=x onerror=alert(1)> \u202e",
    sights: [{ thing: "x", label: "</script>", box: [0, 0, 1, 1] }],
  });
  assert.ok(isManifest({ seed: "s", strips: [said], verdict: null }));
  assert.ok(!isShot(shot({ style: "photograph" })));
  assert.ok(!isShot({ ...shot(), take: 1.5 }));
});
