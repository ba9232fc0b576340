"""What is true of a mural -> its name and the line under it, from hand-made ways of naming."""

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from pipelines.embedded.critic.facts import BEASTS, GOERS, HOUSES, LAND_NOUNS, LIGHTS, PEOPLE, Facts, is_one, noun
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.scenery import things

TITLE_CHARS, SUBTITLE_CHARS = 48, 90
FEW, MANY, LONG = 8, 9, 40
SMALL_WORDS = frozenset("a an the and or of in on at to by for with as from over into than but not".split())
_ONES = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen".split()
)
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
HOURS = {
    "dawn": "at first light",
    "day": "in broad day",
    "gold": "in late light",
    "dusk": "at dusk",
    "night": "by night",
}
_HOUR = {"dawn": "dawn", "day": "day", "gold": "late light", "dusk": "dusk", "night": "night"}
_A_BEFORE_VOWEL = re.compile(r"\b([Aa]) (?=[aeiou])", re.IGNORECASE)


def name_of(facts: Facts, chance: Chance) -> tuple[str, str]:
    """A title of at most 48 characters and a subtitle of at most 90."""
    return (
        _written("titles.txt", facts, chance, TITLE_CHARS, as_title=True),
        _written("subtitles.txt", facts, chance, SUBTITLE_CHARS, as_title=False),
    )


def _written(name: str, facts: Facts, chance: Chance, most: int, *, as_title: bool) -> str:
    true, slots = _conditions(facts), _slots(facts)
    weights = {
        way: float((1 + len(wanted & _TELLING)) ** 2) for wanted, way in ways(name) if wanted <= true
    }  # what is true of few murals says more of this one
    for way in chance.order(name, weights):
        text = _A_BEFORE_VOWEL.sub(r"\1n ", way.format_map(slots))
        text = _titled(text) if as_title else text[0].upper() + text[1:]
        if len(text) <= most:
            return text
    return "Untitled" if as_title else "As it was told"


_TELLING = frozenset(
    "thing flock other beast person goer house journey storm rain snowfall mist wind aurora moon allnight bare one"
    " long".split()
)


@functools.cache
def ways(name: str) -> tuple[tuple[frozenset[str], str], ...]:
    """Each line of a list: what must be true for it, and the way of naming."""
    lines = (Path(__file__).parent / "words" / name).read_text(encoding="utf-8").splitlines()
    rows = [line.partition(" | ") for line in lines if line and not line.startswith("#")]
    return tuple((frozenset(wanted.split()), way) for wanted, _, way in rows)


def _conditions(facts: Facts) -> set[str]:
    ones, flocks = _ones_of(facts), _flocks_of(facts)
    chief = ones[0] if ones else None
    said = {
        "land": True,
        "thing": chief is not None,
        "other": len(ones) > 1,
        "flock": bool(flocks),
        "beast": chief in BEASTS,
        "person": chief in PEOPLE,
        "goer": chief in GOERS,
        "house": chief in HOUSES,
        "from": len(facts.journey) > 1,
        "journey": facts.first != facts.last and all(one and is_one(one) for one in (facts.first, facts.last)),
        "few": 1 < facts.count <= FEW,
        "many": facts.count >= MANY,
        "long": facts.count >= LONG,
        "one": facts.count == 1,
        "bare": not facts.things,
        "moon": bool({"moon", "crescent"} & set(facts.things)) and chief not in LIGHTS,
        "allnight": facts.hours == ("night",) and facts.count > 1,
    }
    return {name for name, true in said.items() if true} | set(facts.hours) | facts.weathers | {facts.most_land}


def _ones_of(facts: Facts) -> list[str]:
    return [thing for thing in facts.things if is_one(thing)]


def _flocks_of(facts: Facts) -> list[str]:
    return [thing for thing in facts.things if not is_one(thing)]


def _slots(facts: Facts) -> Mapping[str, str]:
    chief, other = (*_ones_of(facts), "sun", "sun")[:2]
    flock = (*_flocks_of(facts), "birds")[0]
    first, last = facts.first or chief, facts.last or chief
    slots = {
        "thing": noun(chief),
        "other": noun(other),
        "flock": noun(flock),
        "first": noun(first),
        "last": noun(last),
        "land": LAND_NOUNS[facts.most_land],
        "from": LAND_NOUNS[facts.journey[0]],
        "to": LAND_NOUNS[facts.journey[-1]],
        "n": counted(facts.count),
        "strips": f"{counted(facts.count)} strip{'' if facts.count == 1 else 's'}",
    }
    capital = {name.capitalize(): value for name, value in slots.items()}
    labels = {f"a_{name}": things()[id_].label for name, id_ in
              (("thing", chief), ("other", other), ("first", first), ("last", last))}  # fmt: skip
    first_hour, last_hour = facts.hours[0], facts.hours[-1]
    hours = HOURS[first_hour] if first_hour == last_hour else f"from {_HOUR[first_hour]} to {_HOUR[last_hour]}"
    return {**slots, **capital, **labels, "hours": hours, "style": facts.style}


def _titled(text: str) -> str:
    """Capitals as on a label: every word but the small ones inside."""
    words = text.split()
    return " ".join(
        word if place and word.lower().strip(",") in SMALL_WORDS and word.islower() else word[0].upper() + word[1:]
        for place, word in enumerate(words)
    )


def counted(number: int) -> str:
    """A number of 0..999 in words: "twenty-one", "two hundred and six"."""
    if number < len(_ONES):
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" and {counted(rest)}" if rest else "")
