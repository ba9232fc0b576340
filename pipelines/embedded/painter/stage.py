"""The stage: solids in metres -> polygons on paper, each with its plane, normal, grain and glow, in painter's order.

    stage = Stage(seed=7, width=960, height=640, focal=0.62, horizon=0.5)
    stage.poly([(-2, -1.5, 1), (2, -1.5, 1), (2, -1.5, 9), (-2, -1.5, 9)], colour("6a4630"))   # a floor
    with stage.region("thing:0", "thing"):                                                      # what can be searched
        stage.shadow(stage.disc((0.5, -1.5, 4), 0.4))
        stage.box(0.2, 0.8, -1.5, -0.8, 3.8, 4.2, colour("8a5034"))
    stage.light((0, 1.2, 4), "ffb050", power=1.6, reach=1.4, flickers=True)

Draw from far to near: what is drawn later covers what was drawn before. Sizes are metres, angles radians, colours
float32 (3,) in 0..1. The eye looks along +z from the origin; a floor is usually at y = -1.5. Nothing is shaded here:
light.py knows, for every pixel, which polygon it shows, hence its exact depth, its normal and its grain.
"""

import math
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.noise import Field
from pipelines.embedded.painter.space import Point, add, between, cross, dot, sub, unit

NEAR_M = 0.35
"""Nothing nearer to the eye than this is drawn."""
SKY_INVERSE_Z = 1 / 60

Flat = tuple[float, float]
RegionKind = Literal["door", "thing"]


@dataclass(slots=True)
class Shape:
    """A polygon on paper: `corners` in pixels, its colour, its row in the table, its region (0 = none, else 1 +
    the index)."""

    corners: list[Flat]
    fill: tuple[int, int, int]
    row: int
    region: int


@dataclass(slots=True)
class Stain:
    """Light or shade laid on surfaces: `layer` "shade" darkens, "crisp" and "soft" lighten, with edges as they say."""

    layer: Literal["shade", "crisp", "soft"]
    corners: list[Flat]
    strength: tuple[float, float, float]
    region: int


@dataclass(slots=True)
class Light:
    """A source of light at `place`. `reach`: metres at which it has fallen off; `halo`: how much of it is seen in the
    air; `flickers` like fire. `region` as in Shape: a thing's own lamp goes out on the plate."""

    place: Point
    colour: Colour
    power: float
    reach: float
    halo: float
    flickers: bool
    region: int


@dataclass(slots=True)
class Mirror:
    """The one level plane in which glossy surfaces mirror the scene."""

    level: float
    ripple: float
    tint: Colour


@dataclass(slots=True)
class Place:
    """A region: `id` as in the brief, `quad` the exact corners of a flat one (a door's leaf)."""

    id: str
    kind: RegionKind
    quad: list[Point] = field(default_factory=list[Point])
    hinge: Literal["left", "right"] | None = None


class Stage:
    """Where a scene is built. `backdrop`: float32 (height, width, 3) seen where nothing is drawn, or one colour.

    `focal`: focal length / width; `horizon`: its height from the top, 0..1.
    """

    def __init__(
        self,
        seed: int,
        *,
        width: int = 960,
        height: int = 640,
        focal: float = 0.62,
        horizon: float = 0.5,
        backdrop: Field | Colour | None = None,
    ) -> None:
        self.seed, self.width, self.height = seed, width, height
        self.focal, self.horizon = focal, horizon
        self.focal_px, self.centre_x, self.centre_y = focal * width, width / 2, horizon * height
        self.backdrop = np.zeros(3, np.float32) if backdrop is None else backdrop
        # plane / distance, normal, grain, glow, gloss; row 0 is what lies behind everything
        self.rows: list[tuple[float, ...]] = [(0, 0, SKY_INVERSE_Z, 0, 0, -1, 1, 0, 0, 1.0, 0.0)]
        self.shapes: list[Shape] = []
        self.stains: list[Stain] = []
        self.lights: list[Light] = []
        self.places: list[Place] = []
        self.mirror: Mirror | None = None
        self._region = 0
        self._hand = 1.0

    # ---- what belongs to what

    @contextmanager
    def region(
        self,
        id_: str,
        kind: RegionKind,
        *,
        quad: Sequence[Point] = (),
        hinge: Literal["left", "right"] | None = None,
    ) -> Generator[None]:
        """Everything drawn inside belongs to this door or thing: its outline is found from what is seen of it, and the
        plate is painted without it. Entering again adds to the same region."""
        known = [place.id for place in self.places]
        if id_ not in known:
            self.places.append(Place(id_, kind, list(quad), hinge))
            known.append(id_)
        before, self._region = self._region, known.index(id_) + 1
        try:
            yield
        finally:
            self._region = before

    @contextmanager
    def reversed(self, really: bool = True) -> Generator[None]:
        """Left and right are exchanged for what is drawn inside, so that one interior is two. `really` False changes
        nothing."""
        self._hand = -1.0 if really else 1.0
        try:
            yield
        finally:
            self._hand = 1.0

    def reflect(self, level: float, *, ripple: float = 0.0, tint: Colour | None = None) -> None:
        """Surfaces with gloss mirror the whole scene in the plane y = `level`: water (ripple about 1, tinted), a waxed
        floor (ripple 0)."""
        self.mirror = Mirror(level, ripple, np.zeros(3, np.float32) if tint is None else tint)

    # ---- surfaces

    def paper(self, point: Point) -> Flat:
        """Where a point is seen, in pixels."""
        return self._seen(self._turned(point))

    def poly(
        self,
        corners: Sequence[Point],
        fill: Colour,
        glow: float = 0.0,
        grain: Point | None = None,
        normal: Point | None = None,
        gloss: float = 0.0,
    ) -> None:
        """A flat polygon. `glow` 0..1: how much it shines by itself; `grain`: the way strokes run; `normal`: which way
        it seems to face, where it stands for something round; `gloss` 0..1: how much it mirrors (see `reflect`)."""
        cut = _cut([self._turned(corner) for corner in corners], 2, NEAR_M)
        if len(cut) < 3:
            return
        face = unit(cross(sub(cut[1], cut[0]), sub(cut[2], cut[0])))
        distance = dot(face, cut[0])
        if abs(distance) < 1e-4:
            return  # seen exactly from its edge
        toward = face if distance < 0 else (-face[0], -face[1], -face[2])
        along = self._turned(grain) if grain else unit(sub(cut[1], cut[0]))
        plane = (face[0] / distance, face[1] / distance, face[2] / distance)
        flat = [(self.centre_x + self.focal_px * x / z, self.centre_y - self.focal_px * y / z) for x, y, z in cut]
        self._lay(flat, fill, (*plane, *(self._turned(normal) if normal else toward), *along, glow, gloss))

    def flat(
        self,
        corners: Sequence[Flat],
        z: float,
        fill: Colour,
        glow: float = 0.0,
        normal: Point = (0.0, 0.25, -0.97),
        grain: Point = (1.0, 0.0, 0.0),
    ) -> None:
        """A polygon given in pixels, standing upright at depth `z`."""
        self._lay(list(corners), fill, (0.0, 0.0, 1 / z, *self._turned(normal), *self._turned(grain), glow, 0.0))

    def bar(
        self,
        a: Point,
        b: Point,
        width: float,
        fill: Colour,
        glow: float = 0.0,
        normal: Point = (0.0, 0.3, -0.95),
    ) -> None:
        """A thin rod from a to b that always faces the eye."""
        a, b = self._turned(a), self._turned(b)
        if min(a[2], b[2]) < NEAR_M:
            return
        (x0, y0), (x1, y1) = self._seen(a), self._seen(b)
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        across = (-(y1 - y0) / length, (x1 - x0) / length)
        half_a = max(0.6, width * self.focal_px / a[2] / 2)
        half_b = max(0.6, width * self.focal_px / b[2] / 2)
        corners = [
            (x0 + across[0] * half_a, y0 + across[1] * half_a),
            (x1 + across[0] * half_b, y1 + across[1] * half_b),
            (x1 - across[0] * half_b, y1 - across[1] * half_b),
            (x0 - across[0] * half_a, y0 - across[1] * half_a),
        ]
        self._lay(corners, fill, (0.0, 0.0, 2 / (a[2] + b[2]), *self._turned(normal), *unit(sub(b, a)), glow, 0.0))

    def tube(
        self, a: Point, b: Point, radius_a: float, radius_b: float, fill: Colour, sides: int = 7, glow: float = 0.0
    ) -> None:
        """A tapered cylinder from a to b: strips whose normals turn as on a round body. It has no lids."""
        axis = unit(sub(b, a))
        view = unit(between(a, b, 0.5))
        side = unit(cross(axis, view))
        front = unit(cross(axis, side))
        if dot(front, view) > 0:
            front = (-front[0], -front[1], -front[2])
        for i in range(sides):
            left, right = -math.cos(math.pi * i / sides), -math.cos(math.pi * (i + 1) / sides)
            turn = (left + right) / 2
            facing = unit(
                add((side[0] * turn, side[1] * turn, side[2] * turn), front, math.sqrt(max(0.0, 1 - turn * turn)))
            )
            corners = [
                add(a, side, radius_a * left),
                add(b, side, radius_b * left),
                add(b, side, radius_b * right),
                add(a, side, radius_a * right),
            ]
            self.poly(corners, fill, glow, axis, facing)

    def ball(self, centre: Point, radius: float, fill: Colour, glow: float = 0.0, squash: float = 1.0) -> None:
        """A ball as three caps turned ever more to the light from above; one disc where it shines. `squash`: its height
        / its width."""
        x, y = self.paper(centre)
        z = centre[2]
        if z < NEAR_M:
            return
        size = radius * self.focal_px / z
        caps = ((1.0, 0.5),) if glow else ((1.0, -0.25), (0.78, 0.25), (0.45, 0.7))
        for i, (share, up) in enumerate(caps):
            y -= size * (1 - share) * 0.35 * squash
            corners = [
                (x + math.cos(k * math.pi / 9) * size * share, y + math.sin(k * math.pi / 9) * size * share * squash)
                for k in range(18)
            ]
            self.flat(corners, z - radius * 0.5 * share, fill, glow, unit((-0.15 * i, up, -0.6)))

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
        """An upright box: only the sides that the eye can see. `top`: its lid's colour."""
        if x0 > 0:
            self.poly([(x0, y0, z0), (x0, y0, z1), (x0, y1, z1), (x0, y1, z0)], fill, 0, grain)
        if x1 < 0:
            self.poly([(x1, y0, z0), (x1, y0, z1), (x1, y1, z1), (x1, y1, z0)], fill, 0, grain)
        if y1 < 0:
            self.poly([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], fill if top is None else top)
        if y0 > 0:
            self.poly([(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)], fill * np.float32(0.7))
        self.poly([(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0)], fill, 0, grain)

    def blade(
        self,
        base: Point,
        yaw: float,
        rise: float,
        length: float,
        width: float,
        fill: Colour,
        droop: float = 0.5,
        steps: int = 4,
        normal: Point | None = None,
    ) -> None:
        """A leaf: a tapering ribbon that rises and droops."""
        dx, dz = math.cos(yaw), math.sin(yaw)
        spine: list[Point] = []
        for i in range(steps + 1):
            t = i / steps
            y = base[1] + rise * length * t - droop * length * t * t
            spine.append((base[0] + dx * length * t, y, base[2] + dz * length * t * 0.6))
        if min(point[2] for point in spine) < NEAR_M:
            return
        seen = [self.paper(point) for point in spine]
        left: list[Flat] = []
        right: list[Flat] = []
        for i, (x, y) in enumerate(seen):
            before, after = seen[max(0, i - 1)], seen[min(steps, i + 1)]
            along = math.hypot(after[0] - before[0], after[1] - before[1]) or 1.0
            half = 0.5 * width * self.focal_px / spine[i][2] * math.sin(math.pi * min(0.999, 0.12 + 0.88 * i / steps))
            across = (-(after[1] - before[1]) / along * half, (after[0] - before[0]) / along * half)
            left.append((x + across[0], y + across[1]))
            right.append((x - across[0], y - across[1]))
        facing = normal or unit((dx * 0.3, 0.8, -0.5))
        self.flat([*left, *right[::-1]], spine[steps // 2][2], fill, 0, facing, unit(sub(spine[-1], spine[0])))

    @staticmethod
    def disc(centre: Point, radius_x: float, radius_z: float | None = None, corners: int = 20) -> list[Point]:
        """The corners of a level disc."""
        deep = radius_x if radius_z is None else radius_z
        turns = [i * 2 * math.pi / corners for i in range(corners)]
        return [(centre[0] + math.cos(turn) * radius_x, centre[1], centre[2] + math.sin(turn) * deep) for turn in turns]

    # ---- light and shade

    def shadow(self, corners: Sequence[Point], amount: float = 0.6) -> None:
        """Soft shade on whatever is seen there: under a thing, behind a curtain."""
        self._stain("shade", corners, (amount, amount, amount))

    def pool(self, corners: Sequence[Point], light: Colour, soft: bool = False) -> None:
        """Light that lies on a surface: moonlight through panes. Soft pools hang in the air instead."""
        strength = (float(light[0]), float(light[1]), float(light[2]))
        self._stain("soft" if soft else "crisp", corners, strength)

    def light(
        self,
        place: Point,
        hex_rgb: str,
        power: float = 1.0,
        reach: float = 1.6,
        halo: float = 1.0,
        flickers: bool = False,
    ) -> None:
        """A lamp, a fire, a moon. `power` about 0.5..3, `reach` in metres, `halo` 0 for a source one does not see."""
        self.lights.append(Light(self._turned(place), colour(hex_rgb), power, reach, halo, flickers, self._region))

    # ---- inside

    def _turned(self, point: Point) -> Point:
        return point[0] * self._hand, point[1], point[2]

    def _seen(self, point: Point) -> Flat:
        return self.centre_x + self.focal_px * point[0] / point[2], self.centre_y - self.focal_px * point[1] / point[2]

    def _lay(self, corners: list[Flat], fill: Colour, row: tuple[float, ...]) -> None:
        xs = [x for x, _ in corners]
        if max(xs) < -40 or min(xs) > self.width + 40:
            return
        self.rows.append(row)
        red, green, blue = (int(max(0.0, min(1.0, part)) * 255) for part in fill.tolist())
        self.shapes.append(Shape(corners, (red, green, blue), len(self.rows) - 1, self._region))

    def _stain(
        self, layer: Literal["shade", "crisp", "soft"], corners: Sequence[Point], strength: tuple[float, float, float]
    ) -> None:
        cut = _cut([self._turned(corner) for corner in corners], 2, NEAR_M)
        if len(cut) > 2:
            self.stains.append(Stain(layer, [self._seen(point) for point in cut], strength, self._region))


def _cut(corners: list[Point], axis: int, least: float) -> list[Point]:
    """The part of a polygon whose `axis` is at least `least` (Sutherland and Hodgman, 1974)."""
    if all(corner[axis] >= least for corner in corners):
        return corners
    kept: list[Point] = []
    for a, b in zip(corners, corners[1:] + corners[:1]):
        if a[axis] >= least:
            kept.append(a)
        if (a[axis] >= least) != (b[axis] >= least):
            kept.append(between(a, b, (least - a[axis]) / (b[axis] - a[axis])))
    return kept
