"""Rooms get names that read well and never come twice, however long the house."""

from typing import Any

from pipelines.embedded.writer.storyteller.asked import read_given
from pipelines.embedded.writer.storyteller.book import book
from pipelines.embedded.writer.storyteller.memory import Memory
from pipelines.embedded.writer.storyteller.names import name_room
from tests.unit.pipelines.embedded.writer.storyteller.asked_rooms import a_library


def name(number: int, **more: Any) -> str:
    asked = read_given(a_library(number=number, **more))
    return name_room(asked, book(), Memory(asked.told))


def test_names_stay_apart_far_beyond_what_is_remembered() -> None:
    named = [name(number) for number in range(1, 301)]
    assert len(set(named)) == 300
    assert all(len(one) <= 40 for one in named)


def test_a_name_that_was_used_is_passed_over() -> None:
    told = [{"name": name(1), "text": "", "marks": ""}]
    assert name(1, told=told) != name(1)


def test_a_noun_with_of_gets_no_second_of_and_plurals_stay_out() -> None:
    for number in range(1, 200):
        of_eels = name(number, names=["Hall of Eels"])
        assert of_eels.count(" of ") == 1, of_eels
        assert name(number, names=["Clockmaker's Attic"]).count("'s ") == 1
        assert "Stacks" not in name(number, names=["Stacks", "Library"])


def test_every_house_deals_its_names_in_its_own_order() -> None:
    assert len({name(1, seed=str(seed)) for seed in range(20)}) > 10
