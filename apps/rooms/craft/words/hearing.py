"""What a visitor typed -> plain words that can be counted."""

import re
import unicodedata

from apps.rooms.domain import SAY_CHARS

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SMALL = frozenset(
    "a an the of with and or in on at to into onto from by for it its this that there here my your i you we me some "
    "any one two three four five up down out off over about as is are be was were no not do does did will would can "
    "could please then now just very again let us lets".split()
)
NEGATIONS = frozenset("not don't dont never nothing without cannot can't won't wouldn't stop avoid".split())


def words_of(text: str) -> list[str]:
    """The words of the first SAY_CHARS characters, in small plain letters, in order."""
    plain = unicodedata.normalize("NFKD", text[:SAY_CHARS]).casefold().replace("’", "'")
    return WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def telling_words(phrase: str) -> set[str]:
    """The words of a noun phrase that tell it from others, without endings."""
    return {stem(word) for word in words_of(phrase)} - SMALL - {""}


def stem(word: str) -> str:
    """A word without its possessive or plural: "desk's" -> "desk", "boxes" -> "box"."""
    word = word.removesuffix("'s").rstrip("'")
    if len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
