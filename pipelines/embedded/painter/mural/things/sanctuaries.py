"""Where people have prayed: cathedrals, churches, monasteries, pagodas, shrines, mosques."""

import math

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import through
from pipelines.embedded.painter.mural.things.parts import (
    arc,
    column,
    dark,
    dome,
    doorway,
    foam,
    lit,
    slope,
    spire,
    stone,
    wall,
    window,
    windows,
)  # fmt: skip


@thing("cathedral", left=126, right=134, up=237, down=4)
def _cathedral(it: Sketch) -> None:
    walls, roof = (
        mix(stone(it, 0.6), lit(it, "ead8bc"), 0.4),
        lit(it, ("5a7488", "6a8a7a", "7a5a58")[int(it.chance(1) * 3)]),
    )
    wall(it, -10, -92, 132, 2, shaded(walls, 0.92), 0.06)
    slope(it, -14, 122, -90, -132, 8, roof)
    spire(it, 76, 12, -128, -196, shaded(roof, 1.05))
    for n in range(5):
        x = 34 + 22 * n
        window(it, x - 11, -76, 9, 34, arched=True)
        it.polygon([(x - 4, 2), (x - 3, -70), (x + 2, -78), (x + 5, -66), (x + 9, 2)], shaded(walls, 0.74))
    wall(it, -92, -120, 4, 2, walls, 0.0)
    it.polygon([(-92, -118), (4, -118), (-44, -152)], shaded(walls, 1.06))
    for x in (-98, 6):
        wall(it, x - 24, -164, x + 24, 2, shaded(walls, 1.04 if x < 0 else 0.96), 0.36)
        for y in (-116, -62):
            it.rectangle(x - 26, y - 3, x + 26, y + 2, shaded(walls, 0.82))
        windows(it, x - 13, x + 3, -152, 2, 8, 28, arched=True)
        window(it, x - 5, -104, 12, 32, arched=True)
        spire(it, x, 27, -164, -232 - 4 * it.chance(round(x)), roof)
    it.ellipse(-45, -94, 21, 21, shaded(walls, 0.72))
    rose = mix(lit(it, "c86a78"), WARM, 0.6 * it.tones.dark)
    it.ellipse(-45, -94, 16, 16, rose)
    for n in range(6):
        angle = math.pi * n / 3
        it.ellipse(
            -45 + 9 * math.cos(angle),
            -94 + 9 * math.sin(angle),
            4,
            4,
            mix(lit(it, "5a80b0"), WARM, 0.3 * it.tones.dark),
        )
    if it.tones.dark > 0.3:
        it.glow(-45, -94, 44, 0.6 * it.tones.dark)
    it.polygon([(-68, 2), (-68, -30), *arc(-45, -30, 23, 26, 180, 0, 10), (-22, 2)], shaded(walls, 0.8))
    doorway(it, -45, 2, 30, 46, lit(it, "6a4434"))


@thing("church", left=83, right=90, up=181, down=4)
def _church(it: Sketch) -> None:
    white, roof = (
        lit(it, ("f4ece0", "e8dcc4", "e4d0c4")[int(it.chance(1) * 3)]),
        lit(it, ("8a4a3c", "5a6a78", "6a4a3c")[int(it.chance(2) * 3)]),
    )
    wall(it, -40, -58, 84, 2, white, 0.0)
    slope(it, -44, 88, -56, -96, -4, roof)
    for x in (4, 34, 64):
        window(it, x, -46, 12, 28, arched=True)
    it.rectangle(-40, -5, 84, 2, shaded(white, 0.7))
    wall(it, -78, -106, -30, 2, shaded(white, 1.02), 0.32)
    it.rectangle(-81, -109, -27, -103, shaded(white, 0.8))
    window(it, -62, -94, 14, 22, arched=True)
    spire(it, -54, 28, -108, -164, roof)
    it.line([(-54, -160), (-54, -180)], 3, lit(it, "e0b850"))
    it.line([(-60, -173), (-48, -173)], 3, lit(it, "e0b850"))
    doorway(it, -62, 2, 20, 36, lit(it, "6a4434"))
    it.ellipse(-62, -56, 7, 7, mix(lit(it, "5a80b0"), WARM, 0.7 * it.tones.dark))


@thing("monastery", left=127, right=132, up=241, down=9)
def _monastery(it: Sketch) -> None:
    rock, walls, roof = mix(it.tones["rock"], it.tones["haze"], 0.1), lit(it, "f0e0c4"), lit(it, "b05a40")
    crag: list[Point] = [
        (-126, 6),
        (-98, -50),
        (-104, -82),
        (-78, -138),
        (-60, -146),
        (70, -148),
        (88, -118),
        (82, -80),
        (108, -44),
        (130, 6),
    ]
    it.rounded(crag, shaded(rock, 0.86), 16)
    for corners, tone in (
        ([(-92, -44), (-72, -130), (-44, -140), (-54, -70), (-70, 4), (-106, 4)], 1.05),
        ([(-40, -138), (-6, -140), (-18, -60), (-36, 4), (-54, 4), (-42, -60)], 0.95),
        ([(36, -140), (64, -144), (72, -100), (60, -30), (66, 4), (40, 4)], 0.62),
    ):
        it.polygon(corners, shaded(rock, tone))
    it.polygon(
        through([(-80, -138), (-40, -150), (30, -150), (78, -140), (60, -132), (0, -136), (-50, -130)], 3),
        mix(it.tones["grass"], it.tones["foliage"], 0.4),
    )
    for left, top, right, peak in ((-62, -184, -18, -200), (24, -176, 66, -190)):
        wall(it, left, top, right, -142, walls, 0.3)
        it.polygon([(left - 5, top + 2), (right - 14, top + 2), (right - 20, peak), (left + 8, peak)], roof)
        it.polygon(
            [(right - 14, top + 2), (right + 5, top + 2), (right - 8, peak), (right - 20, peak)], shaded(roof, 0.66)
        )
        windows(it, left + 9, right - 20, top + 10, 3, 6, 11, arched=True)
    wall(it, -22, -194, 28, -142, shaded(walls, 1.03), 0.3)
    column(it, 3, 16, -194, -206, walls)
    dome(it, 3, 18, -205, -228, roof)
    it.line([(3, -226), (3, -240)], 2.6, lit(it, "e0b850"))
    it.line([(-2, -235), (8, -235)], 2.6, lit(it, "e0b850"))
    windows(it, -12, 8, -182, 2, 7, 16, arched=True)
    doorway(it, -2, -142, 12, 20, lit(it, "5a4030"))
    steps: list[Point] = [(-2, -140), (20, -120), (-8, -96), (24, -66), (-4, -36), (22, -8), (14, 5)]
    it.line(steps, 7, lit(it, "d8c4a0"))
    it.line([(x + 3, y + 2) for x, y in steps], 2.4, shaded(rock, 0.55))


def _upturned(it: Sketch, half: float, eaves: float, rise: float, roof: Colour) -> None:
    """A tiled roof whose corners point up."""
    left = through(
        [
            (-half, eaves - 7),
            (-half * 0.72, eaves - 2),
            (-half * 0.5, eaves - rise * 0.55),
            (-half * 0.34, eaves - rise),
        ],
        4,
    )
    low = through(
        [(half, eaves - 7), (half * 0.7, eaves + 2), (0, eaves + 5), (-half * 0.7, eaves + 2), (-half, eaves - 7)], 4
    )
    it.polygon([*left, *[(-x, y) for x, y in left[::-1]], *low], roof)
    right = [(-x, y) for x, y in left]
    it.polygon(
        [*right, (half * 0.1, eaves - rise), (half * 0.28, eaves + 4), (half * 0.7, eaves + 1)], shaded(roof, 0.68)
    )
    for x in (-0.5, -0.2):
        it.line([(half * x * 0.62, eaves - rise), (half * x * 1.15, eaves)], 2.4, shaded(roof, 1.22))
    it.line(low, 3, shaded(roof, 0.5))
    if it.tones.snowy > 0.3:
        for side, tone in ((-1, 1.0), (1, 0.86)):
            edge = [(-side * x, y) for x, y in left[: len(left) * 3 // 4]]
            it.polygon([*edge, *[(x * 0.94, y + rise * 0.32) for x, y in edge[::-1]]], shaded(it.tones["snow"], tone))


@thing("pagoda", left=85, right=85, up=231)
def _pagoda(it: Sketch) -> None:
    red, roof = (
        lit(it, ("b8443a", "a85a3c", "984048")[int(it.chance(1) * 3)]),
        lit(it, ("3f6a70", "4a5a70", "5a6a50")[int(it.chance(2) * 3)]),
    )
    it.rectangle(-74, -12, 74, 4, stone(it))
    it.rectangle(-74, -4, 74, 4, shaded(stone(it), 0.7))
    for n in range(4):
        half, foot = 50 - 9 * n, -12 - 46 * n
        wall(it, -half, foot - 32, half, foot, shaded(lit(it, "f0dcc0"), 0.95), 0.32)
        for share in (-1, -0.34, 0.34, 0.94):
            it.rectangle(
                half * share - 1.5, foot - 32, half * share + 4, foot, shaded(red, 1.0 if share < 0.5 else 0.7)
            )
        if n == 0:
            doorway(it, 0, foot, 18, 24, shaded(red, 0.7), arched=False)
        else:
            window(it, 0, foot - 22, 11, 14)
        windows(it, -half * 0.66, half * 0.66, foot - 22, 2, 9, 13)
        _upturned(it, half * 1.66, foot - 30, 20, roof)
    it.line([(0, -210), (0, -230)], 4, lit(it, "e0b450"))
    for y in (-214, -220):
        it.ellipse(0, y, 6, 2.4, lit(it, "e0b450"))
    if it.tones.dark > 0.3:
        for x in (-78, 78):
            it.ellipse(x, -34, 5, 6, WARM)
            it.glow(x, -34, 30, 0.6 * it.tones.dark)


@thing("shrine-gate", left=103, right=104, up=137, down=10)
def _shrine_gate(it: Sketch) -> None:
    red = lit(it, ("d0442f", "c83c38", "d8582f")[int(it.chance(1) * 3)])
    for side in (-1, 1):
        foot, head = side * 68, side * 60
        it.polygon([(foot - 9, 4), (foot + 9, 4), (head + 7, -112), (head - 7, -112)], red)
        it.polygon([(foot + 2, 4), (foot + 9, 4), (head + 7, -112), (head + 1, -112)], shaded(red, 0.64))
        it.polygon([(foot - 11, 4), (foot + 11, 4), (foot + 9, -12), (foot - 9, -12)], dark(it))
    it.rectangle(-84, -90, 84, -78, red)
    it.rectangle(-84, -82, 84, -78, shaded(red, 0.66))
    it.rectangle(-10, -112, 10, -88, lit(it, "e0b450"))
    beam = through([(-92, -118), (0, -110), (92, -118)], 6)
    it.polygon([*beam, *[(x * 1.02, y - 10) for x, y in beam[::-1]]], red)
    top = through([(-102, -134), (0, -122), (102, -134)], 6)
    it.polygon([*top, *[(x * 0.96, y + 11) for x, y in top[::-1]]], dark(it))
    it.line(top, 4, it.tones["snow"] if it.tones.snowy > 0.3 else shaded(red, 1.15))
    if it.zone == "water":
        foam(it, -86, -50, 5, 2.6)
        foam(it, 50, 86, 5, 2.6)


@thing("mosque", left=146, right=147, up=216, down=4)
def _mosque(it: Sketch) -> None:
    white = lit(it, ("f4ead8", "ece0d0", "e8e4e4")[int(it.chance(1) * 3)])
    tile, gold = lit(it, ("4a9098", "c8a048", "5a7ab0")[int(it.chance(2) * 3)]), lit(it, "e0b850")
    for x in (-132, 132):
        column(it, x, 9, 2, -172, white, 7)
        for y in (-62, -118, -164):
            it.rectangle(x - 13, y - 5, x + 13, y, shaded(white, 0.86))
        spire(it, x, 10, -170, -208, tile)
        it.line([(x, -206), (x, -215)], 2.4, gold)
    wall(it, -104, -66, 106, 2, white, 0.22)
    it.rectangle(-108, -71, 110, -65, shaded(white, 0.82))
    for x in (-72, 74):
        column(it, x, 24, -70, -80, white)
        dome(it, x, 26, -79, -110, tile)
        it.line([(x, -108), (x, -116)], 2.4, gold)
    column(it, 0, 46, -70, -92, white)
    windows(it, -32, 32, -88, 5, 8, 14, arched=True)
    dome(it, 0, 53, -91, -172, tile, onion=True)
    it.line([(0, -168), (0, -184)], 3, gold)
    it.line(arc(0, -190, 6, 6, -50, 230, 10), 3, gold)
    windows(it, -88, -48, -48, 3, 11, 26, arched=True)
    windows(it, 46, 74, -48, 2, 11, 26, arched=True)
    it.polygon([(-28, 2), (-28, -84), (28, -84), (28, 2)], shaded(white, 1.06))
    it.polygon(
        [(-20, 2), (-20, -40), *through([(-20, -40), (-14, -60), (0, -72), (14, -60), (20, -40)], 4), (20, 2)],
        shaded(tile, 0.72),
    )
    doorway(it, 0, 2, 22, 44, dark(it, 0.9))
