"""Has this been said before? Names, openings and shingles against the rooms told lately."""

import re
from collections.abc import Sequence

from apps.rooms.domain import MEMORY_TEXTS, Told

SHINGLE_WORDS = 4
MOST_SHARED = 0.35
ORDINALS = "Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split()


def echo(name: str, text: str, told: Sequence[Told]) -> str | None:
    """What of this room was said before, in a word for the log: "name", "opening", "text"; None when it is new.
    Shingles of four words after Broder (1997): at most 35 % of them may stand in any one of the last 30 rooms."""
    lately = [telling for telling in told[-MEMORY_TEXTS:] if telling.text]
    if _plain(name) in {_plain(telling.name) for telling in told[-MEMORY_TEXTS:]}:
        return "name"
    if _opening(text) in {_opening(telling.text) for telling in lately}:
        return "opening"
    mine = _shingles(text)
    if any(len(mine & _shingles(telling.text)) > MOST_SHARED * len(mine) for telling in lately):
        return "text"
    return None


def new_name(name: str, told: Sequence[Told]) -> str:
    """The name, numbered like a king where the house has had it before."""
    used = {_plain(telling.name) for telling in told}
    numbered = (f"{name} the {ordinal}" for ordinal in ORDINALS)
    return next((one for one in (name, *numbered) if _plain(one) not in used), f"{name} ({len(told) + 1})")


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _opening(text: str) -> tuple[str, ...]:
    return tuple(_words(text[:120])[:3])


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text.casefold())
