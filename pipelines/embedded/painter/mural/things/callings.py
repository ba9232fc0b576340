"""People at what they do: fisherman, farmer, shepherd, sailor, reader, monk, painter."""

import math

from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import Person, person, pick
from pipelines.embedded.painter.mural.things.curves import Figure, local, turned
from pipelines.embedded.painter.mural.things.people import COATS, lantern


@thing("fisherman", left=132, right=96, up=102, down=14)
def fisherman(sketch: Sketch) -> None:
    it = turned(sketch, size=1.02)
    faces = it.faces if it.sketch.zone == "water" else 1
    it = Figure(sketch, -18, 0, it.size, faces)
    coat, wood = pick(it, 3, ("e0b03c", "3c5c7c", "5a7048")), local(it.tones, "7a5232")
    one = person(it)
    if sketch.zone == "water":
        it.body([(-50, -22), (-20, -14), (20, -14), (54, -24), (44, 0), (34, 8), (-32, 8), (-42, 0)], wood, 6, 3)
    else:
        it.shadow(40)
        it.limb([(-16, 0), (-12, -14), (-14, -28)], [5, 4, 4], wood)
        it.limb([(12, 0), (9, -14), (10, -28)], [5, 4, 4], wood)
    y = -28.0
    it.body([(-18, y - 3), (16, y - 3), (16, y + 3), (-18, y + 3)], wood, 2, 2)
    for x, shade in ((6, 0.75), (10, 1.0)):
        it.limb(
            [(0, y - 4), (x + 14, y - 6), (x + 17, y + 12), (x + 16, -4)],
            [13, 11, 9, 8],
            shaded(local(it.tones, "4a4a54"), shade),
        )
        it.body(
            [(x + 12, -5), (x + 20, -6), (x + 28, -2), (x + 28, 0.5), (x + 12, 0.5)], local(it.tones, "3a3230"), 2, 3
        )
    up = it.at(0, y + 38)
    one = Person(up, one.skin, one.hair)
    one.coat(coat, hem=-38, wide=14)
    one.head(1.0)
    one.brim(shaded(coat, 0.72), wide=16, tall=9)
    tip = (98.0, -96.0)
    up.limb([(18, -54), (58, -82), tip], [3.6, 2.8, 1.6], local(it.tones, "5a3c24"), 1)
    it.line([(tip[0], tip[1] + 10), (tip[0] + 4, -44), (tip[0] + 6, 6)], 1.4, local(it.tones, "f4f0e4"))
    it.dot(tip[0] + 6, 6, 3, local(it.tones, "e0483c"))
    one.arm((22.0, -58.0), coat)
    if it.tones.dark > 0.4:
        lantern(it, -22, -34)


@thing("farmer", left=52, right=52, up=90)
def farmer(sketch: Sketch) -> None:
    it = turned(sketch, size=0.78)
    shirt, wood = pick(it, 3, ("5a7ca0", "b04a3c", "e4d8c0")), local(it.tones, "8a6034")
    it.shadow(22)
    one = person(it)
    steel = local(it.tones, "b8bcc0")
    rake = sketch.chance(5) < 0.5
    it.limb([(22, -98), (23, -50), (26, 0)], [3.4, 3.4, 3.4], wood, 1)
    if rake:
        for x in (16, 23, 30):
            it.limb([(22.5, -96), (x, -102), (x, -114)], [3, 3, 2], steel, 0)
    else:
        it.limb([(22, -98), (38, -106), (56, -98), (62, -86)], [4, 8, 7, 1], steel, 2)
    one.arm((22.0, -62.0), shirt, far=True)
    one.legs(local(it.tones, "4c5a74"), 9)
    one.coat(shirt, hem=-38, wide=12)
    it.body([(-9, -60), (9, -60), (12, -36), (-12, -36)], local(it.tones, "4c5a74"), 4, 3)
    it.line([(-6, -60), (-7, -76)], 3, local(it.tones, "4c5a74"))
    it.line([(6, -60), (5, -76)], 3, local(it.tones, "4c5a74"))
    one.head(1.0)
    one.brim(local(it.tones, "e4c478"), wide=22, tall=10, band=shaded(shirt, 0.7))
    one.arm((-13.0, -42.0), shirt, bend=-1)


@thing("shepherd", left=42, right=42, up=88)
def shepherd(sketch: Sketch) -> None:
    it = turned(sketch, size=0.8)
    cloak = pick(it, 3, ("8a6a48", "6c7054", "9c5c40"))
    it.shadow(24)
    one = person(it)
    wood = local(it.tones, "6a4a30")
    it.limb([(24, 0), (22, -50), (22, -92), (28, -104), (35, -98), (32, -91)], [3.6, 3.6, 3.6, 3.6, 3.4, 2.6], wood, 1)
    one.legs(local(it.tones, "5a4a40"), 7)
    one.coat(cloak, hem=-14, wide=19, sway=-3 * it.tones.windy)
    it.line([(-2, -70), (2, -40), (0, -16)], 2.4, shaded(cloak, 0.7))
    one.arm((22.0, -60.0), cloak)
    one.head(1.0)
    it.body(
        [(-13, -76), (-13, -94), (-4, -103), (7, -100), (11, -94), (1, -96), (-3, -86), (-2, -77)],
        shaded(cloak, 0.8),
        4,
        4,
    )
    it.limb([(-7, -98), (-12, -82), (-9, -72)], [3, 5, 6], shaded(cloak, 0.8), 1)
    wool = local(it.tones, "f6f0e2")
    for x, y, radius in ((-34, -17, 9), (-24, -19, 9), (-29, -12, 9)):
        it.ball(x, y, radius, radius * 0.85, wool)
    for x in (-34, -25):
        it.stick((x, -6), (x, 0), 3.4, local(it.tones, "4a403c"))
    it.ball(-41, -21, 5.4, 4.6, local(it.tones, "4a403c"))


@thing("sailor", left=58, right=58, up=122)
def sailor(sketch: Sketch) -> None:
    it = turned(sketch, size=1.08)
    navy, white = local(it.tones, "26406c"), local(it.tones, "f4f0e6")
    it.shadow(22)
    one, brass = person(it), local(it.tones, "e0b44c")
    one.arm((12.0, -46.0), navy, far=True)
    one.legs(white if sketch.chance(5) < 0.5 else local(it.tones, "2a2c3a"), 8)
    one.coat(navy, hem=-34, wide=14)
    for y in (-64, -55, -46):
        it.dot(-3, y, 1.7, brass)
        it.dot(5, y, 1.7, brass)
    one.head(1.0)
    it.body([(2, -80), (10, -84), (11, -78), (4, -70), (-5, -76), (-3, -82)], local(it.tones, "e8e4dc"), 2, 4)
    it.body([(-11, -96), (-13, -104), (0, -109), (14, -104), (12, -96)], white, 4, 4)
    it.flat([(-11, -99), (12, -99), (12, -94), (-11, -94)], navy)
    it.body([(6, -95), (19, -92), (16, -90), (6, -92)], shaded(navy, 0.6), 1, 3)
    it.dot(3, -100, 2, brass)
    one.arm((24.0, -80.0), navy, bend=8)
    it.limb([(20, -82), (34, -88), (48, -94)], [5, 6.5, 8], brass, 2)
    it.limb([(34, -88), (41, -91)], [8, 8], shaded(brass, 0.6), 1)


@thing("reader", left=52, right=52, up=100)
def reader(sketch: Sketch) -> None:
    it = turned(sketch, size=1.06)
    dress, rock = pick(it, 3, COATS), local(it.tones, "8a8478", "rock", 0.4)
    it.shadow(40)
    it.body([(-36, 0), (-34, -18), (-20, -28), (4, -28), (16, -18), (18, 0)], rock, 7, 3)
    up = it.at(0, 10)
    one = Person(up, person(it).skin, person(it).hair)
    for shade, x in ((0.74, 0), (1.0, 4)):
        up.limb(
            [(-2, -40), (22 + x, -42), (28 + x, -26), (27 + x, -12)],
            [15, 13, 10, 8],
            shaded(local(it.tones, "46506a"), shade),
        )
        up.body(
            [(22 + x, -14), (30 + x, -16), (40 + x, -11), (40 + x, -8), (22 + x, -8)], local(it.tones, "4a2e24"), 2, 3
        )
    one.coat(dress, hem=-36, wide=14)
    one.head(4.0, long_hair=sketch.chance(5) < 0.5)
    one.arm((26.0, -56.0), dress, bend=7)
    page, cover = local(it.tones, "faf4e4"), pick(it, 6, ("a83a34", "2f5a7c", "4c6a44"))
    up.flat([(18, -50), (31, -54), (45, -52), (44, -72), (31, -70), (19, -69)], cover)
    up.flat([(20, -52), (31, -56), (31, -73), (21, -71)], shaded(page, 0.86))
    up.flat([(31, -56), (43, -54), (42, -73), (31, -73)], page)
    for y in (-69, -64, -59):
        up.line([(34, y), (40, y)], 1.4, shaded(page, 0.6))
    if it.tones.dark > 0.4:
        lantern(it, -26, -46)


@thing("monk", left=22, right=22, up=90)
def monk(sketch: Sketch) -> None:
    it = turned(sketch, size=0.82)
    robe = pick(it, 3, ("7a5236", "c8702c", "5c4c48"))
    it.shadow(22)
    one = person(it)
    one.legs(shaded(one.skin, 0.7), 5)
    one.coat(robe, hem=-7, wide=19, sway=-2 * it.tones.windy)
    for x in (-7, 6):
        it.line([(x * 0.4, -60), (x * 0.7, -34), (x * 1.4, -9)], 2.4, shaded(robe, 0.7))
    rope = local(it.tones, "e4d4a8")
    it.line([(-9, -49), (0, -47), (10, -49)], 3, rope)
    it.line([(4, -48), (5, -36), (4, -26)], 2.4, rope)
    one.head(2.0)
    it.body(
        [(-14, -74), (-14, -92), (-5, -104), (6, -103), (10, -97), (2, -95), (-2, -86), (0, -76)],
        shaded(robe, 0.82),
        4,
        4,
    )
    one.arm((12.0, -58.0), robe, bend=6)
    it.body([(2, -66), (13, -60), (12, -52), (0, -56)], robe, 3, 3)
    if it.tones.dark > 0.4:
        lantern(it, 13, -58)


@thing("painter", left=88, right=88, up=116)
def painter(sketch: Sketch) -> None:
    it = turned(sketch, size=1.04)
    smock, wood = pick(it, 3, ("e8e0d0", "5a7ca0", "8a9c6c")), local(it.tones, "8a5c34")
    it.shadow(52, 20)
    for start, end in (((54, -104), (38, 0)), ((56, -104), (76, 0)), ((52, -100), (62, -4))):
        it.stick(start, end, 3.6, wood)
    it.flat([(30, -92), (78, -96), (78, -40), (32, -40)], shaded(wood, 0.7))
    it.flat([(33, -89), (75, -92), (75, -43), (35, -43)], it.tones["mid"])
    it.flat([(34, -62), (75, -66), (75, -43), (35, -43)], it.tones["grass"])
    it.smooth([(34, -62), (44, -76), (54, -64), (62, -72), (75, -62), (60, -56)], it.tones["rock"])
    it.dot(64, -81, 5, it.tones["light"])
    it.stick((30, -39), (80, -39), 4, wood)
    one = person(it)
    one.legs(local(it.tones, "3c3a44"), 7)
    one.coat(smock, hem=-30, wide=16)
    one.head(1.0)
    it.body([(-14, -97), (-8, -106), (6, -106), (12, -99), (4, -96), (-8, -95)], local(it.tones, "a83a34"), 3, 4)
    one.arm((32.0, -66.0), smock, bend=6)
    it.stick((29, -65), (42, -70), 2.6, local(it.tones, "5a3c24"))
    one.arm((-14.0, -52.0), smock, bend=4)
    it.body([(-28, -54), (-20, -60), (-9, -56), (-10, -48), (-22, -46)], local(it.tones, "c89a64"), 2, 4)
    for n in range(4):
        angle = n * 1.3
        it.dot(
            -19 + 5 * math.cos(angle),
            -53 + 3 * math.sin(angle),
            2,
            pick(it, 30 + n, ("e0483c", "f2c84c", "3c7cb0", "5a9c5c")),
        )
