"""One sentence, tried once or twice: how long it may last for its words, what is wrong with a take, which is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipelines.media import Samples

FASTEST, SLOWEST = 22.0, 7.0
"""Letters a second: nobody speaks faster, and no narrator of the house slower, beside pauses."""
PAUSES_S = 2.5
FRAME_S = 0.02
HUSHED = 0.01
"""A take whose loudest sample stays below says nothing."""
HOLE_S = 1.5
QUIET_DB = -45.0
"""Below the take's own loudest moment."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long `letters` letters may last, in seconds."""

    least_s: float
    most_s: float


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """`samples`: float32 (frames,). `ended`: the model itself found the end."""

    samples: Samples
    ended: bool


def limits_of(text: str, slower: float = 1.0) -> Limits:
    """For `text` read so many times slower than usual."""
    letters = sum(sign.isalnum() for sign in text)
    return Limits(letters / FASTEST, PAUSES_S + letters / SLOWEST * slower)


def best_take(take: Callable[[int], Take], seeds: Sequence[int], limits: Limits, rate_hz: int) -> Take:
    """The first take without a flaw, or else the one with the fewest; `take` plays the one of a seed."""
    best, fewest = None, np.inf
    for seed in seeds:
        tried = take(seed)
        found = flaws(tried, limits, rate_hz)
        if best is None or found < fewest:
            best, fewest = tried, found
        if not found:
            break
    assert best is not None
    return best


def flaws(take: Take, limits: Limits, rate_hz: int) -> float:
    """0 for a take that may be heard; more, the worse it is."""
    samples = take.samples
    if not np.isfinite(samples).all():
        return 1000.0
    if not len(samples) or np.abs(samples).max() < HUSHED:
        return 100.0
    start, end = voiced(samples, rate_hz)
    clipped = np.mean(np.abs(samples) > 0.999) > 0.001
    short = (end - start) / rate_hz < 0.8 * limits.least_s
    return 2.0 * (not take.ended) + 2.0 * short + clipped + (longest_hole_s(samples[start:end], rate_hz) > HOLE_S)


def voiced(samples: Samples, rate_hz: int) -> tuple[int, int]:
    """The first and the last frame between which something is heard."""
    loud = np.flatnonzero(_heard(samples, rate_hz))
    if not len(loud):
        return 0, 0
    width = int(FRAME_S * rate_hz)
    return int(loud[0]) * width, min(len(samples), (int(loud[-1]) + 1) * width)


def longest_hole_s(samples: Samples, rate_hz: int) -> float:
    """The longest time for which nothing is heard, in seconds."""
    heard = np.flatnonzero(np.concatenate(([True], _heard(samples, rate_hz), [True])))
    return float(np.diff(heard).max() - 1) * FRAME_S


def _heard(samples: Samples, rate_hz: int) -> NDArray[np.bool_]:
    """For every 20 ms, whether anything is heard."""
    width = int(FRAME_S * rate_hz)
    frames = samples[: len(samples) // width * width].reshape(-1, width).astype(np.float64)
    power = np.mean(frames**2, axis=1)
    loudest = power.max(initial=0.0)
    return power > max(loudest * 10 ** (QUIET_DB / 10), 1e-10)
