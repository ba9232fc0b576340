"""Typed text -> readable text -> words, emoji and pauses. Chinese and Japanese are cut at words the lexicon knows."""

import unicodedata
from collections.abc import Iterator

from pipelines.embedded.writer.recipe.grammar import AFTERWARDS, ELISIONS, NONE, NOT, SLIGHTLY, VERY
from pipelines.embedded.writer.recipe.lexicon import is_cjk, lexicon

LONGEST_WORD = 40


def readable(wish: str) -> str:
    """The wish without what the eye cannot see: direction marks, joiners, variation selectors, stacked accents."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFKC", wish):
        category = unicodedata.category(char)
        if category in {"Cc", "Zl", "Zp", "Zs"}:
            kept.append(" ")
        elif category not in {"Cf", "Cs", "Co", "Cn"} and not ("\ufe00" <= char <= "\ufe0f" or _stacked(char)):
            kept.append(char)
    return " ".join("".join(kept).replace("’", "'").split())


def tokens(text: str) -> Iterator[str]:
    """Words, emoji, flags and pauses (","), in order; Chinese and Japanese cut at known words."""
    word = ""
    flag = ""
    for char in text + " ":
        kind = unicodedata.category(char)[0]
        joins = char == "'" and word
        if word and (is_cjk(char) != is_cjk(word[-1]) or (kind not in "LMN" and not joins)):
            yield from _cut(word) if is_cjk(word[0]) else _without_apostrophes(word)
            word = ""
        if kind in "LMN" or (joins and word):
            word += char
        elif "\U0001f1e6" <= char <= "\U0001f1ff":
            flag += char
            if len(flag) == 2:
                yield flag
                flag = ""
        elif unicodedata.category(char) == "So":
            yield char
        elif char in ",.;:!?()…、。":
            yield ","
        elif char == "&":
            yield "and"


def _cut(run: str) -> Iterator[str]:
    known = lexicon()
    place = 0
    unknown = ""
    while place < len(run):
        length = next((n for n in range(known.longest_cjk, 0, -1) if _cjk_word(run[place : place + n], n)), 0)
        if length and unknown:
            yield unknown[:LONGEST_WORD]
            unknown = ""
        if length:
            yield run[place : place + length]
        else:
            unknown += run[place]
        place += length or 1
    if unknown:
        yield unknown[:LONGEST_WORD]


def _cjk_word(piece: str, length: int) -> bool:
    return len(piece) == length and (piece in lexicon().words or piece in NONE | NOT | AFTERWARDS | VERY | SLIGHTLY)


def _without_apostrophes(word: str) -> Iterator[str]:
    word = word.strip("'")
    head, mark, rest = word.partition("'")
    if len(word) > LONGEST_WORD:
        yield word[:LONGEST_WORD]  # nobody means such a word; what follows would only cost time
    elif mark and head in ELISIONS and len(rest) > 1:
        yield rest.replace("'", "")
    elif mark and rest == "s":
        yield head
    elif mark:
        yield word.replace("'", "")
    elif word:
        yield word


def _stacked(char: str) -> bool:
    return "\u0300" <= char <= "\u036f" or "\u1ab0" <= char <= "\u1aff" or "\u20d0" <= char <= "\u20ff"
