"""The fold of the moves: what is allowed happens, what is not is a sentence, and another way of counting agrees."""

import json
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.moves import read_move, way
from apps.rooms.craft.truth.plan import Plan, plan
from apps.rooms.craft.truth.state import Refusal, State, Walk, apply, beginning, replay
from apps.rooms.craft.truth.walk import choose_move
from pipelines import Refused
from tests.rooms_oracle import Oracle
from tests.rooms_trails import trail

SEEDS = ("moss", "amber", "a lamp in the rain", "七つの部屋")


def strolled(seed: str, steps: int) -> str:
    walk, dice, moves = Walk(seed), Dice(seed, "test"), []
    for _ in range(steps):
        moves.append(choose_move(walk, dice))
        assert walk.take(moves[-1]) is None
    return " ".join(moves)


def after(state: State, *moves: str) -> State:
    for move in moves:
        stepped = apply(state, move)
        assert isinstance(stepped, State), (move, stepped)
        state = stepped
    return state


def refusal(state: State, move: str) -> str:
    told = apply(state, move)
    assert isinstance(told, Refusal)
    return told.says


def first_room_with(trait: str) -> tuple[str, Plan]:
    """A house whose first room has a locked thing ("chain") or none ("plain")."""
    for seed in map(str, range(100)):
        room = plan(seed, ())
        if any(thing.lock for thing in room.things) == (trait == "chain"):
            return seed, room
    raise AssertionError(trait)


@pytest.mark.parametrize("seed", SEEDS)
def test_another_way_of_counting_agrees_after_every_move(seed: str) -> None:
    oracle = Oracle(seed)
    seen: Counter[str] = Counter()
    for step in trail(seed, 150, random.Random(seed))["steps"]:
        assert oracle.take(step["move"]) == (step["refused"] is None), step["move"]
        assert oracle.facts() == step["facts"]
        seen[step["move"][0] + ("-" if step["refused"] else "+")] += 1
    assert {"g+", "g-", "s+", "s-", "k+", "k-"} <= set(seen)


@pytest.mark.parametrize("seed", SEEDS)
def test_replaying_a_branch_is_taking_its_moves_one_by_one(seed: str) -> None:
    moves = strolled(seed, 120)
    state = beginning(seed)
    for n, move in enumerate(moves.split(" "), 1):
        state = after(state, move)
        if n % 30 == 0:
            assert replay(seed, " ".join(moves.split(" ")[:n])) == state
    assert state.tale.rooms == len(state.visits)


def test_a_key_opens_its_lock_and_stays_in_it() -> None:
    seed, room = first_room_with("plain")
    locked = next(i for i, door in enumerate(room.exits) if door.lock)
    key = room.exits[locked].lock
    assert key is not None
    where = next(i for i, thing in enumerate(room.things) if key in thing.holds)
    state = beginning(seed)
    assert "locked" in refusal(state, f"g{locked}")
    state = after(state, f"s{where}")
    assert key in state.bag
    state = after(state, f"k{key}>d{locked}")
    assert key not in state.bag
    assert key in state.open
    assert after(state, f"g{locked}").here == (locked,)


def test_a_chain_opens_from_its_first_key_on() -> None:
    seed, room = first_room_with("chain")
    walk = Walk(seed)
    locked = next(i for i, thing in enumerate(room.things) if thing.lock)
    assert walk.take(f"s{locked}") is not None
    for i, thing in enumerate(room.things):
        if thing.lock is None:
            assert walk.take(f"s{i}") is None
    assert walk.take(f"k{room.things[locked].lock}>s{locked}") is None
    assert walk.take(f"s{locked}") is None
    assert set(room.things[locked].holds) <= set(walk.bag)


def test_a_wrong_key_changes_nothing_and_is_no_refusal() -> None:
    for seed in SEEDS:
        walk, dice = Walk(seed), Dice(seed, "wrong")
        for _ in range(300):
            shut = [i for i, door in enumerate(walk.room.exits) if door.lock and door.lock not in walk.open]
            keys = [find for find in walk.bag if read_move(f"k{find}>d0") and ":" in find and "gift" not in find]
            wrong = [key for key in keys if shut and key != walk.room.exits[shut[0]].lock]
            if wrong:
                before = walk.state()
                assert walk.take(f"k{wrong[0]}>d{shut[0]}") is None
                assert walk.state() == before
                return
            walk.take(choose_move(walk, dice))
    raise AssertionError("no walk met a wrong key")


def test_an_item_is_taken_by_what_wants_it_and_by_nothing_else() -> None:
    for seed in map(str, range(20)):
        walk, dice = Walk(seed), Dice(seed, "wish")
        for _ in range(300):
            for i, thing in enumerate(walk.room.things):
                if thing.wants in walk.bag:
                    other = next(j for j in range(len(walk.room.things)) if j != i)
                    before = walk.state()
                    assert walk.take(f"u{thing.wants}>s{other}") is None
                    assert walk.state() == before
                    assert walk.take(f"u{thing.wants}>s{i}") is None
                    assert thing.wants not in walk.bag
                    assert (walk.here, i) in walk.used
                    assert set(thing.gives) <= set(walk.bag)
                    assert walk.take(f"u{thing.wants}>s{i}") is not None
                    return
            walk.take(choose_move(walk, dice))
    raise AssertionError("no walk could grant a wish")


def test_refusals_are_sentences_and_change_nothing() -> None:
    seed, room = first_room_with("plain")
    state = beginning(seed)
    open_thing = next(i for i, thing in enumerate(room.things) if thing.lock is None)
    searched = after(state, f"s{open_thing}")
    told = [refusal(state, move) for move in ("b", "j", "j0", "g9", "s9", "k:7>d0", "k:7>d9", "ugift:bird>s0", "dance")]
    told.append(refusal(searched, f"s{open_thing}"))
    assert all(says[0].isupper() and says[-1] == "." and len(says.split()) > 4 for says in told)


HOSTILE = (
    "",
    " ",
    "g",
    "g-1",
    "g٣",
    "g²",
    "g00",
    "G0",
    "b0",
    "j.",
    "j0.",
    "j00",
    "j0..1",
    "j" + "0." * 4000 + "0",
    "s1e3",
    "k>d0",
    "k:0>x0",
    "k:0>",
    "k:0>d",
    "u>s0",
    "u" + "x" * 5000 + ">s0",
    "k" + "0." * 60_000 + "0:0>d0",
    "u'; DROP TABLE rooms;-->s0",
    "<script>",
    '{"kind":"go"}',
    "\u202eg0",
    "g0\n",
    "\ud800",
    "\x00",
)


@pytest.mark.parametrize("token", HOSTILE)
def test_hostile_moves_are_refused(token: str) -> None:
    state = beginning("moss")
    assert refusal(state, token)
    if token:
        with pytest.raises(Refused):
            replay("moss", token)


@given(st.text(max_size=60))
def test_any_text_is_a_move_or_a_refusal(text: str) -> None:
    told = apply(beginning("moss"), text)
    assert isinstance(told, State) or told.says.endswith(".")


@given(st.lists(st.from_regex(r"[gs][0-4]|b|j(0|0\.1)?|k:[01]>[ds][0-3]|ugift:bird>s0", fullmatch=True), max_size=25))
def test_moves_are_refused_one_by_one_and_never_half_done(moves: list[str]) -> None:
    walk, taken = Walk("amber"), []
    for move in moves:
        before = walk.state()
        if walk.take(move) is None:
            taken.append(move)
        else:
            assert walk.state() == before
    assert replay("amber", " ".join(taken)) == walk.state()


def test_facts_are_json_and_sorted() -> None:
    state = replay("moss", strolled("moss", 80))
    facts = state.facts()
    assert json.loads(json.dumps(facts)) == facts
    assert facts["open"] == sorted(state.open)
    assert len(facts["searched"]) == len(state.searched)


def test_the_way_is_cut_off_after_the_last_room_entered() -> None:
    assert way("") == ""
    assert way("s0 s1") == ""
    assert way("g0 s1 k:0>d1") == "g0"
    assert way("g0 s1 g1") == "g0 s1 g1"


def test_a_long_branch_takes_no_longer_a_move_than_a_short_one() -> None:
    walk = Walk("moss")
    opened = next(i for i, door in enumerate(walk.room.exits) if door.lock is None)
    moves = f"g{opened} b " * 20_000
    assert len(replay("moss", moves.strip()).visits) == 2
