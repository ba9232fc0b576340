"""The searchable things of a room, told: some in full, the rest in a sentence that gives each a place."""

import re
from dataclasses import dataclass

from pipelines.embedded.writer.storyteller.asked import Thing
from pipelines.embedded.writer.storyteller.book import Line
from pipelines.embedded.writer.storyteller.pen import Pen, lock_values
from pipelines.embedded.writer.storyteller.words import listed

PROMISING = re.compile(r"something|hollow|rattle|heavy|heart|weighted|more than|secret")
LATER = re.compile(
    r"\b(?:left|last|more|else|also|rest|besides|elsewhere|completes|f[au]rther|remains?|again|as well|too|other|next|"
    r"goes on)\b|^(?:And|Then|Past|Beyond) ",
    re.IGNORECASE,
)
"""Words by which a sentence goes on from another about things."""
TAIL_FIRST = re.compile(r"\{t([xyzw])\},(?: \w+)* \{\1\}")
LETTERS = "xyzw"
TAILS = frozenset({"tx", "ty", "tz", "tw"})
SHARES = ((1,), (3, 7), (2, 4, 4), (0, 4, 5, 1), (0, 1, 6, 3), (0, 0, 4, 6))
"""Of so many things, how often 0, 1, 2 … of them are told in full."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """`sentences` name every thing; `locks` say what is locked, as far as `sentences` do not."""

    sentences: tuple[str, ...]
    locks: tuple[str, ...]


def tell_furniture(pen: Pen, told_already: str, *, most_in_full: int) -> Furniture:
    """Names every thing but `told_already`, the id of one that stands in the beat; tells `most_in_full` in full. Never
    promises what a search will not find."""
    things = [thing for thing in pen.dice.shuffled(pen.asked.things) if thing.id != told_already]
    wanting = [thing for thing in pen.asked.things if thing.wants]
    plain = [thing for thing in things if not thing.wants]
    locked = [thing for thing in plain if thing.lock]
    by_lock = [thing for thing in locked if pen.dice.chance(0.4)]
    plain = [thing for thing in plain if thing not in by_lock]
    leads, rest = _parted(pen, plain, most=most_in_full)

    units = [(thing, line) for thing, line in leads]
    units += [(thing, pen.frame("wants", {"thing": f"the {thing.noun}", "want": thing.wants})) for thing in wanting]
    units += [(thing, tell_lock(pen, thing)) for thing in by_lock]
    units = pen.dice.shuffled(units)
    sentences = [line for _, line in units]
    if rest:
        first = not units or pen.dice.chance(0.3)
        lead = "" if first else units[-1][0].noun
        sentences[0 if first else len(sentences) : 0 if first else None] = _tell_rest(pen, rest, lead)
    shut = [thing for thing in locked if thing not in by_lock]
    return Furniture(tuple(sentences), tuple(tell_lock(pen, thing) for thing in shut))


def tell_lock(pen: Pen, thing: Thing) -> str:
    assert thing.lock is not None
    values = {"thing": thing.noun} | lock_values(thing.lock.metal, thing.lock.emblem)
    return pen.frame("lock.thing", values) or f"The {thing.noun} is locked."


def _parted(pen: Pen, things: list[Thing], *, most: int) -> tuple[list[tuple[Thing, str]], list[Thing]]:
    """The things told in full, with their lines, and the rest; what was told in full lately goes to the rest."""
    count = min(most, pen.dice.weigh(SHARES[len(things)]))
    own = pen.book.theme(pen.asked.theme).things

    def worn(thing: Thing) -> int:
        uses = [pen.memory.uses[line.code] for line in own.get(thing.key, ()) if thing.holds or not line.promises]
        return min(uses, default=99)

    leads: list[tuple[Thing, str]] = []
    rest: list[Thing] = []
    for thing in sorted(things, key=worn):
        line = ""
        if len(leads) < count:
            line = pen.say(own.get(thing.key, ()), lambda line, thing=thing: bool(thing.holds) or not line.promises)
        if line:
            leads.append((thing, line))
        else:
            rest.append(thing)
    return leads, rest


def _tell_rest(pen: Pen, things: list[Thing], lead: str) -> list[str]:
    """A frame for up to four things, two for more."""
    if len(things) > len(LETTERS):
        return [_tell_some(pen, things[:2], lead), _tell_some(pen, things[2:], things[1].noun)]
    return [_tell_some(pen, things, lead)]


def _tell_some(pen: Pen, things: list[Thing], lead: str) -> str:
    """One frame for all of these; a tail that promises goes untold where nothing is inside. `lead`: the thing told just
    before, "" where there is none."""
    honest = [bool(thing.holds) or not PROMISING.search(thing.tail) for thing in things]
    frames = pen.book.frames(f"things.{len(things)}", pen.asked.tone)

    def fits(line: Line) -> bool:
        if TAIL_FIRST.search(line.text) and any(thing.tail.startswith("which") for thing in things):
            return False
        told_tails = len(line.slots & TAILS)
        return told_tails <= sum(honest) and (bool(lead) or not ("lead" in line.slots or LATER.search(line.text)))

    line = pen.pick(frames, fits)
    if line is None:
        return f"There is {listed([thing.label for thing in things])}."
    letters = sorted(LETTERS[: len(things)], key=lambda letter: f"t{letter}" not in line.slots)
    ordered = [thing for _, thing in sorted(zip(honest, things), key=lambda pair: not pair[0])]
    values = {"lead": f"the {lead}"}
    for letter, thing in zip(letters, ordered):
        values |= {letter: thing.label, f"t{letter}": thing.tail}
    return pen.fill(line, values)
