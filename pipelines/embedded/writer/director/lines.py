"""A shot's facts -> the director's own line, small under the words: "low shot · the whale rising · amber gouache"."""

from pipelines.embedded.writer.director.heard import Named, label_is_single
from pipelines.embedded.writer.director.lexicon import plural
from pipelines.embedded.writer.director.phrases import phrases
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.scenery import Shot, Subject, things

LINE_CHARS = 100
FIGURES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TRIES = 6


def line_for(shot: Shot, named: list[Named], before: tuple[str, ...], chance: Chance) -> str:
    """A line for a new strip, none of `before`."""
    ways = phrases().ways
    subjects = [subject for subject in shot.subjects if subject.thing not in _LIGHTS] or list(shot.subjects)
    if not subjects:
        patterns = ways["empty"]
    elif shot.weather != "clear" and chance.share("weathered") < 0.5:
        patterns = ways["weathered"]
    else:
        patterns = ways["line"]
    return _best(patterns, _slots(shot, subjects, named, chance), before, chance)


def line_of_change(shot: Shot, change: str, before: tuple[str, ...], chance: Chance) -> str:
    """A line for the last strip, changed. `change` says how: "at dusk", "without the castle"."""
    subjects = [subject for subject in shot.subjects if subject.thing not in _LIGHTS] or list(shot.subjects)
    slots = {**_slots(shot, subjects, [], chance), "change": change}
    return _best(phrases().ways["changed"], slots, before, chance)


_LIGHTS = frozenset({"sun", "moon", "crescent"})


def _best(patterns: tuple[str, ...], slots: dict[str, str], before: tuple[str, ...], chance: Chance) -> str:
    """The first line that fits and was not said just now."""
    order = chance.order("pattern", dict.fromkeys(patterns, 1.0))
    lines = [pattern.format_map(slots) for pattern in order]
    short = [line for line in lines if len(line) <= LINE_CHARS]
    fresh = [line for line in short if line not in before and _head(line) not in map(_head, before)]
    return next(iter(fresh or short or [f"{slots['view']} · {slots['ink']}"]))[:LINE_CHARS]


def _head(line: str) -> str:
    return line.split(" · ", maxsplit=1)[0]


def _slots(shot: Shot, subjects: list[Subject], named: list[Named], chance: Chance) -> dict[str, str]:
    def say(section: str, key: str) -> str:
        return chance.choose(section, phrases().said[section].get(key, ("",)))

    by_thing = {one.thing: one for one in named}
    tone, hand = say("tone", shot.palette), say("hand", shot.style)
    return {
        "view": say("view", shot.composition),
        "noun": noun_of(subjects[0], by_thing.get(subjects[0].thing)) if subjects else "the open",
        "what": _what(subjects, by_thing, chance),
        "land": say("land", shot.lands[0]),
        "hour": say("hour", shot.time),
        "air": say("air", shot.weather),
        "within": say("within", shot.weather),
        "ink": f"{tone}, {hand}" if " " in tone or " " in hand else f"{tone} {hand}",
        "tone": tone,
        "hand": hand,
    }


def _what(subjects: list[Subject], named: dict[str, Named], chance: Chance) -> str:
    if not subjects:
        return "the open"
    first = subjects[0]
    noun = noun_of(first, named.get(first.thing))
    if len(subjects) > 2 or (chance.share("two") < 0.5 and len(subjects) == 2):
        return " and ".join((noun, noun_of(subjects[1], named.get(subjects[1].thing))))
    gestures = phrases().said["gesture"]
    ways = gestures.get(first.thing) or gestures[first.zone or things()[first.thing].zones[0]]
    return f"{noun} {chance.choose('gesture', ways)}"


def noun_of(subject: Subject, named: Named | None = None) -> str:
    """How the line speaks of a thing: "the giant moon", "three boats", "gulls"."""
    size = "" if subject.size == "usual" else f"{subject.size} "
    label = things()[subject.thing].label
    bare = label.removeprefix("a ").removeprefix("an ").removeprefix("the ")
    if (
        named
        and (subject.count == 1 or not label_is_single(subject.thing))
        and named.word in things()[named.thing].words
    ):
        bare = named.word
    if subject.count > 1 and label_is_single(subject.thing):
        many = named.word if named and named.many and named.word in things()[named.thing].words else _plural_of(bare)
        return f"{FIGURES[subject.count]} {size}{many}"
    return f"the {size}{bare}"


def the_noun(subject: Subject) -> str:
    """A thing that is known already: "the boats", "the moon"."""
    thing = things()[subject.thing]
    if not label_is_single(subject.thing):
        return f"the {thing.label.removeprefix('a flock of ').removeprefix('a skein of ')}"
    return f"the {plural(thing.words[0]) if subject.count > 1 else thing.words[0]}"


def _plural_of(bare: str) -> str:
    head, space, tail = bare.partition(" of ")
    if space:
        return f"{_plural_of(head)} of {tail}"
    head, _, last = bare.rpartition(" ")
    return f"{head} {plural(last)}".strip()
