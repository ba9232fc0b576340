"""A seed and a name -> a choice. The same seed and name choose the same, whatever else was asked in between."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Stable choices by hashing (blake2b), so that adding a question never disturbs the answers to the others."""

    def __init__(self, *seed: object) -> None:
        self._seed = "|".join(map(str, seed))

    def share(self, what: str) -> float:
        """A number in 0 .. 1 (1 excluded)."""
        digest = blake2b(f"{self._seed}|{what}".encode(), digest_size=6).digest()
        return int.from_bytes(digest, "big") / 2**48

    def about(self, what: str, middle: float, spread: float) -> float:
        """A number in middle ± spread."""
        return middle + spread * (2 * self.share(what) - 1)

    def choose(self, what: str, options: Sequence[T]) -> T:
        return options[int(self.share(what) * len(options))]

    def weigh(self, what: str, weights: Mapping[T, float]) -> T:
        """One key, as often as its weight says; weights below zero count as zero. Raises ValueError when all do."""
        point = self.share(what) * sum(max(0.0, weight) for weight in weights.values())
        for option, weight in weights.items():
            point -= max(0.0, weight)
            if point < 0 < weight:
                return option
        raise ValueError(f"nothing to choose from for {what}")

    def order(self, what: str, weights: Mapping[T, float]) -> list[T]:
        """All keys of a positive weight, the heavier ones tending to come first (Efraimidis and Spirakis, 2006)."""
        keyed = [
            (self.share(f"{what}|{place}") ** (1 / weight), place, option)
            for place, (option, weight) in enumerate(weights.items())
            if weight > 0
        ]
        return [option for _, _, option in sorted(keyed, key=lambda entry: (-entry[0], entry[1]))]
