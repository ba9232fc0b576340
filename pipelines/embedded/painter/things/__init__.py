"""What can be searched: how large each kind of thing is, and how it is drawn on the stage.

A family is a module with DRAWN: kind -> Kind(size, draw). `draw(stage, at, palette, seed)` draws the thing standing at
an Anchor, its search-worthy side to the eye, inside the region that the caller opened.
"""

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.places import Anchor
from pipelines.embedded.painter.stage import Stage
from pipelines.embedded.painter.things import cabinets
from pipelines.embedded.painter.things.kind import Kind, Palette, Size, drawn_at

__all__ = ["Kind", "Palette", "Size", "draw_thing", "kinds", "size_of"]

FAMILIES = (cabinets,)
BRASS = "d8a850"


def kinds() -> dict[str, Kind]:
    """Every kind that can be drawn, "library/globe" and the like."""
    return {kind: drawn for family in FAMILIES for kind, drawn in family.DRAWN.items()}


_KINDS = kinds()
_PLAIN = cabinets.CHEST


def size_of(kind: str) -> Size:
    """How much room a thing takes; a kind that nobody has drawn is a chest."""
    return _KINDS.get(kind, _PLAIN).size


def draw_thing(stage: Stage, kind: str, at: Anchor, palette: Palette, seed: int, locked: bool) -> None:
    """Draw a thing at its place, with its shadow, and a brass plate when it is locked. It is drawn smaller where the
    place has less room than it wants."""
    thing = _KINDS.get(kind, _PLAIN)
    at = drawn_at(thing.size, at)
    if at.where == "floor":
        stage.shadow(
            stage.disc((at.foot[0], at.foot[1], at.foot[2] + at.depth / 2), at.width * 0.62, at.depth * 0.8), 0.6
        )
    thing.draw(stage, at, palette, seed)
    if locked:
        x, y, z = at.foot
        stage.bar((x, y + at.height * 0.50, z - 0.03), (x, y + at.height * 0.62, z - 0.03), 0.09, colour(BRASS), 0.25)
        stage.bar((x, y + at.height * 0.53, z - 0.04), (x, y + at.height * 0.58, z - 0.04), 0.025, colour("241812"))
