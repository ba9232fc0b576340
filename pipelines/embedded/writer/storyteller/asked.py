"""Prompt.given of the task "rooms.room" -> Asked: what is true of the room that is to be told. Decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.embedded.writer.storyteller.words import bare, short


@dataclass(frozen=True, slots=True)
class Lock:
    """`emblem` without its article: "owl", "half moon"."""

    metal: str
    emblem: str


@dataclass(frozen=True, slots=True)
class Held:
    """What lies in a thing: `name` with its article, `remark` a clause without a full stop."""

    id: str
    is_key: bool
    name: str
    remark: str

    @property
    def item(self) -> str:
        """Canon's id of an item: "library/bookmark@0.1" -> "bookmark"."""
        return self.id.partition("@")[0].rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Thing:
    """A searchable thing. `key`: canon's id inside its theme; `noun`: what one calls it the second time."""

    id: str
    key: str
    label: str
    tail: str
    lock: Lock | None
    holds: tuple[Held, ...]
    wants: str
    gives: tuple[Held, ...]

    @property
    def noun(self) -> str:
        return short(self.label)


@dataclass(frozen=True, slots=True)
class Door:
    """A way on. `look`: canon's id inside the theme beyond; `known`: an earlier room of that theme, or ""."""

    id: str
    side: str
    look: str
    beyond: str
    label: str
    hint: str
    lock: Lock | None
    fold: bool
    known: str

    @property
    def noun(self) -> str:
        return bare(self.label)


@dataclass(frozen=True, slots=True)
class Beat:
    """A step of a running thread. `people`: the slots who, first, last, he, him, his. `thing`: the id of the thing it
    plays on, or "". `says`: the plain summary, for a thread that this storyteller has no lines for."""

    thread: str
    number: int
    people: Mapping[str, str]
    thing: str
    says: str


@dataclass(frozen=True, slots=True)
class Told:
    """A room told before: its name, text (only for the latest) and marks."""

    name: str
    text: str
    marks: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A room that is to be told. `path` is its address; `number` counts from 1; `last_room`: the room one comes from,
    or ""; `met`: people on cards, who have names ("the wren" is none); `told`: latest last."""

    seed: str
    path: tuple[int, ...]
    number: int
    again: int
    tone: str
    theme: str
    names: tuple[str, ...]
    hour: str
    doors: tuple[Door, ...]
    things: tuple[Thing, ...]
    beat: Beat | None
    met: tuple[str, ...]
    items: tuple[str, ...]
    keys: int
    last_room: str
    told: tuple[Told, ...]


def read_given(given: Mapping[str, Any]) -> Asked:
    """The facts of a request. Raises KeyError where one is missing."""
    return Asked(
        seed=given["seed"],
        path=tuple(given["path"]),
        number=given["number"],
        again=given["again"],
        tone=given["tone"],
        theme=given["theme"],
        names=tuple(given["names"]),
        hour=given["hour"],
        doors=tuple(_door(door) for door in given["doors"]),
        things=tuple(_thing(thing) for thing in given["things"]),
        beat=_beat(given["beat"]) if given["beat"] else None,
        met=tuple(dict.fromkeys(card["who"] for card in given["cards"] if card["who"][:1].isupper())),
        items=tuple(given["bag"]),
        keys=given["keys"],
        last_room=_one_line(given["last_room"]),
        told=tuple(Told(told["name"], told.get("text") or "", told.get("marks") or "") for told in given["told"]),
    )


def _lock(lock: Mapping[str, str] | None) -> Lock | None:
    return Lock(lock["metal"], lock["emblem"]) if lock else None


def _held(held: Mapping[str, Any]) -> Held:
    return Held(held["id"], held["what"] == "key", held["name"], held["remark"] or "")


def _thing(thing: Mapping[str, Any]) -> Thing:
    return Thing(
        thing["id"],
        thing["kind"].partition("/")[2],
        thing["label"],
        thing["tail"],
        _lock(thing["lock"]),
        tuple(_held(held) for held in thing["holds"]),
        thing["wants"] or "",
        tuple(_held(held) for held in thing["gives"]),
    )


def _door(door: Mapping[str, Any]) -> Door:
    return Door(
        door["id"],
        door["side"],
        door["look"].partition("/")[2],
        door["beyond"],
        door["label"],
        door["hint"],
        _lock(door["lock"]),
        door["fold"],
        _one_line(door["known"]),
    )


def _one_line(name: str | None) -> str:
    """A name that was sent back by a page, which may hold any signs."""
    return " ".join((name or "").split())


def _beat(beat: Mapping[str, Any]) -> Beat:
    people = {name: str(value) for name, value in (beat["person"] or {}).items() if value}
    return Beat(beat["thread"], beat["number"], people, beat["thing"] or "", beat["says"])
