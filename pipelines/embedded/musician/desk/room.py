"""Two rooms for one band: a short wooden room and a plate, as one stereo convolution of two mono sends."""

from functools import lru_cache

import numpy as np

from pipelines.embedded.musician.voices.oscillators import (
    RATE_HZ,
    Floats,
    Spectrum,
    band,
    clock,
    noise,
    to_sound,
    to_spectrum,
)
from pipelines.media import Samples

_SIZE = 1 << 17  # of one transform: 3.9 s of dry sound and 2 s of tail


def _tail(seconds: float, bands: tuple[tuple[float, float, float, float], ...], name: str) -> Floats:
    """Noise whose colours die at their own pace: (low_hz, high_hz, share of `seconds` to -60 dB, level)."""
    frames = int(seconds * 1.1 * RATE_HZ)
    t = clock(frames)
    tail = np.zeros((2, frames))
    for low, high, share, level in bands:
        decay = level * np.exp(-6.9 * t / (share * seconds)) * (1 - np.exp(-t / 0.004))
        tail += [band(noise(frames, name, low, side), low, high) * decay for side in range(2)]
    return tail * np.minimum(1, (frames - np.arange(frames)) / (0.1 * frames))


def _unit(impulse: Floats) -> Samples:
    return (impulse / np.sqrt((impulse**2).sum(1, keepdims=True))).astype(np.float32)


def room_impulse() -> Samples:
    """0.35 s: six wooden reflections a side, then a dull tail."""
    tail = 0.5 * _tail(0.36, ((200, 700, 1.0, 0.8), (700, 2500, 0.9, 1.0), (2500, 8000, 0.6, 0.9)), "room")
    for side in range(2):
        for k, jitter in enumerate(np.abs(noise(6, "wall", side))):
            at = int((0.0045 + 0.0058 * k + 0.0021 * jitter) * RATE_HZ)
            tail[side, at] += 4.0 * 0.74**k * (-1) ** (k + side * (k % 2))
    return _unit(tail)


def plate_impulse(seconds: float) -> Samples:
    """A bright dense plate after 14 ms: nothing below 180 Hz, so that the lows stay dry."""
    bands = ((180, 500, 0.8, 0.45), (500, 1500, 0.95, 0.9), (1500, 4000, 0.8, 1.0), (4000, 9000, 0.5, 1.0))
    tail = _tail(seconds, bands, "plate")
    ahead = int(0.014 * RATE_HZ)
    return _unit(np.concatenate([np.zeros((2, ahead)), tail], 1))


@lru_cache(4)
def _spectra(plate_s: float) -> tuple[tuple[Spectrum, Spectrum], int]:
    room, plate = room_impulse(), plate_impulse(plate_s)
    return (to_spectrum(room, _SIZE), to_spectrum(plate, _SIZE)), max(room.shape[1], plate.shape[1])


class Rooms:
    """Convolves block after block; the tail of each rings on into the next (into the start, for a loop)."""

    def __init__(self, plate_s: float) -> None:
        """`plate_s`: seconds to -60 dB, 0.8..1.8; close values share one impulse."""
        self._spectra, self._length = _spectra(round(plate_s, 1))
        self._ringing = np.zeros((2, self._length), np.float32)

    def play(self, room_send: Samples, plate_send: Samples, *, loop: bool = False) -> Samples:
        """(2, frames) of reverberation for two mono sends of equal length."""
        frames, hop = len(room_send), _SIZE - self._length
        wet = np.zeros((2, frames + _SIZE), np.float32)
        wet[:, : self._length] += self._ringing
        room, plate = self._spectra
        for start in range(0, frames, hop):
            stop = min(frames, start + hop)
            spectrum = to_spectrum(np.stack([room_send[start:stop], plate_send[start:stop]]), _SIZE)
            wet[:, start : start + _SIZE] += to_sound(spectrum[0] * room + spectrum[1] * plate, _SIZE)
        self._ringing = wet[:, frames : frames + self._length].copy()
        if loop:
            share = min(frames, self._length)
            wet[:, :share] += self._ringing[:, :share]
        return wet[:, :frames]
