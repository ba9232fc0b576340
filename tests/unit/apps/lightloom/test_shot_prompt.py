"""What a director is asked: prose a small model can follow, and the rules that hold whoever directs."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from apps.lightloom.craft.cloth import Cloth
from apps.lightloom.domain import Phrase, Told, Weaving
from apps.lightloom.flow import ASKED, Weavers
from apps.lightloom.prompts import FILLED, NAMED, RULED, Direction, shot_prompt
from pipelines import Closing, Made, Prompt, Shot, Writer
from pipelines.embedded.painter import EmbeddedPainter
from pipelines.embedded.surveyor import EmbeddedSurveyor
from pipelines.embedded.writer import EmbeddedWriter


class Fanciful:
    """Sees everything close, in sepia, with a comet in it; keeps to the schema it is given and remembers it."""

    name = "fanciful director"
    form = ""
    understudy: Writer | None = EmbeddedWriter()

    def __init__(self) -> None:
        self.asked: list[set[str]] = []

    def learn(self, schema: Mapping[str, Any]) -> None: ...

    def wake(self) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        self.asked.append(set(schema["properties"]))
        comet = {"thing": "comet", "count": 1, "size": "usual", "place": "any", "zone": "sky"}
        fancy = {"line": "close · all in sepia", "composition": "close", "lands": ["desert"], "subjects": [comet]}
        fancy |= {"palette": "sepia", "prompt": "Sepia."}
        yield json.dumps({name: fancy[name] for name in schema["properties"]})


def directed(*said: str) -> tuple[Fanciful, list[Shot]]:
    writer = Fanciful()
    cloth = Cloth(Weaving(seed="s", phrases=(Phrase(id="p", text="x"),)))
    weavers = Weavers(cloth, writer, EmbeddedPainter(), EmbeddedSurveyor())
    shots: list[Shot] = []
    for at, text in enumerate(said):
        events = list(weavers.weave(Told((f"p{at}",), 0, text, cloth.next_index), None))
        shots += [event.value.shot for event in events if isinstance(event, Made) and event.name == "directed"]
    return writer, shots


@pytest.mark.parametrize("said", FILLED)
def test_the_filled_forms_are_shots_in_the_order_of_their_fields(said: str) -> None:
    filled = FILLED[said]
    Direction.model_validate({"lands": ["sea"], **filled})
    assert list(filled) == [name for name in Direction.model_fields if name in filled]
    assert set(filled) <= set(Direction.model_fields) - RULED


def test_the_prose_is_always_the_same_and_holds_no_schema() -> None:
    first = shot_prompt(Told(("p",), 0, "a whale", 0), (), None, how="weave")
    second = shot_prompt(Told(("p",), 0, "a fox", 3), (), "ink wash", how="repaint")
    assert first.system == second.system
    assert "properties" not in first.system
    assert len(first.system) < 4000
    assert first.user.endswith('Said: "a whale"\nAnswer:')


def test_what_is_named_is_by_rules_and_how_it_looks_is_the_directors() -> None:
    writer, (shot,) = directed("two herons at dusk in the rain")
    assert [subject.thing for subject in shot.subjects] == ["heron"]
    assert (shot.time, shot.weather) == ("dusk", "rain")
    assert (shot.composition, shot.palette) == ("close", "sepia")
    assert writer.asked == [set(Direction.model_fields) - RULED - NAMED]


def test_where_nothing_is_named_the_director_chooses() -> None:
    writer, (shot,) = directed("everything is far away and long ago")
    assert [subject.thing for subject in shot.subjects] == ["comet"]
    assert writer.asked == [set(Direction.model_fields) - RULED]


def test_a_correction_is_obeyed_without_asking_a_model() -> None:
    writer, (first, second) = directed("a lighthouse by the sea", "no, make it dusk")
    assert len(writer.asked) == 1
    assert second.time == "dusk"
    assert {subject.thing for subject in first.subjects} <= {subject.thing for subject in second.subjects}


def test_every_shape_that_is_asked_for_is_learnt_beforehand() -> None:
    assert [settled for _, settled in ASKED] == [RULED, RULED | NAMED]
