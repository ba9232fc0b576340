"""What a painter handed over -> a strip that fits what stands, and how well it does."""

from dataclasses import dataclass, replace

import numpy as np

from apps.lightloom.craft.cloth import Cloth
from apps.lightloom.craft.look import DRIFTED, drift, look_of
from apps.lightloom.craft.seam import FEATHER_PX, SEEN_Z, heal, seam_z
from pipelines import EDGE_PX, STRIP_PX, Depth, Picture, Pixels, StripPainting, Style

AGAIN = 50
"""So far away a strip's take jumps when it is painted once more; the visitor's other ways count up by ones."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A painted strip, fitted and measured; `edge` where its painter needs one for the next."""

    painting: StripPainting
    edge: Pixels | None
    seam_z: float | None
    seam_right_z: float | None
    look: tuple[float, ...]
    drift: float | None

    @property
    def badness(self) -> float:
        """0 when nobody would see anything; else how far beyond that it is."""
        seams = [z - SEEN_Z for z in (self.seam_z, self.seam_right_z) if z is not None]
        return max([0.0, *seams]) + max(0.0, (self.drift or 0.0) - DRIFTED) * 10

    @property
    def rim(self) -> Pixels:
        """What the strip after it must fit."""
        return self.painting.picture.pixels[:, -EDGE_PX:] if self.edge is None else self.edge


def judge(cloth: Cloth, index: int, style: Style, painting: StripPainting, *, needs_edge: bool) -> Judged:
    """Fit what was painted for strip `index` to what stands, and measure its joins and its hand."""
    edge, kept = None, cloth.rims.get(index - 1)
    if needs_edge:
        painting, edge = fitted(painting, kept)
        kept = None if kept is None else kept[:, :-FEATHER_PX]  # the last of it was never shown
    tile = painting.picture.pixels
    after = cloth.next_rim if cloth.at(index + 1) is not None else None
    look = look_of(tile)
    anchor = cloth.anchors.get(style)
    return Judged(
        painting,
        edge,
        None if kept is None else seam_z(kept, tile),
        None if after is None else seam_z(tile, after),
        look,
        None if anchor is None else drift(look, anchor),
    )


def fitted(painting: StripPainting, kept: Pixels | None) -> tuple[StripPainting, Pixels]:
    """The strip and the new rim of a painting that reaches 208 px to the left of what is fresh. The first strip of a
    mural has nothing to be fitted to: it begins where its canvas allows."""
    canvas = painting.picture.pixels
    start = EDGE_PX - FEATHER_PX
    if kept is None:
        tile, rim = canvas[:, start : start + STRIP_PX[0]], canvas[:, -EDGE_PX:]
    else:
        tile, rim = heal(kept, canvas)
    depth = painting.depth
    if depth is not None:
        depth = Depth(depth.inverse[:, start : start + STRIP_PX[0]])
    return replace(painting, picture=Picture(np.ascontiguousarray(tile)), depth=depth), rim
