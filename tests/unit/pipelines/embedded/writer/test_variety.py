"""Two hundred wishes apart: tapes spread over tempo, modes, grooves, colours and titles, and read well."""

import re
from collections import Counter
from itertools import pairwise
from typing import get_args

import pytest

from apps.lofinity.domain import Recipe
from pipelines.embedded.writer.recipe.palette import oklch
from pipelines.embedded.writer.recipe.titles import frames, headline
from pipelines.roles import Groove, Instrument, Mode
from tests.unit.pipelines.embedded.writer.asked import recipe_for

PLACES = (
    "by the sea|in the library|on the night train|in a cabin|at a café|in the rain|in the snow|in the forest|in Tokyo|"
)
WHO = "a cat|my grandmother|an astronaut|two strangers|a lost robot|quixotic marmalade|someone dancing|an old radio|"
HOW = "sad|happy|sleepy|restless|slow|upbeat|nostalgic|in love|calm|angry|hopeful|dreamy"
WISHES = [
    f"{who} {place}, {how}".strip(", ")
    for number, (who, place, how) in enumerate(
        (who, place, how) for who in WHO.split("|") for place in PLACES.split("|") for how in HOW.split("|")
    )
    if number % 5 == 0
][:200]


@pytest.fixture(scope="module")
def recipes() -> list[Recipe]:
    return [recipe_for(wish, seed) for seed, wish in enumerate(WISHES)]


def test_tempo_modes_grooves_and_instruments_are_all_used(recipes: list[Recipe]) -> None:
    assert len(recipes) == 200
    assert min(recipe.bpm for recipe in recipes) <= 64
    assert max(recipe.bpm for recipe in recipes) >= 88
    assert {recipe.mode for recipe in recipes} == set(get_args(Mode))
    assert {recipe.groove for recipe in recipes} == set(get_args(Groove))
    assert {name for recipe in recipes for name in recipe.instruments} == set(get_args(Instrument))
    assert Counter(recipe.groove for recipe in recipes).most_common(1)[0][1] < 70
    assert all(2 <= len(recipe.instruments) <= 4 for recipe in recipes)


def test_titles_notes_and_palettes_hardly_ever_repeat(recipes: list[Recipe]) -> None:
    assert len({recipe.title for recipe in recipes}) >= 190
    assert len({recipe.note for recipe in recipes}) >= 198
    assert len({recipe.palette for recipe in recipes}) == 200
    assert len({recipe.mood for recipe in recipes}) >= 40


def test_no_opening_or_frame_wears_out(recipes: list[Recipe]) -> None:
    openings = Counter(recipe.title.split()[0] for recipe in recipes if recipe.title.split()[0] not in {"The", "A"})
    assert openings.most_common(1)[0][1] <= 16
    assert len(frames()) >= 50


def test_titles_read_like_titles(recipes: list[Recipe]) -> None:
    for recipe in recipes:
        words = recipe.title.split()
        assert recipe.title[0].isupper() or recipe.title[0].isdigit()
        assert len(recipe.title) <= 40
        assert not re.search(r"\s[,.]|  |\b(a|A) [AEIOaeio]|\b(an|An) [^AEIOUaeiouh]", recipe.title), recipe.title
        assert all(one.lower() != other.lower() for one, other in pairwise(words)), recipe.title
        assert words[-1].lower() not in {"the", "a", "an", "of", "and", "at"}, recipe.title


def test_notes_read_like_sentences(recipes: list[Recipe]) -> None:
    for recipe in recipes:
        assert 20 <= len(recipe.note) <= 140
        assert recipe.note[0].isupper() or recipe.note[0] in "“0123456789", recipe.note
        assert recipe.note[-1] in ".!?", recipe.note
        assert not re.search(r"  | [,.:;?]|\.\.|[{}]|\b(\w+) \1\b|,\.|:\.", recipe.note), recipe.note


def test_palettes_rise_from_ink_to_paper(recipes: list[Recipe]) -> None:
    def light(colour: str) -> float:
        linear = [(int(colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for recipe in recipes:
        lights = [light(colour) for colour in recipe.palette]
        assert lights == sorted(lights)
        assert lights[0] < 0.03
        assert lights[4] > 0.8
        assert (lights[4] + 0.05) / (lights[1] + 0.05) > 4.5  # paper can be read on the second colour


@pytest.mark.parametrize(
    ("colour", "hexed"),
    [((1.0, 0.0, 0.0), "#ffffff"), ((0.0, 0.0, 0.0), "#000000"), ((0.62796, 0.25768, 29.234), "#ff0000")],
)
def test_oklch_meets_known_colours(colour: tuple[float, float, float], hexed: str) -> None:
    assert oklch(*colour) == hexed


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("the heron and the porch swing", "The Heron and the Porch Swing"),
        ("table for one", "Table for One"),
        ("things at 3 a.m.", "Things at 3 a.m."),
        ("where the moon looks in", "Where the Moon Looks In"),
        ("cup in D minor", "Cup in D Minor"),
    ],
)
def test_titles_are_set_in_title_case(words: str, title: str) -> None:
    assert headline(words) == title
