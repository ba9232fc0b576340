"""What is seen -> brush strokes with bristles and impasto: coarse first, fine only where there is detail.

After Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes" (1998): strokes on jittered lattices
of four sizes. Each stroke is a number in an image of numbers; bristles, thickness and light are computed per pixel from
it. Lattices hang on the picture's own pixels, so a part painted again by itself has the very strokes of the whole.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage

from pipelines.embedded.painter.light import Mask, Seen, luminance, slope
from pipelines.embedded.painter.noise import Chances, Field, chance


@dataclass(frozen=True, slots=True)
class Brush:
    """One size. `spacing`, `length`, `width` in pixels; laid where the need for detail is above `least` and the detail
    below `most`; `shade` and `hue`: how far a stroke's colour may stray; `blur`: how coarsely it sees."""

    spacing: float
    length: float
    width: float
    least: float
    most: float
    shade: float
    hue: float
    blur: int


ROOM_BRUSHES = (
    Brush(9, 30, 9, -1.0, 0.65, 0.20, 0.075, 8),
    Brush(6, 18, 6, 0.10, 0.85, 0.15, 0.055, 4),
    Brush(4, 11, 3.4, 0.30, 2.0, 0.10, 0.035, 1),
    Brush(3.1, 7.5, 2.1, 0.55, 2.0, 0.05, 0.020, 1),
)
MARGIN_PX = 9
"""So far beyond what has changed a plate is painted anew: strokes of what was there reach a little over its edge."""
KEEP = 0.36
CRISP = 1.6
"""How strongly a pixel insists on its own colour where a stroke would paint over an edge."""
BAND = 64
"""Lines worked on at a time, so that they stay in the processor's cache."""
_TONES = np.linspace(0, 1, 256)
_CONTRAST = np.rint((_TONES + 0.10 * (_TONES - 0.5) * (1 - np.abs(2 * _TONES - 1))) * 255).astype(np.uint8)
_ALONG = np.array([-1, -0.45, 0.6, 1.0, 0.6, -0.45], np.float32)
_ASIDE = np.array([0, -0.95, -0.9, 0, 0.9, 0.95], np.float32)


def paint(seen: Seen, seed: int, brushes: tuple[Brush, ...] = ROOM_BRUSHES) -> NDArray[np.uint8]:
    """The whole picture, uint8 (h, w, 3)."""
    height, width = seen.inverse_z.shape
    numbers, strokes = _laid(seen, seed, brushes, None)
    thick = np.empty((height, width), np.float32)
    out = np.empty((3, height, width), np.float32)
    for top in range(0, height, BAND):
        lines = slice(top, min(height, top + BAND))
        y, x = np.arange(lines.start, lines.stop, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
        thick[lines], out[:, lines] = _pressed(strokes, numbers[lines], x, y, seen.lit[:, lines], seen.detail[lines])
    relief = np.zeros_like(thick)
    np.subtract(thick[1:, 1:], thick[:-1, :-1], out=relief[1:, 1:])
    return _varnished(out, relief, _weave(width, height))


def repaint(picture: NDArray[np.uint8], seen: Seen, changed: Mask, seed: int) -> NDArray[np.uint8]:
    """A copy of `picture`, painted anew where `changed` and a little around it, with the strokes of the whole."""
    wider = np.asarray(ndimage.binary_dilation(changed, iterations=MARGIN_PX), bool)
    if not wider.any():
        return picture.copy()
    numbers, strokes = _laid(seen, seed, ROOM_BRUSHES, np.asarray(ndimage.binary_dilation(wider, iterations=16), bool))
    at = np.nonzero(wider)
    x, y = at[1].astype(np.float32), at[0].astype(np.float32)
    height_of, colours = _pressed(strokes, numbers[at], x, y, seen.lit[:, at[0], at[1]], seen.detail[at])
    thick = np.zeros(changed.shape, np.float32)
    thick[at] = height_of
    before = thick[np.maximum(at[0] - 1, 0), np.maximum(at[1] - 1, 0)]
    relief = np.where(before == 0, 0, height_of - before)
    out = np.zeros((3, *changed.shape), np.float32)
    out[:, at[0], at[1]] = colours
    bed = np.zeros(changed.shape, np.float32)
    bed[at] = relief
    fresh = _varnished(out, bed, _weave(changed.shape[1], changed.shape[0]))
    inner = np.asarray(ndimage.binary_dilation(changed, iterations=MARGIN_PX - 3), bool)
    return np.where(inner[..., None], fresh, picture)


def _laid(seen: Seen, seed: int, brushes: tuple[Brush, ...], within: Mask | None) -> tuple[NDArray[np.int32], Field]:
    """Which stroke each pixel shows (-1 for none), and the strokes in the order they are laid."""
    strokes = _strokes(seen, seed, brushes, within)
    height, width = seen.inverse_z.shape
    x, y, turn, long, wide, bend = (strokes[:, i : i + 1] for i in range(6))
    along = _ALONG[None] * long
    aside = _ASIDE[None] * wide + bend * long * 0.5 * (_ALONG[None] ** 2 - 0.4)
    cosine, sine = np.cos(turn), np.sin(turn)
    over, down = x + along * cosine - aside * sine, y + along * sine + aside * cosine
    corners = np.stack([over, down], -1).reshape(len(strokes), 2 * len(_ALONG)).astype(np.float32)
    np.rint(corners * 4, out=corners)
    corners *= np.float32(0.25)
    canvas = Image.new("I", (width, height), -1)
    polygon = ImageDraw.Draw(canvas).polygon
    for number, outline in enumerate(cast(Sequence[Sequence[float]], corners)):
        polygon(outline, fill=number)  # Pillow reads a float32 row as it lies, a quarter faster than a list
    return np.asarray(canvas, np.int32), strokes


def _strokes(seen: Seen, seed: int, brushes: tuple[Brush, ...], within: Mask | None) -> Field:
    """All strokes in the order they are laid: x, y, angle, half length, half width, bend, red, green, blue, layer,
    chance."""
    lit, detail, angle = seen.lit, seen.detail, seen.angle
    height, width = detail.shape
    depth = np.clip(seen.inverse_z * np.float32(1 / np.percentile(seen.inverse_z[::4, ::4], 99.5)), 0, 1) * 0.2
    light_slope, down, across = slope(luminance(lit))
    need = np.clip(np.maximum(detail * 0.62, np.maximum(light_slope * 7, slope(depth)[0] * 9)), 0, 1)
    layers: list[Field] = []
    for number, brush in enumerate(brushes):
        source = lit if brush.blur == 1 else _coarse(lit, brush.blur)
        column, line = np.meshgrid(
            np.arange(int(width / brush.spacing) + 1), np.arange(int(height / brush.spacing) + 1)
        )
        column, line = column.ravel(), line.ravel()
        chances = Chances.at(column, line, seed)
        key = number * 16
        x = (column + chances(key + 1)) * np.float32(brush.spacing)
        y = (line + chances(key + 2)) * np.float32(brush.spacing)
        kept = np.flatnonzero((x < width) & (y < height))
        at = (y[kept].astype(np.intp), x[kept].astype(np.intp))
        laid = (need[at] > brush.least) & (detail[at] < brush.most)
        if within is not None:
            laid &= within[at]
        kept = kept[laid]
        x, y, chances = x[kept], y[kept], chances.of(kept)
        at = (y.astype(np.intp), x.astype(np.intp))

        turn = angle[at[0] // 2, at[1] // 2] + (chances(key + 3) - 0.5) * 0.42
        if number:
            turn = np.where(light_slope[at] > 0.05, np.arctan2(across[at], -down[at]), turn)
        long = brush.length * (0.62 + 0.7 * chances(key + 4)) * 0.5
        wide = brush.width * (0.7 + 0.6 * chances(key + 5)) * 0.5
        bend = (chances(key + 6) - 0.5) * 0.7
        here = (at[0] // brush.blur, at[1] // brush.blur)
        here = (np.minimum(here[0], source.shape[1] - 1), np.minimum(here[1], source.shape[2] - 1))
        fill = source[:, here[0], here[1]] * (1 + (chances(key + 8) - 0.5) * brush.shade)
        fill = fill + (np.stack([chances(key + 9 + part) for part in range(3)]) - 0.5) * brush.hue
        layer = np.round((depth[at] + number * 0.16) * 14)
        layers.append(np.column_stack([x, y, turn, long, wide, bend, *fill, layer, chances(key + 13)]))
    strokes = np.concatenate(layers).astype(np.float32)
    return strokes[np.lexsort((strokes[:, 10], strokes[:, 9]))]


def _pressed(
    strokes: Field, numbers: NDArray[np.int32], at_x: Field, at_y: Field, lit: Field, detail: Field
) -> tuple[Field, Field]:
    """Bristles, thickness and colour (3, …) of pixels whose strokes' numbers are known."""
    bare = numbers < 0
    index = np.maximum(numbers, 0)
    x, y, turn, long, wide, bend = (np.ascontiguousarray(strokes[:, i]) for i in range(6))
    cosine, sine = np.cos(turn), np.sin(turn)
    a, b, c = cosine / long, sine / long, -(x * cosine + y * sine) / long
    d, e, f = -sine / wide, cosine / wide, (x * sine - y * cosine) / wide
    curve = bend * long / wide * np.float32(0.5)
    along = at_x * a[index] + at_y * b[index] + c[index]
    aside = at_x * d[index] + at_y * e[index] + f[index] - curve[index] * (along * along - np.float32(0.4))
    hairs = bristles()
    kind = ((strokes[:, 10] * 8).astype(np.int32) & 7)[index]
    row = np.clip(aside * np.float32(10) + np.float32(10), 0, 19).astype(np.int32)
    column = np.clip(along * np.float32(24) + np.float32(24), 0, 47).astype(np.int32)
    hair = hairs.ravel()[(kind * 20 + row) * 48 + column] - np.float32(0.5)
    thick = hair * (np.clip(wide / 6, 0.15, 1) * np.float32(0.9))[index]
    thick += np.clip(1 - aside * aside, 0, 1) * (np.clip(wide / 5, 0.3, 1) * np.float32(0.55))[index]
    thick += np.clip(along, -1, 1) * np.float32(0.25)
    thick[bare] = 0
    tone = 1 + hair * np.float32(0.14)
    colours = np.stack([np.ascontiguousarray(strokes[:, 6 + i])[index] * tone for i in range(3)])
    off = np.abs(colours - lit).max(axis=0)
    own = KEEP + 0.30 * np.clip(detail - 0.3, 0, 0.7) + np.clip((off - np.float32(0.07)) * np.float32(CRISP), 0, 0.42)
    own = np.where(bare, 1, own)
    return thick, colours + (lit - colours) * own


def _varnished(out: Field, relief: Field, canvas: Field) -> NDArray[np.uint8]:
    """Impasto and weave, a touch of contrast, and the softness of an eye's width."""
    height = np.clip(relief, -0.8, 0.8) * np.float32(0.075 * 255) + canvas * np.float32(255)
    pixels = np.empty((*relief.shape, 3), np.uint8)
    for part in range(3):
        pixels[..., part] = np.clip(out[part] * np.float32(255) + height, 0, 255)
    picture = Image.fromarray(_CONTRAST[pixels])
    return np.asarray(Image.blend(picture, picture.filter(ImageFilter.GaussianBlur(0.7)), 0.55))


@functools.cache
def bristles() -> Field:
    """Eight brushes, (8, 20, 48): streaks along the stroke, sharp across it."""
    rough = np.random.default_rng(3).random((8, 20, 6)).astype(np.float32)
    return np.stack([np.asarray(Image.fromarray(one).resize((48, 20), Image.Resampling.BICUBIC)) for one in rough])


@functools.lru_cache(maxsize=4)
def _weave(width: int, height: int) -> Field:
    columns, lines = np.arange(width)[None], np.arange(height)[:, None]
    weave = ((columns * 0.5 + lines * 0.5) % 2 < 1) * 0.5 + chance(columns, lines, 5) - 0.75
    return (weave * 0.028).astype(np.float32)


def _coarse(lit: Field, factor: int) -> Field:
    """The picture as a wide brush sees it, (3, h / factor, w / factor)."""
    _, height, width = lit.shape
    small = (max(1, width // factor), max(1, height // factor))
    planes = [Image.fromarray(np.ascontiguousarray(plane)) for plane in lit]
    return np.stack([np.asarray(plane.resize(small, Image.Resampling.BOX)) for plane in planes])
