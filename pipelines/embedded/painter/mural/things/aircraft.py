"""What people send up: balloons, kites, airships, aeroplanes, parachutes, rockets, saucers."""

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import closed, through
from pipelines.embedded.painter.mural.things.parts import WHITE, arc, dark, lit, placed, window

BRIGHT = ("d94f3d", "f2b84b", "3f7fa6", "f4e8d0", "5f9a6a", "8a5aa0")


@thing("balloon", left=60, right=60, up=90, down=84)
def _balloon(it: Sketch) -> None:
    first = int(it.chance(1) * 6)
    gores = [lit(it, BRIGHT[(first + k * 2 + int(it.chance(2) * 2) * (k % 2)) % 6]) for k in range(3)]
    widths = (1.0, 0.72, 0.4, 0.12)
    for n, share in enumerate(widths):
        half = 58 * share
        shape = [
            *arc(0, -32, half, 57, 180, 0, 24),
            (half * 0.75, 8),
            (half * 0.3, 36),
            (-half * 0.3, 36),
            (-half * 0.75, 8),
        ]
        if n == 0:
            it.rounded(closed(shape, 2), gores[0], 16)
        else:
            it.polygon(closed(shape, 2), gores[n % 3])
    it.polygon(closed([(30, -80), (56, -36), (46, 0), (20, 36), (34, -20)], 3), dark(it), 0.22)
    it.polygon(closed([(-46, -50), (-32, -74), (-26, -70), (-40, -42)], 3), WHITE, 0.3)
    for x in (-14, -5, 5, 14):
        it.line([(x, 36), (x * 0.75, 64)], 1.8, dark(it))
    it.rounded([(-13, 62), (13, 62), (10, 82), (-10, 82)], lit(it, "8a6038"), 5)
    it.rectangle(-14, 60, 14, 65, lit(it, "b08850"))
    if it.tones.dark > 0.3:
        it.polygon([(-5, 52), (5, 52), (0, 40)], WARM)
        it.glow(0, 26, 64, 0.8 * it.tones.dark)


@thing("kite", left=47, right=45, up=62, down=109)
def _kite(it: Sketch) -> None:
    first = int(it.chance(1) * 6)
    one, other = lit(it, BRIGHT[first]), lit(it, BRIGHT[(first + 2) % 6])
    top, right, bottom, left = (
        placed([p], 0, 0, 1.0, 18 + 16 * it.chance(2))[0] for p in ((0, -64), (38, -20), (0, 48), (-38, -20))
    )
    centre = placed([(0, -20)], 0, 0, 1.0, 18 + 16 * it.chance(2))[0]
    for corners, tone in (
        ((top, left, centre), shaded(one, 1.15)),
        ((top, right, centre), other),
        ((left, bottom, centre), shaded(other, 1.05)),
        ((right, bottom, centre), shaded(one, 0.75)),
    ):
        it.polygon(corners, tone)
    it.line([top, bottom], 2.4, dark(it, 0.8))
    it.line([left, right], 2.4, dark(it, 0.8))
    x, y = bottom
    tail = through([(x, y), (x - 10, y + 14), (x + 8, y + 28), (x - 4, y + 44), (x + 12, y + 58)], 5)
    it.line(tail, 2.4, dark(it, 0.7))
    for n, (bx, by) in enumerate(tail[4::5]):
        for side in (-1, 1):
            it.polygon(
                [(bx, by), (bx + 9 * side, by - 5), (bx + 9 * side, by + 6)],
                shaded((one, other)[n % 2], 1.0 if side < 0 else 0.78),
            )


@thing("airship", left=157, right=162, up=51, down=66)
def _airship(it: Sketch) -> None:
    skin = lit(it, ("d8c8a8", "b8c0c8", "c88868")[int(it.chance(1) * 3)])
    trim = lit(it, ("a8483c", "3f6a94", "5a7a58")[int(it.chance(2) * 3)])
    for tip in (-50, 50):
        it.polygon([(100, tip * 0.3), (154, tip), (160, tip * 0.75), (140, 0)], shaded(trim, 1.05 if tip < 0 else 0.7))
    hull = closed(
        [(-156, 0), (-130, -28), (-70, -46), (10, -46), (90, -28), (150, 0), (90, 27), (10, 43), (-70, 43), (-130, 26)],
        5,
    )
    it.rounded(hull, skin, 18)
    it.polygon(through([(-148, -10), (-60, -20), (60, -16), (140, -3), (60, -4), (-60, -6), (-148, -2)], 4), trim)
    for x in (-92, -36, 22, 78):
        it.line(
            through([(x, -40 + abs(x + 30) * 0.12), (x - 5, 0), (x, 36 - abs(x + 30) * 0.12)], 5),
            2.2,
            shaded(skin, 0.72),
        )
    it.polygon([(112, -4), (160, -7), (160, 7), (112, 6)], shaded(trim, 0.85))
    for x in (-52, 20):
        it.line([(x, 38), (x, 52)], 2.2, dark(it))
    it.rounded(closed([(-66, 50), (36, 50), (28, 63), (-54, 63)], 3), lit(it, "8a5a3c"), 5)
    for x in range(-48, 30, 15):
        window(it, x, 52, 7, 6)
    it.line([(42, 46), (42, 64)], 3, dark(it))


@thing("aeroplane", left=96, right=114, up=48, down=45)
def _aeroplane(it: Sketch) -> None:
    body = lit(it, ("d8483c", "e8b03c", "3f78a8", "e8e4d8")[int(it.chance(1) * 4)])
    cloth = lit(it, "f0e4cc")
    it.polygon([(72, -12), (100, -46), (108, -44), (102, -4)], shaded(cloth, 0.92))
    it.rounded(
        closed([(-84, -4), (-78, -18), (-40, -22), (30, -18), (100, -8), (104, 0), (30, 14), (-50, 18), (-80, 10)], 4),
        body,
        9,
    )
    it.polygon([(64, -6), (106, -14), (112, -8), (74, 2)], shaded(cloth, 0.76))
    it.polygon([(-24, -40), (46, -47), (52, -41), (-20, -33)], cloth)
    it.polygon([(-20, -35), (52, -43), (52, -40), (-20, -32)], shaded(cloth, 0.66))
    for x in (-12, 36):
        it.line([(x, -36), (x + 4, 12)], 2.6, dark(it))
        it.line([(x + 10, -38), (x - 6, 12)], 1.8, dark(it, 0.7))
    it.polygon([(-30, 10), (48, 6), (56, 14), (-26, 18)], shaded(cloth, 0.9))
    it.polygon([(-26, 15), (56, 11), (56, 15), (-26, 19)], shaded(cloth, 0.6))
    it.ellipse(4, -24, 7, 8, lit(it, "8a5a3c"))
    it.polygon([(8, -24), (34, -32), (32, -26), (10, -21)], lit(it, "e8d8b0"))
    it.ellipse(-86, -3, 6, 9, dark(it))
    it.ellipse(-92, -3, 3, 34, mix(it.tones["haze"], WHITE, 0.4), 0.5)
    it.line([(-92, -28), (-92, 22)], 3, dark(it, 0.8))
    for x in (-40, -28):
        it.line([(-34, 16), (x, 32)], 2.6, dark(it))
    it.ellipse(-36, 34, 9, 9, dark(it))
    it.ellipse(-36, 34, 4, 4, cloth)


@thing("paper-plane", left=64, right=66, up=49, down=39)
def _paper_plane(it: Sketch) -> None:
    paper, tilt = lit(it, ("fbf6ea", "f4e0c0", "e4ecf4")[int(it.chance(1) * 3)]), -10 + 16 * it.chance(2)
    keel: list[Point] = [(-62, 6), (18, 0), (14, 36)]
    far: list[Point] = [(-62, 6), (58, -40), (18, 0)]
    near: list[Point] = [(-62, 6), (18, 0), (62, 24)]
    for corners, brightness in ((keel, 0.5), (far, 1.06), (near, 0.82)):
        it.polygon(placed(corners, 0, 0, 1.0, tilt), shaded(paper, brightness))
    it.line(placed([(-62, 6), (18, 0)], 0, 0, 1.0, tilt), 2.4, shaded(paper, 0.6))


@thing("parachute", left=62, right=62, up=69, down=68)
def _parachute(it: Sketch) -> None:
    first = int(it.chance(1) * 6)
    one, other = lit(it, BRIGHT[first]), lit(it, BRIGHT[3] if first != 3 else BRIGHT[0])
    edges = [-60 + 20 * k for k in range(7)]
    hem = [p for k in range(6) for p in arc(edges[5 - k] + 10, -14, 10, 7, 0, 180, 5)]
    it.rounded([*arc(0, -14, 60, 54, 180, 0, 24), *hem], one, 14)
    for k in (1, 3, 5):
        a, b = edges[k], edges[k] + 20
        it.polygon(
            [
                (a, -14),
                *arc(a + 10, -14, 10, 7, 180, 0, 5),
                (b, -14),
                *through([(b, -14), (b * 0.8, -46), (0, -68), (a * 0.8, -46), (a, -14)], 4),
            ],
            shaded(other, (1.1, 0.95, 0.72)[k // 2]),
        )
    for x in edges:
        it.line([(x, -14), (x * 0.08, 42)], 1.6, dark(it, 0.75))
    it.line([(0, 46), (-6, 66)], 5, dark(it))
    it.line([(1, 46), (7, 66)], 5, dark(it))
    it.rounded(closed([(-8, 34), (8, 34), (7, 54), (-7, 54)], 3), lit(it, "c86a3c"), 4)
    it.line([(-7, 38), (-12, 26)], 4, lit(it, "c86a3c"))
    it.line([(7, 38), (12, 26)], 4, shaded(lit(it, "c86a3c"), 0.7))
    it.ellipse(0, 28, 6, 7, lit(it, "f0c8a0"))


@thing("rocket", left=51, right=73, up=168, down=77)
def _rocket(it: Sketch) -> None:
    white, red = lit(it, "f0ece4"), lit(it, ("d0483c", "3f78a8", "e0963c")[int(it.chance(1) * 3)])
    flying, foot = it.zone == "sky", 30.0 if it.zone == "sky" else -16.0
    if flying:
        for half, tip, fire in ((17, 76, colour("ff7a30")), (11, 60, WARM), (6, 46, WHITE)):
            it.polygon(
                closed(
                    [
                        (-half, foot + 4),
                        (half, foot + 4),
                        (half * 0.7, foot + tip * 0.35),
                        (0, foot + tip * 0.6),
                        (-half * 0.7, foot + tip * 0.35),
                    ],
                    3,
                ),
                fire,
            )
        it.glow(0, foot + 22, 70, 0.5 + 0.4 * it.tones.dark)
    for side in (-1, 1):
        it.polygon(
            [(side * 18, foot - 52), (side * 48, foot - 12), (side * 46, foot + 14), (side * 16, foot - 8)],
            shaded(red, 1.08 if side < 0 else 0.66),
        )
    hull = closed(
        [
            (0, foot - 150),
            (18, foot - 116),
            (27, foot - 70),
            (24, foot - 26),
            (17, foot),
            (-17, foot),
            (-24, foot - 26),
            (-27, foot - 70),
            (-18, foot - 116),
        ],
        4,
    )
    it.rounded(hull, white, 13)
    it.rounded(
        closed(
            [
                (0, foot - 151),
                (12, foot - 130),
                (19, foot - 112),
                (0, foot - 106),
                (-19, foot - 112),
                (-12, foot - 130),
            ],
            4,
        ),
        red,
        8,
    )
    it.polygon([(-23, foot - 26), (23, foot - 26), (21, foot - 16), (-21, foot - 16)], red)
    it.polygon([(6, foot - 26), (23, foot - 26), (21, foot - 16), (6, foot - 16)], shaded(red, 0.68))
    it.ellipse(-2, foot - 82, 12, 12, shaded(red, 0.8))
    window(it, -2, foot - 91, 17, 18, arched=True)
    it.polygon([(-4, foot - 44), (4, foot - 44), (5, foot + 14), (-5, foot + 14)], shaded(red, 0.85))
    it.rectangle(-13, foot, 13, foot + 6, dark(it))
    if not flying:
        it.line([(-50, 2), (50, 2)], 5, shaded(lit(it, "a0a0a0"), 0.8))
        it.line([(58, 2), (58, -150)], 4, lit(it, "a05a48"))
        for y in range(-140, 0, 28):
            it.line([(58, y), (70, y + 28)], 2.4, lit(it, "a05a48"))
            it.line([(70, y), (58, y + 28)], 2.4, lit(it, "a05a48"))
        it.line([(70, 2), (70, -150)], 4, lit(it, "804838"))
        it.line([(58, -112), (24, -112)], 4, lit(it, "a05a48"))


@thing("saucer", left=91, right=92, up=49, down=108)
def _saucer(it: Sketch) -> None:
    metal, beam = (
        lit(it, ("a8b4c0", "c0a890", "98b0a8")[int(it.chance(1) * 3)]),
        mix(colour("b8ffd8"), it.tones["light"], 0.3),
    )
    it.polygon([(-24, 14), (24, 14), (62, 106), (-62, 106)], beam, 0.14 + 0.2 * it.tones.dark)
    it.polygon([(-12, 14), (12, 14), (34, 106), (-34, 106)], beam, 0.14 + 0.2 * it.tones.dark)
    it.rounded(arc(0, -8, 40, 40, 0, 180, 20), mix(lit(it, "88d0c8"), WHITE, 0.2), 12)
    it.ellipse(-1, -15, 8, 9, lit(it, "5a9a60"))
    it.rounded(closed([(-90, 2), (-46, -16), (0, -20), (46, -16), (90, 2), (44, 18), (0, 23), (-44, 18)], 4), metal, 11)
    it.polygon(closed([(-38, 15), (0, 12), (38, 15), (0, 24)], 3), shaded(metal, 0.5))
    for k, x in enumerate((-66, -34, 0, 34, 66)):
        lamp = colour(("ffd060", "ff7a6a", "80e0ff")[k % 3])
        it.ellipse(x, 2 + 5 * (1 - abs(x) / 66), 5.5, 4.5, mix(lamp, WHITE, 0.25))
        if it.tones.dark > 0.3:
            it.glow(x, 5, 26, 0.6 * it.tones.dark, lamp)
    if it.tones.dark > 0.3:
        it.glow(0, 60, 70, 0.4 * it.tones.dark, beam)
