"""How long a painter will take for a strip: as long as it took lately in this process, or a guess by its kind."""

import statistics
import time
from collections import defaultdict, deque
from collections.abc import Callable, Generator
from contextlib import contextmanager

EMBEDDED_S, MODEL_S = 0.6, 3.0
REMEMBERED = 9


class Pace:
    """Measures painters by name. `clock`: seconds that never fall."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._took_s: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def expected_s(self, painter: str) -> float:
        """The median of its last strips."""
        if took_s := self._took_s[painter]:
            return round(statistics.median(took_s), 2)
        return EMBEDDED_S if painter.startswith("embedded") else MODEL_S

    @contextmanager
    def measured(self, painter: str) -> Generator[None]:
        """Around the painting of one strip; what was broken off does not count."""
        began_s = self._clock()
        yield
        self._took_s[painter].append(self._clock() - began_s)


PACE = Pace()
"""Of this process: a painter is there once in it."""
