"""Large and weathered: boats, racks, hatches, tanks, sledges, blocks of ice, seats that were sat in."""

import math

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.maquette import Maquette, arc, oval, smoothed
from pipelines.embedded.painter.things.kind import Kind, Size
from pipelines.embedded.painter.things.materials import (
    BRASS,
    BRICK,
    CARD,
    CLOTH,
    DARK,
    EARTH,
    FROST,
    GLASS,
    GREEN,
    ICE,
    IRON,
    LEATHER,
    MAHOGANY,
    MOSS,
    OAK,
    PAPER,
    PINE,
    RED,
    STEEL,
    STONE,
    STRAW,
    WALNUT,
    WATER,
    WHITE,
    ZINC,
)  # fmt: skip


def _rowing_boat(it: Maquette) -> None:
    paint, wood, half, deep = it.tinted(colour("4a7a80"), 0.12), it.tinted(PINE * 0.9), it.width / 2, it.depth
    rim = [
        (half * math.cos(a), 0.38 + 0.13 * abs(math.cos(a)) ** 3, deep / 2 + deep / 2 * math.sin(a))
        for a in (2 * math.pi * k / 24 for k in range(24))
    ]
    keel = [(x * 0.74, 0.02, deep / 2 + (z - deep / 2) * 0.5) for x, _, z in rim]
    for k in range(12, 24):
        n = (k + 1) % 24
        for band in range(3):
            t0, t1 = band / 3, (band + 1) / 3
            mid = lambda i, t: tuple(keel[i][j] + (rim[i][j] - keel[i][j]) * t for j in range(3))  # noqa: E731  # a point up the planks
            a, b, c, d = mid(k, t0), mid(n, t0), mid(n, t1), mid(k, t1)
            angle = 2 * math.pi * (k + 0.5) / 24
            fill = (paint * 0.8, paint, WHITE * 0.9)[band]
            it.poly(
                [(a[0], a[1], a[2]), (b[0], b[1], b[2]), (c[0], c[1], c[2]), (d[0], d[1], d[2])],
                fill,
                0,
                (1, 0, 0),
                (math.cos(angle) * 0.6, -0.25, math.sin(angle)),
            )
    it.poly(rim, wood * 0.55)
    water = [(x * 0.86, 0.35, deep / 2 + (z - deep / 2) * 0.82) for x, _, z in rim]
    it.poly(water, colour("2f5a6a"), 0.08)
    for k in range(4):
        it.line(
            [(x, 0.356, z) for x, z in oval(-0.4 + 0.27 * k, deep / 2 - 0.05 + 0.08 * (k % 2), 0.07, 0.03, 10)],
            0.012,
            colour("a8d0d8"),
            0.3,
        )
    for x in (-0.32, 0.28):
        it.box(x - 0.06, x + 0.06, 0.37, 0.41, 0.05, deep - 0.05, wood, wood * 1.4)
    for a, b in zip(rim, [*rim[1:], rim[0]], strict=True):
        it.bar(a, b, 0.04, wood * 1.15)
    it.line([(-0.62, 0.7, 0.1), (0.1, 0.42, 0.0), (0.5, 0.24, -0.12)], 0.035, wood * 1.3)
    it.sheet([(0.46, 0.28), (0.52, 0.3), (0.76, 0.16), (0.72, 0.08)], -0.13, wood * 1.4)
    it.words("ADA", -half * 0.62, 0.36, 0.02, 0.07, DARK)


def _wine_rack(it: Maquette) -> None:
    wood, half = it.tinted(WALNUT), it.width / 2
    it.box(-half, half, 0, it.height, 0.1, it.depth, wood * 0.35)
    for row in range(5):
        y = 0.04 + (it.height - 0.1) * row / 5
        for c in range(6):
            x = -half + 0.1 + (it.width - 0.2) * c / 5
            if (row, c) == (2, 3):
                it.round(x, y + 0.1, 0.05, 0.07, DARK)
                continue
            glass = (colour("2f5a3a"), colour("3a2a2a"), colour("6a1f2f"))[int(it.chance(row, c) * 3)]
            it.round(x, y + 0.1, 0.05, 0.068, glass * 0.8)
            it.round(x, y + 0.1, 0.02, 0.042, glass * 1.4)
            it.round(x, y + 0.1, 0.0, 0.028, (CARD, RED, BRASS)[int(it.chance(row, c, 1) * 3)])
            it.round(x - 0.03, y + 0.14, 0.015, 0.012, WHITE * 0.9)
        it.box(-half, half, y - 0.02, y + 0.02, 0, it.depth, wood, wood * 1.2)
    for c in range(7):
        x = -half + it.width * c / 6
        it.bar((x, 0, 0.0), (x, it.height, 0.0), 0.03, wood * 1.15)
    it.box(-half - 0.03, half + 0.03, it.height - 0.06, it.height, -0.02, it.depth, wood * 1.2, wood * 1.5)
    it.tube((half - 0.16, it.height, 0.15), (half - 0.16, it.height + 0.12, 0.15), 0.025, 0.022, PAPER)
    it.ball(half - 0.16, it.height + 0.15, 0.15, 0.025, colour("ffd070"), 1.0)
    it.light(half - 0.16, it.height + 0.18, 0.05, "ffb050", 0.6, 0.5, 0.3, flickers=True)


def _coal_hatch(it: Maquette) -> None:
    iron, half = it.tinted(colour("4a4a50"), 0.08), it.width / 2
    it.pane(-half, half, 0, it.height, it.depth, it.tinted(BRICK, 0.1) * 0.7)
    for row in range(6):
        for c in range(5):
            x = -half + (it.width / 4.5) * (c - 0.5 * (row % 2))
            x0, x1 = max(-half, x + 0.01), min(half, x + it.width / 4.5 - 0.01)
            if x1 - x0 > 0.04:
                it.pane(
                    x0,
                    x1,
                    it.height * row / 6 + 0.01,
                    it.height * (row + 1) / 6 - 0.01,
                    it.depth - 0.004,
                    BRICK * (0.65 + 0.4 * it.chance(row, c)),
                )
    it.frame(-0.36, 0.36, 0.08, 0.8, it.depth - 0.02, 0.08, STONE * 0.9)
    it.pane(-0.28, 0.28, 0.16, 0.72, it.depth - 0.03, DARK)
    it.poly(
        [(-0.27, 0.17, it.depth - 0.04), (0.27, 0.17, it.depth - 0.04), (0.27, 0.66, 0.02), (-0.27, 0.66, 0.02)],
        iron * 1.2,
    )
    for k in range(5):
        x, y = -0.2 + 0.09 * k, 0.56 - 0.05 * (k % 2)
        it.line([(x, y, 0.03), (x + 0.03, y - 0.2, 0.1)], 0.016, colour("c8ccd0"))
    for x in (-0.2, 0.2):
        it.bar((x, 0.14, it.depth - 0.06), (x, 0.32, it.depth - 0.1), 0.05, iron * 0.6)
    it.ring(0, 0.62, 0.0, 0.05, 0.022, STEEL)
    it.line([(-0.27, 0.6, 0.04), (-0.29, 0.72, it.depth - 0.04)], 0.016, STEEL)
    for k in range(13):
        x, z = 0.66 * (it.chance(k) - 0.5), it.depth - 0.1 - 0.2 * it.chance(k, 1)
        it.ball(
            x, 0.04 + 0.05 * it.chance(k, 2), z, 0.035 + 0.025 * it.chance(k, 3), DARK * (1.2 + 1.3 * it.chance(k, 4))
        )


def _cold_frame(it: Maquette) -> None:
    wood, half = it.tinted(PINE * 0.9), it.width / 2
    it.box(-half, half, 0, 0.3, 0, it.depth, wood, EARTH)
    it.poly([(-half, 0.3, 0), (-half, 0.3, it.depth), (-half, 0.52, it.depth)], wood * 0.8)
    it.poly([(half, 0.3, 0), (half, 0.3, it.depth), (half, 0.52, it.depth)], wood * 0.8)
    for k in range(3):
        it.bar((-half, 0.1 * k + 0.05, -0.004), (half, 0.1 * k + 0.05, -0.004), 0.012, wood * 0.6)
    for n, (x0, x1) in enumerate(((-half, -0.01), (0.01, half))):
        lift = 0.16 if n else 0.0
        low, high = 0.31 + lift, 0.53
        p = lambda u, v: (x0 + (x1 - x0) * u, low + (high - low) * v, it.depth * v)  # noqa: B023, E731  # the sash's own coordinates
        if n:
            for k in range(8):
                it.leaf(
                    0.1 + 0.05 * k,
                    0.3,
                    0.1,
                    1.57 + (k - 4) * 0.3,
                    1.2,
                    0.16,
                    0.08,
                    GREEN * (0.9 + 0.7 * it.chance(k)),
                    0.8,
                )
        it.poly([p(0, 0), p(1, 0), p(1, 1), p(0, 1)], colour("d8e4dc"), 0.12)
        for k in range(5):
            u, v = 0.15 + 0.7 * it.chance(n, k), 0.2 + 0.6 * it.chance(n, k, 1)
            it.line([p(u - 0.12, v), p(u + 0.12, v + 0.05)], 0.03, WHITE, 0.1)
        for u in (0.02, 0.35, 0.67, 0.98):
            it.line([p(u, 0), p(u, 1)], 0.035, wood * 1.4)
        for v in (0.0, 0.5, 1.0):
            it.line([p(0, v), p(1, v)], 0.035, wood * 1.4)
        if n:
            it.bar((0.3, 0.3, 0.02), (0.3, 0.46, 0.02), 0.03, wood)
    it.turned(((0.06, 0), (0.09, 0.14)), -half - 0.02, -0.1, colour("b8683f"), EARTH)


def _couch(it: Maquette) -> None:
    hide, wood, half = it.tinted(colour("4a4a8a"), 0.08), it.tinted(WALNUT), it.width / 2
    for x in (-half + 0.1, half - 0.12):
        for z in (0.06, it.depth - 0.08):
            it.turned(((0.02, 0), (0.04, 0.1), (0.03, 0.2)), x, z, wood)
    it.box(-half, half, 0.18, 0.26, 0, it.depth, wood)
    it.box(-half + 0.02, half - 0.02, 0.26, 0.4, -0.01, it.depth, hide, hide * 1.35)
    back = smoothed(
        [
            (half - 0.04, 0.3),
            (half + 0.06, 0.5),
            (half + 0.04, 0.82),
            (half - 0.08, 0.84),
            (half - 0.2, 0.6),
            (half - 0.42, 0.4),
        ],
        2,
    )
    it.wedge(back, 0.0, it.depth, hide * 1.1, hide * 1.25)
    it.stroke(
        smoothed([(half - 0.4, 0.42), (half - 0.18, 0.62), (half - 0.06, 0.85)], 2, closed=False), -0.01, 0.03, BRASS
    )
    for r in range(2):
        for k in range(7):
            x = -half + 0.12 + 0.13 * k
            it.level(x - 0.016, x + 0.016, 0.1 + 0.18 * r, 0.14 + 0.18 * r, 0.404, hide * 0.5)
    for k in range(9):
        it.ball(-half + 0.06 + 0.14 * k, 0.275, -0.02, 0.014, BRASS)
    it.line([(-0.3, 0.39, -0.015), (-0.2, 0.33, -0.018), (-0.1, 0.36, -0.018), (0.02, 0.3, -0.018)], 0.028, STRAW * 1.1)
    for k in range(6):
        it.bar((-0.28 + 0.055 * k, 0.36 - 0.01 * k, -0.02), (-0.26 + 0.055 * k, 0.3 - 0.01 * k, -0.05), 0.012, STRAW)
    it.ball(half - 0.22, 0.66, 0.12, 0.1, BRASS * 0.9, 0, 0.8)
    it.poly(
        [
            (-half + 0.03, 0.41, 0.02),
            (-half + 0.3, 0.41, 0.0),
            (-half + 0.28, 0.41, it.depth),
            (-half + 0.02, 0.41, it.depth),
        ],
        CLOTH * 1.1,
    )
    it.pane(-half + 0.03, -half + 0.29, 0.16, 0.41, -0.02, CLOTH)
    for k in range(5):
        it.bar((-half + 0.05 + 0.055 * k, 0.17, -0.024), (-half + 0.05 + 0.055 * k, 0.1, -0.024), 0.014, BRASS)
    it.line([(-half + 0.05, 0.28, -0.024), (-half + 0.27, 0.28, -0.024)], 0.025, BRASS)


def _seat_cushion(it: Maquette) -> None:
    plush, wood, half = it.tinted(colour("7a2a3a"), 0.06), it.tinted(MAHOGANY), it.width / 2
    it.box(-half, half, 0, 0.3, 0.03, it.depth, wood, wood * 0.7)
    it.box(-half, half, 0.3, 1.02, it.depth - 0.16, it.depth, plush * 0.9)
    for k in range(8):
        x = -half + it.width * (k + 0.5) / 8
        it.bar((x, 0.42, it.depth - 0.17), (x, 0.94, it.depth - 0.17), 0.1, plush * (1.05 if k % 2 else 1.25))
    for r in range(2):
        for k in range(7):
            it.ball(-half + it.width * (k + 1) / 8, 0.56 + 0.22 * r, it.depth - 0.19, 0.018, BRASS)
    it.box(-half - 0.03, half + 0.03, 1.0, 1.07, it.depth - 0.18, it.depth, wood * 1.2, wood * 1.5)
    it.sheet([(-0.2, 0.99), (0.22, 0.99), (0.2, 0.78), (-0.18, 0.76)], it.depth - 0.2, WHITE)
    for k in range(5):
        x = -half + 0.14 + (it.width - 0.28) * k / 4
        for j in range(3):
            it.ring(x, 0.33 + 0.035 * j, 0.1, 0.045, 0.016, STEEL * 1.2, 0, 0.02)
    tip = [
        (-half + 0.02, 0.36, 0.0),
        (half - 0.02, 0.5, -0.03),
        (half - 0.02, 0.52, it.depth - 0.2),
        (-half + 0.02, 0.38, it.depth - 0.2),
    ]
    it.poly(
        [(-half + 0.02, 0.36, 0.0), (half - 0.02, 0.5, -0.03), (half - 0.02, 0.62, -0.03), (-half + 0.02, 0.48, 0.0)],
        plush * 1.1,
    )
    it.poly([(x, y + 0.12, z) for x, y, z in tip], plush * 1.55)
    it.line([(-half + 0.02, 0.48, -0.01), (half - 0.02, 0.62, -0.04)], 0.025, BRASS)
    for x in (-half, half):
        it.wedge(
            smoothed([(x - 0.045, 0), (x + 0.045, 0), (x + 0.045, 0.66), (x, 0.74), (x - 0.045, 0.66)], 1),
            -0.02,
            it.depth,
            wood * 1.15,
        )


def _keepers_stool(it: Maquette) -> None:
    wood, z = it.tinted(OAK), it.depth / 2
    for x, zz in ((-0.24, 0.05), (0.24, 0.05), (0.0, 0.46)):
        it.tube((x * 1.1, 0, zz), (x * 0.55, 0.56, z + (zz - z) * 0.5), 0.028, 0.034, wood * 0.85)
    it.line([(-0.2, 0.2, 0.09), (0.2, 0.2, 0.09)], 0.03, wood)
    it.turned(((0.24, 0.54), (0.28, 0.58), (0.28, 0.63)), 0, z, wood, wood * 1.4)
    it.disc(0, 0.634, z, 0.2, wood * 0.95)
    it.disc(0.01, 0.636, z - 0.01, 0.13, wood * 0.75)
    it.turned(((0.08, 0.0), (0.11, 0.2)), 0.36, 0.08, ZINC, WATER)
    it.stroke(arc(0.36, 0.2, 0.1, 0.12, 0.0, 0.5, 8), 0.06, 0.014, IRON)
    it.sheet([(0.3, 0.2), (0.36, 0.32), (0.4, 0.2)], 0.05, STEEL * 1.2)
    it.line([(-0.16, 0.64, 0.1), (-0.28, 0.5, 0.02), (-0.26, 0.3, 0.0)], 0.07, colour("e0c040"))
    it.line([(-0.08, 0.64, 0.06), (-0.16, 0.48, 0.0), (-0.15, 0.34, -0.02)], 0.07, colour("e8cc50"))


def _scroll_rack(it: Maquette) -> None:
    wood, half = it.tinted(OAK), it.width / 2
    it.box(-half, half, 0.05, it.height, 0.06, it.depth, wood * 0.4)
    for row in range(4):
        y = 0.08 + (it.height - 0.12) * row / 4
        it.box(-half, half, y - 0.025, y, 0, it.depth, wood, wood * 1.3)
        for c in range(6):
            x = -half + 0.11 + (it.width - 0.22) * c / 5
            if it.chance(row, c) < 0.12:
                continue
            tint = (LEATHER, colour("3f5a4a"), colour("6a2f2f"), colour("3a4a6a"))[int(it.chance(row, c, 1) * 4)]
            out = 0.04 + 0.1 * it.chance(row, c, 2)
            r = 0.062
            it.tube((x, y + r, 0.1), (x, y + r, -out), r, r, PAPER * (0.75 + 0.25 * it.chance(row, c, 3)), 7)
            it.round(x, y + r, -out, r, tint * 1.1)
            it.round(x, y + r, -out - 0.005, r * 0.55, tint * 1.7)
            it.round(x, y + r, -out - 0.01, r * 0.22, BRASS)
    for side in (-1, 1):
        it.box(side * half - 0.03, side * half + 0.03, 0, it.height + 0.03, 0, it.depth, wood * 1.1)
    it.box(-half - 0.05, half + 0.05, it.height, it.height + 0.05, -0.02, it.depth, wood * 1.2, wood * 1.5)
    it.rod((-0.26, it.height + 0.1, 0.16), (0.3, it.height + 0.1, 0.2), 0.055, PAPER, LEATHER)
    it.sheet(
        [(0.1, it.height + 0.06), (0.16, it.height + 0.06), (0.14, it.height - 0.12), (0.1, it.height - 0.16)],
        -0.03,
        RED,
    )


def _clam_tank(it: Maquette) -> None:
    iron, half = it.tinted(colour("3f5f66"), 0.1), it.width / 2
    for x in (-half + 0.06, half - 0.06):
        for z in (it.depth - 0.06, 0.06):
            it.bar((x, 0, z), (x, 0.36, z), 0.06, iron)
    it.box(-half, half, 0.34, 0.42, 0, it.depth, iron)
    it.box(-half + 0.02, half - 0.02, 0.42, 1.0, 0.02, it.depth - 0.02, colour("1f6a74"), colour("5fb8bc"))
    it.pane(-half + 0.02, half - 0.02, 0.42, 1.0, 0.016, colour("2a7f88"), 0.35)
    it.pane(-half + 0.02, half - 0.02, 0.42, 0.5, 0.012, colour("c8b888"), 0.1)
    rose, pearl = colour("d8b0a8"), colour("f0e4dc")
    lower = smoothed([(-0.34, 0.6), (-0.2, 0.48), (0.2, 0.48), (0.34, 0.6), (0.2, 0.62), (-0.2, 0.62)], 1)
    upper = smoothed(
        [
            (-0.34, 0.64),
            (-0.3, 0.82),
            (-0.12, 0.92),
            (0.12, 0.92),
            (0.3, 0.82),
            (0.34, 0.64),
            (0.16, 0.7),
            (-0.16, 0.7),
        ],
        1,
    )
    it.sheet(
        smoothed([(-0.3, 0.6), (-0.2, 0.72), (0.2, 0.72), (0.3, 0.6), (0, 0.56)], 1), 0.008, colour("6a3a6a"), 0.15
    )
    it.sheet(lower, 0.006, pearl, 0.12)
    it.sheet(upper, 0.004, rose, 0.12)
    for k in range(7):
        a = math.pi * (0.14 + 0.72 * k / 6)
        it.stroke(
            [(0.08 * math.cos(a), 0.9), (0.33 * math.cos(a), 0.67 + 0.08 * math.sin(a))], 0.0, 0.018, rose * 0.7, 0.1
        )
        it.stroke([(0.05 * math.cos(a), 0.5), (0.3 * math.cos(a), 0.6)], 0.0, 0.016, pearl * 0.75, 0.1)
    it.ball(0.0, 0.645, -0.01, 0.05, WHITE, 0.5)
    for k in range(7):
        it.round(0.36 - 0.03 * (k % 2), 0.56 + 0.06 * k, 0.004, 0.012 + 0.006 * (k % 3), colour("dff6f6"), 0.5)
    for k in range(5):
        it.stroke(
            [
                (-half + 0.08 + 0.035 * k, 0.5),
                (-half + 0.06 + 0.05 * k, 0.64),
                (-half + 0.1 + 0.03 * k, 0.78 - 0.03 * k),
            ],
            0.006,
            0.022,
            GREEN * (1.0 + 0.15 * k),
            0.15,
        )
    it.frame(-half, half, 0.4, 1.02, -0.004, 0.045, iron * 1.3)
    it.sheet([(-half + 0.1, 0.94), (-half + 0.17, 0.94), (-half + 0.08, 0.7), (-half + 0.05, 0.74)], -0.006, GLASS, 0.5)
    it.light(0, 0.8, -0.25, "7fe0e0", 0.8, 0.7, 0.2)


def _model_wreck(it: Maquette) -> None:
    wood = it.tinted(colour("5a4632"), 0.1)
    z = it.depth / 2
    it.box(-0.46, 0.46, 0, 0.05, 0, it.depth, it.tinted(MAHOGANY), it.tinted(MAHOGANY) * 1.3)
    it.disc(0, 0.055, z, 0.42, colour("c8b480"), 0, it.depth * 0.42)
    hull = smoothed(
        [
            (-0.42, 0.34),
            (-0.36, 0.1),
            (0.24, 0.06),
            (0.36, 0.3),
            (0.28, 0.31),
            (0.24, 0.24),
            (-0.24, 0.22),
            (-0.3, 0.38),
        ],
        1,
    )
    it.wedge(hull, z - 0.1, z + 0.1, wood)
    for k in range(4):
        it.stroke(
            [(-0.36 + 0.02 * k, 0.3 - 0.06 * k), (0.28 - 0.03 * k, 0.24 - 0.05 * k)], z - 0.105, 0.012, wood * 0.55
        )
    for x, y, r in ((-0.1, 0.15, 0.06), (0.12, 0.12, 0.045)):
        it.round(x, y, z - 0.11, r, DARK)
        it.stroke([(x - r, y + 0.01), (x + r, y - 0.01)], z - 0.115, 0.014, wood * 1.2)
    for x, top, lean in ((-0.16, 0.66, -0.08), (0.1, 0.6, 0.12)):
        it.line([(x, 0.2, z), (x + lean, top, z)], 0.024, wood * 1.3)
        it.line([(x + lean - 0.13, top - 0.12, z), (x + lean + 0.12, top - 0.06, z)], 0.018, wood * 1.3)
        sail = smoothed(
            [
                (x + lean - 0.12, top - 0.13),
                (x + lean + 0.11, top - 0.08),
                (x + lean + 0.06, top - 0.3),
                (x + lean, top - 0.22),
                (x + lean - 0.08, top - 0.34),
            ],
            1,
        )
        it.sheet(sail, z - 0.02, colour("c8c4a8"))
    it.line([(-0.4, 0.36, z), (-0.54, 0.46, z)], 0.02, wood * 1.3)
    for a, b in (((-0.24, 0.66), (-0.42, 0.36)), ((0.22, 0.6), (0.34, 0.3)), ((-0.24, 0.64), (0.1, 0.3))):
        it.bar((*a, z), (*b, z), 0.008, DARK * 2)
    for k in range(20):
        x = -0.4 + 0.72 * it.chance(k)
        y = 0.2 + 0.06 * it.chance(k, 1)
        it.leaf(
            x,
            y,
            z - 0.11,
            1.4 + it.chance(k, 2),
            0.1,
            0.16 + 0.12 * it.chance(k, 3),
            0.04,
            mix(MOSS, GREEN, it.chance(k, 4)) * (0.7 + 0.6 * it.chance(k, 5)),
            1.3,
        )
    it.sheet([(0.28, 0.08), (0.36, 0.14), (0.42, 0.07), (0.36, 0.1)], z - 0.14, colour("e8743a"))


def _ice_saw(it: Maquette) -> None:
    steel, wood = it.tinted(STEEL * 1.1, 0.06), it.tinted(OAK)
    it.box(-0.3, 0.3, 0, 0.36, 0.12, it.depth, ICE, FROST)
    it.sheet([(-0.24, 0.05), (-0.1, 0.05), (0.08, 0.32), (-0.06, 0.32)], 0.114, FROST, 0.2)
    x0, x1, teeth = -0.16, 0.1, 12
    blade = [(x0, 1.12), (x1, 1.12), (0.02, 0.22), (-0.08, 0.22)]
    it.sheet(blade, 0.06, steel)
    it.sheet([(x0 + 0.04, 1.1), (x0 + 0.08, 1.1), (-0.05, 0.26), (-0.07, 0.26)], 0.055, WHITE, 0.15)
    for k in range(teeth):
        t = k / teeth
        y = 1.1 - 0.86 * t
        x = x1 - 0.08 * t
        it.sheet([(x, y), (x - 0.007, y - 0.07), (x + 0.075, y - 0.045)], 0.058, steel * 0.9)
        if k % 3 == 1:
            it.ball(x + 0.06, y - 0.06, 0.04, 0.034, WHITE, 0.05)
            it.line([(x + 0.06, y - 0.06, 0.04), (x + 0.09, y - 0.15, 0.04)], 0.02, WHITE)
    it.bar((-0.03, 1.1, 0.06), (-0.03, 1.32, 0.06), 0.04, IRON)
    it.rod((-0.26, 1.32, 0.06), (0.2, 1.32, 0.06), 0.035, wood)
    it.stroke(
        smoothed([(-0.2, 0.02), (-0.1, 0.1), (0.05, 0.04), (0.2, 0.06)], 2, closed=False), 0.04, 0.04, colour("c8503a")
    )
    for k in range(8):
        it.bar((-0.08 + 0.13 * it.chance(k), 0.36, 0.1), (-0.1 + 0.16 * it.chance(k, 1), 0.4, 0.08), 0.02, FROST, 0.15)


def _sledge(it: Maquette) -> None:
    wood, half, red = it.tinted(PINE), it.width / 2, it.tinted(RED, 0.06)
    for z in (it.depth - 0.04, 0.04):
        runner = smoothed(
            [
                (half, 0.03),
                (-half + 0.24, 0.03),
                (-half + 0.04, 0.1),
                (-half, 0.3),
                (-half + 0.1, 0.44),
                (-half + 0.2, 0.4),
            ],
            2,
            closed=False,
        )
        it.stroke(runner, z, 0.05, red * (0.75 if z > 0.1 else 1.0))
        it.stroke([(half, 0.008), (-half + 0.26, 0.008)], z - 0.01, 0.022, STEEL * 1.3, 0.1)
        for x in (-half + 0.34, 0.05, half - 0.14):
            it.bar((x, 0.04, z), (x, 0.28, z), 0.045, wood * 0.8)
    for k in range(4):
        z0 = 0.02 + (it.depth - 0.04) * k / 4
        it.box(
            -half + 0.14,
            half - 0.02,
            0.28,
            0.32,
            z0 + 0.01,
            z0 + (it.depth - 0.04) / 4 - 0.01,
            wood * (0.95 + 0.1 * (k % 2)),
            wood * (1.3 + 0.15 * (k % 2)),
        )
    for x in (-half + 0.26, half - 0.16):
        it.box(x - 0.04, x + 0.04, 0.32, 0.345, 0, it.depth, red, red * 1.3)
    it.box(-0.12, half - 0.1, 0.33, 0.46, 0.06, it.depth - 0.06, colour("6a7a9a"), colour("8a9aba"))
    for k in range(3):
        it.pane(-0.06 + 0.17 * k, 0.02 + 0.17 * k, 0.33, 0.46, 0.054, (BRASS, RED, WHITE)[k])
    it.line(
        [
            (-half + 0.1, 0.42, 0.04),
            (-half - 0.02, 0.24, -0.08),
            (-half + 0.2, 0.06, -0.14),
            (-half + 0.42, 0.02, -0.16),
        ],
        0.024,
        STRAW,
    )


def _hollow_block(it: Maquette) -> None:
    half = it.width / 2
    it.disc(0, 0.004, it.depth / 2, half * 1.15, colour("7fb0c8"), 0.15, it.depth * 0.66)
    it.box(-half, half, 0, it.height, 0, it.depth, ICE * 0.95, FROST)
    it.pane(-half + 0.03, half - 0.03, 0.03, it.height - 0.03, -0.004, ICE * 0.85, 0.15)
    y = it.height * 0.5
    it.sheet(oval(0.02, y, half * 0.66, it.height * 0.34), -0.008, colour("6fa0c0"), 0.2)
    it.sheet(oval(0.02, y, half * 0.46, it.height * 0.25), -0.012, colour("33587c"), 0.15)
    it.sheet(
        smoothed(
            [
                (-0.07, y - 0.16),
                (0.07, y - 0.16),
                (0.06, y + 0.02),
                (0.09, y + 0.12),
                (0.0, y + 0.2),
                (-0.09, y + 0.12),
                (-0.06, y + 0.02),
            ]
        ),
        -0.016,
        colour("e8a850"),
        0.35,
    )
    it.round(0.0, y + 0.08, -0.02, 0.06, colour("ffe0a0"), 0.7)
    for k, (x0, y0, x1, y1) in enumerate(
        (
            (-half + 0.06, it.height - 0.08, -half + 0.2, it.height * 0.55),
            (half - 0.06, 0.1, half - 0.24, it.height * 0.4),
            (half - 0.1, it.height - 0.06, half - 0.16, it.height * 0.66),
            (-half + 0.1, 0.08, -half + 0.28, 0.26),
        )
    ):
        it.stroke(
            [(x0, y0), ((x0 + x1) / 2 + 0.03, (y0 + y1) / 2), (x1, y1)], -0.02, 0.018 + 0.006 * (k % 2), WHITE, 0.4
        )
    it.sheet(
        [(-half + 0.04, it.height - 0.04), (-half + 0.13, it.height - 0.04), (-half + 0.07, 0.3), (-half + 0.04, 0.34)],
        -0.022,
        FROST,
        0.4,
    )
    for k in range(10):
        it.bar(
            (-half + it.width * it.chance(k), it.height, 0.0),
            (-half + it.width * it.chance(k, 1), it.height + 0.02, 0.14),
            0.02,
            FROST,
            0.2,
        )
    for k in range(12):
        x = -half - 0.05 + (it.width + 0.1) * it.chance(k, 5)
        it.bar((x, 0.02, -0.06), (x + 0.1 * (it.chance(k, 6) - 0.5), 0.05, -0.1), 0.014, STRAW)
    it.light(0, y, -0.3, "ffd090", 0.5, 0.5, 0.2)


def _candle_stand(it: Maquette) -> None:
    iron, z, half = it.tinted(IRON, 0.08), it.depth / 2, it.width / 2
    for x, zz in ((-0.22, 0.06), (0.22, 0.06), (0, 0.42)):
        it.line([(x, 0, zz), (x * 0.4, 0.1, z), (0, 0.16, z)], 0.035, iron)
    it.tube((0, 0.12, z), (0, 0.8, z), 0.025, 0.025, iron * 1.2)
    it.ball(0, 0.46, z, 0.05, BRASS)
    wax = colour("f2e4c4")
    for row, (y, wide, count) in enumerate(((1.06, half * 0.6, 4), (0.88, half * 0.85, 6), (0.72, half * 1.0, 7))):
        zz = it.depth - 0.06 - 0.16 * row
        it.box(-wide, wide, y - 0.035, y, zz - 0.07, zz + 0.07, iron * 1.1, wax * 0.75)
        for k in range(count):
            x = -wide + 0.06 + (2 * wide - 0.12) * k / (count - 1)
            tall = 0.05 + 0.14 * it.chance(row, k)
            it.tube((x, y, zz), (x, y + tall, zz), 0.032, 0.026, wax * (0.9 + 0.15 * it.chance(row, k, 1)))
            if it.chance(row, k, 2) > 0.2:
                it.sheet(
                    smoothed([(x - 0.018, y + tall), (x + 0.018, y + tall), (x, y + tall + 0.085)], 1),
                    zz - 0.02,
                    colour("ffd870"),
                    1.0,
                )
            for j in range(2):
                dx = 0.06 * (it.chance(row, k, j + 3) - 0.5)
                it.line(
                    [(x + dx, y + 0.01, zz - 0.075), (x + dx, y - 0.05 - 0.1 * it.chance(row, k, j + 5), zz - 0.08)],
                    0.026,
                    wax * 0.95,
                )
    it.light(0, 1.12, 0.0, "ffb858", 1.4, 1.2, 0.6, flickers=True)


DRAWN: dict[str, Kind] = {
    "cellar/rowing-boat": Kind(Size(1.5, 0.7, 0.65), _rowing_boat, (0.0, 0.26)),
    "cellar/wine-rack": Kind(Size(1.0, 1.15, 0.4), _wine_rack, (0.0, 0.02)),
    "cellar/coal-chute-hatch": Kind(Size(0.9, 0.9, 0.3, "wall"), _coal_hatch, (0.0, 0.4)),
    "greenhouse/cold-frame": Kind(Size(1.15, 0.58, 0.6), _cold_frame, (0.0, 0.16)),
    "observatory/observers-couch": Kind(Size(1.35, 0.88, 0.5), _couch, (0.0, 0.22)),
    "carriage/seat-cushion": Kind(Size(1.05, 1.08, 0.6), _seat_cushion, (0.0, 0.16)),
    "aquarium/keepers-stool": Kind(Size(0.75, 0.68, 0.5), _keepers_stool, (0.0, 0.58)),
    "maproom/scroll-rack": Kind(Size(1.0, 1.15, 0.4), _scroll_rack, (0.0, 0.03)),
    "aquarium/clam-tank": Kind(Size(1.05, 1.04, 0.5), _clam_tank, (0.0, 0.38)),
    "aquarium/model-wreck": Kind(Size(1.0, 0.72, 0.4, "table"), _model_wreck, (0.0, 0.03)),
    "icehouse/ice-saw": Kind(Size(0.65, 1.38, 0.4), _ice_saw, (-0.03, 0.2)),
    "icehouse/sledge": Kind(Size(1.15, 0.5, 0.42), _sledge, (0.2, 0.38)),
    "icehouse/hollow-block": Kind(Size(0.8, 0.86, 0.5), _hollow_block, (0.0, 0.12)),
    "chapel/candle-stand": Kind(Size(0.8, 1.3, 0.5), _candle_stand, (0.0, 0.68)),
}
