"""What was said -> the phrases that become strips: long ones are split where a new clause begins, short breaths of
one voice that had to wait are put together. Words in, words out."""

import re
from collections.abc import Iterable

from apps.lightloom.domain import PHRASE_CHARS, Phrase, Told

LONG_WORDS = 14
"""A phrase of more words than this is told in two strips, where it has two halves that can each be seen."""
HALF_WORDS = 4
SHORT_WORDS = 2
"""A waiting phrase of so few words goes with the one after it."""
TURNS = ("and then", "until", "then", "while", "where", "but", "suddenly", "beyond", "behind it", "far away", "and now")
_TURN = re.compile(rf",?\s+(?=(?:{'|'.join(TURNS)})\s)", re.IGNORECASE)


def gathered(phrases: Iterable[Phrase], first_index: int) -> list[Told]:
    """The waiting phrases as they will be woven, in order; strips are counted from `first_index`. Phrases without words
    come to nothing. What was said is never lost: every id with words is in exactly one Told, or in the first of two."""
    bundles: list[tuple[list[str], int, str]] = []
    short: tuple[list[str], int, str] | None = None
    for phrase in phrases:
        if not phrase.text:
            continue
        bundle = ([phrase.id], phrase.voice, phrase.text)
        if short is not None and short[1] == phrase.voice and len(short[2]) + len(phrase.text) < PHRASE_CHARS:
            bundle = (short[0] + bundle[0], phrase.voice, f"{short[2]} {phrase.text}")
        elif short is not None:
            bundles.append(short)
        # a typed line is meant as it stands, however short; a breath may have been a slip of the tongue
        short = bundle if phrase.heard_by is not None and len(bundle[2].split()) <= SHORT_WORDS else None
        if short is None:
            bundles.append(bundle)
    if short is not None:
        bundles.append(short)
    clauses: list[Told] = []
    for ids, voice, text in bundles:
        for at, clause in enumerate(split(text)):
            clauses.append(Told(tuple(ids) if at == 0 else (), voice, clause, first_index + len(clauses)))
    return clauses


def split(text: str) -> list[str]:
    """The text as one clause, or as two when it is long and turns in the middle."""
    if len(text.split()) <= LONG_WORDS:
        return [text]
    for turn in _TURN.finditer(text):
        halves = [text[: turn.start()].strip(" ,"), text[turn.end() :].strip()]
        if all(len(half.split()) >= HALF_WORDS for half in halves):
            return halves
    return [text]
