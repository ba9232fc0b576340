"""What a room is called: the theme's noun with a tail ("of Almost") or a head ("Second-Best"). No name comes twice."""

from collections.abc import Iterator

from pipelines.embedded.writer.storyteller.asked import Asked
from pipelines.embedded.writer.storyteller.book import Book
from pipelines.embedded.writer.storyteller.dice import Dice
from pipelines.embedded.writer.storyteller.memory import Memory

NAME_CHARS = 40
NEVER_TWICE = (" of ", "'s ")
"""No "Hall of Eels of Sharp Pencils", no "Optimist's Clockmaker's Attic"."""


def name_room(asked: Asked, book: Book, memory: Memory) -> str:
    """The house deals its tails and heads in one fixed order, a room's number says which is its own: so a name stays
    unique far beyond what is remembered. What the last rooms were called is passed over."""
    spare = ""
    for name, dressing in _every_name(asked, book):
        if name in memory.names or len(name) > NAME_CHARS:
            continue
        if dressing not in memory.late_names:
            return name
        spare = spare or name
    return spare or f"{asked.names[0]} No. {asked.number}"


def _every_name(asked: Asked, book: Book) -> Iterator[tuple[str, str]]:
    """(name, what it is dressed with), the room's own first."""
    dressings = [(line.text, False) for line in book.frames("tail")] + [
        (line.text, True) for line in book.frames("head")
    ]
    dressings = Dice("names", asked.seed).shuffled(dressings)
    nouns = Dice("nouns", asked.seed, asked.theme).shuffled(asked.names)
    singular = [noun for noun in nouns if not noun.partition(" of ")[0].endswith("s")] or nouns  # a room is "it"
    rounds, first = divmod(asked.number - 1, len(dressings))
    for turn in range(len(singular)):
        noun = singular[(rounds + turn) % len(singular)]
        for step in range(len(dressings)):
            words, leads = dressings[(first + step) % len(dressings)]
            name = f"{words} {noun}" if leads else f"{noun} {words}"
            if all(name.count(twice) < 2 for twice in NEVER_TWICE):
                yield name, words
