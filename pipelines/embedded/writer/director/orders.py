"""Plain orders -> Change: put this in place of that, take away, add, more, bigger, darker, move. Each answers None to
words that are not its own, and to orders about what the last shot does not show."""

from pipelines.embedded.writer.director import grammar
from pipelines.embedded.writer.director.change import (
    ATTRIBUTE_LINKS,
    DEGREES,
    Change,
    bound,
    leading,
    light_of,
    nouns_of,
    present,
)
from pipelines.embedded.writer.director.heard import Named
from pipelines.embedded.writer.director.hearing import hear_words
from pipelines.embedded.writer.director.letters import PAUSE
from pipelines.embedded.writer.director.lexicon import Sense, lexicon
from pipelines.scenery import Shot

_SIZING = frozenset({"bigger", "smaller"})
_OPPOSITES = {"dark": "brighter", "bright": "darker", "cold": "warmer", "warm": "colder", "close": "farther",
              "far": "closer", "strong": "softer", "stormy": "calmer", "big": "smaller", "small": "bigger"}  # fmt: skip


def swap(words: list[str], last: Shot) -> Change | None:
    """ "a ship instead of the boat", "not a boat, a ship", "replace the boat with a ship", "rain rather than snow"."""
    text = " ".join(words)
    for joint in (" instead of ", " rather than "):
        if joint in text and not text.startswith(joint.strip()):
            comes, _, goes = text.partition(joint)
            return _swapped(goes.split(), comes.split(), last)
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
        counted = [(sense, one) for one in hear_words(comes).things if (sense := present(one, last))]
        return Change(swap=counted) if counted else None  # "two boats instead of one"
    old = nouns_of(goes)
    gone = [sense for one in old or () if (sense := present(one, last))]
    if not old or len(gone) < len(old) or not comes:
        return None
    heard = hear_words(comes)
    if not heard.understood or not bound(heard, ATTRIBUTE_LINKS):
        return None
    things = [sense for sense in gone if sense.kind == "thing"]
    if things and heard.things:
        swaps = list(zip(things, heard.things, strict=False))
        return Change(told=light_of(heard), swap=swaps, add=heard.things[len(swaps) :], remove=[*things[len(swaps) :]])
    return Change(told=light_of(heard), remove=gone, add=list(heard.things))


def remove(words: list[str], last: Shot) -> Change | None:
    """ "without the castle", "no birds", "take the boat away", "remove the fog". Only what is there can go."""
    if words[0] == "take" and words[-1] in {"away", "out", "off"}:
        rest = words[1:-1]
    elif words[0] in {"no", "without"}:
        rest = words[1:]
    elif length := leading("remove", words):
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
    nouns = nouns_of(rest)
    if nouns is None:
        if words[-2:-1] and words[-1] not in grammar.FUNCTION_WORDS:
            cut = next((at for at, word in enumerate(rest) if word in {"on", "in", "at", "over"}), 0)
            nouns = nouns_of(rest[:cut]) if cut and _there(rest[cut:], last) else None
        if nouns is None:
            return None
    gone = [sense for one in nouns if (sense := present(one, last))]
    for one in nouns:
        if isinstance(one, Named) and one.thing == "crowd":
            gone += [Sense("thing", subject.thing) for subject in last.subjects if subject.thing in grammar.PERSONS]
    return Change(remove=gone) if gone else None


def _there(words: list[str], last: Shot) -> bool:
    """ "on the lake" when that is where the last strip is."""
    nouns = nouns_of(words[1:])
    return bool(nouns) and all(not isinstance(one, Named) and present(one, last) for one in nouns or ())


def add(words: list[str], last: Shot) -> Change | None:
    """ "add a boat", "with a moon", "put a boat on the left", "one more boat"."""
    length = leading("add", words)
    order = words[:length]
    if words[:1] == ["with"]:
        order, rest = ["with"], words[1:]
    elif not length or order[0] in {"more", "bring", "another"}:
        return None
    else:
        rest = [*order[-1:], *words[length:]] if order[-1] in {"a", "some"} else words[length:]
    heard = hear_words(rest)
    if not heard.things or heard.refused or not bound(heard, ATTRIBUTE_LINKS | {"one", "some", "more"}):
        return None
    if order[0] in {"also", "and", "plus"} and heard.lands:
        return None  # "and also a boat on the sea" goes on telling
    if order == ["one", "more"]:
        shown = [sense for one in heard.things if (sense := present(one, last))]
        return Change(recount=[(sense.means, 1) for sense in shown]) if shown else None
    return Change(told=light_of(heard), add=heard.things)


def grow(words: list[str], last: Shot) -> Change | None:
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


def _nudged(nudge: str) -> Change:
    if nudge in _SIZING:
        return Change(resize=[(None, 1 if nudge == "bigger" else -1)])
    return Change(nudges=[nudge])


def _grown(nudge: str, words: list[str], last: Shot, steps: int) -> Change | None:
    """`nudge` of what is named: "bigger" of the moon, "more" of the birds, "fewer" of the rain."""
    nouns = nouns_of(words)
    if not nouns:
        return None
    change = Change()
    for one in nouns:
        sense = present(one, last)
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


def move(words: list[str], last: Shot) -> Change | None:
    """ "move the boat to the left", "put the castle in the distance", "bring the fox closer"."""
    length = leading("move", words)
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
            nouns = [Named("", "", 0)] if head == ["it"] else nouns_of(head)
            if not nouns or len(nouns) != 1:
                return None
            sense = None if head == ["it"] else present(nouns[0], last)
            if sense is None and head != ["it"]:
                return None
            return Change(move=[(sense.means if sense else None, target)])
    return None
