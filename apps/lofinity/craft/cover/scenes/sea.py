"""The sea, and a low sun."""

import numpy as np

from apps.lofinity.craft.cover.canvas import Canvas, mix
from apps.lofinity.craft.cover.light import (
    Box,
    H,
    W,
    cat,
    cloud_bands,
    dusk,
    stars,
    sun,
)


def seaside(canvas: Canvas, box: Box) -> None:
    """A low sun and its path over the water, a sail, gulls, a lighthouse, the last wave running up the sand."""
    rng = canvas.rng
    night = box.recipe.feel.brightness < -0.15
    horizon = 0.5 * H
    day = box.recipe.feel.brightness > 0.35
    dusk(canvas, box, 0.5, deep=0.7 if night else -1.0 if day else 0.0)
    if night:
        stars(canvas, box, 0.4, 120)
    sun_x = rng.uniform(0.3, 0.52) * W
    sun(canvas, box, sun_x, (0.26 if night else 0.4) * H, 44 if night else 70, moon=night)
    cloud_bands(canvas, box, 0.08, 0.46, 0.25 if night else 0.6)
    isle = canvas.line(
        lambda x: horizon - 26 * np.exp(-(((x - 0.1 * W) / 120) ** 2)) - 12 * np.exp(-(((x - 0.3 * W) / 60) ** 2)) + 2
    )
    canvas.ridge(isle, mix(box.body, box.shade, 0.45), mix(box.body, box.lamp, 0.2), 40)
    water = canvas.line(horizon)
    light = mix(mix(box.body, box.lamp, 0.4), box.shade, 0.35 if night else 0.05)
    canvas.ridge(water, light, mix(box.shade, box.ink, 0.35), 250, uneven=0.03)
    down = np.clip((canvas.y - horizon) / (H - horizon), 0, 1)
    swell = canvas.clouds(110, 9) * (1 - down) + canvas.clouds(42, 6) * down
    canvas.lay(
        np.asarray(np.clip((swell - 0.3) * 2.2, 0, 1) * (down > 0) * 0.42, dtype=np.float32),
        mix(box.body, box.paper, 0.25),
    )
    canvas.lay(
        np.asarray(np.clip((-swell - 0.25) * 2.2, 0, 1) * (down > 0) * 0.42, dtype=np.float32),
        mix(box.shade, box.ink, 0.5),
    )
    path = np.exp(-(((canvas.x - sun_x) / (26 + 120 * down)) ** 2))
    sparkle = np.clip((canvas.clouds(150, 30) + 0.55 * path - 0.35) * 4, 0, 1) * path * (down > 0.004)
    canvas.lay(np.asarray(0.85 * sparkle, dtype=np.float32), mix(box.paper, box.lamp, 0.35))
    _sail(canvas, box, (0.62 + rng.uniform(-0.04, 0.04)) * W, horizon + 22)
    _lighthouse(canvas, box, 0.84 * W, horizon)
    shore = canvas.line(lambda x: H * (0.9 - 0.06 * (x / W) + 0.02 * np.cos(x / 140)), (330, 9, rng.uniform(0, 6)))
    for run, strength in ((-26, 0.35), (-10, 0.55), (4, 0.9)):
        foam = np.clip(1 - np.abs(canvas.y - shore[None, :] - run - 5 * canvas.clouds(8, 20)) / 6, 0, 1)
        canvas.lay(np.asarray(strength * foam, dtype=np.float32), mix(box.paper, box.body, 0.08))
    sand = mix(mix(box.warm, box.paper, 0.5), box.shade, 0.5 if night else 0.26)
    canvas.ridge(shore + 9, mix(sand, box.shade, 0.25), sand, 60)
    cat(canvas, 0.2 * W, H * 0.955, 54, mix(box.ink, box.shade, 0.15))
    if not night:
        _gulls(canvas, box)


def _sail(canvas: Canvas, box: Box, x: float, y: float) -> None:
    canvas.fill(
        canvas.stencil().polygon([(x - 30, y - 6), (x + 34, y - 6), (x + 22, y + 6), (x - 22, y + 6)]),
        mix(box.ink, box.shade, 0.3),
    )
    sails = (
        canvas.stencil()
        .polygon([(x + 1, y - 74), (x + 32, y - 11), (x + 1, y - 11)])
        .polygon([(x - 3, y - 62), (x - 3, y - 11), (x - 26, y - 11)])
    )
    canvas.fill(sails, box.paper, mix(box.paper, box.lamp, 0.45))
    canvas.glow(x, y + 14, 26, box.paper, 0.2, flat=2.5)


def _lighthouse(canvas: Canvas, box: Box, x: float, horizon: float) -> None:
    rock = canvas.line(
        lambda along: horizon + 34 - 62 * np.exp(-(((along - x - 14) / 96) ** 2)), (47, 4, 0.3), (23, 2, 1.0)
    )
    rock = rock + 400 * (np.abs(canvas.x[0] - x - 14) > 118)
    away = x - canvas.x
    turn = np.abs((canvas.y - (horizon - 154)) + 0.1 * away) / np.maximum(away, 1)
    beam = np.clip(1 - turn / 0.11, 0, 1) * np.clip(1 - away / 470, 0, 1) ** 1.5 * (away > 0)
    canvas.lay(np.asarray(0.3 * beam, dtype=np.float32), mix(box.warm, box.paper, 0.4))
    tower = canvas.stencil().polygon(
        [(x - 15, horizon - 140), (x + 15, horizon - 140), (x + 23, horizon - 10), (x - 23, horizon - 10)]
    )
    canvas.fill(tower, mix(box.paper, box.body, 0.25), mix(box.paper, box.shade, 0.45))
    bands = canvas.stencil()
    for band in range(2):
        y = horizon - 112 + band * 46
        bands.polygon(
            [
                (x - 16.7 - band * 2.8, y),
                (x + 16.7 + band * 2.8, y),
                (x + 18.2 + band * 2.8, y + 22),
                (x - 18.2 - band * 2.8, y + 22),
            ]
        )
    canvas.fill(bands, mix(box.lamp, box.shade, 0.3))
    head = (
        canvas.stencil()
        .box(x - 19, horizon - 144, 38, 6)
        .polygon([(x - 14, horizon - 164), (x + 14, horizon - 164), (x, horizon - 184)])
    )
    canvas.fill(head, mix(box.ink, box.shade, 0.3))
    canvas.fill(canvas.stencil().box(x - 11, horizon - 164, 22, 21), mix(box.paper, box.warm, 0.3))
    canvas.glow(x, horizon - 154, 44, box.warm, 0.7)
    cover = np.clip(canvas.y - rock[None, :] + 0.5, 0, 1) * (canvas.y < horizon + 22 + 3 * canvas.clouds(4, 26))
    canvas.lay(np.asarray(cover, dtype=np.float32), mix(box.ink, box.shade, 0.35))


def _gulls(canvas: Canvas, box: Box) -> None:
    rng = canvas.rng
    birds = canvas.stencil()
    for _ in range(5):
        x, y, size = rng.uniform(0.1, 0.7) * W, rng.uniform(0.08, 0.26) * H, rng.uniform(10, 20)
        tilt = rng.uniform(-0.15, 0.15)
        for side in (-1, 1):
            wing = [
                (x + side * size * t, y - size * (0.42 * np.sin(2.3 * t) - 0.1 * t + side * tilt * t))
                for t in np.linspace(0, 1, 9)
            ]
            birds.line(wing, 2.0)
    canvas.fill(birds, mix(box.paper, box.shade, 0.12))
