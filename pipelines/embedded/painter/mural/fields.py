"""Noise that hangs on the world: the same value at the same world place, whichever window is looked through.

Like `painter.noise`, hashed lattices under cubic B-splines; but x may be any world coordinate, and what is worked out
coarsely is worked out on the world's own grid. Every value is one pixel's own sum, so no window changes a bit of it.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipelines.embedded.painter.noise import Field, Ints, chance

HEIGHT = 768
GRID = 8
"""Windows begin and end on it, so that halves, quarters and wide brushes lie alike in all of them."""


@dataclass(frozen=True, slots=True)
class Span:
    """Columns `left` .. `right` (not included) of the world, in px."""

    left: int
    right: int

    @property
    def width(self) -> int:
        return self.right - self.left

    def xs(self, step: int = 1) -> Field:
        """World x of every pixel's middle, less half a pixel; of every `step` pixels' middle."""
        return (np.arange(self.left, self.right, step) + (step - 1) / 2).astype(np.float64)

    def widened(self, by: int) -> "Span":
        """At least `by` wider on either side, and on the grid."""
        return Span((self.left - by) // GRID * GRID, -(-(self.right + by) // GRID) * GRID)


def lines(top: int, bottom: int, step: int = 1) -> Field:
    """y of every `step` pixels' middle, as Span.xs has x."""
    return (np.arange(top, bottom, step) + (step - 1) / 2).astype(np.float64)


def surface(
    xs: Field, ys: Field, cell_x: float, cell_y: float, seed: int, octaves: int = 3, gain: float = 0.5
) -> Field:
    """Smooth noise about 0..1, float32 (ys, xs), at any places: octaves of half the size and `gain` the weight."""
    total: Field = np.zeros((len(ys), len(xs)), np.float32)
    weight, weights = 1.0, 0.0
    for octave in range(octaves):
        total += np.float32(weight) * _octave(xs * (2**octave / cell_x), ys * (2**octave / cell_y), seed + octave)
        weights += weight
        weight *= gain
    total *= np.float32(1 / weights)
    return total


def spread(
    span: Span, top: int, bottom: int, cell_x: float, cell_y: float, seed: int, octaves: int = 3, gain: float = 0.5
) -> Field:
    """`surface` for every pixel of a window on the grid; worked out coarsely where none sees it."""
    finest = min(cell_x, cell_y) / 2 ** (octaves - 1)
    step = 4 if finest >= 10 else 2 if finest >= 5 else 1
    if step == 1:
        return surface(span.xs(), lines(top, bottom), cell_x, cell_y, seed, octaves, gain)
    below = top + -(-(bottom - top) // step) * step
    coarse = surface(span.xs(step), lines(top, below, step), cell_x, cell_y, seed, octaves, gain)
    return grown(coarse, span.width, below - top)[: bottom - top]


def along(xs: Field, cell: float, seed: int, octaves: int = 1, gain: float = 0.5) -> Field:
    """Smooth noise about 0..1 along world x, float32."""
    total: Field = np.zeros(len(xs), np.float32)
    weight, weights = 1.0, 0.0
    for octave in range(octaves):
        whole, parts = _spline(xs * (2**octave / cell))
        value = sum(chance(whole + i, 7, seed + octave) * parts[i] for i in range(4))
        total += np.float32(weight) * ((value - np.float32(0.5)) * np.float32(1.7) + np.float32(0.5))
        weights += weight
        weight *= gain
    return total * np.float32(1 / weights)


def grown(small: Field, width: int, height: int) -> Field:
    """A coarse field enlarged smoothly, (h, w) or (parts, h, w)."""
    if small.ndim == 3:
        return np.stack([grown(part, width, height) for part in small])
    whole = Image.fromarray(np.ascontiguousarray(small, np.float32))
    return np.asarray(whole.resize((width, height), Image.Resampling.BILINEAR), np.float32)


def halved(full: Field) -> Field:
    """Half the size by means, (…, h, w)."""
    pairs = full[..., ::2] + full[..., 1::2]
    return (pairs[..., ::2, :] + pairs[..., 1::2, :]) * np.float32(0.25)


def _octave(xs: Field, ys: Field, seed: int) -> Field:
    columns, across = _spline(xs)
    rows, down = _spline(ys)
    first_column, first_row = int(columns.min()), int(rows.min())
    lattice = chance(
        np.arange(first_column, int(columns.max()) + 4)[None], np.arange(first_row, int(rows.max()) + 4)[:, None], seed
    )
    columns, rows = columns - first_column, rows - first_row
    high = lattice[rows] * down[0][:, None]
    for i in range(1, 4):
        high += lattice[rows + i] * down[i][:, None]
    total = high[:, columns] * across[0]
    for i in range(1, 4):
        total += high[:, columns + i] * across[i]
    total -= np.float32(0.5)
    total *= np.float32(1.7)
    total += np.float32(0.5)
    return total


def _spline(at: Field) -> tuple[Ints, NDArray[np.float32]]:
    """The first of each place's four lattice points, and their cubic weights, (4, places)."""
    whole = np.floor(at).astype(np.int64)
    t = (at - whole).astype(np.float32)
    parts = ((1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3)
    return whole - 1, np.stack(parts) * np.float32(1 / 6)


def stepped(t: Field, low: Field | float, high: Field | float) -> Field:
    """0 at `low`, 1 at `high` (which may lie below it), and a soft step between."""
    inside = np.clip((t - np.asarray(low, np.float32)) / np.asarray(high - low, np.float32), 0, 1)
    return inside * inside * (3 - 2 * inside)


def mixed(one: Field, other: Field | np.float32, share: Field | float) -> Field:
    """`share` 0 is one, 1 the other; shapes are broadcast."""
    return one + (other - one) * np.asarray(share, np.float32)


def pieces(width: int, most: int) -> int:
    """Into how many equal parts a width is cut so that none is wider than `most`."""
    return max(1, math.ceil(width / most))
