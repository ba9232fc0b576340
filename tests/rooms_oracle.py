"""Where a branch stands, worked out another way: each fact is looked up in the list of moves, nothing is carried along
but where one is. Slow and plain on purpose; the fold in craft/truth/state.py is checked against it."""

from apps.rooms.craft.truth.plan import Plan, plan
from apps.rooms.craft.truth.threads import Tale, beat_for, told
from apps.rooms.domain import Path


class Oracle:
    """The moves of one branch, with the room each was made in."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.done: list[tuple[Path, str]] = []
        self.here: Path = ()

    def room(self, path: Path) -> Plan:
        return plan(self.seed, path)

    def visits(self) -> list[Path]:
        stood = [()] + [after for (_, after) in self.entered()]
        return sorted(set(stood), key=stood.index)

    def entered(self) -> list[tuple[int, Path]]:
        """(move number, room) of every way into a room."""
        rooms = [path for path, _ in self.done[1:]] + [self.here]
        return [(n, rooms[n]) for n, (_, move) in enumerate(self.done) if move[0] in "gbj"]

    def searched(self) -> set[tuple[Path, int]]:
        return {(path, int(move[1:])) for path, move in self.done if move[0] == "s"}

    def open(self) -> set[str]:
        return {lock for path, move in self.done if move[0] == "k" and (lock := self.turned(path, move))}

    def turned(self, path: Path, move: str) -> str | None:
        """The key that a move turned in a lock, None for a wrong one."""
        find, _, target = move[1:].rpartition(">")
        room = self.room(path)
        places = room.exits if target[0] == "d" else room.things
        return find if places[int(target[1:])].lock == find else None

    def used(self) -> set[tuple[Path, int]]:
        return {(path, int(move[-1])) for path, move in self.done if self.granted(path, move)}

    def granted(self, path: Path, move: str) -> bool:
        """Whether a move gave a thing what it wanted."""
        return move[:1] == "u" and self.room(path).things[int(move[-1])].wants == move[1:].rpartition(">")[0]

    def tale(self) -> tuple[Tale, dict[Path, str]]:
        """The tale told so far, and the gifts it brought, by room."""
        tale, gifts = Tale(), {}
        for path in self.visits():
            beat = beat_for(self.room(path), tale)
            tale = told(tale, beat)
            if beat and beat.gift:
                gifts[path] = beat.gift
        return tale, gifts

    def bag(self) -> list[str]:
        gifts, found = self.tale()[1], []
        first_entry = {path: n for n, path in reversed([(-1, ()), *self.entered()])}
        for n, (path, move) in [(-1, ((), "")), *enumerate(self.done)]:
            if move[:1] == "s":
                found += self.room(path).things[int(move[1:])].holds
            if self.granted(path, move):
                found += self.room(path).things[int(move[-1])].gives
            found += [gift for room, gift in gifts.items() if first_entry[room] == n]
        gone = self.open() | {self.room(path).things[i].wants for path, i in self.used()}
        return [find for find in found if find not in gone]

    def allowed(self, move: str) -> Path | None:
        """Where one is after a well-formed move; None when it is not allowed."""
        room, kind = self.room(self.here), move[0]
        if kind == "b":
            return self.here[:-1] if self.here else None
        if kind == "j":
            path = tuple(int(step) for step in move[1:].split(".") if step)
            return path if path in self.visits() and path != self.here else None
        places = room.exits if kind == "g" or ">d" in move else room.things
        number = int(move[-1])
        if number >= len(places):
            return None
        place = places[number]
        shut = place.lock is not None and place.lock not in self.open()
        if kind == "g":
            return None if shut else room.exits[number].to
        if kind == "s":
            return None if shut or (self.here, number) in self.searched() else self.here
        find = move[1:].rpartition(">")[0]
        is_key = ":" in find and not find.startswith("gift")
        if find not in self.bag() or is_key != (kind == "k") or (kind == "k" and not shut):
            return None
        return self.here

    def take(self, move: str) -> bool:
        after = self.allowed(move)
        if after is not None:
            self.done.append((self.here, move))
            self.here = after
        return after is not None

    def facts(self) -> dict[str, object]:
        """As State.facts()."""

        def spots(things: set[tuple[Path, int]]) -> list[str]:
            return sorted(".".join(map(str, path)) + f"/{thing}" for path, thing in things)

        return {
            "here": list(self.here),
            "visits": [list(path) for path in self.visits()],
            "bag": self.bag(),
            "open": sorted(self.open()),
            "searched": spots(self.searched()),
            "used": spots(self.used()),
        }
