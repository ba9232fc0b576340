"""What several hands share: outlines of what is seen, papers, soft blurs, the way to bytes."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from pipelines.embedded.painter.light import luminance
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, Span, grown, lines, spread, stepped, surface
from pipelines.embedded.painter.mural.scene import GROWTH, THING, Scene
from pipelines.embedded.painter.noise import chance


def blurred(field: Field, radius: int) -> Field:
    """A field 0..1 seen softly; its reach is a little over twice `radius`. In bytes, whose sums are exact."""
    image = Image.fromarray(np.clip(field * np.float32(255) + np.float32(0.5), 0, 255).astype(np.uint8))
    soft = image.filter(ImageFilter.BoxBlur(radius)).filter(ImageFilter.BoxBlur(radius))
    return np.asarray(soft, np.float32) * np.float32(1 / 255)


def softened(colour: Field, radius: int) -> Field:
    """A picture (3, h, w) seen softly."""
    pixels = np.clip(colour * np.float32(255) + np.float32(0.5), 0, 255).astype(np.uint8).transpose(1, 2, 0)
    image = Image.fromarray(np.ascontiguousarray(pixels)).filter(ImageFilter.BoxBlur(radius))
    return np.asarray(image, np.float32).transpose(2, 0, 1) * np.float32(1 / 255)


def contours(scene: Scene, *, inner: float = 0.16) -> Field:
    """Where lines would be drawn, 0..1: between what is seen at different places, and inside things where their
    colours change by more than `inner`."""
    parts = scene.parts
    kinds = np.where(parts >= GROWTH, GROWTH, parts).astype(np.float32)
    figure = (parts >= THING) & (parts < GROWTH)
    tone = np.where(figure, luminance(scene.colour), 0)
    edge = np.zeros(parts.shape, bool)
    edge[1:] = (kinds[1:] != kinds[:-1]) | (np.abs(tone[1:] - tone[:-1]) > inner) & figure[1:] & figure[:-1]
    edge[:, 1:] |= kinds[:, 1:] != kinds[:, :-1]
    edge[:, 1:] |= (np.abs(tone[:, 1:] - tone[:, :-1]) > inner) & figure[:, 1:] & figure[:, :-1]
    return edge.astype(np.float32)


def thick(line: Field, field: Field) -> Field:
    """Lines drawn with a soft point: as wide as `field` says, 0 (a hair) .. 1 (three pixels)."""
    image = Image.fromarray((line * 255).astype(np.uint8))
    hair = np.asarray(image.filter(ImageFilter.BoxBlur(0.6)), np.float32) * np.float32(1.7 / 255)
    bold = np.asarray(image.filter(ImageFilter.MaxFilter(3)).filter(ImageFilter.BoxBlur(0.7)), np.float32)
    return np.clip(hair + (bold * np.float32(1.15 / 255) - hair) * field, 0, 1)


def grain(span: Span, cell: float, seed: int) -> Field:
    """A paper's tooth, 0..1: fine and even."""
    columns, rows = np.arange(span.left, span.right)[None], np.arange(HEIGHT)[:, None]
    fine = chance(columns & 511, rows, seed)
    return (0.45 * fine + 0.55 * surface(span.xs(), lines(0, HEIGHT), cell, cell, seed + 1, 1)).astype(np.float32)


def ragged(scene: Scene, depth: float) -> Field:
    """1 where paint lies, 0 at the upper and lower rims of the sheet, which the brush never quite reaches."""
    xs = scene.span.xs()
    top = depth * (0.35 + 0.9 * scene.world.line(xs, 90, 720, 4, 0.6))
    bottom = HEIGHT - depth * (0.35 + 0.9 * scene.world.line(xs, 110, 727, 4, 0.6))
    y = np.arange(HEIGHT, dtype=np.float32)[:, None]
    fuzz = 7 * (spread(scene.span, 0, HEIGHT, 9, 9, scene.world.seed + 733, 2) - 0.5)
    return stepped(y + fuzz, top - 3, top + 3) * stepped(y + fuzz, bottom + 3, bottom - 3)


def slow(scene: Scene, cell: float, seed: int, octaves: int = 3) -> Field:
    """Large soft noise over the whole height, 0..1."""
    coarse = surface(scene.span.xs(8), lines(0, HEIGHT, 8), cell, cell * 0.7, scene.world.seed + seed, octaves)
    return grown(np.clip(coarse, 0, 1), scene.span.width, HEIGHT)


def pixels_of(colour: Field) -> NDArray[np.uint8]:
    """(3, h, w) in 0..1 -> bytes (h, w, 3)."""
    return (np.clip(colour, 0, 1) * np.float32(255) + np.float32(0.5)).astype(np.uint8).transpose(1, 2, 0)
