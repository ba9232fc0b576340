"""Asking a model that throws dice: whatever the budget, each app's shape comes back whole, in range, and as it was
told."""

import codecs
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pydantic import BaseModel

from apps.rooms.domain import clean
from pipelines import Closing, Prompt, telling
from pipelines.errors import TooTight
from pipelines.structured import Steering, take_tally
from tests.unit.pipelines.steered import SHAPES, steering_of, turns, vocabulary

pytest.importorskip("llguidance")
PROSE = {"recipe": "note", "room": "narration", "direction": "line"}


class DiceWriter:
    """A writer as those with weights are: Steering over a true tokenizer, Closing, pieces cut within characters."""

    name = "dice"
    form = ""
    understudy = None

    def wake(self) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        steering = Steering(vocabulary(), schema, most=prompt.tokens)
        decoder = codecs.getincrementaldecoder("utf-8")()
        said_closing = False
        for forced, chosen in turns(steering, seed, None):
            if steering.closing and not said_closing:
                said_closing = True
                yield Closing()
            if piece := decoder.decode(vocabulary().text(forced or [chosen])):
                yield piece


def answer(name: str, most: int, seed: int) -> tuple[str, BaseModel]:
    shape, settled = SHAPES[name]
    words = telling(
        DiceWriter(), Prompt(f"test.{name}", "", "", tokens=most), shape, seed=seed, prose=PROSE[name], pinned=settled
    )
    said = ""
    while True:
        try:
            said += next(words)
        except StopIteration as end:
            return said, end.value


def budgets(name: str) -> tuple[int, ...]:
    floor = steering_of(name, 4000).floor
    return 4000, floor + 120, floor


def holds(name: str, seeds: range) -> None:
    take_tally()
    for most in budgets(name):
        for seed in seeds:
            said, value = answer(name, most, seed)
            told = getattr(value, PROSE[name])
            said = clean(said) if name == "room" else said  # as the app does with every piece
            assert told.startswith(said)
            assert most < 4000 or said == told
            assert all(getattr(value, field) == settled for field, settled in SHAPES[name][1].items())
    tally = take_tally()[f"test.{name}"]
    assert tally["valid_first"] == tally["asked"] == 3 * len(seeds)
    assert tally["closed_early"] >= len(seeds)


@pytest.mark.parametrize("name", SHAPES)
def test_every_answer_fits_and_is_told_as_it_is(name: str) -> None:
    holds(name, range(3))


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_a_hundred_answers_fit_and_are_told_as_they_are(name: str) -> None:
    holds(name, range(100))


def test_too_few_tokens_are_said_in_a_sentence_before_a_word_is_written() -> None:
    with pytest.raises(TooTight, match="needs room for"):
        answer("room", budgets("room")[-1] - 1, 1)
