"""tape -> 44.1 kHz int16: exact resampling, a limiter that looks ahead, dither with a fixed seed."""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, signal

from apps.lofinity.craft.mastering.loudness import Samples, lines, peaks_between

MASTER_HZ = 44100
PEAK = 10 ** (-1.4 / 20)  # 0.4 dB below what is promised: the gain curve is smooth, not exact
CREST = 10 ** (13.0 / 20)  # peaks over RMS: as dense as a cassette, not flatter
CELL = 32  # frames at 44.1 kHz share one gain
MARGIN_S = 0.029  # of sound a block needs on both sides for the filters and the look-ahead
_REACH, _SOFT = 13, 7  # cells: 5 ms of look-ahead either side, then as smooth
_HALF = (np.sinc(np.arange(-16, 16) + 0.5) * np.kaiser(32, 6.0)).astype(np.float32)
_DITHER = 1 << 17


def ratio(rate_hz: int) -> tuple[int, int]:
    """(up, down) from `rate_hz` to the master's rate."""
    shared = math.gcd(MASTER_HZ, rate_hz)
    return MASTER_HZ // shared, rate_hz // shared


def to_master_rate(sound: Samples, rate_hz: int) -> Samples:
    """(2, frames) at `rate_hz` -> 44.1 kHz. Twice is a half-band filter: old samples stay what they were."""
    up, down = ratio(rate_hz)
    if (up, down) == (1, 1):
        return sound
    if (up, down) != (2, 1):
        return np.asarray(signal.resample_poly(sound, up, down, axis=1), np.float32)
    out = np.empty((2, 2 * sound.shape[1]), np.float32)
    out[:, 0::2] = sound
    for side in range(2):
        padded = np.pad(sound[side], (15, 16))
        out[side, 1::2] = np.convolve(padded, _HALF, "valid")
    return out


def limit(sound: Samples, ceiling: float) -> Samples:
    """Hold `sound` (2, frames at 44.1 kHz) under `ceiling` in place; returns the gain of every cell."""
    peaks = peaks_between(sound, CELL, 0.8 * ceiling)
    gains = np.minimum(1, np.float32(ceiling) / np.maximum(peaks, 1e-9)).astype(np.float32)
    gains = np.asarray(ndimage.uniform_filter1d(ndimage.minimum_filter1d(gains, _REACH), _SOFT), np.float32)
    if float(gains.min()) < 1:
        middles = np.concatenate([gains[:1], gains, gains[-1:]]).astype(np.float64)
        sound *= lines(middles, CELL, CELL // 2 + sound.shape[1])[CELL // 2 :]
    return gains


def to_int16(sound: Samples, first: int) -> NDArray[np.int16]:
    """(2, frames) -> (frames, 2) with triangular dither of one step; `first`: the block's frame on the tape."""
    noise = _dither()
    at = first % _DITHER
    frames = sound.shape[1]
    rolled = np.concatenate([noise[:, at:], *[noise] * (frames // _DITHER + 1)], 1)[:, :frames]
    scaled = sound * np.float32(32767)
    scaled += rolled
    np.rint(scaled, out=scaled)
    np.clip(scaled, -32768, 32767, out=scaled)
    return np.ascontiguousarray(scaled.T.astype(np.int16))


@lru_cache(1)
def _dither() -> Samples:
    """Three seconds of triangular noise, +-1 step, for ever the same."""
    uniform = np.random.default_rng(16).random((2, 2, _DITHER), np.float32)
    return uniform[0] - uniform[1]
