"""A room is a pure function of its address, and the house has the shape that was promised."""

import os
import subprocess
import sys

import pytest

from apps.rooms.craft.canon import door_look, item_kind, themes, thing_kind
from apps.rooms.craft.truth.paths import is_key
from apps.rooms.craft.truth.plan import DEEPEST, Plan, plan
from apps.rooms.craft.truth.solver import prove
from apps.rooms.domain import Path

SEEDS = ("moss", "amber", "a lamp in the rain", "七つの部屋", "\ud800", "x" * 80)


def near_rooms(seed: str, count: int) -> list[Plan]:
    """The first rooms of a house, those with the shortest paths first."""
    rooms, waiting = [], [()]
    while waiting and len(rooms) < count:
        room = plan(seed, waiting.pop(0))
        rooms.append(room)
        waiting += [door.to for door in room.exits if not door.fold]
    return rooms


def deep_path(seed: str, depth: int) -> Path:
    path: Path = ()
    while len(path) < depth:
        onward = plan(seed, path).onward
        assert onward is not None
        path = (*path, onward)
    return path


@pytest.fixture(scope="module")
def rooms() -> list[Plan]:
    return [room for seed in SEEDS for room in near_rooms(seed, 250)]


def test_every_room_is_sound(rooms: list[Plan]) -> None:
    assert [(room.seed, room.path) for room in rooms if prove(room.seed, room.path)] == []


def test_rooms_have_three_to_five_things_and_at_most_three_doors(rooms: list[Plan]) -> None:
    assert {len(room.things) for room in rooms} == {3, 4, 5}
    assert {len(room.exits) for room in rooms} == {0, 1, 2, 3}
    assert all(len(thing.holds) <= 3 for room in rooms for thing in room.things)


def test_most_rooms_have_a_locked_door_and_many_a_locked_thing(rooms: list[Plan]) -> None:
    assert sum(any(door.lock for door in room.exits) for room in rooms) >= 0.65 * len(rooms)
    assert sum(any(thing.lock for thing in room.things) for room in rooms) >= 0.3 * len(rooms)


def test_no_room_is_searched_for_nothing(rooms: list[Plan]) -> None:
    assert all(any(thing.holds for thing in room.things) for room in rooms)


def test_dead_ends_folds_errands_and_wishes_happen(rooms: list[Plan]) -> None:
    assert 0.02 * len(rooms) < sum(not room.exits for room in rooms) < 0.15 * len(rooms)
    assert any(door.fold for room in rooms for door in room.exits)
    assert sum(bool(room.errands) for room in rooms) > 0.1 * len(rooms)
    assert sum(any(thing.wants for thing in room.things) for room in rooms) > 0.1 * len(rooms)


def test_every_word_of_a_plan_is_in_canon(rooms: list[Plan]) -> None:
    for room in rooms:
        assert room.hour in themes()[room.theme].hours
        for thing in room.things:
            assert thing_kind(thing.kind).kind.startswith(room.theme + "/")
            for find in (*thing.holds, *thing.gives):
                assert is_key(find) or item_kind(find.partition("@")[0])
        for door in room.exits:
            assert door_look(door.look).kind.startswith(door.theme + "/")


def test_a_door_tells_what_lies_beyond(rooms: list[Plan]) -> None:
    for room in rooms:
        for door in room.exits:
            beyond = plan(room.seed, door.to)
            assert beyond.theme == door.theme
            assert beyond.path == room.path[: len(door.to)] if door.fold else beyond.path[:-1] == room.path


def test_things_of_a_room_and_doors_of_a_room_are_all_different(rooms: list[Plan]) -> None:
    for room in rooms:
        assert len({thing.kind for thing in room.things}) == len(room.things)
        assert len({door.side for door in room.exits}) == len(room.exits)
        assert len({door.theme for door in room.exits if not door.fold}) == sum(not door.fold for door in room.exits)


def test_no_theme_returns_within_the_last_seven_rooms() -> None:
    path = deep_path("moss", 120)
    walked = [plan("moss", path[:n]).theme for n in range(121)]
    assert all(theme not in walked[max(0, n - 7) : n] for n, theme in enumerate(walked))


def test_a_theme_that_returns_shows_other_things_while_it_can() -> None:
    path = deep_path("amber", 60)
    met: dict[str, set[str]] = {}
    for n in range(25):
        room = plan("amber", path[:n])
        kinds = {thing.kind for thing in room.things}
        unmet = {thing.kind for thing in themes()[room.theme].things} - met.get(room.theme, set())
        assert len(kinds & unmet) == min(len(kinds), len(unmet))
        met.setdefault(room.theme, set()).update(kinds)


def test_what_a_thing_wants_lies_in_an_earlier_room_and_nothing_depends_on_it(rooms: list[Plan]) -> None:
    for room in rooms:
        for thing in room.things:
            if thing.wants is not None:
                assert thing.lock is None
                assert thing.holds == ()
                assert not any(is_key(find) for find in thing.gives)
                before = [plan(room.seed, room.path[:n]) for n in range(len(room.path))]
                assert any(thing.wants in (*spot.holds, *spot.gives) for place in before for spot in place.things)


def test_no_item_is_wanted_in_two_rooms() -> None:
    wanted = [thing.wants for room in near_rooms("moss", 1500) for thing in room.things if thing.wants]
    assert len(wanted) > 100
    assert len(set(wanted)) == len(wanted)


def test_every_house_goes_on_until_it_curves_back() -> None:
    for seed in SEEDS:
        deepest = plan(seed, deep_path(seed, DEEPEST))
        assert all(door.fold for door in deepest.exits)


def test_the_first_room_has_one_lock_and_a_door_that_is_open() -> None:
    for seed in map(str, range(200)):
        doors = plan(seed, ()).exits
        assert len(doors) >= 2
        assert sum(door.lock is not None for door in doors) == 1


def test_a_door_that_is_not_there_leads_nowhere() -> None:
    with pytest.raises(IndexError):
        plan("moss", (7,))


def test_another_process_builds_the_same_house() -> None:
    code = (
        "from tests.unit.apps.rooms.craft.test_plan import near_rooms; from hashlib import sha256;"
        "print(sha256(repr(near_rooms('moss', 300)).encode()).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=dict(os.environ, PYTHONHASHSEED=hash_seed),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("0", "4711")
    }
    assert len(hashes) == 1
