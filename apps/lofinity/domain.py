"""The words of LoFinity: Order -> Recipe -> Tape. Frozen values; knows no web, no sound."""

from dataclasses import dataclass
from typing import Annotated, Literal, Self
from unicodedata import category

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field, WithJsonSchema, field_validator, model_validator
from pydantic_core import PydanticCustomError

from pipelines import Artefact, Groove, Instrument, Key, Mode, Section

Ambience = Literal[
    "rain",
    "storm",
    "ocean",
    "stream",
    "birds",
    "crickets",
    "cafe",
    "fireplace",
    "wind",
    "city",
    "train",
    "snow",
    "vinyl",
]
Weather = Literal["clear", "rain", "snow", "sea", "fire", "summer", "cafe"]
Side = Literal["A", "B"]
Colour = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^#[0-9a-f]{6}$"})]

WISH_CHARS = 200
CODES_B = 16_384
"""Ten seconds of a tape as codes take 4 kB; its file has as much again around them."""
MINUTES = (1.0, 10.0)
EXAMPLE_WISHES: tuple[str, ...] = (
    "studying late in a snowy cabin",
    "last train home, rain on the window",
    "Sunday pancakes with my grandmother",
    "a lighthouse, a storm, someone humming",
    "lost astronaut, low battery, still hopeful",
)
"""The five wishes on the machine's buttons: each another weather, hour and heart."""


class Word(BaseModel):
    """Base of every value that crosses the wire or comes from a model: frozen, and nothing unknown is let in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bed(Word):
    """One layer of ambience and how near it is: `level` 0 (a hint) .. 1 (all around)."""

    name: Ambience
    level: float = Field(ge=0, le=1)


class Mood(Word):
    """How the tape feels, each from -1 to 1; the same five dials as pipelines' Feel."""

    energy: float = Field(ge=-1, le=1)
    brightness: float = Field(ge=-1, le=1)
    valence: float = Field(ge=-1, le=1)
    dream: float = Field(ge=-1, le=1)
    grit: float = Field(ge=-1, le=1)


class Recipe(Word):
    """Everything a tape is made from; the same recipe gives the same tape, sample for sample.

    `note` says in a few words how the wish was understood. `palette`: five colours from the darkest to paper.
    `seconds` is what was asked for; a tape lasts the nearest whole number of bars.
    """

    title: str = Field(min_length=1, max_length=40)
    mood: str = Field(min_length=1, max_length=24)
    note: str = Field(max_length=140)
    bpm: int = Field(ge=60, le=92)
    key: Key
    mode: Mode
    instruments: tuple[Instrument, ...] = Field(min_length=1, max_length=4)
    groove: Groove
    feel: Mood
    ambience: tuple[Bed, ...] = Field(max_length=3)
    weather: Weather
    palette: tuple[Colour, Colour, Colour, Colour, Colour]
    seconds: float = Field(ge=20, le=600)
    seed: int = Field(ge=0, lt=2**48)
    side: Side = "A"

    @field_validator("palette")
    @classmethod
    def palette_is_hex(cls, palette: tuple[str, ...]) -> tuple[str, ...]:
        for colour in palette:
            if len(colour) != 7 or colour[0] != "#" or any(c not in "0123456789abcdef" for c in colour[1:]):
                raise PydanticCustomError("colour", "A colour in the recipe is not of the form #rrggbb.")
        return palette


class Order(Word):
    """What a visitor asks of the machine: a wish, or a recipe from a shared tape (one of the two).

    `side` "B" turns a side-A recipe over, into its darker or brighter take. `stems` and `midi` ask for extras. `codes`:
    the end of another tape as a model's codes (that tape's `codes` file), for the music to go on from.
    """

    wish: str | None = None
    recipe: Recipe | None = None
    minutes: float = 2.0
    seed: int | None = Field(default=None, ge=0, lt=2**48)
    side: Side = "A"
    stems: bool = False
    midi: bool = False
    codes: Base64Bytes | None = Field(default=None, max_length=CODES_B)

    @field_validator("wish")
    @classmethod
    def wish_is_readable(cls, wish: str | None) -> str | None:
        if wish is None:
            return None
        wish = " ".join(wish.split())
        if all(category(c) in {"Cf", "Zs"} for c in wish):  # direction marks and zero-width spaces alone are no words
            raise PydanticCustomError("wish_empty", "The wish is empty. Type a few words: a place, a mood, a sound.")
        if len(wish) > WISH_CHARS:
            raise PydanticCustomError(
                "wish_long",
                "The wish is too long: {chars} characters. Keep it to {most}.",
                {"chars": len(wish), "most": WISH_CHARS},
            )
        if any(category(c) in {"Cc", "Cs"} for c in wish):
            raise PydanticCustomError("wish_control", "The wish holds characters nobody can read. Type it again.")
        return wish

    @field_validator("minutes")
    @classmethod
    def minutes_fit_a_tape(cls, minutes: float) -> float:
        if not MINUTES[0] <= minutes <= MINUTES[1]:
            raise PydanticCustomError("minutes", "A tape lasts from 1 to 10 minutes. Choose a length in between.")
        return minutes

    @model_validator(mode="after")
    def one_of_two(self) -> Self:
        if (self.wish is None) == (self.recipe is None):
            raise PydanticCustomError("order", "Make a wish or bring a recipe, one of the two.")
        return self

    def budget_s(self) -> float:
        """GPU seconds it may take: waking, the plan, and two for each second of music, capped at what is lent."""
        seconds = self.recipe.seconds if self.recipe else self.minutes * 60
        return min(240.0, 20.0 + 2.0 * seconds)


@dataclass(frozen=True, slots=True)
class Preview:
    """A seamless loop of whole bars that sounds while the tape is pressed. `beats`: [[t_s, kind, strength], …].
    `played_by` names who plays it: an engine that is slower than one listens leaves it to the embedded musician."""

    file: Artefact
    bar_s: float
    beats_per_bar: int
    bars: int
    beats: tuple[tuple[float, str, float], ...]
    played_by: str


@dataclass(frozen=True, slots=True)
class Advance:
    """A stretch of the tape while it is pressed, before mastering: `seconds` of music from `start_s` on. At the file's
    head lie `lead_s` more, which the stretch before it ends with: there the page crossfades."""

    file: Artefact
    start_s: float
    lead_s: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Music:
    """What the deck plays: the mastered music without ambience, which the visitor mixes in by hand."""

    file: Artefact
    seconds: float
    bar_s: float
    beats_per_bar: int
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Tape:
    """The facts of a finished tape. `pcm_sha256` is the hash of its samples (music and ambience, 16 bit, 44.1 kHz):
    the same recipe on the same engines gives the same hash. Loudness after ITU-R BS.1770. `terms`: what the engines'
    licences ask of whoever uses the tape, in a sentence; empty if they ask nothing."""

    title: str
    seconds: float
    pcm_sha256: str
    lufs: float
    true_peak_dbtp: float
    engines: dict[str, str]
    recipe: Recipe
    terms: str = ""
