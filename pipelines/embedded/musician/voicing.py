"""Chords -> voicings: Viterbi over every way a hand can hold each chord, so that the voices move least.

All costs are whole numbers, so the path does not depend on a numpy version or on a processor.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations, product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.musician.theory import Chord

Hand = Literal["keys", "guitar", "mallets", "bells", "wide"]
Costs = NDArray[np.int32]

STRINGS = (40, 45, 50, 55, 59, 64)  # E A D G B E
NECK_FRETS = 13
HAND_SPAN_FRETS = 4
RANGES: dict[Hand, tuple[int, int]] = {
    "keys": (51, 77),
    "mallets": (55, 79),
    "bells": (62, 87),
    "wide": (48, 79),
    "guitar": (45, 77),
}
WIDTHS: dict[Hand, tuple[int, int]] = {
    "keys": (7, 16),
    "mallets": (7, 17),
    "bells": (7, 17),
    "wide": (15, 26),
    "guitar": (8, 21),
}
MUD_BELOW = 55  # intervals under a major third blur below this pitch (low interval limit)


@dataclass(frozen=True, slots=True)
class Step:
    """One chord to voice: `centre` is the pitch its middle should lie at; `beside`: pitches it must not rub."""

    chord: Chord
    centre: int
    beside: tuple[int, ...] = ()


def lead_voices(hand: Hand, steps: tuple[Step, ...], *, loop: bool = False) -> list[tuple[int, ...]]:
    """A voicing of four pitches, lowest first, for every step: least motion of all voices, a calm top line, no
    voice far from home. With `loop` the last voicing leads back into the first.

    Method: Viterbi's shortest path over the voicings of each chord, after Forney, "The Viterbi algorithm" (1973).
    """
    if not steps:
        return []
    if not loop:
        return _shortest(hand, steps, None)[1]
    opening = _own_cost(hand, steps[0])
    tries = [_shortest(hand, steps, int(start)) for start in np.argsort(opening, kind="stable")[:6]]
    return min(tries, key=lambda found: found[0])[1]


def _shortest(hand: Hand, steps: tuple[Step, ...], start: int | None) -> tuple[int, list[tuple[int, ...]]]:
    """Cost and path; with `start` the path is a ring through that voicing of the first chord."""
    total = _own_cost(hand, steps[0])
    if start is not None:
        total = np.where(np.arange(len(total)) == start, total, 1 << 20).astype(np.int32)
    back: list[NDArray[np.intp]] = []
    for before, here in pairwise(steps):
        reach = total[:, None] + _motion(hand, before.chord, here.chord)
        best = reach.argmin(0)
        back.append(best)
        total = reach[best, np.arange(len(best))] + _own_cost(hand, here)
    if start is not None:
        total = total + _motion(hand, steps[-1].chord, steps[0].chord)[:, start]
    at = int(total.argmin())
    cost, path = int(total[at]), [at]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    path.reverse()
    return cost, [tuple(int(p) for p in _ways(hand, s.chord)[0][i]) for s, i in zip(steps, path)]


def _own_cost(hand: Hand, step: Step) -> Costs:
    ways, cost = _ways(hand, step.chord)
    cost = cost + np.abs(ways.sum(1, dtype=np.int32) - 4 * step.centre) * 5 // 4
    if step.beside:
        gaps = np.abs(ways[:, :, None] - np.array(step.beside, np.int32))
        cost = cost + 40 * ((gaps == 1) | (gaps == 13)).sum((1, 2))
    return cost.astype(np.int32)


@lru_cache(maxsize=512)
def _ways(hand: Hand, chord: Chord) -> tuple[Costs, Costs]:
    """Every way to hold the chord (n, 4) and what each costs: mud, clusters, width."""
    held = _frets(chord) if hand == "guitar" else _spread(hand, chord)
    low, high = WIDTHS[hand]
    rows = sorted(way for way in held if low <= way[-1] - way[0] <= high) or sorted(held)
    ways = np.array(rows, np.int32)
    gap = np.diff(ways, axis=1)
    width = ways[:, 3] - ways[:, 0]
    cost = 30 * (gap == 1).sum(1) + 40 * (gap[:, 2] == 1) + 12 * (np.diff(ways[:, ::2], axis=1) == 13).sum(1)
    cost += 30 * ((ways[:, 0] < MUD_BELOW) & (gap[:, 0] < 4))
    if hand == "wide":
        cost += 12 * (gap < 4).sum(1) + 15 * (gap > 12).sum(1)
    else:
        cost += 6 * np.maximum(0, width - 12)
    return ways, cost.astype(np.int32)


def _spread(hand: Hand, chord: Chord) -> set[tuple[int, ...]]:
    low, high = RANGES[hand]
    places = [[p for p in range(low, high + 1) if p % 12 == pc] for pc in chord.colours]
    return {tuple(sorted(way)) for way in product(*places)}


def _frets(chord: Chord) -> set[tuple[int, ...]]:
    """Shapes on four neighbouring strings, fretted notes within a hand's span; open strings are free."""
    shapes: set[tuple[int, ...]] = set()
    for lowest in (1, 2):
        strings = STRINGS[lowest : lowest + 4]
        for order in permutations(chord.colours):
            places = [
                [f for f in range(NECK_FRETS + 1) if (s + f) % 12 == pc] for s, pc in zip(strings, order, strict=True)
            ]
            for frets in product(*places):
                pressed = [f for f in frets if f]
                if not pressed or max(pressed) - min(pressed) <= HAND_SPAN_FRETS:
                    pitches = tuple(s + f for s, f in zip(strings, frets, strict=True))
                    if pitches == tuple(sorted(set(pitches))) and pitches[-1] <= RANGES["guitar"][1]:
                        shapes.add(pitches)
    return shapes


@lru_cache(maxsize=2048)
def _motion(hand: Hand, before: Chord, here: Chord) -> Costs:
    """Cost of moving between every pair of voicings (m, n): all voices, the top line above all."""
    move = np.abs(_ways(hand, here)[0][None] - _ways(hand, before)[0][:, None])
    top = move[:, :, 3]
    cost = 10 * move.sum(2) + 20 * np.maximum(0, top - 3) + 30 * np.maximum(0, move.max(2) - 5)
    if before != here:
        cost = cost + 16 * (top == 0)
    return cost.astype(np.int32)
