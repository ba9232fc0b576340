"""(part, pitch) -> layers: every instrument at the same loudness, cached per pitch.

A note is made once with its whole natural decay, as a soft and a hard layer; velocity blends them and the note-off
only shortens it, so one cached note serves every length and touch.
"""

import mmap
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pipelines.embedded.musician.parts import PADS, Drum
from pipelines.embedded.musician.voices import blown, bowed, drums, plucked, struck
from pipelines.embedded.musician.voices.oscillators import RATE_HZ, Floats, to_spectrum
from pipelines.media import Samples
from pipelines.roles import Instrument

VOICES: dict[Instrument, Callable[[int], Samples]] = {
    "rhodes": struck.rhodes,
    "piano": struck.piano,
    "vibes": struck.vibes,
    "music box": struck.music_box,
    "kalimba": struck.kalimba,
    "nylon guitar": plucked.nylon_guitar,
    "clean guitar": plucked.clean_guitar,
    "upright bass": plucked.upright_bass,
    "sub bass": plucked.sub_bass,
    "fretless bass": plucked.fretless_bass,
    "flute": blown.flute,
    "saxophone": blown.saxophone,
    "warm pad": bowed.warm_pad,
    "strings": bowed.strings,
}
_NOTES = 110  # about half a megabyte each; four instruments seldom touch more pitches
_EAR_FRAMES = 1 << 13  # 0.37 s: what the ear takes for a note's loudness
HOP = RATE_HZ // 10


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """`layers`: float32 (2, frames), soft and hard, or left and right of a circular tile for pads; `powers`: (2, hops)
    how loud each layer is in every tenth of a second, as the ear weighs it."""

    layers: Samples
    powers: Floats


@lru_cache(_NOTES)
def note(part: Instrument, midi: int) -> Voice:
    """An instrument's note; every layer has loudness 1 over its first moment, whatever the instrument and pitch."""
    sound = VOICES[part](midi)
    loud = _loudness(sound)
    if part in PADS:
        loud[:] = loud.mean()
    return _voice(sound / loud.astype(np.float32), np.ones((2, 1)))


@lru_cache(96)
def drum(kit: drums.KitName, name: Drum, midi: int, take: int) -> Voice:
    """One of drums.TAKES takes, peak 1."""
    sound = drums.hit(kit, name, midi, take)
    return _voice(sound, _loudness(sound))


def forget() -> None:
    """Drop the cached notes (some 60 MB after a long tape)."""
    note.cache_clear()
    drum.cache_clear()


def _voice(sound: Samples, loudness: Floats) -> Voice:
    padded = np.pad(sound, ((0, 0), (0, -sound.shape[1] % HOP)))
    powers = (padded.reshape(2, -1, HOP) ** 2).mean(2, dtype=np.float64)
    moment = sound[:, :_EAR_FRAMES]
    plain = (moment**2).mean(1, keepdims=True) * (moment.shape[1] / _EAR_FRAMES)
    return Voice(_own_pages(sound), powers * (loudness**2 / np.maximum(plain, 1e-12)))


def _own_pages(sound: Samples) -> Samples:
    """The same samples in pages of their own: forgotten notes go back to the system, the heap would keep them."""
    kept = np.frombuffer(mmap.mmap(-1, sound.nbytes), np.float32).reshape(sound.shape)
    kept[:] = sound
    return kept


def _loudness(sound: Samples) -> Floats:
    """RMS of each layer over the ear's moment, weighed by BS.1770's shelf and with little below 60 Hz. (2, 1)."""
    power = np.abs(to_spectrum(sound[:, :_EAR_FRAMES], _EAR_FRAMES)).astype(np.float64) ** 2
    hz = np.arange(power.shape[1]) * (RATE_HZ / _EAR_FRAMES)
    shelf = (1 + 2.5 * (hz / 1500) ** 2) / (1 + (hz / 1500) ** 2)
    heard = (power * shelf * hz**4 / (hz**2 + 45.0**2) ** 2).sum(1, keepdims=True)
    return np.sqrt(2 * heard) / _EAR_FRAMES
