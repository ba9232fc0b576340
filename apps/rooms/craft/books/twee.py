"""A book -> Twee 3 (specification v3.0.2), as Twine imports it: one passage a room, at its place on the map."""

import json
import re
from uuid import UUID

from apps.rooms.craft.books.book import Book, Chapter, titles
from apps.rooms.domain import Path

FORMAT, FORMAT_VERSION = "SugarCube", "2.37.3"
PASSAGE = 100
STEP_X, STEP_Y = 150, 150
_MARKUP = re.compile(
    r"[&<>\[\]{}$\\~^*#|@=`\"]|(?<=_)_|_(?=_|\w)|(?:(?<=/)/|/(?=/))|(?:(?<=')'|'(?='))|(?:(?<=-)-|-(?=-))|^[!:]", re.M
)


def twee(book: Book) -> bytes:
    """The whole story as UTF-8. What a visitor or a writer wrote can neither begin a passage nor become markup."""
    names = titles(book)
    start = names[book.rooms[0].path]
    data = {
        "ifid": ifid(book),
        "format": FORMAT,
        "format-version": FORMAT_VERSION,
        "start": _line(start),
        "tag-colors": {"dead-end": "gray"},
        "zoom": 1,
    }
    places = layout([room.path for room in book.rooms])
    passages = [
        f":: StoryTitle\n{_line(book.name)}\n",
        f":: StoryData\n{json.dumps(data, indent=1, ensure_ascii=False)}\n",
        f":: About [about] {_metadata(0, 0)}\n{_prose(book.made_by.says)}\n",
        *(_passage(room, names, places[room.path]) for room in book.rooms),
    ]
    return "\n\n".join(passages).encode()


def ifid(book: Book) -> str:
    """An identifier in the form of a version 4 UUID, in capitals; the same house and rooms keep theirs."""
    return str(UUID(bytes=book.digest("ifid"), version=4)).upper()


def layout(paths: list[Path]) -> dict[Path, tuple[int, int]]:
    """Where each passage stands on Twine's map, in pixels: a row for each step into the house, children under their
    parents, nothing on top of anything."""
    known, places, column = set(paths), {}, 0

    def place(path: Path) -> int:
        nonlocal column
        below = [place((*path, i)) for i in range(3) if (*path, i) in known]
        if not below:
            column += 1
        x = (below[0] + below[-1]) // 2 if below else (column - 1) * STEP_X
        places[path] = (x, (len(path) + 1) * STEP_Y)
        return x

    for root in (path for path in paths if not path or path[:-1] not in known):
        place(root)
    return places


def _passage(room: Chapter, names: dict[Path, str], place: tuple[int, int]) -> str:
    tags = " ".join(filter(None, (re.sub(r"[^a-z-]", "", room.theme), "" if room.exits else "dead-end")))
    lines = [
        f":: {_escaped(names[room.path])} {f'[{tags}] ' if tags else ''}{_metadata(*place)}",
        _prose(room.text),
        "",
    ]
    for way in room.exits:
        label = _line(way.label)
        lines.append(f"[[{label}->{_link(names[way.to])}]]" if way.to in names else f"{_prose(label)} (unopened)")
    back = names.get(room.path[:-1]) if room.path else None
    if back:
        lines.append(f"[[Go back->{_link(back)}]]")
    return "\n".join(lines) + "\n"


def _metadata(x: int, y: int) -> str:
    return json.dumps({"position": f"{x},{y}", "size": f"{PASSAGE},{PASSAGE}"}, separators=(",", ":"))


def _escaped(name: str) -> str:
    """A passage's name in its header: the signs of tag and metadata blocks are escaped with a backslash."""
    return re.sub(r"([\\\[\]{}])", r"\\\1", _link(name))


def _link(name: str) -> str:
    """A passage's name as links say it: without the signs that would end a link."""
    return re.sub(r"\s+", " ", re.sub(r"->|<-|[\[\]|{}<>$\"]", " ", name)).strip(" :") or "Room"


def _line(text: str) -> str:
    return re.sub(r"[\[\]|{}<>$\"]|->|<-", "", " ".join(text.split())).lstrip(":") or "…"


def _prose(text: str) -> str:
    """Text that every story format shows as text: what could be markup stands as a character reference."""
    return _MARKUP.sub(lambda sign: f"&#{ord(sign.group())};", text)
