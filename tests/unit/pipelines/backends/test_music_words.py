"""The line of text that a model of music is given."""

from dataclasses import replace
from itertools import combinations
from typing import get_args

import pytest

from apps.lofinity.domain import Ambience, Weather
from pipelines import Feel, Groove, Instrument
from pipelines.backends.music_words import FEELS, GROOVES, INSTRUMENTS, MOODS, music_words
from pipelines.roles import Mode
from tests.unit.pipelines.backends.music_briefs import BRIEF

TEXTURES = {*get_args(Ambience), *(weather for weather in get_args(Weather) if weather not in ("clear", "summer"))} | {
    "crackle",
    "hiss",
    "record",
    "noise",
    "coffee",
    "sea",
    "waves",
    "thunder",
    "forest",
    "tape",
}


def test_a_brief_becomes_one_line_of_the_trades_words() -> None:
    assert music_words(replace(BRIEF, feel=Feel())) == (
        "lofi hip hop, warm rhodes, upright bass, dusty drums, 75 bpm, D minor, calm"
    )


def test_what_stands_in_free_text_never_gets_through() -> None:
    wild = replace(BRIEF, title="Rain on vinyl", mood="crackling rain, ocean waves, cafe <b>noise</b>")
    assert music_words(wild) == music_words(BRIEF)


def test_no_word_of_weather_or_of_a_records_wear_is_in_any_list() -> None:
    said = [*INSTRUMENTS.values(), *(word for pair in (*GROOVES.values(), *FEELS.values()) for word in pair)]
    words = {word.strip("-").lower() for phrase in said for word in phrase.replace("-", " ").split()}
    assert not words & TEXTURES


@pytest.mark.parametrize("groove", get_args(Groove))
@pytest.mark.parametrize("mode", get_args(Mode))
def test_every_groove_and_mode_has_words(groove: Groove, mode: Mode) -> None:
    line = music_words(replace(BRIEF, groove=groove, mode=mode, key="Eb"))
    assert line.startswith("lofi ")
    assert f"Eb {mode}" in line


def test_every_instrument_is_asked_for_by_a_word_of_its_own_and_once() -> None:
    assert set(INSTRUMENTS) == set(get_args(Instrument))
    assert len(set(INSTRUMENTS.values())) == len(INSTRUMENTS)
    twice = replace(BRIEF, instruments=("rhodes", "flute", "rhodes"))
    assert music_words(twice).count("rhodes") == 1


def test_the_strongest_feelings_are_said_and_no_more() -> None:
    for one, other in combinations(FEELS, 2):
        feel = Feel(**dict.fromkeys(FEELS, 0.4) | {one: -1.0, other: 0.9})
        said = music_words(replace(BRIEF, feel=feel)).split(", ")[-MOODS:]
        assert said == [FEELS[one][0], FEELS[other][1]]


def test_only_the_brief_chooses_the_words() -> None:
    assert music_words(replace(BRIEF, seed=1, seconds=300.0)) == music_words(BRIEF)
    assert music_words(replace(BRIEF, bpm=62)) != music_words(BRIEF)
