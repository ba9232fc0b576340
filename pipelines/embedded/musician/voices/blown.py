"""Breath: flute and tenor saxophone. midi -> (soft, hard) layers, float32 (2, frames), up to LONGEST_S of one breath.

Harmonics follow one moving phase, so scoop and vibrato bend the whole tone; the breath is noise shaped by the bore.
"""

from functools import lru_cache

import numpy as np

from pipelines.embedded.musician.voices.oscillators import (
    RATE_HZ,
    TOP_HZ,
    Floats,
    band,
    clock,
    harmonics,
    hertz,
    lines,
    noise,
    rounded,
)
from pipelines.media import Samples

LONGEST_S = 4.2


def _slow(frames: int, hz: float, *names: object) -> Samples:
    """A wandering curve of variance about 1 and no faster than `hz`: lips and lungs are never steady."""
    step = round(RATE_HZ / (2 * hz))
    return lines(noise(frames // step + 2, *names), step, frames)


@lru_cache(1)
def _rush(frames: int) -> Floats:
    return noise(frames, "breath")


@lru_cache(4)
def _hiss(frames: int, low_hz: float, high_hz: float) -> Floats:
    """The same breath for every pitch: filtering it once is most of a note's price."""
    return band(_rush(frames), low_hz, high_hz)


def flute(midi: int) -> Samples:
    hz, frames = hertz(midi), int(LONGEST_S * RATE_HZ)
    t = clock(frames)
    grown = np.clip((t - 0.22) / 0.45, 0, 1)
    wave = np.sin(2 * np.pi * (4.9 * t + 0.05 * np.sin(2 * np.pi * 0.7 * t)))
    cents = 11 * grown * wave - 28 * np.exp(-t / 0.030)
    phase = 2 * np.pi * np.cumsum(hz * 2 ** (cents / 1200)) / RATE_HZ
    swell = (1 - np.exp(-t / 0.040)) * np.exp(-t / 5.0) * (1 + 0.14 * grown * wave + 0.03 * _slow(frames, 6, midi))
    shine = swell * (1 + 0.25 * grown * wave)  # vibrato on a flute is breath first, pitch second
    count = min(9, int(TOP_HZ / hz))
    soft = [1, 0.26, 0.10, 0.03, 0.012][:count]
    hard = [1, 0.62, 0.44, 0.20, 0.13, 0.08, 0.05, 0.035, 0.02][:count]
    tone = harmonics(phase, [[1], [0, *soft[1:]], [0, *hard[1:]]])
    body = np.stack([swell * tone[0] + shine * overtones for overtones in tone[1:]]).astype(np.float32)
    air = 0.5 * band(_rush(frames), 0.8 * hz, min(7000.0, 3.2 * hz)) + 0.9 * _hiss(frames, 2400, 8200)
    chiff = 1 + 3.2 * np.exp(-t / 0.045)
    body += np.outer([0.035, 0.075], air * swell * chiff).astype(np.float32)
    return rounded(body, 0.004)


def saxophone(midi: int) -> Samples:
    """A tenor close to the microphone: reed harmonics under three formants, a scoop into the note, late vibrato,
    and the hiss of the breath that lofi loves (subtone when soft)."""
    hz, frames = hertz(midi), int(LONGEST_S * RATE_HZ)
    t = clock(frames)
    grown = np.clip((t - 0.32) / 0.6, 0, 1) ** 1.5
    wave = np.sin(2 * np.pi * (5.1 * t + 0.08 * np.sin(2 * np.pi * 0.45 * t)))
    cents = 16 * grown * wave - 75 * np.exp(-t / 0.038) + 1.5 * _slow(frames, 4, "lip", midi)
    phase = 2 * np.pi * np.cumsum(hz * 2 ** (cents / 1200)) / RATE_HZ
    swell = (1 - np.exp(-t / 0.030)) * (0.86 + 0.14 * np.exp(-t / 0.3)) * np.exp(-t / 6.5)
    swell *= 1 + 0.07 * grown * wave + 0.03 * _slow(frames, 7, "lung", midi)
    reed = swell * (1 - 0.45 * np.exp(-t / 0.05)) * (1 + 0.10 * grown * wave)  # overtones open after the tone speaks
    k = np.arange(1, min(28, int(TOP_HZ / hz)) + 1)
    f = hz * k
    formants = 0.35 + sum(
        a * np.exp(-0.5 * (np.log2(f / centre) / width) ** 2)
        for centre, a, width in ((480, 1.0, 0.7), (1250, 0.8, 0.4), (2700, 0.7, 0.35))
    )
    formants /= 1 + (f / 4200) ** 2  # the bell lets the lows go and the player takes care of the edge
    soft, hard = formants / k**1.1, formants / k**0.5
    low = (k < 3).astype(float)
    tone = harmonics(phase, [soft * low, soft * (1 - low), hard * low, hard * (1 - low)])
    body = np.stack([swell * tone[n] + reed * tone[n + 1] for n in (0, 2)]).astype(np.float32)
    air = _hiss(frames, 1100, 7800) * swell * (1 + 1.6 * np.exp(-t / 0.05))
    body += np.outer([0.055, 0.06], air).astype(np.float32)
    return rounded(body, 0.004)
