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
    """`surface` for every pixel of a window on the grid; along and across it, worked out as coarsely as none sees."""
    step_x, step_y = (_unseen_step(cell / 2 ** (octaves - 1)) for cell in (cell_x, cell_y))
    below = top + -(-(bottom - top) // step_y) * step_y
    coarse = surface(span.xs(step_x), lines(top, below, step_y), cell_x, cell_y, seed, octaves, gain)
    return grown(coarse, span.width, below - top)[: bottom - top]


def _unseen_step(finest: float) -> int:
    """Every how many pixels noise of so large cells is worked out."""
    return 8 if finest >= 24 else 4 if finest >= 10 else 2 if finest >= 5 else 1


def tile(period: int, cell: float, seed: int) -> Field:
    """Smooth noise about 0..1, float32 (HEIGHT, period), that goes on at its left where it ends at its right."""
    cells = round(period / cell)
    return _octave(np.arange(period) * (cells / period), lines(0, HEIGHT) / cell, seed, cells)


def along(xs: Field, cell: float, seed: int, octaves: int = 1, gain: float = 0.5) -> Field:
    """Smooth noise about 0..1 along world x, float32."""
    octave = np.arange(octaves)[:, None]
    whole, parts = _spline(xs * (2.0**octave / cell))
    drawn = chance(whole + np.arange(4)[:, None, None], 7, seed + octave) * parts
    values = (drawn[0] + drawn[1] + drawn[2] + drawn[3] - np.float32(0.5)) * np.float32(1.7) + np.float32(0.5)
    total: Field = np.zeros(len(xs), np.float32)
    weight, weights = 1.0, 0.0
    for value in values:
        total += np.float32(weight) * value
        weights += weight
        weight *= gain
    return total * np.float32(1 / weights)


def grown(small: Field, width: int, height: int) -> Field:
    """A coarse field enlarged smoothly, (h, w) or (parts, h, w)."""
    if small.shape[-2:] == (height, width):
        return small
    if (2 * small.shape[-2], 2 * small.shape[-1]) == (height, width):
        return _doubled(small.astype(np.float32, copy=False))
    if small.ndim == 3:
        return np.stack([grown(part, width, height) for part in small])
    whole = Image.fromarray(np.ascontiguousarray(small, np.float32))
    return np.asarray(whole.resize((width, height), Image.Resampling.BILINEAR), np.float32)


def _doubled(small: Field) -> Field:
    """Twice the size, as Pillow's bilinear resize gives it, in half its time."""
    tall = np.empty((*small.shape[:-2], 2 * small.shape[-2], small.shape[-1]), np.float32)
    near, far = small * np.float32(0.75), small * np.float32(0.25)
    np.add(near[..., 1:, :], far[..., :-1, :], out=tall[..., 2::2, :])
    np.add(near[..., :-1, :], far[..., 1:, :], out=tall[..., 1:-1:2, :])
    tall[..., 0, :], tall[..., -1, :] = small[..., 0, :], small[..., -1, :]
    full = np.empty((*tall.shape[:-1], 2 * tall.shape[-1]), np.float32)
    near, far = tall * np.float32(0.75), tall * np.float32(0.25)
    np.add(near[..., 1:], far[..., :-1], out=full[..., 2::2])
    np.add(near[..., :-1], far[..., 1:], out=full[..., 1:-1:2])
    full[..., 0], full[..., -1] = tall[..., 0], tall[..., -1]
    return full


def halved(full: Field) -> Field:
    """Half the size by means, (…, h, w)."""
    pairs = full[..., ::2] + full[..., 1::2]
    return (pairs[..., ::2, :] + pairs[..., 1::2, :]) * np.float32(0.25)


def _octave(xs: Field, ys: Field, seed: int, around: int | None = None) -> Field:
    """`around`: after so many columns the lattice begins again."""
    columns, across = _spline(xs)
    rows, down = _spline(ys)
    first_column, first_row = int(columns.min()), int(rows.min())
    named = np.arange(first_column, int(columns.max()) + 4)
    if around is not None:
        named %= around
    lattice = chance(named[None], np.arange(first_row, int(rows.max()) + 4)[:, None], seed)
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
    """The first of each place's four lattice points, and their cubic weights, (4, *places)."""
    floor = np.floor(at)
    t = (at - floor).astype(np.float32)
    rest, square = 1 - t, t * t
    cube = square * t
    parts = np.empty((4, *t.shape), np.float32)
    parts[0], parts[1] = rest * rest * rest, 3 * cube - 6 * square + 4
    parts[2], parts[3] = 3 * (square - cube + t) + 1, cube
    parts *= np.float32(1 / 6)
    return floor.astype(np.int64) - 1, parts


def stepped(t: Field, low: Field | float, high: Field | float) -> Field:
    """0 at `low`, 1 at `high` (which may lie below it), and a soft step between."""
    inside = np.asarray((t - np.asarray(low, np.float32)) / np.asarray(high - low, np.float32))
    np.clip(inside, 0, 1, out=inside)
    rest = 3 - 2 * inside
    rest *= inside
    rest *= inside
    return rest


def mixed(one: Field, other: Field | np.float32, share: Field | float) -> Field:
    """`share` 0 is one, 1 the other; shapes are broadcast."""
    part = (other - one) * np.asarray(share, np.float32)
    part += one
    return part


def pieces(width: int, most: int) -> int:
    """Into how many equal parts a width is cut so that none is wider than `most`."""
    return max(1, math.ceil(width / most))
