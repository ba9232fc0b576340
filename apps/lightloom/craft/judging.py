"""What a painter handed over -> a strip that fits what stands, and how well it does."""

from dataclasses import dataclass, replace

from apps.lightloom.craft.cloth import Cloth
from apps.lightloom.craft.healing import Beside, Rim, heal
from apps.lightloom.craft.look import DRIFTED, drift, look_of
from apps.lightloom.craft.seam import SEEN_Z, seam_z
from pipelines import EDGE_PX, STRIP_PX, Depth, Picture, StripPainting, Style

AGAIN = 50
"""So far away a strip's take jumps when it is painted once more; the visitor's other ways count up by ones."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A painted strip, fitted and measured. `canvas`: all that its painter painted, fitted to what is `beside` it."""

    painting: StripPainting
    canvas: Picture
    beside: Beside
    rim: Rim
    seam_z: float | None
    seam_right_z: float | None
    look: tuple[float, ...]
    drift: float | None

    @property
    def badness(self) -> float:
        """0 when nobody would see anything; else how far beyond that it is."""
        seams = [z - SEEN_Z for z in (self.seam_z, self.seam_right_z) if z is not None]
        return max([0.0, *seams]) + max(0.0, (self.drift or 0.0) - DRIFTED) * 10


def judge(cloth: Cloth, index: int, style: Style, painting: StripPainting, *, needs_edge: bool) -> Judged:
    """Fit what was painted for strip `index` to what stands, and measure its joins and its hand."""
    beside = cloth.beside(index)
    canvas, rim = painting.picture, Rim(painting.picture.pixels[:, -EDGE_PX:])
    if needs_edge:
        painting, canvas, rim = fitted(painting, beside)
    tile = painting.picture.pixels
    look = look_of(tile)
    anchor = cloth.anchors.get(style)
    return Judged(
        painting,
        canvas,
        beside,
        rim,
        None if beside.before is None else seam_z(beside.before.shown, tile),
        None if beside.after is None else seam_z(tile, beside.after),
        look,
        None if anchor is None else drift(look, anchor),
    )


def fitted(painting: StripPainting, beside: Beside) -> tuple[StripPainting, Picture, Rim]:
    """The strip, the whole canvas it was cut from, and its rim, of a painting that reaches 208 px to the left of what
    is fresh, and as far to its right when there was an `after`. The first strip of a mural has nothing to be fitted to:
    it begins where its canvas allows."""
    canvas = heal(painting.picture.pixels, beside)
    depth = painting.depth
    if depth is not None:
        depth = Depth(depth.inverse[:, beside.start_px : beside.start_px + STRIP_PX[0]])
    strip = replace(painting, picture=Picture(beside.strip_of(canvas)), depth=depth)
    return strip, Picture(canvas), beside.rim_of(canvas)
