"""Doors as individual as what lies behind them: leaf, frame and furniture, and the corridor that an open one shows."""

import itertools
from collections.abc import Sequence
from typing import Literal

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.doors.leaf import BRASS, DARK, Leaf
from pipelines.embedded.painter.doors.looks import LOOKS
from pipelines.embedded.painter.noise import draw as chance
from pipelines.embedded.painter.places import DoorFrame
from pipelines.embedded.painter.stage import Stage

__all__ = ["draw_corridor", "draw_door"]

BEYOND = {
    "library": "e8b45a", "greenhouse": "8fd09a", "observatory": "8a90e8", "cellar": "5fb0a8", "attic": "f0c878",
    "carriage": "e8785a", "theatre": "f06a4a", "kitchen": "f2c27a", "nursery": "f0a8b8", "icehouse": "a8d8f0",
    "maproom": "d8c08a", "chapel": "c8a8f0", "aquarium": "4fd0d0", "exchange": "f2a24a",
}  # fmt: skip
"""The colour of the light behind a door, by the theme it leads to."""


def draw_corridor(stage: Stage, frame: DoorFrame, beyond: str, palette: Sequence[str]) -> None:
    """The opening: frame, four steps of corridor, and the light of the room at its end. Painted on the plane of the
    door, so that it never leaves the opening."""
    glow = colour(BEYOND.get(beyond, "f0c878"))
    dark = colour(palette[0])
    _rim(stage, frame, colour(palette[1]) * 0.8)
    ends = ((0.0, 0.0, 1.0, 1.0), (0.14, 0.12, 0.86, 0.93), (0.24, 0.22, 0.76, 0.87), (0.31, 0.30, 0.69, 0.83))
    for depth, (near, far) in enumerate(itertools.pairwise(ends)):
        warm = 0.12 + 0.24 * depth
        floor, wall, roof = mix(dark * 1.6, glow, warm + 0.06), mix(dark * 1.3, glow, warm), mix(dark, glow, warm * 0.6)
        shine = 0.25 + 0.2 * depth
        left, top, right, bottom = near
        inner_left, inner_top, inner_right, inner_bottom = far
        _patch(
            stage, frame, ((left, top), (right, top), (inner_right, inner_top), (inner_left, inner_top)), roof, shine
        )
        _patch(
            stage,
            frame,
            ((left, top), (inner_left, inner_top), (inner_left, inner_bottom), (left, bottom)),
            wall,
            shine,
        )
        _patch(
            stage,
            frame,
            ((right, top), (inner_right, inner_top), (inner_right, inner_bottom), (right, bottom)),
            wall,
            shine,
        )
        _patch(
            stage,
            frame,
            ((left, bottom), (right, bottom), (inner_right, inner_bottom), (inner_left, inner_bottom)),
            floor,
            shine,
        )
    left, top, right, bottom = ends[-1]
    _patch(stage, frame, ((left, top), (right, top), (right, bottom), (left, bottom)), glow, 0.95)


def draw_door(
    stage: Stage,
    look: str,
    frame: DoorFrame,
    palette: Sequence[str],
    locked: bool,
    seed: int,
    hinge: Literal["left", "right"],
) -> None:
    """The closed leaf, its handle away from the hinge, a keyhole plate when it is locked. A look that nobody has drawn
    is a panelled door in the palette's wood."""
    leaf = Leaf(stage, frame, palette, seed)
    drawn = LOOKS.get(look)
    if drawn is None:
        leaf.panels(leaf.tint(0.3 + 0.5 * chance(seed, len(look))))
    else:
        drawn(leaf)
    side = 0.88 if hinge == "left" else 0.12
    leaf.handle(side)
    if locked:
        leaf.patch(side - 0.07, 0.56, side + 0.07, 0.67, BRASS, 0.25)
        leaf.disc(side, 0.60, 0.012, DARK, 0, 8)
        leaf.patch(side - 0.015, 0.60, side + 0.015, 0.65, DARK)


def _rim(stage: Stage, frame: DoorFrame, wood: Colour) -> None:
    _patch(stage, frame, ((-0.11, -0.07), (1.11, -0.07), (1.11, 1.0), (-0.11, 1.0)), wood, 0.0)


def _patch(stage: Stage, frame: DoorFrame, corners: Sequence[tuple[float, float]], fill: Colour, glow: float) -> None:
    """A polygon on the door's plane, corners as (across, down) in 0..1 of it."""
    stage.poly([frame.at(u, v) for u, v in corners], fill, glow, (0.0, 1.0, 0.0))
