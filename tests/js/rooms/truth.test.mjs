import assert from "node:assert/strict";
import { test } from "node:test";
import { Log } from "rooms/truth/log.js";
import { parentOf, read, spell } from "rooms/truth/moves.js";

test("every move is spelled as it was read, and nonsense is no move", () => {
  for (const token of [
    "g0",
    "b",
    "j",
    "j0.1.2",
    "s4",
    "k0.1:0>d1",
    "k:0>s2",
    "ulibrary/bookmark@0.1>s0",
    "ugift:bird>s1",
  ]) {
    const move = read(token);
    assert.ok(move, token);
    assert.equal(spell(move), token);
  }
  for (const token of ["", "g", "g12", "x", "j3", "j0..1", "k:0>x1", "k>d0", "u>s0", "s0 g1", "b "])
    assert.equal(read(token), null, token);
});

test("one goes back by the door one came in at first", () => {
  assert.equal(parentOf(""), null);
  assert.equal(parentOf("2"), "");
  assert.equal(parentOf("0.1.2"), "0.1");
});

test("undo and redo walk along the branch one was on, and a new move leaves the old branch standing", () => {
  const log = new Log();
  log.add("s0");
  log.add("g0");
  const old = log.head;
  assert.equal(log.moves(), "s0 g0");
  assert.ok(log.undo());
  log.add("g1");
  assert.equal(log.moves(), "s0 g1");
  assert.deepEqual(
    log.tips().map(({ id }) => log.moves(id)),
    ["s0 g0", "s0 g1"],
  );
  log.goTo(old);
  log.undo();
  log.undo();
  assert.equal(log.undo(), false, "the first room is as far back as one gets");
  assert.ok(log.redo() && log.redo());
  assert.equal(log.moves(), "s0 g0", "redo goes the way one went last");
  assert.equal(log.redo(), false);
});

test("the same move at the same place goes on along its old branch", () => {
  const log = new Log();
  log.add("g0");
  log.undo();
  log.add("g0");
  assert.equal(log.size, 2);
});

test("a room told again stands beside its first telling, also the first room", () => {
  const log = new Log();
  const first = log.add("g0");
  const second = log.retell(first.id);
  assert.equal(second.again, 1);
  assert.equal(log.moves(), "g0");
  assert.deepEqual(
    log.retellings(second.id).map(({ again }) => again),
    [0, 1],
  );
  log.goTo(0);
  assert.equal(log.retell(0).again, 1);
  assert.equal(log.moves(), "");
});

test("a log that was written down reads back the same", () => {
  const log = new Log();
  for (const move of ["s0", "g0", "s1"]) log.add(move);
  log.undo();
  const again = new Log(structuredClone(log.written()));
  assert.deepEqual(again.written(), log.written());
  assert.ok(again.redo());
  assert.equal(again.moves(), "s0 g0 s1");
});
