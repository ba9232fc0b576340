"""How long somebody will take for a piece of work: as long as it took lately in this process, or a guess."""

import statistics
import time
from collections import defaultdict, deque
from collections.abc import Callable, Generator
from contextlib import contextmanager

EMBEDDED_S, MODEL_S = 0.6, 3.0
"""For a strip."""
REMEMBERED = 9


class Pace:
    """Measures players by name. `clock`: seconds that never fall."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._took_s: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def expected_s(self, player: str, guess_s: float | None = None) -> float:
        """The median of its last pieces; while there are none, `guess_s`, or what a painter takes for a strip."""
        if took_s := self._took_s[player]:
            return round(statistics.median(took_s), 2)
        if guess_s is not None:
            return guess_s
        return EMBEDDED_S if player.startswith("embedded") else MODEL_S

    @contextmanager
    def measured(self, player: str) -> Generator[None]:
        """Around one piece of work; what was broken off does not count."""
        began_s = self._clock()
        yield
        self._took_s[player].append(self._clock() - began_s)


PACE = Pace()
"""Of this process: a player is there once in it."""
