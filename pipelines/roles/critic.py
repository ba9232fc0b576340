"""Looks at a finished mural, and names it."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from pipelines.media import Pixels
from pipelines.scenery import Shot


@dataclass(frozen=True, slots=True, eq=False)
class MuralBrief:
    """A finished mural, to be named. For each strip its words, its shot, and a small picture uint8 (192, 140, 3)."""

    words: tuple[str, ...]
    shots: tuple[Shot, ...]
    small: tuple[Pixels, ...]
    seed: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the film rests: the strip, a point (x, y) in 0..1 of it, how close (`zoom` 1..2), and what to say there."""

    strip: int
    x: float
    y: float
    zoom: float
    caption: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mural's name (<= 48 characters), a line under it (<= 90), and 1..6 stops from left to right."""

    title: str
    subtitle: str
    stops: tuple[Stop, ...]


@runtime_checkable
class Critic(Protocol):
    """Looks at a finished mural, names it and chooses where its film rests."""

    name: str

    def wake(self) -> None: ...

    def judge(self, brief: MuralBrief) -> Verdict:
        """The verdict on a mural of 1..300 strips. The same brief gives the same verdict."""
        ...
