"""Flowers in patches: sunflowers, tulips, roses, lavender, poppies, daisies."""

import math
from collections.abc import Iterator, Sequence

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import pick
from pipelines.embedded.painter.mural.things.curves import Figure, bright, dim, local
from pipelines.embedded.painter.mural.things.leaves import blade, crown, grown, leaf, tufts


def patch(it: Figure, half: float, rows: int, row: int) -> Iterator[tuple[float, float, float, int]]:
    """Places (x, y, size, key) of a bed of flowers, `row` of them in each of `rows`, the hindmost first."""
    for line in range(rows):
        depth = line / max(rows - 1, 1)
        for n in range(row):
            key = 1000 + 61 * line + 7 * n
            across = (n + 0.5 + 0.8 * (it.sketch.chance(key) - 0.5) + 0.25 * (line % 2)) / row * 2 - 1
            yield across * half * (0.82 + 0.16 * depth), -16 * (1 - depth) + 2, 0.76 + 0.24 * depth, key


def _petals(it: Figure, x: float, y: float, reach: float, count: int, fill: Colour, turn: float = 0.0) -> None:
    for n in range(count):
        angle = turn + n * math.tau / count
        tip = (x + math.cos(angle) * reach, y + math.sin(angle) * reach * 0.92)
        across = (math.cos(angle + 1.57) * reach * 1.6 / count, math.sin(angle + 1.57) * reach * 1.6 / count)
        shade = 1.12 if math.cos(angle) * it.faces + math.sin(angle) < 0 else 0.88
        middle = (x + math.cos(angle) * reach * 0.55, y + math.sin(angle) * reach * 0.5)
        it.flat(
            [
                (x, y),
                (middle[0] + across[0], middle[1] + across[1]),
                tip,
                (middle[0] - across[0], middle[1] - across[1]),
            ],
            shaded(fill, shade),
        )


def _stem(it: Figure, x: float, y: float, top: tuple[float, float], width: float, green: Colour) -> None:
    it.limb(
        [(x, y), ((x + top[0]) / 2 + 2, (y + top[1]) / 2), top], [width, width * 0.9, width * 0.8], green, width * 0.3
    )


@thing("sunflowers", left=124, right=124, up=120, many=True)
def sunflowers(sketch: Sketch) -> None:
    it = grown(sketch)
    green, gold, seed = leaf(it, "5c8a3a", 0.25), local(it.tones, "f6be2c", share=0.03), local(it.tones, "5a3420")
    tufts(it, 104, 18, 20, shaded(green, 0.7), 500)
    for x, y, size, key in patch(it, 100, 2, min(7, 5 + sketch.count // 4)):
        tall = size * (74 + 26 * sketch.chance(key + 1))
        top = (x + 8 * (sketch.chance(key + 2) - 0.5), y - tall)
        _stem(it, x, y, top, 5 * size, green)
        for side, up in ((-1, 0.35), (1, 0.5)):
            blade(it, (x, y - tall * up), (x + side * 24 * size, y - tall * up - 4), 13 * size, green, 0.0)
        head = 22 * size
        _petals(it, *top, head, 14, shaded(gold, 0.82), sketch.chance(key + 3))
        _petals(it, *top, head * 0.84, 12, gold, sketch.chance(key + 4))
        it.ball(top[0], top[1], head * 0.46, head * 0.44, seed)
        for n in range(6):
            it.dot(
                top[0] + math.cos(n * 2.4) * head * 0.06 * n,
                top[1] + math.sin(n * 2.4) * head * 0.06 * n,
                1.3,
                shaded(seed, 1.7),
            )


@thing("tulips", left=110, right=110, up=72, many=True)
def tulips(sketch: Sketch) -> None:
    it = grown(sketch)
    green = leaf(it, "5f9458", 0.2)
    for x, y, size, key in patch(it, 100, 3, min(11, 8 + sketch.count // 3)):
        tall = size * (40 + 14 * sketch.chance(key + 1))
        head = pick(it, key + 2, ("e0403c", "f2b83c", "e878a4", "f4ece0", "9a5cb4"))
        top = (x + 4 * (sketch.chance(key + 3) - 0.5), y - tall)
        _stem(it, x, y, top, 3.4 * size, green)
        blade(it, (x - 1, y), (x - 11 * size, y - tall * 0.72), 7 * size, green, 0.1)
        blade(it, (x + 1, y), (x + 10 * size, y - tall * 0.6), 7 * size, shaded(green, 0.84), 0.1)
        cup = it.at(*top, size)
        cup.flat([(-7, -15), (-2, -9), (0, -17), (2, -9), (7, -15), (8, -5), (4, 2), (-4, 2), (-8, -5)],
                 dim(head, it.tones, 0.6))  # fmt: skip
        cup.smooth([(-7, -12), (-1, -7), (2, 0), (-4, 1), (-7, -5)], bright(head, it.tones, 0.6))
        cup.smooth([(0, -14), (4, -6), (1, 1), (-3, -5)], head)


@thing("roses", left=104, right=104, up=78, down=18, many=True)
def roses(sketch: Sketch) -> None:
    it = grown(sketch)
    green = leaf(it, "3f6e3c", 0.25)
    red = pick(it, 3, ("c8283c", "e07a94", "d83c34", "f2dcc8"))
    it.shadow(96)
    crown(
        it,
        [(-66, -22, 27), (66, -22, 27), (-28, -42, 28), (34, -40, 28), (0, -26, 32), (-46, -14, 22), (46, -14, 22)],
        green,
        30,
        0.9,
    )
    for n in range(13 + sketch.count):
        angle, far = n * 2.4 + sketch.chance(100 + n), math.sqrt((n + 0.5) / (13 + sketch.count))
        x, y = math.cos(angle) * far * 84, -33 + math.sin(angle) * far * 30
        radius = 7.4 + 2.6 * sketch.chance(120 + n)
        it.dot(x + 1, y + 1.4, radius, dim(red, it.tones, 1.1))
        it.dot(x - 0.6, y - 0.6, radius * 0.86, red)
        it.dot(x - 1.6, y - 1.8, radius * 0.56, bright(red, it.tones))
        it.line(
            [
                (x - radius * 0.45, y - 1),
                (x, y + radius * 0.3),
                (x + radius * 0.4, y - radius * 0.1),
                (x, y - radius * 0.4),
            ],
            1.8,
            dim(red, it.tones, 0.8),
        )


@thing("lavender", left=142, right=142, up=60, many=True)
def lavender(sketch: Sketch) -> None:
    it = grown(sketch)
    green, violet = leaf(it, "7a9068", 0.25), local(it.tones, "8a68c8", share=0.04)
    for line in range(3):
        for n in range(7):
            key = 300 + line * 40 + n
            x, y, size = (n - 3 + 0.5 * (line % 2)) * 32 + 6 * sketch.chance(key), -17 + 9.5 * line, 0.72 + 0.14 * line
            for stalk in range(8):
                lean = (stalk - 3.5) * 6.4 * size
                tall = size * (38 - 0.9 * abs(stalk - 3.5) ** 2 + 12 * sketch.chance(key + 3 * stalk))
                top = (x + lean, y - tall)
                it.line([(x + lean * 0.15, y), (x + lean * 0.6, y - tall * 0.5), top], 2.4 * size, green)
                shade = shaded(violet, 0.74 + 0.13 * ((stalk * 3 + n) % 4))
                it.limb(
                    [
                        (x + lean * 0.78, y - tall * 0.62),
                        (x + lean * 0.92, y - tall * 0.86),
                        (x + lean * 1.04, y - tall - 6 * size),
                    ],
                    [5 * size, 7 * size, 2],
                    shade,
                    2,
                )


def _wild(it: Figure, heights: tuple[float, float], heads: Sequence[Colour], key: int, kind: str) -> None:
    """A patch of meadow flowers with open heads, among grass."""
    green = leaf(it, "62903e", 0.3)
    tufts(it, 106, 26, 34, shaded(green, 0.76), 500)
    for x, y, size, own in patch(it, 102, 3, min(10, 7 + it.sketch.count // 3)):
        tall = size * (heights[0] + (heights[1] - heights[0]) * it.sketch.chance(own + key))
        top = (x + 9 * (it.sketch.chance(own + 2) - 0.5), y - tall)
        _stem(it, x, y, top, 2.8 * size, green)
        head = heads[int(it.sketch.chance(own + 3) * len(heads)) % len(heads)]
        if kind == "poppy":
            _poppy(it, *top, 1.25 * size, head)
        else:
            _petals(it, *top, 12 * size, 10, head, it.sketch.chance(own + 4))
            it.ball(top[0], top[1], 4.6 * size, 4.2 * size, local(it.tones, "f2b832", share=0.02))
    tufts(it, 100, 15, 22, green, 700)


def _poppy(it: Figure, x: float, y: float, size: float, red: Colour) -> None:
    """A bowl of four petals, open to the sky; ten units wide either way."""
    cup = it.at(x, y, size)
    cup.smooth([(-10, -3), (-5, -8.5), (0, -6), (5, -8.5), (10, -3), (4, 5), (-4, 5)], dim(red, it.tones, 0.7))
    cup.smooth([(-10, -2.5), (-2, -4), (1.5, 3), (-4, 5.5)], bright(red, it.tones, 0.7))
    cup.smooth([(9, -2.5), (2, -3), (-1, 4), (4, 5)], red)
    cup.oval(0, -2.4, 2.6, 2, local(it.tones, "2c2024"))


@thing("poppies", left=114, right=114, up=72, many=True)
def poppies(sketch: Sketch) -> None:
    it = grown(sketch)
    red = local(it.tones, "e03a2c", share=0.03)
    _wild(it, (36, 60), (red, shaded(red, 0.88), mix(red, local(it.tones, "f08a3c"), 0.3)), 1, "poppy")


@thing("daisies", left=114, right=114, up=64, many=True)
def daisies(sketch: Sketch) -> None:
    it = grown(sketch)
    white, blue = local(it.tones, "fbf8ee", share=0.03), local(it.tones, "7a8ee0", share=0.03)
    _wild(it, (28, 52), (white, white, white, blue, local(it.tones, "f4d04c", share=0.03)), 1, "daisy")
