"""People in costume: knight, king, rider, dancer, musician, astronaut, and a robot."""

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import INK, Person, person, pick
from pipelines.embedded.painter.mural.things.beasts import draw_horse
from pipelines.embedded.painter.mural.things.curves import local, turned
from pipelines.embedded.painter.mural.things.people import COATS


@thing("knight", left=50, right=50, up=116)
def knight(sketch: Sketch) -> None:
    it = turned(sketch, size=0.84)
    steel, dark, red = local(it.tones, "b4bcc8"), local(it.tones, "4a505c"), pick(it, 3, ("b8342c", "2c5aa0", "6a3c84"))
    it.shadow(24)
    one = Person(it, steel, dark)
    it.body(
        [(-6, -74), (-14, -60), (-24, -28), (-28 - 8 * it.tones.windy, -6), (-12, -10), (0, -30)],
        shaded(red, 0.8),
        5,
        4,
    )
    it.limb([(25, -122), (24, -60), (24, 0)], [3, 4, 4], local(it.tones, "6a4a30"), 1)
    it.flat([(21, -120), (25, -134), (29, -120)], steel)
    it.body([(26, -116), (40, -114), (54, -118), (50, -106), (54, -96), (40, -98), (26, -96)], red, 3, 3)
    one.legs(steel, 8, boots=dark)
    one.coat(steel, hem=-42, wide=13, shoulders=14)
    it.body([(-8, -66), (8, -66), (12, -34), (4, -30), (-12, -33)], red, 4, 3)
    it.flat([(-2, -62), (2, -62), (2, -40), (-2, -40)], local(it.tones, "f0e4c0"))
    it.flat([(-6, -56), (7, -56), (7, -52), (-6, -52)], local(it.tones, "f0e4c0"))
    one.arm((24.0, -58.0), steel)
    it.ball(12, -69, 7, 6, steel)
    it.body([(-11, -78), (-12, -92), (-5, -102), (5, -102), (12, -94), (13, -84), (9, -77), (0, -75)], steel, 5, 4)
    it.flat([(2, -92), (14, -90), (14, -86), (2, -87)], local(it.tones, INK))
    it.limb([(0, -101), (-10, -114), (-22, -108), (-26, -98)], [5, 9, 8, 2], red)
    it.body([(-26, -66), (-8, -66), (-8, -46), (-17, -34), (-26, -46)], mix(red, dark, 0.2), 4, 3)
    it.flat([(-19, -62), (-15, -62), (-15, -42), (-19, -42)], local(it.tones, "f0e4c0"))
    it.flat([(-23, -56), (-11, -56), (-11, -52), (-23, -52)], local(it.tones, "f0e4c0"))


@thing("king", left=28, right=28, up=102)
def king(sketch: Sketch) -> None:
    it = turned(sketch, size=0.84)
    robe, gold, fur = (
        pick(it, 3, ("a82c3c", "6a3488", "2c4c94")),
        local(it.tones, "f2c44c", share=0.02),
        local(it.tones, "f8f4ea"),
    )
    it.shadow(28)
    one = person(it)
    one.coat(robe, hem=-4, wide=24, sway=-4)
    it.smooth([(-3, -76), (5, -76), (8, -40), (7, -3), (-5, -3), (-5, -40)], shaded(gold, 0.85))
    for x in (-7, 9):
        it.limb([(x * 0.5, -74), (x, -40), (x * 1.2, -3)], [5, 6, 6], fur, 1.5)
    it.limb([(-27, -5), (-4, -2), (19, -5)], [7, 7, 7], fur, 2)
    for n in range(5):
        it.dot(-22 + 9 * n, -3.5, 1.6, local(it.tones, INK))
    queen = sketch.chance(5) < 0.5
    one.head(1.0, long_hair=queen)
    if not queen:
        it.body([(1, -84), (10, -83), (9, -72), (3, -66), (-3, -74)], local(it.tones, "d8d0c4"), 3, 4)
    it.body([(-11, -76), (0, -72), (11, -76), (12, -68), (0, -64), (-13, -68)], fur, 3, 4)
    it.flat([(-9, -96), (-12, -112), (-5, -104), (1, -114), (7, -104), (13, -111), (10, -95), (1, -94)], gold)
    it.flat([(3, -95), (7, -104), (13, -111), (10, -95)], shaded(gold, 0.76))
    for x, y in ((-12, -112), (1, -114), (13, -111)):
        it.dot(x, y, 2.2, local(it.tones, "e0483c"))
    it.limb([(21, -82), (20, -40), (21, -10)], [3.4, 3.4, 3], gold, 1)
    it.ball(21, -86, 5, 5, gold)
    one.arm((20.0, -54.0), robe)


@thing("rider", left=72, right=72, up=134)
def rider(sketch: Sketch) -> None:
    it = turned(sketch, size=0.94)
    coat = pick(it, 3, COATS)
    draw_horse(it, pick(it, 8, ("8a5230", "5a3a2a", "c8b8a4", "3c3434")), pick(it, 9, ("2a1c18", "e6d4b0")))
    up = it.at(-4, -40, 0.92)
    one = person(up)
    it.body([(-20, -70), (12, -70), (10, -58), (-16, -56)], local(it.tones, "6a3428"), 3, 3)
    blow = 10 + 14 * it.tones.windy
    up.body(
        [(-5, -76), (-16, -60), (-28 - blow * 0.6, -38), (-34 - blow, -30), (-14, -28), (-4, -40)],
        shaded(coat, 0.74),
        5,
        4,
    )
    up.limb([(0, -36), (16, -30), (13, -12), (12, 2)], [15, 13, 9, 8], local(it.tones, "4a4038"))
    up.body([(6, 0), (14, -3), (24, 2), (24, 6), (8, 6)], local(it.tones, "2e2622"), 2, 3)
    one.coat(coat, hem=-34, wide=13)
    one.head(2.0)
    one.brim(shaded(coat, 0.55), wide=18, tall=11, tilt=1)
    it.line([(24, -82), (38, -84), (52, -72)], 2, local(it.tones, "4a2e20"))
    one.arm((26.0, -48.0), coat, bend=6)


@thing("dancer", left=64, right=64, up=118)
def dancer(sketch: Sketch) -> None:
    it = turned(sketch, size=1.06)
    dress = pick(it, 3, ("e0607c", "f2c24c", "6a8cd8", "d04838", "9a68c0"))
    it.shadow(26)
    one = person(it)
    light = local(it.tones, "f4e4d8")
    one.arm((24.0, -104.0), one.skin, far=True, bend=-6)
    kick = 18 * sketch.chance(5)
    it.limb([(-2, -42), (-26, -34 - kick * 0.6), (-46, -32 - kick)], [11, 9, 5], shaded(light, 0.82))
    it.flat([(-44, -35 - kick), (-58, -31 - kick), (-45, -29 - kick)], dress)
    it.limb([(2, -42), (4, -22), (3, -2)], [11, 8, 5], light)
    it.flat([(0, -5), (6, -5), (5, 2), (2, 2)], dress)
    for shade, drop in ((0.74, 5), (1.0, 0)):
        hem = [(-40 + 10 * n, -30 + drop - 7 * abs(4 - n) * 0.55 + (3 if n % 2 else -2)) for n in range(9)]
        it.solid([(-7, -54), (7, -54), *hem[::-1]], shaded(dress, shade), 6)
    one.coat(dress, hem=-50, wide=7.5, shoulders=9)
    one.head(1.0)
    it.ball(-9, -98, 5.4, 5, one.hair)
    it.dot(-5, -99, 2, dress)
    one.arm((-22.0, -98.0), one.skin, bend=-4)


@thing("musician", left=64, right=64, up=126)
def musician(sketch: Sketch) -> None:
    it = turned(sketch, size=1.04)
    coat, wood = pick(it, 3, COATS), local(it.tones, "b86a2c")
    it.shadow(22)
    one = person(it)
    one.legs(local(it.tones, "34323c"), 8)
    one.coat(coat, hem=-32, wide=15)
    one.head(1.0)
    one.brim(shaded(coat, 0.5), wide=16, tall=9, tilt=-1, band=local(it.tones, "e8dcc4"))
    if sketch.chance(5) < 0.5:
        it.limb([(14, -74), (30, -78), (44, -82)], [5, 4, 4], shaded(wood, 0.5), 1)
        it.body(
            [(6, -82), (14, -82), (18, -78), (26, -81), (29, -76), (24, -71), (17, -72), (10, -68), (5, -73)],
            wood,
            3,
            4,
        )
        one.arm((40.0, -79.0), shaded(coat, 0.8), bend=14)
        one.arm((20.0, -62.0), coat, bend=12)
        it.stick((22, -60), (27, -106), 2.2, local(it.tones, "4a2e20"))
    else:
        it.limb([(10, -54), (34, -66), (50, -76)], [5, 4.4, 6], shaded(wood, 0.5), 1)
        one.arm((38.0, -67.0), shaded(coat, 0.8), bend=12)
        it.body(
            [(-12, -50), (-6, -60), (6, -59), (14, -62), (20, -56), (18, -48), (8, -44), (0, -37), (-10, -40)],
            wood,
            4,
            4,
        )
        it.dot(8, -53, 3.6, shaded(wood, 0.4))
        it.line([(-4, -47), (20, -58), (48, -75)], 1.6, local(it.tones, "f0e4c0"))
        one.arm((4.0, -50.0), coat, bend=10)
    for n in range(3):
        x, y = 30 + 11 * n, -96 - 7 * n * sketch.chance(20 + n)
        it.oval(x - 2, y, 3, 2.3, local(it.tones, "2a2430"))
        it.line([(x + 0.6, y), (x + 0.6, y - 10), (x + 5, y - 7)], 1.8, local(it.tones, "2a2430"))


@thing("astronaut", left=38, right=38, up=94)
def astronaut(sketch: Sketch) -> None:
    it = turned(sketch, size=0.84)
    suit, grey, red = local(it.tones, "f2f0ec"), local(it.tones, "9aa0ac"), local(it.tones, "e0603c")
    it.shadow(26)
    it.body([(-22, -78), (-8, -80), (-8, -42), (-22, -42)], grey, 4, 3)
    for x, shade in ((-8, 0.78), (8, 1.0)):
        it.limb([(x * 0.6, -42), (x, -24), (x + 1, -6)], [17, 16, 15], shaded(suit, shade))
        it.body([(x - 8, -8), (x + 2, -10), (x + 13, -5), (x + 13, 1), (x - 8, 1)], grey, 3, 3)
        it.line([(x - 7, -20), (x + 7, -20)], 2.6, shaded(red, shade))
    it.body([(-14, -74), (0, -78), (14, -74), (16, -54), (14, -36), (0, -33), (-14, -36), (-15, -54)], suit, 7, 4)
    it.body([(-5, -62), (9, -62), (9, -48), (-5, -48)], grey, 2, 2)
    for x, fill in ((-1, "e0483c"), (5, "4c9cd8")):
        it.dot(x, -57, 2, local(it.tones, fill))
    it.limb([(-12, -70), (-22, -56), (-20, -42)], [13, 12, 11], shaded(suit, 0.86))
    wave = sketch.chance(5) < 0.6
    hand = (35, -92) if wave else (22, -44)
    it.limb([(12, -70), (29, -64 if wave else -58), hand], [13, 12, 11], suit)
    it.ball(hand[0], hand[1], 6, 6, grey)
    it.ball(1, -91, 18, 17, suit, 5)
    it.body(
        [(-5, -94), (4, -103), (16, -99), (18, -89), (12, -80), (0, -80), (-6, -86)], local(it.tones, "2c3c5c"), 4, 4
    )
    it.smooth([(0, -96), (6, -100), (10, -97), (4, -92)], local(it.tones, "e8f4ff"))
    it.flat([(-19, -68), (-13, -68), (-13, -63), (-19, -63)], red)


@thing("robot", left=32, right=32, up=106)
def robot(sketch: Sketch) -> None:
    it = turned(sketch, size=0.86)
    tin, dark, lamp = (
        pick(it, 3, ("8ca4b4", "c88a4c", "a0b08c")),
        local(it.tones, "4a5058"),
        colour("ffd860"),
    )
    it.shadow(26)
    for x, shade in ((-9, 0.74), (9, 1.0)):
        it.limb([(x, -36), (x, -20), (x, -6)], [8, 8, 8], shaded(dark, shade))
        it.body([(x - 9, -9), (x + 8, -9), (x + 11, 0.5), (x - 9, 0.5)], shaded(tin, shade), 3, 2)
    for side in (-1, 1):
        up = 26 if side > 0 and sketch.chance(5) < 0.6 else 0
        it.limb([(side * 17, -66), (side * 27, -58 - up * 0.5), (side * 27, -40 - up * 1.6)], [7, 7, 7], dark)
        it.limb([(side * 27, -42 - up * 1.6), (side * 27, -34 - up * 2)], [12, 11], tin, 3)
    it.solid([(-18, -74), (18, -74), (20, -34), (-20, -34)], tin, 6)
    it.flat([(-11, -66), (11, -66), (11, -46), (-11, -46)], dark)
    for x, fill in ((-6, "e0483c"), (0, "f2c84c"), (6, "5ac87c")):
        it.dot(x, -60, 2.4, local(it.tones, fill, share=0.0))
    it.line([(-8, -51), (-3, -54), (1, -49), (5, -53), (9, -51)], 2, lamp)
    it.limb([(0, -82), (0, -72)], [8, 8], dark)
    it.solid([(-16, -104), (16, -104), (17, -80), (-17, -80)], tin, 5)
    for x in (-7, 8):
        it.dot(x, -94, 5.2, dark)
        it.dot(x, -94, 3.6, lamp)
        it.shine(x, -94, 26, 0.7, lamp)
    it.flat([(-8, -86), (9, -86), (9, -83), (-8, -83)], dark)
    it.stick((0, -104), (0, -114), 2.6, dark)
    it.ball(0, -116, 3.6, 3.6, local(it.tones, "e0483c"))
