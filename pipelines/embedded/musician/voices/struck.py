"""Hammers and tines: rhodes, piano, vibes, music box, kalimba. midi -> (soft, hard) layers, float32 (2, frames).

Both layers share their partials' phases, so a blend is a touch in between, never a comb filter. Ratios of bars and
tines after Fletcher & Rossing, The Physics of Musical Instruments (chapters 2, 12, 19).
"""

import numpy as np

from pipelines.embedded.musician.voices.oscillators import (
    RATE_HZ,
    TOP_HZ,
    Floats,
    hertz,
    noise,
    partials,
    puff,
    rounded,
)
from pipelines.media import Samples


def _with_attack(body: Samples, attack: Floats, soft: float, hard: float) -> Samples:
    body[0, : len(attack)] += (soft * attack).astype(np.float32)
    body[1, : len(attack)] += (hard * attack).astype(np.float32)
    return rounded(body)


def _scatter(count: int, *names: object) -> Floats:
    """Phases that spread the partials, so that the attack is a knock and not one tall spike."""
    return noise(count, *names) * 1.2


def rhodes(midi: int) -> Samples:
    """Tine and tone bar before a pickup: even harmonics from the off-centre pickup, a bell that dies at once, and a
    second tone bar some cents away that lets the note breathe."""
    hz = hertz(midi)
    k = np.arange(1, min(16, int(TOP_HZ / hz)) + 1)
    soft = np.array([1, 0.34, 0.12, 0.06, 0.03, 0.018, *[0.0] * 10])[: len(k)]
    hard = 1 / k**0.95 * np.where(k % 2 == 0, 1.15, 0.8) * (1 - 0.55 * (k == 1))
    decay = 1.7 * 2 ** ((60 - midi) / 26) / k**0.55
    body = partials(hz * k, decay, [soft, hard], 3.4, phase=0.3 * k)
    body += partials(hz * 1.0009, 2.2 * 2 ** ((60 - midi) / 26), [[0.22], [0.12]], 3.4)
    tine = np.array([6.27, 11.2, 17.5])
    body += partials(hz * tine, [0.34, 0.13, 0.06], [[0.07, 0.02, 0.01], [0.26, 0.16, 0.1]], 3.4)
    return _with_attack(body, puff(900, 900, 6500, 0.006, "rhodes", midi), 0.05, 0.24)


def piano(midi: int) -> Samples:
    """A felted upright: stiff strings in pairs (one dies early, one sings on), struck at 1/8, and the hammer's thud."""
    hz = hertz(midi)
    stiffness = 2.5e-4 * 2 ** ((midi - 60) / 14)
    k = np.arange(1, 33)
    f = hz * k * np.sqrt(1 + stiffness * k * k)
    f, k = f[f < TOP_HZ], k[f < TOP_HZ]
    struck = np.abs(np.sin(np.pi * k * 0.127)) + 0.08
    soft, hard = struck / k**1.35, struck / k**0.55
    decay = 1.9 * 2 ** ((60 - midi) / 22) / (1 + 0.22 * (k - 1))
    fast = partials(f, 0.45 * decay, [soft, hard], 3.6, phase=_scatter(len(k), "piano", midi))
    slow = partials(f * 1.00035, 1.6 * decay, [0.6 * soft, 0.55 * hard], 3.6, phase=_scatter(len(k), "strings", midi))
    hammer = puff(2200, 120, 900, 0.018, "felt", midi) + 0.6 * puff(2200, 1800, 7000, 0.006, "hammer", midi)
    return _with_attack(fast + slow, hammer, 0.10, 0.22)


def vibes(midi: int) -> Samples:
    """An aluminium bar (1 : 4 : 10) over its tube, soft mallets. The motor's tremolo is turned on at the desk."""
    hz = hertz(midi)
    ratios, ring = np.array([1, 2, 3.98, 9.9, 16.4]), 2 ** ((72 - midi) / 30)
    decay = np.array([1.7, 0.9, 0.75, 0.22, 0.1]) * ring
    body = partials(hz * ratios, decay, [[1, 0.05, 0.22, 0.05, 0], [0.6, 0.08, 0.62, 0.34, 0.16]], 3.4)
    mallet = puff(1100, 700, 5200, 0.006, "vibes", midi)
    return _with_attack(body, mallet, 0.07, 0.22)


def music_box(midi: int) -> Samples:
    """A steel comb (1 : 6.27 : 17.5) plucked by a pin: a small bright bell with a tick before it."""
    hz = hertz(midi)
    ratios, ring = np.array([1, 2, 3.01, 6.27, 10.4, 17.5]), 2 ** ((78 - midi) / 30)
    decay = np.array([1.15, 0.5, 0.4, 0.3, 0.14, 0.07]) * ring
    body = partials(hz * ratios, decay, [[1, 0.1, 0.16, 0.16, 0.04, 0.02], [0.7, 0.2, 0.34, 0.4, 0.2, 0.1]], 2.8)
    return _with_attack(body, puff(500, 2200, 8800, 0.0025, "pin", midi), 0.12, 0.3)


def kalimba(midi: int) -> Samples:
    """A thumb lets go of a steel tongue on a hollow board: round, short, with wood under it and nail on top."""
    hz = hertz(midi)
    ratios, ring = np.array([1, 2.01, 3.02, 5.9, 9.2, 14.1]), 2 ** ((70 - midi) / 32)
    decay = np.array([0.72, 0.3, 0.24, 0.14, 0.07, 0.04]) * ring
    body = partials(hz * ratios, decay, [[1, 0.14, 0.12, 0.12, 0.05, 0.02], [0.7, 0.3, 0.3, 0.4, 0.22, 0.12]], 1.9)
    frames = int(0.08 * RATE_HZ)
    wood = puff(frames, 180, 480, 0.022, "board", midi)
    nail = puff(frames, 1600, 8000, 0.004, "nail", midi)
    return _with_attack(body, 0.5 * wood + nail, 0.16, 0.3)
