"""Cases with drawers and doors: each with the detail that it is known by."""

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.noise import draw as chance
from pipelines.embedded.painter.places import Anchor
from pipelines.embedded.painter.stage import Stage
from pipelines.embedded.painter.things.kind import Kind, Palette, Size

WOOD, BRASS, CARD = colour("8a5230"), colour("e0b058"), colour("efe2c0")


def _case(stage: Stage, at: Anchor, wood: Colour, feet: float = 0.08) -> tuple[float, float, float, float, float]:
    """A wooden case on feet; returns left, right, bottom, top and front of its face."""
    x, y, z = at.foot
    left, right, bottom, top = x - at.width / 2, x + at.width / 2, y + at.height * feet, y + at.height
    for foot in (left + 0.06, right - 0.06):
        stage.bar((foot, y, z + 0.05), (foot, bottom, z + 0.05), 0.07, wood * 0.6)
    stage.box(left, right, bottom, top, z, z + at.depth, wood, wood * 1.25)
    stage.box(left - 0.03, right + 0.03, top - 0.05, top, z - 0.03, z + at.depth, wood * 1.15, wood * 1.4)
    return left, right, bottom, top - 0.06, z - 0.01


def drawers(columns: int, rows: int, *, open_one: bool = True) -> Kind:
    """A cabinet of many small drawers with labels."""

    def draw(stage: Stage, at: Anchor, palette: Palette, seed: int) -> None:
        left, right, bottom, top, z = _case(stage, at, WOOD)
        wide, high = (right - left) / columns, (top - bottom) / rows
        out = int(chance(seed, columns, rows) * columns * rows)
        for row in range(rows):
            for column in range(columns):
                x0, y0 = left + column * wide, bottom + row * high
                shade = 0.85 + 0.3 * chance(seed, row, column)
                near = z - (0.12 if open_one and row * columns + column == out else 0.0)
                gap = min(wide, high) * 0.08
                face = [
                    (x0 + gap, y0 + gap, near),
                    (x0 + wide - gap, y0 + gap, near),
                    (x0 + wide - gap, y0 + high - gap, near),
                    (x0 + gap, y0 + high - gap, near),
                ]
                if near < z:
                    stage.box(x0 + gap, x0 + wide - gap, y0 + gap, y0 + high - gap, near, z, WOOD * 0.5, CARD * 0.8)
                stage.poly(face, WOOD * (1.15 * shade))
                middle = x0 + wide / 2
                label = [
                    (middle - wide * 0.22, y0 + high * 0.52, near - 0.005),
                    (middle + wide * 0.22, y0 + high * 0.52, near - 0.005),
                    (middle + wide * 0.22, y0 + high * 0.78, near - 0.005),
                    (middle - wide * 0.22, y0 + high * 0.78, near - 0.005),
                ]
                stage.poly(label, CARD * shade)
                stage.ball((middle, y0 + high * 0.32, near - 0.02), min(wide, high) * 0.09, BRASS)

    return Kind(Size(1.1, 1.15, 0.45), draw)


def _chest(stage: Stage, at: Anchor, palette: Palette, seed: int) -> None:
    left, right, bottom, top, z = _case(stage, at, WOOD, feet=0.0)
    for x in (left + 0.12, right - 0.12):
        stage.bar((x, bottom, z), (x, top, z), 0.06, colour("4a4038"))
    stage.bar((left, bottom + (top - bottom) * 0.62, z), (right, bottom + (top - bottom) * 0.62, z), 0.03, WOOD * 0.5)
    stage.ball(((left + right) / 2, bottom + (top - bottom) * 0.55, z - 0.02), 0.05, BRASS)


CHEST = Kind(Size(0.9, 0.6, 0.5), _chest)

DRAWN: dict[str, Kind] = {
    "library/card-catalogue": drawers(5, 6),
    "greenhouse/seed-cabinet": drawers(4, 6),
    "maproom/plan-chest": drawers(1, 6, open_one=False),
    "attic/mainspring-cabinet": drawers(4, 5),
}
