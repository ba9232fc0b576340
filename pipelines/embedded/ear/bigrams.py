"""sentences -> how likely a word follows another, as the ARPA text that decoders read.

Absolute discounting with interpolated lower order after Kneser and Ney ("Improved backing-off for m-gram language
modeling", ICASSP 1995) in the form of Chen and Goodman ("An empirical study of smoothing techniques for language
modeling", 1999), written with back-off weights as Katz does (1987).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

START, END = "<s>", "</s>"
DISCOUNT = 0.6
"""Taken from every pair that was seen, and given to those that were not."""
FEWEST = 2
"""Pairs that were seen less often are left to the lower order."""
FLOOR = 4.0
"""So many times every word counts as seen after something, whether the grammar says it or not."""


def arpa(said: Iterable[Sequence[str]], words: Iterable[str]) -> str:
    """The bigram model of `said` over `words` (all words of `said` among them)."""
    pairs: Counter[tuple[str, str]] = Counter()
    for sentence in said:
        spoken = [START, *sentence, END]
        pairs.update(pairwise(spoken))
    alone = _alone(pairs, words)
    after: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (word, following), times in pairs.items():
        after[word][following] = times
    ones: list[str] = []
    twos: list[str] = []
    for word in sorted({*alone, START}):
        total = sum(after[word].values()) if word in after else 0
        kept = {following: times for following, times in after.get(word, {}).items() if times >= FEWEST}
        given = sum(times - DISCOUNT for times in kept.values()) / total if total else 0.0
        share = 1.0 - given
        likely = {f: (times - DISCOUNT) / total + share * alone[f] for f, times in kept.items()}
        left = 1.0 - sum(alone[following] for following in kept)
        back_off = max(1e-9, 1.0 - sum(likely.values())) / max(1e-9, left)
        ones.append(f"{-99.0 if word == START else _log(alone[word]):.4f} {word} {_log(back_off):.4f}")
        twos += [f"{_log(chance):.4f} {word} {following}" for following, chance in sorted(likely.items())]
    head = f"\\data\\\nngram 1={len(ones)}\nngram 2={len(twos)}\n"
    return f"{head}\n\\1-grams:\n{chr(10).join(ones)}\n\n\\2-grams:\n{chr(10).join(twos)}\n\n\\end\\\n"


def _alone(pairs: Counter[tuple[str, str]], words: Iterable[str]) -> dict[str, float]:
    """How likely each word is after one it was never seen after: by how many different words it has followed."""
    kinds: Counter[str] = Counter(following for _, following in pairs)
    weights = {word: kinds[word] + FLOOR for word in {*words, END}}
    total = sum(weights.values())
    return {word: weight / total for word, weight in weights.items()}


def _log(chance: float) -> float:
    return math.log10(max(chance, 1e-9))
