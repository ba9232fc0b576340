"""Circular sound: noise of any colour, slow curves, scattered grains and rooms, all written on a ring.

Everything here is made or filtered in the frequency domain of one ring of FRAMES frames, or written modulo its length,
so a bed has no first sample: it can be entered anywhere and repeated for ever without a seam.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.floating]
"""(FRAMES,) mono, or (2, FRAMES) stereo, at RATE_HZ."""
Curve = Callable[[NDArray[np.floating]], NDArray[np.floating]]
"""Frequencies in Hz -> amplitude."""
Grain = NDArray[np.floating]

RATE_HZ = 22_050
FRAMES = 655_360  # 29.7 s; 2**17 * 5 keeps every transform quick
SECONDS = FRAMES / RATE_HZ
LOWEST_HZ, HIGHEST_HZ = (
    28.0,
    9_800.0,
)  # below: only loudspeaker travel; above: no room for the later doubling of the rate
MONO_BELOW_HZ = 160.0  # deep air is the same at both ears, and survives a mono loudspeaker

_HZ = np.asarray(np.fft.rfftfreq(FRAMES, 1 / RATE_HZ), dtype=np.float32)
_HZ[0] = 1.0
_BAND = ((_HZ >= LOWEST_HZ) & (_HZ <= HIGHEST_HZ)).astype(np.float32)


def hump(low_hz: float, high_hz: float, tilt: float = 0.0, steep: int = 4) -> Curve:
    """A band with round shoulders: falls by `steep` / 2 octave-halvings outside, and by f**-tilt everywhere."""
    return lambda hz: hz ** (-tilt) / np.sqrt(1 + (low_hz / hz) ** steep) / np.sqrt(1 + (hz / high_hz) ** steep)


def peaks(*bumps: tuple[float, float, float]) -> Curve:
    """A sum of resonances (centre_hz, width_hz, amplitude)."""
    return lambda hz: sum(
        (amp / np.sqrt(1 + ((hz - centre) / width) ** 2) for centre, width, amp in bumps), np.zeros_like(hz)
    )


def noise(rng: np.random.Generator, curve: Curve) -> Ring:
    """Mono noise with exactly this spectrum, RMS 1."""
    ring = np.fft.irfft(_spectrum(rng, curve), FRAMES)
    return np.asarray(ring / ring.std(), dtype=np.float32)


def air(rng: np.random.Generator, curve: Curve, width: float = 0.8) -> Ring:
    """Stereo noise, RMS 1. `width` 0 (mono) .. 1 (two strangers); mono in the deep whatever is asked."""
    middle, side = _spectrum(rng, curve), _spectrum(rng, curve)
    angle = width * np.pi / 4 / (1 + (MONO_BELOW_HZ / _HZ) ** 2)
    middle, side = middle * np.cos(angle), side * np.sin(angle)
    ring = np.fft.irfft(np.stack([middle + side, middle - side]).astype(np.complex64), FRAMES)
    return np.asarray(ring / np.sqrt(np.mean(ring**2)), dtype=np.float32)


def filtered(ring: Ring, curve: Curve) -> Ring:
    """The ring through a zero-phase filter."""
    return np.asarray(np.fft.irfft(np.fft.rfft(ring) * curve(_HZ) * _BAND, FRAMES), dtype=np.float32)


def drift(rng: np.random.Generator, turns_hz: float, low: float = 0.0, high: float = 1.0) -> Ring:
    """A smooth curve that wanders between `low` and `high`, about `turns_hz` times a second."""
    count = max(3, round(turns_hz * SECONDS))
    waves = np.zeros(len(_HZ), dtype=np.complex64)
    waves[1 : count + 1] = rng.standard_normal(count) + 1j * rng.standard_normal(count)
    ring = np.fft.irfft(waves, FRAMES)
    return np.asarray(low + (high - low) * (0.5 + 0.5 * np.tanh(0.9 * ring / ring.std())), dtype=np.float32)


def humps(rng: np.random.Generator, times_s: list[float], rise_s: float, fall_s: float) -> Ring:
    """Soft envelopes (0..1) that swell for `rise_s` from each time on and fade for about `fall_s`, each a little
    different; where two meet, the greater stands."""
    ring = np.zeros(FRAMES, dtype=np.float32)
    for time_s in times_s:
        rise, fall = rise_s * rng.uniform(0.85, 1.15), fall_s * rng.uniform(0.85, 1.15)
        at = ((np.arange(FRAMES, dtype=np.float32) / RATE_HZ - time_s) % SECONDS).astype(np.float32)
        up = 0.5 - 0.5 * np.cos(np.pi * np.minimum(1, at / rise))
        down = np.exp(-np.maximum(0, at - rise) / (0.45 * fall)) * (at < rise + 2.5 * fall)
        ring = np.maximum(ring, up * down)
    return ring


def scatter(
    rng: np.random.Generator,
    a_second: float,
    grains: list[Grain],
    *,
    swing: float = 3.0,
    width: float = 1.0,
    where: Ring | None = None,
) -> Ring:
    """Grains strewn at random, panned, with loudness drawn as (0..1)**swing: the greater, the rarer a near one.
    `where`: a density curve (0..1) on the ring."""
    ring = np.zeros((2, FRAMES), dtype=np.float32)
    count = max(1, round(a_second * SECONDS))
    times = rng.integers(0, FRAMES, count)
    if where is not None:
        times = times[rng.random(count) < where[times]]
    kinds = rng.integers(0, len(grains), len(times))
    loud = (0.06 + 0.94 * rng.random(len(times)) ** swing).astype(np.float32)
    pans = np.pi / 4 * (1 + width * rng.uniform(-1, 1, len(times)))
    for time, kind, amp, pan in zip(times, kinds, loud, pans, strict=True):
        place(ring, grains[kind], int(time), float(amp), float(pan))
    return ring


def place(ring: Ring, grain: Grain, at: int, amp: float = 1.0, pan: float = np.pi / 4) -> None:
    """Write one grain round the ring, in place. `pan` 0 (left) .. pi/2 (right)."""
    at %= FRAMES
    whole = min(len(grain), FRAMES - at)
    for channel, gain in ((0, amp * np.cos(pan)), (1, amp * np.sin(pan))):
        ring[channel, at : at + whole] += grain[:whole] * np.float32(gain)
        if whole < len(grain):
            ring[channel, : len(grain) - whole] += grain[whole:] * np.float32(gain)


def room(rng: np.random.Generator, ring: Ring, seconds: float, wet: float, dull_hz: float = 3_000.0) -> Ring:
    """The ring with a room's tail around it: decaying noise, darker than what is heard in it. `wet`: tail energy as
    a share of the dry sound's."""
    frames = int(1.6 * seconds * RATE_HZ)
    decay = np.exp(-6.9 * np.arange(frames) / RATE_HZ / seconds) * np.minimum(1, np.arange(frames) / (0.012 * RATE_HZ))
    tail = np.zeros((2, FRAMES), dtype=np.float32)
    tail[:, :frames] = rng.standard_normal((2, frames)) * decay
    spectrum = np.fft.rfft(tail) / np.sqrt(1 + (_HZ / dull_hz) ** 2) / np.sqrt(1 + (120 / _HZ) ** 4)
    spectrum *= np.sqrt(wet / np.mean(np.abs(spectrum) ** 2))
    return np.asarray(ring + np.fft.irfft(np.fft.rfft(ring) * spectrum, FRAMES), dtype=np.float32)


def loudness_lufs(ring: Ring) -> float:
    """Ungated loudness of a stereo ring after ITU-R BS.1770 (K weighting read off its filters' transfer functions)."""
    power = np.abs(np.fft.rfft(ring)).astype(np.float64) ** 2 * _k_weight() ** 2
    return float(-0.691 + 10 * np.log10(2 * power.sum() / FRAMES**2 + 1e-20))


def _k_weight() -> NDArray[np.float64]:
    """|H(f)| of the K weighting: a shelf of +4 dB above 1.7 kHz and a high-pass at 38 Hz, as analogue prototypes."""
    s = 1j * _HZ.astype(np.float64)
    shelf_hz, shelf_gain = 1_681.97, 10 ** (3.99984 / 20)
    bend = shelf_gain**0.49967
    quality = 0.70718
    shelf = (shelf_gain * s**2 + bend * shelf_hz / quality * s + shelf_hz**2) / (
        s**2 + shelf_hz / quality * s + shelf_hz**2
    )
    cut_hz = 38.1355
    high_pass = s**2 / (s**2 + cut_hz / 0.50033 * s + cut_hz**2)
    return np.abs(shelf * high_pass)


def _spectrum(rng: np.random.Generator, curve: Curve) -> NDArray[np.complex64]:
    size = len(_HZ)
    spread = rng.standard_normal(size, np.float32) + 1j * rng.standard_normal(size, np.float32)
    return np.asarray(spread * curve(_HZ) * _BAND, dtype=np.complex64)
