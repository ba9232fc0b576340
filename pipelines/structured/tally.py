"""How the asking went, counted for /health by the process that asks, until somebody takes the counts away."""

import threading
from typing import Literal, get_args

Outcome = Literal["asked", "valid_first", "retried", "closed_early", "salvaged", "garbled", "turned"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""asked: how often in all; valid_first: the first text fitted; retried: it did not, and another was asked for;
closed_early: tokens ran out in the text that was taken; salvaged: parts of a text that did not fit were taken;
garbled: nothing of it could be taken; turned: it said something harmful, and its stand-in answered. One that stopped
listening half-way is only `asked`."""

_lock = threading.Lock()
_counts: dict[str, dict[str, int]] = {}


def count(task: str, outcome: Outcome) -> None:
    """Add one to `outcome` of `task` (a Prompt's task: "rooms.room")."""
    with _lock:
        counts = _counts.setdefault(task, dict.fromkeys(OUTCOMES, 0))
        counts[outcome] += 1


def take_tally() -> dict[str, dict[str, int]]:
    """Task -> outcome -> how often since this was last called; the counting begins anew."""
    with _lock:
        taken = dict(_counts)
        _counts.clear()
        return taken
