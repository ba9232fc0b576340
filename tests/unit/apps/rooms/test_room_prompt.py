"""What a storyteller is asked: one filled form, the facts, and nothing that the house says itself."""

import json
import re

import pytest

from apps.rooms.craft.facts import facts
from apps.rooms.craft.truth.memory import known_before
from apps.rooms.prompts import BY_RULES, EXAMPLE, FILLED, FILLED_FOR, answer_shape, room_prompt
from pipelines import ask, by_rules
from pipelines.embedded.writer import EmbeddedWriter


def given(seed: str = "moss") -> dict[str, object]:
    return dict(facts(known_before(seed, ()), (), tone="warm", again=0))


def test_the_filled_form_answers_its_own_question() -> None:
    things = [line for line in FILLED_FOR.splitlines() if line.startswith("Thing")]
    doors = [line for line in FILLED_FOR.splitlines() if line.startswith("Door")]
    assert len(FILLED["found"]) == len(things)
    assert len(FILLED["through"]) == len(doors)
    assert len(FILLED["opened"]) == FILLED_FOR.count("Locked:")
    for noun in ("oven", "flour bin", "hatch"):
        assert noun in FILLED["narration"]
    assert json.loads(EXAMPLE.partition("Answer: ")[2]) == FILLED


def test_its_fields_are_those_a_model_writes_in_their_order() -> None:
    shape = answer_shape(given())
    assert list(FILLED) == [name for name in shape.model_fields if name not in BY_RULES]


def test_every_field_a_model_writes_is_explained_and_the_rest_is_not_asked() -> None:
    prompt = room_prompt(given())
    for name in FILLED:
        assert re.search(rf"^{name}:", prompt.system, re.MULTILINE), name
    for name in BY_RULES:
        assert not re.search(rf"^{name}:", prompt.system, re.MULTILINE), name


def test_the_prose_before_the_facts_is_always_the_same_and_short() -> None:
    first, second = room_prompt(given("moss")), room_prompt(given("lamp oil"))
    assert first.system == second.system
    assert first.user != second.user
    assert first.user.endswith("Answer:")
    assert len(first.system) < 4200
    assert len(first.user) < 2500


def test_what_the_house_says_itself_is_by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = EmbeddedWriter()
    prompt, shape = room_prompt(given()), answer_shape(given())
    assert by_rules(writer, prompt, shape, seed=3) is None
    monkeypatch.setattr(writer, "understudy", EmbeddedWriter())
    assert by_rules(writer, prompt, shape, seed=3) == ask(EmbeddedWriter(), prompt, shape, seed=3)
