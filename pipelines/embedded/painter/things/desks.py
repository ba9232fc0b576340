"""Desks, benches and tables, with what people left lying on them."""

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.maquette import Maquette, oval
from pipelines.embedded.painter.things.cabinets import cells
from pipelines.embedded.painter.things.kind import Kind, Size
from pipelines.embedded.painter.things.materials import (
    BLUE,
    BOOKS,
    BRASS,
    CARD,
    CLOTH,
    DARK,
    EARTH,
    GREEN,
    IRON,
    MAHOGANY,
    OAK,
    PAPER,
    PINE,
    RED,
    STEEL,
    WALNUT,
    WHITE,
)  # fmt: skip


def table(it: Maquette, top: float, wood: Colour, leg: float = 0.07, apron: float = 0.1) -> None:
    """Four legs, an apron and a top at height `top`."""
    half = it.width / 2
    for z in (it.depth - 0.07, 0.07):
        for x in (-half + 0.09, half - 0.09):
            it.bar((x, 0, z), (x, top - 0.05, z), leg, wood * (0.7 if z > 0.1 else 0.9))
    it.box(-half + 0.06, half - 0.06, top - 0.05 - apron, top - 0.04, 0.04, it.depth - 0.04, wood * 0.85)
    it.box(-half, half, top - 0.05, top, 0, it.depth, wood * 1.1, wood * 1.45)


def pedestals(it: Maquette, top: float, wood: Colour) -> None:
    """A desk on two stacks of drawers."""
    half = it.width / 2
    it.pane(-half + 0.05, half - 0.05, 0.1, top, it.depth * 0.7, wood * 0.35)
    for x0, x1 in ((-half + 0.04, -half * 0.42), (half * 0.42, half - 0.04)):
        it.box(x0, x1, 0.0, top - 0.05, 0.02, it.depth, wood * 0.85)
        for a, b, c, d in cells((x0 + 0.02, x1 - 0.02, 0.06, top - 0.07), 1, 3, 0.012):
            it.pane(a, b, c, d, 0.012, wood * 1.2)
            it.pane(a, b, d - 0.014, d, 0.01, wood * 1.6)
            it.ball((a + b) / 2, (c + d) / 2, 0.0, 0.022, BRASS)
    it.box(-half, half, top - 0.06, top, -0.02, it.depth, wood * 1.2, wood * 1.5)


def books(it: Maquette, x: float, y: float, z: float, count: int, across: float = 0.24) -> None:
    """A stack of books lying down."""
    for k in range(count):
        fill = BOOKS[(k * 3 + it.seed) % len(BOOKS)]
        shift = 0.03 * (it.chance(k, 71) - 0.5)
        it.box(
            x - across / 2 + shift,
            x + across / 2 + shift,
            y + 0.045 * k,
            y + 0.045 * (k + 1) - 0.006,
            z,
            z + 0.16,
            fill,
            fill * 1.2,
        )
        it.bar(
            (x - across / 2 + shift + 0.01, y + 0.045 * k + 0.01, z - 0.003),
            (x + across / 2 + shift - 0.04, y + 0.045 * k + 0.01, z - 0.003),
            0.008,
            PAPER,
        )


def lamp(it: Maquette, x: float, y: float, z: float, shade: Colour, high: float = 0.36) -> None:
    """A desk lamp that is lit."""
    it.turned(((0.08, y), (0.06, y + 0.03), (0.015, y + 0.05), (0.015, y + high - 0.1)), x, z, BRASS, BRASS)
    it.turned(((0.14, y + high - 0.13), (0.06, y + high)), x, z, shade, shade, 0.55)
    it.bar((x - 0.12, y + high - 0.14, z - 0.02), (x + 0.12, y + high - 0.14, z - 0.02), 0.03, colour("fff0c0"), 1.0)
    it.light(x, y + high - 0.2, z - 0.05, "ffc070", 0.9, 0.7, 0.5)


def _librarians_desk(it: Maquette) -> None:
    wood, top = it.tinted(WALNUT), 0.76
    pedestals(it, top, wood)
    it.level(-0.24, 0.24, 0.08, 0.4, top + 0.006, GREEN * 0.9)
    it.level(-0.17, 0.13, 0.12, 0.34, top + 0.012, WHITE)
    it.line([(-0.12, top + 0.016, 0.22), (-0.02, top + 0.016, 0.26), (0.08, top + 0.016, 0.2)], 0.018, BLUE)
    lamp(it, -0.5, top, 0.3, GREEN, 0.42)
    books(it, 0.46, top, 0.2, 4)
    it.turned(((0.05, top), (0.05, top + 0.03), (0.0, top + 0.07)), 0.26, 0.12, BRASS)
    it.turned(((0.03, top), (0.03, top + 0.05), (0.012, top + 0.07), (0.022, top + 0.14)), 0.16, 0.42, DARK, RED)


def _potting_bench(it: Maquette) -> None:
    wood, top = it.tinted(PINE * 0.85), 0.72
    half = it.width / 2
    table(it, top, wood)
    it.box(-half + 0.08, half - 0.08, 0.2, 0.24, 0.06, it.depth - 0.06, wood * 0.9, wood * 1.1)
    it.pane(-half, half, top, top + 0.4, it.depth, wood * 0.8)
    it.bar((-half, top + 0.4, it.depth - 0.04), (half, top + 0.4, it.depth - 0.04), 0.05, wood * 1.3)
    clay = colour("b8683f")
    for x, y, z, r in (
        (-0.42, 0.24, 0.25, 0.1),
        (-0.2, 0.24, 0.25, 0.09),
        (0.3, 0.24, 0.25, 0.12),
        (-0.45, top, 0.3, 0.11),
        (0.42, top, 0.32, 0.09),
    ):
        it.turned(
            ((r * 0.7, y), (r * 0.95, y + r * 1.5), (r * 1.1, y + r * 1.5), (r * 1.1, y + r * 1.9)),
            x,
            z,
            clay * (0.9 + r),
            EARTH,
        )
    for k in range(9):
        it.leaf(-0.45, top + 0.2, 0.3, k * 0.7, 1.5, 0.26, 0.07, GREEN * (0.9 + 0.7 * it.chance(k)), 1.0)
    it.disc(0.05, top + 0.005, 0.24, 0.26, EARTH, 0, 0.14)
    for k in range(6):
        x, z = -0.12 + 0.32 * it.chance(k, 1), 0.12 + 0.2 * it.chance(k, 2)
        it.ball(x, top + 0.035, z, 0.042, colour("e0c898"), 0, 0.9)
        it.bar((x, top + 0.06, z - 0.03), (x + 0.02, top + 0.11, z - 0.03), 0.016, GREEN * 1.5)
    it.line([(0.22, top + 0.02, 0.06), (0.36, top + 0.03, 0.1)], 0.05, STEEL)
    it.line([(0.36, top + 0.03, 0.1), (0.48, top + 0.03, 0.12)], 0.03, colour("c87848"))
    for k in range(3):
        it.bar(
            (0.1 + k * 0.12, top + 0.36, it.depth - 0.06),
            (0.1 + k * 0.12, top + 0.16, it.depth - 0.06),
            0.025,
            IRON * 1.2,
        )


def _watchmakers_bench(it: Maquette) -> None:
    wood, top = it.tinted(OAK), 0.84
    half = it.width / 2
    table(it, top, wood, 0.06, 0.16)
    for a, b, c, d in cells((-half + 0.1, half - 0.1, top - 0.2, top - 0.06), 4, 1, 0.014):
        it.pane(a, b, c, d, 0.034, wood * 1.2)
        it.ball((a + b) / 2, (c + d) / 2, 0.02, 0.018, BRASS)
    it.level(-0.34, 0.34, 0.06, 0.4, top + 0.004, colour("f0d8a0"), 0.35)
    it.sheet(
        [(0.02, top + 0.62), (0.14, top + 0.62), (0.36, top + 0.01), (-0.34, top + 0.01)],
        it.depth - 0.02,
        colour("d8a860"),
        0.22,
    )
    it.line([(half - 0.12, top, 0.4), (half - 0.14, top + 0.62, 0.4), (0.12, top + 0.72, 0.36)], 0.03, BRASS)
    it.turned(((0.16, top + 0.58), (0.05, top + 0.72)), 0.08, 0.34, colour("3f7a5a"), colour("3f7a5a"), 0.35)
    it.bar((-0.06, top + 0.575, 0.3), (0.22, top + 0.575, 0.3), 0.035, colour("fff4c8"), 1.0)
    it.light(0.06, top + 0.45, 0.2, "ffcf80", 1.3, 0.8, 0.6)
    it.round(-0.14, top + 0.13, 0.24, 0.12, BRASS)
    it.round(-0.14, top + 0.13, 0.235, 0.095, WHITE)
    it.line([(-0.14, top + 0.2, 0.23), (-0.14, top + 0.13, 0.23), (-0.08, top + 0.1, 0.23)], 0.02, DARK)
    for k in range(6):
        x, z = 0.02 + 0.3 * it.chance(k, 4), 0.08 + 0.2 * it.chance(k, 5)
        it.disc(x, top + 0.01, z, 0.035, BRASS * 1.2, 0.1)
        it.disc(x, top + 0.014, z, 0.014, DARK)
    it.box(-half + 0.08, -half + 0.24, top, top + 0.14, 0.05, 0.2, IRON, STEEL)
    it.bar((-half + 0.05, top + 0.07, 0.03), (-half + 0.28, top + 0.07, 0.03), 0.03, STEEL)


def _prompt_corner(it: Maquette) -> None:
    wood, half = it.tinted(colour("5a3a30")), it.width / 2
    it.box(-half + 0.05, half - 0.05, 0, 0.8, 0.08, it.depth, wood * 0.9)
    it.poly([(-half, 0.8, 0), (half, 0.8, 0), (half, 1.02, it.depth), (-half, 1.02, it.depth)], wood * 1.5)
    it.pane(-half, half, 0.74, 0.8, 0, wood * 1.2)
    it.box(-half, half, 1.02, 1.28, it.depth - 0.1, it.depth, wood, wood * 1.4)
    for k in range(7):
        x = -half + 0.11 + (it.width - 0.22) * k / 6
        hot = k in (1, 4)
        it.ball(x, 1.21, it.depth - 0.11, 0.03, (RED, GREEN * 1.4)[k % 2] * (1.2 if hot else 0.6), 1.0 if hot else 0.0)
        it.pane(x - 0.028, x + 0.028, 1.05, 1.15, it.depth - 0.105, BRASS * 0.8)
        it.bar((x, 1.1, it.depth - 0.12), (x, 1.14 if k % 2 else 1.06, it.depth - 0.15), 0.025, WHITE)
    for side in (-1, 1):
        it.poly(
            [(0.0, 0.9, 0.14), (side * 0.23, 0.88, 0.12), (side * 0.23, 1.0, 0.34), (0.0, 1.0, 0.36)],
            PAPER * (1.0 if side > 0 else 0.9),
            0.1,
        )
        for k in range(5):
            it.bar(
                (side * 0.04, 0.91 + 0.018 * k, 0.15 + 0.035 * k),
                (side * 0.19, 0.9 + 0.018 * k, 0.14 + 0.035 * k),
                0.01,
                colour("5a4a40"),
            )
    it.line([(half - 0.08, 1.02, 0.4), (half - 0.06, 1.5, 0.4), (half - 0.26, 1.52, 0.3)], 0.025, BRASS)
    it.turned(((0.09, 1.42), (0.04, 1.53)), half - 0.28, 0.28, colour("4a5a8a"), colour("4a5a8a"), 0.5)
    it.light(half - 0.28, 1.38, 0.2, "8fb0ff", 0.7, 0.6, 0.4)
    it.frame(-half + 0.1, half - 0.1, 0.12, 0.68, 0.075, 0.03, wood * 1.25)


def _property_table(it: Maquette) -> None:
    wood, top, half = it.tinted(PINE * 0.7), 0.74, it.width / 2
    table(it, top, wood, 0.06)
    it.poly(
        [
            (-half + 0.03, top + 0.004, 0.03),
            (half - 0.03, top + 0.004, 0.03),
            (half - 0.03, top + 0.004, it.depth - 0.03),
            (-half + 0.03, top + 0.004, it.depth - 0.03),
        ],
        colour("3a4038"),
    )
    chalk = colour("e8f0e8")
    for x, z, rx, rz in (
        (-0.45, 0.25, 0.16, 0.13),
        (-0.1, 0.25, 0.13, 0.15),
        (0.22, 0.25, 0.12, 0.14),
        (0.5, 0.25, 0.1, 0.16),
    ):
        it.line([(px, top + 0.01, pz) for px, pz in [*oval(x, z, rx, rz, 16), (x + rx, z)]], 0.016, chalk, 0.3)
    bone = colour("e8dcc0")
    it.ball(-0.45, top + 0.13, 0.25, 0.11, bone)
    it.box(-0.5, -0.4, top + 0.01, top + 0.07, 0.2, 0.28, bone * 0.95)
    for x in (-0.49, -0.42):
        it.round(x, top + 0.13, 0.13, 0.026, DARK)
    gold = BRASS * 1.1
    it.turned(((0.1, top + 0.01), (0.11, top + 0.09)), -0.1, 0.25, gold, DARK)
    for k in range(5):
        x = -0.2 + 0.05 * k
        it.sheet([(x - 0.03, top + 0.08), (x + 0.03, top + 0.08), (x, top + 0.19)], 0.15, gold * (0.9 + 0.1 * (k % 2)))
        it.ball(x, top + 0.19, 0.14, 0.018, RED)
    it.turned(
        (
            (0.06, top + 0.01),
            (0.05, top + 0.02),
            (0.015, top + 0.05),
            (0.015, top + 0.12),
            (0.06, top + 0.15),
            (0.07, top + 0.24),
        ),
        0.22,
        0.25,
        colour("b0b8c4"),
        DARK,
    )
    it.turned(
        ((0.05, top + 0.01), (0.055, top + 0.13), (0.018, top + 0.2), (0.018, top + 0.27)), 0.5, 0.25, colour("2f6a4a")
    )
    it.line([(-0.3, top + 0.02, 0.03), (0.36, top + 0.02, 0.06)], 0.03, STEEL * 1.3)
    it.line([(-0.2, top + 0.02, -0.02), (-0.2, top + 0.02, 0.1)], 0.03, BRASS)
    for k in range(8):
        x = -half + 0.08 + (it.width - 0.16) * k / 7
        it.sheet(
            [(x - 0.09, top - 0.04), (x + 0.09, top - 0.04), (x + 0.06, 0.16 + 0.04 * (k % 2)), (x - 0.07, 0.18)],
            0.02,
            CLOTH * (0.55 + 0.2 * (k % 2)),
        )


def _school_desk(it: Maquette) -> None:
    wood, iron = it.tinted(OAK * 1.05), IRON * 1.1
    half = it.width / 2
    for x in (-half + 0.06, half - 0.06):
        it.line([(x, 0, 0.5), (x, 0.3, 0.4), (x, 0.5, 0.48)], 0.04, iron)
        it.line([(x, 0, 0.05), (x, 0.3, 0.16), (x, 0.62, 0.2)], 0.045, iron * 1.2)
        it.line([(x, 0.02, 0.0), (x, 0.02, 0.55)], 0.05, iron)
        it.ring(x, 0.3, 0.12, 0.06, 0.02, iron * 1.3)
    it.box(-half, half, 0.52, 0.66, 0.1, 0.42, wood * 0.85)
    it.poly(
        [(-half - 0.02, 0.65, 0.06), (half + 0.02, 0.65, 0.06), (half + 0.02, 0.79, 0.44), (-half - 0.02, 0.79, 0.44)],
        wood * 1.35,
    )
    it.pane(-half - 0.02, half + 0.02, 0.62, 0.655, 0.055, wood)
    it.box(-half - 0.02, half + 0.02, 0.76, 0.8, 0.44, 0.56, wood, wood * 1.4)
    it.turned(((0.045, 0.8), (0.045, 0.83)), half - 0.1, 0.5, WHITE, DARK)
    it.bar((-0.2, 0.81, 0.5), (0.06, 0.81, 0.5), 0.018, RED)
    it.poly([(-0.2, 0.70, 0.14), (0.1, 0.70, 0.13), (0.12, 0.77, 0.34), (-0.18, 0.77, 0.35)], WHITE)
    it.words("ABC", -0.04, 0.735, 0.2, 0.08, BLUE)
    it.poly([(0.16, 0.69, 0.12), (0.32, 0.69, 0.12), (0.32, 0.75, 0.28), (0.16, 0.75, 0.28)], DARK * 1.6)
    it.line([(0.19, 0.71, 0.14), (0.24, 0.74, 0.22), (0.29, 0.71, 0.14)], 0.014, WHITE)
    it.box(-half, half, 0.36, 0.41, -0.42, -0.16, wood * 1.1, wood * 1.5)
    for x in (-half + 0.1, half - 0.1):
        it.line([(x, 0.36, -0.3), (x, 0.02, -0.36)], 0.04, iron)


def _pigeonhole_desk(it: Maquette) -> None:
    wood, half = it.tinted(MAHOGANY), it.width / 2
    table(it, 0.72, wood, 0.06, 0.1)
    back = it.depth - 0.24
    it.box(-half, half, 0.72, it.height, back, it.depth, wood, wood * 1.4)
    for n, (a, b, c, d) in enumerate(cells((-half + 0.03, half - 0.03, 0.75, it.height - 0.04), 7, 4, 0.008)):
        it.pane(a, b, c, d, back - 0.003, DARK * 1.3)
        x, y, pick = (a + b) / 2, c, it.chance(n, 3)
        if pick < 0.42:
            for k in range(3):
                it.round(
                    x - 0.03 + 0.03 * k, y + 0.035 + 0.035 * (k == 1), back - 0.008, 0.026, PAPER * (0.85 + 0.1 * k)
                )
                it.round(x - 0.03 + 0.03 * k, y + 0.035 + 0.035 * (k == 1), back - 0.01, 0.01, CARD * 0.6)
        elif pick < 0.75:
            for k in range(4):
                it.pane(
                    a + 0.012 + 0.022 * k,
                    a + 0.028 + 0.022 * k,
                    c,
                    d - 0.02 - 0.03 * it.chance(n, k),
                    back - 0.008,
                    (PAPER, CARD, colour("d8a8a0"), WHITE)[k],
                )
        elif pick < 0.85:
            it.round(x, y + 0.04, back - 0.012, 0.035, RED)
    it.box(-half - 0.02, half + 0.02, it.height - 0.03, it.height + 0.01, back - 0.02, it.depth, wood * 1.2, wood * 1.5)
    it.level(-0.3, 0.12, 0.04, 0.24, 0.726, PAPER)
    it.line([(-0.26, 0.73, 0.1), (-0.1, 0.73, 0.18), (0.08, 0.73, 0.09)], 0.016, BLUE)
    it.turned(((0.04, 0.72), (0.045, 0.78)), 0.24, 0.12, colour("2f4a8a"), DARK)
    it.leaf(0.24, 0.78, 0.12, 0.9, 1.6, 0.2, 0.05, WHITE, 0.4)


def _light_table(it: Maquette) -> None:
    wood, half, top = it.tinted(colour("5a5048")), it.width / 2, 0.86
    for x, lean in ((-half + 0.14, 0.14), (half - 0.14, -0.14)):
        for z in (0.1, it.depth - 0.1):
            it.line([(x - lean, 0, z), (x + lean * 0.6, top - 0.1, z)], 0.06, wood)
    it.bar((-half + 0.1, 0.24, 0.2), (half - 0.1, 0.24, 0.2), 0.04, wood)
    it.box(-half, half, top - 0.12, top, 0, it.depth, wood * 1.2)
    it.poly([(-half, top, 0), (half, top, 0), (half, top + 0.1, it.depth), (-half, top + 0.1, it.depth)], wood * 1.4)
    q = lambda u, v: (-half + 0.06 + (it.width - 0.12) * u, top + 0.006 + 0.1 * v, 0.04 + (it.depth - 0.08) * v)  # noqa: E731  # the sheet's own coordinates
    it.poly([q(0, 0), q(1, 0), q(1, 1), q(0, 1)], colour("fff2cc"), 1.0)
    it.poly([q(0.12, 0.1), q(0.86, 0.1), q(0.86, 0.92), q(0.12, 0.92)], colour("d8ecd8"), 0.85)
    coast = [
        (0.18, 0.15),
        (0.34, 0.3),
        (0.3, 0.55),
        (0.46, 0.62),
        (0.52, 0.85),
        (0.7, 0.8),
        (0.78, 0.5),
        (0.66, 0.3),
        (0.5, 0.2),
    ]
    it.poly([q(u, v) for u, v in coast], colour("e8c080"), 0.7)
    it.line([q(u, v) for u, v in [*coast, coast[0]]], 0.018, colour("5a4030"), 0.2)
    it.line([q(0.12, 0.45), q(0.86, 0.55)], 0.01, colour("5a7a9a"), 0.3)
    it.line([q(0.4, 0.1), q(0.44, 0.92)], 0.01, colour("5a7a9a"), 0.3)
    it.bar((-half + 0.02, top - 0.03, -0.005), (half - 0.02, top - 0.03, -0.005), 0.02, colour("fff0c0"), 0.9)
    it.light(0, top + 0.22, 0.1, "fff0c8", 1.2, 0.9, 0.35)


def _supervisors_desk(it: Maquette) -> None:
    wood, half = it.tinted(WALNUT), it.width / 2
    it.box(-half, half, 0, 0.16, -0.1, it.depth + 0.1, wood * 0.8, wood * 1.1)
    it.box(-half + 0.1, half - 0.1, 0.16, 0.32, 0, it.depth + 0.1, wood * 0.9, wood * 1.2)
    it.box(-half + 0.16, half - 0.16, 0.32, 1.14, 0.1, it.depth, wood)
    for a, b, c, d in cells((-half + 0.2, half - 0.2, 0.38, 1.06), 3, 1, 0.02):
        it.pane(a, b, c, d, 0.095, wood * 0.7)
        it.pane(a + 0.03, b - 0.03, c + 0.04, d - 0.04, 0.09, wood * 1.25)
    it.box(-half + 0.1, half - 0.1, 1.14, 1.2, 0.02, it.depth, wood * 1.2, wood * 1.5)
    it.box(-half + 0.1, half - 0.1, 1.2, 1.3, it.depth - 0.05, it.depth, wood, wood * 1.3)
    lamp(it, -0.3, 1.2, 0.3, colour("c87030"), 0.38)
    it.turned(((0.07, 1.2), (0.05, 1.24), (0.02, 1.26), (0.02, 1.42)), 0.22, 0.25, DARK * 1.6, BRASS)
    it.turned(((0.02, 1.4), (0.06, 1.47)), 0.22, 0.2, BRASS, DARK)
    it.line([(0.29, 1.24, 0.22), (0.29, 1.36, 0.22)], 0.035, DARK * 2)
    it.level(-0.16, 0.08, 0.06, 0.2, 1.206, PAPER)
    for k in range(3):
        it.pane(0.3 + 0.0 * k, 0.42, 1.2, 1.24 + 0.03 * k, 0.3 + 0.04 * k, (colour("e8a8a8"), PAPER, CARD)[k])


def _fold_down_table(it: Maquette) -> None:
    wood, half, y = it.tinted(MAHOGANY * 1.1), it.width / 2, it.height * 0.62
    it.pane(-half * 0.9, half * 0.9, 0, it.height, it.depth, wood * 0.6)
    it.frame(-half * 0.9, half * 0.9, 0, it.height, it.depth - 0.004, 0.035, wood * 0.9)
    for side in (-1, 1):
        it.line([(side * half * 0.6, y * 0.25, it.depth - 0.01), (side * half * 0.6, y - 0.03, 0.1)], 0.035, BRASS)
    it.box(-half, half, y - 0.05, y, 0, it.depth, wood * 1.2, wood * 1.7)
    it.bar((-half, y - 0.025, -0.004), (half, y - 0.025, -0.004), 0.016, BRASS)
    it.line(
        [(px, y + 0.006, pz) for px, pz in [*oval(0.14, 0.2, 0.09, 0.09, 14), (0.23, 0.2)]],
        0.018,
        colour("f0d8b8"),
        0.35,
    )
    it.disc(-0.16, y + 0.004, 0.2, 0.1, WHITE)
    it.turned(((0.035, y + 0.005), (0.06, y + 0.1)), -0.16, 0.2, WHITE, colour("6a3a1c"))
    it.ring(-0.085, y + 0.055, 0.19, 0.028, 0.014, WHITE)
    it.line([(-0.17, y + 0.14, 0.18), (-0.14, y + 0.2, 0.18), (-0.18, y + 0.26, 0.18)], 0.018, WHITE * 0.8)
    for x in (-half * 0.7, half * 0.7):
        it.ball(x, it.height - 0.06, it.depth - 0.02, 0.022, BRASS)


def _organ_bench(it: Maquette) -> None:
    wood, half, y = it.tinted(OAK), it.width / 2, it.height - 0.22
    for side in (-1, 1):
        x = side * (half - 0.07)
        outline = [
            (x - 0.06, 0),
            (x + 0.06, 0),
            (x + 0.045, 0.12),
            (x + 0.015, 0.2),
            (x + 0.05, y),
            (x - 0.05, y),
            (x - 0.015, 0.2),
            (x - 0.045, 0.12),
        ]
        it.wedge(outline, 0.04, it.depth - 0.04, wood * 1.1)
    it.bar((-half + 0.1, 0.16, 0.1), (half - 0.1, 0.16, 0.1), 0.06, wood)
    it.box(-half, half, y, y + 0.14, 0, it.depth, wood * 0.9, DARK)
    for k in range(3):
        it.round(-half + 0.28 + (it.width - 0.56) * k / 2, y + 0.07, -0.005, 0.04, wood * 0.5)
    lid = [
        (-half - 0.02, y + 0.15, it.depth),
        (half + 0.02, y + 0.15, it.depth),
        (half + 0.02, y + 0.34, 0.06),
        (-half - 0.02, y + 0.34, 0.06),
    ]
    it.pane(-half + 0.1, 0.1, y + 0.1, y + 0.24, 0.1, PAPER)
    for k in range(4):
        it.bar((-half + 0.13, y + 0.13 + 0.022 * k, 0.09), (0.07, y + 0.13 + 0.022 * k, 0.09), 0.008, DARK)
    it.poly(lid, wood * 1.5)
    it.bar((-half - 0.02, y + 0.34, 0.05), (half + 0.02, y + 0.34, 0.05), 0.04, wood * 1.2)
    it.poly(
        [
            (-half + 0.1, y + 0.32, 0.1),
            (half - 0.1, y + 0.32, 0.1),
            (half - 0.14, y + 0.23, 0.34),
            (-half + 0.14, y + 0.23, 0.34),
        ],
        colour("8a3048"),
    )
    it.bar((half - 0.1, y + 0.14, 0.02), (half - 0.1, y + 0.32, 0.08), 0.025, BRASS)


DRAWN: dict[str, Kind] = {
    "library/librarians-desk": Kind(Size(1.35, 1.2, 0.55), _librarians_desk, (0.0, 0.6)),
    "greenhouse/potting-bench": Kind(Size(1.2, 1.15, 0.5), _potting_bench, (0.0, 0.64)),
    "attic/watchmakers-bench": Kind(Size(1.15, 1.55, 0.5), _watchmakers_bench, (0.0, 0.7)),
    "theatre/prompt-corner-desk": Kind(Size(0.95, 1.5, 0.5), _prompt_corner, (0.0, 0.42)),
    "theatre/property-table": Kind(Size(1.4, 1.0, 0.5), _property_table, (0.0, 0.5)),
    "nursery/school-desk": Kind(Size(0.85, 0.88, 0.56), _school_desk, (0.0, 0.58)),
    "maproom/pigeonhole-desk": Kind(Size(1.15, 1.4, 0.55), _pigeonhole_desk, (0.0, 0.6)),
    "maproom/light-table": Kind(Size(1.2, 1.0, 0.6), _light_table, (0.0, 0.7)),
    "exchange/supervisors-desk": Kind(Size(1.15, 1.6, 0.5), _supervisors_desk, (0.0, 0.75)),
    "carriage/fold-down-table": Kind(Size(0.85, 0.62, 0.4, "wall"), _fold_down_table, (0.0, 0.2)),
    "chapel/organ-bench": Kind(Size(1.1, 0.72, 0.42), _organ_bench, (0.0, 0.57)),
}
