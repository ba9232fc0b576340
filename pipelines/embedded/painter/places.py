"""Where things may stand and doors may be: what an interior offers, and what room.py gives out."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.embedded.painter.space import Point, add, between, cross, sub, unit
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import Side

Where = Literal["floor", "wall", "table", "ceiling"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place for a thing. `foot`: the middle of its lower front edge (of its back, where `where` is "wall"). `width`,
    `height`, `depth` in metres: as much room as there is. `faces`: +x to the right, 0 to the eye, -x to the left."""

    foot: Point
    width: float
    height: float
    depth: float = 0.5
    where: Where = "floor"
    faces: float = 0.0


@dataclass(frozen=True, slots=True)
class DoorFrame:
    """A doorway: its corners as the eye sees them, from the top left on clockwise, in metres. The leaf fills it."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @property
    def quad(self) -> tuple[Point, Point, Point, Point]:
        return self.top_left, self.top_right, self.bottom_right, self.bottom_left

    def at(self, u: float, v: float, out: float = 0.0) -> Point:
        """The point `u` 0..1 from left to right and `v` 0..1 from the top down; `out` metres before the leaf."""
        point = between(between(self.top_left, self.top_right, u), between(self.bottom_left, self.bottom_right, u), v)
        return add(point, self.normal, out)

    @property
    def normal(self) -> Point:
        """Out of the doorway, into the room."""
        normal = unit(cross(sub(self.bottom_left, self.top_left), sub(self.top_right, self.top_left)))
        return normal if normal[2] <= 0 or abs(normal[2]) < 1e-9 else (-normal[0], -normal[1], -normal[2])


def frontal(x: float, floor: float, z: float, width: float = 0.95, height: float = 2.0) -> DoorFrame:
    """A doorway that faces the eye, its threshold's middle at (x, floor, z)."""
    left, right, top = x - width / 2, x + width / 2, floor + height
    return DoorFrame((left, top, z), (right, top, z), (right, floor, z), (left, floor, z))


def turned(x: float, floor: float, z: float, width: float = 0.95, height: float = 2.0, turn: float = 0.6) -> DoorFrame:
    """A doorway whose threshold's middle is (x, floor, z) turned by `turn` radians: positive brings its right edge
    nearer, negative its left."""
    half = width / 2
    dz = half * math.sin(turn)
    dx = half * math.cos(turn)
    top = floor + height
    left, right = (x - dx, z + dz), (x + dx, z - dz)
    return DoorFrame(
        (left[0], top, left[1]), (right[0], top, right[1]), (right[0], floor, right[1]), (left[0], floor, left[1])
    )


Doors = dict[Side, DoorFrame]


@dataclass(frozen=True, slots=True)
class Prop:
    """A piece of the room's own that stands free among the things: it is drawn after what is farther than `z`."""

    z: float
    draw: Callable[[Stage], None]


def reversed_doors(doors: Doors) -> Doors:
    """The doors of the same room with left and right exchanged, each again by the side where it is seen."""
    other: dict[Side, Side] = {"left": "right", "right": "left", "ahead": "ahead"}
    return {other[side]: _reversed_frame(frame) for side, frame in doors.items()}


def reversed_anchors(anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """The places of the same room with left and right exchanged."""
    return tuple(replace(one, foot=_turned(one.foot), faces=-one.faces) for one in anchors)


def _reversed_frame(frame: DoorFrame) -> DoorFrame:
    top_left, top_right, bottom_right, bottom_left = (_turned(corner) for corner in frame.quad)
    return DoorFrame(top_right, top_left, bottom_left, bottom_right)


def _turned(point: Point) -> Point:
    return -point[0], point[1], point[2]
