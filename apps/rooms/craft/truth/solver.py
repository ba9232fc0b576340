"""Proof that no walk can be a trap.

A room is sound when each of its locks can be opened with empty hands, from this room and the rooms behind its doors
alone. Nothing found earlier is counted on, so by induction every lock of the house can be opened whatever was done or
left undone before; and the way back is never locked, so a dead end leads back.
"""

from collections.abc import Mapping

from apps.rooms.craft.truth.paths import is_key
from apps.rooms.craft.truth.plan import Plan, plan
from apps.rooms.domain import Path


def prove(seed: str, path: Path) -> tuple[str, ...]:
    """The locks of this room that nobody could open; empty when it is sound."""
    room = plan(seed, path)
    return never_opened(room, {i: plan(seed, door.to) for i, door in enumerate(room.exits) if not door.fold})


def never_opened(room: Plan, beyond: Mapping[int, Plan]) -> tuple[str, ...]:
    """The locks of `room` that stay shut for somebody with empty hands. `beyond`: exit -> the room behind it. Searches
    and opens until nothing changes any more (a fixed point)."""
    keys: set[str] = set()
    reached = [room]
    before = -1
    while before != len(keys) + len(reached):
        before = len(keys) + len(reached)
        for place in reached:
            for thing in place.things:
                if thing.lock is None or thing.lock in keys:
                    keys.update(find for find in thing.holds if is_key(find))
        doors = [i for i, door in enumerate(room.exits) if i in beyond and (door.lock is None or door.lock in keys)]
        reached = [room, *(beyond[i] for i in doors)]
    return tuple(lock for lock in room.locks if lock not in keys)
