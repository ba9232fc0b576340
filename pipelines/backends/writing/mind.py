"""What a writer asks of a language model: to read, to remember, to choose. Knows no library."""

from collections import OrderedDict
from collections.abc import Sequence
from itertools import chain
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from pipelines.roles import Sampling

Memory = TypeVar("Memory")
KEPT = 8
"""Beginnings of texts kept at once: one for each task that is asked."""


class Mind(Protocol):
    """A language model and its memory of one text.

    `context`: tokens the memory takes. `held`: the tokens it holds, in order; what is read is added behind them.
    """

    context: int
    held: list[int]

    def forget(self) -> None:
        """Hold nothing."""
        ...

    def resize(self, context: int) -> None:
        """Hold nothing, give every kept copy back, and from now on have memory for `context` tokens."""
        ...

    def keep(self) -> None:
        """Put a copy of the memory aside, for `recall` of what is held now."""
        ...

    def recall(self, tokens: Sequence[int]) -> bool:
        """Hold exactly `tokens`, from a copy that was kept; False, and nothing changed, where there is none."""
        ...

    def read(self, tokens: Sequence[int]) -> None:
        """Read on, at least one token, in one go."""
        ...

    def choose(self, mask: NDArray[np.int32], sampling: Sampling, chance: float) -> int:
        """The next token: of those that `mask` allows (packed bits, lowest first), the one at `chance` (0..1) of the
        way through what `sampling` leaves of the model's probabilities. Only after `read`."""
        ...


class Shelf(Generic[Memory]):
    """Copies of a Mind's memory by the tokens they hold; the longest unused makes way for a new one."""

    def __init__(self) -> None:
        self._copies: OrderedDict[tuple[int, ...], Memory] = OrderedDict()

    def put(self, tokens: Sequence[int], memory: Memory) -> None:
        self._copies[tuple(tokens)] = memory
        if len(self._copies) > KEPT:
            self._copies.popitem(last=False)

    def get(self, tokens: Sequence[int]) -> Memory | None:
        """The copy that holds exactly `tokens`, if it is there."""
        found = self._copies.get(tuple(tokens))
        if found is not None:
            self._copies.move_to_end(tuple(tokens))
        return found


def attend(mind: Mind, parts: Sequence[Sequence[int]]) -> None:
    """Bring the memory to the end of a text, given as the `parts` it is read in: first the beginning that
    is kept. Usually only the last is new. A memory that another text has used in between reads the same parts
    again, since other parts would give scores that differ in their last digits."""
    if mind.held != list(chain.from_iterable(parts[:-1])):
        if not mind.recall(parts[0]):
            mind.forget()
            if parts[0]:
                mind.read(parts[0])
                mind.keep()
        for part in parts[1:-1]:
            mind.read(part)
    mind.read(parts[-1])
