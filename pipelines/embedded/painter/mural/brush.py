"""The scene -> strokes of a loaded brush, on lattices that hang on the world.

The room painter's way (see painter.strokes, after Hertzmann 1998), for a window on an endless world: a stroke's place,
turn and tint depend on its own lattice point alone, so every window that sees it lays the same stroke.
"""

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipelines.embedded.painter.light import luminance, slope
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, Span, halved
from pipelines.embedded.painter.mural.scene import Scene
from pipelines.embedded.painter.noise import Chances
from pipelines.embedded.painter.strokes import Brush

IMPASTO = (
    Brush(13, 46, 15, -1.0, 0.65, 0.20, 0.075, 8),
    Brush(8, 27, 8.5, 0.12, 0.85, 0.15, 0.055, 4),
    Brush(5, 15, 4.6, 0.34, 2.0, 0.10, 0.035, 1),
    Brush(3.2, 8, 2.4, 0.55, 2.0, 0.05, 0.020, 1),
)
_ALONG = np.array([-1, -0.55, 0.1, 0.75, 1.0, 0.75, 0.1, -0.55], np.float32)
_ASIDE = np.array([0, -0.85, -1, -0.72, 0, 0.72, 1, 0.85], np.float32)


def laid(scene: Scene, brushes: tuple[Brush, ...], *, edges: float = 1.0) -> tuple[NDArray[np.int32], Field]:
    """Which stroke each pixel shows (-1 for none), and the strokes in the order they are laid (see `_strokes`)."""
    strokes = _strokes(scene, brushes, edges)
    x, y, turn, long, wide, bend = (strokes[:, i : i + 1] for i in range(6))
    along = _ALONG[None] * long
    aside = _ASIDE[None] * wide + bend * long * 0.5 * (_ALONG[None] ** 2 - 0.4)
    cosine, sine = np.cos(turn), np.sin(turn)
    offsets = np.stack([along * cosine - aside * sine, along * sine + aside * cosine], -1)
    corners = np.rint(offsets * 4) * np.float32(0.25) + np.stack([x, y], -1)
    corners = corners.reshape(len(strokes), 2 * len(_ALONG)).astype(np.float32)
    canvas = Image.new("I", (scene.span.width, HEIGHT), -1)
    polygon = ImageDraw.Draw(canvas).polygon
    for number, outline in enumerate(cast(Sequence[Sequence[float]], corners)):
        polygon(outline, fill=number)  # Pillow reads a float32 row as it lies, a quarter faster than a list
    return np.asarray(canvas, np.int32), strokes


def _strokes(scene: Scene, brushes: tuple[Brush, ...], edges: float) -> Field:
    """x, y, angle, half length, half width, bend, red, green, blue, layer, chance, for each stroke in order."""
    span, colours, detail = scene.span, scene.colour, scene.detail
    light_slope, down, across = slope(luminance(colours))
    need = np.maximum(light_slope * 7, slope(scene.inverse_z)[0] * 9)
    need = np.clip(np.maximum(detail * 0.62, need), 0, 1)
    halves = halved(colours)
    quarters = halved(halves)
    seen_by = {1: colours, 4: quarters, 8: halved(quarters)}
    layers: list[Field] = []
    for number, brush in enumerate(brushes):
        column, line = _lattice(span, brush.spacing)
        chances = Chances.at(column, line, scene.world.seed)
        key = number * 16
        # on quarters of a pixel, so that no window's own numbers round otherwise
        x = (np.rint((column + chances(key + 1)) * (brush.spacing * 4)) / 4 - span.left).astype(np.float32)
        y = (np.rint((line + chances(key + 2)) * (brush.spacing * 4)) / 4).astype(np.float32)
        kept = np.flatnonzero((x >= 0) & (x < span.width) & (y < HEIGHT))
        at = (y[kept].astype(np.intp), x[kept].astype(np.intp))
        kept = kept[(need[at] > brush.least) & (detail[at] < brush.most)]
        x, y, chances = x[kept], y[kept], chances.of(kept)
        at = (y.astype(np.intp), x.astype(np.intp))
        turn = scene.angle[at] + (chances(key + 3) - 0.5) * 0.42
        if number:
            turn = np.where(light_slope[at] > 0.05 / edges, np.arctan2(across[at], -down[at]), turn)
        long = brush.length * (0.62 + 0.7 * chances(key + 4)) * 0.5
        wide = brush.width * (0.7 + 0.6 * chances(key + 5)) * 0.5
        bend = (chances(key + 6) - 0.5) * 0.7
        source = seen_by[brush.blur]
        fill = source[:, at[0] // brush.blur, at[1] // brush.blur] * (1 + (chances(key + 8) - 0.5) * brush.shade)
        fill = fill + (np.stack([chances(key + 9 + part) for part in range(3)]) - 0.5) * brush.hue
        layer = np.round((scene.inverse_z[at] * 0.6 + number * 0.16) * 14)
        layers.append(np.column_stack([x, y, turn, long, wide, bend, *fill, layer, chances(key + 13)]))
    strokes = np.concatenate(layers).astype(np.float32)
    return strokes[np.lexsort((strokes[:, 10], strokes[:, 9]))]


def _lattice(span: Span, spacing: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    columns = np.arange(int(span.left // spacing) - 1, int(span.right // spacing) + 1)
    column, line = np.meshgrid(columns, np.arange(int(HEIGHT / spacing) + 1))
    return column.ravel(), line.ravel()
