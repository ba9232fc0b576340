"""What hangs, is strapped or is chained: satchels, rolls, racks, sheets, a directory, a purse."""

import itertools
import math

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.maquette import Maquette, arc, oval, smoothed
from pipelines.embedded.painter.things.kind import Kind, Size
from pipelines.embedded.painter.things.materials import (
    BLUE,
    BOOKS,
    BRASS,
    CARD,
    CLOTH,
    DARK,
    GREEN,
    IRON,
    LEATHER,
    MAHOGANY,
    OAK,
    PAPER,
    RED,
    ROSE,
    STEEL,
    STRAW,
    WALNUT,
    WHITE,
)  # fmt: skip


def _luggage_rack(it: Maquette) -> None:
    half, brass = it.width / 2, it.tinted(BRASS, 0.1)
    for x in (-half + 0.08, 0, half - 0.08):
        it.line([(x, 0.26, it.depth), (x, 0.06, it.depth), (x, 0.14, 0.02), (x, 0.24, 0.02)], 0.03, brass)
    for z in (0.02, 0.15, 0.3):
        it.bar((-half, 0.14 - 0.2 * z, z), (half, 0.14 - 0.2 * z, z), 0.024, brass * 1.1)
    for k in range(13):
        x = -half + it.width * k / 12
        it.line([(x, 0.14, 0.02), (x + 0.05, 0.06, it.depth)], 0.01, STRAW)
        it.line([(x + 0.05, 0.14, 0.02), (x, 0.06, it.depth)], 0.01, STRAW)
    case = it.tinted(LEATHER * 1.1, 0.1)
    it.box(-0.3, 0.32, 0.15, 0.5, 0.04, it.depth - 0.02, case, case * 1.3)
    for x in (-0.16, 0.18):
        it.pane(x - 0.03, x + 0.03, 0.15, 0.5, 0.034, case * 0.55)
        it.pane(x - 0.025, x + 0.025, 0.32, 0.38, 0.03, BRASS)
    it.stroke(arc(0.01, 0.5, 0.08, 0.06, 0.5, 0.0, 8), 0.06, 0.03, case * 0.5)
    for x, y in ((-0.3, 0.15), (0.32, 0.15), (-0.3, 0.5), (0.32, 0.5)):
        it.sheet(oval(x + (0.04 if x < 0 else -0.04), y + (0.04 if y < 0.3 else -0.04), 0.045), 0.03, case * 0.65)
    it.sheet([(-0.09, 0.2), (0.08, 0.22), (0.07, 0.31), (-0.1, 0.29)], 0.03, PAPER)
    it.sheet(oval(0.1, 0.43, 0.06, 0.045), 0.028, RED)
    it.line([(0.32, 0.3, 0.03), (0.4, 0.22, 0.02), (0.38, 0.1, 0.0)], 0.014, STRAW)
    it.sheet([(0.33, 0.1), (0.43, 0.1), (0.43, -0.06), (0.38, -0.1), (0.33, -0.06)], 0.0, CARD)


def _satchel(it: Maquette) -> None:
    leather = it.tinted(LEATHER, 0.1)
    it.ball(0, it.height - 0.05, 0.1, 0.04, BRASS)
    it.stroke([(0, it.height - 0.06), (-0.22, 0.62), (-0.27, 0.42)], 0.1, 0.045, leather * 0.75)
    it.stroke([(0, it.height - 0.06), (0.2, 0.62), (0.27, 0.42)], 0.1, 0.045, leather * 0.85)
    it.box(-0.29, 0.29, 0.0, 0.42, 0.03, it.depth, leather * 0.9, leather)
    it.sheet(
        smoothed([(-0.31, 0.43), (0.31, 0.43), (0.31, 0.2), (0.16, 0.12), (-0.16, 0.12), (-0.31, 0.2)], 1),
        0.01,
        leather * 1.2,
    )
    it.stroke([(-0.28, 0.21), (-0.15, 0.145), (0.15, 0.145), (0.28, 0.21)], 0.004, 0.014, PAPER * 0.8)
    for x in (-0.15, 0.15):
        it.bar((x, 0.4, 0.0), (x, 0.06, 0.0), 0.05, leather * 0.6)
        it.frame(x - 0.04, x + 0.04, 0.07, 0.15, -0.006, 0.018, BRASS)
    it.round(0, 0.3, -0.004, 0.075, BRASS)
    it.round(0, 0.3, -0.008, 0.055, leather * 0.7)
    it.words("GT", 0, 0.3, -0.012, 0.07, BRASS * 1.2)
    for k, fill in enumerate((colour("e8c8b0"), ROSE, colour("b8d8b0"))):
        it.sheet(
            [
                (-0.2 + 0.14 * k, 0.42),
                (-0.1 + 0.14 * k, 0.42),
                (-0.09 + 0.14 * k, 0.52 + 0.03 * k),
                (-0.19 + 0.14 * k, 0.53),
            ],
            0.06,
            fill,
        )


def _tool_roll(it: Maquette) -> None:
    leather, half = it.tinted(LEATHER, 0.12), it.width / 2
    it.poly(
        [(-half, 0.012, -0.02), (half - 0.22, 0.012, -0.02), (half - 0.22, 0.012, it.depth), (-half, 0.012, it.depth)],
        leather * 0.85,
    )
    it.poly(
        [(-half, 0.02, 0.0), (half - 0.22, 0.02, 0.0), (half - 0.22, 0.03, 0.15), (-half, 0.03, 0.15)], leather * 1.25
    )
    for k in range(7):
        x = -half + 0.06 + 0.075 * k
        tip = (STEEL * 1.25, BRASS, STEEL * 1.1)[k % 3]
        it.line([(x, 0.035, 0.1), (x, 0.05, 0.24)], 0.03, (OAK * 1.2, RED, BLUE * 1.2, OAK)[k % 4])
        it.line([(x, 0.05, 0.24), (x, 0.055, 0.36)], 0.014 if k % 2 else 0.022, tip)
        if k == 3:
            it.disc(x, 0.06, 0.37, 0.035, BRASS)
        it.bar((x + 0.037, 0.026, 0.0), (x + 0.037, 0.034, 0.15), 0.01, leather * 0.5)
    it.rod((half - 0.15, 0.09, it.depth), (half - 0.15, 0.09, -0.03), 0.09, leather * 1.05, leather * 0.7)
    for r in (0.065, 0.04, 0.018):
        it.ring(half - 0.15, 0.09, -0.034, r, 0.012, leather * 1.5)
    it.line([(half - 0.24, 0.1, 0.1), (half - 0.15, 0.19, 0.1), (half - 0.05, 0.1, 0.1)], 0.022, STRAW)
    for side in (-1, 1):
        it.stroke(arc(half - 0.15 + side * 0.055, 0.2, 0.05, 0.035, 0.0, 1.0, 8), 0.07, 0.02, STRAW * 1.1)
        it.line([(half - 0.15, 0.19, 0.07), (half - 0.15 + side * 0.12, 0.08, -0.02)], 0.02, STRAW)


def _thunder_sheet(it: Maquette) -> None:
    steel, half, y = it.tinted(colour("8a98a8"), 0.08), it.width / 2, it.height
    it.bar((-half, y - 0.05, 0.1), (half, y - 0.05, 0.1), 0.05, it.tinted(OAK))
    for x in (-half + 0.1, half - 0.1):
        it.line([(x, y - 0.05, 0.1), (x, y + 0.1, 0.1)], 0.03, STRAW)
    rows = 9
    for k in range(rows):
        y0, y1 = 0.12 + (y - 0.2) * k / rows, 0.12 + (y - 0.2) * (k + 1) / rows
        sway = lambda h: 0.05 * math.sin(h * 6.5)  # noqa: E731  # the sheet quivers from side to side
        bright = 0.75 + 0.55 * abs(math.sin(k * 1.25))
        edge = half - 0.07
        it.poly(
            [
                (-edge + sway(y0), y0, 0.1 + sway(y0)),
                (edge + sway(y0), y0, 0.1 + sway(y0 + 0.4)),
                (edge + sway(y1), y1, 0.1 + sway(y1 + 0.4)),
                (-edge + sway(y1), y1, 0.1 + sway(y1)),
            ],
            steel * bright,
            0,
            (1, 0, 0),
            (0, 0.4 * math.cos(k * 1.25), -1),
        )
        it.bar((-edge + sway(y0), y0, 0.09), (-edge * 0.2 + sway(y0), y0 + 0.02, 0.09), 0.014, WHITE * bright)
    for x in (-half + 0.12, half - 0.12):
        it.round(x, y - 0.13, 0.08, 0.025, DARK)
    for side in (-1, 1):
        it.stroke([(side * 0.1, 0.16), (side * 0.1, 0.04), (-side * 0.01, 0.04)], 0.06, 0.04, it.tinted(OAK) * 1.2)
    it.sheet(
        [
            (0.12, y - 0.5),
            (0.3, y - 0.5),
            (0.18, y - 0.68),
            (0.26, y - 0.68),
            (0.06, y - 0.95),
            (0.14, y - 0.74),
            (0.05, y - 0.74),
        ],
        0.03,
        BRASS * 1.1,
        0.15,
    )
    for side in (-1, 1):
        for k in range(3):
            x = side * (half + 0.04 + 0.05 * k)
            it.stroke([(x, 0.5 + 0.1 * k), (x + side * 0.03, 0.62), (x, 0.74 - 0.1 * k)], 0.08, 0.018, WHITE * 0.7, 0.2)


def _message_rack(it: Maquette) -> None:
    wood, half = it.tinted(OAK), it.width / 2
    it.box(-half, half, 0, it.height - 0.12, it.depth - 0.06, it.depth, wood * 0.75)
    it.frame(-half, half, 0, it.height - 0.12, it.depth - 0.066, 0.045, wood * 1.2)
    it.sheet(
        [(-half, it.height - 0.13), (half, it.height - 0.13), (half * 0.6, it.height), (-half * 0.6, it.height)],
        it.depth - 0.06,
        wood * 1.1,
    )
    it.words("WAIT", 0, it.height - 0.07, it.depth - 0.07, 0.09, BRASS)
    pink = colour("f0a0b0")
    for row in range(3):
        for c in range(4):
            x, y = -half + 0.14 + (it.width - 0.28) * c / 3, 0.12 + 0.235 * row
            lean = 0.04 * (it.chance(row, c) - 0.5)
            fill = pink * (0.85 + 0.25 * it.chance(row, c, 1)) if (row, c) != (1, 2) else PAPER
            it.sheet(
                [
                    (x - 0.075, y - 0.07),
                    (x + 0.075, y - 0.07 + lean),
                    (x + 0.07 + lean, y + 0.1),
                    (x - 0.075 + lean, y + 0.1),
                ],
                it.depth - 0.09,
                fill,
            )
            it.lines(x - 0.05, x + 0.06, y - 0.05, y + 0.055, it.depth - 0.095, 3, colour("7a3a4a"), 0.012)
            it.pane(x - 0.03, x + 0.03, y + 0.06, y + 0.12, it.depth - 0.1, BRASS)


def _purse(it: Maquette) -> None:
    wood, z = it.tinted(colour("8a5a38")), it.depth / 2
    for x, zz in ((-0.17, 0.06), (0.17, 0.06), (-0.16, 0.36), (0.16, 0.36)):
        it.line([(x * 1.25, 0, zz), (x * 0.8, 0.62, z + (zz - z) * 0.7)], 0.04, wood)
    it.line([(-0.19, 0.22, 0.06), (0.19, 0.22, 0.06)], 0.03, wood * 1.1)
    for side in (-1, 1):
        it.line([(side * 0.15, 0.62, it.depth - 0.04), (side * 0.17, 1.08, it.depth)], 0.04, wood)
    for y in (0.86, 1.04):
        it.line([(-0.17, y, it.depth), (0, y + 0.04, it.depth + 0.03), (0.17, y, it.depth)], 0.06, wood * 1.15)
    it.turned(((0.21, 0.62), (0.22, 0.66)), 0, z, wood * 1.2, it.tinted(CLOTH))
    green = it.tinted(colour("3f7a6a"), 0.08)
    it.line([(0.08, 1.1, it.depth - 0.02), (0.02, 0.86, 0.2), (0.0, 0.72, 0.06)], 0.022, BRASS)
    it.line([(0.16, 1.08, it.depth - 0.02), (0.24, 0.88, 0.2), (0.24, 0.72, 0.06)], 0.022, BRASS)
    bag = smoothed([(-0.02, 0.7), (0.26, 0.7), (0.32, 0.44), (0.2, 0.36), (0.04, 0.36), (-0.08, 0.44)])
    it.wedge(bag, 0.0, 0.1, green)
    it.pane(-0.02, 0.26, 0.67, 0.72, -0.01, BRASS)
    for side in (-1, 1):
        it.ball(0.12 + side * 0.02, 0.74, -0.02, 0.022, BRASS * 1.2)
    for k in range(4):
        it.stroke([(0.02 + 0.06 * k, 0.64), (-0.02 + 0.09 * k, 0.44)], -0.006, 0.014, green * 1.6)
    it.sheet([(0.16, 0.7), (0.24, 0.69), (0.25, 0.8), (0.18, 0.8)], 0.02, ROSE)


def _directory(it: Maquette) -> None:
    wood, _z = it.tinted(WALNUT), it.depth / 2
    for side in (-1, 1):
        it.wedge(
            [(side * 0.3 - 0.05, 0), (side * 0.3 + 0.05, 0), (side * 0.3 + 0.03, 0.82), (side * 0.3 - 0.03, 0.66)],
            0.06,
            it.depth - 0.06,
            wood,
        )
    it.box(-0.28, 0.28, 0.22, 0.27, 0.1, it.depth - 0.1, wood * 0.9)
    it.poly([(-0.42, 0.68, 0), (0.42, 0.68, 0), (0.42, 0.92, it.depth), (-0.42, 0.92, it.depth)], wood * 1.3)
    it.pane(-0.42, 0.42, 0.64, 0.7, -0.006, wood * 1.1)
    for side in (-1, 1):
        for k in range(5):
            y = 0.7 + 0.03 * k
            it.poly(
                [
                    (0.0, y, 0.03),
                    (side * 0.35, y - 0.012 * k, 0.02),
                    (side * 0.35, y + 0.2, it.depth - 0.04),
                    (0.0, y + 0.22, it.depth - 0.03),
                ],
                CARD * (0.7 + 0.07 * k),
            )
        for k in range(9):
            t = k / 9
            y, zz = 0.85 + 0.17 * t, 0.06 + 0.34 * t
            it.bar((side * 0.04, y, zz), (side * 0.17, y - 0.01, zz), 0.012, colour("6a5a50"))
            it.bar((side * 0.2, y - 0.01, zz), (side * 0.31, y - 0.02, zz), 0.012, colour("6a5a50"))
    for k in range(6):
        it.pane(0.34, 0.39, 0.74 + 0.045 * k, 0.775 + 0.045 * k, 0.03 + 0.06 * k, (RED, BLUE, GREEN, BRASS)[k % 4])
    chain = [
        (-0.34, 0.8, -0.01),
        (-0.4, 0.6, -0.04),
        (-0.3, 0.42, -0.05),
        (-0.12, 0.34, -0.05),
        (0.06, 0.4, -0.03),
        (0.12, 0.64, -0.02),
    ]
    for a, b in itertools.pairwise(chain):
        for k in range(3):
            t = k / 3
            x, y, zz = (a[i] + (b[i] - a[i]) * t for i in range(3))
            it.ring(x, y, zz, 0.022, 0.014, STEEL * 1.1)
    it.sheet([(0.02, 1.02), (0.07, 1.02), (0.05, 0.6), (0.03, 0.56), (0.0, 0.6)], -0.012, RED)


def _ladder(it: Maquette) -> None:
    wood, top = it.tinted(OAK), it.height
    it.rod((-it.width / 2, top - 0.08, it.depth), (it.width / 2, top - 0.08, it.depth), 0.028, BRASS)
    for x in (-it.width / 2 + 0.03, it.width / 2 - 0.03):
        it.ball(x, top - 0.08, it.depth, 0.045, BRASS)
        it.bar((x * 0.9, top - 0.08, it.depth), (x * 0.9, top + 0.02, it.depth + 0.05), 0.025, BRASS)
    z = lambda y: 0.02 + (it.depth - 0.06) * y / top  # noqa: E731  # it leans against its rail
    for k in range(8):
        y = 0.2 + (top - 0.36) * k / 7
        half = 0.25 - 0.06 * y / top
        it.box(-half, half, y - 0.02, y + 0.02, z(y) - 0.02, z(y) + 0.1, wood * 1.15, wood * 1.6)
    for side in (-1, 1):
        it.line([(side * 0.28, 0.06, z(0)), (side * 0.2, top, z(top))], 0.055, wood)
        it.line([(side * 0.29, 0.06, z(0) - 0.01), (side * 0.21, top, z(top) - 0.01)], 0.014, wood * 1.6)
        it.stroke(arc(side * 0.2, top, 0.04, 0.06, 0.0, 0.5, 6), z(top), 0.03, BRASS)
        it.round(side * 0.28, 0.05, z(0) - 0.03, 0.055, IRON)
        it.round(side * 0.28, 0.05, z(0) - 0.035, 0.022, BRASS)
    y = 0.2 + (top - 0.36) * 3 / 7
    for k in range(3):
        it.box(
            -0.13 + 0.01 * k,
            0.12,
            y + 0.02 + 0.05 * k,
            y + 0.065 + 0.05 * k,
            z(y),
            z(y) + 0.12,
            BOOKS[k * 2],
            BOOKS[k * 2] * 1.2,
        )
    it.line([(0.1, y + 0.16, z(y)), (0.16, y - 0.1, z(y) - 0.04)], 0.03, CLOTH * 1.2)


def _encyclopaedia(it: Maquette) -> None:
    wood, half = it.tinted(MAHOGANY), it.width / 2
    for x in (-half + 0.06, half - 0.06):
        it.turned(((0.03, 0), (0.045, 0.06), (0.025, 0.14), (0.04, 0.26)), x, it.depth / 2, wood)
    it.box(-half, half, 0.24, 0.3, 0, it.depth, wood, wood * 1.3)
    it.pane(-half + 0.03, half - 0.03, 0.3, 1.14, it.depth - 0.02, wood * 0.4)
    for row in range(2):
        y = 0.3 + 0.42 * row
        if row:
            it.box(-half, half, y - 0.04, y, 0, it.depth, wood, wood * 1.3)
        for k in range(9):
            x = -half + 0.06 + (it.width - 0.12) * k / 9
            wide = (it.width - 0.12) / 9 - 0.012
            if row == 0 and k == 5:
                it.sheet([(x, y), (x + wide, y), (x + wide, y + 0.34), (x, y + 0.34)], 0.1, DARK)
                continue
            lean = 0.035 if row == 0 and k == 4 else 0.0
            fill = mix(colour("7a2a2a"), colour("3a2030"), it.chance(row, k) * 0.5)
            it.sheet([(x, y), (x + wide, y), (x + wide + lean, y + 0.34), (x + lean, y + 0.34)], 0.06, fill)
            for h in (0.06, 0.24, 0.29):
                it.bar(
                    (x + 0.006 + lean * h * 2.8, y + h, 0.055),
                    (x + wide - 0.006 + lean * h * 2.8, y + h, 0.055),
                    0.014,
                    BRASS,
                )
            it.words("MNOPRSTVWABCDEGHIL"[row * 9 + k], x + wide / 2 + lean * 0.45, y + 0.15, 0.05, 0.085, BRASS * 1.15)
    for side in (-1, 1):
        it.box(side * half - 0.03, side * half + 0.03, 0.26, 1.16, 0, it.depth, wood)
    it.box(-half - 0.05, half + 0.05, 1.14, 1.2, -0.03, it.depth, wood * 1.2, wood * 1.5)
    it.poly([(-0.24, 1.21, 0.06), (0.24, 1.21, 0.06), (0.24, 1.34, 0.3), (-0.24, 1.34, 0.3)], wood * 1.4)
    for side in (-1, 1):
        it.poly(
            [(0, 1.23, 0.06), (side * 0.21, 1.22, 0.06), (side * 0.21, 1.33, 0.27), (0, 1.35, 0.28)],
            PAPER * (1 if side > 0 else 0.88),
        )
        it.lines(min(side * 0.04, side * 0.18), max(side * 0.04, side * 0.18), 1.24, 1.33, 0.1, 4, colour("6a5a50"))


DRAWN: dict[str, Kind] = {
    "carriage/luggage-rack": Kind(Size(1.0, 0.56, 0.36, "wall"), _luggage_rack, (0.01, 0.38)),
    "carriage/conductors-satchel": Kind(Size(0.66, 0.95, 0.2, "wall"), _satchel, (0.0, 0.08)),
    "attic/leather-tool-roll": Kind(Size(0.8, 0.3, 0.4, "table"), _tool_roll, (0.25, 0.09)),
    "theatre/thunder-sheet": Kind(Size(0.95, 1.25, 0.25, "ceiling"), _thunder_sheet, (0.0, 0.4)),
    "exchange/message-rack": Kind(Size(0.9, 0.9, 0.16, "wall"), _message_rack, (0.0, 0.03)),
    "exchange/operators-purse": Kind(Size(0.62, 1.12, 0.4), _purse, (0.12, 0.56)),
    "exchange/directory": Kind(Size(0.9, 1.1, 0.45), _directory, (0.0, 0.67)),
    "library/library-ladder": Kind(Size(0.85, 1.75, 0.45), _ladder, (0.0, 0.26)),
    "library/encyclopaedia-stand": Kind(Size(0.9, 1.36, 0.36), _encyclopaedia, (0.0, 0.27)),
}
