"""Trails through houses, for checking any other fold of the moves (the page has its own) against this one.

`python -m tests.rooms_trails --seeds moss amber --steps 300 --out FILE` writes
{"trails": [{"seed", "rooms": {"0.1": room, …}, "steps": [{"move", "refused": sentence or null, "facts"}, …]}, …]}.
A room holds what the page knows of it for play: {"path", "exits": [{"id", "to", "fold", "lock": {"key"} or null}],
"things": [{"id", "lock", "holds", "wants", "gives"}], "gifts"}, spelled as in the wire's Room. `facts` are
State.facts() after the step. Allowed and refused moves alike are steps, so a refused one repeats the facts before it.
There is no undo in a trail: every step follows the one before.
"""

import argparse
import json
import random
import sys
from pathlib import Path as FilePath

from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.paths import spelled
from apps.rooms.craft.truth.plan import Plan
from apps.rooms.craft.truth.state import Walk
from apps.rooms.craft.truth.walk import choose_move


def trail(seed: str, steps: int, rng: random.Random) -> dict[str, object]:
    """One trail of `steps` moves, about a third of them refused or without effect. JSON values only."""
    walk = Walk(seed)
    rooms = {"": room_facts(walk.room, list(walk.bag))}
    rows: list[dict[str, object]] = []
    for _ in range(steps):
        move = choose_move(walk, Dice(str(rng.random()))) if rng.random() < 0.6 else any_move(walk, rng)
        visited, held = len(walk.visits), set(walk.bag)
        refused = walk.take(move)
        if len(walk.visits) > visited:
            gifts = [find for find in walk.bag if find not in held]
            rooms[spelled(walk.here)] = room_facts(walk.room, gifts)
        rows.append({"move": move, "refused": refused, "facts": walk.state().facts()})
    return {"seed": seed, "rooms": rooms, "steps": rows}


def any_move(walk: Walk, rng: random.Random) -> str:
    """A move that may or may not be allowed: places that are not there, keys that do not fit, rooms never seen."""
    finds = [*walk.bag, ":0", "0:7", "library/globe@", "gift:nobody"]
    locks = [place.lock for place in (*walk.room.things, *walk.room.exits) if place.lock in walk.bag]
    wishes = [thing.wants for thing in walk.room.things if thing.wants in walk.bag]
    place = rng.randrange(max(len(walk.room.things), 1) + 1)
    kind = rng.choices("gbjsku", (6, 1, 1, 8, 6, 2))[0]
    if kind == "g":
        return f"g{rng.randrange(4)}"
    if kind == "b":
        return "b"
    if kind == "j":
        return "j" + spelled(rng.choice([*walk.visits, (2, 2, 2, 2), (0,)]))
    if kind == "s":
        return f"s{place}"
    if kind == "u":
        return f"u{rng.choice(wishes or finds)}>s{place}"
    return f"k{rng.choice(locks or finds)}>{rng.choice('ds')}{rng.randrange(5)}"


def room_facts(room: Plan, gifts: list[str]) -> dict[str, object]:
    """What the page knows of a room for play, named as in the wire's Room."""
    return {
        "path": list(room.path),
        "exits": [
            {"id": f"door:{i}", "to": list(door.to), "fold": door.fold, "lock": door.lock and {"key": door.lock}}
            for i, door in enumerate(room.exits)
        ],
        "things": [
            {
                "id": f"thing:{i}",
                "lock": thing.lock and {"key": thing.lock},
                "holds": list(thing.holds),
                "wants": thing.wants,
                "gives": list(thing.gives),
            }
            for i, thing in enumerate(room.things)
        ],
        "gifts": gifts,
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.rooms_trails")
    parser.add_argument("--seeds", nargs="+", default=["moss", "amber", "a lamp in the rain"])
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--out", type=FilePath, help="a file; standard output when left out")
    asked = parser.parse_args()
    written = json.dumps({"trails": [trail(seed, asked.steps, random.Random(seed)) for seed in asked.seeds]})
    if asked.out is None:
        sys.stdout.write(written)
    else:
        asked.out.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
