"""Does a shot still sound? A model of codes now and then falls silent for good, or drifts into roar or whisper.

Judged by loudness alone, second by second: it is cheap, and what it misses is at least music.
"""

import math
from collections.abc import Sequence
from statistics import median

import numpy as np

from pipelines.media import Samples

SILENT_DB = -52.0
"""RMS re full scale under which a second counts as silent, whatever went before."""
FALLEN_DB = 30.0
"""A second so far under the middle of what went before is silent too."""
DRIFT_DB = 9.0
"""Lofi breathes, and a break drops the drums: on the embedded musician's tapes four seconds stay within 7.3 dB of the
middle, but for where they fade in and out, which a model does not."""
SILENT_FOR, DRIFTED_FOR = 2, 4
"""Seconds that must all be silent, and whose middle must have drifted."""
KNOWN_FROM = 4
"""Seconds that must have been heard before a level is taken for the music's own."""


def level_db(samples: Samples) -> float:
    """RMS level in dB re full scale; -120 for nothing at all."""
    power = float(np.mean(np.square(samples, dtype=np.float64))) if samples.size else 0.0
    return max(-120.0, 10 * math.log10(power + 1e-15))


def fault(before: Sequence[float], during: Sequence[float]) -> str | None:
    """What is wrong with a shot, in a word for the log, or None. Levels in dB, one a second: `before`, of the tape up
    to the shot; `during`, of the shot so far."""
    known = before if len(before) >= KNOWN_FROM else [*before, *during]
    floor = SILENT_DB if len(known) < KNOWN_FROM else max(SILENT_DB, median(known) - FALLEN_DB)
    if len(during) >= SILENT_FOR and max(during[-SILENT_FOR:]) < floor:
        return "silence"
    if len(before) >= KNOWN_FROM and len(during) >= DRIFTED_FOR:
        drift = median(during[-DRIFTED_FOR:]) - median(before)  # not the mean: a second's rest is no drift
        if abs(drift) > DRIFT_DB:
            return f"drift of {drift:+.0f} dB"
    return None
