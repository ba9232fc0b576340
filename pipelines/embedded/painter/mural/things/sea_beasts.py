"""What lives in the open water: y = 0 is the waterline, with foam where it breaks."""

import math

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import Figure, closed, tapered, through
from pipelines.embedded.painter.mural.things.parts import WHITE, dark, foam, foamy, lit, placed


def eye(it: Sketch, x: float, y: float, radius: float) -> None:
    """A dark eye with a spark in it."""
    it.ellipse(x, y, radius, radius, mix(lit(it, "f4f0e8"), WHITE, 0.3))
    it.ellipse(x - radius * 0.1, y + radius * 0.1, radius * 0.66, radius * 0.66, dark(it))
    it.ellipse(x - radius * 0.3, y - radius * 0.25, radius * 0.28, radius * 0.28, WHITE)


def ripples(it: Sketch, x: float, half: float, y: float = 4.0) -> None:
    """Rings about what stands or dives in still water."""
    for n, share in enumerate((1.0, 0.66)):
        it.line(
            through([(x - half * share, y + n), (x, y + 3.4 - 2 * n), (x + half * share, y + n)], 5),
            2.6,
            foamy(it),
            0.8,
        )


@thing("whale", left=181, right=186, up=171, down=14)
def _whale(it: Sketch) -> None:
    skin = mix(mix(it.tones["water_dark"], lit(it, "4a6078"), 0.6), dark(it), 0.2)
    pale = mix(lit(it, "e0e4e4"), it.tones["water_lit"], 0.25)
    for n in range(22):
        t, side = n / 22, it.chance(n) - 0.5
        it.ellipse(-66 + side * (10 + 64 * t * t), -84 - 78 * math.sin(t * 2.4), 8 - 3 * t, 9 - 3 * t, foamy(it), 0.85)
    tail: list[Point] = [
        (112, 4),
        (124, -38),
        (118, -66),
        (84, -92),
        (122, -92),
        (136, -78),
        (148, -96),
        (184, -104),
        (158, -74),
        (148, -44),
        (150, 4),
    ]
    it.rounded(tail, skin, 9)
    body: list[Point] = [
        (-166, 6),
        (-168, -18),
        (-152, -48),
        (-112, -70),
        (-52, -78),
        (10, -66),
        (62, -42),
        (104, -14),
        (126, 6),
    ]
    it.rounded([*through(body, 5)], skin, 17)
    it.polygon([*through([(-164, -6), (-130, -10), (-84, -6), (-30, -2), (40, 6)], 4), (-160, 6)], pale)
    for n in range(4):
        it.line([(-154 + 16 * n, -5), (-146 + 16 * n, 6)], 2.4, shaded(pale, 0.7))
    it.line(through([(-167, -10), (-132, -14), (-100, -10)], 4), 3.4, shaded(skin, 0.5))
    it.polygon(closed([(-66, -8), (-40, -10), (-10, 2), (-22, 10), (-52, 8)], 3), shaded(skin, 0.62))
    eye(it, -106, -22, 6)
    foam(it, -176, 134, 5, 5)
    foam(it, 98, 170, 6, 4)


@thing("dolphin", left=87, right=97, up=113, down=15)
def _dolphin(it: Sketch) -> None:
    skin, belly = lit(it, "6a90a8"), lit(it, "dce4e8")
    back: list[Point] = [
        (-84, -34),
        (-66, -48),
        (-40, -78),
        (4, -92),
        (46, -72),
        (68, -36),
        (74, -6),
        (56, -14),
        (40, -40),
        (6, -54),
        (-30, -46),
        (-56, -36),
    ]
    it.polygon([(56, -18), (40, 2), (62, -4), (84, 6), (78, -20), (70, -34)], shaded(skin, 0.8))
    it.rounded([(-10, -84), (14, -112), (22, -110), (20, -78)], shaded(skin, 0.92), 4)
    it.rounded(closed(back, 5), skin, 9)
    it.polygon(
        closed([(-78, -34), (-44, -46), (-8, -56), (24, -50), (44, -34), (8, -53), (-30, -45), (-56, -35)], 4), belly
    )
    it.polygon(closed([(-24, -54), (-8, -52), (-18, -24), (-28, -22)], 3), shaded(skin, 0.66))
    it.line(through([(-80, -36), (-64, -41), (-54, -44)], 3), 2.4, shaded(skin, 0.5))
    eye(it, -48, -57, 4)
    for n in range(10):
        it.ellipse(30 + 70 * it.chance(n) - 10, 2 - 22 * it.chance(n + 20) ** 2, 3.2, 3.2, foamy(it), 0.9)
    foam(it, 24, 92, 6, 5)
    ripples(it, -60, 26, 5)


@thing("shark", left=61, right=80, up=76, down=11)
def _shark(it: Sketch) -> None:
    skin = mix(lit(it, "5a6a78"), it.tones["water_dark"], 0.3)
    fin = through([(-36, 4), (-20, -34), (6, -62), (30, -74), (24, -46), (28, -20), (38, 4)], 5)
    it.rounded(fin, skin, 10)
    it.polygon([(24, -46), (18, -38), (26, -34)], shaded(skin, 0.5))
    it.rounded(through([(56, 4), (62, -12), (74, -24), (70, -8), (72, 4)], 4), shaded(skin, 0.9), 4)
    foam(it, -54, 50, 4, 4)
    foam(it, 48, 74, 5, 3)
    for n in range(2):
        it.line([(-58 - 2 * n, 3 + 4 * n), (-30, -2 + 5 * n)], 3, foamy(it), 0.8)


@thing("fish", left=73, right=41, up=83, down=14)
def _fish(it: Sketch) -> None:
    skin = lit(it, ("e07a3c", "d8a040", "88a0b0", "d06060")[int(it.chance(1) * 4)])
    turn, at = -38 + 10 * it.chance(2), (0.0, -52.0)
    for shape, tone in (
        ([(34, 2), (62, -22), (56, 2), (62, 24)], 0.9),
        ([(-12, -20), (8, -34), (22, -16)], 0.85),
        ([(-8, 18), (10, 32), (14, 14)], 0.7),
    ):
        it.rounded(placed(shape, *at, 1.0, turn + 180), shaded(skin, tone), 4)
    it.rounded(
        placed(
            closed([(-44, 0), (-26, -18), (2, -22), (26, -11), (40, 0), (26, 10), (2, 20), (-26, 16)], 4),
            *at,
            1.0,
            turn + 180,
        ),
        skin,
        9,
    )
    it.polygon(
        placed(closed([(-38, -4), (-10, -14), (26, -6), (-6, -6)], 3), *at, 1.0, turn + 180),
        shaded(mix(skin, WHITE, 0.45), 1.0),
    )
    for x in (-4, 8, 20):
        it.line(placed(through([(x, -10), (x + 5, 0), (x, 10)], 3), *at, 1.0, turn + 180), 2.2, shaded(skin, 0.66))
    it.line(placed(through([(-22, -14), (-17, 0), (-22, 13)], 3), *at, 1.0, turn + 180), 2.6, shaded(skin, 0.6))
    eye(it, *placed([(-30, 4)], *at, 1.0, turn + 180)[0], 5)
    for n in range(12):
        angle = math.pi * (0.15 + 0.7 * it.chance(n))
        reach = 12 + 26 * it.chance(n + 20)
        it.ellipse(-34 + reach * math.cos(angle), -reach * math.sin(angle), 3, 3.6, foamy(it), 0.9)
    foam(it, -68, 2, 5, 4)
    ripples(it, -34, 38, 8)


@thing("octopus", left=156, right=156, up=137, down=21)
def _octopus(it: Sketch) -> None:
    skin = lit(it, ("c8584a", "a85a8a", "d08040")[int(it.chance(1) * 3)])
    arms: tuple[tuple[Point, ...], ...] = (
        ((-40, 6), (-74, -30), (-112, -44), (-134, -84), (-112, -104), (-98, -84)),
        ((40, 6), (78, -24), (112, -34), (138, -74), (122, -104), (102, -90)),
        ((-66, 8), (-100, -10), (-136, -20), (-144, 4)),
        ((66, 8), (98, -14), (134, -24), (144, 4)),
    )
    for n, arm in enumerate(arms):
        tone = shaded(skin, 0.95 if n % 2 == 0 else 0.78)
        it.rounded(tapered(arm, [26, 22, 17, 13, 9, 5][: len(arm)]), tone, 7)
        for x, y in through(arm, 3)[3:-3:2]:
            it.ellipse(x + 1, y + 3, 2.8, 2.8, mix(skin, WHITE, 0.5))
    head: list[Point] = [
        (-46, 6),
        (-40, -40),
        (-56, -84),
        (-36, -126),
        (0, -136),
        (38, -124),
        (56, -82),
        (40, -40),
        (46, 6),
    ]
    it.rounded(through(head, 5), skin, 18)
    for x in (-18, 18):
        eye(it, x, -52, 11)
    for x, y, radius in ((-22, -102, 7), (4, -112, 5), (20, -92, 6), (-4, -88, 4)):
        it.ellipse(x, y, radius, radius * 0.8, shaded(skin, 0.8))
    it.line(through([(-12, -28), (0, -23), (12, -28)], 4), 3, shaded(skin, 0.5))
    foam(it, -70, 70, 6, 5)
    foam(it, -150, -124, 6, 3)
    foam(it, 124, 150, 6, 3)


@thing("jellyfish", left=88, right=91, up=65, down=61, many=True)
def _jellyfish(it: Sketch) -> None:
    for n in range(min(2 + it.count, 5)):
        x, y, size = (-62, 8, 68, -26, 40)[n], (2, -20, 12, 30, 34)[n], (0.9, 1.2, 0.8, 0.55, 0.6)[n]
        hue = mix(lit(it, ("e08ab0", "a888d8", "80b8d8", "f0b090")[int(it.chance(n) * 4)]), it.tones["water_lit"], 0.15)
        hue = mix(hue, mix(hue, WHITE, 0.6), 0.5 * it.tones.dark)
        for k in range(5):
            dx, sway = (k - 2) * 8 * size, (4 + n) * (-1) ** n * size
            strand: list[Point] = [
                (x + dx, y),
                (x + dx + sway, y + 14 * size),
                (x + dx - sway, y + 28 * size),
                (x + dx + sway * 0.6, y + 40 * size),
            ]
            it.line(through(strand, 4), 3.6 * size, shaded(hue, 1.1), 0.8)
        bell: list[Point] = [
            (-26, 2),
            (-24, -18),
            (-10, -34),
            (10, -34),
            (24, -18),
            (26, 2),
            (13, -3),
            (0, 3),
            (-13, -3),
        ]
        it.rounded([(x + px * size, y + py * size) for px, py in closed(bell, 4)], hue, 8 * size)
        it.ellipse(x - 6 * size, y - 18 * size, 9 * size, 6 * size, mix(hue, WHITE, 0.5), 0.7)
        if it.tones.dark > 0.3:
            it.glow(x, y - 8, 50 * size, 0.6 * it.tones.dark, hue)


@thing("mermaid", left=72, right=92, up=106, down=14)
def _mermaid(it: Sketch) -> None:
    tail_colour, skin = lit(it, ("3f9a8a", "4a7ab0", "8a6ab0")[int(it.chance(1) * 3)]), lit(it, "ecc4a0")
    hair, beast = lit(it, ("c85a38", "e0b050", "4a3428")[int(it.chance(2) * 3)]), Figure(it)
    it.rounded([(-64, 8), (-50, -14), (-18, -26), (30, -22), (54, -8), (66, 8)], shaded(it.tones["rock"], 0.85), 9)
    it.polygon(closed([(-22, -96), (0, -104), (12, -88), (14, -50), (2, -38), (-6, -64)], 4), shaded(hair, 0.8))
    beast.limb([(-6, -32), (22, -34), (50, -16), (62, -34), (68, -52)], [32, 30, 20, 12, 8], tail_colour)
    it.rounded(
        closed([(68, -48), (54, -72), (48, -84), (66, -74), (72, -62), (82, -80), (90, -72), (80, -54)], 3),
        shaded(tail_colour, 1.1),
        5,
    )
    for x, y in ((2, -38), (18, -38), (10, -28), (28, -30), (40, -24), (24, -22)):
        it.line(through([(x - 5, y - 2), (x, y + 3), (x + 5, y - 2)], 3), 2.2, shaded(tail_colour, 0.66))
    beast.limb([(4, -70), (16, -54), (20, -32)], [10, 9, 7], shaded(skin, 0.78))
    beast.body([(-14, -74), (4, -74), (8, -54), (10, -32), (-18, -30), (-14, -54)], skin, 6)
    for x in (-9, 3):
        it.ellipse(x, -63, 6.5, 5, lit(it, "c86a90"))
    beast.limb([(-12, -70), (-24, -54), (-26, -32)], [10, 9, 7], shaded(skin, 1.04))
    it.ellipse(-5, -86, 11, 12, skin)
    it.polygon(closed([(-18, -84), (-14, -100), (2, -103), (10, -88), (4, -86), (-4, -95), (-12, -88)], 3), hair)
    it.ellipse(-9, -86, 1.9, 2.4, dark(it))
    it.ellipse(-1, -86, 1.9, 2.4, dark(it))
    foam(it, -68, 68, 7, 4)


@thing("sea-serpent", left=159, right=162, up=132, down=14)
def _sea_serpent(it: Sketch) -> None:
    skin = lit(it, ("3f8a6a", "4a6aa0", "6a8a48")[int(it.chance(1) * 3)])
    belly = lit(it, "d8d8a0")
    for x, rise, thick in ((22, 54, 30), (90, 38, 22)):
        hump = tapered(
            [(x - 34, 8), (x - 22, -rise * 0.6), (x, -rise), (x + 22, -rise * 0.6), (x + 34, 8)], [thick] * 5
        )
        it.rounded(hump, skin, 10)
        _crest(it, [(x - 22, -rise * 0.6 - 12), (x, -rise - thick * 0.45), (x + 22, -rise * 0.6 - 12)], skin)
    it.rounded(tapered([(136, 8), (142, -16), (150, -34)], [12, 8, 4]), skin, 4)
    it.polygon([(150, -30), (138, -48), (152, -44), (160, -52), (156, -34)], shaded(skin, 1.1))
    neck: list[Point] = [(-62, 8), (-58, -40), (-78, -72), (-80, -100), (-100, -112)]
    it.rounded(tapered(neck, [38, 32, 26, 22, 22]), skin, 11)
    _crest(it, [(-40, -30), (-52, -62), (-64, -96)], skin)
    for y in (-8, -24, -40):
        it.line([(-80, y), (-66, y + 3)], 5, belly)
    it.line([(-94, -72), (-84, -70)], 5, belly)
    it.rounded(
        closed([(-158, -102), (-148, -116), (-112, -128), (-84, -118), (-80, -100), (-104, -94), (-146, -94)], 4),
        skin,
        8,
    )
    for x in (-102, -90):
        it.polygon([(x - 5, -122), (x + 10, -131), (x + 6, -114)], belly)
    it.line([(-156, -101), (-116, -103)], 3, shaded(skin, 0.5))
    it.ellipse(-152, -109, 2.4, 2, dark(it))
    eye(it, -116, -112, 6)
    for left, right in ((-92, -36), (-20, 62), (54, 128), (124, 154)):
        foam(it, left, right, 7, 4)


def _crest(it: Sketch, line: list[Point], skin: Colour) -> None:
    for x, y in through(line, 3):
        it.polygon([(x - 6, y + 8), (x + 5, y - 9), (x + 9, y + 8)], mix(skin, WARM, 0.35))
