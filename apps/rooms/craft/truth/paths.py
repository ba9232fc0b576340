"""Paths and find ids as text: "0.1.2", "0.1:0" (a key), "library/bookmark@0.1" (an item), "gift:bird" (a gift)."""

from apps.rooms.domain import Path

GIFT = "gift:"


def spelled(path: Path) -> str:
    """(0, 1, 2) -> "0.1.2"; the first room is ""."""
    return ".".join(map(str, path))


def read_path(text: str) -> Path | None:
    """ "0.1.2" -> (0, 1, 2); None where the text is no path. Only plain digits, one a step, are read."""
    if not text:
        return ()
    steps = text.split(".")
    if all(len(step) == 1 and step in "012" for step in steps):
        return tuple(map(int, steps))
    return None


def key_id(address: str, number: int) -> str:
    """The `number`-th key made by the room at `address`, a spelled path."""
    return f"{address}:{number}"


def item_id(kind: str, address: str) -> str:
    """The item of a kind ("library/bookmark") that belongs to the room at `address`, a spelled path."""
    return f"{kind}@{address}"


def gift_id(thread: str) -> str:
    return GIFT + thread


def is_key(find: str) -> bool:
    """Whether a find is a key: items and gifts are not."""
    return "@" not in find and not find.startswith(GIFT)
