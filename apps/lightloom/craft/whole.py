"""A whole mural as the page hands it over, to be stitched or filmed: its strips, and its name when it has one."""

from pydantic import BaseModel, ConfigDict, Field

from apps.lightloom.domain import MOST_STRIPS, Kept
from pipelines import Stop, Verdict

UNNAMED = "A mural without a name"


class Stopping(BaseModel):
    """Where the film rests, as the page keeps it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    strip: int = Field(ge=0, lt=MOST_STRIPS)
    x: float = Field(ge=0, le=1)
    y: float = Field(ge=0, le=1)
    zoom: float = Field(default=1.0, ge=1, le=2)
    caption: str = Field(default="", max_length=300)


class Named(BaseModel):
    """A mural's name and stops; the visitor may have changed the name."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    title: str = Field(default="", max_length=120)
    subtitle: str = Field(default="", max_length=200)
    stops: tuple[Stopping, ...] = Field(default=(), max_length=6)


class Whole(BaseModel):
    """Every strip of a mural, and what the critic and the visitor made of it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    strips: tuple[Kept, ...] = Field(min_length=1, max_length=MOST_STRIPS)
    verdict: Named | None = None

    @property
    def words(self) -> list[str]:
        return [kept.words for kept in self.strips]

    def judged(self) -> Verdict:
        """The verdict, with a title in any case."""
        named = self.verdict or Named()
        stops = tuple(Stop(one.strip, one.x, one.y, one.zoom, one.caption) for one in named.stops)
        return Verdict(named.title.strip() or UNNAMED, named.subtitle, stops)
