"""Broad trees: an oak, a maple, fruit trees, birches, a willow, a baobab, and one without leaves."""

import math

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import Figure, bright, dim, local
from pipelines.embedded.painter.mural.things.leaves import around, blown, crown, grown, leaf, snow_cushion, sprig, trunk

BARK = "5a4232"


def _branches(figure: Figure, fork: float, reach: float, top: float) -> None:
    """Three boughs from the fork of a trunk (height in px) that hold up a crown."""
    bark = local(figure.tones, BARK)
    for x, y in ((-reach, -top * 0.84), (reach * 0.92, -top * 0.78), (reach * 0.12, -top)):
        figure.limb([(0, -fork), (x * 0.5, -fork - (top - fork) * 0.3), (x, y)], [13, 9, 4], bark)


@thing("oak", left=128, right=128, up=208, down=8)
def oak(sketch: Sketch) -> None:
    it = grown(sketch)
    green, bark = leaf(it, "6d8a34"), local(it.tones, BARK)
    it.shadow(72)
    crown(it, [(-48, -92, 30), (52, -94, 29), (4, -104, 36)], shaded(green, 0.72), 10)
    trunk(it, [(0, 0), (-4, -40), (2, -84)], [34, 22, 20], bark)
    _branches(it, 66, 54, 128)
    wide = 82 + 16 * sketch.chance(6)
    crown(it, around(it, 20, 13, (0, -134, wide, 148 - wide)), green, 30)
    blown(it, green, 500)


@thing("maple", left=128, right=128, up=202, down=8)
def maple(sketch: Sketch) -> None:
    it = grown(sketch)
    red = local(it.tones, ("c8402c", "d8622a", "b83030")[int(sketch.chance(4) * 3)])
    it.shadow(60)
    crown(it, [(-34, -84, 26), (38, -86, 26)], shaded(red, 0.68), 10)
    trunk(it, [(0, 0), (3, -36), (0, -78)], [24, 16, 14], local(it.tones, BARK))
    _branches(it, 58, 44, 118)
    crown(it, around(it, 20, 12, (0, -122, 74, 64)), red, 30)
    blown(it, red, 500)
    for n in range(16):
        x, fall = (sketch.chance(300 + n) - 0.5) * 150, sketch.chance(340 + n)
        it.oval(x, 2 - 60 * max(0.0, fall - 0.6), 4.2, 2.4, shaded(red, 0.9 + 0.4 * sketch.chance(380 + n)))


@thing("cherry-tree", left=128, right=128, up=186, down=8)
def cherry_tree(sketch: Sketch) -> None:
    it = grown(sketch)
    pink, bark = local(it.tones, "f2a8c0", share=0.05), local(it.tones, "4c3238")
    it.shadow(62)
    crown(it, [(-58, -84, 26), (60, -88, 26), (0, -100, 26)], shaded(pink, 0.8), 10, 0.7)
    trunk(it, [(0, 0), (10, -30), (-4, -66)], [24, 17, 14], bark)
    for x, y in ((-76, -104), (78, -110), (-24, -138), (34, -136)):
        it.limb([(-4, -58), (x * 0.45, -78), (x, y)], [13, 8, 3], bark)
    crown(it, around(it, 20, 14, (0, -120, 96, 50)), pink, 30, 0.74)
    blown(it, pink, 500)
    for n in range(22):
        x, y = (sketch.chance(300 + n) - 0.5) * 190, -90 * sketch.chance(340 + n) ** 2 + 2
        it.oval(x, y, 3.2, 2.2, mix(pink, it.tones["snow"], sketch.chance(380 + n) * 0.6))


@thing("apple-tree", left=94, right=94, up=178, down=8)
def apple_tree(sketch: Sketch) -> None:
    it = grown(sketch)
    green, red = leaf(it, "72963c", 0.3), local(it.tones, "d23c2c")
    it.shadow(58)
    crown(it, [(-34, -72, 24), (36, -74, 24)], shaded(green, 0.72), 10)
    trunk(it, [(0, 0), (-3, -30), (0, -64)], [24, 16, 15], local(it.tones, BARK))
    _branches(it, 50, 40, 96)
    crown(it, around(it, 20, 11, (0, -108, 70, 54)), green, 30)
    for n in range(15):
        angle, far = n * 2.4 + sketch.chance(300 + n), math.sqrt((n + 0.5) / 15)
        it.ball(math.cos(angle) * far * 64, -100 + math.sin(angle) * far * 46, 5.4, 5.4, red)
    for n, x in enumerate((-44, 26, 52)):
        it.ball(x + 12 * sketch.chance(330 + n), -3, 5.2, 5, red)


@thing("birch", left=118, right=118, up=198, many=True)
def birch(sketch: Sketch) -> None:
    it = grown(sketch)
    white, mark, green = local(it.tones, "efeae0"), local(it.tones, "3a3434"), leaf(it, "a4b446", 0.3)
    stems = max(3, min(5, sketch.count))
    it.shadow(20 + 12 * stems)
    for stem in range(stems):
        x = (stem - (stems - 1) / 2) * 32 + 12 * (sketch.chance(40 + stem) - 0.5)
        tall = 150 + 42 * sketch.chance(50 + stem)
        tip = x + 14 * (sketch.chance(60 + stem) - 0.5)
        it.limb([(x, 2), ((x + tip) / 2 + 3, -tall * 0.5), (tip, -tall)], [11, 8, 3], white)
        for n in range(9):
            y = -tall * (0.06 + 0.09 * n)
            edge = -1 if sketch.chance(70 + stem * 20 + n) < 0.5 else 1
            it.flat([(x + edge * 5.5, y - 2), (x + edge * 0.5, y - 0.5), (x + edge * 5.5, y + 2)], mark)
        for side in (-1, 1):
            it.limb(
                [(tip, -tall * 0.6), (tip + side * 10, -tall * 0.74), (tip + side * 18, -tall * 0.8)], [4, 3, 2], mark
            )
        crown(
            it,
            around(it, 100 + 30 * stem, 10, (tip, -tall * 0.74, 25, tall * 0.28)),
            shaded(green, 0.92 + 0.05 * (stem % 3)),
            200 + stem,
        )


@thing("willow", left=120, right=120, up=184, down=8)
def willow(sketch: Sketch) -> None:
    it = grown(sketch)
    green, bark = leaf(it, "93aa4c", 0.3), local(it.tones, "54443a")
    it.shadow(76)
    for n in range(21):
        _strand(it, (n - 10) / 10, 1.0, dim(green, it.tones, 1.2), n)
    trunk(it, [(0, 0), (-9, -40), (4, -84), (0, -118)], [34, 23, 18, 12], bark)
    for x in (-54, 56, -18, 26):
        it.limb([(2, -82), (x * 0.5, -116), (x, -132)], [12, 8, 4], bark)
    crown(it, around(it, 20, 8, (0, -142, 66, 27)), shaded(green, 0.9), 30, 0.7)
    for n in range(19):
        across = (n - 9) / 9
        if abs(across) > 0.2:
            _strand(it, across, 0.86, green, 40 + n)
    for n in range(13):
        _strand(it, (n - 6) / 6.6, 0.44, bright(green, it.tones, 0.3 + 0.6 * sketch.chance(90 + n)), 80 + n)
    for n in range(7) if it.tones.snowy > 0 else ():
        x = (n - 3) * 25.0
        snow_cushion(it, x, -162 + 0.0062 * x * x, 26, it.chances(240 + 9 * n, 7))


def _strand(it: Figure, across: float, share: float, green: Colour, n: int) -> None:
    """A twig that arches out of the crown and hangs; `share` of the way to the ground, leaved to its tip."""
    rise, sway = 1 - across**2, 8 * (it.sketch.chance(120 + n) - 0.5)
    out, top = across * (88 + 10 * it.sketch.chance(160 + n)), -130 - 38 * rise
    tip = top + (-top - 6) * share * (0.74 + 0.26 * it.sketch.chance(200 + n))
    spine = [(out * 0.5, top - 6), (out * 0.86, top + 4), (out + sway, (top + tip) / 2), (out + sway * 1.6, tip)]
    it.limb(spine, [6, 8.5, 8, 2], green, depth=2.6)
    for leaf_ in range(4):
        y = top + 14 + (tip - top - 20) * (leaf_ + 0.5) / 4
        side = 1 if (leaf_ + n) % 2 else -1
        sprig(it, out + sway + side * 4, y, 7.5, 1.57 + 0.5 * side, green)


@thing("baobab", left=136, right=136, up=196, down=14)
def baobab(sketch: Sketch) -> None:
    it = grown(sketch)
    bark, green = local(it.tones, "94765c"), leaf(it, "7c8c3c", 0.3)
    it.shadow(70)
    trunk(it, [(0, 2), (-2, -34), (2, -88), (0, -116)], [58, 62, 48, 34], bark)
    for x in (-14, 2, 14):
        it.line([(x, -8), (x * 0.9 + 3, -50), (x * 0.7, -92)], 2.6, shaded(bark, 0.78))
    for x, y in ((-88, -146), (90, -150), (-46, -162), (50, -164), (2, -168)):
        it.limb([(x * 0.12, -104), (x * 0.4, -132), (x, y)], [22, 12, 4], bark)
    for n, (x, y) in enumerate(((-84, -150), (-42, -166), (4, -172), (48, -168), (88, -154))):
        crown(it, [(x - 12, y + 2, 17), (x + 14, y, 18), (x, y - 4, 19)], green, 40 + 9 * n, 0.55)


@thing("dead-tree", left=78, right=78, up=200, down=8)
def dead_tree(sketch: Sketch) -> None:
    it = grown(sketch)
    bark = local(it.tones, "63544c")
    it.shadow(40)
    trunk(it, [(0, 0), (7, -42), (-5, -88), (6, -132), (0, -178)], [28, 20, 16, 9, 2], bark)
    for n, (y, side) in enumerate(((-66, -1), (-84, 1), (-104, -1), (-122, 1), (-140, -1), (-150, 1))):
        long = 74 + y * 0.28 + 12 * sketch.chance(20 + n)
        tip = (side * long, y - long * 0.62)
        knee = (side * long * 0.55, y - long * 0.2)
        it.limb([(0, y), knee, tip], [11 + y * 0.035, 6.5 + y * 0.015, 1.6], bark)
        it.limb([knee, (knee[0] + side * 10, knee[1] - 20), (knee[0] + side * 6, knee[1] - 38)], [4.6, 3.6, 1.4], bark)
        it.limb([knee, (knee[0] + side * 22, knee[1] - 2), (knee[0] + side * 34, knee[1] - 10)], [4, 3.2, 1.4], bark)
        if it.tones.snowy > 0:
            it.line([(side * 6, y - 7), (knee[0], knee[1] - 4), (tip[0], tip[1] - 2)], 4, it.tones["snow"])
    it.smooth([(-5, -58), (3, -52), (2, -38), (-5, -36), (-8, -46)], shaded(bark, 0.4))
