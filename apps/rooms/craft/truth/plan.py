"""(seed, path) -> Plan: what a room is before anybody enters it. Pure; the same on every machine.

A room is grown from the room before it: its theme is what that room's door promised, and some of the keys and wishes
of that room are met here. What lies where is decided in an order that cannot make a trap: see keys.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from apps.rooms.craft.canon import Theme, themes
from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.hiding import Hiding
from apps.rooms.craft.truth.paths import item_id, key_id, spelled
from apps.rooms.domain import Path
from pipelines import Hour, Side

PLANS_KEPT = 8192
WARMED_EVERY = 50
"""A cold room far down is grown in stretches of so many rooms, so that Python's stack never grows with the house."""

DEEPEST = 240
"""From here on every door folds back: the house has no end, and no path grows without bound."""
FOLDS_FROM = 4
RECENT_THEMES = 7
RECENT_KINDS = 180

SIDES: tuple[tuple[tuple[Side, ...], ...], ...] = (
    ((),),
    (("ahead",), ("ahead",), ("left",), ("right",)),
    (("left", "right"), ("left", "right"), ("left", "ahead"), ("ahead", "right")),
    (("left", "ahead", "right"),),
)
DOOR_COUNTS = (2, 2, 6, 5)
"""How often a room has 0, 1, 2, 3 doors."""
LOCK_COUNTS = ((1,), (3, 7), (2, 6, 2), (1, 5, 4))
"""How often 0, 1, 2 doors of a room with so many doors are locked."""


@dataclass(frozen=True, slots=True)
class Door:
    """A way out. `theme`: what lies beyond, and the door looks like it (`look`, a DoorLook's kind). `lock`: the key
    that opens it. `fold`: it leads back to an earlier room, by a way that should not be possible."""

    to: Path
    side: Side
    theme: str
    look: str
    lock: str | None
    fold: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing to search. `kind`: a ThingKind's. `holds`: find ids, at most three. `wants`: an item that lies in an
    earlier room; using it here brings `gives`."""

    kind: str
    lock: str | None
    holds: tuple[str, ...]
    wants: str | None
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Errand:
    """Something this room sends on through one of its doors. `key`: it lies in the room right behind that door.
    An item instead is wanted by a room `further` doors behind that one (0 = the room itself)."""

    exit: int
    find: str
    further: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A room as code knows it. `errands`: keys behind its own doors. `wishes`: items found here or carried through
    here, and where they will be wanted. `onward`: the exit behind which the house never ends, None in a dead end.
    `past_themes` and `past_kinds` are what the rooms on the way here were made of, the latest last."""

    seed: str
    path: Path
    theme: str
    hour: Hour
    exits: tuple[Door, ...]
    things: tuple[Spot, ...]
    errands: tuple[Errand, ...]
    wishes: tuple[Errand, ...]
    onward: int | None
    past_themes: tuple[str, ...]
    past_kinds: tuple[str, ...]

    @property
    def locks(self) -> tuple[str, ...]:
        """The keys of all locks here, things before doors."""
        return tuple(place.lock for place in (*self.things, *self.exits) if place.lock is not None)


def plan(seed: str, path: Path) -> Plan:
    """The room at `path` of the house `seed`. Cached; about 0.1 ms when it is not. Raises IndexError for a path
    through a door that is not there, or through a fold (a folded door leads to a room that has its own path)."""
    for length in range(WARMED_EVERY, len(path), WARMED_EVERY):
        _grown(seed, path[:length])
    return _grown(seed, path)


@lru_cache(maxsize=PLANS_KEPT)
def _grown(seed: str, path: Path) -> Plan:
    return _Growing(seed, path).plan()


class _Growing:
    """One room while it is decided, in the order of `plan`."""

    def __init__(self, seed: str, path: Path) -> None:
        self.seed, self.path, self.address = seed, path, spelled(path)
        self.dice = Dice(seed, self.address, "plan")
        self.before: Plan | None = None
        if path:
            self.before = _grown(seed, path[:-1])
            door = self.before.exits[path[-1]]
            if door.fold:
                raise IndexError(f"door {path[-1]} of {spelled(path[:-1])!r} is a fold")
            self.theme = themes()[door.theme]
        else:
            self.theme = self.dice.choose(tuple(themes().values()))
        self.keys_made = 0
        past_kinds = self.before.past_kinds if self.before else ()
        self.seen = {kind: place for place, kind in enumerate(past_kinds)}

    def plan(self) -> Plan:
        dice, theme, before = self.dice, self.theme, self.before
        count = self._door_count()
        folds = self._folds(count)
        onward = dice.choose([i for i in range(count) if i not in folds]) if count > len(folds) else None
        locks = self._door_locks(count, folds)
        errands = self._errands(count, folds, locks)
        brought = [errand.find for errand in self._sent_here(before.errands if before else ())]
        sent = {errand.find for errand in errands}
        hidden = [*brought, *(key for key in locks.values() if key not in sent)]
        wanted, passing = self._wishes_here(before.wishes if before else (), dead_end=onward is None)

        kinds = self._things(len(hidden) + (wanted is not None))
        hiding = Hiding(dice, len(kinds), self._new_key, wanting=wanted is not None)
        for key in hidden:
            hiding.hide(key)
        items = iter(self._freshest([item.kind for item in theme.items]))
        for place in hiding.places_for_items():
            hiding.holds[place].append(item_id(next(items), self.address))
        gives: tuple[str, ...] = ()
        if wanted is not None and dice.chance(0.6):
            gives = (item_id(next(items), self.address),)

        found = [find for finds in hiding.holds for find in finds if "@" in find] + list(gives)
        wishes = self._sent_on(passing, found, [i for i in range(count) if i not in folds])
        things = tuple(
            Spot(
                kind,
                hiding.locks[place],
                tuple(hiding.holds[place]),
                wanted if place == hiding.wanting else None,
                gives if place == hiding.wanting else (),
            )
            for place, kind in enumerate(kinds)
        )
        used = (*kinds, *(find.partition("@")[0] for find in found))
        return Plan(
            self.seed,
            self.path,
            theme.key,
            dice.choose(theme.hours),
            self._doors(count, folds, locks),
            things,
            tuple(errands),
            tuple(wishes),
            onward,
            (*(before.past_themes if before else ()), theme.key)[-RECENT_THEMES:],
            (*(before.past_kinds if before else ()), *used)[-RECENT_KINDS:],
        )

    def _new_key(self) -> str:
        self.keys_made += 1
        return key_id(self.address, self.keys_made - 1)

    def _door_count(self) -> int:
        before = self.before
        if before is None:
            return 2 + self.dice.below(2)
        if sum(not door.fold for door in before.exits) == 1:
            return 2 + self.dice.below(2)  # the only way on neither ends nor goes on as a corridor
        count = self.dice.weigh(DOOR_COUNTS)
        if count == 0 and before.onward == self.path[-1]:
            return 2
        return count

    def _folds(self, count: int) -> set[int]:
        if len(self.path) >= DEEPEST:
            return set(range(count))
        folded = len(self.path) >= FOLDS_FROM and count > 1 and self.dice.chance(0.12)
        return {self.dice.below(count)} if folded else set()

    def _door_locks(self, count: int, folds: set[int]) -> dict[int, str]:
        """Exit -> the key that opens it. A fold is never locked; the first room has one lock to learn from."""
        able = self.dice.shuffled([i for i in range(count) if i not in folds])
        shut = self.dice.weigh(LOCK_COUNTS[len(able)]) if self.path else 1
        return {i: self._new_key() for i in sorted(able[:shut])}

    def _errands(self, count: int, folds: set[int], locks: dict[int, str]) -> list[Errand]:
        """Keys that lie behind another door of this room. A door is only ever named here when everything needed to
        open it was settled before, so no two doors wait for each other."""
        settled = [i for i in range(count) if i not in folds and i not in locks]
        errands: list[Errand] = []
        for i, key in locks.items():
            if self.path and settled and self.dice.chance(0.3):
                errands.append(Errand(self.dice.choose(settled), key, 0))
            settled.append(i)
        return errands

    def _sent_here(self, errands: tuple[Errand, ...]) -> list[Errand]:
        return [errand for errand in errands if errand.exit == self.path[-1]]

    def _wishes_here(self, wishes: tuple[Errand, ...], *, dead_end: bool) -> tuple[str | None, list[Errand]]:
        """The item a thing of this room wants, and the wishes that go on to later rooms."""
        passing: list[Errand] = []
        wanted: str | None = None
        for wish in self._sent_here(wishes) if self.path else []:
            if wanted is None and (wish.further == 0 or dead_end):
                wanted = wish.find
            else:
                passing.append(wish)
        return wanted, passing

    def _sent_on(self, passing: list[Errand], found: list[str], ways: list[int]) -> list[Errand]:
        if not ways:
            return []
        onward = [Errand(self.dice.choose(ways), wish.find, max(0, wish.further - 1)) for wish in passing]
        for find in found:
            if self.dice.chance(0.7):
                onward.append(Errand(self.dice.choose(ways), find, self.dice.weigh((4, 3, 2))))
        return onward

    def _things(self, needed: int) -> list[str]:
        """Three to five kinds of thing, one more than is needed where there is room."""
        count = max((3, 3, 4, 4, 5)[self.dice.below(5)], min(5, needed + 1))
        return self._freshest([thing.kind for thing in self.theme.things])[:count]

    def _freshest(self, kinds: list[str]) -> list[str]:
        """Kinds not met on the way here in any order, then those met longest ago."""
        return sorted(self.dice.shuffled(kinds), key=lambda kind: self.seen.get(kind, -1))

    def _doors(self, count: int, folds: set[int], locks: dict[int, str]) -> tuple[Door, ...]:
        beyond = self._themes_beyond()
        doors: list[Door] = []
        for i, side in enumerate(self.dice.choose(SIDES[count])):
            to = (*self.path, i)
            theme: Theme = next(beyond)
            if i in folds:
                to = self.path[: self.dice.below(len(self.path) - 2)]
                theme = themes()[_grown(self.seed, to).theme]
            doors.append(Door(to, side, theme.key, self.dice.choose(theme.doors).kind, locks.get(i), i in folds))
        return tuple(doors)

    def _themes_beyond(self) -> Iterator[Theme]:
        """Themes that are neither near on the way here nor behind the other doors of the room before."""
        near = {self.theme.key}
        if self.before is not None:
            near.update(self.before.past_themes, (door.theme for door in self.before.exits))
        return iter(self.dice.shuffled([theme for key, theme in themes().items() if key not in near]))
