"""A window of three lancets, pane by pane, and each pane once more where its light falls on the floor."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.interiors.daylight import Daylight
from pipelines.embedded.painter.interiors.lamps import arc
from pipelines.embedded.painter.interiors.sheet import Sheet, wall
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.space import Point
from pipelines.embedded.painter.stage import Stage

FLOOR, TOP = -1.5, 3.3
APSE = (1.55, 7.2)
STONE = colour("867c98")
GLASS = tuple(colour(tone) for tone in ("d83a3a", "2c58d8", "f0b830", "2f9a68", "8a48c8", "38a8d8"))
LANCETS = ((-1.30, -0.55, 1.50), (-0.43, 0.43, 1.92), (0.55, 1.30, 1.50))
"""Left, right and height of the three lights above their sill."""
SILL = 0.76


def draw_lancets(stage: Stage, hour: Daylight, seed: int) -> None:
    """The window, pane by pane, and each pane's colour once more where its light falls."""
    back = wall(stage, (-APSE[0], APSE[1]), APSE, FLOOR, TOP)
    for number, (left, right, tall) in enumerate(LANCETS):
        u0, u1, v0 = left + APSE[0], right + APSE[0], SILL - FLOOR
        shoulder = v0 + tall - 0.42
        outer = [
            (u0 - 0.08, v0 - 0.08),
            (u1 + 0.08, v0 - 0.08),
            (u1 + 0.08, shoulder),
            ((u0 + u1) / 2, v0 + tall + 0.14),
            (u0 - 0.08, shoulder),
        ]
        back.shape(outer, STONE * 1.3)
        back.shape([(u0, v0), (u1, v0), (u1, shoulder), ((u0 + u1) / 2, v0 + tall), (u0, shoulder)], colour("1a1420"))
        rows = round((shoulder - v0) / 0.2)
        for row in range(rows + 2):
            for column in range(2 if row < rows else 1):
                tone = _pane(number, row, column, seed)
                _one_pane(stage, back, (u0, u1, v0, shoulder, tall), (row, rows, column), tone, hour)
        _roundel(back, ((u0 + u1) / 2, v0 + (shoulder - v0) * 0.55), (u1 - u0) * 0.36, hour, seed + number)


def _pane(number: int, row: int, column: int, seed: int) -> Colour:
    """Blue and violet fields, edged with red, gold and green."""
    pick = draw(seed, number, row, column, 13)
    field = (GLASS[1], GLASS[5], GLASS[4])[(number + row) % 3]
    return field if pick < 0.5 else GLASS[int(draw(seed, number, row, column, 14) * 6)]


def _one_pane(
    stage: Stage,
    back: Sheet,
    light: tuple[float, float, float, float, float],
    at: tuple[int, int, int],
    tone: Colour,
    hour: Daylight,
) -> None:
    u0, u1, v0, shoulder, tall = light
    row, rows, column = at
    shine = tone * (0.55 + 0.6 * hour.strength) * mix(colour("ffffff"), hour.tones[0], 0.35)
    middle, step = (u0 + u1) / 2, (shoulder - v0) / rows
    if row < rows:
        left, right = (u0, middle) if column == 0 else (middle, u1)
        low, high = v0 + step * row, v0 + step * (row + 1)
        back.patch(left + 0.015, low + 0.012, right - 0.015, high - 0.012, shine, 0.95)
        spots = [(left, low), (right, low), (right, high), (left, high)]
    else:
        low, high = (shoulder, shoulder + 0.2) if row == rows else (shoulder + 0.2, v0 + tall)
        half = (u1 - u0) / 2
        wide = (half, half * 0.52) if row == rows else (half * 0.52, 0.0)
        spots = [(middle - wide[0], low), (middle + wide[0], low), (middle + wide[1], high), (middle - wide[1], high)]
        back.shape([(u + (0.02 if u < middle else -0.02), v) for u, v in spots], shine, 0.95)
    fallen = [_fallen(u - APSE[0], v - (SILL - FLOOR)) for u, v in spots]
    stage.pool(fallen, tone * mix(colour("ffffff"), hour.tones[1], 0.3) * (1.25 * hour.strength))


def _fallen(x: float, above: float) -> Point:
    """Where light through the window, `above` its sill, reaches the floor."""
    return 1.55 * x - 0.35 - 0.25 * above, FLOOR, 5.75 - 1.55 * above


def _roundel(sheet: Sheet, centre: tuple[float, float], radius: float, hour: Daylight, seed: int) -> None:
    """A sun, a moon or a star in a ring, leaded."""
    lit = 0.55 + 0.6 * hour.strength
    sheet.shape(arc(centre, radius * 1.12, 0, 2 * math.pi, 18), colour("1a1420"))
    sheet.shape(arc(centre, radius, 0, 2 * math.pi, 18), GLASS[0] * lit, 0.95)
    sheet.shape(arc(centre, radius * 0.78, 0, 2 * math.pi, 18), GLASS[1] * lit * 0.8, 0.95)
    points = 8 if seed % 2 else 5
    star = [
        (
            centre[0] + radius * reach * math.sin(k * math.pi / points),
            centre[1] + radius * reach * math.cos(k * math.pi / points),
        )
        for k, reach in ((k, 0.7 if k % 2 == 0 else 0.3) for k in range(2 * points))
    ]
    sheet.shape(star, GLASS[2] * (lit + 0.15), 1.0)
