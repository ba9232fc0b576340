"""mix -> tape: glue, the soft knee of the tape, wow and flutter, tone. Block by block, each with its own surroundings.

Every block is a pure function of the whole mix around it, so a loop is mastered round its own corner without a seam.
"""

import math
import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from apps.lofinity.craft.mastering.loudness import Floats, Samples, lines
from apps.lofinity.domain import Mood
from pipelines import Sound

LEVEL = 0.22  # RMS at which the mix meets the tape
GLUE_KNEE_DB, GLUE_SHARE = 2.0, 0.35  # from 2 dB under the mean, a third of every further dB is held back
_HOP_S = 0.01
_PAST_ENDS = 320  # frames of room for the wow


def around(samples: NDArray[np.float32] | NDArray[np.int16], start: int, stop: int, *, loop: bool) -> Samples:
    """(2, stop - start) float32 of `samples` (frames, 2); outside them lies silence, or, in a loop, they come round."""
    frames = len(samples)
    out = np.zeros((2, stop - start), np.float32)
    at = start
    while at < stop:
        inside = at % frames if loop else at
        if inside < 0:  # before the start
            at = min(stop, 0)
            continue
        count = min(stop - at, frames - inside)
        if count <= 0:  # after the end
            break
        out[:, at - start : at - start + count] = samples[inside : inside + count].T
        at += count
    return out


class Envelope:
    """Energy of the mix every 10 ms."""

    def __init__(self, rate_hz: int) -> None:
        self.hop = round(_HOP_S * rate_hz)
        self._energies: list[Floats] = []
        self._rest = np.zeros((2, 0), np.float32)

    def hear(self, sound: Samples) -> None:
        sound = np.concatenate([self._rest, sound], 1)
        hops = sound.shape[1] // self.hop
        whole = sound[:, : hops * self.hop].reshape(2, hops, self.hop)
        self._energies.append(np.einsum("chf,chf->h", whole, whole, dtype=np.float64) / (2 * self.hop))
        self._rest = sound[:, hops * self.hop :]

    def energies(self) -> Floats:
        gathered = np.concatenate([*self._energies, np.zeros(0)])
        return gathered if len(gathered) else np.zeros(1)


def glue_gains(energies: Floats, *, loop: bool) -> Floats:
    """Gain of every hop: a slow bus compressor around LEVEL (the louder of a 16 ms and a 190 ms look)."""
    loud = energies[energies > 0.05 * energies.mean()]
    mean = float(loud.mean()) if len(loud) else 1.0

    def smooth(ms: float) -> Floats:
        pole = math.exp(-1000 * _HOP_S / ms)
        twice = np.tile(energies, 2) if loop else energies
        return np.asarray(signal.lfilter([1 - pole], [1, -pole], twice), np.float64)[-len(energies) :]

    over_db = 10 * np.log10(np.maximum(smooth(16), smooth(190)) / mean + 1e-12) + GLUE_KNEE_DB
    return 10 ** (-GLUE_SHARE * np.maximum(0, over_db) / 20) * (LEVEL / math.sqrt(mean))


@dataclass(frozen=True, slots=True)
class Machine:
    """A tape machine set up for one tape. `drive` 0.8..2; `turns`: (whole turns in the piece, depth, phase) of wow and
    flutter, depth as a share of the speed; `taps`: the tone filter, odd length."""

    gains: Floats
    hop: int
    drive: float
    turns: tuple[tuple[int, float, float], ...]
    taps: Samples

    def play(self, sound: Sound, start: int, stop: int, *, loop: bool) -> Samples:
        """Frames start..stop of `sound` off the tape, (2, stop - start); they may lie outside the sound."""
        half = len(self.taps) // 2
        low, high = start - half, stop + half
        mix = around(sound.samples, low - _PAST_ENDS, high + _PAST_ENDS, loop=loop)
        mix *= self._glue(low - _PAST_ENDS, high + _PAST_ENDS, loop=loop) * np.float32(self.drive)
        np.tanh(mix, out=mix)
        mix /= np.float32(self.drive)
        swayed = _swayed(mix, self._sway(low, high, sound.frames, sound.rate_hz))
        return signal.oaconvolve(swayed, self.taps[None], mode="valid", axes=1)

    def _glue(self, start: int, stop: int, *, loop: bool) -> Samples:
        first = start // self.hop - 1
        gains = np.take(self.gains, np.arange(first, stop // self.hop + 2), mode="wrap" if loop else "clip")
        skip = start - first * self.hop - self.hop // 2  # a gain belongs to the middle of its hop
        return lines(gains, self.hop, skip + stop - start)[skip:]

    def _sway(self, start: int, stop: int, frames: int, rate_hz: int) -> Samples:
        """How far off its place every frame is read, in frames."""
        knots = np.arange(start, stop + 64, 64) / frames * 2 * np.pi
        seconds = frames / rate_hz
        off = np.zeros(len(knots))
        for turns, depth, phase in self.turns:
            off += depth * seconds / (2 * np.pi * turns) * rate_hz * np.sin(turns * knots + phase)
        return lines(off, 64, stop - start)


def _swayed(mix: Samples, off: Samples) -> Samples:
    """Read `mix` at its own frames plus `off`, by Catmull-Rom cubics."""
    whole = np.floor(off)
    f = off - whole
    at = np.arange(_PAST_ENDS, _PAST_ENDS + len(off), dtype=np.int32) + whole.astype(np.int32)
    out = np.empty((2, len(off)), np.float32)
    for side in range(2):
        y0, y1, y2, y3 = (mix[side].take(at + j) for j in (-1, 0, 1, 2))
        cubic = 3 * (y1 - y2) + y3 - y0
        square = 2 * y0 - 5 * y1 + 4 * y2 - y3
        out[side] = y1 + np.float32(0.5) * f * (y2 - y0 + f * (square + f * cubic))
    return out


def wow_and_flutter(feel: Mood, seconds: float, seed: int) -> tuple[tuple[int, float, float], ...]:
    """A worn transport: wow 0.04..0.16 % around half a hertz, flutter a third of it, by the grit of the tape."""
    chance = random.Random(seed)
    depth = 0.0010 * (1 + 0.6 * feel.grit)
    parts = ((0.27, 0.5), (0.61, 1.0), (1.3, 0.25), (6.9, 0.30), (11.3, 0.10))
    return tuple((max(1, round(hz * seconds)), share * depth, chance.random() * 2 * math.pi) for hz, share in parts)
