"""What a telling leaves out is said after it: in the understudy's sentences where they stand alone, else in a list."""

from typing import Any

import pytest

from apps.rooms.craft.naming import owed, unnamed

TELLING = (
    "You smell bread. By the wall stands an oven, still warm. Beside it waits a flour bin with its lid down.\n\n"
    "A green hatch faces you. It is flanked by an oak door and a steel door on a pivot."
)


def place(id_: str, label: str, side: str | None = None) -> dict[str, Any]:
    return {"id": id_, "label": label, **({"side": side} if side else {})}


ROOM: dict[str, Any] = {
    "things": [place("thing:0", "a bread oven"), place("thing:1", "a flour bin")],
    "doors": [
        place("door:0", "an oak door", "left"),
        place("door:1", "a green hatch", "ahead"),
        place("door:2", "a steel door on a pivot", "right"),
    ],
    "beat": None,
}


def missing(text: str) -> list[str]:
    return [place["id"] for place in unnamed(text, ROOM)]


def test_a_thing_is_named_by_its_noun_or_the_end_of_it_where_that_is_its_own() -> None:
    assert missing("An oven, a bin, a hatch, the oak door and a STEEL\ndoor.") == []
    assert missing("A bread bin, two doors, hatches; an ovenproof dish.") == ["thing:0", "door:0", "door:1", "door:2"]


def test_a_telling_that_names_everything_owes_nothing() -> None:
    assert owed(TELLING, ROOM, TELLING, most=300) == ""


def test_what_is_left_out_is_said_as_the_understudy_says_it() -> None:
    said = owed("A bread oven and a flour bin.", ROOM, TELLING, most=300)
    assert said == "A green hatch faces you. It is flanked by an oak door and a steel door on a pivot."


def test_a_sentence_that_leans_on_an_untold_one_or_names_what_was_named_becomes_a_list() -> None:
    said = owed("An oven, and a green hatch.", ROOM, TELLING, most=300)
    assert said == "Also here: a flour bin. On the left, an oak door; on the right, a steel door on a pivot."


def test_where_the_understudys_words_are_too_many_there_is_a_list() -> None:
    said = owed("Nothing at all.", ROOM, TELLING, most=150)
    assert said == (
        "Also here: a bread oven and a flour bin. "
        "On the left, an oak door; straight ahead, a green hatch; on the right, a steel door on a pivot."
    )
    with pytest.raises(ValueError, match="too few"):
        owed("Nothing at all.", ROOM, TELLING, most=20)


def test_somebody_who_hands_something_over_is_not_left_out() -> None:
    beat = {
        "says": "Ottilie Crane gives you a mended watch.",
        "person": {"who": "Ottilie Crane", "first": "Ottilie", "last": "Crane", "he": "she", "him": "her"},
        "gift": {"name": "a mended watch"},
    }
    room = ROOM | {"beat": beat}
    assert owed(TELLING, room, TELLING, most=300) == beat["says"]
    assert owed(f"{TELLING} There is a mended watch in your hand.", room, TELLING, most=300) == ""
