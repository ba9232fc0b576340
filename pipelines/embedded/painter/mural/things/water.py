"""What floats or grows in water: icebergs, lilies, reeds."""

import math

from pipelines.embedded.painter.colour import mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import closed, through
from pipelines.embedded.painter.mural.things.parts import WHITE, foam, lit


@thing("iceberg", left=154, right=155, up=152, down=14)
def _iceberg(it: Sketch) -> None:
    ice, deep = mix(lit(it, "eef8fc"), it.tones["snow"], 0.35), mix(lit(it, "88c0d8"), it.tones["water_lit"], 0.2)
    peak = -128 - 24 * it.chance(1)
    ridge: list[Point] = [
        (-148, 6),
        (-132, -28),
        (-104, -38),
        (-84, -84),
        (-58, -92),
        (-30, peak),
        (0, -108),
        (26, -116),
        (52, -64),
        (88, -54),
        (112, -22),
        (148, 6),
    ]
    it.rounded(ridge, ice, 8)
    for corners, tone in (
        ([(-30, peak), (0, -108), (10, -40), (-14, 4), (-36, -50)], 0.9),
        ([(0, -108), (26, -116), (52, -64), (60, 4), (22, 4), (10, -40)], 0.74),
        ([(52, -64), (88, -54), (112, -22), (148, 6), (60, 4)], 0.82),
        ([(-84, -84), (-58, -92), (-62, -30), (-90, 4), (-104, -38)], 0.95),
    ):
        it.polygon(corners, mix(shaded(ice, tone), deep, (1 - tone) * 1.6))
    it.polygon([(-146, 2), (-90, -8), (-20, -4), (50, -10), (146, 2), (130, 8), (-130, 8)], deep)
    it.line([(-58, -88), (-66, -34), (-50, 0)], 2.4, shaded(deep, 0.85))
    it.line([(14, -100), (22, -46), (40, -6)], 2.4, shaded(deep, 0.75))
    it.polygon([(96, 8), (112, -10), (132, -6), (140, 8)], ice)
    foam(it, -150, 150, 8, 3)


@thing("lotus", left=129, right=136, up=48, down=24)
def _lotus(it: Sketch) -> None:
    leaf = mix(it.tones["foliage"], lit(it, "6a9a58"), 0.5)
    for n, (x, y, half) in enumerate(
        ((-92, 2, 36), (-30, 10, 42), (40, 4, 40), (100, 10, 32), (8, -6, 28), (-60, 14, 24))
    ):
        pad = [
            (x + half * math.cos(math.radians(a)), y + half * 0.22 * math.sin(math.radians(a)))
            for a in range(300, 641, 17)
        ]
        it.polygon([(px + 3, py + 3) for px, py in pad], shaded(leaf, 0.55))
        it.polygon([*pad, (x, y)], shaded(leaf, 0.92 + 0.24 * it.chance(n)))
        it.line([(x, y), (x - half * 0.7, y - 2)], 2.2, shaded(leaf, 1.3))
    for n, (x, y, size) in enumerate(((-74, -2, 1.0), (26, 2, 1.25), (96, 6, 0.75))):
        hue = lit(it, ("f090b8", "f8e0e8", "e878a0", "f4d8a0")[int(it.chance(n + 10) * 4)])
        for angle, tone in ((-78, 0.8), (78, 0.66), (-50, 0.98), (50, 0.78), (-24, 1.1), (24, 0.9), (0, 1.04)):
            tip = (x + 30 * size * math.sin(math.radians(angle)), y - 36 * size * math.cos(math.radians(angle)) - 4)
            side = 8 * size
            petal: list[Point] = [
                (x, y),
                ((x + tip[0]) / 2 - side, (y + tip[1]) / 2),
                tip,
                ((x + tip[0]) / 2 + side, (y + tip[1]) / 2),
            ]
            it.polygon(closed(petal, 4), shaded(mix(hue, WHITE, 0.12 if tone > 1 else 0.0), tone))


@thing("reeds", left=69, right=99, up=126, down=15)
def _reeds(it: Sketch) -> None:
    green = mix(it.tones["grass"], it.tones["foliage"], 0.45)
    lean = 6 + 26 * it.tones.windy
    for n in range(15):
        x, tall = -58 + 8 * n + 6 * it.chance(n), 70 + 46 * it.chance(n + 20)
        tip = (x + (it.chance(n + 40) - 0.35) * 26 + lean * 0.7, -tall)
        blade: list[Point] = [
            (x - 4, 5),
            (x + (tip[0] - x) * 0.3 - 3, -tall * 0.6),
            tip,
            (x + (tip[0] - x) * 0.3 + 4, -tall * 0.55),
            (x + 4, 5),
        ]
        it.polygon(closed(blade, 3), shaded(green, 0.72 + 0.5 * it.chance(n + 60)))
    for n in range(6):
        x, tall = -46 + 18 * n + 6 * it.chance(n + 80), 92 + 30 * it.chance(n + 100)
        top = x + lean * 0.5
        it.line(through([(x, 4), (x + lean * 0.12, -tall * 0.6), (top, -tall)], 4), 3, shaded(green, 0.7))
        it.rounded(
            closed(
                [
                    (top - 5, -tall + 24),
                    (top - 5, -tall + 2),
                    (top, -tall - 3),
                    (top + 5, -tall + 2),
                    (top + 5, -tall + 24),
                ],
                3,
            ),
            lit(it, "7a4a2c"),
            4,
        )
    if it.zone == "water":
        foam(it, -64, 66, 5, 2)
