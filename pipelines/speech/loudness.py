"""How loud a voice stands in a room: the same for every narrator, so that nobody turns a knob between two of them."""

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.float64]

LOUDNESS_RMS = 0.085
"""Of the voiced parts: about -20 LUFS for a mono voice, so that it sits over the beds and never startles."""
PEAK = 0.80


def levelled(voice: Wave) -> Wave:
    """`voice` (frames,), not silent, at the house's loudness; peaks stay below 0.8."""
    return _soft(_to_loudness(voice))


def _to_loudness(voice: Wave) -> Wave:
    loud = np.abs(voice) > 0.05 * np.abs(voice).max()
    return voice * (LOUDNESS_RMS / np.sqrt(np.mean(voice[loud] ** 2)))


def _soft(voice: Wave) -> Wave:
    """Round off what would peak above PEAK; below half of it nothing is touched."""
    knee = PEAK / 2
    over = np.abs(voice) - knee
    return np.where(over > 0, np.sign(voice) * (knee + knee * np.tanh(over / knee)), voice)
