"""What lives where water and land meet: turtles, seals, swans, ducks, frogs, herons; y = 0 is the waterline."""

from pipelines.embedded.painter.colour import mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import Figure, closed, through
from pipelines.embedded.painter.mural.things.parts import WHITE, ball, dark, foam, lit
from pipelines.embedded.painter.mural.things.sea_beasts import eye, ripples


@thing("turtle", left=76, right=74, up=61, down=12)
def _turtle(it: Sketch) -> None:
    shell, skin, beast = lit(it, "7a7a44"), lit(it, "8aa468"), Figure(it)
    swims = it.zone == "water"
    if not swims:
        for x in (-38, 34):
            beast.limb([(x, -16), (x - 4, 0)], [18, 15], shaded(skin, 0.75))
    beast.limb([(-42, -16), (-58, -30), (-62, -36)], [16, 14, 14], skin)
    beast.body([(-74, -36), (-66, -48), (-52, -46), (-48, -34), (-60, -28), (-72, -30)], skin, 5)
    it.polygon([(50, -12), (72, -4), (52, -4)], shaded(skin, 0.7))
    it.rounded(closed([(-56, -8), (-46, -36), (-14, -58), (20, -54), (46, -30), (58, -6), (0, -2)], 4), shell, 12)
    for x, y in ((-26, -34), (2, -40), (28, -30), (-8, -20), (20, -16)):
        it.polygon(
            [(x - 10, y), (x - 5, y - 8), (x + 6, y - 8), (x + 11, y), (x + 5, y + 8), (x - 5, y + 8)],
            shaded(shell, 1.25 if x < 0 else 0.82),
        )
    it.line(through([(-56, -8), (0, -2), (58, -6)], 5), 5, lit(it, "c8b070"))
    eye(it, -65, -39, 3.6)
    if swims:
        beast.limb([(-34, -6), (-46, 4), (-58, 6)], [16, 13, 6], shaded(skin, 0.9))
        foam(it, -64, 66, 4, 3)
    else:
        for x in (-24, 48):
            beast.limb([(x, -12), (x - 6, 1)], [20, 17], skin)


@thing("seal", left=70, right=83, up=76, down=14)
def _seal(it: Sketch) -> None:
    rock, skin, beast = (
        shaded(it.tones["rock"], 0.8),
        lit(it, ("7a7884", "8a7460", "a8a4a0")[int(it.chance(1) * 3)]),
        Figure(it),
    )
    it.rounded([(-62, 8), (-48, -12), (-10, -20), (40, -16), (66, -4), (76, 8)], rock, 8)
    it.polygon([(56, -18), (76, -36), (72, -22), (78, -12), (58, -10)], shaded(skin, 0.8))
    beast.body(
        [(-34, -12), (-40, -38), (-36, -58), (-20, -60), (-6, -40), (28, -34), (62, -18), (40, -10), (0, -10)], skin, 9
    )
    beast.body([(-52, -58), (-44, -72), (-28, -74), (-18, -62), (-26, -50), (-44, -50)], skin, 6)
    it.polygon(closed([(-34, -46), (-18, -44), (-20, -18), (-34, -14)], 3), mix(skin, WHITE, 0.35))
    it.polygon(closed([(-16, -24), (-4, -20), (-16, -6), (-30, -8)], 3), shaded(skin, 0.66))
    it.ellipse(-49, -60, 5, 3.6, dark(it))
    eye(it, -38, -64, 3.8)
    for y in (-57, -54):
        it.line([(-46, y), (-60, y + 4)], 1.6, lit(it, "f0ece4"))
    foam(it, -66, 78, 7, 4)


@thing("swan", left=69, right=66, up=90, down=13)
def _swan(it: Sketch) -> None:
    white, bird = mix(lit(it, "ffffff"), it.tones["snow"], 0.4), Figure(it)
    bird.limb(
        [(-30, -16), (-48, -34), (-40, -58), (-30, -72), (-40, -83), (-50, -80)], [20, 13, 10, 9, 10, 11], white, 4
    )
    bird.body([(-48, -10), (-36, -26), (-8, -30), (30, -30), (62, -44), (56, -16), (34, 2), (-30, 4)], white, 8)
    wing: list[Point] = [
        (-22, -24),
        (4, -48),
        (36, -52),
        (62, -50),
        (50, -34),
        (54, -24),
        (36, -18),
        (26, -8),
        (-6, -8),
    ]
    it.rounded(closed(wing, 3), shaded(white, 0.97), 7)
    for y in (-38, -28, -18):
        it.line(through([(0, y + 8), (24, y + 6), (46, y - 6)], 4), 2.2, shaded(white, 0.76))
    it.polygon([(-53, -85), (-68, -74), (-52, -75)], lit(it, "e88a30"))
    it.ellipse(-53, -81, 3.4, 3, dark(it))
    foam(it, -46, 46, 4, 2.2)
    ripples(it, 0, 64, 7)


@thing("duck", left=111, right=126, up=52, down=12, many=True)
def _duck(it: Sketch) -> None:
    _one_duck(it, -58, 1.15, mother=True)
    for n in range(min(2 + it.count, 5)):
        _one_duck(it, 4 + 25 * n, 0.52 + 0.06 * it.chance(n), mother=False)
    ripples(it, -58, 50, 6)
    foam(it, -4, 104, 5, 2)


def _one_duck(it: Sketch, x: float, size: float, *, mother: bool) -> None:
    bird = Figure(it, x, 0, size)
    body, head = (lit(it, "a8886a"), lit(it, "3f7a58")) if mother else (lit(it, "f4d050"), lit(it, "f4d050"))
    bird.body([(-24, -6), (-20, -20), (4, -20), (26, -26), (36, -30), (30, -8), (10, 4), (-16, 4)], body, 7)
    bird.smooth([(-6, -16), (20, -20), (28, -14), (12, -5), (-2, -6)], shaded(body, 0.78))
    bird.limb([(-14, -12), (-20, -28)], [15, 13], head, 3)
    if mother:
        bird.line([(-26, -22), (-12, -20)], 3, lit(it, "f4f0e8"))
    bird.ball(-22, -34, 11, 10, head)
    bird.flat([(-31, -36), (-45, -31), (-31, -28)], lit(it, "f0a030"))
    bird.dot(-25, -37, 2.2, dark(it))


@thing("frog", left=57, right=62, up=58, down=14)
def _frog(it: Sketch) -> None:
    skin, beast = lit(it, ("6aa848", "88b048", "4a9a68")[int(it.chance(1) * 3)]), Figure(it)
    if it.zone == "water":
        it.ellipse(2, 3, 58, 9, shaded(it.tones["foliage"], 0.8))
        it.ellipse(-2, 1, 54, 7, mix(it.tones["grass"], it.tones["foliage"], 0.3))
    for side in (-1, 1):
        beast.limb(
            [(side * 20, -10), (side * 42, -24), (side * 32, -2), (side * 50, 1)],
            [20, 18, 12, 7],
            shaded(skin, 1.0 if side < 0 else 0.76),
        )
    beast.body([(-28, -8), (-26, -32), (0, -42), (26, -32), (28, -8), (0, 0)], skin, 9)
    beast.smooth([(-18, -8), (-14, -20), (14, -20), (18, -8), (0, -2)], lit(it, "e4e8b0"))
    beast.body([(-32, -36), (-20, -46), (20, -46), (32, -36), (20, -26), (-20, -26)], skin, 6)
    for side in (-1, 1):
        ball(it, side * 16, -48, 9, skin)
        eye(it, side * 16, -50, 6)
        beast.limb([(side * 14, -14), (side * 17, -2)], [9, 8], shaded(skin, 0.9))
    it.line(through([(-22, -36), (0, -29), (22, -36)], 4), 2.8, shaded(skin, 0.5))


@thing("heron", left=59, right=59, up=137, down=8)
def _heron(it: Sketch) -> None:
    pink = it.chance(1) > 0.6
    feather, bird = lit(it, "f0a0a8") if pink else lit(it, "a8b8c8"), Figure(it)
    leg = lit(it, "d07868") if pink else lit(it, "8a8460")
    it.line([(4, -58), (6, -30), (3, 2)], 3.4, leg)
    it.line([(14, -58), (26, -34), (8, -26)], 3.4, shaded(leg, 0.75))
    bird.limb([(-14, -74), (-26, -90), (-14, -106), (-10, -122), (-20, -130)], [18, 11, 9, 9, 10], feather, 3)
    bird.body([(-22, -74), (-8, -86), (20, -80), (48, -62), (56, -52), (26, -54), (0, -56)], feather, 7)
    bird.smooth([(-4, -78), (22, -74), (52, -54), (22, -58), (4, -64)], shaded(feather, 0.72))
    it.polygon([(-22, -134), (-52, -122), (-22, -125)], lit(it, "e8b040"))
    it.polygon([(-50, -124), (-58, -119), (-44, -122)] if pink else [(-18, -136), (12, -130), (-14, -130)], dark(it))
    it.ellipse(-21, -131, 2.2, 2.2, dark(it))
    if it.zone == "water":
        ripples(it, 4, 34, 2)
