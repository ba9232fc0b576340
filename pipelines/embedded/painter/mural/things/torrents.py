"""Mountains at work: a volcano, a waterfall."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import Figure, bright, bumpy, dim, local, turned
from pipelines.embedded.painter.mural.things.leaves import Clump, crown, leaf
from pipelines.embedded.painter.mural.things.stones import boulder

LAVA = colour("ff6a2c")
LEFT_SLOPE: list[Point] = [(-148, 6), (-122, -12), (-92, -46), (-66, -92), (-46, -138), (-32, -178), (-25, -186)]
RIGHT_SLOPE: list[Point] = [(24, -184), (34, -172), (48, -134), (70, -88), (96, -44), (126, -12), (150, 6)]
CLIFF: list[Point] = [
    (-128, 6), (-120, -60), (-104, -96), (-96, -150), (-70, -188), (-30, -204), (34, -200), (72, -190), (98, -140),
    (106, -92), (122, -56), (130, 6),
]  # fmt: skip
LEDGES: list[Clump] = [
    (-102, -152, 15),
    (-78, -184, 15),
    (-48, -200, 16),
    (48, -198, 16),
    (74, -186, 15),
    (96, -148, 14),
]


@thing("volcano", left=154, right=154, up=276, down=10)
def volcano(sketch: Sketch) -> None:
    it = turned(sketch)
    stone, fire = local(it.tones, "5c4c50", "rock", 0.45), mix(LAVA, it.tones["light"], 0.4)
    _smoke(it, mix(it.tones["cloud_dark"], stone, 0.35))
    for n in range(9):
        angle, far = math.radians(230 + 10 * n), 24 + 30 * sketch.chance(220 + n)
        it.dot(math.cos(angle) * far * 0.8, -186 + math.sin(angle) * far, 2 + 1.6 * sketch.chance(240 + n), fire)
    it.flat([*LEFT_SLOPE, *RIGHT_SLOPE], stone)
    east: list[Point] = [(4, -178), *RIGHT_SLOPE, (40, 6), (24, -50), (34, -96), (14, -140)]
    west: list[Point] = [*LEFT_SLOPE, (-60, 6), (-46, -40), (-52, -80), (-26, -128), (-22, -176)]
    it.flat(east if it.faces > 0 else west, dim(stone, it.tones))
    it.flat(west if it.faces > 0 else east, bright(stone, it.tones, 0.7))
    for n, x in enumerate((-70, -34, 6, 42, 78)):
        y = -150 + abs(x) * 1.3
        gully = [(x * 0.5, y), (x + 8, y * 0.3), (x + 16, 4), (x - 4, 4), (x * 0.8, y * 0.4)]
        it.flat(gully, shaded(stone, 0.8 + 0.06 * (n % 2)), 0.5)
    it.smooth([(-25, -186), (-8, -182), (10, -186), (24, -184), (12, -176), (-10, -175)], fire)
    for points, widths in (
        ([(-4, -180), (-10, -140), (2, -104), (-14, -60), (-8, -22)], [13, 10, 9, 7, 3]),
        ([(2, -104), (20, -76), (24, -46)], [7, 6, 2]),
        ([(12, -178), (26, -142), (34, -118)], [8, 6, 2]),
        ([(-16, -180), (-34, -136), (-38, -108)], [7, 5, 2]),
    ):
        it.limb(points, widths, LAVA, 0)
        it.limb(points, [width * 0.45 for width in widths], mix(LAVA, colour("ffe08a"), 0.8), 0)
    it.sketch.glow(0, -186, 120, 0.45 + 0.45 * it.tones.dark, LAVA)


def _smoke(it: Figure, smoke: Colour) -> None:
    """A plume that widens, drifts with the wind, and is lit by the fire at its foot."""
    for n in range(15):
        up = n / 14
        bumps = it.chances(60 + 9 * n, 8)
        x, y, radius = (26 + 30 * it.tones.windy) * up**1.4, -196 - 54 * up, 11 + 17 * up
        x += 16 * (it.sketch.chance(20 + n) - 0.5) * (0.4 + up)
        puff = mix(smoke, it.tones["cloud_lit"], 0.15 + 0.35 * it.sketch.chance(40 + n))
        it.flat(bumpy(x, y, radius, radius * 0.8, bumps), shaded(puff, 0.8))
        lit = mix(puff, LAVA, 0.45 * (1 - up) ** 3)
        it.flat(bumpy(x - radius * 0.22 * it.faces, y - 4, radius * 0.68, radius * 0.5, bumps), lit)


@thing("waterfall", left=134, right=134, up=220, down=22)
def waterfall(sketch: Sketch) -> None:
    it = turned(sketch)
    stone, green = local(it.tones, "7a746c", "rock", 0.5), leaf(it, "5a7e3c")
    white = mix(it.tones["snow"], it.tones["water_lit"], 0.12)
    blue = mix(it.tones["water_lit"], it.tones["water_dark"], 0.3)
    _cliff(it, stone)
    it.flat([(-27, -204), (25, -202), (38, 4), (-42, 4)], blue)
    for n in range(11):
        across, sway = (n - 5) / 5, 5 * (sketch.chance(90 + n) - 0.5)
        top, foot = -203 + 30 * sketch.chance(110 + n) * (n % 2), -4 - 26 * sketch.chance(130 + n) * (n % 3 == 1)
        thread = [(across * 24, top), (across * 31 + sway, -110.0), (across * 39, foot)]
        it.limb(thread, [4, 7, 8], mix(white, blue, (0.0, 0.45, 0.2)[n % 3]), 0)
    for n in range(15):
        x, radius = (n / 14 * 2 - 1) * 62, 10 + 8 * sketch.chance(150 + n)
        it.oval(x, 3 - 7 * (1 - abs(x) / 62) - 4 * (n % 2), radius, radius * 0.55, white, 0.85)
    for n in range(4):
        it.oval(0, 10 + 2 * n, 74 - 14 * n, 2.4, mix(white, blue, 0.3 + 0.1 * n), 0.6)
    crown(it, LEDGES, green, 200, 0.7)
    boulder(it, -70, 6, 24, 20, stone, 300)
    boulder(it, 78, 7, 28, 24, stone, 310)


def _cliff(it: Figure, stone: Colour) -> None:
    """A wall of blocks, each with a bright ledge."""
    it.flat(CLIFF, stone)
    for n in range(24):
        side, y = (-1 if n % 2 else 1), -10 - 7.6 * n
        x = side * (46 + (1 - n / 22) * 33 * ((n // 2) % 3))
        wide, tall = 12 + 9 * it.sketch.chance(40 + n), 26 + 18 * it.sketch.chance(60 + n)
        fill = dim(stone, it.tones, 0.9) if x * it.faces > 0 else bright(stone, it.tones, 0.6)
        for points, face in (
            ([(-1, 0.4), (-0.7, -0.4), (0.3, -0.55), (1, -0.1), (0.6, 0.5)], fill),
            ([(-1, -0.28), (0.3, -0.62), (1, -0.2), (0.2, -0.36)], bright(stone, it.tones)),
        ):
            it.flat([(x + across * wide, y + up * tall) for across, up in points], face)
