"""The sky's, the water's and people's things: each is drawn, stays in its frame, has its lights by night."""

import functools

import numpy as np
import pytest

import pipelines.embedded.painter.mural.things  # noqa: F401  importing it registers the drawings
from pipelines.embedded.painter.mural.sketch import KINDS, Drawn, Tones, sketched
from pipelines.scenery import palettes, things

LIGHT_IN_THE_SKY = {"sun", "moon", "crescent", "galaxy", "rainbow", "lightning"}
"""Painted with the sky, not drawn upon it."""
FIRES = {"comet", "lanterns", "fireworks", "phoenix", "campfire", "fireflies", "rocket"}
"""What shines by day too."""
IDS = [id_ for id_ in things() if id_ not in LIGHT_IN_THE_SKY]
MADE = IDS[: IDS.index("oak")]
"""The sections of things.txt before the trees."""


@functools.cache
def drawn(
    id_: str, *, palette: str = "day", dark: float = 0.0, seed: int = 7, snowy: float = 0.0, count: int = 1
) -> Drawn:
    tones = Tones.of(palettes()[palette].colours, dark=dark, snowy=snowy, windy=0.5)
    return sketched(id_, tones, seed, zone=things()[id_].zones[0], count=count)


@pytest.mark.parametrize("id_", MADE)
def test_a_thing_is_drawn_large_and_lies_inside_its_frame(id_: str) -> None:
    for seed in (7, 8):
        alpha = drawn(id_, seed=seed).pixels[..., 3]
        edges = np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]])
        assert edges.max() < 0.5, "cut off by its frame"
        rows, columns = np.nonzero(alpha.max(1) > 0.5)[0], np.nonzero(alpha.max(0) > 0.5)[0]
        assert np.ptp(rows) > 0.4 * alpha.shape[0], "its frame is much too high"
        assert np.ptp(columns) > 0.5 * alpha.shape[1], "its frame is much too wide"


@pytest.mark.parametrize("id_", MADE)
def test_two_of_a_kind_differ(id_: str) -> None:
    assert np.abs(drawn(id_, seed=8).pixels - drawn(id_, seed=7).pixels).max() > 0.02


@pytest.mark.parametrize("id_", [id_ for id_ in MADE if id_ not in FIRES | {"birds"}])
def test_what_does_not_shine_has_a_light_and_a_shaded_side(id_: str) -> None:
    pixels = drawn(id_).pixels
    brightness = pixels[..., :3][pixels[..., 3] > 0.9] @ np.array([0.3, 0.59, 0.11], np.float32)
    assert np.quantile(brightness, 0.95) - np.quantile(brightness, 0.05) > 0.08


@pytest.mark.parametrize("id_", MADE)
def test_lamps_and_windows_shine_by_night_alone(id_: str) -> None:
    assert bool(drawn(id_).glows) == (id_ in FIRES)


def test_houses_boats_and_lamps_are_lit_by_night() -> None:
    for id_ in ("house", "castle", "lighthouse", "boat", "ship", "train", "street-lamp", "tent", "pier", "airship"):
        assert drawn(id_, palette="night", dark=1.0).glows, id_


@pytest.mark.parametrize("palette", palettes())
def test_every_palette_suits_every_kind_of_drawing(palette: str) -> None:
    for n, id_ in enumerate(MADE):
        if n % len(palettes()) == list(palettes()).index(palette):
            pixels = drawn(id_, palette=palette, dark=0.6).pixels
            assert pixels.min() >= 0
            assert pixels.max() <= 1


@pytest.mark.parametrize("id_", ["house", "castle", "church", "pagoda", "bridge", "street-lamp", "fence", "haystack"])
def test_snow_lies_on_roofs(id_: str) -> None:
    bare, white = drawn(id_).pixels, drawn(id_, snowy=1.0).pixels
    assert white[..., :3].sum() > bare[..., :3].sum() * 1.003


@pytest.mark.parametrize("id_", [id_ for id_ in MADE if KINDS[id_].many])
def test_more_of_what_comes_in_flocks_fills_more_of_the_frame(id_: str) -> None:
    assert drawn(id_, count=5).pixels[..., 3].sum() > drawn(id_, count=1).pixels[..., 3].sum()


def test_a_thing_far_away_is_the_same_thing_smaller() -> None:
    tones = Tones.of(palettes()["day"].colours)
    usual = sketched("castle", tones, 3, zone="far").pixels
    small = sketched("castle", tones, 3, zone="far", scale=0.5).pixels
    assert small.shape[0] == pytest.approx(usual.shape[0] / 2, abs=4)
    assert small[..., 3].mean() == pytest.approx(usual[..., 3].mean(), abs=0.03)
