"""How long a stage of a room will take whoever plays it: as long as it took lately in this process, before that a guess
by the kind of player."""

import statistics
import time
from collections import defaultdict, deque
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Literal

Stage = Literal["tell", "speak", "paint"]
EMBEDDED_S: dict[Stage, float] = {"tell": 0.3, "speak": 0.3, "paint": 0.8}
MODEL_S: dict[Stage, float] = {"tell": 6.0, "speak": 2.0, "paint": 3.0}
REMEMBERED = 9


class Pace:
    """Measures stages by their players' names: a room told, a first sentence spoken, a picture painted. `clock`:
    seconds that never fall."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._took_s: defaultdict[tuple[Stage, str], deque[float]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def expected_s(self, stage: Stage, player: str) -> float:
        """The median of its last times."""
        if took_s := self._took_s[stage, player]:
            return round(statistics.median(took_s), 2)
        return (EMBEDDED_S if player.startswith("embedded") else MODEL_S)[stage]

    @contextmanager
    def measured(self, stage: Stage, player: str) -> Generator[None]:
        """Around the work; what was broken off does not count."""
        began_s = self._clock()
        yield
        self._took_s[stage, player].append(self._clock() - began_s)


PACE = Pace()
"""Of this process: a player is there once in it."""
