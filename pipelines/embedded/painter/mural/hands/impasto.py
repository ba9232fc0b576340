"""Thick oil: bristles, ridges that catch the light, canvas underneath."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from pipelines.embedded.painter.mural.brush import IMPASTO, laid
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, Span
from pipelines.embedded.painter.mural.scene import Scene
from pipelines.embedded.painter.noise import chance
from pipelines.embedded.painter.strokes import bristles

_KEEP = 0.20
_BAND = 64
"""Lines worked on at a time, so that they stay in the processor's cache."""
_TONES = np.linspace(0, 1, 256)
_CONTRAST = np.rint((_TONES + 0.12 * (_TONES - 0.5) * (1 - np.abs(2 * _TONES - 1))) * 255).astype(np.uint8)


def paint_impasto(scene: Scene) -> NDArray[np.uint8]:
    """The scene in oil."""
    numbers, strokes = laid(scene, IMPASTO)
    width = scene.span.width
    thick = np.empty((HEIGHT, width), np.float32)
    out = np.empty((3, HEIGHT, width), np.float32)
    x, y, turn, long, wide, bend = (np.ascontiguousarray(strokes[:, i]) for i in range(6))
    cosine, sine = np.cos(turn), np.sin(turn)
    a, b = cosine / long, sine / long
    d, e = -sine / wide, cosine / wide
    curve = bend * long / wide * np.float32(0.5)
    kind = ((strokes[:, 10] * 8).astype(np.int32) & 7) * 20
    rough, body = np.clip(wide / 6, 0.15, 1) * np.float32(0.9), np.clip(wide / 5, 0.3, 1) * np.float32(0.55)
    fill = [np.ascontiguousarray(strokes[:, 6 + i]) for i in range(3)]
    hairs = bristles().ravel() - np.float32(0.5)
    at_x = np.arange(width, dtype=np.float32)[None]
    for top in range(0, HEIGHT, _BAND):
        lines = slice(top, top + _BAND)
        index = numbers[lines]
        bare = index < 0
        index = np.maximum(index, 0)
        at_y = np.arange(top, top + _BAND, dtype=np.float32)[:, None]
        across, down = at_x - x[index], at_y - y[index]
        along = across * a[index] + down * b[index]
        aside = across * d[index] + down * e[index] - curve[index] * (along * along - np.float32(0.4))
        row = np.clip(aside * np.float32(10) + np.float32(10), 0, 19).astype(np.int32)
        column = np.clip(along * np.float32(24) + np.float32(24), 0, 47).astype(np.int32)
        hair = hairs[(kind[index] + row) * 48 + column]
        ridge = hair * rough[index] + np.clip(1 - aside * aside, 0, 1) * body[index]
        ridge += np.clip(along, -1, 1) * np.float32(0.25)
        ridge[bare] = 0
        thick[lines] = ridge
        own = np.float32(_KEEP) + np.float32(0.30) * np.clip(scene.detail[lines] - np.float32(0.3), 0, 0.7)
        own = np.where(bare, 1, own)
        tone = 1 + hair * np.float32(0.14)
        for part in range(3):
            colour = fill[part][index] * tone
            out[part, lines] = colour + (scene.colour[part, lines] - colour) * own
    relief = np.zeros_like(thick)
    np.subtract(thick[1:, 1:], thick[:-1, :-1], out=relief[1:, 1:])
    return _varnished(out, relief, _weave(scene.span))


def _varnished(out: Field, relief: Field, canvas: Field) -> NDArray[np.uint8]:
    height = np.clip(relief, -0.8, 0.8) * np.float32(0.075 * 255) + canvas * np.float32(255)
    pixels = np.empty((*relief.shape, 3), np.uint8)
    for part in range(3):
        pixels[..., part] = np.clip(out[part] * np.float32(255) + height, 0, 255)
    picture = Image.fromarray(_CONTRAST[pixels])
    return np.asarray(Image.blend(picture, picture.filter(ImageFilter.GaussianBlur(0.7)), 0.5))


def _weave(span: Span) -> Field:
    columns, rows = np.arange(span.left, span.right)[None], np.arange(HEIGHT)[:, None]
    woven = ((columns + rows) % 4 < 2) * 0.5 + chance(columns, rows, 5) - 0.75
    return (woven * 0.026).astype(np.float32)
