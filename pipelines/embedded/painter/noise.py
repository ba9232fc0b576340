"""Hashed lattice noise: the same everywhere for the same seed, with no state."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]


def chance(*keys: int | Ints) -> Field:
    """A number 0..1 for each combination of integer keys, broadcast like numpy does."""
    mixed = np.uint32(2166136261)
    with np.errstate(over="ignore"):
        for key in keys:
            mixed = (mixed ^ np.asarray(key).astype(np.int64).astype(np.uint32)) * np.uint32(16777619)
            mixed = (mixed ^ (mixed >> np.uint32(15))) * np.uint32(2246822519)
            mixed = mixed ^ (mixed >> np.uint32(13))
    return np.asarray((mixed >> np.uint32(8)).astype(np.float32) / np.float32(1 << 24))


def draw(*keys: int) -> float:
    """One number 0..1 for integer keys: the same as `chance` gives, without numpy's cost for a single number."""
    mixed = 2166136261
    for key in keys:
        mixed = ((mixed ^ (key & 0xFFFFFFFF)) * 16777619) & 0xFFFFFFFF
        mixed = ((mixed ^ (mixed >> 15)) * 2246822519) & 0xFFFFFFFF
        mixed ^= mixed >> 13
    return (mixed >> 8) / (1 << 24)


def smooth(t: Field) -> Field:
    """0 below 0, 1 above 1, and a soft step between."""
    inside = np.clip(t, 0, 1)
    return inside * inside * (3 - 2 * inside)


def clouds(width: int, height: int, cell_x: float, cell_y: float, seed: int, octaves: int = 3) -> Field:
    """Smooth noise 0..1, float32 (height, width): sums of cubic B-spline surfaces over a lattice of `cell_x` ×
    `cell_y` pixels, each octave half the size and half the weight of the one before."""
    total, weight, weights = np.zeros((height, width), np.float32), 1.0, 0.0
    for octave in range(octaves):
        scale = 2**octave
        total += weight * _surface(width, height, cell_x / scale, cell_y / scale, seed + octave)
        weights += weight
        weight *= 0.5
    return total / np.float32(weights)


def _surface(width: int, height: int, cell_x: float, cell_y: float, seed: int) -> Field:
    down, rows = _spline(height, cell_y)
    across, columns = _spline(width, cell_x)
    lattice = chance(np.arange(columns)[None], np.arange(rows)[:, None], seed)
    return (down @ lattice @ across.T - 0.5) * np.float32(1.7) + np.float32(0.5)


def _spline(length: int, cell: float) -> tuple[Field, int]:
    """Cubic B-spline weights, (length, lattice points)."""
    at = np.arange(length) / cell
    whole = np.floor(at).astype(int)
    t = (at - whole).astype(np.float32)
    points = math.ceil(length / cell) + 4
    weights = np.zeros((length, points), np.float32)
    rows = np.arange(length)
    parts = ((1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3)
    for offset, part in enumerate(parts):
        weights[rows, whole + offset] = part / 6
    return weights, points
