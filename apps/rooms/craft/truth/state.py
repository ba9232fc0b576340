"""Moves -> State: the fold of what a visitor did. Every move is checked; a refused one is a sentence, never applied."""

from dataclasses import dataclass

from apps.rooms.craft.truth.moves import Move, read_move, tokens_of
from apps.rooms.craft.truth.paths import is_key, spelled
from apps.rooms.craft.truth.plan import Door, Plan, Spot, plan
from apps.rooms.craft.truth.threads import Tale, beat_for, told
from apps.rooms.domain import Path
from pipelines import Refused

Place = tuple[Path, int]
"""A thing: its room, and which of the room's things it is."""

NO_SUCH_MOVE = "The house does not know what to make of that. Choose a door or a thing."
NO_SUCH_DOOR = "There is no such door in this room. Choose another."
NO_SUCH_THING = "There is no such thing in this room. Look round again."
LOCKED_DOOR = "That door is locked. Its key is somewhere: search the things, or look behind another door."
LOCKED_THING = "It is locked. Its key is somewhere near: search the other things first."
NO_WAY_BACK = "This is the first room; there is no further back than here."
NOT_VISITED = "The map shows no such room yet. Choose one you have been in."
HERE_ALREADY = "You are in that room already."
SEARCHED_ALREADY = "You have already been through it, and it has nothing more to show."
NO_LOCK = "There is no keyhole in that. Try the key on something that is locked."
OPEN_ALREADY = "It stands open already. Keep the key for another lock."
NOT_IN_BAG = "That is not in your bag. Search the things here, or take something else."
NOT_A_KEY = "That is no key. Use it on a thing instead."
A_KEY = "That is a key. Try it on a lock instead."


@dataclass(frozen=True, slots=True)
class State:
    """Where a branch stands. `visits`: rooms in the order of first entry; `bag`: find ids in the order they were
    found; `open`: the keys of all locks undone; `searched` and `used`: things searched, and things that were given
    what they wanted. `tale`: the threads, which follow from the visits."""

    seed: str
    here: Path
    visits: tuple[Path, ...]
    bag: tuple[str, ...]
    open: frozenset[str]
    searched: frozenset[Place]
    used: frozenset[Place]
    tale: Tale

    def facts(self) -> dict[str, object]:
        """The state as JSON values, for comparing it with the page's own fold: sets are sorted, a thing is
        "path/place" ("0.1/2"; "/2" in the first room)."""
        return {
            "here": list(self.here),
            "visits": [list(path) for path in self.visits],
            "bag": list(self.bag),
            "open": sorted(self.open),
            "searched": sorted(f"{spelled(path)}/{thing}" for path, thing in self.searched),
            "used": sorted(f"{spelled(path)}/{thing}" for path, thing in self.used),
        }


@dataclass(frozen=True, slots=True)
class Refusal:
    """A move that is not allowed here. `says`: a sentence for the visitor."""

    says: str


def beginning(seed: str) -> State:
    """The first room, just entered, with empty hands."""
    return Walk(seed).state()


def replay(seed: str, moves: str) -> State:
    """The state after a branch string. Linear in the number of moves. Raises Refused at the first move that is not
    allowed, with a sentence for a person."""
    walk = Walk(seed)
    for token in tokens_of(moves):
        refused = walk.take(token)
        if refused is not None:
            raise Refused(refused)
    return walk.state()


def apply(state: State, move: str) -> State | Refusal:
    """The state after one more move token, or why there is none."""
    walk = Walk.from_state(state)
    refused = walk.take(move)
    return walk.state() if refused is None else Refusal(refused)


class Walk:
    """A walk while it goes on: the same facts as a State, made to be changed many times and read once."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.visits: dict[Path, None] = {}
        self.bag: dict[str, None] = {}
        self.open: set[str] = set()
        self.searched: set[Place] = set()
        self.used: set[Place] = set()
        self.tale = Tale()
        self._enter(())

    @classmethod
    def from_state(cls, state: State) -> "Walk":
        walk = cls.__new__(cls)
        walk.seed, walk.here, walk.tale = state.seed, state.here, state.tale
        walk.room = plan(state.seed, state.here)
        walk.visits, walk.bag = dict.fromkeys(state.visits), dict.fromkeys(state.bag)
        walk.open, walk.searched, walk.used = set(state.open), set(state.searched), set(state.used)
        return walk

    def state(self) -> State:
        return State(
            self.seed,
            self.here,
            tuple(self.visits),
            tuple(self.bag),
            frozenset(self.open),
            frozenset(self.searched),
            frozenset(self.used),
            self.tale,
        )

    def take(self, token: str) -> str | None:
        """Do one move. Returns None when it is done, or the sentence that refuses it; then nothing has changed."""
        move = read_move(token)
        if move is None:
            return NO_SUCH_MOVE
        if move.kind == "search":
            return self._search(move)
        if move.kind == "go":
            return self._go(move)
        if move.kind == "key":
            return self._try_key(move)
        if move.kind == "use":
            return self._use(move)
        if move.kind == "back":
            if not self.here:
                return NO_WAY_BACK
            self._enter(self.here[:-1])
            return None
        if move.path == self.here:
            return HERE_ALREADY
        if move.path not in self.visits:
            return NOT_VISITED
        self._enter(move.path)
        return None

    def _enter(self, path: Path) -> None:
        self.here = path
        self.room: Plan = plan(self.seed, path)
        if path not in self.visits:
            self.visits[path] = None
            moment = beat_for(self.room, self.tale)
            self.tale = told(self.tale, moment)
            if moment is not None and moment.gift is not None:
                self.bag[moment.gift] = None

    def _go(self, move: Move) -> str | None:
        door = self._door(move)
        if door is None:
            return NO_SUCH_DOOR
        if door.lock is not None and door.lock not in self.open:
            return LOCKED_DOOR
        self._enter(door.to)
        return None

    def _search(self, move: Move) -> str | None:
        thing = self._thing(move)
        if thing is None:
            return NO_SUCH_THING
        if thing.lock is not None and thing.lock not in self.open:
            return LOCKED_THING
        place = (self.here, move.thing or 0)
        if place in self.searched:
            return SEARCHED_ALREADY
        self.searched.add(place)
        for find in thing.holds:
            self.bag[find] = None
        return None

    def _try_key(self, move: Move) -> str | None:
        place = self._door(move) if move.exit is not None else self._thing(move)
        if place is None:
            return NO_SUCH_DOOR if move.exit is not None else NO_SUCH_THING
        if move.find not in self.bag:
            return NOT_IN_BAG
        if not is_key(move.find):
            return NOT_A_KEY
        if place.lock is None:
            return NO_LOCK
        if place.lock in self.open:
            return OPEN_ALREADY
        if place.lock == move.find:
            self.open.add(move.find)
            del self.bag[move.find]  # it stays in its lock
        return None

    def _use(self, move: Move) -> str | None:
        thing = self._thing(move)
        if thing is None:
            return NO_SUCH_THING
        if move.find not in self.bag:
            return NOT_IN_BAG
        if is_key(move.find):
            return A_KEY
        if thing.wants == move.find:
            del self.bag[move.find]
            self.used.add((self.here, move.thing or 0))
            for find in thing.gives:
                self.bag[find] = None
        return None

    def _door(self, move: Move) -> Door | None:
        exits = self.room.exits
        return exits[move.exit] if move.exit is not None and move.exit < len(exits) else None

    def _thing(self, move: Move) -> Spot | None:
        things = self.room.things
        return things[move.thing] if move.thing is not None and move.thing < len(things) else None
