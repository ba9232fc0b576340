"""A told room -> the words that are still owed to it: doors, things and happenings that its teller left out.

A model is asked to name everything by its noun, and forgets. What it forgot is said in the understudy's words where
they stand by themselves, else in a plain list; so a page never shows a door that the text knows nothing of.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from apps.rooms.craft.canon.nouns import bare, short

WHERE = {"left": "on the left", "ahead": "straight ahead", "right": "on the right"}
LEANING = re.compile(
    r"(?:it|its|they|them|their|this|that|these|those|he|she|his|her|and|or|but|then|so|both|neither|either|"
    r"another|the (?:other|rest|last|next|first|second|third)|between|beside|besides|behind|beyond|past|next|also)\b",
    re.IGNORECASE,
)
"""A sentence that begins so may lean on the one before it."""
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")

Place = Mapping[str, Any]


def owed(text: str, facts: Mapping[str, Any], telling: str, *, most: int) -> str:
    """What `text` still owes the room of these facts, to be printed behind it, "" where it owes nothing. `telling`: the
    same room as the understudy tells it, which names everything. Of `most` characters, which a list always fits in."""
    missing = unnamed(text, facts)
    happening = _happening(text, facts)
    said = list(_borrowed(telling, facts, missing))
    unsaid = unnamed(" ".join((text, *said)), facts)
    whole = [*said, _listed(unsaid), "" if happening in said else happening]
    for sentences in (whole, [_listed(missing), happening], [_listed(missing)]):
        owing = " ".join(filter(None, sentences))
        if len(owing) <= most:
            return owing
    raise ValueError(f"{most} characters are too few for a list of a room")


def unnamed(text: str, facts: Mapping[str, Any]) -> list[Place]:
    """The doors and things that `text` does not call by their nouns; the last word of a noun is enough where nothing
    else in the room ends in it."""
    plain = _plain(text)
    return [place for place, nouns in _nouns(facts) if not any(_is_in(noun, plain) for noun in nouns)]


def _nouns(facts: Mapping[str, Any]) -> Iterator[tuple[Place, list[str]]]:
    places: Sequence[Place] = [*facts["things"], *facts["doors"]]
    shorts = [_plain(short(place["label"])) for place in places]
    heads = [noun.split()[-1] for noun in shorts]
    alike, ends = Counter(shorts), Counter(heads)
    for place, noun, head in zip(places, shorts, heads):
        nouns = [noun if alike[noun] == 1 else _plain(bare(place["label"]))]
        yield place, [*nouns, head] if ends[head] == 1 else nouns


def _borrowed(telling: str, facts: Mapping[str, Any], missing: Sequence[Place]) -> Iterator[str]:
    """The understudy's sentences that name what is missing, and nothing that was named already."""
    ids = {place["id"] for place in missing}
    before = False
    for sentence in SENTENCE_END.split(telling):
        unnamed_in_it = {place["id"] for place in unnamed(sentence, facts)}
        named = {place["id"] for place, _ in _nouns(facts)} - unnamed_in_it
        before = bool(named) and named <= ids and (before or not LEANING.match(sentence))
        if before:
            yield sentence


def _listed(places: Sequence[Place]) -> str:
    things = [place["label"] for place in places if "side" not in place]
    ways = "; ".join(f"{WHERE[place['side']]}, {place['label']}" for place in places if "side" in place)
    parts = [f"Also here: {_and(things)}." if things else "", f"{ways[0].upper()}{ways[1:]}." if ways else ""]
    return " ".join(filter(None, parts))


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _happening(text: str, facts: Mapping[str, Any]) -> str:
    """What happens in the room, in canon's plain words, where it is about somebody or hands something over and `text`
    speaks of neither; else ""."""
    beat = facts["beat"]
    if not beat:
        return ""
    signs = [name for name in beat["person"].values() if name[:1].isupper() and name in beat["says"]]
    signs += [short(beat["gift"]["name"])] if beat["gift"] else []
    plain = _plain(text)
    return beat["says"] if signs and not any(_is_in(_plain(sign), plain) for sign in signs) else ""


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def _is_in(noun: str, plain: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", plain) is not None
