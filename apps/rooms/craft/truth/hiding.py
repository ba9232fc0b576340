"""Keys -> the things of a room they lie in: the nested chain of a small escape, made so that it can be undone."""

from collections.abc import Callable

from apps.rooms.craft.truth.dice import Dice

NESTED = 0.6
"""How often the first key of a chain lies in a locked thing; each further link is this much rarer."""
RARER = 0.5


class Hiding:
    """What lies in which of `count` things, and which of them are locked.

    A thing is locked only while it is empty, and its own key then goes into a thing that is open at that moment and is
    never locked later. So there is always an order in which everything opens, and always an open thing to begin with.
    """

    def __init__(self, dice: Dice, count: int, new_key: Callable[[], str], *, wanting: bool) -> None:
        self._dice, self._new_key = dice, new_key
        self.holds: list[list[str]] = [[] for _ in range(count)]
        self.locks: list[str | None] = [None] * count
        self.wanting: int | None = dice.below(count) if wanting else None
        """The thing that wants an item: it holds nothing and is never locked."""

    def hide(self, key: str, nested: float = NESTED) -> None:
        """Put a key in a thing; sometimes lock that thing and hide its key in turn."""
        empty = self._open(empty=True)
        place = self._dice.choose(empty or self._open(empty=False))
        self.holds[place].append(key)
        if len(empty) > 1 and self._dice.chance(nested):
            lock = self._new_key()
            self.locks[place] = lock
            self.hide(lock, nested * RARER)

    def places_for_items(self) -> list[int]:
        """Things that shall hold an item: some of the empty ones, and at least one when nothing else is to be found."""
        empty = self._open(empty=True)
        chosen = [place for place in empty if self._dice.chance(0.35)][:2]
        if not chosen and not any(self.holds) and empty:
            chosen = [self._dice.choose(empty)]
        return chosen

    def _open(self, *, empty: bool) -> list[int]:
        return [
            place
            for place, lock in enumerate(self.locks)
            if lock is None and place != self.wanting and not (empty and self.holds[place])
        ]
