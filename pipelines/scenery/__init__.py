"""The words of murals, shared by whoever hears, directs, paints and names them: things, lands, palettes, styles.

Knows no engine. The lists stand beside this file as text; an engine that draws or hears them reads them here.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator

Zone = Literal["sky", "far", "ground", "near", "water"]
Land = Literal[
    "sea",
    "lake",
    "river",
    "beach",
    "desert",
    "snow",
    "meadow",
    "wheat",
    "hills",
    "marsh",
    "forest",
    "pinewood",
    "jungle",
    "mountains",
    "cliffs",
    "canyon",
    "city",
    "village",
    "garden",
    "road",
]
Composition = Literal["wide", "long", "low", "high", "close"]
"""How far and from where it is seen: wide (much sky), long (far off), low (from the ground, big sky), high (from above,
much ground), close (things large)."""
Daytime = Literal["dawn", "day", "gold", "dusk", "night"]
Weather = Literal["clear", "cloudy", "rain", "storm", "snowfall", "mist", "wind", "aurora"]
Style = Literal["impasto", "watercolour", "ink wash", "woodblock", "gouache", "night pastel"]
Size = Literal["tiny", "small", "usual", "large", "giant"]
Place = Literal["left", "middle", "right", "any"]

LANDS: tuple[Land, ...] = get_args(Land)
STYLES: tuple[Style, ...] = get_args(Style)
COLOURS = (
    "top",
    "mid",
    "horizon",
    "cloud_lit",
    "cloud_dark",
    "light",
    "haze",
    "rock",
    "snow",
    "water_dark",
    "water_lit",
    "grass",
    "foliage",
    "sand",
    "near",
)
"""What the fifteen colours of a palette are for, in the order of palettes.txt."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can stand in a mural: where it may be (`zones`, the usual one first), how one speaks of it
    (`label`: "a lighthouse"), and the words that ask for it."""

    id: str
    zones: tuple[Zone, ...]
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Palette:
    """Fifteen colours "#rrggbb" in the order of COLOURS, and the words that ask for them."""

    name: str
    words: tuple[str, ...]
    colours: tuple[str, ...]

    @property
    def wash(self) -> tuple[str, ...]:
        """Six colours from the sky's top to what is nearest: enough for a wash before there is a picture."""
        by_use = dict(zip(COLOURS, self.colours))
        return tuple(by_use[use] for use in ("top", "mid", "horizon", "haze", "grass", "near"))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some words mean for a mural: `kind` ("land", "time", "scene", "undo" …) and `means` as words.txt says
    them, and the words and phrases themselves, in small letters."""

    kind: str
    means: str
    words: tuple[str, ...]


@functools.cache
def things() -> Mapping[str, Thing]:
    """Every thing by its id."""
    rows = (Thing(id_, _zones(zones), label, _words(words)) for id_, zones, label, words in _rows("things.txt", 4))
    return {thing.id: thing for thing in rows}


@functools.cache
def palettes() -> Mapping[str, Palette]:
    """Every palette by its name."""
    rows = (
        Palette(name, _words(words), tuple(f"#{one}" for one in colours.split()))
        for name, words, colours in _rows("palettes.txt", 3)
    )
    return {palette.name: palette for palette in rows}


@functools.cache
def meanings() -> tuple[Meaning, ...]:
    """Every line of words.txt: lands, times, weathers, seasons, moods, styles, views, counts, places, corrections.
    Together with the words of `things` and `palettes` it is all that a director understands and an ear need hear."""
    return tuple(Meaning(kind, means, _words(words)) for kind, means, words in _rows("words.txt", 3))


class Subject(BaseModel):
    """Something to be seen in a shot: a Thing's id, how many (1..9), how large, where across the strip, and in which
    zone it stands (None: the thing's usual one)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    thing: str = Field(json_schema_extra=lambda schema: schema.update(enum=list(things())))
    count: int = Field(default=1, ge=1, le=9)
    size: Size = "usual"
    place: Place = "any"
    zone: Zone | None = None

    @field_validator("thing")
    @classmethod
    def thing_is_known(cls, thing: str) -> str:
        if thing not in things():
            raise ValueError(f"there is no thing named '{thing[:40]}'")
        return thing


class Shot(BaseModel):
    """What one strip shall show. `line` is the director's own line, shown small ("low shot · the whale rising · amber
    gouache"); `prompt` is prose for an image model, the rest says the same to an engine that reads none. `take` tells
    apart two strips of the same shot."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: str = Field(min_length=1, max_length=100)
    composition: Composition = "wide"
    lands: tuple[Land, ...] = Field(min_length=1, max_length=3)
    subjects: tuple[Subject, ...] = Field(default=(), max_length=6)
    time: Daytime = "day"
    weather: Weather = "clear"
    palette: str = Field(default="day", json_schema_extra=lambda schema: schema.update(enum=list(palettes())))
    style: Style = "impasto"
    prompt: str = Field(default="", max_length=500)
    take: int = Field(default=0, ge=0, le=99)

    @field_validator("palette")
    @classmethod
    def palette_is_known(cls, palette: str) -> str:
        if palette not in palettes():
            raise ValueError(f"there is no palette named '{palette[:40]}'")
        return palette


def _rows(name: str, columns: int) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    rows = [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]
    wrong = [row for row in rows if len(row) != columns]
    if wrong:
        raise ValueError(f"{name}: {columns} columns are wanted in {wrong[0]}")
    return rows


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


def _zones(text: str) -> tuple[Zone, ...]:
    known: tuple[Zone, ...] = get_args(Zone)
    return tuple(next(zone for zone in known if zone == word) for word in _words(text))
