"""Ink on paper: washes from pale to black, lines drawn with a drying brush, much left empty, one or two accents."""

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.light import luminance
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, mixed, spread, stepped
from pipelines.embedded.painter.mural.hands.marks import blurred, contours, grain, pixels_of, ragged, slow, thick
from pipelines.embedded.painter.mural.scene import GROUND, GROWTH, RANGE, ROW, SKY, THING, WATER, Scene

_PAPER = np.array([0.950, 0.928, 0.875], np.float32)[:, None, None]
_INK = np.array([0.085, 0.085, 0.105], np.float32)[:, None, None]
_CLEAR = np.ones((3, 1, 1), np.float32)
_SHARES = np.full(256, 0.55, np.float32)
"""How much ink each of a scene's parts gets; ranges get theirs by their height."""
_SHARES[[SKY, GROUND, WATER]] = 0.20, 0.34, 0.30
_SHARES[ROW:GROWTH], _SHARES[GROWTH:] = 0.95, 0.9


def paint_ink(scene: Scene) -> NDArray[np.uint8]:
    """The scene in ink."""
    tone = luminance(scene.colour)
    dark = _darkness(scene, tone)
    parts = scene.parts
    figure = (parts >= THING) & (parts < GROWTH)
    soft = blurred(dark, 5)
    wash = np.where(figure, blurred(dark, 1) * 0.5 + soft * 0.2, soft) if figure.any() else soft
    share = _SHARES.take(parts)
    y = np.arange(HEIGHT, dtype=np.float32)[:, None]
    horizon = scene.columns["horizon"][None]
    share += (parts == SKY) * (np.float32(0.16) * stepped(y, horizon * 0.5, 0))
    ridge = 0.30 + 0.75 * stepped(horizon - y, 0, 105)
    share = np.where((parts >= RANGE) & (parts < GROUND), ridge, share)
    mist = np.exp(-(((y - horizon - 6) / 40) ** 2)) * (0.5 + 0.7 * slow(scene, 260, 805, 3))
    share = blurred(share, 2) * (1 - np.where(parts >= ROW, np.float32(0.2), np.float32(0.8)) * np.clip(mist, 0, 1))
    share = share * (0.35 + 1.15 * slow(scene, 190, 800, 4))
    tooth = grain(scene.span, 2.2, 81)
    pooled = np.clip(wash - blurred(wash, 6), 0, 0.25) * 1.6
    ink = (wash * 1.25 + pooled) * share * (1 + (tooth - 0.5) * 0.3)
    ink = np.maximum(ink, _strokes(scene, dark, tooth))
    sheet = ragged(scene, 34)
    ink = np.clip(ink * sheet, 0, 1)
    return pixels_of(_accents(scene, mixed(_PAPER, _INK, ink), ink, tooth, sheet))


def _darkness(scene: Scene, tone: Field) -> Field:
    """0 where the place's own light is left, 1 where it is darkest: so a night is not all black."""
    tones = scene.columns.tones
    light = np.maximum(luminance(tones["horizon"]), luminance(tones["cloud_lit"]) * 0.9)
    deep = luminance(tones["near"]) * np.float32(0.8)
    depth = np.clip((light - tone) / np.maximum(light - deep, 0.15), 0, 1)
    return depth * np.sqrt(np.sqrt(depth))


def _strokes(scene: Scene, dark: Field, tooth: Field) -> Field:
    """Lines of a pointed brush: swelling and thinning, dry where it ran out of ink."""
    swell = spread(scene.span, 0, HEIGHT, 52, 52, scene.world.seed + 810, 2)
    line = thick(contours(scene, inner=0.10), stepped(swell, 0.35, 0.7))
    dry = stepped(spread(scene.span, 0, HEIGHT, 34, 30, scene.world.seed + 815, 2), 0.40, 0.62)
    holds = 1 - np.where(tooth > 0.55, np.float32(0.85), np.float32(0.3)) * dry
    near = np.clip(0.30 + scene.inverse_z * 2.0, 0, 1)
    hairs = spread(scene.span, 0, HEIGHT, 34, 3.4, scene.world.seed + 818, 2)
    rough = stepped(dark + (hairs - 0.5) * 0.9 + (tooth - 0.5) * 0.2, 0.72, 0.98)
    rough = rough * np.clip(scene.detail * 1.2 - 0.3, 0, 1) * 0.7
    return np.maximum(line * holds * near, rough)


def _accents(scene: Scene, colour: Field, ink: Field, tooth: Field, sheet: Field) -> Field:
    """Vermilion where a thing or a light is warm, a breath of blue where there is water or a deep sky."""
    red, green, blue = scene.colour
    warm = stepped(red - np.maximum(green, blue), 0.20, 0.38) * stepped(red - green * 1.55, 0.0, 0.10)
    warm *= scene.parts >= THING
    vermilion = np.array([0.80, 0.24, 0.13], np.float32)[:, None, None]
    amber = np.array([0.93, 0.66, 0.30], np.float32)[:, None, None]
    cool = ((scene.parts == WATER) | (scene.parts == SKY)) * np.float32(0.20)
    cool = blurred(cool, 4) * (0.4 + 0.8 * slow(scene, 230, 820, 2)) * sheet
    indigo = np.array([0.36, 0.45, 0.58], np.float32)[:, None, None]
    colour = colour * mixed(_CLEAR, indigo * np.float32(1.35), cool * (0.6 + tooth * 0.6))
    if scene.shine.any():
        lamp = blurred(np.clip(scene.shine * 1.4, 0, 1), 2) * (1 - ink * 0.6)
        colour *= mixed(_CLEAR, amber * np.float32(1.1), lamp * 0.9)
    if not warm.any():
        return colour
    return mixed(colour, vermilion * mixed(_CLEAR, colour, 0.55), np.clip(blurred(warm, 1) * 0.85, 0, 0.9))
