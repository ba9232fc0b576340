"""The hand of a player: how late, how uneven, how loud. Only chance and numbers, no notes."""

from dataclasses import asdict
from random import Random

from pipelines.embedded.musician.theory import stream
from pipelines.roles import MusicBrief

TOLD = ("bpm", "groove", "instruments", "key", "mode", "mood", "seed", "title")
"""The words of a brief that touch hangs on. Named one by one: a new word in briefs changes no old tape."""
DRIFT = 0.5  # share of a deviation that the next note inherits: human timing errors are correlated (Hennig, 2011)


def hand_stream(brief: MusicBrief, *names: object) -> Random:
    """Chance for one player's touch. It hangs on every word of the brief but its length and stems: the tune belongs
    to the seed, the touch to the brief, so two briefs never give the same notes."""
    told = {name: getattr(brief, name) for name in TOLD}
    feel = [float(dial) + 0.0 for dial in asdict(brief.feel).values()]  # 0, 0.0 and -0.0 are one dial's middle
    return stream(sorted(told.items()), feel, *names)


class Hand:
    """Timing and loudness of one player. `late_ms`: where the player sits behind the beat; `spread_ms`: one standard
    deviation around it; `uneven`: standard deviation of the velocity as a share of it."""

    def __init__(self, chance: Random, *, late_ms: float, spread_ms: float, uneven: float = 0.06) -> None:
        self.chance = chance
        self._late_ms = late_ms
        self._spread_ms = spread_ms
        self._uneven = uneven
        self._drift_ms = 0.0

    def shift_s(self) -> float:
        """Seconds this stroke comes after the grid (negative: before it), within three standard deviations."""
        fresh = self.chance.gauss(0.0, self._spread_ms * (1 - DRIFT**2) ** 0.5)
        self._drift_ms = max(-3 * self._spread_ms, min(3 * self._spread_ms, DRIFT * self._drift_ms + fresh))
        return (self._late_ms + self._drift_ms) / 1000

    def velocity(self, meant: float) -> float:
        return min(1.0, max(0.04, meant * self.chance.gauss(1.0, self._uneven)))
