"""A seed and a number of steps -> a curious visitor's walk, and the figures that show the house kept its word."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.log import Log
from apps.rooms.craft.truth.paths import is_key, spelled
from apps.rooms.craft.truth.plan import plan
from apps.rooms.craft.truth.solver import prove
from apps.rooms.craft.truth.state import State, Walk, replay
from apps.rooms.domain import Path


@dataclass(frozen=True, slots=True)
class WalkFigures:
    """What one walk met. All that is wrong with a house is counted in `unsound` (locks without a reachable key),
    `dangling` (doors that do not lead where they say), `no_way_back` (rooms that could not be left again), `left_shut`
    (locks met that a patient visitor could not open in the end) and `replay_differs` (also from a log with
    undone moves and branches); each of them should be 0."""

    seed: str
    steps: int
    rooms: int
    deepest: int
    locks_met: int
    locks_opened: int
    wrong_keys: int
    items_found: int
    wishes_met: int
    wishes_granted: int
    dead_ends: int
    folds_taken: int
    beats: int
    threads_ended: int
    rooms_with_locked_door: float
    replayed_moves_per_s: int
    unsound: int
    dangling: int
    no_way_back: int
    left_shut: int
    replay_differs: int

    @property
    def faults(self) -> int:
        return self.unsound + self.dangling + self.no_way_back + self.left_shut + self.replay_differs


def walk_figures(seed: str, steps: int) -> WalkFigures:
    """Walk `steps` moves through the house `seed`, then open everything that was met. The same seed and steps give the
    same figures, except for the speed of the replay."""
    walk = Walk(seed)
    dice = Dice(seed, str(steps), "walk")
    moves: list[str] = []
    wrong_keys = folds_taken = no_way_back = 0
    for _ in range(steps):
        here, held = walk.here, len(walk.open)
        move = choose_move(walk, dice)
        refused = walk.take(move)
        no_way_back += move == "b" and refused is not None
        moves.append(move)
        wrong_keys += move.startswith("k") and len(walk.open) == held
        folds_taken += move.startswith("g") and walk.here == here[: len(walk.here)]
    after = walk.state()
    again, took_s = _replayed(seed, " ".join(moves))
    kept = _kept_in_a_log(seed, moves, dice)

    rooms = [plan(seed, path) for path in after.visits]
    wishes = [(room.path, i) for room in rooms for i, thing in enumerate(room.things) if thing.wants]
    searched = [plan(seed, path).things[i] for path, i in after.searched]
    return WalkFigures(
        seed=seed,
        steps=steps,
        rooms=len(rooms),
        deepest=max(len(room.path) for room in rooms),
        locks_met=sum(len(room.locks) for room in rooms),
        locks_opened=len(after.open),
        wrong_keys=wrong_keys,
        items_found=sum(not is_key(find) for thing in searched for find in thing.holds),
        wishes_met=len(wishes),
        wishes_granted=len(after.used),
        dead_ends=sum(not room.exits for room in rooms),
        folds_taken=folds_taken,
        beats=after.tale.beats,
        threads_ended=len(after.tale.ended),
        rooms_with_locked_door=round(sum(any(door.lock for door in room.exits) for room in rooms) / len(rooms), 3),
        replayed_moves_per_s=round(steps / max(took_s, 1e-9)),
        unsound=sum(len(prove(seed, room.path)) for room in rooms),
        dangling=sum(plan(seed, door.to).theme != door.theme for room in rooms for door in room.exits),
        no_way_back=no_way_back,
        left_shut=len(open_everything(walk)),
        replay_differs=int(again != after) + int(kept.state != after) + int(kept.branch() != " ".join(moves)),
    )


def _kept_in_a_log(seed: str, moves: list[str], dice: Dice) -> Log:
    """A log of the moves by a visitor who changes their mind: now and then some moves are undone, another branch is
    begun, and the old one is taken up again."""
    log = Log(seed)
    for move in moves:
        log.add(move)
        if not dice.chance(0.05):
            continue
        stood_at = log.head
        for _ in range(1 + dice.below(4)):
            log.undo()
        for aside in ("b", "s0"):
            log.add(aside)  # a branch of its own, where the house allows it
        log.jump(stood_at)
    return log


def _replayed(seed: str, moves: str) -> tuple[State, float]:
    """The state after the moves, and the seconds that the quickest of five replays took."""
    state, quickest_s = replay(seed, moves), math.inf
    for _ in range(5):
        began = time.perf_counter()
        replay(seed, moves)
        quickest_s = min(quickest_s, time.perf_counter() - began)
    return state, quickest_s


def choose_move(walk: Walk, dice: Dice) -> str:
    """What a curious visitor does next: mostly searches, tries keys and goes on; sometimes a wrong key, a useless item,
    the way back or the map. Always a move that is allowed."""
    fitting = list(fitting_moves(walk))
    if fitting and dice.chance(0.7):
        return dice.choose(fitting)
    if walk.bag and dice.chance(0.15):
        found = dice.choose(list(walk.bag))
        shut = [f"d{i}" for i, door in enumerate(walk.room.exits) if door.lock and door.lock not in walk.open]
        if not is_key(found):
            return f"u{found}>s{dice.below(len(walk.room.things))}"
        if shut:
            return f"k{found}>{dice.choose(shut)}"
    if len(walk.visits) > 1 and dice.chance(0.05):
        path = dice.choose([path for path in walk.visits if path != walk.here])
        return "j" + spelled(path)
    exits = walk.room.exits
    ways = [i for i, door in enumerate(exits) if door.lock is None or door.lock in walk.open]
    fresh = [i for i in ways if exits[i].to not in walk.visits]
    if fresh and dice.chance(0.85):
        return f"g{dice.choose(fresh)}"
    if walk.here and (not ways or dice.chance(0.5)):
        return "b"
    # in the first room with everything shut there is always something left to search or to open
    return f"g{dice.choose(ways)}" if ways else dice.choose(fitting)


def fitting_moves(walk: Walk) -> Iterator[str]:
    """Moves that get something done here: things not yet searched, keys that turn, items that are wanted."""
    for i, thing in enumerate(walk.room.things):
        if thing.lock is not None and thing.lock not in walk.open:
            if thing.lock in walk.bag:
                yield f"k{thing.lock}>s{i}"
        elif (walk.here, i) not in walk.searched:
            yield f"s{i}"
        if thing.wants in walk.bag:
            yield f"u{thing.wants}>s{i}"
    for i, door in enumerate(walk.room.exits):
        if door.lock in walk.bag:
            yield f"k{door.lock}>d{i}"


def open_everything(walk: Walk) -> list[str]:
    """Walk on until every lock met so far is open, going only where an errand leads. Returns the locks that stay shut;
    none, in a house that keeps its word. Changes `walk`."""
    met = list(walk.visits)
    locks = [lock for path in met for lock in plan(walk.seed, path).locks]
    opened = -1
    while opened < len(walk.open):
        opened = len(walk.open)
        for path in met:
            _visit(walk, path)
            for errand in plan(walk.seed, path).errands:
                door = walk.room.exits[errand.exit]
                if door.lock is None or door.lock in walk.open:
                    _visit(walk, path)
                    walk.take(f"g{errand.exit}")
                    _do_all(walk)
                    _visit(walk, path)
    return [lock for lock in locks if lock not in walk.open]


def _visit(walk: Walk, path: Path) -> None:
    if walk.here != path:
        walk.take("j" + spelled(path))
    _do_all(walk)


def _do_all(walk: Walk) -> None:
    while move := next(fitting_moves(walk), None):
        walk.take(move)
