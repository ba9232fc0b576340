"""What rolls and slides on roads: carts, coaches, cars, buses, bicycles, tractors, caravans, sleighs."""

import math

from pipelines.embedded.painter.colour import mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import closed, through
from pipelines.embedded.painter.mural.things.parts import (
    WHITE,
    arc,
    ball,
    dark,
    doorway,
    lit,
    smoke,
    tyre,
    wall,
    wheel,
    window,
)  # fmt: skip

PAINT = ("c8443c", "3f78a8", "e0a83c", "4a8a68", "d88a9a")


def lamp(it: Sketch, x: float, y: float, radius: float, reach: float) -> None:
    """A headlamp: glass by day, light by night."""
    it.ellipse(x, y, radius, radius, mix(WARM, WHITE, 0.4) if it.tones.dark > 0.3 else lit(it, "f4ecd0"))
    if it.tones.dark > 0.3:
        it.glow(x, y, reach, 0.8 * it.tones.dark)


@thing("cart", left=93, right=80, up=90, down=5)
def _cart(it: Sketch) -> None:
    wood, hay = lit(it, ("9a6a3c", "7a5a44", "a85a40")[int(it.chance(1) * 3)]), lit(it, "e4bc58")
    it.line([(-52, -32), (-90, -10)], 6, shaded(wood, 0.8))
    it.line([(-50, -26), (-86, 0)], 5, shaded(wood, 0.6))
    it.rounded(closed([(-62, -52), (-48, -78), (-14, -88), (28, -86), (58, -72), (70, -50), (0, -46)], 4), hay, 10)
    for n in range(9):
        x = -48 + 12 * n
        it.line([(x, -76 + 0.006 * x * x), (x + 6, -60)], 2.6, shaded(hay, 1.2 if x < 0 else 0.74))
    it.polygon([(-70, -54), (78, -54), (68, -24), (-60, -24)], wood)
    it.polygon([(-65, -40), (73, -40), (68, -24), (-60, -24)], shaded(wood, 0.76))
    for y in (-54, -40):
        it.line([(-70 + (y + 54) * 0.3, y), (78 - (y + 54) * 0.3, y)], 4, shaded(wood, 1.3))
    for x in (-38, 2, 44):
        it.line([(x - 2, -56), (x, -24)], 4, shaded(wood, 0.6))
    wheel(it, 34, -27, 30, lit(it, "7a5030"), spokes=10, rim=5)
    wheel(it, -40, -21, 24, lit(it, "7a5030"), spokes=10, rim=5)


@thing("carriage", left=105, right=91, up=115, down=4)
def _carriage(it: Sketch) -> None:
    paint, gold = lit(it, ("8a3a4a", "3a5a7a", "4a6a4a", "5a3a6a")[int(it.chance(1) * 4)]), lit(it, "e0b450")
    it.line(through([(-104, -28), (-60, -24), (0, -30), (84, -26)], 4), 5, shaded(dark(it), 1.1))
    it.rounded(closed([(-84, -64), (-98, -44), (-76, -32), (-52, -34), (-56, -60)], 2), shaded(paint, 0.8), 5)
    it.rectangle(-94, -68, -60, -60, lit(it, "5a3c2c"))
    body: list[Point] = [(-48, -96), (54, -96), (66, -70), (58, -38), (30, -26), (-26, -26), (-50, -40), (-58, -68)]
    it.rounded(closed(body, 3), paint, 11)
    it.rounded(
        closed([(-56, -96), (-40, -106), (46, -106), (62, -96), (40, -92), (-36, -92)], 2), shaded(dark(it), 1.3), 5
    )
    it.ellipse(0, -109, 6, 5, gold)
    for x in (-34, 36):
        it.rectangle(x - 13, -88, x + 13, -62, gold)
        window(it, x, -85, 20, 20)
    it.rectangle(-16, -90, 18, -32, shaded(paint, 1.18))
    it.rectangle(-12, -86, 14, -62, gold)
    window(it, 1, -83, 20, 18)
    it.ellipse(1, -46, 8, 9, gold)
    it.line(through([(-56, -60), (-30, -57), (40, -57), (64, -60)], 4), 3, gold)
    wheel(it, 58, -30, 32, gold, spokes=12, rim=5)
    wheel(it, -62, -22, 24, gold, spokes=10, rim=5)
    lamp(it, -58, -78, 5, 46)


@thing("car", left=90, right=90, up=83)
def _car(it: Sketch) -> None:
    paint = lit(it, PAINT[int(it.chance(1) * 5)])
    cabin = closed([(-40, -38), (-30, -68), (-4, -76), (30, -72), (50, -38)], 4)
    it.rounded(cabin, paint, 7)
    glass = mix(lit(it, "b8d8e4"), it.tones["horizon"], 0.3) if it.tones.dark <= 0.3 else mix(dark(it), WARM, 0.35)
    it.polygon([(-32, -42), (-24, -62), (-4, -67), (-4, -42)], shaded(glass, 1.08))
    it.polygon([(3, -42), (3, -67), (26, -64), (40, -42)], shaded(glass, 0.86))
    body = [(-76, -10), (-78, -28), (-66, -40), (-38, -44), (48, -44), (70, -36), (78, -24), (76, -10)]
    it.rounded(closed(body, 3), paint, 8)
    it.rectangle(-76, -13, 78, -7, lit(it, "d8d4c8"))
    it.line([(0, -40), (1, -14)], 2.4, shaded(paint, 0.6))
    it.rectangle(6, -33, 15, -30, lit(it, "f0e8d8"))
    it.line([(-66, -26), (70, -26)], 3, shaded(lit(it, "f4ecd8"), 0.95))
    for x in (-44, 46):
        it.polygon(arc(x, -13, 23, 22, 0, 180, 12), shaded(paint, 0.6))
        tyre(it, x, -13, 17, lit(it, "e8e0d0"))
    lamp(it, -72, -29, 6, 60)
    it.ellipse(74, -29, 4, 5, lit(it, "d84038"))
    it.rounded([(-8, -82), (26, -80), (26, -74), (-8, -75)], lit(it, "a87040"), 3)


@thing("bus", left=121, right=121, up=109)
def _bus(it: Sketch) -> None:
    paint, cream = lit(it, ("c8403a", "3f8a78", "e0a030", "4a70a8")[int(it.chance(1) * 4)]), lit(it, "f8f0dc")
    it.rounded(
        closed([(-106, -12), (-106, -50), (-98, -100), (-84, -106), (90, -106), (104, -98), (106, -12)], 2), paint, 8
    )
    it.rectangle(-104, -59, 104, -51, cream)
    for y in (-94, -48):
        for n in range(6):
            it.rectangle(-88 + 30 * n, y - 2, -64 + 30 * n, y + 22, cream)
            window(it, -76 + 30 * n, y, 20, 20)
    it.rectangle(64, -48, 90, -10, shaded(paint, 0.7))
    window(it, 77, -44, 18, 28)
    it.rectangle(-104, -18, 104, -14, cream)
    it.rectangle(96, -100, 106, -12, shaded(paint, 0.66))
    for x in (-64, 40):
        it.polygon(arc(x, -13, 24, 23, 0, 180, 12), shaded(paint, 0.5))
        tyre(it, x, -13, 17, lit(it, "d8d0c0"))
    lamp(it, -101, -28, 6, 60)
    it.rectangle(-40, -68, 20, -61, shaded(paint, 0.7))


@thing("bicycle", left=75, right=71, up=90, down=3)
def _bicycle(it: Sketch) -> None:
    paint = lit(it, PAINT[int(it.chance(1) * 5)])
    tyre_colour = shaded(dark(it), 1.1)
    for x in (-40, 40):
        for n in range(6):
            angle = math.pi * n / 6 + it.chance(2)
            dx, dy = 25 * math.cos(angle), 25 * math.sin(angle)
            it.line([(x - dx, -28 - dy), (x + dx, -28 - dy + 2 * dy)], 1.4, lit(it, "d0d0d0"))
        it.line(arc(x, -28, 27, 27, 0, 360, 32), 4.4, tyre_colour)
        it.ellipse(x, -28, 4, 4, lit(it, "c8c8c8"))
    seat, crank, head = (14, -66), (2, -28), (-30, -66)
    it.line([(40, -28), crank, head], 5, paint)
    it.line([crank, seat, head], 5, shaded(paint, 1.1))
    it.line([seat, (40, -28)], 4, shaded(paint, 0.8))
    it.line([(-40, -28), (-28, -74)], 5, shaded(paint, 0.9))
    it.line(through([(-28, -74), (-34, -84), (-24, -86), (-14, -80)], 4), 4.4, dark(it))
    it.line([(14, -66), (15, -74)], 4, dark(it))
    it.polygon(closed([(2, -78), (30, -80), (26, -72), (10, -73)], 3), lit(it, "7a4a30"))
    it.ellipse(2, -28, 8, 8, lit(it, "b0b0b0"))
    it.line([(2, -28), (10, -14), (16, -14)], 3.4, dark(it))
    it.rounded([(-58, -78), (-34, -78), (-37, -60), (-55, -60)], lit(it, "c89858"), 4)
    for n, x in enumerate((-54, -47, -40)):
        ball(it, x, -82, 5.5, lit(it, ("e87a90", "f4d060", "f0f0f0")[n]))
    for x in (-40, 40):
        it.line(arc(x, -28, 32, 32, 60 if x > 0 else 110, 170 if x < 0 else 130, 8), 3.4, shaded(paint, 0.8))


@thing("tractor", left=86, right=83, up=113, down=5)
def _tractor(it: Sketch) -> None:
    paint, hub = lit(it, ("c8403a", "4a8a48", "3f6aa0", "e0a030")[int(it.chance(1) * 4)]), lit(it, "f0d060")
    smoke(it, -30, -84, 26, mix(it.tones["cloud_dark"], it.tones["haze"], 0.5), size=4.5, drift=0.7)
    it.line([(-30, -56), (-30, -82)], 5, dark(it))
    it.rounded([(-80, -30), (-80, -54), (-70, -60), (8, -60), (8, -28)], paint, 8)
    for y in (-50, -42, -34):
        it.line([(-76, y), (-56, y)], 3, shaded(paint, 0.6))
    glass = mix(lit(it, "b8d8e4"), it.tones["horizon"], 0.3) if it.tones.dark <= 0.3 else mix(dark(it), WARM, 0.5)
    it.polygon([(0, -58), (8, -98), (56, -98), (62, -50), (10, -50)], glass)
    it.line([(0, -58), (8, -98)], 4, paint)
    it.line([(56, -98), (62, -48)], 4, shaded(paint, 0.7))
    it.line([(34, -98), (34, -54)], 3, shaded(paint, 0.85))
    it.polygon([(0, -98), (64, -98), (58, -107), (8, -107)], paint)
    it.rectangle(2, -56, 62, -28, shaded(paint, 0.85))
    it.polygon(arc(40, -34, 42, 42, 10, 170, 14), shaded(paint, 1.08))
    it.ellipse(40, -34, 36, 36, shaded(dark(it), 0.85))
    for n in range(14):
        angle = math.tau * n / 14
        it.line(
            [
                (40 + 31 * math.cos(angle), -34 + 31 * math.sin(angle)),
                (40 + 37 * math.cos(angle + 0.12), -34 + 37 * math.sin(angle + 0.12)),
            ],
            5,
            shaded(dark(it), 1.1),
        )
    it.ellipse(40, -34, 19, 19, hub)
    it.ellipse(35, -39, 9, 9, shaded(hub, 1.15))
    it.ellipse(40, -34, 6, 6, shaded(hub, 0.6))
    tyre(it, -56, -19, 21, hub)
    lamp(it, -80, -48, 5, 54)


@thing("caravan", left=92, right=100, up=137, down=4)
def _caravan(it: Sketch) -> None:
    paint, trim = lit(it, ("3f7a5a", "b8443c", "3f6a9a", "8a4a80")[int(it.chance(1) * 4)]), lit(it, "f0c050")
    smoke(it, 40, -120, 12, mix(it.tones["cloud_lit"], it.tones["haze"], 0.5), size=4)
    it.line([(36, -98), (36, -116)], 5, dark(it))
    it.line([(-66, -30), (-90, -12)], 5, lit(it, "8a6040"))
    body: list[Point] = [(-76, -96), (78, -96), (64, -30), (-60, -30)]
    it.polygon(body, paint)
    it.polygon([(46, -96), (78, -96), (64, -30), (46, -30)], shaded(paint, 0.68))
    for n in range(7):
        x = -66 + 18 * n
        it.line([(x, -94), (x * 0.82, -32)], 2.2, shaded(paint, 0.8))
    it.line([(-66, -52), (67, -52)], 4, trim)
    it.line([(-60, -31), (64, -31)], 6, trim)
    roof = [(-88, -94), *arc(1, -94, 88, 26, 180, 0, 16), (90, -94)]
    it.rounded(roof, lit(it, "f0e4cc"), 7)
    for n in range(9):
        x = -84 + 19.5 * n
        it.polygon([(x, -95), (x + 19, -95), *arc(x + 9.5, -94, 9.5, 9, 0, -180, 6)], (trim, lit(it, "c8504a"))[n % 2])
    for x in (-44, 6):
        it.rectangle(x - 14, -86, x + 14, -58, trim)
        window(it, x, -82, 20, 20)
        it.line([(x, -82), (x, -62)], 2.4, trim)
    doorway(it, 60, -32, 15, 48, shaded(trim, 0.7))
    for n in range(3):
        it.rectangle(66 + 8 * n, -26 + 10 * n, 82 + 8 * n, -21 + 10 * n, lit(it, "a87848"))
    wheel(it, -36, -20, 22, lit(it, "d0503c"), spokes=10, rim=5)
    wheel(it, 34, -24, 26, lit(it, "d0503c"), spokes=10, rim=5)


@thing("sleigh", left=92, right=86, up=87, down=5)
def _sleigh(it: Sketch) -> None:
    paint, gold = lit(it, ("b8343a", "3a6a4a", "3a5a8a")[int(it.chance(1) * 3)]), lit(it, "e8bc58")
    it.line(through([(84, -2), (40, 1), (-50, 1), (-76, -5), (-88, -22), (-78, -34), (-70, -26)], 5), 5, gold)
    for x in (-46, 42):
        it.line([(x - 6, 0), (x, -26)], 4, gold)
        it.line([(x + 8, 0), (x, -26)], 4, shaded(gold, 0.7))
    it.rounded(closed([(6, -52), (12, -78), (34, -84), (52, -74), (56, -50)], 3), lit(it, "a8764a"), 7)
    for x, y, hue in ((12, -66, "3f8a6a"), (34, -84 + 6, "e0a83c"), (46, -66, "5a7ab0")):
        wall(it, x - 11, y - 8, x + 9, y + 10, lit(it, hue), 0.3)
        it.line([(x - 2, y - 8), (x - 2, y + 10)], 3.4, lit(it, "f4ecd8"))
    body: list[Point] = [
        (-74, -60),
        (-84, -74),
        (-72, -80),
        (-58, -62),
        (-40, -46),
        (0, -44),
        (36, -50),
        (62, -74),
        (80, -70),
        (72, -40),
        (52, -22),
        (-40, -22),
        (-64, -34),
    ]
    it.rounded(closed(body, 4), paint, 9)
    it.line(through([(-66, -62), (-42, -42), (0, -40), (38, -46), (64, -70)], 4), 3.4, gold)
    it.line(through([(-52, -28), (0, -25), (48, -28)], 4), 3, gold)
    for x in (-24, 4, 30):
        it.ellipse(x, -33, 4, 4, gold)
