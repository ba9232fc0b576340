"""What grows low: mushrooms, ferns, pumpkins, vines."""

import math

from pipelines.embedded.painter.colour import Colour
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import pick
from pipelines.embedded.painter.mural.things.curves import Figure, bright, bumpy, dim, local, through
from pipelines.embedded.painter.mural.things.leaves import crown, grown, leaf, tufts


@thing("mushrooms", left=90, right=90, up=74, down=8, many=True)
def mushrooms(sketch: Sketch) -> None:
    it = grown(sketch)
    stem, red = local(it.tones, "f2e6d0"), pick(it, 3, ("d23a30", "d23a30", "c8783c"))
    it.shadow(70)
    tufts(it, 82, 20, 16, leaf(it, "5c8040"), 500)
    places = ((-4, -6, 1.0), (40, -3, 0.74), (-44, -2, 0.62), (70, 2, 0.42), (-72, 2, 0.38), (20, 3, 0.36))
    for n, (x, y, size) in enumerate(places[: 3 + min(3, sketch.count)]):
        top = y - size * (38 + 8 * sketch.chance(20 + n))
        it.limb([(x, y + 2), (x + 2 * size, (y + top) / 2), (x, top)], [19 * size, 12 * size, 13 * size], stem)
        cap = it.at(x, top, size)
        cap.smooth([(-24, 2), (0, -2), (24, 2), (0, 9)], shaded(stem, 0.68))
        cap.body([(-28, 3), (-22, -11), (0, -23), (22, -11), (28, 3), (12, 2), (-12, 2)], red, 8)
        for dx, dy, r in ((-13, -7, 3.6), (0, -16, 4), (13, -8, 3.8), (3, -4, 3)):
            cap.oval(dx, dy, r + 0.3, r * 0.75 + 0.3, local(it.tones, "fbf4e6"))
    tufts(it, 78, 11, 14, leaf(it, "6d9448"), 700)


@thing("ferns", left=116, right=116, up=68, down=16, many=True)
def ferns(sketch: Sketch) -> None:
    it = grown(sketch)
    green = leaf(it, "4f8a3c", 0.3)
    it.shadow(70)
    for bush, (x, y, size) in enumerate(((-48, -6, 0.8), (46, -4, 0.86), (0, 2, 1.0))):
        for n in range(9):
            angle = math.radians(196 + n * 18.5 + 8 * (sketch.chance(20 + bush * 10 + n) - 0.5))
            long = size * (62 + 14 * sketch.chance(60 + bush * 10 + n))
            _frond(it, x, y, angle, long, shaded(green, (0.72, 1.0, 0.86)[(n + bush) % 3]))


def _frond(it: Figure, x: float, y: float, angle: float, long: float, green: Colour) -> None:
    """A feather of a leaf that rises and hangs over."""
    across, rise = math.cos(angle), math.sin(angle)
    spine = through(
        [
            (x, y),
            (x + across * long * 0.55, y + rise * long * 0.8),
            (x + across * long, y + rise * long * 0.7 + abs(across) * 9),
        ],
        5,
    )
    for n, (a, b) in enumerate(spine[1:]):
        reach = (13 - n) * long * 0.013 + 3
        for side in (-1, 1):
            tip = (a + across * reach * 0.7 - rise * side * reach, b + rise * reach * 0.4 + across * side * reach)
            it.flat(
                [(a - across * 3.4, b - rise * 3.4), (a + across * 3.4, b + rise * 3.4), tip],
                green if side * it.faces < 0 else shaded(green, 0.82),
            )
    it.line(spine, 2.4, shaded(green, 1.15))


@thing("pumpkins", left=92, right=92, up=54, down=8, many=True)
def pumpkins(sketch: Sketch) -> None:
    it = grown(sketch)
    green = leaf(it, "5a7c38", 0.3)
    it.shadow(72)
    it.line([(-78, -2), (-40, -10), (0, -4), (40, -10), (80, -3)], 3.6, shaded(green, 0.8))
    places = ((-46, -2, 0.72), (44, -2, 0.84), (0, 1, 1.0), (76, 1, 0.42), (-76, 2, 0.4))
    for n, (x, y, size) in enumerate(places[: max(3, min(5, sketch.count + 2))]):
        orange = local(it.tones, ("e8842c", "d8702a", "f09a3c")[(n + int(sketch.chance(4) * 3)) % 3], share=0.04)
        tall, wide = 20 * size, 29 * size
        mid = y - tall
        for rib in (-1.0, 1.0, -0.52, 0.52, 0.0):
            fill = dim(orange, it.tones, 0.25 + 0.5 * max(0.0, rib * it.faces)) if rib * it.faces > 0 else orange
            it.ball(x + rib * wide * 0.62, mid, wide * 0.42, tall, fill, wide * 0.2)
        it.limb(
            [(x, mid - tall * 0.85), (x + 3 * size, mid - tall * 1.2), (x + 9 * size, mid - tall * 1.4)],
            [7 * size, 5 * size, 6 * size],
            green,
        )
    for x in (-66, -22, 24, 62):
        it.flat(bumpy(x, -5, 13, 8, it.chances(40 + x % 50, 7)), green)
        it.flat(bumpy(x - 3, -7, 8, 4.6, it.chances(50 + x % 50, 7)), bright(green, it.tones, 0.6))


@thing("vines", left=132, right=132, up=86)
def vines(sketch: Sketch) -> None:
    it = grown(sketch)
    green, bark, grape = leaf(it, "7a9a3c", 0.3), local(it.tones, "6a4c34"), pick(it, 3, ("5a3478", "7a3060", "b8c05c"))
    it.shadow(104)
    for y in (-36, -64):
        it.stick((-114, y), (114, y), 2.4, local(it.tones, "8a7a64"))
    for n in range(5):
        x = (n - 2) * 50
        it.limb([(x, 2), (x, -40), (x, -76)], [5.4, 5, 5], local(it.tones, "9a7a54"))
        it.limb([(x + 9, 1), (x + 4, -18), (x + 11, -34), (x + 4, -56)], [8, 6, 6, 4], bark)
    leaves = [
        ((n % 13 - 6) * 17.6 + 7 * sketch.chance(20 + n), -66 + 25 * (n // 13) + 8 * sketch.chance(60 + n), 12.5)
        for n in range(26)
    ]
    crown(it, leaves, green, 100)
    for n in range(9):
        x, y = (n - 4) * 25 + 8 * sketch.chance(220 + n), -30 + 6 * (sketch.chance(240 + n) - 0.5)
        for row, across in enumerate(((-5, 0, 5), (-3, 3), (0,))):
            for dx in across:
                it.dot(x + dx, y + 5 * row, 3.6, shaded(grape, 0.8 if dx * it.faces > 0 else 1.0))
                it.dot(x + dx - 1 * it.faces, y + 5 * row - 1, 1.4, bright(grape, it.tones, 1.4))
