"""A wish in anybody's words -> Heard: what was named, what was refused, how it should feel.

Reads word by word in one pass: phrases first, then words, emoji by their names, Chinese and Japanese by longest match.
Knows no tape; markup, code and orders to a language model are plain text here.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from pipelines.embedded.writer.recipe.grammar import (
    AFTERWARDS,
    AND,
    ENDS_NOT,
    FAR,
    LONE,
    NEAR,
    NONE,
    NOT,
    ONLY,
    OR,
    REPHRASED,
    SLIGHTLY,
    VERY,
    WANTING,
)
from pipelines.embedded.writer.recipe.letters import readable, tokens
from pipelines.embedded.writer.recipe.lexicon import Entry, lexicon, lines_of, plain_letters
from pipelines.embedded.writer.recipe.numbers import Numbers, read_numbers

Sign = Literal["yes", "mildly not", "not", "none"]
COMPOUND_LETTERS = 8
ECHO = re.compile(r"[^\W\d_]{3,12}")
CALLED = r"(?:for|to|named|called|für|para|pour|per|dear|birthday,?|my \w+)"
NAMED = re.compile(rf"\b{CALLED}\s+([A-ZÀ-Þ][a-zà-ÿ]{{2,10}})\b|\b([A-ZÀ-Þ][a-zà-ÿ]{{2,10}})['’]s\b")
FREE_OF = re.compile(r"\b(\w+)-free\b")
CODE = re.compile(r"[<>{}\[\]|\\=;_`#$^~*]|://|--")
REFUSED_OPENINGS = tuple(word for line in lines_of("refused.txt") for word in line.split())


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing named in the wish: `sign` says whether it is wanted, `degree` how much (0.5 a little .. 1.5 very),
    `near` how far an ambience is moved towards the ear (-0.25 .. 0.25)."""

    entry: Entry
    sign: Sign = "yes"
    degree: float = 1.0
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A wish, understood. `said`: everything named, in order; `new`: unknown words fit to be repeated; `strange`:
    every unknown word; `name`: whom it is for; `only`: nothing but the instruments named."""

    said: tuple[Mention, ...]
    numbers: Numbers
    new: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    name: str | None = None
    only: bool = False
    greeting: str | None = None
    wanted: tuple[Mention, ...] = field(init=False)
    refused: tuple[Mention, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wanted", tuple(m for m in self.said if m.sign == "yes" and m.entry.kind != "plain"))
        object.__setattr__(self, "refused", tuple(m for m in self.said if m.sign in {"not", "none"}))

    def wants(self, what: str) -> list[str]:
        """All values of one kind of effect over the things wanted, in order of mention, each once."""
        return list(dict.fromkeys(value for mention in self.wanted for value in mention.entry.wanted(what)))

    def refuses(self, what: str) -> set[str]:
        """What was ruled out by name: instruments, grooves, beds, modes, parts."""
        return {value.partition("/")[0] for mention in self.refused for value in mention.entry.wanted(what)}


def hear(wish: str) -> Heard:
    """Understand a wish. Any text is allowed; linear in its length."""
    text = readable(wish)
    name = _name(text)
    numbers, rest = read_numbers(FREE_OF.sub(r"no \1 ,", text.lower()))
    said, only, strange = _read([word for word in tokens(rest) if word != (name or "").lower()])
    may_repeat = len(strange) <= 6 and not CODE.search(text)
    new = tuple(dict.fromkeys(word for word in strange if may_repeat and len(word) > 3 and repeatable(word)))
    greetings = [m.entry.label for m in said if m.entry.kind == "greeting" and m.sign == "yes"]
    return Heard(said, numbers, new, strange, name, only, greetings[0] if greetings else None)


def repeatable(word: str) -> bool:
    """Whether a word may stand on a label as the visitor wrote it."""
    low = plain_letters(word.lower())
    return bool(ECHO.fullmatch(word)) and word.isascii() and not low.startswith(REFUSED_OPENINGS) and _sayable(low)


def _read(words: list[str]) -> tuple[tuple[Mention, ...], bool, tuple[str, ...]]:
    """One pass over the words with the state a sentence has: refusing, degree, nearness, only."""
    known = lexicon()
    said: list[Mention] = []
    strange: list[str] = []
    refusing: Sign = "yes"
    fresh = False  # nothing has been refused since the refusal began
    degree, near, only, only_for = 1.0, 0.0, False, 0
    too = False
    place = 0
    while place < len(words):
        word = words[place]
        length = next((n for n in (3, 2) if " ".join(words[place : place + n]) in REPHRASED), 0)
        if length:
            words[place : place + length] = REPHRASED[" ".join(words[place : place + length])].split()
            continue
        entry, length = _phrase(words, place)
        if not entry and word == ",":
            if refusing != "none" or not _list_goes_on(words, place):
                refusing, degree, near, only_for = "yes", 1.0, 0.0, 0
            length = 1
        elif not entry and word in AFTERWARDS:
            if said:
                said[-1] = replace(said[-1], sign="none")
            length = 1
        elif not entry and word in NONE | NOT:
            refusing, fresh, length = ("none" if word in NONE else "not"), True, 1
        elif not entry and word in ENDS_NOT | ONLY:
            only_for, refusing, length = (3 if word in ONLY else 0), "yes", 1
            only = only or (word in {"only", "solo"} and bool(said and said[-1].entry.wanted("play")))
        elif (
            not entry and word in LONE and said and said[-1].entry.wanted("play") and place and words[place - 1] != ","
        ):
            only, length = True, 1
        elif not entry and word in VERY | SLIGHTLY:
            degree, length = (1.5 if word in VERY else 0.5), 1
            near += FAR.get(word, 0.0)
        elif not entry and word == "too":
            too, refusing, length = True, ("mildly not" if refusing == "not" else refusing), 1
        elif not entry and word in OR:
            length = 1
        elif not entry and word in AND:
            refusing, length = (refusing if fresh or words[place - 1] == "," else "yes"), 1
        elif word in NEAR | FAR and not known.words.get(word):
            near, length = near + NEAR.get(word, 0.0) + FAR.get(word, 0.0), 1
        elif not entry and len(word) >= COMPOUND_LETTERS and not known.knows(word) and (parts := known.compound(word)):
            said.extend(Mention(part, refusing, degree, near) for part in parts)
            length = 1
        elif entry or (entry := known.find(word)):
            length = length or 1
            nearness = NEAR.get(word, 0.0) + FAR.get(word, 0.0)
            if entry.kind == "plain":
                only_for = 0 if word in WANTING else only_for
            elif nearness and _ambience_follows(words, place + 1):
                near += nearness
                degree = 1.0
            else:
                if refusing != "yes" and not fresh and words[place - 1] not in OR | AND | {","}:
                    refusing = "yes"
                sign = refusing if not entry.refuses else "none"
                if too and sign == "yes" and (entry.kind == "sound" or "tempo" in entry.feel):
                    sign = "mildly not"  # "too loud here" complains
                too = False
                said.append(Mention(entry, sign, degree, near))
                if refusing != "yes" and (refusing != "none" or entry.kind not in {"feeling", "sound", "colour"}):
                    fresh = False
                if only_for > 0 and entry.wanted("play") and sign == "yes":
                    only = True
                only_for -= 1
                degree, near = 1.0, 0.0
        else:
            length = 1
            if unicodedata.category(word[0]) == "So":
                said.extend(Mention(named) for named in _by_name(word))
            elif any(c.isalpha() for c in word) and (len(word) > 1 or not word.isascii()):
                strange.append(word)
                only_for -= 1
        place += length
    return tuple(said), only, tuple(strange)


def _phrase(words: list[str], place: int) -> tuple[Entry | None, int]:
    """The longest phrase of the lexicon that begins here, by its words; single words that are also little words of
    grammar ("solo", "e", "sin") are left to grammar."""
    known = lexicon()
    for length in range(min(known.phrase_words, len(words) - place), 1, -1):
        if found := known.words.get(" ".join(words[place : place + length])):
            return found, length
    return None, 0


def _list_goes_on(words: list[str], place: int) -> bool:
    """After "no drums": does ", bass or rain" still belong to the refusal?"""
    for ahead in words[place + 1 : place + 7]:
        if ahead in NONE | NOT | ENDS_NOT | AND:
            return False
        if ahead in OR:
            return True
    return False


def _ambience_follows(words: list[str], place: int) -> bool:
    for ahead in words[place : place + 2]:
        entry = lexicon().words.get(ahead)
        if entry and entry.kind != "plain":
            return bool(entry.wanted("amb")) and entry.kind in {"sky", "place", "thing", "creature"}
    return False


def _by_name(char: str) -> Iterator[Entry]:
    """What an emoji's Unicode name speaks of: "FISH CAKE WITH SWIRL DESIGN" -> a fish."""
    for word in unicodedata.name(char[0], "").lower().replace("-", " ").split():
        entry = lexicon().words.get(word)
        if entry and entry.kind not in {"plain", "sound", "colour", "part"}:
            yield entry
            return


def _name(text: str) -> str | None:
    if CODE.search(text):
        return None
    for found in NAMED.finditer(text):
        name = found[1] or found[2]
        low = name.lower()
        if repeatable(name) and lexicon().knows(low) is None:
            return name
    return None


def _sayable(word: str) -> bool:
    """Words with vowels and no long runs: "marmalade", not "xkcdqrt" or "aaaa"."""
    return bool(re.search("[aeiouy]", word)) and not re.search(r"[^aeiouy]{5}|(.)\1\1", word)
