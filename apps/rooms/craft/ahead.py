"""Which rooms to make before they are asked for, and what will be known in them."""

from apps.rooms.craft.truth.memory import Known
from apps.rooms.craft.truth.moves import way
from apps.rooms.craft.truth.plan import Plan, plan
from apps.rooms.craft.truth.state import State, replay
from apps.rooms.craft.truth.threads import beat_for

SIDES_LIKELIEST_FIRST = ("ahead", "right", "left")


def likeliest_exits(room: Plan, state: State) -> list[int]:
    """Doors to rooms not seen yet, the likeliest first: open before locked (a key may turn
    while one reads), ahead before aside."""
    fresh = [i for i, door in enumerate(room.exits) if not door.fold and door.to not in state.visits]
    shut = {i for i in fresh if room.exits[i].lock is not None and room.exits[i].lock not in state.open}
    return sorted(fresh, key=lambda i: (i in shut, SIDES_LIKELIEST_FIRST.index(room.exits[i].side)))


def known_ahead(seed: str, moves: str, exit_: int) -> Known:
    """What will be known in the room behind door `exit_` of the room that `moves` lead into: what is known now. The
    same as `known_before` will say once the door has been taken, locked or not."""
    state = replay(seed, way(moves))
    room = plan(seed, plan(seed, state.here).exits[exit_].to)
    return Known(
        room,
        state.tale.rooms + 1,
        state.here,
        state.visits,
        state.bag,
        state.tale,
        beat_for(room, state.tale),
        way(moves),
    )
