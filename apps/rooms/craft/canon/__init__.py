"""Canon files -> frozen values: the nouns the truth needs, themes and threads. Prose is the storyteller's.

themes.txt, a blank line between themes:
    # key | room names, …
    P hours … | five colours, darkest to paper
    D id | noun phrase | hint            a door to this theme
    T id | noun phrase | tail            a searchable thing
    I id | noun phrase | remark          an item to be found
threads.txt:
    # id | he/she/it/they | mystery/person/omen [| what an `it` is called]
    B spot or - | what is told, in plain words | fact or - | gift + remark, or -
    In words and facts {who} {first} {last} {he} {him} {his} {spot} stand for the person and the thing of the beat.
people.txt: `she | names`, `he | names`, `they | names`, `last | names`.
keys.txt: `metal | …`, `emblem | …`, `bow | …`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from pipelines import Hour

FOLDER = Path(__file__).parent
Pronoun = Literal["she", "he", "it", "they"]
ThreadKind = Literal["mystery", "person", "omen"]


@dataclass(frozen=True, slots=True)
class DoorLook:
    """One way a door to a theme can look. `kind` is "theme/id"."""

    kind: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class ThingKind:
    """A thing that can be searched. `tail` goes on from the noun phrase `label` after a comma."""

    kind: str
    label: str
    tail: str


@dataclass(frozen=True, slots=True)
class ItemKind:
    """An item that can be found, and what one notices about it."""

    kind: str
    label: str
    remark: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What a room can be: its names, the hours it has, its palette from darkest to paper, and what is in it."""

    key: str
    names: tuple[str, ...]
    hours: tuple[Hour, ...]
    palette: tuple[str, ...]
    doors: tuple[DoorLook, ...]
    things: tuple[ThingKind, ...]
    items: tuple[ItemKind, ...]


@dataclass(frozen=True, slots=True)
class Gift:
    """What a beat hands over."""

    label: str
    remark: str


@dataclass(frozen=True, slots=True)
class Beat:
    """One step of a thread. `needs_spot`: it happens at a thing of the room."""

    needs_spot: bool
    says: str
    fact: str | None
    gift: Gift | None


@dataclass(frozen=True, slots=True)
class Thread:
    """A mystery, a person or an omen that returns. `called`: what an `it` is called; people get names from the seed."""

    id: str
    pronoun: Pronoun
    kind: ThreadKind
    called: str | None
    beats: tuple[Beat, ...]

    @property
    def named_from(self) -> int:
        """The place of the first beat that tells the person's name; 0 for an `it`."""
        names = ("{who}", "{first}", "{last}")
        told = (place for place, beat in enumerate(self.beats) if any(name in beat.says for name in names))
        return 0 if self.called is not None else next(told, len(self.beats))


@dataclass(frozen=True, slots=True)
class KeyParts:
    """What keys are made of."""

    metals: tuple[str, ...]
    emblems: tuple[str, ...]
    bows: tuple[str, ...]


class CanonBroken(ValueError):
    """A canon file says something that cannot be: the message names the file and the line's words."""


@cache
def themes() -> dict[str, Theme]:
    """All themes by key, in the order of the file. Raises CanonBroken."""
    return {theme.key: theme for theme in map(_theme, _blocks("themes.txt"))}


@cache
def threads() -> dict[str, Thread]:
    """All threads by id, in the order of the file. Raises CanonBroken."""
    return {thread.id: thread for thread in map(_thread, _blocks("threads.txt"))}


@cache
def people() -> dict[str, tuple[str, ...]]:
    """First names by pronoun, and family names under "last"."""
    return _lists("people.txt")


@cache
def key_parts() -> KeyParts:
    lists = _lists("keys.txt")
    return KeyParts(lists["metal"], lists["emblem"], lists["bow"])


@cache
def door_look(kind: str) -> DoorLook:
    """The look "theme/id". Raises KeyError for one that is not in canon."""
    return {look.kind: look for look in themes()[kind.partition("/")[0]].doors}[kind]


@cache
def thing_kind(kind: str) -> ThingKind:
    """The thing "theme/id". Raises KeyError for one that is not in canon."""
    return {thing.kind: thing for thing in themes()[kind.partition("/")[0]].things}[kind]


@cache
def item_kind(kind: str) -> ItemKind:
    """The item "theme/id". Raises KeyError for one that is not in canon."""
    return {item.kind: item for item in themes()[kind.partition("/")[0]].items}[kind]


def _lines(name: str) -> Iterator[str]:
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line.strip():
            yield line.strip()


def _blocks(name: str) -> list[list[list[str]]]:
    """The blocks of a file, each begun by its # line; every line as [mark, field, field, …]."""
    blocks: list[list[list[str]]] = []
    for line in _lines(name):
        mark, _, rest = line.partition(" ")
        row = [mark, *(field.strip() for field in rest.split("|"))]
        if mark == "#":
            blocks.append([])
        elif not blocks:
            raise CanonBroken(f"{name}: {line!r} stands before the first # line")
        blocks[-1].append(row)
    return blocks


def _lists(name: str) -> dict[str, tuple[str, ...]]:
    rows = (line.partition(" | ") for line in _lines(name))
    return {head: tuple(word.strip() for word in rest.split(",")) for head, _, rest in rows}


def _theme(rows: list[list[str]]) -> Theme:
    _, key, names = _fields(rows[0], 3)
    marked: dict[str, list[list[str]]] = {"P": [], "D": [], "T": [], "I": []}
    for row in rows[1:]:
        if row[0] not in marked:
            raise CanonBroken(f"themes.txt: {key}: nothing begins with {row[0]!r}")
        marked[row[0]].append(_fields(row, 3 if row[0] == "P" else 4))
    if len(marked["P"]) != 1:
        raise CanonBroken(f"themes.txt: {key} needs one P line")
    _, hours, palette = marked["P"][0]
    unknown = set(hours.split()) - set(get_args(Hour))
    if unknown:
        raise CanonBroken(f"themes.txt: {key}: no such hour: {sorted(unknown)}")
    return Theme(
        key=key,
        names=tuple(name.strip() for name in names.split(",")),
        hours=cast("tuple[Hour, ...]", tuple(hours.split())),
        palette=tuple(palette.split()),
        doors=tuple(DoorLook(f"{key}/{name}", label, hint) for _, name, label, hint in marked["D"]),
        things=tuple(ThingKind(f"{key}/{name}", label, tail) for _, name, label, tail in marked["T"]),
        items=tuple(ItemKind(f"{key}/{name}", label, remark) for _, name, label, remark in marked["I"]),
    )


def _thread(rows: list[list[str]]) -> Thread:
    head = rows[0]
    if len(head) not in {4, 5} or head[2] not in get_args(Pronoun) or head[3] not in get_args(ThreadKind):
        raise CanonBroken(f"threads.txt: cannot read {' | '.join(head[1:])!r}")
    pronoun, kind = cast("Pronoun", head[2]), cast("ThreadKind", head[3])
    called = head[4] if len(head) > 4 else f"the {head[1]}" if pronoun == "it" else None
    return Thread(head[1], pronoun, kind, called, tuple(_beat(row) for row in rows[1:]))


def _beat(row: list[str]) -> Beat:
    mark, spot, says, fact, gift = _fields(row, 5)
    if mark != "B" or spot not in {"spot", "-"}:
        raise CanonBroken(f"threads.txt: cannot read the beat {says!r}")
    label, _, remark = gift.partition(" + ")
    return Beat(spot == "spot", says, None if fact == "-" else fact, None if gift == "-" else Gift(label, remark))


def _fields(row: list[str], count: int) -> list[str]:
    if len(row) != count or not all(row):
        raise CanonBroken(f"canon: {' | '.join(row)!r} needs {count - 1} fields, none empty")
    return row
