"""A thing being built in its own metres: x from its middle to the right, y up from its foot, z from its front into the
picture. The maquette scales, turns and sets it on the stage, and leaves out the faces that the eye cannot see.
"""

import itertools
import math
from collections.abc import Sequence

import numpy as np

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.noise import draw as chance
from pipelines.embedded.painter.places import Anchor
from pipelines.embedded.painter.space import Point, add, cross, dot, sub, unit
from pipelines.embedded.painter.stage import Stage
from pipelines.embedded.painter.strokefont import strokes_of

Flat = tuple[float, float]
MOST_TURN = 1.1


def arc(x: float, y: float, radius_x: float, radius_y: float, start: float, end: float, steps: int = 12) -> list[Flat]:
    """Points on a bow, angles in turns (0 = right, 0.25 = up)."""
    turns = [2 * math.pi * (start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + radius_x * math.cos(turn), y + radius_y * math.sin(turn)) for turn in turns]


def oval(x: float, y: float, radius_x: float, radius_y: float | None = None, steps: int = 18) -> list[Flat]:
    """The corners of an upright oval."""
    return arc(x, y, radius_x, radius_x if radius_y is None else radius_y, 0, 1, steps)[:-1]


def smoothed(points: Sequence[Flat], rounds: int = 2, closed: bool = True) -> list[Flat]:
    """Corners cut off again and again (Chaikin, 1974): a few points become a drawn line."""
    line = list(points)
    for _ in range(rounds):
        ends = zip(line, line[1:] + line[:1]) if closed else itertools.pairwise(line)
        cut: list[Flat] = [] if closed else [line[0]]
        for (ax, ay), (bx, by) in ends:
            cut += [(0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by), (0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by)]
        line = cut if closed else [*cut, line[-1]]
    return line


class Maquette:
    """`width`, `height`, `depth`: the nominal size of what is built, in its own metres, of which one is `scale` metres
    of the stage."""

    def __init__(
        self, stage: Stage, at: Anchor, size: tuple[float, float, float], palette: Sequence[str], seed: int
    ) -> None:
        self.stage, self.palette, self.seed = stage, palette, seed
        self.width, self.height, self.depth = size
        self.scale = at.width / self.width
        turn = max(-MOST_TURN, min(MOST_TURN, at.faces))
        self._cosine, self._sine = math.cos(turn), math.sin(turn)
        self._foot = at.foot

    # ---- places, chance and colours

    def point(self, x: float, y: float, z: float) -> Point:
        """Where a point of the maquette is on the stage."""
        deep = z - self.depth / 2
        across, into = x * self._cosine - deep * self._sine, x * self._sine + deep * self._cosine
        px, py, pz = self._foot
        return px + across * self.scale, py + y * self.scale, pz + (into + self.depth / 2) * self.scale

    def way(self, x: float, y: float, z: float) -> Point:
        """A direction of the maquette as one of the stage."""
        return x * self._cosine - z * self._sine, y, x * self._sine + z * self._cosine

    def chance(self, *keys: int) -> float:
        return chance(self.seed, *keys)

    def tone(self, number: int) -> Colour:
        """One of the room's five colours, 0 the darkest, 4 paper."""
        return colour(self.palette[number])

    def tinted(self, fill: Colour, share: float = 0.18) -> Colour:
        """A material's own colour, drawn a little towards the room's."""
        return mix(fill, self.tone(2), share)

    # ---- surfaces

    def poly(
        self,
        corners: Sequence[Point],
        fill: Colour,
        glow: float = 0.0,
        grain: Point | None = None,
        normal: Point | None = None,
    ) -> None:
        """A flat polygon, corners in the maquette's metres."""
        self.stage.poly(
            [self.point(*corner) for corner in corners],
            fill,
            glow,
            self.way(*grain) if grain else None,
            unit(self.way(*normal)) if normal else None,
        )

    def sheet(
        self, corners: Sequence[Flat], z: float, fill: Colour, glow: float = 0.0, grain: Point | None = None
    ) -> None:
        """A flat shape that faces the front, at depth `z`."""
        self.poly([(x, y, z) for x, y in corners], fill, glow, grain)

    def pane(self, x0: float, x1: float, y0: float, y1: float, z: float, fill: Colour, glow: float = 0.0) -> None:
        """An upright rectangle that faces the front."""
        self.sheet([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], z, fill, glow)

    def frame(self, x0: float, x1: float, y0: float, y1: float, z: float, width: float, fill: Colour) -> None:
        """Four rails round a rectangle."""
        self.pane(x0, x1, y1 - width, y1, z, fill * 1.1)
        self.pane(x0, x1, y0, y0 + width, z, fill * 0.9)
        self.pane(x0, x0 + width, y0, y1, z, fill)
        self.pane(x1 - width, x1, y0, y1, z, fill)

    def level(self, x0: float, x1: float, z0: float, z1: float, y: float, fill: Colour, glow: float = 0.0) -> None:
        """A level rectangle: a table's top, a pool's water."""
        self.poly([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], fill, glow)

    def disc(
        self, x: float, y: float, z: float, radius: float, fill: Colour, glow: float = 0.0, deep: float | None = None
    ) -> None:
        """A level disc."""
        deep = radius if deep is None else deep
        self.poly([(px, y, pz) for px, pz in oval(x, z, radius, deep, 20)], fill, glow)

    def round(
        self,
        x: float,
        y: float,
        z: float,
        radius: float,
        fill: Colour,
        glow: float = 0.0,
        radius_y: float | None = None,
    ) -> None:
        """A disc that faces the front."""
        self.sheet(oval(x, y, radius, radius_y), z, fill, glow)

    def ring(
        self,
        x: float,
        y: float,
        z: float,
        radius: float,
        width: float,
        fill: Colour,
        glow: float = 0.0,
        radius_y: float | None = None,
    ) -> None:
        """A hoop that faces the front."""
        outer = oval(x, y, radius + width / 2, (radius_y or radius) + width / 2, 24)
        inner = oval(x, y, radius - width / 2, (radius_y or radius) - width / 2, 24)
        for i in range(24):
            k = (i + 1) % 24
            up = 1 + 0.18 * (outer[i][1] - y) / (radius_y or radius)
            self.sheet([outer[i], outer[k], inner[k], inner[i]], z, fill * np.float32(up), glow)

    # ---- solids

    def box(
        self,
        x0: float,
        x1: float,
        y0: float,
        y1: float,
        z0: float,
        z1: float,
        fill: Colour,
        top: Colour | None = None,
        grain: Point | None = None,
    ) -> None:
        """An upright box: the faces that the eye can see."""
        faces = (
            ((0.0, 0.0, 1.0), ((x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)), fill),
            ((0.0, -1.0, 0.0), ((x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)), fill * 0.6),
            ((-1.0, 0.0, 0.0), ((x0, y0, z0), (x0, y0, z1), (x0, y1, z1), (x0, y1, z0)), fill * 0.85),
            ((1.0, 0.0, 0.0), ((x1, y0, z0), (x1, y0, z1), (x1, y1, z1), (x1, y1, z0)), fill * 0.85),
            (
                (0.0, 1.0, 0.0),
                ((x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)),
                fill * 1.2 if top is None else top,
            ),
            ((0.0, 0.0, -1.0), ((x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0)), fill),
        )
        for out, corners, shade in faces:
            if dot(self.way(*out), self.point(*corners[0])) < 0:
                self.poly(corners, shade, 0, grain, out)

    def wedge(self, outline: Sequence[Flat], z0: float, z1: float, fill: Colour, edge: Colour | None = None) -> None:
        """A shape cut out of board that faces the front: its thickness, then its face."""
        edge = fill * 0.75 if edge is None else edge
        for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]]):
            self.poly([(ax, ay, z0), (bx, by, z0), (bx, by, z1), (ax, ay, z1)], edge)
        self.sheet(outline, z0, fill)

    def bar(self, a: Point, b: Point, width: float, fill: Colour, glow: float = 0.0) -> None:
        """A thin rod."""
        self.stage.bar(self.point(*a), self.point(*b), width * self.scale, fill, glow)

    def line(self, points: Sequence[Point], width: float, fill: Colour, glow: float = 0.0) -> None:
        """A bent rod, a rope, a stroke of a pen."""
        for a, b in itertools.pairwise(points):
            self.bar(a, b, width, fill, glow)

    def stroke(self, points: Sequence[Flat], z: float, width: float, fill: Colour, glow: float = 0.0) -> None:
        """A line on an upright face."""
        self.line([(x, y, z) for x, y in points], width, fill, glow)

    def tube(
        self, a: Point, b: Point, radius_a: float, radius_b: float, fill: Colour, sides: int = 7, glow: float = 0.0
    ) -> None:
        """A tapered cylinder without lids."""
        near, far = self.point(*a), self.point(*b)
        self.stage.tube(near, far, radius_a * self.scale, radius_b * self.scale, fill, sides, glow)

    def ball(
        self, x: float, y: float, z: float, radius: float, fill: Colour, glow: float = 0.0, squash: float = 1.0
    ) -> None:
        self.stage.ball(self.point(x, y, z), radius * self.scale, fill, glow, squash)

    def turned(
        self,
        profile: Sequence[Flat],
        x: float,
        z: float,
        fill: Colour | Sequence[Colour],
        top: Colour | None = None,
        glow: float = 0.0,
        sides: int = 16,
    ) -> None:
        """A body turned on a lathe: `profile` is (radius, height) from the foot up; `fill` one colour or one for each
        step; `top` closes it."""
        eye = self.point(x, profile[0][1], z)
        steps = list(itertools.pairwise(profile))
        bands = [fill] * len(steps) if isinstance(fill, np.ndarray) else list(fill)
        turns = [(math.cos(2 * math.pi * i / sides), math.sin(2 * math.pi * i / sides)) for i in range(sides + 1)]
        for ((r0, y0), (r1, y1)), shade in zip(steps, bands):
            lean = (r0 - r1) / (math.hypot(r0 - r1, y1 - y0) or 1.0)
            for (ca, sa), (cb, sb) in itertools.pairwise(turns):
                out = self.way((ca + cb) / 2, lean, (sa + sb) / 2)
                if dot(out, eye) < 0.0:
                    corners = [
                        (x + r0 * ca, y0, z + r0 * sa),
                        (x + r0 * cb, y0, z + r0 * sb),
                        (x + r1 * cb, y1, z + r1 * sb),
                        (x + r1 * ca, y1, z + r1 * sa),
                    ]
                    if r0 == 0.0:
                        corners = corners[1:]
                    elif r1 == 0.0:
                        corners = corners[:3]
                    self._strip(corners, shade, glow, out)
        if top is not None:
            self.disc(x, profile[-1][1], z, profile[-1][0], top, glow)

    def _strip(self, corners: Sequence[Point], fill: Colour, glow: float, normal: Point) -> None:
        self.stage.poly([self.point(*corner) for corner in corners], fill, glow, (0.0, 1.0, 0.0), unit(normal))

    def rod(self, a: Point, b: Point, radius: float, fill: Colour, end: Colour | None = None) -> None:
        """A round rod with the end that the eye sees."""
        self.tube(a, b, radius, radius, fill)
        near, far = (a, b) if dot(sub(self.point(*a), self.point(*b)), self.point(*a)) < 0 else (b, a)
        axis = unit(sub(near, far))
        side = unit(cross(axis, (0.0, 1.0, 0.001)))
        up = cross(side, axis)
        corners = [
            add(add(near, side, radius * math.cos(i * math.pi / 8)), up, radius * math.sin(i * math.pi / 8))
            for i in range(16)
        ]
        self.poly(corners, fill * 1.15 if end is None else end, 0, None, axis)

    def leaf(
        self,
        x: float,
        y: float,
        z: float,
        yaw: float,
        rise: float,
        length: float,
        width: float,
        fill: Colour,
        droop: float = 0.5,
    ) -> None:
        """A drooping leaf, a feather, a tuft."""
        self.stage.blade(self.point(x, y, z), yaw, rise, length * self.scale, width * self.scale, fill, droop)

    # ---- marks

    def words(self, text: str, x: float, y: float, z: float, high: float, fill: Colour, bold: float = 0.16) -> None:
        """Stencilled capitals, their middle at (x, y)."""
        wide = high * 0.62
        left = x - wide * len(text) / 2
        for i, letter in enumerate(text):
            for stroke in strokes_of(letter):
                points = [(left + wide * (i + 0.16 + 0.34 * px), y + high * (py / 4 - 0.5), z) for px, py in stroke]
                self.line(points, high * bold, fill)

    def lines(
        self, x0: float, x1: float, y0: float, y1: float, z: float, rows: int, fill: Colour, width: float = 0.012
    ) -> None:
        """Writing too small to read."""
        for row in range(rows):
            y = y1 - (y1 - y0) * (row + 0.5) / rows
            end = x1 - (x1 - x0) * (0.05 + 0.35 * self.chance(row, int(x0 * 100), 5))
            self.bar((x0, y, z), (end, y, z), width, fill)

    # ---- light and shade

    def shade(
        self, x: float, z: float, radius: float, deep: float | None = None, amount: float = 0.6, y: float = 0.0
    ) -> None:
        """The soft shadow on the ground below."""
        corners = [self.point(px, y, pz) for px, pz in oval(x, z, radius, radius if deep is None else deep)]
        self.stage.shadow(corners, amount)

    def darken(self, x0: float, x1: float, y0: float, y1: float, z: float, amount: float = 0.6) -> None:
        """Shade on an upright face: under a shelf, inside an oven."""
        self.stage.shadow([self.point(x, y, z) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))], amount)

    def light(
        self,
        x: float,
        y: float,
        z: float,
        hex_rgb: str,
        power: float,
        reach: float,
        halo: float = 0.4,
        flickers: bool = False,
    ) -> None:
        self.stage.light(self.point(x, y, z), hex_rgb, power, reach * self.scale, halo, flickers)
