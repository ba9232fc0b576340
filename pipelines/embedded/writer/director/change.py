"""Change: what shall be different in the strip just woven; and how the words of an order are read against it."""

from dataclasses import dataclass, field
from typing import Literal

from pipelines.embedded.writer.director import grammar
from pipelines.embedded.writer.director.heard import Heard, Named
from pipelines.embedded.writer.director.hearing import hear_words
from pipelines.embedded.writer.director.letters import PAUSE
from pipelines.embedded.writer.director.lexicon import Sense, lexicon
from pipelines.scenery import Shot

DEGREES = frozenset("much a bit little lot way far even still slightly somewhat very really just tad touch".split())
ATTRIBUTE_LINKS = frozenset(
    "in at on with under from as like of to the a an and all painted drawn seen style colours colors"
    " light tones everything by for some into after look".split()
)
POLITE = frozenset("please thanks now then okay ok though anymore altogether completely".split())


@dataclass(slots=True)
class Change:
    """What shall be different. `resize`, `recount`, `move`: thing id (None: the chief thing) with steps or where to;
    `swap`: (what goes, what comes); `fresh`: words to be told anew in place of the last strip; `said`: how the
    director speaks of the change."""

    verb: Literal["change", "undo", "none"] = "change"
    told: Heard = field(default_factory=Heard)
    remove: list[Sense] = field(default_factory=list[Sense])
    add: list[Named] = field(default_factory=list[Named])
    swap: list[tuple[Sense, Named]] = field(default_factory=list[tuple[Sense, Named]])
    resize: list[tuple[str | None, int]] = field(default_factory=list[tuple[str | None, int]])
    recount: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    move: list[tuple[str | None, str]] = field(default_factory=list[tuple[str | None, str]])
    nudges: list[str] = field(default_factory=list[str])
    again: bool = False
    fresh: tuple[str, ...] = ()


def trimmed(words: list[str]) -> list[str]:
    rest = list(words)
    while rest and (rest[-1] in POLITE or rest[-1] == PAUSE):
        rest.pop()
    while rest and (rest[0] == PAUSE or rest[:2] == ["and", "without"]):
        rest.pop(0)
    return rest


def is_order(kind: str, words: list[str]) -> bool:
    return " ".join(word for word in words if word not in POLITE and word != PAUSE) in lexicon().orders[kind]


def leading(kind: str, words: list[str]) -> int:
    """How many words at the beginning are an order of this kind; 0 when none or when nothing follows."""
    orders = lexicon().orders[kind]
    return next((n for n in range(min(5, len(words) - 1), 0, -1) if " ".join(words[:n]) in orders), 0)


def attributes(words: list[str]) -> Change | None:
    """Light, weather, colours, style, view and land without any thing: "dusk", "in the rain", "as a woodcut"."""
    heard = hear_words(words)
    if not heard.understood or heard.things or heard.refused or not bound(heard, ATTRIBUTE_LINKS):
        return None
    return Change(told=heard)


def bound(heard: Heard, links: frozenset[str]) -> bool:
    """Whether all words are known, and the little ones among `links`."""
    return not heard.unknown and set(heard.little) <= links | DEGREES | {"one"}


def nouns_of(words: list[str]) -> list[Named | Sense] | None:
    """A plain list of nouns ("the castle and the two boats") as what they mean; None when it is anything else."""
    known, place = lexicon(), 0
    found: list[Named | Sense] = []
    parted = True
    heard = hear_words([word for word in words if word not in grammar.REFUSALS])
    named = iter(heard.things)
    while place < len(words):
        word = words[place]
        _, senses, length = known.find(words, place)
        kinds = {sense.kind for sense in senses}
        if word in {"and", "or", "nor", PAUSE}:
            parted = True
        elif word in grammar.ARTICLES | {"any", "without", "no"} and not senses:
            pass
        elif kinds & {"thing", "land", "weather", "time"} and "plain" not in kinds:
            if not parted:
                return None
            parted = False
            if "thing" in kinds:
                thing = next(named, None)
                if thing is None:
                    return None
                found.append(thing)
            else:
                found.append(next(sense for sense in senses if sense.kind in kinds & {"land", "weather", "time"}))
        elif not kinds & {"size", "count", "palette"}:
            return None
        place += max(1, length)
    return found or None


def present(named: Named | Sense, last: Shot) -> Sense | None:
    """What of the last shot is meant, None where it shows nothing of the kind."""
    if isinstance(named, Named):
        shown = [subject.thing for subject in last.subjects]
        kin = grammar.KIN.get(named.thing, frozenset())
        thing = named.thing if named.thing in shown else next((one for one in shown if one in kin), None)
        return Sense("thing", thing) if thing else None
    holds = {"land": last.lands, "weather": (last.weather,), "time": (last.time,)}
    return named if named.means in holds.get(named.kind, ()) else None


def light_of(heard: Heard) -> Heard:
    """The same without its things."""
    return Heard(
        lands=heard.lands, times=heard.times, weathers=heard.weathers, seasons=heard.seasons, colours=heard.colours,
        tints=heard.tints, moods=heard.moods, styles=heard.styles, views=heard.views, words=heard.words,
    )  # fmt: skip
