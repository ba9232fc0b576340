"""sound -> mono waves at 16 kHz that are worth a model's time: is there a voice, and where to cut what is too long.

Knows numpy and no model.
"""

import math

import numpy as np
from numpy.typing import NDArray
from scipy.signal import resample_poly

from pipelines.media import Sound

Wave = NDArray[np.float32]

RATE_HZ = 16_000
MOST_S = 30.0
LONGEST_S = 8.0
CUT_WITHIN_S = 2.0
QUIET_S = 0.15

FRAME, HOP = 640, 320
"""40 ms, in which the lowest voice swings three times, every 20 ms."""
VOICE_HZ = (130.0, 1000.0)
"""Where a voice is strongest: above the hum of mains and engines, below the hiss."""
PITCH_HZ = (60.0, 400.0)
VOICED = 0.65
"""How like itself a frame is after one swing of the voice, 0..1."""
LOUD_ENOUGH = 10**-3.0
"""A frame's power against the loudest one's: 30 dB below it nobody speaks."""
LEAST_POWER = 1e-9
VOICED_RUN = 4
"""Frames in a row, a tenth of a second: no word is shorter. Noise of any colour has one by chance; a voice 5 dB louder
than the noise has six."""


def as_wave(sound: Sound) -> Wave:
    """A sound of any rate and number of channels as mono at 16 kHz, -1..1; of a longer one the first 30 s. What is no
    number is silence."""
    samples = sound.samples[: int(MOST_S * sound.rate_hz)].astype(np.float64)
    samples = np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0).clip(-1.0, 1.0)
    wave = samples.reshape(len(samples), -1).mean(axis=1) if samples.size else np.zeros(0)
    if sound.rate_hz != RATE_HZ and len(wave):
        shared = math.gcd(RATE_HZ, sound.rate_hz)
        wave = resample_poly(wave, RATE_HZ // shared, sound.rate_hz // shared)
    return np.asarray(wave, np.float32)


def somebody_speaks(wave: Wave) -> bool:
    """Whether there is a tenth of a second of voice in it. What only hisses, rumbles or knocks has no pitch; a whisper
    has none either, and is not heard.

    A frame is voiced when it is like itself a swing of the voice later, after the normalised cross-correlation of
    D. Talkin, "A robust algorithm for pitch tracking (RAPT)" (1995).
    """
    if len(wave) < FRAME + HOP * (VOICED_RUN - 1):
        return False
    frames = np.lib.stride_tricks.sliding_window_view(_in_voice_band(wave), FRAME)[::HOP]
    power = (frames**2).mean(axis=1)
    loud = power > max(LEAST_POWER, LOUD_ENOUGH * float(power.max()))
    voiced = loud & (_likeness(frames) > VOICED)
    return bool(np.convolve(voiced, np.ones(VOICED_RUN), "valid").max() >= VOICED_RUN)


def pieces(wave: Wave) -> list[tuple[int, Wave]]:
    """The wave in pieces of 8 s at most, each with the place of its first sample. Cut in the middle of the quietest
    150 ms of a piece's last two seconds."""
    found: list[tuple[int, Wave]] = []
    start = 0
    while len(wave) - start > LONGEST_S * RATE_HZ:
        end = start + int(LONGEST_S * RATE_HZ)
        first = end - int(CUT_WITHIN_S * RATE_HZ)
        quiet = int(QUIET_S * RATE_HZ)
        power = np.cumsum(np.square(wave[first:end], dtype=np.float64))
        cut = first + int((power[quiet:] - power[:-quiet]).argmin()) + quiet // 2
        found.append((start, wave[start:cut]))
        start = cut
    return [*found, (start, wave[start:])]


def _in_voice_band(wave: Wave) -> NDArray[np.float64]:
    spectrum = np.fft.rfft(wave.astype(np.float64))
    hz = np.fft.rfftfreq(len(wave), 1 / RATE_HZ)
    # a room's noise falls with frequency: so it is level, and level noise is the least like itself later
    spectrum *= np.where((hz >= VOICE_HZ[0]) & (hz <= VOICE_HZ[1]), np.sqrt(hz / VOICE_HZ[1]), 0.0)
    return np.fft.irfft(spectrum, len(wave))


def _likeness(frames: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each frame's best correlation with itself at the distance of one swing, -1..1."""
    spectra = np.fft.rfft(frames, 2 * FRAME)
    products = np.fft.irfft(spectra * spectra.conj(), 2 * FRAME)[:, :FRAME]
    energy = np.cumsum(frames**2, axis=1)
    lags = np.arange(int(RATE_HZ / PITCH_HZ[1]), int(RATE_HZ / PITCH_HZ[0]))
    head = energy[:, FRAME - 1 - lags]
    tail = energy[:, -1:] - energy[:, lags - 1]
    return (products[:, lags] / np.sqrt(np.maximum(head * tail, 1e-30))).max(axis=1)
