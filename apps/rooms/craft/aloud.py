"""A room that is read aloud while it is painted: the next sentence is ready before the one before it is over."""

import math
import time
from collections.abc import Callable, Iterator

from apps.rooms.domain import Sentence
from pipelines import Event, Made

LEAD_S = 2.0
"""The next sentence is asked for so long before the visitor needs it."""


class Aloud:
    """`spoken`: a room's sentences as a narrator makes them, each only when it is asked for. `clock`: seconds that
    never fall."""

    def __init__(self, spoken: Iterator[Event], clock: Callable[[], float] = time.monotonic) -> None:
        self._spoken, self._clock = spoken, clock
        self._over_s = math.inf

    def begin(self) -> Iterator[Event]:
        """Up to the first sentence, which begins to be heard now."""
        for event in self._spoken:
            yield event
            if isinstance(event, Made) and isinstance(event.value, Sentence):
                # nobody waits for a voice that is not there
                self._over_s = self._clock() + event.value.seconds if event.value.seconds else math.inf
                return

    def beside(self, work: Iterator[Event]) -> Iterator[Event]:
        """`work`, with a sentence between two of its events whenever those that were spoken will soon be over."""
        for event in work:
            yield event
            while self._clock() + LEAD_S > self._over_s:
                yield from self._one_more()

    def rest(self) -> Iterator[Event]:
        """What nobody was in a hurry for."""
        yield from self._spoken

    def _one_more(self) -> Iterator[Event]:
        event = next(self._spoken, None)
        if event is None:
            self._over_s = math.inf
            return
        yield event
        if isinstance(event, Made) and isinstance(event.value, Sentence):
            self._over_s = max(self._over_s, self._clock()) + event.value.seconds
