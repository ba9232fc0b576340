"""A mask -> the corners of its outline: border following, then as few corners as keep its shape."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from pipelines.embedded.painter.noise import Field

Mask = NDArray[np.bool_]
MOST_CORNERS = 40
_AROUND = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))  # clockwise from above, as (x, y)


def outline(mask: Mask) -> list[tuple[int, int]]:
    """Corners (x, y) in pixels, clockwise, at most 40, of the largest part of `mask`; thin gaps are closed first.
    Empty where the mask is."""
    if not mask.any():
        return []
    lines, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    top, left = int(lines[0]), int(columns[0])
    corners = _of_part(mask[top : int(lines[-1]) + 1, left : int(columns[-1]) + 1])
    return [(x + left, y + top) for x, y in corners]


def _of_part(mask: Mask) -> list[tuple[int, int]]:
    closed = np.asarray(ndimage.binary_closing(np.pad(mask, 3), iterations=2), bool)[3:-3, 3:-3] | mask
    labelled: Any = ndimage.label(closed)
    parts, count = np.asarray(labelled[0]), int(labelled[1])
    if count > 1:
        sizes = np.bincount(parts.ravel())
        sizes[0] = 0
        closed = parts == sizes.argmax()
    border = _followed(np.asarray(ndimage.binary_fill_holes(closed)))
    slack = 1.0
    corners = _simplified(border, slack)
    while len(corners) > MOST_CORNERS:
        slack *= 1.35
        corners = _simplified(border, slack)
    return corners


def _followed(mask: Mask) -> list[tuple[int, int]]:
    """The border's pixels, clockwise (Moore neighbourhood, Jacob's stop)."""
    padded = np.pad(mask, 1)
    lines, columns = np.nonzero(padded)
    top = int(lines.min())
    start = (int(columns[lines == top].min()), top)
    border, here, came = [start], start, 6  # one comes to the first pixel from its left
    while True:
        for turn in range(1, 9):
            way = (came + turn) % 8
            x, y = here[0] + _AROUND[way][0], here[1] + _AROUND[way][1]
            if padded[y, x]:
                came = (way + 4) % 8
                here = (x, y)
                break
        else:
            break  # a single pixel
        if here == start and len(border) > 2:
            break
        border.append(here)
        if len(border) > 4 * padded.size:
            break
    return [(x - 1, y - 1) for x, y in border]


def _simplified(border: list[tuple[int, int]], slack: float) -> list[tuple[int, int]]:
    """Douglas and Peucker (1973) on a closed line, parted at its two ends farthest apart."""
    if len(border) < 4:
        return border
    points = np.array(border, np.float64)
    far = int(np.argmax(np.hypot(*(points - points[0]).T)))
    kept = {0, far, *_kept(points, 0, far, slack), *_kept(points, far, len(points) - 1, slack)}
    return [border[i] for i in sorted(kept)]


def _kept(points: NDArray[np.float64], first: int, last: int, slack: float) -> set[int]:
    kept: set[int] = set()
    spans = [(first, last)]
    while spans:
        a, b = spans.pop()
        if b - a < 2:
            continue
        line = points[b] - points[a]
        length = float(np.hypot(*line))
        off = points[a + 1 : b] - points[a]
        away = np.abs(line[0] * off[:, 1] - line[1] * off[:, 0]) / length if length else np.hypot(*off.T)
        worst = int(np.argmax(away))
        if away[worst] > slack:
            middle = a + 1 + worst
            kept.add(middle)
            spans += [(a, middle), (middle, b)]
    return kept


def sampled(field: Field, x: float, y: float) -> float:
    """The field's value at a point that may lie on the picture's very edge."""
    height, width = field.shape
    return float(field[int(min(height - 1, max(0, y))), int(min(width - 1, max(0, x)))])
