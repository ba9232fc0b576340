"""brief -> stage -> light -> strokes. The painter without weights: builds interiors in space and worlds
along a scroll, then paints them."""

from collections.abc import Iterator, Sequence

from pipelines.embedded.painter.mural.strip import paint_strip
from pipelines.embedded.painter.room import paint_room
from pipelines.embedded.painter.stills import paint_still
from pipelines.events import Progress
from pipelines.media import Picture
from pipelines.roles import Painter, Painting, RoomBrief, StillBrief, StripBrief, StripPainting


class EmbeddedPainter:
    """Paints rooms, murals and small pictures with numpy and Pillow. The same brief gives the same pixels in every
    process."""

    name = "embedded painter 1"
    needs_edge = False
    understudy: Painter | None = None

    def wake(self) -> None: ...

    def paint_room(self, brief: RoomBrief) -> Iterator[Progress | Painting]:
        """Progress (stage "paint", unit "steps"), then the Painting, with exact depth, labels and outlines."""
        return paint_room(brief)

    def paint_strip(self, brief: StripBrief) -> Iterator[Progress | StripPainting]:
        """Progress (stage "paint", unit "steps"), then the strip, with exact depth and what stands in it."""
        return paint_strip(brief)

    def paint_stills(self, briefs: Sequence[StillBrief]) -> Iterator[tuple[int, Picture]]:
        """Finds, doors and covers by themselves on plain paper, in order."""
        for place, brief in enumerate(briefs):
            yield place, paint_still(brief)
