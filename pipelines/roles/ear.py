"""Hears phrases: what it hands over, and what it promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from pipelines.media import Sound
from pipelines.roles.narrator import WordTime


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrase as it was heard: plain lower-case text, and when each word was said, in seconds from the sound's start
    (empty where the engine cannot know)."""

    text: str
    words: tuple[WordTime, ...] = ()


@runtime_checkable
class Ear(Protocol):
    """Turns one closed phrase of speech into words."""

    name: str

    def wake(self) -> None: ...

    def hear(self, sound: Sound) -> Heard:
        """Hear a phrase: mono, 16 kHz, at most 10 s. Silence and noise give empty text; never raises for odd sound."""
        ...

    def hear_all(self, sounds: Sequence[Sound]) -> tuple[Heard, ...]:
        """Hear the phrases that wait, in order, together where that is quicker. The same words as one by one."""
        ...


@dataclass(frozen=True, slots=True)
class Speaking:
    """The open phrase `number` so far: `firm` words that will hardly change any more, `pale` ones that may."""

    number: int
    firm: tuple[str, ...]
    pale: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Breath:
    """The phrase `number` is closed: what was heard, and its sound (mono, 16 kHz) for a better ear."""

    number: int
    heard: Heard
    sound: Sound


class Listener(Protocol):
    """An ear that listens while somebody speaks, beside the visitor and never in an acquisition. Phrases are cut at
    breaths. One for each voice; not for two threads at once."""

    name: str

    def feed(self, pcm: bytes) -> tuple[Speaking | Breath, ...]:
        """More sound: 16-bit little-endian mono at 16 kHz, any number of whole samples."""
        ...

    def close(self) -> tuple[Speaking | Breath, ...]:
        """The end: whatever is open is closed. Feeding may begin again afterwards."""
        ...
