"""Trees of other shapes: pines, cypresses, palms, bamboo, cactuses, and mushrooms as tall as trees."""

import math

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import Figure, bright, dim, local
from pipelines.embedded.painter.mural.things.leaves import blade, grown, leaf, trunk


@thing("pine", left=72, right=72, up=184)
def pine(sketch: Sketch) -> None:
    it = grown(sketch)
    green = leaf(it, "2f5a44", 0.45)
    it.shadow(44)
    it.limb([(0, 2), (0, -40)], [13, 10], local(it.tones, "54402f"))
    tiers = 7
    for tier in range(tiers):
        up = tier / tiers
        foot, half = -16 - 150 * up, 58 * (1 - up) ** 0.85 + 7
        _tier(it, foot, half, 46 - 12 * up, green, tier)


def _tier(it: Figure, foot: float, half: float, tall: float, green: Colour, tier: int) -> None:
    """One skirt of boughs: ragged below, dark to the right, snow along its top."""
    tones, teeth = it.tones, 7
    hem = [
        (
            half * (2 * n / teeth - 1),
            foot - 9 * abs(2 * n / teeth - 1) + (7 if n % 2 else -4) * (0.6 + it.sketch.chance(20 + tier * 9 + n)),
        )
        for n in range(teeth + 1)
    ]
    tip = (0.0, foot - tall)
    it.flat([tip, *hem], dim(green, tones, 0.8))
    lit = [(x - 2 * it.faces, y - 4) for x, y in hem if x * it.faces < half * 0.3]
    it.flat([tip, *lit] if len(lit) > 1 else [tip, *hem], green)
    for n, (x, y) in enumerate(hem):
        if x * it.faces < half * 0.4:
            near = (x * 0.9, y - 7)
            it.flat(
                [(x * 0.35, foot - tall * 0.62), (near[0] - 5, near[1]), (near[0] + 6, near[1] - 1)],
                bright(green, tones, 0.8 + 0.3 * (n % 2)),
            )
    if tones.snowy > 0:
        cap = [(x * 0.8, y - 8 - 2 * (n % 2)) for n, (x, y) in enumerate(hem)]
        it.flat(
            [tip, *cap, (half * 0.2, foot - tall * 0.42), (-half * 0.2, foot - tall * 0.36)],
            tones["snow"],
            0.92 * tones.snowy,
        )


@thing("cypress", left=70, right=70, up=178, many=True)
def cypress(sketch: Sketch) -> None:
    it = grown(sketch)
    green = leaf(it, "3c5c38", 0.35)
    trees = max(3, min(5, sketch.count))
    it.shadow(14 * trees)
    for tree in range(trees):
        x = (tree - (trees - 1) / 2) * 24
        tall = 120 + 56 * sketch.chance(20 + tree)
        it.limb([(x, 2), (x, -20)], [7, 6], local(it.tones, "54402f"))
        outline = [(x, -tall), (x + 7, -tall * 0.72), (x + 12, -tall * 0.4), (x + 10, -18), (x, -9),
            (x - 10, -18), (x - 12, -tall * 0.4), (x - 7, -tall * 0.72)]  # fmt: skip
        it.body(outline, green, 9)
        for n in range(7):
            y, side = -tall * (0.14 + 0.11 * n), 8 * (sketch.chance(40 + tree * 9 + n) - 0.6)
            it.limb(
                [(x + side, y), (x + side - 1, y - 9), (x + side + 2, y - 18)],
                [5, 4, 1],
                bright(green, it.tones, 0.5) if n % 2 else dim(green, it.tones, 0.5),
                0,
            )
        if it.tones.snowy > 0:
            it.smooth([(x, -tall - 1), (x + 6, -tall * 0.74), (x - 2, -tall * 0.66),
                (x - 10, -tall * 0.5), (x - 6, -tall * 0.76)], it.tones["snow"], it.tones.snowy)  # fmt: skip


@thing("palm", left=108, right=108, up=188, down=8)
def palm(sketch: Sketch) -> None:
    it = grown(sketch)
    bark, green = local(it.tones, "8a6a4a"), leaf(it, "5c9440", 0.25)
    it.shadow(42)
    for foot, bend, tall, size, key in ((-14, -30, 104, 0.72, 60), (10, 30, 140, 1.0, 20)):
        top = (foot + bend, -tall)
        line = [(foot, 3.0), (foot + bend * 0.2, -tall * 0.4), top]
        it.limb(line, [17 * size, 11 * size, 8 * size], bark)
        for n in range(9):
            y = -tall * (0.07 + 0.1 * n)
            x = foot + bend * (0.07 + 0.1 * n) ** 1.5
            it.line([(x - 6 * size, y - 2), (x, y + 1), (x + 6 * size, y - 2)], 2.2, shaded(bark, 0.66))
        for n in range(9):
            angle = math.radians(200 + n * 27.5 - 10 + 12 * sketch.chance(key + n))
            _frond(
                it,
                top,
                angle,
                62 * size * (0.85 + 0.2 * sketch.chance(key + 20 + n)),
                shaded(green, (0.7, 1.0, 0.85)[n % 3]),
            )
        for x, y in ((-5, 5), (4, 7), (0, 2)):
            it.ball(top[0] + x * size, top[1] + y * size, 5 * size, 5.4 * size, local(it.tones, "6e4a2c"))


def _frond(it: Figure, top: tuple[float, float], angle: float, long: float, green: Colour) -> None:
    """A feathered leaf that arches over and hangs."""
    x, y = top
    across, rise = math.cos(angle), math.sin(angle)
    spine = [
        (x, y),
        (x + across * long * 0.5, y + rise * long * 0.5 - long * 0.16),
        (x + across * long, y + rise * long * 0.5 + long * 0.26),
    ]
    it.limb(spine, [5, 13, 1.5], green, depth=4)
    for n in range(1, 6):
        share = n / 6
        sx = x + across * long * share
        sy = y + rise * long * (0.5 * min(1.0, 2 * share)) - long * (0.16 - 0.42 * max(0.0, share - 0.5) * 2)
        it.flat([(sx - 3, sy), (sx + 3, sy), (sx + across * 7, sy + 15 - 4 * abs(across))], green)


@thing("bamboo", left=108, right=108, up=210)
def bamboo(sketch: Sketch) -> None:
    it = grown(sketch)
    cane, green = local(it.tones, "8aa84a", "foliage", 0.2), leaf(it, "5c8c3c", 0.25)
    it.shadow(60)
    for stem in range(8):
        x, tall = (stem - 3.5) * 17 + 8 * (sketch.chance(20 + stem) - 0.5), 150 + 50 * sketch.chance(30 + stem)
        lean = 20 * (sketch.chance(40 + stem) - 0.5)
        fill = shaded(cane, (0.72, 1.0, 0.86)[stem % 3])
        joints = 7
        for n in range(joints):
            low, high = n / joints, (n + 1) / joints
            it.limb(
                [(x + lean * low, 2 - tall * low), (x + lean * high, 4 - tall * high)],
                [8.5 - 4 * low, 8.5 - 4 * high],
                fill,
            )
            it.line(
                [(x + lean * high - 4, 3 - tall * high), (x + lean * high + 4, 3 - tall * high)],
                2.6,
                bright(fill, it.tones),
            )
            if n > 1:
                for side in (-1, 1) if n > 3 else (1 if stem % 2 else -1,):
                    at = (x + lean * high, 2 - tall * high)
                    for k in range(3):
                        blade(
                            it,
                            at,
                            (at[0] + side * (16 + 7 * k), at[1] - 10 + 10 * k),
                            6,
                            shaded(green, 0.8 + 0.2 * k),
                            0.1,
                        )


@thing("cactus", left=68, right=68, up=132, many=True)
def cactus(sketch: Sketch) -> None:
    it = grown(sketch)
    green = local(it.tones, "5c8a50", "foliage", 0.2)
    it.shadow(52)
    places = ((0, 1.0), (-44, 0.52), (42, 0.62), (-24, 0.3), (58, 0.3))[: max(2, min(5, sketch.count + 1))]
    for n, (x, size) in reversed(list(enumerate(places))):
        tall = size * (116 + 12 * sketch.chance(20 + n))
        if size > 0.5:
            for side, low, high in ((-1, 0.36, 0.74), (1, 0.48, 0.86)):
                arm = x + side * 26 * size
                it.limb(
                    [
                        (x, -tall * low),
                        (arm - side * 6 * size, -tall * low - 4),
                        (arm, -tall * low - 14),
                        (arm, -tall * high),
                    ],
                    [13 * size, 14 * size, 15 * size, 10 * size],
                    green,
                )
                it.ball(arm, -tall * high, 5 * size, 5 * size, green, 2)
        it.limb([(x, 2), (x, -tall * 0.5), (x, -tall + 5)], [21 * size, 25 * size, 18 * size], green)
        it.ball(x, -tall + 6, 9 * size, 8 * size, green, 3)
        for rib in (-6, 0, 6):
            it.line(
                [(x + rib * size, -4), (x + rib * size * 1.1, -tall * 0.5), (x + rib * size * 0.8, -tall + 10)],
                2,
                dim(green, it.tones, 0.7) if rib >= 0 else bright(green, it.tones, 0.6),
            )
        if sketch.chance(60 + n) < 0.7:
            it.dot(x, -tall - 2, 5 * size + 1, local(it.tones, "e85a8c"))
            it.dot(x - 1.4, -tall - 4, 2.6 * size, local(it.tones, "ffd0dc"))


@thing("giant-mushroom", left=108, right=108, up=178, down=8)
def giant_mushroom(sketch: Sketch) -> None:
    it = grown(sketch)
    stem = local(it.tones, "efe2cc")
    it.shadow(76)
    for x, size, red in ((58, 0.46, "d87a34"), (-60, 0.6, "7a5ab0"), (2, 1.0, "cf4034")):
        cap, top, one = local(it.tones, red), -132 * size, it.at(x, -132 * size, size)
        trunk(it, [(x, 0), (x + 6 * size, -50 * size), (x, top + 6)], [30 * size, 21 * size, 24 * size], stem)
        one.smooth([(-58, 8), (0, -4), (58, 8), (0, 20)], shaded(stem, 0.66))
        for rib in range(-48, 49, 12):
            one.stick((rib * 0.3, 12), (rib, 10), 1.6, shaded(stem, 0.5))
        one.body([(-62, 6), (-50, -18), (0, -42), (50, -18), (62, 6), (30, 5), (0, 7), (-30, 5)], cap, 14)
        for dx, dy, r in ((-30, -14, 7), (-2, -28, 8), (28, -16, 7), (10, -8, 5), (-14, -4, 4.5), (46, -4, 4)):
            one.oval(dx, dy, r, r * 0.72, mix(stem, it.tones["snow"], 0.5))
        it.shine(x, top + 14 * size, 70 * size, 0.5, local(it.tones, "b8f0e0"))
