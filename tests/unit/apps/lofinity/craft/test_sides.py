"""Side B is another light on the same tape: same notes, other home, and always a valid recipe."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.lofinity.craft.sides import other_side
from apps.lofinity.domain import Bed, Mood, Recipe
from pipelines import Groove, Key, Mode

STEPS = {"major": 0, "dorian": 2, "lydian": 5, "mixolydian": 7, "minor": 9}


def recipe(**changes: object) -> Recipe:
    fields: dict[str, object] = {
        "title": "The Heron and the Porch Swing",
        "mood": "sun-warmed",
        "note": "A lake, a porch: slow nylon guitar over brushes.",
        "bpm": 72,
        "key": "C",
        "mode": "major",
        "instruments": ("nylon guitar", "flute", "upright bass"),
        "groove": "brushes",
        "feel": Mood(energy=-0.2, brightness=0.1, valence=0.4, dream=0.2, grit=0.0),
        "ambience": (Bed(name="crickets", level=0.5),),
        "weather": "summer",
        "palette": ("#101a2e", "#2b3a67", "#5a6fb0", "#f2a65a", "#f6ead6"),
        "seconds": 120.0,
        "seed": 7,
    }
    return Recipe.model_validate(fields | changes)


def parent_scale(tape: Recipe) -> int:
    """The tonic of the major scale with the same notes, in semitones above C."""
    keys: tuple[str, ...] = get_args(Key)
    return (keys.index(tape.key) - STEPS[tape.mode]) % 12


@pytest.mark.parametrize("mode", get_args(Mode))
@pytest.mark.parametrize("valence", [-0.6, 0.0, 0.6])
def test_both_sides_share_their_notes_but_not_their_home(mode: Mode, valence: float) -> None:
    tape = recipe(mode=mode, key="Eb", feel=Mood(energy=0, brightness=0, valence=valence, dream=0, grit=0))
    other = other_side(tape)
    assert parent_scale(other) == parent_scale(tape)
    assert (other.key, other.mode) != (tape.key, tape.mode)


def test_a_glad_tape_turns_darker_and_a_sad_one_brighter() -> None:
    glad = recipe()
    sad = recipe(mode="minor", feel=Mood(energy=-0.3, brightness=-0.2, valence=-0.7, dream=0, grit=0))
    assert other_side(glad).feel.valence < glad.feel.valence
    assert other_side(glad).bpm < glad.bpm
    assert other_side(sad).feel.valence > sad.feel.valence
    assert other_side(sad).mode == "major"


def test_side_b_keeps_players_weather_and_length_and_says_what_it_is() -> None:
    tape = recipe()
    other = other_side(tape)
    assert other.side == "B"
    assert other.seed != tape.seed
    assert (other.instruments, other.ambience, other.weather, other.seconds) == (
        tape.instruments,
        tape.ambience,
        tape.weather,
        tape.seconds,
    )
    assert other.title.startswith(tape.title[:12])
    assert other.title != tape.title
    assert tape.title in other.note


def test_side_b_of_side_b_is_itself_and_the_same_every_time() -> None:
    other = other_side(recipe())
    assert other_side(other) == other
    assert other_side(recipe()) == other


@settings(max_examples=60, deadline=None)
@given(
    title=st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=40),
    bpm=st.integers(60, 92),
    mode=st.sampled_from(get_args(Mode)),
    key=st.sampled_from(get_args(Key)),
    groove=st.sampled_from(get_args(Groove)),
    dial=st.floats(-1, 1),
    palette=st.tuples(*[st.integers(0, 0xFFFFFF).map("#{:06x}".format)] * 5),
    seed=st.integers(0, 2**48 - 1),
)
def test_any_recipe_has_a_valid_other_side(
    title: str, bpm: int, mode: str, key: str, groove: str, dial: float, palette: tuple[str, ...], seed: int
) -> None:
    feel = Mood(energy=dial, brightness=-dial, valence=dial, dream=dial, grit=-dial)
    tape = recipe(title=title, bpm=bpm, mode=mode, key=key, groove=groove, feel=feel, palette=palette, seed=seed)
    other = other_side(tape)
    assert Recipe.model_validate(other.model_dump()) == other
    assert len(other.title) <= 40
