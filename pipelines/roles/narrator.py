"""Reads aloud: what it is asked for, what it hands over, and what it promises."""

from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from pipelines.media import Sound

Pace = Literal["usual", "slow", "slower"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A narrator: `id` for requests, `name` for the visitor, `design` tells a voice model how it should sound."""

    id: str
    name: str
    design: str


VOICES: tuple[Voice, ...] = (
    Voice("caretaker", "The old caretaker", "An old man, low and dry, unhurried, a smile held back; speaks close by."),
    Voice("librarian", "The librarian", "A woman of sixty, soft and exact, speaks as if somebody were asleep."),
    Voice("ferryman", "The ferryman", "A deep, rough man's voice, slow, with air in it, as over water."),
    Voice("aunt", "The great-aunt", "An elderly woman, warm and amused, a little hoarse, fond of pauses."),
    Voice("stationmaster", "The stationmaster", "An upright Scot of fifty, friendly, every word in place."),
    Voice("understudy", "The understudy", "A young woman, bright and curious, telling it for the first time."),
    Voice("astronomer", "The astronomer", "A gentle man awake at night, quiet, level, careful with his words."),
    Voice("lamplighter", "The lamplighter", "A light tenor, cheerful under his breath, brisk."),
    Voice("sexton", "The sexton", "A very old, very deep voice, cracked and kind, in a large stone room."),
    Voice("wireless", "The wireless", "A voice on an old radio set: narrow, warm, a crackle behind it."),
)
"""Whom the visitor can ask to read, the same for every narrating engine."""


@dataclass(frozen=True, slots=True)
class SpeechBrief:
    """One sentence to be spoken: plain text of at most 300 characters, a Voice's id, a pace."""

    text: str
    voice: str
    pace: Pace = "usual"
    seed: int = 0


@dataclass(frozen=True, slots=True)
class WordTime:
    """A word of the text as printed, and when it is said, in seconds from the sound's start."""

    word: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as sound (mono), and its words in order, one for each printed word."""

    sound: Sound
    words: tuple[WordTime, ...]


@runtime_checkable
class Narrator(Protocol):
    """Reads sentences aloud. `speaks` is False where this machine has no voice: then `speak` returns None, and the
    page reads with the browser's own voice or shows the words alone."""

    name: str

    @property
    def speaks(self) -> bool: ...

    def wake(self) -> None: ...

    def speak(self, brief: SpeechBrief) -> Spoken | None:
        """Speak one sentence. Returns None when there is no voice; never raises for odd text."""
        ...
