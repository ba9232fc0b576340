"""Ink on paper: washes from pale to black, lines drawn with a drying brush, much left empty, one or two accents."""

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.light import luminance
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, mixed, spread, stepped
from pipelines.embedded.painter.mural.hands.marks import blurred, contours, grain, pixels_of, ragged, slow, thick
from pipelines.embedded.painter.mural.scene import GROUND, GROWTH, RANGE, ROW, SKY, THING, WATER, Scene

_PAPER = np.array([0.950, 0.928, 0.875], np.float32)[:, None, None]
_INK = np.array([0.085, 0.085, 0.105], np.float32)[:, None, None]


def paint_ink(scene: Scene) -> NDArray[np.uint8]:
    """The scene in ink."""
    tone = luminance(scene.colour)
    dark = _darkness(scene, tone)
    parts = scene.parts
    figure = (parts >= THING) & (parts < GROWTH)
    soft = blurred(dark, 5)
    wash = np.where(figure, blurred(dark, 1) * 0.5 + soft * 0.2, soft)
    share = np.full(parts.shape, 0.55, np.float32)
    y = np.arange(HEIGHT, dtype=np.float32)[:, None]
    horizon = scene.columns["horizon"][None]
    share[parts == SKY] = 0.20
    share = np.where(parts == SKY, share + 0.16 * stepped(y, horizon * 0.5, 0), share)
    ridge = 0.30 + 0.75 * stepped(horizon - y, 0, 105)
    share = np.where((parts >= RANGE) & (parts < GROUND), ridge, share)
    share[parts == GROUND] = 0.34
    share[parts == WATER] = 0.30
    share[(parts >= ROW) & (parts < THING)] = 0.95
    share[figure] = 0.95
    share[parts >= GROWTH] = 0.9
    mist = np.exp(-(((y - horizon - 6) / 40) ** 2)) * (0.5 + 0.7 * slow(scene, 260, 805, 3))
    share = blurred(share, 2) * (1 - np.where(figure | (parts >= ROW), 0.2, 0.8) * np.clip(mist, 0, 1))
    share = share * (0.35 + 1.15 * slow(scene, 190, 800, 4))
    tooth = grain(scene.span, 2.2, 81)
    pooled = np.clip(wash - blurred(wash, 6), 0, 0.25) * 1.6
    ink = (wash * 1.25 + pooled) * share * (1 + (tooth - 0.5) * 0.3)
    ink = np.maximum(ink, _strokes(scene, dark, tooth))
    ink = ink * ragged(scene, 34)
    ink = np.clip(ink, 0, 1)
    colour = mixed(_PAPER, _INK, ink.astype(np.float32))
    return pixels_of(_accents(scene, colour, ink, tooth))


def _darkness(scene: Scene, tone: Field) -> Field:
    """0 where the place's own light is left, 1 where it is darkest: so a night is not all black."""
    tones = scene.columns.tones
    light = np.maximum(luminance(tones["horizon"]), luminance(tones["cloud_lit"]) * 0.9)
    deep = luminance(tones["near"]) * np.float32(0.8)
    return np.clip((light - tone) / np.maximum(light - deep, 0.15), 0, 1) ** np.float32(1.25)


def _strokes(scene: Scene, dark: Field, tooth: Field) -> Field:
    """Lines of a pointed brush: swelling and thinning, dry where it ran out of ink."""
    swell = spread(scene.span, 0, HEIGHT, 52, 52, scene.world.seed + 810, 2)
    line = thick(contours(scene, inner=0.10), stepped(swell, 0.35, 0.7).astype(np.float32))
    dry = stepped(spread(scene.span, 0, HEIGHT, 34, 30, scene.world.seed + 815, 2), 0.40, 0.62)
    holds = np.where(tooth > 0.55, 1 - 0.85 * dry, 1 - 0.3 * dry)
    near = np.clip(0.30 + scene.inverse_z * 2.0, 0, 1)
    hairs = spread(scene.span, 0, HEIGHT, 34, 3.4, scene.world.seed + 818, 2)
    rough = stepped(dark + (hairs - 0.5) * 0.9 + (tooth - 0.5) * 0.2, 0.72, 0.98)
    rough = rough * np.clip(scene.detail * 1.2 - 0.3, 0, 1) * 0.7
    return np.maximum(line * holds * near, rough)


def _accents(scene: Scene, colour: Field, ink: Field, tooth: Field) -> Field:
    """Vermilion where a thing or a light is warm, a breath of blue where there is water or a deep sky."""
    red, green, blue = scene.colour
    warm = stepped(red - np.maximum(green, blue), 0.20, 0.38) * stepped(red - green * 1.55, 0.0, 0.10)
    figure = (scene.parts >= THING) & (scene.parts < GROWTH)
    warm = blurred(warm * np.where(figure | (scene.parts >= GROWTH), 1.0, 0.0).astype(np.float32), 1)
    lamp = blurred(np.clip(scene.shine * 1.4, 0, 1), 2) * (1 - ink * 0.6)
    vermilion = np.array([0.80, 0.24, 0.13], np.float32)[:, None, None]
    amber = np.array([0.93, 0.66, 0.30], np.float32)[:, None, None]
    cool = np.where((scene.parts == WATER) | (scene.parts == SKY), 0.20, 0.0).astype(np.float32)
    cool = blurred(cool, 4) * (0.4 + 0.8 * slow(scene, 230, 820, 2)) * ragged(scene, 34)
    indigo = np.array([0.36, 0.45, 0.58], np.float32)[:, None, None]
    colour = mixed(colour, colour * indigo * np.float32(1.35), cool * (0.6 + tooth * 0.6))
    colour = mixed(colour, colour * amber * np.float32(1.1), lamp * 0.9)
    return mixed(colour, mixed(vermilion, vermilion * colour, 0.55), np.clip(warm * 0.85, 0, 0.9))
