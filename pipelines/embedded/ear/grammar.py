"""grammar -> how often each word is expected after each other, in one sentence. Nothing is said to find out: what a
rule's parts begin and end with is known, so every pair the grammar can make is counted exactly."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.ear.lexicon import classes, rules

START, END = "<s>", "</s>"
ROUNDS = 40
"""Rules that lead back to themselves do so ever more rarely: after so many rounds nothing changes any more."""

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """`counts`: (n, n) expected times in a sentence that `words[row]` is followed by `words[column]`; the last two
    words are START and END."""

    words: tuple[str, ...]
    counts: Matrix


@dataclass(frozen=True, slots=True)
class Way:
    """One way of saying a name: its share of all ways, and its parts."""

    share: float
    parts: tuple[str, ...]


Grammar = Mapping[str, Sequence[Way]]


def written_grammar() -> Grammar:
    """The rules of sentences.txt, and the lexicon's classes as rules whose every phrase is as likely as the others."""
    weighed: defaultdict[str, list[tuple[float, tuple[str, ...]]]] = defaultdict(list)
    for name, weight, parts in rules():
        weighed[name].append((weight, parts))
    for name, phrases in classes().items():
        weighed[name] += [(1.0, tuple(phrase.split())) for phrase in phrases]
    return {
        name: [Way(weight / sum(each for each, _ in ways), parts) for weight, parts in ways]
        for name, ways in weighed.items()
    }


def expected_pairs(grammar: Grammar, words: Sequence[str], said: str = "SAID") -> Pairs:
    """Count every pair of `words` (all that the grammar says among them) in a sentence named `said`."""
    known = (*words, START, END)
    place = {word: at for at, word in enumerate(known)}
    counts: Matrix = np.zeros((len(known), len(known)))
    begins, ends, uses = _edges(grammar, place, 0), _edges(grammar, place, -1), _uses(grammar, said)

    def meet(last: Vector, first: Vector, times: float) -> None:
        rows, columns = last.nonzero()[0], first.nonzero()[0]
        counts[np.ix_(rows, columns)] += times * np.outer(last[rows], first[columns])

    for name, ways in grammar.items():
        for way in ways:
            times = uses[name] * way.share
            for one, other in zip(way.parts, way.parts[1:]):
                if one.islower() and other.islower():
                    counts[place[one], place[other]] += times
                else:
                    meet(_edge(one, ends, place), _edge(other, begins, place), times)
    counts[place[START]] += begins[said]
    counts[:, place[END]] += ends[said]
    return Pairs(known, counts)


def _uses(grammar: Grammar, said: str) -> dict[str, float]:
    """How often each name is expected in one sentence."""
    uses = dict.fromkeys(grammar, 0.0)
    for _ in range(ROUNDS):
        fresh = dict.fromkeys(grammar, 0.0)
        fresh[said] = 1.0
        for name, ways in grammar.items():
            if not uses[name]:
                continue
            for way in ways:
                for part in way.parts:
                    if part in fresh:
                        fresh[part] += uses[name] * way.share
        uses = fresh
    return uses


def _edges(grammar: Grammar, place: Mapping[str, int], side: int) -> dict[str, Vector]:
    """With which words what a name stands for begins (`side` 0) or ends (`side` -1), and how likely."""
    plain = {name: np.zeros(len(place)) for name in grammar}
    led: list[tuple[str, float, str]] = []
    for name, ways in grammar.items():
        for way in ways:
            part = way.parts[side]
            if part.islower():
                plain[name][place[part]] += way.share
            else:
                led.append((name, way.share, part))
    edges = plain
    for _ in range(ROUNDS // 2):
        fresh = {name: vector.copy() for name, vector in plain.items()}
        for name, share, part in led:
            fresh[name] += share * edges[part]
        edges = fresh
    return edges


def _edge(part: str, edges: Mapping[str, Vector], place: Mapping[str, int]) -> Vector:
    if not part.islower():
        return edges[part]
    alone = np.zeros(len(place))
    alone[place[part]] = 1.0
    return alone
