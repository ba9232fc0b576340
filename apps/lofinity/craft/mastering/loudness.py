"""samples -> loudness (ITU-R BS.1770-4) and true peak. Knows no tape."""

import math

import numpy as np
from numpy.typing import NDArray
from scipy import signal

Floats = NDArray[np.float64]
Samples = NDArray[np.float32]
HOP_S = 0.1  # four hops make a gating block of 400 ms with 75 % overlap


def k_weighting(rate_hz: int) -> Floats:
    """BS.1770's two filters as second-order sections, re-derived for any rate (constants after libebur128)."""
    k = math.tan(math.pi * 1681.974450955533 / rate_hz)
    high, quality = 10 ** (3.999843853973347 / 20), 0.7071752369554196
    mid = high**0.4996667741545416
    a0 = 1 + k / quality + k * k
    shelf = [
        (high + mid * k / quality + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - mid * k / quality + k * k) / a0,
        1.0,
        2 * (k * k - 1) / a0,
        (1 - k / quality + k * k) / a0,
    ]
    k, quality = math.tan(math.pi * 38.13547087602444 / rate_hz), 0.5003270373238773
    a0 = 1 + k / quality + k * k
    return np.array([shelf, [1.0, -2.0, 1.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / quality + k * k) / a0]])


def lines(knots: Floats, step: int, frames: int) -> Samples:
    """Straight lines through `knots`, one every `step` frames, float32 (ten times faster than np.interp)."""
    share = (np.arange(step) / step).astype(np.float32)
    values = knots.astype(np.float32)
    drawn = values[:-1, None] + (values[1:] - values[:-1])[:, None] * share
    return drawn.ravel()[:frames].astype(np.float32, copy=False)


class Meter:
    """Listens to blocks of stereo sound, in order; `energies()`: K-weighted energy of every hop of 100 ms, summed
    over the channels."""

    def __init__(self, rate_hz: int) -> None:
        self._sos = k_weighting(rate_hz).astype(np.float32)
        self._state = np.zeros((2, 2, 2), np.float32)
        self._hop = round(HOP_S * rate_hz)
        self._rest = np.zeros((2, 0), np.float32)
        self._energies: list[Floats] = []

    def hear(self, sound: Samples) -> None:
        """`sound`: (2, frames)."""
        heard, self._state = signal.sosfilt(self._sos, sound, axis=1, zi=self._state)
        heard = np.concatenate([self._rest, heard], 1)
        hops = heard.shape[1] // self._hop
        whole = heard[:, : hops * self._hop].reshape(2, hops, self._hop)
        self._energies.append(np.einsum("chf,chf->h", whole, whole, dtype=np.float64) / self._hop)
        self._rest = heard[:, hops * self._hop :]

    def energies(self) -> Floats:
        return np.concatenate([*self._energies, np.zeros(0)])


def integrated_lufs(energies: Floats) -> float:
    """Gated programme loudness of hop energies; -70 for silence. Shorter than 400 ms counts as one block."""
    blocks = np.convolve(energies, np.full(4, 0.25), "valid") if len(energies) >= 4 else np.array([energies.mean()])
    level = -0.691 + 10 * np.log10(blocks + 1e-15)
    heard = level > -70
    if not heard.any():
        return -70.0
    gate = -0.691 + 10 * math.log10(float(blocks[heard].mean())) - 10
    return -0.691 + 10 * math.log10(float(blocks[heard & (level > gate)].mean()))


def peaks_between(sound: Samples, cell: int, worth: float) -> Samples:
    """Peak of every `cell` frames (a power of two) over both channels of `sound` (2, frames), float32. Cells above
    `worth` are looked at four times closer, so that a peak between two samples does not slip through (BS.1770-4,
    annex 2)."""
    frames = sound.shape[1]
    cells = -(-frames // cell)
    padded = np.zeros((2, 16 + cells * cell + 16), np.float32)
    padded[:, 16 : 16 + frames] = sound
    peaks = np.abs(padded[:, 16:-16]).max(0)
    for _ in range(cell.bit_length() - 1):  # halving is five times faster than a maximum over so short an axis
        peaks = np.maximum(peaks[0::2], peaks[1::2])
    hot = np.flatnonzero(peaks > worth)
    if len(hot):
        around = (hot * cell)[:, None] + np.arange(cell + 32)
        close = signal.resample_poly(padded[:, around], 4, 1, axis=2)[:, :, 64 : 64 + 4 * cell]
        peaks[hot] = np.maximum(peaks[hot], np.abs(close).max((0, 2)))
    return peaks


def true_peak_dbtp(pcm: NDArray[np.int16]) -> float:
    """True peak of int16 (frames, 2) against full scale, in dBTP; -120 for silence."""
    loudest = max(int(pcm.max(initial=0)), -int(pcm.min(initial=0)))
    worst = loudest / 32768
    if not loudest:
        return -120.0
    for start in range(0, len(pcm), 1 << 18):
        block = pcm[max(0, start - 64) : start + (1 << 18) + 64].T
        if max(int(block.max()), -int(block.min())) > 0.7 * loudest:
            peaks = peaks_between(block.astype(np.float32) / np.float32(32768), 64, 0.7 * loudest / 32768)
            worst = max(worst, float(peaks.max()))
    return 20 * math.log10(worst)
