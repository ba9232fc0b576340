"""Whom one meets in tales: wizard, giant, ghost, fairy, and a man of snow."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import INK, eye, person, pick
from pipelines.embedded.painter.mural.things.curves import Figure, bright, closed, kindled, local, turned


@thing("wizard", left=34, right=34, up=114)
def wizard(sketch: Sketch) -> None:
    it = turned(sketch, size=0.84)
    robe, gold = pick(it, 3, ("34408c", "5a3484", "2c5c6c")), colour("f4d468")
    it.shadow(26)
    one = person(it)
    it.limb([(28, 0), (26, -50), (27, -94)], [4, 4, 4.4], local(it.tones, "6a4a30"), 1)
    it.limb([(27, -92), (20, -102), (28, -110), (36, -103)], [4, 4, 4, 2], local(it.tones, "6a4a30"), 1)
    it.ball(29, -101, 5.4, 5.4, colour("8cf0e4"), 2)
    it.sketch.glow(*it.seen([(29, -101)])[0], 40 * it.size, 0.4 + 0.5 * it.tones.dark, colour("8cf0e4"))
    one.coat(robe, hem=-2, wide=23, sway=-3 - 4 * it.tones.windy)
    for x in (-8, 8):
        it.line([(x * 0.4, -58), (x, -28), (x * 1.7, -4)], 2.4, shaded(robe, 0.66))
    for n, (x, y) in enumerate(((-13, -16), (-3, -30), (9, -14), (2, -54), (-8, -44))):
        _star(it, x, y, 3.6 + n % 2, gold)
    one.head(1.0)
    one.arm((27.0, -60.0), robe, bend=6)
    it.body([(14, -64), (24, -64), (22, -46), (13, -54)], shaded(robe, 0.82), 3, 3)
    it.body(
        [(-4, -84), (10, -84), (12, -70), (8, -50), (3, -40), (-3, -56), (-7, -72)], local(it.tones, "f0ece4"), 4, 4
    )
    it.oval(10.5, -86, 2.4, 2.2, one.skin)
    it.body([(-9, -95), (-8, -108), (-14, -124), (-22, -128), (-4, -124), (6, -108), (10, -95)], robe, 4, 4)
    it.body([(-22, -92), (-8, -97), (10, -97), (22, -93), (8, -91), (-8, -90)], robe, 2.5, 4)
    _star(it, 0, -104, 4, gold)


def _star(it: Figure, x: float, y: float, radius: float, fill: Colour) -> None:
    reaches = (radius, radius * 0.45) * 5
    turns = [-math.pi / 2 + n * math.pi / 5 for n in range(10)]
    it.flat([(x + math.cos(turn) * reach, y + math.sin(turn) * reach) for turn, reach in zip(turns, reaches)], fill)


@thing("giant", left=86, right=86, up=238)
def giant(sketch: Sketch) -> None:
    it = turned(sketch, size=2.3)
    tunic, fur = pick(it, 3, ("6a7a4c", "7a5a40", "5a6478")), local(it.tones, "8a6a4c")
    it.shadow(24)
    one = person(it)
    it.limb([(33, 0), (30, -40), (28, -78), (24, -92)], [5, 6, 9, 11], local(it.tones, "5c4430"), 2)
    one.arm((28.0, -48.0), shaded(one.skin, 0.9), far=True)
    one.legs(local(it.tones, "5c4c40"), 12, boots=fur)
    one.coat(tunic, hem=-32, wide=18, shoulders=16)
    it.line([(-14, -48), (0, -46), (15, -48)], 3.4, local(it.tones, "3c2c24"))
    it.dot(1, -47, 2.6, local(it.tones, "d8b04c"))
    for x in range(-15, 17, 6):
        it.flat([(x - 4, -34), (x + 4, -34), (x + 1, -28)], shaded(tunic, 0.8))
    it.body([(-16, -74), (-4, -79), (10, -78), (17, -72), (12, -64), (0, -68), (-14, -64)], fur, 3, 4)
    one.head(1.0)
    it.body([(-3, -84), (4, -82), (11, -84), (11, -74), (5, -66), (-3, -70), (-7, -80)], one.hair, 3, 4)
    it.oval(10.5, -86, 2.8, 2.4, one.skin)
    one.arm((-24.0, -42.0), one.skin, bend=2)


@thing("ghost", left=42, right=42, up=104)
def ghost(sketch: Sketch) -> None:
    kindled(sketch)
    it = turned(sketch)
    pale = mix(local(it.tones, "eef4fa", share=0.04), it.tones["snow"], 0.3)
    sway = 8 * (sketch.chance(5) - 0.5)
    outline = [(-20, -74), (-12, -94), (4, -99), (17, -88), (20, -68), (34, -62), (38, -52), (24, -50),
        (24, -30), (28 + sway, -8), (18 + sway, -16), (9 + sway, -4), (1 + sway, -15), (-8 + sway, -3),
        (-15 + sway, -15), (-27 + sway, -8), (-23, -32), (-36, -44), (-34, -54), (-22, -56)]  # fmt: skip
    it.sketch.polygon(it.seen(closed([(x * 1.12, y * 1.03 + 1) for x, y in outline], 4)), pale, 0.3)
    it.body(outline, pale, 8, 4)
    for x in (-3, 11):
        it.oval(x, -78, 3.8, 5.6, local(it.tones, "2a3048"))
    it.oval(5, -63, 4, 5.4, local(it.tones, "2a3048"))
    for x in (-9, 4, 15):
        it.line([(x, -44), (x + 1, -30), (x + sway, -18)], 2.2, shaded(pale, 0.82))
    it.sketch.glow(it.x, it.y - 56, 74, 0.2 + 0.45 * it.tones.dark, colour("cfe8ff"))


@thing("fairy", left=50, right=50, up=100)
def fairy(sketch: Sketch) -> None:
    night = sketch.tones.dark
    kindled(sketch)
    it = turned(sketch, size=0.82)
    it = it.at(0, -14 if sketch.zone == "near" else 0)
    dress, wing, gold = (
        pick(it, 3, ("7ac06c", "e88ab0", "8a9cf0", "f2b85c")),
        local(it.tones, "e4f4ff"),
        colour("fff0a8"),
    )
    for x, y, wide, high in ((-30, -84, 20, 27), (-27, -50, 14, 18), (24, -88, 15, 23)):
        tip = (x * 1.35, y - high * 0.5)
        it.body(
            [(-2, -66), (x * 0.5, y - high * 0.4), tip, (x * 1.1, y + high * 0.4), (x * 0.5, y + high * 0.6)],
            mix(wing, dress, 0.25),
            wide * 0.3,
            4,
        )
        it.line([(-2, -66), (x * 0.6, y - 2), (tip[0] * 0.9, tip[1] * 0.98)], 1.8, wing)
    one = person(it)
    for side in (-1, 1):
        it.limb([(side * 3, -38), (side * 4 - 5, -20), (side * 3 - 12, -5)], [8, 6, 4], one.skin)
    petals = [(-8, -54), (8, -54), (14, -36), (18, -26), (10, -31), (4, -22), (-3, -31), (-10, -23),
        (-15, -33), (-19, -28), (-13, -40)]  # fmt: skip
    it.solid(petals, dress, 5)
    one.coat(dress, hem=-50, wide=8, shoulders=9)
    one.head(1.0, long_hair=True)
    for n in range(5):
        it.dot(-9 + 4.4 * n, -98 - 3.4 * math.sin(n * 0.8), 2.6, pick(it, 20 + n, ("f8f4ea", "f2c84c", "e8789c")))
    it.stick((22, -72), (33, -90), 2.2, local(it.tones, "8a6034"))
    one.arm((22.0, -72.0), one.skin, bend=4)
    _star(it, 34, -93, 7, gold)
    it.sketch.glow(*it.seen([(34, -93)])[0], 34, 0.4 + 0.5 * night, gold)
    it.sketch.glow(it.x, it.y - 52 * it.size, 70, 0.1 + 0.2 * night, gold)
    for n in range(6):
        it.dot(36 + 18 * sketch.chance(30 + n), -88 + 44 * sketch.chance(40 + n), 1.8, gold)


@thing("snowman", left=48, right=48, up=114)
def snowman(sketch: Sketch) -> None:
    it = turned(sketch)
    snow, coal, wood = local(it.tones, "f8fafc", share=0.04), local(it.tones, INK), local(it.tones, "5a4030")
    red = pick(it, 3, ("d0383c", "2f6ca8", "3c8a58"))
    it.shadow(34)
    for side, lift in ((-1, 8), (1, 8 + 14 * sketch.chance(5))):
        it.limb([(side * 16, -54), (side * 34, -60 - lift * 0.5), (side * 44, -66 - lift)], [4.4, 3.6, 2.4], wood, 1)
        it.limb([(side * 37, -62 - lift * 0.7), (side * 44, -58 - lift * 0.7)], [3, 2], wood, 0)
    it.ball(0, -22, 32, 25, snow, 12)
    it.ball(0, -54, 22, 19, snow, 9)
    it.ball(1, -80, 15.5, 14.5, snow, 7)
    it.limb([(-8, -66), (-13, -56), (-14, -42)], [8, 8, 9], red, 2)
    it.body([(-14, -71), (0, -66), (16, -71), (17, -64), (0, -60), (-15, -64)], red, 2.5, 4)
    for y in (-55, -47, -24):
        it.dot(5, y, 2.4, coal)
    for x in (-2, 9):
        eye(it, x, -84, 2.2)
    it.flat([(4, -81), (4, -75), (24, -76)], local(it.tones, "f08a34"))
    it.body([(-11, -92), (-10, -108), (12, -108), (13, -92)], coal, 4, 2)
    it.flat([(-11, -96), (13, -96), (13, -91), (-11, -91)], red)
    it.body([(-19, -91), (-8, -94), (10, -94), (21, -91), (10, -88), (-8, -88)], bright(coal, it.tones, 0.3), 2, 3)
