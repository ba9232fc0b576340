"""The words of scenery -> one index: a phrase and what it can mean. Singular words find their plurals, and a word that
is written with one letter wrong is still found."""

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.scenery import meanings, palettes, things

CORRECTING = frozenset({"undo", "opening", "instead", "make", "remove", "add", "nudge", "again", "move", "talk"})
"""Kinds of words.txt that are read only where a phrase is a correction, or no picture at all."""
GUESSED_LETTERS = 7
SHORTEST_ROOT = 3
COMPARED = frozenset({"mood", "palette", "weather", "size"})
_NO_PLURAL = frozenset("ss us is".split())


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a phrase can mean: `kind` as in words.txt, or "thing" (its id) and "palette" (its name)."""

    kind: str
    means: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`senses`: phrase -> what it can mean, without CORRECTING. `orders`: the phrases of CORRECTING by their kind
    and meaning. `longest`: words in the longest phrase."""

    senses: Mapping[str, tuple[Sense, ...]]
    orders: Mapping[str, Mapping[str, str]]
    longest: int

    def find(self, words: list[str], place: int) -> tuple[str, tuple[Sense, ...], int]:
        """The longest phrase that begins at `place`, what it can mean, and its length in words (0: none does)."""
        for length in range(min(self.longest, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + length])
            if senses := self.senses.get(phrase):
                return phrase, senses, length
        return "", (), 0

    def guess(self, word: str) -> str | None:
        """The known word that `word` is a degree of ("sadder", "tallest"), or is with one letter missing, doubled,
        wrong or swapped with its neighbour."""
        if stem := self._compared(word):
            return stem
        if len(word) < GUESSED_LETTERS:
            return None
        return next((close for close in _one_letter_off(word) if close in self.senses and close[0] == word[0]), None)

    def _compared(self, word: str) -> str | None:
        for ending in ("er", "est"):
            root = word.removesuffix(ending)
            if root == word or len(root) < SHORTEST_ROOT:
                continue
            for stem in (root, root[:-1] if root[-1] == root[-2] else "", f"{root[:-1]}y" if root[-1] == "i" else ""):
                if any(sense.kind in COMPARED for sense in self.senses.get(stem, ())):
                    return stem
        return None


@functools.cache
def lexicon() -> Lexicon:
    """The index over things.txt, palettes.txt and words.txt, made once (about 20 ms)."""
    senses: defaultdict[str, dict[Sense, None]] = defaultdict(dict)
    orders: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for thing in things().values():
        for word in thing.words:
            senses[word][Sense("thing", thing.id)] = None
    for thing in things().values():
        for word in thing.words:
            if (many := plural(word)) not in senses:
                senses[many][Sense("thing", thing.id)] = None
    for palette in palettes().values():
        for word in palette.words:
            senses[word][Sense("palette", palette.name)] = None
    for meaning in meanings():
        for word in meaning.words:
            if meaning.kind in CORRECTING:
                orders[meaning.kind][word] = meaning.means
            else:
                senses[word][Sense(meaning.kind, meaning.means)] = None
    index = {phrase: tuple(found) for phrase, found in senses.items()}
    return Lexicon(index, dict(orders), max(phrase.count(" ") + 1 for phrase in index))


def plural(word: str) -> str:
    """The regular plural of a singular noun; a word that looks like a plural is returned as it is."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es" if word[-2:] in _NO_PLURAL or not word.endswith("s") else word
    return word + "s"


def _one_letter_off(word: str) -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    found = [head + tail[1:] for head, tail in cuts if tail]
    found += [head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1]
    found += [head + letter + tail[1:] for head, tail in cuts if tail for letter in letters]
    return found + [head + letter + tail for head, tail in cuts for letter in letters]
