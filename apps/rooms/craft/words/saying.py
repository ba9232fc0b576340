"""Free words of a visitor and what is in front of them -> a move token, or a line of the house."""

from collections.abc import Sequence
from dataclasses import dataclass

from apps.rooms.craft.words.hearing import NEGATIONS, SMALL, stem, telling_words, words_of
from apps.rooms.craft.words.lexicon import Kind, Verb, line_for, verbs
from apps.rooms.domain import Find
from pipelines import Side

SIDES: dict[str, Side] = {
    "left": "left",
    "right": "right",
    "ahead": "ahead",
    "forward": "ahead",
    "forwards": "ahead",
    "straight": "ahead",
    "middle": "ahead",
    "centre": "ahead",
    "center": "ahead",
    "opposite": "ahead",
}
DOOR_WORDS = frozenset(("door", "doorway", "exit"))
KEY_WORDS = frozenset(("key", "lock", "keyhole"))
WITH = frozenset(("with", "using"))
BETWEEN = WITH | frozenset(("on", "in", "into", "to", "at", "onto", "inside", "against", "for"))


@dataclass(frozen=True, slots=True)
class Place:
    """A thing or a door as the visitor sees it. `id`: "thing:2" or "door:0"; `short`: the noun alone; `side` and
    `hint` for doors; `key`: the find id that opens it while it is locked, else None."""

    id: str
    name: str
    short: str
    side: Side | None = None
    hint: str = ""
    key: str | None = None

    @property
    def target(self) -> str:
        """As a move names it: "s2" or "d0"."""
        kind, _, place = self.id.partition(":")
        return ("d" if kind == "door" else "s") + place


@dataclass(frozen=True, slots=True)
class Answer:
    """What was understood: a move token and no line, or no move and a line of the house."""

    verb: Kind
    move: str | None
    line: str


def answer(
    text: str, things: Sequence[Place], doors: Sequence[Place], bag: Sequence[Find], *, first_room: bool, said: int
) -> Answer:
    """Understand `text`. Only its first 200 characters are read; any text at all is safe. `first_room`: there is no
    way back. `said` counts the visitor's sayings, so that lines come round slowly."""
    spoken = words_of(text)
    kind, move = _understood(spoken, things, doors, bag, first_room=first_room)
    return Answer(kind, move, "" if move else line_for(kind, said))


def _understood(
    spoken: list[str], things: Sequence[Place], doors: Sequence[Place], bag: Sequence[Find], *, first_room: bool
) -> tuple[Kind, str | None]:
    if not spoken:
        return "nothing", None
    if NEGATIONS.intersection(spoken):
        return "not", None
    verb = _verb(spoken)
    if verb == "back" or (verb == "go" and "back" in spoken):
        return ("back", None) if first_room else ("back", "b")
    with_what, on_what = _parted(spoken)
    thing, door = _nearest(on_what, things), _door(on_what, doors)
    if verb in {"use", "give"} or (verb is None and with_what is not on_what):
        used = _used(with_what, thing, door, bag, (*things, *doors))
        if used is not None:
            return used
    by_door = verb == "go" or bool(on_what & DOOR_WORDS or on_what & SIDES.keys())
    if verb in {None, "go", "use", "search"} and door is not None and (by_door or thing is None):
        return "go", "g" + door.target[1:]
    if verb in {None, "go", "use", "search", "look", "take"} and thing is not None:
        return "search", thing.target
    if verb in {None, "go", "search"} and on_what & DOOR_WORDS and doors:
        return "which-door", None
    if verb is None and on_what & KEY_WORDS:
        return "use", None
    return verb or "unknown", None


def _verb(spoken: list[str]) -> Verb | None:
    """What the first word that means something means; "searching" and "opened" are understood too."""
    meanings = verbs()
    for word in spoken:
        cut = word.removesuffix("ing").removesuffix("ed")
        single = cut[:-1] if len(cut) > 2 and cut[-1] == cut[-2] else cut
        for form in (word, stem(word), cut, cut + "e", single):
            if form in meanings:
                return meanings[form]
    return None


def _parted(spoken: list[str]) -> tuple[set[str], set[str]]:
    """What is used, and on what: "the bell on the desk", "the desk with the bell". Both are all words where nothing
    parts them."""
    for place, word in enumerate(spoken):
        before, after = _telling(spoken[:place]), _telling(spoken[place + 1 :])
        if word in BETWEEN and before and after:
            return (after, before) if word in WITH else (before, after)
    whole = _telling(spoken)
    return whole, whole


def _telling(spoken: list[str]) -> set[str]:
    meanings = verbs()
    return {stem(word) for word in spoken if meanings.get(word) not in {"use", "give"}} - SMALL


def _overlap(heard: set[str], place: Place) -> int:
    """Words of the noun count double, words of the whole phrase once."""
    noun, phrase = telling_words(place.short) - DOOR_WORDS, telling_words(f"{place.name} {place.hint}") - DOOR_WORDS
    return 2 * len(heard & noun) + len(heard & phrase)


def _nearest(heard: set[str], places: Sequence[Place]) -> Place | None:
    scored = [(_overlap(heard, place), -i) for i, place in enumerate(places)]
    best = max(scored, default=(0, 0))
    return places[-best[1]] if best[0] else None


def _door(heard: set[str], doors: Sequence[Place]) -> Place | None:
    """The door that is meant: by its side, by its words, or because there is no other."""
    sides = {SIDES[word] for word in heard & SIDES.keys()}
    beside = [door for door in doors if door.side in sides]
    if beside:
        return beside[0]
    if len(doors) == 1 and heard & (DOOR_WORDS | {"onward", "next"}):
        return doors[0]
    return _nearest(heard, doors)


def _used(
    heard: set[str], thing: Place | None, door: Place | None, bag: Sequence[Find], places: Sequence[Place]
) -> tuple[Kind, str | None] | None:
    """A key tried on a lock, or an item used on a thing; None where nothing of the kind is meant."""
    held = _held(heard, bag, thing or door)
    if held is not None and held.what == "item":
        return ("use", f"u{held.id}>{thing.target}") if thing is not None else ("use", None)
    doors = [place for place in places if place.side is not None]
    target = _lock_meant(thing, door, doors if heard & DOOR_WORDS else places)
    if target is None or not (held or target.key or heard & KEY_WORDS):
        return None
    keys = [find for find in bag if find.what == "key"]
    fitting = [key for key in keys if key.id == target.key]
    if held is None and not keys:
        return "no-key", None
    if held is None and not fitting and len(keys) > 1:
        return "which-key", None
    return "use", f"k{(held or (fitting or keys)[0]).id}>{target.target}"


def _held(heard: set[str], bag: Sequence[Find], target: Place | None) -> Find | None:
    """The find that is named, keys by their emblem, metal or bow. Words of the place it is used on do not count."""
    elsewhere = telling_words(f"{target.name} {target.short}") if target is not None else set[str]()
    scored = [
        (len((heard & telling_words(f"{find.name} {find.emblem or ''}")) - KEY_WORDS - elsewhere), -i)
        for i, find in enumerate(bag)
    ]
    best = max(scored, default=(0, 0))
    return bag[-best[1]] if best[0] else None


def _lock_meant(thing: Place | None, door: Place | None, places: Sequence[Place]) -> Place | None:
    """What a key is meant for: the door or thing that is named, a locked one first; else the only one locked."""
    named = [place for place in (door, thing) if place is not None]
    locked = [place for place in named or places if place.key]
    if named:
        return (locked or named)[0]
    return locked[0] if len(locked) == 1 else None
