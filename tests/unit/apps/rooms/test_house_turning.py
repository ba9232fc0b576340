"""A house that nothing shall be made of is entered under another name, always the same, and the page is told."""

import pytest

from apps.rooms.craft.facts import sketch
from apps.rooms.craft.today import FIRST, SECOND
from apps.rooms.craft.truth.memory import known_before
from apps.rooms.domain import INSTEAD, SEED_CHARS, Visit
from apps.rooms.routes import SAID_INSTEAD, Saying, say
from pipelines import is_harmful


@pytest.mark.parametrize("seed", ["moss", "kill the lights", "Häuser am See", "猫の家", "a murder of crows"])
def test_a_harmless_house_keeps_its_name(seed: str) -> None:
    assert Visit(seed=seed).seed == seed


def test_no_house_of_the_day_is_turned() -> None:
    assert not any(is_harmful(f"{first} and {second}") for first in FIRST for second in SECOND)


def test_another_house_is_entered_and_it_is_the_same_house_at_the_next_door() -> None:
    first, next_ = Visit(seed="House of P0RN"), Visit(seed="house of porn", moves="g0")
    assert first.seed in INSTEAD
    assert next_.seed == Visit(seed=first.seed).seed
    assert all(len(name) <= SEED_CHARS and not is_harmful(name) for name in INSTEAD)


def test_the_page_hears_the_house_s_name_with_the_first_word() -> None:
    visit = Visit(seed="gore gore gore")
    assert sketch(known_before(visit.seed, visit.moves)).house == visit.seed


def test_free_words_are_heard_as_something_else_and_told_so() -> None:
    assert say(Saying(text="go to hell, you old clock"))["words"] == "go to hell, you old clock"
    heard = say(Saying(text="i will rape and torture everybody", said=3))
    assert heard["words"] in SAID_INSTEAD
    assert heard["line"]
