"""What every book is made from: the rooms that were entered, their doors, and the way that was walked."""

import hashlib
import unicodedata
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from apps.rooms.craft.truth.paths import spelled
from apps.rooms.domain import Path, Word, clean
from pipelines import Provenance

MOST_ROOMS = 400
MOST_CALLS = 2000

Short = Annotated[str, StringConstraints(max_length=120), AfterValidator(clean)]
Line = Annotated[str, StringConstraints(max_length=400), AfterValidator(clean)]
Prose = Annotated[str, StringConstraints(max_length=2000), AfterValidator(clean)]
Steps = Annotated[Path, Field(max_length=400)]


class Way(Word):
    """A door of a room. `to`: where it leads, whether or not that room was entered."""

    label: Short
    to: Steps
    through: Line = ""
    locked: bool = False


class Chapter(Word):
    """A room that was entered. `picture` and `voices` name files: a stored artefact's address on the web, a file's
    name in a folder. `voices`: its sentences in order."""

    path: Steps
    number: int = Field(ge=1)
    name: Short
    text: Prose
    alt: Line = ""
    theme: Short = ""
    exits: tuple[Way, ...] = Field(default=(), max_length=3)
    picture: Short | None = None
    voices: tuple[Short, ...] = Field(default=(), max_length=60)


class Book(Word):
    """A house as it was walked. `rooms`: in the order of first entry; `trail`: the rooms in the order walked, with
    every return. `cover` names a file as pictures do. `engines`: who told, painted and read it."""

    seed: Short
    title: Short = ""
    rooms: tuple[Chapter, ...] = Field(min_length=1, max_length=MOST_ROOMS)
    trail: tuple[Steps, ...] = Field(default=(), max_length=MOST_CALLS)
    cover: Short | None = None
    engines: tuple[Short, ...] = Field(default=("embedded writer 1",), max_length=6)

    @model_validator(mode="after")
    def rooms_are_themselves(self) -> Self:
        paths = {room.path for room in self.rooms}
        if len(paths) < len(self.rooms):
            raise PydanticCustomError("rooms_twice", "A room is in this book twice.")
        if any(path not in paths for path in self.trail):
            raise PydanticCustomError("trail_lost", "The trail of this book leads through a room that is not in it.")
        return self

    @property
    def name(self) -> str:
        return self.title.strip() or f"The House of {self.seed}"

    @property
    def made_by(self) -> Provenance:
        trained = not all(engine.startswith("embedded") for engine in self.engines)
        return Provenance(", ".join(self.engines), trained=trained)

    @property
    def walked(self) -> tuple[Path, ...]:
        """The trail, or the rooms in order where none was given."""
        return self.trail or tuple(room.path for room in self.rooms)

    def digest(self, purpose: str) -> bytes:
        """16 bytes that belong to this house and these rooms: for identifiers that must not change between exports."""
        facts = [purpose, self.seed, *(f"{spelled(room.path)}={room.name}" for room in self.rooms)]
        return hashlib.blake2b("\n".join(facts).encode(), digest_size=16).digest()


def titles(book: Book) -> dict[Path, str]:
    """A name for each room that no other room of the book has."""
    taken_names: set[str] = set()
    unique: dict[Path, str] = {}
    for room in book.rooms:
        name = " ".join(room.name.split()) or f"Room {room.number}"
        if name in taken_names:
            name = f"{name} ({room.number})"
        taken_names.add(name)
        unique[room.path] = name
    return unique


def taken(book: Book) -> set[tuple[Path, Path]]:
    """(from, to) of each step of the trail."""
    return set(zip(book.walked, book.walked[1:]))


def file_stem(book: Book) -> str:
    """The book's name as a file's, in plain letters: "the-house-of-lamp-oil"."""
    plain = unicodedata.normalize("NFKD", book.name.casefold())
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in plain).split()
    return "-".join(words)[:60].strip("-") or "house"
