"""Keys, scales, chords and the streams of chance: what every other page of the composer is written with.

Pitch classes are 0..11 (C = 0), pitches are MIDI notes. Knows no rhythm and no instrument.
"""

import hashlib
import random
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.roles import Key, Mode

KEYS: dict[Key, int] = {
    "C": 0,
    "Db": 1,
    "D": 2,
    "Eb": 3,
    "E": 4,
    "F": 5,
    "Gb": 6,
    "G": 7,
    "Ab": 8,
    "A": 9,
    "Bb": 10,
    "B": 11,
}
SCALES: dict[Mode, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
}
COLOURS: dict[str, tuple[int, ...]] = {
    "maj9": (4, 7, 11, 14),
    "maj13": (4, 9, 11, 14),
    "maj7s11": (4, 6, 11, 14),
    "69": (4, 7, 9, 14),
    "m9": (3, 7, 10, 14),
    "m11": (3, 7, 10, 17),
    "m13": (3, 9, 10, 14),
    "m6": (3, 7, 9, 14),
    "9": (4, 7, 10, 14),
    "13": (4, 10, 14, 21),
    "7s11": (4, 10, 14, 18),
    "7b9": (4, 7, 10, 13),
    "7alt": (4, 10, 13, 20),
    "9sus": (5, 7, 10, 14),
    "13sus": (5, 9, 10, 14),
    "m7b5": (3, 6, 10, 12),
    "dim7": (3, 6, 9, 12),
}
"""Four colour tones above the root, in semitones. The root itself belongs to the bass (rootless voicings)."""

GLADNESS: dict[str, float] = {
    "maj9": 1.0,
    "maj13": 1.0,
    "maj7s11": 0.6,
    "69": 1.2,
    "9": 0.4,
    "13": 0.5,
    "9sus": 0.3,
    "13sus": 0.4,
    "7s11": 0.0,
    "m9": -0.5,
    "m11": -0.4,
    "m13": -0.2,
    "m6": -0.8,
    "7b9": -0.8,
    "7alt": -0.6,
    "m7b5": -1.2,
    "dim7": -0.8,
}
"""How glad a chord sounds, so that the valence dial can choose among progressions."""


@dataclass(frozen=True, slots=True)
class Chord:
    """`root`: pitch class; `quality`: a name of COLOURS."""

    root: int
    quality: str

    @property
    def colours(self) -> tuple[int, ...]:
        """The four colour tones as pitch classes, in the order of COLOURS (third or fourth first)."""
        return tuple((self.root + i) % 12 for i in COLOURS[self.quality])

    @property
    def tones(self) -> frozenset[int]:
        return frozenset((self.root, *self.colours))

    @property
    def fifth(self) -> int:
        """The fifth the bass may play: diminished where the chord says so. Pitch class."""
        return (self.root + (6 if self.quality in ("m7b5", "dim7") else 7)) % 12

    @property
    def third(self) -> int:
        """Third, or the fourth that stands for it in a suspended chord. Pitch class."""
        return self.colours[0]


def chord_scale(tonic: int, mode: Mode, chord: Chord) -> frozenset[int]:
    """The key's scale bent by the chord: a foreign chord tone replaces its neighbours, so V7 in minor gives the
    harmonic minor and a tritone substitute brings its own colours (chord-scale theory, Nettles and Graf)."""
    scale = {(tonic + i) % 12 for i in SCALES[mode]}
    for tone in chord.tones - scale:
        scale -= {near for near in ((tone + 1) % 12, (tone - 1) % 12) if near not in chord.tones}
    return frozenset(scale | chord.tones)


def rubs(pitch: int, others: Iterable[int]) -> bool:
    """Whether `pitch` lies a semitone, or a minor ninth above or below, beside any of `others`."""
    return any(abs(pitch - other) in (1, 13) for other in others)


def stream(*names: object) -> random.Random:
    """An independent stream of chance for these names: a new drum pattern never changes the tune."""
    digest = hashlib.blake2b("/".join(map(str, names)).encode(), digest_size=8).digest()
    return random.Random(int.from_bytes(digest, "big"))
