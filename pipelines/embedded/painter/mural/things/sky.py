"""What belongs to no earth: comets, planets, dragons, phoenixes, whales of the air, witches, angels."""

import math

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import Figure, closed, through
from pipelines.embedded.painter.mural.things.parts import WHITE, arc, dark, lit, placed


@thing("comet", left=177, right=32, up=105, down=27)
def _comet(it: Sketch) -> None:
    shine = mix(it.tones["light"], WHITE, 0.35)
    for width, reach, alpha in ((26, 0.7, 0.2), (17, 0.88, 0.32), (9, 1.0, 0.6)):
        tail: list[Point] = [
            (10, -width),
            (-70 * reach, -52 * reach - width * 0.4),
            (-176 * reach, -104 * reach),
            (-90 * reach, -30 * reach + width * 0.3),
            (4, width),
        ]
        it.polygon(closed(tail, 5), shine, alpha)
    for n in range(9):
        t = 0.2 + 0.75 * it.chance(n)
        spark = (-170 * t, -84 * t + (it.chance(n + 20) - 0.5) * 46)
        it.ellipse(*spark, 2.6, 2.6, WHITE, 0.85)
    it.ellipse(8, 2, 22, 22, shine)
    it.ellipse(10, 4, 14, 14, WHITE)
    it.glow(8, 2, 80, 0.4 + 0.4 * it.tones.dark, shine)


@thing("planet", left=116, right=116, up=59, down=60)
def _planet(it: Sketch) -> None:
    ground = mix(lit(it, ("e0a870", "d08a98", "88a8d0", "a8c090")[int(it.chance(1) * 4)]), it.tones["light"], 0.25)
    ring, tilt = mix(lit(it, "f0dcb0"), it.tones["cloud_lit"], 0.3), -20 + 8 * it.chance(2)
    ring_tone = ((1.0, 0.95), (0.84, 0.72), (0.72, 1.1))
    for share, tone in ring_tone:
        it.line(placed(arc(0, 0, 112 * share, 30 * share, 0, 180, 24), 0, 0, 1.0, tilt), 10, shaded(ring, tone * 0.8))
    it.rounded(arc(0, 0, 58, 58, 0, 360, 40), ground, 24)
    for y, tone in ((-34, 1.12), (-8, 0.86), (20, 1.08), (36, 0.8)):
        half = math.sqrt(54 * 54 - y * y)
        band = placed(
            [(-half, y - 4), (0, y), (half * 0.6, y - 2), (half * 0.6, y + 5), (0, y + 8), (-half, y + 4)],
            0,
            0,
            1.0,
            tilt,
        )
        it.polygon(closed(band, 3), shaded(ground, tone))
    it.polygon([*arc(0, 0, 57.5, 57.5, -80, 25, 14), *arc(-14, -14, 56, 56, 25, -70, 14)], dark(it), 0.32)
    for share, tone in ring_tone:
        it.line(placed(arc(0, 0, 112 * share, 30 * share, 180, 360, 24), 0, 0, 1.0, tilt), 10, shaded(ring, tone))
    if it.tones.dark > 0.3:
        it.glow(0, 0, 120, 0.3 * it.tones.dark, ring)


@thing("dragon", left=149, right=190, up=125, down=80)
def _dragon(it: Sketch) -> None:
    skin = lit(it, ("b8403a", "3f8a5a", "5a4a9a", "c07830")[int(it.chance(1) * 4)])
    belly, web, beast = lit(it, "e8c880"), mix(skin, lit(it, "f0a060"), 0.35), Figure(it)
    far: list[Point] = [(10, -18), (44, -92), (100, -116), (92, -82), (116, -70), (88, -52), (92, -30), (58, -14)]
    it.rounded(far, shaded(web, 0.62), 6)
    spine: list[Point] = [(-92, -34), (-62, -44), (-24, -20), (28, 4), (82, 22), (122, 10), (150, 34), (176, 22)]
    beast.limb(spine, [18, 24, 46, 48, 30, 20, 12, 5], skin)
    it.polygon([(168, 30), (188, 2), (186, 36)], shaded(skin, 1.1))
    it.polygon(through([(-58, -30), (-34, 2), (20, 30), (70, 36), (26, 18), (-24, -8), (-58, -30)], 4), belly)
    for n in range(9):
        x, y = through(spine[1:7], 3)[n + 3]
        it.polygon([(x - 6, y - 16), (x + 5, y - 32 + n * 1.5), (x + 9, y - 12)], shaded(skin, 0.7))
    for x, y in ((-8, 18), (52, 32)):
        beast.limb([(x, y), (x + 14, y + 22), (x + 2, y + 38)], [18, 13, 9], shaded(skin, 0.82))
        it.polygon([(x - 8, y + 44), (x + 8, y + 36), (x + 6, y + 46)], dark(it))
    near: list[Point] = [
        (-18, -20),
        (-30, -84),
        (14, -120),
        (62, -122),
        (50, -94),
        (84, -84),
        (58, -66),
        (70, -44),
        (44, -36),
        (30, -8),
    ]
    it.rounded(near, web, 9)
    for tip in ((62, -122), (84, -84), (70, -44)):
        it.line(through([(-10, -20), (-10, -72), tip], 4), 4, shaded(skin, 0.75))
    head: list[Point] = [
        (-148, -40),
        (-140, -54),
        (-116, -60),
        (-98, -66),
        (-80, -52),
        (-80, -32),
        (-102, -26),
        (-140, -28),
    ]
    beast.body(head, skin, 8)
    it.line([(-146, -36), (-112, -36)], 3, shaded(skin, 0.5))
    for x, y in ((-92, -62), (-80, -54)):
        it.polygon([(x - 6, y), (x + 20, y - 22), (x + 6, y + 4)], belly)
    it.ellipse(-114, -48, 5, 5, WARM)
    it.ellipse(-115, -48, 2.2, 4, dark(it))


@thing("phoenix", left=133, right=134, up=99, down=129)
def _phoenix(it: Sketch) -> None:
    red, orange, gold = (mix(lit(it, one), colour(one), 0.6) for one in ("d8402c", "f08030", "ffd060"))
    bird = Figure(it)
    for dx, length, hue in ((52, 108, red), (18, 124, orange), (-16, 112, red), (34, 92, gold), (2, 98, gold)):
        feather: list[Point] = [(0, 18), (dx * 0.3 + 8, length * 0.5), (dx, length), (dx * 0.3 - 9, length * 0.55)]
        it.polygon(closed(feather, 5), hue)
        it.ellipse(dx * 0.94, length * 0.95, 8, 10, orange if hue is gold else gold)
    for side in (-1, 1):
        for reach, hue in ((1.0, red), (0.78, orange), (0.52, gold)):
            wing: list[Point] = [
                (4, -8),
                (34, -58),
                (88, -98),
                (132, -92),
                (114, -74),
                (128, -56),
                (104, -46),
                (108, -24),
                (78, -20),
                (70, 2),
                (38, 2),
                (6, 22),
            ]
            it.polygon(
                [(side * (6 + (x - 6) * reach), -4 + (y + 4) * reach) for x, y in wing],
                shaded(hue, 1.04 if side < 0 else 0.86),
            )
    bird.body([(0, -32), (16, -8), (12, 26), (0, 40), (-12, 26), (-16, -8)], orange, 8)
    bird.limb([(0, -26), (-8, -46), (-6, -62)], [18, 12, 11], red, 4)
    bird.body([(-6, -76), (6, -70), (6, -58), (-6, -54), (-16, -60), (-15, -70)], red, 4)
    it.polygon([(-14, -68), (-30, -61), (-14, -60)], gold)
    it.ellipse(-8, -66, 2.4, 2.4, dark(it))
    for dx in (-2, 8, 18):
        it.line(through([(0, -74), (dx * 0.6, -90), (dx + 6, -97)], 4), 3, gold)
    it.glow(0, -10, 130, 0.3 + 0.4 * it.tones.dark, orange)


@thing("sky-whale", left=171, right=185, up=85, down=88)
def _sky_whale(it: Sketch) -> None:
    skin, pale = mix(lit(it, "5a7ab0"), it.tones["mid"], 0.15), mix(lit(it, "e4e8f0"), it.tones["cloud_lit"], 0.3)
    tail: list[Point] = [
        (96, 4),
        (130, -22),
        (138, -62),
        (158, -84),
        (162, -50),
        (182, -44),
        (178, -20),
        (150, -12),
        (118, 22),
    ]
    it.rounded(closed(tail, 4), shaded(skin, 0.95), 8)
    body: list[Point] = [
        (-168, 6),
        (-158, -30),
        (-112, -62),
        (-44, -74),
        (40, -56),
        (110, -14),
        (128, 8),
        (90, 24),
        (20, 46),
        (-70, 54),
        (-140, 40),
    ]
    it.rounded(closed(body, 5), skin, 18)
    it.polygon(
        closed([(-166, 14), (-110, 10), (-40, 16), (40, 22), (84, 22), (20, 43), (-70, 51), (-138, 37)], 4), pale
    )
    for n in range(5):
        it.line(
            through([(-150 + n * 8, 18 + n * 5), (-90, 20 + n * 6), (-24 - n * 4, 22 + n * 5)], 4),
            2.2,
            shaded(pale, 0.74),
        )
    it.rounded(closed([(-52, 26), (-20, 30), (6, 76), (-6, 86), (-34, 66)], 4), shaded(skin, 0.82), 7)
    it.line(through([(-166, 8), (-130, 10), (-104, 2)], 4), 3, shaded(skin, 0.5))
    it.ellipse(-102, -10, 7, 7, pale)
    it.ellipse(-103, -9, 4.5, 4.5, dark(it))
    for n in range(12):
        x, y = -130 + 190 * it.chance(n), -50 + 46 * it.chance(n + 20) + max(0.0, (-130 + 190 * it.chance(n)) * 0.3)
        it.ellipse(x, min(y, 4), 2.8, 2.8, mix(pale, WARM, 0.5 * it.tones.dark))
    for x, y, wide in ((-120, 66, 44), (60, 58, 52), (130, 44, 36)):
        it.ellipse(x, y, wide, 11, it.tones["cloud_lit"], 0.9)
        it.ellipse(x - wide * 0.3, y - 8, wide * 0.5, 9, it.tones["cloud_lit"], 0.9)


@thing("witch", left=93, right=103, up=83, down=38)
def _witch(it: Sketch) -> None:
    cloth = mix(dark(it), lit(it, ("5a3a78", "2f5a50", "7a2f48")[int(it.chance(1) * 3)]), 0.6)
    broom, figure = lit(it, "a8743c"), Figure(it)
    it.line([(-92, 10), (60, 18)], 4.5, broom)
    for tip in (2, 12, 22, 32):
        it.line([(54, 17), (100, tip)], 6, shaded(lit(it, "d8a850"), 1.15 - tip * 0.013))
    it.line([(58, 12), (58, 24)], 6, lit(it, "b04838"))
    it.polygon([(6, -30), (48, -26), (92, -38), (76, -14), (88, 4), (48, 4), (16, 4)], shaded(cloth, 0.72))
    figure.body([(-12, -36), (8, -38), (18, -10), (30, 16), (-8, 18), (-18, -8)], cloth, 8)
    figure.limb([(-8, 12), (-22, 26), (-34, 30)], [14, 9, 8], shaded(cloth, 0.7))
    it.polygon([(-30, 26), (-48, 28), (-46, 36), (-30, 35)], dark(it))
    figure.limb([(-6, -28), (-24, -10), (-44, 8)], [13, 10, 7], shaded(cloth, 1.15))
    it.polygon(closed([(2, -56), (20, -48), (30, -28), (16, -32), (4, -36)], 3), lit(it, "c86a30"))
    it.ellipse(-6, -46, 11, 12, lit(it, "e8c8a0"))
    it.polygon([(-15, -48), (-24, -42), (-14, -41)], lit(it, "e0b890"))
    it.polygon(closed([(-32, -52), (-4, -60), (22, -54), (-2, -50)], 3), shaded(cloth, 0.7))
    it.polygon([(-18, -55), (12, -56), (10, -70), (24, -82), (0, -76)], shaded(cloth, 0.9))
    it.line([(-17, -57), (12, -58)], 4, lit(it, "e0a840"))


@thing("angel", left=77, right=78, up=77, down=88)
def _angel(it: Sketch) -> None:
    own_light = 0.5 * it.tones.dark
    robe = mix(lit(it, ("f4ecdc", "d8e4f0", "f4d8d8")[int(it.chance(1) * 3)]), it.tones["light"], own_light)
    wing_colour = mix(lit(it, "ffffff"), it.tones["light"], 0.15 + own_light)
    figure = Figure(it)
    for side in (-1, 1):
        wing: list[Point] = [
            (6, -30),
            (26, -66),
            (56, -76),
            (76, -54),
            (66, -46),
            (72, -24),
            (58, -20),
            (58, 2),
            (42, 2),
            (34, 20),
            (10, -4),
        ]
        it.rounded([(side * x, y) for x, y in wing], shaded(wing_colour, 1.0 if side < 0 else 0.86), 9)
        for x, y in ((62, -50), (54, -26), (40, -6)):
            it.line([(side * 14, -24), (side * x, y)], 3, shaded(wing_colour, 0.78))
    figure.body(
        [(0, -36), (15, -26), (18, 10), (34, 74), (14, 82), (-6, 78), (-32, 82), (-18, 10), (-15, -26)], robe, 10
    )
    for x in (-10, 4, 14):
        it.line(through([(x * 0.4, 0), (x * 0.9, 34), (x * 1.3, 70)], 4), 3, shaded(robe, 0.74))
    for side in (-1, 1):
        figure.limb(
            [(side * 12, -24), (side * 22, -6), (side * 4, 2)], [12, 11, 7], shaded(robe, 1.04 if side < 0 else 0.8)
        )
    it.ellipse(0, -46, 12, 13, lit(it, "f0d0b0"))
    it.polygon(
        closed([(-13, -44), (-11, -60), (6, -62), (14, -48), (10, -38), (6, -52), (-8, -52)], 3), lit(it, "c88840")
    )
    it.line(arc(0, -66, 15, 5, 0, 360, 18), 3.4, mix(colour("ffd860"), WHITE, 0.2))
    if it.tones.dark > 0.3:
        it.glow(0, -30, 110, 0.6 * it.tones.dark, it.tones["light"])
