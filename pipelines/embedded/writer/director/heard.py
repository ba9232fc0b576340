"""Heard: a phrase, understood, and what was named in it. Values only."""

from dataclasses import dataclass, field

from pipelines.embedded.writer.director.lexicon import Sense
from pipelines.scenery import things


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that was named: its id and the `word` for it; `count` 1..9 or None, `many`: the word was a plural; size,
    place and zone as said, `prep`: the preposition between it and what came before, `at`: its place among the words."""

    thing: str
    word: str
    at: int
    count: int | None = None
    many: bool = False
    size: str | None = None
    place: str | None = None
    zone: str | None = None
    prep: str | None = None
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Land:
    """A land that was named, its place among the words, and the preposition before it."""

    land: str
    at: int
    prep: str | None = None
    whole: bool = True


@dataclass(slots=True)
class Heard:
    """A phrase, understood. `times`: (time, strength) in order; `colours` were meant for the picture, `tints` lean it;
    `refused`: senses that were ruled out; `unknown`: words that nobody knows; `little`: those that
    bind the others."""

    things: list[Named] = field(default_factory=list[Named])
    lands: list[Land] = field(default_factory=list[Land])
    times: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    weathers: list[str] = field(default_factory=list[str])
    seasons: list[str] = field(default_factory=list[str])
    colours: list[str] = field(default_factory=list[str])
    tints: list[str] = field(default_factory=list[str])
    moods: list[str] = field(default_factory=list[str])
    styles: list[str] = field(default_factory=list[str])
    views: list[str] = field(default_factory=list[str])
    sizes: list[str] = field(default_factory=list[str])
    places: list[str] = field(default_factory=list[str])
    zones: list[str] = field(default_factory=list[str])
    refused: set[Sense] = field(default_factory=set[Sense])
    unknown: list[str] = field(default_factory=list[str])
    little: list[str] = field(default_factory=list[str])
    words: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether anything in it can be painted."""
        return bool(
            self.things or self.lands or self.times or self.weathers or self.seasons or self.colours or self.tints
            or self.moods or self.styles or self.views or self.refused
        )  # fmt: skip

    @property
    def time(self) -> str | None:
        """The time it is told at: the strongest word, the first of equals."""
        return max(self.times, key=lambda one: one[1])[0] if self.times else None

    def refuses(self, kind: str) -> set[object]:
        return {sense.means for sense in self.refused if sense.kind == kind}


def label_is_single(thing: str) -> bool:
    """Whether one speaks of the thing as one: "a boat", not "gulls" nor "a flock of birds"."""
    label = things()[thing].label
    return label.startswith(("a ", "an ", "the ")) and not label.startswith(("a flock", "a skein"))
