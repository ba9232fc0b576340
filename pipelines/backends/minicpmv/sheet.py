"""small pictures -> one sheet of the whole mural, and the strips that are shown alone. Knows no model library."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from pipelines.media import Picture, Pixels

STRIP_PX = (140, 192)
"""Width and height of a small picture."""
READABLE_PX = 64
"""Strips narrower than this tell nothing: the mural is laid out in one more row."""
PAPER = (128, 128, 128)


@dataclass(frozen=True, slots=True)
class Glance:
    """How much is looked at: a sheet of at most `sheet_px` (width, height), and so many strips alone (`keys`)."""

    sheet_px: tuple[int, int]
    keys: int


WHOLE = Glance((1344, 448), 6)
"""The sheet is three squares of 448 px, which is what the model's eyes take in one at a time."""
SMALLER = Glance((672, 224), 2)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A mural as one picture: `rows` of at most `columns` strips, read like a page."""

    picture: Picture
    rows: int
    columns: int


def sheet_of(small: Sequence[Pixels], most_px: tuple[int, int]) -> Sheet:
    """Lay the strips side by side without gaps, as large as `most_px` (width, height) takes them: in one row while they
    can be made out in it."""
    rows, columns, (width, height) = _layout(len(small), most_px)
    whole = Image.new("RGB", (columns * width, rows * height), PAPER)
    for place, pixels in enumerate(small):
        cell = Image.fromarray(pixels[..., :3]).resize((width, height), Image.Resampling.LANCZOS)
        whole.paste(cell, (place % columns * width, place // columns * height))
    return Sheet(Picture(np.asarray(whole)), rows, columns)


def _layout(count: int, most_px: tuple[int, int]) -> tuple[int, int, tuple[int, int]]:
    """Rows, columns and the size of a strip."""
    ways: list[tuple[int, int, tuple[int, int]]] = []
    for rows in range(1, count + 1):
        columns = math.ceil(count / rows)
        scale = min(most_px[0] / (columns * STRIP_PX[0]), most_px[1] / (rows * STRIP_PX[1]))
        size = (max(1, int(STRIP_PX[0] * scale)), max(1, int(STRIP_PX[1] * scale)))
        ways.append((rows, columns, size))
        if size[0] >= READABLE_PX:
            return ways[-1]
    return max(ways, key=lambda way: way[2])
