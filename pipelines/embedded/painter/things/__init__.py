"""What can be searched: how large each kind of thing is, and how it is drawn on the stage.

A family is a module with DRAWN: kind -> Kind(size, draw). `draw(maquette)` builds the thing in its own metres, its
search-worthy side to the eye, inside the region that the caller opened.
"""

from pipelines.embedded.painter.maquette import Maquette
from pipelines.embedded.painter.places import Anchor
from pipelines.embedded.painter.stage import Stage
from pipelines.embedded.painter.things import (
    boxes,
    cabinets,
    carvings,
    desks,
    hangings,
    instruments,
    outdoors,
    toys,
    vessels,
)
from pipelines.embedded.painter.things.kind import Kind, Palette, Size, drawn_at, support
from pipelines.embedded.painter.things.materials import BRASS, DARK

__all__ = ["Kind", "Palette", "Size", "draw_thing", "kinds", "size_of"]

FAMILIES = (boxes, cabinets, carvings, desks, hangings, instruments, outdoors, toys, vessels)
_KINDS = {kind: drawn for family in FAMILIES for kind, drawn in family.DRAWN.items()}
_PLAIN = _KINDS["library/card-catalogue"]


def kinds() -> frozenset[str]:
    """Every kind that can be drawn, "library/globe" and the like."""
    return frozenset(_KINDS)


def size_of(kind: str) -> Size:
    """How much room a thing takes; a kind that nobody has drawn is a cabinet."""
    return _KINDS.get(kind, _PLAIN).size


def draw_thing(stage: Stage, kind: str, at: Anchor, palette: Palette, seed: int, locked: bool) -> None:
    """Draw a thing at its place, with its shadow, what it stands or hangs on, and a brass plate when it is locked. It
    is drawn smaller where the place has less room than it wants."""
    thing = _KINDS.get(kind, _PLAIN)
    at = drawn_at(thing.size, at)
    support(stage, thing.size, at, palette, seed)
    size = (thing.size.width, thing.size.height, thing.size.depth)
    it = Maquette(stage, at, size, palette, seed)
    thing.draw(it)
    if locked:
        _plate(it, thing.plate or (0.0, thing.size.height * 0.5))


def _plate(it: Maquette, at: tuple[float, float]) -> None:
    """A keyhole plate, large enough to be seen across a room."""
    x, y = at
    half = 0.05 / it.scale**0.5
    it.pane(x - half * 1.2, x + half * 1.2, y - half * 1.7, y + half * 1.7, -0.03, BRASS * 0.6)
    it.pane(x - half, x + half, y - half * 1.5, y + half * 1.5, -0.035, BRASS, 0.35)
    it.round(x, y + half * 0.35, -0.04, half * 0.42, DARK)
    it.sheet(
        [
            (x - half * 0.2, y + half * 0.2),
            (x + half * 0.2, y + half * 0.2),
            (x + half * 0.36, y - half),
            (x - half * 0.36, y - half),
        ],
        -0.04,
        DARK,
    )
