"""What is seen through windows and roofs: skies as backdrops, float32 (height, width, 3)."""

import numpy as np

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.noise import Field, chance, clouds, smooth
from pipelines.roles import Hour, RoomBrief

SKIES: dict[Hour, tuple[str, str, str]] = {
    "night": ("0e1a4a", "2a3c84", "5a70b0"),
    "dusk": ("1c1e52", "8a4a80", "f0a070"),
    "lamplight": ("161a40", "3a3468", "a8607a"),
    "morning": ("5a86b8", "a8c4d8", "ffe8c8"),
}
"""Top, middle and horizon by hour."""


def sky(brief: RoomBrief, *, moon: tuple[float, float, float] | None = None, milky: float = 0.0) -> Field:
    """The hour's sky with clouds; by night stars, a `moon` (x, y in 0..1, radius in px) and a `milky` band 0..2."""
    width, height = brief.width, brief.height
    top, middle, low = (colour(part) for part in SKIES[brief.hour])
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    graded = np.where(down < 0.5, top + (middle - top) * down * 2, middle + (low - middle) * (down * 2 - 1))
    air = graded * (0.75 + 0.5 * clouds(width, height, 220, 120, brief.seed, 4))[..., None]
    if brief.hour == "morning":
        return air
    x, y = np.arange(width)[None], np.arange(height)[:, None]
    if milky:
        off = (y - 0.41 * height - (x - width / 2) * -0.62) / 95
        band = np.exp(-(off**2)) * clouds(width, height, 70, 70, brief.seed + 3, 4)
        air = air + band[..., None] * np.array([0.55, 0.42, 0.62], np.float32) * milky
    bright = (chance(x, y, brief.seed, 77) > 0.9986) * (0.4 + 0.6 * chance(x, y, brief.seed, 78))
    stars = bright * 1.2 + np.roll(bright, 1, 1) * 0.5
    if brief.hour != "dusk":
        air = air + stars[..., None] * np.array([1.0, 0.95, 0.8], np.float32)
    if moon is not None:
        away = np.hypot(x - moon[0] * width, y - moon[1] * height)
        air = air + (np.exp(-away / 70) * 0.5)[..., None] * colour("bcd4ff")
        air = air + (1 - smooth((away - moon[2]) / 3))[..., None] * colour("fff6d8") * 1.2
    return air
