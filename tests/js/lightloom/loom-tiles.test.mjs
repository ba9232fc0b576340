import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_TILES, nearTiles, Tiles } from "lightloom/loom/tiles.js";

/** A drawer that counts what it gave and what was given back. */
function drawer() {
  const kept = { given: 0, closed: 0, asked: /** @type {number[]} */ ([]) };
  const tile = async (/** @type {number} */ index) => {
    kept.asked.push(index);
    kept.given += 1;
    return /** @type {ImageBitmap} */ ({ width: 560, height: 768, close: () => void (kept.closed += 1) });
  };
  return { kept, tile };
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 0));

test("the strips seen and one beside them are near, the middle ones first", () => {
  assert.deepEqual(nearTiles(3.2, 5.1, 300).sort(), [2, 3, 4, 5, 6]);
  assert.equal(nearTiles(3.2, 5.1, 300)[0], 4);
  assert.deepEqual(nearTiles(-2, 0.5, 1), [0]);
  assert.deepEqual(nearTiles(0, 3, 0), []);
  assert.ok(nearTiles(0, 40, 300).length <= MOST_TILES);
});

test("walking along three hundred strips never holds more than nine pictures", async () => {
  const { kept, tile } = drawer();
  const tiles = new Tiles(tile);
  for (let x = 0; x < 300; x += 0.5) {
    tiles.want(nearTiles(x - 3, x + 1, 300));
    await rest();
    assert.ok(tiles.size <= MOST_TILES, `${tiles.size} at ${x}`);
  }
  assert.ok(kept.asked.length < 330, "each strip was asked for once, or hardly more");
  tiles.dispose();
  assert.equal(tiles.size, 0);
});

test("a picture that comes too late for its place is closed, not kept", async () => {
  const { kept, tile } = drawer();
  const tiles = new Tiles(tile);
  tiles.want([5]);
  tiles.want([200]);
  await rest();
  assert.equal(tiles.at(5), null);
  assert.ok(tiles.at(200));
  assert.equal(kept.closed, 1);
});

test("a strip painted anew is asked for again, and its old picture is handed over", async () => {
  const { kept, tile } = drawer();
  const tiles = new Tiles(tile);
  tiles.want([1]);
  await rest();
  const old = tiles.take(1);
  assert.ok(old);
  assert.equal(tiles.at(1), null);
  await tiles.load(1);
  assert.ok(tiles.at(1) && tiles.at(1) !== old);
  assert.deepEqual(kept.asked, [1, 1]);
});

test("a drawer that fails leaves linen and is not asked again at once", async () => {
  let asked = 0;
  const tiles = new Tiles(async () => {
    asked += 1;
    throw new Error("gone");
  });
  tiles.want([0]);
  await rest();
  tiles.want([0]);
  await rest();
  assert.equal(asked, 1);
  assert.equal(tiles.at(0), null);
});

test("no more than three pictures are fetched at once", async () => {
  let open = 0;
  let most = 0;
  const tiles = new Tiles(async () => {
    most = Math.max(most, ++open);
    await rest();
    open -= 1;
    return /** @type {ImageBitmap} */ ({ width: 1, height: 1, close() {} });
  });
  for (let i = 0; i < 12; i++) {
    tiles.want([0, 1, 2, 3, 4, 5, 6]);
    await rest();
  }
  assert.equal(most, 3);
  assert.equal(tiles.size, 7);
});
