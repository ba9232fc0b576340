"""Random walks find nothing wrong with the house."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.plan import plan
from apps.rooms.craft.truth.solver import prove
from apps.rooms.craft.truth.state import Walk, replay
from apps.rooms.craft.truth.walk import choose_move, walk_figures


def faults_of_walk(seed: str, salt: str, steps: int) -> int:
    walk, dice, moves, faults = Walk(seed), Dice(seed, salt), [], 0
    for _ in range(steps):
        move = choose_move(walk, dice)
        known = len(walk.visits)
        faults += walk.take(move) is not None
        moves.append(move)
        if len(walk.visits) > known:
            faults += len(prove(seed, walk.here))
            faults += any(plan(seed, door.to).theme != door.theme for door in walk.room.exits)
            back = Walk.from_state(walk.state())
            faults += back.take("b") is not None or back.here != walk.here[:-1]
    return faults + (replay(seed, " ".join(moves)) != walk.state())


def test_two_hundred_random_walks_find_nothing_wrong() -> None:
    assert sum(faults_of_walk(f"house {n % 40}", str(n), 50) for n in range(200)) == 0


@pytest.mark.slow
def test_ten_thousand_random_walks_find_nothing_wrong() -> None:
    assert sum(faults_of_walk(f"house {n % 500}", str(n), 50) for n in range(10_000)) == 0


@pytest.mark.parametrize("seed", ["moss", "amber"])
def test_a_long_walk_has_figures_and_no_faults(seed: str) -> None:
    figures = walk_figures(seed, 600)
    assert figures.faults == 0
    assert figures.rooms > 60
    assert figures.locks_opened > 30
    assert figures.rooms_with_locked_door >= 0.6
    assert figures.wishes_granted > 0
    assert figures.beats > 20


def test_the_same_walk_has_the_same_figures() -> None:
    first, second = (replace(walk_figures("dusk", 200), replayed_moves_per_s=0) for _ in range(2))
    assert first == second


def test_another_process_walks_the_same_walk() -> None:
    code = (
        "from apps.rooms.craft.truth.state import Walk; from apps.rooms.craft.truth.walk import choose_move;"
        "from apps.rooms.craft.truth.dice import Dice\n"
        "walk, dice = Walk('moss'), Dice('moss')\n"
        "for _ in range(300): walk.take(choose_move(walk, dice))\n"
        "print(walk.state().facts())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=dict(os.environ, PYTHONHASHSEED=hash_seed),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "99")
    }
    assert len(told) == 1
