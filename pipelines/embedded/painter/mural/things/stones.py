"""Stone and what water, fire and children make of it: rocks, crystals, a volcano, a waterfall, a cave, a sandcastle."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import pick
from pipelines.embedded.painter.mural.things.curves import Figure, bright, bumpy, dim, local, turned
from pipelines.embedded.painter.mural.things.leaves import crown, leaf, sprig, tufts


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
    glass = pick(it, 3, ("7ac8f0", "b07ae8", "6ae0b8", "f08ab8"))
    it.shadow(62)
    for n, (lean, tall, wide) in enumerate(
        (
            (-0.5, 66, 12),
            (0.55, 72, 13),
            (-0.22, 98, 16),
            (0.25, 86, 15),
            (0.02, 116, 19),
            (-0.75, 40, 10),
            (0.8, 42, 10),
        )
    ):
        high = tall * (0.88 + 0.12 * sketch.chance(20 + n))
        x, top = lean * 46, (lean * 46 + lean * high * 0.62, -high)
        fill = shaded(glass, 0.86 + 0.2 * sketch.chance(30 + n))
        neck = (x + (top[0] - x) * 0.74, -high * 0.76)
        left, right = (neck[0] - wide * it.faces, neck[1]), (neck[0] + wide * it.faces, neck[1])
        it.flat(
            [(x - wide * 0.7 * it.faces, 2), left, top, (neck[0] + wide * 0.1, neck[1] + 6), (x, 3)],
            bright(fill, it.tones, 0.7),
        )
        it.flat(
            [(x, 3), (neck[0] + wide * 0.1, neck[1] + 6), top, right, (x + wide * 0.7 * it.faces, 2)],
            dim(fill, it.tones, 0.7),
        )
        it.flat([left, top, right, (neck[0] + wide * 0.1, neck[1] + 6)], mix(fill, it.tones["light"], 0.3))
        it.stick(
            (x - wide * 0.4 * it.faces, -4),
            (left[0] + wide * 0.35 * it.faces, left[1] + 6),
            2,
            mix(fill, colour("ffffff"), 0.7),
        )
    it.sketch.glow(0, -54, 92, 0.15 + 0.6 * it.tones.dark, glass)
    for n, x in enumerate((-58, 54, 0)):
        boulder(it, x, 4, 19, 12, local(it.tones, "6c6874", "rock", 0.5), 60 + 9 * n)


@thing("volcano", left=154, right=154, up=276, down=10)
def volcano(sketch: Sketch) -> None:
    it = turned(sketch)
    stone, lava = local(it.tones, "5c4c50", "rock", 0.45), colour("ff6a2c")
    smoke = mix(it.tones["cloud_dark"], stone, 0.35)
    for n in range(15):
        up = n / 14
        drift = (26 + 30 * it.tones.windy) * up**1.4
        x, radius = drift + 16 * (sketch.chance(20 + n) - 0.5) * (0.4 + up), 11 + 17 * up
        puff = mix(smoke, it.tones["cloud_lit"], 0.15 + 0.35 * sketch.chance(40 + n))
        it.flat(bumpy(x, -196 - 54 * up, radius, radius * 0.8, it.chances(60 + 9 * n, 8)), shaded(puff, 0.8))
        it.flat(
            bumpy(x - radius * 0.22 * it.faces, -200 - 54 * up, radius * 0.68, radius * 0.5, it.chances(60 + 9 * n, 8)),
            mix(puff, lava, 0.45 * (1 - up) ** 3),
        )
    for n in range(9):
        angle = math.radians(230 + 80 * n / 8)
        far = 24 + 30 * sketch.chance(220 + n)
        it.dot(
            math.cos(angle) * far * 0.8,
            -186 + math.sin(angle) * far,
            2 + 1.6 * sketch.chance(240 + n),
            mix(lava, it.tones["light"], 0.4),
        )
    left = [(-148, 6), (-122, -12), (-92, -46), (-66, -92), (-46, -138), (-32, -178), (-25, -186)]
    right = [(24, -184), (34, -172), (48, -134), (70, -88), (96, -44), (126, -12), (150, 6)]
    it.flat([*left, *right], stone)
    shadow = [(4, -178), *right, (40, 6), (24, -50), (34, -96), (14, -140)]
    lit = [*left, (-60, 6), (-46, -40), (-52, -80), (-26, -128), (-22, -176)]
    it.flat(shadow if it.faces > 0 else lit, dim(stone, it.tones))
    it.flat(lit if it.faces > 0 else shadow, bright(stone, it.tones, 0.7))
    for n, x in enumerate((-70, -34, 6, 42, 78)):
        y = -150 + abs(x) * 1.3
        it.flat(
            [(x * 0.5, y), (x + 8, y * 0.3), (x + 16, 4), (x - 4, 4), (x * 0.8, y * 0.4)],
            shaded(stone, 0.8 + 0.06 * (n % 2)),
            0.5,
        )
    it.smooth(
        [(-25, -186), (-8, -182), (10, -186), (24, -184), (12, -176), (-10, -175)], mix(lava, it.tones["light"], 0.35)
    )
    for points, widths in (
        ([(-4, -180), (-10, -140), (2, -104), (-14, -60), (-8, -22)], [13, 10, 9, 7, 3]),
        ([(2, -104), (20, -76), (24, -46)], [7, 6, 2]),
        ([(12, -178), (26, -142), (34, -118)], [8, 6, 2]),
        ([(-16, -180), (-34, -136), (-38, -108)], [7, 5, 2]),
    ):
        it.limb(points, widths, lava, 0)
        it.limb(points, [width * 0.45 for width in widths], mix(lava, colour("ffe08a"), 0.8), 0)
    it.sketch.glow(0, -186, 120, 0.45 + 0.45 * it.tones.dark, lava)


@thing("waterfall", left=134, right=134, up=220, down=22)
def waterfall(sketch: Sketch) -> None:
    it = turned(sketch)
    stone, green = local(it.tones, "7a746c", "rock", 0.5), leaf(it, "5a7e3c")
    white, blue = (
        mix(it.tones["snow"], it.tones["water_lit"], 0.12),
        mix(it.tones["water_lit"], it.tones["water_dark"], 0.3),
    )
    cliff = [
        (-128, 6),
        (-120, -60),
        (-104, -96),
        (-96, -150),
        (-70, -188),
        (-30, -204),
        (34, -200),
        (72, -190),
        (98, -140),
        (106, -92),
        (122, -56),
        (130, 6),
    ]
    it.flat(cliff, stone)
    for n in range(24):
        side = -1 if n % 2 else 1
        y = -10 - 7.6 * n
        x = side * (46 + (1 - n / 22) * 66 * ((n // 2) % 3) / 2)
        wide, tall = 12 + 9 * sketch.chance(40 + n), 26 + 18 * sketch.chance(60 + n)
        fill = dim(stone, it.tones, 0.9) if x * it.faces > 0 else bright(stone, it.tones, 0.6)
        it.flat(
            [
                (x - wide, y + tall * 0.4),
                (x - wide * 0.7, y - tall * 0.4),
                (x + wide * 0.3, y - tall * 0.55),
                (x + wide, y - tall * 0.1),
                (x + wide * 0.6, y + tall * 0.5),
            ],
            fill,
            0.85,
        )
        it.flat(
            [
                (x - wide, y - tall * 0.28),
                (x + wide * 0.3, y - tall * 0.62),
                (x + wide, y - tall * 0.2),
                (x + wide * 0.2, y - tall * 0.36),
            ],
            bright(stone, it.tones),
        )
    it.flat([(-27, -204), (25, -202), (38, 4), (-42, 4)], blue)
    for n in range(11):
        across = (n - 5) / 5
        x0, x1 = across * 24, across * 39
        sway = 5 * (sketch.chance(90 + n) - 0.5)
        top, foot = -203 + 30 * sketch.chance(110 + n) * (n % 2), -4 - 26 * sketch.chance(130 + n) * (n % 3 == 1)
        it.limb(
            [(x0, top), (x0 * 1.3 + sway, -110), (x1, foot)],
            [4, 7, 8],
            (white, mix(white, blue, 0.45), mix(white, blue, 0.2))[n % 3],
            0,
        )
    for n in range(15):
        x = (n / 14 * 2 - 1) * 62
        radius = 10 + 8 * sketch.chance(150 + n)
        it.oval(x, 3 - 7 * (1 - abs(x) / 62) - 4 * (n % 2), radius, radius * 0.55, white, 0.85)
    for n in range(4):
        it.oval(0, 10 + 2 * n, 74 - 14 * n, 2.4, mix(white, blue, 0.3 + 0.1 * n), 0.6)
    bushes = [(-102, -152, 15), (-78, -184, 15), (-48, -200, 16), (48, -198, 16), (74, -186, 15), (96, -148, 14)]
    crown(it, [(x, y, float(radius)) for x, y, radius in bushes], green, 200, 0.7)
    boulder(it, -70, 6, 24, 20, stone, 300)
    boulder(it, 78, 7, 28, 24, stone, 310)


@thing("cave", left=122, right=122, up=168, down=12)
def cave(sketch: Sketch) -> None:
    it = turned(sketch)
    stone, green = local(it.tones, "847c72", "rock", 0.45), leaf(it, "5a7e3c")
    night = mix(it.tones["near"], colour("08080c"), 0.45)
    hill = [
        (-118, 4),
        (-112, -40),
        (-92, -80),
        (-72, -112),
        (-40, -140),
        (-6, -150),
        (34, -142),
        (66, -118),
        (88, -78),
        (108, -38),
        (118, 4),
    ]
    it.solid(hill, stone, 16)
    for n in range(13):
        angle = math.radians(190 + n * 13.5)
        x, y = math.cos(angle) * 82, math.sin(angle) * 112
        wide, tall = 17 + 8 * sketch.chance(20 + n), 15 + 10 * sketch.chance(40 + n)
        fill = dim(stone, it.tones, 0.7) if x * it.faces > 20 else shaded(stone, 0.96)
        it.flat(
            [
                (x - wide, y + tall * 0.6),
                (x - wide * 0.6, y - tall * 0.5),
                (x + wide * 0.5, y - tall * 0.6),
                (x + wide, y + tall * 0.3),
                (x, y + tall),
            ],
            fill,
        )
        it.flat(
            [
                (x - wide * 0.6, y - tall * 0.5),
                (x + wide * 0.5, y - tall * 0.6),
                (x + wide * 0.1, y - tall * 0.1),
                (x - wide * 0.7, y),
            ],
            bright(stone, it.tones, 0.7),
        )
    mouth = [(-58, 4), (-60, -36), (-44, -76), (-14, -96), (20, -92), (46, -68), (58, -32), (56, 4)]
    it.flat(mouth, shaded(stone, 0.42))
    it.flat([(x * 0.86 + 5 * it.faces, y * 0.9 if y < 0 else y) for x, y in mouth], night)
    for x, long in ((-34, 20), (-18, 32), (2, 22), (20, 34), (36, 18)):
        top = -88 + abs(x) * 0.7
        it.flat([(x - 6, top), (x + 6, top), (x + 1, top + long)], shaded(stone, 0.62))
        it.flat([(x - 6, top), (x - 1, top), (x, top + long * 0.9)], shaded(stone, 0.8))
    if it.tones.dark > 0.4:
        it.dot(4, -14, 7, colour("ff9a3c"))
        it.shine(4, -16, 70, 0.8, colour("ffb04c"))
    bushes = [
        (-96, -84, 13.0),
        (-80, -102, 14),
        (-38, -142, 13),
        (-4, -150, 15),
        (30, -146, 14),
        (84, -92, 14),
        (98, -70, 12),
    ]
    crown(it, bushes, green, 100, 0.66)
    for n, x in enumerate((-50, -24, 16, 44)):
        y, long = -104 + abs(x) * 0.5, 26 + 20 * sketch.chance(90 + n)
        it.limb([(x, y - 8), (x + 5, y + long * 0.5), (x + 1, y + long)], [5, 5, 1.5], shaded(green, 0.86), 1)
        for k in range(3):
            sprig(it, x + (4 if k % 2 else -2), y + long * (0.2 + 0.3 * k), 5, 1.2 + k, green)
    boulder(it, -72, 6, 22, 20, stone, 300)
    boulder(it, 74, 6, 26, 24, stone, 310)


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
    it.body(
        [
            (x - reach, y - reach * 0.3),
            (x - reach * 0.7, y - reach),
            (x, y - reach * 1.2),
            (x + reach * 0.8, y - reach * 0.9),
            (x + reach * 1.8, y - reach * 0.3),
            (x + reach * 0.7, y),
            (x - reach * 0.4, y + 1),
        ],
        fill,
        reach * 0.4,
    )
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
