"""Lights and wonders of the sky that are drawn like things: lightning, a rainbow, the Milky Way."""

import math

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.mural.sketch import Sketch, thing

_BOWS = ("e8604a", "f2a04a", "f6e070", "7cc47a", "5aa0d8", "8a70c8")


@thing("lightning", left=110, right=110, up=40, down=330)
def draw_lightning(it: Sketch) -> None:
    """A branching bolt that falls from the clouds."""
    pale = mix(it.tones["light"], colour("ffffff"), 0.6)
    _bolt(it, 0.0, -30.0, 330.0, 3.4, 0)
    for branch in range(3):
        y = 60.0 + 70 * branch
        _bolt(it, 26 * (it.chance(40 + branch) - 0.5), y, y + 90, 1.7, 50 + 20 * branch)
    it.glow(0, 120, 190, 0.7, pale)
    it.glow(0, -10, 120, 0.6, pale)


def _bolt(it: Sketch, x: float, top: float, bottom: float, width: float, key: int) -> None:
    pale = mix(it.tones["light"], colour("ffffff"), 0.6)
    points = [(x, top)]
    for step in range(9):
        drift = (it.chance(key + step) - 0.5) * 44
        points.append((points[-1][0] + drift, top + (bottom - top) * (step + 1) / 9))
    it.line(points, width * 2.6, mix(it.tones["cloud_lit"], pale, 0.4), 0.35)
    it.line(points, width, pale)


@thing("rainbow", left=262, right=262, up=250, down=60)
def draw_rainbow(it: Sketch) -> None:
    """A bow of six colours, half lost in the air."""
    for number, band in enumerate(_BOWS):
        radius = 244.0 - 8.0 * number
        arc = [
            (math.cos(math.pi * i / 48) * radius, -math.sin(math.pi * i / 48) * radius * 0.98 + 50) for i in range(49)
        ]
        it.line(arc, 9, mix(colour(band), it.tones["horizon"], 0.22), 0.42)


@thing("galaxy", left=250, right=250, up=120, down=120)
def draw_galaxy(it: Sketch) -> None:
    """A slanting river of stars."""
    glow = mix(it.tones["light"], it.tones["cloud_lit"], 0.4)
    for i in range(70):
        along = (it.chance(i) - 0.5) * 2
        across = (it.chance(100 + i) - 0.5) * (it.chance(200 + i) + 0.25) * 74
        x, y = along * 215 - across * 0.4, along * -76 + across
        size = (12 + 26 * it.chance(300 + i)) * (1.1 - abs(along))
        it.ellipse(x, y, size * 1.5, size * 0.7, mix(glow, it.tones["mid"], it.chance(400 + i) * 0.7), 0.07)
    for i in range(130):
        along = (it.chance(500 + i) - 0.5) * 2
        across = (it.chance(700 + i) - 0.5) * (it.chance(900 + i) + 0.3) * 96
        star = 0.7 + 1.5 * it.chance(1100 + i) ** 3
        it.ellipse(along * 225 - across * 0.4, along * -78 + across, star, star, it.tones["light"], 0.9)
