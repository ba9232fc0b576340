"""What several hands share: outlines of what is seen, papers, soft blurs, the way to bytes."""

import functools
import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from pipelines.embedded.painter.light import luminance
from pipelines.embedded.painter.mural.fields import (
    HEIGHT,
    Field,
    Span,
    grown,
    halved,
    lines,
    spread,
    stepped,
    surface,
    tile,
)
from pipelines.embedded.painter.mural.scene import GROWTH, THING, Scene
from pipelines.embedded.painter.noise import chance

_PERIOD = 512
"""A paper's tooth comes again after so many px, which none sees; a power of two."""


def blurred(field: Field, radius: int) -> Field:
    """A field 0..1 seen softly; its reach is a little over twice `radius`. In bytes, whose sums are exact; what is very
    soft at half size."""
    image = Image.fromarray(_bytes(field))
    if radius < 4:
        return _unit(image.filter(ImageFilter.BoxBlur(radius)).filter(ImageFilter.BoxBlur(radius)))
    small = image.reduce(2).filter(ImageFilter.BoxBlur(radius / 2)).filter(ImageFilter.BoxBlur(radius / 2))
    return grown(_unit(small), field.shape[1], field.shape[0])


def softened(colour: Field, *radii: int) -> Field:
    """A picture (3, h, w) seen softly, by one box of 2 x radius + 1 px after the other. At half size."""
    image = Image.fromarray(np.ascontiguousarray(_bytes(halved(colour)).transpose(1, 2, 0)))
    for radius in radii:
        image = image.filter(ImageFilter.BoxBlur(radius / 2))
    return grown(np.ascontiguousarray(_unit(image).transpose(2, 0, 1)), colour.shape[2], colour.shape[1])


def rested(colour: Field) -> Field:
    """A picture (3, h, w) of which each pixel is the mean of the nine around it."""
    down = colour.copy()
    down[:, 1:] += colour[:, :-1]
    down[:, :-1] += colour[:, 1:]
    down[:, 0] += colour[:, 0]
    down[:, -1] += colour[:, -1]
    total = down.copy()
    total[..., 1:] += down[..., :-1]
    total[..., :-1] += down[..., 1:]
    total[..., 0] += down[..., 0]
    total[..., -1] += down[..., -1]
    total *= np.float32(1 / 9)
    return total


def contours(scene: Scene, *, inner: float = 0.16) -> Field:
    """Where lines would be drawn, 0..1: between what is seen at different places, and inside things where their
    colours change by more than `inner`."""
    parts = scene.parts
    kinds = np.minimum(parts, np.uint8(GROWTH))
    edge = np.zeros(parts.shape, bool)
    edge[1:] = kinds[1:] != kinds[:-1]
    edge[:, 1:] |= kinds[:, 1:] != kinds[:, :-1]
    figure = (parts >= THING) & (parts < GROWTH)
    if figure.any():
        tone = luminance(scene.colour)
        edge[1:] |= (np.abs(tone[1:] - tone[:-1]) > inner) & figure[1:] & figure[:-1]
        edge[:, 1:] |= (np.abs(tone[:, 1:] - tone[:, :-1]) > inner) & figure[:, 1:] & figure[:, :-1]
    return edge.astype(np.float32)


def thick(line: Field, field: Field | float) -> Field:
    """Lines (0 or 1) drawn with a soft point: as wide as `field` says, 0 (a hair) .. 1 (three pixels)."""
    drawn = line > 0
    wide = drawn.copy()
    wide[:, 1:] |= drawn[:, :-1]
    wide[:, :-1] |= drawn[:, 1:]
    broad = wide.copy()
    broad[1:] |= wide[:-1]
    broad[:-1] |= wide[1:]
    hair = _soft_edged(drawn, 3, 5) * np.float32(1.7)
    width = np.asarray(field, np.float32)
    bold = _soft_edged(broad, 7, 10) * np.float32(1.15)
    bold -= hair
    bold *= width
    bold += hair
    return np.clip(bold, 0, 1, out=bold)


def _soft_edged(mask: NDArray[np.bool_], beside: int, middle: int) -> Field:
    """A mask whose pixels spread, down and across, as `beside` : `middle` : `beside`; in whole numbers."""
    one = mask.astype(np.uint16)
    near = one * np.uint16(beside)
    down = one * np.uint16(middle)
    down[1:] += near[:-1]
    down[:-1] += near[1:]
    down[0] += near[0]
    down[-1] += near[-1]
    near = down * np.uint16(beside)
    total = down * np.uint16(middle)
    total[:, 1:] += near[:, :-1]
    total[:, :-1] += near[:, 1:]
    return total * np.float32(1 / (2 * beside + middle) ** 2)


def grain(span: Span, cell: float, seed: int) -> Field:
    """A paper's tooth, 0..1: fine and even."""
    return _tooth(cell, seed).take(np.arange(span.left, span.right) & (_PERIOD - 1), axis=1)


@functools.lru_cache(maxsize=8)
def _tooth(cell: float, seed: int) -> Field:
    fine = chance(np.arange(_PERIOD)[None], np.arange(HEIGHT)[:, None], seed)
    return np.float32(0.45) * fine + np.float32(0.55) * tile(_PERIOD, cell, seed + 1)


def ragged(scene: Scene, depth: float) -> Field:
    """1 where paint lies, 0 at the upper and lower rims of the sheet, which the brush never quite reaches."""
    xs, reach = scene.span.xs(), math.ceil(1.6 * depth) + 8
    top = depth * (0.35 + 0.9 * scene.world.line(xs, 90, 720, 4, 0.6))
    bottom = HEIGHT - depth * (0.35 + 0.9 * scene.world.line(xs, 110, 727, 4, 0.6))
    share = np.ones((HEIGHT, scene.span.width), np.float32)
    for first, last, bare, laid in ((0, reach, top - 3, top + 3), (HEIGHT - reach, HEIGHT, bottom + 3, bottom - 3)):
        y = np.arange(first, last, dtype=np.float32)[:, None]
        fuzz = 7 * (spread(scene.span, first, last, 9, 9, scene.world.seed + 733, 2) - 0.5)
        share[first:last] = stepped(y + fuzz, bare, laid)
    return share


def slow(scene: Scene, cell: float, seed: int, octaves: int = 3) -> Field:
    """Large soft noise over the whole height, 0..1."""
    coarse = surface(scene.span.xs(8), lines(0, HEIGHT, 8), cell, cell * 0.7, scene.world.seed + seed, octaves)
    return grown(np.clip(coarse, 0, 1), scene.span.width, HEIGHT)


def pixels_of(colour: Field) -> NDArray[np.uint8]:
    """(3, h, w) in 0..1 -> bytes (h, w, 3)."""
    pixels = np.empty((*colour.shape[1:], 3), np.uint8)
    for part in range(3):
        pixels[..., part] = _bytes(colour[part])
    return pixels


def _bytes(field: Field) -> NDArray[np.uint8]:
    scaled = field * np.float32(255)
    scaled += np.float32(0.5)
    return np.clip(scaled, 0, 255, out=scaled).astype(np.uint8)


def _unit(image: Image.Image) -> Field:
    return np.asarray(image, np.float32) * np.float32(1 / 255)
