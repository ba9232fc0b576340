"""An address -> a cup of dice that falls the same on every machine and in every process."""

from collections.abc import Sequence
from hashlib import blake2b
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Choices in the order they are asked for. Only Random.random() is drawn from: Python promises that sequence."""

    def __init__(self, *address: object) -> None:
        spelled = "\x1f".join(map(str, address)).encode("utf-8", "surrogatepass")  # a seed may be any text at all
        self._random = Random(int.from_bytes(blake2b(spelled, digest_size=8).digest(), "big"))

    def share(self) -> float:
        """A number in 0 .. 1 (1 excluded)."""
        return self._random.random()

    def chance(self, share: float) -> bool:
        """True as often as `share` (0..1) says."""
        return self._random.random() < share

    def choose(self, options: Sequence[T]) -> T:
        return options[int(self._random.random() * len(options))]

    def weigh(self, weights: Sequence[int]) -> int:
        """The place of one weight, as often as it weighs."""
        point = self._random.random() * sum(weights)
        return next(place for place in range(len(weights)) if sum(weights[: place + 1]) > point)

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All options in another order."""
        order = sorted(range(len(options)), key=[self._random.random() for _ in options].__getitem__)
        return [options[place] for place in order]
