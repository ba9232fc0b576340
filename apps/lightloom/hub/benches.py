"""Long work that is no job of the house's engines (filming, stitching): one piece for each visitor, two in all."""

import threading
from collections import Counter

from pipelines import Refused

EACH, ALL = 1, 2
YOURS = "One thing is being made for you already. When it is there, ask again."
TAKEN = "Two others are being made right now. Please try again in a minute."


class Benches:
    """Counts who has something made. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._busy: Counter[str] = Counter()

    @property
    def busy(self) -> int:
        return self._busy.total()

    def take(self, visitor: str) -> "Bench":
        """A bench for as long as it is held. Raises Refused, in words, when there is none."""
        with self._lock:
            if self._busy[visitor] >= EACH:
                raise Refused(YOURS)
            if self._busy.total() >= ALL:
                raise Refused(TAKEN)
            self._busy[visitor] += 1
        return Bench(self, visitor)

    def give_back(self, visitor: str) -> None:
        with self._lock:
            self._busy[visitor] -= 1
            if self._busy[visitor] <= 0:
                del self._busy[visitor]


class Bench:
    """A held bench. An answer that nobody ever read gives it back when it is forgotten."""

    def __init__(self, benches: Benches, visitor: str) -> None:
        self._benches, self._visitor, self._held = benches, visitor, True

    def give_back(self) -> None:
        if self._held:
            self._held = False
            self._benches.give_back(self._visitor)

    def __del__(self) -> None:
        self.give_back()
