"""long-term spectrum -> one gentle linear-phase filter: a nudge towards the lofi curve, and the tape's bandwidth.

A nudge, no rescue: at most LIMIT_DB, and only SHARE of what is missing. What needs more wants better instruments.
"""

import numpy as np
from scipy import fft, ndimage

from apps.lofinity.craft.mastering.loudness import Floats, Samples

EQ_HZ = 45.0 * 2 ** (np.arange(23) / 3)  # third-octaves, 45 Hz .. 7.2 kHz
LIMIT_DB = 4.0
SHARE = 0.7
WINDOW_S = 0.186  # 4096 frames at 22.05 kHz


class Spectrum:
    """Collects the power spectrum of the mono sum, block by block."""

    def __init__(self, rate_hz: int) -> None:
        self._frames = 2 * round(WINDOW_S * rate_hz / 2)
        self._window = np.hanning(self._frames).astype(np.float32)
        self._power = np.zeros(self._frames // 2 + 1)
        self.hz = np.linspace(0.0, rate_hz / 2, self._frames // 2 + 1)

    def hear(self, sound: Samples) -> None:
        """`sound`: (2, frames); every second window is enough for a whole tape."""
        mono = sound[0] + sound[1]
        count = len(mono) // (2 * self._frames)
        if count:
            spans = mono[: count * 2 * self._frames].reshape(count, 2, self._frames)[:, 0]
        else:
            spans = np.pad(mono[: self._frames], (0, max(0, self._frames - len(mono))))[None]
        self._power += (np.abs(np.asarray(fft.rfft(spans * self._window), np.complex64)) ** 2).sum(0)

    def thirds_db(self) -> Floats:
        """Power density around each of EQ_HZ, in dB."""
        return np.array(
            [10 * np.log10(self._power[(self.hz > c * 0.8) & (self.hz < c * 1.25)].mean() + 1e-12) for c in EQ_HZ]
        )


def goal_db(hz: Floats, tilt_db: float) -> Floats:
    """Power density to aim at: level to 200 Hz with a small hump near 75 Hz, then `tilt_db` an octave."""
    slope = tilt_db * np.log2(np.maximum(hz, 200) / 200)
    return slope + 3.5 * np.exp(-((np.log2(np.maximum(hz, 1) / 75) / 0.8) ** 2)) - 6 * np.maximum(0, np.log2(48 / hz))


def correction_db(thirds_db: Floats, tilt_db: float) -> Floats:
    """What the filter adds at each of EQ_HZ: smoothed over an octave, within LIMIT_DB, no change of level overall."""
    missing = goal_db(EQ_HZ, tilt_db) - thirds_db
    missing -= np.average(missing, weights=((EQ_HZ > 90) & (EQ_HZ < 4500)).astype(float))
    return np.clip(SHARE * ndimage.gaussian_filter1d(missing, 1.3, mode="nearest"), -LIMIT_DB, LIMIT_DB)


def filter_taps(eq_db: Floats, bandwidth_hz: float, rate_hz: int) -> Samples:
    """An odd linear-phase FIR of about 46 ms: the correction, the rumble filter at 32 Hz, the tape's upper end."""
    frames = 4096 * max(1, round(rate_hz / 22050))
    hz = np.maximum(np.fft.rfftfreq(frames, 1 / rate_hz), 1.0)
    gain_db = np.interp(np.log2(hz), np.log2(EQ_HZ), eq_db)
    gain_db -= 10 * np.log10(1 + (hz / bandwidth_hz) ** 10) + 10 * np.log10(1 + (32 / hz) ** 6)
    gain_db[hz > 9700] = -90.0
    half = round(0.0232 * rate_hz)
    impulse = np.roll(np.fft.irfft(10 ** (gain_db / 20)), half)[: 2 * half + 1]
    return (impulse * np.kaiser(2 * half + 1, 5.0)).astype(np.float32)
