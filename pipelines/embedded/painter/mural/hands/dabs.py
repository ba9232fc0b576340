"""Flat dabs without relief: gouache, matt and chalky; and pastel on dark paper, whose tooth shows through."""

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.light import luminance
from pipelines.embedded.painter.mural.brush import laid
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, mixed, spread, stepped
from pipelines.embedded.painter.mural.hands.marks import blurred, contours, grain, pixels_of, thick
from pipelines.embedded.painter.mural.scene import GROWTH, SKY, THING, Scene
from pipelines.embedded.painter.strokes import Brush

_GOUACHE = (
    Brush(20, 58, 25, -1.0, 0.65, 0.10, 0.040, 8),
    Brush(11, 30, 13, 0.16, 0.85, 0.09, 0.032, 4),
    Brush(6.5, 15, 6.5, 0.36, 2.0, 0.07, 0.020, 1),
    Brush(3.6, 8, 3.0, 0.56, 2.0, 0.04, 0.012, 1),
)
_PASTEL = (
    Brush(9, 40, 10, -1.0, 0.75, 0.34, 0.10, 8),
    Brush(6, 26, 6.5, 0.05, 0.9, 0.26, 0.08, 4),
    Brush(4.2, 13, 3.8, 0.34, 2.0, 0.16, 0.05, 1),
    Brush(3.2, 8, 2.4, 0.55, 2.0, 0.08, 0.03, 1),
)


def paint_gouache(scene: Scene) -> NDArray[np.uint8]:
    """The scene in flat body colour."""
    numbers, strokes = laid(scene, _GOUACHE, edges=0.7)
    dabs = _filled(scene, numbers, strokes)
    crisp = np.clip((scene.detail - 0.35) * 1.3, 0.10, 0.72)
    colour = mixed(dabs, scene.colour, crisp)
    tone = luminance(colour)
    step = np.float32(9)
    level = (np.floor(tone * step) + stepped(tone * step - np.floor(tone * step), 0.25, 0.75)) / step
    colour = colour * ((level + 0.05) / (tone + 0.05))
    grey = luminance(colour)
    colour = grey + (colour - grey) * np.float32(1.10)
    colour = colour * np.float32(0.90) + np.float32(0.065)
    tooth = grain(scene.span, 2.4, 91)
    chalk = stepped(spread(scene.span, 0, HEIGHT, 60, 18, scene.world.seed + 830, 3) + (tooth - 0.5) * 0.9, 0.66, 0.9)
    colour = colour + chalk * np.float32(0.06) + (tooth - 0.5) * np.float32(0.035)
    rim = _dark_side(numbers)
    return pixels_of(colour * (1 - rim * np.float32(0.10)))


def paint_pastel(scene: Scene) -> NDArray[np.uint8]:
    """The scene in chalk on dark paper."""
    numbers, strokes = laid(scene, _PASTEL)
    chalks = mixed(_filled(scene, numbers, strokes), scene.colour, np.clip((scene.detail - 0.4) * 1.1, 0.06, 0.6))
    grey = luminance(chalks)
    bright = np.float32(0.30) + np.float32(0.62) * luminance(scene.columns.tones["horizon"])
    chalks = grey + (chalks - grey) * np.float32(1.38)
    dimmed = np.clip(chalks, 0, 1.1) * (np.float32(1.12) - np.float32(0.42) * bright)
    paper = mixed(np.array([0.085, 0.080, 0.125], np.float32)[:, None, None], scene.columns.tones["top"], 0.10)
    tooth = grain(scene.span, 2.3, 95)
    index = np.maximum(numbers, 0)
    pressure = 0.36 + 0.5 * np.ascontiguousarray(strokes[:, 10]).take(index) + 0.42 * np.clip(grey, 0, 1)
    pressure = pressure + 0.22 * np.clip(scene.detail - 0.4, 0, 0.6)
    pressure = pressure - 0.10 * (scene.parts == SKY)
    cover = stepped(pressure - tooth, -0.10, 0.22) * np.where(numbers < 0, np.float32(0.4), np.float32(1))
    colour = mixed(paper, dimmed, cover)
    outline = contours(scene, inner=0.3) * ((scene.parts >= THING) & (scene.parts < GROWTH))
    rim = thick(outline, 0.4) * stepped(tooth, 0.7, 0.4)
    colour = mixed(colour, paper, rim * 0.5)
    lamp = np.maximum(scene.shine, stepped(luminance(scene.colour), 0.80, 1.0) * 0.5)
    glow = blurred(np.clip(lamp, 0, 1), 9)
    halo = scene.columns.tones["light"]
    return pixels_of(colour + halo * (glow * np.float32(0.30)) + (tooth - 0.5) * np.float32(0.03))


def _filled(scene: Scene, numbers: NDArray[np.int32], strokes: Field) -> Field:
    """Every stroke in its one colour; what no stroke covers as it is."""
    index = np.maximum(numbers, 0)
    bare = numbers < 0
    filled = [np.ascontiguousarray(strokes[:, 6 + part]).take(index) for part in range(3)]
    return np.stack([np.where(bare, scene.colour[part], filled[part]) for part in range(3)])


def _dark_side(numbers: NDArray[np.int32]) -> Field:
    """1 along the lower right edges of dabs."""
    rim = np.zeros(numbers.shape, np.float32)
    rim[1:, 1:] = numbers[1:, 1:] != numbers[:-1, :-1]
    return rim
