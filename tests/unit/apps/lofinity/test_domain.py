"""Orders and recipes say in a sentence what is wrong with them."""

import pytest
from pydantic import ValidationError

from apps.lofinity.craft.sides import other_side
from apps.lofinity.domain import Bed, Mood, Order, Recipe
from tests.unit.pipelines.embedded.writer.asked import recipe_for


def sentences(error: ValidationError) -> list[str]:
    return [found["msg"] for found in error.errors()]


def test_a_wish_is_taken_as_one_line() -> None:
    assert Order(wish="  rain \n on\ttin ").wish == "rain on tin"


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ("", "The wish is empty. Type a few words: a place, a mood, a sound."),
        (" \n\t ", "The wish is empty. Type a few words: a place, a mood, a sound."),
        ("\u200b\u202e\ufeff", "The wish is empty. Type a few words: a place, a mood, a sound."),
        ("x" * 201, "The wish is too long: 201 characters. Keep it to 200."),
        ("rain\x00night", "The wish holds characters nobody can read. Type it again."),
        ("rain\x85\x9fnight", "The wish holds characters nobody can read. Type it again."),
        ("rain \ud800 night", "The wish holds characters nobody can read. Type it again."),
    ],
)
def test_a_wish_nobody_can_read_is_refused_in_a_sentence(wish: str, says: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Order(wish=wish)
    assert sentences(caught.value) == [says]


@pytest.mark.parametrize("wish", ["x" * 200, "🌧️☕", "雨", "<b>rain</b>", "no", "ليلة ممطرة"])
def test_any_readable_wish_is_taken(wish: str) -> None:
    assert Order(wish=wish).wish == wish


@pytest.mark.parametrize("minutes", [0.0, 0.99, 10.01, 1e9, -1.0, float("nan"), float("inf")])
def test_a_length_no_tape_has_is_refused_in_a_sentence(minutes: float) -> None:
    with pytest.raises(ValidationError) as caught:
        Order(wish="rain", minutes=minutes)
    assert sentences(caught.value) == ["A tape lasts from 1 to 10 minutes. Choose a length in between."]


@pytest.mark.parametrize("minutes", [1.0, 2.5, 10.0])
def test_tapes_of_one_to_ten_minutes_are_taken(minutes: float) -> None:
    assert Order(wish="rain", minutes=minutes).minutes == minutes


def test_an_order_is_a_wish_or_a_recipe_but_not_both_and_not_neither() -> None:
    tape = recipe_for("rain")
    assert Order(recipe=tape).recipe == tape
    for order in ({}, {"wish": "rain", "recipe": tape}):
        with pytest.raises(ValidationError) as caught:
            Order.model_validate(order)
        assert sentences(caught.value) == ["Make a wish or bring a recipe, one of the two."]


@pytest.mark.parametrize("seed", [-1, 2**48])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    with pytest.raises(ValidationError):
        Order(wish="rain", seed=seed)


def test_nothing_unknown_is_let_in_and_nothing_changes_afterwards() -> None:
    with pytest.raises(ValidationError):
        Order.model_validate({"wish": "rain", "volume": 11})
    with pytest.raises(ValidationError):
        Order(wish="rain").wish = "snow"  # type: ignore[misc]  # that it fails is the point


@pytest.mark.parametrize(
    "changes",
    [
        {"bpm": 59},
        {"bpm": 93},
        {"title": ""},
        {"title": "x" * 41},
        {"note": "x" * 141},
        {"key": "H"},
        {"mode": "locrian"},
        {"instruments": []},
        {"instruments": ["rhodes"] * 5},
        {"instruments": ["theremin"]},
        {"groove": "polka"},
        {"weather": "hail"},
        {"ambience": [{"name": "rain", "level": 1.1}]},
        {"ambience": [{"name": "rain", "level": 0.5}] * 4},
        {"palette": ["#000000"] * 4},
        {"palette": ["#00000g"] * 5},
        {"palette": ["red"] * 5},
        {"seconds": 19.9},
        {"seed": -1},
        {"side": "C"},
    ],
)
def test_a_recipe_out_of_range_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Recipe.model_validate(recipe_for("rain").model_dump() | changes)


def test_a_recipe_survives_the_wire() -> None:
    tape = recipe_for("thunder over the library")
    assert Recipe.model_validate_json(tape.model_dump_json()) == tape
    assert Recipe.model_validate_json(other_side(tape).model_dump_json()) == other_side(tape)


def test_dials_and_levels_have_ends() -> None:
    with pytest.raises(ValidationError):
        Bed(name="rain", level=-0.1)
    with pytest.raises(ValidationError):
        Mood(energy=0, brightness=0, valence=1.01, dream=0, grit=0)
