"""The words of a sentence as they are printed, and how long each takes when nobody can say."""

from collections.abc import Sequence

import numpy as np

from pipelines.roles import WordTime


def printed_words(text: str) -> list[str]:
    """The words as they stand on the page, signs and all; what has no letter and no figure belongs to its neighbour."""
    return [word for word in text.split() if any(sign.isalnum() for sign in word)]


def by_letters(words: Sequence[str], seconds: float) -> list[WordTime]:
    """Share `seconds` among the words by their letters; a comma counts as two and a full stop as four."""
    weights = [
        sum(sign.isalnum() for sign in word) + 1.5 + 2 * (word[-1] in ",;:—") + 4 * (word[-1] in ".!?…")
        for word in words
    ]
    ends = np.cumsum(weights) / max(1e-9, sum(weights)) * seconds
    starts = np.concatenate(([0.0], ends[:-1]))
    return [WordTime(word, float(start), float(end)) for word, start, end in zip(words, starts, ends)]
