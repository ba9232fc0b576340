"""A mask's outline is its shape with few corners, clockwise."""

import numpy as np
from PIL import Image, ImageDraw

from pipelines.embedded.painter.outline import MOST_CORNERS, outline


def filled(corners: list[tuple[int, int]], size: tuple[int, int]) -> np.ndarray:
    picture = Image.new("1", size)
    ImageDraw.Draw(picture).polygon(corners, fill=1, outline=1)
    return np.asarray(picture, bool)


def test_a_rectangle_has_four_corners() -> None:
    mask = np.zeros((60, 80), bool)
    mask[10:40, 20:70] = True
    assert sorted(outline(mask)) == [(20, 10), (20, 39), (69, 10), (69, 39)]


def test_corners_run_clockwise_on_paper() -> None:
    mask = np.zeros((60, 80), bool)
    mask[10:40, 20:70] = True
    corners = outline(mask)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1], strict=True))
    assert area > 0  # y grows downwards


def test_a_ragged_shape_keeps_its_area_with_at_most_forty_corners() -> None:
    y, x = np.mgrid[0:200, 0:300]
    turn = np.arctan2(y - 100, x - 150)
    mask = np.hypot(x - 150, y - 100) < 60 + 14 * np.sin(turn * 9)
    corners = outline(mask)
    again = filled(corners, (300, 200))
    assert 8 < len(corners) <= MOST_CORNERS
    assert (again & mask).sum() / (again | mask).sum() > 0.93


def test_specks_apart_from_the_shape_are_left_out() -> None:
    mask = np.zeros((60, 80), bool)
    mask[10:40, 20:70] = True
    mask[52:54, 2:4] = True
    assert min(x for x, _ in outline(mask)) >= 18


def test_an_empty_mask_has_no_outline() -> None:
    assert outline(np.zeros((10, 10), bool)) == []
