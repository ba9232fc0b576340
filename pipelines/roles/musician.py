"""Plays a tape: what it is asked for, what it hands over, and what it promises."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

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
class Feel:
    """How music should feel, each from -1 to 1: energy (still..driving), brightness (dark..clear),
    valence (sad..glad), dream (dry..floating), grit (clean..worn tape)."""

    energy: float = 0.0
    brightness: float = 0.0
    valence: float = 0.0
    dream: float = 0.0
    grit: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """Music as the tokens of `model`: uint16 (frames, codebooks) at `rate_hz` frames a second. What a model of music
    can go on from; nothing else can be done with it."""

    model: str
    tokens: NDArray[np.uint16]
    rate_hz: float


@dataclass(frozen=True, slots=True)
class MusicBrief:
    """What a musician is asked to play. `bpm` 60..92, `seconds` 20..600 (the result is that long, or the nearest whole
    number of bars), `stems`: also hand out the parts if the engine has them. `follows`: the end of another tape, to go
    on from; an engine that cannot plays as if there were none."""

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
    follows: Codes | None = None


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


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A stretch of what is being played, handed out at once: stereo, before mastering, at `start_s` of the performance.
    Passages abut, and together they are its sound, sample for sample."""

    sound: Sound
    start_s: float


@dataclass(frozen=True, slots=True)
class Performance:
    """What was played, before mastering. `sound`: stereo float32 at the engine's own rate, starting on a bar line;
    `bar_s`: seconds a bar lasts; `notes`, `beats` and `stems` are empty where the engine cannot know them, `codes` is
    None where it has none. `played_by` names who played: a preview may be another's. `terms`: what the engine's
    licence asks of whoever uses the music, in a sentence, if it asks anything."""

    sound: Sound
    bar_s: float
    beats_per_bar: int
    sections: tuple[Section, ...] = ()
    beats: tuple[Beat, ...] = ()
    notes: tuple[Note, ...] = ()
    stems: Mapping[Stem, Sound] = field(default_factory=dict[Stem, Sound])
    codes: Codes | None = None
    played_by: str = ""
    terms: str = ""


@runtime_checkable
class Musician(Protocol):
    """Plays music from a brief. The same brief gives the same samples."""

    name: str

    def wake(self) -> None: ...

    def preview(self, brief: MusicBrief) -> Performance:
        """A few whole bars of the brief's main section that repeat without a seam, ready well within a second. An
        engine that is slower lets the embedded musician play it."""
        ...

    def play(self, brief: MusicBrief) -> Iterator[Progress | Passage | Performance]:
        """Yield Progress (stage "press", unit "frames") at least every few hundred milliseconds, and, from an engine
        that plays slower than one listens, Passages as they are ready; then exactly one Performance. Closing the
        iterator stops the work at the next step."""
        ...
