"""Covers: one scene a weather, painted in the tape's own colours, the same for the same recipe."""

import io
from typing import get_args

import numpy as np
import pytest
from PIL import Image

from apps.lofinity.craft.cover import SCENES, draw_cover, paint_cover, place_of
from apps.lofinity.craft.cover.lettering import readable, width_px
from apps.lofinity.domain import Bed, Mood, Recipe, Weather
from pipelines import Provenance

MADE_BY = Provenance("embedded writer 1, embedded musician 1", trained=False)
WEATHERS: tuple[Weather, ...] = get_args(Weather)


def recipe(weather: Weather = "clear", **other: object) -> Recipe:
    return Recipe.model_validate(
        {
            "title": "Tin Roof Lullaby",
            "mood": "hushed",
            "note": "Rain on tin.",
            "bpm": 72,
            "key": "D",
            "mode": "dorian",
            "instruments": ["rhodes", "upright bass"],
            "groove": "brushes",
            "feel": Mood(energy=-0.2, brightness=0.1, valence=0, dream=0.3, grit=0.2),
            "ambience": [Bed(name="rain", level=0.5)],
            "weather": weather,
            "palette": ["#141a2e", "#2b3a67", "#5a6fb0", "#f2a65a", "#f6ead6"],
            "seconds": 60,
            "seed": 7,
            **other,
        }
    )


@pytest.mark.parametrize("weather", WEATHERS)
def test_every_weather_is_a_picture_with_light_and_dark_in_it(weather: Weather) -> None:
    pixels = paint_cover(recipe(weather))
    assert pixels.shape == (1000, 1000, 3)
    assert pixels.dtype == np.uint8
    light = pixels[44:780, 44:956].mean(2)
    assert light.std() > 25
    assert np.percentile(light, 2) < 60
    assert np.percentile(light, 99.5) > 150
    assert (pixels[:20].reshape(-1, 3).mean(0) > 200).all()  # the paper around it is the palette's paper


def test_every_weather_has_its_scene_and_no_two_look_alike() -> None:
    assert set(SCENES) == set(WEATHERS)
    small = [np.asarray(Image.fromarray(paint_cover(recipe(weather))).resize((24, 24)), float) for weather in WEATHERS]
    for at, one in enumerate(small):
        assert all(np.abs(one - other).mean() > 8 for other in small[at + 1 :])


def test_the_same_recipe_is_the_same_picture_and_another_seed_another() -> None:
    assert draw_cover(recipe("rain"), MADE_BY) == draw_cover(recipe("rain"), MADE_BY)
    assert (paint_cover(recipe("rain")) != paint_cover(recipe("rain", seed=8))).any()


def test_the_picture_takes_its_light_from_the_palette() -> None:
    red = ["#2e0a0a", "#671e1e", "#b05a5a", "#f2a65a", "#f6ead6"]
    blue_sky = paint_cover(recipe())[60:160, 60:940].mean((0, 1))
    red_sky = paint_cover(recipe(palette=red))[60:160, 60:940].mean((0, 1))
    assert blue_sky[2] > blue_sky[0]
    assert red_sky[0] > red_sky[2]


def test_what_is_heard_goes_by_in_the_picture() -> None:
    quiet = paint_cover(recipe(ambience=[]))
    train = paint_cover(recipe(ambience=[Bed(name="train", level=0.5)]))
    assert np.abs(quiet.astype(int) - train).max(2).mean() > 2


def test_the_file_says_who_made_it() -> None:
    picture = Image.open(io.BytesIO(draw_cover(recipe("sea"), MADE_BY)))
    assert picture.size == (1000, 1000)
    assert "algorithmicMedia" in picture.info["XML:com.adobe.xmp"]
    assert "embedded musician 1" in picture.info["Comment"]
    assert picture.info["Title"] == "Tin Roof Lullaby"


def test_a_long_title_shrinks_rather_than_runs_off_the_paper() -> None:
    pixels = paint_cover(recipe(title="The Wide, Wide Window of a Winter Morning"[:40]))
    right_margin = pixels[790:, 962:].astype(int)
    assert right_margin.std((0, 1)).max() < 6


def test_signs_without_letters_leave_a_gap_and_no_empty_boxes() -> None:
    assert readable("Café Żubr, 雨の夜 5 🌧️") == "Café Zubr, 5"
    assert width_px("Łódź", 40) > width_px("Łó", 40) > 0
    paint_cover(recipe(title="雨の夜"))


def test_rain_over_a_sea_that_is_heard_falls_on_the_sea() -> None:
    assert place_of(recipe("rain", ambience=[Bed(name="ocean", level=0.4)])) == "sea"
    assert place_of(recipe("rain")) == "rain"
    assert place_of(recipe("clear", ambience=[Bed(name="ocean", level=0.4)])) == "clear"


def test_bright_tapes_are_painted_by_day_and_dark_ones_by_night() -> None:
    def sky(brightness: float) -> float:
        feel = Mood(energy=0, brightness=brightness, valence=0, dream=0, grit=0)
        return float(paint_cover(recipe(feel=feel, ambience=[]))[60:300, 60:940].mean())

    day, dusk, night = sky(0.8), sky(0.1), sky(-0.6)
    assert day > dusk + 10
    assert dusk > night + 5
