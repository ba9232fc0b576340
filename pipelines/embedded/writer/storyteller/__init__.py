"""What is true of a room -> the room told: hand-written lines, drafted several times, and the draft an editor keeps.

It decides nothing about the house and knows no app; what it remembers is what `told` says. Its lines stand in lexicon/.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.embedded.writer.storyteller.asked import Asked, read_given
from pipelines.embedded.writer.storyteller.book import Book, book
from pipelines.embedded.writer.storyteller.dice import Dice
from pipelines.embedded.writer.storyteller.draft import Draft, write_draft
from pipelines.embedded.writer.storyteller.editor import UNPRINTABLE, marked
from pipelines.embedded.writer.storyteller.memory import Memory, marks
from pipelines.embedded.writer.storyteller.names import name_room
from pipelines.embedded.writer.storyteller.pen import Pen
from pipelines.embedded.writer.storyteller.play import describe, lines_of_play

DRAFTS = 16
LONG_NIGHT = 28
"""Drafts that are written before one is printed which the editor would not have."""


def tell_room(given: Mapping[str, Any], *, seed: int) -> dict[str, object]:
    """The answer to the task "rooms.room": narration, name, light_on (the thing told first), lines of play, alt and
    marks, as the app's schema names them. `seed` changes nothing a room is told by: the same facts give the same room.
    Raises KeyError for facts that lack one."""
    del seed  # the house's own seed and the room's address are the only dice: a room told ahead is the room entered
    asked = read_given(given)
    memory = Memory(asked.told)
    kept = _kept_draft(asked, book(), memory)
    name = name_room(asked, book(), memory)
    dice = Dice("play", asked.seed, asked.path, asked.number, asked.again, asked.tone)
    pen = Pen(asked, book(), memory, dice, sparing=False)
    pen.said.update(dict.fromkeys(kept.used, ""))
    return {
        "narration": kept.text,
        "name": name,
        "light_on": _told_first(asked, kept.text),
        **lines_of_play(pen, name),
        "alt": describe(asked, name),
        "marks": marks(list(pen.said)),
    }


def _told_first(asked: Asked, text: str) -> str:
    """The id of the thing that comes first in the text, "" where there are no things."""
    told = text.lower()
    places = {thing.id: told.find(thing.noun.lower()) for thing in asked.things}
    return min((id_ for id_ in places if places[id_] >= 0), key=places.__getitem__, default=next(iter(places), ""))


def _kept_draft(asked: Asked, lines: Book, memory: Memory) -> Draft:
    """The best of some drafts; of many more, while none is fit to print."""

    def drafts() -> Iterator[tuple[float, int, Draft]]:
        for number in range(LONG_NIGHT):
            draft = write_draft(asked, lines, memory, number, leanly=number >= DRAFTS)
            yield marked(draft, memory), number, draft

    best: tuple[float, int, Draft] | None = None
    for faults, number, draft in drafts():
        if best is None or faults < best[0]:
            best = (faults, number, draft)
        if number + 1 >= DRAFTS and best[0] < UNPRINTABLE:
            break
    assert best is not None
    return best[2]
