"""Animals of house and hedge: rabbit, cat, dog, hedgehog, snail."""

import math

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import INK, eye, four_legs, pick
from pipelines.embedded.painter.mural.things.curves import bright, local, turned


@thing("rabbit", left=38, right=38, up=76)
def rabbit(sketch: Sketch) -> None:
    it = turned(sketch)
    coat, pale = pick(it, 3, ("b08a64", "8c7460", "d8cbb8")), local(it.tones, "fbf3ea")
    it.shadow(28)
    it.ball(-25, -14, 7, 7, pale)
    it.limb([(13, -48), (5, -58), (2, -69)], [6, 8, 3], shaded(coat, 0.72))
    it.body(
        [(-24, -12), (-22, -26), (-10, -35), (4, -36), (14, -32), (18, -18), (12, -4), (-4, -1), (-20, -3)], coat, 7
    )
    it.body([(-18, -10), (-8, -18), (4, -12), (2, -3), (-14, -1)], coat, 4)
    it.limb([(-14, -4), (-4, -2), (8, -2)], [7, 7, 5], coat, 2)
    it.limb([(12, -20), (15, -10), (17, -2)], [9, 6, 6], coat)
    it.body([(8, -36), (10, -46), (18, -51), (27, -47), (32, -39), (29, -32), (20, -29), (12, -31)], coat, 5)
    it.limb([(17, -48), (13, -60), (12, -72)], [7, 9, 3], coat)
    it.limb([(16.5, -50), (13.5, -60), (12.5, -68)], [3, 4, 1], local(it.tones, "eab4a8"), 0)
    it.oval(27, -35, 4, 3.4, pale)
    it.dot(31.5, -38, 1.8, local(it.tones, "d88a8a"))
    eye(it, 22.5, -42, 2.2)


@thing("cat", left=50, right=50, up=68)
def cat(sketch: Sketch) -> None:
    it = turned(sketch)
    coat = pick(it, 3, ("2c2830", "d88a3c", "8c8a8c", "e8e0d4"))
    mark = shaded(coat, 0.66) if float(coat.mean()) > 0.35 else bright(coat, it.tones)
    it.shadow(26)
    curl = 8 * sketch.chance(5)
    it.limb([(-18, -5), (-34, -3), (-42, -12 - curl), (-37, -24 - curl)], [8, 8, 7, 5], coat)
    it.body([(-22, -8), (-20, -22), (-8, -34), (4, -40), (14, -38), (17, -26), (16, -8), (12, 0), (-14, 0)], coat, 7)
    it.body([(-18, -2), (-16, -14), (-4, -18), (4, -10), (4, 0)], coat, 4)
    for x in (9, 15):
        it.limb([(x - 1, -26), (x, -12), (x + 2, -2)], [8, 6.5, 6.5], coat, 2.5)
    for x in (4, 18):
        it.flat([(x - 1, -50), (x + 1 + (x - 11) * 0.3, -64), (x + 8, -52)], coat)
        it.flat([(x + 1.4, -52), (x + 2 + (x - 11) * 0.3, -60), (x + 5.4, -52)], local(it.tones, "d89a90"))
    it.ball(14, -46, 13, 11, coat, 5)
    for n, x in enumerate((-12, -5, 2)):
        it.line([(x - 3, -28 - 4 * n), (x + 1, -22 - 2 * n), (x, -15 - n)], 2.4, mark)
    it.smooth([(12, -41), (20, -41), (22, -38), (17, -36), (12, -38)], local(it.tones, "f8f0e4"))
    it.dot(18, -42, 1.6, local(it.tones, "c87070"))
    for x in (11, 20.5):
        it.oval(x, -47, 2.6, 2.6, colour("d8d060"))
        it.oval(x + 0.3, -47, 1.1, 2.3, local(it.tones, INK))
    if it.tones.dark > 0.5:
        it.shine(15, -47, 14, 0.4, colour("d8d060"))


@thing("dog", left=62, right=62, up=74)
def dog(sketch: Sketch) -> None:
    it = turned(sketch)
    coat, patch = pick(it, 3, ("f2e6d2", "c88c4c", "7a5a40")), pick(it, 4, ("9a5c30", "4a3830", "6a4630"))
    it.shadow(34)
    four_legs(it, (-23, -33), (17, -33), 11, coat, front=False)
    wag = 10 * sketch.chance(5)
    it.limb([(-29, -44), (-40, -52), (-46 + wag, -68)], [8, 7, 3], coat)
    it.body([
        (-33, -38), (-29, -47), (-12, -48), (6, -48), (16, -54), (22, -66), (32, -70), (40, -65), (44, -58), (55, -56),
        (56, -49), (46, -46), (36, -47), (30, -40), (24, -30), (4, -26), (-12, -28), (-26, -30),
    ], coat, 6)  # fmt: skip
    it.smooth([(-22, -48), (-4, -49), (0, -40), (-10, -34), (-22, -38)], patch)
    four_legs(it, (-23, -33), (17, -33), 11, coat, front=True)
    it.body([(25, -68), (32, -66), (31, -54), (25, -46), (18, -50), (19, -60)], patch, 3)
    it.limb([(16, -50), (22, -45), (31, -43)], [5, 5, 5], local(it.tones, "c83c3c"), 1)
    it.body([(52, -58), (58, -57), (57, -53), (53, -53)], local(it.tones, INK), 1)
    it.line([(55, -49), (49, -48), (44, -50)], 1.8, shaded(coat, 0.55))
    it.limb([(48, -47), (50, -43), (49, -40)], [4, 4.4, 3], local(it.tones, "e07080"), 1)
    eye(it, 40, -60, 2)


@thing("hedgehog", left=50, right=50, up=50)
def hedgehog(sketch: Sketch) -> None:
    it = turned(sketch)
    spines, face = local(it.tones, "6e5644"), local(it.tones, "d8b48c")
    it.shadow(34)
    for x in (-20, -6, 14):
        it.ball(x, -3, 5, 4, shaded(face, 0.8))
    back = [(math.cos(n * math.pi / 14), math.sin(n * math.pi / 14)) for n in range(15)]
    points = [(x * (36 if n % 2 else 29) - 4, -5 - y * (40 if n % 2 else 32)) for n, (x, y) in enumerate(back)]
    it.flat([*points, (-32, -2), (24, -2)], shaded(spines, 0.75))
    for row, (reach, shade) in enumerate(((0.82, 1.0), (0.6, 0.8), (0.38, 1.05))):
        for n in range(11 - 2 * row):
            angle = math.pi * (n + 0.7) / (11.4 - 2 * row)
            x, y = -4 + math.cos(angle) * 33 * reach, -5 - math.sin(angle) * 36 * reach
            fill = (
                bright(spines, it.tones, 1.6) if math.cos(angle) * it.faces < 0.3 and n % 2 else shaded(spines, shade)
            )
            it.flat([(x - 3.4, y + 2), (x + 3.4, y + 2), (x + math.cos(angle) * 8, y - 4 - math.sin(angle) * 7)], fill)
    it.body([(18, -22), (28, -20), (36, -13), (43, -9), (42, -5), (30, -2), (16, -2), (14, -12)], face, 4)
    it.ball(17, -20, 4.6, 4.6, face)
    it.dot(43, -8.5, 2.8, local(it.tones, INK))
    eye(it, 31, -14, 2)


@thing("snail", left=52, right=52, up=52)
def snail(sketch: Sketch) -> None:
    it = turned(sketch)
    flesh, shell = local(it.tones, "d8b88c"), pick(it, 3, ("b8643c", "8c5a7a", "c8924a"))
    it.shadow(38)
    for x, y in ((38, -40), (46, -36)):
        it.limb([(33, -22), (x - 2, y + 8), (x, y)], [5, 3.4, 3], flesh, 1)
        it.dot(x, y, 3, flesh)
        it.dot(x + 0.6, y - 0.4, 1.5, local(it.tones, INK))
    it.body(
        [(-44, 0), (-34, -6), (-10, -9), (18, -12), (28, -24), (37, -25), (41, -17), (34, -5), (24, 0.5), (-10, 1)],
        flesh,
        5,
    )
    it.ball(-6, -25, 25, 23, shell, 11)
    spiral = [(-6 + math.cos(n * 0.6) * (20 - n * 0.95), -24 + math.sin(n * 0.6) * (18 - n * 0.86)) for n in range(20)]
    it.line(spiral, 3.4, shaded(shell, 0.55))
    it.line([(x - 1.2, y - 2.2) for x, y in spiral[6:]], 2, mix(bright(shell, it.tones), it.tones["light"], 0.25))
