/** What one takes home: the sheet's rows, the film's path, the mark inside a PNG. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, inflateSync } from "node:zlib";
import { crc32, marked, says, xmp } from "lightloom/keepsakes/mark.js";
import { path, VIEW, viewAt } from "lightloom/keepsakes/path.js";
import { laidOut, SHEET, wrapped } from "lightloom/keepsakes/rows.js";

const madeBy = { engines: "embedded painter 1", trained: false };

test("rows hold every strip once, inside the sheet, whatever the length", () => {
  for (const count of [1, 2, 3, 5, 8, 13, 40, 117, 300]) {
    const { tiles, rows } = laidOut(count);
    assert.deepEqual(
      tiles.map(({ index }) => index),
      Array.from({ length: count }, (_, i) => i),
    );
    for (const { x, y, width, height } of tiles) {
      assert.ok(x >= SHEET.margin - 1 && x + width <= SHEET.width - SHEET.margin + 1, `${count}`);
      assert.ok(y >= SHEET.margin - 1 && y + height <= SHEET.height - SHEET.foot, `${count}`);
      assert.ok(Math.abs(width / height - 560 / 768) < 1e-9);
    }
    assert.equal(new Set(tiles.map(({ y }) => y)).size, rows);
  }
});

test("a long mural is wound in several rows, a short one is not blown up", () => {
  assert.equal(laidOut(2).rows, 1);
  assert.ok(laidOut(40).rows > 4);
  assert.ok(laidOut(1).tiles[0].width <= 560 * 1.7);
});

test("words are wrapped by measure and never lost", () => {
  const lines = wrapped("the quick brown fox", 10, (text) => text.length);
  assert.deepEqual(lines, ["the quick", "brown fox"]);
  assert.deepEqual(
    wrapped("", 10, () => 1),
    [],
  );
});

test("a film glides without a jump, rests at its stops and ends at the end within a minute", () => {
  const stops = [
    { strip: 2, x: 0.5, y: 0.5, zoom: 1.4, caption: "the lighthouse" },
    { strip: 30, x: 0.2, y: 0.5, zoom: 1.2, caption: "the whale" },
  ];
  const film = path(60, stops);
  assert.ok(film.length_s <= 61, String(film.length_s));
  const captions = new Set();
  let before = viewAt(film, 0).left;
  let fastest = 0;
  for (let t = 0; t <= film.length_s; t += 1 / 30) {
    const { left, zoom, caption } = viewAt(film, t);
    if (caption) captions.add(caption);
    fastest = Math.max(fastest, Math.abs(left - before));
    assert.ok(zoom >= 1 && zoom <= 1.4);
    assert.ok(left >= before - 1e-6, "it never goes back");
    before = left;
  }
  assert.deepEqual([...captions], ["the lighthouse", "the whale"]);
  assert.ok(Math.abs(before - (film.width - VIEW.width)) < 1);
  assert.ok(fastest < 60);
});

test("a mural narrower than the view stands still", () => {
  const film = path(1, []);
  assert.equal(viewAt(film, 0).left, 0);
  assert.equal(viewAt(film, film.length_s).left, 0);
  assert.ok(film.length_s > 1);
});

/** @param {string} name @param {Uint8Array} data */
function chunk(name, data) {
  const bytes = new Uint8Array(12 + data.length);
  new DataView(bytes.buffer).setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  new DataView(bytes.buffer).setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

test("a PNG keeps its picture and gains one whole, well-formed mark", () => {
  const head = Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0);
  const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
  const parts = [
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Uint8Array.of(0, 200))),
    chunk("IEND", new Uint8Array()),
  ];
  const png = Uint8Array.from([...signature, ...parts.flatMap((part) => [...part])]);
  const bytes = marked(png, madeBy);
  const names = [];
  for (let at = 8; at < bytes.length; ) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at);
    const length = view.getUint32(0);
    const body = bytes.subarray(at + 4, at + 8 + length);
    const name = new TextDecoder().decode(body.subarray(0, 4));
    names.push(name);
    assert.equal(view.getUint32(8 + length), crc32(body), name);
    if (name === "IDAT") assert.deepEqual([...inflateSync(body.subarray(4))], [0, 200]);
    at += 12 + length;
  }
  assert.deepEqual(names, ["IHDR", "iTXt", "IDAT", "IEND"]);
  assert.ok(new TextDecoder().decode(bytes).includes("digitalsourcetype/algorithmicMedia"));
});

test("the mark tells models from algorithms, and a name cannot break out of it", () => {
  assert.match(says({ engines: "FLUX", trained: true }), /^AI-generated/);
  assert.match(says(madeBy), /without training/);
  assert.match(xmp({ engines: "FLUX", trained: true }), /trainedAlgorithmicMedia/);
  assert.ok(!xmp({ engines: '"/><script>', trained: false }).includes("<script"));
});
