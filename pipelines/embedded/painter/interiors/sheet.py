"""Walls, floors and slopes as sheets: a corner, a way along and a way up, so that bricks, boards and panes are laid in
the surface's own metres."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import DoorFrame
from pipelines.embedded.painter.space import Point, add, cross, dot, sub, unit
from pipelines.embedded.painter.stage import Stage

Grain = Literal["along", "up"]
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A flat surface. `corner`: its lower left as the eye sees it; `along`, `up`: unit directions; `width`, `height`
    in metres."""

    stage: Stage
    corner: Point
    along: Point
    up: Point
    width: float
    height: float

    @property
    def normal(self) -> Point:
        """Towards the eye."""
        face = unit(cross(self.along, self.up))
        return face if dot(face, self.corner) < 0 else (-face[0], -face[1], -face[2])

    def at(self, u: float, v: float, out: float = 0.0) -> Point:
        """The point `u` metres along and `v` metres up, `out` metres before the surface."""
        return add(add(add(self.corner, self.along, u), self.up, v), self.normal, out)

    def patch(
        self,
        left: float,
        low: float,
        right: float,
        high: float,
        fill: Colour,
        glow: float = 0.0,
        out: float = 0.0,
        grain: Grain = "along",
    ) -> None:
        """A rectangle, in metres along and up."""
        self.shape([(left, low), (right, low), (right, high), (left, high)], fill, glow, out, grain)

    def shape(
        self, spots: Sequence[Spot], fill: Colour, glow: float = 0.0, out: float = 0.0, grain: Grain = "along"
    ) -> None:
        """A polygon whose corners are (along, up)."""
        way = self.along if grain == "along" else self.up
        self.stage.poly([self.at(u, v, out) for u, v in spots], fill, glow, way)

    def whole(self, fill: Colour, grain: Grain = "along") -> None:
        self.patch(0, 0, self.width, self.height, fill, grain=grain)

    def line(self, a: Spot, b: Spot, thick: float, fill: Colour, glow: float = 0.0, out: float = 0.02) -> None:
        """A moulding, a glazing bar, a pipe."""
        self.stage.bar(self.at(*a, out), self.at(*b, out), thick, fill, glow)

    def shine(self, spots: Sequence[Spot], light: Colour) -> None:
        """Light that lies on the surface."""
        self.stage.pool([self.at(u, v) for u, v in spots], light)

    def shade(self, spots: Sequence[Spot], amount: float = 0.5) -> None:
        self.stage.shadow([self.at(u, v) for u, v in spots], amount)

    def doorway(self, middle: float, width: float = 1.0, height: float = 2.05, out: float = 0.04) -> DoorFrame:
        """A doorway that stands on the lower edge."""
        left, right = middle - width / 2, middle + width / 2
        return DoorFrame(
            self.at(left, height, out), self.at(right, height, out), self.at(right, 0, out), self.at(left, 0, out)
        )


def wall(stage: Stage, a: tuple[float, float], b: tuple[float, float], low: float, high: float) -> Sheet:
    """An upright wall from `a` to `b`, each (x, z), `a` on the left."""
    start, end = (a[0], low, a[1]), (b[0], low, b[1])
    length = sum((p - q) ** 2 for p, q in zip(start, end, strict=True)) ** 0.5
    return Sheet(stage, start, unit(sub(end, start)), (0.0, 1.0, 0.0), length, high - low)


def ground(stage: Stage, left: float, right: float, y: float, near: float, far: float) -> Sheet:
    """A level floor or ceiling: along is to the right, up is away from the eye."""
    return Sheet(stage, (left, y, near), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0), right - left, far - near)


def slope(stage: Stage, near_low: Point, far_low: Point, near_high: Point) -> Sheet:
    """A slope from its lower edge up: three of its corners, square to each other."""
    along, up = sub(far_low, near_low), sub(near_high, near_low)
    return Sheet(stage, near_low, unit(along), unit(up), dot(along, along) ** 0.5, dot(up, up) ** 0.5)


def one_of(tones: Sequence[Colour], seed: int) -> Colour:
    """The colour that this room's walls are painted in, of several that would do."""
    return tones[int(draw(seed, 907) * len(tones))]


def bricks(sheet: Sheet, fill: Colour, seed: int, *, size: Spot = (0.34, 0.15), share: float = 0.4) -> None:
    """The whole sheet in one tone, and a `share` of its bricks or stones laid over it, lighter and darker, in bond."""
    sheet.whole(fill)
    rows, columns = int(sheet.height / size[1]), int(sheet.width / size[0]) + 1
    for row in range(rows):
        for column in range(columns):
            if draw(seed, row, column, 3) > share:
                continue
            left = (column - 0.5 * (row % 2)) * size[0]
            right = min(sheet.width, left + size[0] * 0.94)
            left = max(0.0, left)
            if right > left:
                tone = fill * (0.78 + 0.5 * draw(seed, row, column, 5))
                sheet.patch(left, row * size[1], right, (row + 0.88) * size[1], tone)


def tiles(sheet: Sheet, one: Colour, other: Colour, seed: int, *, side: float = 0.5) -> None:
    """A chequered floor, no two tiles quite alike."""
    sheet.whole(one)
    for row in range(int(sheet.height / side)):
        for column in range(int(sheet.width / side)):
            if (row + column) % 2:
                tone = other * (0.86 + 0.28 * draw(seed, row, column))
                left, low = column * side, row * side
                sheet.patch(left, low, left + side, low + side, tone)


def boards(sheet: Sheet, fill: Colour, seed: int, *, step: float = 0.3, grain: Grain = "up") -> None:
    """Boards side by side along the sheet, each with its own tone; or shiplap, upwards, where `grain` is "along"."""
    span = sheet.width if grain == "up" else sheet.height
    for k in range(int(span / step) + 1):
        low, high = k * step, min(span, (k + 1) * step)
        if high <= low:
            continue
        tone = fill * (0.84 + 0.32 * draw(seed, k, 11))
        if grain == "up":
            sheet.patch(low, 0, high, sheet.height, tone, grain=grain)
        else:
            sheet.patch(0, low, sheet.width, high, tone, grain=grain)


def graded(sheet: Sheet, box: tuple[float, float, float, float], tones: Sequence[Colour], glow: float) -> None:
    """A window's sky: from `tones[0]` at the top of the box (left, low, right, high) to the last at its foot."""
    left, low, right, high = box
    bands = 3 * (len(tones) - 1)
    for k in range(bands):
        at = (k + 0.5) / bands * (len(tones) - 1)
        tone = mix(tones[int(at)], tones[int(at) + 1], at - int(at))
        top, bottom = high - (high - low) * k / bands, high - (high - low) * (k + 1) / bands
        sheet.patch(left, bottom, right, top, tone, glow)


def panes(
    sheet: Sheet, box: tuple[float, float, float, float], columns: int, rows: int, fill: Colour, thick: float
) -> None:
    """The frame and glazing bars of a window in the box (left, low, right, high)."""
    left, low, right, high = box
    for k in range(columns + 1):
        u = left + (right - left) * k / columns
        sheet.line((u, low), (u, high), thick * (1.6 if k in (0, columns) else 1.0), fill)
    for k in range(rows + 1):
        v = low + (high - low) * k / rows
        sheet.line((left, v), (right, v), thick * (1.6 if k in (0, rows) else 1.0), fill)
