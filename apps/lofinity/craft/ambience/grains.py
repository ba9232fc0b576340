"""The small sounds that beds are strewn with: drops, bubbles, clicks, rings, syllables of birds. Each peaks near 1."""

import numpy as np
from scipy.signal import butter, sosfilt

from apps.lofinity.craft.ambience.cloth import RATE_HZ, Grain


def burst(rng: np.random.Generator, low_hz: float, high_hz: float, decay_ms: tuple[float, float]) -> Grain:
    """A breath of band noise that dies away: a drop on stone, a snap of wood, a consonant."""
    decay_s = rng.uniform(*decay_ms) / 1000
    time = np.arange(int(6 * decay_s * RATE_HZ) + 48) / RATE_HZ
    sections = butter(2, [low_hz, min(high_hz, 0.45 * RATE_HZ)], "bandpass", fs=RATE_HZ, output="sos")
    return peaked(np.asarray(sosfilt(sections, rng.standard_normal(len(time)))) * np.exp(-time / decay_s))


def bubble(rng: np.random.Generator, low_hz: float, high_hz: float, decay_ms: tuple[float, float]) -> Grain:
    """A bubble of air closing in water: a sine that rises while it dies (Minnaert's resonance, shrinking)."""
    hz, decay_s = np.exp(rng.uniform(np.log(low_hz), np.log(high_hz))), rng.uniform(*decay_ms) / 1000
    time = np.arange(int(6 * decay_s * RATE_HZ)) / RATE_HZ
    rise = rng.uniform(1.0, 4.5)
    phase = 2 * np.pi * hz * (time + rise * time**2)
    return peaked(np.sin(phase) * np.exp(-time / decay_s) * np.minimum(1, time / 0.0015))


def plop(rng: np.random.Generator, low_hz: float, high_hz: float) -> Grain:
    """A heavy drop into a puddle or a gutter: a knock, then its bubble."""
    knock, after = burst(rng, 500, 3_500, (2, 4)), bubble(rng, low_hz, high_hz, (18, 42))
    gap = int(rng.uniform(0.004, 0.014) * RATE_HZ)
    grain = np.zeros(max(len(knock), gap + len(after)), dtype=np.float32)
    grain[: len(knock)] += 0.35 * knock
    grain[gap : gap + len(after)] += after
    return peaked(grain)


def ring(rng: np.random.Generator, partials_hz: list[float], decay_ms: tuple[float, float]) -> Grain:
    """Struck china, glass or ice: partials of their own height, the high ones shorter."""
    decay_s = rng.uniform(*decay_ms) / 1000
    time = np.arange(int(5 * decay_s * RATE_HZ)) / RATE_HZ
    total = np.zeros(len(time))
    for number, hz in enumerate(partials_hz):
        if hz < 0.44 * RATE_HZ:
            fade = np.exp(-time * (1 + 0.7 * number) / decay_s)
            total += rng.uniform(0.4, 1) / (1 + 0.4 * number) * np.sin(2 * np.pi * hz * time) * fade
    return peaked(total * np.minimum(1, time / 0.0012))


def chirp(hz_from: float, hz_to: float, length_s: float, *, wobble: float = 0.0, breath: float = 0.06) -> Grain:
    """One syllable: a gliding tone with a little second harmonic. `wobble`: depth of a fast trill in it (0..1)."""
    time = np.arange(max(32, int(length_s * RATE_HZ))) / RATE_HZ
    along = time / length_s
    hz = hz_from * (hz_to / hz_from) ** along * (1 + 0.06 * wobble * np.sin(2 * np.pi * 38 * time))
    phase = 2 * np.pi * np.cumsum(hz) / RATE_HZ
    shape = np.sin(np.pi * np.clip(along, 0, 1)) ** 0.7
    return peaked((np.sin(phase) + breath * np.sin(2 * phase)) * shape)


def song(parts: list[tuple[float, Grain, float]]) -> Grain:
    """Syllables (at_s, grain, loudness) as one grain."""
    ends = [int(at_s * RATE_HZ) + len(grain) for at_s, grain, _ in parts]
    whole = np.zeros(max(ends), dtype=np.float32)
    for at_s, grain, loud in parts:
        start = int(at_s * RATE_HZ)
        whole[start : start + len(grain)] += np.float32(loud) * grain
    return whole


def peaked(samples: np.ndarray) -> Grain:
    """The same sound with its peak at 1."""
    return np.asarray(samples / (np.abs(samples).max() + 1e-12), dtype=np.float32)
