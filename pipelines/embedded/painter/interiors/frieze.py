"""What is painted and pasted on nursery walls: stars, and a procession of boats and ducks."""

import math

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.interiors.lamps import arc
from pipelines.embedded.painter.interiors.sheet import Sheet
from pipelines.embedded.painter.noise import draw

WHITE, GOLD = colour("ece2d4"), colour("f4cf8a")


def paint_star(sheet: Sheet, u: float, v: float, size: float, tone: Colour) -> None:
    """A painted star with five points."""
    ring = [
        (
            u + math.sin(k * math.pi / 5) * size * (1.0 if k % 2 == 0 else 0.42),
            v + math.cos(k * math.pi / 5) * size * (1.0 if k % 2 == 0 else 0.42),
        )
        for k in range(10)
    ]
    sheet.shape(ring, tone, 0.12)


def paste_frieze(sheet: Sheet, left: float, right: float, low: float, seed: int) -> None:
    """Ducks, boats and hills, cut out and pasted, all going one way."""
    sheet.patch(left, low, right, low + 0.42, colour("f0e4c8"))
    sheet.patch(left, low, right, low + 0.09, colour("7a9a7a"))
    sheet.patch(left, low + 0.42, right, low + 0.46, colour("4f5a8a"))
    for k in range(int((right - left) / 0.55)):
        u, tone = left + 0.3 + 0.55 * k, (colour("c8604a"), colour("4f6aa0"), GOLD * 0.9)[k % 3]
        if draw(seed, k, 7) < 0.5:
            _boat(sheet, u, low + 0.08, tone)
        else:
            _duck(sheet, u, low + 0.08, tone)


def _boat(sheet: Sheet, u: float, v: float, tone: Colour) -> None:
    sheet.shape([(u - 0.17, v + 0.09), (u + 0.17, v + 0.09), (u + 0.11, v), (u - 0.11, v)], tone)
    sheet.shape([(u - 0.01, v + 0.11), (u - 0.01, v + 0.30), (u - 0.14, v + 0.11)], WHITE * 0.9)
    sheet.shape([(u + 0.02, v + 0.11), (u + 0.02, v + 0.27), (u + 0.13, v + 0.11)], tone * 0.8)


def _duck(sheet: Sheet, u: float, v: float, tone: Colour) -> None:
    sheet.shape(arc((u, v + 0.11), 0.11, math.pi * 0.95, math.pi * 2.05, 8), tone)
    sheet.shape(arc((u + 0.10, v + 0.19), 0.06, 0, 2 * math.pi, 9), tone)
    sheet.shape([(u + 0.15, v + 0.21), (u + 0.22, v + 0.18), (u + 0.15, v + 0.16)], GOLD)
