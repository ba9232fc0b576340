"""Charts of coasts that nobody has sailed, each its own."""

import itertools
import math

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.interiors.sheet import Sheet
from pipelines.embedded.painter.noise import draw

PAPER, SEA_INK, LAND_INK, ROD = colour("ecd8a4"), colour("7aa09a"), colour("b08a4c"), colour("9a6444")


def hang_chart(sheet: Sheet, box: tuple[float, float, float, float], seed: int) -> None:
    """Parchment on two rods: graticule, a sea, land masses with their shores, a rose, a route in red."""
    left, low, right, high = box
    wide, tall = right - left, high - low
    sheet.patch(left - 0.03, low - 0.03, right + 0.03, high + 0.03, colour("2a2420") * 0.8)
    sheet.patch(left, low, right, high, PAPER, 0.05)
    sheet.patch(left + 0.07, low + 0.07, right - 0.07, high - 0.07, SEA_INK, 0.04)
    for k in range(3):
        middle = (left + wide * (0.25 + 0.5 * draw(seed, k, 1)), low + tall * (0.25 + 0.5 * draw(seed, k, 2)))
        size = min(wide, tall) * (0.16 + 0.17 * draw(seed, k, 3))
        _island(sheet, middle, size, seed + 10 * k, (left + 0.08, low + 0.08, right - 0.08, high - 0.08))
    for k in range(1, 5):
        sheet.line((left + wide * k / 5, low + 0.07), (left + wide * k / 5, high - 0.07), 0.009, PAPER * 0.85)
        sheet.line((left + 0.07, low + tall * k / 5), (right - 0.07, low + tall * k / 5), 0.009, PAPER * 0.85)
    rose = (right - wide * 0.2, low + tall * 0.2)
    for k in range(8):
        turn, reach = k * math.pi / 4, 0.14 if k % 2 == 0 else 0.08
        spots = [
            (rose[0] + r * math.cos(turn + t), rose[1] + r * math.sin(turn + t))
            for r, t in ((0.03, -0.8), (reach, 0.0), (0.03, 0.8))
        ]
        sheet.shape(spots, colour("a84434"), 0.05)
    route = [(left + wide * (0.15 + 0.17 * k), low + tall * (0.3 + 0.45 * draw(seed, k, 5))) for k in range(5)]
    for a, b in itertools.pairwise(route):
        sheet.line(a, b, 0.016, colour("b84838"), 0.05)
    for v in (low - 0.03, high + 0.03):
        sheet.line((left - 0.08, v), (right + 0.08, v), 0.055, ROD)


def _island(
    sheet: Sheet, middle: tuple[float, float], size: float, seed: int, inside: tuple[float, float, float, float]
) -> None:
    def coast(share: float) -> list[tuple[float, float]]:
        spots: list[tuple[float, float]] = []
        for k in range(13):
            turn = 2 * math.pi * k / 13
            reach = size * share * (0.65 + 0.7 * draw(seed, k, 4))
            u, v = middle[0] + 1.25 * reach * math.cos(turn), middle[1] + reach * math.sin(turn)
            spots.append((min(max(u, inside[0]), inside[2]), min(max(v, inside[1]), inside[3])))
        return spots

    sheet.shape(coast(1.18), mix(SEA_INK, PAPER, 0.45), 0.04)
    sheet.shape(coast(1.0), LAND_INK, 0.05)
    sheet.shape(coast(0.6), mix(LAND_INK, colour("6a7a48"), 0.6), 0.05)
