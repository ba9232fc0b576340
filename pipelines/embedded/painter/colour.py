"""Colours as float32 (3,) in 0..1, and the few ways they are mixed."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Colour = NDArray[np.floating[Any]]


def colour(hex_rgb: str) -> Colour:
    """ "#f0c878" or "f0c878" -> its three parts."""
    digits = hex_rgb.removeprefix("#")
    return np.array([int(digits[i : i + 2], 16) for i in (0, 2, 4)], np.float32) / 255


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` 0 is one, 1 the other."""
    return one + (other - one) * np.float32(share)


def hexed(one: Colour) -> str:
    """The colour as "#rrggbb"."""
    return "#" + "".join(f"{int(max(0.0, min(1.0, float(part))) * 255):02x}" for part in one)
