"""What is seen through windows and roofs: skies and the land under them, as backdrops, float32 (height, width, 3)."""

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.noise import Field, clouds, draw, smooth
from pipelines.roles import Hour, RoomBrief

SKIES: dict[Hour, tuple[str, str, str]] = {
    "night": ("0a1648", "2446a0", "5a8ac0"),
    "dusk": ("232464", "9a4a8a", "ffae6a"),
    "lamplight": ("141a48", "3a3a7c", "b8688a"),
    "morning": ("4f8ac8", "a8d0e4", "fff0cc"),
}
"""Top, middle and horizon by hour."""


def sky(
    brief: RoomBrief, *, moon: tuple[float, float, float] | None = None, milky: float = 0.0, horizon: float = 1.0
) -> Field:
    """The hour's sky with clouds; by night stars, a `moon` (x, y in 0..1, radius in px of a picture 960 wide; by day
    the sun) and a `milky` band 0..2. `horizon`: where the sky ends, 0..1 from the top."""
    width, height = brief.width // 2, brief.height // 2  # at half size: all but the stars is soft
    top, middle, low = (colour(part) for part in SKIES[brief.hour])
    down = np.clip(np.linspace(0, 1 / horizon, height, dtype=np.float32), 0, 1)[:, None]
    upper, lower = top + (middle - top) * (down * 2), middle + (low - middle) * (down * 2 - 1)
    graded = np.where(down < 0.5, upper, lower)
    drift = clouds(width, height, 130, 45, brief.seed, 4)
    pale = mix(low, colour("ffffff"), 0.35)
    share = smooth((drift - 0.52) / 0.25) * (0.55 if brief.hour in ("morning", "dusk") else 0.25)
    air = (graded * 0.92)[:, None] + (pale - graded)[:, None] * share[..., None]
    by_night = brief.hour in ("night", "lamplight")
    if by_night and milky:
        _add_milky_way(air, brief.seed, milky)
    if moon is not None:
        _add_moon(air, moon, brief)
    soft = Image.fromarray((np.clip(air, 0, 1) * 255).astype(np.uint8))
    sharp = np.array(soft.resize((brief.width, brief.height), Image.Resampling.BILINEAR), np.float32) / np.float32(255)
    if by_night:
        _add_stars(sharp, brief.seed, 260 if brief.hour == "night" else 90)
    return sharp


def _add_milky_way(air: Field, seed: int, strength: float) -> None:
    height, width = air.shape[:2]
    x, y = np.arange(width, dtype=np.float32)[None], np.arange(height, dtype=np.float32)[:, None]
    off = (y - 0.41 * height - (x - width / 2) * -0.62) / (0.148 * height)
    band = np.exp(-off * off) * clouds(width, height, 35, 35, seed + 3, 3) * np.float32(strength)
    for part, share in enumerate((0.55, 0.42, 0.62)):
        air[..., part] += band * np.float32(share)


def _add_stars(air: Field, seed: int, count: int) -> None:
    height, width = air.shape[:2]
    for k in range(count):
        x, y = int(draw(seed, k, 77) * (width - 2)), int(draw(seed, k, 78) * (height - 2))
        bright = np.float32(0.25 + 0.95 * draw(seed, k, 79) ** 3)
        air[y, x : x + 2] += bright * np.array([1.0, 0.95, 0.8], np.float32)
        if bright > 0.8:
            air[y + 1, x : x + 2] += bright * np.float32(0.8)


def _add_moon(air: Field, moon: tuple[float, float, float], brief: RoomBrief) -> None:
    height, width = air.shape[:2]
    size = width / 960
    x, y = np.arange(width, dtype=np.float32)[None], np.arange(height, dtype=np.float32)[:, None]
    away = np.hypot(x - np.float32(moon[0] * width), y - np.float32(moon[1] * height)) / np.float32(size)
    day = brief.hour in ("morning", "dusk")
    glow, face = (colour("ffdc9a"), colour("fff6d8")) if day else (colour("a8c8ff"), colour("fff6d8"))
    near = np.exp(-away / 80) * np.float32(0.6)
    disc = 1 - smooth((away - moon[2]) / 3)
    for part in range(3):
        air[..., part] += near * glow[part] + disc * (face[part] * 1.25 - air[..., part])


def land(air: Field, lines: Sequence[tuple[Sequence[tuple[float, float]], Colour]]) -> Field:
    """Silhouettes laid over a sky, far ones first: each a line of (x, y) in 0..1 from left to right, filled below."""
    height, width = air.shape[:2]
    picture = Image.fromarray((np.clip(air, 0, 1) * 255).astype(np.uint8))
    on = ImageDraw.Draw(picture)
    for line, fill in lines:
        corners = [(x * width, y * height) for x, y in line]
        red, green, blue = (int(max(0.0, min(1.0, float(part))) * 255) for part in fill)
        on.polygon([(0, height), *corners, (width, height)], fill=(red, green, blue))
    return np.asarray(picture, np.float32) / np.float32(255)


def hills(seed: int, level: float, rise: float, steps: int = 40) -> list[tuple[float, float]]:
    """A rolling line at `level`, 0..1 from the top, up to `rise` higher."""
    a, b = draw(seed, 1) * 9, draw(seed, 2) * 9
    return [
        (k / steps, level - rise * (0.5 + 0.3 * math.sin(k * 0.23 + a) + 0.2 * math.sin(k * 0.61 + b)))
        for k in range(steps + 1)
    ]


def firs(seed: int, level: float, rise: float, count: int = 46) -> list[tuple[float, float]]:
    """A line of firs."""
    line: list[tuple[float, float]] = []
    for k in range(count):
        x, half = k / (count - 1), 0.55 / count
        tall = rise * (0.35 + 0.65 * draw(seed, k, 5))
        line += [(x - half, level), (x - half * 0.4, level - tall * 0.5), (x - half * 0.55, level - tall * 0.5)]
        line += [(x, level - tall), (x + half * 0.55, level - tall * 0.45), (x + half * 0.4, level - tall * 0.45)]
    return [*line, (1.0, level)]


def roofs(seed: int, level: float, rise: float, count: int = 22) -> list[tuple[float, float]]:
    """A town's gables, chimneys and a spire."""
    line: list[tuple[float, float]] = [(0.0, level)]
    spire = int(draw(seed, 9) * count)
    for k in range(count):
        left, right = k / count, (k + 1) / count
        wall = level - rise * (0.25 + 0.45 * draw(seed, k, 6))
        if k == spire:
            line += [(left, wall), ((left + right) / 2, level - rise * 1.7), (right, wall)]
            continue
        line += [(left, wall), (left + 0.3 / count, wall - rise * 0.18)]
        if draw(seed, k, 7) < 0.5:
            line += [(left + 0.34 / count, wall - rise * 0.34), (left + 0.46 / count, wall - rise * 0.34)]
        line += [((left + right) / 2, wall - rise * 0.3), (right, wall)]
    return [*line, (1.0, level)]
