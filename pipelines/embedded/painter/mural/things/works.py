"""What was built to cross, to carry and to grind: bridges, aqueducts, arches, mills, factories."""

import math

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import through
from pipelines.embedded.painter.mural.things.parts import (
    WHITE,
    arc,
    ball,
    column,
    dark,
    doorway,
    foam,
    foamy,
    lit,
    placed,
    slope,
    smoke,
    stone,
    wall,
    window,
    windows,
)  # fmt: skip


def courses(it: Sketch, left: float, right: float, top: float, foot: float, fill: Colour, key: int) -> None:
    """Single stones of a wall, strewn: some lighter, some darker."""
    count = max(3, round((right - left) * (foot - top) / 420))
    for n in range(count):
        x, y = left + (right - left - 13) * it.chance(key + n), top + (foot - top - 6) * it.chance(key + n + 50)
        it.rectangle(x, y, x + 12, y + 5, shaded(fill, 0.82 if n % 2 else 1.12))


def arcade(
    it: Sketch, line: list[Point], openings: list[tuple[float, float, float]], foot: float, fill: Colour
) -> None:
    """A wall under `line` (its upper edge, from left to right) down to `foot`, pierced by round arches (x, half the
    width, height of the crown above the foot), with the depth of each arch seen on its left."""
    lower: list[Point] = []
    for x, half, crown in reversed(openings):
        spring = foot - max(0.0, crown - half)
        lower += [(x + half, foot), *arc(x, spring, half, min(half, crown), 0, 180, 10), (x - half, foot)]
    it.polygon([*line, (line[-1][0], foot), *lower, (line[0][0], foot)], fill)
    for x, half, crown in openings:
        spring, rise = foot - max(0.0, crown - half), min(half, crown)
        bow = arc(x, spring, half, rise, 180, 40, 9)
        it.polygon(
            [(x - half, foot), *bow, *[(px + half * 0.3, py + 3) for px, py in bow[::-1]], (x - half * 0.7, foot)],
            shaded(fill, 0.5),
        )
        it.line(arc(x, spring, half + 3, rise + 3, 0, 180, 12), 4, shaded(fill, 1.16))


@thing("bridge", left=214, right=214, up=90, down=13)
def _bridge(it: Sketch) -> None:
    masonry = stone(it, 0.2 + 0.5 * it.chance(1))
    deck = through([(-212, -34), (-130, -54), (0, -76), (130, -54), (212, -34)], 6)
    arcade(it, deck, [(-122, 40, 36), (0, 56, 56), (122, 40, 36)], 6, masonry)
    for left, right in ((-208, -172), (-82, -58), (62, 84), (172, 208)):
        courses(it, left, right, -32, 0, masonry, round(left) + 600)
    for x in (-70, 62):
        it.polygon([(x - 4, 6), (x - 2, -36), (x + 4, -42), (x + 10, -36), (x + 12, 6)], shaded(masonry, 1.06))
        it.polygon([(x + 5, 6), (x + 4, -42), (x + 10, -36), (x + 12, 6)], shaded(masonry, 0.68))
    it.polygon([*deck, *[(x, y - 10) for x, y in deck[::-1]]], shaded(masonry, 1.08))
    it.line([(x, y + 1) for x, y in deck], 3.4, shaded(masonry, 0.62))
    it.line([(x, y - 11) for x, y in deck], 4, it.tones["snow"] if it.tones.snowy > 0.3 else shaded(masonry, 1.26))
    for x, y in ((-204, -36), (204, -36)):
        it.rectangle(x - 7, y - 18, x + 7, 6, masonry)
        it.rectangle(x + 1, y - 18, x + 7, 6, shaded(masonry, 0.68))
    if it.zone == "water":
        for left, right in ((-82, -56), (50, 84)):
            foam(it, left, right, 7, 3)
    if it.tones.dark > 0.3:
        for x in (-204, 204):
            it.ellipse(x, -58, 5, 6, WARM)
            it.glow(x, -58, 46, 0.7 * it.tones.dark)


@thing("aqueduct", left=253, right=254, up=139, down=7)
def _aqueduct(it: Sketch) -> None:
    masonry = mix(stone(it, 0.7), lit(it, "d8b890"), 0.3 * it.chance(1))
    low = [(-208 + 69 * n + 1.0, 25.0, 62.0) for n in range(7)]
    arcade(it, [(-250, -72), (250, -72)], low, 5, masonry)
    arcade(
        it, [(-250, -124), (250, -124)], [(-231 + 33 * n, 11.5, 34.0) for n in range(15)], -74, shaded(masonry, 1.04)
    )
    for y in (-76, -128):
        it.rectangle(-252, y, 252, y + 6, shaded(masonry, 1.18))
        it.rectangle(-252, y + 5, 252, y + 8, shaded(masonry, 0.62))
    it.rectangle(-252, -137, 252, -128, masonry)
    it.rectangle(-252, -138, 252, -135, mix(it.tones["water_lit"], masonry, 0.35))


@thing("arch", left=89, right=94, up=155, down=5)
def _arch(it: Sketch) -> None:
    masonry = mix(stone(it, 0.6), lit(it, "e4d4b8"), 0.4 * it.chance(1))
    it.polygon([(80, 2), (92, -6), (92, -134), (80, -138)], shaded(masonry, 0.62))
    arcade(it, [(-82, -138), (80, -138)], [(-1, 36, 94)], 3, masonry)
    for x in (-62, 60):
        column(it, x, 9, -12, -84, shaded(masonry, 1.1))
        it.rectangle(x - 13, -91, x + 13, -84, shaded(masonry, 1.16))
        it.rectangle(x - 13, -12, x + 13, 3, shaded(masonry, 1.05))
    for y in (-102, -138):
        it.rectangle(-88, y - 7, 88, y, shaded(masonry, 1.16))
        it.rectangle(-88, y - 1, 88, y + 2, shaded(masonry, 0.64))
    it.rectangle(-80, -154, 80, -145, masonry)
    for x in (-52, -20, 12):
        it.rectangle(x, -132, x + 26, -110, shaded(masonry, 0.84))
    it.polygon([(-8, -104), (8, -104), (5, -86), (-5, -86)], shaded(masonry, 1.22))


@thing("windmill", left=92, right=92, up=220, down=5)
def _windmill(it: Sketch) -> None:
    body, cap = (
        lit(it, ("f0e4d0", "c8907a", "d8d4c8")[int(it.chance(1) * 3)]),
        lit(it, ("8a4a38", "4a6a78", "6a5a48")[int(it.chance(2) * 3)]),
    )
    column(it, 0, 44, 3, -118, body, 27)
    it.rectangle(-56, -44, 56, -38, lit(it, "8a6240"))
    it.rectangle(-56, -40, 56, -37, shaded(lit(it, "8a6240"), 0.6))
    for x in (-50, -26, 0, 26, 50):
        it.line([(x, -42), (x, -56)], 2.4, lit(it, "8a6240"))
    it.line([(-54, -56), (54, -56)], 2.4, lit(it, "8a6240"))
    it.rounded([(-31, -116), *arc(0, -116, 31, 34, 180, 0, 14), (31, -116)], cap, 10)
    for y in (-104, -78):
        window(it, 6 if y < -90 else -6, y, 11, 15, arched=True)
    windows(it, -26, 22, -28, 2, 11, 14)
    doorway(it, -4, 3, 19, 32, lit(it, "6a4434"))
    spin, wood, cloth = 18 + 60 * it.chance(3), lit(it, "6a4a34"), lit(it, "f8f0de")
    for n in range(4):
        turn = spin + 90 * n
        frame: list[Point] = [(4, -16), (23, -18), (23, -88), (4, -88)]
        it.polygon(placed(frame, 0, -128, 1.0, turn), shaded(cloth, 1.0 if n < 2 else 0.84))
        for y in (-34, -52, -70):
            it.line(placed([(3, y), (23, y)], 0, -128, 1.0, turn), 2.2, shaded(wood, 1.2))
        it.line(placed([(13, -17), (13, -88)], 0, -128, 1.0, turn), 1.8, shaded(wood, 1.2))
        it.line(placed([(2, 0), (2, -92)], 0, -128, 1.0, turn), 5, wood)
    ball(it, 0, -128, 7, shaded(wood, 1.3))


@thing("watermill", left=107, right=125, up=146, down=16)
def _watermill(it: Sketch) -> None:
    walls, roof = lit(it, "ecdcc0"), lit(it, ("8c4632", "6a5a58", "a86a3c")[int(it.chance(1) * 3)])
    smoke(it, -50, -122, 20, mix(it.tones["cloud_lit"], it.tones["haze"], 0.5), size=4.5)
    wall(it, -62, -124, -44, -94, lit(it, "a87868"), 0.4)
    it.rectangle(-96, -36, 40, 4, stone(it))
    courses(it, -94, 38, -34, 2, stone(it), 320)
    it.rectangle(-96, -72, 40, -36, walls)
    for x in (-96, -54, -12, 36):
        it.rectangle(x, -72, x + 5, -36, lit(it, "5a3c2c"))
    it.rectangle(-98, -40, 42, -35, lit(it, "5a3c2c"))
    slope(it, -106, 48, -68, -112, 0, roof)
    windows(it, -74, 12, -62, 3, 14, 16)
    doorway(it, -66, 4, 20, 32, lit(it, "6a4434"))
    window(it, -28, -28, 14, 14)
    wood = lit(it, "8a6038")
    it.polygon([(22, -94), (66, -90), (66, -84), (22, -88)], shaded(wood, 1.1))
    x, y, radius = 70, -36, 46
    it.ellipse(x, y, radius * 0.8, radius * 0.8, shaded(dark(it), 1.1), 0.3)
    for n in range(12):
        angle = math.tau * n / 12 + it.chance(2)
        cos, sin = math.cos(angle), math.sin(angle)
        it.line([(x, y), (x + cos * radius, y + sin * radius)], 3.4, shaded(wood, 0.9))
        it.line(
            [
                (x + cos * radius * 0.8 - sin * 6, y + sin * radius * 0.8 + cos * 6),
                (x + cos * radius * 1.06, y + sin * radius * 1.06),
            ],
            6,
            shaded(wood, 0.72),
        )
    it.line(arc(x, y, radius * 0.92, radius * 0.92, 0, 360, 36), 5, wood)
    it.line(arc(x, y, radius * 0.72, radius * 0.72, 0, 360, 30), 3.4, shaded(wood, 0.8))
    ball(it, x, y, 7, shaded(wood, 1.2))
    it.line(through([(66, -87), (100, -80), (115, -48), (118, 0)], 5), 6, foamy(it), 0.9)
    it.polygon([(20, 2), (120, 2), (120, 11), (10, 11)], it.tones["water_lit"])
    foam(it, 24, 120, 5, 4)


@thing("factory", left=145, right=159, up=220, down=4)
def _factory(it: Sketch) -> None:
    brick, roof = lit(it, ("b06a50", "a88068", "98706a")[int(it.chance(1) * 3)]), lit(it, "5a6068")
    plume = mix(it.tones["cloud_dark"], it.tones["cloud_lit"], 0.35)
    for x, tall in ((76, 156), (114, 138 + 14 * it.chance(2))):
        smoke(it, x, -tall - 4, 54, plume, size=9, drift=0.55)
        column(it, x, 13, -40, -tall, brick, 9)
        column(it, x, 11, -tall, -tall - 8, shaded(lit(it, "e8d8c0"), 0.95))
        column(it, x, 10.5, -tall + 18, -tall + 10, shaded(lit(it, "e8d8c0"), 0.95))
    wall(it, 44, -84, 142, 2, shaded(brick, 0.95), 0.24)
    it.rectangle(40, -90, 146, -83, roof)
    wall(it, -142, -58, 48, 2, brick, 0.0)
    for n in range(4):
        x = -144 + 48 * n
        it.polygon([(x, -57), (x, -90), (x + 48, -57)], roof)
        it.polygon([(x, -57), (x, -90), (x + 9, -84), (x + 9, -57)], shaded(roof, 0.7))
        pane: list[Point] = [(x + 2, -62), (x + 2, -82), (x + 7, -79), (x + 7, -62)]
        it.polygon(pane, mix(WARM, WHITE, 0.2) if it.tones.dark > 0.3 else lit(it, "b8d8dc"))
    for y in (-46, -22):
        windows(it, -128, 34, y, 8, 12, 15)
    for y in (-74, -50):
        windows(it, 60, 104, y, 3, 13, 16)
    doorway(it, 82, 2, 30, 26, lit(it, "4a5a60"), arched=False)
