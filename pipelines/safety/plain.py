"""A text as somebody typed it -> its words as they would be said, each with every way to read what stands there.

Undone are: width and case, accents, invisible signs, letters of another alphabet that look the same, figures for
letters (p0rn), stars for letters (p*rn), letters drawn out (pooorn) and set apart (p o r n). Words are split at
everything that is no letter, never inside: "Essex" is one word. Knows no list of words.
"""

import re
import unicodedata
from collections.abc import Iterator

Place = tuple[str, ...]
"""One word of the text, in each way it can be read; the first is the plain one."""

ALIKE = str.maketrans("аеорсухіјѕԁһкмтвнαορνυκιτ", "aeopcyxijsdhkmtbhaopvukit")
"""Cyrillic and Greek letters -> the Latin ones they pass for; read so in a word that is Latin then from end to end."""
BADGES = {chr(first + place): chr(97 + place) for first in (0x1F150, 0x1F170) for place in range(26)}
"""Letters in black discs and boxes, which Unicode calls pictures."""
ODD = str.maketrans(
    BADGES | {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ـ": None}
)
"""Letters that Unicode does not take apart."""
FIGURES = str.maketrans("0345678@$€!|+", "oeasgtbaseiit")
UNCERTAIN = ("i", "l")
"""What a 1 may stand for."""
JOINED = 24
"""No more letters set apart than this are read as one word; longer ones are a game with letters."""

_HAN = "\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff々"
_KATAKANA = "\u30a0-\u30ff"
_DEVANAGARI = "\u0900-\u0963\u0966-\u097f"
_CHUNK = re.compile(rf"[{_HAN}]+|[{_KATAKANA}]+|(?:[^\W_{_HAN}{_KATAKANA}]|[{_DEVANAGARI}@$€!|+*])+")
_WORD = re.compile(rf"(?:[^\W_]|[{_DEVANAGARI}])+")
_IS_HAN = re.compile(rf"[{_HAN}]")
_DRAWN_OUT = re.compile(r"(.)\1\1+")
_REPEATED = re.compile(r"(.)\1+")
_ARABIC_HEADS = re.compile(r"^(?:وال|بال|كال|فال|ال|لل)(?=...)")


def fold(text: str) -> str:
    """`text` in small letters without accents and without signs that cannot be seen. NFKC, then case, then marks."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not _is_unseen(sign))).translate(ODD)


def _is_unseen(sign: str) -> bool:
    if "\u0900" <= sign <= "\u097f" or sign in "\u3099\u309a":  # vowels of Hindi, voiced sounds of Japanese
        return False
    return unicodedata.combining(sign) > 0 or unicodedata.category(sign) in {"Cf", "Mn", "Me"}


def squash(word: str) -> str:
    """Each letter once, however often it was typed."""
    return _REPEATED.sub(r"\1", word)


def is_han(word: str) -> bool:
    """Whether `word` is of a writing that sets no spaces between words."""
    return _IS_HAN.search(word) is not None


def places(text: str) -> list[Place]:
    """The words of `text` in their order, each with its readings."""
    found = [place for chunk in _CHUNK.findall(fold(text)) for place in _read(chunk)]
    han = [place[0] for place in found if is_han(place[0])]
    joined = list(_without_gaps(found))
    return [*joined, ("".join(han),)] if len(han) > 1 else joined


def written(text: str) -> list[str]:
    """The words of `text` in their order, as they stand there and in no other way."""
    return [word for chunk in _CHUNK.findall(fold(text)) for word in _WORD.findall(chunk)]


def _read(chunk: str) -> Iterator[Place]:
    if chunk.isalpha() and chunk.isascii() and not _DRAWN_OUT.search(chunk):
        yield (chunk,)
        return
    words: list[str] = _WORD.findall(chunk)
    whole = _figured(chunk.strip("!|+*"))
    if not words:
        return
    yield tuple(dict.fromkeys((*_readings(words[0]), *whole)))
    for word in words[1:]:
        yield tuple(dict.fromkeys(_readings(word)))


def _readings(word: str) -> Iterator[str]:
    yield word
    if _DRAWN_OUT.search(word):
        yield _DRAWN_OUT.sub(r"\1\1", word)
        yield _DRAWN_OUT.sub(r"\1", word)
    if not word.isascii():
        latin = word.translate(ALIKE)
        if latin != word and latin.isascii():
            yield latin
        bare = _ARABIC_HEADS.sub("", word)
        if bare != word:
            yield bare


def _figured(chunk: str) -> Iterator[str]:
    """The readings of a chunk in which figures and signs may stand for letters. A star stays, for any one letter."""
    if chunk.isalpha() or not any(sign.isalpha() for sign in chunk):
        return
    letters = chunk.translate(FIGURES)
    for letter in UNCERTAIN if "1" in letters else ("",):
        yield from _readings(letters.replace("1", letter))


def _without_gaps(found: list[Place]) -> Iterator[Place]:
    """The places, letters that were set apart read as one word, and as each word within."""
    alone: list[Place] = []
    for place in (*found, ("",)):
        if len(place[0]) == 1 and not is_han(place[0]):
            alone.append(place)
            continue
        if 3 <= len(alone) <= JOINED:
            word = "".join(letter[-1] for letter in alone)
            word = word if word.isdigit() else word.translate(FIGURES)
            within = (
                word[start:end]
                for start in range(len(word))
                for end in range(start + 4, min(len(word), start + 12) + 1)
            )
            yield tuple(dict.fromkeys((word, *within)))
        else:
            yield from alone
        alone = []
        if place[0]:
            yield place
