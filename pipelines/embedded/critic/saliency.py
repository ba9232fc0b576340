"""A small picture -> where the eye goes first: to colour that is not the picture's own, and to contrast."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from pipelines.media import Pixels

Field = NDArray[np.float32]

FINE_PX, AROUND_PX, LOOK_PX = 0.6, 7.0, 3.5
"""Blurs in px of a halved small picture: away with grain; what lies around a spot; what an eye takes in at once."""
RIM = 0.1
"""So much of each side the film's window cannot rest on."""
OUT_OF_BAND = 0.6
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]],
    np.float32,
)
_SHADES = np.arange(256, dtype=np.float32) / 255
_LINEAR = np.where(_SHADES <= 0.04045, _SHADES / 12.92, ((_SHADES + 0.055) / 1.055) ** 2.4).astype(np.float32)
_WHITE = np.array([0.95047, 1.0, 1.08883], np.float32)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a picture draws the eye: (x, y) in 0..1, how strongly, and how much of the picture it takes (0..1)."""

    x: float
    y: float
    strength: float
    spread: float


def lab(pixels: Pixels) -> Field:
    """CIE L*a*b* (D65) of sRGB pixels, float32 (height, width, 3)."""
    ratio = _LINEAR[pixels[..., :3]] @ _TO_XYZ.T / _WHITE
    root = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1).astype(np.float32)


def saliency(pixels: Pixels, surrounding: Field | None = None) -> Field:
    """How much each pixel stands out, float32 (height, width) >= 0.

    Distance in Lab from the mean colour (after Achanta, Hemami, Estrada and Süsstrunk, "Frequency-tuned
    Salient Region Detection", CVPR 2009), times the contrast with what lies around each pixel, so that a large bright
    sky does not win over a small bright boat. `surrounding`: the mean colour of the mural around, (3,).
    """
    colour = lab(pixels)
    fine = gaussian_filter(colour, (FINE_PX, FINE_PX, 0))
    mean = colour.mean(axis=(0, 1))
    if surrounding is not None:
        mean = (mean + surrounding) / 2
    distinct = np.sqrt(((fine - mean) ** 2).sum(axis=-1))
    around = gaussian_filter(colour, (AROUND_PX, AROUND_PX, 0))
    contrast = np.sqrt(((fine - around) ** 2).sum(axis=-1))
    return np.asarray(np.sqrt(distinct * contrast), np.float32)


def spot(pixels: Pixels, surrounding: Field | None = None, band: tuple[float, float] = (0.0, 1.0)) -> Spot:
    """The one place of a picture where the eye rests. `band`: between which heights (0..1) one looks first."""
    half = pixels[::2, ::2]
    height, width = half.shape[0], half.shape[1]
    stands_out = gaussian_filter(saliency(half, surrounding), LOOK_PX)
    heights = (np.arange(height, dtype=np.float32) + 0.5) / height
    expected = np.where((heights >= band[0]) & (heights <= band[1]), 1.0, OUT_OF_BAND).astype(np.float32)
    stands_out = stands_out * expected[:, None]
    rows, columns = int(height * RIM), int(width * RIM)
    inner = stands_out[rows : height - rows, columns : width - columns]
    top, left = divmod(int(inner.argmax()), width - 2 * columns)
    peak = float(inner.max())
    spread = float((stands_out > peak / 2).mean())
    return Spot((left + columns + 0.5) / width, (top + rows + 0.5) / height, peak, spread)
