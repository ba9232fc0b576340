"""Birds that stand, and how two of them fly: hens, penguins, a peacock, an owl, crows."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import INK, eye, pick
from pipelines.embedded.painter.mural.things.curves import Figure, bright, local, turned

BEAK = "e8a83c"


@thing("hens", left=38, right=38, up=62)
def hens(sketch: Sketch) -> None:
    it = turned(sketch)
    coat, red, beak = (
        pick(it, 3, ("b86a34", "f4ece0", "7a4630", "d8a04c")),
        local(it.tones, "d03a34"),
        local(it.tones, BEAK),
    )
    cock = sketch.chance(4) < 0.35
    it.shadow(22)
    for x in (-3, 6):
        it.line([(x, -14), (x + 1, -6), (x, 0)], 2.6, beak)
        it.line([(x - 3, 0), (x + 6, 0)], 2.4, beak)
    tail = local(it.tones, "24403c") if cock else shaded(coat, 0.8)
    for n in range(4 if cock else 3):
        it.limb(
            [(-17, -28), (-27 - n, -36 - 4 * n), (-34 + 3 * n, -32 - (7 if cock else 4) * n)],
            [8, 8, 2],
            shaded(tail, 0.8 + 0.2 * n),
            2,
        )
    it.body([(-24, -30), (-12, -30), (2, -33), (9, -42), (13, -50), (20, -51), (23, -45), (21, -34),
        (18, -22), (8, -12), (-8, -12), (-18, -19)], coat, 6)  # fmt: skip
    it.body([(-16, -27), (-2, -29), (6, -24), (2, -17), (-8, -17)], shaded(coat, 0.84), 4)
    for x, y in ((13, -51), (17, -54), (21, -52)):
        it.dot(x, y, 3.4, red)
    it.oval(22, -40, 2.2, 3.6, red)
    it.flat([(22, -47), (31, -43.5), (22, -42)], beak)
    eye(it, 18.5, -46.5, 1.6)


@thing("penguins", left=36, right=36, up=76)
def penguins(sketch: Sketch) -> None:
    it = turned(sketch)
    black, white, gold = local(it.tones, "2a303e"), local(it.tones, "faf6ec", share=0.05), local(it.tones, "f2b03c")
    it.shadow(22)
    for x in (-8, 7):
        it.body([(x - 5, -3), (x + 2, -6), (x + 12, -1), (x + 4, 1), (x - 5, 1)], gold, 1.5, 3)
    lifted = 8 * sketch.chance(5)
    it.limb([(-12, -46), (-20, -34), (-24 - lifted, -20 - lifted)], [8, 9, 3], black)
    it.body([(-20, -6), (-20, -28), (-13, -48), (-9, -62), (0, -71), (10, -68), (14, -59), (14, -48),
        (19, -28), (16, -6), (2, -1)], black, 6)  # fmt: skip
    it.smooth([(3, -50), (12, -50), (17, -28), (14, -7), (2, -4), (-8, -10), (-8, -30)], white)
    it.smooth([(-8, -30), (-8, -10), (2, -4), (6, -5), (-2, -14), (-3, -30), (0, -44)], shaded(white, 0.82))
    it.smooth([(2, -52), (8, -49), (13, -52), (12, -46), (4, -45)], gold)
    it.oval(7, -59, 4.4, 5, white)
    it.flat([(12, -63), (25, -58.5), (12, -56)], gold)
    eye(it, 8, -60, 1.9)
    it.limb([(-5, -48), (-6, -34), (0, -20)], [8, 10, 3], shaded(black, 1.15))


@thing("peacock", left=106, right=106, up=146)
def peacock(sketch: Sketch) -> None:
    it = turned(sketch)
    green, blue, gold = local(it.tones, "2f8a5c"), local(it.tones, "1f5aa8"), local(it.tones, "e8bc4c")
    it.shadow(34)
    for ring, (reach, count, shade) in enumerate(((122, 19, 0.74), (94, 15, 1.0), (66, 11, 0.84))):
        for n in range(count):
            angle = math.pi * (0.02 + 0.96 * n / (count - 1))
            x, y = math.cos(angle) * reach * 0.78, -26 - math.sin(angle) * reach * 0.88
            it.limb([(0, -24), (x * 0.6, -26 + (y + 26) * 0.6), (x, y)], [4, 9, 15 - 2 * ring], shaded(green, shade), 2)
            it.dot(x, y, 8 - ring, shaded(green, 1.2 * shade))
            it.dot(x, y, 5.6 - 0.7 * ring, gold)
            it.dot(x, y + 0.6, 3.6 - 0.5 * ring, blue)
    for x in (-5, 6):
        it.line([(x, -16), (x + 1, -8), (x, 0)], 2.6, gold)
        it.line([(x - 3, 0), (x + 6, 0)], 2.4, gold)
    it.body([(-17, -26), (-8, -36), (2, -42), (5, -58), (6, -72), (14, -77), (19, -71), (16, -58),
        (15, -40), (12, -24), (2, -14), (-10, -16)], blue, 6)  # fmt: skip
    for dx in (-5, 0, 5):
        it.line([(12, -76), (12 + dx, -86)], 2, blue)
        it.dot(12 + dx, -87, 2.4, gold)
    it.flat([(18, -73), (27, -69), (18, -68)], gold)
    it.oval(14, -71, 3, 2.4, local(it.tones, "ffffff"))
    eye(it, 14.5, -71.5, 1.6)


@thing("owl", left=64, right=64, up=102, down=26)
def owl(sketch: Sketch) -> None:
    it = turned(sketch)
    coat, pale = pick(it, 3, ("8a6444", "a07c54", "d8cfc0")), local(it.tones, "f4e6cc")
    if sketch.zone == "sky":
        _owl_wings(it, coat)
        base = 26.0
    else:
        bark = local(it.tones, "5a4232")
        base = -22.0
        it.shadow(30)
        it.body([(-22, -22), (-24, -8), (-34, 2), (0, 4), (34, 2), (25, -8), (22, -22)], bark, 6, 3)
        it.oval(0, -22, 22, 5, bright(bark, it.tones, 1.4))
        it.limb([(20, -12), (32, -20), (38, -30)], [7, 5, 2], bark)
    it.body([(-17, base - 22), (-19, base - 44), (-18, base - 62), (-9, base - 68), (0, base - 66), (9,
        base - 68), (18, base - 62), (19, base - 44), (17, base - 22), (8, base - 6), (-8, base - 6)],
        coat, 7)  # fmt: skip
    it.smooth(
        [(-11, base - 40), (0, base - 46), (11, base - 40), (10, base - 18), (0, base - 9), (-10, base - 18)], pale
    )
    for row in range(4):
        for x in (-6, 0, 6) if row % 2 == 0 else (-3, 3):
            it.flat(
                [(x - 3, base - 36 + 7 * row), (x + 3, base - 36 + 7 * row), (x, base - 31 + 7 * row)],
                shaded(coat, 0.9),
            )
    for side in (-1, 1):
        it.flat([(side * 5, base - 65), (side * 18, base - 76), (side * 17, base - 58)], coat)
        it.dot(side * 8, base - 54, 8.4, pale)
        it.dot(side * 8, base - 54, 6, colour("f2b83c"))
        eye(it, side * 8, base - 54, 3.8)
        if sketch.zone != "sky":
            it.body(
                [(side * 13, base - 46), (side * 21, base - 36), (side * 18, base - 16), (side * 12, base - 8)],
                shaded(coat, 0.8),
                3,
            )
            it.oval(side * 5, base - 4, 4.4, 3, local(it.tones, BEAK))
        it.shine(side * 8, base - 54, 13, 0.5, colour("f2b83c"))
    it.flat([(-3.4, base - 52), (3.4, base - 52), (0, base - 44)], local(it.tones, BEAK))


def _owl_wings(it: Figure, coat: Colour) -> None:
    for side in (-1, 1):
        wing = [(side * 8, -28), (side * 30, -44), (side * 54, -40), (side * 60, -22), (side * 50, -14),
            (side * 42, -4), (side * 32, -6), (side * 22, 2), (side * 10, 0)]  # fmt: skip
        it.body(wing, shaded(coat, 0.82), 7, 4)
        for n in range(4):
            it.line([(side * (20 + 9 * n), -24 - 2 * n), (side * (22 + 10 * n), -8 - 2 * n)], 2.6, shaded(coat, 0.58))
    it.flat([(-9, 14), (9, 14), (6, 20), (-6, 20)], shaded(coat, 0.7))


@thing("crow", left=42, right=42, up=50, down=8)
def crow(sketch: Sketch) -> None:
    it = turned(sketch)
    black = mix(local(it.tones, "24242c"), it.tones["near"], 0.25)
    if sketch.zone == "sky":
        flap = 16 * sketch.chance(5)
        it.limb([(2, -2), (-6, -18 - flap), (-22, -26 - flap)], [14, 13, 3], shaded(black, 0.8))
        it.body([(-30, 3), (-16, -3), (2, -6), (14, -8), (20, -5), (30, -2), (20, 0), (8, 4), (-10, 4)], black, 4)
        it.body([(8, -4), (4, -20), (-6, -34), (-24, -42), (-20, -34), (-26, -32), (-18, -27), (-22, -24),
            (-14, -18), (-10, -3)], black, 4, 3)  # fmt: skip
        return
    it.shadow(18)
    for x in (-2, 5):
        it.line([(x, -14), (x + 1, -6), (x - 1, 0)], 2.4, shaded(black, 0.6))
        it.line([(x - 4, 0), (x + 5, 0)], 2.2, shaded(black, 0.6))
    it.body([(-36, -11), (-20, -24), (-4, -32), (5, -42), (14, -46), (22, -42), (23, -34), (18, -24),
        (8, -14), (-8, -12), (-22, -12)], black, 6)  # fmt: skip
    it.body([(-38, -9), (-22, -22), (-4, -29), (4, -24), (-6, -16), (-20, -13)], bright(black, it.tones, 0.5), 4)
    it.flat([(21, -42), (37, -36), (22, -34)], shaded(black, 0.62))
    it.dot(17, -40, 2.2, local(it.tones, "d8d8d0"))
    it.dot(17.4, -40, 1.2, local(it.tones, INK))
