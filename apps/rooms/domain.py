"""The words of 1000 Rooms: Visit -> Room -> what is painted and spoken of it. Frozen; knows no web and no engine."""

from dataclasses import dataclass, field
from typing import Literal, Self
from unicodedata import category

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from pipelines import VOICES, Artefact, Hour, Lamp, Pace, Region, Side, WordTime, turned

Path = tuple[int, ...]
"""A room's address: the doors taken from the first room on, each 0..2. The first room is ()."""
Edition = Literal["full", "text"]
Tone = Literal["warm", "dry", "hushed"]

SEED_CHARS = 80
SAY_CHARS = 200
MOVES_CHARS = 120_000
OPENING_S, WORDS_S, PICTURES_S, VOICE_S = 4.0, 5.0, 5.0, 40.0
"""What models take on a data centre's GPU, in seconds: to open the writer's file, to tell a room once, to paint one
with its doors and finds, to read one with all its lines. Reckoned, not measured: 400 tokens at 100 a second, pictures
at 0.3 to 0.6 s each, two minutes of speech at 0.3 s a second."""
DOORS = 3
INSTEAD = (
    "lamp oil and violets",
    "a kettle asleep",
    "wet umbrellas and bread",
    "nobody's hat",
    "a fox at breakfast",
    "the long way home",
    "buttons and blue string",
    "rain on tin",
)
"""Names of houses that are entered in place of one that nothing shall be made of."""
MEMORY_TEXTS = 30
MEMORY_MARKS = 200


def clean(text: str) -> str:
    """Text that cannot turn a page round or hide in it: control signs and direction marks are dropped, sign by sign,
    so that cleaning the pieces of a text and cleaning the whole come to the same."""
    return "".join(sign for sign in text if sign == "\n" or category(sign) not in {"Cc", "Cf", "Cn", "Co", "Cs"})


class Word(BaseModel):
    """Base of every value that crosses the wire or comes from a model: frozen, and nothing unknown is let in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Told(Word):
    """A room as it was told before, so that nothing is said twice: its address, name, text and the teller's marks."""

    path: Path = Field(max_length=400)
    name: str = Field(max_length=60)
    text: str = Field(default="", max_length=1600)
    marks: str = Field(default="", max_length=240)


class Visit(Word):
    """What a page asks for: the house (`seed`), every move made in it on this branch (`moves`, see craft/truth/moves,
    the last one is the way into the room that is asked for; empty for the first room), and what was told before, the
    latest last. The same visit gives the same room, byte for byte. `again`: which retelling of it (0 = the first)."""

    seed: str
    moves: str = Field(default="", max_length=MOVES_CHARS)
    told: tuple[Told, ...] = Field(default=(), max_length=MEMORY_MARKS)
    edition: Edition = "full"
    tone: Tone = "warm"
    narrator: str | None = "caretaker"
    pace: Pace = "usual"
    again: int = Field(default=0, ge=0, le=99)

    @field_validator("seed")
    @classmethod
    def seed_is_readable(cls, seed: str) -> str:
        seed = " ".join(seed.split())
        if all(category(c) in {"Cf", "Zs"} for c in seed):
            raise PydanticCustomError(
                "seed_empty", "The house needs a word to begin with. Type any, or take today's room."
            )
        if len(seed) > SEED_CHARS:
            raise PydanticCustomError(
                "seed_long", "That is more than {most} characters. A few words will do.", {"most": SEED_CHARS}
            )
        return turned(seed, 0, INSTEAD)  # the same house for the same words, so its moves and links hold

    @model_validator(mode="after")
    def narrator_is_known(self) -> Self:
        if self.narrator is not None and all(self.narrator != voice.id for voice in VOICES):
            names = ", ".join(voice.id for voice in VOICES)
            raise PydanticCustomError(
                "narrator", "There is no narrator of that name. There are: {names}.", {"names": names}
            )
        return self

    def budget_s(self) -> float:
        """GPU seconds to ask for: the words of this room and of those behind its doors (one that says what was said
        before is told twice); and, unless it is words alone, both rooms' pictures, and the voice."""
        if self.edition == "text":
            return OPENING_S + (1 + DOORS) * WORDS_S
        voice_s = 0.0 if self.narrator is None else VOICE_S
        return OPENING_S + 2 * (2 * WORDS_S + PICTURES_S) + voice_s


class Find(Word):
    """What lies in a thing: a key (`emblem` is what its bow shows) or an item."""

    id: str
    what: Literal["key", "item"]
    kind: str
    name: str
    short: str
    emblem: str | None = None


class Lock(Word):
    """A lock, by the key that opens it: its metal and the emblem on it."""

    key: str
    metal: str
    emblem: str


class Thing(Word):
    """A searchable thing. `holds`: Find ids. `wants`: the item that can be used on it, `gives` what one gets for it.
    Lines for the page, ready to be shown: `found` when it is searched, `opened` when the right key turns, `thanks`
    when the wanted item is used."""

    id: str
    kind: str
    name: str
    short: str
    lock: Lock | None
    holds: tuple[str, ...]
    wants: str | None
    gives: tuple[str, ...]
    found: str
    opened: str | None
    thanks: str | None


class Exit(Word):
    """A door. `to`: where it leads; `fold`: back to an earlier room, by a way that should not be possible. Lines:
    `opened` when the right key turns, `through` on the way."""

    id: str
    side: Side
    look: str
    theme: str
    label: str
    hint: str
    to: Path
    fold: bool
    lock: Lock | None
    opened: str | None
    through: str


class Card(Word):
    """Somebody or something met, and one more fact about them."""

    who: str
    fact: str


class Room(Word):
    """A room as truth and words together: everything play inside it needs. `number` counts the rooms entered, from 1.
    `returns`: lines for coming back; `refused`: for a locked thing or door; `wrong`: for a wrong key, {key} and {lock}
    stand for the two emblems; `useless`: for an item that does nothing here, {item} stands for it; `alt` describes the
    picture, and `light_on` is the thing one looks at first."""

    path: Path
    number: int
    theme: str
    hour: Hour
    palette: tuple[str, ...]
    name: str
    text: str
    marks: str
    alt: str
    light_on: str
    exits: tuple[Exit, ...]
    things: tuple[Thing, ...]
    finds: tuple[Find, ...]
    cards: tuple[Card, ...]
    gifts: tuple[str, ...]
    returns: tuple[str, ...]
    refused: tuple[str, ...]
    wrong: tuple[str, ...]
    useless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What code knows of a room before a word is written: enough for the page to wash the paper in its colours.
    `house`: the words the house goes by, which may be others than were typed."""

    path: Path
    number: int
    theme: str
    hour: Hour
    palette: tuple[str, ...]
    doors: int
    things: int
    house: str


@dataclass(frozen=True, slots=True)
class Piece:
    """More of the room's text, in order; the pieces together are Room.text."""

    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One spoken sentence. `of` is "text" for the room's own, else the line it speaks ("found:thing:0",
    "opened:door:1", "through:door:0", "thanks:thing:2"); `seq` counts within `of`; `chars` is where it stands in that
    text (start, end). `voice` is None where this machine has no voice."""

    of: str
    seq: int
    text: str
    chars: tuple[int, int]
    words: tuple[WordTime, ...]
    seconds: float
    voice: Artefact | None


@dataclass(frozen=True, slots=True)
class Canvas:
    """The painted room for the page. `picture`, `plate`: WebP. `labels`: PNG, grey, 0 or 1 + index of the region seen.
    `depth`: PNG, grey, 255 = `inverse_z_max`. `thumb`: WebP 216 × 144 for the map. Camera as in pipelines.Painting."""

    picture: Artefact
    plate: Artefact
    labels: Artefact
    depth: Artefact
    thumb: Artefact
    inverse_z_max: float
    focal: float
    horizon: float
    regions: tuple[Region, ...]
    lamps: tuple[Lamp, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Stills:
    """Small pictures by id: the finds of the room and its doors (each its own), WebP."""

    files: dict[str, Artefact] = field(default_factory=dict[str, Artefact])


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something of the room behind `exit`, made before it is asked for: the same `name` and `value` as that room's
    own events would have. `moves`: the visit it belongs to."""

    exit: str
    moves: str
    name: str
    value: object
