"""Fourteen interiors, one for each theme: architecture, light and places, each in a module of its own."""

import importlib
import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import Protocol, cast

from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.places import Anchor, Doors
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

THEMES = (
    "library", "greenhouse", "observatory", "cellar", "attic", "carriage", "theatre",
    "kitchen", "nursery", "icehouse", "maproom", "chapel", "aquarium", "exchange",
)  # fmt: skip
FALLBACK = "library"


class Interior(Protocol):
    """What a module of this package offers. All of it depends on the brief alone. A module may also have
    `props(brief) -> Sequence[Prop]`: the room's own pieces that stand free, drawn among the things by their depth."""

    def begin(self, brief: RoomBrief) -> tuple[Stage, Air]:
        """The empty stage with its view and backdrop, and the air that fills it."""
        ...

    def build(self, stage: Stage, brief: RoomBrief) -> None:
        """Architecture, windows, props and lamps, from far to near; nothing that could be taken for a searchable
        thing."""
        ...

    def doors(self, brief: RoomBrief) -> Doors:
        """A frame for each side; nothing is ever drawn before one."""
        ...

    def places(self, brief: RoomBrief) -> Sequence[Anchor]:
        """At least six places for things, well spread, none before another or before a door."""
        ...

    def finish(self, stage: Stage, brief: RoomBrief) -> None:
        """What is nearer than every thing: a frame of leaves, a beam, the back of a chair at the picture's edge."""
        ...


@cache
def interior_of(theme: str) -> Interior:
    """The theme's interior; the library's for a theme that nobody has built."""
    known = theme in THEMES and importlib.util.find_spec(f"{__name__}.{theme}") is not None
    return cast(Interior, importlib.import_module(f"{__name__}.{theme if known else FALLBACK}"))
