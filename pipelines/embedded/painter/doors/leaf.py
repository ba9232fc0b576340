"""A door's leaf as a sheet to draw on: (u, v) from 0 to 1, left to right and top to bottom, on the door's own plane."""

import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.noise import draw as chance
from pipelines.embedded.painter.places import DoorFrame
from pipelines.embedded.painter.space import sub
from pipelines.embedded.painter.stage import Stage

BRASS, IRON, DARK, CREAM = colour("e8c060"), colour("3a3a44"), colour("1a1418"), colour("f0e4c4")
Spot = tuple[float, float]


class Leaf:
    """Draws on one leaf. `near` metres before it lies whatever is drawn next; it grows a little with each call, so that
    what is drawn later stands before what was drawn earlier."""

    def __init__(self, stage: Stage, frame: DoorFrame, palette: Sequence[str], seed: int) -> None:
        self.stage, self.frame, self.seed = stage, frame, seed
        self.palette = [colour(one) for one in palette]
        width = math.dist(frame.top_left, frame.top_right)
        height = math.dist(frame.top_left, frame.bottom_left)
        self.aspect = height / width
        """A circle is `aspect` times as wide in u as it is high in v."""
        self.height_m = height
        self.across = sub(frame.top_right, frame.top_left)

    def shape(self, corners: Sequence[Spot], fill: Colour, glow: float = 0.0, *, upright: bool = True) -> None:
        grain = (0.0, 1.0, 0.0) if upright else self.across
        self.stage.poly([self.frame.at(u, v) for u, v in corners], fill, glow, grain)

    def patch(
        self, u0: float, v0: float, u1: float, v1: float, fill: Colour, glow: float = 0.0, *, upright: bool = True
    ) -> None:
        self.shape(((u0, v0), (u1, v0), (u1, v1), (u0, v1)), fill, glow, upright=upright)

    def field(self, fill: Colour, *, upright: bool = True) -> None:
        """The whole leaf."""
        self.patch(0, 0, 1, 1, fill, upright=upright)

    def line(self, start: Spot, end: Spot, width: float, fill: Colour, glow: float = 0.0) -> None:
        """A straight line; `width` as a share of the leaf's height."""
        du, dv = (end[0] - start[0]) / self.aspect, end[1] - start[1]
        length = math.hypot(du, dv) or 1.0
        side = (-dv / length * width / 2 * self.aspect, du / length * width / 2)
        self.shape(
            (
                (start[0] + side[0], start[1] + side[1]),
                (end[0] + side[0], end[1] + side[1]),
                (end[0] - side[0], end[1] - side[1]),
                (start[0] - side[0], start[1] - side[1]),
            ),
            fill,
            glow,
        )

    def disc(self, u: float, v: float, radius: float, fill: Colour, glow: float = 0.0, corners: int = 18) -> None:
        """A circle; `radius` as a share of the leaf's height."""
        self.shape([self.around(u, v, radius, i / corners) for i in range(corners)], fill, glow)

    def ring(self, u: float, v: float, radius: float, width: float, fill: Colour, corners: int = 18) -> None:
        for i in range(corners):
            self.line(
                self.around(u, v, radius, i / corners), self.around(u, v, radius, (i + 1.1) / corners), width, fill
            )

    def star(self, u: float, v: float, radius: float, points: int, fill: Colour, glow: float = 0.0) -> None:
        turns = [(i / (2 * points), radius if i % 2 == 0 else radius * 0.42) for i in range(2 * points)]
        self.shape([self.around(u, v, size, turn - 0.25) for turn, size in turns], fill, glow)

    def around(self, u: float, v: float, radius: float, turn: float) -> Spot:
        """The point at `turn` 0..1 of a circle, clockwise from the right."""
        return u + math.cos(turn * 2 * math.pi) * radius * self.aspect, v + math.sin(turn * 2 * math.pi) * radius

    # ---- what joiners do

    def planks(self, fill: Colour, count: int = 5) -> None:
        """Upright boards, each a little of its own colour."""
        for i in range(count):
            tone = fill * (0.88 + 0.24 * chance(self.seed, i, count))
            self.patch(i / count, 0, (i + 1) / count, 1, tone)
            self.line((i / count, 0), (i / count, 1), 0.006, fill * 0.5)

    def slats(self, fill: Colour, count: int, gap: Colour) -> None:
        """Level slats with shade between them."""
        self.field(gap, upright=False)
        for i in range(count):
            tone = fill * (0.9 + 0.2 * chance(self.seed, i, count))
            self.patch(0.03, (i + 0.1) / count, 0.97, (i + 0.86) / count, tone, upright=False)

    def panel(self, u0: float, v0: float, u1: float, v1: float, fill: Colour) -> None:
        """A sunk panel with a lit field."""
        edge = 0.025
        self.patch(u0, v0, u1, v1, fill * 0.62)
        self.patch(u0 + edge * 1.6, v0 + edge, u1 - edge, v1 - edge * 0.6, fill * 1.12)

    def panels(
        self, fill: Colour, rows: Sequence[tuple[float, float]] = ((0.07, 0.46), (0.54, 0.94)), columns: int = 1
    ) -> None:
        """A framed leaf with panels."""
        self.field(fill)
        for top, bottom in rows:
            for column in range(columns):
                wide = 0.76 / columns
                left = 0.12 + column * wide
                self.panel(left + 0.02, top, left + wide - 0.02, bottom, fill)

    def studs(self, fill: Colour, columns: int, rows: int, radius: float = 0.008) -> None:
        for row in range(rows):
            for column in range(columns + (row % 2)):
                u = (column + 0.5 - 0.5 * (row % 2)) / columns
                if 0.04 < u < 0.96:
                    self.disc(u, (row + 0.5) / rows, radius, fill, 0.15, 8)

    def straps(self, fill: Colour, heights: Sequence[float] = (0.16, 0.82), reach: float = 0.8) -> None:
        """Iron straps from the hinge side."""
        for v in heights:
            self.line((0.0, v), (reach, v), 0.028, fill)
            self.disc(reach, v, 0.022, fill, 0, 10)

    def glass(
        self,
        u0: float,
        v0: float,
        u1: float,
        v1: float,
        fill: Colour,
        glow: float = 0.55,
        bars: tuple[int, int] = (1, 1),
    ) -> None:
        """Panes with light behind them, in `bars` columns and rows."""
        self.patch(u0 - 0.03, v0 - 0.02, u1 + 0.03, v1 + 0.02, DARK)
        columns, rows = bars
        for row in range(rows):
            for column in range(columns):
                tone = fill * (0.85 + 0.3 * chance(self.seed, row, column, 5))
                left, right = u0 + (u1 - u0) * column / columns, u0 + (u1 - u0) * (column + 1) / columns
                top, bottom = v0 + (v1 - v0) * row / rows, v0 + (v1 - v0) * (row + 1) / rows
                self.patch(left + 0.012, top + 0.008, right - 0.012, bottom - 0.008, tone, glow)

    def curtain(self, fill: Colour, folds: int = 7, low: float = 1.0) -> None:
        """Hanging cloth in folds."""
        for i in range(folds):
            shade = 0.7 + 0.5 * abs(math.sin((i + 0.5) * 2.1)) + 0.1 * chance(self.seed, i)
            self.patch(i / folds, 0, (i + 1) / folds, low - 0.02 * (i % 2), fill * shade)
        self.patch(0, 0, 1, 0.035, BRASS * 0.8, upright=False)

    def handle(self, u: float, v: float = 0.52, fill: Colour = BRASS) -> None:
        self.stage.ball(self.frame.at(u, v, 0.05), 0.042, fill)

    def tint(self, share: float = 0.35) -> Colour:
        """A wood of this house: the palette's second colour, warmed by its third."""
        return mix(self.palette[1], self.palette[2], share)
