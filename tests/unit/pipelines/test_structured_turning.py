"""What a model writes is listened to: something harmful is never let out, its stand-in answers, and it is counted."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field

from pipelines import Garbled, Prompt, ask, telling
from pipelines.structured import take_tally


class Card(BaseModel):
    story: str = Field(max_length=300)
    lines: tuple[Annotated[str, Field(max_length=60)], ...] = Field(default=(), max_length=4)


PROMPT = Prompt("test.turning", "Tell a room.", "A room.")
SPARE = Card(story="It rains.", lines=("Tick.",))
FOUL = '{"story": "It rains on the roof. Then a naked woman came in and stayed for tea.", "lines": []}'
FOUL_LINE = '{"story": "It rains.", "lines": ["Fine.", "Heil Hitler."]}'
FOUL_AND_BROKEN = '{"story": "a naked woman", "lines": 3}'


class Parrot:
    """Says what it was taught, a few characters at a time."""

    name = "parrot"
    form = ""

    def __init__(self, text: str, understudy: Any = None) -> None:
        self._text, self.understudy = text, understudy
        self.said = 0

    def wake(self) -> None: ...

    def learn(self, schema: Mapping[str, Any]) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str]:
        for start in range(0, len(self._text), 3):
            self.said = start
            yield self._text[start : start + 3]


@pytest.mark.parametrize("text", [FOUL, FOUL_LINE, FOUL_AND_BROKEN])
def test_the_stand_in_answers_for_a_model_that_says_something_harmful(text: str) -> None:
    take_tally()
    assert ask(Parrot(text), PROMPT, Card, seed=1, fallback=lambda: SPARE) == SPARE
    assert take_tally()["test.turning"]["turned"] == 1


def test_its_understudy_is_a_stand_in_too() -> None:
    understudy = Parrot(SPARE.model_dump_json())
    assert ask(Parrot(FOUL, understudy), PROMPT, Card, seed=1) == SPARE


def test_nothing_harmful_is_heard_while_it_is_told_and_the_telling_stops() -> None:
    parrot = Parrot(FOUL)
    told = telling(parrot, PROMPT, Card, seed=1, prose="story", fallback=lambda: SPARE)
    heard = "".join(told)
    assert heard.startswith("It rains on the roof.")
    assert "woman" not in heard
    assert parrot.said < len(FOUL) - 20


def test_without_a_stand_in_that_has_words_it_is_garbled() -> None:
    with pytest.raises(Garbled):
        ask(Parrot(FOUL, Parrot("nothing")), PROMPT, Card, seed=1)


def test_rules_are_taken_at_their_word() -> None:
    assert ask(Parrot(FOUL), PROMPT, Card, seed=1).story.startswith("It rains on the roof")
