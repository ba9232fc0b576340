"""Picks lines for one draft of one room: only what may be said here, the least worn first."""

from collections.abc import Callable, Iterable, Mapping

from pipelines.embedded.writer.storyteller.asked import Asked
from pipelines.embedded.writer.storyteller.book import Book, Line
from pipelines.embedded.writer.storyteller.dice import Dice
from pipelines.embedded.writer.storyteller.memory import Memory
from pipelines.embedded.writer.storyteller.words import fill, with_article

MOST_USES = 3
"""A sentence that is always the same is not said more often in ROOMS rooms."""


class Pen:
    """One draft's choices. `said`: the lines taken so far by their codes, filled, in order. `sparing`: no fixed
    sentence is said more than MOST_USES times, even if that leaves nothing to say."""

    def __init__(self, asked: Asked, book: Book, memory: Memory, dice: Dice, *, sparing: bool = True) -> None:
        self.sparing = sparing
        self.asked, self.book, self.memory, self.dice = asked, book, memory, dice
        self.said: dict[str, str] = {}
        self._here = frozenset(thing.key for thing in asked.things)

    def pick(self, lines: Iterable[Line], fits: Callable[[Line], bool] = lambda line: True) -> Line | None:
        """One of the lines least used in the last rooms, those longest unused first; None when none may be said."""
        able = [line for line in lines if self._may(line) and fits(line)]
        if not able:
            return None
        uses, ago = self.memory.uses, self.memory.ago
        least = min(uses[line.code] for line in able)
        rested = sorted(
            (line for line in able if uses[line.code] == least), key=lambda line: -ago.get(line.code, len(ago) + 1)
        )
        line = self.dice.choose(rested[: (len(rested) + 1) // 2])
        self.said[line.code] = line.text
        return line

    def say(self, lines: Iterable[Line], fits: Callable[[Line], bool] = lambda line: True) -> str:
        """A line without slots, or ""."""
        line = self.pick(lines, fits)
        return line.text if line else ""

    def frame(self, section: str, values: Mapping[str, str], fits: Callable[[Line], bool] = lambda line: True) -> str:
        """A frame of the room's tone, filled; "" when the section has none that may be said."""
        line = self.pick(self.book.frames(section, self.asked.tone), fits)
        return self.fill(line, values) if line else ""

    def fill(self, line: Line, values: Mapping[str, str]) -> str:
        """A line that was picked, with its slots filled."""
        self.said[line.code] = fill(line.text, values)
        return self.said[line.code]

    def _may(self, line: Line) -> bool:
        return (
            line.code not in self.said
            and (not line.hours or self.asked.hour in line.hours)
            and line.things <= self._here
            and not (self.sparing and line.fixed and self.memory.uses[line.code] >= MOST_USES)
        )


def lock_values(metal: str, emblem: str) -> dict[str, str]:
    """The slots that tell a lock or its key: {metal}, {emblem} ("an owl"), {the_emblem} ("the owl")."""
    return {"metal": metal, "emblem": with_article(emblem), "the_emblem": f"the {emblem}"}
