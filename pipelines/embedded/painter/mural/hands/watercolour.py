"""Wet washes on rough paper: pigment gathers at the rims, settles in the grain, and the white is left out."""

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.light import luminance
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, mixed, spread, stepped
from pipelines.embedded.painter.mural.hands.marks import (
    blurred,
    contours,
    grain,
    pixels_of,
    ragged,
    rested,
    slow,
    softened,
    thick,
)
from pipelines.embedded.painter.mural.scene import GROWTH, SKY, THING, Scene

_PAPER = np.array([0.975, 0.962, 0.93], np.float32)[:, None, None]


def paint_watercolour(scene: Scene) -> NDArray[np.uint8]:
    """The scene in washes. Pigment is reckoned as optical density: what lies on top of one another adds up."""
    figure = ((scene.parts >= THING) & (scene.parts < GROWTH)) | (scene.detail > 0.85)
    wash = np.where(figure[None], rested(scene.colour), softened(scene.colour, 4, 3))
    wash = _bled(scene, wash)
    grey = luminance(wash)
    wash = np.clip(grey + (wash - grey) * np.float32(1.3), 0.015, 1)
    density = -np.log(wash * np.float32(0.93) + np.float32(0.06))
    much = luminance(density) * np.float32(0.45)
    rim = np.clip(much - blurred(much, 6), -0.12, 0.2) * 1.5 + np.clip(much - blurred(much, 2), 0, 0.2) * 1.2
    thin = 0.50 + 0.62 * slow(scene, 170, 770, 4)
    sky = scene.parts == SKY
    bloom = slow(scene, 130, 778, 5)
    spill = np.where(sky, np.float32(0.05), np.float32(0.025))
    rim = rim + stepped(np.abs(bloom - 0.55), 0.022, 0.0) * stepped(bloom, 0.2, 0.7) * spill
    left_out = stepped(slow(scene, 210, 775, 4) + 0.25 * (1 - blurred(np.clip(much, 0, 1), 5)), 0.66, 0.86)
    thin = thin * (1 - left_out * np.where(sky, np.float32(0.62), np.float32(0.217)))
    tooth = grain(scene.span, 2.6, 71)
    settled = 1 + (tooth - 0.5) * np.float32(0.42)
    amount = np.clip(thin * settled, 0, 1.5) + rim * 1.5
    outline = contours(scene, inner=0.2)
    gap = thick(outline, 0.55)
    chosen = stepped(spread(scene.span, 0, HEIGHT, 40, 34, scene.world.seed + 780, 2), 0.44, 0.6)
    leaf = blurred((scene.parts >= GROWTH).astype(np.float32), 3) > 0.02
    parting = np.where(figure, np.float32(0.5), np.float32(0.62)) * ~leaf
    amount = amount * (1 - gap * chosen * parting)
    amount = amount * ragged(scene, 26)
    colour = _PAPER * np.exp(-density * np.clip(amount, 0, 1.6).astype(np.float32) * np.float32(0.92))
    pencil = outline * (1 - chosen) * np.clip(0.15 + scene.detail * 0.5, 0, 0.6)
    pencil *= np.where(tooth > 0.42, np.float32(0.55), np.float32(0.2))
    colour = mixed(colour, np.array([0.22, 0.2, 0.26], np.float32)[:, None, None], pencil)
    relief = np.zeros_like(tooth)
    relief[1:, 1:] = tooth[1:, 1:] - tooth[:-1, :-1]
    return pixels_of(colour + relief * np.float32(0.035))


def _bled(scene: Scene, wash: Field) -> Field:
    """Edges wander where the paper was wet: every pixel looks a few px aside."""
    across = (spread(scene.span, 0, HEIGHT, 26, 26, scene.world.seed + 785, 3) - 0.5) * 13
    down = (spread(scene.span, 0, HEIGHT, 26, 26, scene.world.seed + 790, 3) - 0.5) * 13
    loose = np.where(scene.detail > 0.6, np.float32(0.2), np.float32(1))
    width = scene.span.width
    rows = np.clip(np.arange(HEIGHT, dtype=np.float32)[:, None] + np.rint(down * loose), 0, HEIGHT - 1)
    columns = np.clip(np.arange(width, dtype=np.float32)[None] + np.rint(across * loose), 0, width - 1)
    flat = (rows * np.float32(width) + columns).astype(np.intp)  # whole numbers far below 2**24: exact
    return np.stack([part.take(flat) for part in np.ascontiguousarray(wash)])
