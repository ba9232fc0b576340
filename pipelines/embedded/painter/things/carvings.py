"""Beasts and figures: carved, stuffed, modelled in paper, or a coat that stands like one."""

import math

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.maquette import Maquette, arc, smoothed
from pipelines.embedded.painter.things.kind import Kind, Size
from pipelines.embedded.painter.things.materials import (
    BLUE,
    BRASS,
    COPPER,
    DARK,
    FROST,
    GLASS,
    LEATHER,
    OAK,
    PAPER,
    RED,
    ROSE,
    STONE,
    WALNUT,
    WHITE,
)  # fmt: skip


def _heron_lectern(it: Maquette) -> None:
    wood, z = it.tinted(OAK * 1.1), it.depth / 2
    it.turned(((0.26, 0), (0.26, 0.05), (0.2, 0.1)), 0, z, wood * 0.7, wood * 0.9)
    for x, knee in ((-0.05, -0.1), (0.08, 0.1)):
        it.line([(x, 0.1, z), (knee, 0.3, z), (x * 0.6, 0.52, z)], 0.035, wood * 0.8)
        it.line([(x - 0.09, 0.1, z - 0.08), (x, 0.12, z), (x + 0.09, 0.1, z - 0.08)], 0.03, wood * 0.8)
    body = smoothed([(-0.2, 0.74), (-0.02, 0.86), (0.2, 0.74), (0.3, 0.5), (0.1, 0.48), (-0.14, 0.58)])
    it.wedge(body, z - 0.06, z + 0.08, wood)
    for k in range(4):
        it.stroke(
            arc(0.08 + 0.04 * k, 0.62 - 0.02 * k, 0.13 - 0.02 * k, 0.1, 0.95, 0.55, 6),
            z - 0.07,
            0.018,
            wood * (0.6 if k % 2 else 1.4),
        )
    neck = smoothed([(-0.14, 0.74), (-0.26, 0.88), (-0.12, 1.0), (-0.16, 1.14)], 2, closed=False)
    it.stroke(neck, z - 0.05, 0.09, wood * 1.05)
    it.wedge(
        smoothed([(-0.26, 1.15), (-0.2, 1.22), (-0.08, 1.2), (-0.06, 1.13), (-0.16, 1.1)]), z - 0.09, z, wood * 1.2
    )
    it.sheet([(-0.24, 1.19), (-0.24, 1.13), (-0.5, 1.1)], z - 0.08, BRASS)
    it.round(-0.19, 1.17, z - 0.1, 0.02, DARK)
    it.line([(-0.08, 1.2, z - 0.06), (0.08, 1.23, z - 0.04), (0.14, 1.17, z)], 0.025, wood * 0.6)
    it.line([(-0.48, 1.1, z - 0.1), (-0.47, 0.95, z - 0.1), (-0.49, 0.8, z - 0.1)], 0.035, RED)
    it.poly(
        [(-0.16, 0.84, z - 0.14), (0.38, 0.84, z - 0.14), (0.38, 1.08, z + 0.14), (-0.16, 1.08, z + 0.14)], wood * 1.3
    )
    for side in (-1, 1):
        x0, x1 = 0.11, 0.11 + side * 0.23
        it.poly(
            [(x0, 0.88, z - 0.15), (x1, 0.87, z - 0.15), (x1, 1.05, z + 0.1), (x0, 1.06, z + 0.1)],
            PAPER * (1.0 if side > 0 else 0.88),
        )
        for k in range(5):
            y = 0.91 + 0.027 * k
            it.bar(
                (x0 + side * 0.03, y, z - 0.13 + 0.04 * k),
                (x1 - side * 0.04, y, z - 0.13 + 0.04 * k),
                0.01,
                colour("6a5a4a"),
            )


def _rocking_horse(it: Maquette) -> None:
    grey, z = it.tinted(colour("d8d4cc"), 0.08), it.depth / 2
    red = it.tinted(RED, 0.1)
    for zz in (z + 0.12, z - 0.14):
        rocker = arc(0, 0.75, 0.72, 0.72, 0.62, 0.88, 14)
        it.stroke(rocker, zz, 0.07, red * (0.75 if zz > z else 1.0))
    for x, lean, zz in (
        (-0.26, -0.14, z + 0.1),
        (0.26, 0.12, z + 0.1),
        (-0.22, -0.16, z - 0.12),
        (0.22, 0.16, z - 0.12),
    ):
        it.line(
            [(x, 0.45, zz), (x + lean * 0.5, 0.28, zz), (x + lean, 0.12, zz)], 0.075, grey * (0.8 if zz > z else 1.0)
        )
        it.ball(x + lean, 0.11, zz - 0.02, 0.045, DARK * 2)
    body = smoothed(
        [(-0.4, 0.62), (-0.3, 0.72), (0.05, 0.66), (0.3, 0.74), (0.36, 0.5), (0.2, 0.4), (-0.3, 0.4), (-0.4, 0.48)]
    )
    it.wedge(body, z - 0.13, z + 0.12, grey)
    head = smoothed(
        [
            (-0.26, 0.6),
            (-0.34, 0.98),
            (-0.28, 1.08),
            (-0.36, 1.06),
            (-0.56, 0.84),
            (-0.5, 0.78),
            (-0.36, 0.86),
            (-0.38, 0.66),
        ]
    )
    it.wedge(head, z - 0.1, z + 0.06, grey * 1.08)
    for k in range(9):
        t = k / 8
        it.leaf(
            -0.26 + 0.1 * t,
            1.06 - 0.42 * t,
            z - 0.08,
            0.2 + 0.3 * (k % 2),
            0.1,
            0.2,
            0.07,
            colour("5a3a22") * (0.8 + 0.3 * (k % 2)),
            0.9,
        )
    for k in range(6):
        it.leaf(0.36, 0.66, z - 0.05, 0.1 * k, 0.2, 0.36, 0.07, colour("5a3a22") * (0.8 + 0.1 * k), 1.3)
    it.sheet([(-0.3, 1.06), (-0.26, 1.18), (-0.22, 1.05)], z - 0.06, grey)
    it.round(-0.4, 0.93, z - 0.12, 0.022, DARK)
    it.line([(-0.52, 0.8, z - 0.12), (-0.42, 0.88, z - 0.12), (-0.3, 0.98, z - 0.12)], 0.024, red)
    it.line([(-0.46, 0.84, z - 0.13), (-0.2, 0.78, z - 0.14), (-0.06, 0.7, z - 0.14)], 0.02, red)
    it.sheet(
        smoothed([(-0.14, 0.7), (-0.16, 0.76), (0.0, 0.71), (0.18, 0.78), (0.16, 0.58), (0.02, 0.5), (-0.12, 0.56)]),
        z - 0.15,
        red,
    )
    it.stroke([(-0.12, 0.58), (0.02, 0.53), (0.15, 0.6)], z - 0.155, 0.02, BRASS)
    it.line([(0.02, 0.52, z - 0.15), (0.02, 0.36, z - 0.15)], 0.018, LEATHER)
    it.ring(0.02, 0.33, z - 0.16, 0.04, 0.018, BRASS)
    for k in range(7):
        it.round(-0.3 + 0.6 * it.chance(k), 0.46 + 0.16 * it.chance(k, 1), z - 0.14, 0.025, grey * 0.7)
    it.sheet(
        smoothed([(-0.14, 0.7), (-0.16, 0.76), (0.0, 0.71), (0.18, 0.78), (0.16, 0.58), (0.02, 0.5), (-0.12, 0.56)]),
        z - 0.16,
        red,
    )
    it.stroke([(-0.12, 0.57), (0.02, 0.52), (0.15, 0.59)], z - 0.165, 0.022, BRASS)


def _albatross(it: Maquette) -> None:
    white, z = it.tinted(WHITE, 0.06), it.depth / 2
    y = it.height * 0.5
    for side in (-1, 1):
        lift = 0.16 if side > 0 else 0.12
        wing = [
            (side * 0.06, y + 0.06),
            (side * 0.4, y + lift + 0.08),
            (side * 0.74, y + lift - 0.02),
            (side * 0.92, y + lift - 0.16),
            (side * 0.62, y + lift - 0.1),
            (side * 0.36, y + lift - 0.08),
            (side * 0.08, y - 0.06),
        ]
        it.sheet(smoothed(wing, 1), z + 0.02, white * 0.92)
        tip = [
            (side * 0.5, y + lift + 0.07),
            (side * 0.74, y + lift - 0.02),
            (side * 0.92, y + lift - 0.16),
            (side * 0.66, y + lift - 0.09),
        ]
        it.sheet(tip, z + 0.012, colour("3a3a44"))
        for k in range(7):
            x = side * (0.16 + 0.085 * k)
            it.bar(
                (x, y + lift * (0.4 + 0.09 * k) - 0.02, z + 0.005),
                (x + side * 0.04, y + lift * (0.2 + 0.08 * k) - 0.1, z + 0.005),
                0.02,
                colour("5a5a66") if k > 2 else white * 0.75,
            )
    tail = [(-0.05, y - 0.08), (0.05, y - 0.08), (0.1, y - 0.26), (0, y - 0.22), (-0.1, y - 0.26)]
    it.sheet(tail, z + 0.05, white * 0.7)
    it.ball(0, y, z, 0.13, white, 0, 1.15)
    it.ball(0.0, y + 0.13, z - 0.12, 0.085, white * 1.05)
    it.sheet(
        [(-0.03, y + 0.13), (0.03, y + 0.13), (0.015, y - 0.02), (0.0, y - 0.045), (-0.02, y - 0.01)],
        z - 0.24,
        colour("e8a860"),
    )
    it.stroke([(0.0, y - 0.045), (-0.02, y - 0.02)], z - 0.245, 0.02, DARK)
    for side in (-1, 1):
        it.stroke([(side * 0.03, y + 0.165), (side * 0.065, y + 0.175)], z - 0.24, 0.018, DARK)
        it.round(side * 0.048, y + 0.15, z - 0.245, 0.017, DARK)
        it.sheet([(side * 0.04, y - 0.14), (side * 0.1, y - 0.2), (side * 0.02, y - 0.2)], z - 0.1, colour("e8a0a0"))


def _stone_knight(it: Maquette) -> None:
    stone, half = it.tinted(STONE, 0.14), it.width / 2
    it.box(-half, half, 0, 0.46, 0.02, it.depth, stone * 0.75, stone * 0.95)
    it.box(-half - 0.03, half + 0.03, 0.42, 0.5, -0.02, it.depth, stone * 0.95, stone * 1.15)
    for k in range(5):
        x = -half + 0.13 + (it.width - 0.26) * k / 4
        it.sheet(
            [(x - 0.09, 0.06), (x + 0.09, 0.06), (x + 0.09, 0.28), (x, 0.37), (x - 0.09, 0.28)], 0.012, stone * 0.45
        )
        it.sheet(
            [(x - 0.045, 0.24), (x + 0.045, 0.24), (x + 0.04, 0.14), (x, 0.08), (x - 0.04, 0.14)], 0.004, stone * 1.15
        )
    y, z = 0.5, 0.16
    it.box(-half + 0.04, -half + 0.3, y, y + 0.08, z - 0.04, z + 0.24, stone * 1.05, stone * 1.2)
    legs = smoothed([(0.12, y), (0.12, y + 0.17), (0.4, y + 0.13), (half - 0.08, y + 0.09), (half - 0.06, y)], 1)
    it.wedge(legs, z, z + 0.2, stone * 0.95)
    it.wedge(
        smoothed(
            [
                (half - 0.12, y),
                (half - 0.14, y + 0.17),
                (half - 0.07, y + 0.22),
                (half - 0.02, y + 0.16),
                (half - 0.04, y),
            ],
            1,
        ),
        z,
        z + 0.18,
        stone,
    )
    it.wedge(
        smoothed([(-0.28, y + 0.02), (-0.3, y + 0.16), (-0.1, y + 0.25), (0.12, y + 0.2), (0.16, y)], 1),
        z - 0.02,
        z + 0.24,
        stone * 1.08,
    )
    it.wedge(
        smoothed(
            [
                (-half + 0.08, y + 0.1),
                (-half + 0.1, y + 0.21),
                (-half + 0.2, y + 0.28),
                (-half + 0.32, y + 0.23),
                (-half + 0.32, y + 0.08),
            ],
            1,
        ),
        z - 0.02,
        z + 0.2,
        stone * 1.12,
    )
    face = -half + 0.21
    it.sheet(
        smoothed(
            [
                (face - 0.05, y + 0.24),
                (face - 0.01, y + 0.305),
                (face + 0.03, y + 0.26),
                (face + 0.07, y + 0.25),
                (face + 0.07, y + 0.2),
                (face - 0.04, y + 0.2),
            ],
            1,
        ),
        z - 0.03,
        stone * 1.3,
    )
    it.stroke([(face - 0.02, y + 0.24), (face + 0.01, y + 0.25)], z - 0.04, 0.014, stone * 0.4)
    it.line([(-0.22, y + 0.2, z - 0.04), (-0.06, y + 0.27, z - 0.04), (0.03, y + 0.34, z - 0.03)], 0.06, stone * 1.15)
    it.sheet([(0.0, y + 0.25), (0.05, y + 0.25), (0.07, y + 0.4), (0.03, y + 0.41)], z - 0.05, stone * 1.35)
    it.sheet([(0.07, y + 0.25), (0.11, y + 0.25), (0.115, y + 0.4), (0.085, y + 0.4)], z - 0.045, stone * 1.2)
    it.line([(-0.12, y + 0.08, z - 0.06), (0.46, y + 0.06, z - 0.06)], 0.03, stone * 0.55)
    it.line([(-0.06, y + 0.14, z - 0.06), (-0.06, y + 0.02, z - 0.06)], 0.03, stone * 0.55)
    for k in range(6):
        it.stroke(arc(-0.2 + 0.06 * k, y + 0.1, 0.03, 0.04, 0.0, 0.5, 4), z - 0.025, 0.012, stone * 0.7)


def _paper_head(it: Maquette) -> None:
    skin, z = it.tinted(colour("f0b890"), 0.08), it.depth / 2
    it.turned(((0.09, 0), (0.03, 0.06), (0.03, 0.2)), 0, z, it.tinted(WALNUT))
    it.turned(((0.12, 0.16), (0.25, 0.28), (0.31, 0.46), (0.29, 0.62), (0.2, 0.74), (0.05, 0.8)), 0, z, skin)
    f = z - 0.3
    for side in (-1, 1):
        it.ball(side * 0.31, 0.48, z, 0.07, skin * 0.95, 0, 1.3)
        it.round(side * 0.11, 0.55, f, 0.075, WHITE, 0, 0.085)
        it.round(side * 0.095, 0.545, f - 0.01, 0.035, BLUE)
        it.round(side * 0.095, 0.545, f - 0.015, 0.017, DARK)
        it.stroke([(side * 0.04, 0.63), (side * 0.12, 0.68), (side * 0.2, 0.64)], f - 0.01, 0.035, colour("3a2418"))
        it.round(side * 0.19, 0.4, f + 0.02, 0.06, ROSE)
        moustache = [
            (0, 0.375),
            (side * 0.08, 0.4),
            (side * 0.2, 0.35),
            (side * 0.27, 0.42),
            (side * 0.22, 0.3),
            (side * 0.1, 0.3),
        ]
        it.sheet(smoothed(moustache), f - 0.06, colour("3a2418"))
        for k in range(5):
            it.stroke(
                [(side * (0.04 + 0.04 * k), 0.38 - 0.006 * k), (side * (0.06 + 0.045 * k), 0.31)],
                f - 0.065,
                0.01,
                colour("7a5436"),
            )
    it.ball(0, 0.45, f - 0.03, 0.075, skin * 1.05)
    it.sheet(smoothed([(-0.09, 0.28), (0.0, 0.25), (0.09, 0.28), (0.0, 0.19)]), f - 0.02, RED * 0.9)
    for k in range(9):
        it.leaf(
            -0.2 + 0.05 * k,
            0.76,
            z - 0.1,
            1.57 + (k - 4) * 0.35,
            0.7,
            0.16,
            0.08,
            colour("d87a2a") * (0.85 + 0.3 * (k % 2)),
            0.8,
        )
    for x0, y0, x1, y1 in ((0.16, 0.7, 0.24, 0.62), (-0.24, 0.32, -0.16, 0.26)):
        it.pane(x0, x1, y1, y0, f + 0.06, PAPER * 0.9)
        it.lines(x0, x1, y1, y0, f + 0.055, 3, colour("6a6a6a"), 0.008)


def _diving_helmet(it: Maquette) -> None:
    copper, z = it.tinted(COPPER, 0.08), it.depth / 2
    it.turned(((0.34, 0), (0.33, 0.05), (0.26, 0.16), (0.2, 0.2)), 0, z, copper * 0.9)
    it.turned(((0.22, 0.18), (0.22, 0.23)), 0, z, BRASS)
    it.turned(((0.19, 0.22), (0.26, 0.32), (0.275, 0.44), (0.24, 0.56), (0.14, 0.65), (0.03, 0.68)), 0, z, copper)
    it.turned(((0.05, 0.66), (0.05, 0.72), (0.02, 0.74)), 0, z, BRASS)
    f = z - 0.27
    for x, r, off in ((-0.225, 0.055, 0.12), (0.225, 0.055, 0.12)):
        it.round(x, 0.44, f + off, r * 1.3, BRASS, 0, r * 1.7)
        it.round(x, 0.44, f + off - 0.01, r * 0.85, colour("16323c"), 0, r * 1.2)
    it.round(0, 0.42, f - 0.01, 0.15, BRASS * 0.9)
    it.round(0, 0.42, f - 0.02, 0.115, colour("16323c"))
    it.sheet([(-0.06, 0.44), (-0.02, 0.5), (0.03, 0.5), (-0.05, 0.38)], f - 0.024, GLASS, 0.3)
    for k in range(3):
        it.bar((-0.06 + 0.06 * k, 0.31, f - 0.03), (-0.06 + 0.06 * k, 0.53, f - 0.03), 0.018, BRASS * 1.1)
    for k in range(8):
        a = math.pi * k / 4
        it.ball(0.135 * math.cos(a), 0.42 + 0.135 * math.sin(a), f - 0.03, 0.018, BRASS * 1.2)
    for k in range(5):
        a = math.pi * (1.1 + 0.8 * k / 4)
        it.ball(0.32 * math.cos(a), 0.07, z + 0.32 * math.sin(a), 0.025, BRASS)
    it.line(
        [(0.2, 0.55, z), (0.36, 0.58, z), (0.42, 0.4, z), (0.38, 0.1, z - 0.1), (0.48, -0.02, z - 0.15)],
        0.045,
        colour("c86a32"),
    )


def _fur_coat(it: Maquette) -> None:
    wood, fur, z = it.tinted(WALNUT), colour("74502f"), it.depth / 2
    for x, zz in ((-0.28, 0.1), (0.28, 0.1), (0, 0.42)):
        it.line([(x, 0, zz), (x * 0.3, 0.12, z), (0, 0.2, z)], 0.045, wood)
    it.bar((0, 0.15, z), (0, 1.62, z), 0.05, wood)
    for side in (-1, 1):
        it.line([(0, 1.48, z), (side * 0.16, 1.56, z), (side * 0.2, 1.64, z)], 0.03, wood * 1.2)
    coat = smoothed(
        [
            (-0.09, 1.42),
            (-0.26, 1.34),
            (-0.36, 0.86),
            (-0.42, 0.5),
            (-0.3, 0.44),
            (-0.27, 0.7),
            (-0.34, 0.24),
            (0.34, 0.24),
            (0.27, 0.7),
            (0.3, 0.44),
            (0.42, 0.5),
            (0.36, 0.86),
            (0.26, 1.34),
            (0.09, 1.42),
        ],
        1,
    )
    it.sheet(coat, z - 0.1, fur * 0.7)
    for row in range(11):
        y = 1.34 - 0.098 * row
        half = 0.25 + 0.09 * (row / 10)
        for k in range(9):
            x = -half + 2 * half * (k + 0.5 * (row % 2)) / 9
            it.leaf(
                x,
                y,
                z - 0.12,
                1.4 + (it.chance(row, k) - 0.5),
                -0.5,
                0.13,
                0.075,
                fur * (0.75 + 0.6 * it.chance(row, k, 1)),
                0.6,
            )
    it.bar((0.01, 1.36, z - 0.16), (0.02, 0.28, z - 0.16), 0.03, fur * 0.4)
    for side in (-1, 1):
        it.line(
            [(side * 0.3, 1.24, z - 0.14), (side * 0.37, 0.9, z - 0.14), (side * 0.37, 0.56, z - 0.14)],
            0.13,
            fur * 0.95,
        )
        it.ball(side * 0.37, 0.52, z - 0.16, 0.085, fur * 1.9)
        it.line(
            [(side * 0.02, 1.22, z - 0.18), (side * 0.12, 1.38, z - 0.16), (side * 0.2, 1.3, z - 0.16)], 0.12, fur * 1.9
        )
    for k in range(14):
        x, y = -0.32 + 0.64 * it.chance(k, 5), 0.3 + 1.0 * it.chance(k, 6)
        it.bar((x, y, z - 0.19), (x + 0.03, y - 0.04, z - 0.19), 0.02, FROST, 0.15)
    for k in range(8):
        x = -0.3 + 0.6 * k / 7
        it.sheet([(x - 0.02, 0.26), (x + 0.02, 0.26), (x, 0.14 + 0.05 * it.chance(k, 8))], z - 0.19, FROST, 0.15)
    for y in (1.08, 0.86, 0.64):
        it.ball(0.05, y, z - 0.2, 0.026, DARK * 1.5)


DRAWN: dict[str, Kind] = {
    "library/lectern": Kind(Size(0.95, 1.25, 0.45), _heron_lectern, (0.0, 0.05)),
    "nursery/rocking-horse": Kind(Size(1.15, 1.15, 0.45), _rocking_horse, (0.02, 0.62)),
    "maproom/stuffed-albatross": Kind(Size(1.8, 0.62, 0.4, "ceiling"), _albatross, (0.0, 0.28)),
    "chapel/stone-knight": Kind(Size(1.35, 0.92, 0.5), _stone_knight, (0.0, 0.22)),
    "theatre/papier-mache-head": Kind(Size(0.72, 0.86, 0.6, "table"), _paper_head, (0.0, 0.12)),
    "cellar/diving-helmet": Kind(Size(0.78, 0.74, 0.66, "table"), _diving_helmet, (0.0, 0.12)),
    "icehouse/fur-coat": Kind(Size(0.85, 1.62, 0.45), _fur_coat, (0.0, 1.0)),
}
