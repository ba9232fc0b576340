import assert from "node:assert/strict";
import { test } from "node:test";
import { Fabric } from "lightloom/loom/fabric.js";
import { layOut, muralAt } from "lightloom/loom/layout.js";
import { MOST_TILES } from "lightloom/loom/tiles.js";

const AT = layOut(1280, 720);
const WASH = ["#334466", "#8866aa", "#dd8899", "#ffcc99", "#557744", "#223322"];
const rest = () => new Promise((resolve) => setTimeout(resolve, 0));

/** @param {{ watched?: boolean }} [how] */
function fabricOf({ watched = true } = {}) {
  const asked = /** @type {number[]} */ ([]);
  const fabric = new Fabric({
    tile: async (index) => {
      asked.push(index);
      return /** @type {ImageBitmap} */ ({ width: 560, height: 768, close() {} });
    },
    atOnce: () => !watched,
    calm: () => false,
    needle_px: 420,
  });
  return { fabric, asked };
}

/** @param {number} count */
const mural = (count) => Array.from({ length: count }, (_, index) => ({ index, wash: WASH }));

/** Runs the fabric as the loop does until a promise is kept. @param {Fabric} fabric @param {Promise<void>} promise */
async function until(fabric, promise) {
  let kept = false;
  promise.then(() => {
    kept = true;
  });
  for (let frame = 0; frame < 900 && !kept; frame++) {
    fabric.step(1 / 30, false);
    fabric.lay(AT, fabric.restsAt(AT.visible), 1 / 30);
    await rest();
  }
  assert.ok(kept, "it never came to an end");
}

test("a mural of three hundred strips is walked with a handful of cloths and pictures", async () => {
  const { fabric } = fabricOf();
  fabric.restore(mural(300));
  for (let x = 299; x >= 0; x -= 1.7) {
    fabric.lay(AT, x, 1 / 30);
    await rest();
    assert.ok(fabric.group.children.length <= 5, String(fabric.group.children.length));
    assert.ok(fabric.tiles.size <= MOST_TILES);
  }
  fabric.dispose();
  assert.equal(fabric.group.children.length, 0);
});

test("a strip grows from wash to cloth, and the mural by one", async () => {
  const { fabric, asked } = fabricOf();
  fabric.restore(mural(4));
  fabric.wash(4, WASH, "a");
  fabric.step(0.5, false);
  assert.ok(fabric.end > 4 && fabric.end < 5);
  assert.ok(!asked.includes(4), "nobody asks for a picture that is not there yet");
  await until(fabric, fabric.weave(4));
  assert.deepEqual([fabric.count, fabric.end, fabric.free], [5, 5, 5]);
  fabric.dispose();
});

test("strips that come together are woven one after the other", async () => {
  const { fabric } = fabricOf();
  const order = /** @type {number[]} */ ([]);
  const both = [0, 1].map((index) => fabric.weave(index).then(() => void order.push(index)));
  await until(
    fabric,
    Promise.all(both).then(() => {}),
  );
  assert.deepEqual(order, [0, 1]);
  assert.equal(fabric.count, 2);
  fabric.dispose();
});

test("undo takes the last strip off, and its colours are forgotten", async () => {
  const { fabric } = fabricOf();
  fabric.restore(mural(3));
  await until(fabric, fabric.unravel(2));
  assert.equal(fabric.count, 2);
  assert.equal(fabric.huesOf(2), null);
  assert.equal(fabric.restsAt(1.5), 1);
  fabric.dispose();
});

test("a strip woven anew is asked for again, and the mural stays as long as it was", async () => {
  const { fabric, asked } = fabricOf();
  fabric.restore(mural(3));
  fabric.lay(AT, 2, 1);
  await rest();
  const before = asked.filter((index) => index === 1).length;
  await until(fabric, fabric.replace(1));
  assert.equal(asked.filter((index) => index === 1).length, before + 1);
  assert.equal(fabric.count, 3);
  fabric.dispose();
});

test("what nobody watches is woven at once", async () => {
  const { fabric } = fabricOf({ watched: false });
  fabric.restore(mural(2));
  fabric.wash(2, WASH, "a");
  await fabric.weave(2);
  await fabric.unravel(2);
  assert.equal(fabric.count, 2);
  fabric.dispose();
});

test("another mural on the loom frees whoever waited for the last one", async () => {
  const { fabric } = fabricOf();
  const woven = fabric.weave(0);
  await rest();
  const waits = fabric.weave(1);
  fabric.restore([]);
  await Promise.all([woven, waits]);
  assert.deepEqual([fabric.count, fabric.end, fabric.free], [0, 0, 0]);
  fabric.dispose();
});

test("what one sees at the edges of the window is what the rollers go on with", () => {
  assert.ok(Math.abs(muralAt(AT, AT.home, 5) - 6) < 1e-9);
});
