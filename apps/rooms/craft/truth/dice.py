"""An address -> a cup of dice that falls the same on every machine, in every process and in every Python."""

from collections.abc import Sequence
from hashlib import blake2b
from struct import unpack
from typing import TypeVar

T = TypeVar("T")
FACES = 2**32
THROWS_A_BLOCK = 16


class Dice:
    """Choices in a fixed order, drawn from blake2b of the address and a counter (a hash used as a stream)."""

    __slots__ = ("_address", "_block", "_left")

    def __init__(self, *address: str) -> None:
        # "surrogatepass": a seed is any text at all, even half an emoji
        self._address = "\x1f".join(address).encode("utf-8", "surrogatepass")
        self._block = 0
        self._left: list[int] = []

    def share(self) -> float:
        """A number in 0 .. 1 (1 excluded)."""
        return self._throw() / FACES

    def below(self, limit: int) -> int:
        """A whole number in 0 .. limit - 1."""
        return self._throw() * limit // FACES

    def chance(self, share: float) -> bool:
        """True as often as `share` (0..1) says."""
        return self._throw() < share * FACES

    def choose(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))]

    def weigh(self, weights: Sequence[int]) -> int:
        """The place of one weight, as often as it weighs."""
        point = self.below(sum(weights))
        for place, weight in enumerate(weights):
            point -= weight
            if point < 0:
                return place
        raise ValueError("nothing to weigh")

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All options in another order (Fisher and Yates, 1938)."""
        order = list(options)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def _throw(self) -> int:
        if not self._left:
            counted = self._address + b"\x1e" + self._block.to_bytes(4, "big")
            digest = blake2b(counted, digest_size=4 * THROWS_A_BLOCK).digest()
            self._left = list(unpack(f">{THROWS_A_BLOCK}I", digest))
            self._block += 1
        return self._left.pop()
