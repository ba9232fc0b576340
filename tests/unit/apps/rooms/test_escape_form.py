"""A room asked for in the form that a fine-tune was trained in, and in our own: a whole room either way."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from apps.rooms.craft.facts import facts
from apps.rooms.craft.form import CONTAINERS, ESCAPE_ROOM, KEYS, SETTLED, SYSTEM, EscapeRoom, escape_prompt, escape_room
from apps.rooms.craft.naming import unnamed
from apps.rooms.craft.player import through_door
from apps.rooms.craft.truth.memory import known_before
from apps.rooms.craft.truth.state import Walk
from apps.rooms.domain import Piece, Room, Told, Visit
from apps.rooms.flow import enter_room
from apps.rooms.prompts import LINE_CHARS, TEXT_CHARS, answer_shape, room_prompt
from pipelines import Made, Writer, ask, is_harmful, read_catalog
from pipelines.backends.writer_llamacpp import LlamaCppWriter
from pipelines.backends.writer_transformers import TransformersWriter
from pipelines.embedded.writer import EmbeddedWriter
from pipelines.structured import take_tally
from tests.doubles_rooms import FlatPainter, HummingNarrator, RoomWriter
from tests.unit.pipelines.backends.writers import card, needs_llama_cpp

GGUF, SAFETENSORS = "build-small-hackathon/Nemotron-nano-4b-escape-room", "nvidia/NVIDIA-Nemotron-3-Nano-4B-BF16"
FORMS = ["", ESCAPE_ROOM]
Given = dict[str, Any]


def given(visit: Visit) -> Given:
    return dict(facts(known_before(visit.seed, visit.moves), visit.told, tone=visit.tone, again=visit.again))


def visits(houses: int) -> Iterator[Visit]:
    """Into three rooms of each of so many houses, with what it takes to open a door."""
    for house in range(houses):
        walk, moves = Walk(f"house {house}"), list[str]()
        for door in (None, house, house + 1):
            if door is not None:
                moves += through_door(walk, door % len(walk.room.exits))
            yield Visit(
                seed=walk.seed, moves=" ".join(moves), edition="text", tone=("warm", "dry", "hushed")[house % 3]
            )


class FormWriter(RoomWriter):
    """A model's part: tells rooms in the trained form, saying `said`, with the embedded writer behind it."""

    form = ESCAPE_ROOM
    understudy: Writer | None = EmbeddedWriter()
    STORY = "You stand in a room that has been described to nobody before you, and it is a little shy of it."

    def __init__(self, **said: Any) -> None:
        plain = {
            "room_name": "The Shy Room",
            "room_story": self.STORY,
            "room_prompt": "A shy room.",
            "door_description": "A door.",
        }
        super().__init__(**{**plain, **said})


@dataclass
class Entered:
    """A room as it streamed and as it stands."""

    room: Room
    streamed: str


def entered(visit: Visit, writer: Writer) -> Entered:
    streamed = ""
    for event in enter_room(visit, writer=writer, painter=FlatPainter(), narrator=HummingNarrator()):
        if isinstance(event, Made) and isinstance(event.value, Piece):
            streamed += event.value.text
        if isinstance(event, Made) and isinstance(event.value, Room):
            return Entered(event.value, streamed)
    raise AssertionError("no room was told")


# what is asked


def test_the_trained_question_shows_the_form_as_it_was_trained() -> None:
    skeleton = json.loads(SYSTEM[SYSTEM.index("{") : SYSTEM.rindex("}") + 1])
    assert list(skeleton) == [
        *("room_name", "room_story", "room_prompt", "door_description", "door_prompt"),
        *("door_key_name", "door_key_prompt", "containers", "keys"),
    ]
    assert skeleton["containers"] == [{"container_name": "<COMPLETE>", "container_prompt": "<COMPLETE>"}] * 4
    assert skeleton["keys"] == [{"key_name": "<COMPLETE>", "key_prompt": "<COMPLETE>"}] * 2
    assert list(skeleton) == list(EscapeRoom.model_fields)
    assert (CONTAINERS, KEYS) == (4, 2)


def test_the_task_names_what_is_settled_and_not_what_lies_inside() -> None:
    for visit in visits(6):
        facts_ = given(visit)
        task = json.loads(escape_prompt(facts_).user)
        assert task["task"] == "generate_room"
        assert next(iter(task)) == "task"
        for thing, said in zip(facts_["things"], task["containers"], strict=True):
            assert said.startswith(thing["label"])
            assert not any(held["name"] in escape_prompt(facts_).user for held in thing["holds"])
        for door, said in zip(facts_["doors"], task["doors"], strict=True):
            assert door["label"] in said


def test_a_writer_spends_no_token_on_what_code_has_settled() -> None:
    for visit in visits(10):
        facts_ = given(visit)
        ruled = ask(EmbeddedWriter(), room_prompt(facts_), answer_shape(facts_), seed=1)
        asking = escape_room(facts_, ruled)
        assert set(asking.settled) == set(SETTLED)
        assert asking.fallback is not None
        stand_in = asking.fallback()
        assert isinstance(stand_in, EscapeRoom)
        assert len(stand_in.containers) == CONTAINERS
        assert [box.container_name for box in stand_in.containers][: len(facts_["things"])] == [
            thing["label"] for thing in facts_["things"]
        ][:CONTAINERS]
        assert len(asking.prompt.system) + len(asking.prompt.user) < 6000


def test_the_card_of_the_fine_tune_names_this_form_and_its_stand_in_our_own() -> None:
    card = read_catalog().casts["rooms"]["writer"]
    assert (card.repo, card.options["form"]) == (GGUF, ESCAPE_ROOM)
    assert card.otherwise is not None
    assert "form" not in card.otherwise.options


# what becomes of the answer


def test_the_model_gives_name_story_picture_and_door_and_the_house_its_own_lines() -> None:
    visit = Visit(seed="moss", edition="text")
    told = entered(visit, FormWriter(door_description="It has been painted by somebody who was thinking of the sea."))
    by_rules = entered(visit, EmbeddedWriter()).room
    room = told.room
    assert (room.name, room.alt) == ("The Shy Room", "A shy room.")
    assert room.text.startswith(FormWriter.STORY)
    assert told.streamed == room.text
    assert [thing.found for thing in room.things] == [thing.found for thing in by_rules.things]
    assert room.refused == by_rules.refused
    ways = [(mine.through, theirs.through) for mine, theirs in zip(room.exits, by_rules.exits, strict=True)]
    assert sum(mine != theirs for mine, theirs in ways) == 1
    assert all(mine.endswith(theirs) and len(mine) <= LINE_CHARS for mine, theirs in ways)


def test_a_story_that_names_everything_is_left_as_it_is() -> None:
    visit = Visit(seed="moss", edition="text")
    story = entered(visit, EmbeddedWriter()).room.text
    assert entered(visit, FormWriter(room_story=story)).room.text == story


def test_a_story_that_does_not_fit_is_told_by_the_understudy_and_names_everything() -> None:
    visit = Visit(seed="moss", edition="text")
    for wrong in ("too short", "x" * 3000, 7, None):
        room = entered(visit, FormWriter(room_story=wrong)).room
        assert room.text == entered(visit, EmbeddedWriter()).room.text
        assert room.name == "The Shy Room"


def test_a_story_that_repeats_itself_is_asked_for_again_and_then_stands() -> None:
    writer = FormWriter()
    told = (Told(path=(), name="The Shy Room", text=FormWriter.STORY),)
    visit = next(visit for visit in visits(1) if visit.moves).model_copy(update={"told": told})
    room = entered(visit, writer).room
    assert len(writer.asked) == 2
    assert room.name == "The Shy Room the Second"
    assert unnamed(room.text, given(visit)) == []


def test_a_writer_of_another_form_is_asked_in_our_own() -> None:
    writer = FormWriter(narration=FormWriter.STORY)
    writer.form = "haiku"
    assert entered(Visit(seed="moss", edition="text"), writer).room.text.startswith(FormWriter.STORY)
    assert {prompt.task for prompt in writer.asked} == {"rooms.room"}


# true models, tiny and untrained


@pytest.fixture(scope="module", params=["llamacpp", "transformers"])
def model(request: pytest.FixtureRequest, tiny: Callable[..., Path]) -> Any:
    if request.param == "llamacpp":
        needs_llama_cpp()
        told = card(GGUF, "llamacpp", file="nemotron-room-lora-Q4_K_M.gguf")
        return LlamaCppWriter(told, str(tiny(GGUF)), EmbeddedWriter())
    return TransformersWriter(card(SAFETENSORS, "transformers"), str(tiny(SAFETENSORS)), EmbeddedWriter())


def check(visit: Visit, model: Any) -> None:
    take_tally()
    told = entered(visit, model)
    turned = sum(counts["turned"] for counts in take_tally().values())
    if turned:  # dice may throw a harmful word: then the stand-in tells the room, whatever was heard of the other
        assert not is_harmful(told.room.text)
    else:
        assert told.streamed == told.room.text
    assert len(told.room.text) <= TEXT_CHARS
    assert unnamed(told.room.text, given(visit)) == []
    assert len(told.room.exits) == len(given(visit)["doors"])
    assert Room.model_validate(told.room.model_dump()) == told.room


@pytest.mark.parametrize("form", FORMS)
def test_a_tiny_model_tells_whole_rooms_in_either_form(model: Any, form: str) -> None:
    model.form = form
    for visit in visits(1):
        check(visit, model)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_many_rooms_of_a_tiny_model_are_whole_in_either_form(model: Any, form: str) -> None:
    model.form = form
    for visit in visits(20 if form or not isinstance(model, TransformersWriter) else 7):  # which takes a second a room
        check(visit, model)
