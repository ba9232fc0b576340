"""What is turned on a wheel or a lathe: cans, tubs, urns, basins, glass domes, a stove."""

import itertools
import math

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.maquette import Maquette, arc, oval
from pipelines.embedded.painter.things.kind import Kind, Size
from pipelines.embedded.painter.things.materials import (
    BRASS,
    BRICK,
    COPPER,
    DARK,
    EARTH,
    FROST,
    GREEN,
    IRON,
    MOSS,
    OAK,
    ROSE,
    STEEL,
    STONE,
    STRAW,
    WALNUT,
    WATER,
    WHITE,
    ZINC,
)  # fmt: skip

CLEAR = colour("dff2f4")


def _watering_can(it: Maquette) -> None:
    tin, z = it.tinted(colour("8a9a6a"), 0.15), it.depth / 2
    it.line([(-0.2, 0.1, z), (-0.42, 0.2, z), (-0.42, 0.42, z), (-0.2, 0.46, z)], 0.04, tin * 0.7)
    it.turned(((0.22, 0.0), (0.22, 0.03), (0.2, 0.4), (0.13, 0.44)), -0.08, z, tin, DARK)
    for y in (0.05, 0.34):
        it.turned(((0.225 - y * 0.05, y), (0.225 - y * 0.05, y + 0.03)), -0.08, z, tin * 1.35)
    it.tube((0.1, 0.1, z), (0.5, 0.56, z), 0.05, 0.024, tin * 1.1)
    it.tube((0.48, 0.54, z), (0.56, 0.64, z), 0.025, 0.085, BRASS)
    it.sheet([(x + 0.57, y + 0.65) for x, y in oval(0, 0, 0.05, 0.085)], z - 0.02, BRASS * 1.25)
    for k in range(4):
        it.round(0.56 + 0.012 * k, 0.6 + 0.03 * k, z - 0.03, 0.009, DARK)
    it.line([(-0.18, 0.42, z), (-0.12, 0.58, z), (0.02, 0.56, z), (0.05, 0.42, z)], 0.035, tin * 1.2)
    for k in range(3):
        it.ball(0.58 + 0.03 * k, 0.52 - 0.06 * k, z, 0.012, WATER * 2, 0.5)


def _stockpot(it: Maquette) -> None:
    copper, z, r = it.tinted(COPPER, 0.08), it.depth / 2, it.width / 2 - 0.1
    it.turned(((r, 0.04), (r * 1.02, 0.1), (r, 0.66)), 0, z, copper)
    it.turned(((r * 1.06, 0.64), (r * 1.06, 0.69)), 0, z, copper * 1.3, copper * 1.2)
    it.disc(0, 0.692, z, r * 0.96, colour("5a2e1e"))
    it.disc(0.0, 0.696, z - 0.02, r * 0.84, colour("c8863a"), 0.15)
    for k in range(6):
        it.disc(
            r * 1.1 * (it.chance(k) - 0.5),
            0.7,
            z + r * 0.9 * (it.chance(k, 1) - 0.5),
            0.045,
            (colour("e8a03a"), GREEN * 1.3, WHITE)[k % 3],
        )
    it.turned(((r * 1.015, 0.34), (r * 1.015, 0.37)), 0, z, copper * 0.6)
    for side in (-1, 1):
        x = side * r
        it.line([(x, 0.56, z), (x + side * 0.1, 0.56, z), (x + side * 0.1, 0.44, z), (x, 0.44, z)], 0.04, BRASS)
    it.tube((0.12, 0.66, z), (0.34, 1.02, z), 0.018, 0.018, STEEL)
    it.stroke(arc(0.37, 1.02, 0.035, 0.04, 0.5, 0.0, 6), z, 0.025, STEEL)
    for k in range(3):
        it.line(
            [(-0.15 + 0.12 * k, 0.78, z), (-0.12 + 0.12 * k, 0.88, z), (-0.16 + 0.12 * k, 0.98, z)],
            0.03,
            WHITE * 0.75,
            0.1,
        )
    it.sheet([(-0.14, 0.15), (-0.08, 0.15), (-0.1, 0.58), (-0.17, 0.58)], z - r - 0.01, copper * 1.6)


def _tea_urn(it: Maquette) -> None:
    silver, z = it.tinted(colour("c8ccd4"), 0.1), it.depth / 2
    it.turned(
        (
            (0.17, 0.0),
            (0.17, 0.04),
            (0.07, 0.09),
            (0.06, 0.14),
            (0.14, 0.2),
            (0.2, 0.34),
            (0.2, 0.5),
            (0.15, 0.6),
            (0.17, 0.62),
        ),
        0,
        z,
        silver,
    )
    it.turned(((0.17, 0.62), (0.12, 0.69), (0.02, 0.73)), 0, z, silver * 1.1)
    it.ball(0, 0.76, z, 0.035, DARK * 2)
    it.turned(((0.204, 0.44), (0.204, 0.47)), 0, z, BRASS)
    for side in (-1, 1):
        it.stroke(
            [(side * 0.19, 0.5), (side * 0.27, 0.52), (side * 0.28, 0.42), (side * 0.2, 0.38)], z, 0.035, DARK * 2
        )
    front = z - 0.2
    it.rod((0, 0.28, front + 0.05), (0, 0.27, front - 0.06), 0.025, BRASS)
    it.bar((0, 0.27, front - 0.05), (0, 0.2, front - 0.05), 0.035, BRASS)
    it.bar((-0.05, 0.31, front - 0.04), (0.05, 0.31, front - 0.04), 0.025, BRASS * 1.2)
    it.turned(((0.035, 0.0), (0.06, 0.09)), 0.0, front - 0.08, WHITE, colour("8a5028"))
    it.sheet([(-0.12, 0.3), (-0.08, 0.28), (-0.07, 0.5), (-0.12, 0.52)], front + 0.0, WHITE, 0.2)
    for k in range(3):
        it.line(
            [(-0.06 + 0.06 * k, 0.8, z), (-0.02 + 0.05 * k, 0.88, z), (-0.07 + 0.07 * k, 0.97, z)],
            0.03,
            WHITE * 0.8,
            0.15,
        )


def _ashtray(it: Maquette) -> None:
    z = it.depth / 2
    brass = it.tinted(BRASS, 0.08)
    it.turned(
        (
            (0.16, 0.0),
            (0.15, 0.03),
            (0.04, 0.06),
            (0.022, 0.1),
            (0.022, 0.3),
            (0.04, 0.33),
            (0.022, 0.36),
            (0.022, 0.52),
        ),
        0,
        z,
        brass * 0.9,
    )
    it.turned(((0.05, 0.52), (0.15, 0.6), (0.17, 0.62)), 0, z, brass, DARK)
    it.disc(0, 0.625, z, 0.14, colour("5a5048"))
    it.sheet([(x * 1.0 + 0.02, y) for x, y in oval(0, 0.75, 0.15, 0.13)], z + 0.14, brass * 1.15)
    it.sheet(oval(0.02, 0.75, 0.11, 0.095), z + 0.135, brass * 0.75)
    it.ball(0.02, 0.89, z + 0.14, 0.03, brass * 1.2)
    it.round(0, 0.34, z - 0.05, 0.02, brass * 1.5)


def _barrel(it: Maquette) -> None:
    wood, z, r = it.tinted(OAK), it.depth / 2, it.width / 2 - 0.04
    profile = tuple((r * (0.84 + 0.16 * math.sin(math.pi * k / 8)), 0.88 * k / 8) for k in range(9))
    shades: list[Colour] = [wood * (0.92 + 0.06 * (k % 2)) for k in range(8)]
    it.turned(profile, 0, z, shades, wood * 1.35)
    for k in range(9):
        a = math.pi * (1.06 + 0.88 * k / 8)
        points = [(p * math.cos(a) * 1.005, y, z + p * math.sin(a) * 1.005) for p, y in profile]
        it.line(points, 0.012, wood * 0.5)
    for low, high in ((0, 1), (2, 3), (5, 6), (7, 8)):
        (ra, ya), (rb, yb) = profile[low], profile[high]
        it.turned(((ra * 1.02, ya + 0.02), (rb * 1.02, yb - 0.03)), 0, z, IRON)
    it.disc(0, 0.884, z, r * 0.76, wood * 1.1)
    for k in range(4):
        x = -r * 0.5 + r * k / 3
        it.bar((x, 0.888, z - r * 0.55), (x, 0.888, z + r * 0.55), 0.012, wood * 0.6)
    it.rod((0, 0.2, z - r * 0.9), (0, 0.19, z - r - 0.1), 0.03, BRASS)
    it.bar((0, 0.2, z - r - 0.06), (0, 0.27, z - r - 0.06), 0.03, BRASS * 1.2)
    it.round(0, 0.5, z - r - 0.005, 0.05, wood * 0.5)
    it.round(0, 0.5, z - r - 0.015, 0.035, wood * 1.5)


def _zinc_tub(it: Maquette) -> None:
    zinc, z, r = it.tinted(ZINC, 0.08), it.depth / 2, it.width / 2 - 0.08
    for side in (-1, 1):
        it.stroke(arc(side * (r + 0.02), 0.36, 0.07, 0.08, 0.0, 1.0, 10), z, 0.03, zinc * 0.7)
    it.turned(((r * 0.78, 0.0), (r * 0.8, 0.03), (r, 0.42)), 0, z, zinc)
    for share in (0.3, 0.62):
        at = r * (0.8 + 0.2 * share)
        it.turned(((at * 1.01, 0.42 * share), (at * 1.02, 0.42 * share + 0.03)), 0, z, zinc * 1.35)
    it.turned(((r * 1.04, 0.4), (r * 1.04, 0.45)), 0, z, zinc * 1.2, STRAW * 0.6)
    for k in range(70):
        a, d = 2 * math.pi * it.chance(k), r * math.sqrt(it.chance(k, 1))
        x, zz, lean = d * math.cos(a), z + d * math.sin(a), 0.3 * (it.chance(k, 2) - 0.5)
        it.bar(
            (x, 0.42, zz),
            (x + lean, 0.48 + 0.14 * it.chance(k, 3), zz - 0.04),
            0.014,
            STRAW * (0.75 + 0.5 * it.chance(k, 4)),
        )
    it.box(-0.12, 0.08, 0.44, 0.58, z - 0.12, z + 0.06, colour("b8e0f0"), WHITE)
    for k in range(26):
        x = -r + 2 * r * it.chance(k, 7)
        it.bar(
            (x, 0.44, z - r * 0.75),
            (x + 0.2 * (it.chance(k, 8) - 0.5), 0.5 + 0.05 * it.chance(k, 9), z - r * 0.8),
            0.014,
            STRAW * (0.85 + 0.4 * it.chance(k, 6)),
        )


def _font(it: Maquette) -> None:
    stone, z = it.tinted(STONE, 0.12), it.depth / 2
    it.box(-0.3, 0.3, 0, 0.08, z - 0.3, z + 0.3, stone * 0.8, stone * 1.1)
    it.turned(
        ((0.26, 0.08), (0.26, 0.14), (0.13, 0.2), (0.12, 0.42), (0.16, 0.48), (0.36, 0.66), (0.36, 0.84)),
        0,
        z,
        stone,
        stone * 1.2,
        sides=8,
    )
    for k in range(5):
        a = math.pi * (1.1 + 0.8 * k / 4)
        x, zz = 0.365 * math.cos(a), z + 0.365 * math.sin(a)
        it.line(
            [(x - 0.05, 0.7, zz), (x - 0.05, 0.77, zz), (x, 0.81, zz), (x + 0.05, 0.77, zz), (x + 0.05, 0.7, zz)],
            0.016,
            stone * 0.55,
        )
    wood = it.tinted(WALNUT)
    it.turned(((0.35, 0.84), (0.35, 0.88), (0.3, 0.95), (0.16, 1.06), (0.05, 1.22), (0.05, 1.26)), 0, z, wood, sides=8)
    for k in range(5):
        a = math.pi * (1.05 + 0.9 * k / 4)
        it.line(
            [
                (r * math.cos(a), y, z + r * math.sin(a))
                for r, y in ((0.35, 0.89), (0.3, 0.96), (0.16, 1.07), (0.05, 1.22))
            ],
            0.014,
            wood * 1.7,
        )
    it.ball(0, 1.3, z, 0.05, BRASS)
    it.ring(0, 1.38, z, 0.03, 0.016, IRON)


def _basin(it: Maquette) -> None:
    stone, z, r = it.tinted(STONE, 0.1), it.depth / 2, it.width / 2
    it.turned(
        ((0.2, 0), (0.2, 0.06), (0.11, 0.12), (0.11, 0.34), (0.2, 0.42), (r, 0.58), (r, 0.66)),
        0,
        z,
        stone,
        stone * 1.25,
    )
    it.disc(0, 0.665, z, r * 0.86, colour("1f4a3a"), 0, r * 0.86)
    for k in range(46):
        a, d = 2 * math.pi * it.chance(k), r * 0.84 * math.sqrt(it.chance(k, 1))
        it.disc(
            d * math.cos(a),
            0.67,
            z + d * math.sin(a),
            0.026 + 0.02 * it.chance(k, 2),
            MOSS * (0.9 + 0.8 * it.chance(k, 3)),
        )
    for k in range(7):
        x = -r + 2 * r * (k + 0.5) / 7
        zz = z - math.sqrt(max(0.0, r * r - x * x))
        it.line(
            [(x, 0.66, zz - 0.005), (x + 0.02, 0.6 - 0.1 * it.chance(k, 5), zz - 0.01)],
            0.045,
            MOSS * (0.8 + 0.4 * it.chance(k, 6)),
        )
    it.ball(0.12, 0.7, z - 0.1, 0.05, colour("f4c8d8"))
    it.ball(0.12, 0.72, z - 0.12, 0.025, colour("f8e8a0"))
    face = z - r
    it.ball(0, 0.52, face + 0.18, 0.075, stone * 1.1)
    it.round(0, 0.5, face + 0.09, 0.022, DARK)


def dome(it: Maquette, x: float, y: float, z: float, r: float, high: float) -> None:
    """A glass dome: a pale shape one sees through, with its lights."""
    shape = [(x - r, y), *((px, py) for px, py in arc(x, y + high - r, r, r, 0.5, 0.0, 12)), (x + r, y)]
    for a, b in itertools.pairwise(shape):
        it.bar((*a, z), (*b, z), 0.022, CLEAR, 0.35)
    it.stroke(arc(x, y, r, r * 0.16, 0.5, 1.0, 10), z - r * 0.3, 0.018, CLEAR, 0.3)
    it.sheet(
        [
            (x - r * 0.72, y + high * 0.25),
            (x - r * 0.55, y + high * 0.22),
            (x - r * 0.52, y + high * 0.72),
            (x - r * 0.66, y + high * 0.7),
        ],
        z - r * 0.9,
        WHITE,
        0.55,
    )
    it.bar((x + r * 0.7, y + high * 0.5, z - r * 0.5), (x + r * 0.62, y + high * 0.72, z - r * 0.5), 0.02, WHITE, 0.5)
    it.ball(x, y + high + 0.03, z, 0.035, CLEAR, 0.3)


def _bell_jar(it: Maquette) -> None:
    z = it.depth / 2
    it.turned(((0.24, 0), (0.24, 0.03), (0.2, 0.06)), 0, z, it.tinted(WALNUT), it.tinted(WALNUT) * 1.5)
    it.sheet(
        [(-0.18, 0.06), (0.18, 0.06), (0.18, 0.36), *arc(0, 0.36, 0.18, 0.18, 0.0, 0.5, 10)],
        z + 0.05,
        colour("6a7a86"),
        0.15,
    )
    it.turned(((0.11, 0.06), (0.11, 0.09), (0.03, 0.12)), 0, z, colour("8a2f3a"), colour("a8404a"))
    it.bar((0, 0.11, z), (0, 0.24, z), 0.014, BRASS)
    it.ring(0, 0.26, z, 0.03, 0.012, BRASS)
    dome(it, 0, 0.06, z - 0.05, 0.19, 0.5)


def _cloche(it: Maquette) -> None:
    z = it.depth / 2
    it.turned(((0.3, 0), (0.3, 0.05)), 0, z, colour("b8683f"), EARTH)
    it.sheet(
        [(-0.25, 0.05), (0.25, 0.05), (0.25, 0.34), *arc(0, 0.34, 0.25, 0.22, 0.0, 0.5, 10)],
        z + 0.05,
        colour("8ab0a8"),
        0.2,
    )
    for k in range(9):
        it.leaf(0, 0.06, z, k * 0.75, 1.5, 0.2 + 0.06 * it.chance(k), 0.08, GREEN * (0.8 + 0.7 * it.chance(k, 1)), 0.9)
    it.ball(0.02, 0.34, z - 0.05, 0.05, ROSE, 0.1)
    it.ball(0.0, 0.36, z - 0.08, 0.028, WHITE, 0.1)
    for k in range(12):
        x, y = 0.4 * (it.chance(k, 3) - 0.5), 0.12 + 0.36 * it.chance(k, 4)
        it.round(x, y, z - 0.2, 0.014 + 0.012 * it.chance(k, 5), CLEAR, 0.35)
    dome(it, 0, 0.05, z - 0.1, 0.26, 0.52)


def _beehive(it: Maquette) -> None:
    straw, z = it.tinted(STRAW, 0.1), it.depth / 2
    for x, zz in ((-0.24, 0.06), (0.24, 0.06), (0.0, 0.5)):
        it.bar((x, 0, zz), (x * 0.9, 0.26, zz), 0.05, WALNUT)
    it.turned(((0.36, 0.25), (0.36, 0.3)), 0, z, OAK, OAK * 1.3)
    rounds = 9
    for k in range(rounds):
        t = k / rounds
        r, y = 0.31 * math.sqrt(max(0.02, 1 - (t * 0.98) ** 2.6)), 0.3 + 0.52 * t
        after = 0.31 * math.sqrt(max(0.02, 1 - ((k + 1) / rounds * 0.98) ** 2.6))
        it.turned(
            ((r * 0.97, y), (r * 1.04, y + 0.028), (max(after, 0.03), y + 0.058)),
            0,
            z,
            [straw * (0.72), straw * (1.05 + 0.1 * (k % 2))],
        )
        for j in range(10):
            a = math.pi * (1.05 + 0.9 * (j + 0.5 * (k % 2)) / 10)
            it.bar(
                (r * 1.05 * math.cos(a), y + 0.005, z + r * 1.05 * math.sin(a)),
                ((r + 0.01) * math.cos(a) + 0.015, y + 0.05, z + (r + 0.01) * math.sin(a)),
                0.012,
                straw * 0.6,
            )
    it.ball(0, 0.84, z, 0.05, straw * 0.9)
    door = z - 0.33
    it.sheet([(-0.06, 0.31), (0.06, 0.31), *arc(0, 0.36, 0.06, 0.06, 0.0, 0.5, 8)], door, DARK)
    for x, y in ((0.2, 0.46), (-0.28, 0.62), (0.34, 0.76), (0.1, 0.26)):
        it.ball(x, y, door - 0.05, 0.022, colour("f0b030"), 0.2)
        it.bar((x - 0.012, y, door - 0.07), (x + 0.012, y, door - 0.07), 0.01, DARK)
        it.round(x + 0.015, y + 0.025, door - 0.06, 0.016, WHITE, 0.3)


def _stove(it: Maquette) -> None:
    iron, z = it.tinted(colour("3c4048"), 0.08), it.depth / 2
    for x, zz in ((-0.24, 0.08), (0.24, 0.08), (0, 0.42)):
        it.line([(x, 0.2, zz), (x * 1.2, 0.08, zz), (x * 1.1, 0.0, zz)], 0.06, iron * 0.8)
    it.turned(((0.26, 0.16), (0.32, 0.22), (0.3, 0.3), (0.27, 0.78), (0.33, 0.84), (0.33, 0.9)), 0, z, iron, iron * 1.5)
    for y in (0.3, 0.74):
        it.turned(((0.305 - (y > 0.5) * 0.025, y), (0.305 - (y > 0.5) * 0.025, y + 0.035)), 0, z, STEEL * 0.9)
    it.turned(((0.2, 0.9), (0.12, 0.96)), 0, z, iron * 1.2, iron)
    it.tube((0, 0.95, z), (0, 1.55, z), 0.085, 0.085, iron * 0.9)
    it.turned(((0.1, 1.2), (0.1, 1.25)), 0, z, iron * 1.4)
    f = z - 0.3
    it.sheet([(-0.13, 0.38), (0.13, 0.38), (0.13, 0.58), *arc(0, 0.58, 0.13, 0.08, 0.0, 0.5, 8)], f - 0.01, iron * 1.7)
    it.sheet(
        [(-0.09, 0.42), (0.09, 0.42), (0.09, 0.56), *arc(0, 0.56, 0.09, 0.05, 0.0, 0.5, 8)], f - 0.02, colour("1c222c")
    )
    for k in range(4):
        it.bar((-0.07 + 0.047 * k, 0.42, f - 0.03), (-0.07 + 0.047 * k, 0.59, f - 0.03), 0.016, iron * 1.6)
    it.ball(0.16, 0.5, f - 0.04, 0.03, BRASS)
    for k in range(16):
        x = 0.33 * (2 * it.chance(k) - 1)
        it.bar(
            (x, 0.9, z - math.sqrt(max(0.0, 0.11 - x * x))),
            (x, 0.84 - 0.08 * it.chance(k, 1), z - math.sqrt(max(0.0, 0.112 - x * x)) - 0.01),
            0.018,
            FROST,
            0.1,
        )
    it.disc(0, 0.905, z, 0.3, FROST * 0.9, 0, 0.28)
    it.tube((0, 0.95, z), (0, 1.0, z), 0.088, 0.088, FROST * 0.9)


def _bread_oven(it: Maquette) -> None:
    brick, half = it.tinted(BRICK, 0.12), it.width / 2
    top = it.height
    it.box(-half, half, 0, top - 0.12, 0, it.depth, brick * 0.7)
    for row in range(11):
        y = 0.095 * row
        for c in range(7):
            x = -half + (it.width / 6) * (c - 0.5 * (row % 2))
            x0, x1 = max(-half, x + 0.012), min(half, x + it.width / 6 - 0.012)
            if x1 - x0 > 0.03 and y + 0.08 < top - 0.12:
                it.pane(x0, x1, y + 0.008, y + 0.085, -0.004, brick * (0.8 + 0.5 * it.chance(row, c)))
    it.box(-half - 0.05, half + 0.05, top - 0.12, top, -0.05, it.depth, STONE * 0.9, STONE * 1.2)
    for k in range(11):
        a, b = math.pi * k / 11, math.pi * (k + 1) / 11
        arch = [
            (0.37 * math.cos(a), 0.62 + 0.3 * math.sin(a)),
            (0.37 * math.cos(b), 0.62 + 0.3 * math.sin(b)),
            (0.28 * math.cos(b), 0.62 + 0.21 * math.sin(b)),
            (0.28 * math.cos(a), 0.62 + 0.21 * math.sin(a)),
        ]
        it.sheet(arch, -0.012, brick * (1.2 + 0.25 * (k % 2)))
    it.sheet(
        [(-0.27, 0.46), (0.27, 0.46), (0.27, 0.62), *arc(0, 0.62, 0.27, 0.2, 0.0, 0.5, 10)],
        -0.014,
        colour("ff9a40"),
        0.9,
    )
    it.sheet([(-0.25, 0.485), (0.25, 0.485), (0.25, 0.61), *arc(0, 0.61, 0.25, 0.185, 0.0, 0.5, 10)], -0.02, IRON)
    it.ring(0, 0.62, -0.03, 0.05, 0.022, STEEL)
    for x in (-0.2, 0.2):
        it.bar((x, 0.5, -0.026), (x, 0.68, -0.026), 0.03, IRON * 1.6)
    it.box(-0.36, 0.36, 0.4, 0.46, -0.1, 0, STONE, STONE * 1.25)
    it.sheet([(-0.18, 0.08), (0.18, 0.08), (0.18, 0.24), *arc(0, 0.24, 0.18, 0.12, 0.0, 0.5, 8)], -0.01, DARK)
    for k in range(5):
        it.round(-0.12 + 0.06 * k, 0.12 + 0.05 * (k % 2), -0.016, 0.04, OAK * (0.8 + 0.2 * (k % 2)))
    it.tube((half - 0.1, 0.0, -0.08), (half - 0.02, top + 0.25, -0.02), 0.02, 0.02, OAK * 1.2)
    it.sheet(oval(half - 0.01, top + 0.32, 0.09, 0.14), -0.02, OAK * 1.4)
    it.light(0, 0.52, -0.2, "ff8a3a", 0.7, 0.7, 0.2, flickers=True)


DRAWN: dict[str, Kind] = {
    "greenhouse/watering-can": Kind(Size(1.0, 0.72, 0.4), _watering_can, (-0.08, 0.2)),
    "kitchen/stockpot": Kind(Size(0.95, 1.05, 0.7), _stockpot, (0.0, 0.2)),
    "carriage/tea-urn": Kind(Size(0.56, 0.9, 0.4, "table"), _tea_urn, (0.0, 0.42)),
    "carriage/ashtray": Kind(Size(0.4, 0.92, 0.34), _ashtray, (0.0, 0.34)),
    "cellar/barrel": Kind(Size(0.76, 0.92, 0.7), _barrel, (0.0, 0.36)),
    "icehouse/zinc-tub": Kind(Size(0.9, 0.62, 0.66), _zinc_tub, (0.0, 0.22)),
    "chapel/font": Kind(Size(0.8, 1.4, 0.7), _font, (0.0, 0.9)),
    "greenhouse/stone-basin": Kind(Size(0.85, 0.76, 0.7), _basin, (0.0, 0.26)),
    "attic/bell-jar": Kind(Size(0.5, 0.62, 0.44, "table"), _bell_jar, (0.0, 0.02)),
    "greenhouse/glass-cloche": Kind(Size(0.62, 0.64, 0.56), _cloche, (0.0, 0.03)),
    "greenhouse/wicker-beehive": Kind(Size(0.75, 0.9, 0.62), _beehive, (0.0, 0.5)),
    "icehouse/stove": Kind(Size(0.7, 1.5, 0.62), _stove, (0.0, 0.68)),
    "kitchen/bread-oven": Kind(Size(1.15, 1.2, 0.6), _bread_oven, (0.0, 0.6)),
}
