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
ONWARD = frozenset(("onward", "onwards", "next", "further"))
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
    kind, move = _Scene(things, doors, bag, first_room).understood(words_of(text))
    return Answer(kind, move, "" if move else line_for(kind, said))


class _Scene:
    """What a visitor's words can mean: what is in front of them and what they carry."""

    def __init__(self, things: Sequence[Place], doors: Sequence[Place], bag: Sequence[Find], first_room: bool) -> None:
        self.things, self.doors, self.bag, self.first_room = things, doors, bag, first_room
        named = [*(place.short for place in (*things, *doors)), *(find.short for find in bag if find.what == "item")]
        self.nouns = {word for noun in named for word in telling_words(noun)}

    def understood(self, spoken: list[str]) -> tuple[Kind, str | None]:
        if not spoken:
            return "nothing", None
        if NEGATIONS.intersection(spoken):
            return "not", None
        verb = _verb([word for word in spoken if stem(word) not in self.nouns])  # a returns box is no way back
        if verb == "back" or (verb == "go" and "back" in spoken):
            return ("back", None) if self.first_room else ("back", "b")
        parts = _parted(spoken)
        if verb in {"use", "give"} or (parts and self._is_in_hand(*parts)):
            used = self._used(*(parts or (_telling(spoken), _telling(spoken))))
            if used is not None:
                return used
        heard = _telling(spoken)
        place = self._named(heard)
        if place is not None and place.side is not None and verb in {None, "go", "use", "search", "take"}:
            return "go", "g" + place.target[1:]
        if place is not None and place.side is None and verb in {None, "go", "use", "search", "look", "take"}:
            return "search", place.target
        if verb in {None, "go", "search"} and heard & DOOR_WORDS and self.doors:
            return "which-door", None
        if verb is None and heard & KEY_WORDS:
            return "use", None
        if verb is None and heard & SIDES.keys():
            return "go", None
        return verb or "unknown", None

    def _named(self, heard: set[str]) -> Place | None:
        """The thing or door that is meant: a side counts most, the words of the noun double, the other words once.
        "The door" is enough where there is only one."""
        sides = {SIDES[word] for word in heard & SIDES.keys()}
        best, place = 0, None
        for other in (*self.things, *self.doors):
            score = _overlap(heard, other)
            if other.side is not None:
                score = score * (2 if heard & DOOR_WORDS else 1) + 4 * (other.side in sides)
            if score > best:
                best, place = score, other
        if place is None and len(self.doors) == 1 and heard & (DOOR_WORDS | ONWARD):
            return self.doors[0]
        return place

    def _used(self, with_what: set[str], on_what: set[str]) -> tuple[Kind, str | None] | None:
        """A key tried on a lock, or an item used on a thing; None where nothing of the kind is meant."""
        target = self._named(on_what)
        held = self._held(with_what, target)
        if held is not None and held.what == "item":
            if target is None or target.side is not None:
                return "use", None
            return "use", f"u{held.id}>{target.target}"
        target = target or self._only_lock(on_what)
        if target is None or not (held or target.key or with_what & KEY_WORDS):
            return None
        keys = [find for find in self.bag if find.what == "key"]
        fitting = [key for key in keys if key.id == target.key]
        if held is None and not keys:
            return "no-key", None
        if held is None and not fitting and len(keys) > 1:
            return "which-key", None
        return "use", f"k{(held or (fitting or keys)[0]).id}>{target.target}"

    def _is_in_hand(self, heard: set[str], on_what: set[str]) -> bool:
        """Whether the words call a key, or an item of the bag by its noun."""
        held = self._held(heard, self._named(on_what))
        item = held is not None and held.what == "item" and bool(heard & telling_words(held.short))
        return item or bool(heard & KEY_WORDS)

    def _held(self, heard: set[str], target: Place | None) -> Find | None:
        """The find that is named, a key by emblem, metal or bow. Words of what it is used on do not count. Where two
        are named alike: a key if keys are spoken of, and the one that fits."""
        elsewhere = telling_words(f"{target.name} {target.short}") if target is not None else set[str]()
        best, held = (0, False), None
        for find in self.bag:
            words = telling_words(f"{find.name} {find.emblem or ''}") - KEY_WORDS - elsewhere
            if heard & words:
                spoken_of = (find.what == "key") == bool(heard & KEY_WORDS)
                score = (2 * len(heard & words) + spoken_of, target is not None and find.id == target.key)
                if score > best:
                    best, held = score, find
        return held

    def _only_lock(self, heard: set[str]) -> Place | None:
        """The only thing or door that is locked, where nothing was named; only doors count for "the door"."""
        locked = [place for place in (*self.things, *self.doors) if place.key]
        if heard & DOOR_WORDS:
            locked = [place for place in locked if place.side is not None]
        return locked[0] if len(locked) == 1 else None


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


def _parted(spoken: list[str]) -> tuple[set[str], set[str]] | None:
    """What is used, and on what: "the bell on the desk", "the desk with the bell". None where nothing parts them."""
    for place, word in enumerate(spoken):
        before, after = _telling(spoken[:place]), _telling(spoken[place + 1 :])
        if word in BETWEEN and before and after:
            return (after, before) if word in WITH else (before, after)
    return None


def _telling(spoken: list[str]) -> set[str]:
    """The words that can name something."""
    return {stem(word) for word in spoken} - SMALL


def _overlap(heard: set[str], place: Place) -> int:
    noun, phrase = telling_words(place.short) - DOOR_WORDS, telling_words(f"{place.name} {place.hint}") - DOOR_WORDS
    return len(heard & noun) + len(heard & phrase)  # so that words of the noun count double
