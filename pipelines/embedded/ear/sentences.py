"""grammar -> sentences. Says what visitors might say, so often that words which follow one another can be counted."""

import itertools
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.embedded.ear.lexicon import Classes, classes, rules


@dataclass(frozen=True, slots=True)
class Choice:
    """The ways a name may be said, and their weights added up from the first to each."""

    ways: tuple[tuple[str, ...], ...]
    sums: tuple[float, ...]


def sentences(count: int, *, seed: int) -> Iterator[list[str]]:
    """So many sentences of the grammar, as words. The same seed gives the same sentences."""
    dice, choices = random.Random(seed), _choices(classes())
    for _ in range(count):
        said = _say("SAID", choices, dice)
        yield [_article(word, following) for word, following in itertools.pairwise([*said, ""])]


def _choices(own: Classes) -> dict[str, Choice]:
    ways: defaultdict[str, list[tuple[tuple[str, ...], float]]] = defaultdict(list)
    for name, weight, parts in rules():
        ways[name].append((parts, weight))
    for name, phrases in own.items():
        ways[name] += [(tuple(phrase.split()), 1.0) for phrase in phrases]
    return {
        name: Choice(tuple(parts for parts, _ in both), tuple(itertools.accumulate(weight for _, weight in both)))
        for name, both in ways.items()
    }


def _say(name: str, choices: dict[str, Choice], dice: random.Random) -> list[str]:
    choice = choices[name]
    (parts,) = dice.choices(choice.ways, cum_weights=choice.sums)
    said: list[str] = []
    for part in parts:
        if part.islower():
            said.append(part)
        else:
            said += _say(part, choices, dice)
    return said


def _article(word: str, following: str) -> str:
    if word not in {"a", "an"} or not following:
        return word
    return "an" if following[0] in "aeiou" and not following.startswith(("uni", "one", "eu", "uku")) else "a"
