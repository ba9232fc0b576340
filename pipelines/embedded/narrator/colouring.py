"""A plain synthetic voice -> an old narrator in a room, in numpy. Stationary filters, so a sentence sounds the same
whatever stands before it."""

import functools

import numpy as np
from scipy import signal

from pipelines.embedded.narrator.voices import Colour
from pipelines.media import Samples
from pipelines.speech.loudness import Wave, levelled

RATE_HZ = 24_000


def throat(colour: Colour) -> float:
    """How much slower the samples are played: below 1 is deeper and longer."""
    return 2.0 ** (colour.semitones / 12)


def coloured(samples: Samples, rate_hz: int, colour: Colour) -> Samples:
    """`samples` (frames,) at `rate_hz` -> float32 (frames,) at 24 kHz, 1 / throat(colour) times as long plus the
    room's tail. Peaks stay below 0.8."""
    voice = _played_at(samples, rate_hz * throat(colour), colour)
    if not voice.any():
        return voice.astype(np.float32)
    tone = np.vstack((_band(colour), _bell(220, 0.8, colour.warmth_db), _bell(3000, 1.6, colour.presence_db)))
    voice = _filtered(tone, voice)
    voice = _compressed(voice)
    if colour.wire:
        voice = _over_the_wire(voice, colour.wire)
    ring = np.asarray(signal.fftconvolve(voice, _room(colour.room_s)))
    wet = np.concatenate((voice, np.zeros(len(ring) - len(voice)))) * (1 - colour.room) + ring * colour.room
    return levelled(wet).astype(np.float32)


def _played_at(samples: Samples, rate_hz: float, colour: Colour) -> Wave:
    """Resample by interpolation from an odd rate; a tremor bends the time axis by a few cents."""
    frames = int(len(samples) * RATE_HZ / rate_hz)
    at = np.arange(frames) * (rate_hz / RATE_HZ)
    if colour.tremor:
        t = np.arange(frames) / RATE_HZ
        at = at + colour.tremor * rate_hz * 4e-5 * (np.sin(2 * np.pi * 5.1 * t) + 0.6 * np.sin(2 * np.pi * 3.3 * t + 1))
    # four times the points first: linear reading between them is then clean far above the band that is kept
    if not len(samples):
        return np.zeros(0)
    fine = np.asarray(signal.resample_poly(samples.astype(np.float64), 4, 1))
    return np.interp(at * 4, np.arange(len(fine)), fine)


def _band(colour: Colour) -> Wave:
    return np.vstack((_sections(2, colour.low_hz, "highpass"), _sections(4, colour.high_hz, "lowpass")))


def _sections(order: int, edge_hz: float | tuple[float, float], kind: str) -> Wave:
    return np.asarray(signal.butter(order, edge_hz, kind, fs=RATE_HZ, output="sos"))


def _filtered(sections: Wave, voice: Wave) -> Wave:
    return np.asarray(signal.sosfilt(sections, voice))


def _bell(centre_hz: float, octaves: float, gain_db: float) -> Wave:
    """A peaking filter after Robert Bristow-Johnson's Audio EQ Cookbook."""
    amplitude, w = 10 ** (gain_db / 40), 2 * np.pi * centre_hz / RATE_HZ
    alpha = np.sin(w) * np.sinh(np.log(2) / 2 * octaves * w / np.sin(w))
    a0 = 1 + alpha / amplitude
    row = [1 + alpha * amplitude, -2 * np.cos(w), 1 - alpha * amplitude, a0, -2 * np.cos(w), 1 - alpha / amplitude]
    return np.array([row]) / a0


def _compressed(voice: Wave) -> Wave:
    """A slow compressor, 2.5 : 1 above the voice's own middle: what is mumbled comes nearer, what is called recedes."""
    window = np.hanning(RATE_HZ // 8)
    power = np.asarray(signal.fftconvolve(voice**2, window / window.sum(), "same"))
    envelope = np.sqrt(np.maximum(power, 1e-9))
    middle = np.median(envelope[envelope > 0.1 * envelope.max()])
    return voice * np.clip((np.maximum(envelope, 0.25 * middle) / middle) ** (1 / 2.5 - 1), 0.4, 2.0)


def _over_the_wire(voice: Wave, amount: float) -> Wave:
    """An old set: a little overdrive, and a crackle behind the words that keeps still where they are still."""
    driven = np.tanh(voice / max(1e-9, float(np.abs(voice).max())) * (1 + 2 * amount))
    dust = np.random.default_rng(7).standard_normal(len(voice))
    crackle = np.where(np.abs(dust) > 3.4, dust * 0.04, dust * 0.003)
    return driven + amount * _filtered(_sections(2, (500, 3000), "bandpass"), crackle)


@functools.cache
def _room(seconds: float) -> Wave:
    """The answer of a room that rings for `seconds` (to -60 dB): noise under an exponential, duller towards its end,
    after a short gap, with the energy of a unit impulse."""
    length = int(RATE_HZ * seconds)
    noise = np.random.default_rng(3).standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
    dull = _filtered(_sections(1, 2600, "lowpass"), noise)
    answer = np.concatenate((np.zeros(RATE_HZ * 12 // 1000), dull))
    return answer / np.sqrt(np.sum(answer**2))
