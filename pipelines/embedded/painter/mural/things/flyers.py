"""What flies by itself and is small: birds in flocks and alone, bats, butterflies, bees, fireflies."""

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import Figure, closed
from pipelines.embedded.painter.mural.things.parts import WHITE, dark, lit, placed, strewn

GLIDING: list[Point] = [
    (-33, 1),
    (-21, -14),
    (-10, -13),
    (-3, -3),
    (3, -3),
    (11, -13),
    (22, -14),
    (34, 2),
    (21, -6),
    (12, -4),
    (5, 6),
    (0, 9),
    (-5, 6),
    (-11, -4),
    (-20, -6),
]
RISING: list[Point] = [
    (-24, -22),
    (-13, -16),
    (-5, -3),
    (0, -5),
    (6, -4),
    (14, -15),
    (25, -20),
    (16, -4),
    (6, 5),
    (0, 8),
    (-5, 4),
    (-14, -6),
]
BEATING: list[Point] = [
    (-26, 16),
    (-17, -7),
    (-6, -8),
    (0, -10),
    (7, -8),
    (18, -6),
    (28, 15),
    (15, 4),
    (6, 2),
    (0, 7),
    (-6, 2),
    (-15, 4),
]


def flock(it: Sketch, number: int, body: Colour, wings: Colour, size: float, spread: tuple[float, float]) -> None:
    """Birds strewn over `spread` px about the middle, nearer ones larger and lower; each in its own beat of wings."""
    for n, at in enumerate(strewn(it, number, *spread)):
        large = size * (0.5 + 0.7 * it.chance(n + 500) ** 1.5)
        wing = (GLIDING, RISING, BEATING)[int(it.chance(n + 200) * 3)]
        turn = (it.chance(n + 300) - 0.5) * 36
        it.polygon(placed(wing, *at, large, turn), wings)
        it.ellipse(at[0], at[1], 7 * large, 4.2 * large, body)


@thing("birds", left=186, right=182, up=97, down=90, many=True)
def _birds(it: Sketch) -> None:
    feather = dark(it, 0.92)
    flock(it, 9 + 2 * it.count, feather, feather, 0.74, (330, 165))


@thing("gulls", left=187, right=186, up=101, down=78, many=True)
def _gulls(it: Sketch) -> None:
    white = mix(lit(it, "ffffff"), it.tones["snow"], 0.4)
    for n, (x, y) in enumerate(strewn(it, 4 + 2 * min(it.count, 5), 320, 150)):
        size, turn = 0.6 + 0.55 * it.chance(n + 50), (it.chance(n + 300) - 0.5) * 30
        wing = (GLIDING, RISING)[int(it.chance(n + 200) * 2)]
        it.polygon(placed(wing, x, y + 2 * size, size, turn), mix(shaded(white, 0.62), it.tones["mid"], 0.2))
        it.polygon(placed(wing, x, y - 2 * size, size, turn), white)
        for tip in (wing[0], wing[6]):
            near_tip: Point = (tip[0] * 0.76, tip[1] * 0.86 - 2)
            it.line(placed([tip, near_tip], x, y - 2 * size, size, turn), 4 * size, dark(it))
        it.ellipse(x, y + size, 9 * size, 5 * size, white)
        it.polygon(placed([(9, 0), (15, 2), (9, 4)], x, y, size, turn), lit(it, "f0a030"))


@thing("eagle", left=119, right=120, up=49, down=58)
def _eagle(it: Sketch) -> None:
    bird, brown = Figure(it), lit(it, "6a4a30")
    for side in (-1, 1):
        wing: list[Point] = [
            (6, -8),
            (34, -34),
            (70, -48),
            (112, -44),
            (118, -30),
            (104, -30),
            (112, -18),
            (94, -20),
            (98, -6),
            (78, -10),
            (76, 2),
            (48, 2),
            (8, 14),
        ]
        it.rounded([(side * x, y) for x, y in wing], shaded(brown, 1.05 if side < 0 else 0.86), 9)
        it.polygon(
            [(side * x, y) for x, y in ((10, -6), (40, -26), (80, -38), (70, -22), (30, -8))],
            shaded(brown, 1.35 if side < 0 else 1.1),
        )
    it.rounded([(-9, 20), (9, 20), (22, 52), (8, 46), (0, 56), (-8, 46), (-22, 52)], lit(it, "f0e8dc"), 6)
    bird.body([(0, -22), (13, -6), (11, 20), (0, 32), (-11, 20), (-13, -6)], shaded(brown, 0.9), 7)
    bird.body([(0, -38), (10, -32), (10, -18), (0, -12), (-10, -18), (-10, -32)], lit(it, "f4ecdc"), 5)
    it.polygon([(-9, -32), (-22, -27), (-21, -20), (-9, -24)], lit(it, "f0b030"))
    it.ellipse(-5, -30, 2.4, 2.4, dark(it))


@thing("geese", left=171, right=165, up=101, down=93, many=True)
def _geese(it: Sketch) -> None:
    arms = 4 + min(it.count, 4)
    for n in range(-arms + 1, arms):
        x, y = -125 + abs(n) * (300 / arms) * (1 if n < 0 else 0.86), n * (76 / arms) + (it.chance(n + 40) - 0.5) * 8
        _goose(it, x, y, 0.72 + 0.16 * it.chance(n + 70), rising=it.chance(n + 90) > 0.5)


def _goose(it: Sketch, x: float, y: float, size: float, *, rising: bool) -> None:
    body = lit(it, "8a7a68")
    far, near = ([(2, -3), (10, -24), (24, -34), (18, -2)], [(-4, -2), (2, -22), (26, -36), (16, 2)])
    if not rising:
        far, near = ([(0, -2), (8, -10), (30, -12), (16, 2)], [(-4, 2), (10, 20), (30, 26), (16, 0)])
    it.polygon(placed(far, x, y, size), shaded(body, 0.6))
    it.polygon(placed(closed([(-20, -1), (-4, -7), (16, -4), (28, 0), (14, 5), (-6, 6)], 3), x, y, size), body)
    it.polygon(placed(near, x, y, size), shaded(body, 1.15 if rising else 0.8))
    it.line(placed([(-16, 0), (-30, -1), (-38, -3)], x, y, size), 5 * size, dark(it, 0.95))
    it.ellipse(x - 39 * size, y - 3 * size, 5 * size, 4 * size, dark(it, 0.95))
    it.polygon(placed([(-42, -5), (-51, -1), (-42, 0)], x, y, size), lit(it, "e89030"))


@thing("crane", left=101, right=100, up=149, down=31)
def _crane(it: Sketch) -> None:
    lift = -60.0 if it.zone != "sky" else 0.0
    white, black = lit(it, "f8f4f0"), dark(it)
    bird = Figure(it, 0, lift + 24)
    bird.flat([(4, -30), (30, -74), (66, -108), (76, -100), (64, -74), (34, -26)], shaded(white, 0.72))
    bird.flat([(66, -108), (76, -100), (64, -74), (56, -80)], black)
    bird.line([(30, -16), (62, -12), (98, -2)], 3, black)
    bird.line([(30, -14), (60, -8), (96, 4)], 3, black)
    bird.limb([(-24, -22), (-48, -34), (-68, -30), (-84, -34)], [13, 8, 7, 7], white, 3)
    bird.body([(-32, -22), (-8, -32), (22, -26), (44, -16), (18, -8), (-14, -10)], white, 7)
    bird.flat([(30, -24), (56, -22), (50, -10), (28, -12)], black)
    bird.flat([(-14, -24), (-22, -66), (-10, -112), (2, -112), (14, -76), (28, -20)], white)
    bird.flat([(-10, -112), (2, -112), (10, -88), (-6, -96)], black)
    bird.flat([(-2, -28), (2, -80), (14, -76), (28, -20)], shaded(white, 0.86))
    bird.dot(-86, -35, 6, white)
    bird.oval(-86, -39, 5, 3, lit(it, "d03838"))
    bird.flat([(-90, -37), (-100, -33), (-90, -32)], lit(it, "706850"))


@thing("bats", left=177, right=182, up=99, down=84, many=True)
def _bats(it: Sketch) -> None:
    skin = mix(dark(it), lit(it, "5a4068"), 0.5)
    side: list[Point] = [
        (0, -5),
        (3, -15),
        (7, -7),
        (16, -16),
        (34, -23),
        (52, -5),
        (41, -8),
        (37, 9),
        (26, -2),
        (19, 13),
        (9, 4),
        (0, 17),
    ]
    for n, (x, y) in enumerate(strewn(it, 4 + 2 * min(it.count, 6), 270, 150)):
        size, turn = 0.58 + 0.42 * it.chance(n + 50), (it.chance(n + 300) - 0.5) * 40
        outline = [*side, *[(-px, py) for px, py in side[::-1]]]
        it.polygon(placed(outline, x, y, size, turn), shaded(skin, 0.85))
        it.polygon(placed([(-4, -6), (-14, -12), (-34, -16), (-20, -6)], x, y, size, turn), shaded(skin, 1.7))
        it.ellipse(x, y, 4.5 * size, 8 * size, shaded(skin, 1.3))


@thing("butterflies", left=112, right=105, up=116, down=55, many=True)
def _butterflies(it: Sketch) -> None:
    shift, small = (45.0, 1.0) if it.zone == "sky" else (0.0, 0.62)
    for n, (x, y) in enumerate(strewn(it, 3 + min(it.count, 6), 165, 90)):
        hue = lit(it, ("f08a3c", "5a8ad0", "f0d050", "e06a90", "f4f0e8")[int(it.chance(n + 30) * 5)])
        _butterfly(it, x, y - 50 + shift, (0.75 + 0.4 * it.chance(n + 40)) * small, (it.chance(n + 50) - 0.5) * 70, hue)


def _butterfly(it: Sketch, x: float, y: float, size: float, turn: float, hue: Colour) -> None:
    upper, lower = [(1, -3), (8, -20), (22, -24), (24, -10), (12, 0)], [(1, 0), (14, 1), (20, 10), (12, 18), (3, 10)]
    for side in (-1, 1):
        for wing, tone in ((lower, 0.84), (upper, 1.05)):
            shape = placed([(side * px, py) for px, py in closed(wing, 4)], x, y, size, turn)
            it.rounded(shape, shaded(hue, tone * (1.05 if side < 0 else 0.85)), 4 * size)
        spot = placed([(side * 16, -15)], x, y, size, turn)[0]
        it.ellipse(*spot, 3 * size, 3 * size, mix(hue, WHITE, 0.65))
        it.line(placed([(0, -8), (side * 6, -18)], x, y, size, turn), 1.6 * size, dark(it))
    it.line(placed([(0, -9), (0, 12)], x, y, size, turn), 4 * size, dark(it))


@thing("dragonflies", left=114, right=108, up=132, down=62, many=True)
def _dragonflies(it: Sketch) -> None:
    shift = 45.0 if it.zone == "sky" else 0.0
    for n, (x, high) in enumerate(strewn(it, 2 + min(it.count, 5), 150, 72)):
        y = high - 60 + shift
        body = lit(it, ("2f8a9a", "4a9a50", "c0483c", "4a5ab0")[int(it.chance(n + 30) * 4)])
        size, turn = 0.85 + 0.35 * it.chance(n + 40), -30 + 70 * it.chance(n + 50)
        for tip, foot in (((-34, -18), -10), ((-36, 4), -5), ((30, -26), -10), ((34, -6), -5)):
            wing = [(0, foot), (tip[0] * 0.6, tip[1] - 5), tip, (tip[0] * 0.6, tip[1] + 6)]
            it.polygon(placed(closed(wing, 4), x, y, size, turn), mix(lit(it, "a8d0d8"), body, 0.45), 0.85)
            it.line(placed([(0, foot), tip], x, y, size, turn), 1.8, shaded(body, 0.6))
        it.line(placed([(0, -8), (2, 16), (7, 40)], x, y, size, turn), 4 * size, body)
        it.line(placed([(-1, -10), (0, 4)], x, y, size, turn), 7 * size, shaded(body, 1.15))
        head = placed([(0, -15)], x, y, size, turn)[0]
        it.ellipse(*head, 5 * size, 4.5 * size, shaded(body, 0.7))


@thing("bees", left=112, right=105, up=122, down=1, many=True)
def _bees(it: Sketch) -> None:
    for n, (x, high) in enumerate(strewn(it, 4 + min(it.count, 6), 185, 76)):
        y = high - 55
        size, turn = (
            (0.8 + 0.4 * it.chance(n + 40)) * (1 if it.chance(n + 60) > 0.4 else -1),
            (it.chance(n + 50) - 0.5) * 40,
        )
        for wing in ([(0, -6), (-2, -22), (8, -22), (7, -7)], [(3, -6), (10, -20), (17, -14), (8, -4)]):
            it.polygon(placed(closed(wing, 3), x, y, size, turn), mix(it.tones["cloud_lit"], WHITE, 0.4), 0.85)
        it.rounded(
            placed(closed([(-15, 0), (-6, -9), (8, -8), (15, 0), (8, 8), (-6, 8)], 3), x, y, size, turn),
            lit(it, "f4c038"),
            5 * abs(size),
        )
        for stripe in (-6, 1, 8):
            it.line(placed([(stripe, -7), (stripe, 7)], x, y, size, turn), 3.4 * abs(size), dark(it))
        head = placed([(-14, 0)], x, y, size, turn)[0]
        it.ellipse(*head, 4.6 * abs(size), 4.6 * abs(size), dark(it))


@thing("fireflies", left=124, right=124, up=118, down=1, many=True)
def _fireflies(it: Sketch) -> None:
    shine = colour("e8ff80")
    for n, (x, high) in enumerate(strewn(it, 10 + 3 * min(it.count, 6), 235, 100)):
        y = high - 60
        size = 2.4 + 2 * it.chance(n + 80)
        it.ellipse(x, y, size * 1.9, size * 1.9, mix(shine, it.tones["grass"], 0.35), 0.5)
        it.ellipse(x, y, size, size, mix(shine, WHITE, 0.55))
        it.glow(x, y, 22, 0.2 + 0.45 * it.tones.dark, shine)
