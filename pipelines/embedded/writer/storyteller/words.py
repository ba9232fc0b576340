"""Small grammar of English prose: articles, short names, lists, slots, sentences, n-grams. Knows no story."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

ARTICLE = re.compile(r"^(?:an?|the|one|some|two|three|four|five|half an?) ")
QUALIFIER = re.compile(
    r",| (?:that|which|who|whose|with|without|wrapped|labelled|from|for|between|bitten|stitched|carved|worn|ground|"
    r"shaped|set|no|in|on|to|at|by|like|than|made|marked|tied|painted|folded|written|cut|full|addressed|knitted|under|"
    r"over|bent|still|just|already|as|half|gone|studded|padded|disguised|fogged|laced|and|the|out|off|behind|chewed|"
    r"stamped|pressed|stuck|thrown|mended|varnished|upholstered|papered|faced|stuffed|stencilled|turned|left|worth)\b"
)
SLOT = re.compile(r"\{(\w+)\}")
BARE_ARTICLE = re.compile(r"\b([Aa]) (?=[aeiou])(?!one\b|once\b|uni|use|usu|eu|ewe)")
SENTENCE_START = re.compile(r"(?:^|[.?!] )$")
GOES_ON = re.compile(r" [a-z]")
SENTENCE_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][\"”’]))\s+(?=[\"“‘A-ZÀ-Þ0-9{])")
SLIPS = re.compile(r"\b(\w+) \1\b|  |[,;:][.]", re.IGNORECASE)
"""What no printer would let through: a word twice, a gap, two stops."""
WORD = re.compile(r"[a-zà-ÿ0-9'’-]+")
GRAM = 4


def bare(noun_phrase: str) -> str:
    """Without its article: "a brass key" -> "brass key"."""
    return ARTICLE.sub("", noun_phrase)


def short(noun_phrase: str) -> str:
    """What one would call it the second time: "a compass that points at ..." -> "compass"."""
    return QUALIFIER.split(bare(noun_phrase))[0].removesuffix(" of")


def with_article(noun: str) -> str:
    """ "owl" -> "an owl"."""
    return ("an " if noun[:1] in tuple("aeiou") else "a ") + noun


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def listed(parts: Sequence[str]) -> str:
    """ "a, b and c"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def fill(frame: str, values: Mapping[str, str]) -> str:
    """The frame with its {slots} filled; {Slot} is the same with a capital, as is any slot that begins a sentence. "a"
    becomes "an" before a vowel, and what has a comma inside gets one behind it where the sentence goes on. Raises
    KeyError for a slot without a value."""

    def value_of(slot: re.Match[str]) -> str:
        name = slot[1]
        value = values[name] if name in values else capital(values[name[:1].lower() + name[1:]])
        if "," in value and GOES_ON.match(frame, slot.end()):
            value += ","
        return capital(value) if SENTENCE_START.search(frame, 0, slot.start()) else value

    return capital(BARE_ARTICLE.sub(r"\1n ", SLOT.sub(value_of, frame)))


def slots_of(frame: str) -> frozenset[str]:
    """The names of a frame's slots, in small letters."""
    return frozenset(name[:1].lower() + name[1:] for name in SLOT.findall(frame))


def sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in SENTENCE_END.split(text.replace("\n\n", " ")) if sentence.strip()]


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words in small letters, numbers included. Cached: drafts of one room share most of their sentences."""
    return tuple(WORD.findall(text.lower()))


@lru_cache(maxsize=256)
def grams(text: str) -> frozenset[str]:
    """Every run of four words. Cached: the last rooms are looked at again for each new one."""
    words = words_of(text)
    return frozenset(" ".join(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1))


@lru_cache(maxsize=256)
def opening_of(text: str) -> str:
    """The first three words, by which an opening is known again."""
    return " ".join(words_of(text)[:3])
