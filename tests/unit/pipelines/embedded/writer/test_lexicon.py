"""The word files hold together: every effect names something that exists, and words are found as people type them."""

from typing import get_args

import pytest

from pipelines.embedded.writer.recipe.lexicon import lexicon, lines_of
from pipelines.embedded.writer.recipe.moods import moods
from pipelines.embedded.writer.recipe.numbers import read_numbers
from pipelines.embedded.writer.recipe.surroundings import AMBIENCES, WEATHERS
from pipelines.embedded.writer.recipe.titles import stock
from pipelines.roles import Groove, Instrument, Mode

VALUES = {
    "amb": AMBIENCES,
    "weather": WEATHERS,
    "play": get_args(Instrument),
    "like": get_args(Instrument),
    "groove": get_args(Groove),
    "sway": get_args(Groove),
    "mode": get_args(Mode),
    "part": ("drums", "bass", "melody", "pad", "noise", "chords"),
}


def test_every_effect_names_something_that_can_be_played() -> None:
    for word, entry in lexicon().words.items():
        for what, value in entry.wants:
            name, _, amount = value.partition("/")
            if what == "hue":
                assert 0 <= float(name) < 360, word
                assert 0 <= float(amount or 0) < 360, word
            else:
                assert name in VALUES[what], (word, what, value)
                assert 0 <= float(amount or 0) <= 1, word


def test_the_lexicon_is_large_and_speaks_many_tongues() -> None:
    words = lexicon().words
    assert sum(word.isascii() for word in words) > 2000
    assert sum(" " in word for word in words) > 250
    for word in ("雨", "커피", "मोहब्बत", "المطر", "кафе", "nieve", "schnee", "pioggia", "neve", "neige", "🌧"):
        assert lexicon().find(word), word


def test_no_word_of_the_lexicon_has_two_meanings() -> None:
    seen: dict[str, str] = {}
    for line in lines_of("lexicon.txt"):
        label, _, rest = line.partition(" = ")
        for word in rest.partition(" | ")[0].split():
            assert word not in seen or label == "plain", f"{word}: {seen.get(word)} and {label}"
            seen[word] = label


def test_every_theme_can_give_titles() -> None:
    for theme in lexicon().themes:
        assert theme in stock(), theme
        assert set(stock()[theme]) >= {"thing", "things", "mass", "place", "time", "doing", "clause"}, theme
    words = {word for slots in stock().values() for words in slots.values() for word in words}
    assert len(words) > 1200


def test_moods_belong_to_themes_and_fit_the_label() -> None:
    for word, (_, themes) in moods().items():
        assert len(word) <= 24
        assert themes <= set(lexicon().themes), word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rainnn", "rain"),
        ("raining", "rain"),
        ("storms", "storm"),
        ("thunderstrom", "thunder"),
        ("melancoly", "melancholy"),
        ("guitr", "guitar"),
        ("saxaphone", "saxophone"),
        ("snowyy", "snow"),
        ("libary", "library"),
        ("cofee", "coffee"),
        ("berries", None),
        ("right", None),
        ("house", "home"),
        ("horse", "horses"),
        ("Sternenhimmel".lower(), "stars"),
        ("schlaflos", "insomnia"),
        ("여름에", "summer"),
        ("والقهوة", "coffee"),
    ],
)
def test_words_are_found_as_people_type_them(typed: str, meant: str | None) -> None:
    found = lexicon().find(typed)
    if meant is None:
        assert found is None or found.kind == "plain"
    else:
        assert found is lexicon().words[meant] or (found and found.label == lexicon().words[meant].label)


@pytest.mark.parametrize(
    ("wish", "bpm", "key", "mode", "hour"),
    [
        ("72 bpm", 72, None, None, None),
        ("bpm: 80", 80, None, None, None),
        ("at tempo 66", 66, None, None, None),
        ("180 bpm", 90, None, None, None),
        ("35 bpm", 70, None, None, None),
        ("999 bpm", 92, None, None, None),
        ("in d minor", None, "D", "minor", None),
        ("f sharp minor", None, "Gb", "minor", None),
        ("b-flat major", None, "Bb", "major", None),
        ("b-dur", None, "Bb", "major", None),
        ("h-moll", None, "B", "minor", None),
        ("fis-moll", None, "Gb", "minor", None),
        ("eb dorian", None, "Eb", "dorian", None),
        ("key of e", None, "E", None, None),
        ("a minor inconvenience", None, "A", "minor", None),
        ("in a cafe", None, None, None, None),
        ("at 3 a.m.", None, None, None, 3),
        ("12 am", None, None, None, 0),
        ("12pm", None, None, None, 12),
        ("five o'clock", None, None, None, 5),
        ("22:30", None, None, None, 22),
        ("three in the afternoon", None, None, None, 15),
        ("for 3 minutes", None, None, None, None),
    ],
)
def test_figures_are_read(wish: str, bpm: int | None, key: str | None, mode: str | None, hour: int | None) -> None:
    numbers, _ = read_numbers(wish)
    assert (numbers.bpm, numbers.key, numbers.mode, numbers.hour) == (bpm, key, mode, hour)
