"""Measures of sound for tests and bench, numpy and scipy only: what an ear would notice, as numbers.

Sounds are float (frames,) or (frames, 2), full scale 1. Loudness is checked by pyloudnorm, which shares no line with
the mastering's own meter.
"""

from collections.abc import Sequence

import numpy as np
import pyloudnorm
from numpy.typing import NDArray
from scipy import linalg, ndimage, signal

Floats = NDArray[np.floating]
_FLUX_BANDS_HZ = ((30, 150), (150, 300), (300, 600), (600, 1200), (1200, 2400), (2400, 4800))
_HOP_S = 0.01


def mono(sound: Floats) -> Floats:
    return sound.mean(1) if sound.ndim == 2 else sound


def _onsets(sound: Floats, rate_hz: int) -> Floats:
    """Six-band spectral flux every 10 ms (more bands trip over a crackling fire)."""
    window, hop = round(0.0465 * rate_hz), round(_HOP_S * rate_hz)
    spans = np.lib.stride_tricks.sliding_window_view(mono(sound), window)[::hop]
    frames = np.fft.rfft(spans * np.hanning(window)).T / (window / 2)
    hz = np.fft.rfftfreq(window, 1 / rate_hz)
    level = np.log1p(1000 * np.abs(frames))
    flux = sum(np.maximum(0, np.diff(level[(hz >= low) & (hz < high)].mean(0))) for low, high in _FLUX_BANDS_HZ)
    return np.maximum(flux - ndimage.uniform_filter1d(flux, 100), 0)


def tempo(sound: Floats, rate_hz: int, *, beats_per_bar: int = 4, low: float = 58, high: float = 94) -> float:
    """BPM: a comb over the onsets' autocorrelation at a beat, two, a bar, two, four bars (three beats in a waltz)."""
    flux = _onsets(sound, rate_hz)
    flux = flux - flux.mean()
    size = 1 << (2 * len(flux)).bit_length()
    echo = np.fft.irfft(np.abs(np.fft.rfft(flux, size)) ** 2)[: len(flux)]
    echo = echo / echo[0]
    bpm = np.arange(low, high + 0.01, 0.1)
    per_s = rate_hz / round(_HOP_S * rate_hz)
    teeth = (
        (1, 1.0),
        (2, 1.0 if beats_per_bar == 4 else 0.0),
        (beats_per_bar, 1.5),
        (2 * beats_per_bar, 1.5),
        (4 * beats_per_bar, 1.0),
    )
    score = sum(weight * np.interp(beats * per_s * 60 / bpm, np.arange(len(echo)), echo) for beats, weight in teeth)
    return float(bpm[int(np.argmax(score))])


def lufs(sound: Floats, rate_hz: int) -> float:
    return float(pyloudnorm.Meter(rate_hz).integrated_loudness(np.asarray(sound, np.float64)))


def true_peak_db(sound: Floats) -> float:
    """Peak of the whole sound at four times its rate, dB against full scale."""
    return float(20 * np.log10(np.abs(signal.resample_poly(sound, 4, 1, axis=0)).max() + 1e-9))


def crest_db(sound: Floats) -> float:
    return float(20 * np.log10(np.abs(sound).max() / np.sqrt((np.asarray(sound, np.float64) ** 2).mean())))


def rolloff_hz(sound: Floats, rate_hz: int, share: float = 0.95) -> float:
    """Frequency under which `share` of the power lies."""
    hz, power = signal.welch(mono(sound), rate_hz, nperseg=8192)
    total = np.cumsum(power)
    return float(hz[np.searchsorted(total, share * total[-1])])


def centroid_hz(sound: Floats, rate_hz: int) -> float:
    """Centre of the magnitude spectrum."""
    hz, _, frames = signal.stft(mono(sound), rate_hz, nperseg=4096)
    size = np.abs(frames)
    return float((hz[:, None] * size).sum() / size.sum())


def above_db(sound: Floats, rate_hz: int, edge_hz: float = 10000) -> float:
    """Power above `edge_hz` against all power, dB."""
    hz, power = signal.welch(mono(sound), rate_hz, nperseg=8192)
    return float(10 * np.log10(power[hz > edge_hz].sum() / power.sum() + 1e-15))


def side_db(sound: Floats) -> float:
    """Energy of the difference of the channels against that of their sum, dB: how wide."""
    left, right = np.asarray(sound, np.float64).T
    return float(10 * np.log10(((left - right) ** 2).mean() / ((left + right) ** 2).mean() + 1e-15))


def mono_loss_db(sound: Floats, rate_hz: int) -> float:
    """How much quieter the tape is on one loudspeaker: 0 nothing lost, below -3 something cancels."""
    return lufs(np.repeat(mono(sound)[:, None], 2, 1), rate_hz) - lufs(sound, rate_hz)


def silence_share(sound: Floats, rate_hz: int, floor_db: float = -50) -> float:
    """Share of half seconds under `floor_db`."""
    half = rate_hz // 2
    power = (mono(sound)[: len(sound) // half * half].reshape(-1, half).astype(np.float64) ** 2).mean(1)
    return float((10 * np.log10(power + 1e-12) < floor_db).mean())


def click_score(sound: Floats, join: int, rate_hz: int, *, like: Sequence[int] = ()) -> float:
    """How much a join at frame `join` stands out. A click is what cannot be foretold: the error of a linear prediction
    (order 32) within half a millisecond of the join, against what is usual around it, or, where a drum may fall on the
    join, against the drums on the same spot of other bars (`like`: their frames; a hand is up to 12 ms late).
    A seamless join scores up to 2. Random cuts, measured over 100 of them: median 4 at 22 kHz and 7 at 44.1 kHz,
    up to 24; one in five hides.
    """
    sharp, usual = _surprise(mono(sound), join, rate_hz, 0.0005, 0.0005)
    others = [_surprise(mono(sound), at, rate_hz, 0.004, 0.012)[0] for at in like]
    return sharp / (max(usual, float(np.median(others)) if others else 0.0) + 1e-9)


def _surprise(sound: Floats, at: int, rate_hz: int, before_s: float, after_s: float) -> tuple[float, float]:
    """(largest, usual) error of prediction around frame `at`; usual: the 98th percentile of 0.2 s."""
    order, wide = 32, round(0.1 * rate_hz)
    first, last = max(order, at - wide), min(len(sound), at + wide)
    near = sound[first - order : last].astype(np.float64)
    shaped = near * np.hanning(len(near))
    echo = np.correlate(shaped, shaped, "full")[len(shaped) - 1 : len(shaped) + order]
    echo[0] = echo[0] * 1.0001 + 1e-12
    weights = linalg.solve_toeplitz(echo[:order], echo[1:])
    error = np.abs(signal.lfilter([1, *-weights], [1], near))[order:]
    spot = error[max(0, at - first - round(before_s * rate_hz)) : at - first + max(2, round(after_s * rate_hz))]
    return float(spot.max()), float(np.quantile(error, 0.98))
