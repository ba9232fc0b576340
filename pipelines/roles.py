"""The parts an engine can play, as Protocols, and the words they are asked with. Knows no model and no app.

An engine is made once per process by the registry. `wake()` is called first in every acquisition and may load what
can only live inside it; after that an engine never changes. Results are on the CPU; seeds are arguments.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, runtime_checkable

from pipelines.events import Progress
from pipelines.media import Sound

Key = Literal["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"]
Mode = Literal["major", "minor", "dorian", "lydian", "mixolydian"]
Instrument = Literal[
    "rhodes",
    "piano",
    "nylon guitar",
    "clean guitar",
    "warm pad",
    "strings",
    "vibes",
    "music box",
    "kalimba",
    "flute",
    "saxophone",
    "upright bass",
    "sub bass",
    "fretless bass",
]
Groove = Literal[
    "boom bap", "dusty", "half time", "bossa", "brushes", "shuffle", "broken", "waltz", "heartbeat", "none"
]
Stem = Literal["drums", "bass", "keys", "lead"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a writer is asked. `task` names the kind of text ("lofinity.recipe"); `system` and `user` are prose for
    a language model; `given` holds the same facts as plain values for an engine that does not read prose."""

    task: str
    system: str
    user: str
    given: Mapping[str, Any] = field(default_factory=dict[str, Any])


@runtime_checkable
class Writer(Protocol):
    """Writes one JSON document that fits a JSON schema, piece by piece."""

    name: str

    def wake(self) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str]:
        """Yield the document's text in pieces, in order; together they are the whole document."""
        ...


@dataclass(frozen=True, slots=True)
class Feel:
    """How music should feel, each from -1 to 1: energy (still..driving), brightness (dark..clear),
    valence (sad..glad), dream (dry..floating), grit (clean..worn tape)."""

    energy: float = 0.0
    brightness: float = 0.0
    valence: float = 0.0
    dream: float = 0.0
    grit: float = 0.0


@dataclass(frozen=True, slots=True)
class MusicBrief:
    """What a musician is asked to play. `bpm` 60..92, `seconds` 20..600 (whole bars are played: the result is the
    nearest whole number of bars), `stems`: also hand out the parts if the engine has them."""

    title: str
    mood: str
    bpm: int
    key: Key
    mode: Mode
    instruments: tuple[Instrument, ...]
    groove: Groove
    feel: Feel
    seconds: float
    seed: int
    stems: bool = False


@dataclass(frozen=True, slots=True)
class Beat:
    """A composed hit for the eye: `t_s` seconds from the start, `kind` ("kick", "snare", "hat", "chord", "lead",
    "bass"), `strength` 0..1."""

    t_s: float
    kind: str
    strength: float


@dataclass(frozen=True, slots=True)
class Note:
    """One played note or drum: `start_s` and `length_s` in seconds, `part` (an instrument's name or a drum's),
    `stem`, `midi` 0..127 (General MIDI percussion number for drums), `velocity` 0..1."""

    start_s: float
    length_s: float
    part: str
    stem: Stem
    midi: int
    velocity: float


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the form: `name` ("intro", "A", "B", "break", "A'", "outro"), first `bar`, number of `bars`."""

    name: str
    bar: int
    bars: int


@dataclass(frozen=True, slots=True)
class Performance:
    """What was played, before mastering. `sound`: stereo float32 at the engine's own rate, starting on a bar line;
    `bar_s`: seconds a bar lasts; `notes`, `beats` and `stems` are empty where the engine cannot know them."""

    sound: Sound
    bar_s: float
    beats_per_bar: int
    sections: tuple[Section, ...] = ()
    beats: tuple[Beat, ...] = ()
    notes: tuple[Note, ...] = ()
    stems: Mapping[Stem, Sound] = field(default_factory=dict[Stem, Sound])


@runtime_checkable
class Musician(Protocol):
    """Plays music from a brief. The same brief gives the same samples."""

    name: str

    def wake(self) -> None: ...

    def preview(self, brief: MusicBrief) -> Performance:
        """A few whole bars of the brief's main section that repeat without a seam, ready well within a second."""
        ...

    def play(self, brief: MusicBrief) -> Iterator[Progress | Performance]:
        """Yield Progress (stage "press", unit "frames") at least every few hundred milliseconds, then exactly one
        Performance. Closing the iterator stops the work at the next step."""
        ...
