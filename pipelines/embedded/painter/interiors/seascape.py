"""The sea from a window: sky, horizon and a path of light as a backdrop; a headland, its lighthouse, a ship, gulls."""

import numpy as np

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.interiors.charts import PAPER
from pipelines.embedded.painter.interiors.daylight import Daylight
from pipelines.embedded.painter.noise import Field, clouds, draw
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

COARSE = 3
"""The sea is thought out at a third of the picture's size."""


def sea(brief: RoomBrief, hour: Daylight, light_at: float) -> Field:
    """Sky and sea with the horizon at the eye's own height, and a path of light on the water. Thought out on a coarse
    grid: it is far away."""
    width, height = brief.width // COARSE, brief.height // COARSE
    top, middle, low = hour.tones
    x = np.arange(width, dtype=np.float32)[None]
    y = np.arange(height, dtype=np.float32)[:, None]
    light_x = np.float32(width * light_at)
    light_y = np.float32(height * (0.30 if hour.dark else 0.47))
    disc = colour("fff4d0" if hour.dark else "ffe0a0")
    away = np.hypot(x - light_x, y - light_y)
    glow = np.exp(away * np.float32(-COARSE / 80)) * np.float32(0.3)

    up = (y / height * 2)[..., None]
    upper = top + (middle - top) * (up / np.float32(0.55))
    lower = middle + (low - middle) * np.clip((up - np.float32(0.55)) / np.float32(0.45), 0, 1)
    cloud = clouds(width, height, 200 / COARSE, 46 / COARSE, brief.seed, 3)[..., None]
    sky = np.where(up < 0.55, upper, lower) * (np.float32(0.82) + np.float32(0.36) * cloud) + glow[..., None] * disc

    waves = clouds(width, height, 60 / COARSE, 6 / COARSE, brief.seed + 4, 2)[..., None]
    depth = np.clip(up - 1, 0, 1)
    sea = mix(low * 0.72, top * 0.75, 0.35) * (1 - depth) + top * np.float32(0.55) * depth
    spread = np.float32(16 / COARSE) + np.float32(0.45) * np.maximum(y - height / 2, 0)
    path = np.exp(-(((x - light_x) / spread) ** 2))[..., None] * np.clip(
        waves * np.float32(2.6) - np.float32(0.8), 0, 1
    )
    sea = sea * (np.float32(0.7) + np.float32(0.6) * waves) + path * disc * np.float32(0.85)

    coarse = np.where(up < 1, sky, sea).astype(np.float32)
    fine = coarse.repeat(COARSE, 0).repeat(COARSE, 1)
    return np.pad(fine, ((0, brief.height - len(fine)), (0, brief.width - fine.shape[1]), (0, 0)), mode="edge")


def draw_shore(stage: Stage, hour: Daylight, seed: int) -> None:
    """A headland with its lighthouse, a ship, gulls."""
    far = hour.tones[0] * 0.7 + hour.tones[2] * 0.12
    land = [(2, -0.02), (2, 0.6), (4.5, 1.6), (8, 2.6), (12, 3.4), (20, 3.9), (20, -0.02)]
    stage.poly([(x - 1.5, y, 40) for x, y in land], far, 0.8)
    if hour.dark:
        stage.ball((16.3 - 4.6, 9.2, 46), 1.5, colour("fff4d0"), 1.0)
        for k in range(50):
            stage.ball((-1 + 16 * draw(seed, k, 1), 2 + 10 * draw(seed, k, 2), 45), 0.06, colour("f4ecd0"), 1.0)
    tower = 3.6
    stage.poly(
        [(tower - 0.35, 1.6, 39), (tower + 0.35, 1.6, 39), (tower + 0.22, 4.0, 39), (tower - 0.22, 4.0, 39)],
        colour("e8e0d0") * (0.5 if hour.dark else 0.9),
        0.8,
    )
    for y in (2.1, 3.0):
        stage.poly(
            [
                (tower - 0.32, y, 38.9),
                (tower + 0.32, y, 38.9),
                (tower + 0.28, y + 0.45, 38.9),
                (tower - 0.28, y + 0.45, 38.9),
            ],
            colour("b8483c") * (0.6 if hour.dark else 1),
            0.8,
        )
    stage.ball((tower, 4.3, 38.8), 0.34, colour("ffe8a0"), 1.0)
    if hour.dark:
        stage.pool(
            [(tower, 4.35, 38), (tower, 4.25, 38), (-9, 7.2, 38), (-9, 5.4, 38)], colour("ffe0a0") * 0.5, soft=True
        )
        stage.light((tower, 4.3, 38), "ffd890", 1.2, 3.0, 12.0)
    x, z = 6.0 + 1.6 * draw(seed, 7), 30.0
    stage.poly(
        [(x - 1.3, -0.1, z), (x + 1.4, -0.1, z), (x + 1.1, -0.55, z), (x - 1.0, -0.55, z)], hour.tones[0] * 0.3, 0.8
    )
    for mast, tall in ((-0.6, 2.0), (0.4, 2.4)):
        stage.bar((x + mast, -0.1, z), (x + mast, tall, z), 0.07, hour.tones[0] * 0.3, 0.8)
        for low, high, wide in ((0.2, 0.9, 0.62), (1.0, 1.6, 0.46)):
            stage.poly(
                [
                    (x + mast - wide, low, z),
                    (x + mast + wide, low, z),
                    (x + mast + wide * 0.8, high, z),
                    (x + mast - wide * 0.8, high, z),
                ],
                mix(hour.tones[2], PAPER, 0.4) * (0.6 if hour.dark else 0.95),
                0.8,
            )
    if hour.dark:
        for k in range(4):
            stage.ball((x - 0.8 + 0.5 * k, -0.3, z - 0.1), 0.09, colour("ffd070"), 1.0)
    for k in range(5):
        gx, gy = 0.3 + 5.0 * draw(seed, k, 8), 2.6 + 2.2 * draw(seed, k, 9)
        for side in (-1, 1):
            stage.bar(
                (gx, gy, 22), (gx + side * 0.4, gy + 0.2, 22), 0.06, colour("f4f0e8") * (0.5 if hour.dark else 1.0), 0.8
            )
