"""A book -> plain text: the rooms as they were walked, to be read anywhere."""

import textwrap

from apps.rooms.craft.books.book import Book, titles

WIDTH = 78


def transcript(book: Book) -> bytes:
    """UTF-8, lines of at most 78 characters. A room entered again is told by its name alone."""
    names, rooms = titles(book), {room.path: room for room in book.rooms}
    parts = [book.name, "=" * min(WIDTH, len(book.name)), ""]
    told: set[tuple[int, ...]] = set()
    previous = None
    for path in book.walked:
        room = rooms[path]
        if previous is not None:
            way = next((way for way in rooms[previous].exits if way.to == path), None)
            parts += [*_wrapped(f"> {way.label}. {way.through}" if way else f"> to {names[path]}"), ""]
        previous = path
        if path in told:
            continue
        told.add(path)
        parts += [f"{room.number}. {names[path]}", ""]
        for paragraph in room.text.split("\n\n"):
            parts += [*_wrapped(paragraph), ""]
        parts += [f"  - {way.label}{' (locked)' if way.locked else ''}" for way in room.exits]
        parts += [""]
    parts += ["-" * 8, *_wrapped(book.made_by.says), ""]
    return "\n".join(parts).encode()


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), WIDTH) or [""]
