"""The solver's word is worth something: it notices every fault planted, and greedy visitors open every lock."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.paths import is_key
from apps.rooms.craft.truth.plan import Plan, Spot, plan
from apps.rooms.craft.truth.solver import never_opened
from apps.rooms.craft.truth.state import Walk
from apps.rooms.craft.truth.walk import choose_move, open_everything
from tests.unit.apps.rooms.craft.test_plan import near_rooms

NOWHERE = "9:9"
Beyond = Mapping[int, Plan]


def beyond_of(room: Plan) -> Beyond:
    return {i: plan(room.seed, door.to) for i, door in enumerate(room.exits) if not door.fold}


def without(room: Plan, key: str) -> Plan:
    things = [replace(thing, holds=tuple(find for find in thing.holds if find != key)) for thing in room.things]
    return replace(room, things=tuple(things))


def with_thing(room: Plan, place: int, thing: Spot) -> Plan:
    return replace(room, things=(*room.things[:place], thing, *room.things[place + 1 :]))


def lost_keys(room: Plan, beyond: Beyond) -> Iterator[tuple[Plan, Beyond]]:
    """Each key of this room's locks is gone from where it lay."""
    for lock in room.locks:
        yield without(room, lock), {i: without(other, lock) for i, other in beyond.items()}


def strange_locks(room: Plan, beyond: Beyond) -> Iterator[tuple[Plan, Beyond]]:
    """Each door and thing in turn gets a lock that no key was made for."""
    for i, door in enumerate(room.exits):
        doors = (*room.exits[:i], replace(door, lock=NOWHERE), *room.exits[i + 1 :])
        yield replace(room, exits=doors), beyond
    for i, thing in enumerate(room.things):
        yield with_thing(room, i, replace(thing, lock=NOWHERE)), beyond


def keys_locked_in(room: Plan, beyond: Beyond) -> Iterator[tuple[Plan, Beyond]]:
    """The key of a locked thing lies in that very thing, or in one that its own contents open."""
    for i, thing in enumerate(room.things):
        if thing.lock is None:
            continue
        bare = without(room, thing.lock)
        spot = bare.things[i]
        yield with_thing(bare, i, replace(spot, holds=(*spot.holds, thing.lock))), beyond
        for j, other in enumerate(bare.things):
            if j != i and other.lock is None and not other.holds:
                ring = with_thing(bare, i, replace(spot, holds=(*spot.holds, NOWHERE)))
                yield with_thing(ring, j, replace(other, lock=NOWHERE, holds=(thing.lock,))), beyond


def keys_behind_their_own_doors(room: Plan, beyond: Beyond) -> Iterator[tuple[Plan, Beyond]]:
    """The key of a locked door lies behind it."""
    for i, door in enumerate(room.exits):
        if door.lock is not None:
            bare = {place: without(other, door.lock) for place, other in beyond.items()}
            shut_in = bare[i]
            first = replace(shut_in.things[0], lock=None, holds=(*shut_in.things[0].holds, door.lock))
            yield without(room, door.lock), {**bare, i: with_thing(shut_in, 0, first)}


@pytest.mark.parametrize("plant", [lost_keys, strange_locks, keys_locked_in, keys_behind_their_own_doors])
def test_every_planted_fault_is_noticed(plant) -> None:
    planted = noticed = 0
    for seed in ("moss", "amber", "dusk"):
        for room in near_rooms(seed, 150):
            beyond = beyond_of(room)
            assert never_opened(room, beyond) == ()
            for faulty, behind in plant(room, beyond):
                planted += 1
                noticed += bool(never_opened(faulty, behind))
    assert planted > 150
    assert noticed == planted


def test_a_greedy_visitor_opens_every_lock_ever_met() -> None:
    for seed in map(str, range(40)):
        walk, dice = Walk(seed), Dice(seed, "greedy")
        for _ in range(60):
            assert walk.take(choose_move(walk, dice)) is None
        assert open_everything(walk) == []


def test_a_visitor_who_never_searches_is_in_no_trap_either() -> None:
    """Whatever was left undone on the way, each lock opens from its own room."""
    for seed in map(str, range(40)):
        walk, dice = Walk(seed), Dice(seed, "hurry")
        for _ in range(25):
            ways = [i for i, door in enumerate(walk.room.exits) if door.lock is None]
            assert walk.take(f"g{dice.choose(ways)}" if ways and dice.chance(0.8) else "b") is None or not walk.here
        assert open_everything(walk) == []


def test_no_key_is_made_twice_and_each_opens_one_lock() -> None:
    rooms = near_rooms("moss", 600)
    locks = [lock for room in rooms for lock in room.locks]
    held = [find for room in rooms for thing in room.things for find in thing.holds if is_key(find)]
    assert len(set(locks)) == len(locks)
    assert len(set(held)) == len(held)
    assert set(held) <= set(locks)
