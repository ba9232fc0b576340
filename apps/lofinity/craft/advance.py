"""What is being pressed, to be heard meanwhile: passages of a performance -> files a page can play one after another.

The tape's loudness is known only at its end, so the first passage sets a gain that all the others keep. A passage is
handed out with a little of what came before it at its head: there the page crossfades, and no join is heard though each
file is decoded alone.
"""

import numpy as np

from apps.lofinity.craft import files
from apps.lofinity.craft.mastering.loudness import Meter, Samples, integrated_lufs
from apps.lofinity.domain import Advance
from pipelines import Passage, Provenance, Sound

GOAL_LUFS = -18.0
"""A little under the finished tape, so that the tape comes in as a lift, not a drop."""
LEAD_S = 0.05
_MOST_DB = 24.0
_KNEE = 0.7  # full scale above which peaks are bent; a peak never clips


class Advances:
    """The passages of one performance, in order."""

    def __init__(self, made_by: Provenance) -> None:
        self._tags = files.mark(made_by)
        self._gain: float | None = None
        self._before: Samples | None = None
        self._count = 0

    def cut(self, passage: Passage) -> Advance:
        """The passage as FLAC at its own rate, with up to LEAD_S of the one before at its head."""
        samples, rate_hz = passage.sound.samples, passage.sound.rate_hz
        if self._gain is None:
            self._gain = _gain_for(samples, rate_hz)
        before = self._before if self._before is not None else samples[:0]
        self._before = samples[len(samples) - round(LEAD_S * rate_hz) :]
        loud = _bent(np.concatenate([before, samples]) * np.float32(self._gain))
        self._count += 1
        return Advance(
            file=files.sound_flac(f"advance-{self._count:03}.flac", Sound(loud, rate_hz), self._tags),
            start_s=passage.start_s,
            lead_s=len(before) / rate_hz,
            seconds=passage.sound.seconds,
        )


def _gain_for(samples: Samples, rate_hz: int) -> float:
    meter = Meter(rate_hz)
    meter.hear(np.ascontiguousarray(samples.T))
    return 10 ** (min(_MOST_DB, GOAL_LUFS - integrated_lufs(meter.energies())) / 20)


def _bent(samples: Samples) -> Samples:
    over = np.abs(samples) - np.float32(_KNEE)
    room = np.float32(1 - _KNEE)
    bent = np.sign(samples) * (_KNEE + room * np.tanh(over / room))
    return np.where(over > 0, bent, samples).astype(np.float32)
