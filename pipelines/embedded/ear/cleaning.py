"""wave -> wave with less of a room's steady noise, for a phrase heard as a whole.

The gain of every frequency is that of Ephraim and Malah ("Speech enhancement using a minimum mean-square error
log-spectral amplitude estimator", 1985), with their decision-directed estimate of how far the voice stands above the
noise; the noise is what is left in the quietest frames of the phrase, after Martin's minimum statistics (2001).
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import exp1

Wave = NDArray[np.float64]

FRAME = 512
HOP = 128
QUIETEST = 0.15
"""The share of frames that are the room's alone in any phrase, between words if nowhere else."""
QUIETEST_TO_MEAN = 1.25
"""How far the noise's mean lies above its quietest frames."""
SMOOTH = 9
REMEMBERED = 0.96
LEAST_ABOVE = 10**-2.5
LEAST_GAIN = 0.1
"""20 dB: a room that is silenced altogether sounds like no room the decoder was taught in."""


def cleaned(wave: Wave) -> Wave:
    """As long as `wave`, mono at 16 kHz. What is shorter than a few frames comes back as it is."""
    if len(wave) < 16 * FRAME:
        return wave
    window = np.sqrt(np.hanning(FRAME + 1)[:FRAME])
    padded = np.concatenate((np.zeros(FRAME), wave, np.zeros(FRAME + HOP)))
    spectra = np.fft.rfft(np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP] * window)
    frames = np.fft.irfft(spectra * _gains(np.abs(spectra) ** 2 + 1e-12), FRAME) * window
    whole = np.zeros(len(padded))
    for at, frame in enumerate(frames):
        whole[at * HOP : at * HOP + FRAME] += frame
    return whole[FRAME : FRAME + len(wave)] * (HOP / (window**2).sum())


def _gains(power: Wave) -> Wave:
    """(frames, frequencies) -> the gain of each, LEAST_GAIN to 1."""
    noise = _noise(power)
    gains = np.empty_like(power)
    before = np.ones(power.shape[1])
    for at, now in enumerate(power):
        above = np.minimum(now / noise, 1000.0)
        voice = np.maximum(REMEMBERED * before + (1 - REMEMBERED) * np.maximum(above - 1, 0), LEAST_ABOVE)
        share = voice / (1 + voice)
        gains[at] = np.minimum(share * np.exp(0.5 * exp1(np.maximum(share * above, 1e-6))), 1.0)
        before = gains[at] ** 2 * above
    return np.maximum(gains, LEAST_GAIN)


def _noise(power: Wave) -> Wave:
    """The mean power of the room at each frequency; the frames at both ends reach beyond the sound and are left out."""
    sums = np.cumsum(power, axis=0)
    smooth = (sums[SMOOTH:] - sums[:-SMOOTH]) / SMOOTH
    quiet = np.quantile(smooth[SMOOTH:-SMOOTH], QUIETEST, axis=0) * QUIETEST_TO_MEAN
    return np.maximum(np.convolve(quiet, np.ones(SMOOTH) / SMOOTH, "same"), 1e-12)
