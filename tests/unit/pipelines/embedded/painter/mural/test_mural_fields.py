"""Noise on the world's own grid, and papers that go on without a seam."""

import numpy as np
from PIL import Image

from pipelines.embedded.painter.mural.fields import Span, along, grown, spread, tile
from pipelines.embedded.painter.mural.hands.marks import grain


def test_twice_the_size_is_what_pillow_makes_of_it() -> None:
    small = tile(64, 5, 3)[:40]
    full = Image.fromarray(small).resize((128, 80), Image.Resampling.BILINEAR)
    assert np.allclose(grown(small, 128, 80), np.asarray(full), atol=1e-6)


def test_a_tile_goes_on_where_it_ends() -> None:
    one = tile(64, 6, 9)
    steps = np.abs(np.diff(one, axis=1)).max()
    assert np.abs(one[:, 0] - one[:, -1]).max() <= steps * 1.2


def test_two_windows_see_the_same_noise_and_the_same_tooth() -> None:
    left, right = Span(0, 128), Span(64, 192)
    for make in (
        lambda span: spread(span, 0, 96, 34, 3.4, 5, 2),
        lambda span: grain(span, 2.4, 91),
        lambda span: along(span.xs(), 40, 5, 3)[None],
    ):
        one, other = make(left), make(right)
        assert np.abs(one[:, 68:124] - other[:, 4:60]).max() < 1e-5
