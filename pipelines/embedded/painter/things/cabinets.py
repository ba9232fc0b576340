"""Cases with drawers and doors: each with the detail that it is known by."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.maquette import Maquette, oval
from pipelines.embedded.painter.things.kind import Kind, Size
from pipelines.embedded.painter.things.materials import (
    BLUE,
    BRASS,
    CARD,
    DARK,
    GLASS,
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


def case(it: Maquette, wood: Colour, legs: float = 0.1, crown: float = 0.05) -> tuple[float, float, float, float]:
    """A case on legs with a crown and a foot rail; returns left, right, bottom and top of its face."""
    half, top = it.width / 2 - 0.03, it.height - crown
    if legs:
        for x in (-half + 0.05, half - 0.05):
            for z in (it.depth - 0.06, 0.06):
                it.bar((x, 0, z), (x, legs, z), 0.07, wood * 0.55)
    it.box(-half, half, legs, top, 0.0, it.depth, wood * 0.8)
    it.box(-half - 0.02, half + 0.02, legs, legs + 0.05, -0.02, it.depth, wood * 0.9)
    it.box(-half - 0.03, half + 0.03, top, it.height, -0.03, it.depth, wood * 1.15, wood * 1.5)
    return -half + 0.03, half - 0.03, legs + 0.06, top - 0.02


def cells(
    box: tuple[float, float, float, float], columns: int, rows: int, gap: float
) -> list[tuple[float, float, float, float]]:
    """Left, right, bottom and top of each cell of a face, from the lower left on."""
    left, right, bottom, top = box
    wide, high = (right - left) / columns, (top - bottom) / rows
    return [
        (left + c * wide + gap, left + (c + 1) * wide - gap, bottom + r * high + gap, bottom + (r + 1) * high - gap)
        for r in range(rows)
        for c in range(columns)
    ]


def _drawer(it: Maquette, cell: tuple[float, float, float, float], fill: Colour, out: float = 0.0) -> None:
    """A drawer's front, pulled out by `out`."""
    x0, x1, y0, y1 = cell
    it.pane(x0 - 0.008, x1 + 0.008, y0 - 0.008, y1 + 0.008, -0.002, fill * 0.35)
    if out:
        it.box(x0, x1, y0, y1, -out, 0, fill * 0.9, DARK)
    it.pane(x0, x1, y0, y1, -out - 0.005, fill)
    it.pane(x0, x1, y1 - 0.012, y1, -out - 0.007, fill * 1.35)


def _card_catalogue(it: Maquette) -> None:
    wood = it.tinted(OAK)
    box = case(it, wood, 0.22)
    every = cells(box, 5, 5, 0.012)
    out = 11
    for n in [k for k in range(25) if k != out] + [out]:
        x0, x1, y0, y1 = every[n]
        pulled = 0.22 if n == out else 0.0
        _drawer(it, every[n], wood * (0.95 + 0.35 * it.chance(n)), pulled)
        if pulled:
            for k in range(6):
                it.pane(
                    x0 + 0.015,
                    x1 - 0.015,
                    y1 - 0.03,
                    y1 + 0.03 + 0.012 * (k % 2),
                    -0.03 - 0.03 * k,
                    PAPER * (0.8 + 0.05 * k),
                )
            it.pane(x0, x1, y0, y1, -pulled - 0.005, wood * 1.3)
        middle = (x0 + x1) / 2
        it.pane(middle - 0.055, middle + 0.055, y0 + 0.075, y1 - 0.03, -pulled - 0.012, CARD)
        it.ball(middle, y0 + 0.045, -pulled - 0.02, 0.018, BRASS)


def _seed_cabinet(it: Maquette) -> None:
    paint = mix(GREEN * 1.15, colour("8fae7a"), 0.35)
    box = case(it, paint, 0.08)
    for n, cell in enumerate(cells(box, 3, 4, 0.014)):
        x0, x1, y0, y1 = cell
        out = 0.14 if n == 7 else 0.0
        _drawer(it, cell, mix(paint, WHITE, 0.15 + 0.15 * it.chance(n)), out)
        middle = (x0 + x1) / 2
        if out:
            for k in range(3):
                it.sheet(oval(x0 + 0.07 + 0.07 * k, y1 + 0.03, 0.05, 0.06), -0.06 - 0.02 * k, (RED, BRASS, WHITE)[k])
            it.pane(x0, x1, y0, y1, -out - 0.005, mix(paint, WHITE, 0.3))
        it.pane(middle - 0.075, middle + 0.075, y1 - 0.095, y1 - 0.035, -out - 0.012, PAPER)
        it.bar((middle - 0.05, y1 - 0.065, -out - 0.014), (middle + 0.04, y1 - 0.065, -out - 0.014), 0.012, DARK)
        it.ball(middle, y0 + 0.05, -out - 0.02, 0.028, WHITE)
    for x, tall in ((-0.3, 0.2), (0.28, 0.28)):
        it.turned(((0.06, it.height), (0.085, it.height + 0.12)), x, 0.2, colour("b8683f"), DARK)
        for k in range(7):
            it.leaf(x, it.height + 0.12, 0.2, k * 0.9, 1.4, tall, 0.06, GREEN * (0.9 + 0.5 * it.chance(k, 3)), 0.9)


def _plate_cabinet(it: Maquette) -> None:
    wood = it.tinted(MAHOGANY)
    left, right, bottom, top = case(it, wood, 0.12)
    half = (bottom + top) / 2 + 0.08
    it.pane(left, right, half, top, -0.004, colour("0e1428"))
    for row in range(3):
        y = half + (top - half) * row / 3
        for k in range(11):
            x = left + 0.03 + (right - left - 0.06) * k / 11
            tall = (top - half) / 3 * (0.72 + 0.15 * it.chance(row, k))
            tint = mix(colour("5a7ab8"), colour("c8dcf0"), it.chance(row, k, 2))
            it.pane(x, x + 0.032, y + 0.02, y + tall, -0.008, tint, 0.45)
        it.pane(left, right, y - 0.012, y + 0.014, -0.01, wood * 1.4)
    it.frame(left, right, half, top, -0.014, 0.03, wood * 1.2)
    it.bar((0, half, -0.016), (0, top, -0.016), 0.03, wood * 1.2)
    for n, cell in enumerate(cells((left, right, bottom, half - 0.02), 2, 2, 0.014)):
        _drawer(it, cell, wood * (1.15 + 0.2 * (n % 2)))
        middle, y = (cell[0] + cell[1]) / 2, (cell[2] + cell[3]) / 2
        it.pane(middle - 0.06, middle + 0.06, y, y + 0.05, -0.012, PAPER)
        it.ball(middle, y - 0.04, -0.02, 0.022, BRASS)


def _flat_drawers(rows: int, wood: Colour, spill: bool) -> Kind:
    """A chest for sheets: wide, shallow drawers with cup pulls, rolls on top, one sheet hanging out."""

    def draw(it: Maquette) -> None:
        fill = it.tinted(wood)
        box = case(it, fill, 0.1)
        for n, cell in enumerate(cells(box, 1, rows, 0.012)):
            x0, x1, y0, y1 = cell
            out = 0.16 if n == rows - 2 else 0.0
            _drawer(it, cell, fill * (1.05 + 0.25 * it.chance(n)), out)
            y = (y0 + y1) / 2
            for x in (x0 * 0.6, x1 * 0.6):
                it.sheet(
                    [(x - 0.055, y - 0.012), (x + 0.055, y - 0.012), (x + 0.04, y + 0.03), (x - 0.04, y + 0.03)],
                    -out - 0.015,
                    BRASS,
                )
            it.pane(-0.07, 0.07, y - 0.025, y + 0.025, -out - 0.012, CARD)
            if out and spill:
                sheet = [(0.14, y1), (0.44, y1), (0.47, y1 - 0.3), (0.3, y1 - 0.27), (0.17, y1 - 0.32)]
                it.sheet(sheet, -out - 0.03, PAPER)
                it.stroke(
                    [(0.18, y1 - 0.08), (0.27, y1 - 0.15), (0.33, y1 - 0.1), (0.41, y1 - 0.22)],
                    -out - 0.035,
                    0.016,
                    BLUE,
                )
        for k, (x, z, long) in enumerate(((-0.3, 0.2, 0.5), (0.1, 0.3, 0.6), (-0.05, 0.12, 0.42))):
            it.rod(
                (x - long / 2, it.height + 0.045 + 0.07 * (k == 1), z),
                (x + long / 2, it.height + 0.05 + 0.07 * (k == 1), z),
                0.045,
                PAPER * (0.85 + 0.1 * k),
                CARD * 0.7,
            )

    return Kind(Size(1.2, 0.12 * rows + 0.24, 0.55), draw)


def _spirals(it: Maquette) -> None:
    wood = it.tinted(WALNUT)
    box = case(it, wood, 0.12)
    it.pane(box[0], box[1], box[2], box[3], -0.003, DARK)
    for n, (x0, x1, y0, y1) in enumerate(cells(box, 3, 4, 0.012)):
        it.pane(x0, x1, y0, y1, -0.006, colour("3a2a20"))
        it.darken(x0, x1, (y0 + y1) / 2, y1, -0.007, 0.5)
        if n % 5 == 3:
            it.pane(x0, x1, y0, y1, -0.02, wood * 1.5)
            it.ball((x0 + x1) / 2, (y0 + y1) / 2, -0.04, 0.022, BRASS)
            continue
        x, y, most = (x0 + x1) / 2, (y0 + y1) / 2 - 0.01, min(x1 - x0, y1 - y0) * 0.42
        steel = mix(STEEL * 1.2, BRASS, it.chance(n) * 0.8)
        coil = [
            (x + most * (1 - k / 34) * math.cos(k * 0.62), y + most * (1 - k / 34) * math.sin(k * 0.62))
            for k in range(30)
        ]
        it.stroke(coil, -0.012, 0.018, steel, 0.1)


def _glazed(it: Maquette, wood: Colour, legs: float) -> tuple[float, float, float, float]:
    left, right, bottom, top = case(it, wood, legs)
    it.pane(left, right, bottom, top, -0.003, colour("16302e"))
    return left, right, bottom, top


def _specimens(it: Maquette) -> None:
    wood = it.tinted(WALNUT)
    left, right, bottom, top = _glazed(it, wood, 0.14)
    tints = (colour("9ac8a0"), colour("d8c078"), colour("7ab8c0"), colour("d89a7a"))
    for row in range(3):
        y = bottom + (top - bottom) * row / 3
        for k in range(5):
            wide = (right - left) / 5
            x, tall = left + wide * (k + 0.5), 0.15 + 0.12 * it.chance(row, k)
            tint = tints[int(it.chance(row, k, 1) * 4)]
            it.pane(x - wide * 0.36, x + wide * 0.36, y + 0.03, y + tall, -0.008, tint, 0.45)
            it.pane(x - wide * 0.28, x + wide * 0.28, y + tall, y + tall + 0.035, -0.008, DARK * 1.5)
            swims = [
                (x - 0.03, y + tall * 0.35),
                (x + 0.005, y + tall * 0.7),
                (x + 0.03, y + tall * 0.5),
                (x, y + tall * 0.3),
            ]
            it.sheet(swims, -0.012, tint * 0.4)
            it.pane(x - 0.03, x + 0.03, y + 0.05, y + 0.085, -0.013, PAPER)
        it.pane(left, right, y, y + 0.028, -0.016, wood * 1.5)
    it.frame(left, right, bottom, top, -0.02, 0.035, wood * 1.3)
    it.bar((0, bottom, -0.022), (0, top, -0.022), 0.04, wood * 1.3)
    it.sheet(
        [
            (left + 0.08, top - 0.04),
            (left + 0.16, top - 0.04),
            (left - 0.0 + 0.1, bottom + 0.5),
            (left + 0.05, bottom + 0.5),
        ],
        -0.024,
        GLASS,
        0.25,
    )
    it.light(0, it.height * 0.6, -0.3, "7fd0b8", 0.5, 0.7, 0)


def _fuse_cupboard(it: Maquette) -> None:
    grey = it.tinted(colour("6a7470"), 0.1)
    half, top = it.width / 2 - 0.22, it.height
    it.box(-half, half, 0, top, 0, it.depth, grey * 0.9)
    it.pane(-half + 0.03, half - 0.03, 0.04, top - 0.04, -0.004, colour("2a2622"))
    for row in range(4):
        y = 0.1 + (top - 0.2) * (row + 0.5) / 4
        it.bar((-half + 0.06, y + 0.04, -0.008), (half - 0.06, y + 0.04, -0.008), 0.02, colour("c87848"))
        for k in range(5):
            x = -half + 0.1 + (2 * half - 0.2) * k / 4
            blown = row == 2 and k == 3
            it.pane(x - 0.03, x + 0.03, y - 0.055, y + 0.055, -0.02, DARK * 2 if blown else WHITE)
            it.ball(
                x, y, -0.03, 0.018, colour("ff9a40") if (row + k) % 4 == 1 else BRASS, 0.9 if (row + k) % 4 == 1 else 0
            )
    for side in (-1, 1):
        x0, x1 = side * half, side * (half + 0.2)
        it.poly([(x0, 0.02, -0.01), (x1, 0.02, -0.2), (x1, top - 0.02, -0.2), (x0, top - 0.02, -0.01)], grey * 1.15)
        it.line([(x1, top * 0.4, -0.21), (x1, top * 0.55, -0.21)], 0.03, BRASS)
    it.sheet(
        [
            (half + 0.1, top * 0.72),
            (half + 0.16, top * 0.72),
            (half + 0.115, top * 0.56),
            (half + 0.13, top * 0.66),
            (half + 0.08, top * 0.66),
        ],
        -0.16,
        colour("f0c040"),
        0.3,
    )
    it.tube((0, top, 0.1), (0, top + 0.3, 0.1), 0.03, 0.03, IRON)


def _battery_cabinet(it: Maquette) -> None:
    grey = it.tinted(colour("50565e"), 0.12)
    left, right, bottom, top = case(it, grey, 0.06)
    violet = colour("b070ff")
    it.pane(left, right, bottom, top, -0.004, violet, 0.95)
    for x0, x1 in ((left + 0.03, -0.025), (0.025, right - 0.03)):
        it.pane(x0, x1, bottom + 0.03, top - 0.03, -0.012, grey * 1.25)
        for k in range(7):
            y = bottom + 0.14 + (top - bottom - 0.5) * k / 6
            it.bar((x0 + 0.06, y, -0.014), (x1 - 0.06, y, -0.014), 0.03, violet * 0.9, 0.85)
            it.bar((x0 + 0.06, y + 0.028, -0.016), (x1 - 0.06, y + 0.028, -0.016), 0.028, grey * 1.5)
        it.words("12V" if x0 < 0 else "24V", (x0 + x1) / 2, top - 0.15, -0.016, 0.12, colour("f0d860"))
    it.line([(-0.06, it.height * 0.42, -0.02), (-0.06, it.height * 0.56, -0.02)], 0.03, BRASS)
    it.line([(0.06, it.height * 0.42, -0.02), (0.06, it.height * 0.56, -0.02)], 0.03, BRASS)
    for x in (-0.25, 0.25):
        it.turned(
            ((0.05, it.height), (0.07, it.height + 0.05), (0.035, it.height + 0.09), (0.055, it.height + 0.12)),
            x,
            0.2,
            WHITE,
            WHITE,
        )
    it.line(
        [
            (-0.25, it.height + 0.12, 0.2),
            (-0.1, it.height + 0.24, 0.2),
            (0.1, it.height + 0.24, 0.2),
            (0.25, it.height + 0.12, 0.2),
        ],
        0.025,
        DARK,
    )
    it.light(0, it.height * 0.5, -0.35, "a060ff", 1.0, 0.8, 0.35)


def _hymn_books(it: Maquette) -> None:
    wood = it.tinted(colour("6a5038"), 0.15)
    left, right, bottom, top = case(it, wood, 0.05, 0.08)
    it.pane(left, right, bottom, top, -0.003, DARK)
    for row in range(3):
        y, x = bottom + (top - bottom) * row / 3, left + 0.02
        n = 0
        while x < right - 0.06:
            wide, tall = 0.04 + 0.025 * it.chance(row, n), 0.2 + 0.05 * it.chance(row, n, 1)
            fill = (colour("7a2a2a"), colour("2f3f5a"), colour("3a4a34"))[row % 3] * (0.9 + 0.6 * it.chance(row, n, 2))
            lean = 0.07 if it.chance(row, n, 3) > 0.8 else 0.0
            it.sheet(
                [(x, y + 0.03), (x + wide, y + 0.03), (x + wide + lean, y + tall), (x + lean, y + tall)], -0.01, fill
            )
            it.bar(
                (x + lean * 0.7 + 0.006, y + tall * 0.75, -0.012),
                (x + wide + lean * 0.7 - 0.006, y + tall * 0.75, -0.012),
                0.016,
                BRASS,
            )
            x, n = x + wide + lean + 0.006, n + 1
        it.pane(left, right, y, y + 0.03, -0.014, wood * 1.5)
    for side in (-1, 1):
        x0, x1 = side * (it.width / 2 - 0.04), side * (it.width / 2 + 0.14)
        it.poly(
            [(x0, bottom, -0.01), (x1, bottom - 0.02, -0.26), (x1, top - 0.02, -0.26), (x0, top, -0.01)], wood * 1.1
        )
        it.line([(x1, (bottom + top) / 2, -0.27), (x1, (bottom + top) / 2 + 0.08, -0.27)], 0.03, IRON)
    it.sheet([(-0.14, it.height), (0.14, it.height), (0, it.height + 0.16)], -0.02, wood * 1.3)
    it.bar((0, it.height + 0.1, -0.03), (0, it.height + 0.32, -0.03), 0.03, BRASS)
    it.bar((-0.07, it.height + 0.25, -0.03), (0.07, it.height + 0.25, -0.03), 0.03, BRASS)


def _vestments(it: Maquette) -> None:
    wood = it.tinted(OAK)
    box = case(it, wood, 0.06)
    for n, cell in enumerate(cells(box, 1, 4, 0.012)):
        x0, x1, y0, y1 = cell
        out = 0.2 if n == 3 else 0.0
        _drawer(it, cell, wood * (1.05 + 0.15 * (n % 2)), out)
        for x in (x0 * 0.6, x1 * 0.6):
            it.ring(x, (y0 + y1) / 2, -out - 0.02, 0.03, 0.015, BRASS)
        if out:
            it.level(x0 + 0.03, x1 - 0.03, -out + 0.01, 0, y1 - 0.01, colour("7a4aa0"))
            stole = [(-0.3, y1 + 0.02), (-0.08, y1 + 0.02), (-0.06, y0 - 0.3), (-0.28, y0 - 0.34)]
            it.sheet(stole, -out - 0.03, colour("8a50b0"))
            it.bar((-0.29, y0 - 0.27, -out - 0.034), (-0.06, y0 - 0.24, -out - 0.034), 0.03, BRASS)
            it.bar((-0.18, y0 + 0.1, -out - 0.034), (-0.18, y0 - 0.12, -out - 0.034), 0.025, BRASS)
            it.bar((-0.24, y0 + 0.03, -out - 0.034), (-0.12, y0 + 0.03, -out - 0.034), 0.025, BRASS)
    it.box(-0.2, 0.24, it.height, it.height + 0.05, 0.1, 0.4, WHITE, WHITE)
    it.box(-0.16, 0.2, it.height + 0.05, it.height + 0.09, 0.12, 0.38, colour("c03a4a"), colour("d8606a"))
    it.turned(
        ((0.06, it.height), (0.02, it.height + 0.04), (0.025, it.height + 0.14), (0.05, it.height + 0.16)),
        0.45,
        0.25,
        BRASS,
        BRASS,
    )
    it.tube((0.45, it.height + 0.16, 0.25), (0.45, it.height + 0.34, 0.25), 0.022, 0.02, PAPER)


def _dresser(it: Maquette) -> None:
    paint = it.tinted(colour("8aa0a0"), 0.12)
    half, waist = it.width / 2 - 0.03, 0.72
    it.box(-half, half, 0.05, waist, 0, it.depth, paint)
    it.box(-half - 0.03, half + 0.03, waist, waist + 0.05, -0.04, it.depth, it.tinted(PINE), PINE * 1.25)
    for cell in cells((-half + 0.02, half - 0.02, 0.1, 0.48), 2, 1, 0.02):
        _drawer(it, cell, paint * 1.15)
        it.frame(cell[0] + 0.03, cell[1] - 0.03, cell[2] + 0.03, cell[3] - 0.03, -0.012, 0.02, paint * 0.85)
    for cell in cells((-half + 0.02, half - 0.02, 0.5, waist - 0.02), 3, 1, 0.015):
        _drawer(it, cell, paint * 1.1)
        it.ball((cell[0] + cell[1]) / 2, (cell[2] + cell[3]) / 2, -0.02, 0.024, BRASS)
    it.pane(-half, half, waist + 0.05, it.height, it.depth - 0.05, paint * 0.62)
    for row in range(2):
        y = waist + 0.07 + (it.height - waist - 0.1) * row / 2
        for k in range(4):
            x = -half + 0.18 + (2 * half - 0.36) * k / 3
            z = it.depth - 0.08
            if row == 0 and k == 2:
                it.round(x, y + 0.15, z, 0.125, colour("c8c0b0"))
                it.ring(x, y + 0.15, z - 0.004, 0.06, 0.02, colour("a89c8a"))
                continue
            it.round(x, y + 0.15, z, 0.13, WHITE)
            it.ring(x, y + 0.15, z - 0.004, 0.105, 0.022, BLUE if row else colour("c05a4a"))
            it.round(x, y + 0.15, z - 0.005, 0.035, BLUE if row else colour("c05a4a"))
        it.box(-half, half, y - 0.025, y, it.depth - 0.18, it.depth, it.tinted(PINE))
    for side in (-1, 1):
        it.box(side * half - 0.03, side * half + 0.03, waist + 0.05, it.height, it.depth - 0.2, it.depth, paint)
    it.box(-half - 0.04, half + 0.04, it.height - 0.07, it.height, it.depth - 0.24, it.depth, paint * 1.15, paint * 1.4)
    for k in range(5):
        x = -half + 0.2 + (2 * half - 0.4) * k / 4
        it.turned(
            ((0.035, it.height - 0.19), (0.045, it.height - 0.12)),
            x,
            it.depth - 0.22,
            (ROSE_CUP, WHITE, BLUE * 1.3)[k % 3],
        )
    it.turned(
        ((0.1, waist + 0.05), (0.14, waist + 0.16), (0.1, waist + 0.26), (0.11, waist + 0.28)),
        -0.35,
        0.14,
        colour("c89058"),
        DARK,
    )


ROSE_CUP = colour("e0949a")


def _meat_safe(it: Maquette) -> None:
    wood = it.tinted(PINE)
    left, right, bottom, top = case(it, wood, 0.3)
    it.pane(left, right, bottom, top, -0.003, wood * 1.2)
    for x0, x1 in ((left + 0.05, -0.03), (0.03, right - 0.05)):
        it.pane(x0, x1, bottom + 0.05, top - 0.05, -0.008, colour("5a6468"))
        it.sheet(oval((x0 + x1) / 2, bottom + 0.24, 0.11, 0.09), -0.009, colour("6a4a48"))
        for k in range(9):
            t = (k + 0.5) / 9
            it.bar(
                (x0 + (x1 - x0) * t, bottom + 0.05, -0.012),
                (x0 + (x1 - x0) * t, top - 0.05, -0.012),
                0.007,
                colour("b8c4c4"),
            )
            y = bottom + 0.05 + (top - bottom - 0.1) * t
            it.bar((x0, y, -0.012), (x1, y, -0.012), 0.007, colour("b8c4c4"))
        it.frame(x0 - 0.03, x1 + 0.03, bottom + 0.02, top - 0.02, -0.016, 0.045, wood * 1.3)
    it.ball(-0.02, (bottom + top) / 2, -0.04, 0.025, IRON)
    it.rod((-0.1, it.height + 0.06, 0.15), (0.16, it.height + 0.06, 0.2), 0.06, colour("b0664a"), colour("e0a898"))


def _spice_box(it: Maquette) -> None:
    wood = it.tinted(WALNUT, 0.1)
    half = it.width / 2
    it.box(-half, half, 0, 0.13, 0, it.depth, wood * 1.3, wood * 0.5)
    spices = ("c8402a", "e0a030", "8a5a2c", "d8c060", "5a3a24", "a8683a", "e8d8b0", "7a8a3a")
    for k in range(8):
        x, z = -half + 0.075 + (k % 4) * 0.15, 0.08 + 0.16 * (1 - k // 4)
        if k in (2, 5):
            it.box(x - 0.06, x + 0.06, 0.13, 0.15, z - 0.065, z + 0.065, wood * 1.5, wood * 1.9)
            it.ball(x, 0.165, z, 0.018, BRASS)
            continue
        it.level(x - 0.062, x + 0.062, z - 0.068, z + 0.068, 0.134, colour(spices[k]) * 1.15, 0.15)
    it.poly([(0.02, 0.16, 0.02), (0.16, 0.18, 0.0), (0.18, 0.24, 0.12), (0.04, 0.22, 0.14)], wood * 2.0)
    it.poly(
        [
            (-half, 0.13, it.depth),
            (half, 0.13, it.depth),
            (half, 0.36, it.depth + 0.08),
            (-half, 0.36, it.depth + 0.08),
        ],
        wood * 1.1,
    )
    it.poly(
        [
            (-half + 0.03, 0.16, it.depth - 0.004),
            (half - 0.03, 0.16, it.depth - 0.004),
            (half - 0.03, 0.33, it.depth + 0.06),
            (-half + 0.03, 0.33, it.depth + 0.06),
        ],
        wood * 1.6,
    )
    for k in range(4):
        x = -half + 0.075 + k * 0.15
        it.pane(x - 0.045, x + 0.045, 0.035, 0.09, -0.005, PAPER)
        it.bar((x - 0.03, 0.062, -0.008), (x + 0.025, 0.062, -0.008), 0.012, DARK)


def _cutlery_drawer(it: Maquette) -> None:
    wood = it.tinted(PINE)
    half, y0, y1 = it.width / 2, it.height - 0.24, it.height - 0.06
    for x in (-half + 0.06, half - 0.06):
        for z in (it.depth - 0.06, 0.06):
            it.bar((x, 0, z), (x, y0, z), 0.07, wood * 0.7)
    it.box(-half + 0.02, half - 0.02, y0, y1, 0, it.depth, wood * 0.85)
    it.box(-half - 0.02, half + 0.02, y1, it.height - 0.02, -0.04, it.depth, wood * 1.15, wood * 1.45)
    out = 0.34
    it.box(-half + 0.1, half - 0.1, y0 + 0.02, y1 - 0.03, -out, 0, wood * 0.7, PAPER)
    for k, kind in enumerate("kfskfs"):
        x = -half + 0.2 + (it.width - 0.4) * k / 5
        a, b = (x, y1 - 0.01, -out + 0.05), (x, y1 - 0.01, -0.04)
        it.bar(a, b, 0.02, STEEL * 1.3)
        if kind == "s":
            it.disc(x, y1 - 0.005, -0.07, 0.035, WHITE, 0.1, 0.05)
        elif kind == "f":
            for d in (-0.018, 0, 0.018):
                it.bar((x + d, y1 - 0.005, -0.09), (x + d, y1 - 0.005, -0.02), 0.01, WHITE)
        else:
            it.bar((x + 0.008, y1 - 0.005, -0.16), (x + 0.008, y1 - 0.005, -0.03), 0.03, WHITE)
    it.pane(-half + 0.1, half - 0.1, y0 + 0.02, y1 - 0.03, -out - 0.005, wood * 1.3)
    it.ball(0, (y0 + y1) / 2, -out - 0.03, 0.032, BRASS)
    it.turned(((0.09, it.height - 0.02), (0.15, it.height + 0.08)), 0.12, 0.3, colour("6a8aa8"), colour("d8c8a0"))
    for k in range(3):
        it.ball(
            0.07 + 0.06 * k, it.height + 0.1, 0.28 + 0.03 * (k % 2), 0.045, (colour("d8a040"), RED, colour("d8c050"))[k]
        )


def _locker(it: Maquette) -> None:
    steel = it.tinted(colour("4f7f88"), 0.12)
    half = it.width / 2
    it.box(-half, half, 0.06, it.height, 0, it.depth, steel * 0.9, steel * 1.3)
    for x in (-half + 0.06, half - 0.06):
        it.bar((x, 0, 0.05), (x, 0.06, 0.05), 0.06, IRON)
    it.pane(-half + 0.03, half - 0.03, 0.1, it.height - 0.04, -0.006, steel * 1.2)
    for row in (0.85, 0.22):
        for k in range(4):
            y = it.height * row + 0.05 * k - 0.08
            it.bar((-half + 0.12, y, -0.01), (half - 0.12, y, -0.01), 0.022, steel * 0.4)
    for x, y, r in ((-0.04, it.height * 0.55, 0.14), (0.11, it.height * 0.42, 0.08), (-0.12, it.height * 0.68, 0.06)):
        it.round(x, y, -0.012, r, steel * 1.55)
        it.round(x + r * 0.12, y - r * 0.14, -0.014, r * 0.78, steel * 0.95)
        it.round(x + r * 0.05, y - r * 0.02, -0.016, r * 0.5, steel * 1.25)
    it.line([(half - 0.08, it.height * 0.46, -0.02), (half - 0.08, it.height * 0.56, -0.02)], 0.035, BRASS)
    it.words("7", -half + 0.12, it.height * 0.93, -0.012, 0.09, WHITE)
    hose = [
        (half * 0.2, it.height + 0.02, 0.1),
        (half * 0.9, it.height + 0.06, -0.05),
        (half + 0.06, it.height - 0.15, -0.06),
        (half + 0.03, it.height * 0.6, -0.08),
        (half + 0.08, it.height * 0.35, -0.08),
    ]
    it.line(hose, 0.05, colour("c8602e"))


DRAWN: dict[str, Kind] = {
    "library/card-catalogue": Kind(Size(1.0, 1.2, 0.45), _card_catalogue, (0.0, 0.42)),
    "greenhouse/seed-cabinet": Kind(Size(0.95, 1.1, 0.42), _seed_cabinet),
    "observatory/plate-cabinet": Kind(Size(0.85, 1.4, 0.42), _plate_cabinet, (0.0, 0.72)),
    "observatory/star-chart-chest": _flat_drawers(4, MAHOGANY * 1.1, False),
    "maproom/plan-chest": _flat_drawers(6, OAK, True),
    "attic/mainspring-cabinet": Kind(Size(0.9, 1.2, 0.4), _spirals),
    "aquarium/specimen-cabinet": Kind(Size(0.95, 1.35, 0.42), _specimens),
    "exchange/fuse-cupboard": Kind(Size(1.0, 0.95, 0.25, "wall"), _fuse_cupboard, (0.0, 0.08)),
    "exchange/battery-cabinet": Kind(Size(0.95, 1.25, 0.45), _battery_cabinet),
    "chapel/hymn-book-cupboard": Kind(Size(0.9, 1.15, 0.4), _hymn_books, (0.0, 0.2)),
    "chapel/vestment-press": Kind(Size(1.15, 0.85, 0.5), _vestments, (0.3, 0.35)),
    "kitchen/dresser": Kind(Size(1.3, 1.75, 0.45), _dresser, (0.0, 0.3)),
    "kitchen/meat-safe": Kind(Size(0.85, 1.05, 0.42), _meat_safe, (0.0, 0.62)),
    "kitchen/spice-box": Kind(Size(0.62, 0.38, 0.36, "table"), _spice_box, (0.0, 0.06)),
    "kitchen/cutlery-drawer": Kind(Size(1.0, 0.85, 0.55), _cutlery_drawer, (0.3, 0.7)),
    "aquarium/divers-locker": Kind(Size(0.6, 1.65, 0.45), _locker, (0.1, 0.85)),
}
