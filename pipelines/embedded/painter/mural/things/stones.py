"""Stones that stand: rocks, crystals, the mouth of a cave."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import pick
from pipelines.embedded.painter.mural.things.curves import Figure, bright, dim, kindled, local, turned
from pipelines.embedded.painter.mural.things.leaves import Clump, crown, leaf, sprig, tufts


def boulder(it: Figure, x: float, y: float, wide: float, tall: float, stone: Colour, key: int) -> None:
    """A rock of three faces: its top in the light, its left, and its right in the shade."""
    a, b, c, d = it.chances(key, 4)
    left, right = (x - wide, y), (x + wide, y)
    crest: list[Point] = [
        (x - wide * (0.86 - 0.1 * a), y - tall * (0.5 + 0.16 * b)),
        (x - wide * 0.3, y - tall),
        (x + wide * (0.26 + 0.2 * c), y - tall * (0.9 + 0.1 * d)),
        (x + wide * 0.86, y - tall * (0.42 + 0.2 * a)),
    ]
    ridge: Point = (x + wide * (0.1 + 0.16 * b), y - tall * 0.56)
    foot: Point = (x + wide * (0.22 + 0.2 * d), y)
    it.flat([left, crest[0], crest[1], crest[2], crest[3], right], stone)
    sides = ([ridge, crest[2], crest[3], right, foot], [left, crest[0], ridge, foot])
    darker, other = sides if it.faces > 0 else sides[::-1]
    it.flat(darker, dim(stone, it.tones))
    it.flat(other, shaded(stone, 0.94))
    it.flat([crest[0], crest[1], crest[2], ridge], bright(stone, it.tones, 0.8))
    it.line(
        [(x - wide * 0.5, y - tall * 0.2), (x - wide * 0.34, y - tall * 0.42), (x - wide * 0.4, y - tall * 0.56)],
        2,
        dim(stone, it.tones, 0.8),
    )
    if it.tones.snowy > 0:
        it.flat(
            [crest[0], crest[1], crest[2], (ridge[0], ridge[1] - tall * 0.2), (x - wide * 0.4, y - tall * 0.62)],
            it.tones["snow"],
            it.tones.snowy,
        )


@thing("rocks", left=112, right=112, up=74, down=14, many=True)
def rocks(sketch: Sketch) -> None:
    it = turned(sketch)
    stone = local(it.tones, "8c867e", "rock", 0.45)
    it.shadow(88)
    places = ((-16, -6, 46, 62), (42, -3, 36, 42), (-66, 0, 30, 32), (10, 3, 27, 24), (80, 3, 20, 18), (-30, 5, 17, 13))
    for n, (x, y, wide, tall) in enumerate(places):
        size = 0.86 + 0.24 * sketch.chance(20 + n)
        boulder(it, x, y, wide * size, tall * size, shaded(stone, 0.92 + 0.14 * sketch.chance(30 + n)), 40 + 7 * n)
    if sketch.zone == "water":
        foam = mix(it.tones["snow"], it.tones["water_lit"], 0.3)
        for n in range(22):
            x = (n / 21 * 2 - 1) * 98
            it.oval(x, 3 + 4 * math.sin(n * 1.9), 10, 3.6, foam, 0.9)
        return
    tufts(it, 96, 16, 15, leaf(it, "6d8a44"), 500)


@thing("crystals", left=80, right=80, up=118, down=8)
def crystals(sketch: Sketch) -> None:
    it = turned(sketch)
    night = sketch.tones.dark
    kindled(sketch, 0.4)
    glass = pick(it, 3, ("7ac8f0", "b07ae8", "6ae0b8", "f08ab8"))
    it.shadow(62)
    cluster = ((-0.5, 66), (0.55, 72), (-0.22, 98), (0.25, 86), (0.02, 116), (-0.75, 40), (0.8, 42))
    for n, (lean, tall) in enumerate(cluster):
        high = tall * (0.88 + 0.12 * sketch.chance(20 + n))
        _crystal(it, lean, high, 6 + tall * 0.11, shaded(glass, 0.86 + 0.2 * sketch.chance(30 + n)))
    it.sketch.glow(0, -54, 92, 0.15 + 0.6 * night, glass)
    for n, x in enumerate((-58, 54, 0)):
        boulder(it, x, 4, 19, 12, local(it.tones, "6c6874", "rock", 0.5), 60 + 9 * n)


def _crystal(it: Figure, lean: float, high: float, wide: float, glass: Colour) -> None:
    """A prism that leans out of the ground: a bright face, a dim one, and a cut tip."""
    x, out = lean * 46, wide * it.faces
    tip: Point = (x + lean * high * 0.62, -high)
    neck: Point = (x + (tip[0] - x) * 0.74, -high * 0.76)
    edge: Point = (neck[0] + wide * 0.1, neck[1] + 6)
    left, right = (neck[0] - out, neck[1]), (neck[0] + out, neck[1])
    it.flat([(x - out * 0.7, 2), left, tip, edge, (x, 3)], bright(glass, it.tones, 0.7))
    it.flat([(x, 3), edge, tip, right, (x + out * 0.7, 2)], dim(glass, it.tones, 0.7))
    it.flat([left, tip, right, edge], mix(glass, it.tones["light"], 0.3))
    it.stick((x - out * 0.4, -4), (left[0] + out * 0.35, left[1] + 6), 2, mix(glass, colour("ffffff"), 0.7))


HILL: list[Point] = [
    (-118, 4), (-112, -40), (-92, -80), (-72, -112), (-40, -140), (-6, -150), (34, -142), (66, -118), (88, -78),
    (108, -38), (118, 4),
]  # fmt: skip
BUSHES: list[Clump] = [
    (-96, -84, 13), (-80, -102, 14), (-38, -142, 13), (-4, -150, 15), (30, -146, 14), (84, -92, 14), (98, -70, 12),
]  # fmt: skip


@thing("cave", left=122, right=122, up=168, down=12)
def cave(sketch: Sketch) -> None:
    it = turned(sketch)
    stone, green = local(it.tones, "847c72", "rock", 0.45), leaf(it, "5a7e3c")
    it.solid(HILL, stone, 16)
    for n in range(13):
        angle = math.radians(190 + n * 13.5)
        block = it.at(math.cos(angle) * 82, math.sin(angle) * 112, 0.9 + 0.4 * sketch.chance(20 + n))
        shaded_side = math.cos(angle) * it.faces > 0.24
        block.flat([(-21, 12), (-13, -10), (10, -12), (21, 6), (0, 20)], dim(stone, it.tones, 0.7 * shaded_side))
        block.flat([(-13, -10), (10, -12), (2, -2), (-15, 0)], bright(stone, it.tones, 0.7))
    _mouth(it, shaded(stone, 0.62))
    crown(it, BUSHES, green, 100, 0.66)
    for n, x in enumerate((-50, -24, 16, 44)):
        y, long = -104 + abs(x) * 0.5, 26 + 20 * sketch.chance(90 + n)
        it.limb([(x, y - 8), (x + 5, y + long * 0.5), (x + 1, y + long)], [5, 5, 1.5], shaded(green, 0.86), 1)
        for k in range(3):
            sprig(it, x + (4 if k % 2 else -2), y + long * (0.2 + 0.3 * k), 5, 1.2 + k, green)
    boulder(it, -72, 6, 22, 20, stone, 300)
    boulder(it, 74, 6, 26, 24, stone, 310)


def _mouth(it: Figure, stone: Colour) -> None:
    """The dark within, stones that hang from its roof, and by night a fire."""
    mouth: list[Point] = [(-58, 4), (-60, -36), (-44, -76), (-14, -96), (20, -92), (46, -68), (58, -32), (56, 4)]
    it.flat(mouth, shaded(stone, 0.68))
    within = [(x * 0.86 + 5 * it.faces, max(y, y * 0.9)) for x, y in mouth]
    it.flat(within, mix(it.tones["near"], colour("08080c"), 0.45))
    for x, long in ((-34, 20), (-18, 32), (2, 22), (20, 34), (36, 18)):
        top = -88 + abs(x) * 0.7
        it.flat([(x - 6, top), (x + 6, top), (x + 1, top + long)], stone)
        it.flat([(x - 6, top), (x - 1, top), (x, top + long * 0.9)], shaded(stone, 1.3))
    if it.tones.dark > 0.4:
        it.dot(4, -14, 7, colour("ff9a3c"))
        it.shine(4, -16, 70, 0.8, colour("ffb04c"))
