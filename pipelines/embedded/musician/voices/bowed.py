"""Pads: warm pad and strings. midi -> stereo (left, right), float32 (2, TILE), circular: it may be read for ever.

Every harmonic is a narrow band of random phases, made by one inverse FFT a channel (PADsynth, Nasca Octavian Paul):
a choir of detuned strings for the price of one. Both channels share most of the phases: wide, and whole in mono.
"""

import numpy as np

from pipelines.embedded.musician.voices.oscillators import RATE_HZ, TOP_HZ, Floats, hertz, noise, to_sound
from pipelines.media import Samples

TILE = 1 << 16  # 3 s: as long as most chords; what comes round is only the pattern of a choir's beating
APART = 0.7  # how much of a channel is its own


def _choir(midi: int, tilt: float, spread: float, shape: Floats, air: float, name: str) -> Samples:
    """`tilt`: harmonic k has amplitude 1/k^tilt; `spread`: relative width of a harmonic (0.003 = 5 cents);
    `shape`: gain at (100, 300, 1000, 3000, 9000) Hz; `air`: level of the breath between the harmonics."""
    hz = hertz(midi)
    bins_hz = np.arange(TILE // 2 + 1) * (RATE_HZ / TILE)
    magnitude = np.zeros(len(bins_hz))
    for k in range(1, min(48, int(TOP_HZ / hz)) + 1):
        width = spread * hz * k**0.9
        low, high = (int((hz * k + side * 4 * width) * TILE / RATE_HZ) for side in (-1, 1))
        near = bins_hz[low : high + 1]
        magnitude[low : high + 1] += np.exp(-0.5 * ((near - hz * k) / width) ** 2) / (k**tilt * width**0.5)
    strength = float(np.sqrt((magnitude**2).sum()))
    top = int(TOP_HZ * TILE / RATE_HZ)
    hiss = np.zeros(len(bins_hz))
    hiss[int(900 * TILE / RATE_HZ) : top] = 1.0
    magnitude += hiss * (air * strength / np.sqrt(hiss.sum()))
    magnitude *= np.interp(np.log2(bins_hz + 1), np.log2([100, 300, 1000, 3000, 9000]), shape)
    used = np.flatnonzero(magnitude)
    phases = noise(3 * len(used), name, midi).reshape(3, -1) * 9.0  # wide enough to be uniform on the circle
    out = np.empty((2, TILE), np.float32)
    for side in range(2):
        bins = np.zeros(len(bins_hz), np.complex64)
        bins[used] = magnitude[used] * (np.exp(1j * phases[0]) + APART * np.exp(1j * phases[1 + side]))
        out[side] = to_sound(bins, TILE)
    return out


def warm_pad(midi: int) -> Samples:
    return _choir(midi, 1.2, 0.0026, np.array([1.0, 1.0, 0.95, 1.0, 0.6]), 0.020, "pad")


def strings(midi: int) -> Samples:
    """More bow than body: a rise around 3 kHz and rosin noise."""
    return _choir(midi, 1.05, 0.0042, np.array([0.8, 1.0, 1.0, 1.35, 0.8]), 0.024, "strings")
