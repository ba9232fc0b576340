"""Words that correct the strip just woven -> Change: "no, make it dusk", "without the castle", "bigger moon", "undo".

A phrase is a correction only when every word of it has its part in one. "no one walks the beach at night" begins like
one and is none: it is told as a new strip.
"""

from dataclasses import dataclass, field
from typing import Literal

from pipelines.embedded.writer.director import grammar
from pipelines.embedded.writer.director.hearing import Heard, Named, hear_words
from pipelines.embedded.writer.director.letters import PAUSE
from pipelines.embedded.writer.director.lexicon import Sense, lexicon
from pipelines.scenery import Shot

POLITE = frozenset("please thanks now then okay ok though anymore altogether completely".split())
DEGREES = frozenset("much a bit little lot way far even still slightly somewhat very really just tad touch".split())
STRONG = frozenset(
    word.replace("_", " ")
    for word in "no nope nah actually sorry oops correction wrong wait hmm i_mean i_meant or_rather no_no no_wait"
    " hold_on not_quite".split()
)
"""Openings after which even a bare noun is a correction."""
AFTER_NO = frozenset(
    "a an the make not it at in i let without that this with on add remove put again please less actually wait no"
    " turn change paint from take replace but".split()
)
"""What follows "no" where it answers; before anything else it refuses: "no birds"."""
LEADING_BE = frozenset("it that this is be should must to looks was as like into".split())
ATTRIBUTE_LINKS = frozenset(
    "in at on with under from as like of to the a an and all painted drawn seen style colours colors"
    " light tones everything by for some into after look".split()
)


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


def is_empty_talk(words: list[str]) -> bool:
    """Whether nothing but greeting, filling and testing was said, or no word at all."""
    talk = lexicon().orders["talk"]
    place, letters = 0, False
    while place < len(words):
        if words[place] == PAUSE or words[place].isdigit() or words[place] in POLITE:
            place += 1
            continue
        letters = True
        length = next((n for n in (5, 4, 3, 2, 1) if " ".join(words[place : place + n]) in talk), 0)
        if not length:
            return False
        place += length
    return letters or not any(word.isalpha() for word in words)


def read_correction(words: list[str], last: Shot) -> Change | None:
    """The change that was asked of the shot `last`; None where the words tell something new."""
    rest = _trimmed(words)
    if _is_order("undo", rest):
        return Change("undo")
    rest, strong = _without_openings(rest)
    if not rest:
        return Change("none") if strong else None
    if _is_order("undo", rest):
        return Change("undo")
    length = _leading("undo", rest)
    if length and (rest[length] == PAUSE or rest[length] in {"make", "a", "an", "let", "instead"}):
        rest, strong = _trimmed(rest[length:]), True
    for read in (_again, _swap, _make, _remove, _move, _add, _grow):
        if (change := read(rest, last)) is not None:
            return change
    return _strongly(rest, last) if strong else None


def read_orphan(words: list[str]) -> Change | None:
    """A correction where nothing is woven yet: undo is undo; of anything else what it asks for is told as new."""
    rest, _ = _without_openings(_trimmed(words))
    if rest and _is_order("undo", rest):
        return Change("undo")
    length = _leading("make", rest)
    rest = rest[length:] if length else rest
    sized = [{"bigger": "large", "larger": "large", "smaller": "small"}.get(word, word) for word in rest]
    return Change(fresh=tuple(sized)) if sized and sized != words else None


def _trimmed(words: list[str]) -> list[str]:
    rest = list(words)
    while rest and (rest[-1] in POLITE or rest[-1] == PAUSE):
        rest.pop()
    while rest and (rest[0] == PAUSE or rest[:2] == ["and", "without"]):
        rest.pop(0)
    return rest


def _is_order(kind: str, words: list[str]) -> bool:
    return " ".join(word for word in words if word not in POLITE and word != PAUSE) in lexicon().orders[kind]


def _leading(kind: str, words: list[str]) -> int:
    """How many words at the beginning are an order of this kind; 0 when none or when nothing follows."""
    orders = lexicon().orders[kind]
    return next((n for n in range(min(5, len(words) - 1), 0, -1) if " ".join(words[:n]) in orders), 0)


def _without_openings(words: list[str]) -> tuple[list[str], bool]:
    """The words after "no,", "actually", "I mean", and whether one of them was strong."""
    orders, strong, rest = lexicon().orders["opening"], False, list(words)
    while rest:
        length = next((n for n in (4, 3, 2, 1) if " ".join(rest[:n]) in orders), 0)
        if not length:
            break
        opening, after = " ".join(rest[:length]), rest[length] if len(rest) > length else ""
        if opening == "no" and after not in AFTER_NO | {PAUSE, ""}:
            break
        if opening in {"wait", "rather", "wrong", "but", "now"} and after not in AFTER_NO | {PAUSE, ""}:
            break
        strong = strong or opening in STRONG
        rest = _trimmed(rest[length:])
    return rest, strong


def _again(words: list[str], last: Shot) -> Change | None:
    if _is_order("again", words):
        return Change(again=True)
    length = _leading("again", words)
    if not length:
        return None
    rest = _trimmed(words[length:])
    if rest[:1] == ["but"]:
        rest = _trimmed(rest[1:])
    elif rest[:1] and rest[0] not in {"in", "at", "with", "from", "without"}:
        return None
    return _wished(rest, last)


def _wished(words: list[str], last: Shot) -> Change | None:
    """What may follow "make it", "the same but", "no,": light, land, style, view, a size, a thing, or another order."""
    for read in (_swap, _remove, _move, _add, _grow):
        if (change := read(words, last)) is not None:
            return change
    return _attributes(words)


def _attributes(words: list[str]) -> Change | None:
    """Light, weather, colours, style, view and land without any thing: "dusk", "in the rain", "as a woodcut"."""
    heard = hear_words(words)
    if not heard.understood or heard.things or heard.refused or not _bound(heard, ATTRIBUTE_LINKS):
        return None
    return Change(told=heard)


def _bound(heard: Heard, links: frozenset[str]) -> bool:
    """Whether all words are known, and the little ones among `links`."""
    return not heard.unknown and set(heard.little) <= links | DEGREES | {"one"}


def _nouns(words: list[str]) -> list[Named | Sense] | None:
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


def _present(named: Named | Sense, last: Shot) -> Sense | None:
    """What of the last shot is meant, None where it shows nothing of the kind."""
    if isinstance(named, Named):
        shown = [subject.thing for subject in last.subjects]
        kin = grammar.KIN.get(named.thing, frozenset())
        thing = named.thing if named.thing in shown else next((one for one in shown if one in kin), None)
        return Sense("thing", thing) if thing else None
    holds = {"land": last.lands, "weather": (last.weather,), "time": (last.time,)}
    return named if named.means in holds.get(named.kind, ()) else None


def _swap(words: list[str], last: Shot) -> Change | None:
    """ "a ship instead of the boat", "not a boat, a ship", "replace the boat with a ship", "rain rather than snow"."""
    text = " ".join(words)
    for joint in (" instead of ", " rather than "):
        if joint in text and not text.startswith(joint.strip()):
            comes, _, goes = text.partition(joint)
            return _swapped(goes.split(), comes.split(), last)
    if text.endswith(" instead"):
        rest = _trimmed(words[:-1])
        return _wished(rest, last) or _strongly(rest, last)
    for lead in (["instead", "of"], ["not"]):
        if words[: len(lead)] == lead:
            return _two_parts(words[len(lead) :], {PAUSE, "but", "rather"}, last)
    if words[0] in {"replace", "swap", "change", "turn", "exchange"}:
        return _two_parts(words[1:], {"with", "by", "for", "to", "into"}, last)
    return None


def _two_parts(words: list[str], joints: set[str], last: Shot) -> Change | None:
    """ "the boat | with a ship", "a boat, | a ship", "a boat | a ship"."""
    cut = next((at for at, word in enumerate(words) if word in joints), None)
    if cut is None and joints & {PAUSE}:
        cut = next((at for at, word in enumerate(words) if at > 1 and word in {"a", "an", "the"}), None)
    if not cut:
        return None
    comes = words[cut:]
    while comes and comes[0] in joints | {PAUSE}:
        comes = comes[1:]
    return _swapped(words[:cut], comes, last)


def _swapped(goes: list[str], comes: list[str], last: Shot) -> Change | None:
    if all(any(sense.kind == "count" for sense in lexicon().senses.get(word, ())) for word in goes):
        counted = [(sense, one) for one in hear_words(comes).things if (sense := _present(one, last))]
        return Change(swap=counted) if counted else None  # "two boats instead of one"
    old = _nouns(goes)
    gone = [sense for one in old or () if (sense := _present(one, last))]
    if not old or len(gone) < len(old) or not comes:
        return None
    heard = hear_words(comes)
    if not heard.understood or not _bound(heard, ATTRIBUTE_LINKS):
        return None
    things = [sense for sense in gone if sense.kind == "thing"]
    if things and heard.things:
        swaps = list(zip(things, heard.things, strict=False))
        return Change(told=_light_of(heard), swap=swaps, add=heard.things[len(swaps) :], remove=[*things[len(swaps) :]])
    return Change(told=_light_of(heard), remove=gone, add=list(heard.things))


def _light_of(heard: Heard) -> Heard:
    """The same without its things."""
    return Heard(
        lands=heard.lands, times=heard.times, weathers=heard.weathers, seasons=heard.seasons, colours=heard.colours,
        tints=heard.tints, moods=heard.moods, styles=heard.styles, views=heard.views, words=heard.words,
    )  # fmt: skip


def _make(words: list[str], last: Shot) -> Change | None:
    length = _leading("make", words)
    if not length:
        return None
    order = words[:length]
    rest = [*order[-1:], *words[length:]] if order[-1] == "the" else words[length:]
    rest = _trimmed(rest)
    while rest and rest[0] in LEADING_BE:
        rest = rest[1:]
    if not rest:
        return None
    if change := _wished(rest, last) or _calmed(rest, last):
        return change
    return _strongly(rest, last) if order[-1] in {"it", "that", "this", "be", "to", "into"} else None


def _calmed(words: list[str], last: Shot) -> Change | None:
    """ "the sea calmer", "the sky darker": a land or the sky, then a nudge."""
    if len(words) < 3 or words[0] != "the":
        return None
    colour = next((sense for sense in lexicon().senses.get(words[-1], ()) if sense.kind == "palette"), None)
    if colour and (words[1] in grammar.COLOURABLE or _nouns(words[:-1])):
        return Change(told=Heard(colours=[colour.means], words=tuple(words)))
    nudge = lexicon().orders["nudge"].get(" ".join(words[2:]))
    land = _nouns(words[:2])
    known = words[1] in {"sky", "sea", "light", "picture", "colours", "water", "weather"}
    if nudge is None or not (known or (land and _present(land[0], last))):
        return None
    return Change(nudges=[nudge])


def _remove(words: list[str], last: Shot) -> Change | None:
    """ "without the castle", "no birds", "take the boat away", "remove the fog". Only what is there can go."""
    if words[0] == "take" and words[-1] in {"away", "out", "off"}:
        rest = words[1:-1]
    elif words[0] in {"no", "without"}:
        rest = words[1:]
    elif length := _leading("remove", words):
        rest = words[length:]
        if words[:length] == ["take", "the"]:
            return None
    else:
        return None
    return _removed(rest, last)


def _removed(words: list[str], last: Shot) -> Change | None:
    rest = list(words)
    while rest and rest[-1] in {"here", "there", "all", "at"}:
        rest.pop()
    nouns = _nouns(rest)
    if nouns is None:
        if words[-2:-1] and words[-1] not in grammar.FUNCTION_WORDS:
            cut = next((at for at, word in enumerate(rest) if word in {"on", "in", "at", "over"}), 0)
            nouns = _nouns(rest[:cut]) if cut and _attributes_of(rest[cut:], last) else None
        if nouns is None:
            return None
    gone = [sense for one in nouns if (sense := _present(one, last))]
    for one in nouns:
        if isinstance(one, Named) and one.thing == "crowd":
            gone += [Sense("thing", subject.thing) for subject in last.subjects if subject.thing in grammar.PERSONS]
    return Change(remove=gone) if gone else None


def _attributes_of(words: list[str], last: Shot) -> bool:
    """ "on the lake" when that is where the last strip is."""
    nouns = _nouns(words[1:])
    return bool(nouns) and all(not isinstance(one, Named) and _present(one, last) for one in nouns or ())


def _add(words: list[str], last: Shot) -> Change | None:
    """ "add a boat", "with a moon", "put a boat on the left", "one more boat"."""
    length = _leading("add", words)
    order = words[:length]
    if words[:1] == ["with"]:
        order, rest = ["with"], words[1:]
    elif not length or order[0] in {"more", "bring", "another"}:
        return None
    else:
        rest = [*order[-1:], *words[length:]] if order[-1] in {"a", "some"} else words[length:]
    heard = hear_words(rest)
    if not heard.things or heard.refused or not _bound(heard, ATTRIBUTE_LINKS | {"one", "some", "more"}):
        return None
    if order[0] in {"also", "and", "plus"} and heard.lands:
        return None  # "and also a boat on the sea" goes on telling
    if order == ["one", "more"]:
        present = [sense for one in heard.things if (sense := _present(one, last))]
        return Change(recount=[(sense.means, 1) for sense in present]) if present else None
    return Change(told=_light_of(heard), add=heard.things)


def _grow(words: list[str], last: Shot) -> Change | None:
    """ "bigger moon", "a smaller boat", "more birds", "the moon should be bigger", "a bit darker", "less rain"."""
    nudges = lexicon().orders["nudge"]
    rest = [word for word in words if word not in {"should", "must", "be", "to"}]
    steps = 2 if rest[:1] == ["much"] else 1
    while rest and rest[0] in DEGREES and rest[0] not in nudges:
        rest = rest[1:]
    if not rest:
        return None
    if (whole := nudges.get(" ".join(rest))) and whole not in {"more", "fewer"}:
        return Change(resize=[(None, steps if whole == "bigger" else -steps)]) if whole in _SIZING else _nudged(whole)
    size = {"big": 1, "large": 1, "huge": 2, "giant": 3, "small": -1, "tiny": -2}.get(rest[-1])
    if rest[0] in {"not", "less"} and rest[1:2] == ["so"] and rest[-1] in _OPPOSITES:
        return _nudged(_OPPOSITES[rest[-1]])
    length = next((n for n in (3, 2, 1) if " ".join(rest[:n]) in nudges), 0)
    if length and rest[length:]:
        return _grown(nudges[" ".join(rest[:length])], rest[length:], last, steps)
    if rest[0] in {"less", "fewer"}:
        return _grown("fewer", rest[1:], last, steps)
    for length in (4, 3, 2, 1):
        if len(rest) > length and (nudge := nudges.get(" ".join(rest[-length:]))):
            head = rest[:-length]
            while head and head[-1] in DEGREES:
                head.pop()
            return _grown(nudge, head, last, steps) if head and nudge not in {"more", "fewer"} else None
    if size and rest[0] == "the" and len(rest) > 2:
        return _grown("bigger" if size > 0 else "smaller", rest[:-1], last, abs(size))
    return None


_SIZING = frozenset({"bigger", "smaller"})
_OPPOSITES = {"dark": "brighter", "bright": "darker", "cold": "warmer", "warm": "colder", "close": "farther",
              "far": "closer", "strong": "softer", "stormy": "calmer", "big": "smaller", "small": "bigger"}  # fmt: skip


def _nudged(nudge: str) -> Change:
    if nudge in _SIZING:
        return Change(resize=[(None, 1 if nudge == "bigger" else -1)])
    return Change(nudges=[nudge])


def _grown(nudge: str, words: list[str], last: Shot, steps: int) -> Change | None:
    """`nudge` of what is named: "bigger" of the moon, "more" of the birds, "fewer" of the rain."""
    nouns = _nouns(words)
    if not nouns:
        return None
    change = Change()
    for one in nouns:
        sense = _present(one, last)
        if nudge == "more" and isinstance(one, Sense) and one.kind == "weather":
            change.told.weathers.append("storm" if one.means == last.weather == "rain" else one.means)
            change.told.words = (one.means,)
        elif sense is None:
            return None
        elif sense.kind == "weather" and nudge == "fewer":
            change.nudges.append("calmer")
        elif sense.kind != "thing":
            return None
        elif nudge in _SIZING:
            change.resize.append((sense.means, steps if nudge == "bigger" else -steps))
        elif nudge in {"more", "fewer"}:
            change.recount.append((sense.means, 2 if nudge == "more" else -2))
        elif nudge in {"closer", "farther"}:
            change.move.append((sense.means, "near" if nudge == "closer" else "far"))
        else:
            return None
    return change


def _move(words: list[str], last: Shot) -> Change | None:
    """ "move the boat to the left", "put the castle in the distance", "bring the fox closer"."""
    length = _leading("move", words)
    order = words[:length]
    if not length and words[:1] == ["the"]:
        cut = next((at for at, word in enumerate(words) if word == "to"), None)
        if cut is None:
            return None
        order = ["the"]
    elif not length or order[0] == "set":
        return None
    rest = words[length:]
    rest = [word for word in rest if word != "further"]
    for length in (5, 4, 3, 2, 1):
        where = " ".join(rest[-length:])
        means = {sense.kind: sense.means for sense in lexicon().senses.get(where, ())}
        target = means.get("place") or means.get("zone")
        nudge = lexicon().orders["nudge"].get(where)
        target = target or {"closer": "near", "farther": "far"}.get(nudge or "")
        if target and len(rest) > length:
            head = rest[:-length]
            head = head[:-1] if head[-1] in {"to", "over"} else head
            nouns = [Named("", "", 0)] if head == ["it"] else _nouns(head)
            if not nouns or len(nouns) != 1:
                return None
            sense = None if head == ["it"] else _present(nouns[0], last)
            if sense is None and head != ["it"]:
                return None
            return Change(move=[(sense.means if sense else None, target)])
    return None


def _strongly(words: list[str], last: Shot) -> Change | None:
    """After a strong opening: light changes, one thing takes another's place, a whole scene is told anew."""
    while words and words[0] in LEADING_BE:
        words = words[1:]
    if not words:
        return None
    if change := _attributes(words):
        return change
    heard = hear_words(words)
    if not heard.things or not _bound(heard, ATTRIBUTE_LINKS | grammar.PREPOSITIONS):
        return None
    if len(heard.things) == 1 and not heard.lands and not heard.refused:
        return Change(told=_light_of(heard), swap=[(_nearest(heard.things[0], last), heard.things[0])])
    return Change(fresh=tuple(words))


def _nearest(comes: Named, last: Shot) -> Sense:
    """What a thing that is named alone takes the place of: its kin, else the chief thing."""
    present = _present(comes, last)
    chief = next((subject.thing for subject in last.subjects if subject.thing not in {"sun", "moon", "crescent"}), "")
    return present or Sense("thing", chief)
