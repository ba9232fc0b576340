"""What an hour of the day does to a room: its sky, the light that comes in, the air."""

from dataclasses import dataclass

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.light import Air
from pipelines.roles import Hour


@dataclass(frozen=True, slots=True)
class Daylight:
    """`sky`: colours from the top to the horizon; `beam`: the light that falls in, and how strong it is; `lamps`: how
    strong the room's own lamps burn."""

    sky: tuple[str, ...]
    beam: str
    strength: float
    lamps: float
    air: Air

    @property
    def tones(self) -> list[Colour]:
        return [colour(tone) for tone in self.sky]

    @property
    def pool(self) -> Colour:
        """The beam as it lies on a floor."""
        return colour(self.beam) * self.strength

    @property
    def dark(self) -> bool:
        """Whether lamps matter more than the windows."""
        return self.lamps >= 1.0


Hours = dict[Hour, Daylight]
