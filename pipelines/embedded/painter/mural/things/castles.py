"""Castles, palaces and what floats like them: a castle in the clouds, an island in the sky, an island in the sea."""

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import through
from pipelines.embedded.painter.mural.things.parts import (
    ball,
    battlement,
    column,
    dark,
    dome,
    doorway,
    flag,
    foam,
    foamy,
    lit,
    spire,
    stone,
    wall,
    window,
    windows,
)  # fmt: skip

Turret = tuple[float, float, float]
"""Its middle, half its width, its height to the eaves."""


def keep(it: Sketch, foot: float, size: float, walls: Colour, roofs: Colour) -> None:
    """A castle of many turrets, about 200 * `size` px wide and 195 * `size` px high."""
    back: tuple[Turret, ...] = ((-44, 10, 104), (40, 11, 116), (-12, 13, 132))
    front: tuple[Turret, ...] = ((-84, 15, 62), (84, 15, 58), (10, 17, 106))
    for x, half, tall in back:
        _turret(
            it,
            x * size,
            half * size,
            foot,
            tall * size * (0.94 + 0.12 * it.chance(round(x))),
            shaded(walls, 0.92),
            roofs,
        )
    wall(it, -62 * size, foot - 78 * size, 64 * size, foot, walls, 0.34)
    battlement(it, -62 * size, 64 * size, foot - 78 * size, walls, 8 * size)
    for x, half, tall in front:
        _turret(it, x * size, half * size, foot, tall * size * (0.94 + 0.12 * it.chance(round(x) + 7)), walls, roofs)
    wall(it, -86 * size, foot - 40 * size, 86 * size, foot, shaded(walls, 1.05), 0.26)
    battlement(it, -70 * size, 72 * size, foot - 40 * size, shaded(walls, 1.05), 8 * size)
    windows(it, -44 * size, -16 * size, foot - 64 * size, 2, 7 * size, 14 * size, arched=True)
    windows(it, 34 * size, 50 * size, foot - 64 * size, 2, 6 * size, 13 * size, arched=True)
    doorway(it, -14 * size, foot, 26 * size, 32 * size, dark(it, 0.9))
    flag(it, 10 * size, foot - 160 * size, 22 * size, 24 * size, lit(it, "e0b040"))


def _turret(it: Sketch, x: float, half: float, foot: float, tall: float, walls: Colour, roofs: Colour) -> None:
    column(it, x, half, foot, foot - tall, walls)
    column(it, x, half * 1.2, foot - tall, foot - tall - half * 0.5, shaded(walls, 1.06))
    spire(it, x, half * 1.5, foot - tall - half * 0.4, foot - tall - half * 3.4, roofs)
    window(it, x - half * 0.1, foot - tall + half * 0.7, half * 0.5, half * 1.1, arched=True)


@thing("castle", left=201, right=202, up=227, down=8)
def _castle(it: Sketch) -> None:
    rock = mix(it.tones["rock"], it.tones["foliage"], 0.45)
    hill: list[Point] = [
        (-200, 6),
        (-150, -10),
        (-110, -34),
        (-88, -46),
        (0, -50),
        (92, -46),
        (120, -28),
        (160, -8),
        (200, 6),
    ]
    it.rounded(through(hill, 4), shaded(rock, 0.9), 16)
    it.polygon(through([(-120, 2), (-80, -30), (-20, -36), (30, -10), (-40, 0)], 4), shaded(rock, 1.12))
    roofs = lit(it, ("3f6496", "8a4a5c", "4a7a80", "a05038")[int(it.chance(2) * 4)])
    keep(it, -42, 1.0, mix(stone(it, 0.35), lit(it, "f0e4d4"), 0.35), roofs)
    it.polygon(
        through([(-28, -42), (0, -42), (24, -22), (-10, -2), (14, 5), (-30, 5), (-44, -4), (-8, -24)], 4),
        lit(it, "d0b890"),
    )


@thing("sky-castle", left=194, right=194, up=143, down=77)
def _sky_castle(it: Sketch) -> None:
    roofs = lit(it, ("7a6ab0", "c86a78", "4a86b0")[int(it.chance(2) * 3)])
    shadow, light = it.tones["cloud_dark"], it.tones["cloud_lit"]
    for n in range(9):
        x = -140 + 35 * n
        it.ellipse(x, 26 + 8 * (n % 2), 42, 26 + 12 * it.chance(n + 40), mix(shadow, light, 0.35))
    keep(it, 24, 0.9, mix(lit(it, "f4ecec"), it.tones["cloud_lit"], 0.35), roofs)
    for n in range(10):
        x, radius = -144 + 32 * n, 26 + 12 * it.chance(n + 60)
        it.ellipse(x, 46 - 6 * (n % 2), radius * 1.3, radius * 0.8, mix(shadow, light, 0.62))
        it.ellipse(x - 6, 38 - 6 * (n % 2), radius * 1.05, radius * 0.58, light)


@thing("sky-island", left=143, right=147, up=117, down=134)
def _sky_island(it: Sketch) -> None:
    earth, grass = mix(it.tones["rock"], lit(it, "a08060"), 0.5), mix(it.tones["grass"], lit(it, "88b050"), 0.4)
    under: list[Point] = [
        (-138, 0),
        (-112, 34),
        (-78, 46),
        (-56, 88),
        (-22, 104),
        (-4, 132),
        (22, 96),
        (58, 78),
        (84, 40),
        (118, 28),
        (138, 0),
    ]
    it.rounded(under, shaded(earth, 0.86), 15)
    for x, y in ((-78, 46), (-22, 104), (22, 96), (84, 40)):
        it.polygon([(x - 16, 6), (x + 8, 6), (x, y - 12)], shaded(earth, 1.08 if x < 0 else 0.64))
    it.rounded(
        through(
            [
                (-142, 4),
                (-120, -12),
                (-60, -24),
                (10, -30),
                (80, -22),
                (124, -10),
                (142, 4),
                (60, 12),
                (-50, 14),
                (-142, 4),
            ],
            4,
        ),
        grass,
        8,
    )
    it.line([(66, 6), (68, 60), (64, 116)], 7, foamy(it), 0.9)
    it.line([(70, 8), (74, 58), (72, 100)], 3, it.tones["water_lit"], 0.9)
    for x, y, radius in ((-84, -44, 21), (-58, -56, 26), (-100, -34, 15), (102, -30, 15)):
        it.line([(x, -14), (x, y)], 6, shaded(earth, 0.6))
        leaf = mix(it.tones["foliage"], lit(it, ("6a9a40", "f090b0", "e0a038")[int(it.chance(2) * 3)]), 0.8)
        ball(it, x, y, radius, leaf, radius * 0.9)
    cream, red = lit(it, "f4e8d4"), lit(it, ("b8503c", "3f6a94", "7a5a9a")[int(it.chance(1) * 3)])
    wall(it, -12, -62, 44, -20, cream)
    it.polygon([(-20, -60), (25, -60), (16, -92)], red)
    it.polygon([(25, -60), (52, -60), (16, -92)], shaded(red, 0.66))
    window(it, 4, -50, 9, 12)
    doorway(it, 18, -21, 10, 20, lit(it, "5a4030"))
    column(it, 66, 11, -18, -86, cream)
    spire(it, 66, 16, -84, -116, red)
    window(it, 64, -76, 6, 11, arched=True)


@thing("island", left=201, right=204, up=104, down=9)
def _island(it: Sketch) -> None:
    sand = mix(it.tones["sand"], lit(it, "f0d8a0"), 0.3)
    it.rounded(
        through([(-194, 4), (-150, -7), (-40, -13), (90, -12), (160, -6), (194, 4), (0, 6), (-194, 4)], 4), sand, 5
    )
    hill: list[Point] = [
        (-150, -4),
        (-112, -30),
        (-60, -62 - 14 * it.chance(1)),
        (-16, -52),
        (30, -80 - 14 * it.chance(2)),
        (84, -44),
        (130, -16),
        (150, -4),
    ]
    it.rounded(through(hill, 4), mix(it.tones["rock"], it.tones["foliage"], 0.45), 16)
    it.polygon(
        through([(-130, -8), (-66, -54), (-30, -40), (20, -66), (42, -34), (-10, -12)], 4),
        mix(it.tones["grass"], it.tones["foliage"], 0.3),
    )
    for n in range(9):
        x, y = -120 + 30 * n + 10 * it.chance(n + 20), -14 - 18 * it.chance(n + 40)
        ball(it, x, y, 13 + 6 * it.chance(n + 60), mix(it.tones["foliage"], it.tones["grass"], 0.3 * (n % 3)))
    for x, tall, lean in ((-128, 62, -14), (-112, 74, 12), (128, 60, 16)):
        top = (x + lean, -8 - tall)
        it.line(through([(x, -6), (x + lean * 0.3, -tall * 0.6), top], 5), 5, lit(it, "8a6a48"))
        for dx, dy in ((-30, 20), (-34, 2), (-18, -16), (12, -18), (32, 0), (30, 20)):
            frond = through([top, (top[0] + dx * 0.5, top[1] + dy * 0.4 - 9), (top[0] + dx, top[1] + dy)], 4)
            it.line(frond, 6, shaded(mix(it.tones["foliage"], it.tones["grass"], 0.4), 1.2 if dx < 0 else 0.8))
    foam(it, -196, 196, 3)


@thing("palace", left=187, right=188, up=205, down=8)
def _palace(it: Sketch) -> None:
    cream, gold = lit(it, ("f4e2c4", "f0d8d0", "e4e8ec")[int(it.chance(1) * 3)]), lit(it, "e0b450")
    roof = lit(it, ("4f8a94", "c86a50", "5a78a8")[int(it.chance(2) * 3)])
    it.polygon([(-186, 6), (-160, -10), (160, -10), (186, 6)], mix(stone(it), it.tones["grass"], 0.3))
    for side in (-1, 1):
        wall(it, side * 110 - 50, -74, side * 110 + 50, -8, cream if side < 0 else shaded(cream, 0.9), 0.2)
        wall(it, side * 110 - 54, -80, side * 110 + 54, -73, gold, 0.2)
        windows(it, side * 110 - 38, side * 110 + 38, -62, 4, 11, 20, arched=True)
        windows(it, side * 110 - 38, side * 110 + 38, -32, 4, 11, 18)
        column(it, side * 160, 14, -8, -104, cream)
        dome(it, side * 160, 17, -104, -146, roof, onion=True)
        it.ellipse(side * 160, -146, 3, 3, gold)
    wall(it, -58, -104, 60, -8, shaded(cream, 1.05), 0.26)
    wall(it, -63, -111, 65, -103, gold, 0.26)
    column(it, 0, 36, -110, -130, cream)
    dome(it, 0, 41, -128, -194, roof, onion=True)
    it.line([(0, -192), (0, -204)], 3, gold)
    windows(it, -42, 22, -92, 4, 10, 22, arched=True)
    windows(it, -18, 12, -126, 3, 7, 13, arched=True)
    for x in (-44, -24, 6, 26):
        column(it, x, 4.5, -8, -62, shaded(cream, 1.1))
    doorway(it, -9, -8, 22, 46, lit(it, "6a4434"))
    it.polygon([(-54, -8), (38, -8), (50, 5), (-68, 5)], shaded(cream, 0.86))
    it.polygon([(-54, -3), (44, -3), (46, 0), (-60, 0)], shaded(cream, 0.7))
