"""Word files -> verbs by word, and the house's lines by kind."""

from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal, cast, get_args

FOLDER = Path(__file__).parent

Verb = Literal[
    "back",
    "go",
    "use",
    "give",
    "search",
    "look",
    "listen",
    "take",
    "say",
    "sing",
    "break",
    "fly",
    "eat",
    "sleep",
    "bag",
    "help",
]
Kind = Literal[Verb, "which-door", "which-key", "no-key", "not", "nothing", "unknown"]


@cache
def verbs() -> dict[str, Verb]:
    """Word -> what it means."""
    meanings: dict[str, Verb] = {}
    for line in _lines("verbs.txt"):
        if not line.startswith("#"):
            verb, _, words = line.partition(" | ")
            for word in words.split():
                meanings.setdefault(word, cast("Verb", verb))
    return meanings


@cache
def lines() -> dict[Kind, tuple[str, ...]]:
    """The house's lines for what cannot be done, by kind; at least twelve each."""
    told: dict[str, tuple[str, ...]] = {}
    kind = ""
    for is_head, block in groupby(_lines("lines.txt"), key=lambda line: line.startswith("# ")):
        if is_head:
            kind = next(block).removeprefix("# ")
        else:
            told[kind] = tuple(block)
    return {kind: told[kind] for kind in get_args(Kind)}


def line_for(kind: Kind, said: int) -> str:
    """One line of a kind. `said` counts the sayings of this visitor: none returns until all of its kind were heard."""
    pool = lines()[kind]
    return pool[said % len(pool)]


def _lines(name: str) -> list[str]:
    return [line for line in (FOLDER / name).read_text("utf-8").splitlines() if line.strip()]
