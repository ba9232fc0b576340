"""What a writer leaves out, or says only to close, is its stand-in's: and nobody reads filler."""

import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Self

import pytest
from pydantic import BaseModel, Field, model_validator

from pipelines import Closing, EngineMissing, Garbled, Prompt, ask, telling
from pipelines.structured import take_tally


class Card(BaseModel):
    story: str = Field(max_length=60)
    name: str = Field(default="nameless", max_length=20)
    doors: int = Field(ge=1, le=40)
    lines: tuple[str, ...] = Field(default=(), max_length=4, json_schema_extra={"items": {"enum": ["a", "b", "c"]}})


PROMPT = Prompt("test.card", "Tell a room.", "A room.")
WHOLE = {"story": "It rains.", "name": "The Pond", "doors": 12, "lines": ["a", "b"]}
SPARE = Card(story="A spare room.", name="Spare", doors=4, lines=("c",))
TEXT = json.dumps(WHOLE, separators=(",", ":"))


class ClosingWriter:
    """Writes each document up to a sign "|", says Closing there, and then the rest, a few characters at a time."""

    name = "closing writer"
    form = ""

    def __init__(self, *documents: str, understudy: Any = None) -> None:
        self._documents = list(documents)
        self.understudy = understudy
        self.seeds: list[int] = []
        self.schemas: list[Mapping[str, Any]] = []

    def wake(self) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        self.seeds.append(seed)
        self.schemas.append(schema)
        free, bar, filler = self._documents.pop(0).partition("|")
        yield from pieces(free)
        if bar:
            yield Closing()
            yield from pieces(filler)


def pieces(text: str) -> Iterator[str]:
    return (text[i : i + 3] for i in range(0, len(text), 3))


def closed_after(shown: str) -> str:
    """The whole text, closed early after `shown`."""
    assert shown in TEXT
    return TEXT.replace(shown, f"{shown}|", 1)


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ('{"story":"It', ()),
        ('"It rains.', ()),
        ('"It rains."', ("story",)),
        ('"The Po', ("story",)),
        ('"The Pond",', ("story", "name")),
        ('"doors":1', ("story", "name")),
        ('"doors":12', ("story", "name", "doors")),
        ('"lines":["a"', ("story", "name", "doors")),
        ('"lines":["a","b"', ("story", "name", "doors")),
        ('"lines":["a","b"]', ("story", "name", "doors", "lines")),
    ],
)
def test_fields_that_were_not_whole_before_closing_are_the_fallbacks(shown: str, kept: Sequence[str]) -> None:
    value = ask(ClosingWriter(closed_after(shown)), PROMPT, Card, seed=1, fallback=lambda: SPARE)
    spare = SPARE.model_dump(mode="json")
    assert value.model_dump(mode="json") == {name: (WHOLE if name in kept else spare)[name] for name in WHOLE}


def test_the_understudy_stands_in_when_nobody_else_is_named() -> None:
    understudy = ClosingWriter(SPARE.model_dump_json())
    value = ask(ClosingWriter(closed_after('"name":'), understudy=understudy), PROMPT, Card, seed=1)
    assert value == SPARE.model_copy(update={"story": "It rains."})
    assert understudy.seeds == [1]


def test_nobody_is_asked_to_stand_in_for_a_text_that_is_whole() -> None:
    understudy = ClosingWriter()
    assert ask(ClosingWriter(TEXT, understudy=understudy), PROMPT, Card, seed=1) == Card(**WHOLE)
    assert ask(ClosingWriter(f"{TEXT[:-1]}|}}", understudy=understudy), PROMPT, Card, seed=1).doors == 12
    assert understudy.seeds == []


def test_without_a_fallback_a_closed_text_stands_as_it_is() -> None:
    assert ask(ClosingWriter(closed_after('"The Po')), PROMPT, Card, seed=1) == Card(**WHOLE)


class UnlearntWriter(ClosingWriter):
    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        raise EngineMissing("It has not learnt this.")


def test_an_understudy_that_does_not_know_the_task_changes_nothing() -> None:
    writer = ClosingWriter(closed_after('"The Po'), "?", "?", understudy=UnlearntWriter())
    assert ask(writer, PROMPT, Card, seed=1) == Card(**WHOLE)
    with pytest.raises(Garbled):
        ask(writer, PROMPT, Card, seed=1)


def heard(writer: ClosingWriter, **more: Any) -> tuple[str, Card]:
    said, answer = "", telling(writer, PROMPT, Card, seed=1, prose="story", **more)
    while True:
        try:
            said += next(answer)
        except StopIteration as end:
            return said, end.value


def test_prose_is_told_up_to_closing_and_no_filler_is_heard() -> None:
    said, value = heard(ClosingWriter('{"story":"It ra|aaaaaaaa","name":"a","doors":1,"lines":[]}'))
    assert said == "It ra"
    assert value.story.startswith(said)


def test_prose_that_was_whole_before_closing_is_told_whole() -> None:
    said, value = heard(ClosingWriter(closed_after('"The Po')), fallback=lambda: SPARE)
    assert said == value.story == "It rains."


def test_of_two_texts_that_do_not_fit_the_good_fields_are_kept() -> None:
    wrong = TEXT.replace("12", "99")
    value = ask(ClosingWriter("Sure!", wrong), PROMPT, Card, seed=1, fallback=lambda: SPARE)
    assert value == Card(**{**WHOLE, "doors": 4})


def test_of_a_text_that_was_cut_what_stands_is_kept() -> None:
    cut = TEXT[: TEXT.index("Pond") + 2]
    value = ask(ClosingWriter(cut, cut), PROMPT, Card, seed=1, fallback=lambda: SPARE)
    assert value == SPARE.model_copy(update={"story": "It rains."})


def test_of_a_text_that_is_no_json_nothing_is_kept() -> None:
    assert ask(ClosingWriter("Sure!", "[1, 2"), PROMPT, Card, seed=1, fallback=lambda: SPARE) == SPARE


class Pair(BaseModel):
    low: int = Field(ge=0, le=9)
    high: int = Field(ge=0, le=9)

    @model_validator(mode="after")
    def ordered(self) -> Self:
        if self.low > self.high:
            raise ValueError("low is above high")
        return self


def test_fields_that_fit_only_apart_give_way_to_the_fallback() -> None:
    writer = ClosingWriter('{"low":8,"high":1}', '{"low":8,"high":1}')
    assert ask(writer, PROMPT, Pair, seed=1, fallback=lambda: Pair(low=2, high=3)) == Pair(low=2, high=3)


def test_what_is_pinned_is_not_asked_for_and_not_up_to_the_writer() -> None:
    writer = ClosingWriter(TEXT)
    value = ask(writer, PROMPT, Card, seed=1, pinned={"doors": 3, "name": "The Well"})
    assert (value.doors, value.name, value.story) == (3, "The Well", "It rains.")
    assert list(writer.schemas[0]["properties"]) == ["story", "lines"]


def test_what_is_pinned_holds_in_a_closed_and_in_a_salvaged_text() -> None:
    for documents in ([closed_after('"It rains."')], ["Sure!", TEXT.replace("12", "99")]):
        value = ask(ClosingWriter(*documents), PROMPT, Card, seed=1, pinned={"name": "Well"}, fallback=lambda: SPARE)
        assert (value.name, value.story) == ("Well", "It rains.")


def test_a_pin_for_a_field_there_is_not_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no field dooors"):
        ask(ClosingWriter(TEXT), PROMPT, Card, seed=1, pinned={"dooors": 3})


def counted(*documents: str, spare: Card | None = SPARE) -> dict[str, int]:
    take_tally()
    with contextlib.suppress(Garbled):
        ask(ClosingWriter(*documents), PROMPT, Card, seed=1, fallback=None if spare is None else lambda: spare)
    return {outcome: number for outcome, number in take_tally()["test.card"].items() if number}


def test_the_tally_says_how_each_asking_went() -> None:
    assert counted(TEXT) == {"asked": 1, "valid_first": 1}
    assert counted("Sure!", TEXT) == {"asked": 1, "retried": 1}
    assert counted(closed_after('"It')) == {"asked": 1, "valid_first": 1, "closed_early": 1}
    assert counted("Sure!", TEXT.replace("12", "99")) == {"asked": 1, "retried": 1, "salvaged": 1}
    assert counted("Sure!", "Sure!") == {"asked": 1, "retried": 1, "garbled": 1}
    assert counted("Sure!", TEXT.replace("12", "99"), spare=None) == {"asked": 1, "retried": 1, "garbled": 1}


def test_a_tally_that_was_taken_begins_anew() -> None:
    counted(TEXT)
    assert take_tally() == {}
