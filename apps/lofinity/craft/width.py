"""A mono performance -> a wide one. What is stereo already stays as it is.

The side is the middle through a chain of all-pass sections (M. R. Schroeder, "Natural sounding artificial
reverberation", JAES 10(3), 1962): it has every note of the middle, at other times. It is added on the left and taken
away on the right, so that both channels together are the performance itself.
"""

import numpy as np
from scipy import signal

from apps.lofinity.craft.mastering.loudness import Samples
from pipelines import Sound

DELAYS_S = (0.0113, 0.0071, 0.0047)
"""Of the all-pass sections, none a multiple of another: no note is favoured."""
_DENSITY = 0.55
_AMOUNT = 0.32
_FROM_HZ = 180.0
"""Bass stays in the middle."""


def wide(sound: Sound) -> Sound:
    """`sound`, with a side if both of its channels are the same."""
    left, right = sound.samples.T
    if not np.array_equal(left, right):
        return sound
    side = np.ascontiguousarray(left, np.float32)
    for delay_s in DELAYS_S:
        side = _all_passed(side, round(delay_s * sound.rate_hz))
    high = signal.butter(2, _FROM_HZ, "highpass", fs=sound.rate_hz, output="sos")
    side = np.float32(_AMOUNT) * np.asarray(signal.sosfilt(high, side), np.float32)
    return Sound(np.stack([left + side, right - side], axis=1), sound.rate_hz)


def _all_passed(samples: Samples, delay: int) -> Samples:
    """y[n] = −g·x[n] + x[n−delay] + g·y[n−delay], a block of `delay` frames at a time."""
    gain = np.float32(_DENSITY)
    passed = -gain * samples
    for start in range(delay, len(samples), delay):
        stop = min(start + delay, len(samples))
        before = slice(start - delay, stop - delay)
        passed[start:stop] += samples[before] + gain * passed[before]
    return passed
