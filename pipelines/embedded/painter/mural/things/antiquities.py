"""What the oldest builders left: temples, pyramids, a sphinx, ruins, standing stones."""

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import closed, through
from pipelines.embedded.painter.mural.things.parts import (
    column,
    dark,
    doorway,
    lit,
    stone,
)  # fmt: skip


@thing("temple", left=119, right=120, up=134)
def _temple(it: Sketch) -> None:
    marble = mix(lit(it, "f0e4cc"), stone(it, 0.8), 0.2 + 0.2 * it.chance(1))
    for half, top in ((118, 4), (110, -6), (102, -16)):
        it.rectangle(-half, top - 9, half, top, shaded(marble, 1.05))
        it.rectangle(-half, top - 3, half, top, shaded(marble, 0.7))
    it.rectangle(-86, -84, 86, -24, shaded(mix(marble, dark(it), 0.35), 0.72))
    doorway(it, 0, -24, 34, 50, dark(it, 0.9), arched=False)
    if it.tones.dark > 0.3:
        it.rectangle(-11, -62, 11, -24, mix(WARM, dark(it), 0.2))
        it.glow(0, -46, 70, 0.7 * it.tones.dark)
    for n in range(6):
        x = -85 + 34 * n
        column(it, x, 8.5, -26, -82, marble, 7)
        it.rectangle(x - 11, -87, x + 11, -80, shaded(marble, 1.05))
        it.rectangle(x - 11, -28, x + 11, -23, shaded(marble, 0.95))
    it.rectangle(-102, -98, 102, -86, marble)
    it.rectangle(-102, -89, 102, -86, shaded(marble, 0.66))
    for n in range(9):
        it.rectangle(-92 + 22 * n, -96, -84 + 22 * n, -90, shaded(marble, 0.82))
    it.polygon([(-112, -97), (112, -97), (0, -130)], shaded(marble, 1.08))
    it.polygon([(-84, -100), (84, -100), (0, -123)], shaded(marble, 0.74))
    it.line([(0, -129), (112, -97)], 5, shaded(marble, 0.64))
    it.ellipse(0, -108, 8, 7, lit(it, "e0b858"))
    if it.tones.snowy > 0.3:
        it.line([(-110, -100), (0, -131), (110, -100)], 5, it.tones["snow"])


@thing("pyramid", left=167, right=178, up=149, down=10)
def _pyramid(it: Sketch) -> None:
    sand = mix(it.tones["sand"], lit(it, "e8c080"), 0.4)
    for x, half, top in ((96, 80, -78), (-24, 142, -148)):
        edge = x + half * 0.3
        it.polygon([(x - half, 4), (edge, 8), (x, top)], sand)
        it.polygon([(edge, 8), (x + half, 2), (x, top)], shaded(sand, 0.58))
        for n in range(1, 7):
            share = n / 7
            y = 5 + (top - 5) * share
            it.line([(x - half * (1 - share), y), (x + (edge - x) * (1 - share), y + 2)], 2, shaded(sand, 0.84))
            it.line([(x + (edge - x) * (1 - share), y + 2), (x + half * (1 - share), y)], 2, shaded(sand, 0.5))
        it.polygon(
            [(x - half * 0.13, top * 0.87), (x + half * 0.04, top * 0.87 + 2), (x, top)], shaded(lit(it, "fff0c0"), 1.0)
        )
    doorway(it, -48, 5, 16, 24, dark(it, 0.85), arched=False)
    for x, y in ((-136, 2), (132, 3), (-4, 5)):
        it.rectangle(x, y - 9, x + 15, y + 1, shaded(sand, 0.9))
        it.rectangle(x + 9, y - 9, x + 15, y + 1, shaded(sand, 0.56))


@thing("sphinx", left=119, right=134, up=117, down=8)
def _sphinx(it: Sketch) -> None:
    sand = mix(it.tones["sand"], lit(it, "dcb070"), 0.5)
    it.polygon([(-118, 6), (-112, -8), (124, -8), (132, 6)], shaded(sand, 0.75))
    it.rounded(through([(-20, -8), (-16, -52), (20, -60), (84, -58), (112, -40), (118, -8)], 5), sand, 14)
    it.rounded(closed([(64, -8), (70, -36), (96, -46), (118, -28), (120, -8)], 4), shaded(sand, 0.9), 9)
    it.rounded([(-112, -8), (-110, -24), (-98, -28), (-10, -28), (-4, -8)], shaded(sand, 1.04), 7)
    it.line([(-104, -18), (-108, -9)], 2.4, shaded(sand, 0.6))
    it.rounded([(-50, -28), (-44, -60), (-10, -66), (16, -54), (4, -26)], sand, 8)
    cloth, band = lit(it, "e8c868"), lit(it, "4a78a0")
    head: list[Point] = [
        (-64, -46),
        (-58, -92),
        (-42, -112),
        (-18, -116),
        (2, -104),
        (14, -52),
        (-8, -44),
        (-16, -66),
        (-48, -66),
        (-52, -44),
    ]
    it.rounded(head, cloth, 8)
    for x0, y0, x1, y1 in (
        (-60, -54, -52, -62),
        (-60, -66, -50, -76),
        (-58, -80, -46, -88),
        (10, -54, -8, -60),
        (8, -68, -8, -74),
        (4, -82, -6, -88),
    ):
        it.line([(x0, y0), (x1, y1)], 4, band)
    it.rounded(
        closed([(-48, -92), (-30, -98), (-12, -92), (-12, -68), (-28, -56), (-46, -68)], 3), shaded(sand, 1.08), 7
    )
    it.line([(-46, -94), (-12, -94)], 5, band)
    for x in (-40, -20):
        it.ellipse(x, -82, 3.4, 2.4, dark(it))
    it.line([(-30, -82), (-33, -73), (-28, -72)], 2.4, shaded(sand, 0.62))
    it.line([(-37, -66), (-22, -66)], 2.6, shaded(sand, 0.5))


@thing("ruins", left=133, right=138, up=122, down=9)
def _ruins(it: Sketch) -> None:
    marble = mix(lit(it, "ecdcc0"), stone(it, 0.7), 0.25)
    moss = mix(it.tones["grass"], it.tones["foliage"], 0.4)
    it.polygon([(-132, 6), (-118, -8), (120, -8), (136, 6)], shaded(marble, 0.9))
    it.polygon([(-130, 6), (-126, 0), (130, 0), (136, 6)], shaded(marble, 0.6))
    heights = (104, 104, 62 + 26 * it.chance(1), 90, 34 + 20 * it.chance(2))
    for n, tall in enumerate(heights):
        x = -98 + 46 * n
        column(it, x, 10, -8, -tall, marble, 8.5)
        it.rectangle(x - 14, -14, x + 14, -7, marble)
        if n < 2:
            it.rectangle(x - 14, -tall - 6, x + 14, -tall, shaded(marble, 1.05))
        else:
            it.polygon(
                [(x - 9, -tall + 1), (x - 6, -tall - 8), (x + 1, -tall - 2), (x + 6, -tall - 6), (x + 9, -tall + 1)],
                shaded(marble, 0.9),
            )
    it.polygon([(-114, -110), (-32, -110), (-26, -118), (-38, -121), (-114, -121)], marble)
    it.polygon([(-114, -110), (-32, -110), (-30, -113), (-114, -113)], shaded(marble, 0.62))
    column(it, 112, 12, 4, -16, shaded(marble, 0.95))
    it.ellipse(66, -2, 24, 9, shaded(marble, 0.7))
    it.rectangle(36, -12, 66, 6, marble)
    it.rectangle(36, 0, 66, 6, shaded(marble, 0.66))
    it.ellipse(36, -3, 5, 9, shaded(marble, 1.12))
    for x, y in ((-108, -8), (-60, -6), (16, -7), (96, -14), (-34, -112), (-8, -50)):
        it.rounded(closed([(x - 10, y + 3), (x - 4, y - 5), (x + 6, y - 4), (x + 12, y + 4)], 3), moss, 3)


@thing("stone-circle", left=144, right=153, up=87, down=8)
def _stone_circle(it: Sketch) -> None:
    rock = mix(it.tones["rock"], lit(it, "a8a498"), 0.5)
    for x, tall in ((-74, 50), (-26, 54), (22, 52), (70, 48)):
        _menhir(it, x, -12, 10, tall, shaded(rock, 0.78))
    it.polygon([(-34, -66), (34, -64), (33, -55), (-34, -56)], shaded(rock, 0.84))
    for n, (x, tall) in enumerate(((-126, 58), (-66, 82), (-18, 82), (46, 64), (94, 80), (138, 54))):
        _menhir(it, x, 4, 13, tall + 6 * it.chance(n), rock)
    it.rounded([(-88, -84), (4, -86), (6, -72), (-87, -71)], shaded(rock, 1.05), 6)
    it.rounded([(18, 5), (28, -9), (66, -8), (72, 5)], shaded(rock, 0.92), 5)
    for x in (-126, -66, 46, 94):
        it.polygon([(x - 17, 6), (x - 11, -6), (x - 4, 2), (x + 4, -5), (x + 13, 6)], it.tones["grass"])


def _menhir(it: Sketch, x: float, foot: float, half: float, tall: float, rock: Colour) -> None:
    lean = (it.chance(round(x) + 900) - 0.5) * 7
    it.rounded(
        [
            (x - half, foot),
            (x - half * 0.86 + lean, foot - tall * 0.9),
            (x - half * 0.3 + lean, foot - tall),
            (x + half * 0.8 + lean, foot - tall * 0.94),
            (x + half, foot),
        ],
        rock,
        8,
    )
    it.line([(x - half * 0.3, foot - tall * 0.66), (x + half * 0.1, foot - tall * 0.44)], 2.4, shaded(rock, 0.72))
