"""The names of everything that plays: instruments with their compass, drums with their General MIDI numbers.

Shared by the composer, the voices and the MIDI writer. A pitched note's stem follows what the note does (chords,
tune, bass), not who plays it: a lone piano writes into "keys" with one hand and into "lead" with the other.
"""

from typing import Literal, get_args

from pipelines.roles import Instrument

Drum = Literal[
    "kick",
    "snare",
    "rim",
    "hat",
    "open hat",
    "pedal hat",
    "shaker",
    "snap",
    "brush sweep",
    "brush tap",
    "ride",
    "tom",
    "crash",
    "swell",
]
DRUMS: tuple[Drum, ...] = get_args(Drum)
INSTRUMENTS: tuple[Instrument, ...] = get_args(Instrument)

DRUM_MIDI: dict[Drum, int] = {
    "kick": 36,
    "rim": 37,
    "snare": 38,
    "snap": 39,
    "brush tap": 40,
    "hat": 42,
    "pedal hat": 44,
    "tom": 47,
    "open hat": 46,
    "crash": 49,
    "ride": 51,
    "swell": 57,
    "brush sweep": 69,  # a cabasa: the nearest thing to a circling brush in the standard kit
    "shaker": 70,
}
LOW_TOM_MIDI = 43  # a "tom" note carries DRUM_MIDI["tom"] or this

COMPASS: dict[Instrument, tuple[int, int]] = {
    "rhodes": (33, 90),
    "piano": (28, 93),
    "nylon guitar": (40, 83),
    "clean guitar": (40, 86),
    "warm pad": (43, 84),
    "strings": (43, 88),
    "vibes": (53, 89),
    "music box": (60, 96),
    "kalimba": (55, 91),
    "flute": (60, 91),
    "saxophone": (52, 82),
    "upright bass": (28, 52),
    "sub bass": (28, 48),
    "fretless bass": (28, 57),
}
"""Lowest and highest MIDI note the composer asks of each instrument (inclusive)."""

BASSES: tuple[Instrument, ...] = ("upright bass", "sub bass", "fretless bass")
PADS: tuple[Instrument, ...] = ("warm pad", "strings")
