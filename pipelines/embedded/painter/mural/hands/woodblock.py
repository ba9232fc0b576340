"""Printed from blocks: flat graded colours, a bokashi sky, key lines in deep blue, the wood's grain."""

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.light import luminance
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, mixed, spread, stepped
from pipelines.embedded.painter.mural.hands.marks import contours, grain, pixels_of, slow, softened, thick
from pipelines.embedded.painter.mural.scene import GROWTH, SKY, WATER, Scene

_PAPER = np.array([0.955, 0.925, 0.855], np.float32)[:, None, None]
_KEY = np.array([0.075, 0.085, 0.19], np.float32)[:, None, None]
_LEVELS = 6


def paint_woodblock(scene: Scene) -> NDArray[np.uint8]:
    """The scene as a print."""
    flat = softened(scene.colour, 3)
    figure = (scene.detail > 0.8)[None]
    flat = np.where(figure, scene.colour, flat)
    tone = luminance(flat)
    wobble = (spread(scene.span, 0, HEIGHT, 46, 26, scene.world.seed + 740, 3) - 0.5) * 0.055
    level = _levels(tone + wobble)
    sky = scene.parts == SKY
    level = np.where(sky, tone * 0.45 + level * 0.55, level)
    ratio = (level + 0.04) / (tone + 0.04)
    colour = flat * ratio
    grey = luminance(colour)
    colour = grey + (colour - grey) * np.float32(1.22)
    colour = mixed(_PAPER, _PAPER * np.clip(colour * 1.12, 0, 1.04), 0.93)
    y = np.arange(HEIGHT, dtype=np.float32)[:, None]
    bokashi = stepped(y + 26 * (slow(scene, 240, 745, 2) - 0.5), 120, 8)
    deep = mixed(_KEY, scene.columns.tones["top"], 0.45)
    colour = mixed(colour, deep, bokashi * np.float32(0.72) * sky)
    colour = _waves(scene, colour, tone)
    fibre = spread(scene.span, 0, HEIGHT, 420, 3.2, scene.world.seed + 750, 2)
    colour = colour * (1 + (fibre - 0.5) * np.float32(0.13))
    colour = mixed(colour, _PAPER, stepped(grain(scene.span, 3, 61), 0.80, 0.95) * np.float32(0.20))
    width = stepped(slow(scene, 120, 755, 2), 0.3, 0.75) * (0.35 + 0.65 * np.clip(scene.inverse_z * 2.2, 0, 1))
    line = thick(contours(scene), width.astype(np.float32))
    line *= np.clip(0.45 + scene.inverse_z * 2.4, 0, 0.95) * np.where(scene.parts >= GROWTH, 0.38, 1.0)
    return pixels_of(mixed(colour, _KEY, line))


def _levels(tone: Field) -> Field:
    """Tones in even steps, whose edges are a little soft."""
    scaled = tone * np.float32(_LEVELS)
    floor = np.floor(scaled)
    return (floor + stepped(scaled - floor, 0.40, 0.60)) * np.float32(1 / _LEVELS)


def _waves(scene: Scene, colour: Field, tone: Field) -> Field:
    """Fine pale and dark lines along the waves."""
    wet = scene.parts == WATER
    if not wet.any():
        return colour
    y = np.arange(HEIGHT, dtype=np.float32)[:, None]
    swell = spread(scene.span, 0, HEIGHT, 130, 36, scene.world.seed + 760, 2)
    q = np.clip(scene.inverse_z, 0.05, 1)
    phase = np.log(q) * 15 + swell * 4.5 + np.sin(scene.span.xs() / 34)[None].astype(np.float32) * (0.25 + 0.5 * q)
    near = np.abs(phase - np.round(phase)) * 2
    stroke = stepped(near, 0.20, 0.06) * stepped(swell + 0.0 * y, 0.30, 0.5) * wet
    return mixed(
        colour, mixed(_KEY, scene.columns.tones["water_lit"], 0.55), stroke.astype(np.float32) * np.float32(0.6)
    )
