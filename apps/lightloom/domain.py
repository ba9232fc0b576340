"""The words of Lightloom: Phrase -> Shot -> Strip -> Mural. Frozen; knows no web and no engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, Self
from unicodedata import category

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from pipelines import Artefact, Pixels, Shot, Sound, Style, turned

SEED_CHARS = 40
PHRASE_CHARS = 300
MOST_STRIPS = 300
"""A mural's length that every way out of the loom is measured for; a longer one is begun anew."""
STORY_STRIPS = 8
"""So many strips around the place where it goes on are sent with each phrase; nothing older reaches into the next."""
MOST_PHRASES = 8
EDGE_CHARS = 160_000
CARRIED_CHARS = 400_000
"""Of one strip: 256 KiB of a painter's numbers and a small relief, as base64."""
MOST_CARRIED = 2
EXAMPLES: tuple[str, ...] = (
    "a lighthouse on a stormy sea",
    "snowy mountains at dawn, and a train crossing a bridge",
    "paper lanterns rising over a night city",
    "an old oak in a field of poppies, painted as watercolour",
    "a whale in the sky above a fishing village",
)
INSTEAD = (
    "a lighthouse on a calm sea at dusk",
    "a meadow of poppies in early light",
    "snow falling on a quiet village",
    "a small boat on a lake between pine woods",
    "low hills under slow clouds",
    "paper lanterns over a river at night",
    "an old bridge over a stream in the rain",
    "a garden wall with roses in the sun",
)
"""What is woven in place of a phrase that nothing shall be made of."""
How = Literal["weave", "again", "repaint"]
Verb = Literal["weave", "change", "again", "repaint"]
Look = Annotated[tuple[float, ...], Field(max_length=16)]
"""The figures of a strip's hand, see craft/look.py."""
Edge = Annotated[str, Field(max_length=EDGE_CHARS)]
"""A picture of 208 × 768 as base64 of WebP, JPEG or PNG: the rim of a strip that the page already has."""
Handed = Annotated[str, Field(max_length=CARRIED_CHARS)]
"""A Relief's `carried` as base64."""


def clean(text: str) -> str:
    """Text that cannot turn a page round or hide in it: control signs and direction marks are dropped."""
    return "".join(sign for sign in text if category(sign) not in {"Cc", "Cf", "Cn", "Co", "Cs"} or sign in "\n\t")


class Word(BaseModel):
    """Base of every value that crosses the wire or comes from a model: frozen, and nothing unknown is let in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Phrase(Word):
    """Something said or typed: its `id` (the page's own), the `voice` it came from (0 for who is alone), its words, and
    which ear heard them (None: they were typed). Words that nothing shall be made of are never in it, but others."""

    id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    voice: int = Field(default=0, ge=0, le=3)
    text: str = ""
    heard_by: str | None = Field(default=None, max_length=60)

    @field_validator("text")
    @classmethod
    def text_is_readable(cls, text: str) -> str:
        text = " ".join(clean(text).split())
        if len(text) > PHRASE_CHARS:
            raise PydanticCustomError(
                "phrase_long", "That is more than {most} characters. Say it in two breaths.", {"most": PHRASE_CHARS}
            )
        return turned(text, 0, INSTEAD)


class Woven(Word):
    """A strip that stands: its words, the shot it was painted from, and the shot painted over it later."""

    index: int = Field(ge=0, lt=MOST_STRIPS)
    words: str = Field(default="", max_length=PHRASE_CHARS * 2)
    shot: Shot
    over: Shot | None = None


class Weaving(Word):
    """What a page asks for: the mural (`seed`), the stretch of it that matters (`story`, consecutive, its end being
    where it goes on; for "repaint" the strips around `at`), and the waiting phrases of one voice.

    `how`: "weave" goes on to the right (or obeys a correction of the last strip); "again" paints strip `at` as it was
    told in `takes` other ways (0: once more, just as it was told); "repaint" paints strip `at` anew from the phrase and
    keeps both its edges. `style` holds unless a phrase names another. `right_edges`: by index, the right rims of strips
    that stand, `held_back` those of them that reach 64 px beyond what was shown (a Strip's `edge`), `carried` what else
    these strips and strip `at` + 1 hand on; `left_edge`: the left rim of strip `at` + 1. `anchors`: by style, the look
    of the mural's first strip in it. `code`: the loom shared with somebody, `turn`: the token by which that loom knows
    whose turn it is.
    """

    seed: str
    story: tuple[Woven, ...] = Field(default=(), max_length=STORY_STRIPS)
    phrases: tuple[Phrase, ...] = Field(default=(), max_length=MOST_PHRASES)
    how: How = "weave"
    at: int | None = Field(default=None, ge=0, lt=MOST_STRIPS)
    takes: int = Field(default=2, ge=0, le=3)
    style: Style | None = None
    right_edges: dict[int, Edge] = Field(default={}, max_length=3)
    held_back: tuple[int, ...] = Field(default=(), max_length=3)
    carried: dict[int, Handed] = Field(default={}, max_length=MOST_CARRIED)
    left_edge: Edge | None = None
    anchors: dict[Style, Look] = Field(default={}, max_length=6)
    code: str | None = Field(default=None, pattern=r"^[A-HJ-NP-Z2-9]{6}$")
    turn: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_-]{16}$")

    def budget_s(self) -> float:
        """GPU seconds to ask for: three a strip, of which a long phrase becomes two, and ten for waking."""
        return 10.0 + 3.0 * (max(1, self.takes) if self.how == "again" else 2 * len(self.phrases))

    @field_validator("seed")
    @classmethod
    def seed_is_readable(cls, seed: str) -> str:
        seed = " ".join(clean(seed).split())
        if not seed or len(seed) > SEED_CHARS:
            raise PydanticCustomError(
                "seed", "A mural's seed has between 1 and {most} characters.", {"most": SEED_CHARS}
            )
        return seed

    @model_validator(mode="after")
    def it_can_be_woven(self) -> Self:
        places = [strip.index for strip in self.story]
        if places != list(range(places[0], places[0] + len(places)) if places else []):
            raise PydanticCustomError("story", "The strips around this place are not in order. Reload the page.")
        if self.how == "weave":
            if not self.phrases:
                raise PydanticCustomError("nothing_said", "Nothing was said. Speak, or type a line.")
            if places and places[-1] + len(self.phrases) >= MOST_STRIPS:
                raise PydanticCustomError(
                    "mural_long",
                    "This cloth is full: {most} strips. Finish it, and begin another.",
                    {"most": MOST_STRIPS},
                )
            return self
        if self.at is None or self.at not in places:
            raise PydanticCustomError("no_strip", "There is no such strip to paint anew.")
        if self.how == "repaint" and len(self.phrases) != 1:
            raise PydanticCustomError("nothing_said", "Say in one phrase what should be there instead.")
        return self


@dataclass(frozen=True, slots=True)
class Spoken:
    """A Weaving, and the sound of those of its phrases that a better ear shall hear again, by phrase id."""

    weaving: Weaving
    sounds: Mapping[str, Sound] = field(default_factory=dict[str, Sound])

    def budget_s(self) -> float:
        """GPU seconds to ask for."""
        return self.weaving.budget_s()


@dataclass(frozen=True, slots=True)
class Told:
    """A phrase as it will be woven: the ids of what was said for it (none for the second half of a long one), its
    words, and the strip it becomes unless it turns out to correct one."""

    ids: tuple[str, ...]
    voice: int
    text: str
    index: int


@dataclass(frozen=True, slots=True)
class Directed:
    """The director's answer: what is done (`verb`), to which strip, the shot, and six colours from sky to ground for a
    wash that is there before the picture."""

    index: int
    verb: Verb
    shot: Shot
    wash: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """A strip that was taken back because somebody said so."""

    index: int


@dataclass(frozen=True, slots=True)
class Unheard:
    """A phrase that could not be woven, and why, in a sentence."""

    ids: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Sight:
    """A thing in a strip, for those who ask: its id, how one speaks of it, and its box in 0..1."""

    thing: str
    label: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Strip:
    """A painted strip, 560 × 768. `take` is the shot's, as it was painted in the end. `seam_z`: how far the step at
    its left join stands out of the picture's own (<= 4 is unseen), `seam_right_z` that of its right join when it was
    painted into the middle; `look` and `drift`: its hand, and how far that is from the anchor's; `rerolled`: it was
    painted a second time because the first was worse. `engines`: who had a hand in it and in its relief. `edge`: its
    painter's own right rim, which reaches 64 px beyond the strip, for the next one.
    """

    index: int
    take: int
    picture: Artefact
    seam_z: float | None
    seam_right_z: float | None
    look: tuple[float, ...]
    drift: float | None
    rerolled: bool
    sights: tuple[Sight, ...]
    painter: str
    engines: str
    edge: Artefact | None = None


@dataclass(frozen=True, slots=True)
class Relief:
    """How far away everything in a strip lies: a grey PNG, 255 nearest. `carried`: what the strip hands on to those
    beside it (craft/carrying.py), from a painter or a surveyor that needs it."""

    index: int
    take: int
    depth: Artefact
    carried: Artefact | None = None


class Finished(Word):
    """A mural that is to be named: every strip's words and shot, and where its picture is kept."""

    seed: str = Field(min_length=1, max_length=SEED_CHARS)
    strips: tuple["Kept", ...] = Field(min_length=1, max_length=MOST_STRIPS)

    def budget_s(self) -> float:
        """GPU seconds to ask for."""
        return 30.0


class Kept(Word):
    """A strip of a finished mural: words, shot, and the key of its picture in the house's drawer."""

    words: str = Field(default="", max_length=PHRASE_CHARS * 2)
    shot: Shot
    picture: str = Field(pattern=r"^[A-Za-z0-9_-]{16,40}\.[a-z0-9]{2,5}$")


@dataclass(frozen=True, slots=True)
class Viewed:
    """A Finished mural, and small pictures of its strips, uint8 (192, 140, 3)."""

    finished: Finished
    small: tuple[Pixels, ...]

    def budget_s(self) -> float:
        """GPU seconds to ask for."""
        return self.finished.budget_s()
