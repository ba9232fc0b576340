"""What a painter is asked for rooms of a real house: one of each theme, from its plan."""

from collections import deque

from apps.rooms.craft.canon import themes
from apps.rooms.craft.truth.plan import Plan, plan
from pipelines import DoorBrief, RoomBrief, ThingBrief


def one_of_each_theme(seed: str) -> dict[str, Plan]:
    """The nearest room of each theme in the house `seed`, by theme."""
    found: dict[str, Plan] = {}
    to_visit = deque([()])
    while len(found) < len(themes()):
        room = plan(seed, to_visit.popleft())
        found.setdefault(room.theme, room)
        to_visit.extend(door.to for door in room.exits if not door.fold)
    return found


def brief_of(room: Plan, *, width: int = 960, height: int = 640, seed: int = 7) -> RoomBrief:
    """The room as a painter is asked for it. `width` and `height` in pixels."""
    theme = themes()[room.theme]
    looks = {look.kind: look.label for other in themes().values() for look in other.doors}
    things = {thing.kind: thing.label for thing in theme.things}
    return RoomBrief(
        prompt=f"Interior, {room.theme}.",
        theme=room.theme,
        hour=room.hour,
        palette=tuple(theme.palette),
        doors=tuple(
            DoorBrief(f"door:{i}", door.side, door.look, door.theme, looks[door.look], door.lock is not None)
            for i, door in enumerate(room.exits)
        ),
        things=tuple(
            ThingBrief(f"thing:{i}", spot.kind, things[spot.kind], spot.lock is not None)
            for i, spot in enumerate(room.things)
        ),
        seed=seed,
        width=width,
        height=height,
    )
