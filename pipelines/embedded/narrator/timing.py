"""When each printed word is said, by the phones that the program tells."""

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from pipelines.roles import WordTime

PhonesOf = Callable[[Sequence[str]], list[list[str]]]
_VOWELS = {"aa", "ae", "ah", "ao", "aw", "ax", "ay", "eh", "er", "ey", "ih", "iy", "ow", "oy", "uh", "uw"}


def by_phones(words: Sequence[str], phones: Sequence[tuple[str, float]], phones_of: PhonesOf) -> list[WordTime] | None:
    """Times of `words` from an utterance's `phones` (name, end in seconds).

    What each word sounds like by itself is laid along what was said, by edit distance (Needleman and Wunsch, 1970), so
    that "the" may be said either way. Returns None when the two do not look alike: better no times than wrong ones.
    """
    alone = phones_of([re.sub(r"[^\w'’-]", "", word) for word in words])
    wanted = [(index, phone) for index, own in enumerate(alone) for phone in own]
    starts = [0.0, *(end for _, end in phones[:-1])]
    said = [(name, start, end) for (name, end), start in zip(phones, starts) if name != "pau"]
    if not all(alone) or not said:
        return None
    pairs, cost = _align([phone for _, phone in wanted], [name for name, _, _ in said])
    if cost > 0.35 * len(wanted):
        return None
    spans: list[tuple[float, float] | None] = [None] * len(words)
    for one, other in pairs:
        index, (_, start, end) = wanted[one][0], said[other]
        span = spans[index]
        spans[index] = (start, end) if span is None else (min(span[0], start), max(span[1], end))
    if any(span is None for span in spans):
        return None
    return [WordTime(word, *span) for word, span in zip(words, spans) if span is not None]


def _align(wanted: Sequence[str], said: Sequence[str]) -> tuple[list[tuple[int, int]], float]:
    """Pairs (wanted, said) of the cheapest alignment, and its cost."""
    cost: NDArray[np.float64] = np.zeros((len(wanted) + 1, len(said) + 1))
    cost[:, 0], cost[0, :] = np.arange(len(wanted) + 1), np.arange(len(said) + 1)
    for i, one in enumerate(wanted, 1):
        for j, other in enumerate(said, 1):
            cost[i, j] = min(cost[i - 1, j - 1] + _unlike(one, other), cost[i - 1, j] + 1, cost[i, j - 1] + 1)
    pairs: list[tuple[int, int]] = []
    i, j = len(wanted), len(said)
    while i and j:
        if cost[i, j] == cost[i - 1, j - 1] + _unlike(wanted[i - 1], said[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif cost[i, j] == cost[i - 1, j] + 1:
            i -= 1
        else:
            j -= 1
    return pairs[::-1], float(cost[-1, -1])


def _unlike(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return 0.4 if one in _VOWELS and other in _VOWELS else 1.2
