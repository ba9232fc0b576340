"""A patient player: searches, turns keys and runs errands until a door can be gone through. For the command line."""

from apps.rooms.craft.truth.state import Walk
from apps.rooms.craft.truth.walk import fitting_moves
from pipelines import Refused

NO_SUCH_DOOR = "There is no door {door} in room {room}. It has {count}: choose from {doors}, or b for back."
NO_WAY = "Door {door} of room {room} does not open with anything that can be found here."


def through_door(walk: Walk, door: int) -> list[str]:
    """The moves from where `walk` stands through door `door`, 0..2: none but `g<door>` where it is open. Changes
    `walk`. Raises Refused when there is no such door, or none of the rooms around holds its key."""
    exits = walk.room.exits
    room = len(walk.visits)
    if not 0 <= door < len(exits):
        doors = ", ".join(map(str, range(len(exits)))) or "none"
        raise Refused(NO_SUCH_DOOR.format(door=door, room=room, count=len(exits), doors=doors))
    lock = exits[door].lock
    done: list[str] = []
    here = walk.here
    while lock is not None and lock not in walk.open:
        move = next(fitting_moves(walk), None)
        if move is None:
            move = _errand(walk, here)
        if move is None:
            raise Refused(NO_WAY.format(door=door, room=room))
        done.append(_taken(walk, move))
    done.append(_taken(walk, f"g{door}"))
    return done


def _errand(walk: Walk, home: tuple[int, ...]) -> str | None:
    """Back home from the room behind a door, or out through an open door that was not taken yet."""
    if walk.here != home:
        return "b"
    for i, exit_ in enumerate(walk.room.exits):
        shut = exit_.lock is not None and exit_.lock not in walk.open
        if not exit_.fold and not shut and exit_.to not in walk.visits:
            return f"g{i}"
    return None


def _taken(walk: Walk, move: str) -> str:
    refused = walk.take(move)
    if refused is not None:
        raise Refused(refused)
    return move
