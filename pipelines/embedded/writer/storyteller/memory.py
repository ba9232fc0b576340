"""Rooms told before -> Memory: which lines are worn, and which words are still in the visitor's ear."""

from collections import Counter
from collections.abc import Sequence

from pipelines.embedded.writer.storyteller.asked import Told
from pipelines.embedded.writer.storyteller.book import CODE_CHARS
from pipelines.embedded.writer.storyteller.words import grams, opening_of

ROOMS = 200
"""Rooms whose lines are remembered; older ones are forgotten, so a room takes as long to tell in any house."""
EAR = 30
"""Rooms whose very words are remembered."""
MARKS_CHARS = 200


class Memory:
    """What was told, at most ROOMS back. `uses`: how often a line was used, by its code; `ago`: how many rooms
    since."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.uses: Counter[str] = Counter()
        self.ago: dict[str, int] = {}
        for rooms_ago, room in enumerate(reversed(told[-ROOMS:]), 1):
            codes = [room.marks[at : at + CODE_CHARS] for at in range(0, len(room.marks), CODE_CHARS)]
            self.uses.update(codes)
            for code in codes:
                self.ago.setdefault(code, rooms_ago)
        near = [room.text for room in told[-EAR:] if room.text]
        self.openings = {opening_of(text) for text in near}
        self.heard = frozenset[str]().union(*map(grams, near))
        self.names = {room.name for room in told[-ROOMS:]}
        self.late_names = " ".join(room.name for room in told[-EAR:])


def marks(codes: Sequence[str]) -> str:
    """What a room remembers: the codes of its lines, as many as fit."""
    return "".join(codes[: MARKS_CHARS // CODE_CHARS])
