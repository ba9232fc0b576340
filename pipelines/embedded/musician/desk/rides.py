"""What moves while the band plays: the kick's ducking, the level and the filter of each section, slow modulation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import signal

from pipelines.embedded.musician.voices.oscillators import RATE_HZ, lines
from pipelines.media import Samples
from pipelines.roles import Section

DUCK_S = 0.11  # release of the side chain
_STEP = 441  # automation is drawn every 20 ms
_LEVELS = {"intro": 0.86, "A": 0.94, "B": 1.0, "C": 1.0, "break": 0.9, "outro": 0.84}
_OPEN = {"intro": (0.1, 0.75), "break": (0.8, 0.55), "outro": (0.85, 0.2)}
"""How far the section's filter is open at its start and end; everything else is wide open."""


@dataclass(frozen=True, slots=True)
class Rides:
    """Break points in seconds of the level and of the filter (0 closed .. 1 open)."""

    level: tuple[tuple[float, ...], tuple[float, ...]]
    opening: tuple[tuple[float, ...], tuple[float, ...]]
    seconds: float

    @classmethod
    def draw(cls, sections: Sequence[Section], bar_s: float, *, loop: bool) -> "Rides":
        bars = sections[-1].bar + sections[-1].bars
        if loop:
            return cls(((0.0,), (1.0,)), ((0.0,), (1.0,)), bars * bar_s)
        at: list[float] = []
        level: list[float] = []
        at_open: list[float] = []
        opening: list[float] = []
        for section in sections:
            start, stop = section.bar * bar_s, (section.bar + section.bars) * bar_s
            theme = section.name if section.name in _LEVELS else section.name[0]
            at += [start + 0.05, stop - 0.05]
            level += [_LEVELS.get(theme, 1.0)] * 2
            at_open += [start + 0.1, stop - 0.05]
            opening += _OPEN.get(theme, (1.0, 1.0))
        at += [bars * bar_s - 0.9, bars * bar_s - 0.3, bars * bar_s]  # the last chord is let go
        level += [level[-1], 0.5 * level[-1], 0.0]
        order = sorted(range(len(at)), key=at.__getitem__)
        return cls(
            (tuple(at[i] for i in order), tuple(level[i] for i in order)),
            (tuple(at_open), tuple(opening)),
            bars * bar_s,
        )

    def levels(self, start: int, stop: int) -> Samples:
        return _curve(self.level, start, stop)

    def openings(self, start: int, stop: int) -> Samples | None:
        """None where the filter stays wide open."""
        curve = _curve(self.opening, start, stop)
        return curve if float(curve.min()) < 0.999 else None


def _curve(points: tuple[tuple[float, ...], tuple[float, ...]], start: int, stop: int) -> Samples:
    knots = np.arange(start, stop + _STEP, _STEP)
    return lines(np.interp(knots / RATE_HZ, *points), _STEP, stop - start)


class Filter:
    """The section's filter: a crossfade between the sound and a dark copy of it; remembers its state over blocks."""

    def __init__(self) -> None:
        self._sos = np.asarray(signal.butter(2, 700, "low", fs=RATE_HZ, output="sos"), np.float32)
        self._state = np.zeros((1, 4, 2), np.float32)  # the four rows of a bus

    def close(self, sound: Samples, opening: Samples) -> None:
        """Change `sound` in place where the filter is not wide open."""
        closing = np.flatnonzero(opening < 0.999)
        part = slice(int(closing[0]), int(closing[-1]) + 1)
        state = self._state if part.start == 0 else np.zeros_like(self._state)
        dark, self._state = signal.sosfilt(self._sos, sound[:, part], axis=1, zi=state)
        sound[:, part] -= dark
        sound[:, part] *= opening[part]
        sound[:, part] += dark


def ducking(kicks: Sequence[tuple[int, float]], start: int, stop: int, depth: float) -> Samples:
    """Gain that makes room for the kick: down `depth` (0..1 of full scale) within 4 ms, back in a tenth of a second.
    `kicks`: (frame, velocity)."""
    length = int(4 * DUCK_S * RATE_HZ)
    t = np.arange(length) / RATE_HZ
    dip = np.exp(-t / DUCK_S) * np.minimum(1, t / 0.004)
    gain = np.ones(stop - start, np.float32)
    for frame, velocity in kicks:
        low, high = max(start, frame), min(stop, frame + length)
        if low < high:
            piece = 1 - (depth * min(1.0, velocity / 0.86)) * dip[low - frame : high - frame]
            np.minimum(gain[low - start : high - start], piece, out=gain[low - start : high - start], casting="unsafe")
    return gain


def wave(hz: float, start: int, stop: int, seconds: float, turn: float = 0.0) -> Samples:
    """A slow sine that fits a whole number of times into `seconds`, so that a loop closes."""
    cycles = max(1, round(hz * seconds))
    knots = np.arange(start, stop + 32, 32)
    return lines(np.sin(2 * np.pi * (cycles * knots / (seconds * RATE_HZ) + turn)), 32, stop - start)
