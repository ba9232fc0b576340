"""The ways out of a room, told: one frame for all doors, then what is odd about one of them."""

import re
from dataclasses import dataclass

from pipelines.embedded.writer.storyteller.asked import Asked, Door
from pipelines.embedded.writer.storyteller.book import Line
from pipelines.embedded.writer.storyteller.pen import Pen, lock_values
from pipelines.embedded.writer.storyteller.words import listed, short

PLACES = {
    "left": ("on the left", "to the left"),
    "right": ("on the right", "to the right"),
    "ahead": ("straight ahead", "in the far wall"),
}
SIDEWAYS = re.compile(r"\b(left|right|facing|either (side|hand))\b", re.IGNORECASE)
FAR = re.compile(r"\b(far|ahead|opposite)\b", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:which|whose|whom)\b")
SHORT_WORDS = 3
HINTS = frozenset({"ha", "hb", "hc"})


@dataclass(frozen=True, slots=True)
class Doors:
    """`ways`: the sentence that names every door. `locks`, `odd`: sentences about single doors, least needed last."""

    ways: str
    locks: tuple[str, ...]
    odd: tuple[str, ...]


def tell_doors(pen: Pen, *, leanly: bool) -> Doors:
    """Names every door with its side, its lock and whatever cannot be; `leanly`: without what is said of it beyond."""
    doors = pen.asked.doors
    sides = {door.side for door in doors}

    def stands_so(line: Line) -> bool:
        if leanly and HINTS & line.slots:
            return False
        if len(doors) == 3:
            return True
        sideways, far = SIDEWAYS.search(line.text), FAR.search(line.text)
        return not (sideways and sides != {"left", "right"}) and not (far and "ahead" not in sides)

    frame = pen.pick(pen.book.frames(f"doors.{len(doors)}", pen.asked.tone), stands_so)
    ways = _ways(pen, frame) if frame else f"Ways on: {listed([door.label for door in doors])}."
    locks = tuple(
        pen.frame("lock.door", {"door": called(pen, door)} | lock_values(door.lock.metal, door.lock.emblem))
        for door in doors
        if door.lock
    )
    odd = [pen.frame("fold", {"door": called(pen, door)}) for door in doors if door.fold]
    known = [door for door in doors if door.known and not door.fold]
    if known and pen.dice.chance(0.4):
        door = pen.dice.choose(known)
        odd.append(pen.frame("known", {"door": called(pen, door), "room": f"the {door.known}"}))
    return Doors(ways, locks, tuple(odd))


def _ways(pen: Pen, frame: Line) -> str:
    values: dict[str, str] = {}
    for letter, door in zip("abc", pen.asked.doors):
        at_once = re.search(rf"\{{{letter}\}},? \{{h{letter}\}}", frame.text, re.IGNORECASE) is not None
        hint = hint_of(pen, door, at_once=at_once) if f"h{letter}" in frame.slots else ""
        values |= {letter: door.label, f"h{letter}": hint, f"p{letter}": pen.dice.choose(PLACES[door.side])}
    return pen.fill(frame, values)


def hint_of(pen: Pen, door: Door, *, at_once: bool) -> str:
    """Canon's hint or one of the lexicon's, the least worn. Unless it follows the door `at_once`, it is one that cannot
    be taken to speak of something between."""

    def is_clear(hint: str) -> bool:
        return at_once or not RELATIVE.search(hint)

    own = pen.book.theme(door.beyond).doors.get(door.look, ())
    line = pen.pick(own, lambda line: is_clear(line.text))
    if line is None:
        return door.hint
    is_fresh = pen.memory.uses[line.code] == 0
    return door.hint if is_clear(door.hint) and pen.dice.chance(0.25 if is_fresh else 0.6) else line.text


def called(pen: Pen, door: Door) -> str:
    """A door by its side or, where it has a short name of its own, by that: "left-hand door", "oak door"."""
    own = own_name(pen.asked, door)
    return own if own and pen.dice.chance(0.5) else by_side(pen.asked, door)


def own_name(asked: Asked, door: Door) -> str:
    """ "oak door" for "an oak door with a brass slot"; "" where that is long, or fits another door as well."""
    own = short(door.label)
    alone = sum(short(other.label) == own for other in asked.doors) == 1
    return own if own != "door" and alone and len(own.split()) <= SHORT_WORDS else ""


def by_side(asked: Asked, door: Door) -> str:
    """ "left-hand door"; just "door" where there is no other."""
    if len(asked.doors) == 1:
        return "door"
    if door.side != "ahead":
        return f"{door.side}-hand door"
    return "middle door" if len(asked.doors) == 3 else "far door"
