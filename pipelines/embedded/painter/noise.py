"""Hashed lattice noise: the same everywhere for the same seed, with no state."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]


def chance(*keys: int | Ints) -> Field:
    """A number 0..1 for each combination of integer keys, broadcast like numpy does."""
    mixed: Any = np.uint32(2166136261)
    for key in keys:
        mixed = _mixed(mixed, np.asarray(key))
    return np.asarray((mixed >> np.uint32(8)).astype(np.float32) / np.float32(1 << 24))


def _mixed(mixed: Any, key: NDArray[Any]) -> Any:
    with np.errstate(over="ignore"):
        mixed = (mixed ^ key.astype(np.int64).astype(np.uint32)) * np.uint32(16777619)
        mixed = (mixed ^ (mixed >> np.uint32(15))) * np.uint32(2246822519)
        return mixed ^ (mixed >> np.uint32(13))


def draw(*keys: int) -> float:
    """One number 0..1 for integer keys: the same as `chance` gives, without numpy's cost for a single number."""
    mixed = 2166136261
    for key in keys:
        mixed = ((mixed ^ (key & 0xFFFFFFFF)) * 16777619) & 0xFFFFFFFF
        mixed = ((mixed ^ (mixed >> 15)) * 2246822519) & 0xFFFFFFFF
        mixed ^= mixed >> 13
    return (mixed >> 8) / (1 << 24)


class Chances:
    """Many numbers 0..1 for each of many lattice points (`column`, `line`), by key: the points are hashed once."""

    def __init__(self, hashed: NDArray[np.uint32]) -> None:
        self._hashed = hashed

    @classmethod
    def at(cls, column: Ints, line: Ints, seed: int) -> "Chances":
        return cls(_mixed(_mixed(_mixed(np.uint32(2166136261), column), line), np.asarray(seed)))

    def of(self, kept: NDArray[np.integer[Any]]) -> "Chances":
        """The same for some of the points."""
        return Chances(self._hashed[kept])

    def __call__(self, key: int) -> Field:
        mixed = _mixed(self._hashed, np.asarray(key))
        return (mixed >> np.uint32(8)).astype(np.float32) * np.float32(1 / (1 << 24))


def smooth(t: Field) -> Field:
    """0 below 0, 1 above 1, and a soft step between."""
    inside = np.clip(t, 0, 1)
    return inside * inside * (3 - 2 * inside)


def clouds(width: int, height: int, cell_x: float, cell_y: float, seed: int, octaves: int = 3) -> Field:
    """Smooth noise 0..1, float32 (height, width): sums of cubic B-spline surfaces over a lattice of `cell_x` ×
    `cell_y` pixels, each octave half the size and half the weight of the one before."""
    finest = min(cell_x, cell_y) / 2 ** (octaves - 1)
    coarse = 4 if finest >= 12 else 2 if finest >= 6 else 1  # worked out at a half or a quarter, where none can see it
    wide, high = math.ceil(width / coarse), math.ceil(height / coarse)
    total, weight, weights = np.zeros((high, wide), np.float32), 1.0, 0.0
    for octave in range(octaves):
        scale = 2**octave * coarse
        total += np.float32(weight) * _surface(wide, high, cell_x / scale, cell_y / scale, seed + octave)
        weights += weight
        weight *= 0.5
    total /= np.float32(weights)
    if coarse == 1:
        return total
    size = (wide * coarse, high * coarse)
    return np.asarray(Image.fromarray(total).resize(size, Image.Resampling.BILINEAR))[:height, :width]


def _surface(width: int, height: int, cell_x: float, cell_y: float, seed: int) -> Field:
    """Four rows of the lattice for each line, then four columns for each pixel. No matrix product: it would be shared
    out to threads that wait longer than they work, and its last bits would depend on the machine."""
    lines, down = _spline(height, cell_y)
    columns, across = _spline(width, cell_x)
    lattice = chance(np.arange(int(columns[-1]) + 4)[None], np.arange(int(lines[-1]) + 4)[:, None], seed)
    rows = lattice[lines] * down[0][:, None]
    for i in range(1, 4):
        rows += lattice[lines + i] * down[i][:, None]
    total = rows[:, columns] * across[0]
    for i in range(1, 4):
        total += rows[:, columns + i] * across[i]
    total -= np.float32(0.5)
    total *= np.float32(1.7)
    total += np.float32(0.5)
    return total


def _spline(length: int, cell: float) -> tuple[Ints, Field]:
    """For each place the first of its four lattice points, and the cubic B-spline's weights of all, (4, length)."""
    at = np.arange(length) / cell
    whole = np.floor(at).astype(np.int64)
    t = (at - whole).astype(np.float32)
    parts = ((1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3)
    return whole, np.stack(parts) / np.float32(6)
