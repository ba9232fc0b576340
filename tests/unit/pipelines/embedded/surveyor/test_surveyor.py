"""The surveyor: exact where the painter knows, a sane guess where nobody does."""

import numpy as np

from pipelines.embedded.surveyor import EmbeddedSurveyor
from pipelines.media import Depth, Picture
from pipelines.roles import Surveyor


def landscape() -> Picture:
    """A pale sky, a green ground, and something dark that stands on it."""
    pixels = np.full((192, 140, 3), (200, 215, 235), np.uint8)
    pixels[90:] = (90, 130, 70)
    pixels[60:150, 60:85] = (30, 20, 20)
    return Picture(pixels)


def test_it_plays_the_role() -> None:
    assert isinstance(EmbeddedSurveyor(), Surveyor)


def test_what_the_painter_knows_is_taken_over_untouched() -> None:
    painted = Depth(np.random.default_rng(1).random((192, 140), np.float32))
    assert EmbeddedSurveyor().survey(landscape(), painted) is painted


def test_a_guess_has_far_sky_near_ground_and_lifts_what_stands_out() -> None:
    inverse = EmbeddedSurveyor().survey(landscape(), None).inverse
    assert inverse.shape == (192, 140)
    assert inverse.dtype == np.float32
    assert inverse.min() >= 0
    assert inverse.max() <= 1
    assert inverse[:40].mean() < 0.15
    assert inverse[-20:].mean() > 0.6
    assert inverse[130, 72] > inverse[130, 10]


def test_the_same_picture_is_measured_alike_every_time() -> None:
    one, other = (EmbeddedSurveyor().survey(landscape(), None).inverse for _ in range(2))
    assert np.array_equal(one, other)
