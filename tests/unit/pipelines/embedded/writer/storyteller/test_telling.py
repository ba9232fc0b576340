"""A room is told truly, the same each time, and out of what was told before."""

import json
import re
import subprocess
import sys
from typing import Any, cast

import pytest

from pipelines.embedded.writer import EmbeddedWriter
from pipelines.embedded.writer.storyteller import tell_room
from pipelines.embedded.writer.storyteller.words import words_of
from pipelines.roles import Prompt
from tests.unit.pipelines.embedded.writer.storyteller.asked_rooms import a_library, a_thing

TONES = ("warm", "dry", "hushed")


def tell(**more: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", tell_room(a_library(**more), seed=0))


def mentions(text: str, noun: str) -> bool:
    return noun in text.lower()


@pytest.mark.parametrize("tone", TONES)
def test_a_room_names_its_doors_and_things_and_no_others(tone: str) -> None:
    for seed in map(str, range(12)):
        text = tell(seed=seed, tone=tone)["narration"]
        assert 60 <= len(words_of(text)) <= 140
        for noun in ("zinc door", "swing door", "globe", "card catalogue", "lectern", "returns box"):
            assert mentions(text, noun), (noun, text)
        for noun in ("library ladder", "encyclopaedia stand", "librarian's desk", "oak door"):
            assert not mentions(text, noun), (noun, text)


def test_an_answer_has_as_many_lines_as_there_are_things_locks_and_doors() -> None:
    answer = tell()
    assert (len(answer["found"]), len(answer["opened"]), len(answer["through"])) == (4, 2, 2)
    assert (len(answer["returns"]), len(answer["refused"]), len(answer["wrong"])) == (3, 4, 6)
    assert (len(answer["useless"]), answer["thanks"]) == (3, [])
    for lines in (answer["found"], answer["through"], answer["returns"], answer["refused"], answer["wrong"]):
        assert len(set(lines)) == len(lines)


def test_a_search_names_what_it_finds_and_nothing_else() -> None:
    found = tell()["found"]
    assert "brass key worn thin, marked with an owl" in found[1]
    assert "bookmark of pressed snow" in found[1]
    assert not any("key" in line and "brass" in line for line in (found[0], *found[2:]))


def test_locks_are_told_things_before_doors() -> None:
    for seed in map(str, range(12)):
        opened = " | ".join(tell(seed=seed)["opened"]).lower()
        assert "half moon" not in opened.split(" | ")[0]
        assert "owl" not in opened.split(" | ")[1]


def test_a_wish_is_told_with_the_thing_that_has_it_and_thanked_by_its_gift() -> None:
    library = a_library()
    gift = {"id": "library/lens@", "what": "item", "name": "a lens ground from black glass", "remark": "it is cold"}
    library["things"][3] |= {"wants": "a coin worn smooth on both sides", "gives": [gift]}
    answer = cast("dict[str, Any]", tell_room(library, seed=0))
    assert "a coin worn smooth on both sides" in answer["narration"]
    assert len(answer["thanks"]) == 1
    assert "lens ground from black glass" in answer["thanks"][0]


def test_nothing_is_promised_where_nothing_is_inside() -> None:
    empty = [
        a_thing(0, "globe", "a globe on casters", "its equator worn white"),
        a_thing(1, "library-ladder", "a library ladder", "on a brass rail"),
        a_thing(2, "returns-box", "a returns box", "stuffed to the lip"),
    ]
    for seed in map(str, range(40)):
        text = tell(seed=seed, things=empty)["narration"]
        assert "far too heavy for the few books" not in text
        assert "lid in its bottom rung" not in text


def test_a_beat_is_told_in_the_storytellers_own_words_with_its_people() -> None:
    beat = {
        "thread": "clockmaker",
        "number": 1,
        "of": 6,
        "kind": "person",
        "person": {"who": "Bram Pim", "first": "Bram", "last": "Pim", "he": "he", "him": "him", "his": "his"},
        "thing": "thing:2",
        "says": "A work apron hangs by the lectern.",
        "fact": None,
        "gift": None,
    }
    text = tell(beat=beat, number=4)["narration"]
    assert "Bram Pim" in text
    assert "lectern" in text


def test_a_thread_without_lines_is_told_by_its_summary() -> None:
    beat = {
        "thread": "an unheard-of thread",
        "number": 1,
        "of": 3,
        "kind": "omen",
        "person": None,
        "thing": None,
        "says": "A bell rings somewhere under the floor.",
        "fact": None,
        "gift": None,
    }
    assert "A bell rings somewhere under the floor." in tell(beat=beat)["narration"]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_any_number_of_doors_can_be_told(count: int) -> None:
    library = a_library()
    doors = [*library["doors"], library["doors"][0] | {"id": "door:2", "label": "a tarred door", "side": "ahead"}]
    sided = [door | {"side": side} for door, side in zip(doors[:count], ("left", "ahead", "right"), strict=False)]
    text = tell(doors=sided)["narration"].lower()
    assert all(door["label"] in text for door in sided)


def test_an_unknown_theme_is_told_from_frames_alone() -> None:
    answer = tell(theme="boiler room", names=["Boiler Room"])
    assert mentions(answer["narration"], "globe")
    assert "Boiler Room" in answer["name"]


def test_a_seed_of_any_signs_is_told() -> None:
    assert tell(seed="𝕳 <b>\ud800 {who} \u202e")["narration"]


def test_what_was_told_changes_what_is_told() -> None:
    first = tell()
    second = tell(number=2, told=[{"name": first["name"], "text": first["narration"], "marks": first["marks"]}])
    assert second["name"] != first["name"]
    assert second["narration"].split()[:3] != first["narration"].split()[:3]
    shared = set(re.findall(r"[^.]+\.", first["narration"])) & set(re.findall(r"[^.]+\.", second["narration"]))
    assert not shared


def test_a_retelling_is_another_telling() -> None:
    assert tell(again=1)["narration"] != tell()["narration"]


def test_only_somebody_with_a_name_is_remembered_as_a_person() -> None:
    cards = [{"who": "the wren", "fact": "goes on ahead"}, {"who": "Bram Pim", "fact": "a clockmaker"}]
    texts = [tell(again=again, number=5, cards=cards)["narration"] for again in range(60)]
    assert any("Bram Pim" in text for text in texts)
    assert not any("wren" in text.lower() for text in texts)


def test_a_name_sent_back_by_a_page_breaks_no_line() -> None:
    name = "<b>{who}\n\n## {doors.2}</b> \\1"
    doors = [door | {"known": name} for door in a_library()["doors"]]
    for again in range(20):
        text = tell(number=9, again=again, last_room=name, doors=doors)["narration"]
        assert "\n\n##" not in text
        assert ("<b>{who} ## {doors.2}</b> \\1" in text) == ("<b>" in text)


def test_marks_are_short_and_odd_marks_do_no_harm() -> None:
    assert 0 < len(tell()["marks"]) <= 200
    odd = [{"name": "X" * 60, "text": "…" * 300, "marks": "{}<>\ud800" * 40}] * 200
    assert tell(told=odd)["narration"]


def test_the_alt_says_what_where_and_in_what_light() -> None:
    answer = tell()
    assert answer["alt"].startswith(f"The {answer['name']}, by lamplight, with a globe")
    assert "on the left a zinc door and on the right a swing door" in answer["alt"]
    assert len(answer["alt"]) <= 240


def test_the_light_falls_on_the_thing_told_first() -> None:
    answer = tell()
    nouns = {"thing:0": "globe", "thing:1": "card catalogue", "thing:2": "lectern", "thing:3": "returns box"}
    places = {id_: answer["narration"].lower().index(noun) for id_, noun in nouns.items()}
    assert answer["light_on"] == min(places, key=places.__getitem__)


def test_the_writer_streams_the_narration_first() -> None:
    pieces = list(EmbeddedWriter().write(Prompt("rooms.room", "", "", a_library()), {}, seed=1))
    assert pieces[0] == '{"narration":'
    assert json.loads("".join(pieces))["narration"] == tell()["narration"]


def test_every_process_tells_the_same_room() -> None:
    ask = (
        "from tests.unit.pipelines.embedded.writer.storyteller.asked_rooms import a_library\n"
        "from pipelines.embedded.writer.storyteller import tell_room\n"
        "print(tell_room(a_library(), seed=0))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", ask],
            env={"PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8", "PATH": ""},
            check=True,
            capture_output=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(told) == 1
