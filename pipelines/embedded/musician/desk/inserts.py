"""What is plugged into a strip: a Rhodes' stereo tremolo and amp, the vibes' motor, a chorus, a drum bus that gives.

All of it keeps a loop closed: modulation turns a whole number of times in the piece.
"""

import numpy as np

from pipelines.embedded.musician.desk.rides import wave
from pipelines.embedded.musician.desk.strips import Insert
from pipelines.embedded.musician.voices.oscillators import RATE_HZ
from pipelines.media import Samples

BEFORE = 512  # frames of the past an insert is given: the chorus looks back 23 ms at most
_CHORUS_S, _CHORUS_DEPTH_S, _CHORUS_HZ, _CHORUS_MIX = 0.009, 0.0022, 0.62, 0.36
_KEPT = np.float32(0.8)  # of the dry sound, so that a chorus does not make the strip louder


def insert(kind: Insert, sound: Samples, start: int, seconds: float) -> Samples:
    """`sound`: (2, BEFORE + frames), of which the first BEFORE frames lie before `start`; returns (2, frames)."""
    now = sound[:, BEFORE:]
    stop = start + now.shape[1]
    if kind == "tremolo":
        sway = np.float32(0.15) * wave(3.7, start, stop, seconds)
        warm = saturate(now, 1.1)
        warm[0] *= 1 + sway
        warm[1] *= 1 - sway
        return warm
    if kind == "motor":
        beat = wave(4.6, start, stop, seconds)
        return np.stack([now[0] * (0.9 + np.float32(0.14) * beat), now[1] * (0.9 + np.float32(0.06) * beat)])
    if kind == "chorus":
        return np.stack([_KEPT * now[side] + _chorus(sound[side], start, stop, seconds, side) for side in range(2)])
    return now


def saturate(sound: Samples, drive: float) -> Samples:
    """A soft knee that leaves small sounds alone: tanh(drive x) / drive."""
    out = sound * np.float32(drive)
    np.tanh(out, out=out)
    out /= np.float32(drive)
    return out


def _chorus(sound: Samples, start: int, stop: int, seconds: float, side: int) -> Samples:
    sway = wave(_CHORUS_HZ, start, stop, seconds, turn=0.25 * side)
    back = np.float32(_CHORUS_S * RATE_HZ) + np.float32(_CHORUS_DEPTH_S * RATE_HZ) * sway
    whole = back.astype(np.int32)
    share = back - whole
    at = np.arange(BEFORE, BEFORE + stop - start, dtype=np.int32) - whole
    late, later = sound.take(at), sound.take(at - 1)
    later -= late
    later *= share
    later += late
    return later * np.float32(_CHORUS_MIX)
