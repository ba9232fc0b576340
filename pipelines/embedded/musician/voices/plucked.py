"""Strings under fingers: nylon guitar, clean guitar, upright, fretless and sub bass. midi -> (soft, hard) layers.

A plucked string's partials follow sin(pi k p) / k for a pluck at p of its length, and die faster the higher they are
(Fletcher & Rossing, chapters 9 and 10); the body is a few broad resonances laid over them.
"""

import numpy as np

from pipelines.embedded.musician.voices.oscillators import (
    RATE_HZ,
    TOP_HZ,
    Floats,
    band,
    clock,
    harmonics,
    hertz,
    noise,
    partials,
    puff,
    rounded,
)
from pipelines.media import Samples


def _body(f: Floats, *peaks: tuple[float, float, float]) -> Floats:
    """Resonances as a gain over frequency: (hz, gain, width in octaves)."""
    octaves = np.log2(np.maximum(f, 1.0))
    return 1 + sum(
        (gain * np.exp(-0.5 * ((octaves - np.log2(hz)) / width) ** 2) for hz, gain, width in peaks), np.zeros_like(f)
    )


def _string(midi: int, stiffness: float, most: int) -> tuple[Floats, Floats]:
    """(partial numbers, their frequencies) of a slightly stiff string."""
    k = np.arange(1, most + 1, dtype=float)
    f = hertz(midi) * k * np.sqrt(1 + stiffness * k * k)
    return k[f < TOP_HZ], f[f < TOP_HZ]


def _add(body: Samples, attack: Floats, soft: float, hard: float) -> Samples:
    body[0, : len(attack)] += (soft * attack).astype(np.float32)
    body[1, : len(attack)] += (hard * attack).astype(np.float32)
    return body


def nylon_guitar(midi: int) -> Samples:
    k, f = _string(midi, 3e-5, 40)
    plucked = (np.abs(np.sin(np.pi * k * 0.19)) + 0.05) * _body(f, (110, 0.5, 0.3), (230, 0.8, 0.35), (2600, 0.7, 0.8))
    decay = 1.5 * 2 ** ((57 - midi) / 20) / (1 + 0.07 * k + 0.004 * k * k)
    phase = noise(len(k), "nylon", midi)
    body = partials(f, decay, [plucked / k**1.45, plucked / k**0.75], 2.8, phase=phase)
    flesh = puff(1300, 250, 1200, 0.010, "flesh", midi) + 0.9 * puff(1300, 2200, 7500, 0.005, "nail", midi)
    return rounded(_add(body, flesh, 0.10, 0.20))


def clean_guitar(midi: int) -> Samples:
    """A hollow-body electric: the pickup hears the string at a quarter, so every fourth partial is thin."""
    k, f = _string(midi, 2e-5, 48)
    heard = (np.abs(np.sin(np.pi * k * 0.13)) + 0.04) * (np.abs(np.sin(np.pi * k * 0.23)) + 0.10)
    heard *= _body(f, (350, 0.3, 0.6), (3100, 1.2, 0.6))
    decay = 1.9 * 2 ** ((57 - midi) / 22) / (1 + 0.06 * k + 0.002 * k * k)
    body = partials(f, decay, [heard / k**1.2, heard / k**0.6], 3.0, phase=noise(len(k), "clean", midi))
    pick = puff(700, 1500, 8500, 0.003, "pick", midi)
    return rounded(_add(body, pick, 0.10, 0.26))


def upright_bass(midi: int) -> Samples:
    """Gut-like string, finger flesh at the start, wood around 100 and 220 Hz, and a growl that dies first."""
    k, f = _string(midi, 3e-5, 40)
    wood = _body(f, (100, 0.6, 0.4), (220, 0.7, 0.4), (900, 0.8, 0.6), (2200, 0.5, 0.6))
    plucked = (np.abs(np.sin(np.pi * k * 0.26)) + 0.06) * wood
    decay = 1.0 * 2 ** ((40 - midi) / 26) / (1 + 0.26 * k)
    body = partials(f, decay, [plucked / k**1.5, plucked / k**0.95], 2.2, phase=0.25 * noise(len(k), "gut", midi))
    finger = puff(1700, 90, 700, 0.014, "flesh", midi) + 0.35 * puff(1700, 1400, 5500, 0.005, "board", midi)
    return rounded(_add(body, finger, 0.16, 0.30), 0.003)


def sub_bass(midi: int) -> Samples:
    """A round sine with the warmth of an overdriven valve: odd and even harmonics that a small speaker can hear."""
    frames = int(2.6 * RATE_HZ)
    t = clock(frames)
    open_s, warm_s = np.exp(-t / 1.9), np.exp(-t / 0.6)
    tone = harmonics(
        2 * np.pi * hertz(midi) * t,
        [[1, 0.30], [0, 0, 0.12, 0.06, 0.03], [1, 0.55], [0, 0, 0.36, 0.24, 0.17, 0.12, 0.08, 0.06, 0.04]],
    )
    body = np.stack([open_s * tone[n] + warm_s * tone[n + 1] for n in (0, 2)]).astype(np.float32)
    click = puff(500, 300, 2600, 0.004, "sub", midi)
    return rounded(_add(body, click, 0.03, 0.08), 0.005)


def fretless_bass(midi: int) -> Samples:
    """The finger slides the last few cents into the note, and the string blooms: mids rise after the attack."""
    hz, frames = hertz(midi), int(2.6 * RATE_HZ)
    t = clock(frames)
    slide = -0.016 * np.exp(-t / 0.030)  # share of the frequency: a quarter tone, gone in a tenth of a second
    vibrato = 0.0022 * np.sin(2 * np.pi * 4.7 * t) * np.clip((t - 0.35) / 0.5, 0, 1)
    phase = 2 * np.pi * np.cumsum(hz * (1 + slide + vibrato)) / RATE_HZ
    bloom = (1 - 0.75 * np.exp(-t / 0.09)) * np.exp(-t / 0.75)
    fall = np.exp(-t / 1.7)
    k = np.arange(1, min(24, int(3600 / hz)) + 1)
    tone = harmonics(phase, [[1], (k > 1) / k**1.7, (k > 1) / k**1.05])
    body = np.stack([fall * (tone[0] + bloom * overtones) for overtones in tone[1:]]).astype(np.float32)
    string = band(noise(2000, "fretless", midi), 900, 5000) * np.exp(-clock(2000) / 0.010)
    return rounded(_add(body, string, 0.02, 0.07), 0.006)
