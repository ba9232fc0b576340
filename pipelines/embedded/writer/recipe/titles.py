"""Heard + cast -> a title for the tape: a frame (frames.txt) filled from the themes heard (titles.txt)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipelines.embedded.writer.recipe.casting import Cast
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.embedded.writer.recipe.hearing import Heard, Mention
from pipelines.embedded.writer.recipe.lexicon import lines_of

LONGEST = 40
COMFORTABLE = 30  # fits the label in large letters
SMALL = frozenset("a an the of in on at to for and or nor but by from with as till".split())
SAME = frozenset("the and for with from one two".split())
WHEN = frozenset("after before until till since between at in on while past when".split())
COUNTS = ("two", "three", "four", "five", "seven", "nine", "eleven", "a dozen", "forty")
FORMS: Mapping[str, tuple[str, ...]] = {
    "waltz": ("waltz",),
    "bossa": ("bossa", "samba"),
    "shuffle": ("shuffle", "rag", "blues"),
    "brushes": ("ballad", "serenade"),
    "none": ("prelude", "nocturne", "interlude"),
    "heartbeat": ("lullaby", "nocturne"),
    "boom bap": ("theme", "bounce"),
    "dusty": ("sketch", "study"),
    "half time": ("slow dance", "theme"),
    "broken": ("stomp", "strut"),
}
PLACE_KINDS = ("creature", "place", "sky", "thing", "season", "doing", "time", "genre", "person", "feeling")
SLOT = re.compile(r"(a\+ )?\{(\w+?)(2?)\}")


@dataclass(frozen=True, slots=True)
class Frame:
    weight: float
    when: frozenset[str]
    pattern: str


def title(heard: Heard, cast: Cast, chance: Chance) -> str:
    """At most 40 characters, no word twice, nothing of the wish but words known or checked to be harmless."""
    first, second = _themes(heard, chance)
    facts = _facts(heard, cast, chance)
    when = {"always", *_moods_of(heard, cast), *facts}
    weights = {
        frame: frame.weight * (1.0 if frame.when & {"always"} else 1.6) for frame in frames() if frame.when & when
    }
    best = ""
    for number, frame in enumerate(chance.order("frame", weights)):
        filled = _fill(frame.pattern, first, second, facts, heard, Chance(chance.share("fill"), number))
        if filled and not _clumsy(filled) and len(filled) <= LONGEST:
            cased = headline(filled)
            if len(cased) <= COMFORTABLE:
                return cased
            best = best or cased
    return best or "Small Hours, Side A"


def headline(words: str) -> str:
    """Title case as printers set it: little words stay little inside."""
    parts = words.split(" ")
    set_words = [
        part
        if any(c.isupper() for c in part)
        or (0 < place < len(parts) - 1 and part in SMALL and parts[place - 1][-1] not in ";:?")
        else "-".join(piece[:1].upper() + piece[1:] for piece in part.split("-", 1)[:1])
        + part[len(part.split("-", 1)[0]) :]
        for place, part in enumerate(parts)
    ]
    return " ".join("a.m." if part.lower() == "a.m." else part for part in set_words)


@cache
def stock() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """theme -> slot -> words."""
    themes: dict[str, dict[str, tuple[str, ...]]] = {}
    theme = ""
    for line in lines_of("titles.txt"):
        if line.startswith("["):
            theme = line.strip("[]")
            themes[theme] = {}
        else:
            slot, _, words = line.partition(": ")
            themes[theme][slot] = tuple(word.strip() for word in words.split(";" if slot == "whole" else ","))
    return themes


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the file."""
    found: list[Frame] = []
    for line in lines_of("frames.txt"):
        head, _, pattern = line.partition(" | ")
        weight, _, when = head.partition(" ")
        found.append(Frame(float(weight), frozenset(when.split(",")), pattern))
    return tuple(found)


def _themes(heard: Heard, chance: Chance) -> tuple[str, str]:
    """The theme the title is about, and the one it is set against."""

    def standing(mention: Mention) -> int:
        return PLACE_KINDS.index(mention.entry.kind) if mention.entry.kind in PLACE_KINDS else len(PLACE_KINDS)

    ranked = [
        theme for mention in sorted(heard.wanted, key=standing) for theme in mention.entry.themes if theme in stock()
    ]
    ranked = list(dict.fromkeys(ranked))
    neutral = ("song", "home", "calm", "town", "wonder", "dusk", "clouds", "memory", "river")
    if not ranked:
        ranked = [chance.choose("theme", neutral if heard.strange else neutral[:1])]
    first = ranked[0] if len(ranked) < 2 or chance.share("first") < 0.75 else ranked[1]
    others = [theme for theme in ranked if theme != first]
    if others:
        return first, others[0] if chance.share("other") < 0.7 else chance.choose("others", others)
    return first, first if chance.share("song?") < 0.6 else "song"


def _facts(heard: Heard, cast: Cast, chance: Chance) -> dict[str, str]:
    facts = {"count": chance.choose("count", COUNTS), "form": chance.choose("form", FORMS[cast.groove])}
    if heard.numbers.key:
        facts["key"] = heard.numbers.said_key.removesuffix(" major")
    if heard.name:
        facts["name"] = heard.name
    if heard.new and len(heard.wanted) < 2:
        facts["word"] = max(heard.new, key=len)
    return facts


def _moods_of(heard: Heard, cast: Cast) -> Iterator[str]:
    themes = {theme for mention in heard.wanted for theme in mention.entry.themes}
    if themes & {"night", "moon", "bar"}:
        yield "night"
    if "sleep" in themes:
        yield "sleep"
    if "morning" in themes:
        yield "morning"
    if cast.feel["valence"] < -0.45:
        yield "sad"
    if cast.feel["valence"] > 0.5:
        yield "glad"
    if themes & {"snow", "autumn"} or {"rain", "fire"} <= themes:
        yield "cold"


def _fill(pattern: str, first: str, second: str, facts: Mapping[str, str], heard: Heard, chance: Chance) -> str | None:
    """The frame with its slots filled, or None when a theme lacks words for it."""
    named = {word.lower() for mention in heard.refused for word in re.findall(r"[a-z]+", mention.entry.label)}

    def word_for(slot: re.Match[str]) -> str:
        article, name, other = slot[1], slot[2], slot[3]
        if name in facts:
            found = facts[name]
        else:
            theme = second if other else first
            key = {"spot": "place", "object": "thing"}.get(name, name)
            words = [
                word for word in stock()[theme].get(key, ()) if not named & set(re.findall(r"[a-z]+", word.lower()))
            ]
            own = [] if other or name == "object" else list(_labels(heard, name))
            words += own * max(1, len(words) // max(1, len(own)))  # the visitor's own words, half of the time
            if not words:
                raise LookupError(name)
            found = chance.choose(slot[0], words)
            if name == "time" and found.split()[0] not in WHEN and slot.string[slot.start() - 2] != ",":
                found = f"~, {found}"
            if name == "spot":
                found = found.partition(" ")[2]
                if not found.startswith(("the ", "a ", "an ", "platform", "gate")):
                    raise LookupError(name)
        return f"{'an' if found[0].lower() in 'aeiou' else 'a'} {found}" if article else found

    try:
        return SLOT.sub(word_for, pattern).replace(" ~,", ",")
    except LookupError:
        return None


def _labels(heard: Heard, slot: str) -> Iterator[str]:
    """Things the visitor named, as title words: "a cabin" is a thing, "books" are things."""
    for mention in heard.wanted:
        label, kind = mention.entry.label, mention.entry.kind
        if kind not in {"place", "thing", "creature", "sky"} or len(label) > 16 or "," in label:
            continue
        article, _, noun = label.partition(" ")
        if slot == "thing" and article in {"a", "an"}:
            yield noun
        elif slot in {"things", "mass"} and label.isalpha() and label.islower():
            if label.endswith("s") == (slot == "things"):
                yield label
        elif slot == "spot" and article == "the":
            yield f"to {label}"


def _clumsy(words: str) -> bool:
    """Whether a word, or nearly the same word, stands there twice."""
    roots = [
        word[:5].rstrip("s") for word in re.findall(r"[a-zà-ÿ']+", words.lower()) if len(word) > 2 and word not in SAME
    ]
    return len(roots) != len(set(roots)) or "the the" in words.lower()
