"""Instruments and engines: globes, an orrery, recorders, pumps, wheels, winches, clocks."""

import itertools
import math

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.maquette import Maquette, arc, oval, smoothed
from pipelines.embedded.painter.things.kind import Kind, Size
from pipelines.embedded.painter.things.materials import (
    BRASS,
    DARK,
    GLASS,
    GREEN,
    IRON,
    LEATHER,
    MAHOGANY,
    OAK,
    PAPER,
    PINE,
    RED,
    ROSE,
    STEEL,
    STONE,
    STRAW,
    WALNUT,
    WATER,
    WHITE,
)  # fmt: skip


def sphere(it: Maquette, x: float, y: float, z: float, r: float, sea: Colour, land: Colour) -> None:
    """A globe: bands that turn from light to dark, with continents that bend round it."""
    bands = 9
    profile = tuple(
        (r * math.sin(math.pi * (0.02 + 0.96 * k / bands)), y - r * math.cos(math.pi * (0.02 + 0.96 * k / bands)))
        for k in range(bands + 1)
    )
    it.turned(profile, x, z, sea, sea, sides=18)
    shapes = (
        ((-0.62, 0.45), (-0.3, 0.7), (0.02, 0.62), (-0.1, 0.3), (-0.28, 0.12), (-0.5, 0.2)),
        ((-0.3, 0.02), (-0.08, -0.05), (-0.14, -0.4), (-0.26, -0.66), (-0.36, -0.3)),
        ((0.2, 0.5), (0.5, 0.56), (0.66, 0.3), (0.5, 0.02), (0.58, -0.3), (0.4, -0.5), (0.26, -0.1), (0.16, 0.2)),
    )
    for shape in shapes:
        corners = smoothed([(px * r + x, py * r + y) for px, py in shape], 1)
        points = [
            (px, py, z - math.sqrt(max(0.0, r * r - (px - x) ** 2 - (py - y) ** 2)) - 0.004) for px, py in corners
        ]
        middle = (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
        it.poly(
            [(px, py, z - r * 0.95) for px, py, _ in points], land, 0.05, None, (middle[0] - x, middle[1] - y, -r * 0.8)
        )


def _globe(it: Maquette) -> None:
    wood, z, r = it.tinted(WALNUT), it.depth / 2, 0.3
    for x in (-0.24, 0.24):
        for zz in (0.05, it.depth - 0.05):
            it.ball(x, 0.035, zz, 0.035, BRASS)
            it.line([(x, 0.06, zz), (x * 0.7, 0.2, z)], 0.04, wood)
    it.turned(((0.06, 0.16), (0.09, 0.2), (0.04, 0.26), (0.05, 0.36)), 0, z, wood)
    sphere(it, 0, 0.72, z, r, colour("4a86a0"), colour("d8b878"))
    it.line(
        [
            (px, 0.72 + 0.03 * math.sin(k), z - math.sqrt(max(0.0, r * r - px * px)) - 0.01)
            for k, px in enumerate((-0.29, -0.2, -0.1, 0, 0.1, 0.2, 0.29))
        ],
        0.028,
        WHITE,
    )
    it.stroke(arc(0, 0.72, r + 0.05, r + 0.05, 0.44, 1.06, 20), z, 0.035, BRASS)
    it.ball(-0.1, 1.08, z, 0.03, BRASS)
    it.line([(-0.36, 0.68, z), (-0.4, 0.5, z), (0, 0.36, z), (0.4, 0.5, z), (0.36, 0.68, z)], 0.035, wood * 1.1)


def _terrestrial(it: Maquette) -> None:
    wood, z, r = it.tinted(MAHOGANY), it.depth / 2, 0.36
    for x, zz in ((-0.34, 0.12), (0.34, 0.12), (-0.2, 0.6), (0.2, 0.6)):
        it.turned(((0.03, 0), (0.05, 0.1), (0.025, 0.2), (0.045, 0.5), (0.03, 0.68)), x, zz, wood)
    it.bar((-0.34, 0.16, 0.12), (0.34, 0.16, 0.12), 0.05, wood)
    sphere(it, 0, 0.78, z, r, colour("c8b888"), colour("8a6a3c"))
    ring = [(x, 0.72, zz) for x, zz in oval(0, z, 0.46, 0.42, 24)]
    inner = [(x, 0.72, zz) for x, zz in oval(0, z, 0.385, 0.36, 24)]
    for k in range(12, 24):
        n = (k + 1) % 24
        it.poly([ring[k], ring[n], inner[n], inner[k]], wood * 1.5)
        it.poly([ring[k], ring[n], (ring[n][0], 0.66, ring[n][2]), (ring[k][0], 0.66, ring[k][2])], wood)
    it.stroke(arc(0, 0.78, r + 0.03, r + 0.03, 0.0, 0.5, 20), z, 0.03, BRASS)
    it.stroke([(-0.16, 0.95), (-0.08, 0.9), (0.05, 0.92), (0.12, 0.82)], z - r, 0.014, RED)
    it.sheet(smoothed([(0.06, 0.98), (0.16, 0.94), (0.13, 0.86), (0.05, 0.89)], 1), z - r * 0.98, DARK)


def _orrery(it: Maquette) -> None:
    z = it.depth / 2
    it.turned(
        ((0.2, 0.0), (0.2, 0.03), (0.06, 0.08), (0.035, 0.14), (0.035, 0.4), (0.06, 0.44), (0.03, 0.48)),
        0,
        z,
        it.tinted(WALNUT),
        BRASS,
    )
    it.turned(((0.16, 0.46), (0.16, 0.5)), 0, z, BRASS * 0.9, BRASS * 1.2)
    it.bar((0, 0.5, z), (0, 0.74, z), 0.03, BRASS)
    orbits = (
        (0.17, 0.60, 0.2, 0.03, "c88a5a"),
        (0.25, 0.65, 2.9, 0.042, "e8d0a0"),
        (0.33, 0.70, 5.4, 0.048, "5a9ad0"),
        (0.4, 0.74, 4.0, 0.04, "d0603a"),
        (0.47, 0.66, 0.5, 0.065, "d8b080"),
        (0.5, 0.8, 2.5, 0.055, "e8c878"),
        (0.44, 0.56, 3.7, 0.045, "a07ae0"),
    )
    for r, y, *_ in orbits[::2]:
        ring = [(x, y, zz) for x, zz in oval(0, z, r, r * 0.55, 26)]
        it.line([*ring, ring[0]], 0.012, BRASS * 0.75)
    for r, y, turn, size, tint in sorted(orbits, key=lambda one: -math.sin(one[2])):
        x, zz = r * math.cos(turn), z + r * 0.55 * math.sin(turn)
        it.line([(0, y - 0.08, z), (x * 0.9, y - 0.08, zz), (x, y, zz)], 0.016, BRASS)
        it.ball(x, y, zz, size, colour(tint), 0.12 if tint == "a07ae0" else 0)
        if tint == "e8c878":
            it.line(
                [
                    (px, y + 0.015 * math.cos(k), zz - 0.05)
                    for k, px in enumerate((x - 0.1, x - 0.03, x + 0.03, x + 0.1))
                ],
                0.014,
                WHITE,
            )
    it.ball(0, 0.8, z, 0.09, colour("ffd060"), 1.0)
    it.light(0, 0.8, z - 0.2, "ffc860", 0.9, 0.6, 0.4)


def _drum_recorder(it: Maquette) -> None:
    wood, z = it.tinted(MAHOGANY), it.depth / 2
    it.box(-0.34, 0.34, 0, 0.1, 0, it.depth, wood, wood * 1.4)
    for x in (-0.28, 0.2):
        it.box(x - 0.02, x + 0.02, 0.1, 0.36, z - 0.05, z + 0.05, BRASS)
    it.tube((-0.26, 0.3, z), (0.18, 0.3, z), 0.15, 0.15, PAPER, 11)
    it.poly([(0.18, 0.3 + dy, z + dz) for dz, dy in oval(0, 0, 0.15)], PAPER * 0.7)
    for k in range(4):
        y, zz = 0.2 + 0.055 * k, z - 0.14 + 0.02 * abs(k - 1.5)
        points = [
            (-0.24 + 0.04 * j, y + 0.02 * (it.chance(k, j) - 0.5) * (3 if k == 1 and 4 < j < 8 else 1), zz - 0.02)
            for j in range(11)
        ]
        it.line(points, 0.012, colour("3a3a8a"))
    it.line([(0.3, 0.1, z - 0.1), (0.3, 0.42, z - 0.12), (-0.02, 0.34, z - 0.2)], 0.02, BRASS)
    it.ball(-0.02, 0.335, z - 0.2, 0.016, RED)
    spill = [(-0.22, 0.16, z - 0.13), (-0.2, 0.1, -0.06), (-0.2, -0.1, -0.09), (-0.24, -0.3, -0.05)]
    for a, b in itertools.pairwise(spill):
        it.poly([a, (a[0] + 0.36, *a[1:]), (b[0] + 0.36, *b[1:]), b], PAPER * (1.0 if b[1] > -0.2 else 0.9))
        it.line(
            [
                (a[0] + 0.05, a[1], a[2] - 0.01),
                ((a[0] + b[0]) / 2 + 0.2, (a[1] + b[1]) / 2, a[2] - 0.02),
                (b[0] + 0.3, b[1], b[2] - 0.01),
            ],
            0.012,
            colour("3a3a8a"),
        )


def _tripod(it: Maquette) -> None:
    wood, z = it.tinted(PINE), it.depth / 2
    for x, zz in ((0.0, 0.75), (-0.36, 0.05), (0.36, 0.0)):
        it.line([(x, 0, zz), (x * 0.12, 0.98, z)], 0.045, wood)
        it.line([(x * 1.0, 0, zz), (x * 0.98, 0.08, zz)], 0.05, BRASS)
    for side in (-1, 1):
        it.line([(side * 0.3, 0.1, 0.06), (side * 0.03, 0.98, z)], 0.02, wood * 1.3)
    it.turned(((0.1, 0.96), (0.1, 1.0)), 0, z, BRASS, BRASS * 1.2)
    it.box(-0.17, 0.17, 1.0, 1.3, z - 0.15, z + 0.15, it.tinted(MAHOGANY), it.tinted(MAHOGANY) * 1.5)
    f = z - 0.156
    it.frame(-0.17, 0.17, 1.0, 1.3, f, 0.03, BRASS)
    it.round(0, 1.15, f - 0.01, 0.09, BRASS)
    it.round(0, 1.15, f - 0.015, 0.065, colour("1c3040"))
    it.round(-0.02, 1.17, f - 0.02, 0.022, GLASS, 0.5)
    it.line([(0, 1.3, z), (0.06, 1.36, z), (-0.06, 1.36, z), (0, 1.3, z)], 0.025, LEATHER)
    it.bar((0, 0.95, z), (0, 0.5, z), 0.012, DARK)
    it.sheet([(-0.025, 0.5), (0.025, 0.5), (0, 0.4)], z, BRASS)


def _pump(it: Maquette) -> None:
    iron, z = it.tinted(colour("4a6a5c"), 0.12), it.depth / 2
    it.box(-0.24, 0.24, 0, 0.08, 0.02, it.depth, STONE * 0.7, STONE)
    it.turned(
        ((0.16, 0.08), (0.09, 0.16), (0.085, 0.8), (0.12, 0.83), (0.12, 0.88), (0.07, 0.98), (0.03, 1.06)),
        -0.05,
        z,
        iron,
    )
    for y in (0.3, 0.62):
        it.turned(((0.1, y), (0.1, y + 0.04)), -0.05, z, iron * 1.5)
    it.ball(-0.05, 1.09, z, 0.045, BRASS)
    it.line([(-0.08, 0.68, z), (-0.3, 0.7, z), (-0.36, 0.62, z), (-0.36, 0.54, z)], 0.085, iron * 1.15)
    it.line([(-0.05, 0.96, z - 0.05), (0.2, 1.02, z - 0.05), (0.36, 0.82, z - 0.05)], 0.045, RED)
    it.line([(0.36, 0.82, z - 0.05), (0.42, 0.52, z - 0.05)], 0.055, RED * 1.1)
    it.ball(0.42, 0.5, z - 0.05, 0.045, RED)
    it.ball(0.0, 0.96, z - 0.08, 0.03, BRASS)
    it.turned(((0.1, 0.0), (0.13, 0.2)), -0.36, z - 0.05, STEEL * 0.9, WATER)
    it.bar((-0.36, 0.53, z), (-0.36, 0.24, z - 0.04), 0.022, colour("bfe4ea"), 0.35)
    it.ball(-0.36, 0.22, z - 0.08, 0.03, colour("dff4f6"), 0.4)


def wheel(
    it: Maquette, x: float, y: float, z: float, r: float, fill: Colour, spokes: int = 5, rim: float = 0.06
) -> None:
    """A hand wheel that faces the eye."""
    for k in range(spokes):
        a = 2 * math.pi * (k + 0.25) / spokes
        it.bar((x, y, z), (x + r * math.cos(a), y + r * math.sin(a), z), rim * 0.7, fill * (0.9 + 0.2 * math.sin(a)))
    it.ring(x, y, z - 0.01, r, rim, fill)
    it.round(x, y, z - 0.02, rim * 1.0, fill * 1.2)
    it.round(x, y, z - 0.03, rim * 0.45, BRASS)


def _valve_wheel(it: Maquette) -> None:
    pipe, z = it.tinted(colour("3f6a70"), 0.15), it.depth - 0.14
    it.tube((0.3, 0, z), (0.3, 0.5, z), 0.1, 0.1, pipe)
    it.tube((0.36, 0.55, z), (-0.46, 0.55, z), 0.1, 0.1, pipe)
    it.tube((-0.36, 0.5, z), (-0.36, 1.2, z), 0.1, 0.1, pipe)
    for a, b in (
        ((0.3, 0.08, z), (0.3, 0.14, z)),
        ((-0.36, 1.06, z), (-0.36, 1.12, z)),
        ((-0.2, 0.55, z), (-0.14, 0.55, z)),
        ((0.14, 0.55, z), (0.2, 0.55, z)),
    ):
        it.tube(a, b, 0.135, 0.135, pipe * 1.4)
    it.rod((0, 0.56, z), (0, 0.56, 0.1), 0.05, BRASS)
    wheel(it, 0, 0.56, 0.06, 0.3, RED, 6, 0.07)
    twine = STRAW * 1.1
    it.line([(0.2, 0.74, 0.03), (0.27, 0.84, 0.03), (0.18, 0.86, 0.03), (0.25, 0.72, 0.03)], 0.024, twine)
    it.line([(0.24, 0.76, 0.03), (0.38, 0.62, 0.06), (0.32, 0.3, 0.06)], 0.018, twine)
    it.sheet([(0.26, 0.32), (0.4, 0.28), (0.36, 0.12), (0.22, 0.16)], 0.04, PAPER)
    it.lines(0.26, 0.36, 0.15, 0.28, 0.03, 3, DARK)
    for k in range(3):
        it.ball(-0.36 + 0.03 * k, 0.36 - 0.12 * k, z - 0.1, 0.016, colour("bfe4ea"), 0.4)


def _winch(it: Maquette) -> None:
    wood, iron, z = it.tinted(OAK * 0.85), it.tinted(IRON, 0.1), it.depth / 2
    for side in (-1, 1):
        x = side * 0.34
        it.wedge([(x - 0.09, 0), (x + 0.09, 0), (x + 0.05, 0.72), (x - 0.05, 0.72)], z - 0.14, z + 0.14, wood)
        it.bar((x - 0.16, 0.03, z - 0.15), (x + 0.16, 0.03, z - 0.15), 0.06, wood * 1.2)
    it.tube((-0.3, 0.5, z), (0.3, 0.5, z), 0.13, 0.13, wood * 1.2)
    for k in range(9):
        x = -0.24 + 0.06 * k
        it.tube((x, 0.5, z), (x + 0.045, 0.5, z), 0.15, 0.15, STRAW * (0.85 + 0.2 * (k % 2)), 5)
    it.line([(-0.02, 0.62, z), (-0.04, 1.15, z + 0.1)], 0.04, STRAW)
    gear = [
        (0.34 + r * math.cos(a), 0.5 + r * math.sin(a))
        for k in range(24)
        for r, a in ((0.2 if k % 2 else 0.25, 2 * math.pi * k / 24),)
    ]
    it.sheet(gear, z - 0.18, iron * 1.3)
    it.round(0.34, 0.5, z - 0.19, 0.15, iron * 0.8)
    it.round(0.34, 0.5, z - 0.2, 0.05, BRASS)
    it.line([(0.34, 0.5, z - 0.22), (0.52, 0.3, z - 0.22)], 0.045, iron * 1.6)
    it.line([(0.52, 0.3, z - 0.22), (0.52, 0.3, z - 0.36)], 0.06, wood * 1.6)
    it.ball(0.52, 0.3, z - 0.36, 0.05, RED)
    it.line([(0.2, 0.74, z - 0.16), (0.16, 0.66, z - 0.19)], 0.04, iron * 1.6)


def _pneumatic(it: Maquette) -> None:
    brass, z = it.tinted(BRASS, 0.08), it.depth / 2
    for x, top in ((-0.24, 1.9), (0.24, 1.9)):
        it.tube((x, 0.62, z), (x, top, z), 0.08, 0.08, brass)
        for y in (0.8, 1.25):
            it.tube((x, y, z), (x, y + 0.05, z), 0.1, 0.1, brass * 1.3)
    it.box(-0.42, 0.42, 0, 0.62, 0, it.depth, it.tinted(MAHOGANY), it.tinted(MAHOGANY) * 1.4)
    it.frame(-0.38, 0.38, 0.05, 0.57, -0.006, 0.035, it.tinted(MAHOGANY) * 1.3)
    it.tube((-0.24, 0.78, z), (-0.24, 0.62, z), 0.1, 0.15, brass * 1.2)
    it.sheet(oval(-0.24, 0.68, 0.14, 0.09), z - 0.15, brass * 0.8)
    it.sheet(oval(-0.24, 0.69, 0.115, 0.07), z - 0.16, brass * 1.3)
    it.bar((-0.28, 0.66, z - 0.17), (-0.2, 0.66, z - 0.17), 0.025, DARK)
    it.tube((0.24, 0.62, z - 0.05), (0.24, 0.88, z - 0.05), 0.1, 0.1, GLASS, 7, 0.3)
    it.tube((0.24, 0.64, z - 0.06), (0.24, 0.82, z - 0.06), 0.06, 0.06, LEATHER)
    for y in (0.62, 0.8):
        it.tube((0.24, y, z - 0.08), (0.24, y + 0.03, z - 0.08), 0.075, 0.075, RED)
    for k in range(2):
        x = -0.2 + 0.4 * k
        it.pane(x - 0.14, x + 0.14, 0.16, 0.4, -0.012, DARK)
        it.sheet([(x - 0.1, 0.18), (x + 0.08, 0.16), (x + 0.1, 0.36), (x - 0.08, 0.38)], -0.018, (ROSE, PAPER)[k])
        it.lines(x - 0.06, x + 0.08, 0.2, 0.34, -0.024, 3, DARK)
    it.words("WEST", -0.24, 0.5, -0.014, 0.08, brass)
    it.words("EAST", 0.24, 0.5, -0.014, 0.08, brass)


def _longcase(it: Maquette) -> None:
    wood, top = it.tinted(MAHOGANY), it.height
    it.box(-0.27, 0.27, 0, 0.42, 0, it.depth, wood)
    it.frame(-0.22, 0.22, 0.06, 0.36, -0.006, 0.03, wood * 1.35)
    it.box(-0.2, 0.2, 0.42, 1.24, 0.03, it.depth - 0.02, wood * 0.95)
    it.pane(-0.15, 0.15, 0.48, 1.18, 0.025, DARK)
    it.bar((0.03, 1.18, 0.02), (-0.03, 0.68, 0.02), 0.018, BRASS)
    it.round(-0.035, 0.64, 0.015, 0.075, BRASS * 1.2, 0.15)
    for x, y in ((0.09, 0.76), (-0.1, 0.9)):
        it.bar((x, 1.18, 0.018), (x, y, 0.018), 0.01, BRASS)
        it.tube((x, y, 0.018), (x, y - 0.14, 0.018), 0.03, 0.03, BRASS * 0.9)
    it.poly([(0.16, 0.48, 0.02), (0.27, 0.48, -0.2), (0.27, 1.18, -0.2), (0.16, 1.18, 0.02)], wood * 1.2)
    it.ball(0.265, 0.84, -0.2, 0.02, BRASS)
    it.frame(-0.17, 0.17, 0.46, 1.2, 0.016, 0.03, wood * 1.3)
    it.box(-0.27, 0.27, 1.24, 1.74, 0, it.depth, wood)
    it.pane(-0.21, 0.21, 1.29, 1.71, -0.006, BRASS * 0.85)
    it.round(0, 1.5, -0.012, 0.19, WHITE, 0.15)
    for k in range(12):
        a = math.pi * k / 6
        it.bar(
            (0.14 * math.cos(a), 1.5 + 0.14 * math.sin(a), -0.016),
            (0.175 * math.cos(a), 1.5 + 0.175 * math.sin(a), -0.016),
            0.02 if k % 3 == 0 else 0.012,
            DARK,
        )
    it.line([(0, 1.5, -0.02), (0.06, 1.61, -0.02)], 0.022, DARK)
    it.line([(0, 1.5, -0.02), (-0.13, 1.54, -0.02)], 0.016, DARK)
    it.box(-0.3, 0.3, 1.74, 1.79, -0.03, it.depth, wood * 1.2, wood * 1.5)
    for side in (-1, 1):
        it.wedge(
            smoothed(
                [(side * 0.3, 1.79), (side * 0.02, 1.79), (side * 0.06, 1.87), (side * 0.16, 1.9), (side * 0.27, 1.87)],
                1,
            ),
            -0.02,
            0.04,
            wood * 1.15,
        )
    it.ball(0, min(1.9, top), 0, 0.045, BRASS)


def _cuckoo(it: Maquette) -> None:
    wood = it.tinted(WALNUT * 1.15)
    f = 0.02
    it.wedge([(-0.2, 0.4), (0.2, 0.4), (0.2, 0.72), (0, 0.92), (-0.2, 0.72)], f, it.depth, wood)
    for side in (-1, 1):
        it.poly(
            [(0, 0.98, f - 0.06), (side * 0.29, 0.7, f - 0.06), (side * 0.29, 0.65, f - 0.06), (0, 0.92, f - 0.06)],
            wood * 1.5,
        )
        it.poly(
            [(0, 0.98, f - 0.06), (side * 0.29, 0.7, f - 0.06), (side * 0.29, 0.7, it.depth), (0, 0.98, it.depth)],
            wood * 0.8,
        )
        for k in range(4):
            it.leaf(
                side * (0.24 - 0.04 * k),
                0.42 + 0.1 * k,
                f - 0.04,
                math.pi / 2 - side * 1.2,
                0.8,
                0.17,
                0.09,
                GREEN * (0.8 + 0.15 * k),
                0.9,
            )
    it.pane(-0.075, 0.0, 0.7, 0.83, f - 0.012, wood * 0.55)
    it.pane(0.0, 0.075, 0.7, 0.83, f - 0.012, wood * 0.55)
    it.frame(-0.085, 0.085, 0.69, 0.84, f - 0.016, 0.018, BRASS)
    it.bar((0, 0.7, f - 0.018), (0, 0.83, f - 0.018), 0.012, DARK)
    for x in (-0.02, 0.02):
        it.round(x, 0.76, f - 0.02, 0.01, BRASS)
    it.round(0, 0.54, f - 0.012, 0.125, wood * 0.6)
    it.round(0, 0.54, f - 0.016, 0.1, WHITE, 0.1)
    for k in range(12):
        a = math.pi * k / 6
        it.round(0.083 * math.cos(a), 0.54 + 0.083 * math.sin(a), f - 0.02, 0.009, DARK)
    it.line([(0.0, 0.54, f - 0.024), (0.045, 0.58, f - 0.024)], 0.016, DARK)
    it.line([(0.0, 0.54, f - 0.024), (-0.02, 0.61, f - 0.024)], 0.014, DARK)
    for x, low in ((-0.1, 0.1), (0.1, 0.2)):
        it.bar((x, 0.4, f + 0.06), (x, low + 0.1, f + 0.06), 0.01, BRASS)
        it.turned(
            ((0.02, low), (0.04, low + 0.03), (0.034, low + 0.1), (0.01, low + 0.13)), x, f + 0.06, colour("6a4a30")
        )
    it.bar((0.0, 0.4, f + 0.05), (0.02, 0.14, f + 0.05), 0.012, BRASS)
    it.sheet(oval(0.022, 0.12, 0.05, 0.06), f + 0.04, BRASS * 1.1)
    it.ball(0, 1.0, f - 0.02, 0.035, wood * 1.4)


DRAWN: dict[str, Kind] = {
    "library/globe": Kind(Size(0.85, 1.1, 0.6), _globe, (0.0, 0.3)),
    "maproom/terrestrial-globe": Kind(Size(0.95, 1.18, 0.75), _terrestrial, (0.0, 0.69)),
    "observatory/orrery": Kind(Size(1.05, 0.95, 0.6), _orrery, (0.0, 0.26)),
    "observatory/drum-recorder": Kind(Size(0.72, 0.5, 0.36, "table"), _drum_recorder, (0.26, 0.05)),
    "maproom/surveyors-tripod": Kind(Size(0.8, 1.4, 0.7), _tripod, (0.0, 1.06)),
    "cellar/pump": Kind(Size(0.95, 1.15, 0.45), _pump, (-0.05, 0.46)),
    "aquarium/valve-wheel": Kind(Size(0.95, 1.2, 0.4), _valve_wheel, (0.0, 0.56)),
    "theatre/trapdoor-winch": Kind(Size(1.15, 1.15, 0.45), _winch, (-0.34, 0.4)),
    "exchange/pneumatic-tube": Kind(Size(0.9, 1.6, 0.36), _pneumatic, (0.0, 0.46)),
    "attic/longcase-clock": Kind(Size(0.62, 1.92, 0.34), _longcase, (0.0, 0.21)),
    "attic/cuckoo-clock": Kind(Size(0.6, 1.05, 0.2, "wall"), _cuckoo, (0.0, 0.45)),
}
