"""What children and players leave: a house, a stage, a cot, a jack, a mirror ringed with bulbs."""

import math

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.maquette import Maquette, arc, smoothed
from pipelines.embedded.painter.things.kind import Kind, Size
from pipelines.embedded.painter.things.materials import (
    BLUE,
    BRASS,
    CLOTH,
    DARK,
    GREEN,
    IRON,
    MAHOGANY,
    PINE,
    RED,
    ROSE,
    STEEL,
    WHITE,
)  # fmt: skip


def _dolls_house(it: Maquette) -> None:
    half, wall, roof = 0.42, it.tinted(colour("f0dcc0"), 0.08), it.tinted(colour("b0504a"), 0.1)
    it.box(-0.48, 0.48, 0, 0.06, -0.04, it.depth, GREEN * 1.1, GREEN * 1.5)
    it.box(-half, half, 0.06, 0.72, 0, it.depth, wall)
    it.sheet([(-half, 0.72), (half, 0.72), (0, 1.06)], 0, wall * 0.95)
    for side in (-1, 1):
        it.poly(
            [(0, 1.1, -0.04), (side * 0.5, 0.7, -0.04), (side * 0.5, 0.7, it.depth), (0, 1.1, it.depth)], roof * 0.9
        )
        it.poly([(0, 1.1, -0.04), (side * 0.5, 0.7, -0.04), (side * 0.46, 0.66, -0.04), (0, 1.04, -0.04)], roof * 1.25)
    it.box(0.2, 0.31, 0.86, 1.14, 0.12, 0.24, colour("a05a42"))
    for n, (x, y) in enumerate(((-0.25, 0.5), (0.25, 0.5), (0.0, 0.5), (-0.25, 0.2), (0.25, 0.2), (0.0, 0.82))):
        lit = n == 1
        it.pane(
            x - 0.1,
            x + 0.1,
            y - 0.09,
            y + 0.12,
            -0.008,
            colour("ffd070") if lit else colour("3a4a6a"),
            1.0 if lit else 0.0,
        )
        it.frame(x - 0.105, x + 0.105, y - 0.095, y + 0.125, -0.012, 0.022, WHITE)
        it.bar((x, y - 0.09, -0.014), (x, y + 0.12, -0.014), 0.014, WHITE)
        it.bar((x - 0.1, y + 0.015, -0.014), (x + 0.1, y + 0.015, -0.014), 0.014, WHITE)
        it.box(x - 0.11, x + 0.11, y - 0.13, y - 0.095, -0.05, 0, roof * 0.9)
        for k in range(4):
            it.ball(x - 0.08 + 0.053 * k, y - 0.085, -0.05, 0.018, (ROSE, RED, BRASS, WHITE)[(k + n) % 4])
    it.pane(-0.075, 0.075, 0.06, 0.32, -0.01, BLUE * 1.2)
    it.sheet([(-0.1, 0.34), (0.1, 0.34), (0, 0.42)], -0.03, WHITE)
    it.ball(0.045, 0.18, -0.02, 0.014, BRASS)
    it.light(0.25, 0.52, -0.12, "ffc060", 0.5, 0.35, 0.25)


def _toy_theatre(it: Maquette) -> None:
    half, red = it.width / 2, it.tinted(CLOTH * 1.1, 0.08)
    gold = BRASS * 1.05
    it.box(-half, half, 0, 0.12, 0, it.depth, it.tinted(MAHOGANY), PINE)
    it.box(-half, -half + 0.1, 0.12, 0.62, 0.02, it.depth, colour("4a6a9a"))
    it.box(half - 0.1, half, 0.12, 0.62, 0.02, it.depth, colour("4a6a9a"))
    it.pane(-half + 0.1, half - 0.1, 0.12, 0.6, 0.06, red * 0.7)
    for k in range(9):
        x = -half + 0.13 + (it.width - 0.26) * k / 8
        it.bar((x, 0.13, 0.05), (x, 0.6, 0.05), 0.05, red * (1.35 if k % 2 else 0.95))
    it.pane(-half + 0.1, half - 0.1, 0.13, 0.16, 0.045, gold)
    arch = [
        (-half, 0.58),
        *arc(0, 0.58, half, 0.26, 0.5, 0.0, 12),
        (half, 0.58),
        (half - 0.11, 0.58),
        *arc(0, 0.58, half - 0.11, 0.06, 0.0, 0.5, 12),
        (-half + 0.11, 0.58),
    ]
    it.sheet(arch, 0.0, gold)
    it.sheet(
        [(-half + 0.03, 0.6), *arc(0, 0.6, half - 0.04, 0.2, 0.5, 0.0, 12), (half - 0.03, 0.6)],
        -0.004,
        colour("4a6a9a"),
    )
    for side in (-1, 1):
        it.stroke(arc(side * 0.24, 0.66, 0.07, 0.06, 0.0, 0.9, 8), -0.01, 0.022, gold)
        it.bar((side * (half - 0.05), 0.14, 0.0), (side * (half - 0.05), 0.58, 0.0), 0.05, gold)
        it.ball(side * (half - 0.05), 0.6, -0.01, 0.045, gold * 1.1)
        mask = smoothed(
            [
                (side * 0.07 - 0.055, 0.76),
                (side * 0.07 + 0.055, 0.76),
                (side * 0.07 + 0.045, 0.67),
                (side * 0.07, 0.63),
                (side * 0.07 - 0.045, 0.67),
            ],
            1,
        )
        it.sheet(mask, -0.016, WHITE)
        for dx in (-0.02, 0.02):
            it.round(side * 0.07 + dx, 0.725, -0.02, 0.009, DARK)
        it.stroke(
            arc(side * 0.07, 0.685 if side < 0 else 0.67, 0.022, 0.015, 0.5, 1.0 if side < 0 else 0.0, 5),
            -0.02,
            0.009,
            DARK,
        )
    for k in range(7):
        x = -half + 0.14 + (it.width - 0.28) * k / 6
        it.ball(x, 0.135, 0.0, 0.022, colour("ffe09a"), 0.95)
    it.light(0, 0.2, -0.06, "ffd080", 0.8, 0.5, 0.25)


def _cot(it: Maquette) -> None:
    paint, half = it.tinted(colour("e8e4dc"), 0.06), it.width / 2
    for x in (-half, half):
        for z in (it.depth, 0):
            it.bar((x, 0, z), (x, 0.92, z), 0.05, paint * (0.8 if z else 1.0))
            it.ball(x, 0.95, z, 0.04, colour("d8a8b0"))
    for k in range(9):
        x = -half + it.width * k / 8
        it.bar((x, 0.3, it.depth), (x, 0.78, it.depth), 0.022, paint * 0.75)
    it.bar((-half, 0.8, it.depth), (half, 0.8, it.depth), 0.04, paint * 0.8)
    it.box(-half + 0.02, half - 0.02, 0.26, 0.48, 0.02, it.depth, paint * 0.7, WHITE)
    it.box(-half + 0.05, -half + 0.3, 0.48, 0.56, 0.08, it.depth - 0.05, WHITE, WHITE)
    it.box(-half + 0.34, half - 0.02, 0.47, 0.53, 0.01, it.depth, it.tinted(ROSE), ROSE * 1.15)
    it.box(-half + 0.3, -half + 0.42, 0.48, 0.545, 0.0, it.depth, WHITE, WHITE)
    for r in range(3):
        for c in range(5):
            it.level(
                -half + 0.46 + 0.12 * c,
                -half + 0.54 + 0.12 * c,
                0.06 + 0.15 * r,
                0.15 + 0.15 * r,
                0.533,
                (BLUE * 1.5, BRASS, GREEN * 1.5)[(r + c) % 3],
            )
    bear = colour("a8763e")
    it.ball(-half + 0.18, 0.62, 0.2, 0.075, bear)
    for side in (-1, 1):
        it.ball(-half + 0.18 + side * 0.06, 0.69, 0.19, 0.03, bear)
        it.ball(-half + 0.18 + side * 0.026, 0.635, 0.12, 0.012, DARK)
    for k in range(9):
        x = -half + it.width * k / 8
        it.bar((x, 0.28, 0), (x, 0.72, 0), 0.026, paint)
    for y in (0.28, 0.72):
        it.bar((-half, y, -0.01), (half, y, -0.01), 0.045, paint * 1.05)
    it.line([(half, 0.9, it.depth), (half - 0.02, 1.3, it.depth), (half - 0.4, 1.36, 0.3)], 0.02, paint)
    for k in range(3):
        x = half - 0.3 - 0.09 * k
        it.bar((x, 1.34, 0.3), (x, 1.2 - 0.05 * (k % 2), 0.3), 0.008, DARK)
        star = [
            (x + r * math.sin(a), 1.15 - 0.05 * (k % 2) + r * math.cos(a))
            for j in range(10)
            for r, a in ((0.055 if j % 2 == 0 else 0.024, j * math.pi / 5),)
        ]
        it.sheet(star, 0.29, (BRASS * 1.2, BLUE * 1.6, BRASS * 1.2)[k], 0.2)


def _jack(it: Maquette) -> None:
    z, half = it.depth / 2, it.width / 2 - 0.08
    sides = (it.tinted(RED, 0.06), BRASS * 1.1, BLUE * 1.2)
    it.box(-half, half, 0, 0.42, z - half, z + half, sides[0], DARK)
    f = z - half - 0.006
    for x0, x1, y0, y1, n in (
        (-half, 0, 0, 0.21, 1),
        (0, half, 0.21, 0.42, 1),
        (-half, 0, 0.21, 0.42, 2),
        (0, half, 0, 0.21, 0),
    ):
        it.pane(x0, x1, y0, y1, f, sides[n])
    star = [
        (r * math.sin(a), 0.21 + r * math.cos(a))
        for k in range(10)
        for r, a in ((0.14 if k % 2 == 0 else 0.06, k * math.pi / 5),)
    ]
    it.sheet(star, f - 0.006, WHITE)
    it.frame(-half, half, 0, 0.42, f - 0.01, 0.03, BRASS)
    it.line([(half, 0.2, z), (half + 0.08, 0.2, z - 0.05), (half + 0.08, 0.3, z - 0.08)], 0.03, IRON * 1.5)
    it.ball(half + 0.08, 0.32, z - 0.08, 0.035, RED)
    it.poly(
        [
            (-half, 0.42, z + half),
            (half, 0.42, z + half),
            (half * 0.94, 0.6, z + half + 0.05),
            (-half * 0.94, 0.6, z + half + 0.05),
        ],
        sides[2],
    )
    for k in range(4):
        it.line(
            [(px, 0.43 + 0.05 * k + 0.02 * math.sin(j), z - 0.02) for j, px in enumerate((-0.09, -0.03, 0.03, 0.09))],
            0.03,
            STEEL * (0.9 + 0.15 * (k % 2)),
        )
    for k in range(6):
        it.leaf(0, 0.62, z - 0.02, 1.57 + (k - 2.5) * 0.55, -0.1, 0.17, 0.1, (sides[2], BRASS)[k % 2], 0.6)
    it.ball(0, 0.71, z - 0.04, 0.115, colour("f8dcc0"))
    for side in (-1, 1):
        it.round(side * 0.042, 0.73, z - 0.17, 0.02, DARK)
        it.round(side * 0.07, 0.68, z - 0.17, 0.026, ROSE)
        it.sheet(
            smoothed([(0, 0.79), (side * 0.1, 0.8), (side * 0.2, 0.94), (side * 0.06, 0.88)], 1),
            z - 0.1,
            (RED, BLUE * 1.2)[(side + 1) // 2],
        )
        it.ball(side * 0.2, 0.93, z - 0.12, 0.03, BRASS * 1.2)
    it.ball(0, 0.7, z - 0.16, 0.026, RED)
    it.stroke(arc(0, 0.68, 0.05, 0.035, 0.55, 0.95, 6), z - 0.18, 0.015, RED * 0.8)


def _dressing_mirror(it: Maquette) -> None:
    wood, half = it.tinted(colour("b08a5a")), it.width / 2
    it.box(-half, half, 0.5, 0.62, 0, it.depth, wood, wood * 1.3)
    for x in (-half + 0.07, half - 0.07):
        for z in (it.depth - 0.06, 0.05):
            it.line([(x, 0, z), (x, 0.5, z)], 0.05, wood * 0.85)
    for k in range(2):
        it.pane(-half + 0.06 + 0.48 * k, -0.04 + 0.48 * k, 0.52, 0.6, -0.006, wood * 1.25)
        it.ball(-half + 0.27 + 0.46 * k, 0.56, -0.02, 0.02, BRASS)
    back = it.depth - 0.08
    it.box(-half + 0.06, half - 0.06, 0.66, 1.5, back, it.depth, it.tinted(colour("c8a060")))
    it.pane(-half + 0.17, half - 0.17, 0.74, 1.39, back - 0.006, colour("7a96a8"), 0.25)
    it.sheet([(-0.2, 0.76), (-0.05, 0.76), (0.2, 1.36), (0.05, 1.36)], back - 0.01, colour("c8dce4"), 0.35)
    it.sheet([(0.08, 0.76), (0.13, 0.76), (half - 0.18, 1.2), (half - 0.18, 1.3)], back - 0.01, colour("b8d0dc"), 0.3)
    spots = (
        [(-half + 0.115, 0.76 + 0.15 * k) for k in range(5)]
        + [(half - 0.115, 0.76 + 0.15 * k) for k in range(5)]
        + [(-half + 0.115 + (it.width - 0.23) * k / 5, 1.445) for k in range(6)]
    )
    for n, (x, y) in enumerate(spots):
        dead = n == 7
        it.ball(x, y, back - 0.03, 0.04, colour("8a7a6a") if dead else colour("fff0c0"), 0.0 if dead else 1.0)
    it.light(0, 1.25, back - 0.25, "ffd8a0", 1.2, 0.9, 0.3)
    for x, tint, tall in ((-0.36, ROSE, 0.1), (-0.26, BLUE * 1.4, 0.15), (0.34, BRASS, 0.12)):
        it.turned(((0.035, 0.62), (0.035, 0.62 + tall), (0.015, 0.64 + tall), (0.02, 0.67 + tall)), x, 0.2, tint, WHITE)
    it.turned(((0.06, 0.62), (0.065, 0.68)), 0.2, 0.14, WHITE, ROSE)
    it.ball(0.2, 0.7, 0.13, 0.05, ROSE * 1.1)
    it.sheet(
        smoothed([(half - 0.14, 1.3), (half - 0.02, 1.22), (half + 0.03, 0.8), (half - 0.05, 0.72), (half - 0.1, 0.9)]),
        back - 0.05,
        colour("7a3a8a"),
    )


DRAWN: dict[str, Kind] = {
    "nursery/dolls-house": Kind(Size(1.05, 1.16, 0.46), _dolls_house, (0.0, 0.36)),
    "nursery/toy-theatre": Kind(Size(0.9, 0.86, 0.4, "table"), _toy_theatre, (0.0, 0.06)),
    "nursery/cot": Kind(Size(1.1, 1.3, 0.6), _cot, (0.0, 0.36)),
    "nursery/jack-in-the-box": Kind(Size(0.6, 0.98, 0.5), _jack, (0.0, 0.36)),
    "theatre/dressing-mirror": Kind(Size(1.0, 1.55, 0.42), _dressing_mirror, (0.0, 0.56)),
}
