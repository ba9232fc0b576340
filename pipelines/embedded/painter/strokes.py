"""What is seen -> brush strokes with bristles and impasto: coarse first, fine only where there is detail.

After Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes" (1998): strokes on jittered lattices
of four sizes. Each stroke is a number in an image of numbers; bristles, thickness and light are computed per pixel from
it. Lattices hang on the picture's own pixels, so a part painted again by itself has the very strokes of the whole.
"""

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from pipelines.embedded.painter.light import LUMA, Seen
from pipelines.embedded.painter.noise import Field, chance


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
    Brush(2.8, 7, 2.0, 0.50, 2.0, 0.05, 0.020, 1),
)
MARGIN_PX = 40
"""A part is painted with so much around it that no stroke of the whole is missing inside."""
KEEP = 0.36
_ALONG = np.array([-1, -0.55, 0.1, 0.75, 1.0, 0.75, 0.1, -0.55], np.float32)
_ASIDE = np.array([0, -0.85, -1, -0.72, 0, 0.72, 1, 0.85], np.float32)


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of a picture in pixels: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int

    def grown(self, by: int, width: int, height: int) -> "Frame":
        return Frame(
            max(0, self.left - by), max(0, self.top - by), min(width, self.right + by), min(height, self.bottom + by)
        )


def paint(seen: Seen, seed: int, brushes: tuple[Brush, ...] = ROOM_BRUSHES) -> NDArray[np.uint8]:
    """The whole picture, uint8 (h, w, 3)."""
    height, width = seen.inverse_z.shape
    return _painted(seen, Frame(0, 0, width, height), seed, brushes)


def repaint(picture: NDArray[np.uint8], seen: Seen, frame: Frame, seed: int) -> None:
    """Paint a part of `picture` anew, in place, as `paint` would have painted it there."""
    height, width = seen.inverse_z.shape
    wide = frame.grown(MARGIN_PX, width, height)
    part = _painted(seen, wide, seed, ROOM_BRUSHES)
    top, left = frame.top - wide.top, frame.left - wide.left
    inner = part[top : top + frame.bottom - frame.top, left : left + frame.right - frame.left]
    picture[frame.top : frame.bottom, frame.left : frame.right] = inner


def _painted(seen: Seen, frame: Frame, seed: int, brushes: tuple[Brush, ...]) -> NDArray[np.uint8]:
    cut = np.s_[frame.top : frame.bottom, frame.left : frame.right]
    lit, angle, detail = seen.lit[cut], seen.angle[cut], seen.detail[cut]
    depth = np.clip(seen.inverse_z[cut] / np.percentile(seen.inverse_z, 99.5), 0, 1) * np.float32(0.2)
    strokes = _strokes(lit, depth, angle, detail, frame, seed, brushes)
    return _pressed(strokes, lit, detail, frame)


def _strokes(
    lit: Field, depth: Field, angle: Field, detail: Field, frame: Frame, seed: int, brushes: tuple[Brush, ...]
) -> Field:
    """All strokes in the order they are laid: x, y, angle, half length, half width, bend, red, green, blue, layer,
    chance."""
    height, width = depth.shape
    slope_y, slope_x = np.gradient(lit @ LUMA)
    slope = np.hypot(slope_x, slope_y)
    steps_y, steps_x = np.gradient(depth)
    need = np.clip(np.maximum(detail * 0.62, np.maximum(slope * 7, np.hypot(steps_x, steps_y) * 9)), 0, 1)
    edge, on_edge = np.arctan2(slope_x, -slope_y), slope > 0.05
    layers: list[Field] = []
    for number, brush in enumerate(brushes):
        source = lit if brush.blur == 1 else _coarse(lit, brush.blur)
        columns = np.arange(int(frame.left // brush.spacing), int((frame.left + width) // brush.spacing) + 1)
        lines = np.arange(int(frame.top // brush.spacing), int((frame.top + height) // brush.spacing) + 1)
        column, line = np.meshgrid(columns, lines)
        column, line, key = column.ravel(), line.ravel(), number * 7
        x = (column + chance(column, line, seed, key + 1)) * np.float32(brush.spacing) - frame.left
        y = (line + chance(column, line, seed, key + 2)) * np.float32(brush.spacing) - frame.top
        inside = np.flatnonzero((x >= 0) & (x < width) & (y >= 0) & (y < height))
        at_x, at_y = x[inside].astype(int), y[inside].astype(int)
        inside = inside[(need[at_y, at_x] > brush.least) & (detail[at_y, at_x] < brush.most)]
        column, line, x, y = column[inside], line[inside], x[inside], y[inside]
        at_x, at_y = x.astype(int), y.astype(int)

        turn = angle[at_y, at_x] + (chance(column, line, seed, key + 3) - 0.5) * 0.42
        if number:
            turn = np.where(on_edge[at_y, at_x], edge[at_y, at_x], turn)
        long = brush.length * (0.62 + 0.7 * chance(column, line, seed, key + 4)) * 0.5
        wide = brush.width * (0.7 + 0.6 * chance(column, line, seed, key + 5)) * 0.5
        bend = (chance(column, line, seed, key + 6) - 0.5) * 0.7
        stray = np.stack([chance(column, line, seed, key + 9 + part) for part in range(3)], -1) - 0.5
        fill = source[at_y, at_x] * (1 + (chance(column, line, seed, key + 8) - 0.5)[:, None] * brush.shade)
        fill = fill + stray * brush.hue
        layer = np.round((depth[at_y, at_x] + number * 0.16) * 14)
        order = chance(column, line, seed, key + 13)
        layers.append(np.column_stack([x, y, turn, long, wide, bend, fill, layer, order]).astype(np.float32))
    strokes = np.concatenate(layers)
    return strokes[np.lexsort((strokes[:, 10], strokes[:, 9]))]


def _pressed(strokes: Field, lit: Field, detail: Field, frame: Frame) -> NDArray[np.uint8]:
    """Strokes on canvas: their numbers rasterised, then bristles, thickness and light for each pixel."""
    height, width = detail.shape
    x, y, turn, long, wide, bend = np.ascontiguousarray(strokes[:, :6].T)
    cosine, sine = np.cos(turn), np.sin(turn)
    numbers = Image.fromarray(_numbers(strokes, cosine, sine, width, height))
    index = np.asarray(numbers)
    bare = index < 0
    index = np.maximum(index, 0)

    off_x = np.arange(width, dtype=np.float32)[None] - x[index]
    off_y = np.arange(height, dtype=np.float32)[:, None] - y[index]
    cosine, sine, long, wide = cosine[index], sine[index], long[index], wide[index]
    along = (off_x * cosine + off_y * sine) / long
    aside = (off_y * cosine - off_x * sine) / wide - bend[index] * long / wide * 0.5 * (along * along - 0.4)
    kind = (strokes[:, 10] * 8).astype(int)[index] & 7
    hair = _bristles()[
        kind,
        np.clip((aside * 0.5 + 0.5) * 19.99, 0, 19).astype(int),
        np.clip((along * 0.5 + 0.5) * 47.99, 0, 47).astype(int),
    ]
    thick = (hair - 0.5) * np.clip(wide / 6, 0.15, 1) * 0.9
    thick += np.clip(1 - aside * aside, 0, 1) * 0.55 * np.clip(wide / 5, 0.3, 1) + 0.25 * np.clip(along, -1, 1)
    thick = np.where(bare, 0, thick)
    colours = np.ascontiguousarray(strokes[:, 6:9])[index] * (1 + (hair - 0.5) * 0.14)[..., None]
    out = np.where(bare[..., None], lit, colours)
    relief = np.zeros_like(thick)
    relief[1:, 1:] = thick[1:, 1:] - thick[:-1, :-1]
    keep = (KEEP + 0.30 * np.clip(detail - 0.3, 0, 0.7))[..., None]
    out = out * (1 - keep) + lit * keep + np.clip(relief, -0.8, 0.8)[..., None] * 0.075
    out += _canvas(frame, width, height)[..., None]
    out = np.clip(out, 0, 1)
    out = out + 0.10 * (out - 0.5) * (1 - np.abs(2 * out - 1))
    picture = Image.fromarray((np.clip(out, 0, 1) * 255).astype(np.uint8))
    return np.asarray(Image.blend(picture, picture.filter(ImageFilter.GaussianBlur(0.7)), 0.55))


def _numbers(strokes: Field, cosine: Field, sine: Field, width: int, height: int) -> NDArray[np.int32]:
    x, y, long, wide, bend = (strokes[:, i : i + 1] for i in (0, 1, 3, 4, 5))
    along = _ALONG[None] * long
    aside = _ASIDE[None] * wide + bend * long * 0.5 * (_ALONG[None] ** 2 - 0.4)
    over = x + along * cosine[:, None] - aside * sine[:, None]
    down = y + along * sine[:, None] + aside * cosine[:, None]
    corners = np.round(np.stack([over, down], -1).reshape(len(strokes), 16) * 4) / 4
    canvas = Image.new("I", (width, height), -1)
    polygon = ImageDraw.Draw(canvas).polygon
    for number, outline in enumerate(corners.tolist()):
        polygon(outline, fill=number)
    return np.asarray(canvas, np.int32)


@functools.cache
def _bristles() -> Field:
    """Eight brushes, (8, 20, 48): streaks along the stroke, sharp across it."""
    rough = np.random.default_rng(3).random((8, 20, 6)).astype(np.float32)
    return np.stack([np.asarray(Image.fromarray(one).resize((48, 20), Image.Resampling.BICUBIC)) for one in rough])


def _canvas(frame: Frame, width: int, height: int) -> Field:
    """The weave, by the picture's own pixels."""
    columns = np.arange(frame.left, frame.left + width)[None]
    lines = np.arange(frame.top, frame.top + height)[:, None]
    weave = ((columns * 0.5 + lines * 0.5) % 2 < 1) * 0.5 + chance(columns, lines, 5) - 0.75
    return (weave * 0.028).astype(np.float32)


def _coarse(lit: Field, factor: int) -> Field:
    height, width = lit.shape[:2]
    small = (max(1, width // factor), max(1, height // factor))
    parts: list[Field] = []
    for part in range(3):
        plane = Image.fromarray(np.ascontiguousarray(lit[..., part]))
        shrunk = plane.resize(small, Image.Resampling.BOX)
        parts.append(np.asarray(shrunk.resize((width, height), Image.Resampling.BILINEAR)))
    return np.stack(parts, -1)
