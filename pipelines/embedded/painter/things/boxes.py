"""Boxes, chests, bins and crates, and what looks out of them."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.maquette import Maquette, arc, oval, smoothed
from pipelines.embedded.painter.things.kind import Kind, Size
from pipelines.embedded.painter.things.materials import (
    BLUE,
    BOOKS,
    BRASS,
    BRICK,
    CLOTH,
    DARK,
    FROST,
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
    WALNUT,
    WHITE,
    WICKER,
    ZINC,
)  # fmt: skip


def _returns_box(it: Maquette) -> None:
    wood, half = it.tinted(OAK), it.width / 2
    it.box(-half, half, 0.05, it.height - 0.25, 0, it.depth, wood)
    it.poly(
        [
            (-half, it.height - 0.25, 0),
            (half, it.height - 0.25, 0),
            (half, it.height, it.depth),
            (-half, it.height, it.depth),
        ],
        wood * 1.4,
    )
    it.frame(-half + 0.04, half - 0.04, 0.1, 0.56, -0.006, 0.04, wood * 1.3)
    it.words("RETURNS", 0, 0.36, -0.01, 0.11, BRASS * 1.1)
    for k, (x, lean) in enumerate(((-0.2, 0.05), (-0.11, 0.0), (-0.02, -0.03), (0.08, 0.04), (0.18, -0.05))):
        fill, up = BOOKS[(k * 2 + 1) % len(BOOKS)], it.height + 0.06 + 0.07 * it.chance(k)
        it.sheet(
            [
                (x - 0.045, it.height - 0.18),
                (x + 0.04, it.height - 0.18),
                (x + 0.04 + lean, up),
                (x - 0.045 + lean, up),
            ],
            0.12,
            fill,
        )
        it.sheet(
            [
                (x - 0.03 + lean, up - 0.02),
                (x + 0.03 + lean, up - 0.02),
                (x + 0.025 + lean, up + 0.01),
                (x - 0.025 + lean, up + 0.01),
            ],
            0.115,
            PAPER,
        )
    it.pane(-half + 0.05, half - 0.05, it.height - 0.32, it.height - 0.15, -0.004, DARK)
    it.sheet(
        [(-0.22, it.height - 0.26), (0.05, it.height - 0.29), (0.05, it.height - 0.2), (-0.2, it.height - 0.17)],
        -0.04,
        RED,
    )
    it.sheet(
        [(0.06, it.height - 0.3), (0.26, it.height - 0.27), (0.24, it.height - 0.2), (0.06, it.height - 0.22)],
        -0.03,
        BLUE,
    )
    it.frame(-half + 0.04, half - 0.04, it.height - 0.33, it.height - 0.14, -0.012, 0.025, BRASS)


def _open_case(it: Maquette, wood: Colour, lining: Colour) -> float:
    """A low case with its lid thrown back; returns the height of its floor."""
    half, y = it.width / 2, it.height * 0.42
    lid = it.depth + 0.04
    it.poly([(-half, y, it.depth), (half, y, it.depth), (half, it.height, lid), (-half, it.height, lid)], wood * 1.1)
    it.poly(
        [
            (-half + 0.03, y + 0.02, it.depth - 0.005),
            (half - 0.03, y + 0.02, it.depth - 0.005),
            (half - 0.03, it.height - 0.03, lid - 0.01),
            (-half + 0.03, it.height - 0.03, lid - 0.01),
        ],
        lining,
    )
    it.box(-half, half, 0, y, 0, it.depth, wood, lining * 0.75)
    for x in (-half + 0.03, half - 0.03):
        it.pane(x - 0.03, x + 0.03, 0, 0.05, -0.004, BRASS)
        it.pane(x - 0.03, x + 0.03, y - 0.05, y, -0.004, BRASS)
    return y


def _chronometer(it: Maquette) -> None:
    y = _open_case(it, it.tinted(MAHOGANY), colour("2f4a9a"))
    z = it.depth * 0.5
    it.round(0, y + 0.1, z, 0.165, BRASS * 1.1, 0.1)
    it.round(0, y + 0.1, z - 0.005, 0.14, WHITE, 0.3)
    for k in range(12):
        a = k * math.pi / 6
        inner, outer = 0.1, 0.128
        it.bar(
            (inner * math.cos(a), y + 0.1 + inner * math.sin(a), z - 0.01),
            (outer * math.cos(a), y + 0.1 + outer * math.sin(a), z - 0.01),
            0.016,
            DARK,
        )
    it.line([(-0.04, y + 0.17, z - 0.012), (0, y + 0.1, z - 0.012), (0.09, y + 0.13, z - 0.012)], 0.02, DARK)
    for side in (-1, 1):
        it.rod((side * 0.16, y + 0.1, z), (side * 0.22, y + 0.1, z), 0.025, BRASS)
        it.bar((side * 0.22, y + 0.12, z), (side * 0.22, y - 0.02, z), 0.03, BRASS * 0.8)
    it.pane(-it.width / 2, it.width / 2, y * 0.55, y, 0.0, it.tinted(MAHOGANY))
    it.pane(-0.07, 0.07, 0.05, 0.1, -0.006, BRASS)


def _sextant_case(it: Maquette) -> None:
    wood = it.tinted(LEATHER)
    y = _open_case(it, wood, colour("4a2a4a"))
    z = it.depth - 0.06
    base = it.height * 0.5
    it.stroke(arc(0, base + 0.26, 0.24, 0.24, 0.585, 0.915, 12), z, 0.05, BRASS * 1.1, 0.15)
    for a in (0.6, 0.75, 0.9):
        x, yy = 0.24 * math.cos(2 * math.pi * a), 0.24 * math.sin(2 * math.pi * a)
        it.bar((0, base + 0.28, z - 0.01), (x, base + 0.26 + yy, z - 0.01), 0.028, BRASS, 0.15)
    it.bar((0.0, base + 0.28, z - 0.02), (0.1, base + 0.01, z - 0.02), 0.024, WHITE)
    it.rod((-0.17, base + 0.17, z - 0.03), (0.06, base + 0.2, z - 0.03), 0.028, BRASS * 0.8)
    it.ball(0, base + 0.28, z - 0.03, 0.03, BRASS)
    it.pane(0.09, 0.14, base + 0.15, base + 0.22, z - 0.02, colour("8ac8e0"), 0.4)
    for x in (-0.2, 0.2):
        it.box(x - 0.03, x + 0.03, y * 0.35, y * 0.75, -0.02, 0, BRASS)
    it.line(
        [(-0.09, y * 0.55, -0.02), (-0.06, y * 0.25, -0.05), (0.06, y * 0.25, -0.05), (0.09, y * 0.55, -0.02)],
        0.03,
        wood * 0.5,
    )


def _weight_chest(it: Maquette) -> None:
    wood, half, y = it.tinted(WALNUT), it.width / 2, 0.5
    it.box(-half, half, 0, y, 0, it.depth, wood)
    it.box(-half - 0.02, half + 0.02, y - 0.08, y, -0.02, it.depth, wood * 1.2, wood * 1.45)
    for x in (-half + 0.1, 0.0, half - 0.1):
        it.pane(x - 0.04, x + 0.04, 0, y, -0.024, IRON)
        it.level(x - 0.04, x + 0.04, -0.02, it.depth, y + 0.004, IRON * 1.3)
        for k in range(4):
            it.ball(x, 0.06 + 0.13 * k, -0.03, 0.016, STEEL)
    it.line([(-half - 0.01, 0.3, 0.2), (-half - 0.07, 0.2, 0.14), (-half - 0.01, 0.18, 0.2)], 0.03, IRON)
    for x, r, tall in ((-0.26, 0.1, 0.2), (0.02, 0.12, 0.26), (0.28, 0.075, 0.15)):
        it.turned(
            ((r, y), (r * 1.04, y + tall * 0.1), (r * 0.95, y + tall * 0.8), (r * 0.35, y + tall)),
            x,
            0.22,
            BRASS * 0.9,
            BRASS,
        )
        it.ring(x, y + tall + 0.04, 0.2, 0.035, 0.018, BRASS * 0.8)
        it.words({-0.26: "10", 0.02: "20", 0.28: "5"}[x], x, y + tall * 0.45, 0.22 - r - 0.01, 0.08, DARK)


def _hatbox(it: Maquette) -> None:
    stripe, r = it.tinted(ROSE, 0.1), it.width / 2
    pale = colour("f6ead8")
    for k in range(16):
        a, b = math.pi * (1 + k / 16), math.pi * (1 + (k + 1) / 16)
        p = lambda t, y: (r * math.cos(t), y, it.depth / 2 + r * math.sin(t))  # noqa: E731  # a point on the round side
        normal = (math.cos((a + b) / 2), 0.0, math.sin((a + b) / 2))
        it.poly([p(a, 0), p(b, 0), p(b, 0.3), p(a, 0.3)], stripe if k % 2 else pale, 0, (0, 1, 0), normal)
    it.turned(((r * 1.05, 0.29), (r * 1.05, 0.4)), 0, it.depth / 2, stripe * 0.8, stripe * 1.15)
    front = it.depth / 2 - r * 1.06
    it.bar((0, 0, front - 0.01), (0, 0.4, front - 0.01), 0.035, BRASS * 1.1)
    it.bar((0, 0.405, front), (0, 0.405, it.depth / 2 + r), 0.03, BRASS * 1.1)
    it.bar((-r, 0.405, it.depth / 2), (r, 0.405, it.depth / 2), 0.03, BRASS * 1.1)
    for side in (-1, 1):
        it.sheet(
            smoothed([(0, 0.41), (side * 0.1, 0.5), (side * 0.17, 0.47), (side * 0.13, 0.41)]),
            it.depth / 2 - 0.03,
            BRASS * 1.25,
        )
        it.line(
            [(0, 0.42, front + 0.1), (side * 0.1, 0.38, front - 0.02), (side * 0.13, 0.28, front - 0.03)],
            0.025,
            BRASS * 1.1,
        )
    it.sheet([(0.06, 0.2), (0.18, 0.22), (0.17, 0.12), (0.05, 0.1)], front - 0.01, PAPER)


def _flour_bin(it: Maquette) -> None:
    tin, r = it.tinted(colour("d8d0bc"), 0.06), it.width / 2 - 0.02
    z = it.depth / 2
    it.turned(((r * 0.94, 0), (r, 0.05), (r, 0.55), (r * 1.04, 0.56), (r * 1.04, 0.6)), 0, z, tin, colour("fffaf0"))
    for y in (0.1, 0.48):
        it.turned(((r * 1.012, y), (r * 1.012, y + 0.035)), 0, z, BLUE)
    it.words("FLOUR", 0, 0.31, z - r - 0.02, 0.12, BLUE)
    it.turned(((r * 0.6, 0.59), (0.02, 0.7)), -0.02, z, colour("fffaf0"))
    it.tube((0.08, 0.62, z), (0.14, 0.86, z - 0.02), 0.022, 0.022, OAK)
    it.ball(0.142, 0.88, z - 0.02, 0.03, OAK)
    it.tube((0.06, 0.6, z - 0.04), (0.09, 0.7, z - 0.03), 0.075, 0.06, STEEL)
    lid = [(x - r * 1.08, y + 0.02) for x, y in oval(0, 0.3, r * 0.35, r * 1.0)]
    it.sheet(lid, z + 0.02, tin * 0.85)
    it.sheet([(x * 0.85 - r * 0.16, y * 0.85 + 0.05) for x, y in lid], z + 0.015, tin * 0.6)
    for k in range(5):
        it.disc(
            0.3 * (it.chance(k) - 0.5),
            0.004,
            z - r - 0.1 + 0.05 * it.chance(k, 2),
            0.08 * (0.5 + it.chance(k, 3)),
            colour("f4eee0"),
        )


def _toy_chest(it: Maquette) -> None:
    blue, half, y = it.tinted(colour("5a86c0"), 0.12), it.width / 2, 0.48
    it.poly(
        [
            (-half, y, it.depth),
            (half, y, it.depth),
            (half, y + 0.34, it.depth + 0.12),
            (-half, y + 0.34, it.depth + 0.12),
        ],
        blue * 1.25,
    )
    it.box(-half, half, 0.04, y, 0, it.depth, blue, DARK)
    it.ball(-0.25, y + 0.08, 0.2, 0.13, RED)
    it.stroke(arc(-0.25, y + 0.08, 0.1, 0.1, 0.05, 0.45), 0.05, 0.035, BRASS * 1.2)
    it.ball(0.02, y + 0.1, 0.25, 0.1, colour("a8763e"))
    for side in (-1, 1):
        it.ball(0.02 + side * 0.075, y + 0.2, 0.24, 0.04, colour("a8763e"))
        it.ball(0.02 + side * 0.035, y + 0.13, 0.14, 0.014, DARK)
    it.line([(0.24, y - 0.02, 0.2), (0.32, y + 0.26, 0.2)], 0.03, PINE)
    it.sheet([(0.32, y + 0.28), (0.46, y + 0.22), (0.33, y + 0.14)], 0.19, GREEN * 1.4)
    it.pane(-half, half, y - 0.08, y, -0.012, blue * 1.3)
    it.pane(-half, half, 0.04, 0.1, -0.012, blue * 0.7)
    cx, cy, mane, face = 0.0, 0.245, colour("c8702a"), colour("f0c060")
    it.round(cx, cy, -0.014, 0.155, mane)
    for k in range(11):
        a = k * 2 * math.pi / 11
        it.round(cx + 0.135 * math.cos(a), cy + 0.13 * math.sin(a), -0.015, 0.045, mane * (0.9 + 0.25 * (k % 2)))
    it.round(cx, cy, -0.018, 0.1, face)
    for side in (-1, 1):
        it.round(cx + side * 0.042, cy + 0.025, -0.022, 0.016, DARK)
        it.stroke([(cx + side * 0.07, cy + 0.065), (cx + side * 0.02, cy + 0.05)], -0.022, 0.018, mane * 0.5)
        it.ring(side * (half - 0.1), 0.26, -0.02, 0.045, 0.02, BRASS)
    it.sheet([(cx - 0.028, cy - 0.005), (cx + 0.028, cy - 0.005), (cx, cy - 0.035)], -0.022, DARK)
    it.stroke([(cx - 0.05, cy - 0.075), (cx, cy - 0.055), (cx + 0.05, cy - 0.075)], -0.022, 0.015, DARK)


def _feed_bin(it: Maquette) -> None:
    paint, half, y = it.tinted(colour("6a9a8a"), 0.15), it.width / 2, 0.56
    it.box(-half, half, 0, y, 0, it.depth, paint)
    for k in range(5):
        it.bar((-half + it.width * k / 4, 0, -0.004), (-half + it.width * k / 4, y, -0.004), 0.014, paint * 0.55)
    it.box(-half - 0.03, half + 0.03, y, y + 0.06, -0.03, it.depth, paint * 1.2, paint * 1.4)
    it.box(-0.16, 0.12, y + 0.06, y + 0.17, 0.1, 0.26, BRICK * 1.1, BRICK * 1.4)
    for side in (-1, 1):
        it.disc(-0.02 + side * 0.06, y + 0.173, 0.18, 0.022, BRICK * 0.5)
    fish = [(-0.17, 0.3), (-0.08, 0.37), (0.04, 0.37), (0.13, 0.3), (0.04, 0.23), (-0.08, 0.23)]
    it.sheet(smoothed(fish), -0.008, WHITE)
    it.sheet([(0.11, 0.3), (0.21, 0.37), (0.21, 0.23)], -0.008, WHITE)
    it.round(-0.1, 0.315, -0.012, 0.016, paint * 0.4)
    it.tube((half - 0.12, y + 0.06, 0.06), (half - 0.12, y + 0.2, 0.1), 0.07, 0.09, ZINC)
    for k in range(9):
        it.ball(half - 0.2 + 0.3 * it.chance(k), 0.02, -0.06 - 0.12 * it.chance(k, 1), 0.018, colour("d8a860"))


def _floating_crate(it: Maquette) -> None:
    wood, half = it.tinted(PINE * 0.9), it.width / 2
    it.disc(0, 0.005, it.depth / 2, half * 1.5, colour("3a6a78"), 0.1, it.depth * 0.9)
    for r in (1.32, 1.12):
        it.line(
            [(x, 0.012, z) for x, z in oval(0, it.depth / 2, half * r, it.depth * r * 0.6, 20)],
            0.02,
            colour("a8d0d4"),
            0.3,
        )
    tip = lambda x, y: (x * 0.98 - y * 0.12, y * 0.98 + x * 0.12 + 0.02)  # noqa: E731  # it lies askew in the water
    corners = [tip(-half, -0.02), tip(half, -0.02), tip(half, 0.52), tip(-half, 0.52)]
    (x2, y2), (x3, y3) = corners[2], corners[3]
    it.poly([(x3, y3, 0), (x2, y2, 0), (x2 - 0.02, y2 + 0.02, it.depth), (x3 - 0.02, y3 + 0.02, it.depth)], wood * 1.35)
    it.sheet(corners, 0, wood * 0.55)
    for k in range(4):
        y0, y1 = 0.135 * k - 0.02, 0.135 * k + 0.095
        it.sheet(
            [tip(-half, y0), tip(half, y0), tip(half, y1), tip(-half, y1)], -0.01, wood * (0.95 + 0.25 * it.chance(k))
        )
    for x in (-half + 0.05, half - 0.05):
        it.sheet(
            [tip(x - 0.05, -0.02), tip(x + 0.05, -0.02), tip(x + 0.05, 0.52), tip(x - 0.05, 0.52)], -0.02, wood * 1.25
        )
        for y in (0.06, 0.27, 0.46):
            it.ball(*tip(x, y), -0.03, 0.014, DARK)
    for side in (-1, 1):
        x = side * 0.2
        it.sheet([tip(x - 0.06, 0.27), tip(x + 0.06, 0.27), tip(x, 0.4)], -0.026, DARK)
        it.sheet([tip(x - 0.024, 0.12), tip(x + 0.024, 0.12), tip(x + 0.024, 0.28), tip(x - 0.024, 0.28)], -0.026, DARK)
    it.words("UP", *tip(0, 0.25), -0.026, 0.16, DARK, 0.2)
    it.level(-half * 1.2, half * 1.2, -0.06, -0.03, 0.03, colour("5f98a0"), 0.2)
    it.pane(-half * 1.15, half * 1.15, -0.03, 0.035, -0.05, colour("4a7f8c"), 0.15)


def _fish_crate(it: Maquette) -> None:
    wood, half, y = it.tinted(PINE * 0.95), it.width / 2, 0.3
    it.box(-half, half, 0, y, 0, it.depth, wood * 0.5, FROST)
    for k in range(14):
        it.ball(
            -half + 0.08 + (it.width - 0.16) * it.chance(k),
            y + 0.01,
            0.06 + (it.depth - 0.12) * it.chance(k, 1),
            0.045,
            FROST * (0.85 + 0.15 * it.chance(k, 2)),
        )
    for k in range(7):
        x = -half + 0.1 + (it.width - 0.2) * k / 6
        fill = mix(STEEL, BLUE, 0.2 + 0.3 * it.chance(k, 5))
        z, lean = 0.05 + 0.02 * (k % 3), 0.05 * (it.chance(k, 9) - 0.5)
        head = [
            (x - 0.055, y - 0.03),
            (x + 0.055, y - 0.03),
            (x + 0.05 + lean, y + 0.12),
            (x + lean, y + 0.19),
            (x - 0.05 + lean, y + 0.12),
        ]
        it.sheet(smoothed(head, 1), z, fill)
        it.sheet(
            smoothed([(x - 0.03, y), (x + 0.03, y), (x + 0.025 + lean, y + 0.09), (x - 0.025 + lean, y + 0.09)], 1),
            z - 0.004,
            WHITE * 0.9,
        )
        it.round(x + lean * 0.8, y + 0.11, z - 0.012, 0.032, colour("f4e8b0"), 0.3)
        it.round(x + lean * 0.8, y + 0.11, z - 0.016, 0.016, DARK)
    for k in range(2):
        it.pane(-half, half, 0.02 + 0.14 * k, 0.13 + 0.14 * k, -0.012, wood * (1.05 + 0.15 * k))
    for x in (-half + 0.04, half - 0.04):
        it.pane(x - 0.04, x + 0.04, 0, y, -0.02, wood * 1.3)
    it.words("HERRING", 0, 0.215, -0.02, 0.075, BLUE * 0.8)


def weave(it: Maquette, x0: float, x1: float, y0: float, y1: float, z: float, fill: Colour, cell: float = 0.06) -> None:
    """Basketwork on an upright face: short staves over and under."""
    it.pane(x0, x1, y0, y1, z, fill * 0.55)
    rows, columns = max(1, round((y1 - y0) / cell)), max(1, round((x1 - x0) / cell))
    for r in range(rows):
        for c in range(columns):
            x, y = x0 + (x1 - x0) * (c + 0.5) / columns, y0 + (y1 - y0) * (r + 0.5) / rows
            shade = fill * (0.9 + 0.4 * it.chance(r, c))
            if (r + c) % 2:
                it.bar((x - cell * 0.48, y, z - 0.004), (x + cell * 0.48, y, z - 0.004), cell * 0.62, shade)
            else:
                it.bar((x, y - cell * 0.48, z - 0.004), (x, y + cell * 0.48, z - 0.004), cell * 0.62, shade * 0.85)


def _hamper(it: Maquette) -> None:
    wicker, half, y = it.tinted(WICKER, 0.1), it.width / 2, 0.54
    it.poly(
        [
            (-half, y, it.depth),
            (half, y, it.depth),
            (half, y + 0.36, it.depth + 0.06),
            (-half, y + 0.36, it.depth + 0.06),
        ],
        wicker * 0.75,
    )
    for k in range(7):
        it.bar(
            (-half + it.width * k / 6, y, it.depth - 0.01),
            (-half + it.width * k / 6, y + 0.36, it.depth + 0.05),
            0.03,
            wicker * 1.1,
        )
    it.box(-half, half, 0, y, 0, it.depth, wicker * 0.8, DARK)
    weave(it, -half, half, 0.03, y, -0.006, wicker, 0.075)
    cloths = (colour("d8d8e8"), CLOTH, colour("d8a83a"), colour("5a4a9a"))
    for k, fill in enumerate(cloths):
        x = -half + 0.16 + (it.width - 0.32) * k / 3
        it.sheet(
            smoothed(
                [
                    (x - 0.16, y - 0.05),
                    (x - 0.1, y + 0.12 + 0.08 * (k % 2)),
                    (x + 0.03, y + 0.17),
                    (x + 0.15, y + 0.1),
                    (x + 0.17, y - 0.05),
                ]
            ),
            0.15 - 0.02 * k,
            fill,
        )
        it.stroke([(x - 0.03, y + 0.13), (x - 0.01, y - 0.02)], 0.13 - 0.02 * k, 0.02, fill * 0.65)
    it.sheet(
        smoothed([(-0.3, y + 0.03), (-0.1, y + 0.05), (-0.13, y - 0.24), (-0.2, y - 0.3), (-0.24, y - 0.22)]),
        -0.03,
        cloths[0],
    )
    for dx in (-0.03, 0.03):
        it.round(-0.19 + dx, y - 0.15, -0.04, 0.018, DARK)
    it.bar((-half - 0.01, y, -0.02), (half + 0.01, y, -0.02), 0.05, wicker * 1.3)
    it.words("ACT II", 0.16, 0.2, -0.03, 0.12, DARK)
    for x in (-half + 0.1, half - 0.1):
        it.bar((x, y + 0.02, -0.03), (x, y - 0.14, -0.03), 0.045, LEATHER * 0.7)


def _poor_box(it: Maquette) -> None:
    wood, half = it.tinted(OAK * 0.85), it.width / 2
    it.box(-0.08, 0.08, 0, 0.72, 0.06, 0.22, wood * 0.8)
    it.box(-0.18, 0.18, 0, 0.07, 0, 0.3, wood * 0.9, wood * 1.2)
    it.box(-half, half, 0.7, 1.0, 0, it.depth, wood)
    it.poly(
        [
            (-half - 0.02, 1.0, -0.02),
            (half + 0.02, 1.0, -0.02),
            (half + 0.02, 1.14, it.depth),
            (-half - 0.02, 1.14, it.depth),
        ],
        wood * 1.4,
    )
    for x in (-half + 0.04, half - 0.04):
        it.pane(x - 0.03, x + 0.03, 0.7, 1.0, -0.008, IRON)
        for y in (0.75, 0.85, 0.95):
            it.ball(x, y, -0.016, 0.014, STEEL)
    it.pane(-half, half, 0.82, 0.88, -0.01, IRON * 1.1)
    it.poly([(-0.1, 1.05, 0.06), (0.1, 1.05, 0.06), (0.1, 1.075, 0.12), (-0.1, 1.075, 0.12)], DARK)
    it.sheet(oval(0.03, 1.12, 0.04), 0.08, BRASS * 1.2, 0.2)
    it.words("POOR", 0, 0.945, -0.012, 0.07, BRASS)
    it.ring(0, 0.79, -0.03, 0.03, 0.016, IRON * 1.5)
    it.pane(-0.05, 0.05, 0.69, 0.78, -0.034, BRASS * 0.9)
    it.round(0, 0.735, -0.04, 0.014, DARK)


DRAWN: dict[str, Kind] = {
    "library/returns-box": Kind(Size(0.75, 0.95, 0.45), _returns_box, (0.0, 0.2)),
    "observatory/chronometer-box": Kind(Size(0.56, 0.5, 0.36, "table"), _chronometer, (0.0, 0.1)),
    "observatory/brass-sextant-case": Kind(Size(0.6, 0.56, 0.36, "table"), _sextant_case, (0.0, 0.12)),
    "attic/weight-chest": Kind(Size(0.95, 0.8, 0.45), _weight_chest, (0.0, 0.3)),
    "carriage/hatbox": Kind(Size(0.6, 0.5, 0.55), _hatbox, (0.0, 0.34)),
    "kitchen/flour-bin": Kind(Size(0.62, 0.9, 0.55), _flour_bin, (0.0, 0.14)),
    "nursery/toy-chest": Kind(Size(0.95, 0.85, 0.48), _toy_chest, (0.0, 0.44)),
    "aquarium/feed-bin": Kind(Size(0.85, 0.74, 0.45), _feed_bin, (0.0, 0.5)),
    "cellar/floating-crate": Kind(Size(0.85, 0.62, 0.5), _floating_crate, (-0.0, 0.46)),
    "icehouse/fish-crate": Kind(Size(0.95, 0.5, 0.45), _fish_crate, (0.0, 0.08)),
    "theatre/costume-hamper": Kind(Size(1.05, 0.92, 0.48), _hamper, (0.16, 0.4)),
    "chapel/poor-box": Kind(Size(0.45, 1.18, 0.3), _poor_box, (0.0, 0.85)),
}
