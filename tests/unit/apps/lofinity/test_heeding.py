"""A model's recipe, kept to what was wished for."""

import pytest

from apps.lofinity.craft.heeding import heeded
from apps.lofinity.domain import Recipe
from tests.doubles import RECIPE


def recipe(*beds: str, groove: str = "dusty", instruments: tuple[str, ...] = ("rhodes", "flute")) -> Recipe:
    ambience = [{"name": bed, "level": 0.5} for bed in beds]
    return Recipe.model_validate({**RECIPE, "ambience": ambience, "groove": groove, "instruments": instruments})


@pytest.mark.parametrize(
    ("wish", "written", "read", "beds"),
    [
        ("rain on a tin roof", ["ocean", "rain"], ["rain"], ["rain"]),
        ("rain on a tin roof", [], ["rain"], ["rain"]),
        ("a slow evening", ["cafe", "birds"], ["vinyl"], ["cafe", "birds"]),
        ("no rain please", ["rain", "birds"], ["vinyl"], ["birds"]),
        ("old vinyl", ["cafe"], ["vinyl"], ["vinyl"]),
        ("a slow evening", ["cafe", "cafe"], [], ["cafe"]),
    ],
)
def test_named_sounds_are_there_and_refused_ones_are_not(
    wish: str, written: list[str], read: list[str], beds: list[str]
) -> None:
    assert [bed.name for bed in heeded(recipe(*written), wish, recipe(*read)).ambience] == beds


def test_no_drums_means_no_drums_and_no_instrument_plays_twice() -> None:
    written = recipe(groove="boom bap", instruments=("rhodes", "rhodes", "flute"))
    kept = heeded(written, "no drums", recipe(groove="none"))
    assert kept.groove == "none"
    assert kept.instruments == ("rhodes", "flute")
    assert heeded(written, "slow", recipe(groove="dusty")).groove == "boom bap"
