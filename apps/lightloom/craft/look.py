"""A strip -> figures of its hand, and how far that has drifted from the first clean strip's.

The hand, not the mood: how much fine, middle and broad texture there is, how strong the contrast, how lively the
colour. What the director changes (day into night) moves the mean colour, which is left out.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from pipelines import Pixels

SCALES_PX = (0.8, 1.6, 3.2, 6.4, 12.8)
LEAST = 0.0005
DRIFTED = 0.9
"""Beyond this the hand is another: a copy that has lost its fine strokes, or whose colours were turned up."""


def look_of(picture: Pixels) -> tuple[float, ...]:
    """Seven figures of uint8 (h, w, 3): texture between neighbouring scales (four), contrast of light, spread of
    colour, and how much the brushwork leans one way (0 none .. 1 all)."""
    pixels = picture[::2, ::2].astype(np.float32) / 255
    light = pixels @ np.array([0.299, 0.587, 0.114], np.float32)
    soft = [np.asarray(ndimage.gaussian_filter(light, scale / 2), np.float32) for scale in SCALES_PX]
    texture = [float(np.abs(finer - coarser).mean()) for finer, coarser in pairwise(soft)]
    colour = np.stack([pixels[..., 0] - light, pixels[..., 2] - light])
    return (
        *texture,
        float(light.std()),
        float(np.abs(colour - colour.mean(axis=(1, 2), keepdims=True)).mean()),
        _lean(soft[0]),
    )


def drift(look: Sequence[float], anchor: Sequence[float]) -> float:
    """How far two looks are apart: 0 the same hand, about 0.3 two strips of one mural, above 0.9 another hand. Raises
    ValueError when they were not measured alike."""
    if len(look) != len(anchor):
        raise ValueError("looks of different length cannot be compared")
    ratios = [math.log((one + LEAST) / (other + LEAST)) for one, other in zip(look, anchor)]
    return math.sqrt(sum(ratio * ratio for ratio in ratios) / len(ratios))


def _lean(light: NDArray[np.float32]) -> float:
    """Coherence of the structure tensor, averaged where there is any structure."""
    down, across = np.gradient(light)
    xx, yy, xy = (ndimage.gaussian_filter(one, 4) for one in (across * across, down * down, across * down))
    strength = xx + yy
    return float((np.hypot(xx - yy, 2 * xy)).sum() / max(float(strength.sum()), 1e-9))
