"""What stands about farms and camps: fires, scarecrows, haystacks, beehives, washing."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import Figure, closed, through
from pipelines.embedded.painter.mural.things.parts import (
    WHITE,
    dark,
    doorway,
    lit,
    placed,
    smoke,
    wall,
)  # fmt: skip


@thing("campfire", left=50, right=51, up=120, down=11)
def _campfire(it: Sketch) -> None:
    smoke(it, 2, -58, 62, mix(it.tones["cloud_dark"], it.tones["haze"], 0.5), size=5, drift=0.3)
    for n in range(10):
        angle = math.pi * (1 + n / 9)
        it.rounded(
            closed(
                placed([(-9, 0), (-5, -7), (5, -7), (9, 1), (0, 4)], 40 * math.cos(angle), -1 + 5 * math.sin(angle)), 2
            ),
            mix(it.tones["rock"], lit(it, "9a9490"), 0.5),
            3,
        )
    wood = lit(it, "6a4428")
    for a, b in (((-34, 2), (20, -20)), ((34, 3), (-20, -20)), ((-6, 5), (4, -24))):
        it.line([a, b], 9, wood)
        it.line([(a[0], a[1] - 2), (b[0], b[1] - 2)], 3, shaded(wood, 1.5))
        it.ellipse(*a, 4.5, 4.5, lit(it, "d8a868"))
    for half, tall, hue, upright in (
        (27, 74, "e0481c", 4),
        (20, 58, "ff8a2a", -3),
        (13, 42, "ffc040", 3),
        (6, 24, "fff0b0", 0),
    ):
        lean = upright + 10 * it.tones.windy * tall / 74
        flame: list[Point] = [
            (0, 0),
            (-half, -tall * 0.2),
            (-half * 0.75, -tall * 0.5),
            (-half * 0.3 + lean, -tall * 0.62),
            (lean + half * 0.1, -tall),
            (half * 0.42 + lean, -tall * 0.56),
            (half * 0.9, -tall * 0.44),
            (half, -tall * 0.16),
        ]
        it.polygon([(x, y - 8) for x, y in closed(flame, 4)], colour(hue))
    for n in range(7):
        it.ellipse((it.chance(n) - 0.5) * 60, -62 - 56 * it.chance(n + 20), 2.2, 2.2, colour("ffb040"), 0.9)
    it.glow(0, -34, 96, 0.3 + 0.65 * it.tones.dark, colour("ff9a3c"))


@thing("scarecrow", left=61, right=61, up=142)
def _scarecrow(it: Sketch) -> None:
    pole, straw = lit(it, "8a6240"), lit(it, "e8c060")
    coat, hat = lit(it, ("4a6a8a", "8a5a3c", "6a7a48")[int(it.chance(1) * 3)]), lit(it, "7a5a3c")
    it.line([(0, 4), (0, -90)], 6, pole)
    it.line([(-54, -86), (54, -86)], 5, pole)
    for x in (-56, 56):
        for n in range(5):
            it.line([(x * 0.86, -86), (x + (1 if x > 0 else -1) * 3, -98 + 6 * n)], 2.6, straw)
    for n in range(7):
        it.line([(-12 + 4 * n, -36), (-16 + 5.4 * n, -18)], 3, straw)
    figure = Figure(it)
    it.polygon(
        [
            (-48, -94),
            (-14, -98),
            (14, -98),
            (48, -94),
            (48, -78),
            (22, -76),
            (24, -34),
            (-24, -34),
            (-22, -76),
            (-48, -78),
        ],
        coat,
    )
    it.polygon([(4, -98), (14, -98), (48, -94), (48, -78), (22, -76), (24, -34), (6, -34)], shaded(coat, 0.7))
    it.rectangle(-16, -60, -4, -48, lit(it, "c84a3c"))
    it.line([(-24, -56), (24, -54)], 4, straw)
    figure.body([(0, -126), (15, -116), (13, -102), (0, -96), (-13, -102), (-15, -116)], lit(it, "f0d8a0"), 5)
    for x in (-6, 6):
        it.ellipse(x, -113, 2.6, 2.6, dark(it))
    it.line(through([(-8, -105), (0, -102), (8, -105)], 3), 2.4, dark(it))
    it.polygon(closed([(-28, -116), (0, -123), (28, -116), (0, -119)], 3), shaded(hat, 0.8))
    it.polygon([(-16, -119), (16, -119), (10, -138), (-2, -141), (-12, -136)], hat)
    it.line([(-15, -122), (15, -122)], 4, lit(it, "c84a3c"))


@thing("haystack", left=106, right=115, up=102, down=9)
def _haystack(it: Sketch) -> None:
    for x, size, key in ((58, 0.76, 40), (-44, 1.0, 0)):
        hay = mix(lit(it, "e0b850"), it.tones["sand"], 0.15 + 0.2 * it.chance(1))
        shape: list[Point] = [
            (-50, 4),
            (-58, -24),
            (-54, -50),
            (-30, -76),
            (-4, -96),
            (4, -96),
            (30, -76),
            (54, -50),
            (58, -24),
            (50, 4),
        ]
        it.rounded(placed(closed(shape, 4), x, 0, size), hay, 18 * size)
        for n in range(16):
            along, down = it.chance(key + n + 100) - 0.5, it.chance(key + n + 130)
            start = (along * (24 + 70 * down), -82 + 70 * down)
            straw = placed([start, (start[0] * 1.14 + 2, start[1] + 13)], x, 0, size)
            it.line(straw, 2.8 * size, shaded(hay, 1.2 if along < 0 else 0.74))
        if it.tones.snowy > 0.3:
            it.polygon(
                placed(closed([(-42, -62), (-4, -97), (4, -97), (42, -62), (0, -70)], 3), x, 0, size), it.tones["snow"]
            )
    it.line([(96, 4), (104, -74)], 3.4, lit(it, "7a5434"))
    for x in (98, 104, 110):
        it.line([(104, -74), (x + 2, -90)], 2.4, dark(it))


@thing("beehive", left=84, right=89, up=84)
def _beehive(it: Sketch) -> None:
    for n, x in enumerate((-56, 4, 60)):
        if n == 1:
            _skep(it, x)
            continue
        paint = lit(it, ("f4ecd8", "a8c8d8", "f0d080", "d8b0a0")[(n + int(it.chance(1) * 4)) % 4])
        for leg in (-16, 16):
            it.rectangle(x + leg - 3, -10, x + leg + 3, 4, shaded(paint, 0.5))
        wall(it, x - 22, -54, x + 22, -9, paint, 0.32)
        for y in (-39, -24):
            it.line([(x - 22, y), (x + 22, y)], 2.4, shaded(paint, 0.66))
        it.polygon([(x - 27, -53), (x + 27, -53), (x + 22, -63), (x - 22, -63)], lit(it, "7a7a80"))
        it.rectangle(x - 12, -16, x + 6, -12, dark(it))
        it.rectangle(x - 14, -11, x + 8, -8, shaded(paint, 1.15))
    for n in range(7):
        x, y = -70 + 140 * it.chance(n + 30), -26 - 52 * it.chance(n + 50)
        it.ellipse(x, y, 4, 3, lit(it, "f4c038"))
        it.rectangle(x - 1, y - 3, x + 1, y + 3, dark(it))
        it.ellipse(x + 1, y - 4, 3, 2.4, WHITE, 0.8)


def _skep(it: Sketch, x: float) -> None:
    straw = lit(it, "dca848")
    it.rectangle(x - 30, -10, x + 30, -4, lit(it, "8a6240"))
    for leg in (-22, 22):
        it.rectangle(x + leg - 3, -4, x + leg + 3, 4, lit(it, "6a4a30"))
    for n in range(6):
        half = 27 * math.cos(n / 6 * 1.25)
        y = -15 - 11 * n
        it.ellipse(x, y, half, 7.5, shaded(straw, 0.66))
        it.ellipse(x - half * 0.08, y - 1, half * 0.88, 6, straw)
        it.ellipse(x - half * 0.4, y - 2.5, half * 0.36, 3, shaded(straw, 1.22))
    doorway(it, x - 2, -10, 12, 12, dark(it))


@thing("washing", left=132, right=133, up=105)
def _washing(it: Sketch) -> None:
    pole, lift = lit(it, "8a6240"), 16 * it.tones.windy
    for x in (-122, 122):
        it.line([(x, 4), (x, -104)], 5, pole if x < 0 else shaded(pole, 0.7))
        it.line([(x - 9, -99), (x + 9, -99)], 4, pole)
    rope = through([(-122, -99), (-60, -90), (0, -88), (60, -90), (122, -99)], 5)
    it.line(rope, 2.2, lit(it, "e8dcc0"))
    hues = [lit(it, one) for one in ("fbf6ec", "d8584a", "6a9ac0", "f0c860", "a8c890", "e8a0b0")]
    first = int(it.chance(1) * 6)
    _hung(it, [(-104, -95), (-58, -90), (-56 + lift, -36), (-104 + lift, -38)], hues[0])
    shirt: list[Point] = [
        (-44, -89),
        (-32, -85),
        (-20, -89),
        (-4, -76),
        (-11, -66),
        (-17, -70),
        (-17 + lift, -40),
        (-47 + lift, -40),
        (-47, -70),
        (-53, -66),
        (-60, -78),
    ]
    _hung(it, shirt, hues[1 + first % 5])
    trousers: list[Point] = [
        (8, -88),
        (36, -88),
        (40 + lift, -34),
        (27 + lift, -33),
        (22, -68),
        (17 + lift, -33),
        (4 + lift, -34),
    ]
    _hung(it, trousers, hues[1 + (first + 1) % 5])
    dress: list[Point] = [(50, -89), (60, -84), (70, -90), (68, -66), (82 + lift, -38), (42 + lift, -37), (53, -66)]
    _hung(it, dress, hues[1 + (first + 3) % 5])
    _hung(it, [(88, -93), (110, -97), (112 + lift, -66), (92 + lift, -63)], hues[1 + (first + 2) % 5])


def _hung(it: Sketch, cloth: list[Point], hue: Colour) -> None:
    it.rounded(cloth, hue, 4)
    low = max(y for _, y in cloth)
    x = sum(px for px, _ in cloth) / len(cloth)
    it.line(through([(x - 3, low - 38), (x + 1, low - 22), (x - 1, low - 5)], 3), 2.6, shaded(hue, 0.76))
