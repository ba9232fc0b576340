"""What lies on a beach: a sandcastle, shells."""

import math

from pipelines.embedded.painter.colour import Colour
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import pick
from pipelines.embedded.painter.mural.things.curves import Figure, bright, dim, local, turned


@thing("sandcastle", left=88, right=88, up=100, down=10)
def sandcastle(sketch: Sketch) -> None:
    it = turned(sketch)
    sand = local(it.tones, "e4c078", "sand", 0.35)
    it.shadow(66)
    it.body([(-76, 4), (-62, -10), (-40, -18), (0, -21), (40, -18), (62, -10), (76, 4)], shaded(sand, 0.9), 6, 3)
    for x, foot, wide, tall in ((-40, -12, 13, 42), (40, -12, 13, 38), (0, -14, 19, 58)):
        it.solid(
            [(x - wide, foot), (x - wide * 0.8, foot - tall), (x + wide * 0.8, foot - tall), (x + wide, foot)],
            sand,
            wide * 0.5,
        )
        for n in range(3):
            left = x - wide * 0.8 + n * wide * 0.62
            it.solid(
                [
                    (left, foot - tall + 1),
                    (left, foot - tall - 7),
                    (left + wide * 0.36, foot - tall - 7),
                    (left + wide * 0.36, foot - tall + 1),
                ],
                sand,
                2,
            )
        it.smooth(
            [
                (x - 3, foot - tall * 0.6),
                (x + 3, foot - tall * 0.6),
                (x + 3, foot - tall * 0.4),
                (x - 3, foot - tall * 0.4),
            ],
            shaded(sand, 0.5),
        )
    for x0, x1 in ((-30, -16), (16, 30)):
        it.solid([(x0, -12), (x0, -34), (x1, -34), (x1, -12)], shaded(sand, 0.93), 3)
    it.smooth([(-8, -12), (-8, -26), (0, -33), (8, -26), (8, -12)], shaded(sand, 0.45))
    red = pick(it, 3, ("e0483c", "3c8cc8", "f2b83c"))
    it.stick((0, -74), (0, -96), 2.4, local(it.tones, "8a6034"))
    it.flat([(0, -96), (20, -90), (0, -83)], red)
    for n, x in enumerate((-58, -20, 24, 56)):
        it.ball(x, -8 + 5 * (n % 2), 5, 4, local(it.tones, ("f4d8cc", "e8a090", "f8f0e4")[n % 3]))


@thing("shells", left=98, right=98, up=38, down=8, many=True)
def shells(sketch: Sketch) -> None:
    it = turned(sketch)
    it.shadow(70)
    places = (
        (-52, 0, 1.0),
        (-2, 3, 1.15),
        (50, 0, 0.95),
        (-28, -12, 0.7),
        (28, -12, 0.75),
        (76, -8, 0.6),
        (-78, -8, 0.6),
    )
    for n, (x, y, size) in enumerate(sorted(places[: max(5, min(7, sketch.count + 3))], key=lambda place: place[1])):
        kind = (n + int(sketch.chance(4) * 3)) % 3
        fill = pick(it, 20 + n, ("f4cfc0", "f0a48c", "f8ecd8", "d8a0b8"))
        if kind == 0:
            _scallop(it, x, y, 22 * size, fill)
        elif kind == 1:
            _starfish(it, x, y - 14 * size, 20 * size, local(it.tones, "e8703c"), sketch.chance(40 + n))
        else:
            _whelk(it, x, y, 17 * size, fill)


def _scallop(it: Figure, x: float, y: float, reach: float, fill: Colour) -> None:
    rim = [
        (
            x + math.cos(math.radians(200 + 17.5 * n)) * reach * (1.0 if n % 2 == 0 else 0.93),
            y - 3 + math.sin(math.radians(200 + 17.5 * n)) * reach * (1.25 if n % 2 == 0 else 1.16),
        )
        for n in range(9)
    ]
    it.solid([(x - reach * 0.3, y), *rim, (x + reach * 0.3, y)], fill, reach * 0.3)
    for tip in rim[1:-1]:
        it.stick((x, y - 1), (x + (tip[0] - x) * 0.92, y + (tip[1] - y) * 0.92), 2, dim(fill, it.tones, 0.6))
    it.flat(
        [(x - reach * 0.42, y + 2), (x + reach * 0.42, y + 2), (x + reach * 0.2, y - 5), (x - reach * 0.2, y - 5)],
        shaded(fill, 0.86),
    )


def _starfish(it: Figure, x: float, y: float, reach: float, fill: Colour, turn: float) -> None:
    arms = [
        (
            x + math.cos(n * math.pi / 5 + turn) * reach * (1 if n % 2 == 0 else 0.42),
            y + math.sin(n * math.pi / 5 + turn) * reach * (0.8 if n % 2 == 0 else 0.34),
        )
        for n in range(10)
    ]
    it.body(arms, fill, reach * 0.24, 3)
    for tip in arms[::2]:
        for share in (0.25, 0.5, 0.72):
            it.dot(x + (tip[0] - x) * share, y + (tip[1] - y) * share, 1.5, bright(fill, it.tones, 1.5))


def _whelk(it: Figure, x: float, y: float, reach: float, fill: Colour) -> None:
    it.body([(x - reach, y - reach * 0.3), (x - reach * 0.7, y - reach), (x, y - reach * 1.2),
        (x + reach * 0.8, y - reach * 0.9), (x + reach * 1.8, y - reach * 0.3), (x + reach * 0.7, y),
        (x - reach * 0.4, y + 1)], fill, reach * 0.4)  # fmt: skip
    for share in (0.15, 0.6, 1.0, 1.3):
        it.line(
            [
                (x + reach * share - 2, y - reach * (1.06 - 0.45 * share)),
                (x + reach * share + 3, y - reach * 0.45),
                (x + reach * share, y - 2),
            ],
            2.2,
            dim(fill, it.tones, 0.7),
        )
    it.smooth(
        [
            (x - reach * 0.86, y - reach * 0.35),
            (x - reach * 0.4, y - reach * 0.8),
            (x - reach * 0.1, y - reach * 0.4),
            (x - reach * 0.4, y - 1),
        ],
        dim(fill, it.tones, 0.9),
    )
