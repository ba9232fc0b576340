"""Doors are told where they stand, by names that fit no other."""

from typing import Any

from pipelines.embedded.writer.storyteller.asked import Door, read_given
from pipelines.embedded.writer.storyteller.book import book
from pipelines.embedded.writer.storyteller.dice import Dice
from pipelines.embedded.writer.storyteller.doors import by_side, hint_of, own_name, tell_doors
from pipelines.embedded.writer.storyteller.memory import Memory
from pipelines.embedded.writer.storyteller.pen import Pen
from tests.unit.pipelines.embedded.writer.storyteller.asked_rooms import a_door, a_library


def a_pen(number: int = 0, **more: Any) -> Pen:
    asked = read_given(a_library(**more))
    return Pen(asked, book(), Memory(asked.told), Dice("test", number))


def zinc(side: str) -> dict[str, Any]:
    return a_door(0, side, "icehouse/zinc-lever", "a zinc door with a long lever", "clouding when you lean near")


def swing(side: str) -> dict[str, Any]:
    return a_door(1, side, "kitchen/swing", "a swing door with a round window", "still moving from the last person")


def test_no_frame_says_left_or_right_of_doors_that_stand_otherwise() -> None:
    for number in range(80):
        ways = tell_doors(a_pen(number, doors=[zinc("left"), swing("ahead")]), leanly=False).ways.lower()
        assert "right" not in ways
        ways = tell_doors(a_pen(number, doors=[zinc("left")]), leanly=False).ways.lower()
        assert "right" not in ways
        assert "far wall" not in ways


def test_lean_doors_go_without_hints() -> None:
    for number in range(30):
        doors = tell_doors(a_pen(number), leanly=True)
        assert "clouding" not in doors.ways
        assert "zinc door with a long lever" in doors.ways.lower()


def test_a_hint_that_could_speak_of_something_else_follows_its_door_at_once() -> None:
    asked = read_given(a_library(doors=[zinc("left") | {"hint": "in which something large goes by"}]))
    door: Door = asked.doors[0]
    for number in range(30):
        assert "which" not in hint_of(a_pen(number), door, at_once=False)
    assert any("which" in hint_of(a_pen(number), door, at_once=True) for number in range(30))


def test_a_door_is_called_by_its_own_short_name_or_by_its_side() -> None:
    asked = read_given(a_library(doors=[zinc("left"), swing("ahead")]))
    assert own_name(asked, asked.doors[0]) == "zinc door"
    assert by_side(asked, asked.doors[0]) == "left-hand door"
    assert by_side(asked, asked.doors[1]) == "far door"
    twins = read_given(a_library(doors=[zinc("left"), zinc("right") | {"id": "door:1"}]))
    assert own_name(twins, twins.doors[0]) == ""


def test_locks_and_folds_are_told_by_their_own_sentences() -> None:
    doors = [zinc("left") | {"fold": True}, swing("right") | {"lock": {"metal": "brass", "emblem": "half-moon"}}]
    told = tell_doors(a_pen(doors=doors), leanly=False)
    assert "half-moon" in told.locks[0]
    assert len(told.odd) == 1
