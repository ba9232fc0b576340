"""What every family of things is made with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipelines.embedded.painter.places import Anchor, Where
from pipelines.embedded.painter.stage import Stage

Palette = Sequence[str]
Draw = Callable[[Stage, Anchor, Palette, int], None]


@dataclass(frozen=True, slots=True)
class Size:
    """Metres, and where such a thing belongs."""

    width: float
    height: float
    depth: float = 0.45
    where: Where = "floor"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing."""

    size: Size
    draw: Draw


def drawn_at(size: Size, place: Anchor) -> Anchor:
    """The place, cut to the thing: its own size, less where there is not so much room."""
    share = min(1.0, place.width / size.width, place.height / size.height)
    return replace(place, width=size.width * share, height=size.height * share, depth=size.depth * share)
