"""Where people live: houses, cottages, cabins, tents, yurts, igloos, treehouses."""

import math

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import closed, through
from pipelines.embedded.painter.mural.things.parts import (
    arc,
    ball,
    column,
    dark,
    doorway,
    lit,
    slope,
    smoke,
    wall,
    window,
)  # fmt: skip

PLASTER = ("f4e6cc", "f0d8c0", "e8e4d8", "f0d0b8", "d8e0d8")


TILES = ("a84c38", "8c4632", "5a6a80", "7a5a40", "b8683c")


def oblong(
    it: Sketch, left: float, right: float, side: float, tall: float, rise: float, walls: Colour, roof: Colour
) -> None:
    """A house seen over its right corner: the long wall in the light, the gable `side` px wide in the shade."""
    apex = right + side / 2
    it.polygon(
        [(right, 2), (right + side, -side * 0.07), (right + side, -tall), (apex, -tall - rise), (right, -tall)],
        shaded(walls, 0.7),
    )
    it.rectangle(left, -tall, right, 2, walls)
    it.rectangle(left, -tall, right, -tall + 7, shaded(walls, 0.8))
    it.line([(apex, -tall - rise), (right + side + 7, -tall + 7)], 7, shaded(roof, 0.55))
    slope(it, left - 7, right + 3, -tall + 6, -tall - rise - 2, side / 2 + 1, roof)


def pane(it: Sketch, x: float, top: float, width: float, tall: float, frame: Colour) -> None:
    """A window with its frame and a cross."""
    it.rectangle(x - width / 2 - 3, top - 3, x + width / 2 + 3, top + tall + 3, frame)
    window(it, x, top, width, tall)
    it.line([(x, top), (x, top + tall)], 2.2, frame)
    it.line([(x - width / 2, top + tall / 2), (x + width / 2, top + tall / 2)], 2.2, frame)


def bush(it: Sketch, x: float, size: float) -> None:
    """A round of leaves at the foot of a wall."""
    leaf = mix(it.tones["foliage"], it.tones["grass"], 0.4)
    for n, (dx, dy) in enumerate(((-0.8, 0.0), (0.8, 0.1), (0.0, -0.4))):
        ball(it, x + dx * size, -size * 0.55 + dy * size, size * 0.72, shaded(leaf, 0.95 + 0.1 * (n % 2)))


@thing("house", left=101, right=102, up=189, down=4)
def _house(it: Sketch) -> None:
    walls, roof = lit(it, PLASTER[int(it.chance(1) * 5)]), lit(it, TILES[int(it.chance(2) * 5)])
    upper = 30 if it.chance(4) > 0.6 else 0
    smoke(it, -32, -124 - upper, 34, mix(it.tones["cloud_lit"], it.tones["haze"], 0.5), size=5, drift=0.6)
    wall(it, -42, -126 - upper, -24, -92 - upper, shaded(lit(it, "a86850"), 0.95), 0.4)
    oblong(it, -78, 36, 54, 64 + upper, 46, walls, roof)
    frame = shaded(lit(it, "fff8ec"), 0.96)
    doorway(it, -22, 2, 20, 40, lit(it, ("4c6a54", "8a4a38", "3f5f80")[int(it.chance(3) * 3)]), arched=False)
    it.polygon([(-38, -40), (-6, -40), (-10, -48), (-34, -48)], shaded(roof, 0.8))
    for x in (-58, 14):
        pane(it, x, -44, 17, 20, frame)
        it.rectangle(x - 13, -20, x + 13, -16, lit(it, "c86a78"))
    for x in (-58, -22, 14) if upper else ():
        pane(it, x, -82, 14, 16, frame)
    window(it, 63, -84 - upper, 11, 14, arched=True)
    window(it, 63, -46, 13, 20)
    bush(it, -84, 10)
    bush(it, 44, 9)


@thing("cottage", left=84, right=84, up=127, down=4)
def _cottage(it: Sketch) -> None:
    walls, straw = (
        lit(it, PLASTER[int(it.chance(1) * 4)]),
        lit(it, ("c89a50", "b08848", "a88a58")[int(it.chance(2) * 3)]),
    )
    smoke(it, 42, -100, 24, mix(it.tones["cloud_lit"], it.tones["haze"], 0.5), size=4.5, drift=0.5)
    wall(it, 34, -100, 50, -70, stone_grey(it), 0.4)
    it.rectangle(-64, -46, 66, 2, walls)
    it.rectangle(34, -46, 66, 2, shaded(walls, 0.74))
    it.rectangle(-18, -70, 26, -44, walls)
    for x in (-62, -30, 24, 36):
        it.rectangle(x, -46, x + 4, 2, lit(it, "6a4a34"))
    roof: list[Point] = [
        (-82, -38),
        (-76, -62),
        (-52, -90),
        (-24, -98),
        (30, -98),
        (56, -88),
        (76, -60),
        (82, -36),
        (62, -42),
        (40, -40),
        (22, -46),
        (10, -62),
        (-2, -62),
        (-14, -46),
        (-36, -40),
        (-62, -44),
    ]
    it.rounded(closed(roof, 3), straw, 13)
    for n in range(7):
        x = -54 + 18 * n
        it.line([(x * 0.72, -92), (x, -50 if abs(x - 4) > 20 else -66)], 2.4, shaded(straw, 0.82))
    it.line(through([(-40, -95), (0, -100), (42, -95)], 4), 5, shaded(straw, 1.2))
    window(it, 4, -56, 14, 12, arched=True)
    doorway(it, -8, 2, 20, 34, lit(it, ("5a7a58", "4a6a90", "9a4a40")[int(it.chance(3) * 3)]))
    for x in (-44, 44):
        pane(it, x, -32, 14, 16, lit(it, "f8f0e0"))
    for n in range(8):
        x = -70 + 18 * n + 6 * it.chance(n)
        if abs(x + 8) > 14:
            ball(it, x, -4, 6, mix(it.tones["foliage"], it.tones["grass"], 0.4))
            it.ellipse(x, -8, 3, 3, lit(it, ("e87a90", "f4d060", "f0f0f0")[n % 3]))
    if it.tones.snowy > 0.3:
        it.polygon(
            closed(
                [(-70, -62), (-50, -88), (-24, -99), (30, -99), (54, -88), (72, -60), (40, -70), (0, -76), (-40, -68)],
                3,
            ),
            it.tones["snow"],
        )


def stone_grey(it: Sketch) -> Colour:
    """The rough stone of chimneys and hearths."""
    return mix(it.tones["rock"], lit(it, "b8a898"), 0.6)


@thing("cabin", left=86, right=92, up=135, down=4)
def _cabin(it: Sketch) -> None:
    log, roof = (
        lit(it, ("a8703c", "946038", "8a6a48")[int(it.chance(1) * 3)]),
        lit(it, ("6a4a38", "5a5a4a", "7a4038")[int(it.chance(2) * 3)]),
    )
    smoke(it, -24, -104, 28, mix(it.tones["cloud_lit"], it.tones["haze"], 0.5), size=5, drift=0.6)
    wall(it, -36, -106, -16, -70, stone_grey(it), 0.4)
    oblong(it, -68, 30, 50, 50, 38, log, roof)
    for n in range(5):
        y = -43 + 9 * n
        it.line([(-72, y), (32, y)], 3, shaded(log, 0.66))
        it.line([(31, y), (80, y - 1)], 3, shaded(log, 0.48))
        it.ellipse(-71, y - 4.5, 3.6, 4, shaded(log, 1.3))
    doorway(it, -10, 2, 20, 36, lit(it, "5a3c2a"), arched=False)
    for x in (-44, 14):
        pane(it, x, -36, 15, 16, shaded(log, 0.5))
    window(it, 55, -66, 11, 12)
    for n in range(6):
        it.ellipse(-80 + 8 * (n % 3) + 4 * (n // 3), -4 - 7 * (n // 3), 4.4, 4.4, shaded(log, 1.2 if n % 2 else 1.0))


@thing("tent", left=66, right=78, up=85, down=8)
def _tent(it: Sketch) -> None:
    cloth = lit(it, ("d87a3c", "c8a860", "5a8a70", "4a78a0", "c8584a")[int(it.chance(1) * 5)])
    it.line([(-64, 4), (-46, -8)], 2, dark(it, 0.8))
    it.line([(62, 3), (76, 5)], 2, dark(it, 0.8))
    it.polygon([(6, 3), (66, 0), (36, -66), (-14, -78)], shaded(cloth, 0.66))
    it.polygon([(-58, 3), (6, 3), (-14, -78)], cloth)
    inside = mix(dark(it), WARM, 0.75 * min(1.0, it.tones.dark))
    it.polygon([(-34, 3), (-10, 3), (-14, -62)], inside)
    it.polygon([(-34, 3), (-14, -62), (-22, -20), (-44, 3)], shaded(cloth, 1.2))
    it.polygon([(-10, 3), (-14, -62), (-4, -20), (0, 3)], shaded(cloth, 0.85))
    it.line([(-14, -80), (-14, -84)], 3, dark(it))
    it.line([(-14, -78), (36, -66)], 3, shaded(cloth, 1.15))
    it.line([(14, -1), (4, -70)], 2.2, shaded(cloth, 0.55))
    it.line([(46, -1), (24, -68)], 2.2, shaded(cloth, 0.55))
    if it.tones.dark > 0.3:
        it.glow(-18, -22, 58, 0.8 * it.tones.dark)


@thing("yurt", left=77, right=78, up=113, down=5)
def _yurt(it: Sketch) -> None:
    felt, band = (
        lit(it, ("f0e4d0", "e8dcc8", "ece8e0")[int(it.chance(1) * 3)]),
        lit(it, ("b8483c", "3f7a90", "c88a3c")[int(it.chance(2) * 3)]),
    )
    smoke(it, 4, -90, 18, mix(it.tones["cloud_lit"], it.tones["haze"], 0.5), size=4.5, drift=0.5)
    column(it, 0, 70, 3, -44, felt)
    it.rounded(
        through([(-76, -42), (-58, -60), (-24, -82), (0, -87), (24, -82), (58, -60), (76, -42)], 4),
        shaded(felt, 1.02),
        13,
    )
    it.rounded(closed([(-14, -82), (0, -92), (14, -82), (0, -78)], 3), band, 4)
    for x in (-46, -18, 18, 46):
        it.line([(x * 0.3, -82), (x * 1.26, -44)], 3, band)
    it.rectangle(-72, -46, 72, -38, band)
    it.rectangle(22, -46, 72, -38, shaded(band, 0.7))
    for n in range(10):
        x = -64 + 14 * n
        it.polygon([(x - 5, -42), (x, -46), (x + 5, -42), (x, -38)], lit(it, "f0d080"))
    it.line([(-70, -18), (70, -18)], 2.6, shaded(felt, 0.66))
    it.rectangle(-17, -37, 17, 3, band)
    doorway(it, 0, 3, 24, 34, lit(it, ("d88a3c", "a85038")[int(it.chance(3) * 2)]), arched=False)
    if it.tones.dark > 0.3:
        it.rectangle(-5, -28, 5, -18, WARM)
        it.glow(0, -24, 44, 0.7 * it.tones.dark)
        it.glow(0, -88, 34, 0.5 * it.tones.dark)


@thing("igloo", left=89, right=74, up=73)
def _igloo(it: Sketch) -> None:
    snow = mix(mix(lit(it, "f0f6fc"), it.tones["snow"], 0.5), lit(it, "9cbcd8"), 0.34)
    joint = mix(shaded(snow, 0.74), it.tones["haze"], 0.3)
    it.rounded([(-72, 4), *arc(4, 2, 68, 74, 180, 0, 24), (72, 4)], snow, 16)
    for y, half in ((-16, 66), (-34, 60), (-52, 45)):
        it.line(through([(4 - half, y), (4, y + 4), (4 + half, y)], 5), 2.4, joint)
        count = round(half / 11)
        for n in range(count):
            x = 4 - half + 2 * half * (n + 0.5 + 0.5 * (y % 4 == 0)) / (count + 0.5)
            it.line([(x, y + 3), (x * 0.96, y + 17)], 2.2, joint)
    it.rounded([(-88, 4), *arc(-54, 2, 33, 42, 180, 0, 16), (-21, 4)], shaded(snow, 1.02), 8)
    it.polygon(
        [(-72, 4), *arc(-54, 3, 18, 26, 180, 0, 12), (-36, 4)], mix(dark(it, 0.8), WARM, 0.8 * min(1.0, it.tones.dark))
    )
    for angle in (40, 75, 110, 145):
        x, y = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        it.line([(-54 + 19 * x, 2 - 27 * y), (-54 + 32 * x, 2 - 40 * y)], 2.2, joint)
    if it.tones.dark > 0.3:
        it.glow(-54, -8, 60, 0.8 * it.tones.dark)


@thing("treehouse", left=101, right=106, up=234)
def _treehouse(it: Sketch) -> None:
    bark, leaf = lit(it, "7a5638"), mix(it.tones["foliage"], it.tones["grass"], 0.35)
    for n, (x, y, size) in enumerate(((-62, -168, 36), (62, -172, 38), (0, -196, 40), (-30, -150, 30), (34, -146, 30))):
        ball(it, x, y, size, shaded(leaf, 0.74 + 0.06 * (n % 2)), size * 0.86)
    it.rounded(
        [
            (-26, 4),
            (-16, -22),
            (-17, -84),
            (-48, -130),
            (-38, -136),
            (-6, -104),
            (2, -150),
            (10, -150),
            (12, -104),
            (46, -134),
            (54, -126),
            (20, -84),
            (18, -22),
            (30, 4),
        ],
        bark,
        11,
    )
    plank, roof = lit(it, "c89858"), lit(it, ("a84c38", "4a7a80", "6a8a4a")[int(it.chance(1) * 3)])
    it.rectangle(-62, -94, 66, -86, shaded(plank, 0.9))
    it.rectangle(-62, -88, 66, -84, shaded(plank, 0.55))
    wall(it, -44, -136, 48, -94, plank, 0.3)
    for x in (-30, -16, 12, 26):
        it.line([(x, -135), (x, -95)], 1.8, shaded(plank, 0.75))
    it.polygon([(-56, -132), (28, -132), (2, -168)], roof)
    it.polygon([(28, -132), (60, -132), (2, -168)], shaded(roof, 0.64))
    pane(it, -24, -124, 14, 15, shaded(plank, 1.25))
    doorway(it, 4, -94, 15, 28, lit(it, "5a3c2a"))
    window(it, 34, -122, 9, 13)
    for x in (-58, 60):
        it.line([(x, -92), (x, -108)], 3, shaded(plank, 0.8))
    for n in range(9):
        it.line([(36, -8 - 9 * n), (50, -8 - 9 * n)], 3, plank)
    for x in (36, 50):
        it.line([(x, 4), (x, -90)], 3, shaded(plank, 0.75))
    for n, (x, y, size) in enumerate(
        ((-78, -140, 22), (-40, -196, 30), (30, -204, 30), (82, -146, 22), (-4, -212, 24))
    ):
        ball(it, x, y, size, shaded(leaf, 1.0 + 0.08 * (n % 2)), size * 0.84)
