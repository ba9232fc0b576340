"""How one speaks of strips, things and numbers: "the fourth strip", "three boats", "the third and fifth strips"."""

from collections.abc import Sequence
from dataclasses import dataclass

from apps.lightloom.craft.questions import ORDINALS
from pipelines import Shot, things

QUOTED_CHARS = 90
LAND_NAMES = {"forest": "the wood", "pinewood": "the pine wood"}


@dataclass(frozen=True, slots=True)
class Remembered:
    """A woven strip: its place in the mural from 0, what was said, its shot, and the ids of the things in it."""

    index: int
    words: str
    shot: Shot
    sights: tuple[str, ...] = ()

    @property
    def seen(self) -> tuple[str, ...]:
        """What is to be seen in it: what its painter placed, or what was asked for where it cannot say; each once."""
        return tuple(dict.fromkeys(self.sights or (subject.thing for subject in self.shot.subjects)))


def ordinal(number: int) -> str:
    """ "first" .. "twelfth", then "13th", "21st"."""
    if 1 <= number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def name_of(strip: Remembered) -> str:
    return f"the {ordinal(strip.index + 1)} strip"


def places(strips: list[Remembered]) -> str:
    """ "the third strip", "the third and fifth strips", "the third, fifth and 21st strips, and two more"."""
    named = [ordinal(strip.index + 1) for strip in strips[:3]]
    more = f", and {counted(len(strips) - 3, 'more')}" if len(strips) > 3 else ""
    return f"the {listed(named)} strip{'s' if len(named) > 1 else ''}{more}"


def quoted(strip: Remembered) -> str:
    said = " ".join(strip.words.split()) or strip.shot.line
    if len(said) > QUOTED_CHARS:
        said = said[: QUOTED_CHARS - 2].rsplit(" ", 1)[0] + " …"
    return f"“{said}”"


def is_one(thing: str) -> bool:
    return things()[thing].label.startswith(("a ", "an ", "the "))


def label(strip: Remembered, thing: str) -> str:
    """ "a lighthouse", "three boats", "gulls"."""
    count = next((subject.count for subject in strip.shot.subjects if subject.thing == thing), 1)
    known = things()[thing]
    if count == 1 or not is_one(thing) or known.label.startswith(("a flock", "a skein")):
        return known.label
    many = next((word for word in known.words if word.endswith(("s", "men", "children"))), f"{known.words[0]}s")
    return f"{figure(count)} {many}"


def the(thing: str) -> str:
    """A thing that is known already: "the lighthouse"."""
    noun = things()[thing].label.removesuffix(" in the sky")
    return f"the {noun.removeprefix('a ').removeprefix('an ').removeprefix('the ')}"


def land(land: str) -> str:
    return LAND_NAMES.get(land, f"the {land}")


def figure(number: int) -> str:
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    return words[number] if number < len(words) else str(number)


def counted(number: int, noun: str) -> str:
    return f"{figure(number)} {noun}{'' if number == 1 or noun == 'more' else 's'}"


def are(number: int, noun: str) -> str:
    return f"{'is' if number == 1 else 'are'} {counted(number, noun)}"


def listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def most(values: Sequence[str]) -> str:
    return max(dict.fromkeys(values), key=values.count)
