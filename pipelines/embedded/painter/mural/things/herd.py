"""Animals of herds, and those that watch them: cow, sheep, pig, camel, elephant, giraffe, lion, tiger."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import INK, eye, four_legs, pick
from pipelines.embedded.painter.mural.things.curves import Figure, bumpy, local, turned


@thing("cow", left=74, right=74, up=96)
def cow(sketch: Sketch) -> None:
    it = turned(sketch)
    coat, patch, pink = (
        pick(it, 3, ("f4ecdf", "f0e6d4", "b8703c")),
        pick(it, 4, ("3a302e", "8a4a2c")),
        local(it.tones, "e8b0a0"),
    )
    hoof, horn = local(it.tones, "3a302a"), local(it.tones, "e8dcc0")
    if sketch.chance(3) > 0.67:
        patch = local(it.tones, "f4ecdf")
    it.shadow(50)
    four_legs(it, (-34, -42), (22, -40), 13, coat, hoof=hoof, front=False)
    it.line([(-45, -66), (-51, -50), (-50, -30)], 3.4, shaded(coat, 0.8))
    it.limb([(-50, -34), (-52, -26), (-50, -18)], [4, 7, 2], patch)
    it.ball(-18, -30, 10, 7, pink)
    it.body([
        (-47, -60), (-42, -70), (-20, -70), (6, -68), (22, -73), (34, -77), (38, -66), (34, -50), (28, -36), (8, -31),
        (-16, -32), (-34, -34), (-46, -44),
    ], coat, 9)  # fmt: skip
    for x, y, wide, high in ((-28, -57, 14, 11), (4, -54, 12, 12), (24, -64, 8, 9)):
        it.flat(bumpy(x, y, wide, high, it.chances(20 + int(x) % 97, 7)), patch)
    four_legs(it, (-34, -42), (22, -40), 13, coat, hoof=hoof, front=True)
    head = it
    if sketch.chance(9) < 0.4:
        head = it.at(6, 36)
        it.limb([(24, -64), (38, -48), (46, -34)], [34, 27, 20], coat)
    head.body(
        [(31, -78), (40, -82), (50, -78), (58, -66), (63, -58), (59, -52), (50, -52), (42, -58), (34, -64)], coat, 5
    )
    head.smooth([(33, -78), (42, -81), (46, -74), (40, -66), (34, -66)], patch)
    head.body([(55, -65), (63, -60), (62, -53), (54, -51), (50, -56)], pink, 3)
    head.dot(59, -58, 1.4, shaded(pink, 0.5))
    head.limb([(41, -80), (47, -86), (50, -93)], [5, 4, 1.5], horn, 1)
    head.limb([(36, -78), (28, -80), (22, -76)], [5, 7, 2], coat, 2)
    eye(head, 46, -71, 2)


@thing("sheep", left=54, right=54, up=72)
def sheep(sketch: Sketch) -> None:
    it = turned(sketch)
    wool, face = local(it.tones, "f6f0e2", share=0.06), pick(it, 3, ("3a3230", "54463e", "443c3c"))
    it.shadow(36)
    for x, shade in ((-16, 0.7), (14, 0.7), (-22, 1.0), (20, 1.0)):
        it.limb([(x, -26), (x + 1, -12), (x, 0)], [8, 6, 6.5], shaded(face, shade), 2)
    puffs = [
        (-28.0, -36.0, 13.0),
        (-24, -48, 12),
        (-10, -54, 13),
        (6, -54, 13),
        (20, -48, 12),
        (25, -36, 11),
        (14, -28, 12),
        (-2, -26, 12),
        (-17, -27, 12),
        (-2, -40, 22),
    ]
    for x, y, radius in puffs:
        it.ball(x, y, radius, radius * 0.92, wool, radius * 0.5)
    it.flat(bumpy(-2, -40, 24, 17, it.chances(30, 9)), wool)
    for n in range(8):
        x, y = -22 + 6.4 * n, -41 + 8 * math.sin(n * 2.1)
        it.line([(x - 4, y), (x, y + 3), (x + 4, y)], 2.2, shaded(wool, 0.8))
    head = it.at(2, 22) if sketch.chance(9) < 0.4 else it
    head.body([(22, -50), (30, -56), (40, -52), (47, -42), (46, -36), (38, -34), (28, -38)], face, 4)
    head.limb([(27, -52), (19, -50), (15, -45)], [5, 7, 3], face, 2)
    for x, y in ((24, -57), (31, -58), (28, -62)):
        head.ball(x, y, 6.5, 6, wool)
    eye(head, 36, -47, 1.8)


@thing("pig", left=58, right=58, up=66)
def pig(sketch: Sketch) -> None:
    it = turned(sketch)
    coat = pick(it, 3, ("f0b0a4", "eca08c", "e0b4a8"))
    it.shadow(40)
    for x, shade in ((-20, 0.72), (16, 0.72), (-28, 1.0), (24, 1.0)):
        it.limb([(x, -22), (x, -10), (x + 1, 0)], [13, 10, 9], shaded(coat, shade), 3)
        it.flat([(x - 4, -4), (x + 6, -4), (x + 6, 1), (x - 4, 1)], shaded(coat, 0.5 * shade))
    it.line([(-36, -38), (-44, -42), (-42, -48), (-38, -44), (-46, -38)], 3, shaded(coat, 0.85))
    it.body([(-38, -34), (-32, -50), (-10, -56), (14, -54), (30, -54), (42, -46), (46, -40), (45, -28),
        (32, -20), (10, -13), (-14, -13), (-32, -18)], coat, 9)  # fmt: skip
    it.flat([(24, -53), (38, -58), (37, -44)], shaded(coat, 0.84))
    it.flat([(17, -52), (24, -62), (30, -46)], coat)
    it.ball(48, -35, 5.4, 7.6, shaded(coat, 0.94))
    for y in (-38, -32):
        it.dot(49.5, y, 1.5, shaded(coat, 0.45))
    eye(it, 37, -42, 1.9)


@thing("camel", left=82, right=82, up=122)
def camel(sketch: Sketch) -> None:
    it = turned(sketch)
    coat = pick(it, 3, ("c8985c", "b8844c", "d4aa70"))
    it.shadow(50)
    four_legs(it, (-31, -58), (22, -58), 12, coat, front=False)
    it.line([(-42, -66), (-47, -52), (-45, -38)], 4, shaded(coat, 0.8))
    it.body([
        (-43, -60), (-40, -72), (-32, -78), (-22, -96), (-12, -98), (-4, -82), (3, -82), (10, -96), (19, -94),
        (26, -78), (36, -66), (43, -72), (46, -90), (49, -106), (58, -112), (67, -107), (77, -101), (76, -95),
        (66, -94), (58, -96), (56, -84), (52, -64), (42, -52), (28, -47), (4, -45), (-18, -50), (-34, -48),
    ], coat, 8)  # fmt: skip
    for x in (-17, 14):
        for dx in (-7, 0, 7):
            it.limb([(x + dx * 0.4, -98), (x + dx, -90), (x + dx * 1.4, -84)], [5, 5, 1], shaded(coat, 0.74), 0)
    if sketch.chance(6) < 0.6:
        red, gold = pick(it, 9, ("c03c34", "3c5c9c", "8c3c6c")), local(it.tones, "f0c850")
        it.body([(-14, -84), (8, -84), (12, -72), (10, -56), (-16, -56), (-18, -72)], red, 5, 3)
        for n in range(5):
            it.dot(-13 + 6 * n, -57, 2.4, gold)
        it.line([(-15, -68), (11, -68)], 3, gold)
    four_legs(it, (-31, -58), (22, -58), 12, coat, front=True)
    it.flat([(50, -108), (46, -118), (55, -112)], coat)
    it.line([(76, -97), (70, -97)], 1.8, shaded(coat, 0.5))
    eye(it, 62, -106, 2)


@thing("elephant", left=116, right=116, up=134)
def elephant(sketch: Sketch) -> None:
    it = turned(sketch)
    hide, ivory = pick(it, 3, ("8a8890", "7c7c88", "968e8a")), local(it.tones, "f8f0dc")
    it.shadow(76)
    for x, shade in ((-36, 0.66), (36, 0.66)):
        _column(it, x, hide, shade)
    it.line([(-73, -90), (-82, -70), (-80, -48)], 4, shaded(hide, 0.7))
    it.flat([(-84, -50), (-76, -50), (-80, -36)], shaded(hide, 0.4))
    it.body([
        (-74, -70), (-72, -96), (-54, -116), (-22, -124), (12, -118), (34, -120), (52, -130), (72, -126), (84, -108),
        (84, -88), (70, -74), (52, -62), (40, -44), (8, -38), (-28, -40), (-58, -42),
    ], hide, 14)  # fmt: skip
    for x in (-56, 22):
        _column(it, x, hide, 1.0)
    up = sketch.chance(6) < 0.35
    tip = [(100, -70), (110, -86), (110, -106)] if up else [(95, -56), (93, -30), (102, -14)]
    it.limb([(76, -104), (90, -82), *tip], [34, 24, 18, 13, 9], hide)
    it.limb([(76, -76), (88, -66), (100, -66)], [8, 6, 2], ivory, 2)
    it.body(
        [(34, -122), (52, -124), (60, -108), (56, -86), (44, -66), (30, -70), (20, -88), (22, -110)],
        shaded(hide, 0.9),
        8,
    )
    it.smooth(
        [(36, -114), (46, -112), (50, -100), (44, -84), (34, -86), (30, -100)],
        mix(hide, local(it.tones, "d89a90"), 0.22),
    )
    eye(it, 70, -102, 2.4)


def _column(it: Figure, x: float, hide: Colour, shade: float) -> None:
    """One leg of an elephant, with its toenails."""
    fill, step = shaded(hide, shade), 6 * (it.sketch.chance(int(x) % 89) - 0.5)
    it.limb([(x, -62), (x + step, -30), (x + step, 0)], [33, 27, 29], fill)
    for toe in (-1, 8):
        it.oval(x + step + toe + 3, -1.5, 3.4, 3, local(it.tones, "d8d0c4"))


@thing("giraffe", left=82, right=82, up=210)
def giraffe(sketch: Sketch) -> None:
    it = turned(sketch)
    coat, patch = local(it.tones, "eac070"), pick(it, 3, ("a8622c", "8c4e28", "b87434"))
    hoof = local(it.tones, "5a4030")
    it.shadow(44)
    four_legs(it, (-25, -76), (20, -80), 11, coat, hoof=hoof, front=False)
    it.line([(-35, -92), (-41, -76), (-40, -60)], 3, shaded(coat, 0.8))
    it.flat([(-43, -62), (-37, -62), (-40, -48)], local(it.tones, "4a3428"))
    it.flat([(53, -184), (52, -199), (57, -184)], shaded(patch, 0.8))
    it.body([
        (-36, -84), (-32, -98), (-14, -106), (6, -116), (18, -130), (32, -160), (42, -184), (50, -192), (60, -188),
        (77, -176), (77, -169), (66, -168), (56, -172), (50, -158), (42, -128), (36, -104), (30, -84), (14, -72),
        (-10, -70), (-28, -72),
    ], coat, 7)  # fmt: skip
    spots = [
        (-24, -88, 8),
        (-10, -95, 8),
        (-13, -80, 7),
        (4, -100, 8),
        (4, -84, 8),
        (20, -112, 8),
        (19, -94, 8),
        (30, -128, 7),
        (31, -108, 5),
        (36, -144, 6),
        (41, -160, 5),
        (45, -174, 4.4),
    ]
    for n, (x, y, radius) in enumerate(spots):
        it.flat(bumpy(x, y, radius, radius * 0.86, it.chances(20 + n, 5)), patch)
    it.limb([(44, -190), (34, -164), (22, -138), (8, -116)], [3, 6, 6, 2], shaded(patch, 0.8), 1)
    four_legs(it, (-25, -76), (20, -80), 11, coat, hoof=hoof, front=True)
    for x in (47, 52):
        it.line([(x, -190), (x - 1, -202)], 3, coat)
        it.dot(x - 1, -203, 2.8, shaded(patch, 0.6))
    it.limb([(46, -186), (38, -188), (34, -185)], [4, 6, 2], coat, 1)
    it.smooth([(68, -178), (77, -176), (77, -169), (68, -168)], shaded(coat, 0.78))
    eye(it, 58, -183, 2.2)


CAT: list[Point] = [
    (-46, -50), (-38, -58), (-18, -58), (4, -57), (20, -62), (34, -58), (36, -44), (28, -32), (8, -28), (-14, -32),
    (-30, -34), (-44, -38),
]  # fmt: skip


@thing("lion", left=84, right=84, up=94)
def lion(sketch: Sketch) -> None:
    it = turned(sketch)
    coat, mane = local(it.tones, "dca654"), pick(it, 3, ("8c4a22", "a05a28", "6e3c22"))
    it.shadow(46)
    four_legs(it, (-33, -42), (20, -42), 14, coat, front=False)
    wave = 12 * sketch.chance(5)
    it.limb([(-44, -52), (-58, -44), (-66, -32), (-74, -36 - wave)], [6, 5, 4.4, 4], coat, 1.5)
    it.ball(-75, -39 - wave, 6, 7, mane)
    it.body(CAT, coat, 8)
    four_legs(it, (-33, -42), (20, -42), 14, coat, front=True)
    rays = [
        (34 + math.cos(n * 0.3927) * (25 if n % 2 else 30), -60 + math.sin(n * 0.3927) * (26 if n % 2 else 31))
        for n in range(16)
    ]
    it.body(rays, mane, 9, 3)
    it.flat(bumpy(35, -61, 21, 22, it.chances(40, 9)), shaded(mane, 1.22))
    for x in (26, 43):
        it.ball(x, -76, 5, 5, coat)
    it.body([(26, -72), (36, -76), (46, -72), (50, -60), (53, -52), (47, -45), (36, -46), (28, -54)], coat, 5)
    it.smooth([(42, -56), (52, -56), (53, -49), (46, -45), (40, -48)], local(it.tones, "f4e2bc"))
    it.body([(47, -60), (53, -59), (51, -54), (48, -55)], local(it.tones, "5a3028"), 1)
    for x in (36, 45):
        eye(it, x, -64, 2)


@thing("tiger", left=76, right=76, up=82)
def tiger(sketch: Sketch) -> None:
    it = turned(sketch)
    coat, ink, pale = local(it.tones, "e8883a"), local(it.tones, "2e2422"), local(it.tones, "faf0e0")
    it.shadow(46)
    four_legs(it, (-33, -42), (20, -42), 14, coat, front=False)
    wave = 14 * sketch.chance(5)
    it.limb([(-44, -50), (-60, -42), (-68, -50 - wave), (-66, -60 - wave)], [8, 7, 6.5, 5], coat)
    it.ball(-66, -60 - wave, 4, 4.4, ink)
    it.body(CAT, coat, 8)
    four_legs(it, (-33, -42), (20, -42), 14, coat, front=True)
    it.smooth([(-28, -35), (-10, -35), (14, -31), (26, -34), (8, -28), (-14, -31)], pale)
    for n in range(7):
        x = -38 + 10 * n
        it.limb([(x, -58 + abs(n - 3) * 0.4), (x + 3, -50), (x - 1 + (n % 2) * 3, -41)], [6, 4.4, 1], ink, 0)
    for x, y in ((-36, -28), (-38, -22), (18, -28), (19, -20)):
        it.line([(x - 5, y), (x + 5, y - 1)], 2.8, ink)
    for x in (27, 45):
        it.ball(x, -73, 5.4, 5.4, coat)
        it.dot(x, -73, 2.6, ink)
    it.body(
        [(22, -58), (26, -70), (36, -74), (47, -70), (52, -58), (54, -51), (47, -44), (36, -43), (26, -48)], coat, 6
    )
    it.smooth([(40, -53), (51, -54), (54, -49), (46, -44), (36, -44), (34, -48)], pale)
    for dx in (-6, 0, 6):
        it.limb([(37 + dx, -73), (37.5 + dx * 0.7, -67)], [4, 1.4], ink, 0)
    for y in (-60, -54, -48):
        it.limb([(22, y), (31, y + 1)], [4, 1], ink, 0)
    it.body([(47, -58), (53, -57), (51, -52), (48, -53)], local(it.tones, "c87068"), 1)
    for x in (36.5, 46):
        it.dot(x, -61, 2.8, colour("f0e060"))
        it.dot(x + 0.4, -61, 1.6, local(it.tones, INK))
