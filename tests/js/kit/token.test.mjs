import assert from "node:assert/strict";
import { test } from "node:test";
import { packed, unpacked } from "kit/token.js";

const MOST = { chars: 400, bytes: 2000 };

test("what is packed comes out the same, and needs no escaping", async () => {
  for (const value of [{ a: [1, "ü", null] }, "", 0, "雨 & \u202e <b>"]) {
    const token = await packed(value);
    assert.match(token, /^[\w-]+$/);
    assert.deepEqual(await unpacked(token, MOST), value);
  }
});

test("a token that is torn, changed, too long or a bomb is refused", async () => {
  const token = await packed({ a: "something to tear" });
  const bomb = await packed("a".repeat(100_000));
  assert.ok(bomb.length < MOST.chars);
  for (const bad of ["", token.slice(0, -6), `${token}!`, "x".repeat(401), bomb, "../../etc"])
    await assert.rejects(unpacked(bad, MOST));
});

test("a long value is packed whole", async () => {
  const moves = Array.from({ length: 40_000 }, (_, i) => `s${(i * 7919) % 10}${i}`).join(" ");
  assert.equal(await unpacked(await packed(moves), { chars: 1e6, bytes: 1e6 }), moves);
});
