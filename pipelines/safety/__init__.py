"""words -> whether they may be made into something; if not, something else to make. Knows no web and no world.

A first fence, not a judge: lists of words in fifteen languages, read without regard for spelling tricks. Who wants to
get past it will, by describing what it cannot know; and now and then it turns something harmless. What it costs is
little: nothing is refused and nobody is told off, another wish is taken instead.

The lists are the text files in words/, one for each concern; a rule found in innocent.txt covers words that only look
like one of them. Nothing that is asked is kept.
"""

import functools
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from pipelines.safety import plain
from pipelines.safety.rules import Rules

Concern = Literal["minors", "selfharm", "sexual", "gore", "hate", "weapons", "people"]

WORDS = Path(__file__).parent / "words"
CONCERNS: tuple[Concern, ...] = ("minors", "selfharm", "sexual", "gore", "hate", "weapons", "people")
"""In the order in which they count: a text is of the first concern that any rule finds in it."""
LANDSCAPES = (
    "a quiet meadow in early light",
    "a lighthouse above a calm sea",
    "a lane of poplars after rain",
    "a small lake between pine woods",
    "low hills under slow clouds",
    "a village roofed with snow at dusk",
    "an old stone bridge over a stream",
    "a garden wall with climbing roses",
)
"""What is painted where a prompt, or all that is left of it, cannot be."""
_SENTENCES = re.compile(r"(?<=[.!?;。！？；।\n])")


def concern_of(text: str) -> Concern | None:
    """What a text is about that nothing shall be made of; None for everything else. Under a millisecond for 300
    characters once the lists have been read."""
    found = _rules().concern(plain.places(text), _innocent())
    return next((concern for concern in CONCERNS if concern == found), None)


def is_harmful(text: str) -> bool:
    """Whether nothing shall be made of `text`."""
    return concern_of(text) is not None


def turned(text: str, seed: int, instead: Sequence[str] = LANDSCAPES) -> str:
    """`text` itself, untouched, or one of `instead` if it is harmful: always the same one for this text and seed."""
    return _other(text, seed, instead) if is_harmful(text) else text


def safe_prompt(text: str) -> str:
    """A prompt for a painter without its harmful sentences, the first of them replaced by a landscape; only a
    landscape if it is harmful taken together. A harmless prompt comes back untouched. Never empty unless `text` is."""
    if not is_harmful(text):
        return text
    landscape = _other(text, 0, LANDSCAPES).capitalize() + "."
    kept = " ".join(_kept(text, landscape))
    return landscape if is_harmful(kept) else kept


def _kept(text: str, landscape: str) -> Iterator[str]:
    stands_in = landscape
    for sentence in filter(None, (piece.strip() for piece in _SENTENCES.split(text))):
        if not is_harmful(sentence):
            yield sentence
        elif stands_in:
            yield stands_in
            stands_in = ""


def _other(text: str, seed: int, instead: Sequence[str]) -> str:
    said = f"{seed}\n{' '.join(place[0] for place in plain.places(text))}"
    return instead[int.from_bytes(hashlib.blake2b(said.encode(), digest_size=8).digest(), "big") % len(instead)]


@functools.cache
def _rules() -> Rules:
    rules = Rules()
    rules.read("", _lines("groups"))
    for concern in CONCERNS:
        rules.read(concern, _lines(concern))
    rules.read_hidden("hate", _lines("hidden"))
    return rules.ready()


@functools.cache
def _innocent() -> Rules:
    rules = Rules()
    rules.read("innocent", _lines("innocent"))
    return rules.ready()


def _lines(name: str) -> list[str]:
    return (WORDS / f"{name}.txt").read_text("utf-8").splitlines()
