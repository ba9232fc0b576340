"""name -> bed: thirteen surroundings as seamless stereo tiles, synthesised, without one recorded sample.

A bed is a ring of 29.7 s at 22.05 kHz: play it round and round. It lies under the music, never in it, and is steady:
someone may fall asleep to it, so nothing in it is sudden.
"""

import hashlib
import math
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import numpy as np

from apps.lofinity.craft.ambience.cloth import RATE_HZ, Ring, loudness_lufs
from apps.lofinity.craft.ambience.creatures import birds, cafe, crickets
from apps.lofinity.craft.ambience.places import city, fireplace, snow, train, vinyl, wind
from apps.lofinity.craft.ambience.water import ocean, rain, storm, stream
from apps.lofinity.domain import Ambience
from pipelines import Sound

BED_LUFS = -23.4
"""Loudness of every bed at level 1: with the fader's law, level 0.5 lies 17 dB under music of -16 LUFS."""
HUSH_DB: Mapping[Ambience, float] = {"snow": -4.0, "vinyl": -3.0, "wind": -1.5, "birds": -1.0, "crickets": -3.0}
"""What is quiet by nature stays quieter than its fader says; crickets, since the ear is keenest where they sing."""

MAKERS: Mapping[Ambience, Callable[[np.random.Generator], Ring]] = {
    "rain": rain,
    "storm": storm,
    "ocean": ocean,
    "stream": stream,
    "birds": birds,
    "crickets": crickets,
    "cafe": cafe,
    "fireplace": fireplace,
    "wind": wind,
    "city": city,
    "train": train,
    "snow": snow,
    "vinyl": vinyl,
}


@lru_cache(maxsize=len(MAKERS))
def bed(name: Ambience) -> Sound:
    """The seamless tile called `name`: float32 (655360, 2) at 22.05 kHz, the same samples every time; read-only.

    Rendered once a process (about half a second), then remembered. Raises KeyError for a name that is no bed.
    """
    seed = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big")
    ring = soft_peaks(MAKERS[name](np.random.default_rng(seed)))
    gain = 10 ** ((BED_LUFS + HUSH_DB.get(name, 0.0) - loudness_lufs(ring)) / 20)
    samples = np.ascontiguousarray((ring * gain).T, dtype=np.float32)
    samples.flags.writeable = False
    return Sound(samples, RATE_HZ)


def level_db(level: float) -> float:
    """A fader's place (0..1) -> gain in dB for a bed: level ** 1.6, the law of the page's own mixer. -inf at 0."""
    return 32.0 * math.log10(level) if level > 0 else -math.inf


def laid(beds: Iterable[tuple[Ambience, float]], frames: int) -> Sound:
    """The beds alone, (name, level) each, as they lie under a tape of `frames` at 22.05 kHz: the ambience stem."""
    total = np.zeros((frames, 2), np.float32)
    for name, level in beds:
        tile = bed(name).samples
        rounds = -(-frames // len(tile))
        total += np.tile(tile, (rounds, 1))[:frames] * np.float32(10 ** (level_db(level) / 20))
    return Sound(total, RATE_HZ)


def soft_peaks(ring: Ring) -> Ring:
    """The ring with its rare near grains rounded off above eight times its RMS: a drop is heard, never a click."""
    ceiling = 8.0 * float(np.sqrt(np.mean(ring**2)))
    return np.asarray(ceiling * np.tanh(ring / ceiling), dtype=np.float32)
