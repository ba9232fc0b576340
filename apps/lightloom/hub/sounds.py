"""The sound of a phrase, from its breath until a better ear has heard it. In memory only, briefly, and never logged."""

import threading
from collections.abc import Callable, Iterable

from pipelines import Sound

KEPT_S = 90.0
EACH = 10
"""So many phrases of one visitor; the oldest goes."""


class Sounds:
    """Sounds by phrase id. The ids are this house's own and cannot be guessed: who knows one has spoken the phrase, or
    sits at the same loom. Thread-safe. `clock`: seconds that never fall."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[str, float, Sound]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def keep(self, visitor: str, phrase: str, sound: Sound) -> None:
        with self._lock:
            self._forget_old()
            own = [id_ for id_, (who, _, _) in self._kept.items() if who == visitor]
            for id_ in own[: max(0, len(own) + 1 - EACH)]:
                del self._kept[id_]
            self._kept[phrase] = (visitor, self._clock(), sound)

    def take(self, phrases: Iterable[str]) -> dict[str, Sound]:
        """The sounds of these phrases, as far as they are still kept. They are not kept any longer."""
        with self._lock:
            self._forget_old()
            return {id_: self._kept.pop(id_)[2] for id_ in phrases if id_ in self._kept}

    def drop(self, visitor: str) -> None:
        """Somebody has gone: nothing of theirs is kept."""
        with self._lock:
            self._kept = {id_: kept for id_, kept in self._kept.items() if kept[0] != visitor}

    def tick(self) -> None:
        """Call every second or so."""
        with self._lock:
            self._forget_old()

    def _forget_old(self) -> None:
        now_s = self._clock()
        self._kept = {id_: kept for id_, kept in self._kept.items() if now_s - kept[1] < KEPT_S}
